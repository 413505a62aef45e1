"""Names of people: taken into their parts, and compared.

Two names are compatible when one person may be printed as both: "Bob Doe", "Robert J. Doe", "R. Doe", "Doe, Robert" and
"Robert “Bob” Doe" are; "Robert J. Doe" and "Robert M. Doe", or "Doe Jr." and "Doe III", are not. How many people bear
a name is estimated from censuses: it tells how much a shared name proves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from transform.given_names import (
    OF_BOTH_SEXES,
    formal,
    formals,
    is_short_for,
    is_shortened,
    may_be_short_or_misspelled,
    same_given,
    shares,
    sound,
    without_umlauts,
)
from transform.identity import fold
from transform.misspellings import one_edit
from transform.names import is_dictionary_word, is_given_name, is_surname

_SUFFIX = re.compile(r",?\s+(?P<suffix>Jr\.?|Sr\.?|II|III|IV|2nd|3rd)$", re.IGNORECASE)
_QUOTED = re.compile(r"\s*(?:[\"“‘(](?P<inside>[^\"”’)]+)[\"”’)]|(?<=\s)'(?P<plain>[^']+)'(?=\s))\s*")
_PARTICLES = frozenset(
    {"da", "das", "de", "del", "den", "der", "di", "dos", "du", "el", "la", "las", "le", "los", "ter", "van", "von"}
    | {"bin", "ibn", "al", "y", "e", "st", "st.", "saint"}
)
_UNDIVIDED = str.maketrans(  # letters that are no letter with an accent
    {
        "ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "œ": "oe", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d",
        "þ": "th", "ı": "i",
    }
)  # fmt: skip
_SUFFIXES = {"2nd": "ii", "3rd": "iii"}
_MARRIED = (
    r"(?:née|nee|geb\.|born|formerly(?: known as)?|f/k/a|fka|maiden name:?|also known as|a/k/a|aka|previously|then|"
    r"(?:published|writing|working|then known) as|until \d{4} as|changed (?:her|his|their) name from|"
    r"(?:under|by|with) (?:her|his|their|the) (?:former|maiden|birth|earlier|married|previous) (?:sur|last )?name"
    r"(?: of)?)"
)
_OTHER_NAME = re.compile(
    rf"(?:\(\s*|,\s*|\b)(?i:{_MARRIED})\s+(?P<name>[A-ZÁÉÍÓÚÑ][\w.’'-]+(?:\s+[A-ZÁÉÍÓÚÑ][\w.’'-]+){{0,3}})"
)
_JOINED = re.compile(  # particles that some write together with the name: "Vanderberg", "LeBlanc", "Delacruz"
    r"^(?:van(?:der|den|de)?|von(?:der)?|dela|delos|del|de|le|la|di|da|du|des|ter|ten|al|el)(?=[a-z]{4})"
)
_LONG = 6  # letters of a family name in which one may be wrong
_TWO_INITIALS = re.compile(r"(?i)(?!ng|ms|mr|mx|st)[b-df-hj-np-tv-xz]{2}$")
_FAMILY_FIRST = frozenset(
    {"bui", "cao", "chang", "chen", "cheng", "cho", "choi", "chow", "chung", "dinh", "doan", "duong", "fang",
     "feng", "gao", "guo", "hoang", "hong", "hsu", "huang", "huynh", "hwang", "jiang", "jung", "kang", "kwon",
     "liang", "liao", "liu", "luong", "luo", "luu", "nguyen", "ngo", "pham", "phan", "phung", "shin", "tran",
     "trinh", "truong", "tsai", "tseng", "wang", "wong", "wu", "xie", "xu", "yang", "yoon", "zhang", "zhao",
     "zheng", "zhou", "zhu"}
)  # fmt: skip
"""East Asian surnames that are no given names elsewhere: they may stand in front."""
_UNLISTED = {"given": 4.0, "family": 0.6}  # bearers among 100,000 of a name that the lists do not have


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its parts as printed; a single word is neither given nor family name."""

    given: str | None
    family: str | None
    suffix: str | None


