"""How long the crawler waits, beyond Scrapy's own delay and AutoThrottle: Crawl-delay, Retry-After, and before a retry.

Scrapy knows none of the three: it reads Crawl-delay and forgets it, ignores Retry-After, and retries at once.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.failures import Interrupted
from crawler.spider import SourceSpider

MAX_RETRY_AFTER = 120.0
"""Seconds; a site that asks for a longer pause is left alone for the rest of the crawl."""


class PolitenessMiddleware:
    """Holds a request back until its host may be asked again; it stands right before the downloader."""

    def __init__(self, crawler: Crawler) -> None:
        assert isinstance(crawler.spider, SourceSpider)  # noqa: S101  the only spider that there is
        self._spider = crawler.spider
        self._retried = {int(code) for code in crawler.settings.getlist("RETRY_HTTP_CODES")}
        self._not_before: defaultdict[str, float] = defaultdict(float)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """For the crawl of one source."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Wait as long as it takes.

        Raises:
            Interrupted: the crawl was stopped meanwhile.
        """
        wait = self._not_before[urlsplit(request.url).netloc] - monotonic()
        try:
            async with asyncio.timeout(max(wait, 0)):
                await self._spider.stopping.wait()
        except TimeoutError:
            return
        raise Interrupted("the crawl was stopped")

    def process_response(self, request: Request, response: Response) -> Response:
        """Note how long the host is to be left in peace after this answer."""
        pause = float(request.meta.get("crawl_delay", 0))
        if response.status in self._retried:
            asked = retry_after(response.headers.get("Retry-After"), datetime.now(UTC))
            if asked is not None and asked > MAX_RETRY_AFTER:
                request.meta.update(dont_retry=True, asked_to_wait=asked)
            pause = max(pause, self._back_off(request) if asked is None else asked)
        self._pause(request, pause)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:  # noqa: ARG002  Scrapy's signature
        """Leave a host in peace for a while that did not answer."""
        self._pause(request, max(float(request.meta.get("crawl_delay", 0)), self._back_off(request)))

    def _pause(self, request: Request, seconds: float) -> None:
        host = urlsplit(request.url).netloc
        self._not_before[host] = max(self._not_before[host], monotonic() + min(seconds, MAX_RETRY_AFTER))

    def _back_off(self, request: Request) -> float:
        """Twice the source's delay before the first retry, then twice as long each time."""
        return float(self._spider.source.delay * 2 ** (request.meta.get("retry_times", 0) + 1))


def retry_after(value: bytes | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for, given as a number or a date (RFC 9110, section 10.2.3)."""
    text = (value or b"").decode("latin-1").strip()
    if text.isascii() and text.isdecimal():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
