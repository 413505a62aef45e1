"""Which parts of a page are webinars: lists, event pages and texts in the manners of many sites, and what is none."""

from __future__ import annotations

import json
from datetime import date

import pytest
from small_pages import extracted, only, people, resources, titles, value

ZOOM = "https://us02web.zoom.us/webinar/register/WN_"
TWO = ["Wage Claims Step by Step", "Inspecting at Night"]


def days(body: str, **page: str) -> list[date | None]:
    return [value(webinar.date) and webinar.date.value.start for webinar in extracted(body, **page).webinars]  # type: ignore[union-attr]


# -- lists of webinars -----------------------------------------------------------------------------------------------

CARDS = f"""
<h1>Webinars</h1>
<div class="grid">
 <div><div>May 7, 2024</div><div><b>Wage Claims Step by Step</b></div><div><a href="{ZOOM}a">Register</a></div></div>
 <div><div>June 20, 2024</div><div><b>Inspecting at Night</b></div><div><a href="{ZOOM}b">Register</a></div></div>
</div>"""
HEADINGS = """
<h1>Past webinars</h1>
<h2>Wage Claims Step by Step</h2><p>May 7, 2024</p>
<p>Two investigators explained how claims are built and what records to ask for in the first week of a case.</p>
<p><a href="https://youtu.be/aaa">Recording</a></p>
<h2>Inspecting at Night</h2><p>June 20, 2024</p>
<p>Night shifts, hazardous orders and how schools can help were the subject of this hour.</p>
<p><a href="https://youtu.be/bbb">Recording</a></p>"""
LINKED_LIST = """
<h1>Recorded webinars</h1>
<ul><li><a href="https://youtu.be/aa1">Wage Claims Step by Step</a> (May 7, 2024)</li>
<li><a href="https://youtu.be/aa2">Inspecting at Night</a> (June 20, 2024)</li></ul>"""
NESTED_LIST = """
<h1>Webinars</h1>
<ul><li><b>Wage Claims Step by Step</b><ul><li>May 7, 2024</li>
<li>Presenter: Carla Jimenez, Valley Legal Aid</li></ul></li>
<li><b>Inspecting at Night</b><ul><li>June 20, 2024</li>
<li>Presenter: Tom Baker, State Health Department</li></ul></li></ul>"""
UNCLOSED_LIST = """
<h1>Webinars</h1>
<ul><li><b>Wage Claims Step by Step</b><br>May 7, 2024<br><a href="/a.pdf">Slides</a>
<li><b>Inspecting at Night</b><br>June 20, 2024<br><a href="/b.pdf">Slides</a></ul>"""
TABLE = """
<h1>Webinar archive</h1>
<table><tr><th>Date</th><th>Title</th><th>Presenter</th><th>Recording</th></tr>
<tr><td>5/7/2024</td><td>Wage Claims Step by Step</td><td>Carla Jimenez, Valley Legal Aid</td>
<td><a href="/r/1.mp4">Video</a></td></tr>
<tr><td>6/20/2024</td><td>Inspecting at Night</td><td>Tom Baker, State Health Department</td>
<td><a href="/r/2.mp4">Video</a></td></tr>
</table>"""
ACCORDION = """
<h1>Webinars</h1>
<details><summary>Wage Claims Step by Step</summary><p>Held May 7, 2024</p>
<p>Presenter: Carla Jimenez, Valley Legal Aid</p>
<iframe src="https://www.youtube.com/embed/q1"></iframe></details>
<details><summary>Inspecting at Night</summary><p>Held June 20, 2024</p>
<p>Presenter: Tom Baker, State Health Department</p>
<iframe src="https://www.youtube.com/embed/q2"></iframe></details>"""
ONE_LONG_PARAGRAPH = """
<h1>Webinars 2024</h1>
<p><b>Wage Claims Step by Step</b><br>May 7, 2024<br>Speaker: Carla Jimenez, Valley Legal
Aid<br><a href="/a.pdf">Slides</a><br><br>
<b>Inspecting at Night</b><br>June 20, 2024<br>Speaker: Tom Baker, State Health
Department<br><a href="/b.pdf">Slides</a></p>"""
UNDER_DATES = """
<h1>Webinars</h1>
<h2>May 7, 2024</h2><h3>Wage Claims Step by Step</h3><p>Presenter: Carla Jimenez, Valley Legal Aid</p>
<h2>June 20, 2024</h2><h3>Inspecting at Night</h3><p>Presenter: Tom Baker, State Health Department</p>"""
DATE_BOXES = """
<h1>Webinars 2024</h1>
<div><div><div>TUE</div><div>MAY</div><div>7</div></div><div><h3><a href="/e/1">Wage Claims Step by Step</a></h3>
<p>2:00 pm ET</p></div></div>
<div><div><div>THU</div><div>JUN</div><div>20</div></div><div><h3><a href="/e/2">Inspecting at Night</a></h3>
<p>1:00 pm ET</p></div></div>"""
PARAGRAPHS = """
<h1>News from our webinars</h1>
<p>Our first webinar, <a href="https://youtu.be/p1">Wage Claims Step by Step</a>, was held on May 7, 2024.
Carla Jimenez of Valley Legal Aid spoke.</p>
<p>The second webinar, <a href="https://youtu.be/p2">Inspecting at Night</a>, was held on June 20, 2024.
Tom Baker of the State Health Department spoke.</p>"""
LISTS = {
    "cards without headings": CARDS,
    "headings": HEADINGS,
    "linked list": LINKED_LIST,
    "nested list": NESTED_LIST,
    "list without end tags": UNCLOSED_LIST,
    "table with a header": TABLE,
    "accordion": ACCORDION,
    "one paragraph parted by br": ONE_LONG_PARAGRAPH,
    "under headings that are dates": UNDER_DATES,
    "date boxes": DATE_BOXES,
    "running text": PARAGRAPHS,
}


