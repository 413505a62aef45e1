"""The release as a web page: whatever pages say, it stays text, and nothing is loaded from elsewhere."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import lxml.html
import pytest
from commands import webinars
from small_release import RUN, small_rows, write_tables

from webinars import release
from webinars.run_report import summarize

EVIL = '<script>alert("1")</script> & <b>bold</b>'


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a small release in which titles are markup and one address is a script."""
    out = tmp_path_factory.mktemp("published")
    rows = small_rows()
    rows["webinars"][0] |= {"title": EVIL, "language": "es"}
    rows["evidence"][0] |= {"value": EVIL, "quote": EVIL}
    month = {"date_precision": "month", "start_date": date(2018, 3, 1), "year": 2018}
    rows["webinars"][1] |= month | {"start_time": None, "end_time": None}
    rows["webinars"][2] |= {
        "date_precision": "none", "start_date": None, "year": None, "date_text": None, "start_time": None,
        "end_time": None,
    }  # fmt: skip
    rows["resources"][0] |= {"url": "javascript:alert(1)", "label": None}
    rows["listings"][0] |= {"detail_url": None}
    write_tables(release.work_folder(out, RUN), rows)
    verdict = release.check(out, RUN)
    assert verdict.passed, verdict.lines()
    release.publish(out, RUN, summarize(release.work_folder(out, RUN), verdict))
    return out


@pytest.fixture(scope="module")
def page(published: Path) -> str:
    ran = webinars("report", "--out", published)
    assert ran.code == 0, ran.err
    return (published / "report.html").read_text(encoding="utf-8")


def test_what_pages_say_stays_text(page: str) -> None:
    tree = lxml.html.document_fromstring(page)
    (title,) = tree.xpath("//td/a[@lang='es']")
    assert title.text_content() == EVIL
    assert not tree.xpath("//script | //td//b[not(ancestor::ul[@class='totals'])]")


def test_only_web_addresses_become_links(page: str) -> None:
    tree = lxml.html.document_fromstring(page)
    places = [str(place) for place in tree.xpath("//@href")]
    assert places
    assert all(place.startswith(("https://", "#")) for place in places)
    assert tree.xpath("//li/span[text()='recording']")  # the one that would have run a script


def test_it_needs_nothing_from_elsewhere(page: str) -> None:
    tree = lxml.html.document_fromstring(page)
    assert not tree.xpath("//@src | //link | //iframe | //object | //img | //script")
    assert not re.search(r"url\(|@import", page)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy


def test_every_webinar_is_there_with_its_date_as_exactly_as_it_is_known(page: str) -> None:
    tree = lxml.html.document_fromstring(page)
    rows = tree.xpath("//div[contains(@class, 'webinars')]//tbody/tr")
    assert len(rows) == 12
    days = [row.xpath("string(td[1])").strip() for row in rows]
    assert "15 January 2018" in days
    assert "no date" in days
    assert sum(bool(re.fullmatch(r"[A-Z][a-z]+ \d{4}", day)) for day in days) == 1
    assert len({str(place) for place in tree.xpath("//td/a[1]/@href")} & {"https://harbor.example/webinars"}) == 1


def test_a_reader_who_does_not_see_it_finds_the_way(page: str) -> None:
    tree = lxml.html.document_fromstring(page)
    assert tree.get("lang") == "en"
    assert len(tree.xpath("//h1")) == len(tree.xpath("//main")) == len(tree.xpath("//title")) == 1
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {str(place).removeprefix("#") for place in tree.xpath("//@href[starts-with(., '#')]")} <= set(ids)
    assert set(tree.xpath("//@aria-labelledby")) <= set(ids)
    for table in tree.xpath("//table"):
        assert table.xpath("caption | parent::div[@role='region'][@aria-labelledby]")
        assert not table.xpath(".//th[not(@scope)]")