@dataclass(frozen=True, slots=True, order=True)
class NameForm:
    """A name as it is compared, all folded.

    given: first given name or initial; middle: the given names after it; family: words of the family name, hyphenated
    parts apart, particles left out; called: nicknames printed in quotes or parentheses; suffix: jr, sr, ii …
    """

    given: str
    middle: tuple[str, ...]
    family: tuple[str, ...]
    suffix: str = ""
    called: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Formal given name and family name: what the id of a person is made from."""
        return " ".join((formal(self.given), *self.family, *([self.suffix] if self.suffix else [])))


def parse_name(printed: str) -> PersonName:
    """Given name, family name with its particles, and suffix; "Doe, Jane" is turned around."""
    name, suffix = _without_suffix(printed)
    family, comma, given = name.partition(", ")
    if comma and len([word for word in family.split() if word.casefold() not in _PARTICLES]) <= 2:
        given, later = _without_suffix(given)
        return PersonName(given, family, suffix or later)
    words = name.split()
    if len(words) < 2:
        return PersonName(None, None, suffix)
    split = len(words) - 1
    while split > 1 and words[split - 1].casefold() in _PARTICLES:
        split -= 1
    return PersonName(" ".join(words[:split]), " ".join(words[split:]), suffix)


@lru_cache(maxsize=1 << 16)
def name_form(printed: str) -> NameForm:
    """The form of a printed name in which it is compared."""
    printed = printed.translate(_UNDIVIDED)
    tag = tag_of(printed)
    called = tuple(
        name for found in _QUOTED.finditer(printed) if (name := fold(found["inside"] or found["plain"])) != tag
    )
    plain = " ".join(_QUOTED.sub(" ", _OTHER_NAME.sub(" ", printed)).split(" ")) or printed
    parts = parse_name(" ".join(plain.split()).strip(" ,()"))
    suffix = fold(parts.suffix) if parts.suffix else ""
    suffix = _SUFFIXES.get(suffix, suffix)
    if parts.family is None or parts.given is None:
        return NameForm("", (), tuple(fold(plain).split()), suffix)
    printed_given, printed_family = parts.given, parts.family
    if _TWO_INITIALS.match(printed_given):
        printed_given = " ".join(printed_given)  # "JR Doe"
    if _family_first(printed_given, printed_family):
        printed_family, *others = printed_given.split()
        printed_given = " ".join([parts.family, *reversed(others)])
    words = fold(printed_given.replace(".", ". ").replace("-", " ")).split()
    given = [word for place, word in enumerate(words) if place == 0 or word not in _PARTICLES]
    family = fold(printed_family.replace("-", " ")).split()
    if len(family[-1]) == 1 < len(given) and len(given[-1]) > 1:
        family = [given.pop(), *family]  # "Ana Muestra P."
    family = [word for word in family if word not in _PARTICLES] or family
    short = tuple(word for word in called if " " not in word and word not in _PARTICLES)
    if re.match(r"\w{2,}-\w{2,}", printed_given) and len(given) > 1:
        short += (given[0] + given[1],)  # "Ji-hye", also written "Jihye"
    return NameForm(given[0] if given else "", tuple(given[1:]), tuple(family), suffix, short)


def _family_first(given: str, family: str) -> bool:
    """Whether a name is printed as in East Asia: "Zhang Muster", "Nguyễn Thị Mẫu"."""
    return fold(given.split()[0]) in _FAMILY_FIRST and not all(map(is_surname, fold(family.replace("-", " ")).split()))


def _without_suffix(printed: str) -> tuple[str, str | None]:
    name = " ".join(printed.split())
    found = _SUFFIX.search(name)
    return (name[: found.start()], found["suffix"]) if found else (name, None)


def tag_of(printed: str) -> str:
    """What tells a bearer of a name from another one on the page: "data" of "Tom Nguyen (Data)"; no nickname."""
    found = re.search(r"\S\s+\((?P<tag>[^()]+)\)$", printed.strip())
    if found is None or _OTHER_NAME.search(printed) or is_given_name(fold(found["tag"])):
        return ""
    return fold(found["tag"])


def other_names(printed: str, *texts: str | None) -> Iterator[NameForm]:
    """The names that the page says the person bears or bore as well: "Jane Roe (née Doe)", "formerly Jane Doe"."""
    form = name_form(printed)
    for found in _OTHER_NAME.finditer(printed):
        yield _also(form, found["name"])
    for text in texts:
        for found in _OTHER_NAME.finditer(text or ""):
            name = name_form(found["name"])
            if name.given and _given_agree(form, name):
                yield name
            elif not name.given and (_is_family_name(name, form) or _behind_name(form, text or "", found.start())):
                yield replace(form, family=tuple(part for word in name.family for part in word.split()))


def _is_family_name(name: NameForm, form: NameForm) -> bool:
    """Whether one word behind "formerly" is a surname: known as one, or with part of the present one."""
    return bool(set(name.family) & set(form.family)) or (len(name.family) == 1 and is_surname(name.family[0]))


def _behind_name(form: NameForm, text: str, place: int) -> bool:
    """Whether the person's own name stands right before a place of the text: "Jane Doe (formerly Muster)"."""
    words = re.findall(r"\w+", fold(text[:place].replace("-", " ")))
    return bool(form.family) and tuple(words[-len(form.family) :]) == form.family


