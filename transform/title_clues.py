"""What speaks for and against a text's being the title of a webinar: clues, each a few words, none of one page.

Candidates are the lines of a page, and what stands out within its running text: quotations, bold and italic words,
labels of links, what follows "webinar:". `transform.title_ranking` weighs the clues.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from transform import cues
from transform.body_names import is_body
from transform.dates import find_dates
from transform.document import Document
from transform.event_titles import Naming, is_gathering, namings
from transform.linekinds import CLOCK, Reading
from transform.links import target_of
from transform.names import find_names
from transform.structured import StructuredEvent
from transform.titles import HEADLINE, clean_title, letters_of
from transform.units import SINGLE_QUOTED

_LONGEST = 40  # words
_LEAST_SHARED = 8  # letters
_NEAR = 10  # lines
_OUTRIGHT = 2.85
"""The weight from which a naming is outright: "the webinar, called …"."""
_LENGTHS = (2, 3, 16, 28, 1000)  # words of a title


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that could be a title, the line it was read in, and what speaks for and against it."""

    text: str
    reading: Reading
    clues: frozenset[str]
    possible: bool = True
    """It may be a title: it does not tell who, where or when."""


def candidates(
    document: Document, readings: Sequence[Reading], events: Sequence[StructuredEvent], language: str
) -> list[Candidate]:
    """Every text of the page that could be a title, in order."""
    page = PageOfTitles(document, readings, events, language)
    found = []
    for at, reading in enumerate(readings):
        if reading.words <= _LONGEST and re.search(r"[^\W\d_]{3}", reading.text):
            found.append(page.candidate(at, reading.text, page.of_line(reading)))
        for start, end, sort in _standing_out(reading):
            text = reading.text[start:end].strip(' ,.“”"«»')
            if len(text.split()) >= 3 and end - start <= 0.9 * len(reading.text):
                around = page.of_span(at, reading.text[:start], reading.text[end:])
                found.append(page.candidate(at, text, [f"{sort} in text", *around]))
    return found


_QUOTED = re.compile(r"[“\"«]([^”\"»]{8,200}?)[,.]?[”\"»]")
_KIND_OF_EVENT = re.compile(
    r"(?i)\b(?:webinars?|webcast|webinario|seminar|seminario|training|session|panel|discussion|taller|charla|workshop|"
    r"conversatorio|conversation|briefing|town hall|roundtable|forum|foro|event|presentation|teach-in|lecture)\b"
)
_AFTER_KIND = re.compile(
    r"(?i)\b(?:webinar|webcast|training|workshop|panel|forum|seminario|charla|session)[^.:;“]{0,40}[:,] "
    r"(?-i:([A-Z¿¡][^.“\"()]{15,140}?))(?=[.;(]|$)"
)
# "a webinar on the Ergonomics of Working From Home is open to members"
_ON_SUBJECT = re.compile(
    r"\b(?:webinar|webcast|training|workshop|panel|session|talk) (?:on|about) (?:the )?"
    r"(?P<title>[A-Z][\w’'-]+(?: (?:(?:and|of|on|for|the|in|to|from|with|at|a|&) )*[A-Z][\w’'-]+){2,12})"
)
# "the Delaware Youth Workforce Connect Call", "a virtual E-Verify and Form I-9 Forum"
_NAMED_GATHERING = re.compile(
    r"(?:\b20\d\d )?\b[A-ZÁÉÍÓÚ][\w’'-]+(?: (?:(?:and|of|on|for|the|in|to|de|del|la|los|las|y|sobre|&) )*"
    r"[A-ZÁÉÍÓÚ][\w’'-]*){1,10} (?:Webinar|Webcast|Forum|Conference|Seminar|Summit|Symposium|Call|Briefing|Town Hall|"
    r"Workshop|Training|Roundtable|Class|Academy|Lecture|Panel|Dialogue|Conversation|Teach-In|Event)\b"
)


