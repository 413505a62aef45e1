"""Web sites on 127.0.0.1 for tests of the crawler: pages by path, and a log of what was asked for."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic
from typing import Self


@dataclass
class Answer:
    """What a site answers; with an `etag` or `last_modified`, 304 to those who have it already."""

    body: str | bytes = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True)
class Asked:
    """A request as the site saw it; `at` in seconds of the monotonic clock, header names in lower case."""

    path: str
    headers: dict[str, str]
    at: float


class Site:
    """A server on a free port. `pages` maps a path with its query to an answer, or to answers given in turn."""

    def __init__(
        self, pages: dict[str, Answer | str | list[Answer]] | None = None, tls: ssl.SSLContext | None = None
    ) -> None:
        self.pages: dict[str, Answer | str | list[Answer]] = {"/robots.txt": Answer(status=404), **(pages or {})}
        self.asked: list[Asked] = []
        self.on_request: Callable[[Asked], None] = lambda _: None
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1
            disable_nagle_algorithm = True  # or each answer would wait for the other side's delayed ACK

            def do_GET(self) -> None:
                site._answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._scheme = "http" if tls is None else "https"
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self.netloc = f"127.0.0.1:{self._server.server_port}"

    def url(self, path: str = "/") -> str:
        return f"{self._scheme}://{self.netloc}{path}"

    def paths(self) -> list[str]:
        """What was asked for, in order, robots.txt left out."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        headers = {name.lower(): value for name, value in handler.headers.items()}
        asked = Asked(handler.path, headers, monotonic())
        self.asked.append(asked)
        self.on_request(asked)
        page = self.pages.get(handler.path, Answer("<h1>Not here</h1>", 404))
        if isinstance(page, list):
            page = page.pop(0) if len(page) > 1 else page[0]
        answer = Answer(page) if isinstance(page, str) else page
        known = (answer.etag and headers.get("if-none-match") == answer.etag) or (
            answer.last_modified and headers.get("if-modified-since") == answer.last_modified
        )
        body = answer.body.encode() if isinstance(answer.body, str) else answer.body
        handler.send_response(304 if known else answer.status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **answer.headers}.items():
            handler.send_header(name, value)
        if answer.etag:
            handler.send_header("ETag", answer.etag)
        if answer.last_modified:
            handler.send_header("Last-Modified", answer.last_modified)
        handler.send_header("Content-Length", "0" if known else str(len(body)))
        handler.end_headers()
        if not known:
            handler.wfile.write(body)


def list_page(paths: list[str], next_path: str = "") -> str:
    """A list of webinars in the manner of many sites, each with a heading and a date; and a pager."""
    items = "".join(
        f'<li class="item"><h3><a href="{path}">Pay and hours, part {number}</a></h3><p>March {number}, 2024</p></li>'
        for number, path in enumerate(paths, 1)
    )
    pager = f'<nav class="pager"><a href="{next_path}">Next</a></nav>' if next_path else ""
    return (
        "<html><head><title>Webinars</title></head><body><nav><a href='/about'>About us</a></nav>"
        f"<main><h1>Webinars</h1><ul>{items}</ul>{pager}</main></body></html>"
    )
