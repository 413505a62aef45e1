"""Paragraphs that tell of several events, parted so that each event has a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transform.dates import find_dates
from transform.document import Line, Link
from transform.sentences import sentences

_QUOTED = re.compile(r"[“\"«]([^”\"»]{8,160})[”\"»]")


def part_events(line: Line, language: str) -> list[Line]:
    """The line parted at the sentences or clauses that name a title and a day; whole where fewer than two do.

    What follows such a sentence belongs to its event, what precedes the first stays a line of its own.
    """
    if line.heading or len(line.text) < 150:
        return [line]
    starts: list[int] = []
    at = 0
    for sentence in _clauses(line.text):
        begin = line.text.index(sentence, at)
        at = begin + len(sentence)
        if _names_title(line, begin, at) and any(m.first.day for m in find_dates(sentence, language=language)):
            starts.append(begin)
    if len(starts) < 2:
        return [line]
    bounds = [0, *starts] if starts[0] > 0 else starts
    return [slice_of(line, a, b) for a, b in zip(bounds, [*bounds[1:], len(line.text)], strict=True)]


def _clauses(text: str) -> Iterator[str]:
    """Sentences, and what semicolons part in them: "On May 3 A will present “X”; on May 10 B will …"."""
    for sentence in sentences(text):
        yield from re.split(r"(?<=;)\s+", sentence)


def _names_title(line: Line, begin: int, end: int) -> bool:
    spans = [(k.start, k.end) for k in line.links if not k.embedded and len(k.text.split()) >= 2]
    spans += [(s, e) for kind, s, e in line.marks if kind in ("italic", "bold")]
    spans += [m.span(1) for m in _QUOTED.finditer(line.text)]
    return any(
        begin <= s < end and line.text[s:e].strip(' “"«¿¡')[:1].isupper() and len(line.text[s:e].split()) >= 2
        for s, e in spans
    )


def slice_of(line: Line, begin: int, end: int) -> Line:
    """The part of a line between two places of its text, with its links and marks."""
    text = line.text[begin:end].rstrip()
    links = tuple(
        Link(k.url, k.text, k.start - begin, min(k.end, end) - begin, k.embedded)
        for k in line.links
        if begin <= k.start < end or (k.embedded and end == len(line.text))
    )
    marks = tuple(
        (kind, max(s, begin) - begin, min(e, end) - begin) for kind, s, e in line.marks if s < end and e > begin
    )
    return Line(
        line.index, text, line.element, line.region, line.heading, line.first_of_block and begin == 0, links, marks
    )
