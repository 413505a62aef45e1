"""Which parts of a page are webinars: candidate units are weighed, and nested ones settled.

A unit is a webinar when the page says two things of it: that it is an *event* (a date of its own, a recording, a
registration) and that it is *online* (the words, the platform of its links, or the list that it stands in). Where units
lie within each other, the inner ones win if each is an event by itself; otherwise they are parts of the outer.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from transform import cues
from transform.document import Document
from transform.event_pages import (
    JOB_AD,
    RECORDED_ON,
    is_event_page,
    just_above,
    page_of,
    whole_page,
    without_other_events,
)
from transform.event_signals import ALL_ONLINE, THRESHOLD, context_of, only_in_person, signals_of, weigh
from transform.linekinds import CLOCK, Reading
from transform.links import ONLINE_PLATFORMS, kind_by_label, target_of
from transform.nesting import settle_nesting
from transform.occurrences import occurrences
from transform.page_clues import page_clues
from transform.page_kind import PageKind, kind_of_page
from transform.page_subjects import is_about_something_else, is_of_posts, is_post_of_webinar, is_side_box
from transform.sections import outside_related
from transform.structured import StructuredEvent
from transform.title_lines import title_like
from transform.titles import letters_of
from transform.unit_classes import (
    ANNOUNCES_SEVERAL,
    announced_classes,
    is_menu,
    marked_classes,
    other_classes,
    section_heads,
    session_classes,
    with_their_kind,
    without_type_labels,
    without_weak_classes,
)
from transform.unit_clues import unit_clues
from transform.unit_context import neighbours, odds_in_context
from transform.unit_ranking import LIKELY as LIKELY_UNIT
from transform.unit_ranking import likelihood, weighed_again, with_likelier_heads, with_their_items
from transform.units import Unit, find_units


@dataclass(eq=False)
class Segment:
    """One webinar's part of the page.

    single: the page as a whole is about it; entitled: its title and the line that says it, where the whole page was
    searched for the likeliest.
    """

    unit: Unit
    score: float
    single: bool = False
    entitled: tuple[str, Reading] | None = None

    @property
    def title(self) -> str:
        return self.unit.title

    def take_in(self, readings: Sequence[Reading], head: Reading) -> None:
        """Make the page as a whole its part, from the new head on or from where it began."""
        start = min(head.index, self.unit.lines[0].index)
        content = outside_related([reading for reading in readings if reading.index >= start])
        self.unit = Unit(("page",), head, head.text, [*just_above(head, readings), *content], [])
        self.single = True


def find_segments(
    document: Document, readings: Sequence[Reading], events: Sequence[StructuredEvent] = ()
) -> list[Segment]:
    """The webinars of a page, in its order. Empty for a page that holds none.

    events: what the page's structured data says; it tells online from in-person events where the text does not.
    Where the rules find no proof of a webinar, the kind of the page decides whether less will do; a page that is
    surely of another kind holds none.
    """
    content = outside_related(readings)
    kind = kind_of_page(page_clues(document, content, events))
    if _is_something_else(document, content):
        return []
    segments = _proven_segments(document, readings, events, kind)
    if segments is None:
        return []
    named = any(cues.WEBINAR.search(r.text) and (r.emphasised or r.kind == "prose") for r in content)
    if named and len(segments) < 2 and kind.several > (SURE if segments else LIKELY):
        segments = _proven_segments(document, readings, events, kind, listing=True) or segments
    if (
        not segments
        and kind.one > LIKELY
        and not is_of_posts(document, content)
        and _may_be_online(content)
        and (page := whole_page(document, content, proven=True)) is not None
    ):
        segments = [Segment(page, THRESHOLD, single=True)]
    return segments


EVEN, LIKELY, LISTING, SURE = 0.5, 0.6, 0.7, 0.8
"""The shares from which the kind of a page counts: to look for more; where rules find nothing; to add what they missed;
and against them."""


def _may_be_online(readings: Sequence[Reading]) -> bool:
    """Nothing speaks against an event that is online: no place, no byline of news, no film without people who speak."""
    lead = readings[:10]
    told = any(
        cues.says_online(r.text) or cues.WEBINAR.search(r.text) for r in lead if r.kind != "prose" or r.day is not None
    )
    if not told and any(cues.IN_PERSON.search(r.text) or cues.ADDRESS.search(r.text) for r in lead):
        return False
    links = [link for reading in readings for link in reading.line.links]
    kinds = {kind_by_label(link.text, target_of(link.url)) or target_of(link.url).kind for link in links}
    named = any(
        r.kind == "person" or cues.PEOPLE_LABEL.match(r.text) or cues.LEADING_LABEL.match(r.text) for r in readings
    )
    if "recording" in kinds and "registration" not in kinds and not named:
        return False
    by_somebody = any(r.kind == "meta" for r in readings[:5])
    timed = any(
        r.day and (CLOCK.search(r.text) or (after.kind == "date" and CLOCK.search(after.text)))
        for r, after in zip(readings, [*readings[1:], *readings[-1:]], strict=True)
    )
    return not by_somebody or bool(kinds & {"registration", "recording"}) or timed


def _is_something_else(document: Document, content: Sequence[Reading]) -> bool:
    return sum(bool(JOB_AD.match(r.text)) for r in content) >= 2 or is_about_something_else(document, content)


def _proven_segments(
    document: Document,
    readings: Sequence[Reading],
    events: Sequence[StructuredEvent],
    kind: PageKind,
    *,
    listing: bool = False,
) -> list[Segment] | None:
    """The parts of a page that by their own words or their likes are webinars; listing: the page is known to list them.

    None for a page that is surely of another kind, and for an article with webinars in a side box.
    """
    told = {letters_of(event.name): event.online for event in events if event.online is not None}
    content = outside_related(readings)
    units = find_units(content)
    listing = listing or page_is_listing(document, content)
    clues = unit_clues(document, readings, units, events, listing=listing)
    odds = {id(unit): likelihood(held) for unit, held in zip(units, clues, strict=True)}
    others = other_classes(units)
    marked = marked_classes(units)
    sections = section_heads(units)
    one_hour = _one_hour(content)
    sessions = session_classes(units, at_one_hour=one_hour) if one_hour or _says_online(content) else frozenset()
    sessions |= announced_classes(units, content)
    if not any(
        r.kind == "prose" and ANNOUNCES_SEVERAL.search(r.text) and cues.says_online(r.text) for r in content[:6]
    ):
        sessions -= {("inline",)}
    posts = is_of_posts(document, content)
    told_apart = {
        id(unit)
        for unit in units
        if only_in_person(unit)
        or _told_apart(unit, marked, listing=listing)
        or (posts and not is_post_of_webinar(unit))
    }
    could_be = [
        unit
        for unit in units
        if title_like(unit)
        and unit.signature not in others
        and not is_menu(unit)
        and id(unit) not in sections
        and id(unit) not in told_apart
    ]
    likely = [unit for unit in could_be if odds[id(unit)] >= LIKELY_UNIT]
    lists = len({unit.head.index for unit in likely}) > 1
    # a page that says little of itself, but whose data says that its own event is online
    said_online = any(event.online and letters_of(event.name) in letters_of(document.title or "") for event in events)
    if kind.none > SURE and not lists and not sessions and not said_online:
        return None
    accepted: list[tuple[Unit, float]] = []
    for unit in could_be:
        if unit.signature == ("h", "1"):
            unit.lines = [*just_above(unit.head, content), *unit.lines]
            online = told.get(letters_of(unit.title))
            score = THRESHOLD if online or (online is None and is_event_page(document, unit.head, unit.lines)) else 0.0
        else:
            signals = signals_of(unit.lines, unit)
            score = weigh(unit, signals, listing or unit.signature in sessions)
            if (online := told.get(letters_of(unit.title))) is not None:
                score += 2.0 if online else -6.0
        if score >= THRESHOLD:
            accepted.append((unit, score))
    in_data = [(u, score) for u, score in accepted if told.get(letters_of(u.title))]
    if not _speaks_of_webinars(document, content):
        filmed = [u for u, _ in accepted if (s := signals_of(u.lines, u)).dated and s.recorded]
        accepted = accepted if len(filmed) >= 2 else in_data
    accepted = with_their_kind(
        without_weak_classes(accepted),
        [unit for unit in units if id(unit) not in sections and id(unit) not in told_apart],
        listing,
    )
    chosen = settle_nesting(without_type_labels(accepted))
    if lists or kind.several > EVEN or len(chosen) > 1:
        alone = [odds[id(unit)] for unit in units]
        together = odds_in_context(neighbours(units, len(content)), alone, kind.several)
        in_context = {id(unit): value for unit, value in zip(units, together, strict=True)}
        added = could_be if kind.several > (EVEN if lists else LISTING) else []
        found = chosen
        chosen = weighed_again(found, added, in_context, THRESHOLD, could_be)
        chosen = with_their_items(with_likelier_heads(chosen, could_be, odds), found)
    titles = {letters_of(unit.title) for unit, _ in chosen}
    if missing := [(unit, score) for unit, score in in_data if letters_of(unit.title) not in titles]:
        apart = [(unit, score) for unit, score in chosen if not any(unit.holds(other) for other, _ in missing)]
        chosen = sorted([*apart, *settle_nesting(missing)], key=lambda pair: pair[0].head.index)
    if is_side_box(document, content, [unit for unit, _ in chosen]):
        return None
    segments = [Segment(unit, score) for unit, score in chosen]
    if len(segments) == 1 and (page := page_of(segments[0].unit, content)) is not None:
        segments = [Segment(page, segments[0].score, single=True)]
        page.lines = without_other_events(document, page)
    if (
        not segments
        and not posts
        and _speaks_of_webinars(document, content)
        and (page := whole_page(document, content)) is not None
    ):
        segments = [Segment(page, THRESHOLD, single=True)]
    return [Segment(unit, segment.score, segment.single) for segment in segments for unit in occurrences(segment.unit)]


def _told_apart(unit: Unit, marked: frozenset[tuple[str, ...]], *, listing: bool) -> bool:
    """Its heading ("Podcast", "In person"), or what is said of its likes alone ("Virtual"), tells it from webinars."""
    context = context_of(unit, listing)
    if context > -4.0 and not (unit.signature in marked and context < 2.0):
        return False
    return not signals_of(unit.lines, unit).online


def _speaks_of_webinars(document: Document, readings: Sequence[Reading]) -> bool:
    """The page says somewhere that something is a webinar or online; a film alone makes no webinar."""
    if any(_joins_online(k.url) for r in readings for k in r.line.links):
        return True
    filmed = any(k.embedded and target_of(k.url).platform in ONLINE_PLATFORMS for r in readings for k in r.line.links)
    if filmed and any(
        (r.day and CLOCK.search(r.text)) or RECORDED_ON.match(r.text) or _REPLAY.search(r.text) for r in readings
    ):
        return True
    texts = [document.title or "", document.address_words, *[r.text for r in readings]]
    return any(cues.WEBINAR.search(text) or cues.says_online(text) for text in texts)


def _joins_online(url: str) -> bool:
    """To register for something on a platform for meetings says that it takes place there."""
    target = target_of(url)
    return target.kind == "registration" and target.platform in ONLINE_PLATFORMS


_REPLAY = re.compile(
    r"(?i)\bwatch (?:the|our|a) (?:full )?(?:replay|recording)\b|\b(?:event|panel) (?:replay|recording)\b"
)
_OF_LEARNING = re.compile(r"(?i)train|webinar|event|educat|learn|taller|capacit|formaci")
_OFFERS_WEBINARS = re.compile(
    r"(?i)\b(?:offers?|holds?|hosts?|presents?|conducts?|provides?|organi[sz]es?|gives?|runs?|series of|following|"
    r"ofrece[n]?|organiza[n]?|imparte[n]?)\b[^.:]{0,40}\b(?:webinars|webcasts|webinarios|seminarios web)\b"
)


def _says_online(readings: Sequence[Reading]) -> bool:
    """The page's introduction says that what it lists is online, and names no place where people meet."""
    if any(cues.IN_PERSON.search(r.text) and not cues.says_online(r.text) for r in readings[:12]):
        return False
    return any(
        (cues.WEBINAR.search(r.text) or cues.says_online(r.text))
        and (r.words <= 8 or ANNOUNCES_SEVERAL.search(r.text) or _MEETS.search(r.text))
        for r in readings[:12]
        if r.kind not in ("resource", "meta") and not r.line.linked
    )


