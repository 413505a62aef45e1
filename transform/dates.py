"""How a date is read: every mention of a day, month, season or year in a text, exactly as far as the text states it.

`find_dates` reads; `complete_year` gives a mention without a year one from its context, and only then is
`inferred_year` true. What kind of date it is (of the event, of posting, a deadline) is told by
`transform.date_cues`.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from transform.date_grammar import RANGE, Grammar, grammar, is_day_first
from transform.records import EventDate, Precision

YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Day:
    """A point of the calendar as far as it is printed: None for what is not."""

    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def exists(self) -> bool:
        """Whether the calendar has it; 29 February without a year counts."""
        if self.month is None:
            return True
        if not 1 <= self.month <= 12:
            return False
        return self.day is None or 1 <= self.day <= calendar.monthrange(self.year or 2000, self.month)[1]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text.

    text: as printed; start, end: its characters; first, last: the days it names, last only for a range;
    weekday: 0 for Monday, where printed; inferred_year: the year was taken from the context; bare_year: nothing but a
    year stands there, which dates an event only when nothing better does; assumed_order: day and month of a numeric
    date could be exchanged, and the language decided.
    """

    text: str
    start: int
    end: int
    first: Day
    last: Day | None = None
    weekday: int | None = None
    inferred_year: bool = False
    bare_year: bool = False
    assumed_order: bool = False

    @property
    def date(self) -> EventDate:
        """As a record; precision "none" while the year is unknown."""
        year, month, day = self.first.year, self.first.month, self.first.day
        precision: Precision = "none" if year is None else "day" if day else "month" if month else "year"
        start = dt.date(year, month, day or 1) if year and month else None
        return EventDate(start=start, year=year, precision=precision, text=" ".join(self.text.split()))

    @property
    def end_date(self) -> dt.date | None:
        """The last day of a range of days, where its year is known."""
        if self.last is None or not (self.last.year and self.last.month and self.last.day):
            return None
        return dt.date(self.last.year, self.last.month, self.last.day)

    @property
    def weekday_agrees(self) -> bool | None:
        """Whether the printed weekday is that of the date; None where there is nothing to compare."""
        start = self.date.start
        if self.weekday is None or start is None or self.first.day is None:
            return None
        return start.weekday() == self.weekday


def find_dates(
    text: str,
    *,
    language: str = "en",
    context_year: int | None = None,
    context_date: dt.date | None = None,
    as_of: dt.date | None = None,
    day_first: bool | None = None,
) -> list[DateMention]:
    """The dates in `text`, in order, not overlapping.

    A range is one mention, a list of days ("March 8, 10 and 15") one mention for each. A missing year is completed as
    `complete_year` says, after the other dates of the same text. `day_first` overrules the language on numeric dates;
    `proven_order` finds it out for a page.
    """
    if not re.search(r"\d", text):
        return []
    names = grammar(language)
    order = is_day_first(language) if day_first is None else day_first
    mentions = _join_ranges(text, _without_overlaps(_candidates(text, names, order, known=day_first is not None)))
    return _with_years(text, mentions, context_year, context_date, as_of)


def proven_order(text: str) -> bool | None:
    """Whether the numeric dates of a page have the day first: True or False where one with a number over 12 proves it
    and none the contrary, else None."""
    proofs = set()
    for match in grammar("en").numeric.finditer(text):
        a, b = int(match["a"]), int(match["b"])
        if 12 < a <= 31 and 1 <= b <= 12:
            proofs.add(True)
        elif 12 < b <= 31 and 1 <= a <= 12:
            proofs.add(False)
    return proofs.pop() if len(proofs) == 1 else None


def complete_year(
    mention: DateMention,
    *,
    context_year: int | None = None,
    context_date: dt.date | None = None,
    as_of: dt.date | None = None,
) -> DateMention:
    """The mention with the year that its context gives, unchanged where it has a year or the context gives none.

    context_year: of a heading or the nearest dated text; context_date: a full date near by, say of posting: the year
    that brings the mention nearest to it counts; as_of: the day of the crawl, asked only where a weekday is printed and
    fits one year next to that day. A printed weekday must agree: where it does not, the year after and the year before
    are tried (a season that runs over the new year), and then none is given.
    """
    month = mention.first.month
    if mention.first.year is not None or month is None:
        return mention
    years: list[int] = []
    if context_date is not None:
        middle = dt.date(context_date.year, month, min(mention.first.day or 15, 28))
        years = [middle.year]
        for year in (middle.year - 1, middle.year + 1):
            if abs(middle.replace(year=year) - context_date) < abs(middle.replace(year=years[0]) - context_date):
                years = [year]
    if context_year is not None and context_year not in years:
        years.append(context_year)
    if mention.weekday is not None:
        years += [y + step for y in years[:1] for step in (1, -1) if y + step not in years]
        if not years and as_of is not None:
            years = [as_of.year, as_of.year + 1, as_of.year - 1]
    for year in years:
        completed = _in_year(mention, year)
        if completed.first.exists and completed.weekday_agrees is not False:
            return completed
    return mention


