"""Units that lie within each other: whether the outer one is the event, or the inner ones are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transform import cues
from transform.event_signals import signals_of
from transform.linekinds import Reading
from transform.units import Unit


def settle_nesting(accepted: list[tuple[Unit, float]]) -> list[tuple[Unit, float]]:
    """Outer or inner: inner units win when they are events by themselves and the outer, without them, is none."""
    chosen = sorted(accepted, key=lambda pair: (-len(pair[0].lines), _rank(pair[0]), pair[0].head.index))
    dropped: set[int] = set()
    for at, (outer, _) in enumerate(chosen):
        if id(outer) in dropped:
            continue
        # the same card seen through another of its lines is no other event
        dropped |= {id(u) for u, _ in chosen[at + 1 :] if outer.holds(u) and len(u.lines) == len(outer.lines)}
        inner = [u for u, _ in chosen[at + 1 :] if outer.holds(u) and id(u) not in dropped]
        if not inner:
            continue
        if "plain" in outer.signature and any(u.signature[0] == "h" for u in inner):
            dropped.add(id(outer))  # a fact of one event that took the next ones in
            continue
        independent = [u for u in inner if _independent(u, outer)]
        taken = {r.index for u in inner for r in u.lines}
        own = [r for r in outer.lines if r.index not in taken or r is outer.head]
        alone = _is_event(own, outer) or (
            outer.signature != ("h", "1") and all(u.signature == ("inline",) for u in inner) and len(independent) < 2
        )
        siblings = [u for u in inner if _sibling(u, outer, own)]
        if siblings:
            # broken markup let the outer run on over the next items of the list
            outer.lines = [r for r in outer.lines if r.index < min(u.head.index for u in siblings)]
            dropped |= {id(u) for u in inner if u not in siblings and u.head in outer.lines}
            continue
        subtitle = len(inner) == 1 and inner[0].signature[0] == "h" and len(inner[0].lines) >= 0.6 * len(outer.lines)
        alone = alone and not any(u.signature[0] == "h" and cues.says_online(u.title) for u in independent)
        if len(independent) >= 2 or (not alone and not subtitle):
            dropped.add(id(outer))
            if outer.signature == ("h", "1") and len(independent) >= 2:
                for unit in inner:
                    unit.campaign = outer.head
            kinds = {u.signature for u in independent or inner}
            dropped |= {id(u) for u in inner if u.signature not in kinds}
        else:
            dropped |= {id(u) for u in inner}
    left = [(u, s) for u, s in chosen if id(u) not in dropped]
    return _one_a_line(sorted(left, key=lambda pair: pair[0].head.index))


def _sibling(inner: Unit, outer: Unit, own: Sequence[Reading]) -> bool:
    """A linked title with a recording of its own, below an outer item that has another: the next item, not a part."""
    if outer.signature[0] == "h" or inner.signature[-1] != "link" or len(inner.title.split()) < 5:
        return False
    return (
        signals_of(inner.lines, inner).recorded
        and signals_of(own, outer).recorded
        and not _alike(inner.title, outer.title)
    )


def _alike(a: str, b: str) -> bool:
    left, right = (set(re.findall(r"\w{4,}", t.lower())) for t in (a, b))
    return len(left & right) >= 0.8 * max(1, min(len(left), len(right)))


def _rank(unit: Unit) -> int:
    """Among units of the same lines the one with the most conspicuous title is the outer."""
    order = ("h", "row", "bold", "link", "lead bold", "lead link", "plain", "inline")
    return next((at for at, name in enumerate(order) if name in unit.signature), len(order))


def _is_event(own: Sequence[Reading], outer: Unit) -> bool:
    """The outer unit, without the inner ones, still says when it is or where to watch it."""
    signals = signals_of(own, outer)
    return _date_in_lead(own, outer) or signals.recorded or signals.registered


def _one_a_line(units: list[tuple[Unit, float]]) -> list[tuple[Unit, float]]:
    """Two classes may claim the same line: the higher score keeps it."""
    best: dict[int, tuple[Unit, float]] = {}
    for unit, score in units:
        held = best.get(unit.head.index)
        if held is None or score > held[1]:
            best[unit.head.index] = (unit, score)
    return [best[index] for index in sorted(best)]


def _independent(inner: Unit, outer: Unit) -> bool:
    """An event of its own inside a larger unit: with a date that the outer's lead lacks, or its own recording."""
    signals = signals_of(inner.lines, inner)
    days = {
        d.date
        for r in inner.lines
        if r.kind != "meta"
        for d in r.dates
        if d.first.day is not None or d.first.month is not None
    }
    lead = {d.date for r in _lead(outer, inner) for d in r.dates}
    if days:
        return not days <= lead
    return (signals.recorded or signals.registered) and (signals.recorded or not lead)


def _lead(outer: Unit, inner: Unit) -> list[Reading]:
    """The outer's lines before its first inner unit."""
    return [r for r in outer.lines if r.index < inner.lines[0].index and r.kind != "meta"][:8]


def _date_in_lead(own: Sequence[Reading], outer: Unit) -> bool:
    return (
        any(r.day is not None and r.kind in ("date", "key", "title") for r in own if r.kind != "meta")
        or outer.head.day is not None
    )
