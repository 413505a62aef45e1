"""Names that no list has, known by the places where a page prints them."""

from __future__ import annotations

from transform.document import parse
from transform.name_likelihood import told_names


def told(*lines: str) -> set[str]:
    body = "".join(lines)
    document = parse(f"<html><body><main>{body}</main></body></html>".encode(), "https://www.example.org/a")
    return set(told_names(document.main))


def test_a_speaker_whose_names_are_words_is_known_by_title_and_body():
    names = told(
        "<h2>Speakers</h2>",
        "<p>Summer Page, Staff Attorney, Harbor Legal Aid</p>",
        "<p>Chance King, Director of Organizing, Bay Workers’ Center</p>",
    )
    assert names == {"Summer Page", "Chance King"}


def test_a_label_of_people_tells_names_that_no_list_has():
    names = told("<p>Moderator: Tlalli Xicohtli, Bay Workers’ Center. Panelists: Kwaw Mbrah and Steel Winter.</p>")
    assert names >= {"Tlalli Xicohtli", "Kwaw Mbrah"}


def test_an_office_and_the_word_that_begins_a_sentence_are_no_part_of_the_name():
    names = told(
        "<p>Moderará Prudencia Mastranto, delegada del sindicato.</p>",
        "<p>Attorney Sage Marsh, who represents the workers, will explain the law.</p>",
    )
    assert "Prudencia Mastranto" in names
    assert not any(name.startswith(("Moderará", "Attorney")) for name in names)


def test_bodies_titles_and_places_in_a_list_are_no_names():
    names = told(
        "<h2>Sponsors</h2>",
        "<ul><li>Harbor Legal Aid</li><li>Workers United</li><li>Staff Attorney</li><li>Santa Rosa</li></ul>",
        "<p>Continue Reading</p><p>Wage Theft and the Garment Industry</p>",
    )
    assert names == set()
