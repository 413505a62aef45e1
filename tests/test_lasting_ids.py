"""Ids from release to release: a published row keeps its id, and what proves to be one keeps the older one."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pyarrow as pa
from pages_by_hand import LIST, RUNS, fetched, only, person, rows, said, tables_of, webinar

from transform.lasting_ids import Nameable, lasting_ids
from transform.records import EventDate, ResourceRecord

MONTH = said(EventDate(date(2024, 5, 1), 2024, "month", "May 2024"))
VIDEO = ResourceRecord("recording", said("https://youtu.be/abc123"))
AGENCY = {"url": "https://agency.example.gov/events", "source": "agency"}
OLD, NEW = datetime(2023, 1, 1, tzinfo=UTC), datetime(2024, 1, 1, tzinfo=UTC)


def renamed(tables: dict[str, pa.Table], old: str, new: str) -> dict[str, pa.Table]:
    """The tables as software that made ids in another way would have made them."""

    def changed(table: pa.Table) -> pa.Table:
        found = [
            {column: value.replace(old, new) if isinstance(value, str) else value for column, value in row.items()}
            for row in table.to_pylist()
        ]
        return pa.Table.from_pylist(found, schema=table.schema)

    return {name: changed(table) for name, table in tables.items()}


# -- the rule --------------------------------------------------------------------------------------------------------


def test_without_a_release_before_rows_take_their_natural_ids() -> None:
    found = lasting_ids({"a": Nameable(["per_1", "per_2"]), "b": Nameable(["per_3"])}, age={})
    assert found.ids == {"a": "per_1", "b": "per_3"}
    assert found.aliases == {"per_2": ("per_1", "variant")}


def test_of_two_published_ids_the_older_lives_on() -> None:
    row = Nameable(["per_new"], before={"per_new": 5, "per_old": 1})
    found = lasting_ids({"a": row}, age={"per_new": NEW, "per_old": OLD})
    assert found.ids == {"a": "per_old"}
    assert found.aliases == {"per_new": ("per_old", "merged")}


def test_of_two_namesakes_each_gets_an_id_and_none_takes_an_alias() -> None:
    rows = {
        "a": Nameable(["per_1"], ["per_a"]),
        "b": Nameable(["per_1"], ["per_b"]),
        "c": Nameable(["per_9"], ["per_c"]),
    }
    found = lasting_ids(rows, age={}, reserved=["per_9"])
    assert found.ids == {"a": "per_1", "b": "per_b", "c": "per_c"}
    assert found.aliases == {}


def test_a_row_that_has_become_two_leaves_its_id_to_the_one_that_it_was_made_for() -> None:
    rows = {"a": Nameable(["per_1"], before={"per_2": 9}), "b": Nameable(["per_2"], before={"per_2": 1})}
    assert lasting_ids(rows, age={}).ids == {"a": "per_1", "b": "per_2"}


# -- webinars --------------------------------------------------------------------------------------------------------


def test_a_date_that_becomes_more_exact_changes_no_id() -> None:
    first = fetched(webinar("Heat at Work", MONTH))
    second = fetched(webinar("Heat at Work"), run=1)
    before = tables_of(first)
    after = tables_of(first, second, previous=before)
    assert only(after, "webinars")["webinar_id"] == only(before, "webinars")["webinar_id"]
    assert only(after, "webinars")["date_precision"] == "day"
    assert only(after, "listings")["listing_id"] == only(before, "listings")["listing_id"]


def test_two_webinars_that_prove_to_be_one_keep_the_older_id_and_the_other_as_alias() -> None:
    announced = fetched(webinar("Heat at Work"))
    recorded = fetched(webinar("Heat at Work", None, resources=[VIDEO]), run=1, **AGENCY)
    apart = tables_of(announced, recorded, previous=tables_of(announced))
    assert apart["webinars"].num_rows == 2
    older = only(tables_of(announced), "webinars")["webinar_id"]
    (younger,) = {row["webinar_id"] for row in rows(apart, "webinars")} - {older}

    linked = fetched(webinar("Heat at Work", resources=[VIDEO]), run=2)
    together = tables_of(announced, recorded, linked, previous=apart)
    assert only(together, "webinars")["webinar_id"] == older
    alias = only(together, "aliases", table_name="webinars")
    assert (alias["alias_id"], alias["row_id"]) == (younger, older)
    assert (alias["since_run_id"], alias["reason"]) == (RUNS[2], "merged")

    again = tables_of(announced, recorded, linked, previous=together)
    assert rows(again, "aliases") == rows(together, "aliases")
    fresh = tables_of(announced, recorded, linked)
    assert only(fresh, "webinars")["webinar_id"] == older


def test_ids_made_in_another_way_stay() -> None:
    page = fetched(webinar("Heat at Work", presenters=[person("Jane Doe", organization="Kite Lab")]))
    plain = tables_of(page)
    ids = [plain[table][f"{table[:-1]}_id"][0].as_py() for table in ("webinars", "presenters")]
    ids += [only(plain, "organizations", name="Kite Lab")["organization_id"]]
    before = plain
    for old in ids:
        before = renamed(before, old, f"{old[:4]}{'a' * 16}")
    after = tables_of(page, previous=before)
    for table in ("webinars", "presenters"):
        assert after[table][f"{table[:-1]}_id"][0].as_py() == f"{table[:3]}_{'a' * 16}".replace("pre_", "per_")
    assert only(after, "organizations", name="Kite Lab")["organization_id"] == f"org_{'a' * 16}"
    assert {row["alias_id"] for row in rows(after, "aliases")} == set(ids)
    assert rows(after, "changes", table_name="webinars") == rows(before, "changes", table_name="webinars")


# -- people and organizations ----------------------------------------------------------------------------------------


def test_two_people_who_prove_to_be_one_keep_the_older_id() -> None:
    first = fetched(webinar("Heat at Work", presenters=[person("John Smith", organization="Kite Lab")]))
    second = fetched(
        webinar("Wages at Work", presenters=[person("John Smith", organization="Sample Union")]), run=1, **AGENCY
    )
    apart = tables_of(first, second, previous=tables_of(first))
    assert apart["presenters"].num_rows == 2
    older = only(tables_of(first), "presenters")["presenter_id"]

    told = said("John Smith, previously with Kite Lab, organizes.")
    third = fetched(
        webinar("Cold at Work", presenters=[person("John Smith", organization="Sample Union", bio=told)]),
        run=2,
        **AGENCY,
    )
    together = tables_of(first, second, third, previous=apart)
    assert only(together, "presenters")["presenter_id"] == older
    (younger,) = {row["presenter_id"] for row in rows(apart, "presenters")} - {older}
    assert only(together, "aliases", alias_id=younger)["row_id"] == older


def test_a_new_affiliation_and_one_more_webinar_change_no_id() -> None:
    first = fetched(webinar("Heat at Work", presenters=[person("Iker Etxeberria", organization="Kite Lab")]))
    moved = fetched(
        webinar("Heat at Work", presenters=[person("Iker Etxeberria", organization="Sample Union")]),
        webinar("Cold at Work", position=1, presenters=[person("John Roe")]),
        run=1,
    )
    before = tables_of(first)
    after = tables_of(first, moved, previous=before)
    kept = only(before, "presenters")
    assert only(after, "presenters", family_name="Etxeberria")["presenter_id"] == kept["presenter_id"]
    assert only(tables_of(moved), "presenters", family_name="Etxeberria")["presenter_id"] == kept["presenter_id"]


def test_an_organization_that_is_printed_in_another_form_keeps_its_id() -> None:
    first = fetched(webinar("Heat at Work", presenters=[person("Jane Doe", organization="Kite Labour Center")]))
    second = fetched(
        webinar("Heat at Work", presenters=[person("Jane Doe", organization="The Kite Labor Centre (KLC)")]),
        webinar("Cold at Work", position=1, presenters=[person("John Roe", organization="KLC")]),
        run=1,
        url=LIST,
    )
    before = tables_of(first)
    after = tables_of(first, second, previous=before)
    kept = only(before, "organizations", name="Kite Labour Center")["organization_id"]
    assert {row["organization_id"] for row in rows(after, "webinar_presenters")} == {kept}
