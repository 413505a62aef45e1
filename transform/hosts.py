"""Which bodies put a webinar on: the site's owner, unless the page says otherwise, and those it names beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lxml.html import HtmlElement

from transform import cues
from transform.acronyms import is_acronym
from transform.affiliation_items import kind_of
from transform.body_lists import bodies_before, bodies_in
from transform.body_names import CAMEL, is_body, is_title_case
from transform.document import Document, fold
from transform.host_cues import (
    ABOUT_OTHERS,
    ABOUT_SERVICES,
    AS_SPONSORS,
    BEFORE,
    BY_LINE,
    EVENT,
    HEADLINE,
    HELD,
    HELD_BY,
    JOIN,
    JOINT,
    LABEL,
    LISTED,
    NO_BY_LINE,
    OF_A_SERIES,
    OF_ALL,
    ON_BEHALF,
    SPONSOR_VERB,
    STRONG_VERB,
    THANKED,
    TOGETHER,
    VERB_FIRST,
    WEAK_VERB,
    WHOSE_EVENT,
)
from transform.known_bodies import is_known
from transform.linekinds import Reading
from transform.names import find_names, name_at
from transform.page_entities import label_of
from transform.records import Relation
from transform.segments import Segment
from transform.sentences import sentences
from transform.site_owner import is_one_body, same_body

Logos = Mapping[HtmlElement, Sequence[str]]
"""Alternative texts of the images that follow an element, up to the next line of text."""


@dataclass(frozen=True, slots=True)
class Body:
    """An organization as printed and what it is to the event; `reading` is None where the page's frame says it."""

    name: str
    relation: Relation
    reading: Reading | None
    confidence: float


def logos_of(document: Document) -> Logos:
    """The logos below each line of a page: under "Sponsors" they are all that names them."""
    texts = {line.element for line in document.lines}
    found: dict[HtmlElement, list[str]] = {}
    below: HtmlElement | None = None
    for node in document.tree.iter("*"):
        if node in texts:
            below = node
        elif node.tag == "img" and below is not None and (name := _logo_name(node)):
            found.setdefault(below, []).append(name)
    return found


def _logo_name(image: HtmlElement) -> str:
    alt = fold(image.get("alt") or "")
    return re.sub(r"(?i)^logo (?:of|de)(?: the| la| el)? |\W*\blogo\b\W*", "", alt)


def bodies_of(lines: Sequence[Reading], head: Reading | None, logos: Logos, title: str = "") -> list[Body]:
    """The bodies that lines of a page name as hosts, co-hosts and sponsors, as printed.

    head: the line of the webinar's title; title: the part of it that is the title, where it says more.
    """
    found: list[Body] = []
    pending: Relation | None = None
    for reading in lines:
        text = reading.text
        if (column := _column_label(reading)) is not None and sum(map(len, names := bodies_in(text))) > 0.6 * len(text):
            found += [Body(name, column, reading, 0.85) for name in names]
            continue
        if (label := _label(text)) is not None:
            pending = label
            shown = [alt for alt in logos.get(reading.line.element, ()) if is_body(alt)]
            found += [Body(name, label, reading, 0.85) for name in shown]
            continue
        if head is not None and 0 < reading.index - head.index <= 4 and (names := _by_line(text)):
            found += [Body(name, "host", reading, 0.85) for name in names]
            continue
        if reading.kind in ("meta", "date", "embed", "resource"):
            pending = None
            continue
        if pending is not None:
            whole = reading.kind not in ("prose", "label", "key") and not reading.line.heading
            said, beside = _WITH_PARTNERS.split(text, maxsplit=1) if _WITH_PARTNERS.search(text) else (text, "")
            names = ([text] if _is_whole_name(text) else bodies_in(said)) if whole else []
            partners = bodies_in(beside)
            if names and sum(map(len, [*names, *partners])) >= 0.6 * len(text):
                found += [Body(name, pending, reading, 0.9) for name in names]
                found += [Body(name, "co_host", reading, 0.8) for name in partners]
                continue
            pending = None
        if reading is not head:
            found += [Body(name, "co_host", reading, 0.75) for name in _partners(text)]
        is_title = reading is head and 2 * len(title) >= len(text) * bool(title)
        for sentence in sentences(text):
            found += _in_sentence(sentence, reading, is_title=is_title, title=title)
    return _distinct(found)


# "organized by the Labor Center and by the Safety Council"
_SAID_AGAIN = re.compile(r"((?:,|\b(?:and|y)) )(?:and )?(?:also )?(?:by|por) (?=(?:the |la |el )?[A-ZÁÉÍÓÚÑ])")
# "Valley Labor Club, with the Safety Council": below "Organizers"
_WITH_PARTNERS = re.compile(r",? (?:(?:together|jointly|along|in (?:partnership|collaboration)) )?with (?=the |[A-Z])")


