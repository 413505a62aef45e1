"""Several people on one line: where each begins, and what of the line belongs to whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.person_lists import read_list

CARLA, TOM, ANA = "Carla Jimenez", "Tom Baker", "Ana Ruiz"
AID, HEALTH = "Valley Legal Aid", "State Health Department"
Entry = tuple[str, str | None, str | None]


def entries(text: str, *, expected: bool = True) -> list[Entry]:
    return [
        (p.name.name, p.affiliation.job_title, p.affiliation.organization) for p in read_list(text, expected=expected)
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"{CARLA}, {AID}; {TOM}, {HEALTH}", [(CARLA, None, AID), (TOM, None, HEALTH)]),
        (f"{CARLA} ({AID}), {TOM} ({HEALTH})", [(CARLA, None, AID), (TOM, None, HEALTH)]),
        (f"{CARLA} of {AID} and {TOM} of the {HEALTH}", [(CARLA, None, AID), (TOM, None, HEALTH)]),
        (
            f"{CARLA}, Staff Attorney, {AID}, and {TOM}, Inspector, {HEALTH}",
            [(CARLA, "Staff Attorney", AID), (TOM, "Inspector", HEALTH)],
        ),
        (f"{CARLA}, {TOM}, and {ANA}", [(CARLA, None, None), (TOM, None, None), (ANA, None, None)]),
        (f"{CARLA} & {TOM}", [(CARLA, None, None), (TOM, None, None)]),
        (f"{CARLA}, {AID}, {TOM}, {HEALTH}", [(CARLA, None, AID), (TOM, None, HEALTH)]),
        (
            f"{CARLA}, Managing Attorney, and {TOM}, Inspector, {HEALTH}",
            [(CARLA, "Managing Attorney", HEALTH), (TOM, "Inspector", HEALTH)],
        ),
        (
            f"{ANA}; Assistant District Attorney {TOM}, Quill County",
            [(ANA, None, None), (TOM, "Assistant District Attorney", "Quill County")],
        ),
        (f"{CARLA} ({AID}) on what the data say", [(CARLA, None, AID)]),
        (f"{CARLA} ({AID}) and a colleague from the city", [(CARLA, None, AID)]),
        (f"{CARLA}, who advises care workers at {AID}", [(CARLA, None, AID)]),
        (
            f"Labor House Cooperative ({CARLA}, {TOM})",
            [(CARLA, None, "Labor House Cooperative"), (TOM, None, "Labor House Cooperative")],
        ),
        (f"{CARLA} – Staff Attorney – {AID}", [(CARLA, "Staff Attorney", AID)]),
    ],
)
def test_each_person_has_what_stands_behind_the_name(text: str, people: list[Entry]) -> None:
    assert entries(text) == people


def test_a_body_behind_the_last_of_joined_names_is_shared() -> None:
    assert entries(f"{CARLA} and {TOM}, {AID}") == [(CARLA, None, AID), (TOM, None, AID)]


def test_a_plural_title_before_the_names_is_shared() -> None:
    assert entries(f"Attorneys {CARLA} of {AID} and {TOM} of Miller & Stone LLP") == [
        (CARLA, "Attorney", AID),
        (TOM, "Attorney", "Miller & Stone LLP"),
    ]


def test_a_title_before_one_name_is_of_that_person() -> None:
    assert entries(f"New Jersey Attorney General Jane Roe and {TOM}, {AID}") == [
        ("Jane Roe", "Attorney General", "New Jersey"),
        (TOM, None, AID),
    ]


@pytest.mark.parametrize("note", ["(moderator)", "(Moderator)", "[moderator]", "(facilitator)"])
def test_a_role_in_brackets_is_of_that_person_alone(note: str) -> None:
    carla, tom = read_list(f"{CARLA}, {AID} {note}; {TOM}, {HEALTH}", expected=True)
    assert (carla.role, tom.role) == ("moderator", None)
    assert carla.affiliation.organization == AID


def test_a_firm_of_two_names_is_nobody() -> None:
    assert entries(f"{CARLA}, Miller & Stone LLP") == [(CARLA, None, "Miller & Stone LLP")]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (f"{CARLA}, Irwin Mitchell", ["Irwin Mitchell"]),
        (f"{CARLA}, {AID}; {TOM}, Berliner Cohen", [AID, "Berliner Cohen"]),
        (f"{CARLA} & {TOM}, Liebert Cassidy Whitmore", ["Liebert Cassidy Whitmore"] * 2),
        (f"{CARLA}, Nguyen Thu", [None, None]),
        (f"{CARLA}, {TOM}, and Wei Zhang", [None, None, None]),
    ],
)
def test_surnames_behind_a_comma_are_a_firm_where_no_person_stands(text: str, bodies: list[str | None]) -> None:
    assert [body for _, _, body in entries(text)] == bodies


def test_degrees_go_to_the_person() -> None:
    (carla, tom) = read_list(f"{CARLA}, JD, MPH, {AID}; {TOM}, {HEALTH}", expected=True)
    assert (carla.name.credentials, tom.name.credentials) == (("JD", "MPH"), ())


PERSONS = st.tuples(
    st.sampled_from([CARLA, TOM, ANA, "Susan Miller", "Peter Young", "María José Hernández"]),
    st.sampled_from([None, "Staff Attorney", "Inspector", "Professor of Law", "Executive Director"]),
    st.sampled_from([None, AID, HEALTH, "Rutgers University", "Economic Policy Institute"]),
)


@given(st.lists(PERSONS, min_size=1, max_size=6, unique_by=lambda person: person[0]))
def test_any_list_parted_by_semicolons_reads_back(people: list[Entry]) -> None:
    text = "; ".join(", ".join(filter(None, person)) for person in people)
    assert entries(text) == people
