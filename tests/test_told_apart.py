"""Webinars among other things: what is marked as one, and what its own heading calls something else."""

from __future__ import annotations

import pytest
from small_pages import titles

MONDAYS = "March 4, 2024", "March 11, 2024", "March 18, 2024", "March 25, 2024"


@pytest.mark.parametrize(
    "card",
    [
        "<li><span>{kind}</span><h3>{name}</h3><p>{day}. Two advocates read the new rules line by line.</p></li>",
        "<li><a href='/library/{at}'>{name}</a><div>{kind} | {day}</div></li>",
        "<li><a href='/library/{at}'>{kind}: {name}</a> {day}</li>",
    ],
    ids=["above the title", "beside the day", "before the title"],
)
def test_in_a_library_the_cards_called_webinars_are_webinars(card: str) -> None:
    kinds = ("Webinar", "Report", "Webinar", "Survey")
    names = ("Reading a Pay Stub", "Pay in Nine Cities", "Asking for Back Pay", "Hours Among Cooks")
    cards = "".join(
        card.format(kind=kind, name=name, day=day, at=at)
        for at, (kind, name, day) in enumerate(zip(kinds, names, MONDAYS, strict=True))
    )
    assert titles(f"<h1>Library</h1><p>All that we have made.</p><ul>{cards}</ul>") == [names[0], names[2]]


def test_of_a_calendar_only_what_is_said_to_be_online() -> None:
    places = ("Online (Zoom)", "Union Hall, Albany", "Online (Zoom)", "Riverside Community Center")
    names = ("Writing a Grievance", "Steward Basics", "Bargaining over Health Plans", "Film Night: Harvest of Shame")
    cards = "".join(
        f"<article><h3><a href='/e/{at}'>{name}</a></h3><p>{day}, 6:00 pm</p><p>{place}</p></article>"
        for at, (name, place, day) in enumerate(zip(names, places, MONDAYS, strict=True))
    )
    assert titles(f"<h1>Calendar of classes and events</h1>{cards}") == [names[0], names[2]]


def test_what_stands_under_the_name_of_another_kind_is_no_webinar() -> None:
    def film(name: str, day: str, host: str) -> str:
        return f"<div><a href='https://{host}/{name[:3]}'>{name}</a> <span>{day}</span></div>"

    sections = {
        "Webinars": film("Wages on the Ballot", MONDAYS[0], "vimeo.com")
        + film("Heat in Kitchens", MONDAYS[1], "vimeo.com"),
        "Podcast": film("Episode 4: The Dishwashers", MONDAYS[2], "pod.example.com")
        + film("Episode 5: Tips and Taxes", MONDAYS[3], "pod.example.com"),
    }
    body = "".join(f"<h2>{kind}</h2>{items}" for kind, items in sections.items())
    assert titles(f"<h1>Media</h1>{body}") == ["Wages on the Ballot", "Heat in Kitchens"]


def test_jobs_are_no_webinars_though_those_who_get_them_will_hold_some() -> None:
    job = "<h2>Training Producer</h2><p>Posted March 4, 2024.</p><p>You produce our webinars and run them on Zoom.</p>"
    assert titles(f"<h1>Work with us</h1>{job}{job.replace('Producer', 'Assistant')}") == []


RECORDED = (
    "Intermittent Leave and the Monday Problem",
    "Bonding Leave for Both Parents",
    "On-Call Time and Reporting Pay",
)


@pytest.mark.parametrize("heading", ["Recorded webinars", "On-Demand CLE: Labor and Employment", "Webinar Archive"])
def test_linked_titles_in_a_list_of_recordings_need_no_day(heading: str) -> None:
    leave = "".join(f"<li><a href='/rec/{at}'>{title}</a></li>" for at, title in enumerate(RECORDED[:2]))
    pay = f"<li><a href='/rec/9'>{RECORDED[2]}</a></li>"
    lists = f"<h2>Leave</h2><ul>{leave}</ul><h2>Pay</h2><ul>{pay}</ul>"
    assert titles(f"<h1>{heading}</h1><p>Free to members.</p>{lists}") == list(RECORDED)


