"""`webinars status`, `webinars report` and `webinars review`: what earlier runs did, what is in a release, and what of
it somebody should look at."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from webinars.commands.options import ExitCode, format_option, out_option, source_option, speaking
from webinars.console import Voice

if TYPE_CHECKING:
    from rich.table import Table

    from webinars.past_runs import PastRun
    from webinars.review import Item


@click.command()
@out_option
@click.option("--runs", "most", type=click.IntRange(min=1), default=5, show_default=True, help="How many runs to show.")
@format_option
@speaking
@click.pass_obj
def status(voice: Voice, out: Path, most: int, form: Literal["table", "json"]) -> ExitCode:
    """Tell how the latest runs went, source by source."""
    from webinars.past_runs import past_runs
    from webinars.summary import run_tables

    runs = past_runs(out, most)
    if form == "json":
        click.echo(json.dumps([_as_json(run) for run in runs], indent=1))
        return ExitCode.DONE
    if not runs:
        voice.show(f"No run in {out} yet; `webinars run` makes the first.")
        return ExitCode.DONE
    voice.show(_runs_table(runs), _sources_table(runs))
    for run in runs[:1]:
        if run.report:
            voice.show(*run_tables(run.report), *(f"- {finding}" for finding in run.report.findings))
    return ExitCode.DONE


def _as_json(run: PastRun) -> dict[str, object]:
    return {
        "run_id": run.run_id,
        "state": run.state,
        "latest": run.is_latest,
        "report": run.report.model_dump(mode="json") if run.report else None,
        "crawl": run.crawl.model_dump(mode="json") if run.crawl else None,
    }


def _runs_table(runs: list[PastRun]) -> Table:
    from webinars.summary import add_row, plain_table

    table = plain_table("Runs", ["run", "state"], ["sources", "failed", "webinars", "new", "gone"], "")
    for run in runs:
        sources = run.report.sources if run.report else []
        crawled = [s.crawl for s in sources if s.crawl] if run.report else run.crawl.sources if run.crawl else []
        counts = [sum(getattr(s.webinars, name) for s in sources) for name in ("listed", "new", "withdrawn")]
        told = {"unfinished": "`webinars run` goes on with it, or begins anew after a day", "damaged": "no run report"}
        note = "latest" if run.is_latest else told.get(run.state, "")
        add_row(table, run.run_id, run.state, len(crawled), sum(c.failed for c in crawled), *counts, note)
    return table


def _sources_table(runs: list[PastRun]) -> Table:
    from webinars.summary import add_row, plain_table

    named = {source.source_id for run in runs for source in (run.report.sources if run.report else ())}
    named |= {source.source_id for run in runs for source in (run.crawl.sources if run.crawl else ())}
    table = plain_table("Webinars listed, newest run first", ["source"], [run.run_id[:13] for run in runs])
    for source_id in sorted(named):
        add_row(table, source_id, *(run.source_cell(source_id) for run in runs))
    return table


@click.command()
@out_option
@click.option(
    "--to",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where to write the page.  [default: report.html in the data folder]",
)
@speaking
@click.pass_obj
def report(voice: Voice, out: Path, to: Path | None) -> ExitCode:
    """Write the latest release as a web page.

    One file, which needs nothing but a browser and can be sent by mail.
    """
    from webinars.loader import load
    from webinars.release_page import release_page
    from webinars.run_report import RunReport

    release = load(out)
    to = to or out / "report.html"
    to.write_text(release_page(release, RunReport.read(release.path)), encoding="utf-8")
    voice.show(f"Wrote {to}")
    return ExitCode.DONE


@click.command()
@out_option
@source_option
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many items to show.")
@format_option
@speaking
@click.pass_obj
def review(voice: Voice, out: Path, only: tuple[str, ...], limit: int, form: Literal["table", "json"]) -> ExitCode:
    """List what in the latest release most needs a human look.

    Values of little confidence, those that matter most first; pages that contradict each other; years that are
    inferred; names that are hardly those of people. Each with the page, its words and what one could do.
    """
    from webinars.loader import load
    from webinars.review import review as items_of

    release = load(out)
    if unknown := sorted(set(only) - set(release.sources["source_id"])):
        raise click.UsageError(f"--source: release {release.run_id} has no source {', '.join(unknown)}")
    items = items_of(release, only)
    if form == "json":
        click.echo(json.dumps([item.model_dump() for item in items[:limit]], ensure_ascii=False, indent=1))
        return ExitCode.DONE
    voice.show(_review_table(items[:limit], f"{min(limit, len(items))} of {len(items)} things to look at"))
    return ExitCode.DONE


def _review_table(items: list[Item], title: str) -> Table:
    from webinars.summary import add_row, plain_table

    table = plain_table(title, ["what", "why, and what to do", "where"], ["sure"])
    for item in items:
        where = "\n".join(filter(None, (item.page_url, f"“{_short(item.quote or '')}”", item.selector)))
        sure = "" if item.confidence is None else f"{item.confidence:.2f}"
        add_row(table, f"{item.webinar}\n{item.what}", f"{item.kind}: {item.why}\n{item.todo}", where, sure)
        table.add_section()
    return table


def _short(text: str, most: int = 160) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
