"""Which announcements are of one event: every webinar that a page lists gets the id of its event.

All that a source says under one title and date is one announcement. Announcements are compared where they share a title
or a part of one, a link, or a day and a person or a site; the most alike are brought together first, and an undated one
that fits events of several days is none of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from transform.identity import canonical_url, identifier
from transform.lasting_ids import Earlier, LastingIds, Nameable, lasting_ids
from transform.records import EventDate, WebinarRecord
from transform.ties import tie
from transform.webinar_evidence import POSSIBLE, SAME, Announcement, contradict, likeness
from transform.webinar_titles import title_of

_MARGIN = 1.5
_CROWD = 40  # announcements that share a title's part or a day; more say nothing
_SHARED_LINK = 4  # a link of more webinars than this is the series' or the site's


class WebinarKey(NamedTuple):
    """A webinar as a source states it: its title's key and its date as far as stated."""

    title: str
    day: str
    source_id: str

    @property
    def natural_id(self) -> str:
        """An undated webinar is only known within its source; a date makes the title known everywhere."""
        return identifier("web", self.title, self.day, "" if self.day else self.source_id)


def webinar_key(title: str, when: EventDate | None, source_id: str) -> WebinarKey:
    """The key of a webinar with this title and date on a page of this source."""
    return WebinarKey(title_of(title).key, _as_stated(when), source_id)


def _as_stated(when: EventDate | None) -> str:
    if when is None or when.precision == "none":
        return ""
    if when.start is not None and when.precision in ("day", "month"):
        return when.start.isoformat()[: 10 if when.precision == "day" else 7]
    return f"{when.year:04d}" if when.year is not None else ""


def key_of_record(record: WebinarRecord, source_id: str) -> WebinarKey:
    """The key of what a page of the source lists."""
    return webinar_key(record.title.value, record.date.value if record.date else None, source_id)


class Listed(NamedTuple):
    """A webinar on a page: `page` numbers distinct contents, so that what one page shows side by side is known.

    people: keys of names; hosts: ids of organizations.
    """

    record: WebinarRecord
    source_id: str
    page_url: str
    page: int
    run_id: str
    people: frozenset[str]
    hosts: frozenset[str]

    @property
    def key(self) -> WebinarKey:
        return key_of_record(self.record, self.source_id)


class Events:
    """The events behind all that is listed."""

    def __init__(self, listed: Iterable[Listed], earlier: Earlier) -> None:
        everything = list(listed)
        announced = _announcements(everything)
        keys = sorted(announced)
        pairs = _weighed([announced[key] for key in keys])
        group, doubtful = _resolve([announced[key] for key in keys], pairs)
        events: defaultdict[int, list[WebinarKey]] = defaultdict(list)
        for number, key in enumerate(keys):
            events[group[number]].append(key)
        self._event = {key: group[number] for number, key in enumerate(keys)}
        self.ids = self._lasting(events, announced, _published(everything, earlier), earlier)
        self.ties = sorted(
            {
                tie(self.ids.ids[group[a]], self.ids.ids[group[b]], heavy)
                for heavy, a, b in doubtful
                if group[a] != group[b]
            }
        )

    def webinar_id(self, key: WebinarKey) -> str:
        """The id of the event that was listed so; KeyError where it was not."""
        return self.ids.ids[self._event[key]]

    def _lasting(
        self,
        events: Mapping[int, Sequence[WebinarKey]],
        announced: Mapping[WebinarKey, Announcement],
        published: Mapping[WebinarKey, Counter[str]],
        earlier: Earlier,
    ) -> LastingIds[int]:
        def age(key: WebinarKey) -> tuple[str, int, int, WebinarKey]:
            return announced[key].first_run, -len(key.day), -len(key.title), key

        rows: dict[int, Nameable] = {}
        for event, keys in sorted(events.items(), key=lambda item: min(map(age, item[1]))):
            oldest = sorted(keys, key=age)
            before: Counter[str] = Counter()
            for key in keys:
                before.update(published.get(key, ()))
            natural = tuple(dict.fromkeys(key.natural_id for key in oldest))
            rows[event] = Nameable(natural, tuple(identifier("web", *key) for key in oldest), before)
        return lasting_ids(rows, age=earlier.seen, reserved=earlier.aliases("webinars"))


