"""Shapes in which lists print their webinars, and lines of the same shapes that are none."""

from __future__ import annotations

from datetime import date

import pytest
from small_pages import extracted, readings_of, titles, value

from transform.title_lines import title_like
from transform.units import find_units

ZOOM = "https://us02web.zoom.us/webinar/register/WN_"
TWO = ["Wage Claims Step by Step", "Inspecting at Night"]
THREE = [*TWO, "Farm Labor Contractors"]


def found(body: str) -> list[tuple[str, date | None]]:
    return [
        (webinar.title.value, webinar.date.value.start if webinar.date else None)
        for webinar in extracted(body).webinars
    ]


SHAPES = {
    "a label names the title": """<h1>Webinars</h1>
    <p>July 9, 2024</p><p>Topic: Wage Claims Step by Step</p><p>Presenter: Carla Jimenez</p>
    <p>July 16, 2024</p><p>Topic: Inspecting at Night</p><p>Presenter: Tom Baker</p>""",
    "plain lines below headings that are dates": """<h1>Webinars</h1>
    <h3>July 9, 2024</h3><p>Wage Claims Step by Step</p><p>with Carla Jimenez</p>
    <h3>July 16, 2024</h3><div><div>Inspecting at Night</div></div><p>with Tom Baker</p>""",
    "a date leads the line": """<h1>Webinars</h1>
    <p>July 9, 2024: Wage Claims Step by Step</p><p>July 16, 2024: Inspecting at Night</p>""",
    "several in one paragraph": f"""<h1>Webinars</h1>
    <p>July 9, 2024: the webinar <a href="{ZOOM}a">Wage Claims Step by Step</a> for stewards<br>
    July 16, 2024: the webinar <a href="{ZOOM}b">Inspecting at Night</a> for stewards</p>""",
    "running text that a date leads": """<h1>Webinars</h1>
    <p><b>Wage Claims Step by Step</b></p>
    <p>Date: Tuesday, July 9, 2024. Two investigators explain how claims are built and
    what to ask for in the first week of a case.</p><p>Bring a pen.</p><p>Bring a pay slip.</p>
    <p><b>Inspecting at Night</b></p>
    <p>Date: Tuesday, July 16, 2024. Night shifts, hazardous orders and how schools can help are
    told by those who work at night.</p><p>Bring a pen.</p><p>Bring a lamp.</p>""",
    "a layout table around the whole": f"""<table><tr><td><h1>Webinars</h1>
    <h3>Wage Claims Step by Step</h3><p>July 9, 2024</p><p><a href="{ZOOM}a">Register</a></p>
    <h3>Inspecting at Night</h3><p>July 16, 2024</p><p><a href="{ZOOM}b">Register</a></p></td></tr></table>""",
}


@pytest.mark.parametrize("body", SHAPES.values(), ids=SHAPES)
def test_each_of_a_list_is_found_with_its_own_day(body: str) -> None:
    assert found(body) == [(TWO[0], date(2024, 7, 9)), (TWO[1], date(2024, 7, 16))]


def test_each_event_of_a_paragraph_keeps_its_own_links() -> None:
    first, second = extracted(SHAPES["several in one paragraph"]).webinars
    assert [value(w.registration_url) for w in (first, second)] == [f"{ZOOM}a", f"{ZOOM}b"]


def rows(*cells: tuple[str, str, str]) -> str:
    return "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)


def test_tables_with_the_same_header_are_one_list() -> None:
    head = "<tr><th>Date</th><th>Session</th><th>Speaker</th></tr>"
    body = f"""<h1>Sessions for stewards</h1><p>All sessions are online, on Zoom.</p>
    <h2>Pay</h2><table>{head}{rows(("July 9, 2024", TWO[0], "Carla Jimenez"))}</table>
    <h2>Time</h2><table>{head}{rows(("July 16, 2024", TWO[1], "Tom Baker"))}</table>
    <h2>Farms</h2><table>{head}{rows(("July 23, 2024", THREE[2], "Ana Ruiz"))}</table>"""
    assert titles(body) == THREE


