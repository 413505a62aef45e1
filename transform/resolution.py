"""From what was read of all pages to the organizations, webinars and people behind it: who and what is one.

Organizations come first, for their ids tell hosts apart; then webinars, for who speaks at one event on two pages is one
person; people come last.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Protocol
from urllib.parse import urlsplit

from transform.acronyms import Acronyms, canonical_name
from transform.announcements import Listed, mark_of
from transform.events import Events
from transform.former_names import other_names
from transform.history import PageReading
from transform.identity import fold
from transform.jurisdictions import jurisdictions_of
from transform.lasting_ids import Earlier, alias_rows
from transform.organization_kinds import kind_and_jurisdiction
from transform.organization_lookup import OrganizationLookup, Site
from transform.organizations import OrganizationMention, Organizations
from transform.person_evidence import Profile
from transform.person_names import name_form, tag_of
from transform.persons import PersonKey, PersonMention, Persons
from transform.places import STATES
from transform.records import PageRecord, PresenterRecord, WebinarRecord
from transform.rows import Row
from transform.webinar_titles import title_of

_OF_THE_FIELD = frozenset(  # beginnings of words of titles that tell no subject
    {"agencies", "communit", "complian", "departme", "employee", "employer", "employme", "enforcem", "introduc"}
    | {"investig", "national", "practice", "protecti", "regulati", "standard", "strategi", "training", "trabajad"}
    | {"webinars", "workplac", "conferen", "internat", "question", "workshop", "overview", "governme"}
)
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
_POSSESSIVE = re.compile(r"[’']s\b")
_CODES = {fold(name): code for code, name in STATES.items()} | {"dc": "DC"}


class SourceFacts(Protocol):
    """What a source file tells of its pages; `crawler.sources.Source` has it all."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def start_urls(self) -> Sequence[str]: ...
    @property
    def homepage(self) -> str | None: ...
    @property
    def organization(self) -> str | None: ...
    @property
    def time_zone(self) -> str | None: ...


