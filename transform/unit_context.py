"""What the odds of the other units of a page say of a unit: those made like it, those within it, those around it.

`transform.unit_clues` looks at each unit by itself. Seen together, a class whose members are all likely carries a poor
one among them, and of two that claim the same lines the likelier is right. A second logistic regression weighs these
clues (stacked generalization: Wolpert 1992), made from odds that the first gave pages it had not learned from.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from transform.layout_weights import shipped_weights
from transform.title_lines import title_like
from transform.titles import letters_of
from transform.units import Unit

_LOG_ODDS = (-6, -4, -3, -2, -1, -0.5, 0, 0.5, 1, 2, 3, 4, 6)
_SHARES = (0.01, 0.3, 0.5, 0.8, 0.99)
_FEW = (1, 2, 3, 5, 9, 15)
_OF_PAGE = (0.02, 0.05, 0.1, 0.2, 0.4, 0.7, 0.95)
_GOOD = 1.4  # log-odds
_NONE = -9.0  # the odds of what is not there


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Where a unit lies among the others of its page, all of them by their numbers.

    likes: those of its class, itself among them; inner and outer: those that it holds and that hold it; rivals: those
    that cannot be webinars beside it (likes with its title can, on another day); lines: how many are its own; share:
    that part of the page; covered: the part that its likes take together.
    """

    likes: tuple[int, ...]
    inner: tuple[int, ...]
    outer: tuple[int, ...]
    rivals: tuple[int, ...]
    lines: int
    share: float
    covered: float
    title_like: bool


def neighbours(units: Sequence[Unit], size: int) -> list[Neighbours]:
    """How the units of a page lie to each other; size: the number of its lines."""
    likes: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    of_head: defaultdict[int, list[int]] = defaultdict(list)
    titled: defaultdict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        likes[unit.signature].append(number)
        of_head[unit.head.index].append(number)
        titled[letters_of(unit.title)].append(number)
    inner: list[list[int]] = []
    outer: list[list[int]] = [[] for _ in units]
    for number, unit in enumerate(units):
        within = (other for line in unit.lines if line is not unit.head for other in of_head[line.index])
        inner.append([other for other in within if unit.holds(units[other])])
        for other in inner[number]:
            outer[other].append(number)
    found = []
    for number, unit in enumerate(units):
        alike = likes[unit.signature]
        again = {other for other in titled[letters_of(unit.title)] if other not in alike}
        same = {*of_head[unit.head.index], *again, *inner[number], *outer[number]} - {number}
        covered = sum(len(units[other].lines) for other in alike) / size
        found.append(
            Neighbours(
                tuple(alike),
                tuple(inner[number]),
                tuple(outer[number]),
                tuple(sorted(same)),
                len(unit.lines),
                len(unit.lines) / size,
                covered,
                title_like(unit),
            )
        )
    return found


def context_clues(page: Sequence[Neighbours], odds: Sequence[float], several: float) -> list[frozenset[str]]:
    """The clues of each unit; odds: of each, by itself; several: the share of its being a page of several webinars."""
    classes = {unit.likes: [odds[other] for other in unit.likes] for unit in page}
    by_mean = sorted(classes, key=lambda likes: -fmean(classes[likes]))
    by_sum = sorted(classes, key=lambda likes: -sum(max(value, 0.0) for value in classes[likes]))
    rank = {likes: (by_mean.index(likes), by_sum.index(likes)) for likes in classes}
    return [
        frozenset(
            f"{name} from {step}"
            for name, value, steps in _measures(number, page, odds, classes, rank[page[number].likes], several)
            for step in steps
            if value >= step
        )
        for number in range(len(page))
    ]


def _measures(
    number: int,
    page: Sequence[Neighbours],
    odds: Sequence[float],
    classes: Mapping[tuple[int, ...], Sequence[float]],
    rank: tuple[int, int],
    several: float,
) -> Iterator[tuple[str, float, Sequence[float]]]:
    """What is measured of one unit: a name, its value, and the steps from which on it counts."""
    unit, own = page[number], odds[number]
    likes = classes[unit.likes]
    mean_of = {other: fmean(classes[page[other].likes]) for other in unit.rivals}
    best = max(odds)
    inner, outer = [odds[other] for other in unit.inner], [odds[other] for other in unit.outer]
    yield "own odds", own, _LOG_ODDS
    yield "mean of likes", fmean(likes), _LOG_ODDS
    yield "best of likes", max(likes), _LOG_ODDS
    yield "worst of likes", min(likes), _LOG_ODDS
    yield "median of likes", median(likes), _LOG_ODDS
    yield "likes that are even", sum(value > 0 for value in likes) / len(likes), _SHARES
    yield "likes that are good", sum(value > _GOOD for value in likes) / len(likes), _SHARES
    yield "likes", len(likes), _FEW
    yield "over the mean of likes", own - fmean(likes), _LOG_ODDS
    yield "best rival over it", max((odds[other] for other in unit.rivals), default=_NONE) - own, _LOG_ODDS
    yield "best class of rivals over its", max(mean_of.values(), default=_NONE) - fmean(likes), _LOG_ODDS
    yield "even ones within", sum(value > 0 for value in inner), _FEW
    yield "best within", max(inner, default=_NONE), _LOG_ODDS
    yield (
        "best class within",
        max((mean_of[other] for other in unit.inner if other in mean_of), default=_NONE),
        _LOG_ODDS,
    )
    yield "even ones around", sum(value > 0 for value in outer), _FEW
    yield "best around", max(outer, default=_NONE), _LOG_ODDS
    yield (
        "best class around",
        max((mean_of[other] for other in unit.outer if other in mean_of), default=_NONE),
        _LOG_ODDS,
    )
    yield "best of the page", best, _LOG_ODDS
    yield "class under the best of the page", best - max(likes), _LOG_ODDS
    yield "rank of class by mean", rank[0], _FEW
    yield "rank of class by sum", rank[1], _FEW
    yield "within", len(unit.inner), _FEW
    yield "around", len(unit.outer), _FEW
    yield "lines", unit.lines, _FEW
    yield "share of the page", unit.share, _OF_PAGE
    yield "covered by likes", unit.covered, _OF_PAGE
    yield "page of several", several, _OF_PAGE
    yield "could be a title", unit.title_like, (1,)


def odds_in_context(
    page: Sequence[Neighbours], odds: Sequence[float], several: float, weights: Mapping[str, float] | None = None
) -> list[float]:
    """The log-odds of each unit's being a webinar, the others considered; weights: by default the shipped ones."""
    known = weights or shipped_weights()["units in context"]
    return [math.fsum(known.get(clue, 0.0) for clue in [*clues, "any"]) for clues in context_clues(page, odds, several)]
