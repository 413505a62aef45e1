"""A corpus of webinar pages that is made up, so that it is known who and what is one.

Organizations are bodies of the register and invented ones, with units and sister offices; people get names as often as
censuses count them, so that namesakes come by themselves, and some change their employer; webinars recur each year,
come in parts, and are announced, recorded and passed on by other sites, each in its own way of printing. The same seed
makes the same corpus.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from crawler.archive import Snapshot
from transform.given_names import shares, short_forms
from transform.history import PageReading
from transform.organization_register import RegisteredOrganization, load_register
from transform.places import STATES
from transform.records import (
    EventDate,
    Evidence,
    OrganizationRecord,
    PageRecord,
    PresenterRecord,
    Relation,
    ResourceRecord,
    Sourced,
    TopicRecord,
    WebinarRecord,
)
from transform.vocabulary import vocabulary

T = TypeVar("T")
_RUN = "20260101T000000Z"
_SUBJECTS = (
    "Wage Theft", "Heat Stress", "Prevailing Wage", "Child Labor", "Retaliation", "Paid Sick Leave", "Overtime",
    "Misclassification", "Forced Labor", "Warehouse Quotas", "Silica Dust", "Tip Pooling", "Fair Scheduling",
    "Collections", "Joint Employment", "Labor Trafficking", "Domestic Work", "Farm Work", "Gig Work", "Day Labor",
    "Nail Salons", "Car Washes", "Meatpacking", "Temporary Staffing", "Wage Liens", "Subpoenas", "Payroll Records",
)  # fmt: skip
_FRAMES = (
    "Investigating {}", "{} in Practice", "What Inspectors Need to Know about {}", "{}: New Tools for Agencies",
    "Partnering with Communities on {}", "Litigating {} Cases", "{} after the Pandemic", "An Introduction to {}",
    "{}: Lessons from the Field", "Strategic Enforcement and {}", "Data for {}", "Trauma-Informed Interviews in {}",
)  # fmt: skip
_PLACES = ("Northfield", "Kestrel Bay", "Alder County", "Two Rivers", "Pine Hollow", "Granite Falls", "Marlow", "Esker")
_BODIES = (
    "{} Workers’ Center", "{} Legal Aid Foundation", "{} Office of Labor Standards", "{} Jobs Coalition",
    "{} Department of Labor Standards", "University of {} Labor Studies Program", "{} Immigrant Rights Project",
)  # fmt: skip
_UNITS = ("Outreach Division", "Enforcement Unit", "Research Program", "Legal Clinic")
_JOBS = (
    "Staff Attorney",
    "Director",
    "Investigator",
    "Senior Investigator",
    "Professor",
    "Organizer",
    "Policy Analyst",
)


@dataclass(frozen=True)
class Body:
    """An organization in truth: the forms in which it may be printed anywhere, and its acronym."""

    number: int
    forms: tuple[str, ...]
    acronym: str | None
    state: str


@dataclass
class Human:
    """A person in truth: names that are printed, and where the person works from which year on."""

    number: int
    forms: tuple[str, ...]
    employers: tuple[tuple[int, Body], ...]
    job: str
    topics: tuple[str, ...]

    def employer(self, year: int) -> Body:
        return [body for since, body in self.employers if since <= year][-1]


@dataclass
class Truth:
    """What is one in truth: (page, position) → webinar; the same with the number of the presenter → person and
    organization; (page, position, number) of `organizations` → organization."""

    webinars: dict[tuple[int, int], int] = field(default_factory=dict)
    people: dict[tuple[int, int, int], int] = field(default_factory=dict)
    affiliations: dict[tuple[int, int, int], int] = field(default_factory=dict)
    hosts: dict[tuple[int, int, int], int] = field(default_factory=dict)


@dataclass(frozen=True)
class Site:
    """A source, which is one body's site."""

    id: str
    name: str
    organization: str | None
    start_urls: tuple[str, ...]
    homepage: str | None = None
    time_zone: str | None = None


@dataclass
class Corpus:
    """Pages as read, their sources, and what is one in truth."""

    readings: list[PageReading]
    sources: list[Site]
    truth: Truth

    @property
    def mentions(self) -> int:
        """How often a person is named."""
        return len(self.truth.people)


def make(webinars: int, people: int, organizations: int, seed: int = 1) -> Corpus:
    """A corpus of about this many webinars, people and organizations."""
    return _Maker(random.Random(seed), people, organizations).corpus(webinars)  # noqa: S311


