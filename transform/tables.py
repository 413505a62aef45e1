"""All tables of a release from what was read of the archived pages.

`build_tables` is a pure function: the same readings, sources, runs and release before give the same tables, in whatever
order they come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol

import pyarrow as pa

from transform.changes import differences
from transform.evidence import EvidenceRows
from transform.history import Appearance, PageReading, appearances, page_id
from transform.identity import WebinarKey
from transform.organizations import Acronyms, Organizations
from transform.persons import PersonMention, Persons
from transform.records import PageRecord, WebinarRecord
from transform.rows import Row, Rows
from transform.schema import TABLES
from transform.vocabulary import vocabulary
from transform.webinar_tables import WebinarTables


class SourceFacts(Protocol):
    """What a source file tells of its pages; `crawler.sources.Source` has it all."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def start_urls(self) -> Sequence[str]: ...
    @property
    def homepage(self) -> str | None: ...
    @property
    def organization(self) -> str | None: ...
    @property
    def time_zone(self) -> str | None: ...


def build_tables(
    readings: Iterable[PageReading],
    sources: Iterable[SourceFacts],
    runs: Iterable[Row],
    *,
    run_id: str,
    as_of: date,
    previous: Mapping[str, pa.Table] | None = None,
) -> dict[str, pa.Table]:
    """The tables of `schema.TABLES` of the run `run_id`, rows in the order of their primary keys.

    readings: every fetch of every page, of this run and all before it; runs: rows of `runs` for all runs of the
    readings and this one (its counts of webinars are filled in here); as_of: the day taken as today; previous: the
    tables of the release before.
    """
    previous = previous or {}
    ordered = sorted(readings, key=_order)
    organizations = Organizations(_acronyms(ordered))
    people = Persons(_mentions(ordered, organizations))
    rows, evidence = Rows(), EvidenceRows()

    webinars: defaultdict[WebinarKey, list[Appearance]] = defaultdict(list)
    for appearance in appearances(ordered):
        webinars[appearance.webinar].append(appearance)
    one = WebinarTables(rows, evidence, organizations, people, as_of)
    for key, listed in webinars.items():
        one.add(key, listed)

    read_now = {reading.snapshot.source_id for reading in ordered if _read_in(reading, run_id)}
    _put(rows, "sources", _sources(sources, ordered, organizations, read_now, previous))
    _put(rows, "organizations", organizations.rows())
    _put(rows, "organization_names", organizations.name_rows())
    _put(rows, "presenters", people.rows())
    _put(rows, "pages", _pages(ordered))
    _put(rows, "topics", _topics())
    _put(rows, "evidence", evidence.about(rows.keys()))
    _put(rows, "runs", runs)

    if "changes" in previous:
        _put(rows, "changes", previous["changes"].to_pylist())
    tables = {name: rows.arrow(name) for name in TABLES}
    found = list(differences(previous, tables, run_id))
    _put(rows, "changes", found)
    rows.of("runs")[run_id,].update(_counts(found))
    return tables | {name: rows.arrow(name) for name in ("runs", "changes")}


def _put(rows: Rows, table: str, made: Iterable[Row]) -> None:
    for row in made:
        rows.put(table, row)


def _order(reading: PageReading) -> tuple[object, ...]:
    snapshot = reading.snapshot
    return snapshot.fetched_at, snapshot.source_id, snapshot.final_url, snapshot.url, snapshot.sha256


def _read_in(reading: PageReading, run_id: str) -> bool:
    return reading.record is not None and reading.snapshot.run_id == run_id


# -- what names mean on the pages of a source ------------------------------------------------------------------------


def _records(readings: Iterable[PageReading]) -> Iterator[tuple[PageReading, WebinarRecord]]:
    """Each record once, with the first reading of its page that holds it."""
    seen: set[tuple[str, str, int]] = set()
    for reading in readings:
        page: PageRecord | None = reading.record
        mark = (*reading.place, id(page))
        if page is not None and mark not in seen:
            seen.add(mark)
            yield from ((reading, record) for record in page.webinars)


