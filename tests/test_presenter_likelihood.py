"""Who presents, weighed with what was learned from gold pages, where the rules know no manner of saying it."""

from __future__ import annotations

from small_pages import document_of, only, people, readings_of

from transform.people import people_of
from transform.presenter_clues import Named, persons_named
from transform.presenter_likelihood import presenter_score, settle_presenters

EVENT = (
    "<h1>Webinar: Wages Nobody Paid</h1><p>Tuesday, May 7, 2024, 1:00 pm ET, online</p>"
    '<p><a href="https://us02web.zoom.us/webinar/register/WN_pay">Register</a></p>{}'
)
RECAP = (
    "<p>Nearly every claim is settled, said Daniel Ortega, director of the Wage Bureau of Ohio, who opened the evening"
    " for the 200 who took part in the webinar.</p>"
    "<p>Rebecca Stone, a lawyer at Harbor Legal Aid, doubted it and walked the audience through three cases.</p>"
)


def named(body: str) -> dict[str, Named]:
    readings = readings_of(body)
    return {p.listed.name.name: p for p in persons_named(readings, readings[0], document_of(body))}


def test_clues_add_up_and_those_never_learned_count_nothing() -> None:
    weights = {"any": -1.0, "right before “will”": 3.0}
    assert presenter_score({"never learned"}, weights) == -1.0
    assert presenter_score({"right before “will”"}, weights) == 2.0


def test_clues_tell_the_words_around_a_name() -> None:
    told = named(
        EVENT.format("<p>With Rebecca Stone of Harbor Legal Aid. Questions: Daniel Ortega, dan@lab.example</p>")
    )
    assert {"right behind “with”", "ends its sentence"} <= told["Rebecca Stone"].clues
    assert {"right behind “contact”", "behind a colon", "contact near it"} <= told["Daniel Ortega"].clues


def test_a_person_is_one_however_often_named() -> None:
    told = named(EVENT.format("<p>Rebecca L. Stone will speak.</p><p>Rebecca Stone, Harbor Legal Aid</p>"))
    (person,) = told.values()
    assert {"right before “will”", "begins its line", "named 2 times"} <= person.clues


def test_places_are_no_people() -> None:
    assert named(EVENT.format("<p>20:00 San Antonio</p>")) == {}


def test_whom_the_rules_miss_the_model_adds_and_whom_it_refutes_it_drops() -> None:
    body = EVENT.format("<h3>Speakers</h3><p>Rebecca Stone, lawyer, Harbor Legal Aid</p>")
    readings = readings_of(body)
    found = people_of(readings, readings[0], readings[0].text)
    assert [person.name.name for person in found] == ["Rebecca Stone"]
    (stone,) = named(body).values()
    stone.clues = {"within somebody’s entry", "in a byline", "contact near it", "name: unlikely", "line of kind meta"}
    assert settle_presenters(found, [stone]) == []
    stone.clues = {"right before “will”", "three names in its line", "name: found by the model", "with title and body"}
    (added,) = settle_presenters([], [stone])
    assert (added.name.name, added.affiliation.organization) == ("Rebecca Stone", "Harbor Legal Aid")


def test_people_told_of_in_a_recap_are_found_with_what_they_are() -> None:
    found = {name: (title, body) for name, _, title, body in people(only(EVENT.format(RECAP)))}
    assert found["Rebecca Stone"] == ("lawyer", "Harbor Legal Aid")