def _also(form: NameForm, name: str) -> NameForm:
    """A maiden name alone goes with the given name; a full name stands for itself."""
    other = name_form(name)
    return other if other.given and _given_agree(form, other) else replace(form, family=other.family or form.family)


# -- comparing -------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 16)
def compatible(one: NameForm, other: NameForm) -> bool:
    """Whether one person may be printed as both."""
    one, other = _aligned(one, other), _aligned(other, one)
    return (
        family_agrees(one, other)
        and _given_agree(one, other)
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
        short, long = (tuple(_JOINED.sub("", part) for part in family) for family in (short, long))
        return short in (long[: len(short)], long[-len(short) :])
    return False


def _initial_behind(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the second surname of one is an initial: "Muestra P." and "Muestra Prueba"."""
    return len(one) == len(other) == 2 and one[0] == other[0] and one[1] == other[1][:1]


@lru_cache(maxsize=1 << 16)
def spelled_alike(one: NameForm, other: NameForm) -> bool:
    """Whether two family names have the same letters, or are long and one letter apart: "Al-Rashidi", "Alrashidi"."""
    a, b = (re.sub(r"^mac(?=[a-z]{4})", "mc", "".join(form.family)) for form in (one, other))
    a, b = (_JOINED.sub("", name) for name in (a, b))
    return a == b or (min(len(a), len(b)) >= _LONG and one_edit(a, b) and not _of_other_gender(a, b))


def same_letters(one: NameForm, other: NameForm) -> bool:
    """Whether two family names are one but for a particle: "Al-Rashidi" and "Alrashidi", "de la Muestra"."""
    a, b = (_JOINED.sub("", "".join(form.family)) for form in (one, other))
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


def _given_agree(one: NameForm, other: NameForm) -> bool:
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
        _JOINED.sub("", a) == _JOINED.sub("", b)
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


def family_variants(form: NameForm) -> set[str]:
    """The words of which one must be shared by any compatible name: first and last part of the family name."""
    variants = {form.family[0], form.family[-1], "".join(form.family)} if form.family else set()
    variants.update(part for reading in readings(form) for part in reading.family)
    variants |= {_JOINED.sub("", variant) for variant in variants}
    return variants | set(map(without_umlauts, variants))


def readings(form: NameForm) -> Iterator[NameForm]:
    """The form, and where the last middle name is a surname ("Juan Pérez García") the one with two family names."""
    yield form
    last = form.middle[-1] if form.middle else ""
    if form.middle and form.given + last in form.called:
        return  # half of the given name
    if len(last) > 2 and not is_given_name(last) and (is_surname(last) or not is_dictionary_word(last)):
        yield replace(form, middle=form.middle[:-1], family=(last, *form.family))


# -- where compatible names are found, and how common names are --------------------------------------------------------


def near_letters(form: NameForm) -> set[str]:
    """Initials of given and family name that a misspelling, or the same name written together, may have."""
    families = {part[:1] for part in (*form.family, *form.middle[-1:])}
    families |= {_JOINED.sub("", part)[:1] for part in form.family}
    return {given + family for given in {*initials(form), sound(form.given)[:1]} for family in families}


def initials(form: NameForm) -> set[str]:
    """First letters of all given names that a compatible name may begin with."""
    names = {form.given, *form.called, *(name for name in form.middle[:1] if len(form.given) == 1 or len(name) > 2)}
    return {formal_name[0] for name in names if name for formal_name in formals(name)} or {""}


@lru_cache(maxsize=1 << 16)
def bearers(form: NameForm) -> float:
    """How many of a million people bear the name, as far as the form tells it."""
    family = min((shares("common_surnames.txt").get(part, _UNLISTED["family"]) for part in form.family), default=1e5)
    if len(form.given) <= 1:
        given = 8000.0 if form.given else 1e5
    else:
        given = max(shares("common_given_names.txt").get(name, _UNLISTED["given"]) for name in formals(form.given))
    share = given * (family / 20 if len(form.family) > 1 else family) / 1e4
    return share / 12 if any(len(name) == 1 for name in form.middle) else share / 60 if form.middle else share
