"""All the ways in which stretches of a text can be read as dates, and the fullest of those that overlap."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from transform.date_grammar import RANGE, Grammar
from transform.date_mention import DateMention, Day


def month_alone(text: str, names: Grammar) -> list[DateMention]:
    """The month that is a whole cell or heading ("March"), whose year may stand above it."""
    match = names.month_alone.fullmatch(text) if len(text) < 20 else None
    if match is None or (len(match["m"]) < 4 and match["m"].lower() != "may"):
        return []
    return [_mention(match, Day(None, names.months[match["m"].lower()]))]


def readings(text: str, names: Grammar, day_first: bool, *, known: bool) -> Iterator[DateMention]:
    """Every reading of every stretch of `text`; they may overlap. known: `day_first` was proven on the page."""
    if _SEPARATED.search(text):
        yield from _in_numbers(text, names, day_first, known)
    if names.any_month.search(text):
        yield from _with_a_month(text, names)
    for match in names.season.finditer(text):
        yield _mention(match, Day(_full_year(match["y"])))
    for match in names.bare_year.finditer(text):
        if not _NUMBERED.search(text, 0, match.start()) and not _STREET.match(text, match.end()):
            yield replace(_mention(match, Day(int(match["y"]))), bare_year=True)


def fullest(candidates: Iterable[DateMention]) -> list[DateMention]:
    """The fullest reading of each stretch: day, month and year before less, then the longer text."""

    def fullness(mention: DateMention) -> tuple[int, int, int]:
        parts = (mention.first.year, mention.first.month, mention.first.day)
        return (-sum(p is not None for p in parts), mention.start - mention.end, mention.start)

    kept: list[DateMention] = []
    for mention in sorted(candidates, key=fullness):
        sound = mention.first.exists and (mention.last is None or mention.last.exists)
        if sound and all(mention.end <= k.start or mention.start >= k.end for k in kept):
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.start)


def _full_year(printed: str) -> int:
    digits = printed.lstrip("'’")
    return int(digits) if len(digits) == 4 else 2000 + int(digits) - (100 if int(digits) >= 70 else 0)


def _weekday(match: re.Match[str], names: Grammar) -> int | None:
    groups = match.groupdict()
    printed = next((groups[g] for g in ("w", "w2", "w3") if groups.get(g)), None)
    if printed is None:
        return None
    key = printed.lower().rstrip(".")
    return names.weekdays.get(key, names.weekdays.get(key.rstrip("s")))


def _mention(match: re.Match[str], first: Day, weekday: int | None = None, end: int | None = None) -> DateMention:
    stop = match.end() if end is None else end
    text = match.string[match.start() : stop]
    if text.count("(") > text.count(")") and match.string[stop : stop + 1] == ")":
        stop += 1
    return DateMention(match.string[match.start() : stop].rstrip(), match.start(), stop, first, weekday=weekday)


def _with_a_month(text: str, names: Grammar) -> Iterator[DateMention]:
    for match in names.month_day.finditer(text):
        if not _is_verb(match, names):
            yield from _named(match, names)
    for match in names.day_month.finditer(text):
        if not _COUNTED.search(text, 0, match.start("d")):
            yield from _named(match, names)
    for match in names.month_year.finditer(text):
        yield _mention(match, Day(_full_year(match["y"]), names.months[match["m"].lower()]))


# "Part 2 May 2021": the number counts something else.
_COUNTED = re.compile(
    r"\b(?:part|session|module|week|section|sec|chapter|vol|no|local|title|phase|grade|level)\.?\s*$", re.I
)
# "Suite 2020", "Local 1999", "at 2015 hours"
_NUMBERED = re.compile(
    r"(?:\b(?:suite|ste|room|rm|floor|box|local|form|section|sec|no|number|ext|id|code|page|p|pp|rule|part|title|article|"
    r"reg|regs|act|h\.?r|s\.?b|a\.?b|iso|building|unit)\.?|[§#(+]\s*\d{3}\)?)\s*$",
    re.IGNORECASE,
)
# "2015 Market Center Blvd." and "2000 workers"
_STREET = re.compile(
    r",?\s+(?:(?:(?:N|S|E|W|NW|NE|SW|SE|North|South|East|West)\.?\s+)?(?:[A-Z0-9][\w.'’]*\s+){1,3}"
    r"(?:St|Street|Ave|Avenue|Av|Blvd|Boulevard|Rd|Road|Dr|Drive|Way|Lane|Ln|Pl|Place|Plaza|Pkwy|Parkway|Ct|Court|Hwy|"
    r"Highway|Circle|Square|Terrace)\b|(?i:workers|people|participants|employees|hours|members|attendees|words|"
    r"employers|trabajadores|personas|dollars|cases|businesses)\b)"
)


def _is_verb(match: re.Match[str], names: Grammar) -> bool:
    """Whether "may 3" or "march 5" is likely a verb: printed small and without a year, in English."""
    return names.language == "en" and match["m"] in ("may", "march", "mar") and match["y"] is None


def _named(match: re.Match[str], names: Grammar) -> Iterator[DateMention]:
    """The readings of a match with a month's name: a single day, a range, or a list of days."""
    month = names.months[match["m"].lower()]
    year = _full_year(match["y"]) if match["y"] else None
    printed = match["d"]
    first = Day(year, month, int(re.match(r"\d+", printed)[0]))  # type: ignore[index]
    weekday = _weekday(match, names)
    more = list(names.more_days.finditer(match["more"])) if match["more"] else []
    if not more:
        yield _mention(match, first, weekday)
        return
    steps = [step["step"] for step in more]
    days = [int(re.match(r"\d+", step["d"])[0]) for step in more]  # type: ignore[index]
    if len(more) == 1 and RANGE.match(steps[0]) and days[0] > (first.day or 0):
        yield replace(_mention(match, first, weekday), last=Day(year, month, days[0]))
        return
    in_order = all(a < b for a, b in zip([first.day or 0, *days], days, strict=False))
    if not in_order or (year is None and all(step.strip() == "," for step in steps)):
        if match.re is names.month_day:  # "May 3, 5" may be anything: keep the first day alone
            yield _mention(match, replace(first, year=None), weekday, end=match.start("more"))
        return
    yield _mention(match, first, weekday, end=match.start("more") if match.re is names.month_day else None)
    if match.re is names.month_day:
        for step, day in zip(more, days, strict=True):
            start = match.start("more") + step.start("d")
            end = match.end() if step is more[-1] else match.start("more") + step.end("d")
            yield DateMention(match.string[start:end], start, end, Day(year, month, day))


