"""What speaks for and against a unit's being one of the webinars of a page that lists several.

Clues of its title (`transform.title_clues`), of the facts it holds, of what its likes have in common and of the units
within and around it; each is a few words, none of one page. `transform.unit_ranking` weighs them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from transform import cues
from transform.document import Document
from transform.event_signals import OTHER_TAG, PROCEEDING, Signals, context_of, dated_close, signals_of, weigh
from transform.linekinds import CLOCK, Reading
from transform.links import target_of
from transform.page_language import language_of
from transform.structured import StructuredEvent
from transform.title_clues import PageOfTitles
from transform.title_lines import title_like
from transform.titles import clean_title, letters_of
from transform.unit_classes import is_menu, marked_classes, other_classes, section_heads, session_classes
from transform.units import Unit

_WEIGHTS = (-3, -1, 0, 1, 2, 3, 4, 5, 6, 8)
_LENGTHS = (1, 2, 4, 8, 16, 40)  # lines of a unit
_SIZES = (1, 2, 3, 5, 9, 20)  # units of a class
_NEAR = 6  # lines

_PAST = re.compile(r"(?i)past|previous|archive|recorded|recording|on[- ]demand|anterior|pasad")
_TO_COME = re.compile(r"(?i)upcoming|next|pr[oó]xim|schedule|calendar")
_OTHER_THINGS = re.compile(r"(?i)resource|publication|report|news|fact sheet|material|recurso|contact|about|noticia")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of one unit, of which its likes and the units around it are told too."""

    signals: Signals
    dated_close: bool
    title_like: bool
    clock: bool


def unit_clues(
    document: Document,
    readings: Sequence[Reading],
    units: Sequence[Unit],
    events: Sequence[StructuredEvent],
    *,
    listing: bool,
) -> list[frozenset[str]]:
    """The clues of each unit; readings: all of the page; listing: the page says that it lists webinars."""
    page = _PageOfUnits(document, readings, units, events, listing)
    return [frozenset(page.of(unit)) for unit in units]


