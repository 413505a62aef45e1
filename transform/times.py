"""How a clock time is read: hours, ranges of hours and zones, in the 12-hour and the 24-hour manner.

A time is worth something only with the zone that the page gives; `resolve` makes instants of a day and a time.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from transform.dates import find_dates
from transform.zones import AMERICAN, Zone, place_after, stated_zone, zone_after

Meridiem = Literal["am", "pm", "24"]


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A clock time in a text.

    text: as printed, the zone included; start, end: its characters; begins, ends: on the clocks of `zone` (IANA name,
    None where none is stated); also: other zones in which the same instant is printed beside it; assumed_half: no a.m.
    or p.m. is printed and the hour could be either: daytime hours were taken.
    """

    text: str
    start: int
    end: int
    begins: dt.time
    ends: dt.time | None = None
    zone: str | None = None
    also: tuple[str, ...] = ()
    assumed_half: bool = False


class Instants(NamedTuple):
    """When an event starts and ends, in UTC, and the zone in which the page says so."""

    start: dt.datetime
    end: dt.datetime | None
    zone: str


def resolve(day: dt.date, time: TimeMention) -> Instants | None:
    """The instants of `time` on `day`; None where no zone is known. An end before the start is on the next day."""
    if time.zone is None:
        return None
    zone = ZoneInfo(time.zone)
    start = dt.datetime.combine(day, time.begins, zone).astimezone(dt.UTC)
    if time.ends is None:
        return Instants(start, None, time.zone)
    last_day = day + dt.timedelta(days=time.ends <= time.begins)
    return Instants(start, dt.datetime.combine(last_day, time.ends, zone).astimezone(dt.UTC), time.zone)


_HALF = r"\s*(?P<half>[ap]\.?\s?m\b\.?)|(?P<letter>[ap])(?![\w.’'])"
_PART_OF_DAY = r"de\s+la\s+(?:ma[ñn]ana|tarde|noche)|del\s+mediod[ií]a"
_NOON = r"(?:12(?:[:.]00)?\s*)?(?:noon|mediod[ií]a|midi)\b|12(?:[:.]00)?\s*N\b"
_MIDNIGHT = r"(?:12(?:[:.]00)?\s*)?(?:midnight|medianoche|minuit)\b"
_LEFT = r"(?<![\w$€£#:.])(?<!\d[/-])(?<!GMT[+−–-])(?<!UTC[+−–-])"
_RANGE = re.compile(
    r"\s*(?:[-–—‑−]|\bto\b|\buntil\b|\btill?\b|\bthrough\b|\band\b|\ba\b|\bà\b|\bhasta\b|\by\b)\s*(?:las?\s+)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(?:between|entre)\s+(?:las?\s+)?$", re.IGNORECASE)
_CLOCK = re.compile(
    rf"(?:(?P<noon>{_NOON})|(?P<midnight>{_MIDNIGHT})"
    rf"|(?P<h12>1[0-2]|0?[1-9])(?:[:.](?P<m12>[0-5]\d)(?::00)?)?(?:\s*o['’]clock)?(?:{_HALF}|\s*(?P<part>{_PART_OF_DAY}))"
    r"|(?P<h24>2[0-3]|[01]?\d):(?P<m24>[0-5]\d)(?!\d|:\d|[.]\d|%)(?:\s?h(?:rs?|oras|ours)?\b\.?)?"
    r"|(?P<hh>2[0-3]|[01]?\d)\s?h(?:rs\b|oras\b|\s?(?P<mh>[0-5]\d)\b|\b)"
    r"|(?P<hd>2[0-3]|[01]\d)\.(?P<md>[0-5]\d)(?:(?P<mark>\s?h(?:rs|oras)?\b)|(?![\d.%]))"
    # "2.30 – 4.00 pm": what half of the day it is stands at the end of the range
    r"|(?P<dotted>1[0-2]|[1-9])\.(?P<md2>[0-5]\d)(?=\s*(?:[-–—‑−]|to|until)\s*\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?\s?m\b)"
    r"|(?P<weak>1[0-2]|[1-9])(?![\w:.,/%]))",
    re.IGNORECASE,
)
_START = re.compile(_LEFT + _CLOCK.pattern, re.IGNORECASE)
_HINT = re.compile(
    r"\d\s*(?:o['’]clock|[ap]\b|[ap]\.?\s?m\b|:\d\d|h\b|h\s?\d\d|hrs|\.\d\d|de\s+la\s)|\b(?:noon|midnight|mediod|midi\b)",
    re.IGNORECASE,
)
_BETWEEN_ZONES = re.compile(r"\s*\)?[\s/|,;(•·=–—-]*(?:\b(?:or|and|o|y)\b)?[\s(]*", re.IGNORECASE)
# A clock that is not a time of day: a place in a recording, a ratio, a verse.
_NOT_A_TIME = re.compile(r"(?:timecode|minute|ratio|odds|chapter|verse|version|v|§)\s*:?\s*$", re.IGNORECASE)


