"""What corrections do to the tables: each verb, what it leaves as evidence, and that ids stay from run to run."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from pages_by_hand import DETAIL, LIST, fetched, on, only, person, rows, said, tables_of, webinar

from transform.correcting import UnusedCorrection
from transform.corrections import Correction, parse_correction
from transform.history import PageReading
from transform.records import Evidence, OrganizationRecord, ResourceRecord, TopicRecord
from transform.rows import Row

Tables = dict[str, pa.Table]
OTHER = "https://lab.example.org/archive"
HEAT = webinar(
    "Heat at Work",
    presenters=[
        person("Jane Doe", "moderator", "Vermont Department of Samples", job_title=said("Attorney")),
        person("Bartholomew Quimby", organization="Example Law Center"),
    ],
    organizations=[OrganizationRecord(said("The Example Lab"), "host")],
    topics=[TopicRecord("health-and-safety", 0.8, Evidence("Heat", None, "rule", 0.7))],
    resources=[ResourceRecord("slides", said("https://lab.example.org/heat.pdf"))],
)
WAGES = webinar(
    "Wages and Hours",
    on(date(2024, 3, 4)),
    1,
    presenters=[person("Bart Underhill", organization="Center for Examples")],
)


def correction(**given: Any) -> Correction:
    return parse_correction({"author": "Ana Ruiz", "date": date(2024, 6, 1), "reason": "She says so.", **given})


def corrected(
    *given: dict[str, Any], pages: tuple[PageReading, ...] = (), previous: Tables | None = None
) -> tuple[Tables, list[UnusedCorrection]]:
    """The tables with these corrections, and those that no longer apply."""
    unused: list[UnusedCorrection] = []
    tables = tables_of(
        *(pages or (fetched(HEAT, WAGES),)),
        previous=previous,
        corrections=[correction(**one) for one in given],
        unused=unused,
    )
    _is_sound(tables)
    return tables, unused


def applied(*given: dict[str, Any], **more: Any) -> Tables:
    tables, unused = corrected(*given, **more)
    assert unused == []
    return tables


def _is_sound(tables: Tables) -> None:
    """Ids refer to rows; evidence is about rows that are there or that a correction took away."""
    ids = {table: {row[f"{table[:-1]}_id"] for row in rows(tables, table)} for table in ("webinars", "presenters")}
    ids["organizations"] = {row["organization_id"] for row in rows(tables, "organizations")}
    for row in rows(tables, "webinar_presenters"):
        assert (row["webinar_id"] in ids["webinars"], row["presenter_id"] in ids["presenters"]) == (True, True)
        assert row["organization_id"] in ids["organizations"] | {None}
    for row in rows(tables, "organization_names") + rows(tables, "webinar_organizations"):
        assert row["organization_id"] in ids["organizations"]
    for row in rows(tables, "aliases"):
        assert row["row_id"] in ids[row["table_name"]]
        assert row["alias_id"] not in ids[row["table_name"]]
    spoken = {row["presenter_id"] for row in rows(tables, "webinar_presenters")}
    assert ids["presenters"] == spoken


def who(tables: Tables, name: str) -> str:
    return str(only(tables, "presenters", name=name)["presenter_id"])


def told(tables: Tables, table: str, column: str) -> Row:
    """The evidence that a correction put."""
    return only(tables, "evidence", table_name=table, column_name=column, method="correction")


PLAIN = corrected()[0]
HEAT_ID, WAGES_ID = (
    only(PLAIN, "webinars", title=title)["webinar_id"] for title in ("Heat at Work", "Wages and Hours")
)


def test_a_person_is_renamed() -> None:
    tables = applied({"rename": {"person": "Jane Doe"}, "to": "Jane Q. Doe-Smith"})
    row = only(tables, "presenters", name="Jane Q. Doe-Smith")
    assert (row["presenter_id"], row["given_name"], row["family_name"]) == (
        who(PLAIN, "Jane Doe"),
        "Jane Q.",
        "Doe-Smith",
    )
    evidence = told(tables, "presenters", "name")
    assert (evidence["value"], evidence["row_key"], evidence["confidence"]) == (row["name"], row["presenter_id"], 1.0)
    assert evidence["quote"] == "rename Jane Doe to Jane Q. Doe-Smith: She says so. (Ana Ruiz, 2024-06-01)"


def test_a_webinar_and_an_organization_are_renamed() -> None:
    tables = applied(
        {"rename": HEAT_ID, "to": "Heat at Work, Again"},
        {"rename": {"organization": "Example Law Center", "page": LIST}, "to": "Example Law Centre"},
    )
    assert only(tables, "webinars", webinar_id=HEAT_ID)["title"] == "Heat at Work, Again"
    assert only(tables, "listings", webinar_id=HEAT_ID)["title_as_listed"] == "Heat at Work"
    assert only(tables, "organizations", name="Example Law Centre")
    assert told(tables, "webinars", "title")["row_key"] == HEAT_ID


def test_two_people_are_merged_and_the_other_id_is_an_alias() -> None:
    assert PLAIN["presenters"].num_rows == 3
    old, new = who(PLAIN, "Bart Underhill"), who(PLAIN, "Bartholomew Quimby")
    tables = applied({"merge": {"person": "Bart Underhill"}, "into": new})
    assert tables["presenters"].num_rows == 2
    assert {row["webinar_id"] for row in rows(tables, "webinar_presenters", presenter_id=new)} == {HEAT_ID, WAGES_ID}
    alias = only(tables, "aliases", reason="correction")
    assert (alias["table_name"], alias["alias_id"], alias["row_id"]) == ("presenters", old, new)
    printed = {row["value"] for row in rows(tables, "evidence", table_name="presenters", row_key=new, method="layout")}
    assert printed == {"Bartholomew Quimby", "Bart Underhill"}
    assert told(tables, "presenters", "presenter_id")["row_key"] == new
    assert not rows(tables, "ties", row_id=old)
    assert not rows(tables, "ties", other_id=old)


def test_two_organizations_are_merged_with_all_that_refers_to_them() -> None:
    tables = applied({"merge": {"organization": "Center for Examples"}, "into": {"organization": "Example Law Center"}})
    center = only(tables, "organizations", name="Example Law Center")["organization_id"]
    assert not rows(tables, "organizations", name="Center for Examples")
    assert {row["organization_id"] for row in rows(tables, "webinar_presenters", webinar_id=WAGES_ID)} == {center}
    assert {row["name"] for row in rows(tables, "organization_names", organization_id=center)} == {
        "Center for Examples",
        "Example Law Center",
    }


def test_merged_webinars_are_put_together_from_their_pages() -> None:
    pages = (fetched(HEAT), fetched(webinar("Hot Work", when=None, description=said("All of it.")), url=DETAIL))
    tables = applied({"merge": {"webinar": "Hot Work"}, "into": {"webinar": "Heat at Work"}}, pages=pages)
    row = only(tables, "webinars")
    assert (row["webinar_id"], row["title"], row["description"]) == (HEAT_ID, "Heat at Work", "All of it.")
    assert {row["page_url"] for row in rows(tables, "listings", webinar_id=HEAT_ID)} == {LIST, DETAIL}
    assert only(tables, "aliases", reason="correction")["row_id"] == HEAT_ID


def test_a_webinar_is_split_by_its_pages() -> None:
    pages = (fetched(HEAT), fetched(webinar("Heat at Work", presenters=[person("Ana Solo")]), url=OTHER))
    assert tables_of(*pages)["webinars"].num_rows == 1
    tables = applied({"split": HEAT_ID, "pages": [f"{OTHER}/?utm_source=mail"]}, pages=pages)
    other = next(row["webinar_id"] for row in rows(tables, "webinars") if row["webinar_id"] != HEAT_ID)
    assert only(tables, "listings", webinar_id=other)["page_url"] == OTHER
    speaker = only(tables, "webinar_presenters", webinar_id=other)["presenter_id"]
    assert only(tables, "presenters", presenter_id=speaker)["name"] == "Ana Solo"
    assert told(tables, "webinars", "webinar_id")["row_key"] == other


def test_a_person_is_split_by_webinars() -> None:
    pages = (
        fetched(
            HEAT,
            webinar("Wages", None, 1, presenters=[person("Jane Doe", "panelist", "Vermont Department of Samples")]),
        ),
    )
    plain = tables_of(*pages)
    jane = who(plain, "Jane Doe")
    wages = only(plain, "webinars", title="Wages")["webinar_id"]
    tables = applied({"split": jane, "at": [{"webinar": "Wages"}], "name": "Jane Roe"}, pages=pages)
    roe = who(tables, "Jane Roe")
    assert only(tables, "webinar_presenters", presenter_id=roe)["webinar_id"] == wages
    assert only(tables, "webinar_presenters", presenter_id=jane)["webinar_id"] == HEAT_ID


def test_an_organization_is_split_by_webinars() -> None:
    pages = (
        fetched(HEAT, webinar("Wages", None, 1, presenters=[person("Bo Roe", organization="Example Law Center")])),
    )
    given = {"split": {"organization": "Example Law Center"}, "at": [{"webinar": "Wages"}], "name": "Law Center of Bo"}
    tables = applied(given, pages=pages)
    other = only(tables, "organizations", name="Law Center of Bo")["organization_id"]
    assert only(tables, "webinar_presenters", organization_id=other)["presenter_id"] == who(tables, "Bo Roe")
    assert only(tables, "organization_names", organization_id=other)["name"] == "Law Center of Bo"
    assert only(tables, "organizations", name="Example Law Center")


def test_a_dropped_webinar_is_gone_with_who_spoke_only_there() -> None:
    tables = applied({"drop": {"webinar": "Wages and Hours", "date": "2024-03"}})
    assert {row["webinar_id"] for row in rows(tables, "webinars")} == {HEAT_ID}
    assert not rows(tables, "presenters", name="Bart Underhill")
    assert not rows(tables, "organizations", name="Center for Examples")
    assert told(tables, "webinars", "webinar_id")["row_key"] == WAGES_ID
    assert only(tables, "uncorrected", table_name="webinars", row_key=WAGES_ID)["uncorrected_row"]


def test_what_does_not_belong_to_a_webinar_is_dropped_from_it() -> None:
    tables = applied(
        {"drop": {"person": "Bartholomew Quimby"}, "from": HEAT_ID},
        {"drop": {"topic": "health-and-safety"}, "from": {"webinar": "Heat at Work"}},
        {"drop": {"resource": "http://lab.example.org/heat.pdf"}, "from": HEAT_ID},
        {"drop": {"organization": "Example Lab"}, "from": HEAT_ID},
    )
    assert [row["presenter_id"] for row in rows(tables, "webinar_presenters", webinar_id=HEAT_ID)] == [
        who(tables, "Jane Doe")
    ]
    assert not rows(tables, "organizations", name="Example Law Center")  # it was his alone
    assert not rows(tables, "webinar_organizations", webinar_id=HEAT_ID, relation="host")
    assert tables["webinar_topics"].num_rows == tables["resources"].num_rows == 0
    assert {row["table_name"] for row in rows(tables, "evidence", method="correction")} == {
        "webinar_presenters", "webinar_topics", "resources", "webinar_organizations",
    }  # fmt: skip


def test_what_is_no_person_is_dropped() -> None:
    tables = applied({"drop": {"person": "Jane Doe"}})
    assert not rows(tables, "presenters", name="Jane Doe")
    assert only(tables, "webinar_presenters", webinar_id=HEAT_ID)["presenter_id"] == who(tables, "Bartholomew Quimby")


def test_a_webinar_that_a_page_lists_is_added_with_its_people() -> None:
    tables = applied(
        {"add": {"webinar": "Child Labor", "page": LIST, "date": date(2024, 4, 1)}},
        {"add": {"person": "Juana de la Muestra"}, "to": {"webinar": "Child Labor"}, "as": "panelist"},
        {"add": {"person": "Jane Doe"}, "to": {"webinar": "Child Labor"}},
        {"add": {"organization": "Samples for Justice"}, "to": {"webinar": "Child Labor"}, "as": "co_host"},
        {"add": {"topic": "child-labor"}, "to": {"webinar": "Child Labor"}},
        {"add": {"resource": "https://youtu.be/abc"}, "to": {"webinar": "Child Labor"}, "as": "recording"},
    )
    row = only(tables, "webinars", title="Child Labor")
    assert (row["start_date"], row["date_precision"]) == (date(2024, 4, 1), "day")
    assert only(tables, "listings", webinar_id=row["webinar_id"])["page_url"] == LIST
    there = {r["presenter_id"]: r["role"] for r in rows(tables, "webinar_presenters", webinar_id=row["webinar_id"])}
    assert there == {who(tables, "Juana de la Muestra"): "panelist", who(PLAIN, "Jane Doe"): "presenter"}
    assert only(tables, "webinar_organizations", webinar_id=row["webinar_id"])["relation"] == "co_host"
    assert only(tables, "webinar_topics", webinar_id=row["webinar_id"])["method"] == "correction"
    assert only(tables, "resources", webinar_id=row["webinar_id"])["url"] == "https://youtu.be/abc"


def test_fields_are_set() -> None:
    tables = applied(
        {"set": HEAT_ID, "field": "start_date", "value": "2024-07"},
        {"set": {"webinar": "Wages and Hours"}, "field": "series", "value": "Basics"},
        {"set": {"organization": "Example Law Center"}, "field": "kind", "value": "legal_services"},
        {"set": {"person": "Jane Doe"}, "at": HEAT_ID, "field": "job_title", "value": None},
        {"set": {"person": "Jane Doe"}, "at": HEAT_ID, "field": "role", "value": "panelist"},
        {"set": {"person": "Jane Doe"}, "at": HEAT_ID, "field": "organization_id",
         "value": {"organization": "Example Law Center"}},
    )  # fmt: skip
    row = only(tables, "webinars", webinar_id=HEAT_ID)
    assert (row["start_date"], row["year"], row["date_precision"]) == (date(2024, 7, 1), 2024, "month")
    center = only(tables, "organizations", name="Example Law Center")
    assert center["kind"] == "legal_services"
    jane = only(tables, "webinar_presenters", presenter_id=who(tables, "Jane Doe"))
    assert (jane["role"], jane["job_title"], jane["organization_id"]) == ("panelist", None, center["organization_id"])
    assert not rows(tables, "organizations", name="Vermont Department of Samples")  # nobody else was of it
    assert only(tables, "webinars", webinar_id=WAGES_ID)["series"] == "Basics"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"rename": {"person": "Nobody Here"}, "to": "X"}, "nothing is printed as Nobody Here"),
        ({"drop": "web_aaaaaaaaaaaaaaaa"}, "no row has the id web_aaaaaaaaaaaaaaaa"),
        ({"rename": {"person": "Jane Doe"}, "to": "Jane Doe"}, "is called so by now"),
        ({"set": {"webinar": "Heat at Work"}, "field": "start_date", "value": "2024-05-02"}, "the pages say so by now"),
        ({"add": {"person": "Jane Doe"}, "to": {"webinar": "Heat at Work"}, "as": "moderator"}, "has it by now"),
        ({"add": {"webinar": "Heat at Work", "page": LIST}}, "the page is read so by now"),
        ({"add": {"webinar": "New", "page": "https://gone.example.org/"}}, "is not in the archive"),
        ({"drop": {"topic": "child-labor"}, "from": {"webinar": "Heat at Work"}}, "does not have child-labor"),
        ({"split": {"webinar": "Heat at Work"}, "pages": [LIST]}, "nothing would be left"),
        ({"split": {"person": "Jane Doe"}, "at": [{"webinar": "Heat at Work"}]}, "nothing would be left"),
        ({"set": {"person": "Jane Doe"}, "at": WAGES_ID, "field": "bio", "value": "-"}, "is not at"),
    ],
)  # fmt: skip
def test_one_that_no_longer_applies_is_told_and_does_nothing(given: dict[str, Any], reason: str) -> None:
    tables, (unused,) = corrected(given)
    assert reason in unused.reason
    assert {name: table for name, table in tables.items() if name != "changes"} == {
        name: table for name, table in PLAIN.items() if name != "changes"
    }


def test_what_fits_several_is_not_guessed() -> None:
    pages = (fetched(HEAT, webinar("Heat at Work", on(date(2023, 5, 2)), 1)),)
    _, (unused,) = corrected({"drop": {"webinar": "Heat at Work"}}, pages=pages)
    assert "fits 2 rows" in unused.reason
    assert "name its id, or page and date too" in unused.reason
    tables = applied({"drop": {"webinar": "Heat at Work", "date": "2023"}}, pages=pages)
    assert only(tables, "webinars")["webinar_id"] == HEAT_ID


MANY: tuple[dict[str, Any], ...] = (
    {"merge": {"person": "Bart Underhill"}, "into": {"person": "Bartholomew Quimby"}},
    {"merge": {"organization": "Center for Examples"}, "into": {"organization": "Example Law Center"}},
    {"add": {"webinar": "Child Labor", "page": LIST, "date": "2024"}},
    {"add": {"person": "Juana de la Muestra"}, "to": {"webinar": "Child Labor"}},
    {"rename": HEAT_ID, "to": "Heat"},
)


def test_ids_stay_from_run_to_run_and_nothing_stays_of_a_correction_that_is_taken_back() -> None:
    first = fetched(HEAT, WAGES)
    second = fetched(HEAT, WAGES, webinar("More", None, 2), run=1)
    third = fetched(HEAT, WAGES, webinar("More", None, 2), run=2)
    before = applied(*MANY, pages=(first,))
    after = applied(*MANY, pages=(first, second), previous=before)
    touched = {(row["table_name"], row["change"]) for row in rows(after, "changes", run_id="20240608T080000Z")}
    assert touched == {("webinars", "added"), ("listings", "added")}  # of "More" alone
    assert rows(after, "aliases") == rows(before, "aliases")
    without = tables_of(first, second, third, previous=after)
    plain = tables_of(first, second, third)
    for table in ("webinars", "presenters", "organizations", "webinar_presenters", "aliases", "evidence"):
        assert without[table] == plain[table]


def test_an_id_that_was_merged_still_names_its_row() -> None:
    ids = [who(PLAIN, name) for name in ("Bart Underhill", "Bartholomew Quimby", "Jane Doe")]
    tables = applied(
        {"merge": ids[0], "into": ids[1]}, {"merge": ids[1], "into": ids[2]}, {"rename": ids[0], "to": "J. Q."}
    )
    assert only(tables, "presenters")["presenter_id"] == ids[2]
    assert {row["alias_id"]: row["row_id"] for row in rows(tables, "aliases", reason="correction")} == {
        ids[0]: ids[2],
        ids[1]: ids[2],
    }
