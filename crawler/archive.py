"""The page archive: every response as it came, so that extraction can be repeated over the whole past.

Layout. One WARC 1.1 file for each run and source, `<archive>/<run_id>/<source_id>.warc.gz`; every record is a gzip
member of its own, so that it can be read alone by its offset and length, and a broken one does not hide the rest:

    warcinfo            once, at the start: the software, the run and the source
    response + request  for each answer of a server: pages, redirects, errors and robots.txt alike
    revisit + request   for a page that has not changed: the server said so (304), or sent the same bytes again

Two things differ from the bytes on the wire. Bodies are stored as the text itself, without the encoding of the transfer
(chunks, gzip, brotli): `Content-Encoding` is left out and `Content-Length` fits, so that every WARC reader gets them
right. And `WARC-Payload-Digest` is `sha256:<hex>` of this body; `WARC-Block-Digest` is warcio's SHA-1.

A revisit names the record that holds its body by `WARC-Refers-To-Target-URI` and `WARC-Refers-To-Date`; dates have
microseconds and are therefore unique. A page that was reached by redirects also has a field of ours,
`Webinars-Requested-URI`, the URL that was asked for at first.

Nothing here knows Scrapy: `transform` reads archives by this module alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http import HTTPStatus
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from warcio.archiveiterator import WARCIterator  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from crawler.gzip_members import Member, member_at, members

MAX_BODY = 8 * 1024 * 1024
"""Bytes of a body that the crawler takes at most, decoded; a larger one is refused whole."""

_REQUESTED = "Webinars-Requested-URI"
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


class ArchiveError(Exception):
    """The archive cannot be written, or a body in it is not what it was; the message is one line."""


@dataclass(frozen=True, slots=True)
class ArchiveProblem:
    """A damaged place in an archive file: `offset` in bytes, `reason` for people."""

    archive_file: str
    offset: int
    reason: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One page as one crawl saw it, and where its body lies."""

    source_id: str
    run_id: str
    url: str
    """The URL that was asked for at first."""
    final_url: str
    """Where the body came from, after redirects."""
    http_status: int
    content_type: str | None
    fetched_at: datetime
    """When this crawl got the answer; aware, UTC."""
    sha256: str
    """Hex, of the decoded body."""
    archive_file: str
    """Relative to the archive. For an unchanged page: where the earlier body lies; offset and length likewise."""
    archive_offset: int
    archive_length: int
    unchanged: bool
    """The page was as before: status, content type and body are those of the earlier record."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer, as the crawler hands them to the archive; headers in the order of the wire."""

    url: str
    requested_url: str
    fetched_at: datetime
    request_headers: Sequence[tuple[str, str]]
    protocol: str
    status: int
    response_headers: Sequence[tuple[str, str]]
    body: bytes
    """Without transfer and content encoding."""
    ip_address: str | None = None


class ArchiveWriter:
    """Appends exchanges to the file of one run and source; each is on disk before `append` returns.

    Opening a file that a kill has cut off removes the broken tail and keeps every whole record.

    Raises:
        ArchiveError: the file cannot be opened.
    """

    def __init__(self, archive: Path, run_id: str, source_id: str) -> None:
        self._run_id, self._source_id = run_id, source_id
        self._name = f"{run_id}/{source_id}.warc.gz"
        path = archive / self._name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
            self._end = max((m.offset + m.length for m in members(path.read_bytes()) if m.whole), default=0)
            os.ftruncate(self._file, self._end)
            _sync_folder(path.parent)
        except OSError as error:
            raise ArchiveError(f"{path}: cannot be opened for writing: {error.strerror}") from error
        if not self._end:
            about = {"software": f"webinars/{software_version()}", "format": "WARC File Format 1.1", "robots": "obey",
                     "isPartOf": run_id, "description": f"crawl of the source {source_id}"}  # fmt: skip
            self._write(_gzipped(_builder().create_warcinfo_record(Path(self._name).name, about)))

    def append(self, exchange: Exchange, earlier: Snapshot | None = None) -> Snapshot:
        """Store the exchange; as a revisit where it is unchanged since `earlier`, which stored the URL's body.

        Raises:
            ArchiveError: it could not be written whole (a full disk, say); the file is as it was before.
        """
        sha256 = hashlib.sha256(exchange.body).hexdigest()
        not_modified = exchange.status == 304
        unchanged = earlier is not None and (
            not_modified or (sha256 == earlier.sha256 and exchange.status == earlier.http_status)
        )
        record = _response_record(exchange, sha256, earlier if unchanged else None)
        response = _gzipped(record)
        offset = self._write(response + _gzipped(_request_record(exchange, record)))
        seen = Snapshot(
            source_id=self._source_id,
            run_id=self._run_id,
            url=exchange.requested_url,
            final_url=exchange.url,
            http_status=exchange.status,
            content_type=_header(exchange.response_headers, "content-type"),
            fetched_at=exchange.fetched_at,
            sha256=sha256,
            archive_file=self._name,
            archive_offset=offset,
            archive_length=len(response),
            unchanged=False,
        )
        return _as_unchanged(seen, earlier) if unchanged and earlier is not None else seen

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _write(self, data: bytes) -> int:
        """All of `data` at the end of the file, flushed to the disk; gives its offset."""
        offset, view = self._end, memoryview(data)
        try:
            while view:
                written = os.pwrite(self._file, view, offset + len(data) - len(view))
                view = view[written:]
            os.fsync(self._file)
        except OSError as error:
            with contextlib.suppress(OSError):
                os.ftruncate(self._file, offset)
            raise ArchiveError(f"{self._name}: cannot be written: {error.strerror}") from error
        self._end += len(data)
        return offset


