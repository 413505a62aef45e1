"""The contract of the tables holds whatever pages say, and ids stay whatever does not change the meaning."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime
from typing import TypeVar

import pyarrow as pa
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pages_by_hand import DETAIL, LIST, fetched, said, tables_of

from transform.history import PageReading
from transform.identity import fold
from transform.records import (
    EventDate,
    Evidence,
    Format,
    Method,
    OrganizationRecord,
    PresenterRecord,
    Relation,
    ResourceKind,
    ResourceRecord,
    Role,
    Sourced,
    Status,
    TopicRecord,
    WebinarRecord,
)
from transform.rows import row_key
from transform.schema import TABLES
from transform.vocabulary import vocabulary

T = TypeVar("T")

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(str.strip)
METHODS = st.sampled_from(Method.__args__)
EVIDENCE = st.builds(Evidence, TEXT, st.none() | TEXT, METHODS, st.floats(0, 1), st.booleans())
NAMES = st.sampled_from(["Jane Doe", "Jane A. Doe", "Doe, Jane", "Juan Muestra", "Lone"]) | TEXT
BODIES = st.sampled_from(["EILC", "Example Immigration Law Center (EILC)", "The Lab", "the lab’s"]) | TEXT
URLS = st.sampled_from([LIST, DETAIL, f"{DETAIL}/?utm_source=x", "https://elsewhere.org/"])
DATES = st.one_of(
    st.dates(date(2024, 5, 1), date(2024, 5, 3)).map(lambda day: EventDate(day, day.year, "day", str(day))),
    st.just(EventDate(date(2024, 5, 1), 2024, "month", "May 2024")),
    st.just(EventDate(None, 2024, "year", "2024")),
    st.just(EventDate(None, None, "none", "TBA")),
)


def sourced(values: st.SearchStrategy[T]) -> st.SearchStrategy[Sourced[T]]:
    return st.builds(Sourced, values, EVIDENCE)


def maybe(values: st.SearchStrategy[T]) -> st.SearchStrategy[Sourced[T] | None]:
    return st.none() | sourced(values)


PEOPLE = st.builds(
    PresenterRecord,
    sourced(NAMES),
    sourced(st.sampled_from(Role.__args__)),
    credentials=maybe(st.lists(TEXT, max_size=2).map(tuple)),
    organization=maybe(BODIES),
    bio=maybe(TEXT),
)
TIMES = st.datetimes(datetime(2024, 1, 1), datetime(2024, 12, 31), timezones=st.just(UTC))
RECORDS = st.builds(
    WebinarRecord,
    title=sourced(st.sampled_from(["Heat", "Heat at Work", "Basics"]) | TEXT),
    position=st.integers(0, 50),
    format=sourced(st.sampled_from(Format.__args__)),
    status=sourced(st.sampled_from(Status.__args__)),
    description=maybe(TEXT),
    date=maybe(DATES),
    start_time=maybe(TIMES),
    end_time=maybe(TIMES),
    detail_url=maybe(URLS),
    presenters=st.lists(PEOPLE, max_size=3),
    organizations=st.lists(
        st.builds(OrganizationRecord, sourced(BODIES), st.sampled_from(Relation.__args__)), max_size=2
    ),
    topics=st.lists(
        st.builds(TopicRecord, st.sampled_from([topic.topic_id for topic in vocabulary()]), st.floats(0, 1), EVIDENCE),
        max_size=3,
    ),
    resources=st.lists(
        st.builds(ResourceRecord, st.sampled_from(ResourceKind.__args__), sourced(URLS), st.none() | TEXT), max_size=3
    ),
)
READINGS = st.lists(
    st.tuples(
        st.lists(RECORDS, max_size=3),
        st.sampled_from([LIST, DETAIL]),
        st.integers(0, 2),
        st.sampled_from(["lab", "agency"]),
        st.sampled_from([200, 200, 200, 404, 500]),
    ),
    max_size=5,
    unique_by=lambda fetch: fetch[1:4],
).map(
    lambda fetches: [
        fetched(*records, url=url, run=run, source=source, status=status)
        for records, url, run, source, status in fetches
    ]
)


def check_contract(tables: dict[str, pa.Table]) -> None:
    """Keys unique and never null, nothing null that may not be, every foreign key found, allowed values kept."""
    assert list(tables) == list(TABLES)
    for name, table in TABLES.items():
        found = tables[name].to_pylist()
        keys = [tuple(row[column] for column in table.primary_key) for row in found]
        assert len(set(keys)) == len(keys)
        assert keys == sorted(keys)
        for column in table.columns:
            values = [row[column.name] for row in found]
            assert column.nullable or None not in values, f"{name}.{column.name}"
            stated = {value for value in values if isinstance(value, str)}
            if column.allowed is not None:
                assert stated <= set(column.allowed)
        for column_name, (referred, id_name) in table.foreign_keys.items():
            values = {row[column_name] for row in found} - {None}
            assert values <= set(tables[referred][id_name].to_pylist()), f"{name}.{column_name}"
    present = {
        (name, row_key(row[column] for column in TABLES[name].primary_key))
        for name in TABLES
        for row in tables[name].to_pylist()
    }
    assert {(row["table_name"], row["row_key"]) for row in tables["evidence"].to_pylist()} <= present


@settings(max_examples=50, deadline=None)
@given(READINGS, st.randoms())
def test_the_contract_holds_whatever_pages_say_and_in_whatever_order_they_come(
    readings: list[PageReading], rng: random.Random
) -> None:
    tables = tables_of(*readings)
    check_contract(tables)
    shuffled = readings[:]
    rng.shuffle(shuffled)
    assert tables_of(*shuffled) == tables


@settings(max_examples=30, deadline=None)
@given(st.lists(RECORDS, min_size=1, max_size=4), RECORDS, st.randoms())
def test_ids_stay_when_a_page_is_reordered_edited_moved_or_gains_a_webinar(
    records: list[WebinarRecord], more: WebinarRecord, rng: random.Random
) -> None:
    # a second listing under the same title may prove to be the same webinar, with its day: a change of meaning
    assume(fold(more.title.value) not in {fold(record.title.value) for record in records})

    def made(*shown: WebinarRecord, url: str) -> dict[str, pa.Table]:
        for record in shown:
            record.detail_url = None  # a link may prove two rows to be one, which is a change of meaning
        return tables_of(fetched(*shown, url=url))

    before = made(*records, url="http://www.lab.example.org/webinars/")
    shuffled = records[:]
    rng.shuffle(shuffled)
    for position, record in enumerate(shuffled):
        record.position = position
        record.description = said("Edited since.")
    after = made(*shuffled, url=f"{LIST}?utm_source=mail#top")
    for name in ("webinars", "presenters", "listings", "resources"):
        key = TABLES[name].primary_key[0]
        assert after[name][key] == before[name][key], name
    grown = made(*shuffled, more, url=LIST)
    assert set(before["webinars"]["webinar_id"].to_pylist()) <= set(grown["webinars"]["webinar_id"].to_pylist())
