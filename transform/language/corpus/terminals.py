"""The terminals of the grammar: names, dictionary words, numbers, and what a block said before (surname, acronym)."""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Mapping
from itertools import accumulate

from transform.language.corpus.vocabulary import Vocabulary, derive_vocabulary, read_vocabulary
from transform.language.lexicon import DATA, NameGroup, dictionary_words, fold, name_groups, read_word_lists

_ACRONYM_SKIPS = frozenset({"of", "the", "and", "for", "on", "in", "at", "de", "del", "la", "los", "y", "&"})
_ORDINALS = ("1st", "2nd", "3rd", "4th", "5th", "9th", "11th", "12th", "15th", "18th", "21st", "22nd", "23rd", "30th")
# Shares of names that no list holds: blends of two listed ones, and dictionary words that serve as surnames.
_BLENDED = 0.15
_WORD_SURNAMES = 0.05
_UNACCENTED = 0.5
# Share of words that pages of the field are full of; the others are any words.
_COMMON = 0.4
# Share of nouns that no list holds, so that an unknown word is not a name by that alone.
_COINED_NOUNS = 0.06


class Terminals:
    """Draws terminals with one random generator; `table` is what Grammar.expand takes, `notice` its listener."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._words = derive_vocabulary(dictionary_words())
        self._common_words = read_vocabulary(DATA / "common_words.txt", dictionary_words())
        self._prefixes = read_word_lists(DATA / "common_words.txt")["prefix"]
        self._given = name_groups("given_names.txt")
        self._surnames = name_groups("surnames.txt")
        self._first: str | None = None
        self._last: str | None = None
        self._organization: str | None = None
        self.table: Mapping[str, Callable[[], str]] = {
            "given": self._given_name,
            "surname": self._surname,
            "nombre": lambda: self._remember_first(rng.choice(self._given[2].names)),
            "apellido": lambda: self._remember_last(rng.choice(self._surnames[2].names)),
            "initial": lambda: rng.choice("ABCDEFGHIJKLMNOPRSTVWYZ"),
            "initial_lower": lambda: rng.choice("abcdefghjklmnprstvw"),
            "first": lambda: self._first or self._given_name(),
            "last": lambda: self._last or self._surname(),
            "acronym": self._acronym,
            "letters": lambda: "".join(rng.choices(string.ascii_uppercase, k=rng.choice((3, 3, 4, 4, 4, 5)))),
            "coined": self._coined,
            "noun": self._noun,
            "nouns": lambda: rng.choice(self._some().nouns)[1],
            "verb": lambda: rng.choice(self._some().verbs).base,
            "verbs": lambda: rng.choice(self._some().verbs).third,
            "verbed": lambda: rng.choice(self._some().verbs).past,
            "verbing": lambda: rng.choice(self._some().verbs).gerund,
            "adj": lambda: rng.choice(self._some().adjectives),
            "adverb": lambda: rng.choice(self._some().adverbs),
            "word": lambda: rng.choice(self._some().words),
            "number": lambda: str(rng.choice((rng.randint(1, 99), rng.randint(1, 1999)))),
            "number_small": lambda: str(rng.randint(1, 12)),
            "number3": lambda: str(rng.randint(200, 999)),
            "number4": lambda: str(rng.randint(1000, 9999)),
            "zip": lambda: f"{rng.randint(1001, 99950):05}",
            "day": lambda: str(rng.randint(1, 31)),
            "day_two": lambda: f"{rng.randint(1, 31):02}",
            "number_month": lambda: str(rng.randint(1, 12)),
            "month_two": lambda: f"{rng.randint(1, 12):02}",
            "ordinal": lambda: rng.choice(_ORDINALS),
            "year": lambda: str(rng.randint(2005, 2027)),
            "year_short": lambda: str(rng.randint(10, 27)),
            "hour": lambda: str(rng.randint(1, 12)),
            "minute": lambda: rng.choice(("00", "15", "30", "45")),
        }

    def forget(self) -> None:
        """Begins a new block: nobody and nothing was named yet."""
        self._first = self._last = self._organization = None

    def notice(self, symbol: str, text: str) -> None:
        """Listens to expansions, so that `acronym` fits the organization before it."""
        if symbol in {"org", "org_hispanic"}:
            self._organization = text

    def _some(self) -> Vocabulary:
        return self._common_words if self._rng.random() < _COMMON else self._words

    def _pick(self, groups: tuple[NameGroup, ...]) -> str:
        shares = list(accumulate(group.share for group in groups))
        return self._rng.choice(self._rng.choices(groups, cum_weights=shares)[0].names)

    def _blend(self, groups: tuple[NameGroup, ...]) -> str:
        head, tail = self._pick(groups), self._pick(groups)
        blended = head[: max(2, len(head) // 2)] + tail[len(tail) // 2 :].lower()
        return blended if blended.isalpha() else head

    def _draw(self, groups: tuple[NameGroup, ...]) -> str:
        name = self._blend(groups) if self._rng.random() < _BLENDED else self._pick(groups)
        if not name.isascii() and self._rng.random() < _UNACCENTED:
            plain = fold(name)
            return plain.title() if plain.isalpha() else name
        return name

    def _given_name(self) -> str:
        return self._remember_first(self._draw(self._given))

    def _surname(self) -> str:
        if self._rng.random() < _WORD_SURNAMES:
            return self._remember_last(self._rng.choice(self._words.words).capitalize())
        return self._remember_last(self._draw(self._surnames))

    def _remember_first(self, name: str) -> str:
        if self._first is None:
            self._first = name
        return name

    def _remember_last(self, name: str) -> str:
        self._last = name
        return name

    def _coined(self) -> str:
        """A capitalized word that no list holds: a brand, a town, a term of art."""
        rng = self._rng
        if rng.random() < 0.5:
            return rng.choice(self._prefixes).capitalize() + rng.choice(self._words.nouns)[0]
        head, tail = rng.choice(self._words.words), rng.choice(self._words.words)
        return (head[: rng.randint(2, 4)] + tail[-rng.randint(2, 4) :]).capitalize()

    def _noun(self) -> str:
        """A noun, now and then one that the dictionary lacks ("teletherapist", "antifraud")."""
        noun = self._rng.choice(self._some().nouns)[0]
        return self._rng.choice(self._prefixes) + noun if self._rng.random() < _COINED_NOUNS else noun

    def _acronym(self) -> str:
        words = (self._organization or "").replace("-", " ").replace("/", " ").split()
        initials = "".join(word[0].upper() for word in words if word not in _ACRONYM_SKIPS and word[0].isalpha())
        return initials if 2 < len(initials) < 8 else self.table["letters"]()