def read_snapshots(archive: Path, problems: list[ArchiveProblem] | None = None) -> list[Snapshot]:
    """Every page that the archive holds, of all runs and sources, in order of time; robots.txt and redirects left out.

    Lengths, checksums and digests are verified. Damaged records, and revisits whose body is lost, are skipped and
    added to `problems`.
    """
    found: list[ArchiveProblem] = [] if problems is None else problems
    bodies: dict[tuple[str, str, str], Snapshot] = {}
    revisits: list[tuple[Snapshot, tuple[str, str, str]]] = []
    for path in sorted(archive.glob("*/*.warc.gz")):
        run_id, source_id = path.parent.name, path.name.removesuffix(".warc.gz")
        name = f"{run_id}/{path.name}"
        for member in members(path.read_bytes()):
            try:
                record = _parsed(member)
            except ArchiveError as error:
                found.append(ArchiveProblem(name, member.offset, str(error)))
                continue
            if record.type not in ("response", "revisit"):
                continue
            snapshot = Snapshot(
                source_id=source_id,
                run_id=run_id,
                url=record.field(_REQUESTED) or record.field("WARC-Target-URI"),
                final_url=record.field("WARC-Target-URI"),
                http_status=record.status,
                content_type=record.content_type,
                fetched_at=datetime.fromisoformat(record.field("WARC-Date")),
                sha256=record.field("WARC-Payload-Digest").removeprefix("sha256:"),
                archive_file=name,
                archive_offset=member.offset,
                archive_length=member.length,
                unchanged=False,
            )
            if record.type == "revisit":
                refers_to = (record.field("WARC-Refers-To-Target-URI"), record.field("WARC-Refers-To-Date"))
                revisits.append((snapshot, (source_id, *refers_to)))
            elif not 300 <= record.status < 400 and urlsplit(snapshot.final_url).path != "/robots.txt":
                bodies[source_id, snapshot.final_url, record.field("WARC-Date")] = snapshot
    snapshots = list(bodies.values())
    for revisit, body in revisits:
        if (earlier := bodies.get(body)) is None:
            reason = f"the body that it repeats, {body[1]} of {body[2]}, is not in the archive"
            found.append(ArchiveProblem(revisit.archive_file, revisit.archive_offset, reason))
        else:
            snapshots.append(_as_unchanged(revisit, earlier))
    return sorted(snapshots, key=lambda s: (s.fetched_at, s.source_id, s.final_url))


def read_body(archive: Path, snapshot: Snapshot) -> bytes:
    """The decoded body of a page.

    Raises:
        ArchiveError: it is not there, or its length or digest is wrong.
    """
    where = f"{snapshot.archive_file} at byte {snapshot.archive_offset}"
    try:
        with (archive / snapshot.archive_file).open("rb") as file:
            file.seek(snapshot.archive_offset)
            data = file.read(snapshot.archive_length)
    except OSError as error:
        raise ArchiveError(f"{where}: cannot be read: {error.strerror}") from error
    try:
        record = _parsed(member_at(data, 0))
    except ArchiveError as error:
        raise ArchiveError(f"{where}: {error}") from error
    if record.type != "response" or hashlib.sha256(record.body).hexdigest() != snapshot.sha256:
        raise ArchiveError(f"{where}: does not hold the page {snapshot.final_url} that it should")
    return record.body


