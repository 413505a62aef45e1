"""How titles of webinars are related, whatever way a site has of printing them."""

from __future__ import annotations

import pytest

from transform.title_likeness import related
from transform.webinar_titles import title_of


def likeness(one: str, other: str, *names: str) -> float:
    there = related(title_of(one), title_of(other), frozenset(names))
    assert there == related(title_of(other), title_of(one), frozenset(names))
    return there


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Shade and Water, Part 1", "Shade and Water – Part I", id="roman"),
        pytest.param("Shade and Water: Session One", "Shade and Water (Session 1 of 3)", id="spelled"),
        pytest.param("First Session: Shade and Water", "Shade and Water, Session 1", id="ordinal"),
        pytest.param("Shade and Water (1 of 3)", "Shade and Water, Pt. 1", id="count"),
        pytest.param("Sombra y agua: primera parte", "Sombra y agua, parte 1", id="Spanish"),
        pytest.param("Five Rules of Shade", "5 Rules of Shade", id="cardinal"),
        pytest.param("Shade and Water ’24", "Shade and Water 2024", id="short year"),
        pytest.param("Shade and Water – May 2, 2 p.m.", "Shade and Water", id="date and hour"),
        pytest.param("Shade Rules: Growers and Crews", "Growers and crews: shade rules", id="order"),
        pytest.param("Overview of the Shade Act", "Shade Act Overview", id="re-worded"),
        pytest.param("Shade in Work Places", "Shade in workplaces", id="compound"),
        pytest.param("Labelling Pesticides", "Labeling pesticides", id="two spellings"),
        pytest.param("Shade Q&A for Growers", "Shade – Questions and Answers for Growers", id="questions and answers"),
        pytest.param("FMLA and Shade", "Family and Medical Leave Act and Shade", id="acronym"),
        pytest.param("FMLA 101", "Family and Medical Leave Act 101", id="acronym alone"),
        pytest.param("UI for Pickers", "Unemployment Insurance for Pickers", id="acronym of two"),
        pytest.param("Enforcing Shade Laws", "Shade Law Enforcement", id="one verb"),
        pytest.param("Webinar 14: Shade Breaks Outdoors", "Shade Breaks Outdoors", id="number of a list"),
        pytest.param("#14 Shade Breaks Outdoors", "Shade Breaks Outdoors", id="bare number of a list"),
        pytest.param("Shade Laws of States", "Shade law of a state", id="plural"),
        pytest.param("Watch the Replay! Shade Breaks Outdoors", "Shade Breaks Outdoors", id="replay"),
        pytest.param("Shade Breaks: Watch the Webinar (Recording)", "Shade Breaks", id="label before a label"),
        pytest.param("Lunch & Learn: Shade Breaks Outdoors", "Shade Breaks Outdoors", id="kind of event"),
        pytest.param("Vea la grabación: Sombra en el campo", "Sombra en el campo", id="Spanish replay"),
        pytest.param("Shade Breaks Out…", "Shade Breaks Outdoors for Growers", id="cut off before the audience"),
        pytest.param("Shade Breaks Outdoors (1.5 CLE Credits)", "Shade Breaks Outdoors", id="credits of a listener"),
        pytest.param("Shade Breaks – MCLE credit available", "Shade Breaks", id="credits without a number"),
        pytest.param("Webinar 5/2: Shade Breaks Outdoors", "Shade Breaks Outdoors", id="day without a year in a label"),
        pytest.param("5/2 Webinar: Shade Breaks Outdoors", "Shade Breaks Outdoors", id="day before a label"),
        pytest.param("Shade Breaks (2/4): Growers", "Shade Breaks, Week Two: Growers", id="fraction"),
        pytest.param("Shade Breaks Outdoors (Full Webinar)", "Shade Breaks Outdoors", id="full recording"),
        pytest.param("Slides from “Shade Breaks Outdoors”", "Shade Breaks Outdoors", id="slides of a quoted title"),
        pytest.param("Shade Breaks (with Spanish interpretation)", "Shade Breaks", id="interpretation"),
        pytest.param("Sombra en el campo (bilingüe)", "Sombra en el campo", id="bilingual"),
        pytest.param("Shade Braeks Outdoors", "Shade Breaks Outdoors", id="slip in a short word"),
    ],
)
def test_ways_of_printing_one_title(one: str, other: str) -> None:
    assert likeness(one, other) >= 0.9