def _label(text: str) -> Relation | None:
    """What a label line ("Co-sponsored by:", "Host") says of the bodies on the next lines."""
    if len(text) > 60:
        return None
    return next((relation for relation, pattern in LABEL.items() if pattern.match(text)), None)


def _column_label(reading: Reading) -> Relation | None:
    """What the head of a table's column says of its cells; a column of organizations may tell of the speakers."""
    cell, row, table = (reading.line.ancestor(tag) for tag in ("td", "tr", "table"))
    if cell is None or row is None or table is None or (top := next(table.iter("tr"), row)) is row:
        return None
    cells, heads = ([c for c in line if c.tag in ("td", "th")] for line in (row, top))
    if cell not in cells or len(heads) != len(row):
        return None  # broken markup, or cells that span columns
    head = fold("".join(heads[cells.index(cell)].itertext()))
    return _label(head) if _OF_THE_EVENT.search(head) else None


_OF_THE_EVENT = re.compile(r"(?i)\b(?:co-?)?(?:host|sponsor|organi[sz](?:er|ed)|organiza|provider|patrocina|convoca)")


def _is_whole_name(text: str) -> bool:
    """A name of two parts: "Hand in Hand: The Domestic Employers Network"."""
    first, colon, explained = text.partition(": ")
    return bool(colon) and is_body(first) and is_title_case(text) and kind_of(explained) == "organization"


def _by_line(text: str) -> list[str]:
    """The bodies of a line that says nothing but whose session it is."""
    by = BY_LINE.match(text)
    names = bodies_in(text[by.end() :]) if by is not None and not NO_BY_LINE.search(text) else []
    return names if any(map(_is_told, names)) and sum(map(len, names)) > 0.6 * len(text) else []


def _partners(text: str) -> list[str]:
    """The bodies of a line "With the Labor Center and Legal Aid at Work", which might name speakers as well."""
    start = re.match(r"(?:With|Con|Junto con)\s+(?=(?:the |el |la )?[A-ZÁÉÍÓÚ])", text)
    if start is None or len(text) > 160:
        return []
    if name_at(text[start.end() :]) is not None:
        last = re.search(r",?\s+(?:and|y)\s+(?=[^,;]+$)", text)
        names = bodies_in(text[last.end() :]) if last and not re.search(r"\.\s", text) else []
        return names if all(kind_of(n) == "organization" and len(n.split()) > 2 for n in names) else []
    return [
        name for name in bodies_in(text[start.end() :]) if kind_of(name) == "organization" and len(name.split()) > 1
    ]


