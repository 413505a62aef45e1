"""An event that one page shows twice becomes one record."""

from __future__ import annotations

import re

from transform.records import WebinarRecord
from transform.titles import letters_of


def distinct(records: list[WebinarRecord]) -> list[WebinarRecord]:
    """An event that the page shows twice, on one day and under one title, is one record, the fuller one."""
    kept: list[WebinarRecord] = []
    for record in records:
        twin = next((k for k in kept if _same_event(k, record)), None)
        if twin is None:
            kept.append(record)
            continue
        fuller, other = (record, twin) if _fullness(record) > _fullness(twin) else (twin, record)
        kept[kept.index(twin)] = fuller
        urls = {r.url.value for r in fuller.resources}
        fuller.resources += [r for r in other.resources if r.url.value not in urls]
        for name in (
            "date",
            "start_time",
            "end_time",
            "time_zone",
            "description",
            "series",
            "detail_url",
            "registration_url",
        ):
            if getattr(fuller, name) is None:
                setattr(fuller, name, getattr(other, name))
        if not fuller.presenters:
            fuller.presenters, affiliations = (
                other.presenters,
                [o for o in other.organizations if o.relation == "presenter_affiliation"],
            )
            fuller.organizations += affiliations
    return kept


def _same_event(a: WebinarRecord, b: WebinarRecord) -> bool:
    days = [r.date.value.start for r in (a, b) if r.date is not None and r.date.value.precision == "day"]
    one, other = (letters_of(record.title.value) for record in (a, b))
    if one == other:
        return len(days) < 2 or days[0] == days[1]
    hours = {r.start_time.value for r in (a, b) if r.start_time is not None}
    return len(days) == 2 and days[0] == days[1] and len(hours) < 2 and _abridged(a.title.value, b.title.value)


def _abridged(a: str, b: str) -> bool:
    """One title is the other without its subtitle, or with a word less: a schedule above the entries says less."""
    one, other = (set(re.findall(r"\w{3,}", re.sub(r"[’']s\b", "", title).lower())) for title in (a, b))
    small, big = sorted((one, other), key=len)
    return len(small) >= 3 and small <= big


def _fullness(record: WebinarRecord) -> int:
    return (
        len(record.presenters) * 2
        + len(record.resources)
        + (record.description is not None) * 2
        + (record.date is not None)
    )
