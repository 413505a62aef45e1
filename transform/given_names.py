"""What is known of given names by themselves: short forms, spellings, and how many people bear a name.

All names are folded. Facts come from `word_lists`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from transform.misspellings import one_edit
from transform.names import is_given_name

_LISTS = Path(__file__).parent / "word_lists"
_SPELLINGS = tuple(
    (re.compile(letters), plain)
    for letters, plain in (
        (r"^m[ou]ham+[ae]d$", "mohamed"), (r"ph", "f"), (r"oo", "u"), (r"^[yi]e(?=v)", "e"),
        (r"(?:iy|ij|y|ii)(?=a$)", "i"), (r"ee|(?:ie|ei|ii|iy|ij|e?y)$", "i"),
        (r"th", "t"), (r"(?<=[aeiouy])h(?!$)", ""), (r"h$", ""), (r"ck|k|ch(?=r)|c(?![eiyh])", "k"), (r"(.)\1", r"\1"),
        (r"z", "s"), (r"y(?!$)", "i"), (r"ou", "u"),
    )
)  # fmt: skip
_WRITTEN_OUT = re.compile(r"(?<![aeiou])([aou])e(?=[^aeiou])")
OF_BOTH_SEXES = frozenset(
    {"alex", "ali", "bobbie", "charlie", "chris", "dani", "frankie", "gabby", "gerry", "jackie", "jamie", "jo", "jody"}
    | {"joey", "kris", "lou", "max", "mel", "mickey", "nat", "nicky", "pat", "robbie", "ronnie", "sam", "sammy"}
    | {"sandy", "stevie", "terry", "theo", "val", "vic", "willie"}
)
"""Short for a woman's name as well as for a man's."""


def is_shortened(one: str, other: str) -> bool:
    """Whether one is the beginning of the other and no given name by itself: "Rigo" of Rigoberto."""
    short, long = sorted((one, other), key=len)
    return len(short) > 2 and long.startswith(short) and len(long) > len(short) + 2 and not is_given_name(short)


def may_be_short_or_misspelled(one: str, other: str) -> bool:
    """Whether one given name may be a shortening or another spelling of the other: "Leo" and "Leopold", "Oskar"."""
    short, long = sorted((one, other), key=len)
    if len(short) > 4 and sound(short) == sound(long):
        return True
    if long.startswith(short) and len(short) > 1:
        return len(long) > len(short) + 2  # "Robert" and "Roberta" are two
    return len(short) > 4 and one_edit(short, long) and not (is_given_name(short) and is_given_name(long))


@lru_cache(maxsize=1 << 16)
def without_umlauts(name: str) -> str:
    """A name with its umlauts as plain letters, though they were written out: "Jorg" of "Joerg"."""
    return _WRITTEN_OUT.sub(r"\1", name)


@lru_cache(maxsize=1 << 16)
def sound(given: str) -> str:
    """A given name without what spellings differ in: "Johnathan", "Josefine", "Oskar", "Yevgenia", "Mohamed"."""
    for letters, plain in _SPELLINGS:
        given = letters.sub(plain, given)
    return given


def same_given(one: str, other: str) -> bool:
    """Whether two given names, or a name and an initial, are the same or short for the same."""
    if not one or not other:
        return one == other
    if len(one) == 1 or len(other) == 1:
        return any(name[0] == other[0] for name in formals(one)) if len(other) == 1 else same_given(other, one)
    return without_umlauts(one) == without_umlauts(other) or bool(formals(one) & formals(other))


def is_short_for(one: str, other: str) -> bool:
    """Whether one is a short form of the other and hardly given by itself: "Kate" of Katherine, and not "Rosa"."""
    return one not in _formal_names() and other in short_forms().get(one, ())


def formal(given: str) -> str:
    """The formal name that a short form stands for, where it stands for one only ("Bob"); else the name itself."""
    names = formals(given) - {given}
    return next(iter(names)) if len(names) == 1 and given not in _formal_names() else given


@cache
def short_forms() -> dict[str, frozenset[str]]:
    """Short form → formal names."""
    found: dict[str, set[str]] = {}
    for line in _lines("short_names.txt"):
        name, _, short = line.partition(": ")
        for form in short.split():
            found.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in found.items()}


@cache
def _formal_names() -> frozenset[str]:
    return frozenset(line.partition(":")[0] for line in _lines("short_names.txt"))


@cache
def formals(given: str) -> frozenset[str]:
    """The name and all formal names that it may be short for."""
    return short_forms().get(given, frozenset()) | {given}


@cache
def shares(file: str) -> Mapping[str, float]:
    """Bearers among 100,000 people, by name, of a list of common names."""
    pairs = (line.partition(": ") for line in _lines(file))
    return {name: float(share) for share, _, names in pairs for name in names.split()}


def _lines(file: str) -> list[str]:
    return [line for line in (_LISTS / file).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
