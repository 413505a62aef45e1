"""The ledger: a small SQLite database of the state of each URL in each crawl, and of the last body of each page.

It is the crawl's queue and its memory. A page counts as done in the same transaction that adds the links found on it,
after the archive has it on disk; so whatever moment a crawl is killed at, what is missing is asked for again, and
nothing is forgotten. `crawls` says which crawl is open, `urls` what became of every URL in it, and `bodies` what the
next crawl needs to ask only for changes: validators, digest and the place in the archive.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

from crawler.archive import Snapshot
from crawler.database import Database, Execute

_LAYOUT = 1
_TABLES = """
CREATE TABLE crawls (
    run_id TEXT PRIMARY KEY,
    started_at TEXT NOT NULL,
    finished_at TEXT             -- null while it is open
);
CREATE TABLE crawled_sources (
    run_id TEXT NOT NULL REFERENCES crawls,
    source_id TEXT NOT NULL,
    finish_reason TEXT,          -- null while it is being crawled
    PRIMARY KEY (run_id, source_id)
);
CREATE TABLE urls (
    id INTEGER PRIMARY KEY,      -- in the order of discovery
    run_id TEXT NOT NULL,
    source_id TEXT NOT NULL,
    url TEXT NOT NULL,
    requested_url TEXT NOT NULL, -- where a chain of redirects that led here began; else the URL itself
    kind TEXT NOT NULL,
    rank INTEGER NOT NULL,       -- lower is fetched first
    depth INTEGER NOT NULL,
    hops INTEGER NOT NULL,       -- redirects since requested_url
    referrer TEXT,
    state TEXT NOT NULL,
    http_status INTEGER,
    reason TEXT,                 -- why it failed, for people
    redirected_to TEXT,
    UNIQUE (run_id, source_id, url),
    FOREIGN KEY (run_id, source_id) REFERENCES crawled_sources
);
CREATE INDEX urls_waiting ON urls (run_id, source_id, state, rank, id);
CREATE TABLE bodies (
    source_id TEXT NOT NULL,
    url TEXT NOT NULL,           -- where the body came from
    requested_url TEXT NOT NULL,
    run_id TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT,
    http_status INTEGER NOT NULL,
    content_type TEXT,
    fetched_at TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    archive_file TEXT NOT NULL,
    archive_offset INTEGER NOT NULL,
    archive_length INTEGER NOT NULL,
    PRIMARY KEY (source_id, url)
);
"""


class Kind(StrEnum):
    """What a page is to the crawl, as far as the link to it tells."""

    START = "start"
    PAGINATION = "pagination"
    LISTING = "listing"
    DETAIL = "detail"
    CALENDAR = "calendar"

    @property
    def is_list(self) -> bool:
        return self is not Kind.DETAIL


class State(StrEnum):
    """What became of a URL in a crawl."""

    QUEUED = "queued"
    FETCHING = "fetching"
    FETCHED = "fetched"
    UNCHANGED = "unchanged"
    REDIRECTED = "redirected"
    FAILED = "failed"
    DISALLOWED = "disallowed"


@dataclass(frozen=True, slots=True)
class NewUrl:
    """A URL to queue; it is ignored where the crawl knows it already."""

    url: str
    kind: Kind
    rank: int
    depth: int
    referrer: str | None = None
    requested_url: str | None = None
    hops: int = 0


@dataclass(frozen=True, slots=True)
class Visit:
    """A URL that the crawl asks for."""

    id: int
    url: str
    requested_url: str
    kind: Kind
    depth: int
    hops: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a visit."""

    state: State
    http_status: int | None = None
    reason: str | None = None
    redirected_to: str | None = None


@dataclass(frozen=True, slots=True)
class StoredBody:
    """The last body of a URL: where it lies, and by what the server knows it."""

    snapshot: Snapshot
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class UrlState:
    """What the ledger says of a URL in one crawl."""

    url: str
    kind: Kind
    state: State
    reason: str | None
    redirected_to: str | None


