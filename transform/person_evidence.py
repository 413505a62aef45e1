"""How much speaks for two mentions of compatible names being one person: weights that add up, in natural log-odds.

What a shared name proves depends on how many people bear it (Fellegi and Sunter's model, with weights set by hand and
checked on labeled pairs): a rare name needs little more than a common field, "John Smith" needs an organization.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from transform.person_names import NameForm, bearers, exact_middles, given_as_such, same_family

SAME = 3.0
"""Mentions of at least this weight are taken as one person (odds of 20 to 1)."""
POSSIBLE = -4.0
"""Namesakes of at least this weight may be one person for all that the pages say."""

_FIELD = 0.03  # people of the field, in millions, among whom namesakes are expected
_NAME_BOUNDS = -3.0, 2.8  # no name alone proves a person or disproves one
_RANKS = frozenset(
    {"senior", "junior", "deputy", "assistant", "associate", "acting", "interim", "former", "staff", "chief", "lead",
     "principal", "head", "vice", "national", "regional", "state", "general", "executive", "with", "from"}
)  # fmt: skip
"""Words of job titles that do not tell the work."""


@dataclass(slots=True)
class Profile:
    """What the pages say of a person under one form of the name, at one organization, on one source.

    organizations: the organization and all that it is part of; records: page and position of the webinars that name the
    person so; events, hosts: ids; company: names of those who presented with the person; topics: their ids; places:
    states; said: folded running text of biographies and affiliations; also: other names that the page gives the person.
    """

    name: NameForm
    source_id: str
    organization_id: str | None
    organizations: frozenset[str] = frozenset()
    organization_kind: str | None = None
    organization_names: set[str] = field(default_factory=set)
    records: set[tuple[int, int]] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    hosts: set[str] = field(default_factory=set)
    company: set[str] = field(default_factory=set)
    job_titles: set[str] = field(default_factory=set)
    credentials: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    also: set[NameForm] = field(default_factory=set)


def weight(one: Profile, other: Profile) -> float:
    """The log-odds that two profiles of compatible names are one person's."""
    return sum(rule(one, other) for rule in _RULES)


def renamed(one: Profile, other: Profile) -> bool:
    """Whether a page says that the person of one profile bears or bore the other's name."""
    return any(
        name.family == theirs.name.family and name.given[:1] == theirs.name.given[:1]
        for ours, theirs in ((one, other), (other, one))
        for name in ours.also
    )


def _name(one: Profile, other: Profile) -> float:
    expected = max(bearers(one.name), bearers(other.name)) * _FIELD
    low, high = _NAME_BOUNDS
    found = min(max(-math.log(expected), low), high)
    if exact_middles(one.name, other.name):
        found += 1.0
    if (one.name.suffix == "") != (other.name.suffix == ""):
        found -= 1.0
    elif one.name.suffix:
        found += 1.0
    if not given_as_such(one.name, other.name):
        found -= 2.0
    if renamed(one, other):
        return found + 4.0
    if same_family(one.name, other.name):
        return found
    # a second surname or one added by a hyphen: only believed of one who stayed where they were
    stayed = one.organizations & other.organizations or one.events & other.events
    return found - (1.5 if stayed else 6.0)


def _organization(one: Profile, other: Profile) -> float:
    if one.organization_id is None or other.organization_id is None:
        return 0.0
    if one.organization_id == other.organization_id:
        return 5.5
    if one.organization_id in other.organizations or other.organization_id in one.organizations:
        return 4.0
    if _told_of(one, other) or _told_of(other, one):
        return 4.5
    near = any(abs((a - b).days) < 120 for a in one.days for b in other.days)
    kind = 0.5 if one.organization_kind == other.organization_kind not in (None, "other") else 0.0
    return kind - (2.0 if near else 1.2)


def _told_of(one: Profile, other: Profile) -> bool:
    """Whether what is said of one names the other's organization: "previously at …"."""
    return any(name in text for name in other.organization_names if " " in name for text in one.said)


def _site(one: Profile, other: Profile) -> float:
    apart = one.organization_id and other.organization_id and not one.organizations & other.organizations
    if one.events & other.events:
        return 2.5 if apart else 6.0
    if one.source_id == other.source_id:
        return 2.0
    return 1.0 if one.hosts & other.hosts else 0.0


def _company(one: Profile, other: Profile) -> float:
    return min(2.5 * len(one.company & other.company), 4.0)


def _job(one: Profile, other: Profile) -> float:
    if not one.job_titles or not other.job_titles:
        return 0.0
    if shared := one.job_titles & other.job_titles:
        return 1.8 if max(len(title.split()) for title in shared) > 2 else 0.8
    if _kinds_of_work(one) & _kinds_of_work(other):
        return 0.8
    return -0.4 if one.organizations & other.organizations else -1.2


def _kinds_of_work(profile: Profile) -> set[str]:
    """What is told of by the words of job titles, rank and endings aside: "train" of "Senior Trainer"."""
    words = {word for title in profile.job_titles for word in title.split()} - _RANKS
    return {word[:5] for word in words if len(word) > 3}


def _credentials(one: Profile, other: Profile) -> float:
    if not one.credentials or not other.credentials:
        return 0.0
    return 0.6 if one.credentials & other.credentials else -1.0


def _place(one: Profile, other: Profile) -> float:
    if not one.places or not other.places:
        return 0.0
    return 1.0 if one.places & other.places else -0.8


def _subject(one: Profile, other: Profile) -> float:
    if not one.topics or not other.topics:
        return 0.0
    return 1.4 if one.topics & other.topics else -0.5


_RULES: tuple[Callable[[Profile, Profile], float], ...] = (
    _name, _organization, _site, _company, _job, _credentials, _place, _subject,
)  # fmt: skip
