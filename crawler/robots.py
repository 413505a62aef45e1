"""robots.txt as RFC 9309 has it; Scrapy's own middleware lets everything pass when the file cannot be had.

What the answer to the request for robots.txt means (section 2.3.1):

    2xx                       the rules in it hold
    3xx                       followed, up to five times; after that nothing is forbidden
    4xx, but not 429          nothing is forbidden
    5xx, 429, no answer       everything is forbidden, for this crawl

`Crawl-delay`, which the RFC does not know but site owners do, is kept as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self
from urllib.parse import urljoin, urlsplit

from protego import Protego
from scrapy import Request
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.archive import ArchiveError
from crawler.failures import AddressRefused, DisallowedByRobots, Interrupted, RobotsUnreachable, explain, explain_status

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

PRODUCT_TOKEN = "webinars"  # noqa: S105
"""The name by which robots.txt may address this crawler."""

MAX_CRAWL_DELAY = 120.0
"""Seconds; a site that asks for more between two pages is not crawled."""

_MAX_LENGTH = 512 * 1024
_MAX_REDIRECTS = 5


@dataclass(frozen=True)
class Rules:
    """What robots.txt of one authority means for this crawler."""

    parsed: Protego | None = None
    """None: nothing is forbidden."""
    refusal: str | None = None
    """Why everything is forbidden."""

    @property
    def crawl_delay(self) -> float:
        """Seconds between two requests, 0 where the file asks for none."""
        return (self.parsed.crawl_delay(PRODUCT_TOKEN) if self.parsed else None) or 0.0

    def check(self, url: str) -> None:
        """Whether the URL may be fetched.

        Raises:
            DisallowedByRobots: a rule forbids it.
            RobotsUnreachable: everything is forbidden, because the rules are not known.
        """
        if self.refusal is not None:
            raise RobotsUnreachable(f"{self.refusal}, so nothing of this site may be fetched")
        if self.crawl_delay > MAX_CRAWL_DELAY:
            raise DisallowedByRobots(f"robots.txt asks for {self.crawl_delay:g} s between two pages")
        if self.parsed is not None and not self.parsed.can_fetch(url, PRODUCT_TOKEN):
            raise DisallowedByRobots("robots.txt forbids it")


def rules_from(status: int, body: bytes) -> Rules:
    """The rules that a final answer to the request for robots.txt gives."""
    if 200 <= status < 300:
        text = body[:_MAX_LENGTH].decode("utf-8-sig", errors="replace")
        return Rules(parsed=Protego.parse(text))
    if 400 <= status < 500 and status != 429:
        return Rules()
    return Rules(refusal=f"robots.txt could not be had ({explain_status(status)})")


class RobotsMiddleware:
    """Checks every request against robots.txt of its authority, which is fetched once in a crawl and archived, too."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._rules: dict[str, Rules] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """For the crawl of one source."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let the request pass, or raise what `Rules.check` raises."""
        if "robots" in request.meta:
            return
        parts = urlsplit(request.url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = await self._fetch(f"{site}/robots.txt")
        rules = self._rules[site]
        rules.check(request.url)
        request.meta["crawl_delay"] = rules.crawl_delay

    async def _fetch(self, url: str) -> Rules:
        for _ in range(_MAX_REDIRECTS + 1):
            try:
                response = await self._download(url)
            except (AddressRefused, ArchiveError, Interrupted):
                raise
            except Exception as error:
                return Rules(refusal=f"robots.txt could not be had ({explain(error)})")
            location = response.headers.get("Location")
            if not (300 <= response.status < 400 and location):
                return rules_from(response.status, response.body)
            url = urljoin(url, location.decode("latin-1"))
        return Rules()

    async def _download(self, url: str) -> Response:
        return await self._crawler.engine.download_async(Request(url, callback=NO_CALLBACK, meta={"robots": True}))
