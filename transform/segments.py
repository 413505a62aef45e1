"""Which parts of a page are webinars: candidate units are weighed, and nested ones settled.

A unit is a webinar when the page says two things of it: that it is an *event* (a date of its own, a recording, a
registration) and that it is *online* (the words, the platform of its links, or the list that it stands in). Where units
lie within each other, the inner ones win if each is an event by itself; otherwise they are parts of the outer.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from transform import cues
from transform.called_off import status_words
from transform.document import Document
from transform.linekinds import CLOCK, Reading
from transform.links import ONLINE_PLATFORMS, kind_by_label, target_of
from transform.structured import StructuredEvent
from transform.units import Unit, find_units, heading_level, outside_related

THRESHOLD = 3.0
# Proceedings of public bodies, online or not, teach nobody.
_PROCEEDING = re.compile(
    r"(?i)\b(?:hearings?(?! (?:loss|aids?|protection|conservation|impair\w+|tests?))|evidentiary|docket|minutes|(?:board|commission|council|committee|trustees|regular|special|annual|business|executive|public|open) meetings?|meeting (?:schedule|agenda|minutes|materials)|"
    r"agendas?|public comment|audiencias?|junta directiva|sesi[oó]n (?:ordinaria|extraordinaria))\b(?! law)"
)
_ALL_ONLINE = re.compile(
    r"(?i)\b(?:these|all|each|every|our|unless|todos|todas|nuestros|nuestras)\b[^.:]{0,90}\b(?:webinars|webcasts|online|virtual(?:ly|es)?|"
    r"(?:via|on|over|por) zoom|en l[ií]nea|recorded)\b"
)
_FACTS = ("date", "status", "resource", "label", "person", "key", "embed", "meta")
# The heading of a page that lists events is the name of the list.
_LIST_TITLE = re.compile(
    r"(?i)\b(?:webinars|webcasts|trainings|events|workshops|sessions|recordings|videos|library|archives?|calendar|talleres|eventos|"
    r"seminarios|webinarios|capacitaciones)\W*(?:\d{4})?\W*$"
)


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


def find_segments(document: Document, readings: Sequence[Reading], events: Sequence[StructuredEvent] = ()) -> list[Segment]:
    """The webinars of a page, in its order. Empty for a page that holds none.

    events: what the page's structured data says; it tells online from in-person events where the text does not.
    """
    told = {_key(event.name): event.online for event in events if event.online is not None}
    content = outside_related(readings)
    if sum(bool(_JOB_AD.match(r.text)) for r in content) >= 2:
        return []
    units = find_units(content)
    listing = page_is_listing(document, content)
    others = _other_classes(units)
    marked = _marked_classes(units)
    sessions = _session_classes(units) if _says_online(content) else frozenset()
    if not any(r.kind == "prose" and _ANNOUNCES_SEVERAL.search(r.text) and cues.says_online(r.text) for r in content[:6]):
        sessions -= {("inline",)}
    accepted: list[tuple[Unit, float]] = []
    for unit in units:
        if not _title_like(unit) or unit.signature in others or _is_menu(unit):
            continue
        if unit.signature == ("h", "1"):
            unit.lines = [*_just_above(unit.head, content), *unit.lines]
            online = told.get(_key(unit.title))
            score = THRESHOLD if online or online is None and is_event_page(document, unit.head, unit.lines) else 0.0
        else:
            signals = signals_of(unit.lines, unit)
            score = weigh(unit, signals, listing or unit.signature in sessions)
            if (online := told.get(_key(unit.title))) is not None:
                score += 2.0 if online else -6.0
            if unit.signature in marked and not signals.online and _context(unit, listing) < 2.0:
                continue  # its likes say "Virtual"; this one says where
        if score >= THRESHOLD:
            accepted.append((unit, score))
    if not _speaks_of_webinars(document, content):
        filmed = [u for u, _ in accepted if (s := signals_of(u.lines, u)).dated and s.recorded]
        accepted = accepted if len(filmed) >= 2 else []
    accepted = _with_their_kind(_without_weak_classes(accepted), [u for u in units if u.signature not in marked or signals_of(u.lines, u).online or _context(u, listing) >= 2.0], listing)
    chosen = _settle_nesting(_without_type_labels(accepted))
    segments = [Segment(unit, score) for unit, score in chosen]
    if len(segments) == 1 and segments[0].unit.head.line.heading == 1:
        segments[0].single = True
    if not segments and _speaks_of_webinars(document, content) and (single := _single(document, content)) is not None:
        segments = [single]
    return segments


def _other_classes(units: Sequence[Unit]) -> frozenset[tuple[str, ...]]:
    """Classes most of whose members are questions or hearings: the page's FAQ, a body's calendar."""
    size = Counter(unit.signature for unit in units)
    official = Counter(unit.signature for unit in units if _PROCEEDING.search(unit.title) and not any(cues.WEBINAR.search(r.text) for r in unit.lines))
    asked = Counter(unit.signature for unit in units if unit.title.rstrip().endswith("?"))
    faq = {s for s, n in asked.items() if n >= 3 and 2 * n > size[s] and not any(u.signature == s and (u.head.day or _dated_close(u)) for u in units)}
    return frozenset(faq | {s for s, n in official.items() if n >= 5 and 3 * n > size[s]})


def _marked_classes(units: Sequence[Unit]) -> frozenset[tuple[str, ...]]:
    """Classes in which single members are marked as online ("Virtual", "Zoom"): the unmarked ones are not."""
    size = Counter(unit.signature for unit in units)
    said = Counter(u.signature for u in units if any(r.words <= 8 and r.kind != "resource" and cues.says_online(r.text) for r in u.body))
    return frozenset(s for s, n in said.items() if 2 <= n < size[s] and 4 * n >= size[s])


def _is_menu(unit: Unit) -> bool:
    """Nothing but links, many of them, and no date: a menu that carries no name of one."""
    links = [r for r in unit.body if r.line.linked or r.kind == "resource"]
    return len(unit.body) >= 6 and len(links) >= 0.7 * len(unit.body) and not any(r.day for r in unit.lines)


def _calls_off(unit: Unit) -> bool:
    """The title only says that something is off: "This webinar has been cancelled"."""
    mention = status_words(unit.title)
    rest = unit.title[: mention.start] + unit.title[mention.end :] if mention else ""
    return mention is not None and re.fullmatch(r"(?i)\W*(?:this|the|our|el|este|la|esta)?\s*(?:webinar|event|session|training|evento|seminario|sesi[oó]n)?s?\s*(?:has|have|was|is|been|be|will|ha|sido|fue|será|\s)*\W*", rest) is not None


def _speaks_of_webinars(document: Document, readings: Sequence[Reading]) -> bool:
    """The page says somewhere that something is a webinar or online; a film alone makes no webinar."""
    texts = [document.title or "", *[r.text for r in readings]]
    return any(cues.WEBINAR.search(text) or cues.says_online(text) for text in texts)


def _key(title: str) -> str:
    return re.sub(r"\W+", "", title).lower()


def _says_online(readings: Sequence[Reading]) -> bool:
    """The page's introduction says that what it lists is online."""
    return any(
        (cues.WEBINAR.search(r.text) or cues.says_online(r.text)) and (r.words <= 8 or _ANNOUNCES_SEVERAL.search(r.text)) and not cues.IN_PERSON.search(r.text)
        for r in readings[:12]
        if r.kind not in ("resource", "meta") and not r.line.linked
    )