def software_version() -> str:
    """Version of the installed distribution, `0` for a bare checkout."""
    try:
        return version("webinars")
    except PackageNotFoundError:
        return "0"


@dataclass(frozen=True, slots=True)
class _Record:
    type: str
    warc: Any
    status: int
    content_type: str | None
    body: bytes

    def field(self, name: str) -> str:
        value = self.warc.get_header(name)
        return value if isinstance(value, str) else ""


def _parsed(member: Member) -> _Record:
    """The record in a member.

    Raises:
        ArchiveError: the member is damaged, or its digests do not fit.
    """
    if member.damage:
        raise ArchiveError(member.damage)
    try:
        record = next(WARCIterator(io.BytesIO(member.content), check_digests="raise"))
        body = record.raw_stream.read()
    except (ArchiveLoadFailed, StopIteration, EOFError, ValueError, AttributeError) as error:
        raise ArchiveError(f"the record is no valid WARC record ({error or type(error).__name__})") from error
    status, content_type = 0, None
    if record.http_headers is not None and record.rec_type != "request":
        code = record.http_headers.get_statuscode()
        status = int(code) if code.isdecimal() else 0
        content_type = record.http_headers.get_header("content-type")
    return _Record(record.rec_type, record.rec_headers, status, content_type, body)


def _response_record(exchange: Exchange, sha256: str, earlier: Snapshot | None) -> Any:
    dropped = {"transfer-encoding", "content-length"}
    headers = [(name, value) for name, value in _clean(exchange.response_headers) if name.lower() not in dropped]
    reason = HTTPStatus(exchange.status).phrase if exchange.status in set(HTTPStatus) else ""
    if earlier is None:
        headers.append(("Content-Length", str(len(exchange.body))))
    http = StatusAndHeaders(f"{exchange.status} {reason}", headers, protocol=exchange.protocol)
    fields = {"WARC-Date": _warc_date(exchange.fetched_at)}
    if exchange.ip_address:
        fields["WARC-IP-Address"] = exchange.ip_address
    if exchange.requested_url != exchange.url:
        fields[_REQUESTED] = exchange.requested_url
    if earlier is None:
        fields["WARC-Payload-Digest"] = f"sha256:{sha256}"
        return _builder().create_warc_record(
            exchange.url,
            "response",
            payload=io.BytesIO(exchange.body),
            length=len(exchange.body),
            http_headers=http,
            warc_headers_dict=fields,
        )
    record = _builder().create_revisit_record(
        exchange.url,
        f"sha256:{earlier.sha256}",
        earlier.final_url,
        _warc_date(earlier.fetched_at),
        http_headers=http,
        warc_headers_dict=fields,
    )
    if exchange.status == 304:
        record.rec_headers.replace_header("WARC-Profile", _NOT_MODIFIED)
    return record


def _request_record(exchange: Exchange, response: Any) -> Any:
    parts = urlsplit(exchange.url)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    headers = [("Host", parts.netloc), *_clean(exchange.request_headers)]
    http = StatusAndHeaders(f"GET {target} HTTP/1.1", headers, is_http_request=True)
    fields = {
        "WARC-Date": _warc_date(exchange.fetched_at),
        "WARC-Concurrent-To": response.rec_headers.get_header("WARC-Record-ID"),
    }
    return _builder().create_warc_record(exchange.url, "request", http_headers=http, warc_headers_dict=fields)


def _as_unchanged(seen: Snapshot, earlier: Snapshot) -> Snapshot:
    """What a revisit says of now, with all that it takes from the earlier record."""
    return replace(
        earlier,
        run_id=seen.run_id,
        url=seen.url,
        final_url=seen.final_url,
        fetched_at=seen.fetched_at,
        unchanged=True,
    )


def _builder() -> Any:
    return WARCWriter(io.BytesIO(), gzip=True, warc_version="1.1")


def _gzipped(record: Any) -> bytes:
    buffer = io.BytesIO()
    WARCWriter(buffer, gzip=True, warc_version="1.1").write_record(record)
    return buffer.getvalue()


def _sync_folder(folder: Path) -> None:
    """Make a new file's name as lasting as its content."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _clean(headers: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Headers that keep their lines: a name that is no token, or a line break in a value, would spoil the record."""
    return [(name, " ".join(value.splitlines())) for name, value in headers if _TOKEN.fullmatch(name)]


def _header(headers: Sequence[tuple[str, str]], name: str) -> str | None:
    return next((value for key, value in headers if key.lower() == name), None)


def _warc_date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
