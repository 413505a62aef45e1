"""Which parts of a page are webinars: candidate units are weighed, and nested ones settled.

A unit is a webinar when the page says two things of it: that it is an *event* (a date of its own, a recording, a
registration) and that it is *online* (the words, the platform of its links, or the list that it stands in). Where units
lie within each other, the inner ones win if each is an event by itself; otherwise they are parts of the outer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transform import cues
from transform.document import Document
from transform.linekinds import Reading
from transform.links import kind_by_label, target_of
from transform.units import Unit, find_units, heading_level, outside_related

THRESHOLD = 3.0


@dataclass(eq=False)
class Segment:
    """One webinar's part of the page. `single`: the page as a whole is about it."""

    unit: Unit
    score: float
    single: bool = False

    @property
    def title(self) -> str:
        return self.unit.title


@dataclass(frozen=True, slots=True)
class Signals:
    """What a stretch of lines says about being an event and being online."""

    dated: bool
    loosely_dated: bool
    recorded: bool
    registered: bool
    online: bool
    webinar_word: bool
    people: bool
    against: float

    @property
    def event(self) -> float:
        return 2.0 * self.dated + 1.0 * (self.loosely_dated and not self.dated) + 1.5 * self.recorded + 1.5 * self.registered + 0.5 * self.people


def find_segments(document: Document, readings: Sequence[Reading]) -> list[Segment]:
    """The webinars of a page, in its order. Empty for a page that holds none."""
    content = outside_related(readings)
    units = find_units(content)
    listing = page_is_listing(document, content)
    accepted: list[tuple[Unit, float]] = []
    for unit in units:
        if not _title_like(unit):
            continue
        score = weigh(unit, signals_of(unit.lines, unit), listing)
        if score >= THRESHOLD:
            accepted.append((unit, score))
    accepted = _with_their_kind(_without_weak_classes(accepted), units, listing)
    chosen = _settle_nesting(accepted, listing)
    segments = [Segment(unit, score) for unit, score in chosen]
    if len(segments) == 1 and segments[0].unit.head.line.heading == 1:
        segments[0].single = True
    if not segments and (single := _single(document, content, units, listing)) is not None:
        segments = [single]
    return segments


def page_is_listing(document: Document, readings: Sequence[Reading]) -> bool:
    """The page says in its title, heading or address that it lists webinars."""
    heads = [r.text for r in readings if r.line.heading == 1][:1] + [document.title or ""]
    path = re.sub(r"[-_/]+", " ", document.url.split("?")[0].split("//")[-1].partition("/")[2])
    return any(cues.WEBINAR_LIST.search(head) for head in heads) or re.search(r"(?i)\bwebinars\b|\bwebcasts\b", path) is not None


def signals_of(lines: Sequence[Reading], unit: Unit | None = None) -> Signals:
    dated = loosely = recorded = registered = online = webinar_word = people = False
    against = 0.0
    for at, reading in enumerate(lines):
        text = reading.text
        if reading.kind == "meta" and not (unit and reading is unit.head):
            continue
        if any(not (mention.bare_year and reading.kind == "prose") for mention in reading.dates):
            day = reading.day
            near = at <= 6 or reading.kind in ("date", "key") or reading is (unit.head if unit else None)
            told = reading.kind != "prose" or cues.EVENT.search(text) or len(lines) <= 3
            if day is not None and day.first.day is not None and near and told:
                dated = True
            elif near and told:
                loosely = True
        for link in reading.line.links:
            target = target_of(link.url)
            if target.frame:
                continue
            kind = "recording" if link.embedded and target.kind != "registration" else kind_by_label(link.text, target) or target.kind
            recorded |= kind == "recording" and (target.platform is not None or link.embedded or bool(cues.RECORDED.search(text)))
            registered |= kind == "registration"
            online |= target.platform in ("zoom", "gotowebinar", "webex", "teams", "on24", "youtube", "vimeo", "gotomeeting", "bigmarker", "crowdcast")
        if cues.WEBINAR.search(text):
            webinar_word = online = True
        if cues.ONLINE.search(text):
            online = True
        if reading.kind in ("label", "person") or cues.LEADING_LABEL.match(text):
            people = True
        if at <= 8 and reading.kind != "prose" and cues.IN_PERSON.search(text):
            against += 1.0
    return Signals(dated, loosely, recorded, registered, online, webinar_word, people, against)


def weigh(unit: Unit, signals: Signals, listing: bool) -> float:
    """How much a unit looks like a webinar; THRESHOLD and more counts as one."""
    context = _context(unit, listing)
    year = any(r.dates for r in unit.sections[-2:]) and not signals.dated
    score = signals.event + (2.0 if signals.online else 0.0) + context + (1.0 if year else 0.0)
    if not signals.online and not context:
        score -= 2.0
    if not (signals.dated or signals.loosely_dated or signals.recorded or signals.registered or year):
        score -= 2.0
    if cues.NOT_A_WEBINAR.search(unit.title):
        score -= 3.0
    if cues.CONFERENCE.search(unit.title) and not signals.webinar_word:
        score -= 2.0
    if signals.against and not signals.online:
        score -= 2.0 * signals.against
    return score


def _context(unit: Unit, listing: bool) -> float:
    """Standing in a list of webinars: the nearest heading says most."""
    for section in reversed(unit.sections):
        if cues.WEBINAR_LIST.search(section.text):
            return 2.0
        if cues.RELATED_HEADING.match(section.text):
            return -2.0
    return 1.5 if listing else 0.0


