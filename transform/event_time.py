"""The day and hours of a webinar as records: what readers see, held against the page's structured data."""

from __future__ import annotations

from datetime import UTC, datetime, time

from transform.records import EventDate, Evidence, Sourced
from transform.structured import StructuredEvent
from transform.when import When


def date_of(timing: When, event: StructuredEvent | None) -> Sourced[EventDate] | None:
    """The day as readers see it; that of the structured data where they see none, or only a year."""
    mention, at = timing.mention, timing.at
    if (
        event is not None
        and event.start is not None
        and (mention is None or mention.date.precision in ("none", "year"))
    ):
        stated = EventDate(event.start.date(), event.start.year, "day", event.start_text or "")
        return Sourced(stated, Evidence(event.start_text or "", event.selector, "structured_data", 0.9))
    if (
        mention is None
        or at is None
        or mention.date.precision == "none"
        or not 1990 <= (mention.date.year or 0) <= 2099
    ):
        return None
    sure = 0.97 if at.kind in ("date", "key", "title") else 0.9
    return Sourced(
        mention.date,
        Evidence(
            mention.text,
            at.line.xpath,
            "layout",
            round(sure - 0.07 * mention.inferred_year - 0.1 * mention.assumed_order, 2),
            mention.inferred_year,
        ),
    )


def hours_of(
    timing: When, event: StructuredEvent | None, day: Sourced[EventDate] | None
) -> tuple[Sourced[datetime] | None, Sourced[datetime] | None, Sourced[str] | None]:
    """Start, end and zone; those of the structured data where readers see none and the day is the same."""
    if timing.instants is not None and timing.time is not None and timing.time_at is not None:
        evidence = Evidence(
            timing.time.text, timing.time_at.line.xpath, "layout", 0.95 if not timing.time.assumed_half else 0.8
        )
        end = timing.instants.end
        return (
            Sourced(timing.instants.start, evidence),
            Sourced(end, evidence) if end else None,
            Sourced(timing.instants.zone, evidence),
        )
    same_day = (
        day is not None and event is not None and event.start is not None and day.value.start == event.start.date()
    )
    if (
        event is not None
        and event.start is not None
        and same_day
        and event.start.tzinfo is not None
        and event.start.time() != time(0)
    ):
        evidence = Evidence(event.start_text or "", event.selector, "structured_data", 0.85)
        last = event.end.astimezone(UTC) if event.end is not None and event.end.tzinfo is not None else None
        return (
            Sourced(event.start.astimezone(UTC), evidence),
            Sourced(last, evidence) if last and last > event.start else None,
            None,
        )
    return None, None, None
