"""Lists as readers see them: sections of one item, schedules, items of newsletters, titles set over two lines."""

from __future__ import annotations

from datetime import date

import pytest
from small_pages import bodies, extracted, lines_of, only, readings_of, titles, value

from transform.dates import find_dates
from transform.sections import outside_related
from transform.titles import clean_title

ZOOM = "https://us02web.zoom.us/webinar/register/WN_"
FILM = "https://www.youtube.com/watch?v="


def recording(title: str, day: str, code: str) -> str:
    return f"""<h3>{title}</h3><p>{day}. Presented by Carla Jimenez, Inspector. What is asked for first, and why.<br>
    <a href="{FILM}{code}">Video</a> | <a href="/{code}.pdf">Slides (PDF)</a></p>"""


def test_a_section_of_one_item_is_no_title_and_neither_is_who_presented_it() -> None:
    sections = {
        "Wages": recording("Tips and Service Charges", "June 14, 2023", "a1")
        + recording("The Last Paycheck", "May 3, 2022", "b2"),
        "Safety": recording("Heat on Roofs", "October 19, 2022", "c3"),
    }
    body = "".join(f"<section><h2>{name}</h2>{items}</section>" for name, items in sections.items())
    found = extracted(f"<h1>Recorded Webinars</h1>{body}").webinars
    assert [(w.title.value, w.date.value.start if w.date else None) for w in found] == [
        ("Tips and Service Charges", date(2023, 6, 14)),
        ("The Last Paycheck", date(2022, 5, 3)),
        ("Heat on Roofs", date(2022, 10, 19)),
    ]


COMING = f"""<h2>Upcoming Events</h2><h3>April 17, 2025: Know Your Rights at Work</h3>
<p>Thursday, April 17, 2025, 6:00 pm ET, via Zoom</p><p><a href="{ZOOM}k">Register here</a></p>"""


def test_what_is_to_come_belongs_to_a_page_of_events() -> None:
    past = f"""<h2>Past Events</h2><h3>November 13, 2024: Labor Law After the Election (Webinar)</h3>
    <p><a href="{FILM}n">Watch the recording</a></p>"""
    assert titles(f"<h1>Events</h1>{COMING}{past}") == ["Know Your Rights at Work", "Labor Law After the Election"]


def test_what_is_to_come_beside_an_article_does_not_belong_to_it() -> None:
    article = "<h1>State Recovers Wages for Car Washers</h1><p>The commissioner fined four owners on Monday.</p>"
    assert titles(f"{article}{COMING}") == []


SCHEDULE = """<h1>University offers free talks on safety at work</h1>
<p>Employers and workers can put their questions to the university this spring, in three free webinars between
May 21 and June 4, 2021.</p><p>All sessions are on Fridays from noon to 1 p.m. on Zoom:</p>
<p>May 21 – How Viruses Spread at Work</p><p>May 28 – Engineering Controls</p>
<p>June 4 – Respirators and Masks, with guest speaker Carla Jimenez, State Health Department</p>"""


def test_a_schedule_below_a_sentence_that_announces_it_is_a_list_of_webinars() -> None:
    found = extracted(SCHEDULE).webinars
    assert [(w.title.value, w.date.value.start if w.date else None) for w in found] == [
        ("How Viruses Spread at Work", date(2021, 5, 21)),
        ("Engineering Controls", date(2021, 5, 28)),
        ("Respirators and Masks", date(2021, 6, 4)),
    ]


def test_items_that_run_on_from_their_titles_are_webinars() -> None:
    items = "".join(
        f"<li>{title}, presented by {name}, University of Ohio, on {day}, was watched by more than five hundred people "
        f'in nine states and is much asked for. <a href="{FILM}{at}">Recording</a></li>'
        for at, (title, name, day) in enumerate(
            (("Lifting in Warehouses", "Ana Ruiz", "May 3, 2021"), ("Working from Home", "Tom Baker", "May 10, 2021"))
        )
    )
    assert titles(f"<h1>Webinars</h1><ul>{items}</ul>") == ["Lifting in Warehouses", "Working from Home"]


