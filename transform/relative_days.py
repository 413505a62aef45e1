"""Days that running text gives by the day it was written: "yesterday's webinar", "el próximo jueves 22"."""

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
_CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?\s?m\b|h\b|hrs\b|horas\b)|\d{1,2}:\d\d|noon\b|mediod[ií]a\b|"
    r"a las? \d)"
)
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
    r"(?i)\b(?:held|hosted|put on|took place|organized|presented|spoke|organizó|realizó|llevó a cabo|celebró|brindó|"
    r"dictó|participaron|se desarrolló|tuvo lugar)\b"
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
        held = cues.EVENT.search(near) and (cues.says_online(near) or _TOOK_PLACE.search(near))
        if cues.WEBINAR.search(near) or held or _TOLD_OF.search(near):
            day = posted - dt.timedelta(days=_DAYS_AGO[match.group().lower()])
            first = Day(day.year, day.month, day.day)
            return DateMention(match.group(), match.start(), match.end(), first, inferred_year=True)
    return None


_DAY_NAMES = "|".join(f"{english}|{spanish}" for english, spanish in _WEEKDAYS)
# "el próximo jueves 22", "Tuesday the 14th": a weekday and the number of the day, the month being that of the article
_NUMBERED_DAY = re.compile(
    rf"(?i)\b(?P<day>{_DAY_NAMES}),?\s+(?:the\s+)?(?P<number>\d{{1,2}})(?:st|nd|rd|th)?\b"
    r"(?!\s*(?:[:/.-]\s*\d|[ap]\.?m\b|de\s+[a-zé]|of\s|(?-i:[A-Z][a-z])))"
)
_COMING_DAY = re.compile(
    rf"(?i)\b(?:(?:this(?: coming)?|coming|este|el pr[oó]ximo)\s+(?P<day>{_DAY_NAMES})|(?P<tomorrow>tomorrow))\b"
    rf"[^.;]{{0,60}}?{_CLOCK}"
)


def day_ahead(text: str, posted: dt.date) -> DateMention | None:
    """The day of an event that a text announces by its weekday and number or hour, counted from the day of posting:
    "el próximo jueves 22, a las 14", "this Thursday at noon", "tomorrow at 1 p.m."."""
    for match in (*_NUMBERED_DAY.finditer(text), *_COMING_DAY.finditer(text)):
        near = text[max(0, match.start() - 160) : match.end() + 200]
        if not (cues.WEBINAR.search(near) or cues.says_online(near) or cues.EVENT.search(near)):
            continue
        day = _day_of(match, posted)
        if day is not None:
            first = Day(day.year, day.month, day.day)
            return DateMention(match.group(), match.start(), match.end(), first, inferred_year=True)
    return None


def _day_of(match: re.Match[str], posted: dt.date) -> dt.date | None:
    """The nearest day of that weekday and number, or the next of that weekday."""
    groups = match.groupdict()
    if groups.get("tomorrow"):
        return posted + dt.timedelta(days=1)
    named = next(n for n, names in enumerate(_WEEKDAYS) if match["day"].lower() in names)
    if groups.get("number") is None:
        return posted + dt.timedelta(days=(named - posted.weekday() - 1) % 7 + 1)
    around = (posted + dt.timedelta(days=days) for n in range(62) for days in (n, -n))
    return next((d for d in around if d.weekday() == named and d.day == int(match["number"])), None)


def days_before(text: str, posted: dt.date) -> DateMention | None:
    """Like `relative_day`, of days before that of the article, and by the name of the weekday."""
    told = relative_day(text, posted)
    if told is not None and told.date.start == posted:
        told = None
    return told or weekday_before(text, posted)
