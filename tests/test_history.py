"""Pages over time: first and last seen, withdrawal, failed fetches, and the changes between releases."""

from __future__ import annotations

from typing import Any

import pytest
from pages_by_hand import DETAIL, LIST, RUNS, fetched, moments, only, person, rows, said, tables_of, webinar


def test_first_and_last_seen_come_from_the_history_and_the_latest_page_gives_the_values() -> None:
    history = [
        fetched(webinar("Heat at Work", description=said("Old.")), run=0),
        fetched(webinar("Heat at Work", description=said("New.")), run=1),
        fetched(webinar("Heat at Work", description=said("New.")), run=2),
    ]
    tables = tables_of(*history)
    found, listing = only(tables, "webinars"), only(tables, "listings")
    times = moments(*history)
    for row in (found, listing):
        assert (row["first_seen_at"], row["last_seen_at"], row["withdrawn_at"]) == (times[0], times[2], None)
    assert found["description"] == "New."
    pages = rows(tables, "pages")
    assert len(pages) == 2
    assert listing["page_id"] == only(tables, "pages", run_id=RUNS[1])["page_id"]


def test_a_webinar_is_withdrawn_when_the_last_page_that_listed_it_has_stopped() -> None:
    heat, cold = webinar("Heat at Work"), webinar("Cold at Work", position=1)
    history = [
        fetched(heat, cold, run=0),
        fetched(heat, cold, url=DETAIL, run=0),
        fetched(cold, run=1),
        fetched(heat, cold, url=DETAIL, run=1),
        fetched(cold, run=2),
        fetched(cold, url=DETAIL, run=2),
    ]
    times = moments(*history)
    partly = tables_of(*history[:4])
    assert only(partly, "webinars", title="Heat at Work")["withdrawn_at"] is None
    tables = tables_of(*history)
    withdrawn = only(tables, "webinars", title="Heat at Work")
    assert (withdrawn["last_seen_at"], withdrawn["withdrawn_at"]) == (times[3], times[5])
    assert only(tables, "webinars", title="Cold at Work")["withdrawn_at"] is None
    assert only(tables, "listings", webinar_id=withdrawn["webinar_id"], page_url=LIST)["withdrawn_at"] == times[2]


@pytest.mark.parametrize(
    "failure",
    [
        {"status": 500},
        {"status": 403},
        {"status": 404},  # every page of the source answers so
        {"problem": "ValueError: broken markup"},
    ],
)
def test_a_failed_fetch_withdraws_nothing(failure: dict[str, Any]) -> None:
    seen = fetched(webinar("Heat at Work"), run=0)
    tables = tables_of(seen, fetched(run=1, **failure))
    found = only(tables, "webinars")
    assert (found["last_seen_at"], found["withdrawn_at"]) == (seen.snapshot.fetched_at, None)
    assert only(tables, "sources")["stale"] is True


def test_a_page_that_is_gone_while_its_site_works_has_stopped_listing() -> None:
    gone = fetched(url=DETAIL, run=1, status=404)
    tables = tables_of(fetched(webinar("Heat at Work"), url=DETAIL), fetched(), fetched(run=1), gone)
    assert only(tables, "webinars")["withdrawn_at"] == gone.snapshot.fetched_at
    assert only(tables, "sources")["stale"] is False


def test_a_page_that_moved_has_stopped_listing_and_its_webinar_has_not() -> None:
    moved = fetched(webinar("Heat at Work"), url="https://lab.example.org/new", asked=LIST, run=1)
    tables = tables_of(fetched(webinar("Heat at Work")), moved)
    assert only(tables, "webinars")["withdrawn_at"] is None
    assert only(tables, "listings", page_url=LIST)["withdrawn_at"] == moved.snapshot.fetched_at


def test_a_revisit_keeps_the_webinar_seen_and_a_return_lifts_the_withdrawal() -> None:
    first = fetched(webinar("Heat at Work"), run=0, content="as ever")
    again = fetched(webinar("Heat at Work"), run=2, content="as ever")
    tables = tables_of(first, fetched(run=1, content="empty"), again)
    found = only(tables, "webinars")
    assert (found["first_seen_at"], found["last_seen_at"]) == tuple(moments(first, again))
    assert found["withdrawn_at"] is None
    assert only(tables, "pages", run_id=RUNS[0])["fetched_at"] == first.snapshot.fetched_at


def test_a_source_without_a_file_keeps_its_rows() -> None:
    before = tables_of(fetched(webinar("Heat at Work")))
    tables = tables_of(fetched(webinar("Heat at Work")), fetched(run=1, status=500), sources=(), previous=before)
    assert only(tables, "sources") | {"stale": False} == only(before, "sources")
    assert only(tables, "organizations")["name"] == "Example Lab"


def test_changes_tell_what_was_added_changed_and_withdrawn_since_the_release_before() -> None:
    old = fetched(webinar("Heat at Work", description=said("Old.")), webinar("Cold at Work", position=1))
    before = tables_of(old)
    assert {row["change"] for row in rows(before, "changes")} == {"added"}
    assert only(before, "runs")["webinars_added"] == 2

    new = fetched(webinar("Heat at Work", description=said("New.")), webinar("Rain at Work", position=1), run=1)
    tables = tables_of(old, new, previous=before)
    found = rows(tables, "changes", table_name="webinars", run_id=RUNS[1])
    by_change = {row["change"]: row for row in found}
    assert len(found) == 3
    assert by_change["changed"]["column_name"] == "description"
    assert (by_change["changed"]["old_value"], by_change["changed"]["new_value"]) == ("Old.", "New.")
    assert by_change["added"]["row_key"] == only(tables, "webinars", title="Rain at Work")["webinar_id"]
    assert by_change["withdrawn"]["row_key"] == only(tables, "webinars", title="Cold at Work")["webinar_id"]
    run = only(tables, "runs", run_id=RUNS[1])
    assert [run[f"webinars_{change}"] for change in ("added", "changed", "withdrawn")] == [1, 1, 1]
    assert rows(tables, "changes", run_id=RUNS[0]) == rows(before, "changes")


def test_the_same_pages_again_are_no_change() -> None:
    page = webinar("Heat at Work", presenters=[person("Jane Doe", organization="Example Lab")])
    before = tables_of(fetched(page, content="same"))
    tables = tables_of(fetched(page, content="same"), fetched(page, run=1, content="same"), previous=before)
    assert rows(tables, "changes", run_id=RUNS[1]) == []
    assert len(rows(tables, "changes")) == len(rows(before, "changes"))


def test_a_column_that_the_release_before_did_not_have_is_not_compared() -> None:
    before = tables_of(fetched(webinar("Heat at Work", series=said("Summer"))))
    older = {**before, "webinars": before["webinars"].drop_columns(["series"])}
    tables = tables_of(
        fetched(webinar("Heat at Work", series=said("Summer"))),
        fetched(webinar("Heat at Work", series=said("Summer")), run=1),
        previous=older,
    )
    assert rows(tables, "changes", run_id=RUNS[1]) == []
