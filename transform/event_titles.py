"""What a page about one event calls it: every place that may name the event is weighed, the heaviest names it.

A heading that is a title outweighs all but a sentence that names the event outright ("the May 3 webinar, called …"). A
headline ("Agency to host webinar"), the name of a gathering ("Law Forum 2024") and a mere label ("Webinar
registration") weigh less than a label's value, a heading below them, or a title that the text sets off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transform import cues
from transform.body_names import is_title_case
from transform.linekinds import Reading
from transform.placing_words import is_named
from transform.titles import HEADLINE, clean_title
from transform.units import Unit


class Naming(NamedTuple):
    """A title that the page offers for its event, the line that does, and how much speaks for it."""

    title: str
    reading: Reading
    weight: float
    how: str = "heading"


SURE = 3.0
"""What outweighs this is said outright: "the webinar, called …", "Webinar: …"."""


def title_of_event(unit: Unit, readings: Sequence[Reading]) -> Naming:
    """The title of the event that the page as a whole, `unit`, is about.

    readings: all lines of the page.
    """
    own, *others = namings(unit.head, unit.lines, readings)
    # the heading says the same in its own words: it is the title, if it is one
    others = [n for n in others if own.weight <= _GATHERING_WEIGHT or not _alike(n.title, own.title)]
    return max([own, *others], key=lambda naming: naming.weight)


def namings(head: Reading, lines: Sequence[Reading], readings: Sequence[Reading]) -> list[Naming]:
    """What the lines of an event offer as its title: the heading first, then what stands below, labelled or told."""
    heading = _joined(head, readings)
    own = Naming(heading, head, _weight_of_heading(heading))
    return [own, *_below(own, lines), *_labelled(lines), *_told(own, [r for r in lines if r is not head])]


def _alike(a: str, b: str) -> bool:
    left, right = (set(re.findall(r"\w{3,}", t.lower())) for t in (a, b))
    return bool(left) and len(left & right) >= 0.75 * min(len(left), len(right))


_ENUMERATED = re.compile(
    r"(?i)^\W*(?:session|part|week|day|module|class|option|webinar|sesi[oó]n|parte|semana|d[ií]a|m[oó]dulo|opci[oó]n|"
    r"clase)\s*"
    r"(?:#\s?)?(?:\d{1,2}|[a-h]|[ivx]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|uno|dos|tres|cuatro|cinco)"
    r"(?:\s*\([^()]*\))?\W*$"
)


_ALL_QUOTED = re.compile(r"[“\"«][^”\"»]{8,}[”\"»]$")


def title_of_part(unit: Unit) -> Naming:
    """The title of one of a page's several events: below a heading that only counts ("Session One") what stands out.

    Below one that tells kind and day ("Ninth Circuit – Webinar, May 3") what is in quotation marks.
    """
    if _ENUMERATED.match(clean_title(unit.title)):
        for reading in unit.body:
            if reading.kind in ("prose", "person", "label"):
                break
            if reading.kind == "title" and reading.emphasised and reading.words >= 2:
                return Naming(reading.text, reading, _TITLE)
        if unit.campaign is not None and not _ENUMERATED.match(clean_title(unit.campaign.text)):
            return Naming(unit.campaign.text, unit.campaign, _TITLE)
    online = cues.says_online(unit.title) and cues.EVENT.search(unit.title)
    below = next((r for r in unit.body if r.index == unit.head.index + 1), None)
    told = cues.says_online(unit.title) or cues.WEBINAR.search(unit.title)
    if told and unit.head.day and below and below.emphasised and _ALL_QUOTED.match(below.text):
        return Naming(below.text, below, _TITLE)
    return Naming(unit.title, unit.head, _KIND_AND_TITLE if online else _TITLE)


# -- headings ----------------------------------------------------------------------------------------------------------

_KIND_AND_TITLE, _TITLE, _ABOUT_EVENT, _GATHERING_WEIGHT, _LABEL = 4.0, 3.0, 2.2, 1.2, 0.5


def _weight_of_heading(heading: str) -> float:
    title = clean_title(heading)
    if not is_named(title):
        return _LABEL
    if _GATHERING.match(heading) or HEADLINE.search(title):
        return _GATHERING_WEIGHT
    if title != heading and cues.EVENT.search(heading[: heading.find(title)]):
        return _KIND_AND_TITLE  # "Webinar: Title"
    about = cues.WEBINAR.search(title) or cues.EVENT.search(title) or cues.ONLINE.search(title)
    return _ABOUT_EVENT if about else _TITLE


# The kind of a gathering, which goes on below: "Law Review Symposium", "2025 OECD Forum on …"
_GATHERING = re.compile(
    r"(?i)^(?:(?:the|our|\w+|\d{4}(?:-\d\d)?)\s+){0,6}(?:symposium|forum|conference|lecture(?: series)?|"
    r"seminar(?: series)?|webinar(?: series)?|roundtable|colloquium|summit|series|brown bag|town hall|talks?|simposio|"
    r"congreso|conferencia|ciclo|foro|seminario)(?:\s+\d{4})?$|"
    r"^(?=.*\b20\d\d\b).*\b(?:forum|conference|summit|symposium)\b"
)


def is_gathering(heading: str) -> bool:
    """The heading names the kind of a gathering, which goes on below: "Law Review Symposium", "ILO Global Webinar"."""
    return _GATHERING.match(heading.strip(" :")) is not None


def _joined(head: Reading, readings: Sequence[Reading]) -> str:
    """A heading that ends in a colon goes on in the next heading."""
    text = head.text
    for reading in (r for r in readings if r.index > head.index):
        if not text.rstrip().endswith((":", "–", "—")) or not reading.line.heading:
            break
        text = f"{text} {reading.text}"
    return text


def _below(own: Naming, lines: Sequence[Reading]) -> Iterator[Naming]:
    """What stands out below a heading that is no title: the next heading, or a line of its own above the day."""
    if own.weight > _GATHERING_WEIGHT:
        return
    below = [r for r in lines if r.index > own.reading.index and r.kind != "meta"][:4]
    for at, reading in enumerate(below):
        after = below[at + 1] if at + 1 < len(below) else None
        if reading.kind != "title" or not reading.emphasised:
            continue
        dated = after is not None and after.kind == "date" and after.day is not None
        if reading.words >= 3 and ((at == 0 and reading.line.heading) or (dated and reading.words >= 4)):
            second_line = at == 0 and HEADLINE.search(clean_title(own.title))
            if second_line and not dated:
                continue  # a headline goes on
            yield Naming(_joined(reading, lines), reading, 2.1 if second_line else 2.5, "below")
            return


# -- labels ------------------------------------------------------------------------------------------------------------

_NAME_LABEL = re.compile(
    r"(?i)\W*(?:(?:webinar|event|session|program|training)(?: (?:title|topic|name))?|title|topic|tema|t[ií]tulo|"
    r"nombre)\s*:?\s*$"
)
_WHAT = re.compile(r"(?i)\W*(?:what|qu[eé])\s*:?\s*$")
_WHEN = re.compile(r"(?i)\W*(?:when|date|cu[aá]ndo|fecha)\b")


def _labelled(lines: Sequence[Reading]) -> Iterator[Naming]:
    """The value of "Title:" or "Topic:", and of "What:" where "When:" stands below it."""
    for at, reading in enumerate(lines):
        label, _, value = reading.text.partition(":")
        beside = lines[at + 1] if at + 1 < len(lines) and reading.kind == "key" else reading
        value = beside.text if beside is not reading else value.strip()
        named = _NAME_LABEL.match(label)
        asked = _WHAT.match(label) and any(_WHEN.match(r.text) for r in lines[at + 1 : at + 5])
        if (named or asked) and 2 <= len(value.split()) <= 25 and not value.endswith("."):
            yield Naming(value, beside, 2.6 if named else 2.4, "label")


# -- running text ------------------------------------------------------------------------------------------------------

_NOUN = (
    r"(?:webinar|webcast|livestream|web seminar|foro|forum|event|evento|training|session|panel|discussion|taller|"
    r"seminario|seminar|charla|conversatorio|workshop|conversation|briefing|town hall|roundtable|jornada|encuentro|"
    r"capacitaci[oó]n|mesa redonda|coloquio|colloquium|symposium|lecture|talk|presentation|program|class|call|"
    r"meeting)"
)
_AND_MORE = (
    r"(?: (?:virtual|online|en l[ií]nea|on|about|sobre|on the (?:topic|theme|subject) of|sobre el tema(?: de)?))*"
)
_CALLED = re.compile(
    r"(?i)\b(?:entitled|titled|called|named|dubbed|titulad[oa]s?|denominad[oa]s?|llamad[oa]s?|se titula|"
    r"(?:under|by|bears?|has|with|bajo|con|lleva|por|lleva por) (?:the |el )?(?:title|name|t[ií]tulo|nombre|lema)"
    r"(?: of| de)?|(?:title|topic) (?:of the \w+ )?(?:is|was))[\s,:]*$"
)
_GIVEN = re.compile(
    r"(?i)\b(?:presented|presents?|hosted|hosts?|held|holds?|offered|offers?|gave|gives?|ran|organi[sz]ed|conducted|"
    r"sponsored|the subject of)[\s,:]*$"
)
_BESIDE = re.compile(rf"(?i)\b{_NOUN}s?{_AND_MORE}[\s,:(]*$")
_NEAR = re.compile(rf"(?i)\b{_NOUN}s?\b[^.“\"«]{{0,60}}[\s,:(]*$")
# "… to *Title*, a 90-minute live webinar of …"
_NAMED_AFTER = re.compile(
    r"(?i)[\s,”\"»’']*(?:(?:will )?takes? place|(?:will )?took place|(?:will )?be held|was held|runs? (?:from|on)|"
    r"se llevar[aá] a cabo|(?:is |was |es |fue )?"
    rf"(?:an?|the|our|this|un|una)\s+(?:[\w-]+\s+){{0,4}}{_NOUN})\b"
)
# "… invites employers to a virtual *Form I-9 Forum* on Monday"
_ONE = re.compile(r"(?i)\b(?:an?|the|our|its|this|un|una|el|la)(?:\s+[\w-]+){0,2}$")
_ENDS_SO = re.compile(rf"(?i)\b{_NOUN}$")
_PUBLICATION = re.compile(
    r"(?i)\b(?:report|book|paper|article|toolkit|guide|brief|study|survey|film|documentary|informe|libro|act|law|"
    r"series|serie|ciclo|campaign|campaña|v\.)\W*[\w ]{0,20}$"
)
# Another event than the page's own.
_ANOTHER = re.compile(
    r"(?i)\b(?:earlier|previous(?:ly)?|prior|another|similar|companion|follow-?up to|anterior(?:es)?|otr[oa]s?)\b"
)
_LITTLE_TALK = re.compile(r"(?i)\b(?:talk|presentation|lecture|keynote|remarks)\b\W*(?:\w+\W*)?$")


def _told(own: Naming, body: Sequence[Reading]) -> Iterator[Naming]:
    """Titles that running text gives: "Join us for a webcast entitled *Title*"."""
    eventful = own.weight <= _ABOUT_EVENT
    for at, reading in enumerate([r for r in body if r.kind in ("prose", "title")][:6]):
        for title, start, end, bold in _set_off(reading):
            before = re.split(r"(?<=[a-z)][.!?])\s+(?=[A-Z“¿¡])", reading.text[:start].rstrip(" “\"«‘('"))[-1]
            after = reading.text[end:]
            if _ANOTHER.search(before) or _PUBLICATION.search(_CALLED.sub("", before)):
                continue
            called = _CALLED.search(before) is not None
            noun = _BESIDE.search(before) or (not bold and _NEAR.search(before))
            given = _GIVEN.search(before) or _NAMED_AFTER.match(after)
            given = given or (_ONE.search(before) and _ENDS_SO.search(title))
            beside_day = eventful and reading.day is not None and not bold and len(title.split()) >= 4
            if not (called or noun or given or beside_day):
                continue
            if not eventful and not re.search(rf"(?i)\b{_NOUN}\b", f"{before} {after[:60]}"):
                continue  # named so, but perhaps no event
            weight = 2.3 + 0.6 * called - 0.1 * at
            weight += 0.3 * (cues.WEBINAR.search(before) is not None) + 0.4 * (reading.day is not None)
            yield Naming(
                title,
                reading,
                weight - 0.8 * bool(_LITTLE_TALK.search(_CALLED.sub("", before))),
                "called" if called else "told",
            )


def _set_off(reading: Reading) -> Iterator[tuple[str, int, int, bool]]:
    """Stretches of a line that could be a title: quoted, italic, bold, linked, or capitalised behind "called".

    With their place, and whether only their type sets them off, as it does with days, people and bodies.
    """
    text = reading.text
    spans = [(s, e, kind == "bold") for kind, s, e in reading.line.marks if kind in ("bold", "italic")]
    spans += [(k.start, k.end, True) for k in reading.line.links if not k.embedded]
    spans += [(*m.span(m.lastindex or 0), False) for m in _QUOTED.finditer(text)]
    spans += [(*m.span("title"), False) for m in _CAPITALISED.finditer(text) if is_title_case(m["title"])]
    for start, end, by_type in sorted(spans):
        title = text[start:end].strip(' ,.;:“”"«»')
        quoted = text[start:end] != title or text[max(0, start - 1) : start] in ("“", '"', "«")
        if (
            len(title.split()) >= 3
            and end - start <= 0.9 * len(text)
            and (title[0].isupper() or title[0] in "¿¡" or title[0].isdigit())
            and not cues.RESOURCE_LABEL.match(title)
        ):
            yield title, start, end, by_type and not quoted


_QUOTED = re.compile(
    r"[“\"«]([^“”\"«»]{8,200}?)[,.]?[”\"»]|(?<!\w)‘([^‘’]{8,200}?)[,.]?’(?!\w)|(?<!\w)''([^']{8,200}?)[,.]?''(?!\w)"
)
_CAPITALISED = re.compile(
    r"\b(?:entitled|titled|called|titulad[oa]|denominad[oa])[,:]?\s+(?P<title>[A-ZÁÉÍÓÚÑ¿¡][^.;“”\"«»()]{10,150}?)"
    r"(?=[.;]|,?\s+(?:will|is|was|on|at|costs?|takes|took|from|which|that|which|with|featuring|by|se|el|con)\b|"
    r",\s+(?!(?:and|or|y|e|o)\b)[a-z]|$)"
)