def _in_sentence(sentence: str, reading: Reading, *, is_title: bool, title: str = "") -> Iterator[Body]:
    if ABOUT_SERVICES.search(sentence) or ABOUT_OTHERS.search(sentence):
        return
    taken: list[tuple[int, int]] = []
    for relation, pattern in BEFORE:
        for match in pattern.finditer(sentence):
            if any(a <= match.start() < b or a < match.end() <= b for a, b in taken) or _in_title(sentence, match):
                continue
            after = _SAID_AGAIN.sub(r"\1", sentence[match.end() :])
            parts = _WITH_PARTNERS.split(after, maxsplit=1) if match.group().rstrip().endswith(":") else [after]
            for at, name in ((at, name) for at, part in enumerate(parts) for name in bodies_in(part)):
                taken.append(match.span())
                yield Body(name, "co_host" if at else relation, reading, 0.85)
    for thanked in (AS_SPONSORS.search(sentence), THANKED.search(sentence)):
        if thanked is not None:
            for name in bodies_in(thanked["who"]):
                yield Body(name, "sponsor", reading, 0.85)
    if (listed := LISTED.search(sentence)) is not None:
        sponsors = listed["verb"].lower() in ("sponsor", "patrocin", "auspici")
        for name in bodies_in(listed["who"]):
            yield Body(name, "sponsor" if sponsors else "host", reading, 0.8)
    if (held := HELD_BY.search(sentence)) is not None and (names := bodies_in(sentence[held.end() :])):
        at = sentence.find(names[-1], held.end()) + len(names[-1])
        if HELD.match(sentence[at:]):
            for name in names:
                yield Body(name, "host", reading, 0.8)
    for whose in (WHOSE_EVENT.search(sentence), ON_BEHALF.search(sentence)):
        names = bodies_before(whose["who"]) if whose is not None else []
        if whose is not None and sum(map(len, names)) > 0.6 * len(whose["who"]):
            for name in filter(_is_told, names):
                yield Body(name, "host", reading, 0.75)
    for first in VERB_FIRST.finditer(sentence):
        names = [] if is_title else bodies_in(sentence[first.end() :])
        for name in (n for n in names if kind_of(n) == "organization" and not EVENT.match(n)):
            yield Body(
                name, "co_host" if first["also"] or first["verb"].lower().startswith("co") else "host", reading, 0.8
            )
    if is_title:
        if (joint := JOINT.match(sentence)) is not None:
            for at, name in enumerate(re.split(r"\s*/\s*|\s+(?:and|&|y)\s+|-", joint["who"])):
                yield Body(name, "co_host" if at else "host", reading, 0.75)
        if (said := HEADLINE.search(sentence)) is not None:
            for name in filter(_is_body_noun, bodies_before(sentence[: said.start()])):
                yield Body(name, "host", reading, 0.75)
        return
    if (paid := SPONSOR_VERB.search(sentence)) is not None:
        for name in _subject(sentence[: paid.start("short") if paid["short"] else paid.start()]):
            yield Body(name, "sponsor", reading, 0.8)
    if (join := JOIN.search(sentence)) is not None:
        for at, name in enumerate(n for n in bodies_in(sentence[join.end() :]) if _is_told(n)):
            yield Body(name, "co_host" if at else "host", reading, 0.75)
    told = sentence.replace(title, "webinar") if len(title.split()) >= 3 else sentence  # "will hold *Title* on May 3"
    for said in (STRONG_VERB.search(told), WEAK_VERB.search(told)):
        if said is not None and told != sentence and _ends_in_person(told[: said.start()]):
            continue  # "AFGE Specialist Joe Mansour hosts *Title*"
        names = _subject(told[: said.start()]) if said is not None else []
        if said is not None and names:
            together = TOGETHER.search(said["verb"]) is not None
            for at, name in enumerate(names):
                yield Body(name, "co_host" if at or together else "host", reading, 0.85)
            return


def common_bodies(
    document: Document, readings: Sequence[Reading], segments: Sequence[Segment], logos: Logos
) -> list[Body]:
    """The bodies that a page names for all its webinars: above the first, below the last, of a whole series."""
    inside = {reading.index for segment in segments for reading in segment.unit.lines}
    outside = [reading for reading in readings if reading.index not in inside]
    named: list[Body] = []
    first = min((segment.unit.head.index for segment in segments), default=len(readings))
    above = [r for r in outside if r.index < first]
    beside = [Reading(line, [], "prose") for line in document.lines if line.region == "aside"]
    if any(segment.single for segment in segments):
        named += bodies_of(above[-6:], None, logos)
        named += bodies_of(_below(outside, first), None, logos)
        named += _boxed(beside)
    else:
        named += bodies_of(above[:14], None, logos)
        below = [r for r in outside if r.index > max(inside, default=0)][:8]
        named += [body for body in bodies_of(below, None, logos) if body.relation != "host"]
    heading = next((r for r in above if r.line.heading == 1), None)
    named += bodies_of([heading], heading, logos) if heading is not None else []
    named += bodies_of([r for r in outside if cues.WEBINAR_LIST.search(r.text)], None, logos)
    for before, reading in zip([None, *readings, *beside], [*readings, *beside], strict=False):
        about_series = before is not None and _SERIES.search(before.text) and reading.line.region == "aside"
        for sentence in sentences(reading.text) if reading.kind in ("prose", "title") else ():
            if OF_ALL.match(sentence) or (about_series and OF_A_SERIES.match(sentence)):
                named += _in_sentence(sentence, reading, is_title=False)
    return _distinct(named)


def _below(outside: Sequence[Reading], first: int) -> list[Reading]:
    """The running text of an event page below its event, up to a heading of other events."""
    below = [r for r in outside if r.index > first]
    other = next((n for n, r in enumerate(below) if r.line.heading and cues.RELATED_HEADING.match(r.text)), None)
    return [reading for reading in below[:other] if reading.kind == "prose"]


def _boxed(beside: Sequence[Reading]) -> Iterator[Body]:
    """The bodies in a box beside the event, of which a label says what they are: "Organizer", "Sponsored by"."""
    for box, reading in pairwise(beside):
        relation = _label(box.text)
        names = [reading.text] if _is_whole_name(reading.text) else bodies_in(reading.text)
        if relation is not None and reading.words <= 14 and sum(map(len, names)) > 0.6 * len(reading.text):
            for name in filter(_is_told, names):
                yield Body(name, relation, reading, 0.8)


