"""What is known of a date in a text: as much of it as is printed, and the year that its context gave."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from transform.records import EventDate, Precision


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