def test_a_newsletter_item_is_recorded_under_the_title_that_its_text_names() -> None:
    body = f"""<h1>Builders' Bulletin, March 12, 2018</h1>
    <p><b>Last Call: Silica Webinar</b><br>The Safety Council has opened one more session of
    <i>Silica in Construction: Six Months In</i>, a webinar on Tuesday, March 27, 2018 at 2 pm ET.
    <a href="{ZOOM}s">Register</a></p>
    <p><b>OSHA Looks at Silica Again</b><br>The agency is expected to ask whether more tasks belong in its table.</p>
    <p><b>Lunch Goes Online</b><br>So many of you asked that the next webinar, <i>Harassment on the Jobsite: What Has
    Changed</i>, takes place on Zoom on Wednesday, April 18, 2018 at noon ET. <a href="{ZOOM}h">Register</a></p>"""
    found = extracted(body).webinars
    assert [w.title.value for w in found] == [
        "Silica in Construction: Six Months In",
        "Harassment on the Jobsite: What Has Changed",
    ]
    assert found[0].title.evidence.quote == "Silica in Construction: Six Months In"


@pytest.mark.parametrize("tag", ["p", "h3"])
def test_a_title_set_over_two_lines_is_one(tag: str) -> None:
    first, second = "Prevailing Wages and Benefits on", "Federally Funded Public Works"
    bold = ("<b>", "</b>") if tag == "p" else ("", "")
    body = "".join(f"<{tag}>{bold[0]}{part}{bold[1]}</{tag}>" for part in (first, second, "Bring a pen"))
    assert [reading.text for reading in readings_of(body)] == [f"{first} {second}", "Bring a pen"]
    assert lines_of(body) == [first, second, "Bring a pen"]  # a line of the page stays what it is


def test_the_quoted_line_below_kind_and_day_is_the_title() -> None:
    body = "".join(
        f"<h3>{region} Region – Webinar {day}</h3><h4>“{title}”</h4><p>Panelist: {name}, Valley Legal Aid</p>"
        f'<p><a href="{FILM}{region}">Video</a></p>'
        for region, day, title, name in (
            ("Second", "December 10, 2020", "Diversity in a Divided Workplace", "Ana Ruiz"),
            ("Ninth", "November 19, 2020", "Is Civility Enough?", "Tom Baker"),
        )
    )
    assert titles(f"<h1>Regional Papers</h1>{body}") == ["Diversity in a Divided Workplace", "Is Civility Enough?"]


def test_an_item_without_a_day_yet_stands_with_the_others() -> None:
    items = "".join(
        f"<h3>{title}</h3><p>{when}</p>"
        for title, when in (
            ("Tips and Service Charges", f'July 9, 2024. <a href="{ZOOM}a">Register</a>'),
            ("Heat on Roofs", f'July 16, 2024. <a href="{ZOOM}b">Register</a>'),
            ("Silica in Kitchens", f'July 23, 2024. <a href="{ZOOM}c">Register</a>'),
            ("Pay Records by Phone", "Date and time to be announced"),
        )
    )
    assert titles(f"<h1>Webinars</h1>{items}")[-1] == "Pay Records by Phone"


def test_what_a_panel_is_on_is_a_title_and_who_sits_on_it_is_none() -> None:
    def item(heading: str) -> str:
        return f'<h3>{heading}</h3><p>July 9, 2024</p><p><a href="{FILM}p">Recording</a></p>'

    names = ("Heat on Roofs", "Panel: Software at the Bargaining Table", "Panel: Ana Ruiz, Tom Baker, Carla Jimenez")
    found = titles(f"<h1>Webinars</h1>{''.join(map(item, names))}")
    assert [title.removeprefix("Panel: ") for title in found] == ["Heat on Roofs", "Software at the Bargaining Table"]


def test_a_row_that_was_called_off_is_named_by_its_own_cell() -> None:
    rows = "".join(
        f"<tr><td>{day}</td><td>{title}<br>{about}</td><td>{who}</td></tr>"
        for day, title, about, who in (
            ("March 5, 2019", "<b>Recordkeeping Basics</b>", "Forms and forty cases.", "Adele Abrams"),
            ("March 12, 2019", "<b>Tips and Service Charges</b>", "Pools and credits.", "Scott Paler"),
            ("March 19, 2019", "Garnishments from A to Z CANCELED", "Levies and creditors.", "Vicki Lambert"),
        )
    )
    head = "<tr><th>Date</th><th>Live Webinar</th><th>Faculty</th></tr>"
    last = extracted(f"<h1>Live Webinars</h1><table>{head}{rows}</table>").webinars[-1]
    assert (last.title.value, last.status.value) == ("Garnishments from A to Z", "cancelled")


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Module 1 – Union Power (from 6pm-8pm)", "Module 1 – Union Power"),
        ("Bargaining for Beginners (6:00 – 7:30 p.m. ET)", "Bargaining for Beginners"),
        ("Employment Law Update (1-18-24)", "Employment Law Update"),
        ("Working 9 to 5", "Working 9 to 5"),
    ],
)
def test_hours_and_days_in_brackets_are_no_part_of_a_title(printed: str, title: str) -> None:
    assert clean_title(printed) == title


