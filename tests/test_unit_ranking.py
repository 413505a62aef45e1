"""Which parts of a page that lists several webinars are webinars, weighed with what was learned from gold pages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from small_pages import document_of, readings_of, titles

from transform.linekinds import read_lines
from transform.unit_clues import unit_clues
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
        ((-1.5, -0.6, -0.5), 3),  # no better and no worse than its likes
        ((-1.5, 2.0, 2.0), 2),  # apart from good ones
        ((-1.5, -1.45, -1.6), 0),  # all alike are unlikely
        ((-1.1, 2.0, 2.0), 3),  # not unlikely enough
    ],
)
def test_an_unlikely_unit_is_dropped_unless_its_likes_are_like_it(odds: tuple[float, ...], kept: int) -> None:
    units = headed()
    assert len(weighed_again([(unit, 5.0) for unit in units], [], by_id(units, odds), 3.0)) == kept


def test_a_likely_unit_is_added_in_its_place_but_nothing_twice() -> None:
    units = headed()
    again = Unit(("p", "bold"), units[0].head, units[0].title, units[0].lines)
    found = [(units[0], 5.0), (units[2], 5.0)]
    odds = by_id([*units, again], (2.0, 1.5, 2.0, 9.0))
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


def test_rows_of_one_table_stand_or_fall_together() -> None:
    """One word among longer titles is little, but its row is made as the others are."""
    rows = "".join(f"<tr><td>{name}</td><td>{day}, 2024</td></tr>" for name, day in (*SESSIONS, ("Tips", "May 28")))
    units = [
        unit
        for unit in units_of(f"<table><tr><th>Topic</th><th>Date</th></tr>{rows}</table>")
        if unit.signature[0] == "row"
    ]
    found = [(unit, 5.0) for unit in units]
    assert len(units) == 4
    assert weighed_again(found, [], by_id(units, (2.0, 2.0, 2.0, -1.7)), 3.0) == found
    assert weighed_again(found, [], by_id(units, (-1.5, -1.5, -1.5, -1.7)), 3.0) == []
