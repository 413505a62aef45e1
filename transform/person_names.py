"""Names of people: taken into their parts, and the keys under which names that may be one are found.

How many people bear a name is estimated from censuses: it tells how much a shared name proves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from transform.given_names import formal, formals, shares, sound, without_umlauts
from transform.identity import fold
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
OTHER_NAME = re.compile(
    rf"(?:\(\s*|,\s*|\b)(?i:{_MARRIED})\s+(?P<name>[A-ZÁÉÍÓÚÑ][\w.’'-]+(?:\s+[A-ZÁÉÍÓÚÑ][\w.’'-]+){{0,3}})"
)
_JOINED = re.compile(  # particles that some write together with the name: "Vanderberg", "LeBlanc", "Delacruz"
    r"^(?:van(?:der|den|de)?|von(?:der)?|dela|delos|del|de|le|la|di|da|du|des|ter|ten|al|el)(?=[a-z]{4})"
)
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
    plain = " ".join(_QUOTED.sub(" ", OTHER_NAME.sub(" ", printed)).split(" ")) or printed
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
    if found is None or OTHER_NAME.search(printed) or is_given_name(fold(found["tag"])):
        return ""
    return fold(found["tag"])


def without_particle(word: str) -> str:
    """A family name without a particle that is written together with it: "Vanderberg"."""
    return _JOINED.sub("", word)


# -- where compatible names are found, and how common names are --------------------------------------------------------


def family_variants(form: NameForm) -> set[str]:
    """The words of which one must be shared by any compatible name: first and last part of the family name."""
    variants = {form.family[0], form.family[-1], "".join(form.family)} if form.family else set()
    variants.update(part for reading in readings(form) for part in reading.family)
    variants |= {without_particle(variant) for variant in variants}
    return variants | set(map(without_umlauts, variants))


def readings(form: NameForm) -> Iterator[NameForm]:
    """The form, and where the last middle name is a surname ("Juan Pérez García") the one with two family names."""
    yield form
    last = form.middle[-1] if form.middle else ""
    if form.middle and form.given + last in form.called:
        return  # half of the given name
    if len(last) > 2 and not is_given_name(last) and (is_surname(last) or not is_dictionary_word(last)):
        yield replace(form, middle=form.middle[:-1], family=(last, *form.family))


def near_letters(form: NameForm) -> set[str]:
    """Initials of given and family name that a misspelling, or the same name written together, may have."""
    families = {part[:1] for part in (*form.family, *form.middle[-1:])}
    families |= {without_particle(part)[:1] for part in form.family}
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
