"""Lists written by hand: an event on one line, in a clause, in a cell, below the name of a month, in typed text."""

from __future__ import annotations

from datetime import date

import pytest
from small_pages import document_of, extracted, lines_of, people, readings_of, titles

from transform.page_language import language_of
from transform.titles import clean_title

LIST = "<h1>Webinars</h1><p>Recordings of our monthly webinars.</p>"
FILM = "https://vimeo.com/9100"


def dated(body: str, **page: str) -> list[tuple[str, date | None]]:
    return [(w.title.value, w.date.value.start if w.date else None) for w in extracted(body, **page).webinars]


@pytest.mark.parametrize(
    "item",
    [
        "{title} – {day} – {name}, {body} (<a href='{film}'>recording</a>)",
        "{title} | {day} | {name}, {body} | <a href='{film}'>Recording</a>",
        "{title} • {day} • {name}, {body} • <a href='{film}'>Recording</a>",
        "{day}: {title} ({name}, {body}) <a href='{film}'>Video</a>",
        "{name}, {body}, “{title},” {day} <a href='{film}'>Video</a>",
        "{name}, {body}, <i>{title}</i>, {day}. <a href='{film}'>Video</a>",
    ],
)
@pytest.mark.parametrize("element", ["li", "p"])
def test_a_line_that_holds_a_whole_event_is_parted(item: str, element: str) -> None:
    events = (
        ("Tips in Delivery Work", "April 6, 2022", "Carla Jimenez", "University of Ohio"),
        ("Pay Stubs and What They Hide", "June 8, 2022", "Peter Novak", "Center for Popular Democracy"),
        ("Who Owns the Schedule", "September 14, 2022", "Ruth Anderson", "University of Iowa"),
    )
    written = [
        f"<{element}>{item.format(title=t, day=d, name=n, body=b, film=f'{FILM}{at}')}</{element}>"
        for at, (t, d, n, b) in enumerate(events)
    ]
    found = extracted(LIST + "".join(written)).webinars
    assert [w.title.value for w in found] == [title for title, *_ in events]
    assert [str(w.date.value.start) if w.date else "" for w in found] == ["2022-04-06", "2022-06-08", "2022-09-14"]
    assert [people(w) for w in found] == [[(name, "presenter", None, body)] for *_, name, body in events]
    assert [[r.url.value for r in w.resources] for w in found] == [[f"{FILM}{at}"] for at in range(3)]


def test_lines_of_one_paragraph_hold_an_event_each() -> None:
    events = (
        "Tips in Delivery Work – April 6, 2022 – Carla Jimenez",
        "Who Owns the Schedule – June 8, 2022 – Ruth Anderson",
    )
    found = extracted(f"<h1>Past webinars</h1><p>{'<br>'.join(events)}</p>").webinars
    assert [w.title.value for w in found] == ["Tips in Delivery Work", "Who Owns the Schedule"]


def test_a_single_line_of_that_kind_stays_whole() -> None:
    line = "Tips in Delivery Work – April 6, 2022 – Carla Jimenez, University of Ohio"
    assert lines_of(f"<p>{line}</p><p>We meet at noon.</p>") == [line, "We meet at noon."]


def test_publications_are_not_parted() -> None:
    items = "".join(
        f"<li>{name}, <i>{title}</i>, University of Ohio and the Labor Program, May {day}, 2021.</li>"
        for name, title, day in (("Carla Jimenez", "Fighting Abuses at Work", 7), ("Peter Novak", "Theft of Wages", 9))
    )
    assert [line.text for line in readings_of(f"<ul>{items}</ul>")] == lines_of(f"<ul>{items}</ul>")


def test_clauses_that_each_name_a_title_and_a_day_are_events() -> None:
    body = """<h1>Spring webinars</h1><p>March 1, 2024</p><p>We will hold three free webinars this spring.</p>
    <p>On March 5 at noon ET, Carla Jimenez will present “Tips in Delivery Work and the Law”; on March 19 at noon ET,
    Peter Novak will discuss “Pay Stubs and What They Hide”; and on April 2 at noon ET, Ruth Anderson will present
    “Who Owns the Schedule.”</p>"""
    assert dated(body) == [
        ("Tips in Delivery Work and the Law", date(2024, 3, 5)),
        ("Pay Stubs and What They Hide", date(2024, 3, 19)),
        ("Who Owns the Schedule", date(2024, 4, 2)),
    ]


def test_the_number_of_a_day_counts_below_its_month() -> None:
    body = """<h1>2024 Webinar Calendar</h1>
    <h2>March 2024</h2><ul><li><b>12</b> Tips in Delivery Work, 1 pm ET</li>
    <li><b>26</b> Is My Pay Right? 1 pm ET</li></ul>
    <h2>April 2024</h2><ul><li><b>9</b> Who Owns the Schedule, 1 pm ET</li>
    <li><b>23</b> The Last Paycheck, 1 pm ET</li></ul>"""
    assert dated(body) == [
        ("Tips in Delivery Work", date(2024, 3, 12)),
        ("Is My Pay Right?", date(2024, 3, 26)),
        ("Who Owns the Schedule", date(2024, 4, 9)),
        ("The Last Paycheck", date(2024, 4, 23)),
    ]


def test_numbers_that_count_items_below_a_month_are_no_days() -> None:
    body = "<h2>March 2024</h2><p>1 – Tips in Delivery Work</p><p>2 – Is My Pay Right</p><p>3 – The Schedule</p>"
    assert [reading.dates for reading in readings_of(body)[1:]] == [[], [], []]


