"""Days that sentences tell of events, among the days of laws, rulings, deadlines and other events."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from small_pages import extracted, only

from transform.date_cues import date_role
from transform.dates import find_dates
from transform.told_days import AT_HOUR, ON_WEEKDAY, TOLD, tells_day


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Next Tuesday, July 9, at noon Central, the bureau puts on a one-hour webinar on tips.", AT_HOUR),
        ("We cover all of it in a class from 2-3:15 p.m. Tuesday, July 9, which is free.", AT_HOUR),
        ("It takes place on July 9, 2024, from noon to 1 p.m.", AT_HOUR),
        ("El próximo martes 9 de julio, a las 14, habrá una charla abierta.", AT_HOUR),
        ("On Tuesday, July 9, the center brought together four inspectors for an hour online.", ON_WEEKDAY),
        ("You are invited to a webinar on Tuesday, July 9, on the new fund.", ON_WEEKDAY),
        ("El webinario se llevó a cabo el martes 9 de julio de 2024.", ON_WEEKDAY),
        ("The union’s webinar of July 9 on bonds can be watched again.", TOLD),
        ("In our July 9 training, Tom Baker told how a bond is called.", TOLD),
        ("The network finished its two-day workshop on What’s New in Bonds on July 9, 2024.", TOLD),
        ("Those who run the offices met online on 9 July to go through the guide.", TOLD),
        ("So on 9 July 2024 the office held an online meeting.", TOLD),
        ("What is fair? Join us on July 9 to find out.", TOLD),
        ("Owners can put their questions on Friday, July 9. From 9 to 11 a.m. the chamber is online.", AT_HOUR),
        ("Stewards of six shops came together on Zoom on Friday, July 9, to compare notes.", ON_WEEKDAY),
        ("El 9 de julio la Secretaría organizó un foro virtual sobre propinas.", TOLD),
    ],
)
def test_the_sentence_tells_the_day_of_an_event(text: str, sure: int) -> None:
    (mention,) = find_dates(text)
    assert tells_day(text, mention) == sure


@pytest.mark.parametrize(
    "text",
    [
        "On July 9, 2024, the department issued a rule. This webinar explains it.",
        "On July 9, the board handed down a ruling that every webinar will talk about.",
        "In this webinar we explain what changed on July 9, 2024.",
        "Join us for a webinar on the sick leave law, which starts on July 9, 2024.",
        "This follows up on our webinar of July 9, 2024.",
        "We repeat it at the next conference, July 9-10.",
        "La próxima asamblea será el martes 9 de julio a las 3 p.m. en la oficina.",
        "The webinar marks the anniversary of the fire, July 9, 2014.",
        "The seminar looked back on July 2024.",
    ],
)
def test_days_of_other_things_are_not_the_day(text: str) -> None:
    assert not any(tells_day(text, mention) for mention in find_dates(text))


def day(body: str, **page: Any) -> date | None:
    (webinar,) = extracted(body, **page).webinars
    return webinar.date.value.start if webinar.date else None


@pytest.mark.parametrize(
    ("alone", "told", "expected"),
    [
        ("June 28, 2024", "On Tuesday, July 9, two inspectors explain on Zoom who may share tips.", date(2024, 7, 9)),
        ("06/28/2024", "Join us for a webinar on July 9 at 1 p.m. Eastern.", date(2024, 7, 9)),
        ("January 4, 2024", "We held the webinar on Dec. 19 before 300 people.", date(2023, 12, 19)),
        ("28 de junio de 2024", "El martes 9 de julio el centro organiza un seminario virtual.", date(2024, 7, 9)),
        # a label, or an hour, says that the day above is that of the event
        ("When: June 28, 2024", "On Tuesday, July 9, we will hold another webinar.", date(2024, 6, 28)),
        ("June 28, 2024<br>1:00 pm ET", "We held a webinar on the rule on May 9.", date(2024, 6, 28)),
        # what the text tells is of something else
        ("June 28, 2024", "On July 9, 2023, the department issued a rule on tips.", date(2024, 6, 28)),
        ("June 28, 2024", "The last webinar was held on May 9.", date(2024, 6, 28)),
    ],
)
def test_a_day_alone_gives_way_to_one_that_is_told(alone: str, told: str, expected: date) -> None:
    body = f"""<h1>Webinar: Tips and Service Charges</h1><p>{alone}</p>
    <p>Who may share in a pool of tips, and who may not, is asked in every kitchen of the state.</p><p>{told}</p>
    <p><a href="https://us02web.zoom.us/webinar/register/WN_t">Register</a></p>"""
    assert day(body) == expected


def test_a_day_struck_out_is_not_the_day() -> None:
    body = """<h1>Webinar: Tips and Service Charges</h1><p>Date: <s>June 28, 2024</s> July 9, 2024, 2 pm ET</p>
    <p><a href="https://us02web.zoom.us/webinar/register/WN_t">Register</a></p>"""
    assert day(body) == date(2024, 7, 9)


@pytest.mark.parametrize(
    "dateline",
    [
        "KANSAS CITY, Kan., June 28, 2024 – The bureau",
        "Springfield, June 28, 2024 -- The bureau",
        "Ciudad de México, 28 de junio de 2024.- La oficina",
        "Lima (28 de junio de 2024). – La oficina",
    ],
)
def test_the_dateline_of_news_is_not_the_day(dateline: str) -> None:
    body = f"""<h1>Webinar on Tips and Service Charges</h1><p>{dateline} will hold a webinar for those who live on tips,
    and for those who pay them. The webinar is on July 9, 2024, and it is free for all who sign up in time.</p>"""
    assert day(body) == date(2024, 7, 9)


def test_the_place_of_an_event_makes_no_dateline() -> None:
    text = "Zoom, July 9, 2024 – Two inspectors explain who may share in a pool of tips, who keeps it, and what to do."
    (mention,) = find_dates(text + " It is for those who cook, serve or clean.")
    assert date_role(text, mention) != "posted"


def test_in_a_list_of_posts_each_tells_its_own_day() -> None:
    body = """<h1>Seminars</h1><h2>June 28, 2024</h2><h3>Webinar on Tips and Service Charges</h3>
    <p>Next Tuesday, July 9, at noon Pacific time, the labor section puts on a webinar. I will be on it.
    Register <a href="https://us02web.zoom.us/webinar/register/WN_t">here</a>.</p>
    <h2>January 12, 2024</h2><h3>Webinar on Bonds: Watch It Now</h3>
    <p>The bureau’s webinar of December 19 on bonds can be <a href="https://vimeo.com/5511">watched online</a>.</p>"""
    assert [w.date.value.start for w in extracted(body).webinars if w.date] == [date(2024, 7, 9), date(2023, 12, 19)]


def test_of_two_days_that_stand_alone_the_one_with_hours_below_is_the_day() -> None:
    body = """<p>June 28, 2024</p><h1>Webinar: Tips and Service Charges</h1><p>7/9/2024</p><p>Free of charge</p>
    <p>1:00 p.m. to 2:00 p.m. Eastern</p>
    <p><a href="https://us02web.zoom.us/webinar/register/WN_t">Register</a></p>"""
    assert day(body) == date(2024, 7, 9)


def test_the_hour_of_another_day_is_not_taken() -> None:
    webinar = only(
        """<h1>Webinar: Tips and Service Charges</h1><p>July 9, 2024</p>
        <p>Two inspectors explain on Zoom who may share tips, and who keeps them.</p>
        <p>The next event is a workshop on July 23 at 3:00 pm ET.</p>"""
    )
    assert (webinar.date and webinar.date.value.start, webinar.start_time) == (date(2024, 7, 9), None)
