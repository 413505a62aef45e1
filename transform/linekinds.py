"""What each line of a page is: a title, a date, a label, a person, a link to a file, prose.

The kinds are read off the line alone; what the line means for a webinar depends on its neighbours and is settled in
`transform.units` and after.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from transform import cues
from transform.affiliations import parse_affiliation
from transform.dates import DateMention, find_dates
from transform.document import Document, Line
from transform.names import name_at, name_weight

Kind = Literal["embed", "label", "key", "meta", "date", "resource", "generic", "person", "prose", "title"]

_META = re.compile(
    r"(?i)^\W*(?:by\s+[A-Z][\w.’' -]+(?:\s*[|•·–-]|\s+on\b|$)|(?:posted|published|updated|last (?:updated|modified)|written|"
    r"submitted|created|publicado|actualizado)\b|by:|author:|tags?:|categor(?:y|ies):|filed under|share|tweet|"
    r"\d+ comments?|comments off|read time|\d+ min(?:ute)? read|©|copyright)"
)
# What may stand around a date in a line that is only a date: hours, zones, platform, duration.
_AROUND_DATES = re.compile(
    r"(?i)\b(?:a\.?m\.?|p\.?m\.?|noon|midnight|e[sd]?t|c[sd]?t|m[sd]?t|p[sd]?t|gmt|utc|cet|bst|eastern|central|mountain|pacific|daylight|"
    r"standard|time|zone|from|to|at|on|and|through|until|thru|via|online|zoom|webinar|virtual|webcast|live|recorded|date|when|"
    r"held|aired|hours?|minutes?|min|hrs?|location|format|cle|sun|mon|tues?|wed|thu(?:rs)?|fri|sat|sunday|monday|tuesday|"
    r"wednesday|thursday|friday|saturday|de|del|el|las?|hora|horas|fecha|hasta|past|upcoming|event|only|original|air|posted|published|"
    r"us|canada|est|edt|h|hrs|start(?:s|ing)?|begin(?:s|ning)?|ends?|save|the|free|th|st|nd|rd)\b\.?"
)


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
    readings = []
    for line in document.main:
        dates = find_dates(line.text, language=language, context_year=context_year) if _may_hold_date(line.text) else []
        readings.append(Reading(line, dates, kind_of_line(line, dates)))
    return readings


def _may_hold_date(text: str) -> bool:
    return re.search(r"\d", text) is not None


def kind_of_line(line: Line, dates: list[DateMention]) -> Kind:
    text = line.text
    if not text:
        return "embed"
    short = len(text) <= 90
    emphasised = line.heading > 0 or line.wholly("bold")
    if short and (cues.PEOPLE_LABEL.match(text) or text.endswith(":") and _announces_people(text)):
        return "label"
    if short and cues.KEY_LABEL.match(text):
        return "key"
    if _META.match(text) and len(text) < 200:
        return "meta"
    if dates and only_date(text, dates):
        return "date"
    if short and line.links and (cues.RESOURCE_LABEL.match(text) or re.match(r"(?i)(?:https?://|www\.)\S+$", text)):
        return "resource"
    if short and cues.GENERIC_HEADING.match(text):
        return "generic"
    if is_person_line(line):
        return "person"
    words = len(text.split())
    if not emphasised and not line.linked and (words > 30 or words >= 12 and re.search(r"[.!?:…][”\"’)]?$|[a-z)]\. [A-Z“]", text)):
        return "prose"
    return "prose" if words > 60 else "title"


def _announces_people(text: str) -> bool:
    """"The discussion featured the following presenters:", "Speakers include:"."""
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
    rest = _AROUND_DATES.sub(" ", rest)
    letters = re.sub(r"[\W\d_]+", " ", rest).split()
    return len(letters) <= 2 and sum(map(len, letters)) <= 0.25 * len(text) + 4


def is_person_line(line: Line) -> bool:
    """The line begins with a person's name and goes on as such lines do: "Name, Title, Body" or the name alone."""
    text = re.sub(r"^[\s•·●▪*–-]+", "", line.text)
    if len(text) > 400:
        return False
    name = name_at(text)
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
    return bool(tail.job_title or tail.organization or tail.location) and len(text.split()) <= 45 and not _is_sentence(rest)


def _is_sentence(text: str) -> bool:
    return re.search(r"(?i)\b(?:is|was|has|have|were|are|said|says|wrote|told|will|who|had|been|speaks?|spoke)\b", text) is not None
