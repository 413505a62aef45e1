"""Finds a body of the register by the name, the acronym or the unit's name that a page prints for it.

Where one name fits several bodies ("Attorney General's Office", "DOL", "OLS"), the jurisdictions of the page decide,
the narrowest first; where they do not decide, nothing is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from transform.acronyms import abbreviates, canonical_name, initials_of, is_acronym
from transform.identity import fold
from transform.jurisdictions import jurisdictions_of, state_named
from transform.names import is_dictionary_word
from transform.organization_apposition import appositions, places_behind
from transform.organization_forms import organization_key, says_nothing_of_itself, unit_and_body
from transform.organization_index import (
    NATIONAL,
    OrganizationIndex,
    all_names,
    letters_of,
    only,
    places_of,
    singular,
    unit_forms,
)
from transform.organization_register import RegisteredOrganization as Body
from transform.organization_register import load_register
from transform.places import STATES, is_place
from transform.union_locals import union_local

_COMMON_FIRST = frozenset({"university", "the", "department", "office", "us", "new", "north", "south", "west", "state"})
_INTERNATIONAL = re.compile(r",? International(?: Union)?$")
_ADDRESS = re.compile(r"(?i)^(?:www\.)?(?P<name>[\w-]+)\.(?:org|com|net|edu|gov|us|info)$")
_WITH_CHAPTERS = ("union", "advocacy", "business_association", "worker_center")
_WITHOUT_CHAPTERS = re.compile(r"\b(?:Institute|Center|Project|Foundation|Clinic|Fund)\b")


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
        self._index = OrganizationIndex(bodies)
        self.bodies = self._index.bodies
        self.above = self._index.above
        self.names = self._index.names
        self.by_host = self._index.by_host

    def by_acronym(self, letters: str) -> Iterator[Body]:
        """All bodies that have this acronym."""
        yield from self._index.by_acronym.get(letters_of(letters), {}).values()

    def find(self, name: str, site: Site = ANY_SITE) -> Body | None:
        """The body that a tidied name (see `canonical_name`) means on a page of the site."""
        return (
            self._of_owner(name, site)
            or self._known(name, site)
            or self._in_parts(name, site)
            or self._local(name)
            or self._nearly(name)
        )

    def _known(self, name: str, site: Site) -> Body | None:
        return self._whole(name, site.jurisdictions) or self._unit(name, site)

    def _nearly(self, name: str) -> Body | None:
        """The only body whose name has the same letters, another plural ("Workers") or this web address."""
        if address := _ADDRESS.match(name):
            return self._index.by_host(name.lower()) or only(
                self._index.by_letters.get(fold(address["name"]), {}).values()
            )
        if (short := _INTERNATIONAL.sub("", name)) != name and (union := self._index.union(short)):
            return union
        key = organization_key(name)
        if found := only(self._index.by_letters.get(key.replace(" ", ""), {}).values()):
            return found
        if found := self._with_letters_in_front(key):
            return found
        body = only(self._index.by_singular.get(singular(key), {}).values()) if len(key.split()) > 2 else None
        return body if body and (body.jurisdiction in NATIONAL or not says_nothing_of_itself(key)) else None

    def _with_letters_in_front(self, key: str) -> Body | None:
        """A body whose first words are printed as letters: "NM Center on Samples", "NWA Workers Center"."""
        letters, _, rest = key.partition(" ")
        if not 1 < len(letters) < 5 or rest.count(" ") < 1:
            return None
        return only(
            body
            for begin, body in self._index.by_end.get(rest, ())
            if letters in ("".join(word[0] for word in begin.split()), _compass(begin))
        )

    def body_of(self, name: str, site: Site = ANY_SITE) -> tuple[str, Body] | None:
        """Where a name is that of a unit which the register does not know: the unit's name and its body."""
        for unit, rest in unit_and_body(name):
            if body := self._whole(canonical_name(rest).name, site.jurisdictions) or self._short_university(rest):
                return unit, body
        return None

    def _short_university(self, name: str) -> Body | None:
        """The university of which a school is printed without that word: "Sample Tech School of Law"."""
        key = organization_key(name)
        if state_named(name) or jurisdictions_of(name) or says_nothing_of_itself(key):
            return None
        return only(self._index.by_name.get(f"{key} university", {}).values())

    def _of_owner(self, name: str, site: Site) -> Body | None:
        """A unit of the site's owner, or of what the owner is part of: "Labor Center" on the university's own pages."""
        if site.owner is None:
            return None
        owner, key = self.bodies[site.owner], organization_key(name)
        if key in self._own_forms(owner):
            return owner
        found = (self._index.units.get((body.key, key)) for body in (owner, *self._index.above(owner)))
        return next((body for body in found if body is not None), None)

    def _own_forms(self, body: Body) -> set[str]:
        """Normal forms of a body's names, in full and without what it is part of."""
        keys = {organization_key(canonical_name(name).name) for name in body.names}
        return keys | {
            form for above in self._index.above(body) for name in body.names for form in unit_forms(name, above, body)
        }

    def _whole(self, name: str, jurisdictions: Sequence[str]) -> Body | None:
        key = organization_key(name)
        for jurisdiction in jurisdictions:
            if body := only(self._index.by_bare_name.get((key, jurisdiction), {}).values()):
                return body
        if body := only(self._index.by_name.get(key, {}).values()):
            return body
        return self._abbreviated(name, jurisdictions)

    def _abbreviated(self, name: str, jurisdictions: Sequence[str]) -> Body | None:
        """The body of an acronym, alone or behind its place ("US DOL", "NYC DCWP", "Massachusetts DLS")."""
        if is_acronym(name):
            known = self._index.by_acronym.get(letters_of(name), {}).values()
            for jurisdiction in jurisdictions:
                fitting = [body for body in known if body.jurisdiction == jurisdiction]
                if body := only(fitting or self._index.by_initials.get((letters_of(name), jurisdiction), {}).values()):
                    return body
            # Short letters mean something else elsewhere: alone they are only believed of bodies of the whole country.
            national = [body for body in known if body.jurisdiction in NATIONAL]
            if len(letters_of(name)) > 2:
                alone = national if len(known) == 1 else [body for body in national if body.kind == "federal_agency"]
                if body := only(alone):
                    return body
            return self._of_long_acronym(letters_of(name))
        place, _, last = name.rpartition(" ")
        if place and is_acronym(last):
            known = self._index.by_acronym.get(letters_of(last), {}).values()
            where = organization_key(f"{place} Department").removesuffix(" department")
            if found := only(body for body in known if where in places_of(body.jurisdiction)):
                return found
            if state := state_named(place):
                return self._lettered(letters_of(last), f"US-{state}")
            whose = organization_key(place)
            return only(
                body for body in known if any(self._is_named(above, whose) for above in self._index.above(body))
            )
        return None

    def _is_named(self, body: Body, whose: str) -> bool:
        return any(_begins_or_ends(organization_key(name), whose) for name in all_names(body))

    def _of_long_acronym(self, letters: str) -> Body | None:
        """An acronym that tells the body wherever it is printed: four letters or more, and no word."""
        known = self._index.by_acronym.get(letters, {}).values()
        if len(letters) < 4 or is_dictionary_word(letters.lower()):
            return None
        if known:
            return only(known)
        if letters[:2] in STATES and (body := self._lettered(letters[2:], f"US-{letters[:2]}")):
            return body
        return only(self._index.by_long_initials.get(letters, {}).values()) if len(letters) > 4 else None

    def _lettered(self, letters: str, jurisdiction: str) -> Body | None:
        """The agency of a state whose acronym or initials the letters are: "CT" and "DOL"."""
        if len(letters) < 2:
            return None
        known = [body for body in self._index.by_acronym.get(letters, {}).values() if body.jurisdiction == jurisdiction]
        return only(known or self._index.by_initials.get((letters, jurisdiction), {}).values())

    # -- names in two parts ------------------------------------------------------------------------------------------

    def _in_parts(self, name: str, site: Site) -> Body | None:
        """A name with its place, its acronym, another of its names or its body behind it, by a comma, a dash, …"""
        for left, right in appositions(name):
            found = self._in_place(left, _where(right), site) or self._told_twice(left, right, site)
            if found is not None:
                return found
        for left, right in places_behind(name):
            if found := self._in_place(left, jurisdictions_of(right), site):
                return found
        return None

    def _in_place(self, name: str, where: tuple[str, ...], site: Site) -> Body | None:
        """The body of a name that is printed with a place; one of elsewhere is not meant."""
        if not where:
            return None
        inner = Site((*where, *site.jurisdictions))
        body = self._known(canonical_name(name).name, inner) or self._in_parts(canonical_name(name).name, inner)
        return body if body and _lies_in(body, where) else None

    def _told_twice(self, left: str, right: str, site: Site) -> Body | None:
        """Two names of one body, or the names of a body and of its unit: then the unit."""
        left, right = canonical_name(left).name, canonical_name(right).name
        one, other = self._known(left, site), self._known(right, site)
        if one and other:
            if one is other or other in self._index.above(one):
                return one
            return other if one in self._index.above(other) else None
        body, rest = (one, right) if one else (other, left)
        if body is None:
            return None
        if (is_acronym(rest) and letters_of(rest) in self._letters_of(body)) or abbreviates(
            rest, left if one else right
        ):
            return body
        # "School of Samples, UM Extension": a part that is named in full, and another one of the same university
        first = fold(rest).partition(" ")[0]
        above = [_first_word(name) for whole in self._index.above(body) for name in all_names(whole)]
        return body if len(first) > 1 and first in above and first not in _COMMON_FIRST else None

    def _letters_of(self, body: Body) -> set[str]:
        """The acronyms that a body may be known by: its own, and the initials of its names."""
        own = {letters_of(body.acronym)} if body.acronym else set()
        return own | {letters for name in body.names for letters in initials_of(canonical_name(name).name)}

    def _local(self, name: str) -> Body | None:
        """A local of a union, in whatever order union and number are printed."""
        found = self.local_of(name)
        return self._index.locals.get((found[0].key, *found[1:])) if found else None

    def local_of(self, name: str) -> tuple[Body, str, str] | None:
        """The national union, the sort of its part and the number in the name of a local."""
        for part in (name, *(left for left, right in appositions(name) if jurisdictions_of(right))):
            if (local := union_local(canonical_name(part).name)) and (union := self._index.union(local.union)):
                return union, local.sort, local.number
        return None

    def _unit(self, name: str, site: Site) -> Body | None:
        parts = list(unit_and_body(name))
        for unit, rest in parts:
            form = organization_key(canonical_name(unit).name)
            body = self._whole(canonical_name(rest).name, site.jurisdictions)
            if body and (found := self._index.units.get((body.key, form))):
                return found
        for unit, rest in parts:
            form, whose = organization_key(canonical_name(unit).name), organization_key(canonical_name(rest).name)
            if found := self._unit_of_short(form, whose):
                return found
        return None

    def _unit_of_short(self, form: str, whose: str) -> Body | None:
        """A unit of a body whose name is cut short: "Sample's Labor Lab" of the University of Sample."""
        if state_named(whose) or says_nothing_of_itself(whose):
            return None
        named = {
            unit.key: unit
            for above, unit in self._index.bodies_of_unit.get(form, ())
            if any(_begins_or_ends(organization_key(name), whose) for name in above.names)
        }
        return only(named.values())


