"""Days above titles that are no titles themselves, days of posting, and events of a list that are not online."""

from __future__ import annotations

from datetime import date

import pytest
from small_pages import extracted, people, readings_of, titles

LIST = "<h1>Webinars</h1><p>Recordings of our monthly webinars.</p>"


def dated(body: str) -> list[tuple[str, date | None]]:
    return [(w.title.value, w.date.value.start if w.date else None) for w in extracted(body).webinars]


def test_a_day_with_the_field_of_law_is_no_title_of_its_own() -> None:
    items = (
        ("January 9 – Wage Law", "Reading a Pay Stub"),
        ("March 5 – Safety Law", "Heat on the Roof"),
        ("May 7 – Wage Law", "Tips and Who Keeps Them"),
    )
    body = "".join(
        f"<p><strong>{day}<br>{title}</strong></p><p>What the law says, with cases.</p>"
        f"<p><strong>Speaker:</strong> Carla Jimenez, Valley Legal Aid</p>"
        for day, title in items
    )
    page = extracted(f"{LIST}<h3>2024</h3>{body}")
    assert [(w.title.value, w.date and w.date.value.start) for w in page.webinars] == [
        ("Reading a Pay Stub", date(2024, 1, 9)),
        ("Heat on the Roof", date(2024, 3, 5)),
        ("Tips and Who Keeps Them", date(2024, 5, 7)),
    ]
    assert [[p[0] for p in people(w)] for w in page.webinars] == [["Carla Jimenez"]] * 3


def test_a_subtitle_below_a_dated_title_leaves_it_one() -> None:
    pairs = (("Pay Stubs", "How to Read Them"), ("Heat at Work", "What to Ask For"), ("All Tips", "Who Keeps Them"))
    body = "".join(
        f"<p><strong>{name} – May {day}, 2024<br>{more}</strong><br>Speaker: Carla Jimenez, Valley Legal Aid</p>"
        for day, (name, more) in enumerate(pairs, 6)
    )
    kinds = [r.kind for r in readings_of(LIST + body) if "2024" in r.text]
    assert kinds == ["title"] * 3


def test_a_heading_of_two_lines_has_what_follows_it() -> None:
    body = "".join(
        f"<h3>{title}<br>May {day}, 2024</h3><p>Speaker: {name}, Valley Legal Aid</p>"
        for title, day, name in (
            ("Reading a Pay Stub", 6, "Carla Jimenez"),
            ("Heat on the Roof", 7, "Peter Novak"),
            ("Tips and Who Keeps Them", 8, "Ruth Anderson"),
        )
    )
    assert [[p[0] for p in people(w)] for w in extracted(LIST + body).webinars] == [
        ["Carla Jimenez"],
        ["Peter Novak"],
        ["Ruth Anderson"],
    ]


@pytest.mark.parametrize("label", ["Topic", "Webinar title", "Meeting Title/Topic", "Session Name", "Título"])
def test_a_label_says_which_line_is_the_title(label: str) -> None:
    items = (
        ("May 6, 2024", "Reading a Pay Stub"),
        ("May 7, 2024", "Heat Outdoors"),
        ("May 8, 2024", "Tips at Work"),
    )
    body = "".join(
        f"<p><b>{day}<br>Registration count:</b> 4{number}<br><b>{label}:</b> {title}<br>"
        f"<b>Guest speaker:</b> Carla Jimenez, Valley Legal Aid</p>"
        for number, (day, title) in enumerate(items)
    )
    page = f"<h1>Annual report</h1><p><b>Meetings held:</b> 3 (all of them by Zoom webinar)</p>{body}"
    assert titles(page) == ["Reading a Pay Stub", "Heat Outdoors", "Tips at Work"]


def test_what_is_in_person_only_is_left_out_of_a_list_that_is_online() -> None:
    body = "".join(
        f"<h2>{title}</h2><p>May {day}, 2024, 2 pm ET</p><p>{more}</p>"
        for day, title, more in (
            (6, "Reading a Pay Stub", "With Carla Jimenez, Valley Legal Aid."),
            (7, "Workers of the World: A Book Launch", "Drinks are served. In person only; not streamed."),
            (8, "Heat on the Roof", "With Peter Novak, Valley Legal Aid."),
        )
    )
    page = f"<h1>Events</h1><p>Unless we say otherwise, our events are live on Zoom.</p>{body}"
    assert titles(page) == ["Reading a Pay Stub", "Heat on the Roof"]


def test_days_beside_the_headings_of_posts_date_no_event() -> None:
    posts = (
        ("New directors", "July 1, 2024", "Ruth Anderson now leads us."),
        ("Webinar: Heat on the Roof", "June 3, 2024", "On June 12 at 1 p.m. ET Peter Novak speaks on Zoom."),
        ("Paid breaks become law", "May 2, 2024", "Employers pay from now on."),
    )
    body = "".join(f"<h3>{head}</h3><p>{day}</p><p>{text}</p>" for head, day, text in posts)
    assert dated(f"<h1>News</h1>{body}") == [("Heat on the Roof", date(2024, 6, 12))]


def test_days_beside_headings_of_a_list_of_events_date_them() -> None:
    body = "".join(
        f"<h3>{title}</h3><p>May {day}, 2024</p><p><a href='https://vimeo.com/{day}'>Recording</a></p>"
        for day, title in ((9, "Reading a Pay Stub"), (8, "Heat on the Roof"), (7, "Who Keeps the Tips"))
    )
    assert [day for _, day in dated(LIST + body)] == [date(2024, 5, day) for day in (9, 8, 7)]


@pytest.mark.parametrize(
    "title",
    [
        "Posted Workers: Mobility Without Discrimination",
        "Written Warnings and What They Prove",
        "Share the Load: Lifting in Care Work",
        "Popular Education for Organizers",
    ],
)
def test_words_that_begin_notes_begin_titles_too(title: str) -> None:
    body = "".join(
        f"<h2>{head}</h2><p>May {day}, 2024, 2 pm ET</p><p>With Carla Jimenez, Valley Legal Aid.</p>"
        for day, head in ((6, "Reading a Pay Stub"), (7, title), (8, "Heat on the Roof"))
    )
    assert title in titles(LIST + body)


@pytest.mark.parametrize("note", ["Posted on May 3", "Published: 2021", "Updated Jan. 3", "Share this", "Tweet"])
def test_notes_are_none(note: str) -> None:
    assert [r.kind for r in readings_of(f"<p>{note}</p>")] == ["meta"]


def test_links_name_the_day_that_they_are_for() -> None:
    page = (
        "<h1>Webinars</h1><p>All sessions are on Zoom.</p><h2>Reading a Pay Stub</h2>"
        "<p><b>May 6, 2024, 10 am ET</b></p><p><b>June 11, 2024, 10 am ET</b></p><p>What the lines of a stub mean, and "
        "whom to ask about them.</p><p><a href='/sign-up/1'>Register for the session on May 6</a></p>"
        "<p><a href='/sign-up/2'>Register for the session on June 11</a></p>"
        "<h2>Heat on the Roof</h2><p><b>May 20, 2024, 10 am ET</b></p><p><a href='/sign-up/3'>Register</a></p>"
    )
    found = [(w.title.value, [r.url.value[-1] for r in w.resources]) for w in extracted(page).webinars]
    assert found == [("Reading a Pay Stub", ["1"]), ("Reading a Pay Stub", ["2"]), ("Heat on the Roof", ["3"])]