def test_hours_in_bold_below_a_day_lead_titles() -> None:
    body = """<h1>Safety Week webinars</h1><p>All are free and online.</p>
    <h2>Monday, March 4, 2024</h2><p><b>12:00 pm ET</b> Trenches and How They Fail<br><a href="https://zoom.us/j/91">Join</a>
    </p><h2>Tuesday, March 5, 2024</h2><p><b>12:00 pm ET</b> Violence in Hospitals<br><a href="https://zoom.us/j/92">Join</a>
    </p><p><b>3:00 pm ET</b> Smoke and Outdoor Work<br><a href="https://zoom.us/j/93">Join</a></p>"""
    assert dated(body) == [
        ("Trenches and How They Fail", date(2024, 3, 4)),
        ("Violence in Hospitals", date(2024, 3, 5)),
        ("Smoke and Outdoor Work", date(2024, 3, 5)),
    ]


def test_events_side_by_side_in_cells() -> None:
    def cell(title: str, day: str) -> str:
        link = '<a href="https://zoom.us/webinar/register/WN_' + title[:3] + '">Register</a>'
        return f"<td><b>{title}</b><br>{day}, 6:00 p.m. ET<br>{link}</td>"

    rows = [
        cell("Live-In Aides and Sleep", "July 2, 2024") + cell("Contracts for Nannies", "July 9, 2024"),
        cell("Overtime for Aides", "July 16, 2024") + cell("Safety in Private Homes", "July 23, 2024"),
    ]
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    assert dated(f"<h1>Webinars for care workers</h1><table>{table}</table>") == [
        ("Live-In Aides and Sleep", date(2024, 7, 2)),
        ("Contracts for Nannies", date(2024, 7, 9)),
        ("Overtime for Aides", date(2024, 7, 16)),
        ("Safety in Private Homes", date(2024, 7, 23)),
    ]


def test_a_title_in_a_row_may_end_with_a_colon() -> None:
    rows = "".join(
        f"<tr><td>March {day}, 2024</td><td>{title}</td><td><a href='/r/{day}'>Register</a></td></tr>"
        for day, title in ((6, "Unemployment Appeals"), (20, "Youth Employment:"), (27, "Meal and Rest Periods"))
    )
    head = "<tr><th>Date</th><th>Topic</th><th>Link</th></tr>"
    found = titles(f"<h1>Employer Webinars</h1><table>{head}{rows}</table>")
    assert found == ["Unemployment Appeals", "Youth Employment", "Meal and Rest Periods"]


TYPED = """<pre>
A line of typed text that ends because there was no more room for
the next word.

ROOFS AND RAILS
  Tuesday, June 4, 2024
</pre>"""


def test_typed_text_is_read_line_by_line() -> None:
    assert lines_of(TYPED) == [
        "A line of typed text that ends because there was no more room for the next word.",
        "ROOFS AND RAILS",
        "Tuesday, June 4, 2024",
    ]
    assert [line.first_of_block for line in document_of(TYPED).lines] == [True, True, False]


def test_what_heads_a_page_in_the_type_of_its_items_is_none_of_them() -> None:
    items = "".join(
        f"<b>{title}</b><br>{day}, noon ET<br><a href='https://zoom.us/webinar/register/WN_{title[:3]}'>Register</a><br><br>"
        for title, day in (("Trenches and Rails", "July 2, 2024"), ("Roofs in Winter", "July 9, 2024"))
    )
    body = f"<div><b>Free Webinars on Safety</b><br><br>All webinars run one hour.<br><br>{items}</div>"
    assert titles(body) == ["Trenches and Rails", "Roofs in Winter"]


def test_zones_in_capitals_are_no_words() -> None:
    assert language_of(document_of("<p>Pay Stubs, 1 PM ET</p><p>Paid Leave, 2 PM EST</p>", lang="")) == "en"


def test_one_numeric_date_proves_the_order_of_all() -> None:
    items = "<li>03/04/2024 – Reading a Pay Stub</li><li>25/04/2024 – Leave and Its Limits</li>"
    assert [r.dates[0].first.month for r in readings_of(f"<ul>{items}</ul>")] == [4, 4]


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Session 1 (January 14, 2025): Opening a Case", "Opening a Case"),
        ("Part 1 of 3 (May 3): Reading a Pay Stub", "Part 1 of 3: Reading a Pay Stub"),
        ("May 3 @ 2pm ET Reading a Pay Stub", "Reading a Pay Stub"),
        ("5/3/24 Reading a Pay Stub", "Reading a Pay Stub"),
        ("Reading a Pay Stub / May 3, 2024 / 2 pm ET", "Reading a Pay Stub"),
        ("Reading a Pay Stub ~ May 3, 2024", "Reading a Pay Stub"),
        ("Reading a Pay Stub -- May 3", "Reading a Pay Stub"),
        ("Reading a Pay Stub... May 3, 2024", "Reading a Pay Stub"),
        ("Reading a Pay Stub Date: May 3, 2024", "Reading a Pay Stub"),
        ("Reading a Pay Stub, 1 pm ET", "Reading a Pay Stub"),
        ("Is My Pay Right? 1:30 p.m. - 3 p.m. PT", "Is My Pay Right?"),
        ("What Changes After July 1, 2024", "What Changes After July 1, 2024"),
        ("Paid Leave Effective July 1, 2024", "Paid Leave Effective July 1, 2024"),
    ],
)
def test_titles_without_what_stands_around_them(printed: str, title: str) -> None:
    assert clean_title(printed) == title
