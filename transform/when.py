"""When a webinar takes place: the date, the hours and the zone of one segment, and whether it is called off."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from transform import cues
from transform.called_off import status_words
from transform.date_cues import date_role, goes_on
from transform.date_mention import DateMention
from transform.dates import complete_year, find_dates
from transform.document import Document
from transform.linekinds import CLOCK, Reading
from transform.posting_days import (
    announces_posting,
    day_beside_head,
    is_publication,
    is_stamp,
    own_posting,
    stands_alone,
)
from transform.regions import marked_as_published
from transform.relative_days import day_ahead, days_before, relative_day, weekday_before
from transform.times import Instants, TimeMention, find_times, resolve
from transform.told_days import tells_day
from transform.units import Unit
from transform.zones import Zone, stated_zone, zone_after


@dataclass(frozen=True, slots=True)
class When:
    """The date of a segment and where it was read; hours only where the page gives the zone."""

    mention: DateMention | None = None
    at: Reading | None = None
    instants: Instants | None = None
    time: TimeMention | None = None
    time_at: Reading | None = None


@dataclass(frozen=True, slots=True)
class PageTimes:
    """What a page says of the times of all its events."""

    year: int | None
    next_year: int | None
    posted: dt.date | None
    published: dt.date | None
    zone: str | None
    hours: Reading | None
    language: str
    as_of: dt.date
    years: dict[tuple[int, int], int] = field(default_factory=dict)
    """By month and day: the year of a day that the page prints in full, in its margins too, and with one year only."""


def page_times(
    document: Document, readings: Sequence[Reading], language: str, as_of: dt.date, zone: str | None
) -> PageTimes:
    """The context that completes what single items leave out: year, zone, common hours.

    The day of posting is `published` where the page says it, and else at least `posted` by the page's address, which
    on calendars is the event's own day, or by the day that stands alone below its heading.
    """
    posted = _posted(document, readings)
    near = posted or _day_in_address(document.url) or _day_below_heading(readings)
    declared = next(
        (z for r in readings if (z := stated_zone(r.text, language=language) or _zone_for_all(r.text, language))), None
    )
    return PageTimes(
        year=_page_year(document, readings, near),
        next_year=_academic_year(document, readings),
        posted=near,
        published=posted,
        zone=declared.name if declared else zone,
        hours=next(
            (
                r
                for r in readings
                if _COMMON_HOURS.search(r.text) and not _is_of_one_day(r) and find_times(r.text, language=language)
            ),
            None,
        ),
        language=language,
        as_of=as_of,
        years=_years_of_days(document, readings, language),
    )


def _is_of_one_day(reading: Reading) -> bool:
    """The line tells a single day and speaks of no other: its hours are those of one event."""
    return any(m.first.day and m.last is None for m in reading.dates) and not _OF_ALL.search(reading.text)


_OF_ALL = re.compile(r"(?i)\b(?:all|each|every|both|sessions|webinars|tod[oa]s|cada)\b")


def _years_of_days(document: Document, readings: Sequence[Reading], language: str) -> dict[tuple[int, int], int]:
    margins = [m for line in document.lines if line.region == "aside" for m in find_dates(line.text, language=language)]
    years: dict[tuple[int, int], set[int]] = defaultdict(set)
    for mention in [*margins, *(m for reading in readings for m in reading.dates)]:
        day = mention.first
        if day.year and day.month and day.day and not mention.inferred_year:
            years[day.month, day.day].add(day.year)
    return {day: next(iter(found)) for day, found in years.items() if len(found) == 1}


def _zone_for_all(text: str, language: str) -> Zone | None:
    """A zone said of hours in general: "Horas de Puerto Rico (AST)", "shown in Australian Eastern Daylight Time"."""
    match = _HOURS_IN.search(text)
    if match is None:
        return None
    return next(
        (
            zone
            for word in re.finditer(r"\S+", text[match.end() : match.end() + 60])
            if (zone := zone_after(text, match.end() + word.start(), language=language))
        ),
        None,
    )


_HOURS_IN = re.compile(
    r"(?i)\b(?:todas las horas|las horas|^horas|horarios?|all times|times)\b[^.;:]{0,30}\b(?:de|del|en|in)\s+|"
    r"^horas\s+(?:de|del)\s+"
)
_COMMON_HOURS = re.compile(
    r"(?i)\b(?:all|these|they|each|every|sessions?|webinars?|unless|todos|todas|siempre)\b.{0,120}\b(?:run|begin|"
    r"start|held|take place|meets?|last|are|is|at|given|from|"
    r"comienzan|inician|empiezan|a las)\b.{0,60}(?:\d|noon|mediod[ií]a)|"
    r"\b(?:first|second|third|fourth|last|every|each)\s+\w+day\b.{0,40}\bat\s+(?:\d|noon)|"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b.{0,20}?(?:\d|noon)|\b(?:noon|\d+(?::\d\d)? "
    r"?[ap]\.?m\.?)\b.{0,40}\bunless\b"
)


def _posted(document: Document, readings: Sequence[Reading]) -> dt.date | None:
    """The day the page was published, by its metadata or its byline."""
    for name in ("article:published_time", "datepublished", "dc.date", "date", "article:modified_time"):
        if match := re.match(r"(\d{4})-(\d\d)-(\d\d)", document.meta.get(name, "")):
            return dt.date(*map(int, match.groups()))
    for reading in readings:
        for mention in reading.dates or []:
            told = reading.kind == "meta" or date_role(reading.text, mention) == "posted"
            told = told or (mention.start == 0 and reading.words <= _STAMP_WORDS and is_stamp(reading.text))
            if (told or marked_as_published(reading.line.element)) and mention.date.precision == "day":
                return mention.date.start
    return None


_STAMP_WORDS = 10
"""At most so many: the day, the hour and who posted it."""


def _day_in_address(url: str) -> dt.date | None:
    match = re.search(r"/((?:19|20)\d\d)[/-](\d\d)(?:[/-](\d\d))?(?:/|-|$)", url)
    if match and 1 <= int(match[2]) <= 12 and 1 <= int(match[3] or 15) <= 28:
        return dt.date(int(match[1]), int(match[2]), int(match[3] or 15))
    return None


def _day_below_heading(readings: Sequence[Reading]) -> dt.date | None:
    """The full day right below the page's first line, as letters and articles have it."""
    below = next(
        (r for r in readings[1:2] if r.kind == "date" and r.line.heading == 0 and not CLOCK.search(r.text)), None
    )
    return below.day.date.start if below and below.day and below.day.date.precision == "day" else None


