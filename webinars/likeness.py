"""When two readings of a value count as the same: the comparisons that scores rest on.

They forgive what a reader would (case, punctuation, a middle initial, a longer form of an organization's name) and
nothing that would be wrong in the dataset. The thresholds are part of what a score means: scores that were made with
others cannot be compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

SAME_PERSON = 0.95
"""The score of two names that share first and last word."""
CONTAINED = 0.8
"""The score of two organizations' names of which one holds every word of the other."""

_ORGANIZATION_RATIO = 0.88
_MOST_WORDS_MORE = 4
_SMALL_WORDS = frozenset({"the", "of", "for", "and", "at", "s", "inc", "a", "an", "in", "on"})


def folded(text: str | None) -> str:
    """The words alone, in lower case, parted by single spaces."""
    plain = unicodedata.normalize("NFKC", text or "").lower().replace("&", " and ")
    return re.sub(r"\W+", " ", plain).strip()


def likeness(found: str | None, given: str | None) -> float:
    """How alike two texts are, 0 to 1: the share of characters in common runs (Ratcliff and Obershelp); 0 for none."""
    left, right = folded(found), folded(given)
    if not left or not right:
        return 0.0
    return 1.0 if left == right else SequenceMatcher(None, left, right, autojunk=False).ratio()


def person_likeness(found: str | None, given: str | None) -> float:
    """The same for names of people, among which a middle name more or less matters little."""
    left, right = folded(found).split(), folded(given).split()
    if left != right and min(len(left), len(right)) > 1 and (left[0], left[-1]) == (right[0], right[-1]):
        return SAME_PERSON
    return likeness(found, given)


def same_organization(found: str | None, given: str | None) -> bool:
    """Whether two names are of one organization: nearly equal, or one is the other with a few words more."""
    if not folded(found) or not folded(given):
        return False
    if likeness(found, given) >= _ORGANIZATION_RATIO:
        return True
    few, many = sorted((_telling_words(found), _telling_words(given)), key=len)
    return len(few) >= 2 and few <= many and len(many) - len(few) <= _MOST_WORDS_MORE


def organization_likeness(found: str | None, given: str | None, others: Iterable[str]) -> float:
    """How well a name fits an organization whose name is `given`, or just as well one of `others`."""
    others = list(others)
    if folded(found) == folded(given):
        return 1.0
    if folded(found) in {folded(other) for other in others}:
        return 0.9
    return CONTAINED if any(same_organization(found, name) for name in (given, *others)) else 0.0


def address(url: str | None) -> str:
    """What matters of a URL: neither scheme nor www., fragment, closing slash or case."""
    place = (url or "").strip().rstrip("/").partition("#")[0]
    return re.sub(r"^https?://(www\.)?", "", place).lower()


def clock(moment: str | None) -> str | None:
    """A time in UTC, written with Z."""
    return moment.replace("+00:00", "Z") if moment else moment


def credential(text: str) -> str:
    """A degree without dots and spaces, in lower case."""
    return folded(text).replace(" ", "")


def _telling_words(name: str | None) -> set[str]:
    return set(folded(name).split()) - _SMALL_WORDS
