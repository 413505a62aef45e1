"""The transform stage: archived pages → tables as Parquet files, read from and written to the data folder alone."""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
from pydantic import BaseModel

from crawler.archive import ArchiveError, ArchiveProblem, Snapshot, read_body, read_snapshots, software_version
from transform.correcting import UnusedCorrection
from transform.corrections import Correction
from transform.history import PageReading, page_id
from transform.parquet import read_tables, write_tables
from transform.resolution import SourceFacts
from transform.rows import as_text
from transform.runs import run_rows
from transform.tables import build_tables

if TYPE_CHECKING:
    from spacy.language import Language

_HTML = ("text/html", "application/xhtml+xml")
REPORT = "transform.json"


class TransformError(Exception):
    """The tables of a run cannot be made; the message is one line that says what to do."""


class PageProblem(BaseModel):
    """A page that could not be read; it stays in the archive, and what it listed before stays listed."""

    source_id: str
    url: str
    fetched_at: str
    reason: str


class TransformReport(BaseModel):
    """What one transform did; saved as `work/<run_id>/transform.json`."""

    run_id: str
    as_of: date
    software_version: str
    model_version: str
    contents_read: int
    """Distinct contents of HTML pages that were read, of all runs."""
    other_contents: int
    """Distinct responses that are archived and not read: errors, PDF files and the like."""
    webinars: dict[str, int]
    """By source: webinars that its pages list now."""
    rows: dict[str, int]
    """By table."""
    problems: list[PageProblem]
    corrections_applied: int = 0
    unused_corrections: list[UnusedCorrection] = []
    """Entries of corrections.yaml that find nothing to correct any more."""
    damaged: list[str]
    """Places in the archive that cannot be read."""