def _page_year(document: Document, readings: Sequence[Reading], posted: dt.date | None) -> int | None:
    heads = [document.title or "", *[r.text for r in readings if r.line.heading]]
    for text in [*heads[:4], document.address_words]:
        if match := re.search(r"(?<!\d)((?:19|20)\d\d)(?!\d)", text):
            return int(match[1])
    if posted is not None:
        return posted.year
    years = [d.first.year for r in readings for d in r.dates if d.first.year and d.first.month]
    if years:
        return max(set(years), key=years.count)
    footer = " ".join(line.text for line in document.lines if line.region == "footer")
    match = re.search(
        r"(?:©|\(c\)|copyright)\D{0,20}((?:19|20)\d\d)(?:\s*[-–]\s*((?:19|20)\d\d))?", footer, re.IGNORECASE
    )
    return int(match[2] or match[1]) if match else None


_ACADEMIC = re.compile(r"(?<!\d)(20\d\d)\s*[-–/]\s*(?:20)?(\d\d)(?!\d)")


def _academic_year(document: Document, readings: Sequence[Reading]) -> int | None:
    """The later year of a page about an academic year, "2020-21": what takes place before August lies in it."""
    heads = [document.title or "", *[r.text for r in readings if r.line.heading]][:4]
    for text in heads:
        match = _ACADEMIC.search(text)
        if match and (int(match[1]) + 1) % 100 == int(match[2]):
            return int(match[1]) + 1
    return None


def when(unit: Unit, page: PageTimes, single: bool) -> When:
    """The date and hours of one segment."""
    chosen = _date(unit, page, single)
    if chosen is None:
        return When()
    mention, at = chosen
    day = mention.date.start if mention.date.precision == "day" else None
    if day is None:
        return When(mention, at)
    time, time_at = _time(unit, at, day, page)
    instants = resolve(day, time) if time else None
    return When(mention, at, instants, time if instants else None, time_at if instants else None)


