"""The one spider: what is done with each page that the frontier asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from scrapy import Spider
from scrapy.exceptions import CloseSpider
from scrapy.http import HtmlResponse, Response
from twisted.python.failure import Failure

from crawler.addresses import PublicAddressResolver
from crawler.archive import ArchiveError, ArchiveWriter, Snapshot
from crawler.database import LedgerError
from crawler.failures import DisallowedByRobots, Interrupted, Refused, RobotsUnreachable, explain, explain_status
from crawler.frontier import MAX_REDIRECTS, Frontier
from crawler.ledger import Kind, Outcome, SourceLedger, State, StoredBody, Visit
from crawler.links import Link, find_links
from crawler.sources import Source
from crawler.urls import canonical

MAX_TROUBLES = 5
"""Pages in a row that a site does not answer, or answers with a server error, before its crawl is given up."""


@dataclass(frozen=True, slots=True)
class Archived:
    """What the archive made of an answer: this crawl's snapshot, and the body for the next crawl to compare with."""

    snapshot: Snapshot
    body: StoredBody


@dataclass(frozen=True, slots=True)
class Equipment:
    """All that the crawl of one source works with."""

    source: Source
    ledger: SourceLedger
    writer: ArchiveWriter
    archive: Path
    resolver: PublicAddressResolver
    on_progress: Callable[[str, int, int], None]
    """Called with the source's id, the pages fetched and those waiting."""
    on_fatal: Callable[[Exception], None]
    """Called when no source can go on: the archive or the ledger cannot be written."""


class SourceSpider(Spider):
    """Crawls one source. It holds no state of its own that a kill could lose: that is the ledger's."""

    name = "source"

    def __init__(self, equipment: Equipment, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.source = equipment.source
        self.ledger = equipment.ledger
        self.writer = equipment.writer
        self.archive = equipment.archive
        self.resolver = equipment.resolver
        self.frontier = Frontier(equipment.source, equipment.ledger)
        self.stopping = asyncio.Event()
        """Set when this crawl is to fetch nothing more."""
        self._on_progress = equipment.on_progress
        self._on_fatal = equipment.on_fatal
        self._troubles = 0

    def parse(self, response: Response, **_: Any) -> None:
        """Settle a page that was fetched and archived."""
        with self.fatal_errors_told():
            self._settle(response)

    def failed(self, failure: Failure) -> None:
        """Settle a page that could not be fetched."""
        with self.fatal_errors_told():
            self._settle_failure(failure.request.meta["visit"], failure.value)  # type: ignore[attr-defined]

    @contextmanager
    def fatal_errors_told(self) -> Iterator[None]:
        """End all crawls, not this one alone, where the archive or the ledger fails within."""
        try:
            yield
        except (ArchiveError, LedgerError) as error:
            self.stopping.set()
            self._on_fatal(error)

    def _settle(self, response: Response) -> None:
        visit: Visit = response.meta["visit"]
        archived: Archived = response.meta["archived"]
        status = response.status
        location = response.headers.get("Location")
        if 200 <= status < 300:
            self._troubles = 0
            state = State.UNCHANGED if archived.snapshot.unchanged else State.FETCHED
            found = self.frontier.new_urls(visit, self._links(response, visit.kind))
            self.ledger.settle(visit, Outcome(state, status), found, archived.body)
            self._report()
        elif 300 <= status < 400 and location is not None:
            self._troubles = 0
            self._redirect(visit, status, urljoin(response.url, location.decode("latin-1")))
        else:
            wait = response.meta.get("asked_to_wait")
            asked = "" if wait is None else f", asks to come back in {wait:g} s"
            self._fail(visit, explain_status(status) + asked, status, trouble=status >= 500 or status == 429)
            if wait is not None:
                self._stop(f"the site {asked[2:]}")

    def _settle_failure(self, visit: Visit, error: BaseException | None) -> None:
        if isinstance(error, ArchiveError | LedgerError):
            raise error
        if error is None or isinstance(error, Interrupted):
            return
        if isinstance(error, DisallowedByRobots):
            self.ledger.settle(visit, Outcome(State.DISALLOWED, reason=str(error)))
            self._report()
        else:
            trouble = isinstance(error, RobotsUnreachable) or not isinstance(error, Refused)
            self._fail(visit, explain(error), None, trouble=trouble)

    def _redirect(self, visit: Visit, status: int, location: str) -> None:
        """Queue where the site sends us, if that is inside it."""
        try:
            target = canonical(location)
        except ValueError:
            self._fail(visit, f"redirects to {location!r}, which is no web address", status, trouble=False)
            return
        if target == visit.url:
            self._fail(visit, "redirects to itself", status, trouble=False)
        elif visit.hops >= MAX_REDIRECTS:
            self._fail(visit, f"redirects more than {MAX_REDIRECTS} times", status, trouble=False)
        else:
            inside = self.source.allows(target)
            found = [self.frontier.redirected(visit, target)] if inside else []
            reason = None if inside else f"redirects to {target}, outside the allowed domains"
            self.ledger.settle(visit, Outcome(State.REDIRECTED, status, reason, target), found)

    def _links(self, response: Response, kind: Kind) -> list[Link]:
        """The links worth following; a page that cannot be read for them is kept all the same."""
        if not isinstance(response, HtmlResponse) or not response.body.strip():
            return []
        try:
            return find_links(response.selector.root, response.url, self.source, kind)
        except Exception:
            self.logger.exception("no links could be read from %s", response.url)
            return []

    def _fail(self, visit: Visit, reason: str, status: int | None, *, trouble: bool) -> None:
        self.ledger.settle(visit, Outcome(State.FAILED, status, reason))
        self._report()
        self._troubles = self._troubles + 1 if trouble else 0
        if self._troubles >= MAX_TROUBLES:
            self._stop(f"given up after {MAX_TROUBLES} failures in a row, the last: {reason}")

    def _stop(self, reason: str) -> None:
        """End the crawl of this source; what is in flight is left for another."""
        self.stopping.set()
        raise CloseSpider(reason)

    def _report(self) -> None:
        self._on_progress(self.source.id, self.frontier.fetched(), self.frontier.waiting())
