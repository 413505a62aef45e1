"""All tables of a release from what was read of the archived pages.

`build_tables` is a pure function: the same readings, sources, runs and release before give the same tables, in whatever
order they come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import pyarrow as pa

from transform.changes import differences
from transform.corrected_webinars import CorrectedWebinars
from transform.correcting import UnusedCorrection, correct
from transform.corrections import Correction
from transform.evidence import EvidenceRows
from transform.history import Appearance, PageReading, appearances, page_id
from transform.lasting_ids import Earlier
from transform.organization_lookup import register_lookup
from transform.resolution import Resolution, SourceFacts
from transform.rows import Row, Rows
from transform.schema import TABLES
from transform.uncorrected import uncorrected_rows
from transform.vocabulary import vocabulary
from transform.webinar_tables import WebinarTables


def build_tables(
    readings: Iterable[PageReading],
    sources: Iterable[SourceFacts],
    runs: Iterable[Row],
    *,
    run_id: str,
    as_of: date,
    previous: Mapping[str, pa.Table] | None = None,
    corrections: Sequence[Correction] = (),
    unused: list[UnusedCorrection] | None = None,
) -> dict[str, pa.Table]:
    """The tables of `schema.TABLES` of the run `run_id`, rows in the order of their primary keys.

    readings: every fetch of every page, of this run and all before it; runs: rows of `runs` for all runs of the
    readings and this one (its counts of webinars are filled in here); as_of: the day taken as today; previous: the
    tables of the release before; unused: takes the corrections that no longer apply.
    """
    previous = previous or {}
    earlier = Earlier(previous)
    ordered = sorted(readings, key=_order)
    known = list(sources)
    resolved = Resolution(ordered, known, earlier, register_lookup())
    read_now = {reading.snapshot.source_id for reading in ordered if _read_in(reading, run_id)}

    def rows_of(shown: Iterable[Appearance]) -> Rows:
        rows, evidence = _webinars(shown, resolved, as_of)
        _put(rows, "sources", _sources(known, ordered, resolved, read_now, earlier))
        _put(rows, "organizations", resolved.organizations.rows())
        _put(rows, "organization_names", resolved.organizations.name_rows())
        _put(rows, "presenters", resolved.people.rows())
        _put(rows, "pages", _pages(ordered))
        _put(rows, "topics", _topics())
        _put(rows, "aliases", resolved.aliases(rows.keys(), earlier, run_id))
        _put(rows, "ties", resolved.ties(rows.keys()))
        _put(rows, "evidence", evidence.about(rows.keys()))
        return rows

    rows = rows_of(appearances(ordered, resolved.webinar_id))
    if corrections:
        read, events = rows, CorrectedWebinars(corrections, rows, ordered)
        rows = rows_of(events.appearances(resolved.webinar_id))
        since = {(row["table_name"], row["alias_id"]): row["since_run_id"] for row in earlier.corrected_rows("aliases")}
        found_useless = correct(rows, read, corrections, events, run_id, since)
        _put(rows, "uncorrected", uncorrected_rows(read, rows))
        if unused is not None:
            unused += found_useless
    _put(rows, "runs", runs)

    if "changes" in previous:
        _put(rows, "changes", previous["changes"].to_pylist())
    tables = {name: rows.arrow(name) for name in TABLES}
    found = list(differences(previous, tables, run_id))
    _put(rows, "changes", found)
    rows.of("runs")[run_id,].update(_counts(found))
    return tables | {name: rows.arrow(name) for name in ("runs", "changes")}


def _webinars(shown: Iterable[Appearance], resolved: Resolution, as_of: date) -> tuple[Rows, EvidenceRows]:
    """The rows of all webinars that were shown, and the evidence for them."""
    rows, evidence = Rows(), EvidenceRows()
    resolved.begin()
    webinars: defaultdict[str, list[Appearance]] = defaultdict(list)
    for appearance in shown:
        webinars[appearance.webinar_id].append(appearance)
    one = WebinarTables(rows, evidence, resolved, as_of)
    for webinar_id, listed in webinars.items():
        one.add(webinar_id, listed)
    return rows, evidence


def _put(rows: Rows, table: str, made: Iterable[Row]) -> None:
    for row in made:
        rows.put(table, row)


def _order(reading: PageReading) -> tuple[object, ...]:
    snapshot = reading.snapshot
    return snapshot.fetched_at, snapshot.source_id, snapshot.final_url, snapshot.url, snapshot.sha256


def _read_in(reading: PageReading, run_id: str) -> bool:
    return reading.record is not None and reading.snapshot.run_id == run_id


# -- tables that are not of one webinar ------------------------------------------------------------------------------


def _sources(
    sources: Iterable[SourceFacts],
    readings: Iterable[PageReading],
    resolved: Resolution,
    read_now: set[str],
    earlier: Earlier,
) -> Iterator[Row]:
    """Rows of the sources given and of those that have pages but no source file any more, as they were known last."""
    known: dict[str, Row] = {
        source.id: {"name": source.name, "homepage": source.homepage, "start_urls": list(source.start_urls)}
        for source in sources
    }
    before = {row["source_id"]: row for row in earlier.rows("sources")}
    for source_id in {reading.snapshot.source_id for reading in readings} - known.keys():
        known[source_id] = before.get(source_id, {"name": source_id, "homepage": None, "start_urls": []})
    for source_id, row in known.items():
        owner = resolved.owners.get(source_id)
        organization_id = resolved.organizations.add(owner, source_id, None) if owner else None
        yield {**row, "source_id": source_id, "organization_id": organization_id, "stale": source_id not in read_now}


def _pages(readings: list[PageReading]) -> Iterator[Row]:
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