@pytest.mark.parametrize(("column", "expected"), [("Session", THREE), ("Report", [])])
def test_the_header_of_a_table_says_what_its_rows_are(column: str, expected: list[str]) -> None:
    body = f"""<h1>Summer 2024</h1><p>We meet on Zoom every Tuesday.</p>
    <table><tr><th>Date</th><th>{column}</th><th>Room</th></tr>
    {rows(("July 9, 2024", TWO[0], "A"), ("July 16, 2024", TWO[1], "B"), ("July 23, 2024", THREE[2], "A"))}</table>"""
    assert titles(body) == expected


MEETING = """<h1>Lunch Hour Learning</h1><p>{}</p>
<p><b>Wage Claims Step by Step</b></p><p>July 9, 2024, noon</p><p>Carla Jimenez, Valley Legal Aid</p>
<p><b>Inspecting at Night</b></p><p>July 16, 2024, noon</p><p>Tom Baker, State Health Department</p>
<p><b>Farm Labor Contractors</b></p><p>July 23, 2024, noon</p><p>Ana Ruiz, Centro Legal</p>"""


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("We meet on Zoom, and all who work or hire in the state are welcome to bring whatever they ask.", THREE),
        ("Each month stewards and lawyers sit down on Zoom for an hour, with a guest from the field.", THREE),
        ("We meet at the union hall, and all who work or hire in the state are welcome to bring lunch.", []),
    ],
)
def test_where_the_introduction_says_that_people_meet_online_its_sessions_are_webinars(
    said: str, expected: list[str]
) -> None:
    assert titles(MEETING.format(said)) == expected


OFFER = """<h1>For employers</h1><p>{}</p><h3>Wage Claims Step by Step</h3><p>July 9, 2024, 2:00 pm</p>
<h3>Inspecting at Night</h3><p>July 16, 2024, 2:00 pm</p>"""


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("The bureau presents free webinars on the law of wages, hours and safety for small employers.", TWO),
        ("El departamento ofrece webinarios gratuitos sobre salarios, horas y seguridad para quienes emplean.", TWO),
        ("The bureau enforces the law of wages, hours and safety, and its webinars have ended for good.", []),
        ("The bureau presents free classes on the law of wages, hours and safety for small employers.", []),
    ],
)
def test_where_the_introduction_offers_webinars_what_follows_is_a_list_of_them(said: str, expected: list[str]) -> None:
    assert titles(OFFER.format(said)) == expected


def bold(*entries: tuple[str, str]) -> str:
    return "<h1>Webinars</h1>" + "".join(f"<p><b>{title}</b></p><p>{rest}</p>" for title, rest in entries)


ENTRIES = [(title, f"July {9 + 7 * n}, 2024, 2:00 pm ET") for n, title in enumerate([*THREE, "Heat on Roofs"])]


def test_one_that_says_nothing_of_itself_among_webinars_is_one() -> None:
    entries = [*ENTRIES[:2], ("Paid Leave for Part-Timers’ Families", "To be set"), *ENTRIES[2:]]
    assert titles(bold(*entries)) == [*TWO, "Paid Leave for Part-Timers’ Families", THREE[2], "Heat on Roofs"]


@pytest.mark.parametrize(
    "notice",
    [
        "No webinar in August",
        "No hay charla en agosto",
        "The fall program will be posted here",
        "Please check back in September",
        "Questions about these webinars:",
        "Annual Labor Day Luncheon in person",
    ],
)
def test_a_notice_among_webinars_is_none(notice: str) -> None:
    entries = [*ENTRIES[:2], (notice, "Thank you all."), *ENTRIES[2:]]
    assert titles(bold(*entries)) == [*THREE, "Heat on Roofs"]


def test_behind_the_last_webinar_a_line_of_the_same_kind_is_none() -> None:
    assert titles(bold(*ENTRIES, ("Paid Leave for Families", "Our new leaflet explains it."))) == [
        *THREE,
        "Heat on Roofs",
    ]


@pytest.mark.parametrize("title", ["Annual Dinner", "Golf Outing and Picnic", "Reception"])
def test_where_people_eat_together_is_no_webinar(title: str) -> None:
    body = f"""<h1>Webinars and events</h1><h3>{TWO[0]}</h3><p>July 9, 2024</p><p>Webinar</p>
    <h3>{title}</h3><p>July 12, 2024, 6:00 pm</p><h3>{TWO[1]}</h3><p>July 16, 2024</p><p>Webinar</p>"""
    assert titles(body) == TWO