def _announcements(listed: Sequence[Listed]) -> dict[WebinarKey, Announcement]:
    links: defaultdict[str, set[str]] = defaultdict(set)
    sole = _sole_pages(listed)
    for one in listed:
        for link in _links(one, sole):
            links[link].add(one.key.title)
    found: dict[WebinarKey, Announcement] = {}
    for one in listed:
        record, key = one.record, one.key
        known = found.setdefault(key, Announcement(title_of(record.title.value), key.day, key.source_id))
        known.first_run = min(known.first_run or one.run_id, one.run_id)
        known.pages.add(one.page)
        known.people |= one.people
        known.hosts |= one.hosts
        known.links |= {link for link in _links(one, sole) if len(links[link]) <= _SHARED_LINK}
        if record.series:
            known.series.add(title_of(record.series.value).key)
        if record.start_time:
            known.starts.add(record.start_time.value)
    return found


def _sole_pages(listed: Iterable[Listed]) -> set[str]:
    """Pages that are about a single webinar: their address is that webinar's."""
    shown: defaultdict[int, set[WebinarKey]] = defaultdict(set)
    for one in listed:
        shown[one.page].add(one.key)
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
            yield canonical_url(resource.url.value)
    if record.registration_url:
        yield canonical_url(record.registration_url.value)


# -- bringing announcements together ---------------------------------------------------------------------------------


def _weighed(announced: Sequence[Announcement]) -> list[tuple[float, int, int]]:
    """Pairs that may be of one event, the most alike first."""
    blocks: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(announced):
        for block in _blocks(one):
            blocks[block].append(number)
    seen: set[tuple[int, int]] = set()
    found = []
    for numbers in blocks.values():
        if len(numbers) > _CROWD:
            continue
        for pair in combinations(numbers, 2):
            if pair not in seen:
                seen.add(pair)
                one, other = announced[pair[0]], announced[pair[1]]
                if not contradict(one, other) and (heavy := likeness(one, other)) >= POSSIBLE:
                    found.append((heavy, *pair))
    return sorted(found, key=lambda pair: (-pair[0], pair[1], pair[2]))


def _blocks(one: Announcement) -> Iterator[tuple[str, ...]]:
    titles = {one.title.key, *one.title.parts}
    for title in titles:
        yield "title", title
        yield "title and day", title, one.day
        yield "title on site", title, one.source_id
    for link in one.links:
        yield "link", link
    if one.dated:
        yield "site and day", one.source_id, one.day
        for person in one.people:
            yield "person and day", person, one.day
    else:
        for person in one.people:
            for word in one.title.words:
                yield "person and word", person, word
    if one.dated and len(one.title.words) > 2:
        for word in one.title.words:
            yield "word and day", word, one.day


def _resolve(
    announced: Sequence[Announcement], weighed: Sequence[tuple[float, int, int]]
) -> tuple[list[int], list[tuple[float, int, int]]]:
    """The event of each announcement, and the pairs that may be of one event for all that is known."""
    torn = _torn(announced, weighed)
    group = list(range(len(announced)))
    members = {number: [number] for number in group}
    for heavy, a, b in weighed:
        one, other = group[a], group[b]
        if one == other or heavy < SAME or (a, b) in torn:
            continue
        if not any(contradict(announced[x], announced[y]) for x in members[one] for y in members[other]):
            for number in members[other]:
                group[number] = one
            members[one] += members.pop(other)
    return group, [(heavy, a, b) for heavy, a, b in weighed if group[a] != group[b]]


def _torn(announced: Sequence[Announcement], weighed: Iterable[tuple[float, int, int]]) -> set[tuple[int, int]]:
    """Pairs in which one announcement is as much like another one, of a different event."""
    near: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for heavy, a, b in weighed:
        if heavy >= SAME:
            near[a].append((heavy, b))
            near[b].append((heavy, a))
    torn: set[tuple[int, int]] = set()
    for number, others in near.items():
        for (heavy, a), (light, b) in combinations(others, 2):
            if contradict(announced[a], announced[b]):
                torn.add((min(number, b), max(number, b)))
                if heavy - light < _MARGIN:
                    torn.add((min(number, a), max(number, a)))
    return torn


# -- the release before ----------------------------------------------------------------------------------------------


def _published(listed: Iterable[Listed], earlier: Earlier) -> dict[WebinarKey, Counter[str]]:
    """The ids that the release before gave to what is listed, by page, title and date."""
    by_place: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in earlier.rows("listings"):
        place = row["source_id"], canonical_url(row["page_url"]), title_of(row["title_as_listed"]).key
        by_place[place].add(row["webinar_id"])
    found: dict[WebinarKey, Counter[str]] = {}
    if not by_place:
        return found
    for one in listed:
        key = one.key
        for webinar_id in by_place.get((one.source_id, canonical_url(one.page_url), key.title), ()):
            row = earlier.webinars[webinar_id]
            when = EventDate(row["start_date"], row["year"], row["date_precision"], "")
            short, long = sorted((key.day, _as_stated(when)), key=len)
            if long.startswith(short):
                found.setdefault(key, Counter())[webinar_id] += 1
    return found
