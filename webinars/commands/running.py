"""`webinars run`, and its stages one at a time."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from webinars.commands.options import (
    ExitCode,
    accept_drop_option,
    as_of_option,
    corrections_option,
    load_corrections,
    load_sources,
    loopback_option,
    out_option,
    source_option,
    sources_option,
    speaking,
)
from webinars.console import Voice

if TYPE_CHECKING:
    from crawler.crawl import CrawlReport
    from webinars.run import Outcome


@click.command()
@sources_option
@source_option
@out_option
@as_of_option
@loopback_option
@accept_drop_option
@corrections_option
@speaking
@click.pass_obj
def run(
    voice: Voice,
    folder: Path | None,
    only: tuple[str, ...],
    out: Path,
    as_of: date | None,
    allow_loopback: bool,
    accept_drop: tuple[str, ...],
    corrections: Path | None,
) -> ExitCode:
    """Crawl, transform, validate and publish one release.

    A run that was interrupted within the last 24 hours is gone on with.
    """
    from webinars.run import Plan
    from webinars.run import run as run_all

    sources, crawled = load_sources(folder, only)
    said = load_corrections(out, corrections)
    outcome = run_all(Plan(out, sources, crawled, as_of, allow_loopback, accept_drop, said), voice)
    return tell_outcome(outcome, out, voice)


def tell_outcome(outcome: Outcome, out: Path, voice: Voice) -> ExitCode:
    """The summary of a run, and the exit code that it comes to."""
    from webinars.summary import run_line, run_tables

    if not voice.quiet:
        voice.show(*run_tables(outcome.report), run_line(outcome.report, outcome.folder, out))
    if not outcome.report.passed:
        return ExitCode.REFUSED
    return ExitCode.SOURCES_FAILED if outcome.failed_sources else ExitCode.DONE


@click.command()
@sources_option
@source_option
@out_option
@loopback_option
@speaking
@click.pass_obj
def crawl(voice: Voice, folder: Path | None, only: tuple[str, ...], out: Path, allow_loopback: bool) -> ExitCode:
    """Fetch the sources' pages into the archive.

    A crawl of the same sources that was interrupted within the last 24 hours is gone on with.
    """
    from webinars import stages
    from webinars.run import Plan, at_work, begin, check_crawl
    from webinars.summary import crawl_table

    sources, crawled = load_sources(folder, only)
    with at_work(out, "webinars crawl"):
        state = begin(Plan(out, sources, crawled), whole=False)
        report = stages.crawl(out, state, voice, allow_loopback=allow_loopback)
        check_crawl(out, state, report)
    if not voice.quiet:
        voice.show(crawl_table(report), f"Next: webinars transform --out {out}")
    return _exit_code(report)


def _exit_code(report: CrawlReport) -> ExitCode:
    failed = any(source.failed for source in report.sources)
    return ExitCode.SOURCES_FAILED if failed else ExitCode.DONE


@click.command()
@sources_option
@out_option
@as_of_option
@corrections_option
@speaking
@click.pass_obj
def transform(voice: Voice, folder: Path | None, out: Path, as_of: date | None, corrections: Path | None) -> ExitCode:
    """Read the archived pages into tables.

    Of the last crawl; where all crawls are published, of the whole archive once more, for a better extractor.
    """
    from webinars import stages
    from webinars.run import at_work, to_transform
    from webinars.summary import rows_table

    said = load_corrections(out, corrections)
    with at_work(out, "webinars transform"):
        state = to_transform(out, lambda: load_sources(folder)[0], as_of)
        report = stages.transform(out, state, voice, corrections=said)
    if not voice.quiet:
        voice.show(rows_table(report), f"Next: webinars validate --out {out}")
    return ExitCode.DONE


@click.command()
@out_option
@accept_drop_option
@speaking
@click.pass_obj
def validate(voice: Voice, out: Path, accept_drop: tuple[str, ...]) -> ExitCode:
    """Decide whether the tables may be published.

    A release that was refused last can be validated again, with --accept-drop.
    """
    from validation.verdict import DATA_DOCS, FAILURES_HTML
    from webinars import release, stages
    from webinars.run import at_work

    with at_work(out, "webinars validate"):
        release.reopen_refused(out)
        state = stages.run_to(out, "validate")
        verdict = stages.validate(out, state, voice, accept_drop=accept_drop)
    built = release.work_folder(out, state.run_id)
    if not voice.quiet:
        voice.show(verdict.lines()[0], f"Report: {built / FAILURES_HTML}", f"Data Docs: {built / DATA_DOCS}")
        if verdict.passed:
            voice.show(f"Next: webinars publish --out {out}")
    return ExitCode.DONE if verdict.passed else ExitCode.REFUSED


@click.command()
@out_option
@speaking
@click.pass_obj
def publish(voice: Voice, out: Path) -> ExitCode:
    """Make the validated tables the latest release.

    In one atomic step: `latest` leads to a whole release at every moment.
    """
    from webinars import stages
    from webinars.run import Outcome, at_work, published

    with at_work(out, "webinars publish") as completed:
        if completed is not None:
            outcome = published(out, completed)
        else:
            state = stages.run_to(out, "publish")
            outcome = Outcome(out / "releases" / state.run_id, stages.publish(out, state))
    return tell_outcome(outcome, out, voice)
