"""A day that a line begins with, its hours, and what sets both off from the title: "Wednesday, April 6 at 1 pm: "."""

from __future__ import annotations

import re

from transform.date_mention import DateMention
from transform.names import name_at, name_weight

ZONE = (
    r"(?:\(?(?:[ECMPAH][SD]?T|UTC|GMT|CES?T|BST|AES?T|IST|Eastern|Central|Mountain|Pacific|Alaska|Hawaii|Atlantic)"
    r"(?: (?:standard|daylight))?(?: time)?\)?(?: \(US and Canada\))?)"
)
_CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?\s?m\b\.?|\d{1,2}:\d\d|\d{1,2}\s*h(?:rs?|oras)?\b|noon|midnight|mediod[ií]a)"
)
_HOURS = (
    rf"(?:,|\s*\||\s*@|\s+[–—-])?\s+(?:(?:at|from|de|a las?|desde las?)\s+)?"
    rf"(?:\d{{1,2}}(?:[:.]\d\d)?\s*(?:[ap]\.?\s?m\b\.?)?\s*(?:[-–—]|to|until|a)\s*(?:las? )?)?{_CLOCK}"
    rf"(?:,?\s*(?:{ZONE}|\([^()]{{2,40}}\)))?"
)
_TITLE_NEXT = r"(?=[“\"«¿¡A-ZÁÉÍÓÚÑ]|\d)"
_SET_OFF = re.compile(rf"(?i:{_HOURS})?\)?(?:\s*[–—:|]\s*|\s+-\s+){_TITLE_NEXT}")
_NUMBERED = re.compile(
    r"\W*(?:[A-ZÁÉÍÓÚÑ]\w+ )?(?i:session|part|week|day|module|class|sesi[oó]n|parte|semana|clase) \w{1,6}\W*"
)

_LIKELY_NAME = 0.3  # of `name_weight`


def title_place(text: str, day: DateMention) -> int | None:
    """Where the title begins behind the day that leads the line, alone or behind a number: "Session 2 (May 4): ".

    None where somebody's name follows, as in the stamp of a post.
    """
    lead = text[: day.start]
    behind = _SET_OFF.match(text, day.end)
    if behind is None or not (len(lead) <= 3 or _NUMBERED.fullmatch(lead)):
        return None
    name = name_at(text[behind.end() :])
    return None if name is not None and name_weight(name.name) >= _LIKELY_NAME else behind.end()
