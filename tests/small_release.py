"""A small valid release, made row by row, that tests write, spoil and publish."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import pyarrow as pa

from transform import parquet
from transform.identity import identifier
from transform.schema import TABLES
from transform.vocabulary import vocabulary
from validation.files import to_frame
from validation.verdict import VERDICT, Verdict
from webinars import release
from webinars.release import work_folder
from webinars.run_report import summarize

RUN = "20261122T145500Z"
EARLIER, LATER = "20261115T145500Z", "20261129T145500Z"
SEEN = datetime(2026, 11, 22, 15, tzinfo=UTC)
SOURCES = ("harbor", "prairie")

Rows = dict[str, list[dict[str, Any]]]


def small_rows(webinars: int = 12) -> Rows:
    """Rows of every table for this many webinars, which the two sources list in turn."""
    rows: Rows = {name: [] for name in TABLES}
    rows["topics"] = [
        {"topic_id": topic.topic_id, "label": topic.label, "broader_topic_id": topic.broader_topic_id,
         "definition": topic.definition}
        for topic in vocabulary()
    ]  # fmt: skip
    narrow = [topic.topic_id for topic in vocabulary() if topic.broader_topic_id]
    rows["runs"] = [_run()]
    for source in SOURCES:
        rows["organizations"].append(_organization(source))
        rows["organization_names"].append(
            {"organization_id": identifier("org", source), "name": f"{source} office", "webinar_count": webinars // 2}
        )
        rows["sources"].append(
            {"source_id": source, "name": f"{source} office", "organization_id": identifier("org", source),
             "homepage": f"https://{source}.example/", "start_urls": [f"https://{source}.example/webinars"],
             "stale": False}
        )  # fmt: skip
        rows["pages"].append(_page(source))
        rows["presenters"].append(
            {"presenter_id": identifier("per", source), "name": f"Alex {source}", "given_name": "Alex",
             "family_name": source, "name_suffix": None}
        )  # fmt: skip
    for number in range(webinars):
        _add_webinar(rows, number, SOURCES[number % 2], narrow[number % len(narrow)])
    one, other = (identifier("per", source) for source in SOURCES)
    rows["aliases"].append(
        {"table_name": "presenters", "alias_id": identifier("per", "old"), "row_id": one, "since_run_id": RUN,
         "reason": "merged"}
    )  # fmt: skip
    rows["uncorrected"].append({"table_name": "presenters", "row_key": one, "uncorrected_row": None})
    rows["ties"].append({"table_name": "presenters", "row_id": one, "other_id": other, "weight": 0.5})
    return rows


def _run() -> dict[str, Any]:
    return {
        "run_id": RUN, "started_at": SEEN - timedelta(minutes=5), "finished_at": SEEN, "software_version": "0.1.0",
        "model_version": "1", "pages_fetched": 2, "pages_unchanged": 0, "pages_failed": 0, "webinars_added": 1,
        "webinars_changed": 0, "webinars_withdrawn": 0, "verdict": "none",
    }  # fmt: skip


def _organization(source: str) -> dict[str, Any]:
    return {
        "organization_id": identifier("org", source), "name": f"{source} office", "acronym": None,
        "kind": "state_agency", "jurisdiction": "US-MN", "parent_organization_id": None,
        "homepage": f"https://{source}.example/", "wikidata_id": "Q190", "ror_id": None,
    }  # fmt: skip


def _page(source: str) -> dict[str, Any]:
    url = f"https://{source}.example/webinars"
    return {
        "page_id": identifier("pag", source), "url": url, "final_url": url, "http_status": 200,
        "content_type": "text/html", "fetched_at": SEEN, "sha256": "0" * 64,
        "archive_file": f"{RUN}/{source}.warc.gz", "archive_offset": 0, "archive_length": 512, "source_id": source,
        "run_id": RUN,
    }  # fmt: skip


def _add_webinar(rows: Rows, number: int, source: str, topic: str) -> None:
    """One webinar with its listing, presenter, organization, topic, recording, evidence and change."""
    webinar, title = identifier("web", number), f"Wage recovery, part {number} – “práctica”"
    day = date(2018, 1, 15) + timedelta(days=67 * number % 2500)
    start = datetime.combine(day, datetime.min.time(), UTC).replace(hour=18)
    url = f"https://{source}.example/webinars"
    rows["webinars"].append(
        {"webinar_id": webinar, "title": title, "description": "Two hours.\nWith cases.", "series": None,
         "format": "webinar", "status": "held", "start_date": day, "year": day.year, "date_precision": "day",
         "date_text": day.isoformat(), "start_time": start, "end_time": start + timedelta(hours=2),
         "time_zone": "America/Chicago", "language": "en", "first_seen_at": SEEN, "last_seen_at": SEEN,
         "withdrawn_at": None, "confidence": 0.9}
    )  # fmt: skip
    rows["listings"].append(
        {"listing_id": identifier("lis", webinar, source), "webinar_id": webinar, "source_id": source,
         "page_url": url, "detail_url": f"{url}/{number}", "registration_url": None, "position": number,
         "title_as_listed": title, "page_id": identifier("pag", source), "first_seen_at": SEEN,
         "last_seen_at": SEEN, "withdrawn_at": None}
    )  # fmt: skip
    rows["webinar_presenters"].append(
        {"webinar_id": webinar, "presenter_id": identifier("per", source), "role": "presenter", "position": 0,
         "honorific": None, "credentials": ["JD", "MPA"] if number % 2 else [], "job_title": "Director",
         "organization_id": identifier("org", source), "affiliation_text": f"{source} office", "location": None,
         "bio": None, "confidence": 0.8}
    )  # fmt: skip
    for relation in ("host", "presenter_affiliation"):
        rows["webinar_organizations"].append(
            {"webinar_id": webinar, "organization_id": identifier("org", source), "relation": relation,
             "confidence": 0.9}
        )  # fmt: skip
    rows["webinar_topics"].append({"webinar_id": webinar, "topic_id": topic, "score": 0.7, "method": "rule"})
    rows["resources"].append(
        {"resource_id": identifier("res", webinar), "webinar_id": webinar, "kind": "recording", "label": "Recording",
         "url": f"{url}/{number}.mp4", "platform": None, "media_type": "video/mp4"}
    )  # fmt: skip
    rows["evidence"].append(
        {"evidence_id": identifier("evi", webinar), "table_name": "webinars", "row_key": webinar,
         "column_name": "title", "value": title, "page_id": identifier("pag", source), "quote": title,
         "selector": "/html/body/h2", "method": "layout", "inferred": False, "confidence": 0.9}
    )  # fmt: skip
    rows["changes"].append(
        {"change_id": identifier("chg", webinar), "run_id": RUN, "table_name": "webinars", "row_key": webinar,
         "change": "added", "column_name": None, "old_value": None, "new_value": None}
    )  # fmt: skip


def write_tables(folder: Path, rows: Mapping[str, list[dict[str, Any]]]) -> Path:
    """One Parquet file for each table; returns the folder."""
    parquet.write_tables(arrow_tables(rows), folder)
    return folder


def arrow_tables(rows: Mapping[str, list[dict[str, Any]]]) -> dict[str, pa.Table]:
    """Arrow tables of the declared schemas."""
    return {name: pa.Table.from_pylist(rows[name], schema=table.arrow_schema()) for name, table in TABLES.items()}


@cache
def _checked() -> tuple[TemporaryDirectory[str], Verdict]:
    """The small release as validation leaves it; made once, for it takes seconds."""
    folder = TemporaryDirectory(prefix="small-release-")
    write_tables(work_folder(Path(folder.name), RUN), small_rows())
    return folder, release.check(Path(folder.name), RUN)


def checked(out: Path, run_id: str = RUN) -> Verdict:
    """Put the small release into a data folder as built and validated by this run, and return its verdict."""
    folder, verdict = _checked()
    shutil.copytree(work_folder(Path(folder.name), RUN), work_folder(out, run_id))
    verdict = verdict.model_copy(update={"run_id": run_id})
    (work_folder(out, run_id) / VERDICT).write_text(verdict.model_dump_json())
    return verdict


def published(out: Path, run_id: str = RUN) -> Path:
    """Publish the small release in a data folder; returns the release's folder."""
    verdict = checked(out, run_id)
    return release.publish(out, run_id, summarize(work_folder(out, run_id), verdict, stages={"crawl": 1.5}))


def frames_of(rows: Rows) -> dict[str, pd.DataFrame]:
    return {name: to_frame(table) for name, table in arrow_tables(rows).items()}
