"""Firms that are called as people are."""

from transform.firm_names import firm_names


def test_a_legal_form_makes_a_firm_of_what_reads_as_a_name() -> None:
    assert firm_names(["The blog of Morgan Reed Stone LLP", "by Jane Roe of the city"]) == {"Morgan Reed Stone"}


def test_members_and_practices_are_those_of_firms() -> None:
    assert firm_names(["with Reed Stone partner Maria Gomez"]) == {"Reed Stone"}
    assert firm_names(["attorneys of Reed Stone’s labor practice"]) == {"Reed Stone"}


def test_somebody_with_an_initial_gives_a_firm_the_name_and_stays_a_person() -> None:
    assert firm_names(["Law Office of Adele L. Rowe, P.C."]) == frozenset()
