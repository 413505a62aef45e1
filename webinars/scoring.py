"""How well extraction does: what was found on a page against what a careful reader found, field by field.

The webinars of a page are paired one to one by their titles, best first; then each field is compared within the pairs.
What an unpaired webinar claims counts as false, what it should have had as missed. Gold may hold readings as good as
the first (`title_alt`, `organization_alt` and so on; null among them: leaving it empty is right, too),
`topics_optional`, and `optional` on a webinar, presenter, organization or resource, which is neither due nor wrong.

Persons, affiliations, job titles, roles and degrees are compared only where the webinar was found, affiliation and the
rest only where the person was. `presenter` and `panelist` count as one role. Of all these a webinar is perfect whose
title, people, their affiliations, resources and date are without fault.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from webinars.likeness import (
    address,
    clock,
    credential,
    folded,
    likeness,
    organization_likeness,
    person_likeness,
    same_organization,
)

Json = Mapping[str, Any]

FIELDS = (
    "webinars",
    "presenters",
    "affiliations",
    "job_titles",
    "roles",
    "credentials",
    "hosts",
    "organizations",
    "topics",
    "resources",
    "resource_kinds",
    "dates",
    "start_times",
    "series",
)
_SAME_TITLE = 0.80
_SAME_PERSON = 0.9
_SAME_BODY = 0.5
_SAME_JOB = 0.85
_SAME_SERIES = 0.85
_TALKS = {"presenter", "panelist"}
_HOSTS = {"host", "co_host", "sponsor"}
_OF_PERSON = {"affiliations": "organization", "job_titles": "job_title", "roles": "role", "credentials": "credentials"}
_NO_WEBINAR: Json = {"title": "", "presenters": [], "organizations": [], "topics": [], "resources": []}


@dataclass(slots=True)
class Count:
    """How often a field was right, claimed falsely, and missed."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def add(self, right: int, claimed: int, due: int) -> None:
        """Of `due` values, `claimed` were given and `right` of these are right."""
        self.right += right
        self.false += claimed - right
        self.missed += due - right

    @property
    def seen(self) -> bool:
        """Whether anything was claimed or due."""
        return bool(self.right or self.false or self.missed)

    @property
    def precision(self) -> float:
        """The share of what was claimed that is right; 1 where nothing was claimed."""
        return self.right / claimed if (claimed := self.right + self.false) else 1.0

    @property
    def recall(self) -> float:
        """The share of what was due that was found; 1 where nothing was due."""
        return self.right / due if (due := self.right + self.missed) else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / (2 * self.right + self.false + self.missed) if self.seen else 1.0


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as in gold: `what` is false, missed or differs."""

    webinar: str
    field: str
    what: str
    told: str


@dataclass(frozen=True, slots=True)
class Judgment:
    """Whether one value that was found is right; what is neither due nor wrong is not judged.

    webinar: its place among those found; item: the place of the value in its list (for what is said of a person, that
    of the person), 0 where a webinar has one only. Besides FIELDS there is "titles": right webinar, exact title.
    """

    webinar: int
    field: str
    item: int
    right: bool


@dataclass(slots=True)
class PageScore:
    """One page. faults: differences that make a webinar less than perfect, and webinars that are false or missed."""

    found: int
    gold: int
    counts: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in FIELDS})
    differences: list[Difference] = field(default_factory=list)
    judgments: list[Judgment] = field(default_factory=list)
    faults: int = 0
    due: int = 0
    """Webinars of gold that are not optional."""
    paired: int = 0
    exact_titles: int = 0
    perfect: int = 0
    statuses_due: int = 0
    statuses_right: int = 0


def score_page(found: Sequence[Json], gold: Sequence[Json]) -> PageScore:
    """Score the webinars found on a page against those of gold."""
    return _Scoring(PageScore(len(found), len(gold))).page(found, gold)


@dataclass(slots=True)
class _Scoring:
    """The scoring of one page.

    webinar: the title under which differences are told; number: the place of the one found, None for a missed one.
    """

    score: PageScore
    webinar: str = ""
    number: int | None = None

    def page(self, found: Sequence[Json], gold: Sequence[Json]) -> PageScore:
        score = self.score
        pairs, score.faults = self._lists("webinars", found, gold, _title_likeness, _SAME_TITLE)
        score.paired = len(pairs)
        score.due = sum(not webinar.get("optional") for webinar in gold)
        for mine, theirs in pairs:
            if not gold[theirs].get("optional"):
                self.number = mine
                score.faults += self._pair(found[mine], gold[theirs])
        for number in sorted(set(range(len(found))) - {mine for mine, _ in pairs}):
            self.webinar, self.number = found[number]["title"], number
            self._judge("titles", 0, False)
            self._fields(found[number], _NO_WEBINAR)
        self.number = None
        for number in sorted(set(range(len(gold))) - {theirs for _, theirs in pairs}):
            if not gold[number].get("optional"):
                self.webinar = gold[number]["title"]
                self._fields(_NO_WEBINAR, gold[number])
        return score

    def _pair(self, found: Json, gold: Json) -> int:
        """Two webinars that are one; the number of faults."""
        self.webinar = gold["title"]
        exact = folded(found["title"]) in {folded(title) for title in _readings(gold, "title")}
        self.score.exact_titles += exact
        self._judge("titles", 0, exact)
        if not exact:
            self._tell("title", "differs", f"{found['title']!r} for {gold['title']!r}")
        if gold.get("status"):
            right = found.get("status") == gold["status"]
            self.score.statuses_due += 1
            self.score.statuses_right += right
            if not right:
                self._tell("status", "differs", f"{found.get('status')} for {gold['status']}")
        faults = self._fields(found, gold) + (not exact)
        self.score.perfect += not faults
        return faults

    def _fields(self, found: Json, gold: Json) -> int:
        """All fields but title and status; the number of faults."""
        faults = self._people(found.get("presenters") or [], gold.get("presenters") or [])
        for name, counted in (("hosts", _is_host), ("organizations", _takes_part)):
            self._organizations(name, found.get("organizations") or [], gold.get("organizations") or [], counted)
        self._topics(found, gold)
        faults += self._resources(found.get("resources") or [], gold.get("resources") or [])
        faults += not self._date(found, gold)
        self._value(
            "start_times", found.get("start_time"), *_accepted(gold, "start_time"), lambda a, b: clock(a) == clock(b)
        )
        self._value(
            "series", found.get("series"), *_accepted(gold, "series"), lambda a, b: likeness(a, b) > _SAME_SERIES
        )
        return faults

    def _people(self, found: Sequence[Json], gold: Sequence[Json]) -> int:
        pairs, faults = self._lists(
            "presenters",
            found,
            gold,
            lambda mine, theirs: person_likeness(mine.get("name"), theirs["name"]),
            _SAME_PERSON,
        )
        for i in sorted(set(range(len(found))) - {i for i, _ in pairs}):
            for name, key in _OF_PERSON.items():
                if found[i].get(key):
                    self._judge(name, i, False)
        for i, mine, theirs in ((i, found[i], gold[j]) for i, j in pairs):
            who = f"{theirs['name']}: "
            faults += not self._value(
                "affiliations", mine.get("organization"), *_accepted(theirs, "organization"), same_organization, who, i
            )
            self._value(
                "job_titles", mine.get("job_title"), *_accepted(theirs, "job_title"),
                lambda a, b: likeness(a, b) >= _SAME_JOB, who, i,
            )  # fmt: skip
            roles = set(_readings(theirs, "role"))
            right = mine.get("role") in (roles | _TALKS if roles & _TALKS else roles)
            self.score.counts["roles"].add(right, 1, 1)
            self._judge("roles", i, right)
            if not right:
                self._tell("roles", "differs", f"{who}{mine.get('role')} for {theirs.get('role')}")
            degrees, due = ({credential(text) for text in one.get("credentials") or []} for one in (mine, theirs))
            self.score.counts["credentials"].add(len(degrees & due), len(degrees), len(due))
            self._tell_sets("credentials", degrees - due, due - degrees, who)
            if degrees:
                self._judge("credentials", i, degrees <= due)
        return faults

    def _organizations(
        self, name: str, found: Iterable[Json], gold: Iterable[Json], counted: Callable[[str | None], bool]
    ) -> None:
        """Those whose relation counts; one that only another reading gives such a relation is optional."""
        due = [
            {**body, "optional": body.get("optional") or not counted(body.get("relation"))}
            for body in gold
            if any(counted(relation) for relation in _readings(body, "relation"))
        ]
        places, mine = _with_places(found, lambda body: counted(body.get("relation")))
        self._lists(name, mine, due, _organization_likeness, _SAME_BODY, places)

    def _topics(self, found: Json, gold: Json) -> None:
        claimed, due = set(found.get("topics") or []), set(gold.get("topics") or [])
        optional = set(gold.get("topics_optional") or []) - due
        self.score.counts["topics"].add(len(claimed & due), len(claimed - optional), len(due))
        self._tell_sets("topics", claimed - due - optional, due - claimed)
        for item, topic in enumerate(found.get("topics") or []):
            if topic not in optional:
                self._judge("topics", item, topic in due)

    def _resources(self, found: Iterable[Json], gold: Iterable[Json]) -> int:
        places, mine = _with_places(found, lambda resource: bool(resource.get("url")))
        theirs = [resource for resource in gold if resource.get("url")]
        pairs, faults = self._lists(
            "resources", mine, theirs, lambda a, b: float(address(a["url"]) == address(b["url"])), _SAME_BODY, places
        )
        for i, j in pairs:
            right = mine[i].get("kind") in _readings(theirs[j], "kind")
            self.score.counts["resource_kinds"].add(right, 1, 1)
            self._judge("resource_kinds", places[i], right)
            if not right:
                self._tell(
                    "resource_kinds", "differs", f"{mine[i]['url']}: {mine[i].get('kind')} for {theirs[j].get('kind')}"
                )
        return faults

    def _date(self, found: Json, gold: Json) -> bool:
        """A date is right with its precision; alternatives have that of the first reading."""
        days, may_be_empty = _accepted(gold, "start_date")
        accepted = [f"{day}/{gold.get('date_precision')}" for day in days]
        given = f"{found['start_date']}/{found.get('date_precision')}" if found.get("start_date") else None
        return self._value("dates", given, accepted, may_be_empty, lambda a, b: a == b)

    def _value(
        self,
        name: str,
        found: str | None,
        accepted: Sequence[str],
        may_be_empty: bool,
        equal: Callable[[str, str], bool],
        about: str = "",
        item: int = 0,
    ) -> bool:
        """One value a side; whether it is right."""
        count = self.score.counts[name]
        if not found:
            right = may_be_empty or not accepted
            count.add(0, 0, int(not right))
        else:
            right = any(equal(found, reading) for reading in accepted)
            count.add(int(right), 1, int(bool(accepted)))
            self._judge(name, item, right)
        if not right:
            self._tell(name, "differs", f"{about}{found!r} for {accepted[0] if accepted else None!r}")
        return right

    def _lists(
        self,
        name: str,
        found: Sequence[Json],
        gold: Sequence[Json],
        alike: Callable[[Json, Json], float],
        least: float,
        places: Sequence[int] | None = None,
    ) -> tuple[list[tuple[int, int]], int]:
        """A list a side: the pairs, and the number of faults. Optional entries of gold count only where met.

        places: where the entries found stand in the list that they were taken from.
        """
        pairs = _pairs(found, gold, alike, least)
        taken, met = {i for i, _ in pairs}, {j for _, j in pairs}
        optional = sum(bool(gold[j].get("optional")) for j in met)
        due = [j for j, entry in enumerate(gold) if not entry.get("optional")]
        false = [entry for i, entry in enumerate(found) if i not in taken]
        missed = [gold[j] for j in due if j not in met]
        self.score.counts[name].add(len(pairs) - optional, len(found) - optional, len(due))
        unjudged = {i for i, j in pairs if gold[j].get("optional")}
        for i in range(len(found)):
            if i not in unjudged and name != "webinars":
                self._judge(name, places[i] if places else i, i in taken)
        for what, entries in (("false", false), ("missed", missed)):
            for entry in entries:
                self._tell(name, what, str(entry.get("name") or entry.get("url") or entry.get("title")))
        return pairs, len(false) + len(missed)

    def _judge(self, name: str, item: int, right: bool) -> None:
        if self.number is not None:
            self.score.judgments.append(Judgment(self.number, name, item, right))

    def _tell_sets(self, name: str, false: Collection[str], missed: Collection[str], about: str = "") -> None:
        for what, values in (("false", false), ("missed", missed)):
            for value in sorted(values):
                self._tell(name, what, about + value)

    def _tell(self, name: str, what: str, told: str) -> None:
        self.score.differences.append(Difference(self.webinar, name, what, told))


def _with_places(entries: Iterable[Json], wanted: Callable[[Json], bool]) -> tuple[list[int], list[Json]]:
    """The entries that are wanted, and their places among all."""
    kept = [(place, entry) for place, entry in enumerate(entries) if wanted(entry)]
    return [place for place, _ in kept], [entry for _, entry in kept]


def _pairs(
    found: Sequence[Json], gold: Sequence[Json], alike: Callable[[Json, Json], float], least: float
) -> list[tuple[int, int]]:
    """One-to-one pairs of indices, the most alike first; of equals the earlier entry of gold, the later one found."""
    ranked = sorted(
        (-likeness_of_both, j, -i)
        for i, mine in enumerate(found)
        for j, theirs in enumerate(gold)
        if (likeness_of_both := alike(mine, theirs)) >= least
    )
    pairs: dict[int, int] = {}
    for _, j, minus_i in ranked:
        if -minus_i not in pairs and j not in pairs.values():
            pairs[-minus_i] = j
    return list(pairs.items())


def _readings(gold: Json, key: str) -> list[Any]:
    """Every accepted reading of a value, the first one first; null where leaving it empty is right."""
    return [gold.get(key), *(gold.get(f"{key}_alt") or [])]


def _accepted(gold: Json, key: str) -> tuple[list[str], bool]:
    """The accepted readings that are not empty, and whether an empty one is accepted."""
    readings = _readings(gold, key)
    return [reading for reading in readings if reading], not readings[0] or None in readings


def _title_likeness(found: Json, gold: Json) -> float:
    """Day and hour decide between webinars of one title."""
    alike = max(likeness(found.get("title"), title) for title in _readings(gold, "title"))
    same_day = found.get("start_date") == gold.get("start_date")
    same_time = same_day and clock(found.get("start_time")) == clock(gold.get("start_time"))
    return alike + 0.01 * same_day + 0.01 * same_time


def _organization_likeness(found: Json, gold: Json) -> float:
    return organization_likeness(found.get("name"), gold["name"], gold.get("alt") or [])


def _is_host(relation: str | None) -> bool:
    return relation in _HOSTS


def _takes_part(relation: str | None) -> bool:
    return relation != "mentioned"
