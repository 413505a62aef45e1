"""The one notation for labelled text: `[PERSON Ana Ruiz], [ROLE Director], [ORG Acme Labor Center]`.

The annotated blocks (`annotated/*.txt`) are written in it by hand and the grammar of the generated corpus writes it
too, so both are read by the same few lines. A label opens with a bracket and the label's name; spans do not nest.
In a file of blocks, an empty line ends a block and a line starting with `#` is a comment; a block keeps its breaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

LABELS = ("PERSON", "ORG", "ROLE", "GPE", "DEGREE", "DATE")

_SPAN = re.compile(rf"\[({'|'.join(LABELS)}) ([^\]]*)\]")
_OPENING = re.compile(rf"\[(?:{'|'.join(LABELS)}) ")


class MarkupError(ValueError):
    """A block whose labels cannot be read; the text says which block and why."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under one label, or under none."""

    text: str
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page: its text and its labelled spans (start and end in characters, label)."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def parse_segments(marked: str) -> list[Segment]:
    """Splits marked text into its segments, in order. Raises MarkupError for a label that never closes or is empty."""
    segments: list[Segment] = []
    position = 0
    for match in _SPAN.finditer(marked):
        if match.start() > position:
            segments.append(Segment(marked[position : match.start()]))
        text = match.group(2)
        if not text.strip() or text != text.strip() or _OPENING.search(text):
            raise MarkupError(f"label {match.group(1)} is empty, padded or nested in: {marked!r}")
        segments.append(Segment(text, match.group(1)))
        position = match.end()
    if position < len(marked):
        segments.append(Segment(marked[position:]))
    for segment in segments:
        if segment.label is None and _OPENING.search(segment.text):
            raise MarkupError(f"a label never closes in: {marked!r}")
    return segments


def join_segments(segments: list[Segment]) -> Block:
    """Puts segments together to a block."""
    text = ""
    spans: list[tuple[int, int, str]] = []
    for segment in segments:
        piece = segment.text
        if segment.label is not None:
            spans.append((len(text), len(text) + len(piece), segment.label))
        elif text.endswith(".") and piece.startswith("."):
            piece = piece[1:]  # "Acme Inc." at the end of a sentence has one full stop
        text += piece
    return Block(text, tuple(spans))


def parse_block(marked: str) -> Block:
    """Reads one marked block."""
    return join_segments(parse_segments(marked))


def write_block(block: Block) -> str:
    """The block in the notation; the inverse of `parse_block`."""
    marked, position = "", 0
    for start, end, label in block.spans:
        marked += f"{block.text[position:start]}[{label} {block.text[start:end]}]"
        position = end
    return marked + block.text[position:]


def read_blocks(path: Path) -> list[Block]:
    """Reads a file of marked blocks. Raises MarkupError naming the file."""
    blocks: list[Block] = []
    for chunk in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        lines = [line for line in chunk.strip("\n").split("\n") if not line.startswith("#")]
        marked = "\n".join(lines).strip()
        if marked:
            try:
                blocks.append(parse_block(marked))
            except MarkupError as error:
                raise MarkupError(f"{path.name}: {error}") from None
    return blocks
