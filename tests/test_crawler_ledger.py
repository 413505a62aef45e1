"""The ledger and the frontier on it: states, order, budget, depth, and going on after an interruption."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.archive import Snapshot
from crawler.database import LedgerError
from crawler.frontier import MAX_CALENDAR_VIEWS, Frontier
from crawler.ledger import Kind, Ledger, Outcome, State, StoredBody, Visit
from crawler.links import Link
from crawler.report import BUDGET_SPENT, report_of
from crawler.sources import Source

RUN = "20260101T000000Z"
START = "https://lab.example/webinars"


def url(name: object) -> str:
    return f"https://lab.example/{name}"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    ledger.begin_crawl(RUN, ["lab"])
    return ledger


def frontier(ledger: Ledger, run_id: str = RUN, **fields: object) -> Frontier:
    source = Source.model_validate({"id": "lab", "name": "Lab", "start_urls": [START], **fields})
    made = Frontier(source, ledger.source(run_id, "lab"))
    made.begin()
    return made


def fetch(ledger: Ledger, frontier: Frontier, *links: Link) -> Visit:
    """The next page is fetched, and these links are found on it."""
    visit = frontier.next()
    assert visit is not None
    ledger.source(RUN, "lab").settle(visit, Outcome(State.FETCHED, 200), frontier.new_urls(visit, links))
    return visit


def rest(ledger: Ledger, frontier: Frontier) -> list[str]:
    urls = []
    while frontier.waiting():
        urls.append(fetch(ledger, frontier).url.removeprefix("https://lab.example/"))
    return urls


def test_the_order_is_start_lists_details_calendars(ledger: Ledger) -> None:
    crawl = frontier(ledger)
    kinds = [Kind.CALENDAR, Kind.DETAIL, Kind.PAGINATION, Kind.DETAIL, Kind.LISTING]
    fetch(ledger, crawl, *(Link(url(f"{kind}{n}"), kind) for n, kind in enumerate(kinds)))
    assert rest(ledger, crawl) == ["pagination2", "listing4", "detail1", "detail3", "calendar0"]


def test_a_url_is_fetched_once(ledger: Ledger) -> None:
    crawl = frontier(ledger)
    fetch(ledger, crawl, Link(url(1), Kind.DETAIL), Link(START, Kind.DETAIL))
    fetch(ledger, crawl, Link(url(1), Kind.PAGINATION), Link(url(2), Kind.DETAIL))
    assert rest(ledger, crawl) == ["2"]


def test_the_budget_holds_and_what_is_left_is_reported(ledger: Ledger) -> None:
    crawl = frontier(ledger, max_pages=3)
    fetch(ledger, crawl, *(Link(url(n), Kind.DETAIL) for n in range(5)))
    assert (crawl.fetched(), crawl.waiting()) == (1, 2)
    assert rest(ledger, crawl) == ["0", "1"]
    assert crawl.next() is None
    ledger.finish_source(RUN, "lab", BUDGET_SPENT)
    ledger.finish_crawl(RUN)
    report = report_of(ledger, RUN)
    assert report is not None
    (lab,) = report.sources
    assert (lab.pages_fetched, lab.pages_left, lab.start_failed, lab.failed) == (3, 3, False, False)


def test_the_depth_holds_and_the_pages_of_a_list_are_no_deeper(ledger: Ledger) -> None:
    crawl = frontier(ledger, max_depth=1)
    fetch(ledger, crawl, Link(url("page2"), Kind.PAGINATION), Link(url("a"), Kind.DETAIL))
    fetch(ledger, crawl, Link(url("page3"), Kind.PAGINATION), Link(url("b"), Kind.DETAIL))
    fetch(ledger, crawl, Link(url("c"), Kind.DETAIL))
    fetch(ledger, crawl, Link(url("too-deep"), Kind.DETAIL))
    assert rest(ledger, crawl) == ["b", "c"]


def test_a_list_without_end_does_not_use_up_the_crawl(ledger: Ledger) -> None:
    crawl = frontier(ledger, max_pages=12)
    fetch(ledger, crawl, *(Link(url(f"d{n}"), Kind.DETAIL) for n in range(5)), Link(url("p0"), Kind.PAGINATION))
    fetched = []
    while crawl.waiting():
        number = len(fetched) + 1
        fetched.append(fetch(ledger, crawl, Link(url(f"p{number}"), Kind.PAGINATION)).url.rpartition("/")[2])
    assert fetched == ["p0", "p1", "p2", "d0", "d1", "d2", "d3", "d4", "p3", "p4", "p5"]


def test_a_calendar_without_end_is_left(ledger: Ledger) -> None:
    crawl = frontier(ledger)
    fetch(ledger, crawl, *(Link(url(n), Kind.CALENDAR) for n in range(100)))
    fetch(ledger, crawl, *(Link(url(n), Kind.CALENDAR) for n in range(100, 200)))
    assert len(rest(ledger, crawl)) == MAX_CALENDAR_VIEWS - 1


def test_an_interrupted_crawl_goes_on_with_the_page_it_was_at(ledger: Ledger, tmp_path: Path) -> None:
    crawl = frontier(ledger)
    fetch(ledger, crawl, Link(url("a"), Kind.DETAIL), Link(url("b"), Kind.DETAIL))
    at = crawl.next()
    ledger.close()
    again = Ledger(tmp_path / "ledger.sqlite")
    assert again.open_crawl() == RUN
    again.begin_crawl(RUN, ["lab"])
    assert frontier(again).next() == at


def test_a_crawl_is_open_until_it_is_finished_or_another_begins(ledger: Ledger) -> None:
    assert ledger.open_crawl() == RUN
    assert report_of(ledger, RUN) is None
    ledger.begin_crawl("20260102T000000Z", ["lab"])
    assert ledger.open_crawl() == "20260102T000000Z"
    abandoned = report_of(ledger, RUN)
    assert abandoned is not None
    assert abandoned.sources[0].failed
    ledger.finish_crawl("20260102T000000Z")
    assert ledger.open_crawl() is None
    assert report_of(ledger, "20990101T000000Z") is None


def test_runs_do_not_share_their_queues_but_their_bodies(ledger: Ledger) -> None:
    crawl = frontier(ledger)
    visit = crawl.next()
    assert visit is not None
    snapshot = Snapshot(
        "lab", RUN, url("asked"), START, 200, None, datetime(2026, 1, 1, 12, tzinfo=UTC), "00", "f", 1, 2, False
    )
    body = StoredBody(snapshot, '"e"', "Thu, 01 Jan 2026 12:00:00 GMT")
    ledger.source(RUN, "lab").settle(visit, Outcome(State.FETCHED, 200), body=body)
    ledger.begin_crawl("20260102T000000Z", ["lab", "other"])
    later = frontier(ledger, "20260102T000000Z").next()
    assert later is not None
    assert later.url == START
    assert ledger.source("20260102T000000Z", "lab").body(START) == body
    assert ledger.source("20260102T000000Z", "other").body(START) is None


def test_a_page_and_its_links_are_settled_together_or_not_at_all(ledger: Ledger) -> None:
    crawl = frontier(ledger)
    visit = crawl.next()
    assert visit is not None
    broken = crawl.new_urls(visit, [Link(url("a"), Kind.DETAIL), Link(url("b"), Kind.DETAIL)])
    object.__setattr__(broken[1], "url", object())  # which SQLite cannot store
    with pytest.raises(LedgerError, match=r"ledger\.sqlite"):
        ledger.source(RUN, "lab").settle(visit, Outcome(State.FETCHED, 200), broken)
    assert [(u.url, u.state) for u in ledger.source(RUN, "lab").urls()] == [(START, State.FETCHING)]


def test_a_damaged_or_foreign_ledger_is_told_in_one_line(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.sqlite"
    damaged.write_bytes(b"no database at all" * 100)
    with pytest.raises(LedgerError, match=r"damaged\.sqlite: the ledger is damaged .*; move it away"):
        Ledger(damaged)
    foreign = tmp_path / "foreign.sqlite"
    with sqlite3.connect(foreign) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(LedgerError, match="is of layout 99"):
        Ledger(foreign)
    (tmp_path / "file").touch()
    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger(tmp_path / "file" / "ledger.sqlite")
