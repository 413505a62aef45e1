"""People whom a page names once for several events: "Speakers (both sessions)", "X will moderate all three calls"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transform.linekinds import Reading
from transform.people import people_of
from transform.person_lines import Person

_EVENTS = r"(?:events?|sessions?|webinars?|trainings?|calls?|panels?|workshops?|parts?|classes|talks|dates|days)\b"
_EVENTS_ES = r"(?:eventos|sesiones|seminarios|talleres|charlas|jornadas|encuentros|partes|fechas)\b"
_OF_ALL = re.compile(
    rf"(?i)\b(?:both|all|each|every|throughout|either)\b(?: of)?(?: the| our| these)?(?: \w+)? {_EVENTS}|"
    rf"\b(?:ambas|ambos|todas|todos|cada una de|cada uno de)(?: las| los)? {_EVENTS_ES}|"
    rf"\b(?:las|los) (?:dos|tres|cuatro) {_EVENTS_ES}"
)


def people_of_all(outside: Sequence[Reading]) -> list[Person]:
    """The people of lines that belong to no event and say that they speak at all; `outside` in the page's order.

    A label holds for the lines below it, up to the next heading.
    """
    found: list[Person] = []
    for at, reading in enumerate(outside):
        if not _OF_ALL.search(reading.text):
            continue
        told = [reading]
        if reading.kind == "label":
            for following in outside[at + 1 :]:
                if (
                    following.index != told[-1].index + 1
                    or following.line.heading
                    or following.kind in ("label", "prose")
                ):
                    break
                told.append(following)
        found += people_of(told, None, "")
    return found