class _Maker:
    def __init__(self, rng: random.Random, people: int, organizations: int) -> None:
        self._rng = rng
        self._topics = [topic.topic_id for topic in vocabulary() if topic.broader_topic_id]
        self._bodies = list(self._make_bodies(organizations))
        self._surnames = _weights("common_surnames.txt", people)
        self._given = _weights("common_given_names.txt", people)
        self._people = [self._make_human(number) for number in range(people)]
        self._pages: dict[tuple[int, str], list[WebinarRecord]] = {}
        self._truth_of: dict[int, tuple[int, list[Human], list[Body], list[Body]]] = {}

    # -- who there is ------------------------------------------------------------------------------------------------

    def _make_bodies(self, count: int) -> Iterator[Body]:
        invented = [
            f"{body.format(f'{place} {side}'.strip())}{unit}"
            for body in _BODIES
            for place in _PLACES
            for side in _SIDES
            for unit in ("", "", "", *(f", {unit}" for unit in _UNITS))
        ]
        invented = self._rng.sample(sorted(set(invented)), count // 2 + 1)
        registered = [one for one in load_register() if one.jurisdiction and one.jurisdiction.startswith("US")]
        for number in range(count):
            state = self._rng.choice(list(STATES.values()))
            if number % 2:
                yield self._registered(number, registered.pop(self._rng.randrange(len(registered))))
                continue
            yield Body(number, tuple(_variants(invented.pop())), None, state)

    def _registered(self, number: int, one: RegisteredOrganization) -> Body:
        state = STATES.get((one.jurisdiction or "")[3:5], "Ohio")
        return Body(number, (*_variants(one.name), *one.other_names), one.acronym, state)

    def _make_human(self, number: int) -> Human:
        rng = self._rng
        given = rng.choices(*self._given)[0].title()
        family = rng.choices(*self._surnames)[0].title()
        if rng.random() < 0.06:
            family = f"{family}-{rng.choices(*self._surnames)[0].title()}"
        middle = rng.choice("ABCDEFGJKLMRST")
        forms = [f"{given} {family}"] * 5 + [f"{given} {middle}. {family}"]
        nicknames = [short for short, names in short_forms().items() if given.lower() in names and len(short) > 2]
        if nicknames and rng.random() < 0.3:
            forms += [f"{rng.choice(nicknames).title()} {family}"] * 2
        if rng.random() < 0.1:
            forms.append(f"{family}, {given}")
        since = rng.randint(2010, 2014)
        employers = [(0, rng.choice(self._bodies))]
        if rng.random() < 0.15:
            employers.append((since + rng.randint(3, 8), rng.choice(self._bodies)))
        topics = tuple(rng.sample(self._topics, 3))
        return Human(number, tuple(forms), tuple(employers), rng.choice(_JOBS), topics)

    # -- what there was ----------------------------------------------------------------------------------------------

    def corpus(self, webinars: int) -> Corpus:
        """Webinars, and the pages that list them."""
        rng, number = self._rng, 0
        while number < webinars:
            title = rng.choice(_FRAMES).format(rng.choice(_SUBJECTS))
            if rng.random() < 0.5:
                title = f"{title}: {rng.choice(_FRAMES).format(rng.choice(_SUBJECTS))}"
            day = date(2012, 1, 1) + timedelta(days=rng.randrange(5000))
            host = rng.choice(self._bodies)
            kind = rng.random()
            days = [day]
            titles = [title]
            if kind < 0.08:
                days = [day + timedelta(days=364 * year) for year in range(3)]
                titles = [title] * 3
            elif kind < 0.14:
                days, titles = [day, day + timedelta(days=7)], [f"{title}, Part 1", f"{title}, Part 2"]
            for one_day, one_title in zip(days, titles, strict=True):
                self._announce(number, one_title, one_day, host)
                number += 1
        return self._written()

    def _announce(self, number: int, title: str, day: date, host: Body) -> None:
        rng = self._rng
        start = rng.randrange(len(self._people))
        # colleagues of one field meet again: people of near numbers speak together
        speakers = [self._people[(start + rng.randrange(12)) % len(self._people)] for _ in range(rng.randint(1, 3))]
        speakers = list({human.number: human for human in speakers}.values())
        topics = rng.sample(speakers[0].topics, 2)
        video = ResourceRecord("recording", _said(f"https://video.example.org/watch?v={number:08d}"))
        self._list(number, title, day, host, host, speakers, topics, "events", [])
        if rng.random() < 0.5:
            dated = rng.random() < 0.6
            label = rng.choice(["{}", "{} (Recording)", "Webinar: {}", "Recording: {}"]).format(title)
            when = day if dated else None
            self._list(number, label, when, host, host, speakers, topics, "recordings", [video])
        if rng.random() < 0.3:
            partner = rng.choice(speakers).employer(day.year)
            label = rng.choice(["{}", "Free Webinar: {}", "{} – Webinar"]).format(title)
            if ": " in title and rng.random() < 0.3:
                label = label.replace(title, title.split(": ")[0])
            if partner is not host:
                self._list(number, label, day, host, partner, speakers, topics, "news", [video])

    def _list(
        self, number: int, title: str, day: date | None, host: Body, site: Body, speakers: list[Human],
        topics: list[str], page: str, resources: list[ResourceRecord],
    ) -> None:  # fmt: skip
        rng = self._rng
        records = self._pages.setdefault((site.number, f"{page}-{day.year if day else 'all'}"), [])
        year = day.year if day else 2025
        employers = [human.employer(year) for human in speakers]
        record = WebinarRecord(
            title=_said(title if rng.random() < 0.9 else title.upper()), position=len(records),
            format=_said("webinar"), status=_said("held"),
            date=_said(EventDate(day, day.year, "day", str(day))) if day else None,
            presenters=[
                PresenterRecord(
                    _said(rng.choice(human.forms)), _said("presenter"), job_title=_said(human.job),
                    organization=_said(self._printed(body, site)) if rng.random() < 0.9 else None,
                    location=_said(f"Springfield, {body.state}") if rng.random() < 0.3 else None,
                )
                for human, body in zip(speakers, employers, strict=True)
            ],
            organizations=[_body(self._printed(host, site), "host")],
            topics=[TopicRecord(topic, 0.8, _EVIDENCE) for topic in topics],
            resources=resources,
        )  # fmt: skip
        records.append(record)
        self._truth_of[id(record)] = number, speakers, employers, [host]

    def _printed(self, body: Body, site: Body) -> str:
        """The body as the site prints it: itself it may call by its acronym, once that is said."""
        rng = self._rng
        form = rng.choice(body.forms)
        if body.acronym and body is site and rng.random() < 0.3:
            return body.acronym
        if body.acronym and rng.random() < 0.1:
            return f"{body.forms[0]} ({body.acronym})"
        if rng.random() < 0.02:
            form = _slip(form, rng)
        return f"The {form}" if rng.random() < 0.1 and not form.startswith("The ") else form

    # -- the pages ---------------------------------------------------------------------------------------------------

    def _written(self) -> Corpus:
        truth, readings = Truth(), []
        for number, ((site, path), records) in enumerate(sorted(self._pages.items())):
            url = f"https://body{site}.example.org/{path}"
            moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=number)
            digest = hashlib.sha256(url.encode()).hexdigest()
            snapshot = Snapshot(
                source_id=f"body-{site}", run_id=_RUN, url=url, final_url=url, http_status=200,
                content_type="text/html", fetched_at=moment, sha256=digest, archive_file="made.warc.gz",
                archive_offset=0, archive_length=1, unchanged=False,
            )  # fmt: skip
            readings.append(PageReading(snapshot, PageRecord(url, None, "en", records)))
            for record in records:
                webinar, speakers, employers, hosts = self._truth_of[id(record)]
                truth.webinars[number, record.position] = webinar
                for place, (human, body) in enumerate(zip(speakers, employers, strict=True)):
                    truth.people[number, record.position, place] = human.number
                    truth.affiliations[number, record.position, place] = body.number
                for place, body in enumerate(hosts):
                    truth.hosts[number, record.position, place] = body.number
        sites = {reading.snapshot.source_id for reading in readings}
        sources = [
            Site(f"body-{body.number}", body.forms[0], body.forms[0], (f"https://body{body.number}.example.org/",))
            for body in self._bodies
            if f"body-{body.number}" in sites
        ]
        return Corpus(readings, sources, truth)


