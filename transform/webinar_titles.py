"""Titles of webinars: what all ways of printing one title have in common, and how two titles are related.

"Webinar: Heat at Work", "HEAT AT WORK (recording)" and "Heat at work – webinar" have one key. A dropped subtitle, the
name of the series in front or a few other words make titles related, not equal; a differing number ("Part 1", "Session
II", a year) makes them titles of two webinars.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from transform.identity import fold
from transform.misspellings import one_edit

_KIND = (
    r"(?:free|live|recorded|upcoming|past|virtual|online|on[- ]demand|archived|national|monthly|public|new|zoom|next|"
    r"special|hybrid|video|webinar|previous)"
)
_LABEL = (
    r"(?:webinars?|webcast|web ?conference|recording|recorded|video|replay|watch|re-?watch|listen|register(?: now)?|"
    r"registration|save the date|presentation|virtual (?:event|training|workshop|meeting)|online (?:event|training)|"
    r"training|workshop|event|slides|seminario web|webinario|grabaci[oó]n|taller virtual|taller|conversatorio|en vivo|"
    r"new|just added|cancell?ed|postponed|rescheduled|cancelado|pospuesto|sold out|reminder|invitation)"
)
_AFTER = r"(?:\s+(?:recording|replay|invitation|announcement|registration|event|training))?"
_IN_FRONT = re.compile(
    rf"(?i)^[\s\[(*]*(?:{_KIND}\s+)*{_LABEL}{_AFTER}[\])*]*\s*(?::|–|—|\||-(?=\s)|(?<=[\])]))\s*(?=\S)"
)
_BEHIND = re.compile(
    rf"(?i)[\s,;:|–—-]*(?:\(\s*(?:{_KIND}\s+)*{_LABEL}{_AFTER}\s*\)|\[\s*(?:{_KIND}\s+)*{_LABEL}{_AFTER}\s*\]|"
    rf"(?<=[|–—:-])\s*(?:{_KIND}\s+)*{_LABEL}{_AFTER})\s*$"
)
_WORD_BEHIND = re.compile(r"(?i)(?<=[\w”\"’)!?])\s+(?:webinar|webcast|webinar recording)$")
_LANGUAGE = re.compile(
    r"(?i)[\s,;:|–—-]*[(\[]?\b(?:(?:presented |offered |held )?in (?:english|spanish|mandarin|chinese|vietnamese|"
    r"portuguese|haitian creole|french)|en (?:español|ingl[eé]s|espanol)|spanish(?: version| language| session)?|"
    r"english(?: version| language| session)?|versi[oó]n en espa[nñ]ol|espa[nñ]ol)[)\]]?\s*$"
)
_AROUND = " \t\"'“”‘’«».,;*·•"
_BREAK = re.compile(r"\s*[:|]\s+|\s+[–—-]+\s+|(?<=[?!])\s+|—|\s+/\s+")
_SERIES_WORD = re.compile(
    r"\b(?:series|webinars?|trainings?|talks?|sessions?|forum|lunch|program|academy|serie|ciclo)\b"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_SPELLED = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "primera": 1, "segunda": 2, "tercera": 3,
}  # fmt: skip
_COUNTED = r"part|session|module|week|day|episode|webinar|lesson|chapter|class|number|no|vol|volume|parte|sesion|modulo"
_NUMBERED = re.compile(rf"\b(?:{_COUNTED}) (?:no )?(?P<number>\d+|[ivx]+|{'|'.join(_SPELLED)})\b")
_NUMBER = re.compile(r"\b\d+(?:st|nd|rd|th)?\b")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_COMMON = frozenset(
    {"the", "a", "an", "of", "for", "and", "on", "in", "to", "at", "with", "your", "you", "how", "what", "is", "are"}
    | {"de", "la", "el", "los", "las", "y", "en", "para", "con"}
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it is compared.

    key: folded, without labels; parts: its folded parts between colons and dashes; numbers: those in it, years apart;
    years; cut: it ends with an ellipsis; language: it says in which language the webinar is.
    """

    key: str
    parts: tuple[str, ...]
    numbers: frozenset[str]
    years: frozenset[str]
    cut: bool
    language: str

    @property
    def squeezed(self) -> str:
        """The key without blanks: "clean-up" is printed "cleanup" too."""
        return self.key.replace(" ", "")

    @property
    def words(self) -> frozenset[str]:
        """The words that tell something."""
        return frozenset(self.key.split()) - _COMMON


@lru_cache(maxsize=1 << 16)
def title_of(printed: str) -> Title:
    """The title in the form in which it is compared."""
    text = " ".join(printed.split())
    cut = text.endswith(("…", "..."))
    language = ""
    while True:
        before = text
        text = text.strip(_AROUND) or text
        if tag := _LANGUAGE.search(text):
            language = fold(tag[0])
        for label in (_IN_FRONT, _BEHIND, _WORD_BEHIND, _LANGUAGE):
            shorter = label.sub("", text)
            text = shorter if len(fold(shorter)) > 2 else text
        if text == before:
            break
    parts = tuple(part for piece in _BREAK.split(text) if (part := fold(piece)))
    key = fold(text)
    numbers, years = _numbers(key)
    return Title(key, parts, numbers, years, cut, language)


def _numbers(key: str) -> tuple[frozenset[str], frozenset[str]]:
    found = {found["number"] for found in _NUMBERED.finditer(key)} | set(_NUMBER.findall(key))
    last = key.split()[-1] if " " in key else ""
    found |= {last} if last in _ROMAN and last != "i" else set()
    plain = {str(_ROMAN.get(number) or _SPELLED.get(number) or re.sub(r"\D", "", number)) for number in found}
    years = frozenset(number for number in plain if _YEAR.match(number))
    return frozenset(plain) - years, years


def related(one: Title, other: Title, series: frozenset[str] = frozenset()) -> float:
    """How much two titles have in common: 1 for equal ones, 0.8 where one lacks a subtitle or the series, 0.7 where the
    words are much the same, 0.5 where one lacks the number or all but a word, 0.3 where half of
    the words are, 0 for titles of two webinars.

    series: folded names of the series of either.
    """
    if (one.numbers and other.numbers and one.numbers != other.numbers) or (
        one.years and other.years and one.years != other.years
    ):
        return 0.0
    if one.squeezed == other.squeezed:
        return 1.0
    short, long = sorted((one, other), key=lambda title: len(title.key))
    if one.numbers != other.numbers:
        return 0.5 if long.key.startswith(f"{short.key} ") else 0.0
    if short.cut and long.key.startswith(short.key.rstrip()):
        return 0.9
    for place in range(1, len(long.parts)):
        front, back = " ".join(long.parts[:place]), " ".join(long.parts[place:])
        if back == short.key:
            return 1.0 if front in series or _SERIES_WORD.search(front) else 0.8
        if front == short.key:
            return 0.8 if len(short.words) > 1 else 0.5
    fewer, more = sorted((short.words, long.words), key=len)
    shared = {word for word in fewer if word in more or any(_misspelled(word, other) for other in more)}
    if len(shared) >= 3 and (len(shared) == len(fewer) or len(shared) >= 0.7 * len(fewer | more)):
        return 0.7
    return 0.3 if len(shared) >= 2 and len(shared) >= 0.5 * len(fewer) else 0.0


def _misspelled(word: str, other: str) -> bool:
    return min(len(word), len(other)) > 6 and one_edit(word, other)
