"""The register of organizations, indexed by every form in which a page may print a name.

What a form means on a page is for `organization_lookup` to tell: here a form leads to all bodies that have it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from transform.acronyms import canonical_name, initials_of, is_acronym
from transform.identity import fold
from transform.jurisdictions import jurisdictions_of
from transform.organization_forms import names_a_body, organization_key, says_not_whose
from transform.organization_register import RegisteredOrganization as Body
from transform.places import STATES
from transform.union_locals import union_local

NATIONAL = ("US", None)
"""Jurisdictions of bodies that are known by their acronym all over the country."""
_LAW_SCHOOL = re.compile(r"\b(?:School|College) of (?:the )?Law\b|\bLaw(?: School| Center)?$")


class OrganizationIndex:
    """Bodies by forms of their names; each value of an index is a body by its key.

    by_name: normal form; by_bare_name: normal form without the place, and the jurisdiction; by_initials: letters that
    nobody registered, and the jurisdiction; by_letters: normal form without blanks; by_end: normal form without its
    first words, with these words; units: key of a body and the normal form of a part's name; locals: key of a union,
    sort and number.
    """

    def __init__(self, bodies: Iterable[Body]) -> None:
        self.bodies = {body.key: body for body in bodies}
        self.by_name: defaultdict[str, dict[str, Body]] = defaultdict(dict)
        self.by_bare_name: defaultdict[tuple[str, str], dict[str, Body]] = defaultdict(dict)
        self.by_acronym: defaultdict[str, dict[str, Body]] = defaultdict(dict)
        self.by_initials: defaultdict[tuple[str, str], dict[str, Body]] = defaultdict(dict)
        self.by_long_initials: defaultdict[str, dict[str, Body]] = defaultdict(dict)
        self.by_letters: defaultdict[str, dict[str, Body]] = defaultdict(dict)
        self.by_singular: defaultdict[str, dict[str, Body]] = defaultdict(dict)
        self.by_end: defaultdict[str, list[tuple[str, Body]]] = defaultdict(list)
        self._by_host: defaultdict[str, dict[str, Body]] = defaultdict(dict)
        for body in self.bodies.values():
            if body.acronym:
                self.by_acronym[letters_of(body.acronym)][body.key] = body
                if not is_acronym(body.acronym) and len(body.acronym) > 4:  # a short name such as "CalChamber"
                    self.by_name[organization_key(body.acronym)][body.key] = body
            for name in body.names:
                self._index(name, body)
            for letters in self._initials_in_state(body):
                self.by_initials[letters, body.jurisdiction or ""][body.key] = body
                self.by_long_initials[letters][body.key] = body
            if body.homepage:
                parts = urlsplit(body.homepage)
                if not parts.path.strip("/"):
                    self._by_host[(parts.hostname or "").removeprefix("www.")][body.key] = body
        self.units: dict[tuple[str, str], Body] = {}
        self.bodies_of_unit: defaultdict[str, list[tuple[Body, Body]]] = defaultdict(list)
        for body in self.bodies.values():
            for above in self.above(body):
                for form in sorted({form for name in all_names(body) for form in unit_forms(name, above, body)}):
                    self.units.setdefault((above.key, form), body)
                    self.bodies_of_unit[form].append((above, body))
        self._unions = [body for body in self.bodies.values() if body.kind == "union" and body.jurisdiction in NATIONAL]
        self.locals: dict[tuple[str, str, str], Body] = {}
        for body in self.bodies.values():
            for local in filter(None, map(union_local, body.names if body.kind == "union" else ())):
                if union := self.union(local.union):
                    self.locals.setdefault((union.key, local.sort, local.number), body)

    def _index(self, name: str, body: Body) -> None:
        tidy = canonical_name(name)
        if is_acronym(tidy.name):
            self.by_acronym[letters_of(tidy.name)][body.key] = body
        self.by_name[tidy.key][body.key] = body
        if len(letters := tidy.key.replace(" ", "")) > 8:
            self.by_letters[letters][body.key] = body
        self.by_singular[singular(tidy.key)][body.key] = body
        words = tidy.key.split()
        for count in range(1, min(4, len(words) - 1)):
            self.by_end[" ".join(words[count:])].append((" ".join(words[:count]), body))
        if not body.jurisdiction:
            return
        if names_a_body(bare := _without_place(tidy.key, body.jurisdiction)):
            self.by_bare_name[bare, body.jurisdiction][body.key] = body
        for bare, city in _without_city(tidy.key, body.jurisdiction):
            self.by_bare_name[bare, city][body.key] = body
        state, _, city = body.jurisdiction.partition("/")
        if city and state[3:] in STATES and not body.parent:  # "City of Sample, Ohio" is in Ohio the City of Sample
            self.by_bare_name[tidy.key.removesuffix(f" {fold(STATES[state[3:]])}"), state][body.key] = body

    def _initials_in_state(self, body: Body) -> set[str]:
        """What an agency of a state is called there for short, besides its acronym: "DOL", "VDOL", "AG", "OAG"."""
        if body.kind != "state_agency" or body.jurisdiction is None or body.jurisdiction[3:] not in STATES:
            return set()
        state = STATES[body.jurisdiction[3:]]
        bare = [name.removeprefix(f"{state} ").removeprefix("State ") for name in body.names if name.startswith(state)]
        short = {letters for name in bare for letters in initials_of(name) if len(letters) > 1}
        return short | {state[0] + letters for letters in short if len(letters) > 2}

    def above(self, body: Body) -> Iterator[Body]:
        """The bodies that it is part of, from its parent upward."""
        seen = {body.key}
        while body.parent and body.parent in self.bodies and body.parent not in seen:
            body = self.bodies[body.parent]
            seen.add(body.key)
            yield body

    def names(self) -> Iterator[str]:
        """The normal forms of all names."""
        return iter(self.by_name)

    def by_host(self, host: str) -> Body | None:
        """The body whose site has this host name."""
        return only(self._by_host.get(host.removeprefix("www."), {}).values())

    def union(self, printed: str) -> Body | None:
        """The national union that is printed before or behind the number of a local: "Ironworkers", "UFCW"."""
        squeezed = "".join(fold(printed).split())
        if len(squeezed) < 2:
            return None
        if found := only(
            body for body in self._unions if squeezed in (fold(n).replace(" ", "") for n in all_names(body))
        ):
            return found
        return only(body for body in self._unions if len(squeezed) > 5 and any(_has(n, squeezed) for n in body.names))


def only(found: Iterable[Body]) -> Body | None:
    bodies = list(found)
    return bodies[0] if len(bodies) == 1 else None


def singular(key: str) -> str:
    return " ".join(word[:-1] if len(word) > 3 and word[-1] == "s" != word[-2] else word for word in key.split())


def letters_of(acronym: str) -> str:
    return re.sub(r"[^A-Z]", "", acronym.upper())


def places_of(jurisdiction: str | None) -> set[str]:
    """How the place of a jurisdiction may stand before a name, in normal form."""
    if not jurisdiction:
        return set()
    region, _, city = jurisdiction.partition("/")
    if city:
        return {fold(city), fold(city).removesuffix(" county")} | ({"new york city"} if city == "New York" else set())
    country, _, state = region.partition("-")
    if not state:
        return {fold(country)}
    return {fold(STATES[state])} if state in STATES else set()


def _without_place(key: str, jurisdiction: str) -> str:
    """A normal form without the place in front: "labor department" of "vermont labor department"."""
    for place in sorted(places_of(jurisdiction), key=len, reverse=True):
        for front in (f"{organization_key(place)} ", f"{place} "):
            if key.startswith(front):
                return key.removeprefix(front)
    return key


def all_names(body: Body) -> tuple[str, ...]:
    return (*body.names, body.acronym) if body.acronym else body.names


def _has(name: str, squeezed: str) -> bool:
    """Whether whole words of a name are the squeezed ones: "ironworkers" in "… and Reinforcing Iron Workers"."""
    words = fold(name).split()
    return any(
        "".join(words[start:end]) == squeezed for start in range(len(words)) for end in range(start + 1, len(words) + 1)
    )


def _without_city(key: str, jurisdiction: str) -> Iterator[tuple[str, str]]:
    """Normal form without the city or the state at its end, each with that place as a jurisdiction."""
    words = key.split()
    state = jurisdiction[3:5]
    if not jurisdiction.startswith("US-") or state not in STATES:
        return
    for count in range(1, min(4, len(words) - 1)):
        bare, place = " ".join(words[:-count]), " ".join(words[-count:])
        if place == fold(STATES[state]) and says_not_whose(bare):
            yield bare, f"US-{state}"
        elif (where := jurisdictions_of(f"{place}, {state}")) and "/" in where[0] and says_not_whose(bare):
            yield bare, where[0]


def unit_forms(name: str, above: Body, body: Body) -> Iterator[str]:
    key = organization_key(name)
    yield key
    if body.jurisdiction:
        yield _without_place(key, body.jurisdiction)
    for whole in all_names(above):
        front = f"{organization_key(whole)} "
        if key.startswith(front):
            yield key.removeprefix(front)
        elif fold(name).startswith(f"{fold(whole)} "):
            yield organization_key(name[len(whole) :].lstrip(" ,:-–—"))
    if above.kind == "university" and body.parent == above.key and _LAW_SCHOOL.search(name):
        yield from ("law school", "law", "law college", "law center")
