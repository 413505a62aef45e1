"""States as names of bodies print them, and the jurisdiction that a printed place lies in.

"Conn. Department of Labor", "CT Dept. of Labor", "Department of Labor (Conn.)" and "Department of Labor, State of
Connecticut" all say Connecticut. An abbreviation counts where nothing else can be meant: a code in capitals and one
that is a word or a name too ("IN", "Miss", "Cal") only with its period, or beside the word for an agency.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from transform.identity import fold
from transform.places import STATES

_TRADITIONAL = {
    "AL": "Ala", "AK": "Alas", "AZ": "Ariz", "AR": "Ark", "CA": "Calif|Cal", "CO": "Colo", "CT": "Conn", "DE": "Del",
    "DC": "D.C", "FL": "Fla", "GA": "Ga", "IL": "Ill", "IN": "Ind", "KS": "Kan|Kans", "KY": "Ky", "LA": "La",
    "ME": "Me", "MD": "Md", "MA": "Mass", "MI": "Mich", "MN": "Minn", "MS": "Miss", "MO": "Mo", "MT": "Mont",
    "NE": "Neb|Nebr", "NV": "Nev", "NH": "N.H", "NJ": "N.J", "NM": "N.M|N. Mex|N.Mex", "NY": "N.Y", "NC": "N.C",
    "ND": "N.D|N. Dak|N.Dak", "OK": "Okla", "OR": "Ore|Oreg", "PA": "Pa|Penn|Penna", "PR": "P.R", "RI": "R.I",
    "SC": "S.C", "SD": "S.D|S. Dak|S.Dak", "TN": "Tenn", "TX": "Tex", "VT": "Vt", "VA": "Va", "WA": "Wash",
    "WV": "W.Va|W. Va", "WI": "Wis|Wisc", "WY": "Wyo",
}  # fmt: skip
_CODES = {
    form.replace(" ", ""): code for code, forms in _TRADITIONAL.items() for form in forms.split("|")
} | {code: code for code in STATES}  # fmt: skip
_DOTTED = "|".join(
    sorted((re.escape(form).replace(r"\ ", r"\s?").replace(r"\.", r"\.\s?") for forms in _TRADITIONAL.values()
            for form in forms.split("|")), key=len, reverse=True)
)  # fmt: skip
_WITHOUT_PERIOD = (  # no word and no other name
    "Ala|Ariz|Calif|Colo|Conn|Fla|Mass|Mich|Minn|Nev|Okla|Oreg|Penn|Penna|Tenn|Wash|Wisc|Wis|Wyo"
)
_NAMES = {fold(name): code for code, name in STATES.items()} | {
    "dc": "DC", "washington dc": "DC", "washington d c": "DC", "nys": "NY", "new york state": "NY",
    "washington state": "WA",
}  # fmt: skip
_ITSELF = re.compile(
    r"(?i)^(?:the )?(?:(?:state|commonwealth|estado|gobierno|government|estado libre asociado|territory) (?:of|de) )?"
    r"(?P<state>.+?)$"
)
_FIRST = re.compile(rf"^(?:the )?(?P<state>(?:{_DOTTED})\.|(?:{_WITHOUT_PERIOD}))(?:[’']s)?(?:,|\b)?\s+(?=\S)")
_LAST = re.compile(rf"(?P<by>,?\s+\(|,\s*|\s+[-–—]\s+|\s)(?P<state>(?:{_DOTTED})\.|(?:{_WITHOUT_PERIOD}))\s*\)?$")
_CODE_BEHIND = re.compile(r"(?<=[a-z]) (?P<state>(?!LA|IN|OR|ME|OK|HI|OH|CO|AL|DE|ID)[A-Z]{2})$")
_LAST_OF = re.compile(rf"\b(?P<of>(?:of|for|at|de) )(?P<state>(?:{_DOTTED})\.|(?:{_WITHOUT_PERIOD})|(?!LA)[A-Z]{{2}})$")
_DISTRICT = re.compile(
    r"\bWashington,?\s+(?:D\.\s?C\.|DC\b)|\bD\.\s?C\.|\bDC\b(?! \d)|\bdistrict of columbia\b", re.IGNORECASE
)
_CITY_SHORT = (
    (re.compile(r"^(?P<of>(?:the )?(?:(?:city|county) of )?)L\.\s?A\.(?=\s|$)", re.IGNORECASE), r"\g<of>Los Angeles"),
    (re.compile(r"^(?P<of>(?:the )?(?:city of )?)(?:S\.\s?F\.|SF)(?=\s+[A-Z])"), r"\g<of>San Francisco"),
    (re.compile(r"^(?P<of>(?:the )?(?:city of )?)(?:N\.\s?Y\.\s?C\.|NYC)(?=\s|$)"), r"\g<of>New York City"),
)


def with_states_in_full(name: str) -> str:
    """The name with the traditional abbreviation of a state written out, at the front, at the end and after "of"."""
    name = re.sub(r"^(?:the )?NYS\b", "New York State", _DISTRICT.sub("District of Columbia", name))
    if (found := _FIRST.match(name)) and (code := _code(found["state"])):
        name = f"{STATES[code]} {name[found.end() :]}"
    if (found := _LAST.search(name)) and (code := _code(found["state"])) and found.start() > 0:
        by = "" if found["by"] == " " else ","
        name = f"{name[: found.start()].rstrip(' ,')}{by} {STATES[code]}"
    elif (found := _LAST_OF.search(name)) and (code := _code(found["state"])):
        name = f"{name[: found.start('state')]}{STATES[code]}"
    elif (found := _CODE_BEHIND.search(name)) and (code := _code(found["state"])):
        name = f"{name[: found.start()]} {STATES[code]}"
    for short, city in _CITY_SHORT:
        name = short.sub(city, name)
    return name


def _code(printed: str) -> str | None:
    return _CODES.get(re.sub(r"\s", "", printed).removesuffix("."))


@lru_cache(maxsize=1 << 14)
def state_named(text: str) -> str | None:
    """Postal code of the state that the whole text names: "Conn.", "CT", "the State of Connecticut"; else None."""
    plain = text.strip(" ,()")
    itself = _ITSELF.match(plain)
    if itself is None:
        return None
    state = itself["state"]
    return _NAMES.get(fold(state)) or (_code(state) if state[:1].isupper() else None)


@lru_cache(maxsize=1 << 14)
def jurisdictions_of(place: str) -> tuple[str, ...]:
    """ISO 3166 codes of a printed place, the narrowest first: "Seattle, WA" is in US-WA/Seattle and in US-WA.

    A city without its state counts where it is the only large one of its name; () where the text is no such place.
    """
    plain = re.sub(r"\s+\d{5}(?:-\d{4})?$", "", place.strip(" .()"))
    plain = re.sub(r"(?i),?\s+(?:USA|U\.S\.A?\.?|United States)$", "", plain)
    city, comma, region = plain.rpartition(",")
    if not comma:
        if (state := state_named(plain)) and fold(plain) not in ("new york", "washington"):
            return (f"US-{state}",)
        return _city(plain, None)
    state = state_named(f"{region}." if region.strip() not in STATES and not region.strip().endswith(".") else region)
    state = state or state_named(region)
    if state is None or re.search(r"\d|\b(?:and|of)$", city):
        return ()
    return _city(city.rpartition(",")[2], state) or (f"US-{state}",)


def _city(printed: str, state: str | None) -> tuple[str, ...]:
    """ "County of X" is "X County"; a city is only named where it is on the list."""
    city = fold(re.sub(r"(?i)^(?:the )?(?:city and county|city) of ", "", printed.strip()))
    city = re.sub(r"^county of (.+)$", r"\1 county", city)
    city = re.sub(r"^st\b", "saint", city)
    known = _cities().get(city, {})
    if state is not None:
        return (f"US-{state}/{known[state]}", f"US-{state}") if state in known else ()
    if len(known) != 1:
        return ()
    only, name = next(iter(known.items()))
    return f"US-{only}/{name}", f"US-{only}"


@cache
def _cities() -> Mapping[str, Mapping[str, str]]:
    """Folded name of a city or county → state → its name."""
    found: dict[str, dict[str, str]] = {}
    lines = (Path(__file__).parent / "word_lists" / "cities.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.startswith("#"):
            continue
        state, _, cities = line.partition(": ")
        for city in cities.split(", "):
            name, _, others = city.partition(" = ")
            for form in (name, *others.split(" = ")):
                if form:
                    found.setdefault(re.sub(r"^st\b", "saint", fold(form)), {})[state] = name
    return found