def _date(unit: Unit, page: PageTimes, single: bool) -> tuple[DateMention, Reading] | None:
    ranked: list[tuple[float, int, DateMention, Reading]] = []
    posted_here = own_posting(unit)
    for at, reading in enumerate(unit.lines):
        for mention in reading.dates:
            if goes_on(reading.text, reading.dates, mention):
                continue  # "October 6, 13 and 20": the first is the day on which it begins
            weight = _weight(mention, reading, unit, at, single)
            if any(kind == "struck" and start <= mention.start < end for kind, start, end in reading.line.marks):
                weight *= 0.2  # the old day beside a new one, or a webinar that is off
            byline = at > 0 and reading.kind == "date" and announces_posting(unit.lines[at - 1], reading)
            if single and (byline or is_publication(mention, reading, page.published)):
                weight = min(weight, 0.2)
            if single and mention.first.year:
                weight += _YEAR_PRINTED if weight > 0 else 0.0
            if weight > 0:
                ranked.append((weight, -at, mention, reading))
    for depth, section in enumerate(reversed(unit.sections)):
        for mention in section.dates:
            if section.kind in ("date", "generic") or (mention.bare_year and len(section.text) < 40):
                ranked.append(((3.5 if mention.first.day else 1.2) - 0.1 * depth, -1000, mention, section))
    written = posted_here or (page.published if single else None)
    beside = day_beside_head(unit) if single and written is None else None
    if written is not None or beside is not None:
        for at, reading in enumerate(unit.lines):
            if reading.kind not in ("prose", "title"):
                continue
            if written is not None and (
                told := relative_day(reading.text, written)
                or weekday_before(reading.text, written)
                or day_ahead(reading.text, written)
            ):
                ranked.append((2.0, -at, told, reading))
            elif beside is not None and (told := days_before(reading.text, beside) or day_ahead(reading.text, beside)):
                ranked.append((4.6, -at, told, reading))  # so the day beside the heading is that of the article
    days = Counter((m.first.month, m.first.day) for _, _, m, _ in ranked if m.first.day)
    again: dict[tuple[int | None, int | None], float] = {d: 0.3 * (min(n, 3) - 1) for d, n in days.items()}
    ranked = [(w + again.get((m.first.month, m.first.day), 0.0), n, m, r) for w, n, m, r in ranked]
    best = max(ranked, key=lambda r: (r[0], r[1]), default=None)
    if best is None:
        return None
    _, _, mention, line = best
    if stands_alone(line, unit) and (instead := _told_instead(mention, ranked)) is not None:
        mention, line = instead
    year = _section_year(unit)
    if year is None and (printed := page.years.get((mention.first.month or 0, mention.first.day or 0))):
        return complete_year(mention, context_year=printed, as_of=page.as_of), line
    if year is None and posted_here is None:
        later = page.next_year is not None and (mention.first.month or 12) < 8
        year = page.next_year if later else page.year
    mention = complete_year(
        mention,
        context_year=year,
        context_date=posted_here or (page.posted if year in (None, page.year) else None),
        as_of=page.as_of,
    )
    return mention, line


_YEAR_PRINTED = 0.05
"""So that of two days that would weigh the same the one with its year is chosen."""
_NEAR = dt.timedelta(days=400)


def _told_instead(
    alone: DateMention, ranked: Sequence[tuple[float, int, DateMention, Reading]]
) -> tuple[DateMention, Reading] | None:
    """The day that the text tells of the event, where it is not the one that stands alone."""
    day = alone.date.start
    told = [
        (sure, order, complete_year(mention, context_date=day), reading)
        for _, order, mention, reading in ranked
        if reading.kind != "date" and order > -1000 and (sure := tells_day(reading.text, mention))
    ]
    near = [t for t in told if day is None or t[2].date.start is None or abs(t[2].date.start - day) <= _NEAR]
    best = max(near, key=lambda t: (t[0], t[1]), default=None)
    same = any((m.first.month, m.first.day) == (alone.first.month, alone.first.day) for _, _, m, _ in near)
    return (best[2], best[3]) if best is not None and not same else None