@pytest.mark.parametrize("body", LISTS.values(), ids=LISTS)
def test_a_list_gives_each_webinar_its_title_and_its_own_date(body: str) -> None:
    assert titles(body) == TWO
    assert days(body) == [date(2024, 5, 7), date(2024, 6, 20)]


@pytest.mark.parametrize(
    "layout",
    [
        "nested list",
        "table with a header",
        "accordion",
        "one paragraph parted by br",
        "under headings that are dates",
        "running text",
    ],
)
def test_everybody_presents_at_the_webinar_beside_which_they_stand(layout: str) -> None:
    first, second = extracted(LISTS[layout]).webinars
    assert people(first) == [("Carla Jimenez", "presenter", None, "Valley Legal Aid")]
    assert people(second) == [("Tom Baker", "presenter", None, "State Health Department")]


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        ("cards without headings", [("registration", f"{ZOOM}a"), ("registration", f"{ZOOM}b")]),
        ("headings", [("recording", "https://youtu.be/aaa"), ("recording", "https://youtu.be/bbb")]),
        ("linked list", [("recording", "https://youtu.be/aa1"), ("recording", "https://youtu.be/aa2")]),
        (
            "list without end tags",
            [("slides", "https://lab.example.org/a.pdf"), ("slides", "https://lab.example.org/b.pdf")],
        ),
        (
            "table with a header",
            [("recording", "https://lab.example.org/r/1.mp4"), ("recording", "https://lab.example.org/r/2.mp4")],
        ),
        (
            "accordion",
            [("recording", "https://www.youtube.com/embed/q1"), ("recording", "https://www.youtube.com/embed/q2")],
        ),
        ("running text", [("recording", "https://youtu.be/p1"), ("recording", "https://youtu.be/p2")]),
    ],
)
def test_every_link_belongs_to_the_webinar_beside_which_it_stands(layout: str, expected: list[tuple[str, str]]) -> None:
    assert [resources(webinar) for webinar in extracted(LISTS[layout]).webinars] == [[one] for one in expected]


