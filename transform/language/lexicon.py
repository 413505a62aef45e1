"""What is known of single words: dictionary words, given names, surnames, places.

The lists are facts (data/README.md says whence). The pipeline sees them as lexical flags, four bits of each word that
the embedding layer of the model reads beside the word's form, so that a name never met in training is still known
to be a name; the rules ask the same lists.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.attrs import FLAG20, FLAG21, FLAG22, FLAG23  # type: ignore[import-not-found]
from spacy.util import registry

if TYPE_CHECKING:
    from spacy.language import Language

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class NameGroup:
    """Names of one origin with their share in the generated corpus."""

    share: int
    names: tuple[str, ...]


def read_word_lists(path: Path) -> dict[str, tuple[str, ...]]:
    """Reads a file of named word lists: `= name`, then words parted by white space; `#` opens a comment line."""
    lists: dict[str, list[str]] = {}
    words: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            words = lists.setdefault(line[2:].strip(), [])
        elif not line.startswith("#"):
            words.extend(line.split())
    return {name: tuple(listed) for name, listed in lists.items()}


@cache
def dictionary_words() -> frozenset[str]:
    """English words in lower case, inflected forms included."""
    return frozenset((DATA / "words.txt").read_text(encoding="utf-8").split())


@cache
def name_groups(file: str) -> tuple[NameGroup, ...]:
    """Reads `given_names.txt` or `surnames.txt`, whose lists are named "origin share"."""
    lists = read_word_lists(DATA / file)
    return tuple(NameGroup(int(heading.rsplit(" ", 1)[1]), names) for heading, names in lists.items())


@cache
def given_names() -> frozenset[str]:
    """Given names, folded (see `fold`)."""
    return frozenset(fold(name) for group in name_groups("given_names.txt") for name in group.names)


@cache
def surnames() -> frozenset[str]:
    """Surnames, folded (see `fold`)."""
    return frozenset(fold(name) for group in name_groups("surnames.txt") for name in group.names)


@cache
def place_names(kind: str) -> tuple[str, ...]:
    """The names under one heading of `places.txt` (state, state_code, city, country), a line each."""
    names: list[str] = []
    wanted = False
    for line in (DATA / "places.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            wanted = line == f"= {kind}"
        elif wanted and line and not line.startswith("#"):
            names.append(line.split("* ", 1)[-1])
    return tuple(names)


@cache
def place_words() -> frozenset[str]:
    """Every word of a state's, city's or country's name, folded, and the abbreviations of states."""
    names = (name for kind in ("state", "state_code", "city", "country") for name in place_names(kind))
    return frozenset(fold(word) for name in names for word in name.split() if word not in {"of", "de"})


def fold(word: str) -> str:
    """Lower case without accents; one kind of apostrophe."""
    decomposed = unicodedata.normalize("NFKD", word.replace("’", "'"))
    return "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()


def is_dictionary_word(text: str) -> bool:
    return text.casefold() in dictionary_words()


def is_given_name(text: str) -> bool:
    return text[:1].isupper() and fold(text) in given_names()


def is_surname(text: str) -> bool:
    return text[:1].isupper() and fold(text) in surnames()


def is_place_word(text: str) -> bool:
    return text[:1].isupper() and fold(text) in place_words()


def lexical_flags() -> Callable[[Language], Language]:
    """The callback that config.cfg names: gives the vocabulary of a new pipeline its four flags."""

    def add_flags(nlp: Language) -> Language:
        nlp.vocab.add_flag(is_dictionary_word, FLAG20)
        nlp.vocab.add_flag(is_given_name, FLAG21)
        nlp.vocab.add_flag(is_surname, FLAG22)
        nlp.vocab.add_flag(is_place_word, FLAG23)
        return nlp

    return add_flags


registry.callbacks.register("webinars.lexical_flags.v1", func=lexical_flags)
