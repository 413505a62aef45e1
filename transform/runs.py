"""Rows of `runs`: what each run fetched, as its crawl reported or, where the report is lost, as the archive shows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pyarrow as pa

from crawler.archive import Snapshot
from transform.parquet import read_table, write_table
from transform.rows import Row

Verdict = Literal["passed", "refused", "none"]


def run_rows(
    out: Path, run_id: str, snapshots: Iterable[Snapshot], previous: Mapping[str, pa.Table], versions: Mapping[str, str]
) -> list[Row]:
    """One row for this run and each before it; versions: software_version and model_version of this run.

    Runs that an earlier release tells of keep their rows. The verdict on an earlier run is told by the folder in which
    its release lies.
    """
    by_run: dict[str, list[Snapshot]] = {run_id: []}
    for snapshot in snapshots:
        by_run.setdefault(snapshot.run_id, []).append(snapshot)
    rows = {run: _new_row(out, run, fetched) | dict(versions) for run, fetched in by_run.items()}
    if "runs" in previous:
        rows |= {row["run_id"]: row for row in previous["runs"].to_pylist() if row["run_id"] != run_id}
    for run, row in rows.items():
        if run != run_id and row["verdict"] == "none":
            row["verdict"] = _verdict(out, run)
    return list(rows.values())


def record_verdict(release: Path, run_id: str, verdict: Verdict) -> None:
    """Write the verdict of validation on a run into `runs` of the release being built."""
    table = read_table(release / "runs.parquet")
    rows = [row | {"verdict": verdict} if row["run_id"] == run_id else row for row in table.to_pylist()]
    write_table(pa.Table.from_pylist(rows, schema=table.schema), release / "runs.parquet")


def _new_row(out: Path, run_id: str, fetched: list[Snapshot]) -> Row:
    started = datetime.strptime(run_id, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    row: Row = {
        "run_id": run_id,
        "started_at": started,
        "finished_at": max((snapshot.fetched_at for snapshot in fetched), default=started),
        "pages_fetched": sum(snapshot.http_status < 400 for snapshot in fetched),
        "pages_unchanged": sum(snapshot.unchanged for snapshot in fetched),
        "pages_failed": sum(snapshot.http_status >= 400 for snapshot in fetched),
        "webinars_added": 0,
        "webinars_changed": 0,
        "webinars_withdrawn": 0,
        "verdict": "none",
    }
    return row | _reported(out / "work" / run_id / "crawl.json")


def _reported(path: Path) -> Row:
    """What the crawl's own report knows better than the archive; nothing where there is none."""
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    totals = {
        count: sum(source[count] for source in report["sources"])
        for count in ("pages_fetched", "pages_unchanged", "pages_failed")
    }
    times = {name: datetime.fromisoformat(report[name]) for name in ("started_at", "finished_at")}
    return {**times, **totals}


def _verdict(out: Path, run_id: str) -> Verdict:
    if (out / "releases" / run_id).is_dir():
        return "passed"
    return "refused" if (out / "refused" / run_id).is_dir() else "none"
