"""Whether two announcements are of one event, by what the pages print and nothing else.

Two that contradict each other never are: other days, other numbers in the title, other hours on one day. The same
title on the same day is one event, wherever it is listed, unless people and hosts are all different. Anything less (no
date on one page, a shortened title) needs more: a link or a person in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache

from transform.name_agreement import compatible
from transform.person_names import NameForm, name_form, near_letters, readings
from transform.title_likeness import numbers_differ, related, short_for
from transform.webinar_titles import Title

SAME_HOUR = timedelta(minutes=20)


@dataclass(slots=True)
class Announcement:
    """What a source says of a webinar under one title and date, on all its pages.

    day: ISO date, month ("2023-02"), year ("2023") or nothing, as stated; names: folded ones of its series, hosts and
    speakers; bodies: those of hosts; wider: hosts and all that they are part of; links: canonical addresses of
    recordings, registration and detail pages that belong to few webinars; videos: those of recordings; languages: in
    which it is said to be; pages: readings that show it; years: those that descriptions and addresses of pages tell;
    moved_from: ISO dates on which it was to be held before; recurs: how much of a date tells one of its sittings from
    the next, as length of an ISO date: 4 for a yearly event, 0 if it is no such.
    """

    title: Title
    day: str
    source_id: str
    names: set[str] = field(default_factory=set)
    people: set[NameForm] = field(default_factory=set)
    hosts: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    wider: set[str] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    starts: set[datetime] = field(default_factory=set)
    pages: set[int] = field(default_factory=set)
    videos: set[str] = field(default_factory=set)
    years: set[str] = field(default_factory=set)
    moved_from: set[str] = field(default_factory=set)
    recurs: int = 0
    first_run: str = ""

    @property
    def dated(self) -> bool:
        """Whether its very day is stated."""
        return len(self.day) == 10


def people_of(names: Iterable[str]) -> frozenset[NameForm]:
    """All that are named, in the form in which names are compared."""
    return frozenset(form for form in map(name_form, names) if form.family)


def shared_people(one: Set[NameForm], other: Set[NameForm]) -> int:
    """How many people two announcements have in common."""
    alike = [(a, b) for a in one for b in other if _letters(a) & _letters(b) and _may_be_one(a, b)]
    return min(len({a for a, _ in alike}), len({b for _, b in alike}))


@lru_cache(maxsize=1 << 16)
def _letters(form: NameForm) -> frozenset[str]:
    """Initials that any name of the same person has, in either order: most names need no closer look."""
    letters = near_letters(form)
    return frozenset(letters | {pair[::-1] for pair in letters})


@lru_cache(maxsize=1 << 16)
def _may_be_one(one: NameForm, other: NameForm) -> bool:
    return any(compatible(a, b) for a in readings(one) for b in readings(other))


def contradict(one: Announcement, other: Announcement) -> bool:
    """Whether two announcements cannot be of one event."""
    if numbers_differ(one.title, other.title) or {one.title.half, other.title.half} == {"am", "pm"}:
        return True
    if _start_together(one, other):  # though it be another day elsewhere on the globe
        return False
    if _moved(one, other):
        return False
    short, long = sorted((one.day, other.day), key=len)
    if not long.startswith(short):
        return True
    for title, dated in ((one.title, other), (other.title, one)):
        if title.years and not dated.title.years and dated.day and dated.day[:4] not in title.years:
            return True
        if title.months and not dated.title.months and len(dated.day) > 4 and dated.day[5:7] not in title.months:
            return True
    return bool(one.starts and other.starts) and not one.links & other.links


def _start_together(one: Announcement, other: Announcement) -> bool:
    return any(abs(a - b) < SAME_HOUR for a in one.starts for b in other.starts)


def _moved(one: Announcement, other: Announcement) -> bool:
    """Whether one says that it was to be held on the other's day before, under the same title."""
    told = one.day in other.moved_from or other.day in one.moved_from
    return told and related(one.title, other.title, frozenset(one.names | other.names)) >= 0.9


def likeness(one: Announcement, other: Announcement) -> float:
    """What speaks for two announcements, which do not contradict each other, being of one event; `SAME` is enough."""
    title = related(one.title, other.title, frozenset(one.names | other.names))
    if (
        not title
        and not one.videos & other.videos
        and not (one.people and (one.links & other.links or _start_together(one, other)))
    ):
        return 0.0
    on_one_day = one.dated and other.dated
    if title < 0.5 and not on_one_day and not one.links & other.links:
        return 0.0
    both = _Common(one, other)
    heavy = _on_one_day(title, both) if on_one_day else _undated(title, both)
    doubtful = both.two_languages or both.half_unsaid
    return min(heavy, _DOUBT) if doubtful and not both.link else heavy