def test_a_host_or_series_in_front_and_a_form_behind_do_not_hide_what_titles_share() -> None:
    plain = "Growers and Crews: Shade Rules"
    assert (
        likeness("Sample Lab Presents: Shade Rules for Growers and Crews", "Shade rules: growers, crews", "sample lab")
        >= 0.9
    )
    assert likeness("Noon Webinar Series: Crews and Growers – Shade Rules", plain) >= 0.9
    assert likeness("Shade Rules: Crews and Growers: A Panel Discussion", plain) >= 0.9
    assert likeness("Noon Webinar Series: Shade Rules", "Noon Webinar Series: Water Rules") < 0.5


def test_a_main_title_may_be_left_out_and_the_rest_turned_round() -> None:
    assert likeness("Shade Early: Growers and Crews", "Crews and Growers") >= 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Shade and Water, Part A", "Shade and Water, Part B", id="letters"),
        pytest.param("Shade and Water (1 of 3)", "Shade and Water (2 of 3)", id="count"),
        pytest.param("Three Rules of Shade", "Five Rules of Shade", id="cardinals"),
        pytest.param("Shade and Water: Cohort A", "Shade and Water: Cohort B", id="cohorts"),
        pytest.param("Title VII and Shade", "Title IX and Shade", id="titles of an act"),
        pytest.param("Fifth Annual Shade Forum", "6th Annual Shade Forum", id="ordinals"),
        pytest.param("Visas in the Field: H-2A", "Visas in the Field: H-2B", id="codes"),
        pytest.param("Shade Breaks for Workers", "Shade Breaks for Employers", id="audiences"),
        pytest.param("Shade Clinic – May 2024", "Shade Clinic – June 2024", id="months"),
        pytest.param("Shade Rules ’23", "Shade Rules 2024", id="years"),
    ],
)
def test_titles_of_two_webinars(one: str, other: str) -> None:
    assert likeness(one, other) == 0.0


def test_one_word_exchanged_for_another_makes_another_title() -> None:
    assert likeness("Field Clinics: Intake by Video", "Hearings by Video (Field Clinics)") <= 0.3
    assert likeness("Shade Rules of the Employer", "Shade Rules of the Employee") <= 0.3


def test_an_audience_that_only_one_names_is_a_difference_that_counts() -> None:
    assert likeness("Shade Breaks Outdoors", "Shade Breaks Outdoors for Supervisors") == 0.4
    assert likeness("Kitchen Worker Rules: Shade", "Kitchen Worker Rules: Shade for Workers") == 0.4


def test_the_names_of_hosts_series_and_speakers_do_not_count() -> None:
    assert likeness("Shade Breaks Outdoors with KLO", "Shade Breaks Outdoors", "kestrel labor office") == 0.9
    assert likeness("CTDOL: Shade Breaks", "Shade Breaks", "connecticut department of labor") >= 0.9
    assert likeness("Kestrel’s Shade Breaks Outdoors", "Shade Breaks Outdoors", "kestrel labor office") == 0.9
    assert likeness("Field Summit Session 3: Shade", "Shade (Session III)", "field summit") >= 0.9
    assert likeness("Shade Breaks: a Conversation with Ana Roe", "Shade Breaks", "ana roe") == 0.9
    assert likeness("Field Summit", "Field Summit: Shade Breaks", "field summit") == 0.3  # the series, and one of it


def test_words_of_a_host_still_name_an_audience() -> None:
    assert likeness("Shade Rights for Workers", "Shade Rights", "worker rights center") == 0.4


def test_a_number_of_the_series_in_front_does_not_count() -> None:
    assert likeness("Noon Talks #13: Shade Breaks", "Shade Breaks", "noon talks") >= 0.9
    assert likeness("Noon Talks #13: Shade Breaks", "Noon Talks #14: Shade Breaks", "noon talks") == 0.0
    assert likeness("Shade Breaks #2: Growers", "Growers", "noon talks") <= 0.5


def test_another_level_or_a_second_session_is_a_difference_that_counts() -> None:
    assert likeness("Shade Breaks Outdoors", "Shade Breaks Outdoors: Advanced") == 0.4
    assert likeness("Shade Breaks Outdoors", "Shade Breaks Outdoors Follow-Up") == 0.4
    assert likeness("Advanced Shade Breaks Outdoors", "Shade Breaks Outdoors (Advanced)") >= 0.9