_ANNOUNCES_SEVERAL = re.compile(
    r"(?i)\b(?:webinars|sessions|trainings|workshops|calls|talks|events|panels|conversations|series|charlas|talleres|seminarios|encuentros|conversatorios)\b"
)


def _session_classes(units: Sequence[Unit]) -> frozenset[tuple[str, ...]]:
    """Classes whose members each carry a day of their own and what events have (hours, people, a link to join or watch):
    the sessions of a series or month. Lists of publications have days, too."""
    size = Counter(unit.signature for unit in units)
    eventful = Counter(unit.signature for unit in units if _eventful(unit))
    days: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for unit in units:
        day = unit.head.day or (next((r.day for r in unit.lines[:3] if r.day), None))
        if _title_like(unit) and day is not None and day.first.day is not None:
            days[unit.signature].add(str(day.first))
    return frozenset(s for s, found in days.items() if len(found) >= 3 and s != ("h", "1") and 2 * eventful[s] >= size[s])


def _eventful(unit: Unit) -> bool:
    signals = signals_of(unit.lines, unit)
    return signals.people or signals.recorded or signals.registered or any(CLOCK.search(r.text) for r in unit.lines[:4])


def page_is_listing(document: Document, readings: Sequence[Reading]) -> bool:
    """The page says in its title, heading or address that it lists webinars."""
    heads = [r.text for r in readings if r.line.heading == 1][:1] + [document.title or ""]
    path = re.sub(r"[-_/]+", " ", document.url.split("?")[0].split("//")[-1].partition("/")[2])
    if any(r.kind == "prose" and _ALL_ONLINE.search(r.text) for r in readings):
        return True
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
            if target.frame or _NEWS_FILM.search(text):
                continue
            kind = "recording" if link.embedded and target.kind != "registration" else kind_by_label(link.text, target) or target.kind
            recorded |= kind == "recording" and (target.platform is not None or link.embedded or bool(cues.RECORDED.search(text)))
            registered |= kind == "registration"
            online |= target.platform in ONLINE_PLATFORMS
        if (word := cues.WEBINAR.search(text)) and not (reading.kind == "prose" and word.group().lower().endswith("s") and not _ALL_ONLINE.search(text)):
            webinar_word = online = True
        if cues.says_online(text):
            online = True
        if reading.kind in ("label", "person") or cues.LEADING_LABEL.match(text):
            people = True
        if at <= 8 and reading.kind != "prose" and (unit is None or reading is not unit.head) and cues.IN_PERSON.search(text):
            against += 1.0
    if unit is not None and not dated and (day_head := _day_of(unit)) is not None and day_head not in lines and day_head.day is not None:
        dated = day_head.day.first.day is not None
    online |= recorded  # whose recording can be watched was or is online
    return Signals(dated, loosely, recorded, registered, online, webinar_word, people, against)