class _Common:
    """What two announcements have in common beside the title.

    person: how many people; others: both name people, but nobody in common; apart: both name hosts, of which no two
    have to do with each other; telling: words of the shorter title; together: they stand side by side on one page;
    month: both tell it; yearly: both tell the year of an annual event; recurring: what both tell of the date does not
    tell the sittings apart; doubtful: each has people, hosts or a recording of its own, or the one without a date tells
    of another year.
    """

    def __init__(self, one: Announcement, other: Announcement) -> None:
        vague, exact = sorted((one, other), key=lambda announcement: len(announcement.day))
        self.link = bool(one.links & other.links)
        self.video = bool(one.videos & other.videos)
        self.person = shared_people(one.people, other.people) or _speakers_in_title(one, other)
        self.others = bool(one.people and other.people) and not self.person
        self.host = bool(one.hosts & other.wider or other.hosts & one.wider)
        namesakes = any(short_for(a, b) or short_for(b, a) for a in one.bodies for b in other.bodies)
        self.apart = bool(one.hosts and other.hosts) and not self.host and not namesakes
        self.site = one.source_id == other.source_id
        self.start = _start_together(one, other)
        self.together = bool(one.pages & other.pages)
        self.month = len(vague.day) >= 7
        self.half_unsaid = one.title.half != other.title.half and not self.start
        self.yearly = len(vague.day) >= max(one.recurs, other.recurs) == 4
        self.recurring = len(vague.day) < max(one.recurs, other.recurs)
        self.doubtful = (
            (self.apart and self.person < 2)
            or min(len(one.people), len(other.people)) > self.person
            or (not self.video and bool(_platforms(one) & _platforms(other)))
            or bool(exact.day and not vague.day and vague.years and exact.day[:4] not in vague.years)
        )
        said = one.title.language, other.title.language
        two = bool(one.languages and other.languages and not one.languages & other.languages)
        self.two_languages = two and said[0] != said[1] and (all(said) or not self.start)
        self.telling = min(len(one.title.words), len(other.title.words))
        self.weight = 4.0 * self.link + 1.5 * min(self.person, 2) + self.host + self.site + self.start
        self.weight -= 2.5 * self.others


def _speakers_in_title(one: Announcement, other: Announcement) -> int:
    """How many people of one announcement the title of the other, which lists nobody, names."""
    return sum(
        len(form.given) > 1 and {form.given, *form.family} <= set(titled.title.key.split())
        for titled, listing in ((one, other), (other, one))
        for form in listing.people
        if not titled.people
    )


def _platforms(one: Announcement) -> set[str]:
    return {video.partition(" ")[0].partition("/")[0] for video in one.videos}


def _on_one_day(title: float, both: _Common) -> float:
    """The likeness of two announcements of one day."""
    strange = both.apart and not (both.link or both.person or both.start)
    if title >= 0.9:
        if both.others and both.apart and not both.link:
            return 0.0
        if both.telling < 3 and both.apart and not (both.link or both.person):
            return 0.0  # two agencies may "Ask the Solicitor" in one hour
        if both.telling < 2 and not (both.link or both.person or both.host):
            return 0.0
        return _DOUBT if strange else both.weight + 4.0
    if both.together and not both.link:
        return both.weight + 2.0 if title > 0.5 and both.person and both.weight >= 1.0 else 0.0
    if title > 0.5:
        if strange:
            return _DOUBT if both.site else 0.0
        return both.weight + 2.0 if both.weight >= 1.0 else 0.0
    if both.person and both.start and (title or both.host or both.site or both.person > 1):
        return both.weight + 1.0  # nobody speaks at two events at once
    if title >= 0.4:
        proved = both.link or (both.person and title == 0.5)
        return both.weight + 1.0 if proved else _DOUBT if both.person or (both.start and both.host) else 0.0
    if title and both.person and both.host:
        return both.weight + 1.0 if both.person > 1 and not both.together else _DOUBT
    same_link = both.link and (title or both.person)
    return both.weight if (both.video or same_link) and not both.together and not both.others else 0.0


def _undated(title: float, both: _Common) -> float:
    """The likeness of two announcements of which one does not tell the day."""
    if both.video and not both.together and not both.others:
        return both.weight + 1.0  # under whatever title, which may be in another language
    if title >= 0.9:
        near = both.site or both.month
        met = both.person and (title == 1.0 or near or both.host or both.person > 1)
        timely = (both.month or both.yearly) and not both.others and (both.site or both.host)
        if both.link or ((met or timely) and not both.doubtful and not (both.recurring and both.person < 2)):
            return both.weight + 2.0
        return _DOUBT if (both.site or both.host) and not both.others else 0.0
    if both.together or title < 0.5:
        return both.weight + 1.0 if title and both.link and not both.together else 0.0
    if both.link:
        return both.weight + 1.0
    if title > 0.5 and both.person and (both.site or both.month or both.person > 1):
        return _DOUBT if both.recurring or both.doubtful else both.weight + 1.0 + 0.5 * both.month
    return 0.0


SAME = 3.0
"""Announcements of at least this likeness are taken as one event's."""
POSSIBLE = 2.0
_DOUBT = 2.5  # a tie: a reader of both pages could not tell
