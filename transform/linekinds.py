"""What each line of a page is: a title, a date, a label, a person, a link to a file, prose.

The kinds are read off the line alone; what the line means for a webinar depends on its neighbours and is settled in
`transform.units` and after.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from transform import cues
from transform.affiliation_items import ROLE_NOUN, kind_of
from transform.affiliations import parse_affiliation
from transform.called_off import status_words
from transform.date_mention import DateMention
from transform.dates import find_dates, proven_order
from transform.day_labels import mark_day_labels
from transform.document import Document, Line
from transform.links import kind_by_label, target_of
from transform.month_days import days_of_months
from transform.names import PersonName, find_names, name_at, name_weight
from transform.page_titles import mark_page_title
from transform.post_lists import mark_posting_days
from transform.prose_lines import part_events
from transform.record_lines import part_records

Kind = Literal["embed", "label", "key", "meta", "date", "status", "resource", "generic", "person", "prose", "title"]

CLOCK = re.compile(r"(?i)\d\s*(?:[ap]\.?\s?m\b|:\d\d)|\bnoon\b|\d\s*h(?:rs?|oras)?\b")
_LANGUAGE = re.compile(
    r"(?i)^\W*(?:(?:in|en|auf) )?(?:english|spanish|espa[nñ]ol|ingl[eé]s|fran[cç]ais|french|chinese|中文|polski|"
    r"portugu[eê]s|krey[oò]l)\W*$"
)
_WEEKDAY_BOX = re.compile(
    r"(?i)^\W*(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mi[eé]|jue|vie|s[aá]b|dom)\w{0,6}\.?,?\s+\d{1,2}\W*$|^\d{1,2}$|"
    r"^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)\w{0,7}\.?$"
)
_STATUS = re.compile(
    r"(?i)^\W*(?:cancell?ed|postponed|rescheduled|sold out|cancelad[oa]|pospuest[oa]|aplazad[oa]|suspendid[oa]|full|"
    r"closed|"
    r"new|live|on demand|free|registration (?:is )?closed|members only)\b[^a-z]{0,3}(?:until further notice|new "
    r"date.*)?\W*$"
)
# The end of a sentence, not of an abbreviation such as "p.m." or "Jan.".
_SENTENCE_END = re.compile(r"[.!?:…][”\"’)]?$|[a-z)](?<!\.m)(?<!\. m)(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\. [A-Z“]")
_META = re.compile(
    r"(?i)^\W*(?:by\s+[A-Z][\w.’' -]+(?:\s*[|•·–-]|\s+on\b|$)|(?:posted|published|updated|last (?:updated|modified)|"
    r"written|"
    r"submitted|created|publicado|actualizado)\b"
    # "Posted workers: …" is a title
    r"(?=\W*$|\s*[:|–(/]|\s+(?:on|by|in|at|to|under|from|with|for|as|date|time|el|en|por|a|\d\w*|[a-z]{3,9}\.?,? \d|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday)\b)|"
    r"by:|author:|tags?:|categor(?:y|ies):|"
    r"filed under|share(?:$|:|\W+(?:this|it|on|via|with|by|page|print|tweet|facebook|twitter)\b)|tweet\b|"
    r"\d+ comments?|comments off|leave a comment\b|"
    r"[\w ,/&-]{3,60}/ by [a-z][\w.’' -]+(?:/|$)|"
    r".{0,80}\b(?:last|page) (?:updated|modified|reviewed)\b|date modified|read time|\d+ min(?:ute)? read|©|copyright|"
    r"[a-z]{3,9}\.? \d{1,2}, \d{4}\s*[|•·–-]\s*(?:by\b|(?:[\w.]+ ){1,4}(?:staff|editors?|newsroom|team|desk)\W*$))"
)
# What may stand around a date in a line that is only a date: hours, zones, platform, duration.
_AROUND_DATES = re.compile(
    r"(?i)(?<![a-z])(?:a\.?\s?m\.?|p\.?\s?m\.?|noon|midnight|e[sd]?t|c[sd]?t|m[sd]?t|p[sd]?t|gmt|utc|cet|bst|eastern|"
    r"central|mountain|pacific|daylight|"
    r"standard|time|zone|from|to|at|on|and|through|until|thru|via|online|zoom|webinar|virtual|webcast|live|recorded|"
    r"date|when|"
    r"held|aired|hours?|minutes?|min|hrs?|location|format|cle|sun|mon|tues?|wed|thu(?:rs)?|fri|sat|sunday|monday|"
    r"tuesday|"
    r"wednesday|thursday|friday|saturday|de|del|el|las?|hora|horas|fecha|hasta|past|upcoming|event|only|original|air|"
    r"posted|published|"
    r"us|canada|est|edt|h|hrs|start(?:s|ing)?|begin(?:s|ning)?|ends?|save|the|free|th|st|nd|rd)\b\.?"
)


# "(note the new time!)"
_NOTE_ON_TIME = re.compile(r"(?i)\([^()]{0,20}\b(?:time|date|day|zone|hora|fecha|d[ií]a)s?\b[^()]{0,20}\)")


@dataclass(eq=False)
class Reading:
    """A line and what was read off it."""

    line: Line
    dates: list[DateMention]
    kind: Kind

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def index(self) -> int:
        return self.line.index

    @cached_property
    def words(self) -> int:
        return len(self.line.text.split())

    @cached_property
    def day(self) -> DateMention | None:
        """The first mention that names a day or a month, not only a year."""
        return next((d for d in self.dates if d.first.month is not None), None)

    @property
    def emphasised(self) -> bool:
        return bool(self.line.heading) or self.line.wholly("bold")


def read_lines(document: Document, context_year: int | None, language: str) -> list[Reading]:
    """The readings of the lines of the content proper, in order."""
    order = proven_order("\n".join(line.text for line in document.main))
    whole_lines = _with_broken_titles(_with_date_boxes(document.main))
    told = [part for whole in whole_lines for part in part_events(whole, language)]
    lines = list(part_records(told, language, kind_of_line))
    found = [
        find_dates(line.text, language=language, context_year=context_year, day_first=order)
        if _may_hold_date(line.text)
        else []
        for line in lines
    ]
    readings = []
    for index, (line, dates) in enumerate(zip(lines, days_of_months(lines, found), strict=True)):
        line.index = index
        readings.append(Reading(line, dates, kind_of_line(line, dates)))
    mark_page_title(document, readings)
    mark_day_labels(readings)
    mark_posting_days(readings)
    return readings


def _with_date_boxes(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, with the parts of a date that a box prints one below the other joined: "WED", "OCT", "8"."""
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and _DATE_PART.match(line.text) and _of_one_link([*run[-1:], line]) and len(run) < 5:
            run.append(line)
            continue
        text = " ".join(part.text.strip(" ,.|-") for part in run)
        if len(run) > 1 and re.search(r"\d", text) and re.search(r"[^\W\d_]{3}", text):
            yield replace(run[0], text=text, marks=(), links=())
        else:
            yield from run
        run = []
        if line is not None:
            yield line


