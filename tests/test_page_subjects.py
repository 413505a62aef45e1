"""Pages that speak of webinars and are about something else."""

from __future__ import annotations

import pytest
from small_pages import titles

LISTED = "".join(
    f"<h3>{title}</h3><p>{day}, 1:00 pm, on Zoom</p><p>Presenter: Carla Jimenez, Valley Legal Aid</p>"
    for title, day in (("Wage Claims Step by Step", "March 4, 2024"), ("Heat at Night", "April 8, 2024"))
)
PROSE = "".join(
    f"<p>{text}</p>"
    for text in (
        "The grower will pay the workers what it owes them, the office said, after a year of letters and visits.",
        "Twelve families lived in cabins without water, and none of them had been told what the rent would be.",
        "Claims may be returned by mail until the end of the year, and the office helps to fill in the form.",
    )
)
BOX = """<p><b>Upcoming webinars</b></p><ul>
<li><a href="https://us02web.zoom.us/webinar/register/WN_1">Webinar: Youth Employment Permits, June 17, 2024</a></li>
</ul>"""


@pytest.mark.parametrize("heading", ["Webinars", "Trainings and Events on Zoom", "Newsletter: webinars in May"])
def test_what_stands_under_a_heading_of_webinars_is_found(heading: str) -> None:
    assert titles(f"<h1>{heading}</h1>{LISTED}") == ["Wage Claims Step by Step", "Heat at Night"]


@pytest.mark.parametrize(
    "heading",
    [
        "Job opening: Webinar Producer",
        "How to join a webinar",
        "Preguntas frecuentes: cómo entrar a un seminario web",
        "Our Team",
        "Working Papers and Briefs",
        "LAB 340: Labor Law (Online), Fall 2024",
        "Office Hours",
        "2024 Labor Education Conference: Program",
        "Workplace Violence Awareness Month",
        "Outreach Grants: Request for Applications",
        "Alvarez v. Summit Poultry Inc., No. 3:22-cv-00418",
    ],
)
def test_what_stands_under_a_heading_of_something_else_is_not(heading: str) -> None:
    assert titles(f"<h1>{heading}</h1>{LISTED}") == []


def test_a_page_that_streams_nothing_has_no_webinars() -> None:
    assert titles(f"<h1>Spring sessions</h1><p>Sessions will not be streamed.</p>{LISTED}") == []


def test_a_box_of_links_beside_an_article_is_passed_over() -> None:
    assert titles(f"<h1>Grower to Pay $310,000</h1>{PROSE}{BOX}") == []
    assert titles(f"<h1>Our webinars</h1>{PROSE}{BOX}") == ["Youth Employment Permits"]
