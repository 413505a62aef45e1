"""Days that a text gives by the day it was written."""

from __future__ import annotations

from datetime import date

import pytest
from small_pages import extracted, only

from transform.relative_days import day_ahead, relative_day

POSTED = date(2024, 3, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Thanks to all who came to yesterday’s webinar on tips.", date(2024, 2, 29)),
        ("Nearly 300 people tuned in last night to hear two inspectors.", date(2024, 2, 29)),
        ("This morning we held a virtual training for new stewards.", POSTED),
        ("Más de cien trabajadores se conectaron ayer para hablar de salarios.", date(2024, 2, 29)),
        ("Hoy participaron en el foro virtual cinco sindicatos.", POSTED),
    ],
)
def test_a_day_is_counted_back_from_the_day_of_posting_and_marked(text: str, day: date) -> None:
    mention = relative_day(text, POSTED)
    assert mention is not None
    assert (mention.date.start, mention.inferred_year) == (day, True)
    assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    "text",
    [
        "The department said yesterday that it had recovered two million dollars.",
        "Most of the cleaners who work downtown today were hired through a contractor.",
        "A webinar for stewards was held in February.",
        "Today’s law goes back to 1938."
        + " It sets the floor for wages and the ceiling for hours, and names who is exempt from each." * 2
        + " A webinar explains it.",
    ],
    ids=["no event", "these days", "no such day", "an event far away"],
)
def test_without_an_online_event_close_by_such_a_word_dates_nothing(text: str) -> None:
    assert relative_day(text, POSTED) is None


RECAP = """<h1>Recap: Webinar on Tips and Service Charges</h1><p>{}</p>
<p>Thank you for joining yesterday’s webinar. Two investigators explained who may share in a pool of tips.</p>
<p><a href="https://youtu.be/tips">Watch the recording</a></p>"""


def test_a_recap_is_dated_by_its_posting() -> None:
    stated = only(RECAP.format("Posted March 1, 2024")).date
    assert stated is not None
    assert (stated.value.start, stated.evidence.inferred) == (date(2024, 2, 29), True)
    assert stated.evidence.quote == "yesterday"


def test_metadata_say_when_a_recap_was_posted_too() -> None:
    head = '<meta property="article:published_time" content="2024-03-01T09:00:00Z">'
    stated = only(RECAP.format("By the editors"), head=head).date
    assert stated is not None
    assert stated.value.start == date(2024, 2, 29)


def test_a_recap_without_a_day_of_posting_has_no_date() -> None:
    assert only(RECAP.format("By the editors")).date is None


def test_a_day_in_the_address_alone_is_no_day_of_posting() -> None:
    assert only(RECAP.format("By the editors"), url="https://lab.example.org/2024/03/01/recap/").date is None


def test_a_printed_day_goes_before_a_counted_one() -> None:
    body = RECAP.format("Posted March 1, 2024").replace(
        "Two investigators", "It took place on February 28, 2024. Two investigators"
    )
    body = body.replace("<p>Thank", "<p>For stewards</p><p>Thank")  # not directly below the byline
    stated = only(body).date
    assert stated is not None
    assert stated.value.start == date(2024, 2, 28)


def test_the_posting_of_a_page_does_not_date_the_items_of_its_list() -> None:
    body = """<h1>Webinars</h1>
    <h3>Tips and Service Charges</h3><p>Watch yesterday’s webinar: <a href="https://youtu.be/a">Recording</a></p>
    <h3>Inspecting at Night</h3><p>Watch the webinar: <a href="https://youtu.be/b">Recording</a></p>"""
    head = '<meta property="article:published_time" content="2024-03-01T09:00:00Z">'
    assert [webinar.date for webinar in extracted(body, head=head).webinars] == [None, None]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("El próximo jueves 7, a las 14, habrá una charla abierta por Zoom.", date(2024, 3, 7)),
        ("Our webinar is planned for Thursday the 7th.", date(2024, 3, 7)),
        ("Join the webinar this Thursday at noon.", date(2024, 3, 7)),
        ("The online training starts tomorrow at 1 p.m.", date(2024, 3, 2)),
        ("El seminario virtual fue el martes 27 en la sede.", date(2024, 2, 27)),
    ],
)
def test_an_announcement_counts_from_the_day_of_posting(text: str, day: date) -> None:
    mention = day_ahead(text, POSTED)
    assert mention is not None
    assert (mention.date.start, mention.inferred_year) == (day, True)


@pytest.mark.parametrize(
    "text",
    [
        "The office is closed on Thursday the 7th.",
        "The workforce of tomorrow: a webinar for teachers.",
        "The webinar on Thursday 30 or later is not yet planned.",  # no Thursday is a thirtieth close by
        "Seminario virtual, jueves 7 de marzo",  # names its month
    ],
)
def test_other_words_count_no_day(text: str) -> None:
    assert day_ahead(text, POSTED) is None
