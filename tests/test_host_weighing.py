"""Hosts told in other words than the usual, weighed with what was learned from gold pages."""

from __future__ import annotations

from datetime import date

import pytest
from small_pages import extracted, readings_of

from transform.body_lists import bodies_in
from transform.extract import extract_page
from transform.host_clues import Mention, mentions_of
from transform.host_weighing import KINDS, Candidate, credible, further_hosts, host_shares, weights_of
from transform.hosts import Body

URL = "https://www.example.org/heat"
WEIGHTS = {weights_of(kind): {"any": 2.0 if kind is None else 0.0} for kind in KINDS}
WEIGHTS[weights_of("sponsor")] |= {"pays an event": 4.0}
WEIGHTS[weights_of(None)] |= {"says before “of”": 2.0}


def mention(text: str, name: str) -> Mention:
    return next(m for m in mentions_of(readings_of(f"<main><p>{text}</p></main>")) if m.name == name)


def candidate(name: str, *clues: str, place: str = "own line", is_owner: bool = False) -> Candidate:
    reading = readings_of(f"<main><p>{name}</p></main>")[0]
    named = Mention(name, reading, frozenset(clues), frozenset())
    return Candidate(name, [named], {place}, frozenset(clues), is_owner)


@pytest.mark.parametrize(
    ("text", "clue"),
    [
        ("The Harbor Labor Center holds a webinar on heat.", "holds an event"),
        ("A webinar that is hosted by the Harbor Labor Center in May.", "puts on before “by”"),
        ("Friends at the Harbor Labor Center will join.", "joint before “at”"),
        ("Register for the Harbor Labor Center’s webinar.", "’s event"),
        ("The Harbor Labor Center and Safe Work Network explain it.", "in a list"),
        ("Ana Ruiz, Director of the Harbor Labor Center", "office before “of”"),
    ],
)
def test_clues_of_a_mention(text: str, clue: str) -> None:
    assert clue in mention(text, "Harbor Labor Center").clues


def test_a_label_tells_of_the_bodies_below_it() -> None:
    readings = readings_of(
        "<main><p>Sponsors:</p><p>Harbor Labor Center</p><h2>Agenda</h2><p>Safe Work Network</p></main>"
    )
    told = {m.name: "sponsor above" in m.clues for m in mentions_of(readings)}
    assert told == {"Harbor Labor Center": True, "Safe Work Network": False}


def test_shares_add_up_and_clues_never_learned_count_nothing() -> None:
    shares = host_shares(frozenset(["never learned"]), WEIGHTS)
    assert sum(shares) == pytest.approx(1.0)
    assert shares == host_shares(frozenset(), WEIGHTS)


def test_a_likely_host_of_own_lines_is_added_with_its_likeliest_relation() -> None:
    (found,) = further_hosts([candidate("Safe Work Fund", "pays an event")], [], weights=WEIGHTS)
    assert (found.name, found.relation) == ("Safe Work Fund", "sponsor")


@pytest.mark.parametrize(
    "one",
    [
        candidate("Safe Work Fund"),  # nothing speaks for it
        candidate("Safe Work Fund", "pays an event", place="frame"),
        candidate("Safe Work Fund", "pays an event", is_owner=True),
        candidate("The Harbor Labor Center", "pays an event"),  # known already
    ],
)
def test_others_are_not_added(one: Candidate) -> None:
    assert further_hosts([one], [Body("Harbor Labor Center", "host", None, 0.9)], weights=WEIGHTS) == []


def test_a_body_that_a_rule_found_is_dropped_where_hardly_anything_speaks_for_it() -> None:
    told = [
        Body(name, "host", None, 0.8) for name in ("Heat Rules", "Safe Work Fund", "Harbor Labor Center", "Dale Net")
    ]
    candidates = [
        candidate("Heat Rules", "says before “of”"),
        candidate("Safe Work Fund", "pays an event"),
        candidate("Harbor Labor Center", is_owner=True),
    ]
    left = [body.name for body in credible(told, candidates, weights=WEIGHTS)]
    assert left == ["Safe Work Fund", "Harbor Labor Center", "Dale Net"]  # the last is no candidate


def test_what_a_rule_says_of_a_body_is_a_clue() -> None:
    noted: list[Candidate] = []
    html = """<main><h1>Webinar: Heat at Work</h1><p>May 7, 2024, 1 pm ET</p>
    <p>Hosted by the Harbor Labor Center. Ask the Safe Work Network about shade.</p></main>"""
    extract_page(html.encode(), URL, as_of=date(2026, 1, 1), note_bodies=lambda _, candidates: noted.extend(candidates))
    clues = {one.name: one.clues for one in noted}
    assert {"told as host", "told as host here"} <= clues["Harbor Labor Center"]
    assert not any(clue.startswith("told") for clue in clues["Safe Work Network"])


def test_bodies_in_one_sentence_with_the_owner_are_hosts_beside_it() -> None:
    page = extracted(
        "<header><p>Harbor Labor Center</p></header><main><h1>Webinar: Heat at Work</h1><p>May 7, 2024, 1 pm ET</p>"
        "<p>The Harbor Labor Center and the Coastal Workers Alliance take stock of the new heat rule in this webinar "
        "on Zoom.</p></main><footer><p>© 2024 Harbor Labor Center</p></footer>",
        title="Heat at Work | Harbor Labor Center",
    )
    hosts = {body.name.value for body in page.webinars[0].organizations if body.relation != "mentioned"}
    assert hosts == {"Harbor Labor Center", "Coastal Workers Alliance"}


def test_a_name_with_commas_whose_initials_are_its_acronym_is_one_body() -> None:
    assert bodies_in("Worker Awareness, Respect and Dignity (WARD) Program and the Labor Center") == [
        "Worker Awareness, Respect and Dignity (WARD) Program",
        "Labor Center",
    ]
