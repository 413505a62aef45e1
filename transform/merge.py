"""Which value is taken where several pages, or several layers of one, say different things of a webinar.

A page that still lists the webinar, on the day to which it was moved, goes before one that does not; then trust in the
method decides (structured data, a source's own rule, layout, language, other rules; a correction by people before all),
then confidence, then the later fetch. The rest of the order only makes it the same everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from transform.history import Appearance
from transform.identity import fold
from transform.moved_days import moved_from
from transform.records import EventDate, Evidence, Method, Sourced, Status, WebinarRecord

T = TypeVar("T")
Candidate = tuple[Appearance, Sourced[T]]

_TRUST: dict[Method, int] = {
    "correction": 0,
    "structured_data": 1,
    "source_rule": 2,
    "layout": 3,
    "language_model": 4,
    "rule": 5,
}
_PRECISION = {"day": 0, "month": 1, "year": 2, "none": 3}


def deciding(appearances: Iterable[Appearance]) -> list[Appearance]:
    """The appearances of a webinar that decide about it: those that last, or all when none does; one that still tells
    the day from which the webinar was moved counts as one that does not last."""
    every = list(appearances)
    left = {day for appearance in every for day in moved_from(appearance.record)}
    lasting = [
        appearance
        for appearance in every
        if appearance.stopped_at is None
        and not (appearance.record.date is not None and appearance.record.date.value.start in left)
    ]
    return lasting or every


def rank(appearance: Appearance, evidence: Evidence) -> tuple[object, ...]:
    """The order of trust; the least is trusted most."""
    return (
        _TRUST[evidence.method],
        -evidence.confidence,
        -appearance.snapshot.fetched_at.timestamp(),
        appearance.source_id,
        appearance.snapshot.final_url,
        appearance.number,
    )


def candidates(
    appearances: Iterable[Appearance], pick: Callable[[WebinarRecord], Sourced[T] | None]
) -> list[Candidate[T]]:
    """What the appearances say, the most trusted first."""
    said = ((appearance, pick(appearance.record)) for appearance in appearances)
    return sorted(
        ((appearance, value) for appearance, value in said if value is not None),
        key=lambda candidate: rank(candidate[0], candidate[1].evidence),
    )


def first(found: Sequence[Candidate[T]]) -> T | None:
    """The most trusted value."""
    return found[0][1].value if found else None


def fullest(found: Sequence[Candidate[str]]) -> str | None:
    """The most trusted text or, where that is only the beginning of others, the longest of these."""
    taken = first(found)
    if taken is None:
        return None
    beginning = fold(taken)
    return max((text.value for _, text in found if fold(text.value).startswith(beginning)), key=len, default=taken)


def merged_date(found: Sequence[Candidate[EventDate]]) -> EventDate | None:
    """The most exact date; all of one webinar agree with each other."""
    return min((when.value for _, when in found), key=lambda when: _PRECISION[when.precision], default=None)


def merged_status(found: Sequence[Candidate[Status]], when: EventDate | None, as_of: date) -> Status:
    """The most trusted status that is known; what was scheduled for a day before `as_of` has been held by then."""
    status: Status = next((status.value for _, status in found if status.value != "unknown"), "unknown")
    return "held" if status == "scheduled" and _is_past(when, as_of) else status


def _is_past(when: EventDate | None, as_of: date) -> bool:
    if when is None or when.start is None:
        return when is not None and when.year is not None and when.year < as_of.year
    if when.precision == "month":
        return (when.start + timedelta(days=31)).replace(day=1) <= as_of
    return when.start < as_of