def _weight(mention: DateMention, reading: Reading, unit: Unit, at: int, single: bool) -> float:
    """How surely a mention is the date of this event; 0 for none."""
    role = date_role(reading.text, mention)
    if role in ("posted", "deadline", "other") or (reading.kind == "meta" and reading is not unit.head):
        return 0.0
    precision = 1.0 if mention.first.day else 0.6 if mention.first.month else 0.3
    if mention.bare_year:
        if reading.kind == "prose":
            return 0.0
        set_off = reading.kind == "date" or re.search(
            rf"(?:[(\[,–—|-]\s*){re.escape(mention.text)}\s*[)\]]?\W*$", reading.text
        )
        return 0.8 if set_off and not single else 0.0
    if reading.kind == "date":
        base = 4.0 if stands_alone(reading, unit) else 4.4
    elif reading is unit.head:
        base = 3.8
    elif reading.kind in ("key", "status"):
        base = 3.5
    elif reading.kind != "prose":
        base = 3.0 if at <= 6 else 2.0
    elif not mention.first.day and role != "event":
        return 0.0
    elif told := tells_day(reading.text, mention):
        return 2.5 + 0.2 * told
    elif role == "event" or cues.WEBINAR.search(reading.text) or cues.EVENT.search(reading.text):
        base = 2.5 if at <= 8 else 1.5
    else:
        base = 1.0 if len(unit.lines) <= 3 else 0.4
    if role == "event":
        base += 0.3
    if reading.kind == "prose" and _OTHER_EVENT.search(reading.text[max(0, mention.start - 90) : mention.start]):
        base *= 0.3
    return base * (0.5 + 0.5 * precision) if mention.first.day else base * (0.3 + 0.5 * precision)


_OTHER_EVENT = re.compile(
    r"(?i)\b(?:next(?!\s*$)|pr[oó]xim[ao](?!\s*$)|previous|last (?:year|winter|month)|also|antes del|before|by|"
    r"until|deadline|closes)\b[^.]*$"
)


def _section_year(unit: Unit) -> int | None:
    """The year that a heading above, or another date of the segment, gives."""
    for section in reversed(unit.sections):
        if _ACADEMIC.search(section.text):
            continue
        if match := re.search(r"(?<!\d)((?:19|20)\d\d)(?!\d)", section.text):
            return int(match[1])
    years = {
        d.first.year
        for r in unit.lines
        if r.kind in ("date", "title", "status")
        for d in r.dates
        if d.first.year and not d.inferred_year and not (d.bare_year and d.last is not None)
    }
    return years.pop() if len(years) == 1 else None


def _time(unit: Unit, at: Reading, day: dt.date, page: PageTimes) -> tuple[TimeMention | None, Reading | None]:
    """The hours nearest to the date: on its line, on the next lines, then the page's common hours."""
    index = unit.lines.index(at) if at in unit.lines else -1
    near = (
        [at, *unit.lines[index + 1 : index + 4], *unit.lines[max(0, index - 2) : max(index, 0)]]
        if index >= 0
        else [*unit.lines[:4], at]
    )
    rest = [r for r in unit.lines if r not in near and r.kind in ("date", "key", "title", "prose", "status")]
    for reading in [*near, *rest]:
        on_days = {(m.first.month, m.first.day) for m in reading.dates if m.first.day}
        on_day = (day.month, day.day) in on_days
        if reading is not at and (reading.kind in ("person", "label") or (on_days and not on_day)):
            continue
        if reading in rest and reading.kind == "prose" and not (on_day or cues.EVENT.search(reading.text)):
            continue
        times = find_times(reading.text, day=day, default_zone=page.zone, language=page.language)
        if times and times[0].zone is None and (zone := _zone_below(reading, unit, page.language)):
            times = find_times(reading.text, day=day, default_zone=zone.name, language=page.language)
        if times and times[0].zone is not None:
            return times[0], reading
    if page.hours is not None:
        times = find_times(page.hours.text, day=day, default_zone=page.zone, language=page.language)
        if times and times[0].zone is not None:
            return times[0], page.hours
    return None, None


def _zone_below(reading: Reading, unit: Unit, language: str) -> Zone | None:
    """The zone in a line of its own under the hours: "Eastern Time (US & Canada)"."""
    below = [r for r in unit.lines if reading.index < r.index <= reading.index + 2 and r.words <= 8]
    return next((zone for r in below if (zone := zone_after(r.text, 0, language=language))), None)


def called_off(unit: Unit) -> tuple[str, Reading] | None:
    """Whether the segment says that the event is cancelled or postponed, and where."""
    for reading in [
        unit.head,
        *[r for r in unit.lines if r is not unit.head][:12],
        *[s for s in unit.sections if s.kind == "date"][-1:],
    ]:
        mention = status_words(reading.text)
        if mention is not None:
            return mention.status, reading
    return None