@pytest.mark.parametrize(
    ("text", "days"), [("Update (6-22-23 Recording)", [(2023, 6, 22)]), ("see section 1-18-24", [])]
)
def test_short_numbers_in_brackets_are_a_day(text: str, days: list[tuple[int, int, int]]) -> None:
    assert [(d.first.year, d.first.month, d.first.day) for d in find_dates(text)] == days


def test_what_is_streamed_is_online() -> None:
    webinar = only("""<h1>A Federal Minimum Wage?</h1><p>November 4, 2021, noon to 1 p.m. ET</p>
    <p>Streamed live; please register in advance.</p>
    <p>Panelists: Ana Ruiz, American University; Tom Baker, Mathematica</p>""")
    assert value(webinar.title) == "A Federal Minimum Wage?"


@pytest.mark.parametrize(
    ("subject", "hosts"),
    [
        ("The Ohio Department of Commerce", ["Ohio Department of Commerce"]),
        ("AFGE Workers’ Compensation Specialist Joe Mansour", []),
    ],
)
def test_who_holds_a_title_is_its_host_unless_it_is_a_person(subject: str, hosts: list[str]) -> None:
    webinar = only(f"""<h1>Bulletin</h1><p>{subject} will hold <i>Prevailing Wage for Contractors</i>
    by WebEx on April 5, 2018 at 10 a.m. ET. <a href="{ZOOM}p">Sign up</a></p>""")
    assert bodies(webinar, "host") == hosts


def test_a_building_is_no_title() -> None:
    meetings = "".join(
        f"<p>The committee meets online and at <b>Cook County Administration Building</b> on {day}.</p>"
        for day in ("May 3, 2024", "June 7, 2024")
    )
    assert titles(f"<h1>Committee</h1>{meetings}") == []


def test_data_that_says_online_keeps_a_page_that_says_little() -> None:
    data = """<script type="application/ld+json">{"@type": "Event", "name": "Retaliation: The First Days",
    "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode", "startDate": "2024-11-19T13:00:00-05:00"}
    </script>"""
    body = "<h1>Retaliation: The First Days</h1><h2>November 19, 2024 @ 1:00 pm - 2:00 pm EST</h2><div>Canceled</div>"
    webinar = only(f"{body}<p>A worker calls: her shifts are gone.</p>", title="Retaliation: The First Days", head=data)
    assert (webinar.title.value, webinar.status.value) == ("Retaliation: The First Days", "cancelled")


def test_sessions_below_their_hours_are_webinars_of_the_day_at_the_top() -> None:
    def session(name: str, speaker: str) -> str:
        return f"<h3>{name}</h3><p><strong>{speaker}</strong></p><p>Bring your questions and your contract.</p>"

    body = (
        "<h1>Virtual Workshops</h1><p>Friday, May 17, 2024. Every workshop is a Zoom meeting of its own.</p>"
        f"<h2>9:00 a.m. Central</h2>{session('Stewards and the Clock', 'Ana Ruiz, Laborers Local 79')}"
        f"{session('Heat on the Roof', 'Dan Cole, Workers Defense Project')}"
        f"<h2>10:30 a.m. Central</h2>{session('Filing a Wage Claim', 'May Chu, U.S. Department of Labor')}"
    )
    assert titles(body) == ["Stewards and the Clock", "Heat on the Roof", "Filing a Wage Claim"]


def test_a_part_that_holds_most_of_a_page_s_days_is_no_box_beside_it() -> None:
    def line(day: int, name: str) -> str:
        return (
            f'<li>May {day}, 2024, 1 pm ET: <a href="https://us02web.zoom.us/webinar/register/WN_{day}">{name}</a></li>'
        )

    sessions = [(7, "Wage Theft in Car Washes"), (14, "Retaliation in Ten Steps"), (21, "Collecting from Shells")]
    body = "<h1>Training</h1><p>We teach by webinar.</p><h2>Upcoming events</h2><ul>"
    body += "".join(line(*session) for session in sessions) + "</ul>"
    kept = [reading.text for reading in outside_related(readings_of(body))]
    assert sum("May" in text for text in kept) == 3


