"""Crawl sources into the archive: the crawler as the rest of the project sees it.

Scrapy runs in a process of its own, so that its reactor, its memory and its faults are not ours.
"""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from crawler.database import LedgerError
from crawler.job import Job, Message, ledger_of
from crawler.ledger import Ledger
from crawler.report import BUDGET_SPENT, FINISHED, CrawlReport, Failure, SourceReport, report_of
from crawler.sources import Source

__all__ = ["BUDGET_SPENT", "FINISHED", "CrawlError", "CrawlReport", "Failure", "SourceReport", "crawl", "open_crawl"]

_PATIENCE = 10.0

Progress = Callable[[str, int, int], None]
"""Called with a source's id, the pages fetched so far and the pages known to be waiting."""


class CrawlError(Exception):
    """The crawl as a whole came to a stop; the message is one line. What it has is kept, and it can be gone on with."""


def crawl(
    sources: Iterable[Source],
    out: Path,
    run_id: str,
    *,
    allow_loopback: bool = False,
    progress: Progress | None = None,
) -> CrawlReport:
    """Crawl the sources of a run, or go on with its crawl; a crawl that is finished is only reported again.

    `out` is the data folder. A crawl of another run that is still open is given up by this. A source that cannot be
    crawled is in the report; it costs the others nothing. The report is also written to `work/<run_id>/crawl.json`, and
    Scrapy's log to `crawl.log` beside it.

    Raises:
        CrawlError: the archive or the ledger cannot be used, or the crawling process was killed.
    """
    out = out.resolve()
    work = out / "work" / run_id
    job = Job(out=out, run_id=run_id, sources=list(sources), allow_loopback=allow_loopback)
    try:
        work.mkdir(parents=True, exist_ok=True)
        report = _report(out, run_id)
        if report is None:
            _run(job, work / "crawl.log", progress)
            report = _report(out, run_id)
        if report is None:
            raise CrawlError(f"the crawl of {run_id} was interrupted; run it again to go on with it")
        written = work / "crawl.json.new"
        written.write_text(report.model_dump_json(indent=2) + "\n", "utf-8")
        written.replace(work / "crawl.json")
    except LedgerError as error:
        raise CrawlError(str(error)) from error
    except OSError as error:
        raise CrawlError(f"{error.filename or work}: cannot be written: {error.strerror}") from error
    return report


def open_crawl(out: Path) -> str | None:
    """Run id of the crawl that was begun under a data folder and not finished, to go on with; None when there is none.

    Raises:
        CrawlError: the ledger cannot be read.
    """
    if not ledger_of(out).exists():
        return None
    try:
        with Ledger(ledger_of(out)) as ledger:
            return ledger.open_crawl()
    except LedgerError as error:
        raise CrawlError(str(error)) from error


def _report(out: Path, run_id: str) -> CrawlReport | None:
    with Ledger(ledger_of(out)) as ledger:
        return report_of(ledger, run_id)


def _run(job: Job, log: Path, progress: Progress | None) -> None:
    """Let the child process do the job.

    Raises:
        CrawlError: it says that it must stop, or ends without saying so.
    """
    problem = None
    with (
        log.open("ab") as errors,
        subprocess.Popen(
            [sys.executable, "-m", "crawler"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
            cwd=Path(__file__).parent.parent,  # where this very package lies, installed or not
            start_new_session=True,  # ^C is for us, and we tell the child
        ) as child,
    ):
        assert child.stdin is not None  # noqa: S101  both are pipes
        assert child.stdout is not None  # noqa: S101
        try:
            with contextlib.suppress(BrokenPipeError):  # its exit code says more
                child.stdin.write(job.model_dump_json() + "\n")
                child.stdin.flush()
            for line in child.stdout:
                message = Message.model_validate_json(line)
                if message.error is not None:
                    problem = message.error
                elif progress is not None:
                    progress(message.source_id, message.fetched, message.waiting)
            status = child.wait()
        except BaseException:
            _end(child)
            raise
    if problem is not None:
        raise CrawlError(problem)
    if status != 0:
        ended = f"by signal {signal.Signals(-status).name}" if status < 0 else f"with exit code {status}"
        raise CrawlError(f"the crawling process ended {ended}; run it again to go on, the log is {log}")


def _end(child: subprocess.Popen[str]) -> None:
    """Ask the child to end cleanly; after a while, without asking."""
    child.terminate()
    try:
        child.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
