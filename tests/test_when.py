"""When a webinar is: its day as far as the page states it, hours where a zone is given, and whether it is off."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from small_pages import extracted, value

from transform.records import WebinarRecord


def of(when: str, **page: Any) -> WebinarRecord:
    """The webinar of a list whose items print `when` below the title."""
    around = page.pop("around", "<h1>Webinars</h1>{}")
    items = "".join(
        f"<h3>{title}</h3><p>{when}</p><p>Presenter: {name}, State Health Department</p>"
        for title, name in (("Wage Claims Step by Step", "Carla Jimenez"), ("Inspecting at Night", "Tom Baker"))
    )
    first, second = extracted(around.format(items), **page).webinars
    assert value(first.date) == value(second.date)
    return first


@pytest.mark.parametrize(
    ("when", "start", "precision"),
    [
        ("May 7, 2024", date(2024, 5, 7), "day"),
        ("Tuesday, 7 May 2024", date(2024, 5, 7), "day"),
        ("5/7/2024", date(2024, 5, 7), "day"),
        ("2024-05-07", date(2024, 5, 7), "day"),
        ("Date: May 7, 2024", date(2024, 5, 7), "day"),
        ("May 7-8, 2024", date(2024, 5, 7), "day"),
        ("May 2024", date(2024, 5, 1), "month"),
        ("Spring 2024", None, "year"),
        ("2024", None, "year"),
    ],
)
def test_a_date_is_stated_as_far_as_it_is_printed(when: str, start: date | None, precision: str) -> None:
    stated = of(when).date
    assert stated is not None
    assert (stated.value.start, stated.value.year, stated.value.precision) == (start, 2024, precision)
    assert not stated.evidence.inferred
    assert stated.evidence.quote in when


@pytest.mark.parametrize(
    ("around", "page"),
    [
        ("<h1>Webinars 2022</h1>{}", {}),
        ("<h1>Webinars</h1><h2>2022</h2>{}", {}),
        ("<h1>Webinars</h1>{}<footer>© 2022 The Lab</footer>", {}),
        (
            "<h1>Webinars</h1>{}",
            {"head": '<meta property="article:published_time" content="2022-06-01T10:00:00Z">'},
        ),
        ("<h1>Webinars</h1>{}", {"url": "https://lab.example.org/2022/06/webinars/"}),
    ],
    ids=["heading", "section", "footer", "posting date", "address"],
)
def test_a_missing_year_comes_from_the_page_and_is_marked(around: str, page: dict[str, str]) -> None:
    stated = of("July 9", around=around, **page).date
    assert stated is not None
    assert stated.value.start == date(2022, 7, 9)
    assert stated.evidence.inferred
    assert stated.evidence.confidence < 0.95


def test_each_section_gives_its_own_year() -> None:
    body = """<h1>Webinars</h1><h2>2022</h2><h3>Wage Claims Step by Step</h3><p>July 9</p><p>Presenter: Tom Baker</p>
    <h2>2021</h2><h3>Inspecting at Night</h3><p>March 9</p><p>Presenter: Tom Baker</p>"""
    starts = [w.date.value.start for w in extracted(body).webinars if w.date]
    assert starts == [date(2022, 7, 9), date(2021, 3, 9)]


def test_without_any_year_there_is_no_date() -> None:
    assert of("July 9").date is None


@pytest.mark.parametrize(
    ("when", "start", "end", "zone"),
    [
        ("July 9, 2024, 2:00 pm ET", 18, None, "America/New_York"),
        ("July 9, 2024 | 2:00 – 3:30 PM EST", 18, 19.5, "America/New_York"),
        ("January 9, 2024, 2:00 pm Eastern", 19, None, "America/New_York"),
        ("July 9, 2024, noon Pacific", 19, None, "America/Los_Angeles"),
        ("July 9, 2024, 2 pm ET / 1 pm CT / 11 am PT", 18, None, "America/New_York"),
        ("July 9, 2024<br>Time: 1:00 pm Central", 18, None, "America/Chicago"),
    ],
)
def test_hours_are_instants_where_the_zone_is_printed(when: str, start: int, end: float | None, zone: str) -> None:
    webinar = of(when)
    assert webinar.date is not None
    day = webinar.date.value.start
    assert day is not None
    assert value(webinar.start_time) == datetime(day.year, day.month, day.day, start, tzinfo=UTC)
    assert (webinar.end_time is None) == (end is None)
    if end is not None and webinar.end_time is not None:
        assert webinar.end_time.value == datetime(day.year, day.month, day.day, int(end), int(end % 1 * 60), tzinfo=UTC)
    assert value(webinar.time_zone) == zone


def test_hours_without_a_zone_are_not_guessed() -> None:
    webinar = of("July 9, 2024, 2:00 pm")
    assert webinar.date is not None
    assert (webinar.start_time, webinar.end_time, webinar.time_zone) == (None, None, None)


@pytest.mark.parametrize(
    "page",
    [{"around": "<h1>Webinars</h1><p>All times are Central.</p>{}"}, {"known": {"time_zone": "America/Chicago"}}],
    ids=["said once for all", "known of the site"],
)
def test_a_zone_for_all_completes_the_hours(page: dict[str, Any]) -> None:
    assert value(of("July 9, 2024, 2:00 pm", **page).start_time) == datetime(2024, 7, 9, 19, tzinfo=UTC)


def test_the_posting_date_and_deadlines_are_not_the_day() -> None:
    webinar = of("July 9, 2024</p><p>Posted May 3, 2024</p><p>Register by July 1, 2024")
    assert webinar.date is not None
    assert webinar.date.value.start == date(2024, 7, 9)


@pytest.mark.parametrize(
    "line",
    ["Posted May 3, 2024", "Updated on May 3, 2024", "Register by July 1, 2024", "Please register before May 3, 2024."],
)
def test_a_posting_date_or_a_deadline_alone_is_no_date(line: str) -> None:
    body = "".join(
        f"""<h3>{title}</h3><p>{line}</p><p><a href="https://youtu.be/{title[0]}">Recording</a></p>"""
        for title in ("Wage Claims Step by Step", "Inspecting at Night")
    )
    assert [webinar.date for webinar in extracted(f"<h1>Webinars</h1>{body}").webinars] == [None, None]


@pytest.mark.parametrize(
    ("when", "status"),
    [
        ("May 7, 2024", "held"),
        ("June 15, 2024", "scheduled"),  # today
        ("June 14-16, 2024", "scheduled"),
        ("July 9, 2024", "scheduled"),
        ("2021", "held"),
        ("July 9, 2024</p><p>CANCELLED", "cancelled"),
        ("July 9, 2024</p><p>This webinar has been postponed. A new date will follow.", "postponed"),
        ("July 9, 2024</p><p>This webinar will not take place as planned. A new date will follow.", "postponed"),
        ("This webinar has been rescheduled from June 25 to July 9, 2024.", "scheduled"),
        ("July 9, 2024</p><p>Our cancellation policy: tell us two days before.", "scheduled"),
        ("July 9, 2024</p><p>It may be cancelled if fewer than ten people register.", "scheduled"),
    ],
)
def test_the_status(when: str, status: str) -> None:
    assert of(when).status.value == status


def test_a_webinar_with_a_recording_was_held() -> None:
    body = """<h1>Webinars</h1><h3>Wage Claims Step by Step</h3><p><a href="https://youtu.be/a">Recording</a></p>
    <h3>Inspecting at Night</h3><p><a href="https://youtu.be/b">Recording</a></p>"""
    assert [w.status.value for w in extracted(body).webinars] == ["held", "held"]


def test_a_status_word_in_the_title_is_the_status_and_leaves_the_title() -> None:
    body = """<h1>Webinars</h1><h3>CANCELLED: Wage Claims Step by Step</h3><p>July 9, 2024</p>
    <h3>Inspecting at Night</h3><p>July 16, 2024</p>"""
    assert [(w.title.value, w.status.value) for w in extracted(body).webinars] == [
        ("Wage Claims Step by Step", "cancelled"),
        ("Inspecting at Night", "scheduled"),
    ]


# -- the day of the page and the day of the event ---------------------------------------------------------------------


EVENT = """<p>The bureau will hold this webinar on July 9, 2024, at 1:00 pm ET for those who live on tips.</p>
<p><a href="https://us02web.zoom.us/webinar/register/WN_t">Register</a></p>"""


def day(body: str, **page: Any) -> date | None:
    (webinar,) = extracted(f"<h1>Webinar: Tips and Service Charges</h1>{body}", **page).webinars
    return webinar.date.value.start if webinar.date else None


@pytest.mark.parametrize(
    "above",
    [
        '<div class="entry-meta">June 3, 2024</div>',
        '<p class="post-date">June 3, 2024</p>',
        '<div class="articleDate"><p><span>June 3, 2024</span></p></div>',
        '<p><time class="published">June 3, 2024</time></p>',
        "<p>Posted</p><p>June 3, 2024</p>",
        "<p>Fecha de publicación</p><p>June 3, 2024</p>",
        "<p>By Anna Reed</p><p>June 3, 2024</p>",
    ],
)
def test_a_day_that_the_template_or_a_label_calls_that_of_posting_is_not_the_day(above: str) -> None:
    assert day(above + EVENT) == date(2024, 7, 9)


@pytest.mark.parametrize("name", ["event-date", "dateTime", "postcard", "republic-day"])
def test_other_names_of_the_template_leave_a_day_what_it_is(name: str) -> None:
    later = "<p>Those who missed it may watch it until August 9, 2024, at 1:00 pm ET.</p>"
    assert day(f'<p class="{name}">July 9, 2024</p>{later}') == date(2024, 7, 9)


def test_a_bare_day_that_is_that_of_the_page_is_not_the_day_of_the_event() -> None:
    head = '<meta property="article:published_time" content="2024-06-03T10:00:00Z">'
    assert day("<p>June 3, 2024</p>" + EVENT, head=head) == date(2024, 7, 9)


def test_on_a_calendar_the_address_holds_the_day_of_the_event() -> None:
    body = "<p>July 9, 2024</p><p>Two investigators explain who may share in a pool of tips.</p>"
    assert day(body, url="https://lab.example.org/calendar/2024/07/09/") == date(2024, 7, 9)


def test_a_day_that_stands_alone_gives_way_to_one_with_an_hour() -> None:
    between = "<p>Bureau of Labor Law</p><p>For those who serve, cook or clean</p>"
    assert day("<p>June 3, 2024</p>" + between + EVENT) == date(2024, 7, 9)
    assert day("<p>June 3, 2024</p><p>3:00 pm ET</p>" + between + EVENT) == date(2024, 6, 3)


def test_a_day_that_the_page_says_again_goes_before_one_said_once() -> None:
    body = """<p>Thanks to all who came to our training on March 5, 2024, about youth employment in the trades.</p>
    <p>The webinar of July 9, 2024, is the last of the season, and the bureau will hold no other in the summer.</p>
    <p>Bring what you want to ask to the webinar of July 9, 2024, or send it to the bureau in the week before.</p>"""
    assert day(body) == date(2024, 7, 9)


@pytest.mark.parametrize(
    "sentence",
    [
        "May Day is observed every May 1.",
        "The eight-hour day is celebrated each May 1.",
        "Working people celebrate May 1 all over the world.",
        "El día del trabajo se celebra cada 1 de mayo.",
    ],
)
def test_a_day_of_every_year_is_not_the_day(sentence: str) -> None:
    body = f"<p>{sentence}</p><p>Join this webinar on Tuesday, July 9, 2024.</p>"
    assert day(body) == date(2024, 7, 9)


# -- years and hours that are said once -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "when", "start"),
    [
        ("Webinars 2020-21", "October 7", date(2020, 10, 7)),
        ("Webinars 2020-21", "March 3", date(2021, 3, 3)),
        ("Webinars 2020-2021", "July 3", date(2021, 7, 3)),
        ("Webinars 2020/21", "August 3", date(2020, 8, 3)),
        ("Webinars 2020-21", "March 3, 2020", date(2020, 3, 3)),
        ("Webinars 2020", "March 3", date(2020, 3, 3)),
        ("Webinars 2020-25", "March 3", date(2020, 3, 3)),
        ("Webinars 2020 (21 in all)", "March 3", date(2020, 3, 3)),
    ],
)
def test_an_academic_year_reaches_into_the_next(heading: str, when: str, start: date) -> None:
    stated = of(when, around=f"<h1>{heading}</h1>{{}}").date
    assert stated is not None
    assert stated.value.start == start


@pytest.mark.parametrize(
    ("below", "zone"),
    [
        ("Eastern Time (US &amp; Canada)", "America/New_York"),
        ("(Central Time)", "America/Chicago"),
        ("Free for all", None),
        ("Our office keeps the hours of Eastern Time on all the days of the week", None),
    ],
)
def test_a_zone_in_a_line_of_its_own_is_that_of_the_hours_above(below: str, zone: str | None) -> None:
    assert value(of(f"July 9, 2024<br>2:00 pm<br>{below}").time_zone) == zone


@pytest.mark.parametrize(
    ("said", "start"),
    [
        ("We meet on the second Tuesday of the month at 2:00 pm ET.", datetime(2024, 7, 9, 18, tzinfo=UTC)),
        ("Tuesdays at 2 p.m. Eastern on Zoom.", datetime(2024, 7, 9, 18, tzinfo=UTC)),
        ("Our office opens at 8:30 am ET.", None),
    ],
)
def test_hours_of_a_day_of_every_month_are_those_of_each(said: str, start: datetime | None) -> None:
    assert value(of("July 9, 2024", around=f"<h1>Webinars</h1><p>{said}</p>{{}}").start_time) == start


@pytest.mark.parametrize(
    "days", ["Tuesdays, May 7, 14 and 21, 2024, 6:00 pm", "May 7, 14 &amp; 21 2024", "May 7 and 14, 2024"]
)
def test_of_several_days_the_first_is_the_beginning(days: str) -> None:
    stated = of(f"Sessions: {days}").date
    assert stated is not None
    assert stated.value.start == date(2024, 5, 7)


def test_the_margin_tells_the_year_of_a_day_printed_without_one() -> None:
    body = """<main><h1>Webinar: Wage Claims Step by Step</h1>
    <p>Join us for a live webinar at 4:00 pm EST Sunday 7/19, after you have watched the film at home.</p></main>
    <aside class="sidebar"><p>July 19, 2020</p></aside><footer>© 2023 The Center</footer>"""
    (webinar,) = extracted(body).webinars
    assert webinar.date is not None
    assert webinar.date.value.start == date(2020, 7, 19)


def test_of_two_days_alike_the_one_with_its_year_is_the_event() -> None:
    body = """<h1>Webinar: Wage Claims Step by Step</h1><p>Friday, November 30 06:00 AM BST</p>
    <p>Thursday, November 29, 2012, 12:00 pm</p><p>Join us for a webinar on claims that nobody thought to file.</p>"""
    (webinar,) = extracted(body).webinars
    assert webinar.date is not None
    assert webinar.date.value.start == date(2012, 11, 29)


def test_an_hour_that_no_event_starts_at_is_the_stamp_of_an_article() -> None:
    body = """<h1>Bureau holding webinar May 24 on tips</h1><p>May 2, 2024 10:41 AM</p>
    <p>The session, titled Tips and Pools, is to run from noon to 1 p.m. Its speaker is Tom Baker of the bureau.</p>"""
    assert day(body) == date(2024, 5, 24)


def test_the_stamp_of_a_post_tells_on_which_side_of_the_new_year_a_day_is() -> None:
    body = """<h1>Webinars</h1><p>29 Dec 2021 4:10 PM | Ana Ruiz (Administrator)</p>
    <h3>Wage Claims Step by Step</h3><p>December 7</p><p>Presenter: Tom Baker, State Health Department</p>
    <h3>Inspecting at Night</h3><p>January 4</p><p>Presenter: Carla Jimenez, Centro Legal</p>"""
    days = [value(webinar.date) for webinar in extracted(body).webinars]
    assert [d and d.start for d in days] == [date(2021, 12, 7), date(2022, 1, 4)]


def test_the_hours_of_one_event_are_not_those_of_the_others() -> None:
    body = """<h1>Webinars</h1><h3>Wage Claims Step by Step</h3>
    <p>A webinar on Tuesday, May 7, 2024, will be held from noon to 1 p.m. ET. Tom Baker presents.</p>
    <h3>Inspecting at Night</h3><p>On June 20, 2023 Ana Ruiz of Centro Legal spoke online about lamps.</p>"""
    first, second = extracted(body).webinars
    assert (first.start_time is not None, second.start_time) == (True, None)