def test_a_cell_that_reaches_over_two_rows_dates_both() -> None:
    body = """<h1>Webinars</h1><table><tr><th>Date</th><th>Title</th><th>Speaker</th></tr>
    <tr><td rowspan="2">May 7, 2024</td><td>Wage Claims Step by Step</td><td>Carla Jimenez</td></tr>
    <tr><td>Inspecting at Night</td><td>Tom Baker</td></tr>
    <tr><td>June 4, 2024</td><td>Farm Labor Contractors</td><td>Ana Ruiz</td></tr></table>"""
    assert titles(body) == [*TWO, "Farm Labor Contractors"]
    assert days(body) == [date(2024, 5, 7), date(2024, 5, 7), date(2024, 6, 4)]


def test_sessions_of_a_series_are_webinars_of_their_own() -> None:
    body = """<h1>Know Your Rights Series</h1><p>A series of three online sessions on Zoom, free for everyone.</p>
    <h3>Wages and Tips</h3><p>September 4, 2024</p><p>Presenter: Carla Jimenez, Valley Legal Aid</p>
    <h3>Safe Work</h3><p>September 11, 2024</p><p>Presenter: Tom Baker, State Health Department</p>
    <h3>Sick Leave for Everyone</h3><p>September 18, 2024</p><p>Presenter: Ana Ruiz, Centro Legal</p>"""
    webinars = extracted(body).webinars
    assert [w.title.value for w in webinars] == ["Wages and Tips", "Safe Work", "Sick Leave for Everyone"]
    assert {value(w.series) for w in webinars} == {"Know Your Rights Series"}


def test_the_same_title_on_two_days_is_two_webinars() -> None:
    body = f"""<h1>Webinars</h1><h3>Wage Claims Step by Step</h3><p>July 5, 2024</p>
    <p><a href="{ZOOM}h">Register</a></p>
    <h3>Wage Claims Step by Step</h3><p>August 9, 2024</p><p><a href="{ZOOM}i">Register</a></p>"""
    assert days(body) == [date(2024, 7, 5), date(2024, 8, 9)]


def test_a_webinar_that_the_page_shows_twice_is_one_with_what_both_places_say() -> None:
    body = f"""<h1>Webinars</h1><h2>Upcoming webinars</h2><h3>Wage Claims Step by Step</h3><p>July 5, 2024</p>
    <p><a href="{ZOOM}h">Register</a></p>
    <h3>Inspecting at Night</h3><p>August 9, 2024</p><p><a href="{ZOOM}n">Register</a></p>
    <h2>All webinars</h2><h3>Wage Claims Step by Step</h3><p>July 5, 2024</p>
    <p>Presenter: Carla Jimenez, Valley Legal Aid</p>
    <h3>Farm Labor Contractors</h3><p>August 19, 2024</p><p>Presenter: Tom Baker, State Health Department</p>"""
    webinars = extracted(body).webinars
    assert sorted(w.title.value for w in webinars) == [
        "Farm Labor Contractors",
        "Inspecting at Night",
        "Wage Claims Step by Step",
    ]
    (claims,) = [w for w in webinars if w.title.value == TWO[0]]
    assert people(claims) == [("Carla Jimenez", "presenter", None, "Valley Legal Aid")]
    assert resources(claims) == [("registration", f"{ZOOM}h")]


def test_in_a_mixed_calendar_only_what_is_online_counts() -> None:
    body = """<h1>Events</h1>
    <div><h3>Wage Claims Step by Step</h3><p>July 5, 2024</p><p>Virtual</p></div>
    <div><h3>Summer Picnic</h3><p>July 12, 2024</p><p>Riverside Park, 20 Main Street</p></div>
    <div><h3>Inspecting at Night</h3><p>August 9, 2024</p><p>Virtual</p></div>
    <div><h3>Rally at City Hall</h3><p>August 19, 2024</p><p>In person</p></div>"""
    assert titles(body) == TWO


def test_events_in_menus_side_bars_and_related_boxes_are_not_of_the_page() -> None:
    body = f"""<nav><a href="/w">Webinar: Night Work, July 2, 2024</a></nav>
    <h1>Webinar: Heat at Work</h1><p>August 15, 2024, 2:00 pm Eastern</p><p><a href="{ZOOM}h">Register</a></p>
    <h2>Related events</h2><h3>Webinar: Silica Dust</h3><p>September 5, 2024</p><h3>Webinar: Asbestos</h3>
    <p>September 12, 2024</p>
    <aside><h3>Upcoming webinars</h3><p>Webinar: Ladders, October 3, 2024</p></aside>
    <footer><p>Next webinar: Cranes, November 7, 2024</p></footer>"""
    assert titles(body) == ["Heat at Work"]