def transform_archive(
    out: Path,
    run_id: str,
    sources: Collection[SourceFacts],
    *,
    as_of: date,
    corrections: Sequence[Correction] = (),
    progress: Callable[[int, int], None] | None = None,
) -> TransformReport:
    """Make the tables of a run from all that is archived up to it, in `out/work/<run_id>/release/`.

    sources: all source files, those not crawled in this run too; as_of: the day taken as today; corrections: what
    people say of the rows; progress: is told the number of contents read and to read. A page that cannot be parsed is
    counted and named in the report, never fatal.

    Raises:
        TransformError: the release before is damaged, or the tables cannot be written.
        transform.language.LanguageModelError: the language model cannot be loaded.
    """
    from transform.language import load

    archive, work = out / "archive", out / "work" / run_id
    damaged: list[ArchiveProblem] = []
    snapshots = [snapshot for snapshot in read_snapshots(archive, damaged) if snapshot.run_id <= run_id]
    nlp = load()
    readings = _read_all(archive, snapshots, sources, as_of, nlp, progress)
    previous = _tables_before(out, run_id)
    model_version = "{lang}_{name} {version}".format_map(nlp.meta)
    versions = {"software_version": software_version(), "model_version": model_version}
    unused: list[UnusedCorrection] = []
    tables = build_tables(
        readings,
        sources,
        run_rows(out, run_id, snapshots, previous, versions),
        run_id=run_id,
        as_of=as_of,
        previous=previous,
        corrections=corrections,
        unused=unused,
    )
    report = _report(run_id, as_of, versions, readings, tables, damaged)
    report.corrections_applied, report.unused_corrections = len(corrections) - len(unused), unused
    try:
        shutil.rmtree(work / "release", ignore_errors=True)
        write_tables(tables, work / "release")
        (work / REPORT).write_text(report.model_dump_json(indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise TransformError(f"{work}: the tables cannot be written: {error.strerror or error}") from error
    return report


def release_before(out: Path, run_id: str) -> Path | None:
    """The folder of the newest release that is older than the run; None where there is none."""
    return max((path for path in (out / "releases").glob("*Z") if path.name < run_id), default=None)


def _tables_before(out: Path, run_id: str) -> dict[str, pa.Table]:
    folder = release_before(out, run_id)
    try:
        return read_tables(folder) if folder is not None else {}
    except OSError as error:
        told = " ".join(str(error).split())
        raise TransformError(
            f"{folder}: the release before is damaged, so changes cannot be told ({told}); restore or remove its folder"
        ) from error


def _read_all(
    archive: Path,
    snapshots: Collection[Snapshot],
    sources: Collection[SourceFacts],
    as_of: date,
    nlp: Language,
    progress: Callable[[int, int], None] | None,
) -> list[PageReading]:
    """A reading for each fetch; each distinct content is extracted once, as of the day of its first fetch."""
    by_id = {source.id: source for source in sources}
    to_read = {page_id(snapshot) for snapshot in snapshots if _is_html(snapshot)}
    read: dict[str, PageReading] = {}
    readings = []
    for snapshot in snapshots:
        identity = page_id(snapshot)
        if identity in to_read and identity not in read:
            read[identity] = _read(archive, snapshot, by_id.get(snapshot.source_id), as_of, nlp)
            if progress is not None:
                progress(len(read), len(to_read))
        known = read.get(identity)
        readings.append(replace(known, snapshot=snapshot) if known else PageReading(snapshot, None))
    return readings


def _read(archive: Path, snapshot: Snapshot, source: SourceFacts | None, as_of: date, nlp: Language) -> PageReading:
    """What extraction makes of a page; where it fails, in whatever way, the reason stands in place of the record."""
    from transform.extract import extract_page

    try:
        record = extract_page(
            read_body(archive, snapshot),
            snapshot.final_url,
            as_of=min(as_of, snapshot.fetched_at.date()),
            content_type=snapshot.content_type,
            site_name=(source.organization or source.name) if source else None,
            time_zone=source.time_zone if source else None,
            nlp=nlp,
        )
        # half a surrogate pair, which JSON can smuggle in, would otherwise fail the tables of all pages
        json.dumps(asdict(record), ensure_ascii=False, default=str).encode()
    except ArchiveError as error:
        return PageReading(snapshot, None, str(error))
    except Exception as error:
        return PageReading(snapshot, None, f"{type(error).__name__}: {error}")
    return PageReading(snapshot, record)


def _is_html(snapshot: Snapshot) -> bool:
    media_type = (snapshot.content_type or "text/html").split(";")[0].strip().lower()
    return snapshot.http_status == 200 and media_type in _HTML


def _report(
    run_id: str,
    as_of: date,
    versions: Mapping[str, str],
    readings: Collection[PageReading],
    tables: Mapping[str, pa.Table],
    damaged: Collection[ArchiveProblem],
) -> TransformReport:
    contents = {page_id(reading.snapshot): reading for reading in reversed(list(readings))}
    listed: defaultdict[str, set[str]] = defaultdict(set)
    for row in tables["listings"].select(["source_id", "webinar_id", "withdrawn_at"]).to_pylist():
        if row["withdrawn_at"] is None:
            listed[row["source_id"]].add(row["webinar_id"])
    return TransformReport(
        run_id=run_id,
        as_of=as_of,
        software_version=versions["software_version"],
        model_version=versions["model_version"],
        contents_read=sum(reading.record is not None for reading in contents.values()),
        other_contents=sum(reading.record is None and reading.problem is None for reading in contents.values()),
        webinars={source_id: len(listed[source_id]) for source_id in tables["sources"]["source_id"].to_pylist()},
        rows={name: table.num_rows for name, table in tables.items()},
        problems=[
            PageProblem(
                source_id=reading.snapshot.source_id,
                url=reading.snapshot.final_url,
                fetched_at=as_text(reading.snapshot.fetched_at),
                reason=reading.problem,
            )
            for reading in contents.values()
            if reading.problem is not None
        ],
        damaged=[f"{place.archive_file} at byte {place.offset}: {place.reason}" for place in damaged],
    )
