"""What the two processes of a crawl tell each other, in lines of JSON.

The parent (`crawl`) writes one `Job` to the child's standard input and keeps it open: when the parent dies, however it
dies, the child reads its end and stops at once. The child (`python -m crawler`) answers on standard output, in lines
that are `Message`s; its log goes to standard error.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel

from crawler.sources import Source


class Job(BaseModel):
    """What to crawl, and where to put it."""

    out: Path
    run_id: str
    sources: list[Source]
    allow_loopback: bool


class Message(BaseModel):
    """How far one source is; or, with `error`, why the whole crawl had to stop."""

    source_id: str = ""
    fetched: int = 0
    waiting: int = 0
    error: str | None = None


def archive_of(out: Path) -> Path:
    """The page archive of a data folder."""
    return out / "archive"


def ledger_of(out: Path) -> Path:
    """The ledger of a data folder."""
    return out / "ledger.sqlite"
