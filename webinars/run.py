"""The main job: crawl, transform, validate, publish one release; gone on with where a kill interrupted it.

    interrupted while          then the next run
    crawling                   goes on with the crawl: the ledger knows what is fetched and what is not
    transforming, validating   makes the tables again from the archive; the crawl is not repeated
    publishing                 completes the publication, if the release was in its place already; else as above

So the tables are those of a run that nothing disturbed. `latest` leads to a whole release at every moment
(`webinars.release`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from webinars import release, stages
from webinars.console import Voice, facts, log
from webinars.lock import locked
from webinars.run_state import (
    GONE_ON_WITH,
    RunState,
    RunStateError,
    interrupted,
    new_run_id,
    started_at,
    unfinished_runs,
)

if TYPE_CHECKING:
    from crawler.crawl import CrawlReport
    from crawler.sources import Source
    from transform.corrections import Correction
    from webinars.run_report import RunReport


class RunError(RuntimeError):
    """A run came to nothing; the last release is untouched, and the text is one line."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do: `sources` are all source files, `crawled` the ids of those to crawl now."""

    out: Path
    sources: list[Source]
    crawled: list[str]
    as_of: date | None = None
    allow_loopback: bool = False
    accept_drop: Collection[str] = ()
    corrections: Sequence[Correction] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to: the folder of its release, published or refused, and the report in it."""

    folder: Path
    report: RunReport

    @property
    def failed_sources(self) -> list[str]:
        """Sources whose crawl failed."""
        return [source.source_id for source in self.report.sources if source.crawl and source.crawl.failed]


@contextmanager
def at_work(out: Path, command: str) -> Iterator[str | None]:
    """Hold the data folder alone; gives the run whose publication a kill had interrupted and which is complete now.

    Raises webinars.lock.LockHeldError and webinars.release.ReleaseError.
    """
    with locked(out, command):
        completed = release.finish_interrupted(out)
        if completed is not None:
            log.info("completed the interrupted publication of %s", completed, extra=facts(event="resumed"))
        yield completed


def run(plan: Plan, voice: Voice) -> Outcome:
    """Do all stages.

    Raises RunError, webinars.run_state.RunStateError, and what `at_work` and the stages raise.
    """
    with at_work(plan.out, "webinars run") as completed:
        if completed is not None and datetime.now(UTC) - started_at(completed) < GONE_ON_WITH:
            return published(plan.out, completed)
        return _run(plan, voice)


def _run(plan: Plan, voice: Voice) -> Outcome:
    state = begin(plan, whole=True)
    crawled = stages.crawl(plan.out, state, voice, allow_loopback=plan.allow_loopback)
    check_crawl(plan.out, state, crawled)
    stages.transform(plan.out, state, voice, corrections=plan.corrections)
    verdict = stages.validate(plan.out, state, voice, accept_drop=plan.accept_drop)
    if verdict.passed:
        stages.publish(plan.out, state)
        return published(plan.out, state.run_id)
    report = stages.report_of(plan.out, state, verdict)
    return Outcome(release.refuse(plan.out, state.run_id, report), report)


def begin(plan: Plan, *, whole: bool) -> RunState:
    """A new run of the plan's sources, or the interrupted one to go on with; `whole`: of all stages."""
    from crawler.crawl import open_crawl

    going_on = interrupted(plan.out, plan.crawled, open_crawl(plan.out), datetime.now(UTC), whole=whole)
    if going_on is None:
        return RunState(
            run_id=new_run_id(plan.out), whole=whole, as_of=plan.as_of, sources=plan.sources, crawled=plan.crawled
        )
    log.info("going on with the interrupted run %s", going_on.run_id, extra=facts(event="resumed"))
    return going_on.model_copy(update={"whole": whole, "as_of": plan.as_of or going_on.as_of, "sources": plan.sources})


def to_transform(out: Path, load_sources: Callable[[], list[Source]], as_of: date | None) -> RunState:
    """The run whose crawl is done; else a new one without a crawl, which reads the whole archive once more.

    Raises:
        RunStateError: the crawl is not finished, or nothing is archived.
    """
    for run_id in unfinished_runs(out)[:1]:
        if state := RunState.read(out, run_id):
            if state.crawled and stages.crawl_report(out, run_id) is None:
                raise RunStateError(f"the crawl of {run_id} is not finished; `webinars crawl` goes on with it")
            return state.model_copy(update={"whole": False, "as_of": as_of or state.as_of})
    if not any((out / "archive").glob("*/*.warc.gz")):
        raise RunStateError(f"there is nothing to transform in {out}: no page is archived; run `webinars crawl` first")
    return RunState(run_id=new_run_id(out), whole=False, as_of=as_of, sources=load_sources(), crawled=[])


def check_crawl(out: Path, state: RunState, crawled: CrawlReport) -> None:
    """Go no further where nothing at all was fetched: that says something of our network, not of the sites.

    Raises:
        RunError: so it is. The run is not gone on with; the next one crawls anew.
    """
    if any(source.pages_fetched for source in crawled.sources):
        return
    state.model_copy(update={"whole": False}).write(out)
    (first, *others) = crawled.sources
    more = f" and {len(others)} others" if others else ""
    raise RunError(f"no page could be fetched from {first.source_id}{more}: {stages.what_failed(first)}")


def published(out: Path, run_id: str) -> Outcome:
    """The outcome of a run whose release is published."""
    from webinars.run_report import RunReport

    folder = out / "releases" / run_id
    return Outcome(folder, RunReport.read(folder))
