"""People whom a page names once for several events: "Speakers (both sessions)", "X will moderate all three calls"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transform.linekinds import Reading, bare
from transform.names import find_names, name_weight
from transform.people import people_of
from transform.person_lines import Person, is_labelled
from transform.sections import heading_level
from transform.sentences import sentences

_EVENTS = (
    r"(?:events?|sessions?|webinars?|trainings?|calls?|panels?|workshops?|parts?|classes|talks|dates|days|programs?|"
    r"episodes?|seminars?|meetings?|modules?)\b"
)
_EVENTS_ES = r"(?:eventos|sesiones|seminarios|talleres|charlas|jornadas|encuentros|partes|fechas|módulos|webinars?)\b"
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight")
_NUMEROS = ("uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho")
_OF_ALL = re.compile(
    rf"(?i)\b(?:(?P<two>both|either)|all|each|every|throughout)\b(?: of)?(?: the| our| these)?"
    rf"(?: (?P<number>{'|'.join(_NUMBERS)}))?(?: [a-z-]+)? {_EVENTS}|"
    r"\b(?:each|every) time\b|\bcada vez\b|"
    r"\bthe (?:(?:whole|entire|full) )?(?:webinar )?series (?:is|was|will be) (?:\w+ )?"
    r"(?:presented|taught|moderated|hosted|led|facilitated|given) by\b|"
    r"\b(?:(?P<dos>ambas|ambos)|todas|todos|cada una de|cada uno de)(?: las| los)? "
    rf"(?:(?P<numero>{'|'.join(_NUMEROS)}) )?{_EVENTS_ES}|"
    rf"\b(?:las|los) (?P<tantos>{'|'.join(_NUMEROS)}) {_EVENTS_ES}"
)


class CommonPeople:
    """The people of lines that belong to no event and say that they speak at all, with the events that are meant."""

    def __init__(self, outside: Sequence[Reading], starts: Sequence[int]) -> None:
        """outside: the lines of no event, in the page's order; starts: for each event, the index of its first line."""
        self._told: list[tuple[list[Person], frozenset[int]]] = []
        for at, reading in enumerate(outside):
            match = _OF_ALL.search(reading.text)
            if match is None:
                continue
            people = [p for p in people_of(_lines(outside, at), None, "") if name_weight(p.name.name) >= 0.3]
            if reading.kind == "prose":
                said = " ".join(sentence for sentence in sentences(reading.text) if _OF_ALL.search(sentence))
                people = [person for person in people if person.reading is not reading or person.name.name in said]
            self._told.append((people, _meant(reading, outside, starts, _count(match))))

    def of(self, start: int) -> list[Person]:
        """The people of the event whose first line has this index."""
        return [person for people, events in self._told if start in events for person in people]


def _lines(outside: Sequence[Reading], at: int) -> list[Reading]:
    """The line that says so, those below a label up to the next heading, and what other labels say right below it."""
    told = [outside[at]]
    below = outside[at].kind == "label"
    for following in outside[at + 1 :]:
        if following.index != told[-1].index + 1:
            break
        if is_labelled(bare(following.text)) and find_names(following.text) and is_labelled(bare(outside[at].text)):
            told.append(following)
        elif not below or following.line.heading or following.kind in ("label", "prose"):
            break
        else:
            told.append(following)
    return told


def _count(match: re.Match[str]) -> int | None:
    """How many events the words say: "both", "all three", "las dos"."""
    if match["two"] or match["dos"]:
        return 2
    if match["number"]:
        return _NUMBERS.index(match["number"].lower()) + 1
    word = match["numero"] or match["tantos"]
    return _NUMEROS.index(word.lower()) + 1 if word else None


def _meant(reading: Reading, outside: Sequence[Reading], starts: Sequence[int], count: int | None) -> frozenset[int]:
    """All events; of more than the words count, those above the line, or else below it, up to another section."""
    if count is None or count >= len(starts):
        return frozenset(starts)
    above = [start for start in starts if start < reading.index]
    chosen = above[-count:] if len(above) >= count else [s for s in starts if s > reading.index][:count]
    headings = [r.index for r in outside if 0 < heading_level(r) < 4]
    near = [s for s in chosen if not any(min(s, reading.index) < h < max(s, reading.index) for h in headings)]
    return frozenset(near or chosen)
