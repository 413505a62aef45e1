"""`run_report.json`: what a run did, source by source, in a form that programs and people can read.

It stands in every release, also in a refused one. The tables say what the data are; this says how they came about: what
was fetched, what failed and why, what changed, how long each stage took.
"""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel

from crawler.report import CrawlReport, SourceReport
from transform.correcting import UnusedCorrection
from transform.stage import PageProblem, TransformReport

if TYPE_CHECKING:
    from validation.files import Frames
    from validation.verdict import Verdict

RUN_REPORT = "run_report.json"
_LIBRARIES = ("dateparser", "extruct", "great-expectations", "lxml", "pandas", "pyarrow", "scrapy", "spacy", "warcio")


class WebinarCounts(BaseModel):
    """Webinars of one source: `listed` are on its pages now, the others are differences from the release before."""

    listed: int = 0
    new: int = 0
    changed: int = 0
    withdrawn: int = 0


class SourceSummary(BaseModel):
    """One source in one run; crawl is None where the run did not crawl it. A stale one keeps its earlier rows."""

    source_id: str
    stale: bool
    webinars: WebinarCounts
    crawl: SourceReport | None


class RunReport(BaseModel):
    """A whole run.

    page_problems: archived pages that could not be read; unused_corrections: those that no longer apply; damaged:
    places in the archive that cannot be read; stages: name → seconds of wall time; versions: part → version.
    """

    run_id: str
    started_at: datetime | None
    finished_at: datetime | None
    passed: bool
    findings: list[str]
    notes: list[str]
    sources: list[SourceSummary]
    page_problems: list[PageProblem]
    corrections_applied: int = 0
    unused_corrections: list[UnusedCorrection] = []
    damaged: list[str]
    stages: dict[str, float]
    versions: dict[str, str]

    def write(self, release: Path) -> None:
        """Write it into a release's folder."""
        (release / RUN_REPORT).write_text(self.model_dump_json(indent=2) + "\n", encoding="utf-8")

    @classmethod
    def read(cls, release: Path) -> RunReport:
        """The report in a release's folder; FileNotFoundError where there is none, ValueError for a damaged one."""
        return cls.model_validate_json((release / RUN_REPORT).read_bytes())


def summarize(
    release: Path,
    verdict: Verdict,
    *,
    crawl: CrawlReport | None = None,
    transform: TransformReport | None = None,
    stages: Mapping[str, float] | None = None,
) -> RunReport:
    """The report of a run, from the release that it built, its verdict and what the stages told.

    crawl, transform: None where the run did without; stages: name → seconds.
    """
    from validation.files import read_release

    frames = read_release(release).frames
    return RunReport(
        run_id=verdict.run_id,
        started_at=crawl.started_at if crawl else None,
        finished_at=crawl.finished_at if crawl else None,
        passed=verdict.passed,
        findings=[finding.message for finding in verdict.findings],
        notes=list(verdict.notes),
        sources=_sources(frames, verdict.run_id, crawl),
        page_problems=transform.problems if transform else [],
        corrections_applied=transform.corrections_applied if transform else 0,
        unused_corrections=transform.unused_corrections if transform else [],
        damaged=transform.damaged if transform else [],
        stages=dict(stages or {}),
        versions=_versions(transform),
    )


def _versions(transform: TransformReport | None) -> dict[str, str]:
    """What made the release: our parts and the libraries that its content depends on."""
    versions = {"python": platform.python_version()} | {name: version(name) for name in _LIBRARIES}
    if transform:
        versions |= {"webinars": transform.software_version, "language model": transform.model_version}
    return versions


def _sources(frames: Frames, run_id: str, crawl: CrawlReport | None) -> list[SourceSummary]:
    """Every source of the release or the crawl, sorted by id."""
    import pandas as pd

    crawled = {source.source_id: source for source in crawl.sources} if crawl else {}
    known = frames.get("sources", pd.DataFrame({"source_id": [], "stale": []}))
    stale = dict(zip(known["source_id"], known["stale"], strict=True))
    counts = _webinars(frames, run_id)
    return [
        SourceSummary(
            source_id=source_id,
            stale=bool(stale.get(source_id, True)),
            webinars=WebinarCounts(**{name: counts[source_id, name] for name in WebinarCounts.model_fields}),
            crawl=crawled.get(source_id),
        )
        for source_id in sorted(crawled.keys() | stale.keys())
    ]


def _webinars(frames: Frames, run_id: str) -> Counter[tuple[str, str]]:
    """(source id, listed | new | changed | withdrawn) → number of webinars; nothing where a table cannot be read."""
    if not {"webinars", "listings", "changes"} <= frames.keys():
        return Counter()
    listings, changes = frames["listings"], frames["changes"]
    changes = changes[(changes["run_id"] == run_id) & (changes["table_name"] == "webinars")]
    concerned = {"listed": listings[listings["withdrawn_at"].isna()]}
    for name, change in (("new", "added"), ("changed", "changed"), ("withdrawn", "withdrawn")):
        concerned[name] = listings[listings["webinar_id"].isin(changes.loc[changes["change"] == change, "row_key"])]
    return Counter(
        {
            (str(source_id), name): int(number)
            for name, rows in concerned.items()
            for source_id, number in rows.groupby("source_id")["webinar_id"].nunique().items()
        }
    )
