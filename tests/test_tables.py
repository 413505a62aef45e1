"""From records of pages to tables: what one page gives, and how several are merged."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pages_by_hand import DETAIL, Source, fetched, on, only, person, rows, said, tables_of, webinar

from transform.records import (
    EventDate,
    Evidence,
    OrganizationRecord,
    PresenterRecord,
    ResourceRecord,
    Sourced,
    Status,
    TopicRecord,
)
from transform.rows import as_text, row_key
from transform.schema import TABLES


def test_one_page_fills_every_table_and_each_value_can_be_traced() -> None:
    record = webinar(
        "Heat at Work",
        description=said("With the Example Immigration Law Center (EILC)."),
        start_time=said(datetime(2024, 5, 2, 18, tzinfo=UTC)),
        time_zone=said("America/New_York"),
        detail_url=said(DETAIL),
        presenters=[
            person("Jane Q. Doe", "moderator", "EILC", credentials=said(("JD", "MPH")), job_title=said("Attorney")),
            person("Jane Q. Doe", "presenter"),
            person("Juan Muestra", "panelist", "Vermont Department of Samples", bio=said("He samples.")),
        ],
        organizations=[OrganizationRecord(said("The Example Lab"), "host")],
        topics=[TopicRecord("health-and-safety", 0.8, Evidence("Heat", None, "rule", 0.7))],
        resources=[ResourceRecord("slides", said("https://lab.example.org/heat.pdf"), label="Slides")],
    )
    tables = tables_of(fetched(record))
    assert [name for name, table in tables.items() if table.num_rows == 0] == ["aliases", "uncorrected", "ties"]

    found = only(tables, "webinars")
    assert (found["title"], found["start_date"], found["year"]) == ("Heat at Work", date(2024, 5, 2), 2024)
    jane = only(tables, "presenters", family_name="Doe")
    roles = rows(tables, "webinar_presenters", presenter_id=jane["presenter_id"])
    assert [row["role"] for row in roles] == ["moderator", "presenter"]
    assert all(row["credentials"] == ["JD", "MPH"] for row in roles)
    center = only(tables, "organizations", name="Example Immigration Law Center")
    assert (center["acronym"], roles[0]["organization_id"]) == ("EILC", center["organization_id"])
    assert only(tables, "organizations", name="Vermont Department of Samples")["jurisdiction"] == "US-VT"
    assert only(tables, "organization_names", organization_id=center["organization_id"])["name"] == "EILC"
    lab = only(tables, "sources")["organization_id"]
    assert {row["relation"] for row in rows(tables, "webinar_organizations", organization_id=lab)} == {"host"}

    read = rows(tables, "evidence")
    traced = {(row["table_name"], row["row_key"], row["column_name"], row["value"]) for row in read}
    page = only(tables, "pages")["page_id"]
    assert {row["page_id"] for row in read} == {page}
    assert only(tables, "evidence", table_name="webinars", column_name="start_time")["value"] == "2024-05-02T18:00:00Z"
    for table, column in [
        ("webinars", "title"), ("webinars", "description"), ("webinars", "start_date"), ("webinars", "year"),
        ("webinars", "date_text"), ("webinars", "start_time"), ("webinars", "time_zone"), ("listings", "detail_url"),
        ("presenters", "name"), ("webinar_presenters", "role"), ("webinar_presenters", "job_title"),
        ("webinar_presenters", "credentials"), ("webinar_presenters", "bio"), ("resources", "url"),
        ("webinar_presenters", "organization_id"), ("webinar_organizations", "organization_id"),
        ("webinar_topics", "topic_id"), ("organization_names", "name"),
    ]:  # fmt: skip
        keys = TABLES[table].primary_key
        stated = [row for row in rows(tables, table) if row[column] not in (None, [])]
        assert stated
        for row in stated:
            assert (table, row_key(row[name] for name in keys), column, as_text(row[column])) in traced


def test_an_event_twice_on_one_page_is_one_webinar_with_two_listings() -> None:
    tables = tables_of(fetched(webinar("Heat at Work"), webinar("HEAT AT WORK", position=7)))
    found = only(tables, "webinars")
    listings = rows(tables, "listings")
    assert {row["webinar_id"] for row in listings} == {found["webinar_id"]}
    assert sorted(row["position"] for row in listings) == [0, 7]


def test_two_dates_are_two_webinars() -> None:
    tables = tables_of(fetched(webinar("Basics"), webinar("Basics", on(date(2023, 5, 2)), 1)))
    assert len(rows(tables, "webinars")) == 2


def test_an_acronym_is_the_body_that_the_source_defines_and_counts_its_webinars() -> None:
    tables = tables_of(
        fetched(
            webinar("One", presenters=[person("Jane Doe", organization="Example Immigration Law Center (EILC)")]),
            webinar("Two", position=1, presenters=[person("Jane Doe", organization="EILC’s")]),
            webinar(
                "Three", position=2, presenters=[person("Jane Doe", organization="The Example Immigration Law Center")]
            ),
            webinar("Four", position=3, presenters=[person("Juan Muestra", organization="EILC’s")]),
        ),
        sources=(Source(organization=None),),
    )
    center = only(tables, "organizations")
    assert (center["name"], center["acronym"]) == ("Example Immigration Law Center", "EILC")
    counts = {row["name"]: row["webinar_count"] for row in rows(tables, "organization_names")}
    assert counts == {"Example Immigration Law Center (EILC)": 1, "EILC’s": 2, "The Example Immigration Law Center": 1}
    assert (
        len(
            rows(tables, "webinar_presenters", presenter_id=only(tables, "presenters", name="Jane Doe")["presenter_id"])
        )
        == 3
    )


def test_a_narrower_topic_does_not_repeat_its_broader_one() -> None:
    evidence = Evidence("wages", None, "rule", 0.7)
    topics = [TopicRecord(name, 0.5, evidence) for name in ("labor-standards", "minimum-wage", "worker-protection")]
    tables = tables_of(fetched(webinar("Wages", topics=topics)))
    assert {row["topic_id"] for row in rows(tables, "webinar_topics")} == {"minimum-wage", "worker-protection"}
    assert {row["row_key"].split("|")[1] for row in rows(tables, "evidence", table_name="webinar_topics")} == {
        "minimum-wage",
        "worker-protection",
    }


def test_two_listings_of_one_webinar_are_merged_by_trust_and_both_kept_as_evidence() -> None:
    listed = webinar("Heat at Work", description=said("On heat.", "language_model", 1.0), series=said("Summer", "rule"))
    detailed = webinar("Heat at Work", description=said("All about heat.", "structured_data", 0.5))
    tables = tables_of(
        fetched(listed), fetched(detailed, url=DETAIL), fetched(listed, url="https://b.org/", source="b")
    )
    found = only(tables, "webinars")
    assert (found["description"], found["series"]) == ("All about heat.", "Summer")
    assert len(rows(tables, "listings")) == 3
    noted = rows(tables, "evidence", table_name="webinars", column_name="description")
    assert sorted(row["value"] for row in noted) == ["All about heat.", "On heat.", "On heat."]


def test_a_teaser_gives_way_to_the_text_that_it_begins() -> None:
    teaser = webinar("Heat at Work", description=said("All about heat…", confidence=1.0))
    full = webinar("Heat at Work", description=said("All about heat\nand cold.", confidence=0.5))
    tables = tables_of(fetched(teaser), fetched(full, url=DETAIL))
    assert only(tables, "webinars")["description"] == "All about heat\nand cold."


def test_a_detail_page_proves_a_shortened_title_and_a_missing_day_to_be_its_webinar() -> None:
    month = said(EventDate(date(2024, 5, 1), 2024, "month", "May 2024"))
    listed = webinar("Heat at Work: What…", month, detail_url=said(f"{DETAIL}?utm_source=list"))
    tables = tables_of(fetched(listed), fetched(webinar("Heat at Work: What Inspectors Ask"), url=DETAIL))
    found = only(tables, "webinars")
    assert (found["title"], found["date_precision"]) == ("Heat at Work: What Inspectors Ask", "day")
    assert {row["title_as_listed"] for row in rows(tables, "listings")} == {
        "Heat at Work: What…", "Heat at Work: What Inspectors Ask",
    }  # fmt: skip


def test_a_shared_detail_page_does_not_melt_what_stands_under_different_dates() -> None:
    link = said(DETAIL)
    page = fetched(webinar("Basics", detail_url=link), webinar("Basics", on(date(2023, 5, 2)), 1, detail_url=link))
    tables = tables_of(page, fetched(webinar("Basics", None), url=DETAIL))
    assert len(rows(tables, "webinars")) == 3


def test_each_role_of_a_person_is_a_row_and_the_trusted_page_says_which() -> None:
    trusted = PresenterRecord(said("Jane Doe", "structured_data"), said("moderator"))
    tables = tables_of(
        fetched(webinar("Heat", presenters=[person("Jane Doe", "panelist"), person("Jane Doe", "host")])),
        fetched(webinar("Heat", presenters=[trusted]), url=DETAIL),
    )
    assert [row["role"] for row in rows(tables, "webinar_presenters")] == ["moderator"]
    noted = rows(tables, "evidence", table_name="webinar_presenters", column_name="role")
    assert {row["value"] for row in noted} == {"moderator", "panelist", "host"}


def test_a_year_or_season_alone_is_no_date() -> None:
    season = said(EventDate(None, 2021, "year", "Spring 2021"))
    found = only(tables_of(fetched(webinar("Basics", season))), "webinars")
    assert (found["start_date"], found["year"], found["date_precision"]) == (None, 2021, "year")


@pytest.mark.parametrize(
    ("when", "status"),
    [
        (on(date(2024, 6, 14)), "held"),
        (on(date(2024, 6, 15)), "scheduled"),
        (said(EventDate(date(2024, 5, 1), 2024, "month", "May")), "held"),
        (said(EventDate(date(2024, 6, 1), 2024, "month", "June")), "scheduled"),
        (said(EventDate(None, 2023, "year", "2023")), "held"),
        (None, "scheduled"),
    ],
)
def test_what_was_scheduled_is_held_when_its_time_is_over(when: Sourced[EventDate] | None, status: Status) -> None:
    tables = tables_of(fetched(webinar("Basics", when, status=said("scheduled"))))
    assert only(tables, "webinars")["status"] == status