def weigh(unit: Unit, signals: Signals, listing: bool) -> float:
    """How much a unit looks like a webinar; THRESHOLD and more counts as one."""
    context = _context(unit, listing)
    year = any(r.dates for r in unit.sections[-2:]) and not signals.dated
    score = signals.event + (2.0 if signals.online else 0.0) + context + (1.0 if year else 0.0)
    if not signals.online and not context:
        score -= 2.0
    if not (signals.dated or signals.loosely_dated or year) and not (signals.recorded or context and (signals.registered or signals.webinar_word)):
        score -= 2.0
    if not (signals.dated or signals.loosely_dated or year) and not (context or signals.webinar_word or signals.recorded and signals.online):
        score -= 2.0
    if not any(r.kind in _FACTS for r in unit.body) and not unit.head.dates and unit.signature[0] == "h":
        # all that speaks for it stands in running text: then the text must say that this is one
        named = cues.EVENT.search(unit.title) or cues.says_online(unit.title)
        score -= 0.0 if named and any(_THIS_WEBINAR.search(r.text) for r in unit.body) else 2.5
    if _PROCEEDING.search(unit.title) and not signals.webinar_word and not context:
        score -= 4.0
    if any(_COURSE.search(r.text) for r in unit.lines[:8]) and not signals.webinar_word:
        score -= 3.0
    if cues.CONFERENCE.search(unit.title) and not signals.webinar_word:
        score -= 2.0
    if signals.against and not signals.online:
        score -= 4.0
    return score