# -- pages about one event --------------------------------------------------------------------------------------------


def test_a_page_about_one_webinar_is_that_webinar() -> None:
    webinar = only(
        f"""<p>Webinar</p><h1>Farmworker Housing:<br> What Inspectors See</h1>
        <p>Thursday, August 15, 2024, 2:00 pm Eastern</p>
        <p>Join us for this webinar on the conditions in labor camps and the tools that states have before the season
        starts.</p>
        <h3>Speakers</h3><ul><li>Carla Jimenez, Staff Attorney, Valley Legal Aid</li>
        <li>Tom Baker, Housing Inspector, State Health Department</li></ul>
        <p><a href="{ZOOM}z">Register now</a></p>"""
    )
    assert webinar.title.value == "Farmworker Housing: What Inspectors See"
    assert people(webinar) == [
        ("Carla Jimenez", "presenter", "Staff Attorney", "Valley Legal Aid"),
        ("Tom Baker", "presenter", "Housing Inspector", "State Health Department"),
    ]
    assert webinar.registration_url is not None
    assert webinar.registration_url.value == f"{ZOOM}z"
    assert webinar.description is not None
    assert webinar.description.value.startswith("Join us for this webinar on the conditions")


def test_a_title_parted_over_two_headings_is_one_title() -> None:
    body = """<h1>Strategic Enforcement:</h1><h2>Five Years On</h2><p>Online webinar, May 3, 2024, noon ET</p>
    <p>Speakers: Carla Jimenez, Valley Legal Aid; Tom Baker, State Health Department</p>
    <p><a href="https://youtu.be/zzz">Watch the recording</a></p>"""
    assert titles(body) == ["Strategic Enforcement: Five Years On"]


def test_talks_of_one_event_are_no_webinars() -> None:
    body = """<h1>Webinar: Heat at Work</h1><p>August 15, 2024, 2:00 pm Eastern</p><h3>Agenda</h3>
    <h4>What heat does to the body</h4><p>Tom Baker, State Health Department</p>
    <h4>Rules in five states</h4><p>Carla Jimenez, Valley Legal Aid</p>"""
    assert titles(body) == ["Heat at Work"]


# -- Spanish ----------------------------------------------------------------------------------------------------------


def test_a_page_in_spanish() -> None:
    body = """<h1>Seminarios web</h1>
    <h2>Derechos en el campo</h2><p>Martes, 7 de mayo de 2024, 6:00 p. m. hora del Pacífico</p>
    <p>Ponente: María López, abogada, Centro Legal del Valle</p>
    <p><a href="https://youtu.be/s1">Grabación</a></p>
    <h2>Robo de salarios</h2><p>Jueves, 20 de junio de 2024, 6:00 p. m. hora del Pacífico</p>
    <p>Ponente: José Ruiz, Sindicato de Jornaleros</p>
    <p><a href="https://youtu.be/s2">Grabación</a></p>"""
    first, second = extracted(body, lang="es").webinars
    assert [first.title.value, second.title.value] == ["Derechos en el campo", "Robo de salarios"]
    assert people(first) == [("María López", "presenter", "abogada", "Centro Legal del Valle")]
    assert people(second) == [("José Ruiz", "presenter", None, "Sindicato de Jornaleros")]
    assert days(body, lang="es") == [date(2024, 5, 7), date(2024, 6, 20)]
    assert (first.status.value, second.status.value) == ("held", "scheduled")
    assert resources(first) == [("recording", "https://youtu.be/s1")]
    assert value(first.language) == "es"


# -- pages without webinars -------------------------------------------------------------------------------------------

