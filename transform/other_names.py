"""Two names that a page gives one body: a former one and today's, or one in each of two languages.

"Justice at Samples (formerly Samples Law Project)", "Samples Law Project (now Justice at Samples)", "Sample Workers
Center / Centro de Trabajadores de Muestra".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from transform.identity import fold

_BEFORE = r"formerly(?: known as)?|previously(?: known as)?|f/k/a|fka|antes|anteriormente"
_SINCE = r"now(?: known as| called| named)?|today|renamed|hoy|ahora"
_FORMERLY = re.compile(rf"(?i)^(?P<now>.+?)\s*(?:[(\[]|,\s*)(?:{_BEFORE})\s+(?:the\s+)?(?P<then>[^()\[\]]+?)[)\]]?$")
_NOW = re.compile(rf"(?i)^(?P<then>.+?)\s*(?:[(\[]|,\s*)(?:{_SINCE})\s+(?:the\s+)?(?P<now>[^()\[\]]+?)[)\]]?$")
_TWO = re.compile(r"^(?P<one>[^()/|]+?)\s*(?:\((?P<inside>[^()]+)\)|\s[/|–—]\s+(?P<behind>[^()/|]+))$")
_SPANISH = re.compile(r"\b(?:de|del|la|las|los|el|y|para|por|en|derechos|trabajador(?:es|as)?|centro|proyecto)\b")
_ENGLISH = re.compile(r"\b(?:of|for|the|and|center|project|workers?|rights|justice|law|alliance|network|institute)\b")


class TwoNames(NamedTuple):
    """The name that a body goes by, and another one that it bears or bore."""

    name: str
    other: str


def two_names(printed: str) -> TwoNames | None:
    """What a printed name of an organization says of this kind, if it does."""
    if found := _NOW.match(printed) or _FORMERLY.match(printed):
        return TwoNames(found["now"].strip(), found["then"].strip())
    if (found := _TWO.match(printed)) is not None:
        one, other = found["one"].strip(), (found["inside"] or found["behind"]).strip()
        if min(len(one.split()), len(other.split())) > 1 and {_language(one), _language(other)} == {"en", "es"}:
            return TwoNames(one, other)
    return None


def _language(name: str) -> str | None:
    folded = fold(name)
    spanish, english = len(_SPANISH.findall(folded)), len(_ENGLISH.findall(folded))
    return None if spanish == english else "es" if spanish > english else "en"
