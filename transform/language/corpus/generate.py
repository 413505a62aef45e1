"""Draws blocks from the grammar and roughens them as pages do: bullets, capitals, other dashes and quotes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from transform.language.corpus.grammar import Grammar
from transform.language.corpus.terminals import Terminals
from transform.language.lexicon import DATA
from transform.language.markup import Block, Segment, join_segments, parse_segments

GRAMMAR = Path(__file__).parents[1] / "grammar"

# What a block is, with its share. Half of the blocks name nobody who presents: on a page, most do not.
KINDS = {
    "heading": 13,
    "paragraph": 14,
    "menu": 5,
    "mixed": 24,
    "line": 24,
    "labelled_line": 6,
    "number_line": 1,
    "list_line": 9,
    "labelled_list": 5,
    "card": 3,
    "fragment": 6,
    "people_sentence": 16,
    "bio": 10,
    "bio_rest": 4,
    "spanish": 9,
}

_BULLETS = ("• ", "- ", "* ", "– ", "· ", "1. ", "2) ", "» ")
_TAILS = (" (recording)", " (slides)", " (PDF)", " | Slides | Recording", " [PDF]", " (Spanish)", " Register", ".")


@cache
def load_grammar() -> Grammar:
    """The grammar of all files; refuses a slot that nothing defines."""
    paths = [*sorted(GRAMMAR.glob("*.txt")), DATA / "places.txt", DATA / "organizations.txt"]
    return Grammar.read(paths)


def generate_blocks(count: int, seed: int) -> Iterator[Block]:
    """Yields `count` labelled blocks; the same seed gives the same blocks, on every machine."""
    rng = random.Random(seed)  # noqa: S311  reproducibility is the point
    grammar = load_grammar()
    terminals = Terminals(rng)
    kinds, shares = list(KINDS), list(KINDS.values())
    for _ in range(count):
        terminals.forget()
        kind = rng.choices(kinds, shares)[0]
        marked = grammar.expand(kind, rng, terminals.table, terminals.notice)
        yield join_segments(_roughen(parse_segments(marked), kind, rng))


def _roughen(segments: list[Segment], kind: str, rng: random.Random) -> list[Segment]:
    if rng.random() < 0.04:
        segments = [Segment(segment.text.upper(), segment.label) for segment in segments]
    elif rng.random() < 0.05:
        capital = rng.choice(("PERSON", "ORG", "ROLE"))
        segments = [Segment(s.text.upper() if s.label == capital else s.text, s.label) for s in segments]
    if rng.random() < 0.5:
        segments = [Segment(segment.text.replace("'", "’"), segment.label) for segment in segments]
    if rng.random() < 0.15:
        dash = rng.choice((" - ", " — ", " – ", " -- "))
        segments = [Segment(s.text if s.label else s.text.replace(" – ", dash), s.label) for s in segments]
    if kind in {"line", "heading", "list_line", "mixed", "fragment"}:
        if rng.random() < 0.06:
            segments = [Segment(rng.choice(_BULLETS)), *segments]
        if rng.random() < 0.06:
            segments = [*segments, Segment(rng.choice(_TAILS))]
    return segments