def _acronyms(readings: Sequence[PageReading]) -> Acronyms:
    """What the pages define in the names of organizations and in their running text."""
    names, prose = [], []
    for reading, record in _records(readings):
        source_id = reading.snapshot.source_id
        names += [(source_id, organization.name.value) for organization in record.organizations]
        texts = [record.title, record.description]
        for presenter in record.presenters:
            names += [(source_id, presenter.organization.value)] if presenter.organization else []
            texts += [presenter.affiliation_text, presenter.bio]
        prose += [(source_id, text.value) for text in texts if text is not None]
    return Acronyms(names, prose)


def _mentions(readings: Sequence[PageReading], organizations: Organizations) -> Iterator[PersonMention]:
    for reading, record in _records(readings):
        source_id, run_id = reading.snapshot.source_id, reading.snapshot.run_id
        for presenter in record.presenters:
            body = presenter.organization
            organization_id = organizations.organization_id(body.value, source_id) if body else None
            yield PersonMention(presenter.name.value, source_id, organization_id, run_id)


# -- tables that are not of one webinar ------------------------------------------------------------------------------


def _sources(
    sources: Iterable[SourceFacts],
    readings: Iterable[PageReading],
    organizations: Organizations,
    read_now: set[str],
    previous: Mapping[str, pa.Table],
) -> Iterator[Row]:
    """Rows of the sources given and of those that have pages but no source file any more, as they were known last."""
    known = {source.id: source for source in sources}
    for source in known.values():
        organization_id = organizations.add(source.organization, source.id, None) if source.organization else None
        yield {
            "source_id": source.id,
            "name": source.name,
            "organization_id": organization_id,
            "homepage": source.homepage,
            "start_urls": list(source.start_urls),
            "stale": source.id not in read_now,
        }
    names = {row["organization_id"]: row["name"] for row in _previous_rows(previous, "organizations")}
    before = {row["source_id"]: row for row in _previous_rows(previous, "sources")}
    for source_id in {reading.snapshot.source_id for reading in readings} - known.keys():
        row = before.get(source_id, {"name": source_id, "homepage": None, "start_urls": [], "organization_id": None})
        name = names.get(row["organization_id"])
        organization_id = organizations.add(name, source_id, None) if name else None
        yield {**row, "source_id": source_id, "organization_id": organization_id, "stale": source_id not in read_now}


def _previous_rows(previous: Mapping[str, pa.Table], table: str) -> list[Row]:
    return previous[table].to_pylist() if table in previous else []


def _pages(readings: Sequence[PageReading]) -> Iterator[Row]:
    """One row for each distinct response, as it was fetched first."""
    first = {page_id(reading.snapshot): reading.snapshot for reading in reversed(readings)}
    for identity, snapshot in first.items():
        yield {
            "page_id": identity,
            "url": snapshot.url,
            "final_url": snapshot.final_url,
            "http_status": snapshot.http_status,
            "content_type": snapshot.content_type,
            "fetched_at": snapshot.fetched_at,
            "sha256": snapshot.sha256,
            "archive_file": snapshot.archive_file,
            "archive_offset": snapshot.archive_offset,
            "archive_length": snapshot.archive_length,
            "source_id": snapshot.source_id,
            "run_id": snapshot.run_id,
        }


def _topics() -> Iterator[Row]:
    for topic in vocabulary():
        yield {
            "topic_id": topic.topic_id,
            "label": topic.label,
            "broader_topic_id": topic.broader_topic_id,
            "definition": topic.definition,
        }


def _counts(changes: Iterable[Row]) -> dict[str, int]:
    touched: dict[str, set[str]] = {"added": set(), "changed": set(), "withdrawn": set()}
    for change in changes:
        if change["table_name"] == "webinars":
            touched[change["change"]].add(change["row_key"])
    return {f"webinars_{change}": len(keys) for change, keys in touched.items()}
