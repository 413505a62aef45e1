"""Organizations: from a printed name to the body that it means, and to a row.

"The National Immigration Law Center (NILC)," is National Immigration Law Center, and it defines NILC for its source:
there, "NILC" and "NILC’s" are that center too. A name means a body of the register where one of that body's names has
the same normal form, where the acronym is the body's, or where the jurisdiction of the site (or of the place printed
beside) leaves only one. Whatever the register does not know is a row of its own, known by its normal form; a name that
fits bodies of many places ("Labor Standards Division") by its jurisdiction too or, where that is unknown, by its
source. A unit is never its body, and a similar string alone never makes two names one.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from transform.acronyms import Acronyms, OrganizationName, canonical_name, is_acronym
from transform.identity import fold, identifier
from transform.lasting_ids import Earlier, LastingIds, Nameable, lasting_ids
from transform.misspellings import corrections
from transform.organization_apposition import without_place
from transform.organization_forms import is_unit, organization_key, says_not_whose
from transform.organization_kinds import kind_and_jurisdiction
from transform.organization_lookup import ANY_SITE, OrganizationLookup, Site
from transform.organization_register import RegisteredOrganization
from transform.other_names import TwoNames, two_names
from transform.places import STATES
from transform.rows import Row
from transform.ties import Tie, tie


class OrganizationMention(NamedTuple):
    """A name as a page of a source prints it; place: ISO 3166 code of the place printed beside it, with the city."""

    printed: str
    source_id: str
    place: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class OrganizationKey:
    """What makes an organization this one: the normal form of its name and, where that fits many, whose it is.

    body: its key in the register; empty where the register does not know it.
    """

    name: str
    whose: str = ""
    body: str = ""

    @property
    def natural_id(self) -> str:
        return identifier("org", self.name, self.whose) if self.whose else identifier("org", self.name)


class Organizations:
    """The organizations of a release: printed names become ids, and all that was added becomes rows."""

    def __init__(
        self,
        lookup: OrganizationLookup,
        acronyms: Acronyms,
        mentions: Iterable[OrganizationMention],
        sites: Mapping[str, Site],
        earlier: Earlier,
    ) -> None:
        """mentions: all that are asked for later; sites: by source."""
        self._lookup = lookup
        self._acronyms = acronyms
        self._sites = sites
        shared = Counter(organization_key(body.name) for body in lookup.bodies.values())
        self._body_keys = {
            body.key: OrganizationKey(key, (body.jurisdiction or body.key) if shared[key] > 1 else "", body.key)
            for body in lookup.bodies.values()
            if (key := organization_key(body.name))
        }
        self._parents: dict[OrganizationKey, OrganizationKey] = {}
        every = sorted(set(mentions), key=lambda mention: (mention.printed, mention.source_id, mention.place or ""))
        found = {mention: self._find(mention) for mention in every}
        found = self._with_other_names(found)
        found = self._without_misspellings(found)
        self._link_units(set(found.values()))
        self._keys = found
        self._forms: defaultdict[OrganizationKey, list[OrganizationName]] = defaultdict(list)
        for mention, meant in found.items():
            self._forms[meant].append(acronyms.resolve(mention.printed, mention.source_id))
        self.ids = self._lasting(found, earlier)
        self.ties = sorted(set(self._ties()))
        self._key_of = {organization_id: key for key, organization_id in self.ids.ids.items()}
        self.begin()

    def begin(self) -> None:
        """Begin to note anew what is in a release."""
        self._names: defaultdict[OrganizationKey, Counter[OrganizationName]] = defaultdict(Counter)
        self._printed: defaultdict[tuple[str, str], set[str]] = defaultdict(set)

    def organization_id(self, printed: str, source_id: str, place: str | None = None) -> str:
        """The id of the organization that a page of this source prints so; KeyError where it was not mentioned."""
        return self.ids.ids[self._keys[OrganizationMention(printed, source_id, place)]]

    def related(self, organization_id: str) -> frozenset[str]:
        """The organization and all that it is part of."""
        key: OrganizationKey | None = self._key_of[organization_id]
        found = []
        while key is not None:
            found.append(self.ids.ids[key])
            key = self._parent(key)
        return frozenset(found)

    def kind(self, organization_id: str) -> str:
        """What sort of body it is, one of `schema.ORGANIZATION_KINDS`."""
        key = self._key_of[organization_id]
        if key.body:
            return self._lookup.bodies[key.body].kind
        return kind_and_jurisdiction(self._forms[key][0].name)[0] if self._forms[key] else "other"

    def jurisdiction(self, organization_id: str) -> str | None:
        """ISO 3166 code of what it governs or where it is, as far as that is known."""
        key = self._key_of[organization_id]
        if key.body:
            return self._lookup.bodies[key.body].jurisdiction
        return kind_and_jurisdiction(self._forms[key][0].name)[1]

    def names(self, organization_id: str) -> set[str]:
        """Its names, folded, and its acronym in capitals, as the register knows them."""
        body = self._lookup.bodies.get(self._key_of[organization_id].body)
        if body is None:
            return set()
        return {fold(name) for name in body.names} | ({body.acronym} if body.acronym else set())

    def add(self, printed: str, source_id: str, webinar_id: str | None, place: str | None = None) -> str:
        """Note that an organization was printed so with a webinar (None: by a source file); gives its id."""
        key = self._keys[OrganizationMention(printed, source_id, place)]
        organization_id = self.ids.ids[key]
        webinars = self._printed[organization_id, " ".join(printed.split())]
        if webinar_id is None or webinar_id not in webinars:
            self._names[key][self._acronyms.resolve(printed, source_id)] += 1
        if webinar_id is not None:
            webinars.add(webinar_id)
        return organization_id

    def rows(self) -> Iterator[Row]:
        """Rows of `organizations`: of all that was added and of the bodies that these are part of."""
        due = list(self._names)
        done: set[OrganizationKey] = set()
        while due:
            key = due.pop()
            if key in done:
                continue
            done.add(key)
            parent = self._parent(key)
            due += [parent] if parent else []
            yield {
                "organization_id": self.ids.ids[key],
                "parent_organization_id": self.ids.ids[parent] if parent else None,
                **(self._registered(key) if key.body else self._as_printed(key)),
            }

    def name_rows(self) -> Iterator[Row]:
        """Rows of `organization_names`."""
        for (organization_id, printed), webinars in self._printed.items():
            yield {"organization_id": organization_id, "name": printed, "webinar_count": len(webinars)}

    # -- from a mention to a key -------------------------------------------------------------------------------------

    def _find(self, mention: OrganizationMention) -> OrganizationKey:
        name = self._acronyms.resolve(mention.printed, mention.source_id).name
        site = self._site(mention)
        if told := two_names(name):
            return self._of_two_names(told, mention.source_id, site)
        if meanings := self._acronyms.several(name, mention.source_id):
            keys = {self._meant(meaning, mention.source_id, site) for meaning in meanings}
            return keys.pop() if len(keys) == 1 else OrganizationKey(organization_key(name), mention.source_id)
        return self._meant(name, mention.source_id, site)

    def _meant(self, name: str, source_id: str, site: Site) -> OrganizationKey:
        """The key of the body that a name, written out, means on a site."""
        if body := self._lookup.find(name, site):
            return self._body_keys[body.key]
        if local := self._lookup.local_of(name):
            union, sort, number = local
            return self._part(f"{sort} {number.lower()}", union)
        if unit_of := self._lookup.body_of(name, site):
            unit, body = unit_of
            return self._part(organization_key(unit), body)
        key = organization_key(without_place(name))
        unclear = says_not_whose(key) or (is_acronym(name) and len(name) < 4)
        whose = site.jurisdictions[0] if site.jurisdictions else source_id
        if unclear and (state := STATES.get(whose.removeprefix("US-"))) and not is_acronym(name):
            return OrganizationKey(f"{fold(state)} {key}")  # as a page prints it that says whose
        return OrganizationKey(key, whose if unclear else "")

    def _part(self, name: str, body: RegisteredOrganization) -> OrganizationKey:
        """The key of a part of a body that the register does not know, by the normal form of its name."""
        parent = self._body_keys[body.key]
        part = OrganizationKey(f"{parent.name} {name}", parent.whose)
        self._parents[part] = parent
        return part

    def _of_two_names(self, told: TwoNames, source_id: str, site: Site) -> OrganizationKey:
        keys = [self._meant(canonical_name(name).name, source_id, site) for name in told]
        return next((key for key in keys if key.body), keys[0])

    def _with_other_names(
        self, found: Mapping[OrganizationMention, OrganizationKey]
    ) -> dict[OrganizationMention, OrganizationKey]:
        """A name that a page gives as another one of a body means that body, unless it fits several."""
        meant: defaultdict[OrganizationKey, set[OrganizationKey]] = defaultdict(set)
        for mention, key in found.items():
            for name in two_names(canonical_name(mention.printed).name) or ():
                other = self._meant(canonical_name(name).name, mention.source_id, self._site(mention))
                if other != key and not other.body and not other.whose:
                    meant[other].add(key)
        one = {other: keys.pop() for other, keys in meant.items() if len(keys) == 1}
        return {mention: one.get(key, key) for mention, key in found.items()}

    def _ties(self) -> Iterator[Tie]:
        """A row that is printed as an acronym alone may be any of the bodies that have it."""
        for mention, key in self._keys.items():
            name = self._acronyms.resolve(mention.printed, mention.source_id).name
            if key.body or not is_acronym(name):
                continue
            site = self._site(mention)
            fitting = {
                self._meant(one, mention.source_id, site) for one in self._acronyms.several(name, mention.source_id)
            }
            fitting |= {self._body_keys[body.key] for body in self._lookup.by_acronym(name)}
            for other in (fitting & self.ids.ids.keys()) - {key}:
                yield tie(self.ids.ids[key], self.ids.ids[other], -math.log(len(fitting)))

    def _site(self, mention: OrganizationMention) -> Site:
        site = self._sites.get(mention.source_id, ANY_SITE)
        if mention.place is None or mention.place in site.jurisdictions:
            return site
        wider = (mention.place.partition("/")[0],) if "/" in mention.place else ()
        places = tuple(dict.fromkeys((mention.place, *wider, *site.jurisdictions)))
        return Site(places)

    def _without_misspellings(
        self, found: Mapping[OrganizationMention, OrganizationKey]
    ) -> dict[OrganizationMention, OrganizationKey]:
        own = {key.name: key for key in found.values() if not key.body and not key.whose}
        together: dict[str, str] = {}  # the same letters: "JacksonLewis"
        for name in sorted(own, key=lambda name: (-len(name.split()), name)):
            together.setdefault(name.replace(" ", ""), name)
        printed = Counter(key.name for key in found.values() if not key.body and not key.whose)
        meant = corrections(printed, self._lookup.names())
        keys = {own[name]: own[together[name.replace(" ", "")]] for name in own}
        for wrong, right in meant.items():
            body = self._lookup.find(right)
            if right in own:
                keys[own[wrong]] = own[right]
            elif body is not None:
                keys[own[wrong]] = self._body_keys[body.key]
        return {mention: keys.get(key, key) for mention, key in found.items()}

    def _link_units(self, keys: set[OrganizationKey]) -> None:
        """Make a row whose name goes on after another row's with that of a unit a part of it."""
        names = {key.name: key for key in keys if not key.whose}
        for key in keys:
            words = key.name.split()
            for place in range(len(words) - 2, 0, -1):
                whole = names.get(" ".join(words[:place]))
                if whole and not key.body and key not in self._parents and is_unit(" ".join(words[place:])):
                    self._parents[key] = whole
                    break

    def _lasting(
        self, found: Mapping[OrganizationMention, OrganizationKey], earlier: Earlier
    ) -> LastingIds[OrganizationKey]:
        published: defaultdict[str, set[str]] = defaultdict(set)
        for row in earlier.rows("organization_names"):
            published[row["name"]].add(row["organization_id"])
        printed: defaultdict[str, set[OrganizationKey]] = defaultdict(set)
        for mention, key in found.items():
            printed[" ".join(mention.printed.split())].add(key)
        before: defaultdict[OrganizationKey, Counter[str]] = defaultdict(Counter)
        for name, keys in printed.items():
            if len(keys) == 1 and len(published[name]) == 1:
                before[next(iter(keys))].update(published[name])
        due, every = [*found.values()], set()
        while due:
            if (key := due.pop()) not in every:
                every.add(key)
                due += [parent] if (parent := self._parent(key)) else []
        rows = {
            key: Nameable((key.natural_id,), (identifier("org", key.name, key.whose, key.body),), before[key])
            for key in sorted(every)
        }
        age = earlier.seen_with("webinar_organizations", "organization_id")
        return lasting_ids(rows, age=age, reserved=earlier.aliases("organizations"))

    # -- from a key to a row -----------------------------------------------------------------------------------------

    def _parent(self, key: OrganizationKey) -> OrganizationKey | None:
        if key.body:
            above = next(self._lookup.above(self._lookup.bodies[key.body]), None)
            return self._body_keys[above.key] if above else None
        return self._parents.get(key)

    def _registered(self, key: OrganizationKey) -> Row:
        body = self._lookup.bodies[key.body]
        columns = ("name", "acronym", "kind", "jurisdiction", "homepage", "wikidata_id", "ror_id")
        return {column: getattr(body, column) or None for column in columns}

    def _as_printed(self, key: OrganizationKey) -> Row:
        """Under the form printed most, in mixed case if there is one."""
        names = self._names[key] or Counter(self._forms[key])
        name = max(names, key=lambda form: (not form.name.isupper(), names[form], len(form.name), form.name)).name
        acronyms: Counter[str] = Counter()
        for form, count in names.items():
            acronyms.update({form.acronym: count} if form.acronym else {})
        acronym = max(acronyms, key=lambda letters: (acronyms[letters], letters), default=None)
        kind, jurisdiction = kind_and_jurisdiction(name)
        return {"name": name, "acronym": acronym, "kind": kind, "jurisdiction": jurisdiction}
