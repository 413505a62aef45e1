"""Where presenters work, when the place that announces them does not say: other lines name them again.

A card, a biography or a later paragraph tells it: "Newell, a senior attorney at Public Justice, spoke of …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from transform.affiliation_items import kind_of
from transform.affiliations import Affiliation, parse_affiliation
from transform.body_names import is_body
from transform.linekinds import Reading
from transform.mention_clues import mentions
from transform.people import same_person
from transform.person_lines import Person


def with_affiliations(people: Sequence[Person], lines: Sequence[Reading]) -> list[Person]:
    """The people; those without an organization get what the lines tell of them elsewhere, with the line that does.

    So do those without a job title, of the organization that they are announced with.
    """
    families = [_family(person) for person in people]
    found = []
    for person in people:
        alone = families.count(_family(person)) == 1
        if not person.affiliation.organization:
            person = _completed(person, lines, alone=alone)
        found.append(person if person.affiliation.job_title else _titled(person, lines, alone=alone))
    return found


def _titled(person: Person, lines: Sequence[Reading], *, alone: bool) -> Person:
    own = person.affiliation
    for reading in lines:
        if reading.kind != "prose":
            continue
        for told in _told(person, reading, alone=alone):
            same = own.organization is None or told.organization is None or _one_body(own, told)
            if same and told.job_title and len(told.job_title.split()) < 12 and kind_of(told.job_title) == "role":
                whole = replace(own, job_title=told.job_title)
                return replace(person, affiliation=whole, also=[*person.also, reading])
    return person


def _one_body(own: Affiliation, told: Affiliation) -> bool:
    """The names of the bodies share a telling word, or one is within the other."""
    one, other = (set(re.findall(r"\w{3,}", (a.organization or "").casefold())) for a in (own, told))
    return len(one & other) >= min(2, len(one), len(other))


def _completed(person: Person, lines: Sequence[Reading], *, alone: bool) -> Person:
    """alone: nobody else here has this family name."""
    for reading in lines:
        for told in _told(person, reading, alone=alone):
            if told.organization is None or not is_body(told.organization):
                continue
            own = person.affiliation
            whole = told if own.job_title is None else replace(own, organization=told.organization)
            return replace(person, affiliation=whole, also=[*person.also, reading])
    return person


def _told(person: Person, reading: Reading, *, alone: bool) -> Iterator[Affiliation]:
    name, family = person.name.name, _family(person)
    if family not in reading.text:
        return
    if name in reading.text and reading is not person.reading:
        for mention in mentions(reading):
            if same_person(mention.listed.name.name, name):
                yield mention.listed.affiliation
    if reading.kind == "prose":
        called = [re.escape(name), *([_HONOURED + re.escape(family)] if alone else [])]
        for said in re.finditer(rf"(?<!\w )(?:{'|'.join(called)}){_IS}(?P<rest>[^.;]+)", reading.text):
            yield parse_affiliation(_apposition(said["rest"]))
    if alone and reading.kind == "prose":
        for again in re.finditer(
            rf"(?:^|[.!?”]\s+){re.escape(family)}, (?P<rest>(?:an?|the|who) [^.;]+)", reading.text
        ):
            yield parse_affiliation(_apposition(again["rest"]))


# "Dr Roe is a consultant at Bay Hospital"
_HONOURED = r"(?:Dra?|Prof|Professor|Profesora?|M[rsx]s?|Sra?)\.? "
_IS = r"(?:,? \([^()]*\))? (?:is|es) (?:currently |now |actualmente )?(?:an? |the |una? |la |el )?(?=[\w’'-]+ )"


def _apposition(rest: str) -> str:
    """What stands between the name and its verb: "a senior attorney at Public Justice, gave …"."""
    return re.split(
        r",\s+(?=[a-z])|\s+(?=who |whose |where |with over |based in )",
        re.sub(r"^(?:an?|the|who (?:is|was|works as))\s+", "", rest),
    )[0]


def _family(person: Person) -> str:
    return person.name.name.split()[-1]