@pytest.mark.parametrize("printed", ["CANCELLED: Inspecting at Night", "Inspecting at Night (postponed)"])
def test_a_linked_title_that_says_that_it_is_off_is_a_title(printed: str) -> None:
    body = f"""<h1>Webinars</h1><h3><a href="/e/1">{TWO[0]}</a></h3><p>July 9, 2024</p>
    <h3><a href="/e/2">{printed}</a></h3><p>July 16, 2024</p>"""
    assert titles(body) == TWO


@pytest.mark.parametrize(
    "item",
    [
        '<a href="/calendar">Full training calendar</a>, July 2024',
        '<a href="/all">Upcoming online events</a>, July 2024',
        '<a href="/w/0">« Tips and Service Charges</a>, July 2, 2024',
        "<b>Speaker: Carla Jimenez</b>, July 9, 2024",
    ],
    ids=["calendar", "list", "the one before", "a person"],
)
def test_a_line_that_leads_through_the_list_is_none_of_it(item: str) -> None:
    body = f"""<h1>Webinars</h1><ul><li><a href="/w/1">{TWO[0]}</a>, July 9, 2024</li>
    <li><a href="/w/2">{TWO[1]}</a>, July 16, 2024</li><li>{item}</li></ul>"""
    assert titles(body) == TWO


def test_a_poorer_item_of_a_definition_list_of_webinars_is_one_too() -> None:
    body = """<h1>For stewards</h1><dl><dt>Wage Claims Step by Step</dt><dd>Webinar, July 9, 2024, 2:00 pm</dd>
    <dt>Inspecting at Night</dt><dd>Webinar, July 16, 2024, 2:00 pm</dd>
    <dt>Farm Labor Contractors</dt><dd>July 23, 2024</dd></dl>"""
    assert titles(body) == THREE


def test_a_day_in_bold_below_each_title_is_part_of_it() -> None:
    body = f"""<h1>Webinars</h1><p><b>{TWO[0]}</b></p><p><b>July 9, 2024</b></p>
    <p>Two investigators explain how claims are built.</p><p><a href="{ZOOM}a">Register</a></p>
    <p><b>{TWO[1]}</b></p><p><b>July 16, 2024</b></p>
    <p>Night shifts are told by those who work at night.</p><p><a href="{ZOOM}b">Register</a></p>"""
    first, second = extracted(body).webinars
    assert [value(w.registration_url) for w in (first, second)] == [f"{ZOOM}a", f"{ZOOM}b"]
    assert found(body) == [(TWO[0], date(2024, 7, 9)), (TWO[1], date(2024, 7, 16))]


def test_a_day_in_bold_above_titles_in_bold_is_that_of_each() -> None:
    body = f"""<h1>Webinars</h1><p><b>Tuesday, July 9, 2024</b></p>
    <p>10 a.m. to noon</p><p><b>{THREE[0]}</b></p><p>With Carla Jimenez</p><p><a href="{ZOOM}a">Register</a></p>
    <p>2 to 3 p.m.</p><p><b>{THREE[1]}</b></p><p>With Tom Baker</p><p><a href="{ZOOM}b">Register</a></p>
    <p><b>Tuesday, July 16, 2024</b></p>
    <p>10 a.m. to noon</p><p><b>{THREE[2]}</b></p><p>With Ana Ruiz</p><p><a href="{ZOOM}c">Register</a></p>"""
    assert found(body) == list(zip(THREE, [date(2024, 7, 9), date(2024, 7, 9), date(2024, 7, 16)], strict=True))


@pytest.mark.parametrize(
    "line",
    [
        "<p>Presenter(s): Dana Whitlock, Ruben Ortega</p>",
        '<p>The webinar is on <a href="/r">March 19, 2024 at 1 PM Eastern</a>. It is free.</p>',
        '<p>This webinar is for inspectors who are new to the field. <a href="/m">Continue reading</a></p>',
        "<h3>Next in the series</h3>",
        "<p><b>Planning &amp; Administration Committee</b></p><p>May 17, 2018</p>",
        "<h3>Finance Committee 8:30 AM</h3>",
        '<p><a href="/v">Open Video Only in Windows Media Player</a></p>',
    ],
)
def test_labels_days_calls_to_read_on_and_names_of_public_bodies_are_no_titles(line: str) -> None:
    assert [unit.title for unit in find_units(readings_of(line)) if title_like(unit)] == []
