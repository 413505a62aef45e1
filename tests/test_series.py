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
        ("<h1>Webinars</h1><h2>Director's Message</h2>", None),
        ("<h1>Category Archives: Heat Webinars</h1>", None),
        ("<h1>Heat Season</h1><h2>A Webinar Series</h2>", "Heat Season"),
        (
            "<h1>Lunch & Heat</h1><h3>A Webinar Series, Winter Term</h3><h2>Past webinars</h2>",
            "Lunch & Heat",
        ),
        (
            "<h1>Heat at Ten: four online dialogues</h1><h2>Past webinars</h2>",
            "Heat at Ten: four online dialogues",
        ),
        (
            "<h1>October Workshops: Break the Fear</h1><h2>Past webinars</h2>",
            "October Workshops: Break the Fear",
        ),
        (
            "<h1>Ergonomics Faculty Seminars</h1><h2>Past webinars</h2>",
            "Ergonomics Faculty Seminars",
        ),
        ("<h1>Labor Standards Webinars</h1>", None),
        ("<h1>Labor Café Archive 2020-21</h1><h2>Past webinars</h2>", "Labor Café"),
        ("<h1>Webinars</h1><p>Ciclo de seminarios “Pensar el trabajo”</p>", "Pensar el trabajo"),
        (
            "<h1>Webinars</h1><h2>MONDAY Tractors on the Road</h2>",
            "Tractors on the Road",
        ),
        ("<h1>Webinars</h1><h2>Education and Policy</h2>", None),
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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("This event is part of the Policy Talks @ the Hill School series.", "Policy Talks @ the Hill School"),
        ("Part of the Fair Work Fridays webinar series.", "Fair Work Fridays"),
        ("This is the third session in our four-part series, Enforcing the Floor.", "Enforcing the Floor"),
        ("La cuarta sesión del ciclo Diálogos laborales, abierta a todo el público.", "Diálogos laborales"),
        ("Series: Hot Topics in Wage Law", "Hot Topics in Wage Law"),
        ("The Labor Center offers a webinar series in seven parts.", None),
        ('Our "Night Shift" series builds skills in small unions, one hour at a time, online.', "Night Shift"),
        (
            "El foro es el primero de la campaña «Sin jornada no hay vida», que sigue en otoño.",
            "Sin jornada no hay vida",
        ),
        ("El sindicato lanzó la campaña «Sin jornada no hay vida» en mayo.", None),
        (
            "Come to the third of our Kitchen Table Talks, at noon on Zoom, about pay in kitchens.",
            "Kitchen Table Talks",
        ),
    ],
)
def test_a_series_named_in_a_sentence(text: str, name: str | None) -> None:
    assert series(f"{ONE}<p>{text}</p>") == [name]


def test_a_kind_of_event_before_the_title_that_recurs() -> None:
    page = (
        ONE.replace("Webinar: Heat", "Labor Forum – Heat")
        + "<p>On Zoom.</p><h3>Related</h3><p>Labor Forum – Strikes</p>"
    )
    assert series(page) == ["Labor Forum"]


@pytest.mark.parametrize(
    ("printed", "name", "title"),
    [
        ("Okafor Conversations: Heat at Work", "Okafor Conversations", "Heat at Work"),
        ("EWC Talks | Heat at Work", "EWC Talks", "Heat at Work"),
        ("Difficult Conversations: Heat at Work", None, "Difficult Conversations: Heat at Work"),
        ("Overtime: Heat at Work", None, "Overtime: Heat at Work"),
    ],
)
def test_talks_that_bear_a_name_are_a_series_and_no_part_of_the_title(
    printed: str, name: str | None, title: str
) -> None:
    (found,) = extracted(ONE.replace("Webinar: Heat at Work", printed) + "<p>A webinar on Zoom.</p>").webinars
    assert (value(found.series), found.title.value) == (name, title)


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


def test_a_line_over_a_title_that_ends_with_series_names_it() -> None:
    body = """<h2>Trainings</h2><b>Fair Pay Webinar Series</b><br><b>Wage Claims Step by Step</b><br>May 7, 2024<br>
    Presenter: Tom Baker, State Health Department<br><br><b>Heat and Work Series</b><br><b>Inspecting at Night</b><br>
    June 20, 2024<br>Presenter: Ana Ruiz, Centro Legal<br>"""
    assert series(body) == ["Fair Pay Webinar Series", "Heat and Work Series"]