def _in_year(mention: DateMention, year: int) -> DateMention:
    first, last = replace(mention.first, year=year), mention.last
    if last is not None and last.year is None:
        turns = (last.month or 0) < (first.month or 0)
        last = replace(last, year=year + turns)
    return replace(mention, first=first, last=last, inferred_year=True)


# --- candidates ------------------------------------------------------------------------------------------------------


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


def _candidates(text: str, names: Grammar, day_first: bool, *, known: bool) -> Iterator[DateMention]:
    """Every reading of every stretch of text; they may overlap."""
    for match in names.iso.finditer(text):
        first = Day(int(match["y"]), int(match["m"]), int(match["d"]))
        yield _mention(match, first, _weekday(match, names))
    yield from _numeric(text, names, day_first, known)
    for match in names.month_day.finditer(text):
        if not _is_verb(match, names):
            yield from _named(match, names)
    for match in names.day_month.finditer(text):
        if not _COUNTED.search(text, 0, match.start("d")):
            yield from _named(match, names)
    for match in names.month_year.finditer(text):
        yield _mention(match, Day(_full_year(match["y"]), names.months[match["m"].lower()]))
    for match in names.numeric_month_year.finditer(text):
        if not _NUMBERED.search(text, 0, match.start()):
            yield _mention(match, Day(int(match["y"]), int(match["m"])))
    for match in names.season.finditer(text):
        yield _mention(match, Day(_full_year(match["y"])))
    for match in names.bare_year.finditer(text):
        if not _NUMBERED.search(text, 0, match.start()) and not _STREET.match(text, match.end()):
            yield replace(_mention(match, Day(int(match["y"]))), bare_year=True)


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


def _numeric(text: str, names: Grammar, day_first: bool, known: bool) -> Iterator[DateMention]:
    for match in names.numeric.finditer(text):
        printed_year = match["y"]
        if len(printed_year) == 2 and match["s"] != "/" and min(len(match["a"]), len(match["b"])) < 2:
            continue  # "1.2.21" numbers a section
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


def _without_overlaps(candidates: Iterable[DateMention]) -> list[DateMention]:
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


# --- ranges and years ------------------------------------------------------------------------------------------------

# What may stand between the two ends of a range: "April 16, 2020 @ 8:00 am - April 18, 2020 @ 5:00 pm"
_BETWEEN_ENDS = re.compile(
    rf"\s*,?\s*(?:(?:@|at|,)?\s*\d{{1,2}}:\d\d\s*(?:[ap]\.?m\.?)?\s*)?{RANGE.pattern}(?:the\s+|el\s+)?", re.IGNORECASE
)
_BETWEEN_ITEMS = re.compile(r"\s*(?:[,;/&|]|and|y|or|e)(?:\s*(?:and|y|&))?\s*", re.IGNORECASE)


def _join_ranges(text: str, mentions: Sequence[DateMention]) -> list[DateMention]:
    joined: list[DateMention] = []
    for mention in mentions:
        if joined and (whole := _range(text, joined[-1], mention)):
            joined[-1] = whole
        else:
            joined.append(mention)
    return joined


def _range(text: str, left: DateMention, right: DateMention) -> DateMention | None:
    same_kind = left.first.month is not None and (left.first.day is None) == (right.first.day is None)
    if left.bare_year or right.bare_year:
        same_kind = left.bare_year and right.bare_year
    single = left.last is None and right.last is None and not (left.first.year and not right.first.year)
    if not (same_kind and single and _BETWEEN_ENDS.fullmatch(text, left.end, right.start)):
        return None
    first, last = left.first, right.first
    if first.year is None and last.year is not None:
        turns = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 0)
        first = replace(first, year=last.year - turns)
    key = (first.year or 0, first.month or 0, first.day or 0)
    if not first.exists or (first.year is not None and key >= (last.year or 0, last.month or 0, last.day or 0)):
        return None
    return replace(left, text=text[left.start : right.end], end=right.end, first=first, last=last)


def _with_years(
    text: str,
    mentions: Sequence[DateMention],
    context_year: int | None,
    context_date: dt.date | None,
    as_of: dt.date | None,
) -> list[DateMention]:
    """Missing years: from the end of the list that a date stands in, from the date before it, from the context."""
    done: list[DateMention] = []
    for mention in reversed(mentions):
        following = done[-1] if done else None
        if (
            mention.first.year is None
            and following is not None
            and following.first.year is not None
            and _BETWEEN_ITEMS.fullmatch(text, mention.end, following.start)
        ):
            mention = complete_year(mention, context_year=following.first.year)
            mention = replace(mention, inferred_year=following.inferred_year)
        done.append(mention)
    done.reverse()
    near = context_year
    near_date = context_date
    for i, mention in enumerate(done):
        if mention.first.year is None:
            done[i] = complete_year(mention, context_year=near, context_date=near_date, as_of=as_of)
        elif not mention.bare_year:
            near, near_date = mention.first.year, _nearby(mention)
    return done


def _nearby(mention: DateMention) -> dt.date | None:
    start = mention.date.start
    return start + dt.timedelta(days=0 if mention.first.day else 14) if start else None
