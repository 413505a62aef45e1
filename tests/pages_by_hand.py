"""Pages made by hand for tests of the tables: short makers of records and fetches, and looks into the tables."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

import pyarrow as pa

from crawler.archive import Snapshot
from transform.history import PageReading
from transform.records import EventDate, Evidence, Method, PageRecord, PresenterRecord, Role, Sourced, WebinarRecord
from transform.rows import Row
from transform.tables import build_tables

T = TypeVar("T")
TODAY = date(2024, 6, 15)
RUNS = ["20240601T080000Z", "20240608T080000Z", "20240615T080000Z"]
LIST, DETAIL = "https://lab.example.org/webinars", "https://lab.example.org/webinars/heat"


@dataclass(frozen=True)
class Source:
    id: str = "lab"
    name: str = "Example Lab"
    start_urls: tuple[str, ...] = (LIST,)
    homepage: str | None = "https://lab.example.org/"
    organization: str | None = "The Example Lab"
    time_zone: str | None = None


def said(value: T, method: Method = "layout", confidence: float = 0.9, quote: str | None = None) -> Sourced[T]:
    return Sourced(value, Evidence(quote or str(value), "/html/body/p[1]", method, confidence))


def on(day: date) -> Sourced[EventDate]:
    return said(EventDate(day, day.year, "day", f"{day:%B} {day.day}, {day.year}"))


MAY_2 = on(date(2024, 5, 2))


def webinar(title: str, when: Sourced[EventDate] | None = MAY_2, position: int = 0, **more: Any) -> WebinarRecord:
    values: dict[str, Any] = {"format": said("webinar"), "status": said("unknown"), **more}
    return WebinarRecord(title=said(title), position=position, date=when, **values)


def person(name: str, role: Role = "presenter", organization: str | None = None, **more: Any) -> PresenterRecord:
    return PresenterRecord(said(name), said(role), organization=said(organization) if organization else None, **more)


def fetched(
    *webinars: WebinarRecord,
    url: str = LIST,
    run: int = 0,
    source: str = "lab",
    status: int = 200,
    asked: str | None = None,
    problem: str | None = None,
    content: str | None = None,
) -> PageReading:
    """One fetch of a page in the run of that number; without status 200 or with a problem, nothing was read."""
    moment = datetime.strptime(RUNS[run], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    delay = timedelta(seconds=int(hashlib.sha256(f"{source} {url}".encode()).hexdigest(), 16) % 600)
    snapshot = Snapshot(
        source_id=source,
        run_id=RUNS[run],
        url=asked or url,
        final_url=url,
        http_status=status,
        content_type="text/html",
        fetched_at=moment + delay,
        sha256=hashlib.sha256((content or repr((webinars, status))).encode()).hexdigest(),
        archive_file=f"{RUNS[run]}/{source}.warc.gz",
        archive_offset=0,
        archive_length=10,
        unchanged=False,
    )
    read = status == 200 and problem is None
    record = PageRecord(url, "Webinars", "en", list(webinars)) if read else None
    return PageReading(snapshot, record, problem)


def run_rows(count: int) -> list[Row]:
    counts = ("pages_fetched", "pages_unchanged", "pages_failed")
    counted = dict.fromkeys((*counts, "webinars_added", "webinars_changed", "webinars_withdrawn"), 0)
    moment = datetime(2024, 6, 1, tzinfo=UTC)
    about = {"started_at": moment, "finished_at": moment, "software_version": "1", "model_version": "1"}
    return [{"run_id": run, **about, "verdict": "none", **counted} for run in RUNS[:count]]


def tables_of(
    *readings: PageReading,
    previous: dict[str, pa.Table] | None = None,
    sources: tuple[Source, ...] = (Source(),),
    **more: Any,
) -> dict[str, pa.Table]:
    newest = max((RUNS.index(reading.snapshot.run_id) for reading in readings), default=0)
    return build_tables(
        readings, sources, run_rows(newest + 1), run_id=RUNS[newest], as_of=TODAY, previous=previous, **more
    )


def rows(tables: dict[str, pa.Table], name: str, /, **where: object) -> list[Row]:
    found: list[Row] = tables[name].to_pylist()
    return [row for row in found if all(row[column] == value for column, value in where.items())]


def only(tables: dict[str, pa.Table], name: str, /, **where: object) -> Row:
    (row,) = rows(tables, name, **where)
    return row


def moments(*readings: PageReading) -> list[datetime]:
    return [reading.snapshot.fetched_at for reading in readings]