def _context(unit: Unit, listing: bool) -> float:
    """Standing in a list of webinars: the nearest heading says most."""
    for section in reversed(unit.sections):
        if re.search(r"(?i)\bin[- ]person\b|\bpresencial|\ben persona\b", section.text) and not cues.says_online(section.text):
            return -4.0
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
    if cues.KEY_LEAD.match(title) or _calls_off(unit) or cues.ADDRESS.search(title) and len(words) <= 12 or cues.PART_TIME.search(title):
        return False
    if cues.NOT_A_WEBINAR.search(title) and not cues.WEBINAR.search(title):
        return False
    if re.search(r"(?i)\bno (?:webinar|session|meeting|training)\b|\bin[- ]person\b", title):
        return False
    if unit.signature[0] != "h" and (re.match(r"(?i)(?:apply|register|submit|rsvp|youtube|visit|questions)\b", title) or title.endswith(".") and "plain" in unit.signature):
        return False
    blank = target_of("https://example.org/")
    if unit.signature[-1] in ("inline", "lead link", "lead bold") and len(words) <= 4 and kind_by_label(title, blank):
        return False
    if unit.signature[-1] == "link" and len(words) <= 6 and re.match(r"(?i)(?:see|view|get|read|download|browse|explore|find|learn|more)\b", title):
        return False
    if "plain" in unit.signature and cues.LEADING_LABEL.match(unit.head.text):
        return False
    if re.match(r"[←→«»‹›]", unit.head.text.strip()):
        return False
    if title.endswith(":") and unit.signature[0] != "h" or unit.signature == ("h", "1") and (_LIST_TITLE.search(title) or cues.WEBINAR_LIST.search(title) and len(words) <= 4 and cues.WEBINAR_LIST.search(title).group().lower().endswith(("s", "zoom"))):  # type: ignore[union-attr]
        return False
    return not (title[0].islower() and unit.signature[0] != "h") and not re.match(r"(?i)(?:https?://|www\.)", title)


def _without_weak_classes(accepted: list[tuple[Unit, float]]) -> list[tuple[Unit, float]]:
    """A plain-text class needs company, each with a date of its own: one plain line among many is rarely a title."""
    kept = []
    for unit, score in accepted:
        company = [u for u, _ in accepted if u.signature == unit.signature and _dated_close(u)]
        if "plain" not in unit.signature or len(company) >= 2 and _dated_close(unit):
            kept.append((unit, score))
    return kept


def _without_type_labels(accepted: list[tuple[Unit, float]]) -> list[tuple[Unit, float]]:
    """What many cards say alike ("Speaker Series") names their kind and not one of them."""
    count = Counter((unit.signature, unit.title.lower()) for unit, _ in accepted)
    size = Counter(unit.signature for unit, _ in accepted)
    return [(u, s) for u, s in accepted if count[u.signature, u.title.lower()] < 3 or 2 * count[u.signature, u.title.lower()] < size[u.signature]]


def _dated_close(unit: Unit) -> bool:
    """The date stands in the title line or right beside it, or is the heading that the unit stands under."""
    at = unit.lines.index(unit.head)
    near = any(r.dates or r.kind == "date" for r in unit.lines[max(0, at - 2) : at + 3]) or unit.sections and unit.sections[-1].kind == "date"
    return bool(near) and _day_of(unit) is not None


def _day_of(unit: Unit) -> Reading | None:
    """The line that dates the unit: its own, else the innermost heading that is a date."""
    return next((r for r in unit.lines if r.day), None) or next((r for r in reversed(unit.sections) if r.kind == "date" and r.day), None)


def _with_their_kind(
    accepted: list[tuple[Unit, float]], units: Sequence[Unit], listing: bool
) -> list[tuple[Unit, float]]:
    """Where most units of a class are webinars, a poorer one among them is too, unless something speaks against it."""
    taken = {id(unit) for unit, _ in accepted}
    out = list(accepted)
    for signature in {unit.signature for unit, _ in accepted}:
        alike = [u for u in units if u.signature == signature and _title_like(u)]
        good = [u for u in alike if id(u) in taken]
        floor = THRESHOLD - 4.5 if 2 * len(good) >= len(alike) else THRESHOLD - 3.0
        if len(good) < 2 or 3 * len(good) < len(alike) or not (signature[0] in ("h", "row") or signature[-1] in ("bold", "link")):
            continue
        for unit in alike:
            signals = signals_of(unit.lines, unit)
            if id(unit) not in taken and weigh(unit, signals, listing) >= floor and not signals.against and (signals.event >= 1.0 or signals.online) and not cues.IN_PERSON.search(unit.title):
                out.append((unit, THRESHOLD))
    return out if len(out) == len(accepted) else _with_their_kind(out, units, listing)


