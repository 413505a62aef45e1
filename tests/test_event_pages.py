"""Pages about one event: what says that it is online and when, and pages that only look alike."""

from __future__ import annotations

from datetime import date

import pytest
from small_pages import only, titles

ZOOM = "https://us02web.zoom.us/webinar/register/WN_e"
REGISTER = f'<p><a href="{ZOOM}">Register</a></p>'
FILM = '<iframe src="https://www.youtube.com/embed/e1"></iframe>'
HEAT = "Heat, Shade and Water"
SPEAKERS = """<p>Speakers:</p><ul><li>Carla Jimenez, Valley Legal Aid</li>
<li>Tom Baker, State Health Department</li></ul>"""

EVENTS = {
    "told in running text with an hour": f"""<p>On June 20, 2024, at 2:00 pm ET two inspectors will explain on Zoom what
    the rule on heat asks of farms, warehouses and kitchens.</p>{REGISTER}""",
    "told in running text with a weekday": f"""<p>Come and hear on Zoom on Thursday, June 20, 2024, from two inspectors
    what the rule on heat asks of farms, warehouses and kitchens.</p>{REGISTER}""",
    "by telephone": f"<p>Telephone town hall</p><p>June 20, 2024, 2:00 pm ET</p>{REGISTER}",
    "remote": f"<p>A remote event of the bureau</p><p>June 20, 2024, 2:00 pm ET</p>{REGISTER}",
    "broadcast": f"<p>Live on YouTube</p><p>June 20, 2024, 2:00 pm ET</p>{SPEAKERS}",
    "a quoted name before the word": f"""<p>Join us on Thursday, June 20, 2024, at 2:00 pm ET for the bureau’s “Summer
    Safety” webinar, in which two inspectors explain what the new rule asks.</p>{REGISTER}""",
}


@pytest.mark.parametrize("body", EVENTS.values(), ids=EVENTS)
def test_a_page_about_an_event_that_is_told_to_be_online(body: str) -> None:
    webinar = only(f"<h1>{HEAT}</h1>{body}")
    assert webinar.title.value == HEAT
    assert webinar.date is not None
    assert webinar.date.value.start == date(2024, 6, 20)


@pytest.mark.parametrize(
    "line",
    ["Recorded May 7, 2024", "Streamed on May 7, 2024", "Original air date: May 7, 2024"],
)
def test_a_film_of_an_event_that_is_told_with_its_day(line: str) -> None:
    webinar = only(f"<h1>{HEAT}: A Panel Discussion</h1><p>{line}</p>{FILM}")
    assert webinar.date is not None
    assert webinar.date.value.start == date(2024, 5, 7)
    assert webinar.status.value == "held"


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>{HEAT}: A Panel Discussion</h1><p>May 7, 2024</p>{FILM}",
        f"<h1>{HEAT}</h1><p>Recorded May 7, 2024</p>{FILM}",
        f"<h1>{HEAT}: A Panel Discussion</h1><p>May 7, 2024, 2:00 pm, Grand Hotel, 20 Main Street</p>{REGISTER}",
        f"""<h1>Workshop: {HEAT}</h1><p>May 7, 2024, 2:00 pm</p><p>In person, Grand Hotel, 20 Main Street</p>
        {SPEAKERS}
        <p>Those who cannot come may take a virtual training in the fall, which the bureau gives every year.</p>""",
        f"<h1>{HEAT}</h1><p>The bureau fined a farm on Tuesday, May 7, 2024, at about 2:00 pm, as it wrote to us.</p>",
        f"<h1>{HEAT}</h1><p>Recorded by the bureau, a film about farms.</p>{FILM}",
    ],
    ids=["a film with a day alone", "a film of nothing told", "in a hotel", "others are online", "news", "a film"],
)
def test_what_only_looks_like_an_event_that_is_online(body: str) -> None:
    assert titles(body) == []


@pytest.mark.parametrize(
    "name", ["Committee on Fair Wages", "Wage Advisory Board on Farm Labor", "The Joint Legislative Council of Labor"]
)
def test_the_name_of_a_body_is_no_webinar(name: str) -> None:
    body = f"""<h1>Calendar</h1><h3>{name}</h3><p>June 20, 2024, 10:00 am, via Zoom</p>
    <h3>{HEAT}</h3><p>June 27, 2024, 10:00 am</p><p>Webinar</p>"""
    assert titles(body) == [HEAT]


def test_without_headings_the_bold_line_goes_before_plain_ones() -> None:
    body = f"""<p>Bureau of Labor Law</p><p>Fair pay and safe work</p><p>Webinar</p><p>June 20, 2024, 2:00 pm ET</p>
    <p><b>{HEAT}</b></p>{SPEAKERS}"""
    webinar = only(body)
    assert webinar.title.value == HEAT
    assert len(webinar.presenters) == 2
