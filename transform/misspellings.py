"""Names with one slip of the pen: all words but one are equal, and that one is a single letter off a known word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set

from transform.names import is_dictionary_word, is_given_name, is_surname

_OFTEN = 3  # mentions, and times as many as of the misspelled form
_LONG = 6  # letters; shorter words that differ by one letter are often two words


def corrections(names: Mapping[str, int], known: Iterable[str]) -> dict[str, str]:
    """Misspelled name → the one that was meant, for normal forms.

    names: those in question, each with the number of its mentions; known: names that are right. A word counts as
    misspelled when neither dictionary nor names know it, and only one name that is right, or is printed much more
    often, has another word there, one letter off. Two real words ("Immigrant", "Immigrants") are two names.
    """
    known = set(known)
    words = {word for name in known for word in name.split()}
    doubtful = {name: places for name in names if (places := list(_odd_words(name, words)))}
    masks = {mask for name, places in doubtful.items() for mask in (_mask(name, place) for place in places)}
    meant: defaultdict[str, set[str]] = defaultdict(set)
    for name in {*known, *(name for name, count in names.items() if count >= _OFTEN)}:
        for place in range(len(name.split())):
            if (mask := _mask(name, place)) in masks:
                meant[mask].add(name)
    found = {}
    for name, places in doubtful.items():
        close = {
            other
            for place in places
            for other in meant.get(_mask(name, place), ())
            if other != name
            and len(other.split()[place]) >= _LONG
            and one_edit(name.split()[place], other.split()[place])
            and (other in known or names[other] >= _OFTEN * names[name])
        }
        if len(close) == 1:
            found[name] = close.pop()
    return found


def _odd_words(name: str, known: Set[str]) -> Iterator[int]:
    words = name.split()
    for place, word in enumerate(words):
        if len(words) > 1 and len(word) >= _LONG - 1 and word.isalpha() and word not in known and not _is_word(word):
            yield place


def _is_word(word: str) -> bool:
    return is_dictionary_word(word) or is_surname(word) or is_given_name(word)


def _mask(name: str, place: int) -> str:
    words = name.split()
    return " ".join([*words[:place], "*", *words[place + 1 :]])


def one_edit(one: str, other: str) -> bool:
    """Whether one letter added, left out, changed or swapped with its neighbour makes one word the other."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[:2][::-1] and a[2:] == b[2:])
