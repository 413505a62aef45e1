"""The four stages, each alone: what it reads is what the one before it left on disk.

    crawl      sources → archive/, work/<run_id>/crawl.json, run.json
    transform  archive/ → work/<run_id>/release/*.parquet, transform.json
    validate   the tables → validation/ beside them
    publish    work/<run_id>/release/ → releases/<run_id>/, latest

`webinars.run` does all of them. Whoever calls these holds the lock.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from webinars import release
from webinars.console import Voice, facts, log
from webinars.run_state import RunState, RunStateError, unfinished_runs, work_of

if TYPE_CHECKING:
    from crawler.crawl import CrawlReport, SourceReport
    from transform.corrections import Correction
    from transform.stage import TransformReport
    from validation.verdict import Verdict
    from webinars.run_report import RunReport

_CRAWL_REPORT = "crawl.json"


def crawl(out: Path, state: RunState, voice: Voice, *, allow_loopback: bool) -> CrawlReport:
    """Fetch the pages of the run's sources, or go on with it; raises crawler.crawl.CrawlError."""
    from crawler.crawl import crawl as crawl_sources

    sources = [source for source in state.sources if source.id in state.crawled]
    state.write(out)
    counts: dict[str, tuple[int, int]] = {}
    with state.timed(out, "crawl"), voice.progress("crawl") as update:

        def progress(source_id: str, fetched: int, waiting: int) -> None:
            counts[source_id] = fetched, waiting
            done = sum(fetched for fetched, _ in counts.values())
            update(done, done + sum(waiting for _, waiting in counts.values()), source_id)

        report = crawl_sources(sources, out, state.run_id, allow_loopback=allow_loopback, progress=progress)
    fetched = sum(source.pages_fetched for source in report.sources)
    unchanged = sum(source.pages_unchanged for source in report.sources)
    _log_stage(state, "crawl", f"{fetched} pages of {len(report.sources)} sources, {unchanged} of them unchanged")
    for source in report.sources:
        if source.failed:
            log.warning(
                "source %s failed: %s",
                source.source_id,
                what_failed(source),
                extra=facts(event="source_failed", source_id=source.source_id),
            )
    return report


def what_failed(source: SourceReport) -> str:
    """Why the crawl of a source counts as failed, in a few words."""
    from crawler.report import BUDGET_SPENT, FINISHED

    if source.finish_reason not in (FINISHED, BUDGET_SPENT):
        return source.finish_reason
    first, *others = source.failures
    return f"{first.url}: {first.reason}" + (f" (and {len(others)} more)" if others else "")


def transform(out: Path, state: RunState, voice: Voice, *, corrections: Sequence[Correction] = ()) -> TransformReport:
    """Read the archived pages into the tables of the run, as people corrected them.

    Raises transform.stage.TransformError and transform.language.LanguageModelError.
    """
    from transform.stage import transform_archive

    with state.timed(out, "transform"), voice.progress("transform") as update:
        report = transform_archive(
            out,
            state.run_id,
            state.sources,
            as_of=state.day,
            corrections=corrections,
            progress=lambda done, total: update(done, total, "pages"),
        )
    _log_stage(state, "transform", f"{report.rows['webinars']} webinars from {report.contents_read} page contents")
    for problem in report.problems:
        log.warning("%s could not be read: %s", problem.url, problem.reason, extra=facts(event="page_problem"))
    for unused in report.unused_corrections:
        told = facts(event="unused_correction")
        log.warning("a correction no longer applies: %s: %s", unused.correction, unused.reason, extra=told)
    for place in report.damaged:
        log.warning("the archive is damaged: %s", place, extra=facts(event="archive_damaged"))
    return report


def validate(out: Path, state: RunState, voice: Voice, *, accept_drop: Collection[str]) -> Verdict:
    """Check the tables of the run; raises webinars.release.ReleaseError and validation.verdict.SuiteError."""
    with state.timed(out, "validate"), voice.progress("validate"):
        verdict = release.check(out, state.run_id, crawl=crawl_report(out, state.run_id), accept_drop=accept_drop)
    _log_stage(state, "validate", f"{verdict.rules} rules checked, {len(verdict.findings)} broken")
    for finding in verdict.findings:
        log.error("%s %s", finding.message, finding.remedy, extra=facts(event="finding", rule=finding.rule))
    for note in verdict.notes:
        log.warning("%s", note, extra=facts(event="note"))
    return verdict


def report_of(out: Path, state: RunState, verdict: Verdict) -> RunReport:
    """The run report, from all that the stages left."""
    from transform.stage import REPORT, TransformReport
    from webinars.run_report import summarize

    path = work_of(out, state.run_id) / REPORT
    transform_report = TransformReport.model_validate_json(path.read_bytes()) if path.is_file() else None
    return summarize(
        release.work_folder(out, state.run_id),
        verdict,
        crawl=crawl_report(out, state.run_id),
        transform=transform_report,
        stages=state.stages,
    )


def publish(out: Path, state: RunState) -> RunReport:
    """Make the validated release of the run the latest one; raises webinars.release.ReleaseError."""
    from validation.verdict import Verdict

    built = release.work_folder(out, state.run_id)
    try:
        verdict = Verdict.read(built)
    except (FileNotFoundError, ValueError) as error:
        raise release.ReleaseError(f"{built} is not validated; run `webinars validate` first") from error
    report = report_of(out, state, verdict)
    release.publish(out, state.run_id, report)
    log.info("published %s", state.run_id, extra=facts(event="published", run_id=state.run_id))
    return report


def crawl_report(out: Path, run_id: str) -> CrawlReport | None:
    """What the crawl of a run left; None where the run has none, or none that is finished."""
    from crawler.report import CrawlReport

    path = work_of(out, run_id) / _CRAWL_REPORT
    return CrawlReport.model_validate_json(path.read_bytes()) if path.is_file() else None


def run_to(out: Path, verb: str) -> RunState:
    """The run that a stage on its own is about: the newest that is neither published nor refused.

    Somebody has taken it in hand, so `webinars run` does not go on with it any more.

    Raises:
        RunStateError: there is none.
    """
    for run_id in unfinished_runs(out):
        if state := RunState.read(out, run_id):
            return state.model_copy(update={"whole": False})
    raise RunStateError(f"there is nothing to {verb} in {out}; run `webinars crawl` first, or `webinars run` for all")


def _log_stage(state: RunState, stage: str, outcome: str) -> None:
    seconds = state.stages[stage]
    told = facts(event="stage", stage=stage, seconds=seconds, run_id=state.run_id)
    log.info("%s: %s (%.1f s)", stage, outcome, seconds, extra=told)