def _settle_nesting(accepted: list[tuple[Unit, float]]) -> list[tuple[Unit, float]]:
    """Outer or inner: inner units win when they are events by themselves and the outer, without them, is none."""
    chosen = sorted(accepted, key=lambda pair: (-len(pair[0].lines), _rank(pair[0]), pair[0].head.index))
    dropped: set[int] = set()
    for at, (outer, _) in enumerate(chosen):
        if id(outer) in dropped:
            continue
        # the same card seen through another of its lines is no other event
        dropped |= {id(u) for u, _ in chosen[at + 1 :] if outer.holds(u) and len(u.lines) == len(outer.lines)}
        inner = [u for u, _ in chosen[at + 1 :] if outer.holds(u) and id(u) not in dropped]
        if not inner:
            continue
        if "plain" in outer.signature and any(u.signature[0] == "h" for u in inner):
            dropped.add(id(outer))  # a fact of one event that took the next ones in
            continue
        independent = [u for u in inner if _independent(u, outer)]
        taken = {r.index for u in inner for r in u.lines}
        own = [r for r in outer.lines if r.index not in taken or r is outer.head]
        alone = _is_event(own, outer) or outer.signature != ("h", "1") and all(u.signature == ("inline",) for u in inner) and len(independent) < 2
        siblings = [u for u in inner if _sibling(u, outer, own)]
        if siblings:
            # broken markup let the outer run on over the next items of the list
            outer.lines = [r for r in outer.lines if r.index < min(u.head.index for u in siblings)]
            dropped |= {id(u) for u in inner if u not in siblings and u.head in outer.lines}
            continue
        subtitle = len(inner) == 1 and inner[0].signature[0] == "h" and len(inner[0].lines) >= 0.6 * len(outer.lines)
        alone = alone and not any(u.signature[0] == "h" and cues.says_online(u.title) for u in independent)
        if len(independent) >= 2 or not alone and not subtitle:
            dropped.add(id(outer))
            if outer.signature == ("h", "1") and len(independent) >= 2:
                for unit in inner:
                    unit.campaign = outer.head
            kinds = {u.signature for u in independent or inner}
            dropped |= {id(u) for u in inner if u.signature not in kinds}
        else:
            dropped |= {id(u) for u in inner}
    left = [(u, s) for u, s in chosen if id(u) not in dropped]
    return _one_a_line(sorted(left, key=lambda pair: pair[0].head.index))


def _sibling(inner: Unit, outer: Unit, own: Sequence[Reading]) -> bool:
    """A linked title with a recording of its own, below an outer item that has another: the next item, not a part."""
    if outer.signature[0] == "h" or inner.signature[-1] != "link" or len(inner.title.split()) < 5:
        return False
    return signals_of(inner.lines, inner).recorded and signals_of(own, outer).recorded and not _alike(inner.title, outer.title)


def _alike(a: str, b: str) -> bool:
    left, right = ({w for w in re.findall(r"\w{4,}", t.lower())} for t in (a, b))
    return len(left & right) >= 0.8 * max(1, min(len(left), len(right)))


def _rank(unit: Unit) -> int:
    """Among units of the same lines the one with the most conspicuous title is the outer."""
    order = ("h", "row", "bold", "link", "lead bold", "lead link", "plain", "inline")
    return next((at for at, name in enumerate(order) if name in unit.signature), len(order))


