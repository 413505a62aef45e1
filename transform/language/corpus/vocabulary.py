"""Words by part of speech, derived from the word list alone by the forms that a word has beside itself in it.

"walk" with "walks", "walked" and "walking" is a verb; "window" with "windows" and no "-ing" is a noun; "quick" with
"quickly" is an adjective. Rough, but the corpus needs an open vocabulary in plausible places, not a lexicon.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from transform.language.lexicon import read_word_lists

_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Verb:
    """The forms of one regular verb."""

    base: str
    third: str
    past: str
    gerund: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by part of speech, each list in the order of the alphabet; nouns as (singular, plural)."""

    words: tuple[str, ...]
    nouns: tuple[tuple[str, str], ...]
    verbs: tuple[Verb, ...]
    adjectives: tuple[str, ...]
    adverbs: tuple[str, ...]


@cache
def derive_vocabulary(words: frozenset[str]) -> Vocabulary:
    """Sorts a word list into parts of speech."""
    ordered = sorted(words)
    verbs = [verb for word in ordered if (verb := _as_verb(word, words)) is not None]
    verb_bases = {verb.base for verb in verbs}
    nouns = [(word, plural) for word in ordered if word not in verb_bases and (plural := _plural(word)) in words]
    adjectives = [word for word in ordered if len(word) > 3 and _adverb(word) in words]
    return Vocabulary(
        words=tuple(word for word in ordered if len(word) > 2),
        nouns=tuple(noun for noun in nouns if len(noun[0]) > 2 and not noun[0].endswith("ss")),
        verbs=tuple(verbs),
        adjectives=tuple(adjectives),
        adverbs=tuple(_adverb(word) for word in adjectives),
    )


@cache
def read_vocabulary(path: Path, words: frozenset[str]) -> Vocabulary:
    """Reads words listed by part of speech (noun, verb, adj), with those of their forms that `words` holds."""
    listed = read_word_lists(path)
    verbs = [verb for word in listed["verb"] if (verb := _as_verb(word, words)) is not None]
    return Vocabulary(
        words=listed["noun"] + listed["verb"] + listed["adj"],
        nouns=tuple((word, _plural(word)) for word in listed["noun"] if _plural(word) in words),
        verbs=tuple(verbs),
        adjectives=listed["adj"],
        adverbs=tuple(_adverb(word) for word in listed["adj"] if _adverb(word) in words),
    )


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def _adverb(word: str) -> str:
    if word.endswith("y"):
        return word[:-1] + "ily"
    return word[:-1] + "y" if word.endswith("le") else word + "ly"


def _as_verb(word: str, words: frozenset[str]) -> Verb | None:
    if len(word) < 3:
        return None
    stem = word[:-1] if word.endswith("e") else word
    for past, gerund in (
        (stem + "ed", stem + "ing"),
        (word + word[-1] + "ed", word + word[-1] + "ing"),
        (word[:-1] + "ied", word + "ing"),
    ):
        if past in words and gerund in words and _plural(word) in words:
            return Verb(word, _plural(word), past, gerund)
    return None
