"""Announcements: all that a source says of a webinar under one title and date, on however many of its pages.

Where a source lists one title several times without a date, or on one day at several hours, and people and links have
nothing in common, these are announcements of several webinars.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from transform.identity import canonical_url, fold, identifier
from transform.moved_days import moved_from
from transform.person_names import NameForm, initials
from transform.records import EventDate, WebinarRecord
from transform.webinar_evidence import SAME_HOUR, Announcement, people_of, shared_people
from transform.webinar_titles import Title, title_of

_SHARED_LINK = 4  # a link of more webinars than this is the series' or the site's


class WebinarKey(NamedTuple):
    """A webinar as a source states it: its title's key, its date as far as stated, and which one it is where the source
    has several of these."""

    title: str
    day: str
    source_id: str
    which: str = ""

    @property
    def natural_id(self) -> str:
        """An undated webinar is only known within its source; a date makes the title known everywhere."""
        source = "" if self.day else self.source_id
        return identifier("web", self.title, self.day, source, *([self.which] if self.which else []))


def webinar_key(title: str, when: EventDate | None, source_id: str) -> WebinarKey:
    """The key of a webinar with this title and date on a page of this source."""
    return WebinarKey(title_of(title).key, as_stated(when), source_id)


def as_stated(when: EventDate | None) -> str:
    """ISO date, month ("2023-02"), year ("2023") or nothing."""
    if when is None or when.precision == "none":
        return ""
    if when.start is not None and when.precision in ("day", "month"):
        return when.start.isoformat()[: 10 if when.precision == "day" else 7]
    return f"{when.year:04d}" if when.year is not None else ""


class Mark(NamedTuple):
    """By what a listing is told from others of the same title and date: people, recordings, time of the start, and the
    language that the title says."""

    key: WebinarKey
    people: frozenset[NameForm]
    links: frozenset[str]
    start: str
    language: str


def mark_of(record: WebinarRecord, source_id: str) -> Mark:
    """The mark of what a page of the source lists."""
    title = record.title.value
    key = webinar_key(title, record.date.value if record.date else None, source_id)
    people = people_of(presenter.name.value for presenter in record.presenters)
    links = frozenset(_address(link.url.value) for link in record.resources if link.kind == "recording")
    start = record.start_time.value.isoformat() if record.start_time else ""
    return Mark(key, people, links, start, title_of(title).language)


_VIDEO = re.compile(
    r"^(?:(?:m\.)?youtube(?:-nocookie)?\.com/(?:watch\?(?:.*&)?v=|embed/|live/|v/|shorts/)|youtu\.be/)(?P<youtube>[\w-]{6,})"
    r"|^(?:player\.)?vimeo\.com/(?:video/|channels/\w+/)?(?P<vimeo>\d{6,})"
)


def _address(url: str) -> str:
    """What all addresses of one video, or one page, have in common."""
    address = canonical_url(url)
    video = _VIDEO.match(address)
    return f"{video.lastgroup} {video[video.lastgroup]}" if video and video.lastgroup else address


class Listed(NamedTuple):
    """A webinar on a page: `page` numbers distinct contents, so that what one page shows side by side is known.

    hosts: ids of organizations; wider: those, and of all that they are part of.
    """

    record: WebinarRecord
    source_id: str
    page_url: str
    page: int
    run_id: str
    hosts: frozenset[str]
    wider: frozenset[str]
    mark: Mark


def announcements(listed: Sequence[Listed]) -> tuple[dict[WebinarKey, Announcement], dict[Mark, WebinarKey]]:
    """All announcements by key, and the key of each mark."""
    keys = _keys(listed)
    links: defaultdict[str, set[str]] = defaultdict(set)
    sole = _sole_pages(listed)
    for one in listed:
        for link in _links(one, sole):
            links[link].add(one.mark.key.title)
    found: dict[WebinarKey, Announcement] = {}
    for one in listed:
        record, key = one.record, keys[one.mark]
        known = found.setdefault(key, Announcement(_compared_title(record), key.day, key.source_id))
        known.first_run = min(known.first_run or one.run_id, one.run_id)
        known.pages.add(one.page)
        known.people |= one.mark.people
        known.hosts |= one.hosts
        known.links |= {link for link in _links(one, sole) if len(links[link]) <= _SHARED_LINK}
        known.videos |= one.mark.links & known.links
        known.wider |= one.wider
        known.bodies |= {fold(body.name.value) for body in record.organizations if body.relation in ("host", "co_host")}
        known.names |= set(_names_beside(record))
        told = f"{one.page_url} {record.description.value if record.description else ''}"
        known.moved_from |= {day.isoformat() for day in moved_from(record)}
        known.years.update(re.findall(r"(?<!\w)20\d\d(?!\w)", told))
        known.recurs = max(known.recurs, _recurs(record))
        if language := _language(one):
            known.languages.add(language)
        if record.start_time:
            known.starts.add(record.start_time.value)
    return found, keys


def _language(one: Listed) -> str:
    """The language that the title says, else the one that was read."""
    return one.mark.language or (one.record.language.value if one.record.language else "")


def _compared_title(record: WebinarRecord) -> Title:
    """The title; one of a mere number or a single word ("Session 3: Budgets") goes with the name of its series."""
    title = title_of(record.title.value)
    short = record.series is not None and len(title.words) < 2
    return title_of(f"{record.series.value}: {record.title.value}") if record.series and short else title


def _names_beside(record: WebinarRecord) -> Iterator[str]:
    if record.series:
        yield title_of(record.series.value).key
    yield from (fold(body.name.value) for body in record.organizations if body.relation != "mentioned")
    yield from (fold(presenter.name.value) for presenter in record.presenters)


_YEARLY = re.compile(r"\b(?:annual|yearly|anual)\b")
_MONTHLY = re.compile(r"\b(?:monthly|bimonthly|quarterly|mensual|bimestral|trimestral)\b")
_OFTEN = re.compile(r"\b(?:weekly|biweekly|semanal|quincenal|office hours|recurring)\b")
_PERIOD = (
    r"(?:week|month|quarter|year|semester|spring|summer|fall|autumn|winter|\w+day|semana|mes|trimestre|ano|january|"
    r"february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|"
    r"junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
)
_SITTINGS = r"(?:sessions|dates|times|sittings|offerings|sesiones|fechas|veces)"
_REPEATED = re.compile(
    rf"\b(?:once|twice|times|una vez|veces) (?:a|an|per|each|every|al|por|cada) {_PERIOD}\b"
    rf"|\b(?:every|each|cada) (?:other |first |second |third |fourth |last )?{_PERIOD}\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b"
    r"|\b(?:offered|held|given|presented|repeated|meets|hosted) (?:\w+ ){0,3}"
    r"(?:weekly|monthly|quarterly|annually|yearly|regularly|periodically|again|twice)\b"
    rf"|\b(?:two|three|four|several|multiple|various|many|upcoming|other|more|varias|dos|tres) {_SITTINGS}\b"
    r"|\b(?:recurring|next (?:session|date|offering))\b"
)


def _recurs(record: WebinarRecord) -> int:
    """How much of a date tells a sitting of the webinar from the next, as length of an ISO date; 0 if it is single."""
    title = fold(f"{record.title.value} {record.series.value if record.series else ''}")
    if _OFTEN.search(title) or (record.description and _REPEATED.search(fold(record.description.value))):
        return 10
    return 7 if _MONTHLY.search(title) else 4 if _YEARLY.search(title) else 0


def _sole_pages(listed: Iterable[Listed]) -> set[str]:
    """Pages that are about a single webinar: their address is that webinar's."""
    shown: defaultdict[int, set[Mark]] = defaultdict(set)
    for one in listed:
        shown[one.page].add(one.mark)
    return {canonical_url(one.page_url) for one in listed if len(shown[one.page]) == 1}