def _is_event(own: Sequence[Reading], outer: Unit) -> bool:
    """The outer unit, without the inner ones, still says when it is or where to watch it."""
    signals = signals_of(own, outer)
    return _date_in_lead(own, outer) or signals.recorded or signals.registered


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
    return [r for r in outer.lines if r.index < inner.lines[0].index and r.kind != "meta"][:8]


def _date_in_lead(own: Sequence[Reading], outer: Unit) -> bool:
    return any(r.day is not None and r.kind in ("date", "key", "title") for r in own if r.kind != "meta") or outer.head.day is not None


def is_event_page(document: Document, head: Reading, lines: Sequence[Reading]) -> bool:
    """The page as a whole is about one online event: its heading or first lines say so, not a mention in passing."""
    after = [r for r in lines if r is not head and r.kind != "meta"]
    lead = [head, *[r for r in after if r.kind != "prose"][:9]]
    prose = [r for r in after if r.kind == "prose"]
    signals = signals_of(lines)
    named = cues.WEBINAR.search(f"{head.text} {document.title or ''}") is not None
    online = (
        named
        or any(cues.WEBINAR.search(r.text) or cues.says_online(r.text) for r in lead)
        or any(_THIS_WEBINAR.search(r.text) for r in prose[:5])
        or any(cues.says_online(r.text) and r.day and cues.EVENT.search(r.text) for r in prose[:5])
    )
    linked = any(target_of(k.url).platform in ONLINE_PLATFORMS for r in after for k in r.line.links if _opens_event(k.url, k.text) and "press conference" not in r.text.lower())
    dated = any(r.day for r in lead) or any(r.kind == "date" and r.day for r in after) or any(r.day and (cues.EVENT.search(r.text) or cues.WEBINAR.search(r.text)) for r in prose)
    if any(_NOT_ONLINE.search(r.text) for r in [*lead, *prose[:4]]) and not named:
        return False
    if not online and linked:  # only the platform of a link speaks for it
        about_event = cues.EVENT.search(head.text) is not None or any(cues.EVENT.search(r.text) for r in lead)
        return dated and about_event and (signals.registered or signals.people)
    if not online or any(_REPORT.match(r.text) for r in [*lead[:4]]) and not signals.registered:
        return False
    if _PROCEEDING.search(head.text) and not any(cues.WEBINAR.search(r.text) for r in [*lead, *prose[:3]]) and not _STAKEHOLDERS.search(head.text):
        return False
    if _is_news(document, lines):
        # a dateline is no date of an event: the text must announce or report one
        told = any(r.day and cues.WEBINAR.search(r.text) for r in [*lead, *prose])
        return named and dated or told and (signals.registered or signals.recorded)
    if dated:
        return named or signals.registered or signals.recorded or signals.people or any(cues.WEBINAR.search(r.text) and r.words <= 14 for r in lead)
    return signals.recorded and (named or signals.people)


def _just_above(head: Reading, readings: Sequence[Reading]) -> list[Reading]:
    """Short lines over the heading of a page that belong to it: its date, the kind of event."""
    above = [r for r in readings if head.index - 4 <= r.index < head.index and r.kind in ("date", "generic", "title", "status") and r.words <= 12 and not r.line.heading and not r.line.links]
    return above if any(r.kind == "date" or cues.WEBINAR.search(r.text) or cues.says_online(r.text) for r in above) else []


