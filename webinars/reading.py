"""Pages for `webinars extract`: from files, or fetched as the crawler would, and stored nowhere."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree, html


class PageError(RuntimeError):
    """A page cannot be had; the text is one line."""


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of a page, the address that its links are relative to, and the server's Content-Type."""

    body: bytes
    url: str
    content_type: str | None = None


def is_url(place: str) -> bool:
    """Whether an argument is a web address, not the name of a file."""
    return place.lower().startswith(("http://", "https://"))


def from_file(path: Path, url: str | None = None) -> Page:
    """A saved page. Without a URL, the one that the page gives itself (its canonical link), or that of the file.

    Raises:
        PageError: it cannot be read.
    """
    try:
        body = path.read_bytes()
    except OSError as error:
        raise PageError(f"{path}: {error.strerror}") from error
    return Page(body, url or _canonical(body) or path.resolve().as_uri())


def _canonical(body: bytes) -> str | None:
    try:
        tree = html.document_fromstring(body)
    except (etree.ParserError, ValueError):
        return None
    named = [link.get("href", "") for link in tree.iterfind(".//link[@rel='canonical']")]
    named += [meta.get("content", "") for meta in tree.iterfind(".//meta[@property='og:url']")]
    return next((url.strip() for url in named if is_url(url.strip())), None)


def from_web(url: str, *, allow_loopback: bool = False) -> Page:
    """A page fetched by the crawler itself, with all its rules: robots.txt, public addresses, size.

    Raises:
        PageError: it cannot be had.
    """
    from crawler.archive import read_body, read_snapshots
    from crawler.crawl import crawl
    from crawler.job import archive_of
    from crawler.sources import Source

    with tempfile.TemporaryDirectory(prefix="webinars-") as folder:
        out = Path(folder)
        try:
            source = Source(id="page", name="page", start_urls=[url], max_pages=1, max_depth=0, delay=0)
        except ValueError as error:
            raise PageError(f"{url}: is no full web address") from error
        report = crawl([source], out, f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}", allow_loopback=allow_loopback)
        if report.sources[0].failures:
            failure = report.sources[0].failures[0]
            raise PageError(f"{failure.url}: {failure.reason}")
        archive = archive_of(out)
        for snapshot in read_snapshots(archive):
            if snapshot.http_status < 300:
                return Page(read_body(archive, snapshot), snapshot.final_url, snapshot.content_type)
    raise PageError(f"{url}: gave no page")