def _links(one: Listed, sole: set[str]) -> Iterator[str]:
    record = one.record
    page = canonical_url(one.page_url)
    if page in sole:
        yield page
    if record.detail_url and (detail := canonical_url(record.detail_url.value)) in sole:
        yield detail
    for resource in record.resources:
        if resource.kind in ("recording", "registration", "slides"):
            yield _address(resource.url.value)
    if record.registration_url:
        yield canonical_url(record.registration_url.value)


# -- one title and date, several webinars ----------------------------------------------------------------------------


def _keys(listed: Iterable[Listed]) -> dict[Mark, WebinarKey]:
    """The key of each mark; the first of several webinars (by run, then by what marks it) has the plain key."""
    alike: defaultdict[WebinarKey, list[Listed]] = defaultdict(list)
    for one in listed:
        alike[one.mark.key].append(one)
    keys: dict[Mark, WebinarKey] = {}
    for key, of_key in alike.items():
        for number, group in enumerate(_apart(of_key)):
            which = "" if number == 0 else _told_by(group)
            keys |= {one.mark: key._replace(which=which) for one in group}
    return keys


def _apart(listed: Sequence[Listed]) -> list[list[Listed]]:
    """Listings of one key in groups, each of one webinar."""
    if len({one.mark for one in listed}) == 1:
        return [list(listed)]
    groups: list[list[Listed]] = []
    for one in sorted(listed, key=lambda one: (not one.mark.links, not one.mark.people, one.run_id, _told_by([one]))):
        fitting = [group for group in groups if any(_tied(one, other) for other in group)]
        fitting = fitting or [group for group in groups if not any(_strangers(one, other) for other in group)][:1]
        groups = [group for group in groups if group not in fitting]
        groups.append([one, *(other for group in fitting for other in group)])
    return sorted(groups, key=lambda group: (min(one.run_id for one in group), _told_by(group)))


def _tied(one: Listed, other: Listed) -> bool:
    if one.mark.links & other.mark.links:
        return True
    return bool(shared_people(one.mark.people, other.mark.people)) and not _strangers(one, other)


def _strangers(one: Listed, other: Listed) -> bool:
    """Whether two listings of one key are of two webinars."""
    if one.mark.links & other.mark.links:
        return False
    tongues = _language(one), _language(other)
    if one.mark.language != other.mark.language and all(tongues) and tongues[0] != tongues[1]:
        return True
    here, there = one.record.start_time, other.record.start_time
    if here and there and abs(here.value - there.value) >= SAME_HOUR:
        return True
    edited = canonical_url(one.page_url) == canonical_url(other.page_url) and one.page != other.page
    if not (one.mark.people and other.mark.people) or shared_people(one.mark.people, other.mark.people):
        return False
    apart = one.hosts and other.hosts and not (one.hosts & other.wider or other.hosts & one.wider)
    return bool(apart) if one.mark.key.day else not edited


def _told_by(group: Sequence[Listed]) -> str:
    """What tells a webinar from its namesakes, in one text."""
    starts = min(one.mark.start for one in group)
    links = min((link for one in group for link in one.mark.links), default="")
    names = {name for one in group for name in one.mark.people}
    people = sorted({f"{name.family[-1]} {initial}" for name in names for initial in initials(name)})
    languages = sorted({one.mark.language for one in group} - {""})
    return " ".join((links or ",".join(people), starts, *languages))