def _of_one_link(lines: Sequence[Line]) -> bool:
    """None is linked, or all are parts of one card that is a link as a whole; the days of a calendar are links each."""
    return len({link.url for line in lines for link in line.links}) <= 1 and len({len(x.links) for x in lines}) == 1


def _with_broken_titles(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, with a title that was set as two lines in bold or two headings joined again.

    The first ends, or the second begins, with a little word that cannot: "Prevailing Wages on" "Public Works".
    """
    held: Line | None = None
    for line in lines:
        if held is not None and _goes_on(held, line):
            text = f"{held.text} {line.text}"
            held = replace(held, text=text, marks=(("bold", 0, len(text)),) if held.marks else ())
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


_LITTLE = r"(?:on|of|for|in|to|with|and|or|the|at|from|under|your|&|de|del|la|el|los|las|en|para|con|y|sobre)"
_LITTLE_LAST = re.compile(rf"\b{_LITTLE}$|&$")
_LITTLE_FIRST = re.compile(rf"(?:{_LITTLE})\s")


def _goes_on(line: Line, below: Line) -> bool:
    alike = line.heading == below.heading and line.element.tag == below.element.tag and not line.links + below.links
    if not alike or not (line.heading or (line.wholly("bold") and below.wholly("bold"))):
        return False
    short = 2 <= len(line.text.split()) <= 15 and 2 <= len(below.text.split()) <= 15
    return short and bool(_LITTLE_LAST.search(line.text) or _LITTLE_FIRST.match(below.text))


_DATE_PART = re.compile(
    r"(?i)^\W*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|lunes|martes|mi[eé]rcoles|jueves|"
    r"viernes|s[aá]bado|domingo|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|dic)[a-z]{0,7}(?:\W{0,3}\d{4})?|\d{1,2}(?:st|"
    r"nd|rd|th)?|(?:19|20)\d\d)\W*$"
)


def _may_hold_date(text: str) -> bool:
    return re.search(r"\d", text) is not None or (len(text) < 14 and _DATE_PART.match(text) is not None)


def kind_of_line(line: Line, dates: list[DateMention]) -> Kind:
    text = line.text
    if not text:
        return "embed"
    short = len(text) <= 90
    emphasised = line.heading > 0 or line.wholly("bold")
    if short and (cues.PEOPLE_LABEL.match(text) or (text.endswith(":") and _announces_people(text))):
        return "label"
    if short and cues.KEY_LABEL.match(text):
        return "key"
    if (_META.match(text) and len(text) < 200) or (
        dates and len(text) < 120 and re.match(r"(?i)\W*(?:by|por)\s", text[dates[0].end :])
    ):
        return "meta"
    if ((dates or CLOCK.search(text)) and only_date(text, dates)) or _WEEKDAY_BOX.match(text):
        return "date"
    if short and (_STATUS.match(text) or (_calls_off(text) and not (emphasised and line.linked))):
        return "status"
    if line.links and _is_resource(line):
        return "resource"
    if short and cues.GENERIC_HEADING.match(text):
        return "generic"
    if (is_person_line(line) and not _is_dated_entry(line, dates)) or (
        short
        and (with_ := re.match(r"(?i)^\W*(?:with|con|featuring|presented by)\s+(?=[A-Z])", text))
        and name_at(text, with_.end())
    ):
        return "person"
    words = len(text.split())
    if not emphasised and not line.linked and (words > 30 or (words >= 12 and _SENTENCE_END.search(text))):
        return "prose"
    return "prose" if words > 60 else "title"


def _is_dated_entry(line: Line, dates: Sequence[DateMention]) -> bool:
    """A link with a day and an hour is an event, though it looks like a name: "Hazard Communication Basics"."""
    return bool(line.links) and CLOCK.search(line.text) is not None and any(mention.first.day for mention in dates)


def _calls_off(text: str) -> bool:
    """A notice such as "POSTPONED – we will announce a new date", with no title in it."""
    mention = status_words(text)
    if mention is None:
        return False
    rest = text[: mention.start] + text[mention.end :]
    capitals = [word for word in re.findall(r"[^\W\d_]{4,}", rest) if word[0].isupper()]
    return len(capitals) <= 1


def _is_resource(line: Line) -> bool:
    """A line that only offers something to open: "Register", "Slides | Video", an address."""
    text = line.text
    if len(text) <= 90 and (cues.RESOURCE_LABEL.match(text) or re.match(r"(?i)(?:https?://|www\.)\S+$", text)):
        return True
    links = [link for link in line.links if not link.embedded]
    rest = text
    for link in reversed(links):
        rest = rest[: link.start] + " " + rest[link.end :]
    if len(re.sub(r"\W+", "", rest)) > 3 or not links or any(len(link.text.split()) > 5 for link in links):
        return False
    said = [
        bool(_LANGUAGE.match(link.text)) or kind_by_label(link.text, target_of(link.url)) is not None for link in links
    ]
    return all(said) or (len(links) > 1 and said[0])


def _announces_people(text: str) -> bool:
    """ "The discussion featured the following presenters:", "Speakers include:"."""
    return (
        re.search(
            r"(?i)\b(?:presenters|panell?ists|speakers|faculty|instructors|moderators|facilitators|guests|trainers|"
            r"ponentes|panelistas|participantes|invitad[oa]s)\b[^.]{0,40}:$",
            text,
        )
        is not None
    )


def only_date(text: str, dates: list[DateMention]) -> bool:
    """Nothing but dates, hours and what goes with them."""
    rest = text
    for mention in reversed(dates):
        rest = rest[: mention.start] + " " + rest[mention.end :]
    rest = _AROUND_DATES.sub(" ", _NOTE_ON_TIME.sub(" ", rest))
    letters = re.sub(r"[\W\d_]+", " ", rest).split()
    return len(letters) <= 1 and sum(map(len, letters)) <= 12


def bare(text: str) -> str:
    """The text without the bullet or sign in front of it."""
    return re.sub(r"^[^\w“\"«(¿¡]+", "", text).strip()


def _name_behind_title(text: str) -> PersonName | None:
    """A name behind the office that opens the line: "Illinois Labor Bureau Chief A B and …"."""
    name = next(iter(find_names(text[:120])), None)
    if name is None or not name.start or name_weight(name.name) < 0.3 or len(text) > 250:
        return None
    office = text[: name.start].strip()
    return name if kind_of(office) == "role" and ROLE_NOUN.search(office.split()[-1]) else None


def is_person_line(line: Line) -> bool:
    """The line begins with a person's name and goes on as such lines do: "Name, Title, Body" or the name alone."""
    text = bare(line.text)
    if len(text) > 400:
        return False
    name = name_at(text) or _name_behind_title(text)
    if name is None:
        return False
    rest = text[name.end :]
    weight = name_weight(name.name) + 0.3 * bool(name.honorific or name.credentials)
    if weight < 0.3 and not (weight >= 0.1 and re.match(r"\s*[,|(–—-]", rest) and line.text.count(" ") < 30):
        return False
    if not rest.strip(" .,:;*"):
        return len(name.name.split()) <= 4
    if not re.match(r"\s*(?:[,|(/&–—;-]|and\s|of\s|from\s|at\s|with\s)", rest):
        return False
    if re.search(r"[.!?] [A-Z]", rest) and len(rest) > 160:
        return False
    tail = parse_affiliation(rest)
    return (
        bool(tail.job_title or tail.organization or tail.location) and len(text.split()) <= 45 and not is_sentence(rest)
    )


def is_sentence(text: str) -> bool:
    return (
        re.search(r"(?i)\b(?:is|was|has|have|were|are|said|says|wrote|told|will|who|had|been|speaks?|spoke)\b", text)
        is not None
    )
