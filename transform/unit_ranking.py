"""Which units of a page that lists several webinars are webinars, weighed with weights that were learned.

The rules of `transform.event_signals` ask one unit for proof and `transform.unit_classes` lets its likes vote; what a
logistic regression over the clues of `transform.unit_clues` makes of the same page is held against them: it drops what
is hardly one, and adds what surely is. `webinars train-layout` learns the weights.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import fmean

from transform.layout_weights import shipped_weights
from transform.titles import letters_of
from transform.units import Unit

DROPPED_BELOW, ADDED_FROM = -1.4, 1.4
"""In log-odds: below it a unit that the rules found is dropped; from it on, one that they missed is added."""
LIKELIER = 1.0
"""By how much, in log-odds, a line within a unit has to be likelier than the unit's own to take its place; what a
sentence names as an event need only be likelier."""
APART = 1.5
"""How far, in log-odds, a unit to be dropped has to lie below the mean of its likes where these are to be kept."""


# A title that is still open is like no other title, and yet its day may be set.
_OPEN = re.compile(r"(?i)\b(?:to be (?:announced|determined|confirmed)|tb[acd]|por (?:anunciar|confirmar|definir))\b")


def likelihood(clues: frozenset[str], weights: Mapping[str, float] | None = None) -> float:
    """How much speaks for a unit's being a webinar, in log-odds; weights: by clue, by default the shipped ones."""
    known = weights or shipped_weights()["units"]
    return sum(known.get(clue, 0.0) for clue in [*clues, "any"])


def weighed_again(
    found: Sequence[tuple[Unit, float]], likely: Sequence[Unit], odds: Mapping[int, float], score: float
) -> list[tuple[Unit, float]]:
    """The units that rules found, without the unlikely ones, and the likely ones that they missed, in order.

    odds: by id of the unit; score: what an added unit is given. Lines made alike differ in length and in what they say
    of themselves: an unlikely one stands with its likes unless it lies apart from them. Nothing is added that holds a
    kept unit, lies within one, or has its title.
    """
    alike: defaultdict[tuple[str, ...], list[float]] = defaultdict(list)
    for unit, _ in found:
        alike[unit.signature].append(odds[id(unit)])
    kept = [
        (unit, weight)
        for unit, weight in found
        if _OPEN.search(unit.title) or not _is_unlikely(unit, odds[id(unit)], fmean(alike[unit.signature]))
    ]
    for unit in sorted(likely, key=lambda unit: -odds[id(unit)]):
        if not any(_same_part(unit, other) for other, _ in kept):
            kept.append((unit, score))
    return sorted(kept, key=lambda pair: pair[0].head.index)


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


def _is_unlikely(unit: Unit, own: float, of_likes: float) -> bool:
    """By itself and with its likes; rows of one table stand or fall together."""
    apart = unit.signature[0] != "row" and own < of_likes - APART
    return own < DROPPED_BELOW and (of_likes < DROPPED_BELOW or apart)


def _same_part(unit: Unit, other: Unit) -> bool:
    return (
        unit.head is other.head
        or unit.holds(other)
        or other.holds(unit)
        or letters_of(unit.title) == letters_of(other.title)
    )
