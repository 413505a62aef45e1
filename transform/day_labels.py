"""Lines that give the day of an event and the field it belongs to, above its title: "January 9 – Employment Law"."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transform.linekinds import Reading

_LEAST = 3  # such lines on a page
_LONGEST = 6  # words of a field


def mark_day_labels(readings: Sequence[Reading]) -> None:
    """Make dates of such lines: titles are not the same from event to event, fields are."""
    found: list[tuple[Reading, str]] = []
    for above, below in itertools.pairwise(readings):
        if above.kind == below.kind == "title" and above.day and not below.dates and _set_alike(above, below):
            mention = above.dates[0]
            label = (above.text[: mention.start] + above.text[mention.end :]).strip(" -–—:|,.").lower()
            if 0 < len(label.split()) <= _LONGEST:
                found.append((above, label))
    times = Counter(label for _, label in found)
    if len(found) >= _LEAST and max(times.values()) >= 2:
        for reading, _ in found:
            reading.kind = "date"


def _set_alike(above: Reading, below: Reading) -> bool:
    """Two lines of one paragraph, both in bold."""
    return (
        above.line.element is below.line.element
        and not above.line.heading
        and above.line.wholly("bold")
        and below.line.wholly("bold")
    )
