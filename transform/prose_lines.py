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
    titles = _titles(line)
    starts: list[int] = []
    for begin, end in _clauses(line.text):
        named = [start for start in titles if begin <= start < end]
        dates = find_dates(line.text[begin:end], language=language)
        days = [begin + mention.start for mention in dates if mention.first.day]
        if named and days:
            starts += [begin, *(_with_words_before(line.text, at) for at in _further_pairs(named, days))]
    if len(starts) < 2:
        return [line]
    bounds = [0, *starts] if starts[0] > 0 else starts
    return [slice_of(line, a, b) for a, b in zip(bounds, [*bounds[1:], len(line.text)], strict=True)]


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """Sentences, and what semicolons part in them: "On May 3 A will present “X”; on May 10 B will …"."""
    at = 0
    for sentence in sentences(text):
        for clause in re.split(r"(?<=;)\s+", sentence):
            begin = text.index(clause, at)
            at = begin + len(clause)
            yield begin, at


def _further_pairs(titles: list[int], days: list[int]) -> list[int]:
    """Where a clause of several events ("“X” is on May 3, “Y” on May 10") names those after the first."""
    first, second = (titles, days) if titles[0] < days[0] else (days, titles)
    in_turn = [place for pair in zip(first, second, strict=False) for place in pair]
    return first[1:] if len(first) == len(second) and in_turn == sorted(in_turn) else []


def _with_words_before(text: str, at: int) -> int:
    """Where the words begin that lead to this place: "and on May 3", "and “TITLE”"."""
    lead = _LEADING_WORDS.search(text, 0, at)
    return lead.start() if lead else at


_LEADING_WORDS = re.compile(r"(?:\b(?i:and|then|finally|on|y|el)\s+)*[“\"«]?$")


def _titles(line: Line) -> list[int]:
    """Where the words begin that could be a title: linked, italic, bold or quoted."""
    spans = [(k.start, k.end) for k in line.links if not k.embedded and len(k.text.split()) >= 2]
    spans += [(s, e) for kind, s, e in line.marks if kind in ("italic", "bold")]
    spans += [m.span(1) for m in _QUOTED.finditer(line.text)]
    return sorted(
        {s for s, e in spans if line.text[s:e].strip(' “"«¿¡')[:1].isupper() and len(line.text[s:e].split()) >= 2}
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
