"""Crawls that are killed, stopped or run out of disk: nothing is lost, and going on ends where nothing had happened."""

from __future__ import annotations

import fcntl
import os
import random
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import pytest
from loopback import Asked, Site, list_page

from crawler.archive import ArchiveError, ArchiveProblem, read_body, read_snapshots
from crawler.crawl import BUDGET_SPENT, CrawlError, crawl, open_crawl
from crawler.job import archive_of
from crawler.runner import only_one
from crawler.sources import Source

RUN = "20260101T000000Z"
PARENT = """
import sys
from pathlib import Path
from crawler.crawl import crawl
from crawler.sources import Source
crawl([Source.model_validate_json(sys.argv[1])], Path(sys.argv[2]), sys.argv[3], allow_loopback=True)
"""


def town_hall() -> Site:
    """Three pages of a list and more webinars than the budget allows."""
    pages = {f"/webinar/{n}": f"<h1>Part {n}</h1>" + "words " * 500 for n in range(30)}
    for n in range(3):
        items = [f"/webinar/{n * 10 + i}" for i in range(10)]
        pages[f"/webinars?page={n}"] = list_page(items, f"/webinars?page={n + 1}" if n < 2 else "")
    return Site({**pages, "/webinars": pages["/webinars?page=0"]})


def lab(site: Site) -> Source:
    return Source(id="lab", name="Lab", start_urls=[site.url("/webinars")], delay=0, max_pages=25)


def fetched(out: Path) -> dict[str, bytes]:
    """What the archive holds: path and body. A page may be there twice, if a kill came before it was settled."""
    archive = archive_of(out)
    return {s.url.partition("/webinar")[2]: read_body(archive, s) for s in read_snapshots(archive)}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("undisturbed")
    with town_hall() as site:
        (report,) = crawl([lab(site)], out, RUN, allow_loopback=True).sources
        assert report.finish_reason == BUDGET_SPENT
        assert len(site.paths()) == 25
    return fetched(out)


def at_request(site: Site, number: int, act: Callable[[], None]) -> None:
    """Do something when the site is asked for its n-th page."""

    def on_request(_: Asked) -> None:
        if len(site.paths()) == number:
            act()

    site.on_request = on_request


def wait_until_nobody_crawls(out: Path) -> None:
    """The crawling process holds a lock on the archive for as long as it lives."""
    folder = os.open(archive_of(out), os.O_RDONLY)
    deadline = monotonic() + 20
    try:
        while True:
            try:
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                assert monotonic() < deadline, "the crawler outlived its parent"
                sleep(0.02)
            else:
                return
    finally:
        os.close(folder)


def child_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])


@pytest.mark.parametrize("victim", ["parent", "child"])
def test_a_crawl_that_is_killed_goes_on_to_the_same_pages(
    tmp_path: Path, undisturbed: dict[str, bytes], victim: str
) -> None:
    with town_hall() as site:
        command = [sys.executable, "-c", PARENT, lab(site).model_dump_json(), str(tmp_path), RUN]
        parent = subprocess.Popen(command, cwd=Path(__file__).parent.parent, stderr=subprocess.PIPE)

        def kill() -> None:
            os.kill(parent.pid if victim == "parent" else child_of(parent.pid), signal.SIGKILL)

        at_request(site, 11, kill)
        _, errors = parent.communicate(timeout=60)
        if victim == "child":
            assert b"the crawling process ended by signal SIGKILL; run it again to go on" in errors
        wait_until_nobody_crawls(tmp_path)
        so_far = len(site.paths())
        assert so_far < 20, "the crawler went on without its parent"
        assert open_crawl(tmp_path) == RUN
        site.on_request = lambda _: None
        (report,) = crawl([lab(site)], tmp_path, RUN, allow_loopback=True).sources
        # Only the page that was in flight is asked for again.
        assert len(site.paths()) <= 25 + 2
    assert (report.pages_fetched, report.finish_reason) == (25, BUDGET_SPENT)
    assert fetched(tmp_path) == undisturbed
    assert open_crawl(tmp_path) is None


def test_an_interrupted_crawl_ends_cleanly_and_goes_on(tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    def interrupt(_: str, pages: int, __: int) -> None:
        if pages == 9:
            raise KeyboardInterrupt

    with town_hall() as site:
        with pytest.raises(KeyboardInterrupt):
            crawl([lab(site)], tmp_path, RUN, allow_loopback=True, progress=interrupt)
        assert open_crawl(tmp_path) == RUN
        problems: list[ArchiveProblem] = []
        assert len(read_snapshots(archive_of(tmp_path), problems)) < 25
        assert problems == []
        asked = len(site.paths())
        crawl([lab(site)], tmp_path, RUN, allow_loopback=True)
        # Ended cleanly, not one page had to be fetched twice.
        assert len(site.paths()) == 25
        assert asked < 25
    assert fetched(tmp_path) == undisturbed


def test_a_full_disk_stops_the_crawl_in_one_line_and_it_goes_on_later(tmp_path: Path) -> None:
    noise = random.Random(7)  # which does not compress, so that the archive is the file that grows
    pages = {f"/webinar/{n}": f"<h1>Part {n}</h1>{noise.randbytes(60_000).hex()}" for n in range(9)}
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Site({**pages, "/webinars": list_page(list(pages))}) as site:
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, before[1]))
        try:
            with pytest.raises(CrawlError) as error:
                crawl([lab(site)], tmp_path, RUN, allow_loopback=True)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert str(error.value) == f"{RUN}/lab.warc.gz: cannot be written: File too large"
        assert open_crawl(tmp_path) == RUN
        kept = fetched(tmp_path)
        assert 3 < len(kept) < 10
        crawl([lab(site)], tmp_path, RUN, allow_loopback=True)
        # Only the page that did not fit is asked for again.
        assert len(site.paths()) == 10 + 1
    assert len(fetched(tmp_path)) == 10
    assert kept.items() <= fetched(tmp_path).items()


def test_two_crawls_do_not_write_at_the_same_time(tmp_path: Path) -> None:
    with (
        only_one(tmp_path),
        pytest.raises(ArchiveError, match="another crawl is writing to it"),
        only_one(tmp_path, patience=0),
    ):
        pytest.fail("both hold the archive")
    with only_one(tmp_path, patience=0):
        assert tmp_path.is_dir()


def test_a_ledger_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_bytes(b"nonsense" * 200)
    with pytest.raises(CrawlError, match="the ledger is damaged"):
        open_crawl(tmp_path)
    with pytest.raises(CrawlError, match="the ledger is damaged"):
        crawl([], tmp_path, RUN)
    assert (tmp_path / "ledger.sqlite").read_bytes() == b"nonsense" * 200