_EVIDENCE = Evidence("made", None, "layout", 0.9)
_SIDES = ("", "North", "South", "East", "West", "Upper", "Lower", "Old", "New", "Great", "Little", "Middle", "Far")


def _said(value: T) -> Sourced[T]:
    return Sourced(value, _EVIDENCE)


def _body(name: str, relation: Relation) -> OrganizationRecord:
    return OrganizationRecord(_said(name), relation)


def _variants(name: str) -> Iterator[str]:
    """Forms that mean the same: typography, "&", re-ordered names of agencies and of units."""
    yield from [name] * 4
    yield name.replace("’", "'").replace(" and ", " & ")
    yield name.upper()
    if name.startswith("U.S. "):
        yield name.replace("U.S. ", "United States ")
        yield name.replace("U.S. ", "US ")
    if ", " in name and name.count(",") == 1:
        body, unit = name.split(", ")
        yield f"{unit}, {body}"
    for state in STATES.values():
        if name.startswith(f"{state} Department of ") and "Standards" not in name:
            yield f"State of {state} {name.removeprefix(state + ' ')}"
            yield f"{name.removeprefix(state + ' ')} of {state}"


def _slip(name: str, rng: random.Random) -> str:
    """The name with one letter of a long word left out."""
    words = name.split()
    long = [place for place, word in enumerate(words) if len(word) > 7 and word.isalpha()]
    if not long:
        return name
    place = rng.choice(long)
    at = rng.randrange(2, len(words[place]) - 2)
    words[place] = words[place][:at] + words[place][at + 1 :]
    return " ".join(words)


def _weights(file: str, people: int) -> tuple[list[str], list[float]]:
    """Names with their shares; rare ones are made up to stand for the many that no list holds."""
    known = shares(file)
    rare = [f"{one}{other}" for one in _SYLLABLES for other in _SYLLABLES][: people // 2]
    each = 0.4 * sum(known.values()) / max(len(rare), 1)
    names = [*known, *rare] if file == "common_surnames.txt" else [*known]
    return names, [*known.values(), *([each] * len(rare) if file == "common_surnames.txt" else [])]


_SYLLABLES = [
    f"{start}{vowel}{end}" for start in ("b", "dr", "f", "gl", "k", "m", "pr", "st", "v", "w") for vowel in "aeo"
    for end in ("ll", "nd", "rk", "ss")
]  # fmt: skip
