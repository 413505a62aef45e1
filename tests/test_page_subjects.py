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


ASKED = ["How do I get the link?", "May I ask something?", "Will there be a recording?", "Whom do I call?"]


@pytest.mark.parametrize(
    "line", ["<h3>{}</h3>", "<p><b>{}</b></p>", "<details><summary>{}</summary>", "<dl><dt>{}</dt></dl>"]
)
def test_a_page_of_questions_has_no_webinars_of_its_own(line: str) -> None:
    body = "".join(line.format(question) + "<p>See below.</p>" for question in ASKED)
    recording = '<p>The webinar of May 7, 2024: <a href="https://youtu.be/x">Recording</a></p>'
    assert titles(f"<h1>Help with our webinars</h1>{body}{recording}") == []


def test_a_few_questions_below_webinars_leave_them_what_they_are() -> None:
    body = "".join(f"<h3>{question}</h3><p>See below.</p>" for question in ASKED[:3])
    assert titles(f"<h1>Webinars</h1>{LISTED}{body}") == ["Wage Claims Step by Step", "Heat at Night"]


def test_titles_that_ask_are_webinars_where_they_name_their_day() -> None:
    body = "".join(
        f"<h3>{title} May {day}, 2024</h3><p>1:00 pm, on Zoom</p>"
        for day, title in enumerate(("Who Is an Employee?", "What Is a Tip?", "Is Lunch Paid?", "Who Keeps Time?"), 6)
    )
    assert len(titles(f"<h1>Webinars</h1>{body}")) == 4


def test_an_issue_of_a_newsletter_may_list_webinars_and_the_list_of_its_issues_none() -> None:
    listed = """<h2>Webinars</h2><h3>Teens at Work</h3><p>Wednesday, February 18, 2026 | 11 a.m. - noon PT | Zoom</p>
    <h3>Safe on the Night Shift</h3><p>Thursday, March 12, 2026 | noon - 1 p.m. PT | Zoom</p>"""
    assert titles(f"<h1>February 2026 Newsletter</h1>{listed}") == ["Teens at Work", "Safe on the Night Shift"]
    assert titles(f"<h1>Newsletter archive</h1>{listed}") == []
