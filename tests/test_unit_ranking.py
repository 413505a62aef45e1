"""Which parts of a page that lists several webinars are webinars, weighed with what was learned from gold pages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from small_pages import document_of, readings_of, titles

from transform.linekinds import read_lines
from transform.unit_clues import unit_clues
from transform.unit_context import neighbours, odds_in_context
from transform.unit_ranking import likelihood, weighed_again
from transform.units import Unit, find_units

ZOOM = "https://us02web.zoom.us/webinar/register/WN_"
SESSIONS = (
    ("Wage Claims Step by Step", "May 7"),
    ("Inspecting at Night", "May 14"),
    ("Collecting Judgments", "May 21"),
)


def card(name: str, day: str) -> str:
    return f'<div><h3>{name}</h3><p>{day}, 2024, 1 pm ET</p><p><a href="{ZOOM}{len(name)}">Register</a></p></div>'


LIST = "".join(card(*session) for session in SESSIONS)


def units_of(body: str) -> list[Unit]:
    return find_units(readings_of(body))


def test_clues_add_up_and_those_never_learned_count_nothing() -> None:
    weights = {"any": -1.0, "dated": 3.0, "menu": -4.0}
    assert likelihood(frozenset(["never learned"]), weights) == -1.0
    assert likelihood(frozenset(["dated", "menu"]), weights) == -2.0


def headed() -> list[Unit]:
    return [unit for unit in units_of(LIST) if unit.signature[0] == "h"]


def by_id(units: Sequence[Unit], odds: Sequence[float]) -> dict[int, float]:
    return {id(unit): value for unit, value in zip(units, odds, strict=True)}


@pytest.mark.parametrize(
    ("odds", "kept"),
    [
        ((-1.5, 2.0, 2.0), 3),  # the rules' proof outweighs a little doubt
        ((-2.5, 2.0, 2.0), 2),
        ((-2.5, -2.1, -3.0), 0),
    ],
)
def test_what_rules_found_is_dropped_where_it_is_very_unlikely(odds: tuple[float, ...], kept: int) -> None:
    units = headed()
    assert len(weighed_again([(unit, 5.0) for unit in units], [], by_id(units, odds), 3.0)) == kept


def test_a_likely_unit_is_added_in_its_place_but_nothing_twice() -> None:
    units = headed()
    again = Unit(("p", "bold"), units[0].head, units[0].title, units[0].lines)
    found = [(units[0], 5.0), (units[2], 5.0)]
    odds = by_id([*units, again], (2.0, 1.5, 2.0, 3.5))
    settled = weighed_again(found, [units[1], again], odds, 3.0)
    assert [(unit.title, score) for unit, score in settled] == [
        ("Wage Claims Step by Step", 5.0),
        ("Inspecting at Night", 3.0),
        ("Collecting Judgments", 5.0),
    ]


def test_clues_of_a_unit_name_its_facts_and_what_its_likes_share() -> None:
    document = document_of(LIST)
    readings = read_lines(document, None, "en")
    units = find_units(readings)
    clues = dict(zip((u.title for u in units), unit_clues(document, readings, units, [], listing=True), strict=True))
    assert {"dated close by", "registered for", "3 likes", "all likes dated", "page lists webinars"} <= clues[
        "Inspecting at Night"
    ]


@pytest.mark.parametrize("heading", ["Parking and Directions", "Course Materials"])
def test_headings_about_the_list_are_no_webinars(heading: str) -> None:
    body = f"<h1>Spring webinars</h1><h3>{heading}</h3><p>All trainings are on Zoom.</p>{LIST}"
    assert titles(body, title="Spring webinars") == [name for name, _ in SESSIONS]


def test_a_title_still_open_stands() -> None:
    (unit,) = [u for u in units_of(f"{card('Title to be announced', 'June 4')}") if u.signature[0] == "h"]
    assert weighed_again([(unit, 5.0)], [], by_id([unit], [-4.0]), 3.0) == [(unit, 5.0)]


def test_a_title_held_again_is_two_webinars() -> None:
    units = [unit for unit in units_of(LIST + card("Inspecting at Night", "June 11")) if unit.signature[0] == "h"]
    found = [(unit, 5.0) for unit in units]
    assert weighed_again(found, [], by_id(units, (2.0, 2.0, 2.0, 1.0)), 3.0) == found


def test_of_two_that_claim_the_same_lines_the_likelier_is_chosen() -> None:
    body = f"<h2>Spring webinars</h2>{LIST}"
    outer, *inner = [unit for unit in units_of(body) if unit.signature[0] == "h"]
    odds = by_id([outer, *inner], (1.0, 2.0, 2.0, 2.0))
    assert [unit for unit, _ in weighed_again([], [outer, *inner], odds, 3.0)] == inner


def test_the_odds_of_the_others_are_clues() -> None:
    """The same odds of its own: what differs is how likely the units made like it are."""
    page = neighbours(headed(), 12)
    weights = {"any": -1.0, "mean of likes from 1": 2.0, "best rival over it from 0": -4.0}
    assert odds_in_context(page, (-0.5, 3.0, 3.0), 0.9, weights)[0] == 1.0
    assert odds_in_context(page, (-0.5, -3.0, -3.0), 0.9, weights)[0] == -1.0


def test_units_know_what_they_hold_and_what_cannot_stand_beside_them() -> None:
    units = units_of(f"<h2>Spring webinars</h2>{LIST}")
    outer, first = (
        next(number for number, unit in enumerate(units) if unit.title == title and unit.signature[0] == "h")
        for title in ("Spring webinars", "Inspecting at Night")
    )
    page = neighbours(units, 10)
    assert first in page[outer].inner
    assert outer in page[first].outer
    assert outer in page[first].rivals
    assert len(page[first].likes) == 3
