"""Finds a body of the register by the name, the acronym or the unit's name that a page prints for it.

Where one name fits several bodies ("Attorney General's Office", "DOL", "OLS"), the jurisdictions of the page decide,
the narrowest first; where they do not decide, nothing is found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from transform.acronyms import canonical_name, is_acronym
from transform.identity import fold
from transform.organization_forms import names_a_body, organization_key, unit_and_body
from transform.organization_register import RegisteredOrganization as Body
from transform.organization_register import load_register
from transform.places import STATES

_NATIONAL = ("US", None)


@dataclass(frozen=True, slots=True)
class Site:
    """What is known of the site that prints a name.

    jurisdictions: ISO 3166, of its owner or the place beside the name, the narrowest first; owner: key of the body.
    """

    jurisdictions: tuple[str, ...] = ()
    owner: str | None = None


ANY_SITE = Site()


class OrganizationLookup:
    """The register, ready to be asked."""

    def __init__(self, bodies: Iterable[Body]) -> None:
        self.bodies = {body.key: body for body in bodies}
        self._by_name: defaultdict[str, dict[str, Body]] = defaultdict(dict)
        self._by_bare_name: defaultdict[tuple[str, str], dict[str, Body]] = defaultdict(dict)
        self._by_acronym: defaultdict[str, dict[str, Body]] = defaultdict(dict)
        self._by_host: defaultdict[str, dict[str, Body]] = defaultdict(dict)
        for body in self.bodies.values():
            if body.acronym:
                self._by_acronym[_letters(body.acronym)][body.key] = body
                if not is_acronym(body.acronym) and len(body.acronym) > 4:  # a short name such as "CalChamber"
                    self._by_name[organization_key(body.acronym)][body.key] = body
            for name in body.names:
                self._index(name, body)
            if body.homepage:
                parts = urlsplit(body.homepage)
                if not parts.path.strip("/"):
                    self._by_host[(parts.hostname or "").removeprefix("www.")][body.key] = body
        self._units: dict[tuple[str, str], Body] = {}
        for body in self.bodies.values():
            for above in self.above(body):
                for name in body.names:
                    for form in _unit_forms(organization_key(name), above, body.jurisdiction):
                        self._units.setdefault((above.key, form), body)

    def _index(self, name: str, body: Body) -> None:
        tidy = canonical_name(name)
        if is_acronym(tidy.name):
            self._by_acronym[_letters(tidy.name)][body.key] = body
        self._by_name[tidy.key][body.key] = body
        if body.jurisdiction and names_a_body(bare := _without_place(tidy.key, body.jurisdiction)):
            self._by_bare_name[bare, body.jurisdiction][body.key] = body

    def above(self, body: Body) -> Iterator[Body]:
        """The bodies that it is part of, from its parent upward."""
        seen = {body.key}
        while body.parent and body.parent in self.bodies and body.parent not in seen:
            body = self.bodies[body.parent]
            seen.add(body.key)
            yield body

    def names(self) -> Iterator[str]:
        """The normal forms of all names."""
        return iter(self._by_name)

    def by_host(self, host: str) -> Body | None:
        """The body whose site has this host name."""
        return _only(self._by_host.get(host.removeprefix("www."), {}).values())

    def by_acronym(self, letters: str) -> Iterator[Body]:
        """All bodies that have this acronym."""
        yield from self._by_acronym.get(_letters(letters), {}).values()

    def find(self, name: str, site: Site = ANY_SITE) -> Body | None:
        """The body that a tidied name (see `canonical_name`) means on a page of the site."""
        return self._of_owner(name, site) or self._whole(name, site.jurisdictions) or self._unit(name, site)

    def body_of(self, name: str, site: Site = ANY_SITE) -> tuple[str, Body] | None:
        """Where a name is that of a unit which the register does not know: the unit's name and its body."""
        for unit, rest in unit_and_body(name):
            if body := self._whole(canonical_name(rest).name, site.jurisdictions):
                return unit, body
        return None

    def _of_owner(self, name: str, site: Site) -> Body | None:
        """A unit of the site's owner, or of what the owner is part of: "Labor Center" on the university's own pages."""
        if site.owner is None:
            return None
        owner, key = self.bodies[site.owner], organization_key(name)
        if key in self._own_forms(owner):
            return owner
        found = (self._units.get((body.key, key)) for body in (owner, *self.above(owner)))
        return next((body for body in found if body is not None), None)

    def _own_forms(self, body: Body) -> set[str]:
        """Normal forms of a body's names, in full and without what it is part of."""
        keys = {organization_key(canonical_name(name).name) for name in body.names}
        return keys | {form for above in self.above(body) for key in keys for form in _unit_forms(key, above, None)}

    def _whole(self, name: str, jurisdictions: Sequence[str]) -> Body | None:
        key = organization_key(name)
        for jurisdiction in jurisdictions:
            if body := _only(self._by_bare_name.get((key, jurisdiction), {}).values()):
                return body
        if body := _only(self._by_name.get(key, {}).values()):
            return body
        return self._abbreviated(name, jurisdictions)

    def _abbreviated(self, name: str, jurisdictions: Sequence[str]) -> Body | None:
        """The body of an acronym, alone or behind its place ("US DOL", "NYC DCWP", "Massachusetts DLS")."""
        if is_acronym(name):
            known = self._by_acronym.get(_letters(name), {}).values()
            for jurisdiction in jurisdictions:
                if body := _only(body for body in known if body.jurisdiction == jurisdiction):
                    return body
            # Short letters mean something else elsewhere: alone they are only believed of bodies of the whole country.
            if len(known) == 1 and len(_letters(name)) > 2:
                return _only(body for body in known if body.jurisdiction in _NATIONAL)
            return _only(body for body in known if body.kind == "federal_agency" and len(_letters(name)) > 2)
        place, _, last = name.rpartition(" ")
        if place and is_acronym(last):
            known = self._by_acronym.get(_letters(last), {}).values()
            where = organization_key(f"{place} Department").removesuffix(" department")
            return _only(body for body in known if where in _places(body.jurisdiction))
        return None

    def _unit(self, name: str, site: Site) -> Body | None:
        for unit, rest in unit_and_body(name):
            body = self._whole(canonical_name(rest).name, site.jurisdictions)
            if body and (found := self._units.get((body.key, organization_key(canonical_name(unit).name)))):
                return found
        return None


@cache
def register_lookup() -> OrganizationLookup:
    """The register that ships with the project."""
    return OrganizationLookup(load_register())


def _only(found: Iterable[Body]) -> Body | None:
    bodies = list(found)
    return bodies[0] if len(bodies) == 1 else None


def _letters(acronym: str) -> str:
    return re.sub(r"[^A-Z]", "", acronym.upper())


def _places(jurisdiction: str | None) -> set[str]:
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
    for place in sorted(_places(jurisdiction), key=len, reverse=True):
        for front in (f"{organization_key(place)} ", f"{place} "):
            if key.startswith(front):
                return key.removeprefix(front)
    return key


def _unit_forms(key: str, above: Body, jurisdiction: str | None) -> Iterator[str]:
    yield key
    if jurisdiction:
        yield _without_place(key, jurisdiction)
    for name in above.names:
        front = f"{organization_key(name)} "
        if key.startswith(front):
            yield key.removeprefix(front)
