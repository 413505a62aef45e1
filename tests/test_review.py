"""`webinars review`: what a release most needs somebody to look at."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from commands import webinars
from small_release import Rows, frames_of, published, small_rows

from transform.identity import identifier
from webinars.loader import Release
from webinars.review import Item, review

WEBINAR = identifier("web", 0)


def quiet_rows() -> Rows:
    """A small release in which nothing is left to people."""
    return {**small_rows(), "ties": []}


def noted(rows: Rows, table: str, key: str, column: str, value: str, **evidence: Any) -> None:
    number = len(rows["evidence"])
    source = evidence.pop("source", "harbor")
    rows["evidence"].append(
        {"evidence_id": identifier("evi", number), "table_name": table, "row_key": key, "column_name": column,
         "value": value, "page_id": identifier("pag", source), "quote": f"words about {value}",
         "selector": "/html/body/p", "method": "layout", "inferred": False, "confidence": 0.95, **evidence}
    )  # fmt: skip


def items_of(rows: Rows, *sources: str) -> list[Item]:
    return review(Release(Path(), "20261122T145500Z", frames_of(rows)), sources)


def test_a_release_without_doubts_gives_nothing_to_do() -> None:
    assert items_of(quiet_rows()) == []


def test_what_matters_most_and_is_least_sure_comes_first() -> None:
    rows = quiet_rows()
    person = f"{WEBINAR}|{identifier('per', 'harbor')}|presenter"
    topic = rows["webinar_topics"][0]["topic_id"]
    noted(rows, "webinar_presenters", person, "presenter_id", identifier("per", "harbor"), confidence=0.6)
    noted(rows, "webinars", WEBINAR, "start_date", "2018-01-15", confidence=0.5)
    noted(rows, "webinar_topics", f"{WEBINAR}|{topic}", "topic_id", topic, confidence=0.2)
    noted(rows, "webinars", WEBINAR, "series", "Not taken", confidence=0.1)
    date_item, person_item, topic_item = items_of(rows)
    assert (date_item.kind, date_item.what, date_item.confidence) == ("unsure", "date: 2018-01-15", 0.5)
    assert person_item.what == "person: Alex harbor"
    assert topic_item.what.startswith("topic: ")
    assert date_item.page_url == "https://harbor.example/webinars"
    assert (date_item.quote, date_item.selector) == ("words about 2018-01-15", "/html/body/p")
    assert date_item.webinar == rows["webinars"][0]["title"]


def test_pages_that_disagree_are_shown_together_but_not_where_only_time_has_passed() -> None:
    rows = quiet_rows()
    noted(rows, "webinars", WEBINAR, "start_date", "2018-01-15")
    noted(rows, "webinars", WEBINAR, "start_date", "2018-01-16", source="prairie", confidence=0.8)
    noted(rows, "webinars", WEBINAR, "status", "held")
    noted(rows, "webinars", WEBINAR, "status", "scheduled", source="prairie")
    (item,) = items_of(rows)
    assert item.kind == "contradiction"
    assert "'2018-01-16' on https://prairie.example/webinars" in item.why


def test_a_year_that_no_page_prints_is_listed_and_one_that_some_page_prints_is_not() -> None:
    rows = quiet_rows()
    second = identifier("web", 1)
    noted(rows, "webinars", WEBINAR, "start_date", "2018-01-15", inferred=True)
    for inferred in (True, False):
        day = rows["webinars"][1]["start_date"].isoformat()
        noted(rows, "webinars", second, "start_date", day, inferred=inferred, selector=str(inferred))
    (item,) = items_of(rows)
    assert (item.kind, item.webinar_id) == ("inferred", WEBINAR)


@pytest.mark.parametrize(
    ("name", "why"),
    [("Harbor Office", "like an organization"), ("Zoom 2", "hardly the name"), ("Madonna", "hardly the name")],
)
def test_people_who_are_called_as_people_are_not(name: str, why: str) -> None:
    rows = quiet_rows()
    rows["presenters"][0]["name"] = name
    person = identifier("per", "harbor")
    noted(rows, "webinar_presenters", f"{WEBINAR}|{person}|presenter", "presenter_id", person)
    (item,) = items_of(rows)
    assert item.kind == "suspicious"
    assert why in item.why


def test_a_day_far_ahead_and_a_webinar_of_which_nothing_is_known_are_suspicious() -> None:
    rows = quiet_rows()
    rows["webinars"][0] |= {"start_date": date(2031, 1, 15), "year": 2031}
    noted(rows, "webinars", WEBINAR, "start_date", "2031-01-15")
    second = identifier("web", 1)
    rows["webinars"][1] |= {"start_date": None, "year": None, "date_precision": "none"}
    for table in ("webinar_presenters", "resources"):
        rows[table] = [row for row in rows[table] if row["webinar_id"] != second]
    assert {(item.webinar_id, item.why) for item in items_of(rows)} == {
        (WEBINAR, "5 years later than the page was first read"),
        (second, "neither date nor people nor links: perhaps no webinar"),
    }


def test_only_webinars_that_are_still_listed_and_of_the_sources_asked_for() -> None:
    rows = quiet_rows()
    rows["evidence"] = []
    for number in (0, 1, 2):
        noted(rows, "webinars", identifier("web", number), "title", rows["webinars"][number]["title"], confidence=0.4)
    rows["webinars"][2]["withdrawn_at"] = rows["webinars"][2]["last_seen_at"]
    assert {item.webinar_id for item in items_of(rows)} == {identifier("web", 0), identifier("web", 1)}
    assert {item.webinar_id for item in items_of(rows, "prairie")} == {identifier("web", 1)}


def test_the_command_lists_and_prints_json(tmp_path: Path) -> None:
    published(tmp_path)
    table = webinars("review", "--out", tmp_path)
    assert table.code == 0, table.err
    assert "1 of 1 things to look at" in table.out
    (item,) = json.loads(webinars("review", "--out", tmp_path, "--format", "json").out)
    assert item["kind"] == "tie"
    unknown = webinars("review", "--out", tmp_path, "--source", "nobody")
    assert unknown.code == 2
    assert "has no source nobody" in unknown.told


def test_a_tie_names_both_and_how_to_merge_them() -> None:
    rows = quiet_rows()
    one, other = (row["presenter_id"] for row in rows["presenters"][:2])
    rows["ties"] = [{"table_name": "presenters", "row_id": one, "other_id": other, "weight": 1.5}]
    (item,) = items_of(rows)
    assert item.kind == "tie"
    assert rows["presenters"][0]["name"] in item.what
    assert f"webinars correct merge {one} {other}" in item.todo
