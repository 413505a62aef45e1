"""Events that pages describe to machines, and what becomes of them beside what readers see."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_pages import document_of, only, value

from transform.structured import find_events

EVENT = {
    "@context": "https://schema.org",
    "@type": "Event",
    "name": "Heat at Work",
    "startDate": "2024-07-09T14:00:00-04:00",
    "endDate": "2024-07-09T15:00:00-04:00",
}
PAGE = "<h1>Webinar: Heat at Work</h1><p>{}</p><p>Presenter: Carla Jimenez, Valley Legal Aid</p>"


def script(data: Any) -> str:
    text = data if isinstance(data, str) else json.dumps(data)
    return f'<script type="application/ld+json">{text}</script>'


def names(head: str, body: str = "<p>Text</p>") -> list[str]:
    return [event.name for event in find_events(document_of(body, head=head))]


@pytest.mark.parametrize(
    "data",
    [
        EVENT,
        [EVENT],
        {"@graph": [{"@type": "WebPage", "name": "Page"}, EVENT]},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": EVENT}]},
        {**EVENT, "@type": ["EducationEvent", "Thing"]},
        {**EVENT, "name": "Heat&nbsp;at <b>Work</b>"},
    ],
)
def test_events_are_found_wherever_they_stand(data: Any) -> None:
    assert names(script(data)) == ["Heat at Work"]


def test_a_broken_block_does_not_cost_the_one_beside_it() -> None:
    assert names(script('{"@type": "Event", "name": "Broken",}') + script(EVENT)) == ["Heat at Work"]


@pytest.mark.parametrize(
    "text",
    [
        '{"@type": "Event", "name": "Heat\nat Work"}',
        '//<![CDATA[\n{"@type": "Event", "name": "Heat at Work"}\n//]]>',
        '{"@type": "Event", "name": "Heat at Work"};',
    ],
    ids=["line break in a text", "CDATA", "semicolon"],
)
def test_common_faults_are_forgiven(text: str) -> None:
    assert names(script(text)) == ["Heat at Work"]


@pytest.mark.parametrize(
    "data", [{"@type": "Article", "name": "Heat"}, {"@type": "Event"}, [], "null", "7", '"text"', {"@type": None}]
)
def test_what_is_no_event_is_passed_over(data: Any) -> None:
    assert names(script(data)) == []


def test_the_same_event_in_two_blocks_is_one() -> None:
    assert names(script(EVENT) + script([EVENT])) == ["Heat at Work"]


def test_microdata() -> None:
    body = """<div itemscope itemtype="https://schema.org/Event"><span itemprop="name">Heat at Work</span>
    <time itemprop="startDate" datetime="2024-07-09T14:00:00-04:00">July 9</time>
    <div itemprop="performer" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Carla
    Jimenez</span></div></div>"""
    (event,) = find_events(document_of(body))
    assert event.start == datetime.fromisoformat("2024-07-09T14:00:00-04:00")
    assert event.performers == (("Carla Jimenez", None, None),)


def test_the_parts_of_an_event() -> None:
    data = {
        **EVENT,
        "eventStatus": "https://schema.org/EventPostponed",
        "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
        "organizer": {"@type": "Organization", "name": "Safety Council"},
        "performer": [
            {
                "@type": "Person",
                "name": "Carla Jimenez",
                "jobTitle": "Director",
                "worksFor": {"name": "Valley Legal Aid"},
            },
            {"@type": "Organization", "name": "A Band"},
        ],
        "url": "https://lab.example.org/e/heat",
    }
    (event,) = find_events(document_of("<p>X</p>", head=script(data)))
    assert (event.status, event.online, event.organizers) == ("postponed", True, ("Safety Council",))
    assert event.performers == (("Carla Jimenez", "Director", "Valley Legal Aid"),)
    assert (event.url, event.start_text) == ("https://lab.example.org/e/heat", EVENT["startDate"])


@pytest.mark.parametrize("start", ["soon", "", "2024-13-40", 20240709, ["x"], None])
def test_a_start_that_is_no_date_is_none(start: Any) -> None:
    (event,) = find_events(document_of("<p>X</p>", head=script({**EVENT, "startDate": start})))
    assert event.start is None


def test_an_offset_that_only_the_data_give_makes_hours_of_the_printed_ones() -> None:
    webinar = only(PAGE.format("July 9, 2024, 2:00 pm"), head=script(EVENT))
    assert value(webinar.start_time) == datetime(2024, 7, 9, 18, tzinfo=UTC)
    assert value(webinar.end_time) == datetime(2024, 7, 9, 19, tzinfo=UTC)
    assert webinar.start_time is not None
    assert webinar.start_time.evidence.method == "structured_data"


def test_a_date_that_only_the_data_give_is_taken_with_its_place() -> None:
    webinar = only(
        PAGE.format("Watch the recording: <a href='https://youtu.be/h'>Heat at Work</a>"), head=script(EVENT)
    )
    assert webinar.date is not None
    assert webinar.date.value.start == date(2024, 7, 9)
    evidence = webinar.date.evidence
    assert (evidence.method, evidence.quote) == ("structured_data", EVENT["startDate"])
    assert evidence.selector is not None
    assert evidence.selector.endswith("/script")


def test_what_readers_see_goes_before_stale_data() -> None:
    stale = {**EVENT, "startDate": "2023-01-01T09:00:00-05:00", "endDate": None}
    webinar = only(PAGE.format("July 9, 2024, 2:00 pm ET"), head=script(stale))
    assert webinar.date is not None
    assert webinar.date.value.start == date(2024, 7, 9)
    assert value(webinar.start_time) == datetime(2024, 7, 9, 18, tzinfo=UTC)


def test_a_cancellation_in_the_data_counts() -> None:
    data = {**EVENT, "eventStatus": "https://schema.org/EventCancelled"}
    assert only(PAGE.format("July 9, 2024, 2:00 pm ET"), head=script(data)).status.value == "cancelled"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.just("Event"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "@type",
                    "@graph",
                    "name",
                    "startDate",
                    "endDate",
                    "location",
                    "organizer",
                    "performer",
                    "eventStatus",
                    "item",
                    "event",
                    "url",
                    "@value",
                    "description",
                ]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=25,
)


@given(JSON)
def test_any_data_can_be_looked_through(data: Any) -> None:
    for event in find_events(document_of("<p>X</p>", head=script(data))):
        assert event.name
