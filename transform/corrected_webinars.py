"""Corrections that say which events there are: applied to the appearances, before webinars become rows.

So a webinar that was merged, split or added is put together from its pages by the same order of trust as any other, and
who spoke only at a dropped one is gone with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from transform.announcements import webinar_key
from transform.correction_addresses import Addresses, NoLongerAppliesError
from transform.corrections import Add, Correction, Drop, Merge, Split
from transform.history import Appearance, PageReading, WebinarIdOf, appearances
from transform.identity import canonical_url, identifier
from transform.records import EventDate, Evidence, Sourced, WebinarRecord
from transform.rows import Rows

_OneOf = TypeVar("_OneOf", bound=Correction)


class CorrectedWebinars:
    """What corrections make of the events that were told from the pages."""

    def __init__(self, corrections: Sequence[Correction], rows: Rows, readings: Sequence[PageReading]) -> None:
        """rows: as they are without corrections; readings: in order of time."""
        self._rows = rows
        self._readings = readings
        self._addresses = Addresses(rows)
        self._merged: dict[str, str] = {}
        self._split: dict[tuple[str, str], str] = {}
        self._dropped: set[str] = set()
        self._added: list[Appearance] = []
        self.done: dict[str, tuple[str, Correction]] = {}
        """By what the correction says (`told`): the webinar that it is about, and the correction itself."""
        self.unused: dict[str, str] = {}
        """By what the correction says: why it no longer applies."""
        self._each(corrections, Split, self._part)
        self._each(corrections, Merge, self._merge)
        self._each(corrections, Drop, self._drop)
        self._each(corrections, Add, self._add)

    @property
    def aliases(self) -> dict[str, str]:
        """Id of a merged webinar → that of the one which it is now."""
        return {row_id: self._now(row_id) for row_id in self._merged}

    def appearances(self, webinar_id_of: WebinarIdOf) -> list[Appearance]:
        """The appearances of all webinars, as corrected."""

        def corrected(record: WebinarRecord, reading: PageReading) -> str:
            row_id = webinar_id_of(record, reading)
            page = canonical_url(reading.snapshot.final_url)
            return self._now(self._split.get((row_id, page), row_id))

        found = appearances(self._readings, corrected)
        return [appearance for appearance in found if appearance.webinar_id not in self._dropped] + self._added

    def _each(self, corrections: Sequence[Correction], verb: type[_OneOf], apply: Callable[[_OneOf], str]) -> None:
        for correction in corrections:
            if isinstance(correction, verb) and _is_of_webinars(correction):
                try:
                    self.done[correction.told] = apply(correction), correction
                except NoLongerAppliesError as error:
                    self.unused[correction.told] = str(error)

    def _now(self, row_id: str) -> str:
        while row_id in self._merged:
            row_id = self._merged[row_id]
        return row_id

    def _part(self, split: Split) -> str:
        row_id = self._addresses.find(split.split)
        listed = {canonical_url(row["page_url"]) for row in self._listings(row_id)}
        pages = [canonical_url(page) for page in split.pages]
        if not listed & set(pages):
            raise NoLongerAppliesError(f"none of the pages lists {row_id}")
        if listed <= set(pages):
            raise NoLongerAppliesError(f"no other page lists {row_id}, so nothing would be left of it")
        other = identifier("web", row_id, pages[0])
        self._split |= {(row_id, page): other for page in pages}
        return other

    def _merge(self, merge: Merge) -> str:
        one, other = (self._now(self._addresses.find(address)) for address in (merge.merge, merge.into))
        if one == other:
            raise NoLongerAppliesError(f"both are {one} by now")
        self._merged[one] = other
        return other

    def _drop(self, drop: Drop) -> str:
        row_id = self._now(self._addresses.find(drop.drop))
        self._dropped.add(row_id)
        return row_id

    def _add(self, add: Add) -> str:
        address = add.add
        page = canonical_url(address.page or "")
        fetches = [
            reading.snapshot
            for reading in self._readings
            if reading.record is not None and canonical_url(reading.snapshot.final_url) == page
        ]
        if not fetches:
            raise NoLongerAppliesError(f"the page {address.page} is not in the archive")
        if next(self._addresses.fitting(address), None) is not None:
            raise NoLongerAppliesError("the page is read so by now")
        record = _record(add)
        row_id = webinar_key(
            address.printed, record.date.value if record.date else None, fetches[0].source_id
        ).natural_id
        times = fetches[0].fetched_at, fetches[-1].fetched_at
        self._added.append(Appearance(row_id, fetches[-1].source_id, 0, record, fetches[-1], *times))
        return row_id

    def _listings(self, row_id: str) -> Iterator[dict[str, str]]:
        return (row for row in self._rows.of("listings").values() if row["webinar_id"] == row_id)


def _is_of_webinars(correction: Correction) -> bool:
    match correction:
        case Split():
            return correction.split.table == "webinars"
        case Merge():
            return correction.merge.table == "webinars"
        case Drop():
            return correction.drop.table == "webinars"
        case Add():
            return correction.add.table == "webinars"
    return False


def _record(add: Add) -> WebinarRecord:
    evidence = Evidence(add.quote, None, "correction", 1.0)
    when = event_date(add.add.date) if add.add.date else None
    return WebinarRecord(
        title=Sourced(add.add.printed, evidence),
        position=0,
        format=Sourced("webinar", evidence),
        status=Sourced("unknown", evidence),
        date=Sourced(when, evidence) if when else None,
    )


def event_date(stated: str) -> EventDate:
    """A date given as a day, a month or a year: 2024-05-02, 2024-05, 2024."""
    year, *rest = map(int, stated.split("-"))
    if not rest:
        return EventDate(None, year, "year", stated)
    return EventDate(
        date(year, rest[0], rest[1] if len(rest) > 1 else 1), year, "day" if len(rest) > 1 else "month", stated
    )