def _title_like(unit: Unit) -> bool:
    title = unit.title.strip(" :–—-•")
    words = title.split()
    if not words or len(words) > 60 or len(title) < 4 or not re.search(r"[^\W\d_]{3}", title):
        return False
    if cues.GENERIC_HEADING.match(title) or cues.PEOPLE_LABEL.match(title) or cues.RELATED_HEADING.match(title):
        return False
    if unit.head.kind in ("date", "key", "meta", "resource", "person", "label"):
        return False
    return not (title[0].islower() and unit.signature[0] != "h") and not re.match(r"(?i)(?:https?://|www\.)", title)


def _without_weak_classes(accepted: list[tuple[Unit, float]]) -> list[tuple[Unit, float]]:
    """A plain-text class needs company, each with a date of its own: one plain line among many is rarely a title."""
    kept = []
    for unit, score in accepted:
        company = [u for u, _ in accepted if u.signature == unit.signature and any(r.day for r in u.lines)]
        if "plain" not in unit.signature or unit.signature[0] == "li" or len(company) >= 2 and any(r.day for r in unit.lines):
            kept.append((unit, score))
    return kept


def _with_their_kind(
    accepted: list[tuple[Unit, float]], units: Sequence[Unit], listing: bool
) -> list[tuple[Unit, float]]:
    """Where most units of a class are webinars, a poorer one among them is too, unless something speaks against it."""
    taken = {id(unit) for unit, _ in accepted}
    out = list(accepted)
    for signature in {unit.signature for unit, _ in accepted}:
        alike = [u for u in units if u.signature == signature and _title_like(u)]
        good = [u for u in alike if id(u) in taken]
        if len(good) < 2 or 2 * len(good) < len(alike) or signature == ("inline",) or signature[0] == "p" and "plain" in signature:
            continue
        for unit in alike:
            signals = signals_of(unit.lines, unit)
            if id(unit) not in taken and weigh(unit, signals, listing) >= THRESHOLD - 3.0 and not signals.against and signals.event >= 1.0:
                out.append((unit, THRESHOLD))
    return out


def _settle_nesting(accepted: list[tuple[Unit, float]], listing: bool) -> list[tuple[Unit, float]]:
    """Outer or inner: inner units win when they are events by themselves and the outer, without them, is none."""
    chosen = sorted(accepted, key=lambda pair: (-len(pair[0].lines), pair[0].head.index))
    dropped: set[int] = set()
    for outer, _ in chosen:
        if id(outer) in dropped:
            continue
        inner = [(u, s) for u, s in chosen if outer.holds(u) and id(u) not in dropped]
        if not inner:
            continue
        independent = [u for u, _ in inner if _independent(u, outer)]
        taken = {r.index for u in independent for r in u.lines}
        own = [r for r in outer.lines if r.index not in taken]
        rest = signals_of(own, outer)
        alone = rest.online and (_date_in_lead(own, outer) or rest.recorded or rest.registered)
        if len(independent) >= 2 or independent and not alone:
            dropped.add(id(outer))
            dropped |= {id(u) for u, _ in inner if not any(u is i for i in independent)}
        else:
            dropped |= {id(u) for u, _ in inner}
    left = [(u, s) for u, s in chosen if id(u) not in dropped]
    return _one_a_line(sorted(left, key=lambda pair: pair[0].head.index))


def _one_a_line(units: list[tuple[Unit, float]]) -> list[tuple[Unit, float]]:
    """Two classes may claim the same line: the higher score keeps it."""
    best: dict[int, tuple[Unit, float]] = {}
    for unit, score in units:
        held = best.get(unit.head.index)
        if held is None or score > held[1]:
            best[unit.head.index] = (unit, score)
    return [best[index] for index in sorted(best)]


def _independent(inner: Unit, outer: Unit) -> bool:
    """An event of its own inside a larger unit: with a date that the outer's lead does not have, or its own recording."""
    signals = signals_of(inner.lines, inner)
    days = {d.date for r in inner.lines if r.kind != "meta" for d in r.dates if d.first.day is not None or d.first.month is not None}
    lead = {d.date for r in _lead(outer, inner) for d in r.dates}
    if days:
        return not days <= lead
    return (signals.recorded or signals.registered) and (signals.recorded or not lead)


def _lead(outer: Unit, inner: Unit) -> list[Reading]:
    """The outer's lines before its first inner unit."""
    return [r for r in outer.lines if r.index < inner.first and r.kind != "meta"][:8]


def _date_in_lead(own: Sequence[Reading], outer: Unit) -> bool:
    return any(r.day is not None and r.kind in ("date", "key", "title") for r in own if r.kind != "meta") or outer.head.day is not None


def _single(document: Document, readings: Sequence[Reading], units: Sequence[Unit], listing: bool) -> Segment | None:
    """The page as a whole as one webinar, where no part of it is."""
    head = next((r for r in readings if r.line.heading == 1 and r.kind not in ("generic", "meta")), None)
    head = head or next((r for r in readings if r.line.heading and r.kind not in ("generic", "meta", "label")), None)
    if head is None:
        return None
    lines = [r for r in readings if r.index >= head.index]
    unit = Unit(("page",), head, head.text, lines, [])
    signals = signals_of(lines, unit)
    if not _title_like(unit) or cues.NOT_A_WEBINAR.search(unit.title):
        return None
    lead = signals_of([r for r in lines if r.index <= head.index + 8], unit)
    strong = sum((signals.dated, signals.recorded, signals.registered))
    told = signals.webinar_word or signals.recorded or lead.online
    if told and strong >= 2 or lead.dated and lead.online and (signals.people or signals.registered or signals.recorded):
        return Segment(unit, weigh(unit, signals, listing), single=True)
    return None
