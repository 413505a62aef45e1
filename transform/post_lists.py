"""Pages of posts, where the day at each heading is that of its posting: news, blogs, press releases."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transform.linekinds import Reading

_OF_POSTS = re.compile(
    r"(?i)^\W*(?:(?:latest|recent|our|all|the|what.s|site|announcements|press|news) (?:and |& )?)*"
    r"(?:news|blog|posts|press(?: releases| room)?|updates|newsroom|noticias|novedades|comunicados|in the news)\b"
)
_CLOCK_OR_WEEKDAY = re.compile(
    r"(?i)\d ?[ap]\.?m\b|\d{1,2}[:h]\d\d|\b(?:noon|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b"
)
_LEAST = 3  # posts


def mark_posting_days(readings: Sequence[Reading]) -> None:
    """Make notes on the posting of the days that stand alone beside the headings of a page of posts.

    Its first heading says what the page is, and the posts run from the latest to the first.
    """
    page = next((r for r in readings if r.line.heading == 1), None)
    if page is None or not _OF_POSTS.match(page.text) or len(page.text.split()) > 5:
        return
    beside = [
        one if one.kind == "date" else other
        for one, other in itertools.pairwise(readings)
        if {one.kind, other.kind} >= {"date"} and _is_heading(one if other.kind == "date" else other)
    ]
    days = [r for r in dict.fromkeys(beside) if r.day and r.day.first.day and not _CLOCK_OR_WEEKDAY.search(r.text)]
    starts = [r.day.date.start.toordinal() for r in days if r.day and r.day.date.start]
    if len(days) >= _LEAST and starts == sorted(starts, reverse=True) and len(set(starts)) > 1:
        for reading in days:
            reading.kind = "meta"


def _is_heading(reading: Reading) -> bool:
    return bool(reading.line.heading and reading.line.heading > 1)
