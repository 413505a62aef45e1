"""Days printed on a page that may be of its posting and not of the event."""

from __future__ import annotations

import datetime as dt
import itertools
import re

from transform.date_cues import date_role
from transform.date_mention import DateMention
from transform.linekinds import CLOCK, Reading
from transform.regions import marked_as_published
from transform.units import Unit


def stands_alone(line: Reading, unit: Unit) -> bool:
    """A line that only names a day, without an hour on it or right below, and without a label: it may be the day of
    the article, or of its posting."""
    if line.kind != "date" or CLOCK.search(line.text) or any(date_role(line.text, m) == "event" for m in line.dates):
        return False
    if line not in unit.lines:
        return True
    at = unit.lines.index(line)
    if at > 0 and _DATE_LABEL.match(unit.lines[at - 1].text):
        return False
    below = itertools.takewhile(lambda r: not r.dates, unit.lines[at + 1 : at + 5])
    return not any(r.kind == "date" and CLOCK.search(r.text) for r in below)


_DATE_LABEL = re.compile(r"(?i)\W*(?:(?:event )?dates?|when|fechas?|cu[aá]ndo)\b.{0,20}$")
_POSTING_KEY = re.compile(
    r"(?i)\W*(?:(?:date )?(?:posted|published)|publication date|fecha de publicaci[oó]n|publicado)\W*$"
)


def day_beside_head(unit: Unit) -> dt.date | None:
    """A full day without an hour, alone in a line beside the heading: that of the event, or of the article."""
    for reading in unit.lines:
        day = reading.day
        if (
            abs(reading.index - unit.head.index) <= 3
            and reading.kind == "date"
            and day is not None
            and day.date.precision == "day"
            and not CLOCK.search(reading.text)
        ):
            return day.date.start
    return None


_PUBLISHED = re.compile(r"(?i)\b(?:published|posted|publicado|by)\b")


def announces_posting(before: Reading, reading: Reading) -> bool:
    """The line above is a byline without a day of its own, or a label of posting; the day below has no hour."""
    byline = before.kind == "meta" and before.day is None
    return bool(byline or _POSTING_KEY.match(before.text)) and not CLOCK.search(reading.text)


def is_publication(mention: DateMention, reading: Reading, published: dt.date | None) -> bool:
    """A date that stands alone in a line and is the day on which the page was published, or is marked up as such."""
    if reading.kind == "prose":
        return False
    if is_stamp(reading.text):
        return True
    hour = CLOCK.search(reading.text) is not None
    if marked_as_published(reading.line.element) and (not hour or _PUBLISHED.search(reading.text)):
        return True
    return published is not None and mention.date.start == published and not hour


def is_stamp(text: str) -> bool:
    """A full day with one clock time that no event starts at, "Nov 21, 2019 10:42 AM": a machine printed it."""
    clocks = _CLOCK_TIME.findall(text)
    return len(clocks) == 1 and int(clocks[0]) % _MINUTES_OF_EVENTS != 0


_CLOCK_TIME = re.compile(r"\b\d{1,2}:(\d\d)\b")
_MINUTES_OF_EVENTS = 15


def own_posting(unit: Unit) -> dt.date | None:
    """The posting date printed in the segment itself: the byline of one entry among several."""
    for reading in unit.lines:
        for mention in reading.dates:
            if (
                reading.kind == "meta" or date_role(reading.text, mention) == "posted"
            ) and mention.date.precision == "day":
                return mention.date.start
    return None
