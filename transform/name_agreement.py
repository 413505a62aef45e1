"""Whether one person may be printed under two names, and how much the two agree.

Two names are compatible when they may be: "Bob Doe", "Robert J. Doe", "R. Doe", "Doe, Robert" and "Robert “Bob” Doe"
are; "Robert J. Doe" and "Robert M. Doe", or "Doe Jr." and "Doe III", are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from transform.given_names import (
    OF_BOTH_SEXES,
    formals,
    is_short_for,
    is_shortened,
    may_be_short_or_misspelled,
    same_given,
    sound,
    without_umlauts,
)
from transform.misspellings import one_edit
from transform.names import is_given_name
from transform.person_names import NameForm, readings, without_particle

_LONG = 6  # letters of a family name in which one may be wrong


@lru_cache(maxsize=1 << 16)
def compatible(one: NameForm, other: NameForm) -> bool:
    """Whether one person may be printed as both."""
    one, other = _aligned(one, other), _aligned(other, one)
    return (
        family_agrees(one, other)
        and given_agree(one, other)
        and _middles_agree(one, other)
        and not (one.suffix and other.suffix and one.suffix != other.suffix)
    )


def family_agrees(one: NameForm, other: NameForm) -> bool:
    """Equal, or one has a further part: a second surname, or one with a hyphen."""
    short, long = sorted((one.family, other.family), key=len)
    short, long = (tuple(map(without_umlauts, family)) for family in (short, long))
    if short == long or spelled_alike(one, other) or _initial_behind(short, long) or _initial_behind(long, short):
        return True
    if len(short) < len(long):
        short, long = (tuple(without_particle(part) for part in family) for family in (short, long))
        return short in (long[: len(short)], long[-len(short) :])
    return False


def _initial_behind(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the second surname of one is an initial: "Muestra P." and "Muestra Prueba"."""
    return len(one) == len(other) == 2 and one[0] == other[0] and one[1] == other[1][:1]


@lru_cache(maxsize=1 << 16)
def spelled_alike(one: NameForm, other: NameForm) -> bool:
    """Whether two family names have the same letters, or are long and one letter apart: "Al-Rashidi", "Alrashidi"."""
    a, b = (re.sub(r"^mac(?=[a-z]{4})", "mc", "".join(form.family)) for form in (one, other))
    a, b = (without_particle(name) for name in (a, b))
    return a == b or (min(len(a), len(b)) >= _LONG and one_edit(a, b) and not _of_other_gender(a, b))


def same_letters(one: NameForm, other: NameForm) -> bool:
    """Whether two family names are one but for a particle: "Al-Rashidi" and "Alrashidi", "de la Muestra"."""
    a, b = (without_particle("".join(form.family)) for form in (one, other))
    return a == b


def _of_other_gender(one: str, other: str) -> bool:
    """ "Malakhov" and "Malakhova" are two people's."""
    short, long = sorted((one, other), key=len)
    return long == f"{short}a"


@lru_cache(maxsize=1 << 16)
def same_family(one: NameForm, other: NameForm) -> bool:
    """Whether the family names are equal in all parts, with a hyphen or without."""
    if _abbreviated_family(one, other) or _abbreviated_family(other, one):
        return True
    if _initial_behind(one.family, other.family) or _initial_behind(other.family, one.family):
        return True
    return without_umlauts("".join(_aligned(one, other).family)) == without_umlauts(
        "".join(_aligned(other, one).family)
    )


def _abbreviated_family(one: NameForm, other: NameForm) -> bool:
    """Whether the first surname of one is an initial in the other: "Ana Muestra-Prueba" and "Ana M. Prueba"."""
    return (
        len(one.family) == 2
        and one.family[1:] == other.family
        and not one.middle
        and other.middle[-1:] == (one.family[0][:1],)
    )


@lru_cache(maxsize=1 << 16)
def closeness(one: NameForm, other: NameForm) -> int:
    """How near two names are: 0 if they are not compatible, most if they are the same in all parts."""
    if not compatible(one, other):
        return 0
    return 1 + same_family(one, other) + given_as_such(one, other) + (one.given == other.given) + (one == other)


def _aligned(form: NameForm, other: NameForm) -> NameForm:
    """The form with two family names where the other one, which has a hyphen between them, proves that they are; turned
    round where the other one has the family name in front, or the form has."""
    if form > other and _turned_round(form, other):
        return replace(other, suffix=form.suffix)
    if form.middle and "".join(other.family) == form.middle[-1] + "".join(form.family):
        return replace(form, middle=form.middle[:-1], family=other.family)
    return form


def _turned_round(one: NameForm, other: NameForm) -> bool:
    """Whether one is the other with the family name in front: "Muster Beispiela"; "James Henry" may be another."""
    turned = both_ways(one) == both_ways(other) and "".join(one.family) != "".join(other.family)
    return turned and not all(map(is_given_name, both_ways(one)))