class Resolution:
    """Organizations, events and people of all readings, which are in order of time."""

    def __init__(
        self,
        readings: Sequence[PageReading],
        sources: Iterable[SourceFacts],
        earlier: Earlier,
        lookup: OrganizationLookup,
    ) -> None:
        self._sources = {source.id: source for source in sources}
        self._lookup = lookup
        records = list(_records(readings))
        former = {row["organization_id"]: row["name"] for row in earlier.rows("organizations")}
        self.owners = {  # whose site a source without a file is, as it was known last
            row["source_id"]: former.get(row["organization_id"])
            for row in earlier.rows("sources")
            if row["source_id"] not in self._sources
        } | {source.id: source.organization for source in self._sources.values()}
        hosts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for reading, record, _ in records:
            named = (body.name.value for body in record.organizations if body.relation == "host")
            hosts[reading.snapshot.source_id].update(named)
        self.organizations = Organizations(
            lookup,
            _acronyms(records),
            self._organization_mentions(records),
            {source_id: self._site(source_id, hosts[source_id]) for source_id in self._source_ids(records)},
            earlier,
        )
        self.events = Events(self._listed(records), earlier)
        self.people = Persons(self._person_mentions(records), earlier)

    def webinar_id(self, record: WebinarRecord, reading: PageReading) -> str:
        """The id of the event that a record on a page of the reading's source is of."""
        return self.events.webinar_id(record, reading.snapshot.source_id)

    def begin(self) -> None:
        """Begin to note anew who and what is in a release."""
        self.organizations.begin()
        self.people.begin()

    def aliases(self, rows: Collection[tuple[str, str]], earlier: Earlier, run_id: str) -> Iterator[Row]:
        """Rows of `aliases` of `rows`, which are (table, row key) pairs."""
        found = chain(
            alias_rows("organizations", self.organizations.ids, earlier, run_id),
            alias_rows("webinars", self.events.ids, earlier, run_id),
            alias_rows("presenters", self.people.ids, earlier, run_id),
        )
        return (row for row in found if (row["table_name"], row["row_id"]) in rows)

    def ties(self, rows: Collection[tuple[str, str]]) -> Iterator[Row]:
        """Rows of `ties` about `rows`, which are (table, row key) pairs."""
        for table, ties in (
            ("organizations", self.organizations.ties),
            ("webinars", self.events.ties),
            ("presenters", self.people.ties),
        ):
            for tie in ties:
                if (table, tie.row_id) in rows and (table, tie.other_id) in rows:
                    yield {"table_name": table, **tie._asdict()}

    def _source_ids(self, records: Iterable[tuple[PageReading, WebinarRecord, int]]) -> set[str]:
        return {reading.snapshot.source_id for reading, _, _ in records} | self._sources.keys() | self.owners.keys()

    # -- organizations -----------------------------------------------------------------------------------------------

    def _organization_mentions(
        self, records: Iterable[tuple[PageReading, WebinarRecord, int]]
    ) -> Iterator[OrganizationMention]:
        for source_id, owner in self.owners.items():
            if owner:
                yield OrganizationMention(owner, source_id)
        for reading, record, _ in records:
            for organization in record.organizations:
                yield OrganizationMention(organization.name.value, reading.snapshot.source_id)
            for presenter in record.presenters:
                if presenter.organization is not None:
                    source_id = reading.snapshot.source_id
                    yield OrganizationMention(presenter.organization.value, source_id, place_of(presenter))

    def _site(self, source_id: str, hosts: Counter[str]) -> Site:
        """Whose site a source is, and which jurisdiction that has.

        hosts: the hosts that its pages name, of which one that most of them name is taken where nothing else tells.
        """
        source = self._sources.get(source_id)
        addresses = [*(source.start_urls if source else ()), *([source.homepage] if source and source.homepage else ())]
        owner = self.owners.get(source_id)
        if owner is None and hosts:
            often = max(hosts, key=lambda host: (hosts[host], host))
            owner = often if 2 * hosts[often] > hosts.total() else None
        name = canonical_name(owner).name if owner else ""
        body = (self._lookup.find(name) if name else None) or next(
            (known for url in addresses if (known := self._lookup.by_host(urlsplit(url).hostname or ""))), None
        )
        kind, of_body = (body.kind, body.jurisdiction) if body else kind_and_jurisdiction(name)
        of_body = of_body if of_body != "US" or kind == "federal_agency" else None
        narrow = of_body or next((state for url in addresses if (state := state_of_host(url))), None)
        wider = (narrow.partition("/")[0],) if narrow and "/" in narrow else ()
        return Site((narrow, *wider) if narrow else (), body.key if body else None)

    # -- webinars ----------------------------------------------------------------------------------------------------

    def _listed(self, records: Iterable[tuple[PageReading, WebinarRecord, int]]) -> Iterator[Listed]:
        for reading, record, page in records:
            snapshot = reading.snapshot
            hosts = frozenset(self._hosts(record, snapshot.source_id))
            yield Listed(
                record=record,
                source_id=snapshot.source_id,
                page_url=snapshot.final_url,
                page=page,
                run_id=snapshot.run_id,
                hosts=hosts,
                wider=hosts.union(*map(self.organizations.related, hosts)),
                mark=mark_of(record, snapshot.source_id),
            )

    def _hosts(self, record: WebinarRecord, source_id: str) -> set[str]:
        return {
            self.organizations.organization_id(organization.name.value, source_id)
            for organization in record.organizations
            if organization.relation in ("host", "co_host")
        }

    # -- people ------------------------------------------------------------------------------------------------------

    def _person_mentions(self, records: Iterable[tuple[PageReading, WebinarRecord, int]]) -> Iterator[PersonMention]:
        for reading, record, page in records:
            snapshot = reading.snapshot
            webinar_id = self.webinar_id(record, reading)
            hosts = self._hosts(record, snapshot.source_id)
            forms = {name_form(presenter.name.value) for presenter in record.presenters}
            for presenter in record.presenters:
                key = self.person_key(presenter, snapshot.source_id)
                profile = self._profile(key, presenter, record)
                profile.events.add(webinar_id)
                profile.records.add((page, record.position))
                profile.hosts |= hosts
                profile.company |= {form.key for form in forms} - {profile.name.key}
                profile.beside |= forms - {profile.name}
                yield PersonMention(key, snapshot.run_id, profile)

    def person_key(self, presenter: PresenterRecord, source_id: str) -> PersonKey:
        """By which `people` knows the presenter of a record on a page of this source."""
        organization_id = self.affiliation(presenter, source_id)
        title = fold(presenter.job_title.value) if presenter.job_title else ""
        post = f"{title}|{place_of(presenter) or ''}".strip("|") if organization_id else ""
        return PersonKey(presenter.name.value, source_id, organization_id, post)

    def affiliation(self, presenter: PresenterRecord, source_id: str) -> str | None:
        """The id of the organization that a page of this source prints for the presenter."""
        if presenter.organization is None:
            return None
        return self.organizations.organization_id(presenter.organization.value, source_id, place_of(presenter))

    def _profile(self, key: PersonKey, presenter: PresenterRecord, record: WebinarRecord) -> Profile:
        profile = Profile(name_form(key.name), key.source_id, key.organization_id, post=key.post)
        if key.organization_id and presenter.organization:
            profile.organizations = self.organizations.related(key.organization_id)
            profile.organization_kind = self.organizations.kind(key.organization_id)
            profile.jurisdiction = self.organizations.jurisdiction(key.organization_id)
            profile.organization_names.add(fold(canonical_name(presenter.organization.value).name))
            registered = self.organizations.names(key.organization_id)
            profile.organization_names |= registered
            profile.registered = bool(registered)
        texts = [text.value for text in (presenter.bio, presenter.affiliation_text) if text is not None]
        profile.said.update(fold(_POSSESSIVE.sub("", text)) for text in texts)
        profile.acronyms.update(acronym for text in texts for acronym in _ACRONYM.findall(text))
        if tag := tag_of(key.name):
            profile.tags.update(tag.split())
        told = " ".join(title_of(record.title.value).parts).split()
        profile.titles.update({word[:8] for word in told if len(word) > 7} - _OF_THE_FIELD)
        profile.also.update(other_names(key.name, *texts, record.description.value if record.description else None))
        if presenter.job_title is not None:
            profile.job_titles.add(fold(presenter.job_title.value))
        if presenter.credentials is not None:
            profile.credentials.update(map(fold, presenter.credentials.value))
        if place := place_of(presenter):
            profile.places.add(place)
        profile.topics.update(topic.topic_id for topic in record.topics)
        if record.date is not None and isinstance(record.date.value.start, date):
            profile.days.add(record.date.value.start)
        return profile


