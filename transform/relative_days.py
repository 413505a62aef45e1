"""Days that running text gives by the day it was written: "yesterday's webinar", "se conectaron ayer al seminario"."""

from __future__ import annotations

import datetime as dt
import re

from transform import cues
from transform.date_mention import DateMention, Day

_DAYS_AGO = {
    "yesterday": 1,
    "ayer": 1,
    "last night": 1,
    "anoche": 1,
    "today": 0,
    "this morning": 0,
    "this afternoon": 0,
    "hoy": 0,
}
_RELATIVE = re.compile(rf"(?i)\b(?:{'|'.join(_DAYS_AGO)})\b")
_TOLD_OF = re.compile(r"(?i)\b(?:logged on|tuned in|dialed in|joined|attended|gathered|se conect\w+|participaron)\b")


_WEEKDAYS = (
    ("monday", "lunes"),
    ("tuesday", "martes"),
    ("wednesday", "miércoles"),
    ("thursday", "jueves"),
    ("friday", "viernes"),
    ("saturday", "sábado"),
    ("sunday", "domingo"),
)
_ON_WEEKDAY = re.compile(
    r"(?i)\b(?:on|last|this|este|el pasado|el)\s+(?P<day>"
    + "|".join(f"{english}|{spanish}" for english, spanish in _WEEKDAYS)
    + r")\b(?!\s*,?\s*(?:\d|[A-Z][a-z]+\s+\d))"
)
_TOOK_PLACE = re.compile(
    r"(?i)\b(?:held|hosted|took place|organized|presented|spoke|organizó|realizó|llevó a cabo|celebró|brindó|dictó|"
    r"participaron|se desarrolló|tuvo lugar)\b"
)


def weekday_before(text: str, posted: dt.date) -> DateMention | None:
    """The day of a past event that a text gives by its weekday alone: "organizó este miércoles la jornada virtual"."""
    for match in _ON_WEEKDAY.finditer(text):
        near = text[max(0, match.start() - 160) : match.end() + 200]
        if not _TOOK_PLACE.search(near) or not (cues.WEBINAR.search(near) or cues.says_online(near)):
            continue
        named = next(n for n, names in enumerate(_WEEKDAYS) if match["day"].lower() in names)
        day = posted - dt.timedelta(days=(posted.weekday() - named) % 7)
        first = Day(day.year, day.month, day.day)
        return DateMention(match.group(), match.start(), match.end(), first, weekday=named, inferred_year=True)
    return None


def relative_day(text: str, posted: dt.date) -> DateMention | None:
    """The day of the online event that a text tells of, counted back from the day it was posted.

    Only where the text speaks of an event close by, since people say "today" of many things. The mention is marked as
    inferred.
    """
    for match in _RELATIVE.finditer(text):
        near = text[max(0, match.start() - 120) : match.end() + 160]
        if _DAYS_AGO[match.group().lower()] == 0 and not (_TOLD_OF.search(near) or _TOOK_PLACE.search(near)):
            continue  # "today" mostly means these days
        if cues.WEBINAR.search(near) or (cues.says_online(near) and cues.EVENT.search(near)) or _TOLD_OF.search(near):
            day = posted - dt.timedelta(days=_DAYS_AGO[match.group().lower()])
            first = Day(day.year, day.month, day.day)
            return DateMention(match.group(), match.start(), match.end(), first, inferred_year=True)
    return None


def days_before(text: str, posted: dt.date) -> DateMention | None:
    """Like `relative_day`, of days before that of the article, and by the name of the weekday."""
    told = relative_day(text, posted)
    if told is not None and told.date.start == posted:
        told = None
    return told or weekday_before(text, posted)