class _PageOfUnits:
    def __init__(
        self,
        document: Document,
        readings: Sequence[Reading],
        units: Sequence[Unit],
        events: Sequence[StructuredEvent],
        listing: bool,
    ) -> None:
        self.language = language_of(document)
        self.titles = PageOfTitles(document, readings, events, self.language)
        self.position = {reading.index: at for at, reading in enumerate(readings)}
        self.units = units
        self.listing = listing
        self.events = {letters_of(clean_title(event.name, language=self.language)): event for event in events}
        self.facts: Mapping[int, _Facts] = {id(unit): _facts(unit) for unit in units}
        self.classes: defaultdict[tuple[str, ...], list[Unit]] = defaultdict(list)
        for unit in units:
            self.classes[unit.signature].append(unit)
        self.others, self.marked = other_classes(units), marked_classes(units)
        self.heads, self.sessions = section_heads(units), session_classes(units)

    def of(self, unit: Unit) -> Iterator[str]:
        yield from self.titles.of_line(unit.head)
        yield from self.titles.of(self.position[unit.head.index], unit.title)
        yield from self._of_title(unit)
        yield from self._of_facts(unit)
        yield from self._of_class(unit)
        yield from self._of_nesting(unit)
        yield from _of_section(unit)
        if self.listing:
            yield "page lists webinars"

    def _of_title(self, unit: Unit) -> Iterator[str]:
        event = self.events.get(letters_of(clean_title(unit.title, language=self.language)))
        for clue, holds in (
            ("could be a title", title_like(unit)),
            ("names a proceeding", PROCEEDING.search(unit.title)),
            ("names something else", cues.NOT_A_WEBINAR.search(unit.title)),
            ("title says online", cues.says_online(unit.title)),
            ("event of the data", event),
            ("online in the data", event and event.online),
            ("in person in the data", event and event.online is False),
        ):
            if holds:
                yield clue
        if unit.head.line.linked and unit.head.line.links:
            yield f"links to {target_of(unit.head.line.links[0].url).kind or 'a page'}"

    def _of_facts(self, unit: Unit) -> Iterator[str]:
        facts = self.facts[id(unit)]
        signals = facts.signals
        for clue, holds in (
            ("dated", signals.dated),
            ("loosely dated", signals.loosely_dated),
            ("dated close by", facts.dated_close),
            ("clock", facts.clock),
            ("recorded", signals.recorded),
            ("registered for", signals.registered),
            ("online", signals.online),
            ("calls itself a webinar", signals.webinar_word),
            ("people", signals.people),
            ("place of meeting", signals.against),
            ("in person near", any(cues.IN_PERSON.search(r.text) for r in unit.lines[:_NEAR])),
            ("lines of resources", any(r.kind == "resource" for r in unit.body)),
            ("tagged as something else", any(OTHER_TAG.match(r.text) for r in unit.body)),
            ("menu", is_menu(unit)),
            ("heads a section", id(unit) in self.heads),
        ):
            if holds:
                yield clue
        weight = weigh(unit, signals, self.listing)
        yield from (f"weight of {least}" for least in _WEIGHTS if weight >= least)
        yield from (f"{least} lines" for least in _LENGTHS if len(unit.lines) >= least)

    def _of_class(self, unit: Unit) -> Iterator[str]:
        signature = unit.signature
        alike = self.classes[signature]
        plain = "plain" in signature
        last = signature[0] if signature[0] == "row" or plain else signature[-1]
        sort = dict.fromkeys((signature[0], "plain" if plain else last))
        yield f"likes: {' '.join(sort)}"
        yield from (f"{least} likes" for least in _SIZES if len(alike) >= least)
        for clue, holds in (
            ("likes are something else", signature in self.others),
            ("likes are sessions", signature in self.sessions),
            ("marked online among its likes", signature in self.marked and self.facts[id(unit)].signals.online),
            ("not marked online among its likes", signature in self.marked and not self.facts[id(unit)].signals.online),
        ):
            if holds:
                yield clue
        of_all = [self.facts[id(other)] for other in alike]
        for clue, number in (
            ("dated", sum(f.signals.dated for f in of_all)),
            ("loosely dated", sum(f.signals.loosely_dated for f in of_all)),
            ("dated close by", sum(f.dated_close for f in of_all)),
            ("with a clock", sum(f.clock for f in of_all)),
            ("recorded", sum(f.signals.recorded for f in of_all)),
            ("registered for", sum(f.signals.registered for f in of_all)),
            ("online", sum(f.signals.online for f in of_all)),
            ("with people", sum(f.signals.people for f in of_all)),
            ("could be titles", sum(f.title_like for f in of_all)),
        ):
            yield f"{_share(number / len(of_all))} likes {clue}"

    def _of_nesting(self, unit: Unit) -> Iterator[str]:
        inner = {other.head.index for other in self.units if unit.holds(other) and self._is_dated_title(other)}
        if inner:
            yield "holds a dated title" if len(inner) == 1 else "holds dated titles"
        outer = [other for other in self.units if other.holds(unit) and self.facts[id(other)].title_like]
        if any(self.facts[id(other)].signals.dated for other in outer):
            yield "within a dated unit"
        if any(self.facts[id(other)].dated_close and other.signature != ("h", "1") for other in outer):
            yield "within a unit dated close by"

    def _is_dated_title(self, unit: Unit) -> bool:
        facts = self.facts[id(unit)]
        return facts.signals.dated and facts.title_like and facts.dated_close


def _facts(unit: Unit) -> _Facts:
    clock = any(CLOCK.search(r.text) for r in unit.lines[:_NEAR])
    return _Facts(signals_of(unit.lines, unit), dated_close(unit), title_like(unit), clock)


def _of_section(unit: Unit) -> Iterator[str]:
    """The nearest heading above, and what the page says by it."""
    yield f"standing {context_of(unit, listing=False):+.0f}"
    head = unit.sections[-1].text if unit.sections else ""
    if not head:
        return
    yield "under a heading"
    for clue, pattern in (
        ("webinars", cues.WEBINAR_LIST),
        ("a webinar", cues.WEBINAR),
        ("events", cues.EVENT),
        ("related pages", cues.RELATED_HEADING),
        ("people", cues.PEOPLE_LABEL),
        ("meetings in person", cues.IN_PERSON),
        ("a year", _YEAR),
        ("the past", _PAST),
        ("what is to come", _TO_COME),
        ("other things", _OTHER_THINGS),
    ):
        if pattern.search(head):
            yield f"under a heading of {clue}"


def _share(share: float) -> str:
    return "all" if share > 0.9 else "most" if share > 0.5 else "some" if share > 0 else "no"