class _Hour(NamedTuple):
    hour: int
    minute: int
    half: Meridiem | None


def find_times(
    text: str, *, day: dt.date | None = None, default_zone: str | None = None, language: str = "en"
) -> list[TimeMention]:
    """The clock times of `text`, in order.

    day: the day they belong to, where known: it settles whether times in two zones are one instant, which are then one
    mention; default_zone: IANA name for times without a zone of their own, where something else on the page gives it. A
    zone declared in the text itself ("All times Eastern") comes before it.
    """
    if not _HINT.search(text):
        return []
    declared = stated_zone(text, language=language)
    fallback = declared.name if declared else default_zone
    plain = {m.start: m for m in _mentions(_without_dates(text, language), text, fallback, language)}
    placed = [_at_its_place(text, m, language) if m.zone in (None, fallback) else m for m in plain.values()]
    return [m if m.also else plain[m.start] for m in _merged(text, placed, day)]


def _at_its_place(text: str, mention: TimeMention, language: str) -> TimeMention:
    """The mention in the zone of the place named after it, if any; to be confirmed by a time in another zone."""
    place = place_after(text, mention.end, language=language)
    if place is None:
        return mention
    return replace(mention, text=text[mention.start : place.end], end=place.end, zone=place.name)


def _without_dates(text: str, language: str) -> str:
    """The text without its dates: "Dec 3 – 2 pm" does not begin at three, nor "Part 1 – Dec 3 2 pm" at one."""
    blanked = text
    for mention in find_dates(text, language=language):
        blanked = blanked[: mention.start] + ";" + " " * (mention.end - mention.start - 1) + blanked[mention.end :]
    return blanked


def _mentions(text: str, printed: str, fallback: str | None, language: str) -> Iterator[TimeMention]:
    position = 0
    while match := _START.search(text, position):
        position = match.end()
        first = _hour(match, language)
        if _NOT_A_TIME.search(text, 0, match.start()):
            continue
        zone = _zone_behind(text, match.end(), language)
        end = zone.end if zone else match.end()
        last, last_end, last_zone = _range_end(text, match.start(), end, first, language)
        if last is None and not _stands_alone(match, zone, language):
            continue
        end, zone = (last_end, last_zone or zone) if last else (end, zone)
        position = end
        name = zone.name if zone else _zone_before(text, match.start(), language) or fallback
        begins, ends, assumed = _settle(first, last, name)
        yield TimeMention(printed[match.start() : end], match.start(), end, begins, ends, name, assumed_half=assumed)


def _hour(match: re.Match[str], language: str) -> _Hour:
    if match["noon"]:
        return _Hour(12, 0, "pm")
    if match["midnight"]:
        return _Hour(12, 0, "am")
    if match["h12"]:
        half = (match["half"] or match["letter"] or "").lower()
        morning = half.startswith("a") or "ma" in (match["part"] or "").lower()
        return _Hour(int(match["h12"]), int(match["m12"] or 0), "am" if morning else "pm")
    if match["h24"]:
        hour = int(match["h24"])
        sure = hour > 12 or hour == 0 or match["h24"].startswith("0") or match[0][-1:].isalpha()
        return _Hour(hour, int(match["m24"]), "24" if sure or not _american(language) else None)
    if match["hh"]:
        return _Hour(int(match["hh"]), int(match["mh"] or 0), "24")
    if match["hd"]:
        return _Hour(int(match["hd"]), int(match["md"]), "24")
    if match["dotted"]:
        return _Hour(int(match["dotted"]), int(match["md2"]), None)
    return _Hour(int(match["weak"]), 0, None)


def _american(language: str) -> bool:
    return language.lower() in ("en", "en-us", "en-ca", "es-us", "es")


def _range_end(
    text: str, start: int, position: int, first: _Hour, language: str
) -> tuple[_Hour | None, int, Zone | None]:
    """The end of a range of hours that begins at `start` and goes on at `position`: (hour, where it ends, its zone), or
    (None, …)."""
    step = _RANGE.match(text, position)
    if step and step[0].strip().lower() in ("and", "y") and not _BETWEEN.search(text, 0, start):
        step = None  # "9 a.m. and 2 p.m." are two times
    match = _CLOCK.match(text, step.end()) if step else None
    if step is None or match is None:
        return None, position, None
    zone = _zone_behind(text, match.end(), language)
    if match["weak"] and not (first.half and zone):
        return None, position, None
    return _hour(match, language), zone.end if zone else match.end(), zone


