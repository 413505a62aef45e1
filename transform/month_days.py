"""Calendars that print a month once and below it the days: "March 2026", "12 – Title", "Tue 24: Title"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from transform.date_mention import DateMention, Day
from transform.document import Line

_DAY = re.compile(
    r"(?i)(?P<weekday>(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mi[eé]|jue|vie|s[aá]b|dom)[a-z]*\.?,?\s+)?"
    r"(?P<day>[0-3]?\d)(?P<ordinal>st|nd|rd|th)?(?P<sign>\s*[–—|:-]\s*|,\s+)?(?=\s|\S)"
)


def days_of_months(lines: Sequence[Line], dates: Sequence[list[DateMention]]) -> list[list[DateMention]]:
    """For each line its dates, with the day that a number in front of it names.

    dates: those of each line. Only numbers that are set off from what follows (a sign, bold type, a weekday) count, in
    order below a line that is nothing but a month, two or more on the page; the year is the month's.
    """
    found = list(dates)
    numbers = []
    for month, below in _months(lines, dates):
        numbered = [(at, number) for at in below if not dates[at] and (number := _number(lines[at])) is not None]
        if not _counts([int(number["day"]) for _, number in numbered]):
            numbers += [(at, number, month) for at, number in numbered]
    for at, number, month in numbers if len(numbers) > 1 else []:
        day = Day(month.first.year, month.first.month, int(number["day"]))
        if day.exists:
            found[at] = [replace(month, text=number.group().strip(" –—|:-,"), start=0, end=number.end(), first=day)]
    return found


def _counts(numbers: Sequence[int]) -> bool:
    """They count the items of a list (1, 2, 3), or are in no order."""
    counted = len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
    return counted or sorted(numbers) not in (list(numbers), list(numbers[::-1]))


def _months(lines: Sequence[Line], dates: Sequence[list[DateMention]]) -> Iterator[tuple[DateMention, Sequence[int]]]:
    """The lines that are nothing but a month, each with the places of the lines below it."""
    heads = [at for at, line in enumerate(lines) if dates[at] and _is_month(line, dates[at][0])]
    for head, end in itertools.pairwise([*heads, len(lines)]):
        yield dates[head][0], range(head + 1, end)


def _is_month(line: Line, mention: DateMention) -> bool:
    only = mention.text.strip() == line.text.strip(" :–—-")
    return only and mention.first.month is not None and mention.first.day is None and mention.last is None


def _number(line: Line) -> re.Match[str] | None:
    number = _DAY.match(line.text)
    if number is None or line.heading or not re.search(r"[^\W\d_]{3}", line.text[number.end() :]):
        return None
    bold = line.lead("bold").rstrip(" .:–—|-") == number.group().rstrip(" .:–—|-,")
    return number if bold or number["weekday"] or number["ordinal"] or number["sign"] else None