def _records(readings: Iterable[PageReading]) -> Iterator[tuple[PageReading, WebinarRecord, int]]:
    """Each record once, with the first reading of its page that holds it and the number of that content."""
    seen: dict[tuple[str, str, int], int] = {}
    for reading in readings:
        page: PageRecord | None = reading.record
        mark = (*reading.place, id(page))
        if page is not None and mark not in seen:
            seen[mark] = len(seen)
            yield from ((reading, record, seen[mark]) for record in page.webinars)


def _acronyms(records: Iterable[tuple[PageReading, WebinarRecord, int]]) -> Acronyms:
    """What the pages define in the names of organizations and in their running text."""
    names, prose = [], []
    for reading, record, _ in records:
        source_id = reading.snapshot.source_id
        names += [(source_id, organization.name.value) for organization in record.organizations]
        texts = [record.title, record.description]
        for presenter in record.presenters:
            names += [(source_id, presenter.organization.value)] if presenter.organization else []
            texts += [presenter.affiliation_text, presenter.bio]
        prose += [(source_id, text.value) for text in texts if text is not None]
    return Acronyms(names, prose)


def place_of(presenter: PresenterRecord) -> str | None:
    """ISO 3166 code of the state that is printed as the presenter's place, with the city if that is a large one."""
    where = jurisdictions_of(presenter.location.value) if presenter.location is not None else ()
    return where[0] if where else None


def state_of_host(url: str) -> str | None:
    """ISO 3166 code of the state whose government's address it is: "dir.ca.gov", "mass.gov", "labor.state.ak.us"."""
    labels = (urlsplit(url).hostname or "").split(".")
    if labels[-1] not in ("gov", "us"):
        return None
    names: Mapping[str, str] = {name.replace(" ", ""): code for name, code in _CODES.items()} | {
        "mass": "MA",
        "nyc": "NY",
    }
    found = defaultdict(list)
    for label in labels[:-1]:
        code = label.upper() if label.upper() in STATES else names.get(label)
        if code:
            found[code].append(label)
    return f"US-{next(iter(found))}" if len(found) == 1 else None
