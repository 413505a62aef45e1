"""What is fetched next, and when enough is enough: the order, budget and depth of one source's crawl.

One page at a time is fetched from a source, and the next is chosen when the links of the last are known. So the order
is always the same: start pages, the further pages of lists, pages of single webinars, calendars. It lives in the
ledger; therefore a crawl that was killed goes on exactly where it was.
"""

from __future__ import annotations

from collections.abc import Iterable

from crawler.ledger import Kind, NewUrl, SourceLedger, State, Visit
from crawler.links import Link
from crawler.sources import Source
from crawler.urls import canonical

MAX_REDIRECTS = 5
MAX_CALENDAR_VIEWS = 24
"""Months, weeks and days of calendars that one crawl looks at."""

_RANK = {Kind.START: 0, Kind.PAGINATION: 1, Kind.LISTING: 1, Kind.DETAIL: 2, Kind.CALENDAR: 4}
_LATE_PAGINATION = 3
_SPENT = (State.FETCHED, State.UNCHANGED, State.FAILED)


class Frontier:
    """The queue of one source in one crawl."""

    def __init__(self, source: Source, ledger: SourceLedger) -> None:
        self._source, self._ledger = source, ledger

    def begin(self) -> None:
        """Queue the start URLs; in a crawl that goes on, also what was being fetched when it was interrupted."""
        starts = [canonical(url) for url in self._source.start_urls]
        self._ledger.begin(NewUrl(url, Kind.START, _RANK[Kind.START], depth=0) for url in starts)

    def next(self) -> Visit | None:
        """The URL to fetch now; None when nothing is left or the budget is spent."""
        return self._ledger.next() if self.waiting() else None

    def waiting(self) -> int:
        """URLs in the queue that the budget still allows."""
        states = self._ledger.by_state()
        left = self._source.max_pages - sum(states[state] for state in _SPENT)
        return max(0, min(states[State.QUEUED], left))

    def fetched(self) -> int:
        """Pages that this crawl has so far, failed ones included."""
        states = self._ledger.by_state()
        return sum(states[state] for state in _SPENT)

    def new_urls(self, visit: Visit, links: Iterable[Link]) -> list[NewUrl]:
        """The links of a page that are to be fetched, ranked; depth and endless calendars are cut off here.

        A quarter of the budget goes to the pages of lists before any single webinar, and the rest of the lists comes
        after those, so that a list without end cannot use up the crawl.
        """
        found = []
        kinds = self._ledger.by_kind()
        for link in links:
            depth = visit.depth + (link.kind is not Kind.PAGINATION)
            if depth > self._source.max_depth or self._ledger.knows(link.url):
                continue
            if link.kind is Kind.CALENDAR and kinds[Kind.CALENDAR] >= MAX_CALENDAR_VIEWS:
                continue
            rank = _RANK[link.kind]
            if link.kind is Kind.PAGINATION and kinds[Kind.PAGINATION] >= self._source.max_pages // 4:
                rank = _LATE_PAGINATION
            kinds[link.kind] += 1
            found.append(NewUrl(link.url, link.kind, rank, depth, referrer=visit.url))
        return found

    def redirected(self, visit: Visit, target: str) -> NewUrl:
        """The URL that a visit was sent on to, to be fetched in its place."""
        return NewUrl(
            target,
            visit.kind,
            _RANK[visit.kind],
            visit.depth,
            referrer=visit.url,
            requested_url=visit.requested_url,
            hops=visit.hops + 1,
        )
