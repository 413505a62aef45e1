"""`webinars extract` and `webinars evaluate`: what is read from single pages, and how well."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from webinars.commands.options import ExitCode, as_of_option, format_option, loopback_option, speaking
from webinars.console import Voice, facts, log

if TYPE_CHECKING:
    from transform.records import PageRecord
    from webinars.ablation import Layer


@click.command()
@click.argument("places", nargs=-1, required=True, metavar="FILE-or-URL...")
@click.option("--url", help="The address of the page in the file, which its links are relative to.")
@click.option("--site-name", help="Who hosts what the page lists, where it does not say so itself.")
@click.option("--time-zone", metavar="ZONE", help="IANA name, for clock times that are printed without a zone.")
@format_option
@as_of_option
@loopback_option
@speaking
@click.pass_obj
def extract(
    voice: Voice,
    places: tuple[str, ...],
    url: str | None,
    site_name: str | None,
    time_zone: str | None,
    form: Literal["table", "json"],
    as_of: date | None,
    allow_loopback: bool,
) -> ExitCode:
    """Show what would be extracted from pages; nothing is stored.

    A URL is fetched as the crawler would: robots.txt is obeyed, and hosts that are not public are refused. A file
    without --url takes the address that the page gives itself (its canonical link), if any. With --format json, one
    page is one JSON object; several are one object a line.
    """
    from webinars.page_json import page_json
    from webinars.page_table import page_tables

    if url is not None and len(places) > 1:
        raise click.UsageError("--url is for one file; several files take the address that each gives itself")
    if url is not None and not re.match(r"https?://[^/\s]", url):
        raise click.UsageError(f"--url: {url!r} is no web address; write it like https://www.example.org/webinars")
    _check_zone(time_zone)
    records = list(_extracted(voice, places, url, site_name, time_zone, as_of, allow_loopback))
    for record in records:
        if form == "json":
            click.echo(json.dumps(page_json(record), ensure_ascii=False, indent=1 if len(places) == 1 else None))
        else:
            voice.show(*page_tables(page_json(record)))
    return ExitCode.DONE if len(records) == len(places) else ExitCode.FAILED


def _check_zone(name: str | None) -> None:
    from zoneinfo import available_timezones

    if name is not None and name not in available_timezones():
        raise click.UsageError(f"--time-zone: {name!r} is no IANA time zone; write it like America/New_York")


def _extracted(
    voice: Voice,
    places: tuple[str, ...],
    url: str | None,
    site_name: str | None,
    time_zone: str | None,
    as_of: date | None,
    allow_loopback: bool,
) -> Iterator[PageRecord]:
    """What each page gives; one that cannot be had or read is told, and left out."""
    from transform.document import UnreadablePageError
    from transform.extract import extract_page
    from transform.language import load
    from webinars.reading import PageError, from_file, from_web, is_url

    nlp = load()
    with voice.progress("extract") as update:
        for number, place in enumerate(places):
            update(number, len(places), place)
            try:
                page = from_web(place, allow_loopback=allow_loopback) if is_url(place) else from_file(Path(place), url)
            except PageError as error:
                log.error("%s", error, extra=facts(event="page_failed", page=place))
                continue
            try:
                yield extract_page(
                    page.body,
                    page.url,
                    as_of=as_of or datetime.now(UTC).date(),
                    content_type=page.content_type,
                    site_name=site_name,
                    time_zone=time_zone,
                    nlp=nlp,
                )
            except UnreadablePageError as error:
                log.error("%s: %s", place, error, extra=facts(event="page_failed", page=place))
            except Exception as error:  # a fault of ours, which costs only this page
                if voice.debug:
                    raise
                told = f"{type(error).__name__}: {' '.join(str(error).split())}"
                log.error("%s: could not be read (%s)", place, told, extra=facts(event="page_failed", page=place))


@click.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="GOLD.jsonl")
@click.option(
    "--write",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Keep each page's JSON here, as STEM.json.",
)
@click.option("--faults", is_flag=True, help="Print every difference, page by page.")
@click.option(
    "--compare",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Figures of an earlier evaluation (--format json), to show what changed.",
)
@click.option(
    "--without",
    multiple=True,
    type=click.Choice(["structured", "layout", "language"]),
    help="Take away what this layer reads, to see what it adds: the structured data, the shape of the page, or what "
    "the language model knows. May be repeated.",
)
@format_option
@as_of_option
@speaking
@click.pass_obj
def evaluate(
    voice: Voice,
    gold: Path,
    write: Path | None,
    faults: bool,
    compare: Path | None,
    without: tuple[Layer, ...],
    form: Literal["table", "json"],
    as_of: date | None,
) -> ExitCode:
    """Extract the pages of a gold file and score what was found.

    By field, by layout and by layer; with the calibration of the confidences, and the worst pages.

    A line of the file is a page: {"file", "url", "webinars": [...]}, the file relative to the gold file; with "as_of",
    the day that is today for it. webinars/scoring.py says how values are compared.
    """
    from webinars.evaluation import evaluate_gold, read_figures
    from webinars.evaluation_table import fault_lines, figure_tables

    earlier = read_figures(compare) if compare else None
    with voice.progress("evaluate") as update:
        today = as_of or datetime.now(UTC).date()
        evaluation = evaluate_gold(gold, as_of=today, write=write, without=without, progress=update)
    for file, why in evaluation.failures.items():
        log.error("%s: cannot be read (%s)", file, why, extra=facts(event="page_failed", page=file))
    figures = evaluation.figures()
    if faults:
        voice.show(*fault_lines(evaluation))
    if form == "json":
        click.echo(figures.model_dump_json(indent=1))
    else:
        voice.show(*figure_tables(evaluation, figures, earlier))
    return ExitCode.FAILED if evaluation.failures else ExitCode.DONE
