"""The series or section that a webinar stands under, and what is only the name of a list. And a page's language."""

from __future__ import annotations

import pytest
from small_pages import document_of, extracted, value

from transform.page_language import language_of

TWO = """<h3>Wage Claims Step by Step</h3><p>May 7, 2024</p><p>Presenter: Tom Baker, State Health Department</p>
<h3>Inspecting at Night</h3><p>June 20, 2024</p><p>Presenter: Ana Ruiz, Centro Legal</p>"""
ONE = "<h1>Webinar: Heat at Work</h1><p>July 9, 2024, 2:00 pm ET</p><p>Presenter: Tom Baker, Safety Council</p>"


def series(body: str) -> list[str | None]:
    return [value(webinar.series) for webinar in extracted(body).webinars]


@pytest.mark.parametrize(
    ("above", "name"),
    [
        ("<h1>Webinars</h1>", None),
        ("<h1>Webinars</h1><h2>Past webinars</h2>", None),
        ("<h1>Webinars</h1><h2>2024</h2>", None),
        ("<h1>Fair Work in Action</h1><h2>Past webinars</h2>", None),
        ("<h1>Upcoming webinars</h1>", None),
        ("<h1>Webinars</h1><h2>Heat and Health Series</h2>", "Heat and Health Series"),
        ("<h1>Webinars</h1><h2>Enforcement in Hard Places</h2>", "Enforcement in Hard Places"),
        ("<h1>Fair Work Webinar Series</h1>", "Fair Work Webinar Series"),
        ("<h1>Heat Season</h1><h2>A Webinar Series</h2>", "Heat Season"),
    ],
)
def test_the_heading_above_a_list(above: str, name: str | None) -> None:
    assert series(above + TWO) == [name, name]


def test_each_section_is_the_series_of_its_webinars() -> None:
    more = TWO.replace("Wage Claims", "Tip Claims").replace("at Night", "by Day")
    body = f"<h1>Webinars</h1><h2>Agriculture</h2>{TWO}<h2>Construction</h2>{more}"
    assert series(body) == ["Agriculture", "Agriculture", "Construction", "Construction"]


def test_a_line_above_the_title_of_an_event_page() -> None:
    assert series(f"<p>Labor Forum Series</p>{ONE}") == ["Labor Forum Series"]


def test_the_text_says_what_an_event_is_part_of() -> None:
    text = "<p>This webinar is part of the Hot Summers series, which looks at heat on farms and in kitchens.</p>"
    assert series(ONE + text) == ["Hot Summers"]


def test_an_event_page_alone_has_no_series() -> None:
    assert series(ONE) == [None]


SPANISH = "En The Wage Clinic, la abogada de los trabajadores explica los derechos de las personas en el campo."
ENGLISH = "The rights of workers and how to use them for the good of all that are with us in this town."


@pytest.mark.parametrize(
    ("declared", "text", "language"),
    [
        ("es", "Hola", "es"),
        ("en-US", "X", "en"),
        ("", "X", "en"),
        ("", SPANISH, "es"),
        ("en", SPANISH, "es"),  # templates declare English on Spanish pages
        ("es", ENGLISH, "en"),
    ],
)
def test_the_language_of_a_page(declared: str, text: str, language: str) -> None:
    assert language_of(document_of(f"<p>{text}</p>", lang=declared)) == language
