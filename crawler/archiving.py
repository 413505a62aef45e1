"""The one download path: every answer of a server is in the archive before anything else of the crawler sees it.

As a downloader middleware it stands between decompression and all that reads answers: robots.txt, retries, redirects
and the spider. It also asks only for changes: a page whose body the archive still holds is requested with
If-None-Match and If-Modified-Since, and a 304 reaches the spider as the page that it stands for.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from crawler.archive import ArchiveError, Exchange, read_body
from crawler.ledger import StoredBody
from crawler.spider import Archived, SourceSpider


class ArchivingMiddleware:
    """Writes to the archive of the spider's source."""

    def __init__(self, spider: SourceSpider) -> None:
        self._spider = spider

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """For the crawl of one source."""
        assert isinstance(crawler.spider, SourceSpider)  # noqa: S101  the only spider that there is
        return cls(crawler.spider)

    def process_request(self, request: Request) -> None:
        """Ask only for changes, if the earlier body can still be read."""
        if "visit" not in request.meta or (stored := self._spider.ledger.body(request.url)) is None:
            return
        try:
            request.meta["earlier"] = (stored, read_body(self._spider.archive, stored.snapshot))
        except ArchiveError as error:
            self._spider.logger.warning("fetched anew, because of the archived body: %s", error)
            return
        if stored.etag:
            request.headers["If-None-Match"] = stored.etag
        if stored.last_modified:
            request.headers["If-Modified-Since"] = stored.last_modified

    def process_response(self, request: Request, response: Response) -> Response:
        """Archive the answer.

        Raises:
            ArchiveError: it could not be written.
        """
        visit = request.meta.get("visit")
        earlier: StoredBody | None
        earlier, earlier_body = request.meta.pop("earlier", (None, b""))
        exchange = Exchange(
            url=request.url,
            requested_url=request.url if visit is None else visit.requested_url,
            fetched_at=datetime.now(UTC),
            request_headers=_pairs(request.headers),
            protocol=response.protocol or "HTTP/1.1",
            status=response.status,
            response_headers=_pairs(response.headers),
            body=response.body,
            ip_address=None if response.ip_address is None else str(response.ip_address),
        )
        snapshot = self._spider.writer.append(exchange, None if earlier is None else earlier.snapshot)
        etag, last_modified = _text(response.headers, "ETag"), _text(response.headers, "Last-Modified")
        if earlier is None or not snapshot.unchanged:
            request.meta["archived"] = Archived(snapshot, StoredBody(snapshot, etag, last_modified))
            return response
        body = StoredBody(earlier.snapshot, etag or earlier.etag, last_modified or earlier.last_modified)
        request.meta["archived"] = Archived(snapshot, body)
        if response.status != 304:
            return response
        headers = Headers({"Content-Type": snapshot.content_type or ""})
        type_of_page = responsetypes.from_args(headers=headers, url=request.url, body=earlier_body)
        return type_of_page(url=request.url, headers=headers, body=earlier_body)


def _pairs(headers: Headers) -> list[tuple[str, str]]:
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, values in headers.items() for value in values]


def _text(headers: Headers, name: str) -> str | None:
    value = headers.get(name)
    return None if value is None else value.decode("latin-1")
