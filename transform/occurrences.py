"""One event that a page offers on several days, each with its own registration: every day is a webinar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from transform.linekinds import Reading
from transform.links import kind_by_label, target_of
from transform.units import Unit

_LONGEST = 8
"""Words of a line that still belongs to a day: "Full – registration closed"."""


_FULL = re.compile(r"(?i)\b(?:full|sold out|closed|booked|wait ?list|cancell?ed|lleno|agotad[oa]s?|cancelad[oa])\b")


def occurrences(unit: Unit) -> list[Unit]:
    """A unit for each day on which the page offers the event; the unit itself where that is one day.

    A day is a line of its own with nothing below it but hours, a registration link or what state it is in; a link
    elsewhere may name its day ("Register for December 3"). What stands above and below all days belongs to each.
    """
    blocks = _blocks(unit)
    for block in blocks:
        block += [r for r in unit.lines if r not in block and _registrations([r]) and _same_day(r, block[0])]
    days = {str(block[0].day.first) for block in blocks if block[0].day}
    registrations = {url for block in blocks for url in _registrations(block)}
    full = sum(any(_FULL.search(r.text) for r in block) and not _registrations(block) for block in blocks)
    if len(days) < 2 or len(days) != len(blocks) or 2 * (len(registrations) + full) <= len(blocks):
        return [unit]
    dated = {r.index for block in blocks for r in block}
    return [
        replace(unit, lines=[r for r in unit.lines if r.index not in dated or r in block], sections=unit.sections)
        for block in blocks
    ]


def _blocks(unit: Unit) -> list[list[Reading]]:
    """The lines of each day, in order."""
    blocks: list[list[Reading]] = []
    open_ = False
    for reading in unit.lines:
        day = reading.day if reading.kind == "date" and reading is not unit.head else None
        if day is not None and day.first.day is not None:
            blocks.append([reading])
            open_ = True
        elif open_ and (reading.kind in ("date", "resource", "status") or reading.words <= _LONGEST):
            blocks[-1].append(reading)
        else:
            open_ = False
    return blocks


def _same_day(one: Reading, other: Reading) -> bool:
    if one.day is None or other.day is None or one.day.first.day is None:
        return False
    a, b = one.day.first, other.day.first
    return (a.month, a.day) == (b.month, b.day)


def _registrations(block: Sequence[Reading]) -> list[str]:
    targets = [(k.url, k.text) for reading in block for k in reading.line.links if not k.embedded]
    return [
        url for url, label in targets if (kind_by_label(label, target_of(url)) or target_of(url).kind) == "registration"
    ]