def _standing_out(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Start, end and sort of what stands out within running text."""
    if reading.kind != "prose" and reading.words <= 12:
        return
    for kind, start, end in reading.line.marks:
        if kind in ("bold", "italic"):
            yield start, end, kind
    for quoted in [*_QUOTED.finditer(reading.text), *SINGLE_QUOTED.finditer(reading.text)]:
        yield *quoted.span(1), "quoted"
    for link in reading.line.links:
        if not link.embedded and link.end - link.start > 12:
            yield link.start, link.end, "linked"
    for named in _AFTER_KIND.finditer(reading.text):
        yield *named.span(1), "after kind"
    for named in _ON_SUBJECT.finditer(reading.text):
        yield *named.span("title"), "after kind"
    for named in _NAMED_GATHERING.finditer(reading.text):
        yield *named.span(), "named as a gathering"


_CALLED = re.compile(r"(?i)\b(?:entitled|titled|called|titulad[oa]|denominad[oa]|named)\W*$")
_WRITTEN = re.compile(
    r"(?i)\b(?:report|book|paper|article|guide|brief|study|film|act|law|v\.|said|says|informe|libro|ley)\W*[\w ]{0,20}$"
)
_VERB = re.compile(
    r"(?i)\b(?:is|are|was|were|will|has|have|join|click|please|must|can|may|es|son|será|fue|"
    r"to (?:hold|host|discuss))\b"
)
_HEADLINE = re.compile(
    r"(?i)\b(?:to (?:hold|host|present|offer|discuss|join|launch)|holds|hosts|hosted|presents|offers|announces|invites|"
    r"sets|draws|explain|must|says|urges|convocan?|invitan?|organizan?)\b"
)
_NAMES_A_LIST = re.compile(
    r"(?i)\b(?:webinars|trainings|events|workshops|sessions|recordings|videos|library|archives?|calendar|resources|"
    r"materials|news|posts|speakers|presenters|panelists|agenda|comments|talleres|eventos|recursos|materiales|"
    r"ponentes)\W*$"
)


_SAID = (
    r"(?:said|says|added|adds|told|tells|wrote|writes|noted|notes|explained|explains|according to|dijo|señal[oó]|"
    r"sostuvo|afirm[oó]|explic[oó]|agreg[oó]|expres[oó])"
)
_SAID_AFTER = re.compile(rf"(?i)[,.]?[”\"»]?[,.]?\s+(?:[\w.’-]+\s+){{0,3}}{_SAID}\b")
_SAID_BEFORE = re.compile(rf"(?i)\b{_SAID}\b[\w\s]{{0,20}}[,:]?\s*[“\"«]?$")


class PageOfTitles:
    """A page as its titles are looked for: what the clues of its lines have in common."""

    def __init__(
        self, document: Document, readings: Sequence[Reading], events: Sequence[StructuredEvent], language: str
    ) -> None:
        self.readings = readings
        self.language = language
        titles = [document.title or "", document.meta.get("og:title", "")]
        self.titles = [letters_of(title) for title in titles if title]
        self.parts = [letters_of(part) for title in titles for part in re.split(r"\s[|–—·»-]\s|:\s", title)]
        self.events = [letters_of(event.name) for event in events]
        self.address = set(_words(document.address_words))
        self.texts = [letters_of(reading.text) for reading in readings]
        self.levels = Counter(reading.line.heading for reading in readings)
        self.first_heading = next((at for at, r in enumerate(readings) if r.line.heading == 1), None)
        self.first_day = next((at for at, r in enumerate(readings) if r.kind == "date" and r.day), None)

    def candidate(self, at: int, text: str, clues: Iterable[str]) -> Candidate:
        """The text of a line as a candidate; clues: of how it is set."""
        held = frozenset([*clues, *self.of(at, text), *self._of_only(at, text)])
        return Candidate(text, self.readings[at], held, not _tells_else(text, self.language))

    def of_line(self, reading: Reading) -> Iterator[str]:
        """Clues of how the line is set."""
        level = reading.line.heading
        if level:
            yield f"heading {min(level, 5)}"
            if self.levels[level] == 1:
                yield "only heading of its rank"
            elif self.levels[level] >= 4:
                yield "one of many headings"
        else:
            yield "bold line" if reading.line.wholly("bold") else "plain line"
        if reading.line.linked:
            yield "linked line"
        if reading.kind != "title":
            yield f"line of kind {reading.kind}"

    def of_span(self, at: int, before: str, after: str) -> Iterator[str]:
        """Clues of the running text around it."""
        if _CALLED.search(before.rstrip(' “"«')):
            yield "behind “called”"
        if _KIND_OF_EVENT.search(before[-60:]):
            yield "behind the kind of event"
        if _KIND_OF_EVENT.search(after[:60]):
            yield "before the kind of event"
        if _WRITTEN.search(before):
            yield "behind something written"
        if _SAID_AFTER.match(after) or _SAID_BEFORE.search(before):
            yield "somebody says it"
        if not any(reading.kind == "prose" for reading in self.readings[:at]):
            yield "in the first paragraph"

    def of(self, at: int, text: str) -> Iterator[str]:
        """Clues of the words, of what else says them, and of the place on the page."""
        title = clean_title(text, language=self.language)
        yield from self._of_words(text, title)
        letters = letters_of(title)
        for name, others in (("title of the page", self.titles), ("part of that title", self.parts)):
            yield from _sharing(letters, others, name)
        yield from _sharing(letters, self.events, "event in the data")
        words = [word for word in _words(title) if len(word) > 3]
        if words:
            shared = sum(word in self.address for word in words) / len(words)
            if shared >= 0.4:
                yield "in the address" if shared >= 0.75 else "half in the address"
        if len(letters) > 12 and sum(letters in other for other in self.texts) > 1:
            yield "said again"
        yield from self._of_place(at)

    def _of_words(self, text: str, title: str) -> Iterator[str]:
        count = len(title.split())
        yield next(f"up to {most} words" for most in _LENGTHS if count <= most)
        long = [word for word in re.findall(r"[^\W\d_]+", title) if len(word) > 3]
        capital = sum(word[0].isupper() for word in long) / len(long) if long else 0.0
        yield "capitals" if capital > 0.7 else "some capitals" if capital > 0.35 else "few capitals"
        named = find_names(title)
        for holds, clue in (
            (cues.WEBINAR.search(text), "says webinar"),
            (cues.EVENT.search(text), "says event"),
            (cues.GENERIC_HEADING.match(text), "heading of any page"),
            (cues.PEOPLE_LABEL.match(text), "heading of people"),
            (cues.RELATED_HEADING.match(text), "heading of related pages"),
            (named and len(named[0].name) > 0.6 * len(title), "name of a person"),
            (_VERB.search(title), "verb"),
            (_HEADLINE.search(title), "headline"),
            (_NAMES_A_LIST.search(title), "names a list"),
            (title.rstrip().endswith("."), "full stop"),
            (title.endswith("?"), "question"),
            (": " in title, "colon inside"),
            (text.rstrip().endswith(":"), "colon behind"),
            (title[:1].islower(), "small first letter"),
        ):
            if holds:
                yield clue

    @cached_property
    def _namings(self) -> list[Naming]:
        """What the page offers as the title of its only event, from its heading on; the heading first."""
        headings = [r for r in self.readings if r.line.heading and r.kind == "title"]
        head = min(headings, key=lambda r: (r.line.heading, r.line.linked, r.index), default=None)
        if head is None:
            return []
        return namings(head, [r for r in self.readings if r.index >= head.index], self.readings)

    def _of_only(self, at: int, text: str) -> Iterator[str]:
        """Clues of how the page names its only event."""
        title = clean_title(text, language=self.language)
        letters = letters_of(title)
        heading, others = (self._namings[0] if self._namings else None), self._namings[1:]
        for naming in others:
            if letters == letters_of(clean_title(naming.title, language=self.language)):
                yield f"named as the title, {naming.how}"
                if naming.weight > _OUTRIGHT:
                    yield "named as the title, outright"
        if heading is not None and at == heading.reading.index:
            yield f"heading of weight {heading.weight}"
            if HEADLINE.search(title):
                yield from {f"headline, though a title is named, {naming.how}" for naming in others}
        label = text[: text.find(title)] if title in text else ""
        above = next((r for r in reversed(self.readings[:at]) if r.kind not in ("date", "meta", "generic")), None)
        for holds, clue in (
            (cues.WEBINAR.search(label) or cues.EVENT.search(label), "behind a label of events"),
            (above and above.line.heading and is_gathering(above.text), "below the name of a gathering"),
            (is_gathering(text), "name of a gathering"),
            (is_body(title), "name of a body"),
        ):
            if holds:
                yield clue

    def _of_place(self, at: int) -> Iterator[str]:
        readings = self.readings
        if at < 3:
            yield "first lines"
        elif at < 10:
            yield "early"
        if at > 0.6 * len(readings):
            yield "late"
        if self.first_heading is not None and at != self.first_heading:
            distance = at - self.first_heading
            yield (
                "above the heading"
                if distance < 0
                else "near below the heading"
                if distance < 4
                else ("below the heading" if distance < _NEAR else "far below the heading")
            )
        if self.first_day is not None:
            yield "near the first day" if abs(at - self.first_day) <= 3 else "far from the first day"
        if readings[at].day:
            yield "day in the line"
        for clue, start, end in (("day right below", 1, 2), ("day below", 2, 4), ("day above", -2, 0)):
            if any(r.kind == "date" for r in readings[max(0, at + start) : max(0, at + end)]):
                yield clue
        around = readings[max(0, at - 2) : at + 3]
        if any(cues.WEBINAR.search(r.text) and r.words < 12 for r in around if r is not readings[at]):
            yield "webinar beside it"
        if any(
            target_of(k.url).kind in ("registration", "recording") for r in readings[at : at + 5] for k in r.line.links
        ):
            yield "registration or recording below"
        if any(r.kind == "person" for r in readings[at + 1 : at + 6]):
            yield "people below"


_WHO_AND_WHERE = re.compile(
    r"(?i)^\W*(?:who|where|when|why|how|location|date|time|cost|fee|contact|source|by|part of|"
    r"(?:\w+ (?:and )?)?(?:organi[sz]ed|presented|hosted|sponsored|moderated|provided|written|photo|posted|led) by|"
    r"organi[sz]ers?|hosts?|(?:co-?)?sponsors?|speakers?|presenters?|panel(?:l?ists?)?|moderators?|facilitators?|"
    r"qui[eé]n|d[oó]nde|cu[aá]ndo|organizan?|modera|ponentes?|lugar|fecha|hora)\s*:"
)


def _tells_else(text: str, language: str) -> bool:
    """The text begins with a label of who, where or when, or half of it and more is days and hours."""
    told = sum(day.end - day.start for day in find_dates(text, language=language))
    told += sum(hour.end() - hour.start() for hour in CLOCK.finditer(text))
    return _WHO_AND_WHERE.match(text) is not None or 2 * told > len(text)


def _sharing(letters: str, others: Sequence[str], name: str) -> Iterator[str]:
    """How far one of the others is the same, or holds it, or is held in it."""
    share = 0.0
    for other in others:
        short, long = sorted((letters, other), key=len)
        if len(short) >= _LEAST_SHARED and short in long:
            share = max(share, len(short) / len(long))
    if share > 0.3:
        yield f"{name}" if share > 0.85 else f"most of {name}" if share > 0.6 else f"some of {name}"


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())
