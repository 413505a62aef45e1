"""The runs of a data folder and how they went, from the reports that they left."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from crawler.report import CrawlReport
from webinars.release import latest
from webinars.run_report import RunReport
from webinars.run_state import run_ids, unfinished_runs
from webinars.stages import crawl_report

State = Literal["published", "refused", "unfinished", "damaged"]


@dataclass(frozen=True, slots=True)
class PastRun:
    """One run. report: of one that was published or refused; crawl: of one that did not get so far, if it crawled."""

    run_id: str
    state: State
    is_latest: bool = False
    report: RunReport | None = None
    crawl: CrawlReport | None = None

    def source_cell(self, source_id: str) -> str:
        """What became of a source, in a word: the webinars that it lists, `failed`, or a dash where it had no part."""
        for source in self.report.sources if self.report else ():
            if source.source_id == source_id:
                return "failed" if source.crawl and source.crawl.failed else str(source.webinars.listed)
        for crawled in self.crawl.sources if self.crawl else ():
            if crawled.source_id == source_id:
                return "failed" if crawled.failed else "crawled"
        return "-"


def past_runs(out: Path, most: int) -> list[PastRun]:
    """The latest runs, newest first."""
    newest = latest(out)
    runs = [
        _finished(out / folder / run_id, state, newest is not None and newest.name == run_id)
        for folder, state in (("releases", "published"), ("refused", "refused"))
        for run_id in run_ids(out, folder)
    ]
    runs += [PastRun(run_id, "unfinished", crawl=crawl_report(out, run_id)) for run_id in unfinished_runs(out)]
    return sorted(runs, key=lambda run: run.run_id, reverse=True)[:most]


def _finished(folder: Path, state: str, is_latest: bool) -> PastRun:
    try:
        report = RunReport.read(folder)
    except (FileNotFoundError, ValueError):
        return PastRun(folder.name, "damaged", is_latest)
    return PastRun(folder.name, "published" if state == "published" else "refused", is_latest, report)
