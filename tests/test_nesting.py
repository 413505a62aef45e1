"""Events within events: whether a page, or a box on it, is the event or only holds them."""

from __future__ import annotations

from datetime import date

import pytest
from small_pages import extracted, only, titles, value

ZOOM = "https://us02web.zoom.us/webinar/register/WN_"


def item(title: str, day: str, code: str, tag: str = "h3") -> str:
    return f'<{tag}>{title}</{tag}><p>{day}</p><p><a href="{ZOOM}{code}">Register</a></p>'


SESSIONS = item("Tips and Service Charges", "July 9, 2024", "a") + item("Heat on Roofs", "July 16, 2024", "b")
CALENDAR = """<h2>In the same month</h2><ul>
<li><a href="/e/7">Silica Dust in Kitchens</a>, July 23, 2024</li>
<li><a href="/e/8">Ladders and Scaffolds</a>, July 30, 2024</li></ul>"""
OWN = f"""<p>Thursday, July 11, 2024, 2:00 pm ET, on Zoom</p><p>Two inspectors explain the rule that takes effect in the
fall, and what employers have to post.</p><p><a href="{ZOOM}own">Register</a></p>"""


# -- the page is the event -------------------------------------------------------------------------------------------


def test_an_event_page_keeps_its_parts() -> None:
    body = f"""<h1>The New Rule on Heat</h1>{OWN}
    <h3>Part 1: What heat does to the body</h3><p>Tom Baker, State Health Department</p>
    <h3>Part 2: Rules in five states</h3><p>Carla Jimenez, Valley Legal Aid</p>"""
    assert titles(body) == ["The New Rule on Heat"]


def test_one_other_event_further_down_does_not_make_the_page_a_list() -> None:
    webinar = only(f"<h1>The New Rule on Heat</h1>{OWN}{item('Silica Dust in Kitchens', 'July 23, 2024', 'x')}")
    assert webinar.title.value == "The New Rule on Heat"
    assert webinar.date is not None
    assert webinar.date.value.start == date(2024, 7, 11)


def test_a_page_that_says_first_when_it_is_itself_is_no_list_of_what_it_names_later() -> None:
    address = "https://lab.example.org/webinars/heat"
    assert titles(f"<h1>The New Rule on Heat</h1>{OWN}{CALENDAR}", url=address) == ["The New Rule on Heat"]


def test_a_card_around_the_title_of_the_page_is_not_the_event() -> None:
    body = f"""<ul><li><b>Summer Safety on Zoom</b><p>July 11, 2024</p><h1>The New Rule on Heat</h1>{OWN}</li></ul>"""
    assert titles(body) == ["The New Rule on Heat"]


@pytest.mark.parametrize("below", ["h2", "h3"])
def test_a_heading_right_below_another_goes_on_with_it(below: str) -> None:
    body = f"""<h1>The New Rule on Heat:</h1><{below}>What Employers Have to Post</{below}>{OWN}
    <h2>What to bring</h2><p>A copy of the poster.</p><p>The hours of last week.</p><p>A pen.</p>
    <h2>Access for all</h2><p>Captions in two languages.</p><p>Large print.</p><p>A line to call.</p>"""
    assert titles(body) == ["The New Rule on Heat: What Employers Have to Post"]


def test_in_a_list_a_heading_right_below_another_is_no_event_of_its_own() -> None:
    rest = "<h3>What to bring</h3><p>A copy of the poster.</p><p>The hours of last week.</p><p>A pen.</p>"
    first, second = (
        item(f"{title}</h2><h3>{below}", day, title[-4:], "h2").replace("</h2><p>", "</h3><p>") + rest
        for title, below, day in (
            ("The New Rule on Heat:", "What Employers Have to Post", "July 9, 2024"),
            ("The Old Rule on Rest:", "What Workers May Ask For", "July 16, 2024"),
        )
    )
    found = titles(f"<h1>Webinars</h1>{first}{second}")
    assert [title.split(":")[0] for title in found] == ["The New Rule on Heat", "The Old Rule on Rest"]


# -- the page holds the events ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading", ["Summer at the Bureau", "Know Your Rights", "Online Trainings", "Webinar Series on Heat"]
)
def test_sessions_that_say_of_themselves_when_they_are_are_the_events(heading: str) -> None:
    body = f"<h1>{heading}</h1><p>July 2024, online</p><p>Free for all who work or hire in the state.</p>{SESSIONS}"
    assert titles(body) == ["Tips and Service Charges", "Heat on Roofs"]


def test_a_page_that_comes_to_others_before_it_says_when_it_is_holds_them() -> None:
    body = """<h1>Learning With the Bureau</h1><p>A free webinar each month</p>
    <ul><li><a href="/e/7">Silica Dust in Kitchens</a>, July 23, 2024</li>
    <li><a href="/e/8">Ladders and Scaffolds</a>, July 30, 2024</li></ul>"""
    assert titles(body, url="https://lab.example.org/webinars/") == ["Silica Dust in Kitchens", "Ladders and Scaffolds"]


def test_sessions_with_links_of_their_own_are_the_events_though_the_page_has_one_too() -> None:
    body = f"""<h1>Know Your Rights Month</h1><p>July 2, 2024, 9:00 am ET, on Zoom: welcome</p>
    <p><a href="{ZOOM}all">Register</a></p>{SESSIONS}"""
    assert titles(body) == ["Tips and Service Charges", "Heat on Roofs"]


def test_a_page_named_after_a_series_holds_its_sessions_whatever_it_says_of_itself() -> None:
    body = """<h1>Webinar Series on Safety</h1><p>July 9 to July 16, 2024, 2:00 pm ET</p>
    <h3>Silica Dust in Kitchens</h3><p>July 9, 2024</p><h3>Ladders and Scaffolds</h3><p>July 16, 2024</p>"""
    assert titles(body) == ["Silica Dust in Kitchens", "Ladders and Scaffolds"]


def test_months_that_hold_several_sessions_each_are_no_events() -> None:
    body = f"""<h1>Webinars</h1><h2>July: Safety</h2>{SESSIONS}
    <h2>August: Pay</h2>{item("Overtime on Farms", "August 6, 2024", "c")}{item("Paid Leave", "August 13, 2024", "d")}
    <h2>September: Youth</h2>{item("Working Papers for Minors", "September 3, 2024", "e")}"""
    assert titles(body) == [
        "Tips and Service Charges",
        "Heat on Roofs",
        "Overtime on Farms",
        "Paid Leave",
        "Working Papers for Minors",
    ]


def test_sessions_of_a_page_name_it_as_their_series() -> None:
    body = f"<h1>Know Your Rights This Summer</h1><p>A series of online sessions for workers.</p>{SESSIONS}"
    assert {value(webinar.series) for webinar in extracted(body).webinars} == {"Know Your Rights This Summer"}
