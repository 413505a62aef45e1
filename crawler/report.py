"""What a crawl did, source by source: read from the ledger, whatever the crawling process said when it ended."""

from __future__ import annotations

from pydantic import AwareDatetime, BaseModel

from crawler.ledger import Kind, Ledger, SourceLedger, State, UrlState

FINISHED = "finished"
"""The finish reason of a source whose every link was followed."""
BUDGET_SPENT = "the page budget is spent"
"""The finish reason of a source that has more pages than its `max_pages`."""


class Failure(BaseModel):
    """A URL that could not be had, and why, for people."""

    url: str
    reason: str


class SourceReport(BaseModel):
    """What the crawl of one source came to. Redirects and robots.txt count as no pages."""

    source_id: str
    pages_fetched: int
    """Pages that were had, the unchanged ones included."""
    pages_unchanged: int
    pages_failed: int
    failures: list[Failure]
    """The failed pages; also start URLs that robots.txt forbids or that lead off the site."""
    robots_refused: int
    """URLs that robots.txt forbids."""
    pages_left: int
    """URLs that are known and were not fetched: the budget was spent, or the crawl was given up."""
    start_failed: bool
    """A start URL gave no page, so the source is not covered."""
    finish_reason: str
    """`FINISHED`, `BUDGET_SPENT`, or why the source was given up."""

    @property
    def failed(self) -> bool:
        """Whether the source was not crawled as it should have been."""
        return self.start_failed or self.finish_reason not in (FINISHED, BUDGET_SPENT)


class CrawlReport(BaseModel):
    """What one crawl did."""

    run_id: str
    started_at: AwareDatetime
    finished_at: AwareDatetime
    sources: list[SourceReport]
    """In the order of their ids."""


def report_of(ledger: Ledger, run_id: str) -> CrawlReport | None:
    """The report of a crawl that has come to its end; None for one that has not, or that is unknown."""
    times = ledger.crawl_times(run_id)
    if times is None or times[1] is None:
        return None
    reasons = sorted(ledger.finish_reasons(run_id).items())
    sources = [_source_report(source_id, ledger.source(run_id, source_id), reason) for source_id, reason in reasons]
    return CrawlReport(run_id=run_id, started_at=times[0], finished_at=times[1], sources=sources)


def _source_report(source_id: str, ledger: SourceLedger, reason: str | None) -> SourceReport:
    urls = {url.url: url for url in ledger.urls()}
    states = ledger.by_state()
    failures = {url.url: url.reason or "" for url in urls.values() if url.state is State.FAILED}
    start_failed = False
    for start in urls.values():
        if start.kind is Kind.START and (problem := _problem(start, urls)) is not None:
            start_failed = True
            failures.setdefault(start.url, problem)
    return SourceReport(
        source_id=source_id,
        pages_fetched=states[State.FETCHED] + states[State.UNCHANGED],
        pages_unchanged=states[State.UNCHANGED],
        pages_failed=states[State.FAILED],
        failures=[Failure(url=url, reason=why) for url, why in failures.items()],
        robots_refused=states[State.DISALLOWED],
        pages_left=states[State.QUEUED] + states[State.FETCHING],
        start_failed=start_failed,
        finish_reason=reason or "not crawled to its end",
    )


def _problem(start: UrlState, urls: dict[str, UrlState]) -> str | None:
    """Why a start URL gave no page, after all redirects; None where it gave one."""
    here, passed = start, {start.url}
    while here.state is State.REDIRECTED:
        target = urls.get(here.redirected_to or "")
        if target is None:
            return f"{here.reason}; add its host to allowed_domains if it belongs to the source"
        if target.url in passed:
            return f"redirects in a circle, by way of {target.url}"
        passed.add(target.url)
        here = target
    if here.state in (State.FETCHED, State.UNCHANGED):
        return None
    return here.reason or "was not fetched before the crawl came to its end"