def both_ways(form: NameForm) -> tuple[str, ...]:
    """Given names and family name, each in one word, whichever stands in front."""
    return tuple(sorted((form.given + "".join(form.middle), "".join(form.family))))


def given_agree(one: NameForm, other: NameForm) -> bool:
    if given_as_such(one, other) or any(may_be_short_or_misspelled(a, b) for a, b in _shortenable(one, other)):
        return True
    # "J. Robert Doe" goes by his middle name, and "Maria Elena" by either or both
    if len(one.given) == 1 or len(other.given) == 1:
        return any(same_given(a, b) for a in (*one.middle[:1], one.given) for b in (*other.middle[:1], other.given))
    return _goes_by_second(one, other) or _goes_by_second(other, one)


def _goes_by_second(one: NameForm, other: NameForm) -> bool:
    """Whether the only given name of one is the second one of the other: "Thu Doe" and "Anh-Thu Doe"."""
    return not one.middle and len(one.given) > 2 and one.given in other.middle[:1]


@lru_cache(maxsize=1 << 16)
def given_as_such(one: NameForm, other: NameForm) -> bool:
    """Whether a given name is the same or a known short form, not merely a similar one."""
    one, other = _aligned(one, other), _aligned(other, one)
    if any(same_given(a, b) for a in _called(one) for b in _called(other)):
        return True
    return any(is_shortened(a, b) for a, b in _shortenable(one, other))


def sound_alike(one: NameForm, other: NameForm) -> bool:
    """Whether the given names are spellings of one name: "Farid" and "Fareed", or "Fraid" by a slip; "Terry" and
    "Terri" may be two."""
    sexless = names_both_sexes(one) or names_both_sexes(other)
    slip = len(one.given) > 4 and sorted(one.given) == sorted(other.given) and one_edit(one.given, other.given)
    alike = any(sound(a) == sound(b) for a in (one.given, *one.called) for b in (other.given, *other.called))
    return not sexless and (alike or slip)


def two_given_names(one: NameForm, other: NameForm) -> bool:
    """Whether each given name may well be that of another person, though both may be short for one name: "Liz" and
    "Lisa", "Rosa" and "Rosalia", "Mei" and "Mei-Ling"."""
    one, other = _aligned(one, other), _aligned(other, one)
    if one.given == other.given:
        whole = next((form for form in (one, other) if form.given + "".join(form.middle) in form.called), None)
        return whole is not None and _is_half(one.given) and not (one.middle and other.middle)
    if 1 in (len(one.given), len(other.given)) or sound_alike(one, other):
        return False
    return not any(
        without_umlauts(a) == without_umlauts(b) or is_short_for(a, b) or is_short_for(b, a) or is_shortened(a, b)
        for a in _called(one)
        for b in _called(other)
    )


def _shortenable(one: NameForm, other: NameForm) -> Iterator[tuple[str, str]]:
    """Given names of which one may be short for the other; the first half of "Ji-hye" is not short for "Jihoon"."""
    halves = [form.given for form in (one, other) if form.middle and len(form.middle[0]) > 1 and _is_half(form.given)]
    for a in _called(one):
        for b in _called(other):
            if min(a, b, key=len) not in halves:
                yield a, b


def _is_half(given: str) -> bool:
    return len(given) < 4 or not is_given_name(given)


def _called(form: NameForm) -> set[str]:
    if len(form.given) == 1 and form.middle and len(form.middle[0]) > 1:
        return {form.given, form.middle[0], *form.called}  # "J. Robert Doe" goes by his middle name
    joined = {form.given + form.middle[0]} if form.middle and len(form.middle[0]) > 1 < len(form.given) else set()
    return {form.given, *form.called} | joined


def names_both_sexes(form: NameForm) -> bool:
    """Whether the given name is short for a woman's name as well as for a man's: "Sam", "Chris", "Alex"."""
    return form.given in OF_BOTH_SEXES


def _middles_agree(one: NameForm, other: NameForm) -> bool:
    """No contradiction among middle names, as far as both are printed."""
    if not one.middle or not other.middle:
        return True
    # "J. Robert" and "Robert A.", but not "J. Robert" and "James Edward"
    turned = any(
        len(a.given) == 1 < len(b.given) and same_given(a.middle[0], b.given) for a, b in ((one, other), (other, one))
    )
    return turned or any(
        without_particle(a) == without_particle(b)
        or (1 in (len(a), len(b)) and a[0] == b[0])
        or bool(formals(a) & formals(b))
        for a in one.middle
        for b in other.middle
    )


def further_surname(one: NameForm, other: NameForm) -> bool:
    """Whether only one prints a middle name that is likely a first surname: "Ana Muestra Prueba" and "Ana Prueba"."""
    return any(
        len(list(readings(form))) > 1 and not another.middle and len(another.family) == 1
        for form, another in ((one, other), (other, one))
    )


def exact_middles(one: NameForm, other: NameForm) -> bool:
    """Whether both print a middle name or initial, and they agree."""
    return bool(one.middle and other.middle) and _middles_agree(one, other)