def test_what_else_a_page_of_recordings_links_to_is_none() -> None:
    listed = "".join(f"<li><a href='/rec/{at}'>{title}</a></li>" for at, title in enumerate(RECORDED))
    books = "<h2>Reading lists</h2><ul><li><a href='/read/1'>Ten Articles on Domestic Work in the South</a></li></ul>"
    assert titles(f"<h1>Webinar Archive</h1><p>All since 2020.</p><ul>{listed}</ul>{books}") == list(RECORDED)


def test_a_card_that_calls_itself_a_recorded_webinar_needs_neither_day_nor_film() -> None:
    cards = "".join(
        f"<div><h3><a href='/lib/{at}'>{name}</a></h3><span>{kind}</span><p>{text}</p></div>"
        for at, (name, kind, text) in enumerate(
            [
                ("Wage Statements for Crews", "Recorded webinar, 58 min.", "Line by line through a sample."),
                ("Sample Heat Plan", "Template, Word document", "Fill in the names and post it in the yard."),
                ("Field Sanitation", "Recorded webinar, 44 min.", "Distances, numbers and who cleans."),
                ("Bunkhouse Inspections", "Recorded webinar, 62 min.", "An inspector walks through an empty one."),
            ]
        )
    )
    assert titles(f"<h1>Labor Library</h1><p>Search by subject or scroll.</p>{cards}") == [
        "Wage Statements for Crews",
        "Field Sanitation",
        "Bunkhouse Inspections",
    ]


def test_posts_are_no_webinars_because_something_in_them_was_online() -> None:
    def post(title: str, day: str, text: str) -> str:
        return f"<article><h2><a href='/p'>{title}</a></h2><p>{day}</p><p>{text}</p></article>"

    posts = [
        post("Five Things We Learned in Court", MONDAYS[0], "The judge read our brief aloud, twice."),
        post("Zoom Fatigue Is a Wage Issue", MONDAYS[1], "Online meetings eat lunch breaks. Log them."),
        post("State Fines Framing Contractor", MONDAYS[2], "It explained the citation in a webinar last week."),
    ]
    assert titles(f"<h1>Fair Pay Blog</h1>{''.join(posts)}") == []
    named = post("Webinar: Reading a Pay Stub", MONDAYS[3], "On Zoom, at noon. All are welcome.")
    assert titles(f"<h1>Fair Pay Blog</h1>{''.join(posts)}{named}") == ["Reading a Pay Stub"]


@pytest.mark.parametrize("heading", ["Recording and webinar policy", "Meeting minutes"])
def test_rules_and_minutes_are_no_webinars(heading: str) -> None:
    lines = "<p>Effective March 4, 2024</p><h2>Who may record</h2><p>The host of a webinar may.</p>"
    meetings = "<ul><li><a href='/a.pdf'>March 4, 2024 Executive Board (Zoom)</a></li></ul>"
    assert titles(f"<h1>{heading}</h1>{lines}{meetings}{meetings.replace('4,', '11,')}") == []


def test_a_row_of_filters_does_not_say_that_all_listed_are_webinars() -> None:
    filters = (
        "<p><a href='?a'>All</a> <a href='?w'>Webinars</a> <a href='?s'>Seminars</a> <a href='?t'>Talks we gave</a></p>"
    )
    kinds = ("Webinar", "Seminar", "Webinar", "Seminar")
    items = "".join(
        f"<li><span>{day}</span> <span>{kind}</span> <a href='/{at}'>Pay Ranges in {at + 5} States</a> Ana Diaz</li>"
        for at, (day, kind) in enumerate(zip(MONDAYS, kinds, strict=True))
    )
    assert titles(f"<h1>Events</h1>{filters}<ul>{items}</ul>") == ["Pay Ranges in 5 States", "Pay Ranges in 7 States"]
