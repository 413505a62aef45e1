"""Who of the people that an event's part of the page names presents, weighed with weights that were learned.

The rules of `transform.people` know the manners in which pages announce presenters; other manners they miss, and what
only looks like one deceives them. A logistic regression over the clues of `transform.presenter_clues` judges everybody
who is named: whom it is sure of is added, whom it is sure not to present is left out. `webinars train-layout` learns
the weights.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from transform.layout_weights import shipped_weights
from transform.people import same_person
from transform.person_lines import Person, person_of
from transform.presenter_clues import Named
from transform.records import Role

ADDED, DROPPED, DROPPED_PART = 0.5, -1.0, -2.5
"""The log-odds from which somebody whom the rules miss is added, and below which one whom they found is left out: of
those whose part the page names, moderators and interpreters, less is believed against them."""


def presenter_score(clues: set[str], weights: Mapping[str, float] | None = None) -> float:
    """How much speaks for a person with these clues, in log-odds; weights: by clue, by default the shipped."""
    known = weights or shipped_weights()["presenters"]
    return math.fsum(known.get(clue, 0.0) for clue in ("any", *clues))


def settle_presenters(people: Sequence[Person], named: Sequence[Named]) -> list[Person]:
    """The people whom the rules found, settled with what is learned of all who are named, in the page's order."""
    scores = [(other, presenter_score(other.clues)) for other in named]
    settled = [
        person
        for person in people
        if not any(score < _least(person) and _same(person, other) for other, score in scores)
    ]
    role: Role = "panelist" if any(person.role == "panelist" for person in settled) else "presenter"
    for other, score in scores:
        if score < ADDED or any(_same(person, other) for person in people):
            continue
        sure = 1 / (1 + math.exp(-score))
        added = person_of(other.listed, other.listed.role or role, other.reading, sure, labelled=False)
        after = (at for at, person in enumerate(settled) if person.reading.index > other.reading.index)
        settled.insert(next(after, len(settled)), added)
    return settled


def _least(person: Person) -> float:
    return DROPPED_PART if person.role in ("moderator", "other") else DROPPED


def _same(person: Person, other: Named) -> bool:
    return same_person(person.name.name, other.listed.name.name)
