"""Which announcements are of one event: every webinar that a page lists gets the id of its event.

All that a source says under one title and date is one announcement. Announcements are compared where they share a title
or a part of one, a link, or a day and a person or a site; the most alike are brought together first, and an undated one
that fits events of several days is none of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from transform.announcements import Listed, Mark, WebinarKey, announcements, as_stated, mark_of
from transform.identity import canonical_url, identifier
from transform.lasting_ids import Earlier, LastingIds, Nameable, lasting_ids
from transform.person_names import family_variants, initials
from transform.records import EventDate, WebinarRecord
from transform.ties import tie
from transform.webinar_evidence import POSSIBLE, SAME, Announcement, contradict, likeness
from transform.webinar_titles import title_of

_MARGIN = 1.5
_CROWD = 40  # of more announcements that share a part of the title or a day, not all are compared with all


class Events:
    """The events behind all that is listed."""

    def __init__(self, listed: Iterable[Listed], earlier: Earlier) -> None:
        everything = list(listed)
        announced, self._keys = announcements(everything)
        keys = sorted(announced)
        pairs = _weighed([announced[key] for key in keys])
        group, doubtful = _resolve([announced[key] for key in keys], pairs)
        events: defaultdict[int, list[WebinarKey]] = defaultdict(list)
        for number, key in enumerate(keys):
            events[group[number]].append(key)
        self._event = {key: group[number] for number, key in enumerate(keys)}
        self.ids = self._lasting(events, announced, _published(everything, self._keys, earlier), earlier)
        self.ties = sorted(
            {
                tie(self.ids.ids[group[a]], self.ids.ids[group[b]], heavy)
                for heavy, a, b in doubtful
                if group[a] != group[b]
            }
        )

    def webinar_id(self, record: WebinarRecord, source_id: str) -> str:
        """The id of the event that a page of the source lists so; KeyError where it was not among `listed`."""
        return self.ids.ids[self._event[self._keys[mark_of(record, source_id)]]]

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


# -- bringing announcements together ---------------------------------------------------------------------------------


def _weighed(announced: Sequence[Announcement]) -> list[tuple[float, int, int]]:
    """Pairs that may be of one event, the most alike first."""
    blocks: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(announced):
        for block in _blocks(one):
            blocks[block].append(number)
    seen: set[tuple[int, int]] = set()
    found = []
    for numbers in blocks.values():
        for pair in _neighbours(numbers):
            if pair not in seen:
                seen.add(pair)
                one, other = announced[pair[0]], announced[pair[1]]
                if not contradict(one, other) and (heavy := likeness(one, other)) >= POSSIBLE:
                    found.append((heavy, *pair))
    return sorted(found, key=lambda pair: (-pair[0], pair[1], pair[2]))


def _neighbours(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of a block; of a crowd, only those that stand near each other, so that costs grow with its size."""
    for place, number in enumerate(numbers):
        for other in numbers[place + 1 : place + 1 + _CROWD]:
            yield number, other


def _blocks(one: Announcement) -> Iterator[tuple[object, ...]]:
    """What another announcement of the event has too. A title alone is none of it: without a day, a site, a host, a
    person or a link in common it proves nothing."""
    names = {(family, letter) for form in one.people for family in family_variants(form) for letter in initials(form)}
    beside = {word for name in one.names for word in title_of(name).words}
    telling = " ".join(sorted(one.title.words - beside))
    titles = {one.title.key, one.title.squeezed, *one.title.parts}
    for title in titles:
        for day in (one.day, *one.moved_from):
            yield "title and day", title, day
        for start in one.starts:
            yield "title and start", title, start
        yield "title on site", title, one.source_id
        for host in one.wider:
            yield "title of host", title, host
    for link in one.links:
        yield "link", link
    if one.dated:
        yield "site and day", one.source_id, one.day
        for host in one.wider:
            yield "host and day", host, one.day
        for word in one.title.words:
            yield "word and day", word, one.day
        for name in names:
            yield "person and day", name, one.day
    for name in names:
        for word in one.title.words:
            yield "person and word", name, word
    for host in one.wider:
        yield "words of host", host, telling


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


def _published(
    listed: Iterable[Listed], keys: Mapping[Mark, WebinarKey], earlier: Earlier
) -> dict[WebinarKey, Counter[str]]:
    """The ids that the release before gave to what is listed, by page, title and date."""
    by_place: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in earlier.rows("listings"):
        place = row["source_id"], canonical_url(row["page_url"]), title_of(row["title_as_listed"]).key
        by_place[place].add(row["webinar_id"])
    found: dict[WebinarKey, Counter[str]] = {}
    if not by_place:
        return found
    for one in listed:
        key = keys[one.mark]
        for webinar_id in by_place.get((one.source_id, canonical_url(one.page_url), key.title), ()):
            row = earlier.webinars[webinar_id]
            when = EventDate(row["start_date"], row["year"], row["date_precision"], "")
            short, long = sorted((key.day, as_stated(when)), key=len)
            if long.startswith(short):
                found.setdefault(key, Counter())[webinar_id] += 1
    return found