def test_a_past_event_with_its_hour_and_speaker_whose_recording_is_sold_is_a_webinar() -> None:
    body = (
        "<p>This event has passed.</p><h1>Paid Sick Leave in Twelve States</h1>"
        "<h2>January 23, 2024 @ 1:00 pm - 2:30 pm EST</h2><p>No federal statute gives private employees sick pay.</p>"
        "<p><strong>Speaker:</strong> Diane Ott, President of Ott Consulting, has advised employers for years.</p>"
        '<p>This webinar is offered through Compliance Hour. <a href="https://hour.example/buy">Purchase the '
        "recording</a></p><h2>Details</h2><dl><dt>Event Category:</dt><dd>Webinar</dd></dl>"
    )
    assert titles(body) == ["Paid Sick Leave in Twelve States"]


def test_a_month_may_hold_a_single_day_of_a_calendar() -> None:
    months = {
        "January": "<li>9 – Volunteer Firefighters and Overtime</li><li>23 – Hiring Bus Drivers</li>",
        "February": "<li>1 – Heat, Smoke and Road Crews</li>",
    }
    body = "".join(f"<h2>{month}</h2><ul>{items}</ul>" for month, items in months.items())
    found = extracted(f"<h1>2024 Webinar Schedule</h1><p>All begin at 10 a.m. Mountain.</p>{body}").webinars
    assert [(w.title.value, w.date.value.start if w.date else None) for w in found] == [
        ("Volunteer Firefighters and Overtime", date(2024, 1, 9)),
        ("Hiring Bus Drivers", date(2024, 1, 23)),
        ("Heat, Smoke and Road Crews", date(2024, 2, 1)),
    ]


@pytest.mark.parametrize(
    ("introduction", "item"),
    [
        ("Tuesdays at 7 p.m. Eastern on Zoom. Free.", "<li><b>{day}</b> {title} with Carla Jimenez</li>"),
        ("Every class meets on Zoom, 6:30 to 8:00 p.m. Central.", "<h3>{title}</h3><p>{day}</p><p>Bring a pen.</p>"),
    ],
)
def test_what_stands_below_an_hour_on_zoom_for_all_are_its_sessions(introduction: str, item: str) -> None:
    sessions = {
        "Soup Kitchens on Strike": "March 5, 2024",
        "Songs of the Textile Mills": "March 12, 2024",
        "How Locals Merge": "March 19, 2024",
    }
    body = "".join(item.format(title=title, day=day) for title, day in sessions.items())
    found = extracted(f"<h1>Online Evenings</h1><p>{introduction}</p>{body}").webinars
    assert [w.title.value for w in found] == list(sessions)
    assert all(w.start_time for w in found)


def test_the_line_below_a_title_that_begins_with_its_day_is_no_title() -> None:
    sessions = "".join(
        f"<h3>{title}</h3><p>January {day}, 2024, 11:00 am Pacific — {person}</p>"
        for title, day, person in [
            ("1. Lines of Fire on the Dock", 9, "Carla Jimenez, safety director, Port of Alder Bay"),
            ("2. Lashing Crews and Falls", 16, "Bram Ostrander, Longshore Local 44"),
            ("3. Diesel Exhaust in Holds", 23, "Carla Jimenez, safety director, Port of Alder Bay"),
        ]
    )
    said = "<p>Safety Tuesdays are free webinars for supervisors in ports. A crane operator had the idea.</p>"
    found = extracted(f"<h1>Safety Tuesdays</h1>{said}{sessions}").webinars
    assert [len(w.presenters) for w in found] == [1, 1, 1]
    assert [w.title.value for w in found] == [
        "Lines of Fire on the Dock",
        "Lashing Crews and Falls",
        "Diesel Exhaust in Holds",
    ]


def test_lines_of_one_paragraph_that_end_with_their_days_are_items() -> None:
    body = """<h1>Past Webinars</h1><p>Members may ask for recordings.</p><h3>2023</h3>
    <p>The Silent Table (September 9)<br>Caucus Etiquette by Video (June 10)<br>Drafting the Report (March 11)</p>"""
    assert titles(body) == ["The Silent Table", "Caucus Etiquette by Video", "Drafting the Report"]
