"""What a run came to, as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from webinars.stages import what_failed

if TYPE_CHECKING:
    from crawler.report import CrawlReport, SourceReport
    from transform.stage import TransformReport
    from webinars.run_report import RunReport, SourceSummary


def plain_table(title: str, texts: Iterable[str], numbers: Iterable[str] = (), last: str | None = None) -> Table:
    """An empty table; the columns of text come first, then those of numbers, then one more of text."""
    table = Table(title=Text(title), title_justify="left", title_style="bold", header_style="bold")
    for name in texts:
        table.add_column(name, overflow="fold")
    for name in numbers:
        table.add_column(name, justify="right", no_wrap=True)
    if last is not None:
        table.add_column(last, overflow="fold")
    return table


def add_row(table: Table, *cells: object) -> None:
    """A row whose cells are taken literally: pages are full of square brackets, which rich reads as markup."""
    table.add_row(*(Text("" if cell is None else str(cell)) for cell in cells))


def run_tables(report: RunReport) -> list[Table]:
    """Source by source what a run did; and which pages could not be read, if there are any."""
    by_source = plain_table(
        f"Run {report.run_id}", ["source"], ["pages", "unchanged", "failed", "webinars", "new", "changed", "gone"], ""
    )
    for source in report.sources:
        crawl, webinars = source.crawl, source.webinars
        fetched = (crawl.pages_fetched, crawl.pages_unchanged, crawl.pages_failed) if crawl else ("-", "-", "-")
        counts = (webinars.listed, webinars.new, webinars.changed, webinars.withdrawn)
        add_row(by_source, source.source_id, *fetched, *counts, state_of(source))
    by_source.add_section()
    crawled = [source.crawl for source in report.sources if source.crawl]
    add_row(
        by_source,
        f"{len(report.sources)} sources",
        sum(crawl.pages_fetched for crawl in crawled),
        sum(crawl.pages_unchanged for crawl in crawled),
        sum(crawl.pages_failed for crawl in crawled),
        *(sum(getattr(s.webinars, name) for s in report.sources) for name in ("listed", "new", "changed", "withdrawn")),
        "",
    )
    tables = [by_source]
    if report.page_problems:
        problems = plain_table("Pages that could not be read", ["page"], last="why")
        for problem in report.page_problems:
            add_row(problems, problem.url, problem.reason)
        tables.append(problems)
    if report.unused_corrections:
        unused = plain_table("Corrections that no longer apply", ["correction"], last="why")
        for correction in report.unused_corrections:
            add_row(unused, correction.correction, correction.reason)
        tables.append(unused)
    return tables


def state_of(source: SourceSummary) -> str:
    """How a source is, in a few words."""
    if source.crawl and source.crawl.failed:
        return f"failed: {what_failed(source.crawl)}"
    if source.crawl and source.crawl.pages_left:
        return f"{source.crawl.pages_left} pages left, {source.crawl.finish_reason}"
    return "not crawled" if source.crawl is None else "stale" if source.stale else "ok"


def run_line(report: RunReport, folder: Path, out: Path) -> str:
    """Where the release of a run lies, or why it does not."""
    if report.passed:
        return f"Published: {folder}, to which {out / 'latest'} leads"
    lines = [f"Refused by validation; {out / 'latest'} is as it was. See {folder / 'validation' / 'failures.html'}"]
    return "\n".join([*lines, *(f"- {finding}" for finding in report.findings)])


def crawl_table(report: CrawlReport) -> Table:
    """Source by source what a crawl did."""
    table = plain_table(f"Crawl {report.run_id}", ["source"], ["pages", "unchanged", "failed", "forbidden", "left"], "")
    for source in report.sources:
        add_row(
            table,
            source.source_id,
            source.pages_fetched,
            source.pages_unchanged,
            source.pages_failed,
            source.robots_refused,
            source.pages_left,
            _state_of_crawl(source),
        )
    return table


def _state_of_crawl(source: SourceReport) -> str:
    return f"failed: {what_failed(source)}" if source.failed else source.finish_reason


def rows_table(report: TransformReport) -> Table:
    """How many rows each table has."""
    table = plain_table(f"Tables of {report.run_id}, as of {report.as_of}", ["table"], ["rows"])
    for name, rows in report.rows.items():
        add_row(table, name, f"{rows:,}")
    return table
