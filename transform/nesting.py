"""Units that lie within each other: whether the outer one is the event, or the inner ones are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from transform import cues
from transform.event_signals import day_of, signals_of
from transform.linekinds import CLOCK, Reading
from transform.units import Unit

SEVERAL = re.compile(
    r"(?i)\b(?:webinars|sessions|trainings|workshops|calls|talks|events|panels|conversations|series|charlas|talleres|"
    r"seminarios|encuentros|conversatorios|webcasts|recordings|calendar|library|archive|bulletin|newsletter)\b"
)


def settle_nesting(accepted: list[tuple[Unit, float]]) -> list[tuple[Unit, float]]:
    """Outer or inner: inner units win when they are events by themselves and the outer, without them, is none."""
    chosen = sorted(accepted, key=lambda pair: (-len(pair[0].lines), _rank(pair[0]), pair[0].head.index))
    titled = [unit for unit, _ in chosen if unit.signature == ("h", "1")]
    # what holds or stands above the heading of an event page is the site's
    dropped = {id(u) for u, _ in chosen for page in titled if u.holds(page) or _stands_above(u, page)}
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
        siblings = [u for u in inner if u.head.index > outer.head.index and _sibling(u, outer, own)]
        if siblings:
            # broken markup let the outer run on over the next items of the list
            outer.lines = [r for r in outer.lines if r.index < min(u.head.index for u in siblings)]
            dropped |= {id(u) for u in inner if u not in siblings and u.head in outer.lines}
            continue
        headings = [u for u in inner if u.signature[0] == "h" or u.signature[-1] == "after date"]
        subtitle = _is_subtitle(headings, inner, outer, [u for u, _ in chosen])
        alone = alone and not any(u.signature[0] == "h" and cues.says_online(u.title) for u in independent)
        if outer.signature == ("h", "1") and not SEVERAL.search(outer.title):
            online = [u for u in independent if u.signature[0] == "h" and cues.says_online(u.title)]
            independent = _told_as_events(independent) or _schedule(inner) or _before_itself(independent, outer)
            told = signals_of([r for r in own if r is outer.head or not r.emphasised])
            alone = alone or (len(independent) < 2 and (told.dated or told.online or told.webinar_word))
            alone = alone and (not online or cues.says_online(outer.title))
        apart = _apart(independent)
        if len(apart) >= 2 or (not alone and not subtitle):
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


def _stands_above(unit: Unit, page: Unit) -> bool:
    return unit is not page and all(r.index < page.head.index for r in unit.lines)


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


def _apart(units: Sequence[Unit]) -> list[Unit]:
    """Those that hold no other; of several titles of the same lines the first."""
    found: list[Unit] = []
    for unit in sorted(units, key=lambda u: len(u.lines)):
        if not any(unit.holds(other) for other in found):
            found.append(unit)
    return found


def _is_subtitle(headings: Sequence[Unit], inner: Sequence[Unit], outer: Unit, units: Sequence[Unit]) -> bool:
    """The only heading within a unit goes on where its title ends, or takes nearly all of it.

    Unless others made like the outer one hold several made like this.
    """
    if len(headings) != 1:
        return False
    for like in units:
        if like.signature == outer.signature:
            held = [u for u in units if u.signature == headings[0].signature and like.holds(u)]
            if len(held) >= 2:
                return False
    follows = headings[0].head.index == outer.head.index + 1
    return follows or (len(inner) == 1 and len(headings[0].lines) >= 0.6 * len(outer.lines))


def _before_itself(units: Sequence[Unit], outer: Unit) -> list[Unit]:
    """Units made alike to which a page comes before it says of itself when it is, or shows it."""
    several = _several(units)
    if not several:
        return []
    lead = [r for r in outer.lines if r.index < min(u.lines[0].index for u in several) and r.kind != "meta"]
    signals = signals_of(lead)
    if signals.online or cues.WEBINAR.search(outer.title):
        told = signals.dated or signals.recorded or signals.registered
    else:
        told = any(r.day is not None and CLOCK.search(r.text) for r in lead)
    return [] if told else several


def _told_as_events(units: Sequence[Unit]) -> list[Unit]:
    """Those which say of themselves, and not by where they stand, what an event says; at least two made alike."""
    told = []
    for unit in units:
        signals = signals_of(unit.lines, unit)
        eventful = signals.dated and (signals.online or signals.registered or signals.people)
        if eventful or signals.recorded or unit.signature[0] == "row":
            told.append(unit)
    return _several(told)


def _schedule(units: Sequence[Unit]) -> list[Unit]:
    """Lines that begin with their days, three or more: a range of days in the lead is that of them all."""
    dated = [unit for unit in units if unit.signature[-1] == "after date" and unit.head.day]
    days = {str(unit.head.day.first) for unit in dated if unit.head.day}
    return dated if len(days) >= 3 and len(days) == len(dated) else []


def _several(units: Sequence[Unit]) -> list[Unit]:
    """The units of which two or more are made alike or stand in one list, on different days."""
    days: dict[object, set[object]] = defaultdict(set)
    for unit in units:
        dated = day_of(unit)
        days[_rank_and_file(unit)].add(str(dated.day.first) if dated and dated.day else unit)
    return [unit for unit in units if len(days[_rank_and_file(unit)]) >= 2]


def _rank_and_file(unit: Unit) -> object:
    item = unit.head.line.ancestor("li", "tr", "dt", "dd")
    return unit.signature if item is None else item.getparent()


def _lead(outer: Unit, inner: Unit) -> list[Reading]:
    """The outer's lines before its first inner unit."""
    return [r for r in outer.lines if r.index < inner.lines[0].index and r.kind != "meta"][:8]


def _date_in_lead(own: Sequence[Reading], outer: Unit) -> bool:
    return (
        any(r.day is not None and r.kind in ("date", "key", "title") for r in own if r.kind != "meta")
        or outer.head.day is not None
    )
