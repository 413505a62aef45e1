"""The crawls of several sources in one reactor: different sites at the same time, the sources of one site in turn."""

from __future__ import annotations

import asyncio
import fcntl
import logging
import os
import signal
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.utils.log import configure_logging
from scrapy.utils.reactor import install_reactor

from crawler.addresses import PublicAddressResolver
from crawler.archive import ArchiveError, ArchiveWriter
from crawler.database import LedgerError
from crawler.job import Job, Message, archive_of, ledger_of
from crawler.ledger import Ledger, State
from crawler.report import BUDGET_SPENT, FINISHED
from crawler.settings import settings_for
from crawler.sources import Source
from crawler.spider import Equipment, SourceSpider
from crawler.urls import authority

_MAX_SITES = 16
_LOCK_PATIENCE = 15.0
_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
_log = logging.getLogger(__name__)


def run(job: Job, tell: Callable[[Message], None]) -> int:
    """Crawl, or go on with, what the job says; exit code 0 when every source was gone through, 1 when it must stop."""
    install_reactor(_REACTOR)
    configure_logging({"LOG_LEVEL": "INFO"})
    try:
        with only_one(archive_of(job.out)), Ledger(ledger_of(job.out)) as ledger:
            ledger.begin_crawl(job.run_id, [source.id for source in job.sources])
            crawls = _Crawls(job, ledger, tell)
            crawls.run()
            if crawls.error is not None:
                raise crawls.error
            if crawls.stopped:
                return 1
            ledger.finish_crawl(job.run_id)
    except (ArchiveError, LedgerError) as error:
        tell(Message(error=str(error)))
        return 1
    return 0


class _Crawls:
    """The crawls of one job."""

    def __init__(self, job: Job, ledger: Ledger, tell: Callable[[Message], None]) -> None:
        from twisted.internet import reactor

        self._job, self._ledger, self._tell = job, ledger, tell
        self._reactor: Any = reactor
        self._resolver = PublicAddressResolver(self._reactor.nameResolver, allow_loopback=job.allow_loopback)
        self._reactor.installNameResolver(self._resolver)
        self._runner = AsyncCrawlerRunner()
        self._tasks: set[asyncio.Task[Any]] = set()
        self.stopped = False
        self.error: Exception | None = None

    def run(self) -> None:
        """Until all is crawled or something stops it."""
        self._reactor.callWhenRunning(lambda: self._spawn(self._all()))
        self._reactor.run(installSignalHandlers=False)

    async def _all(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._stop)
        done = self._ledger.finish_reasons(self._job.run_id)
        sources = [source for source in self._job.sources if done[source.id] is None]
        places = asyncio.Semaphore(_MAX_SITES)
        try:
            await asyncio.gather(*(self._one_site(group, places) for group in by_site(sources)))
        except Exception as error:
            self._fail(error)
        finally:
            self._reactor.stop()

    async def _one_site(self, sources: list[Source], places: asyncio.Semaphore) -> None:
        async with places:
            for source in sources:
                if not self.stopped:
                    await self._one_source(source)

    async def _one_source(self, source: Source) -> None:
        run_id, archive = self._job.run_id, archive_of(self._job.out)
        with ArchiveWriter(archive, run_id, source.id) as writer:
            equipment = Equipment(
                source=source,
                ledger=self._ledger.source(run_id, source.id),
                writer=writer,
                archive=archive,
                resolver=self._resolver,
                on_progress=lambda id_, fetched, waiting: self._tell(
                    Message(source_id=id_, fetched=fetched, waiting=waiting)
                ),
                on_fatal=self._fail,
            )
            reason = await self._crawl(source, equipment)
        if not self.stopped:
            self._ledger.finish_source(run_id, source.id, reason)

    async def _crawl(self, source: Source, equipment: Equipment) -> str:
        """Why the crawl came to its end."""
        crawler = Crawler(SourceSpider, settings_for(source))
        try:
            await self._runner.crawl(crawler, equipment=equipment)
        except Exception as error:
            # A fault of ours: it must not cost the other sources their crawl.
            _log.exception("the crawl of %s failed", source.id)
            return f"the crawler failed: {type(error).__name__}: {error}"
        reason = str(crawler.stats.get_value("finish_reason"))
        left = equipment.ledger.by_state()[State.QUEUED]
        return BUDGET_SPENT if reason == FINISHED and left else reason

    def _fail(self, error: Exception) -> None:
        self.error = self.error or error
        self._stop()

    def _stop(self) -> None:
        """End cleanly: what is in flight comes to its end, nothing new is begun, and the crawl stays open."""
        self.stopped = True
        for crawler in self._runner.crawlers:
            if isinstance(crawler.spider, SourceSpider):
                crawler.spider.stopping.set()
        self._spawn(self._runner.stop())

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_event_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def by_site(sources: list[Source]) -> list[list[Source]]:
    """The sources in groups that share no host, each group in the order given; a group is crawled one after another."""
    groups: list[tuple[set[str], list[Source]]] = []
    for source in sources:
        hosts = {authority(url) for url in source.start_urls} | set(source.domains)
        members = [source]
        apart = []
        for known, others in groups:
            if hosts & known:
                hosts |= known
                members = others + members
            else:
                apart.append((known, others))
        groups = [*apart, (hosts, members)]
    return [members for _, members in groups]


@contextmanager
def only_one(archive: Path, patience: float = _LOCK_PATIENCE) -> Iterator[None]:
    """Hold the archive alone; waits up to `patience` seconds, as a crawler whose parent was killed needs to end.

    Raises:
        ArchiveError: another crawler writes to it.
    """
    try:
        archive.mkdir(parents=True, exist_ok=True)
        folder = os.open(archive, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as error:
        raise ArchiveError(f"{archive}: cannot be opened: {error.strerror}") from error
    deadline = monotonic() + patience
    try:
        while True:
            try:
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if monotonic() > deadline:
                    raise ArchiveError(f"{archive}: another crawl is writing to it; wait until it is done") from error
                sleep(0.1)
        yield
    finally:
        os.close(folder)
