"""Whether a webinar was held, is to come or is called off, and what kind of event it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from transform import cues
from transform.date_mention import DateMention
from transform.linekinds import Reading
from transform.records import Format, Status
from transform.resources import Found
from transform.segments import Segment
from transform.structured import StructuredEvent
from transform.when import When, called_off


def format_of(segment: Segment, title: str, readings: Sequence[Reading]) -> Format:
    """What kind of event it is: by its title, then by what stands near, then by the page."""
    near = " ".join([title, *[r.text for r in segment.unit.lines[:6]], *[s.text for s in segment.unit.sections[-2:]]])
    for words, value in (
        (r"(?i)\bwork ?shops?\b|\btaller(?:es)?\b", "workshop"),
        (r"(?i)\btrainings?\b|\bcapacitaci|\bcourse|\bclass\b|\bboot ?camp\b|\bprimer", "training"),
        (r"(?i)\bwebinars?\b|\bwebcasts?\b|\bwebinarios?\b|\bseminarios? web", "webinar"),
        (r"(?i)\bmeetings?\b|\bhearings?\b|\btown hall|\bconvening|\breuni[oó]n|\bforum\b|\bforo\b", "meeting"),
    ):
        if re.search(words, title) or (value != "meeting" and re.search(words, near)):
            return value  # type: ignore[return-value]
    listing = any(cues.WEBINAR.search(r.text) for r in readings)
    return "webinar" if listing else "other"


def status_of(
    segment: Segment,
    timing: When,
    links: Sequence[Found],
    event: StructuredEvent | None,
    readings: Sequence[Reading],
    as_of: date,
) -> tuple[Status, Reading]:
    """Whether it was held, is to come or was called off, and the line that says so.

    In order of trust: what is printed, structured data, the date against `as_of`, a recording, the heading above, and
    what the page says of all it lists.
    """
    head = segment.unit.head
    if (off := called_off(segment.unit)) is not None:
        return off[0], off[1]  # type: ignore[return-value]
    if event is not None and event.status is not None:
        return event.status, head  # type: ignore[return-value]
    if timing.mention is not None and (over := _is_over(timing.mention, as_of)) is not None:
        return ("held" if over else "scheduled"), timing.at or head
    if event is not None and event.start is not None:
        return ("held" if event.start.date() < as_of else "scheduled"), head
    if any(f.kind == "recording" for f in links):
        return "held", head
    for section in reversed(segment.unit.sections):
        if re.search(r"(?i)\b(?:past|previous|archived?|recorded|recordings|anteriores|pasados|held)\b", section.text):
            return "held", section
        if re.search(r"(?i)\b(?:upcoming|coming|pr[oó]ximos)\b", section.text):
            return "scheduled", section
    first = next(
        (
            r
            for r in readings
            if re.search(
                r"(?i)\b(?:archived?|recorded|past|recordings) (?:webinars?|events?|trainings?|sessions?)\b", r.text
            )
        ),
        None,
    )
    return ("held", first) if first is not None else ("unknown", head)


def _is_over(mention: DateMention, as_of: date) -> bool | None:
    """Whether the event's last stated day lies before today; None where the date does not tell."""
    last = mention.end_date or mention.date.start
    if last is not None and mention.date.precision == "day":
        return last < as_of
    if last is not None:
        return (last.year, last.month) < (as_of.year, as_of.month) or None
    year = mention.date.year
    return None if year is None or year == as_of.year else year < as_of.year