@cache
def register_lookup() -> OrganizationLookup:
    """The register that ships with the project."""
    return OrganizationLookup(load_register())


def _compass(words: str) -> str:
    """Initials, with both of the points of the compass: "nwa" of "northwest arkansas"."""
    points = {f"{one}{other}": one[0] + other[0] for one in ("north", "south") for other in ("east", "west")}
    points |= {f"{one}{two}ern": letters for one, two, letters in (("north", "east", "ne"), ("north", "west", "nw"))}
    return "".join(points.get(word, word[0]) for word in words.split())


def _first_word(name: str) -> str:
    return fold(name).partition(" ")[0]


def _begins_or_ends(key: str, part: str) -> bool:
    words = f" {part} "
    return f" {key} ".startswith(words) or f" {key} ".endswith(words)


def _where(place: str) -> tuple[str, ...]:
    return jurisdictions_of(place) or (("/",) if is_place(place) else ())


def _lies_in(body: Body, where: tuple[str, ...]) -> bool:
    """Whether a body may be printed with a place.

    One of the country may have an office there; a national union or a group has chapters, which are other bodies.
    """
    if body.jurisdiction in NATIONAL and where == ("US-DC",):
        return True
    if body.jurisdiction is None or body.jurisdiction == "US":
        return "/" in where[0] and (body.kind not in _WITH_CHAPTERS or _WITHOUT_CHAPTERS.search(body.name) is not None)
    if (
        body.kind in ("state_agency", "local_agency")
        and len(body.jurisdiction) < len(where[0])
        and "/" in body.jurisdiction
    ):
        return False
    return body.jurisdiction in where or body.jurisdiction.partition("/")[0] in where
