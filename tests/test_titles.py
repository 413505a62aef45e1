"""Titles as a careful reader copies them: without date, status, label, quotation marks, site and people around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_pages import titles

from transform.titles import clean_title

CLAIMS = "Wage Claims Step by Step"


@pytest.mark.parametrize(
    "printed",
    [
        CLAIMS,
        f"  {CLAIMS} ",
        f"May 7, 2024: {CLAIMS}",
        f"5/7/2024 - {CLAIMS}",
        f"{CLAIMS} – May 7, 2024",
        f"{CLAIMS} (May 7, 2024)",
        f"{CLAIMS}, May 7, 2024, 2:00 pm ET",
        f"CANCELLED: {CLAIMS}",
        f"{CLAIMS} [POSTPONED]",
        f"{CLAIMS} (cancelled)",
        f"“{CLAIMS}”",
        f'"{CLAIMS}"',
        f"“{CLAIMS}” – May 7, 2024",
        f"Webinar: {CLAIMS}",
        f"Recording: {CLAIMS}",
        f"Watch: {CLAIMS}",
        f"[Webinar] {CLAIMS}",
        f"{CLAIMS} (Recording)",
        f"{CLAIMS} - Watch now",
        f"{CLAIMS} »",
        f"{CLAIMS} | Valley Legal Aid",
        f"{CLAIMS}; Dr. Alice Wong and Tom Baker",
        f"{CLAIMS}, featuring Tom Baker",
        f"3. {CLAIMS} — Thursday, September 19th 10–11am",
        f"#4: {CLAIMS}",
        f"Webinar #2: {CLAIMS}",
        f"Session One: {CLAIMS}",
        f"{CLAIMS} - Tuesday, May 3 from 1:00 to 2:00 p.m. ET",
        f"1:00 pm – 2:00 pm {CLAIMS}",
        f"Join us for a webinar: {CLAIMS}",
        f"Webinar Recap: {CLAIMS}",
        f"Virtual Panel: {CLAIMS}",
        f"Save the Date! {CLAIMS}",
        f"You’re Invited: {CLAIMS}",
        f"90-Minute Webinar: {CLAIMS}",
        f"{CLAIMS} Cancelled",
        f"{CLAIMS} | Eventbrite",
        f"You are invited to a Zoom webinar: {CLAIMS}. After registering, you will receive a confirmation email.",
    ],
)
def test_what_is_not_the_title_is_left_out(printed: str) -> None:
    assert clean_title(printed, site="Valley Legal Aid") == CLAIMS


@pytest.mark.parametrize(
    "printed",
    [
        "Webinario: Robo de salarios",
        "7 de mayo de 2024: Robo de salarios",
        "Robo de salarios (en línea)",
        "Charla virtual: Robo de salarios",
        "Seminario gratuito: Robo de salarios",
    ],
)
def test_in_spanish(printed: str) -> None:
    assert clean_title(printed, language="es") == "Robo de salarios"


@pytest.mark.parametrize(
    "title",
    [
        "The Fair Labor Standards Act of 1938",
        "Farm Labor in 2024",
        "The 2024 Overtime Rule",
        "Working 9 to 5",
        "Heat: What the “Feels Like” Number Means",
        "Know Your Rights: May Day and After",
        "COVID-19 and the Workplace",
        "What Cancelled Shifts Cost",
        "Paying with Tips",
        "Part 2: Wage Claims",
        "201: Investigating a Grievance",
        "5 Things Every Employer Must Know",
        "Practice Session: One-on-Ones",
        "Wage Claims (Part 2)",
        "Valley Legal Aid at Forty",
        "Webinar",
        "May 7, 2024",
    ],
)
def test_what_belongs_to_the_title_stays(title: str) -> None:
    assert clean_title(title, site="Valley Legal Aid") == title


@given(
    st.text(
        st.sampled_from('Wage Claims – | : ( ) [ ] “ ” " ; with Tom Baker May 7, 2024 CANCELLED Webinar ñ'), max_size=80
    )
)
def test_a_title_is_words_of_what_was_printed_and_never_empty(printed: str) -> None:
    title = clean_title(printed)
    assert title in printed
    assert bool(title) == bool(printed.strip())
    assert clean_title(title) in title


def test_the_title_that_the_text_announces_goes_before_a_headline() -> None:
    body = """<h1>Live webcast on responsible supply chains</h1><p>September 12, 2024, 2:00 pm Eastern</p>
    <p>Join us for a webcast entitled <i>Who Sews the Uniforms</i> with inspectors, buyers and unions from five
    cities.</p>
    <p><a href="https://us02web.zoom.us/webinar/register/WN_s">Register</a></p>"""
    assert titles(body) == ["Who Sews the Uniforms"]


HEADLINE = "Webinar on the rule for tips"
FACTS = '<p>September 12, 2024, 2:00 pm Eastern</p><p><a href="https://us02web.zoom.us/webinar/register/WN_s">Register</a></p>'


@pytest.mark.parametrize(
    "sentence",
    [
        "The bureau and five unions hosted <b>Who Shares in the Pool</b> for all who serve, cook or clean here.",
        "We invite all who serve, cook or clean to <i>Who Shares in the Pool</i>, a 90-minute live webinar.",
        "For all who serve, cook or clean, “Who Shares in the Pool” will take place on a Thursday, as every year.",
        "La oficina y cinco sindicatos invitan a «Who Shares in the Pool», que es un foro: «Who Shares in the Pool» "
        "se llevará a cabo un jueves para quienes sirven.",
    ],
    ids=["who hosted it", "what it is", "that it takes place", "Spanish"],
)
def test_running_text_names_the_event_by_what_it_says_of_it(sentence: str) -> None:
    assert titles(f"<h1>{HEADLINE}</h1>{FACTS}<p>{sentence}</p>") == ["Who Shares in the Pool"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The rule is told in the report <i>Who Shares in the Pool</i>, which the bureau wrote for those who serve.",
        "<b>Who Shares in the Pool and Who Does Not Is Told Here</b>",
        "All who serve, cook or clean in the state ask <b>Who Shares in the Pool</b> and where to find the rule.",
    ],
    ids=["a report", "a line of its own", "bold alone"],
)
def test_what_running_text_only_sets_off_is_not_the_title(sentence: str) -> None:
    assert titles(f"<h1>{HEADLINE}</h1>{FACTS}<p>{sentence}</p>") == [HEADLINE]


@pytest.mark.parametrize("printed", [f"Sept. 5. {CLAIMS}", f"Nov. 5: {CLAIMS}", f"{CLAIMS}, Feb. 12"])
def test_a_day_with_a_dot_leaves_no_dot_behind(printed: str) -> None:
    assert clean_title(printed) == CLAIMS


def test_who_talks_with_whom_stays_in_the_title() -> None:
    assert clean_title("Dolores Huerta in Conversation with Saru Jayaraman") == (
        "Dolores Huerta in Conversation with Saru Jayaraman"
    )