def of_its_section(common: Sequence[Body], segment: Segment, segments: Sequence[Segment]) -> list[Body]:
    """Without bodies of another series of the page: what stands in a line that begins with that series' heading."""
    own = {_first_part(section) for section in segment.unit.sections}
    others = {_first_part(section) for other in segments for section in other.unit.sections} - own
    elsewhere = [re.compile(re.escape(name) + r"\W", re.IGNORECASE) for name in others if len(name) > 4]
    return [body for body in common if body.reading is None or not any(o.match(body.reading.text) for o in elsewhere)]


def _first_part(section: Reading) -> str:
    return section.text.partition(":")[0].strip()


def _subject(before: str) -> list[str]:
    """The bodies that are the subject of the verb behind them, also in "Ana Ruiz of the Labor Center, which …"."""
    text = re.sub(r",?\s+(?:which|that|who|que)\s*$", "", before)
    names = bodies_before(text)
    if not names and text != before and (whose := list(re.finditer(r"\b(?:of|from|at|de|del)\s+", text))):
        names = bodies_before(text[whose[-1].end() :])
    return [name for name in names if _is_told(name)]


def _ends_in_person(subject: str) -> bool:
    return any(subject.rstrip().endswith(name.name) for name in find_names(subject))


def _is_body_noun(name: str) -> bool:
    return kind_of(name) in ("organization", "unit") or is_known(name)


def _is_told(name: str) -> bool:
    """More than its capitals says that a subject is a body that holds events; any noun may begin a sentence."""
    if _OTHER_SUBJECT.match(name) or (is_acronym(name) and kind_of(name) == "role"):  # a court; a VP
        return False
    return _is_body_noun(name) or label_of(name) == "ORG" or len(name.split()) > 2 or CAMEL.match(name) is not None


# Who holds hearings and sessions of another kind, and members of a body.
_OTHER_SUBJECT = re.compile(
    r"(?i)(?:\w+ )?(?:supreme court|court|congress|senate|house|legislature|parliament|general assembly|judges?)$|"
    r"(?:\w+ )?(?:workers|employees|members|advocates|unions|attorneys|lawyers|students|leaders) (?:at|from|in|of)\b"
)


def _in_title(sentence: str, cue: re.Match[str]) -> bool:
    """Words of a title, which capitals give away: "Enforcing Standards in Partnership with Civil Society"."""
    return cue.group().lower() != cue.group() and re.search(r"[\w’'”,]\s*$", sentence[: cue.start()]) is not None


_SERIES = re.compile(r"(?i)\b(?:series|webinars?|webcasts?|ciclo|serie)\b")


def _distinct(found: Iterable[Body]) -> list[Body]:
    """One of each body, as first named; one that is somewhere said to be the host is the host."""
    kept: list[Body] = []
    for body in found:
        at = next((n for n, other in enumerate(kept) if same_body(body.name, other.name)), None)
        if at is None:
            kept.append(body)
        elif body.relation == "host":
            kept[at] = replace(kept[at], relation="host")
    return kept


def settle_hosts(own: Sequence[Body], common: Sequence[Body], owner: Body | None, *, news: bool = False) -> list[Body]:
    """The bodies of one webinar. What its own lines name as host stands against what the page says of all.

    The owner is the host unless somebody else is named as such; partners stand beside the owner. Where nobody owns the
    page, as on a platform, the box beside the event says whose it is. News tell of others' events: whom they name first
    is the host.
    """
    if any(body.relation == "host" for body in own):
        common = [body for body in common if body.relation != "host"]
    named = _distinct([*own, *common])
    if owner is not None:
        named = [_as_owner(body, owner) for body in named]
    if any(body.relation == "host" for body in named):
        return named
    if news:
        first = next((body for body in named if body.relation == "co_host"), next(iter(named), None))
        return [replace(body, relation="host") if body is first else body for body in named]
    if owner is None:
        return [replace(body, relation="host") if _organizes(body) else body for body in named]
    return [owner, *(body for body in named if not is_one_body(body.name, owner.name))]


def _as_owner(body: Body, owner: Body) -> Body:
    """The host under the owner's full name where its own words are some of that: "AGC" on the site of "AGC Ohio"."""
    own, whole = (re.findall(r"\w+", name) for name in (body.name, owner.name))
    short = len(own) < len(whole) and own == whole[: len(own)] and is_acronym(body.name)
    return replace(body, name=owner.name) if body.relation == "host" and short else body


def _organizes(body: Body) -> bool:
    return body.relation == "sponsor" and body.reading is not None and body.reading.line.region == "aside"