def _one_hour(readings: Sequence[Reading]) -> bool:
    """The page says before its first day that all it lists begins online at one hour: "Tuesdays at 7 p.m. on Zoom"."""
    lead = itertools.takewhile(lambda r: r.day is None, readings[:12])
    return any(CLOCK.search(r.text) and (cues.says_online(r.text) or cues.WEBINAR.search(r.text)) for r in lead)


_MEETS = re.compile(
    r"(?i)\b(?:we (?:\w+ ){0,2}(?:meet|met)|meets?|monthly|weekly|(?:each|every) \w+|month|nos reunimos)\b"
)


def page_is_listing(document: Document, readings: Sequence[Reading]) -> bool:
    """The page says in its title, heading or address that it lists webinars."""
    heads = [*[r.text for r in readings if r.line.heading == 1][:1], document.title or ""]
    said = (
        r
        for r in readings
        if r.kind == "prose"
        or (r.kind == "title" and r.words >= 5 and not r.line.heading and len(r.line.links) < 2)  # no row of filters
    )
    if any(ALL_ONLINE.search(r.text) for r in said):
        return True
    about = " ".join([*heads, document.address_words])
    if _OF_LEARNING.search(about) and any(r.kind == "prose" and _OFFERS_WEBINARS.search(r.text) for r in readings[:5]):
        return True
    return (
        any(cues.WEBINAR_LIST.search(head) for head in heads)
        or re.search(r"(?i)\bwebinars\b|\bwebcasts\b", document.address_words) is not None
    )