NONE = {
    "news": """<h1>State recovers $2 million for cleaners</h1><p>By Anna Reed | June 3, 2024</p>
    <p>The labor department said on Monday that it had recovered two million dollars for office cleaners. “They were
    owed this money,” said Commissioner Paula Stone.</p>
    <p>“We will keep looking,” said Mark Hill, an organizer.
    The department will discuss the case in a webinar later this year.</p>""",
    "questions and answers": """<h1>Frequently asked questions</h1><h3>How do I register for a webinar?</h3>
    <p>Use the link on the page of each webinar. You get an email with the Zoom address.</p>
    <h3>Are the webinars recorded?</h3><p>Yes. We post them within a week.</p><h3>What does it cost?</h3>
    <p>Nothing. All webinars are free.</p>""",
    "job advertisement": """<h1>Training and Outreach Coordinator</h1><p>Full-time, hybrid, posted May 2, 2024</p>
    <h3>Responsibilities</h3><ul><li>Plan monthly webinars for investigators on Zoom</li></ul>
    <h3>Qualifications</h3><ul><li>Three years of experience</li></ul>
    <p>To apply, send a letter by June 30, 2024.</p>""",
    "conference in person": """<h1>Annual Labor Standards Conference</h1><p>October 9-11, 2024</p>
    <p>Marriott Hotel, 100 Main Street, Albany, NY</p>
    <p>Join colleagues in person for three days of workshops, a reception and a banquet in the ballroom.</p>
    <p><a href="/register">Register</a></p>""",
    "calendar of hearings": "<h1>Commission calendar</h1><ul>"
    + "".join(
        f"<li><a href='/h/{day}'>Public hearing on docket {day}00</a><br>{month} {day}, 2024, 10:00 am, via Zoom</li>"
        for day, month in enumerate(["May", "June", "July", "August", "September", "October"], 3)
    )
    + "</ul>",
    "empty list": "<h1>Upcoming webinars</h1><p>There are no upcoming webinars. Please check back.</p>",
    "webinars only in the frame": """<nav><a href="/webinars">Webinars</a></nav><h1>About us</h1>
    <p>We enforce the labor law. We were founded in 1974.</p>
    <aside><h3>Upcoming webinars</h3><p>Heat at Work, August 15, 2024</p></aside>""",
    "a report": """<h1>Report: Wage Theft in Nail Salons</h1><p>Published March 12, 2024</p>
    <p>By Ana Ruiz and Tom Baker</p>
    <p>This report describes what 200 workers told us about pay, hours and safety in nail salons.</p>
    <p><a href="/report.pdf">Download the report</a></p>""",
}


@pytest.mark.parametrize("body", NONE.values(), ids=NONE)
def test_a_page_without_webinars_gives_none(body: str) -> None:
    assert titles(body) == []


def test_structured_data_alone_may_say_that_an_event_is_online() -> None:
    def page(mode: str) -> list[str]:
        event = {
            "@context": "https://schema.org",
            "@type": "Event",
            "name": "Retaliation in the First Week",
            "startDate": "2024-05-07T13:00:00-04:00",
            "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode",
        }
        return titles(
            "<h1>Retaliation in the First Week</h1><p>May 7, 2024, 1:00 pm</p><p>A drill for intake staff.</p>",
            head=f'<script type="application/ld+json">{json.dumps(event)}</script>',
        )

    assert page("Online") == ["Retaliation in the First Week"]
    assert page("Offline") == []


def test_rows_whose_titles_begin_like_parts_of_a_job_ad_are_webinars() -> None:
    rows = "".join(
        f"<tr><td>{day}, 2024 1:00 PM ET</td><td>{title}</td><td>Dana Whitlock</td></tr>"
        for title, day in (
            ("Requirements and Exemptions under the Overtime Rule", "May 7"),
            ("Benefits and Leave: What Records Show", "May 14"),
            ("Duties of Joint Employers", "May 21"),
        )
    )
    body = f"<h1>Live Webinars</h1><table><tr><th>Date</th><th>Live Webinar</th><th>Faculty</th></tr>{rows}</table>"
    assert titles(body, title="Live Webinars") == [
        "Requirements and Exemptions under the Overtime Rule",
        "Benefits and Leave: What Records Show",
        "Duties of Joint Employers",
    ]