_SEPARATED = re.compile(r"\d\s?[/.-]\s?\d")


def _in_numbers(text: str, names: Grammar, day_first: bool, known: bool) -> Iterator[DateMention]:
    for match in names.iso.finditer(text):
        yield _mention(match, Day(int(match["y"]), int(match["m"]), int(match["d"])), _weekday(match, names))
    for match in names.iso_month.finditer(text):
        if int(match["m"]) != int(match["y"]) % 100 + 1:  # "2011-12" is a school year
            yield _mention(match, Day(int(match["y"]), int(match["m"])))
    for match in names.numeric_month_year.finditer(text):
        if not _NUMBERED.search(text, 0, match.start()):
            yield _mention(match, Day(int(match["y"]), int(match["m"])))
    for match in names.numeric.finditer(text):
        printed_year = match["y"]
        short = len(printed_year) == 2 and min(len(match["a"]), len(match["b"])) < 2
        in_brackets = match["s"] == "-" and text[: match.start()].endswith("(")
        if short and match["s"] != "/" and not in_brackets:
            continue  # "1.2.21" numbers a section; "(1-18-24)" is a day
        yield from _ordered(match, _full_year(printed_year), names, day_first, known)
    for match in names.numeric_yearless.finditer(text):
        leads = match.start() == 0 and _TITLE_NEXT.match(text, match.end())
        if match["w"] or leads or _DATE_LABEL.search(text, 0, match.start()) or _CLOCK_NEXT.match(text, match.end()):
            yield from _ordered(match, None, names, day_first, known)


_DATE_LABEL = re.compile(
    r"(?:\b(?:date|when|fecha|cuándo|on|from|starting|el día)\b|(?<!\d)\d\d?/\d\d?\s*[-–&])\s*:?\s*$", re.I
)
_TITLE_NEXT = re.compile(r"\s*[-–—:|]\s*[“\"‘']?[^\W\d_]{2}")
_CLOCK_NEXT = re.compile(
    r"\s*(?:[-–—|•·,@(]|at|from|a las)?\s*(?:\d{1,2}(?::\d\d)?\s*(?:(?:[-–—]|to)\s*\d{1,2}(?::\d\d)?\s*)?[ap]\.?\s?m|"
    r"\d{1,2}:\d\d)|\s*[-–]\s*\d{1,2}/\d{1,2}(?:/\d\d|\s*[,:@(])",
    re.IGNORECASE,
)


def _ordered(
    match: re.Match[str], year: int | None, names: Grammar, day_first: bool, known: bool
) -> Iterator[DateMention]:
    a, b = int(match["a"]), int(match["b"])
    weekday = _weekday(match, names)
    readings = [Day(year, b, a), Day(year, a, b)] if day_first else [Day(year, a, b), Day(year, b, a)]
    possible = [day for day in readings if day.exists and day.day and day.month]
    if year is not None and weekday is not None:
        on_weekday = [day for day in possible if dt.date(year, day.month or 1, day.day or 1).weekday() == weekday]
        possible = on_weekday or possible
    if possible:
        doubtful = len(possible) > 1 and a != b and not known
        yield replace(_mention(match, possible[0], weekday), assumed_order=doubtful)