def _stands_alone(match: re.Match[str], zone: Zone | None, language: str) -> bool:
    if match["weak"]:
        return False
    if match["hd"]:
        return zone is not None or match["mark"] is not None
    if match["hh"] and not match["mh"]:
        return zone is not None or not language.startswith("en")
    return not (match["letter"] and not match["m12"] and zone is None)  # "Title 5a"


def _zone_behind(text: str, position: int, language: str) -> Zone | None:
    """The zone printed behind a time, unless it leads the next one: "Eastern: 1:00 p.m. Central: 12:00 p.m."."""
    zone = zone_after(text, position, language=language)
    return None if zone is not None and re.match(r"\s*:\s*(?:\d|noon)", text[zone.end :]) else zone


def _zone_before(text: str, position: int, language: str) -> str | None:
    """The zone in "ET: 2 p.m." and "(Pacific Time) 10:00 AM"."""
    before = text[max(0, position - 32) : position]
    for word in re.finditer(r"(?<!\w)[A-Z]", before):
        zone = zone_after(before, word.start(), language=language)
        if zone is not None and re.fullmatch(r"[\s:)\]]*", before[zone.end :]):
            return zone.name
    return None


# --- a.m. and p.m. ---------------------------------------------------------------------------------------------------


def _clock(hour: _Hour, half: Meridiem) -> dt.time:
    if half == "24" or hour.hour > 12:
        return dt.time(hour.hour, hour.minute)
    return dt.time(hour.hour % 12 + (12 if half == "pm" else 0), hour.minute)


def _settle(first: _Hour, last: _Hour | None, zone: str | None) -> tuple[dt.time, dt.time | None, bool]:
    """(begins, ends, whether a.m. or p.m. was assumed). A missing half of the day is that of the other end, as long as
    the range then runs forward, else the opposite one."""
    if last is None:
        half, assumed = _half_of(first, zone)
        return _clock(first, half), None, assumed
    if first.half is None and last.half is None:
        half, assumed = _half_of(first, zone)
        begins = _clock(first, half)
        same = _clock(last, half)
        return begins, same if same > begins or half == "24" else _clock(last, _opposite(half)), assumed
    if first.half is None:
        assert last.half is not None  # noqa: S101  # the case above
        ends = _clock(last, last.half)
        begins = _clock(first, last.half)
        return (begins if begins < ends or last.half == "24" else _clock(first, _opposite(last.half))), ends, False
    begins = _clock(first, first.half)
    if last.half is not None:
        return begins, _clock(last, last.half), False
    ends = _clock(last, first.half)
    return begins, ends if ends > begins or first.half == "24" else _clock(last, _opposite(first.half)), False


def _opposite(half: Meridiem) -> Meridiem:
    return "am" if half == "pm" else "pm"


def _half_of(hour: _Hour, zone: str | None) -> tuple[Meridiem, bool]:
    """The half of the day of a time that prints none: 24-hour outside America, else the one with working hours."""
    if hour.half is not None:
        return hour.half, False
    if zone is not None and zone not in AMERICAN:
        return "24", False
    return ("am" if 8 <= hour.hour <= 11 else "pm"), True


# --- one instant in several zones ------------------------------------------------------------------------------------


def _merged(text: str, mentions: list[TimeMention], day: dt.date | None) -> list[TimeMention]:
    merged: list[TimeMention] = []
    for mention in mentions:
        last = merged[-1] if merged else None
        if last and _BETWEEN_ZONES.fullmatch(text, last.end, mention.start) and _same_instant(last, mention, day):
            zone = mention.zone or ""
            opened = "(" in text[last.end : mention.start]
            end = mention.end + (opened and text[mention.end : mention.end + 1] == ")")
            merged[-1] = replace(
                last,
                text=text[last.start : end],
                end=end,
                ends=last.ends or _ends_in(last, mention, day),
                also=(*last.also, zone),
            )
        else:
            merged.append(mention)
    return merged


# With no day at hand both must hold: the two zones may change their clocks on different days.
_WINTER_AND_SUMMER = (dt.date(2021, 1, 15), dt.date(2021, 7, 15))


def _same_instant(one: TimeMention, other: TimeMention, day: dt.date | None) -> bool:
    if one.zone is None or other.zone is None or other.zone in (one.zone, *one.also):
        return False
    days = (day,) if day else _WINTER_AND_SUMMER
    starts = [(resolve(d, one), resolve(d, other)) for d in days]
    return all(a and b and (a.start - b.start) % dt.timedelta(days=1) == dt.timedelta(0) for a, b in starts)


def _ends_in(one: TimeMention, other: TimeMention, day: dt.date | None) -> dt.time | None:
    """The end that only the second of two zones gives, on the clock of the first."""
    instants = resolve(day or _WINTER_AND_SUMMER[0], other)
    if instants is None or instants.end is None or one.zone is None:
        return None
    return instants.end.astimezone(ZoneInfo(one.zone)).time()