class Ledger:
    """The database of a data folder.

    Raises:
        LedgerError: it cannot be opened, is damaged, or was written by another version of this software.
    """

    def __init__(self, path: Path) -> None:
        self._db = Database(path, _TABLES, _LAYOUT)

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def begin_crawl(self, run_id: str, source_ids: Iterable[str]) -> None:
        """Open a crawl, or go on with it; any other crawl that is still open is given up."""
        with self._db.transaction() as execute:
            execute("UPDATE crawls SET finished_at = ? WHERE finished_at IS NULL AND run_id <> ?", (_now(), run_id))
            execute("INSERT OR IGNORE INTO crawls (run_id, started_at) VALUES (?, ?)", (run_id, _now()))
            for source_id in source_ids:
                execute("INSERT OR IGNORE INTO crawled_sources (run_id, source_id) VALUES (?, ?)", (run_id, source_id))

    def finish_crawl(self, run_id: str) -> None:
        """Close a crawl."""
        with self._db.transaction() as execute:
            execute("UPDATE crawls SET finished_at = ? WHERE finished_at IS NULL AND run_id = ?", (_now(), run_id))

    def finish_source(self, run_id: str, source_id: str, reason: str) -> None:
        """Note that the crawl of a source has come to its end, and why."""
        with self._db.transaction() as execute:
            execute(
                "UPDATE crawled_sources SET finish_reason = ? WHERE run_id = ? AND source_id = ?",
                (reason, run_id, source_id),
            )

    def open_crawl(self) -> str | None:
        """Run id of the crawl that was begun and not finished."""
        rows = self._db.rows("SELECT run_id FROM crawls WHERE finished_at IS NULL")
        return rows[0]["run_id"] if rows else None

    def crawl_times(self, run_id: str) -> tuple[datetime, datetime | None] | None:
        """When a crawl began and ended, aware, UTC; None for a crawl that the ledger does not know."""
        rows = self._db.rows("SELECT started_at, finished_at FROM crawls WHERE run_id = ?", (run_id,))
        if not rows:
            return None
        start, end = rows[0].values()
        return datetime.fromisoformat(start), None if end is None else datetime.fromisoformat(end)

    def finish_reasons(self, run_id: str) -> dict[str, str | None]:
        """The sources of a crawl and why each came to its end; None for those still to do."""
        rows = self._db.rows("SELECT source_id, finish_reason FROM crawled_sources WHERE run_id = ?", (run_id,))
        return {row["source_id"]: row["finish_reason"] for row in rows}

    def source(self, run_id: str, source_id: str) -> SourceLedger:
        """The part of the ledger that the crawl of one source reads and writes."""
        return SourceLedger(self._db, run_id, source_id)


