"""Whether two announcements are of one event, by what the pages print and nothing else.

Two that contradict each other never are: other days, other numbers in the title, other hours on one day. The same
title on the same day is one event, wherever it is listed, unless people and hosts are all different. Anything less (no
date on one page, a shortened title) needs more: a link, a person or a host in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from transform.person_names import initials, name_form
from transform.webinar_titles import Title, related

SAME_HOUR = timedelta(minutes=40)


@dataclass(slots=True)
class Announcement:
    """What a source says of a webinar under one title and date, on all its pages.

    day: ISO date, month ("2023-02"), year ("2023") or nothing, as stated; people: see `people_of`; links: canonical
    addresses of recordings, registration and detail pages that belong to few webinars; pages: readings that show it.
    """

    title: Title
    day: str
    source_id: str
    series: set[str] = field(default_factory=set)
    people: set[tuple[str, str]] = field(default_factory=set)
    hosts: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    starts: set[datetime] = field(default_factory=set)
    pages: set[int] = field(default_factory=set)
    first_run: str = ""

    @property
    def dated(self) -> bool:
        """Whether its very day is stated."""
        return len(self.day) == 10


def people_of(names: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Family name and initial of all that are named, and of what their names are short for."""
    forms = [name_form(name) for name in names]
    return frozenset((form.family[-1], initial) for form in forms if form.family for initial in initials(form))


def shared_people(one: Set[tuple[str, str]], other: Set[tuple[str, str]]) -> int:
    """How many people two announcements have in common."""
    return len({family for family, _ in one & other})


def contradict(one: Announcement, other: Announcement) -> bool:
    """Whether two announcements cannot be of one event."""
    short, long = sorted((one.day, other.day), key=len)
    if not long.startswith(short):
        return True
    if one.title.numbers and other.title.numbers and one.title.numbers != other.title.numbers:
        return True
    for title, dated in ((one.title, other), (other.title, one)):
        if title.years and dated.day and dated.day[:4] not in title.years:
            return True
    if one.starts and other.starts and not any(abs(a - b) < SAME_HOUR for a in one.starts for b in other.starts):
        return not one.links & other.links
    return False


def likeness(one: Announcement, other: Announcement) -> float:
    """What speaks for two announcements, which do not contradict each other, being of one event; `SAME` is enough."""
    title = related(one.title, other.title, frozenset(one.series | other.series))
    link, person = bool(one.links & other.links), shared_people(one.people, other.people)
    host, site = bool(one.hosts & other.hosts), one.source_id == other.source_id
    start = bool(one.starts and other.starts)  # equal then, or they would contradict each other
    others = bool(one.people and other.people) and not person
    together = bool(one.pages & other.pages)
    found = 4.0 * link + min(person, 2) * 1.5 + 1.0 * host + 1.0 * site + 1.0 * start - 2.5 * others
    if one.dated and other.dated:
        if title == 1.0:
            strangers = others and not (link or host or site)
            plain = len(one.title.words) > 1 or link or person or host
            return 0.0 if strangers or not plain else found + 4.0
        if title > 0.5:
            return found + 2.0 if found >= 1.0 and (not together or link or person) else 0.0
        if title == 0.5:
            return found + 1.0 if (link or person) and not together else 0.0
        if title and person and host and not together:
            return found + 1.0
        return found if link and not together and (person or not (one.people and other.people)) else 0.0
    if title == 1.0:
        telling = len(one.title.words) > 2
        enough = link or person or ((site or (host and telling)) and not one.people and not other.people)
        return found + 2.0 if enough else 0.0
    if title >= 0.5:
        return found + 1.0 if (link or (person and (site or person > 1))) and not together else 0.0
    return 0.0


SAME = 3.0
"""Announcements of at least this likeness are taken as one event's."""
POSSIBLE = 2.0
