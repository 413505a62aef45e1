"""How two titles of webinars are related.

A dropped subtitle, the name of the series or of the host in front, the same words in another order, an acronym written
out make titles related; a word exchanged for another ("for Workers", "for Employers") or another number ("Part 1",
"Session II", a year) make them titles of two webinars.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from transform.identity import fold
from transform.misspellings import one_edit
from transform.names import is_dictionary_word
from transform.places import STATES
from transform.webinar_titles import SMALL_WORDS, Title, singular, title_of

_SERIES_WORD = re.compile(
    r"\b(?:series|webinars?|trainings?|talks?|sessions?|forum|lunch|program|academy|serie|ciclo)\b"
)
_AUDIENCES = frozenset(
    {"worker", "employee", "employer", "business", "company", "agency", "investigator", "inspector", "advocate"}
    | {"attorney", "lawyer", "organizer", "union", "member", "manager", "supervisor", "contractor", "subcontractor"}
    | {"practitioner", "professional", "provider", "partner", "nonprofit", "municipality", "student", "teacher"}
    | {"youth", "teen", "parent", "woman", "women", "immigrant", "farmworker", "government", "public"}
    | {"trabajador", "trabajadora", "empleado", "empleada", "empleador", "empresa", "patrono", "abogado", "sindicato"}
)
_APPROACHES = frozenset(
    {"overview", "introduction", "understanding", "guide", "primer", "explained", "know", "need", "learn", "should"}
    | {"discussion", "conversation", "resumen", "introduccion", "guia", "conozca", "saber", "debe"}
)
_FORMS = _APPROACHES | {"question", "answer", "q", "panel", "pregunta", "respuesta"}
_ANOTHER = re.compile(  # sessions that go with one of the same title, at another level or later
    r"\b(?:advanced|intermediate|beginners?|follow up|revisited|train the trainer|office hours?|debrief|"
    r"(?:second|another|closer) look|take two|deep dive|avanzad[oa]|intermedi[oa]|principiantes|seguimiento)\b"
)
_DOING = re.compile(r"(?:e?ment|ing|at(?:ion|ing)|ion)$")
_DOUBLED = re.compile(r"(\w)\1")
_POSTAL = {fold(name): code.lower() for code, name in STATES.items()}


def numbers_differ(one: Title, other: Title) -> bool:
    """Whether each title has a number that the other one lacks."""
    return bool(one.numbers - other.numbers and other.numbers - one.numbers)


def related(one: Title, other: Title, names: frozenset[str] = frozenset()) -> float:
    """How much two titles have in common: 1 for equal ones, 0.9 for the same words in another form, 0.8 where one lacks
    a subtitle, 0.7 where it lacks a few words, 0.5 where it lacks the number or all but a word, 0.4 where it does not
    tell the audience or only it is of another level or a second session, 0.3 where half of the words are the same and
    others are exchanged, 0 for titles of two webinars.

    names: folded names of the series and hosts of either, whose words count for nothing in a title.
    """
    if numbers_differ(one, other):
        return 0.0
    if any(here and there and here != there for here, there in ((one.years, other.years), (one.months, other.months))):
        return 0.0
    if one.squeezed == other.squeezed:
        return 1.0
    alike = _alike(one, other, names)
    for title, whole in ((one, other), (other, one)):
        if alike < 0.9 and (bare := _bare(title, names)) is not title:
            alike = max(alike, min(_alike(bare, whole, names), 0.9))
    only_listed = one.listed or other.listed or _counts_series(one, names) or _counts_series(other, names)
    if one.numbers != other.numbers and not (alike >= 0.9 and only_listed):
        return 0.5 if alike >= 0.5 else 0.0
    if bool(_ANOTHER.search(one.key)) != bool(_ANOTHER.search(other.key)):
        return 0.4 if alike >= 0.4 else 0.0
    addressed = (_addressed(one, other) and not other.cut) or (_addressed(other, one) and not one.cut)
    if alike not in (0.5, 0.8) and addressed:  # but for a subtitle
        return min(alike, 0.4)
    return alike


def _counts_series(title: Title, names: frozenset[str]) -> bool:
    """Whether its only number is that of its series in front: "Sample Talks #13: Heat at Work"."""
    front = _words_of(title.parts[0]) - title.numbers if title.numbered_front else frozenset()
    return bool(front) and any(front == _words_of(name) for name in names)


def _bare(title: Title, names: frozenset[str]) -> Title:
    """A title without the series, host or speaker in front of it ("Sample Lab Presents: …") and the form of the event
    behind it ("…: Questions and Answers"), if two telling words are left."""
    parts = title.parts
    if len(parts) < 2:
        return title
    beside = frozenset().union(*map(_words_of, names)) | {"present", "presenta"}
    if _words_of(parts[0]) <= beside or _SERIES_WORD.search(parts[0]):
        parts = parts[1:]
    if len(parts) > 1 and _words_of(parts[-1]) <= _FORMS:
        parts = parts[:-1]
    rest = title_of(": ".join(parts))
    if parts == title.parts or len(rest.words) < 2:
        return title
    acronyms = title.acronyms & rest.words
    return replace(title, key=rest.key, parts=parts, words=rest.words, phrase=rest.phrase, acronyms=acronyms)


def _goes_on(cut: Title, other: Title) -> bool:
    """Whether a title is cut off in what the other one says in full: nothing is known of the words that are missing."""
    return cut.cut and other.key.startswith(cut.key)


def _addressed(one: Title, other: Title) -> bool:
    """Whether only one title says whom the event is for."""
    said: set[str] = set()
    for place, word in enumerate(one.phrase):
        if word in ("for", "para"):
            said |= _AUDIENCES.intersection(one.phrase[place + 1 : place + 4])
    return bool(said) and all(one.phrase.count(word) > other.phrase.count(word) for word in said)


def _alike(one: Title, other: Title, names: frozenset[str]) -> float:
    short, long = sorted((one, other), key=lambda title: len(title.key))
    bare = " ".join(short.parts)
    if _goes_on(short, long):
        return 0.9
    if bare == " ".join(long.parts):
        return 0.9
    beside = frozenset().union(*map(_words_of, names))
    for place in range(1, len(long.parts)):
        front, back = " ".join(long.parts[:place]), " ".join(long.parts[place:])
        if back == bare or (len(short.words) > 1 and sorted(back.split()) == sorted(bare.split())):
            named = all(_is_beside(word, long.acronyms, names, beside) for word in _words_of(front))
            return 1.0 if named or _SERIES_WORD.search(front) else 0.8
        if front == bare:
            if front in names and not one.numbers:
                return 0.3
            new = long.words - short.words - _APPROACHES
            added = {word for word in new if not _is_beside(word, long.acronyms, names, beside)}
            return 0.8 if added and len(short.words) > 1 else 0.5 if added else 0.9
    return _by_words(one, other, names, beside)


def _by_words(one: Title, other: Title, names: frozenset[str], beside: frozenset[str]) -> float:
    here, there = set(one.words - other.words), set(other.words - one.words)
    here |= _named_again(one) - _named_again(other)
    there |= _named_again(other) - _named_again(one)
    shared = set(one.words & other.words)
    for a, b in [*_same_words(one, other), *((a, b) for b, a in _same_words(other, one))]:
        if a & here and b & there:
            shared |= max(a, b, key=len)
            here -= a
            there -= b
    if not shared:
        return 0.0
    telling = shared - beside
    acronyms = one.acronyms | other.acronyms
    for left in (here, there):
        left -= {word for word in left if _is_beside(word, acronyms, names, beside)}
    much = len(telling) >= 2 or (len(telling) == 1 and len(shared) >= 2)
    if not here and not there:
        return 0.9 if much else 0.0
    if here and there:
        if (here | there) <= _APPROACHES:
            return 0.8 if len(telling) >= 2 else 0.0
        if (here & _AUDIENCES and there & _AUDIENCES) or (_codes(here) and _codes(there)):
            return 0.0
    fewer = min(len(one.words), len(other.words))
    if here and there:
        return 0.3 if len(shared) >= 2 and len(shared) >= 0.5 * fewer else 0.0
    if much and (len(shared) >= 3 or 2 * len(shared) >= len((one.words | other.words) - _APPROACHES)):
        return 0.7
    return 0.3 if len(shared) >= 2 else 0.0


def _is_beside(word: str, acronyms: frozenset[str], names: frozenset[str], beside: frozenset[str]) -> bool:
    """Whether a word of a title only names its series or a host."""
    if word in _AUDIENCES:
        return False
    return word in beside or (word in acronyms and any(short_for(word, name) for name in names))


def _named_again(title: Title) -> set[str]:
    """Audiences that are named twice: "Hotel Worker Protections for Workers" is for them, not just about them."""
    return {word for word in title.words & _AUDIENCES if title.phrase.count(word) > 1}


def _same_words(one: Title, other: Title) -> Iterator[tuple[set[str], set[str]]]:
    """Words of one title and those of the other that say the same: slips, nouns of one verb, compounds, acronyms."""
    for word in one.words - other.words:
        for written in other.words - one.words:
            if _misspelled(word, written) or _one_doing(word, written):
                yield {word}, {written}
        for first, second in zip(other.phrase, other.phrase[1:], strict=False):
            if first + second == word:
                yield {word}, {first, second}
        if word in one.acronyms and (found := spelled_out(word, other.phrase)):
            yield {word}, set(found)


def _misspelled(word: str, other: str) -> bool:
    if min(len(word), len(other)) < 5 or abs(len(word) - len(other)) > 1:
        return False
    if not (word + other).isalpha() or not one_edit(word, other):
        return False
    if min(len(word), len(other)) < 7:
        return is_dictionary_word(word) != is_dictionary_word(other) and word[0] == other[0]
    if _DOUBLED.sub(r"\1", word) == _DOUBLED.sub(r"\1", other):  # "labeling" and "labelling" are both right
        return True
    return not (is_dictionary_word(word) and is_dictionary_word(other))


def _one_doing(word: str, other: str) -> bool:
    """Whether two words are one verb made a noun: "enforcing" and "enforcement"."""
    if word[:5] != other[:5]:
        return False
    stems = [_DOING.sub("", each) for each in (word, other)]
    return stems[0] == stems[1] and len(stems[0]) > 4


def _codes(words: Iterable[str]) -> bool:
    """Whether one is a name with a digit, such as that of a visa or a form."""
    return any(re.search(r"\d", word) for word in words)


def spelled_out(acronym: str, words: Sequence[str]) -> Sequence[str]:
    """The consecutive words whose initials are the acronym; of small words the initial may be left out."""
    for start in range(len(words)):
        if words[start] not in SMALL_WORDS and (length := _initials(acronym, words[start:])):
            return words[start : start + length]
    return ()


def _initials(letters: str, words: Sequence[str]) -> int:
    """How many of the words, from the first on, give the letters; 0 if they do not."""
    if not letters or not words:
        return 0
    if words[0][0] == letters[0]:
        if len(letters) == 1:
            return 1
        if rest := _initials(letters[1:], words[1:]):
            return rest + 1
    if words[0] in SMALL_WORDS and (rest := _initials(letters, words[1:])):
        return rest + 1
    return 0


@lru_cache(maxsize=1 << 14)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(singular(word) for word in name.split() if word not in SMALL_WORDS)


@lru_cache(maxsize=1 << 14)
def short_for(short: str, name: str) -> bool:
    """Whether a folded name is a part or the acronym of another; a state may stand in that with its postal code."""
    if _words_of(short) <= _words_of(name) or spelled_out(short, name.split()):
        return True
    state = next((state for state in _POSTAL if name.startswith(f"{state} ")), None)
    code = _POSTAL[state] if state else ""
    return bool(state and short.startswith(code) and spelled_out(short[len(code) :], name[len(state) :].split()))
