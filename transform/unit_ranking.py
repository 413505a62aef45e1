"""Which units of a page that lists several webinars are webinars, weighed with weights that were learned.

The rules of `transform.event_signals` ask one unit for proof and `transform.unit_classes` lets its likes vote; what a
logistic regression over the clues of `transform.unit_clues` makes of the same page, and a second over those of
`transform.unit_context`, is held against them: it drops what is hardly one, and adds what likely is. `webinars
train-layout` learns the weights.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from transform.layout_weights import shipped_weights
from transform.linekinds import Reading
from transform.titles import letters_of
from transform.units import Unit

LIKELY, ADDED_FROM = 1.4, 0.7
"""In log-odds: two units that are likely by themselves make a list of a page; and from which on a unit that the rules
missed is added, the others of the page considered."""

PROVEN = 2.0
"""What it adds to the log-odds of a unit that the rules found it."""
LIKELIER = 1.0
"""By how much, in log-odds, a line within a unit has to be likelier than the unit's own to take its place; what a
sentence names as an event need only be likelier."""


# A title that is still open is like no other title, and yet its day may be set.
_OPEN = re.compile(r"(?i)\b(?:to be (?:announced|determined|confirmed)|tb[acd]|por (?:anunciar|confirmar|definir))\b")


def likelihood(clues: frozenset[str], weights: Mapping[str, float] | None = None) -> float:
    """How much speaks for a unit's being a webinar, in log-odds; weights: by clue, by default the shipped ones."""
    known = weights or shipped_weights()["units"]
    return math.fsum(known.get(clue, 0.0) for clue in [*clues, "any"])


def weighed_again(
    found: Sequence[tuple[Unit, float]],
    could_be: Sequence[Unit],
    odds: Mapping[int, float],
    score: float,
    named_within: Sequence[Unit] = (),
) -> list[tuple[Unit, float]]:
    """The units that are likely webinars, the likeliest first to be chosen, in order of the page.

    found: what the rules found, which counts for much; could_be: what else may be added; odds: by id of the unit, the
    others of the page considered; score: what an added unit is given; named_within: units that may lie within one that
    was found and give it its title. None holds a chosen one, lies within one, or has its title.
    """
    scores = {id(unit): weight for unit, weight in found}

    def weight(unit: Unit) -> float:
        return odds[id(unit)] + PROVEN * (id(unit) in scores)

    def is_beside(unit: Unit, other: Unit) -> bool:
        """One that the rules found may have the title of another: what is held again."""
        again = letters_of(unit.title) == letters_of(other.title) and not {id(unit), id(other)} <= scores.keys()
        return not again and not _same_part(unit, other)

    def stands(unit: Unit) -> bool:
        """An item that the rules found stands as well for the title that lies within it."""
        if id(unit) not in scores:
            return weight(unit) >= ADDED_FROM
        named = max((odds[id(other)] for other in named_within if _names_part(other, unit)), default=-PROVEN)
        return weight(unit) >= 0 or named > 0 or _OPEN.search(unit.title) is not None

    every = {id(unit): unit for unit in [*(unit for unit, _ in found), *could_be]}
    kept: list[Unit] = []
    for unit in sorted(every.values(), key=weight, reverse=True):
        if stands(unit) and all(is_beside(unit, other) for other in kept):
            kept.append(unit)
    return sorted(((unit, scores.get(id(unit), score)) for unit in kept), key=lambda pair: pair[0].head.index)


def with_their_items(
    chosen: Sequence[tuple[Unit, float]], found: Sequence[tuple[Unit, float]]
) -> list[tuple[Unit, float]]:
    """The chosen units; one that a sentence names, alone in an item that the rules found, goes on to the item's end."""

    def lines_of(unit: Unit) -> list[Reading]:
        items = [item for item, _ in found if _names_part(unit, item)]
        alone = [item for item in items if sum(item.holds(other) for other, _ in chosen) == 1]
        if unit.signature != ("inline",) or len(alone) != 1:
            return unit.lines
        return [reading for reading in alone[0].lines if reading.index >= unit.head.index]

    return [(replace(unit, lines=lines_of(unit)), weight) for unit, weight in chosen]


def with_likelier_heads(
    chosen: Sequence[tuple[Unit, float]], others: Sequence[Unit], odds: Mapping[int, float]
) -> list[tuple[Unit, float]]:
    """The chosen units, each under the one title within it that is far likelier than its own head, if there is one.

    An item of a newsletter is headed "Lunch & Learn Goes Online" and names the webinar in its first sentence; "Session
    Two" stands above the session's title. others: all units that could be titles; odds: by id of the unit.
    """
    renamed = []
    for unit, weight in chosen:
        own = odds[id(unit)]
        likelier = [other for other in others if _names_part(other, unit) and odds[id(other)] > own]
        least = own if likelier and likelier[0].signature == ("inline",) else max(own + LIKELIER, 0.0)
        if len(likelier) == 1 and odds[id(likelier[0])] > least:
            (inner,) = likelier
            unit = Unit(inner.signature, inner.head, inner.title, unit.lines, unit.sections, unit.campaign)
        renamed.append((unit, weight))
    return renamed


def _names_part(other: Unit, unit: Unit) -> bool:
    apart = unit.signature[0] != "row" and unit.signature != ("h", "1") and not unit.title.rstrip().endswith(":")
    return apart and other.head is not unit.head and unit.holds(other)


def _same_part(unit: Unit, other: Unit) -> bool:
    return unit.head is other.head or unit.holds(other) or other.holds(unit)