_THIS_WEBINAR = re.compile(
    r"(?i)\b(?:this|the|our|a|an|free|yesterday.s|today.s|week.s|live,? interactive|virtual|online|este|el|un)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:webinar|webcast|livestream|virtual (?:event|panel|training|discussion|forum|foro)|online (?:event|panel|training|discussion|forum)|"
    r"foro virtual|taller virtual|seminario (?:web|virtual)|conversatorio virtual)\b|\b(?:livestreamed|on|via|por|over|by) (?:zoom|livestream|webinar)\b"
)
_COURSE = re.compile(r"(?i)\b(?:prerequisites?|tuition|credit hours|\d[- ]credits?(?= course|\b(?! cle))|self-guided|self-paced|e-learning|\d+[- ]weeks?(?: online)? course|semester)\b|(?-i:^[A-Z]{2,5} ?\d{3,4}\w?$)")
_NEWS_FILM = re.compile(r"(?i)\b(?:press conference|news conference|announcement|(?:our|the) (?:ad|spot|story|documentary|film|trailer)|rueda de prensa)\b")
_STAKEHOLDERS = re.compile(r"(?i)\b(?:stakeholders?|listening session|town hall|informational)\b")
_JOB_AD = re.compile(
    r"(?i)^\W*(?:salary|compensation|benefits|qualifications|responsibilities|duties|job (?:description|summary|type)|position (?:summary|description)?|reports to|to apply|how to apply|"
    r"apply by|hours:|closing date|about the (?:job|role|position)|what you.ll do|requirements|minimum qualifications|salario|requisitos|funciones|full[- ]time|part[- ]time|location and pay)\b"
)


def _is_news(document: Document, lines: Sequence[Reading]) -> bool:
    """News: it quotes people, or says in its data or first line that it is an article or a release."""
    if re.search(r"(?i)\bfor immediate release\b|\bpress release\b|\bnews release\b|\bcomunicado de prensa\b", " ".join(r.text for r in lines[:6])):
        return True
    scripts = " ".join(s.text or "" for s in document.tree.iter("script") if (s.get("type") or "") == "application/ld+json")
    if "NewsArticle" in scripts:
        return True
    quoting = re.compile(r"[”\"],?\s+(?:said|says|added|wrote|dijo|señaló)\b|\b(?:said|says|dijo)\s+[A-Z][\w’'-]+ [A-Z]")
    return sum(len(quoting.findall(r.text)) for r in lines) >= 2


_NOT_ONLINE = re.compile(
    r"(?i)\b(?:takes? place|held|meets?|offered|is|be) in[- ]person\b(?! (?:and|or|&))|\bin[- ]person only\b|\bnot (?:be )?(?:recorded|(?:live)?streamed|broadcast)\b|\bno (?:virtual|online|remote) option\b"
)
_REPORT = re.compile(r"(?i)^\W*(?:report|policy brief|brief|publication|blog|op-ed|case study|fact sheet|working paper|press release|download (?:the )?(?:pdf|report))\b")


def _opens_event(url: str, label: str) -> bool:
    target = target_of(url)
    return not target.frame and (kind_by_label(label, target) or target.kind) in ("recording", "registration")


def _single(document: Document, readings: Sequence[Reading]) -> Segment | None:
    """The page as a whole as one webinar, where no heading of the first rank gives its title."""
    named = _named_title(readings)
    head = named or next((r for r in readings if r.line.heading and r.kind in ("title", "date")), None) or _title_line(document, readings)
    if head is None:
        return None
    lines = list(readings) if named else [*_just_above(head, readings), *[r for r in readings if r.index >= head.index]]
    unit = Unit(("page",), head, head.text, lines, [])
    if _title_like(unit) and is_event_page(document, head, lines):
        return Segment(unit, THRESHOLD, single=True)
    return None


def _title_line(document: Document, readings: Sequence[Reading]) -> Reading | None:
    """On a page without headings: the line that the page's own title repeats, else the first that could be a title."""
    titles = [re.sub(r"\W+", "", t).lower() for t in (document.title or "", document.meta.get("og:title", "")) if t]
    early = [r for r in readings[:12] if r.kind == "title" and r.words >= 3 and not re.search(r"[»›>/|]", r.text)]
    for reading in early:
        plain = re.sub(r"\W+", "", reading.text).lower()
        if len(plain) > 12 and any(plain in title or title in plain for title in titles if len(title) > 12):
            return reading
    return early[0] if early else None


def _named_title(readings: Sequence[Reading]) -> Reading | None:
    """The value beside a label such as "Topic" in a registration form."""
    for reading, following in zip(readings, readings[1:], strict=False):
        if reading.kind == "key" and re.match(r"(?i)\W*(?:topic|title|webinar|tema|t[ií]tulo)\b", reading.text):
            return following
    return None
