"""Serves the bundled web on loopback, one port a site, as real servers would: validators, redirects, dead links.

    with DemoWeb() as web:
        web.sources(folder)        # source files for the crawl, with the ports in use
        web.url("safe-jobs")       # http://127.0.0.1:20265/

The ports are fixed (`sites.FIRST_PORT` and those after it), so that two runs see the same URLs and give the same
tables. Only where one of them is taken, by another demo say, does the whole web move up by ten ports; its tables then
differ in the URLs and the keys made of them, and in nothing else. `first_port` tells.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from typing import Any, Self, cast
from urllib.parse import unquote, urlsplit

import yaml

from webinars.demo.sites import FIRST_PORT, FOLDER, HOST, SITES, Site

PORT_STEP = 10
PORT_TRIES = 20

LAST_MODIFIED = format_datetime(datetime(2025, 8, 1, 8, tzinfo=UTC), usegmt=True)
"""One day for all files: the times on disk are those of the installation."""

CONTENT_TYPES = {
    ".htm": "text/html",
    ".html": "text/html",
    ".pdf": "application/pdf",
    ".txt": "text/plain; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Answered:
    """A request as it was answered; `path` includes the query."""

    site_id: str
    path: str
    status: int


class DemoWeb:
    """The bundled web, up between `__enter__` and `__exit__`; each object can be entered once.

    first_port: where the ports begin; None for the fixed ones, or the first free ones above them.
    down: ids of sites that refuse every connection. slow: seconds to wait before each answer.
    folder: where the sites' files lie, for tests of what a change to them does.

    Raises ValueError where `down` names no bundled site; OSError, in one line, where no ports are free.
    """

    def __init__(
        self,
        *,
        first_port: int | None = None,
        down: Collection[str] = (),
        slow: float = 0.0,
        folder: Path = FOLDER,
    ) -> None:
        unknown = set(down) - {site.id for site in SITES}
        if unknown:
            raise ValueError(f"no bundled site is called {', '.join(sorted(unknown))}")
        self.answered: list[Answered] = []
        self.slow = slow
        self._starts = (
            range(FIRST_PORT, FIRST_PORT + PORT_STEP * PORT_TRIES, PORT_STEP) if first_port is None else (first_port,)
        )
        self.first_port = self._starts[0]
        self._down = frozenset(down)
        self._folder = folder
        self._open = ExitStack()

    def __enter__(self) -> Self:
        for server in self._bind():
            self._open.callback(server.server_close)
            if server.site.id not in self._down:
                self._open.enter_context(_serving(server))
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def url(self, site_id: str, path: str = "/") -> str:
        """The address of a path of a site."""
        return _site(site_id).origin(self.first_port) + path

    def sources(self, folder: Path) -> list[Path]:
        """Writes a source file for each site into the folder, which is made, and returns their paths."""
        folder.mkdir(parents=True, exist_ok=True)
        return [self._write_source(site, folder / f"{site.id}.yaml") for site in SITES]

    def expected(self) -> dict[str, list[dict[str, Any]]]:
        """For each site id its pages' gold rows, with the URLs that this web serves."""
        return {site.id: site.expected(self.first_port) for site in SITES}

    def _write_source(self, site: Site, file: Path) -> Path:
        source = {
            "id": site.id,
            "name": site.name,
            "start_urls": [self.url(site.id, path) for path in site.start],
            "delay": 0,
        }
        file.write_text(yaml.safe_dump(source, sort_keys=False, allow_unicode=True), encoding="utf-8")
        return file

    def _bind(self) -> list[_SiteServer]:
        refusal: OSError | None = None
        for start in self._starts:
            self.first_port = start
            try:
                return self._bind_here()
            except OSError as error:
                refusal = error
        first, last = self._starts[0], self._starts[-1] + len(SITES) - 1
        raise OSError(f"no {len(SITES)} ports in a row are free on {HOST} between {first} and {last}: {refusal}")

    def _bind_here(self) -> list[_SiteServer]:
        with ExitStack() as bound:
            servers = []
            for offset, site in enumerate(SITES):
                server = _SiteServer(self, site, self.first_port + offset, self._folder)
                bound.callback(server.server_close)
                server.server_bind()
                # A port that is bound but does not listen is ours, and refuses connections.
                if site.id not in self._down:
                    server.server_activate()
                servers.append(server)
            bound.pop_all()
        return servers


class _SiteServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, web: DemoWeb, site: Site, port: int, folder: Path) -> None:
        super().__init__((HOST, port), _Handler, bind_and_activate=False)
        self.web = web
        self.site = site
        self.files = site.files(folder)

    def server_bind(self) -> None:
        # HTTPServer's own would look up the host's name, for CGI.
        TCPServer.server_bind(self)


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        server = cast(_SiteServer, self.server)
        time.sleep(server.web.slow)
        status, headers, body = self._decide(server)
        server.web.answered.append(Answered(server.site.id, self.path, status))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def _decide(self, server: _SiteServer) -> tuple[HTTPStatus, dict[str, str], bytes]:
        site = server.site
        if target := site.redirects.get(self.path):
            return HTTPStatus.MOVED_PERMANENTLY, {"Location": target}, b""
        file = _file(server.files, self.path)
        if file is None:
            page = b"<!DOCTYPE html><title>Page not found</title><h1>Page not found</h1>\n"
            return HTTPStatus.NOT_FOUND, {"Content-Type": "text/html; charset=utf-8"}, page
        body = file.read_bytes()
        validators = {"ETag": f'"{sha256(body).hexdigest()[:16]}"', "Last-Modified": LAST_MODIFIED}
        headers = {name: validators[name] for name in site.validators}
        # The one is asked for where the client has both (RFC 9110, 13.1.3).
        asked = self.headers["If-None-Match"] or self.headers["If-Modified-Since"]
        if asked and asked in headers.values():
            return HTTPStatus.NOT_MODIFIED, headers, b""
        kind = CONTENT_TYPES[file.suffix]
        if kind == "text/html" and site.charset:
            kind += f"; charset={site.charset}"
        return HTTPStatus.OK, {"Content-Type": kind, **headers}, body

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the library's)
        """Says nothing: `DemoWeb.answered` keeps what was asked."""


def _file(files: dict[str, Path], target: str) -> Path | None:
    """The file at a request's target; a query that no file has in its name, such as a campaign's, changes nothing."""
    parts = urlsplit(target)
    path = unquote(parts.path).rstrip("/") or "/"
    return files.get(f"{path}?{parts.query}") or files.get(path)


@contextmanager
def _serving(server: _SiteServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()


def _site(site_id: str) -> Site:
    return next(site for site in SITES if site.id == site_id)
