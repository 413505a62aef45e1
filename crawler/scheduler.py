"""Scrapy's side of the frontier: the engine asks here for its next request."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Self

from scrapy import Request
from scrapy.core.scheduler import BaseScheduler

from crawler.spider import SourceSpider

if TYPE_CHECKING:
    from scrapy import Spider
    from scrapy.crawler import Crawler


class FrontierScheduler(BaseScheduler):
    """Hands out the URLs of the frontier one by one, and before them a request that is to be tried again.

    The settings hold the engine to one page at a time, which is what makes the order of the frontier exact.
    """

    def __init__(self, spider: SourceSpider) -> None:
        self._spider = spider
        self._again: deque[Request] = deque()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """For the crawl of one source."""
        assert isinstance(crawler.spider, SourceSpider)  # noqa: S101  the only spider that there is
        return cls(crawler.spider)

    def open(self, spider: Spider) -> None:  # noqa: ARG002  Scrapy's signature
        """Fill the queue."""
        self._spider.frontier.begin()

    def has_pending_requests(self) -> bool:
        """Whether the crawl is to go on."""
        with self._spider.fatal_errors_told():
            return bool(self._again) or self._spider.frontier.waiting() > 0
        return False

    def enqueue_request(self, request: Request) -> bool:
        """Take back a request that is to be tried again; new URLs come by the ledger alone."""
        self._again.append(request)
        return True

    def next_request(self) -> Request | None:
        """The next request, None where there is none."""
        if self._again:
            return self._again.popleft()
        visit = None
        with self._spider.fatal_errors_told():
            visit = self._spider.frontier.next()
        if visit is None:
            return None
        return Request(
            visit.url,
            callback=self._spider.parse,
            errback=self._spider.failed,
            meta={"visit": visit},
            dont_filter=True,
        )