class SourceLedger:
    """The queue and the memory of one source in one crawl; made by `Ledger.source`."""

    def __init__(self, database: Database, run_id: str, source_id: str) -> None:
        self._db = database
        self._run_id, self._source_id = run_id, source_id

    def begin(self, starts: Iterable[NewUrl]) -> None:
        """Queue the start URLs, and again what was being fetched when the crawl was interrupted."""
        with self._db.transaction() as execute:
            execute(
                "UPDATE urls SET state = 'queued' WHERE run_id = ? AND source_id = ? AND state = 'fetching'",
                (self._run_id, self._source_id),
            )
            self._add(execute, starts)

    def next(self) -> Visit | None:
        """The URL to fetch now, which counts as being fetched from here on."""
        with self._db.transaction() as execute:
            row = execute(
                "SELECT id, url, requested_url, kind, depth, hops FROM urls"
                " WHERE run_id = ? AND source_id = ? AND state = 'queued' ORDER BY rank, id LIMIT 1",
                (self._run_id, self._source_id),
            ).fetchone()
            if row is None:
                return None
            execute("UPDATE urls SET state = 'fetching' WHERE id = ?", (row["id"],))
            return Visit(**{**row, "kind": Kind(row["kind"])})

    def settle(
        self, visit: Visit, outcome: Outcome, found: Iterable[NewUrl] = (), body: StoredBody | None = None
    ) -> None:
        """Note what came of a visit, with the URLs found there and the body that was stored, all at once."""
        with self._db.transaction() as execute:
            execute(
                "UPDATE urls SET state = ?, http_status = ?, reason = ?, redirected_to = ? WHERE id = ?",
                (outcome.state, outcome.http_status, outcome.reason, outcome.redirected_to, visit.id),
            )
            self._add(execute, found)
            if body is not None:
                row = _body_row(body)
                execute(
                    f"INSERT OR REPLACE INTO bodies ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",  # noqa: S608
                    tuple(row.values()),
                )

    def body(self, url: str) -> StoredBody | None:
        """The last body that was archived for a URL, in whichever crawl."""
        rows = self._db.rows("SELECT * FROM bodies WHERE source_id = ? AND url = ?", (self._source_id, url))
        return _body_of(rows[0]) if rows else None

    def knows(self, url: str) -> bool:
        """Whether this crawl has met a URL before."""
        query = "SELECT 1 FROM urls WHERE run_id = ? AND source_id = ? AND url = ?"
        return bool(self._db.rows(query, (self._run_id, self._source_id, url)))

    def by_state(self) -> Counter[State]:
        """How many URLs of this crawl are in each state."""
        return Counter({State(name): number for name, number in self._counts("state")})

    def by_kind(self) -> Counter[Kind]:
        """How many URLs of this crawl are of each kind."""
        return Counter({Kind(name): number for name, number in self._counts("kind")})

    def _counts(self, column: str) -> list[tuple[str, int]]:
        rows = self._db.rows(
            f"SELECT {column} AS name, count(*) AS number FROM urls WHERE run_id = ? AND source_id = ? GROUP BY 1",  # noqa: S608
            (self._run_id, self._source_id),
        )
        return [(row["name"], row["number"]) for row in rows]

    def urls(self) -> list[UrlState]:
        """Every URL of this crawl, in the order of discovery."""
        rows = self._db.rows(
            "SELECT url, kind, state, reason, redirected_to FROM urls WHERE run_id = ? AND source_id = ? ORDER BY id",
            (self._run_id, self._source_id),
        )
        return [UrlState(**{**row, "kind": Kind(row["kind"]), "state": State(row["state"])}) for row in rows]

    def _add(self, execute: Execute, urls: Iterable[NewUrl]) -> None:
        for new in urls:
            execute(
                "INSERT OR IGNORE INTO urls"
                " (run_id, source_id, url, requested_url, kind, rank, depth, hops, referrer, state)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued')",
                (
                    self._run_id,
                    self._source_id,
                    new.url,
                    new.requested_url or new.url,
                    new.kind,
                    new.rank,
                    new.depth,
                    new.hops,
                    new.referrer,
                ),
            )


def _body_row(body: StoredBody) -> dict[str, str | int | None]:
    seen = body.snapshot
    return {
        "source_id": seen.source_id,
        "url": seen.final_url,
        "requested_url": seen.url,
        "run_id": seen.run_id,
        "etag": body.etag,
        "last_modified": body.last_modified,
        "http_status": seen.http_status,
        "content_type": seen.content_type,
        "fetched_at": seen.fetched_at.isoformat(),
        "sha256": seen.sha256,
        "archive_file": seen.archive_file,
        "archive_offset": seen.archive_offset,
        "archive_length": seen.archive_length,
    }


def _body_of(row: dict[str, Any]) -> StoredBody:
    fields = dict(row)
    etag, last_modified = fields.pop("etag"), fields.pop("last_modified")
    fields["final_url"], fields["url"] = fields["url"], fields.pop("requested_url")
    fields["fetched_at"] = datetime.fromisoformat(fields["fetched_at"])
    return StoredBody(Snapshot(**fields, unchanged=False), etag, last_modified)


def _now() -> str:
    return datetime.now(UTC).isoformat()
