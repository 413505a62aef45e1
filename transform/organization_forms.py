"""The normal form of an organization's name: what all spellings of one name have in common, and nothing more.

"The Attorney General's Office of Massachusetts", "Commonwealth of Massachusetts, Office of the Attorney General" and
"Massachusetts AG's Office" have one normal form, "massachusetts attorney general office"; "U.S. Dept. of Labor" and
"Labor Department of the United States" are "us labor department". Words are never stemmed, sorted or left out because
they are short of meaning: "Worker Rights Center" and "Workers Rights Center" are two names, and so are "University of
Washington" and "Washington University".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from transform.identity import fold
from transform.jurisdictions import with_states_in_full
from transform.names import is_dictionary_word, is_given_name, is_surname
from transform.places import STATES, is_place

_SPELLED_OUT = {
    "dept": "department", "depts": "department", "departmento": "departamento", "div": "division", "comm": "commission",
    "admin": "administration", "atty": "attorney", "attys": "attorney", "gen": "general", "univ": "university",
    "assn": "association", "assoc": "association", "natl": "national", "intl": "international", "ctr": "center",
    "centre": "center", "centres": "centers", "labour": "labor", "organisation": "organization", "programme": "program",
    "organisations": "organizations", "govt": "government", "inst": "institute", "fed": "federal", "cnty": "county",
    "nyc": "new york city", "mgmt": "management", "svcs": "services", "svc": "service", "bd": "board", "bur": "bureau",
    "nw": "northwest", "sw": "southwest", "commn": "commission", "defence": "defense",
}  # fmt: skip
SMALL_WORDS = frozenset(
    {"of", "for", "the", "and", "on", "in", "to", "at", "a", "an", "de", "del", "la", "las", "el", "los", "y", "e"}
    | {"para", "en", "d", "du", "des", "et"}
)
_LEGAL_FORMS = frozenset({"inc", "incorporated", "llc", "llp", "pllc", "ltd", "corp", "corporation", "plc", "pc"})
# Nouns of which an official body is one, when they stand before "of" or end its name.
_HEAD = (
    r"department|division|office|bureau|board|commission|agency|section|unit|branch|ministry|secretariat|"
    r"administration|departamento|oficina|secretaria|ministerio|negociado|school|court|institute"
)
_OFFICER = (
    r"(?:attorney|solicitor|inspector) general|(?:city|county|district|state|prosecuting) attorney|"
    r"labor commissioner|commissioner|prosecutor|governor|mayor|comptroller|controller|treasurer|auditor|sheriff|"
    r"public advocate|public defender|ombuds(?:man|person)?|solicitor"
)
_STATE_NAMES = {fold(name): name for name in STATES.values()}
_STATE = "|".join(sorted(_STATE_NAMES, key=len, reverse=True))
_POSTAL = {code: fold(name) for code, name in STATES.items()}
_SAINTS = (
    r"paul|louis|john|johns|mary|marys|thomas|joseph|josephs|francis|augustine|petersburg|cloud|lucie|charles|clair|"
    r"james|peter|peters|george|lawrence|croix|vincent|bonaventure|olaf|catherine|edward|edwards|tammany|albans|"
    r"bernard|helena|simons|martin|anthony|michael"
)
_GOVERNMENT = r"(?:state|commonwealth|estado|gobierno|government|estado libre asociado)"
_LOCALITY = r"(?:city and county|city|town|township|village|borough|ciudad|municipio|municipality|county)"
_AGENCY_WORD = re.compile(rf"\b(?:{_HEAD}|{_OFFICER}|commissioner|authority|council|agency|attorney general)\b")

# What may stand before or behind the name of the state as a code; only capitals count ("IN", "OR" and "ME" are words).
_CODE_FIRST = re.compile(
    r"^(?P<code>[A-Z]{2})\b(?=[\s-]+(?:\S+\s+)*?(?:AG|Ag|Atty|Attorney|Dep|Div|Lab|Off|Bur|Com|DO))"
)
_CODE_LAST = re.compile(r"(?:,\s*|\s*\(\s*)(?P<code>[A-Z]{2})\s*\)?$")
# A code before any other name in mixed case: "NM Center on Law & Poverty". LA is more often Los Angeles.
_CODE_OF_NAME = re.compile(r"^(?P<code>(?!LA|IN|OR|ME|HI|OK|OH)[A-Z]{2}) (?=[A-Z][a-z]+ \S)")
_OFFICE_HOLDER = re.compile(
    r"(?<=\bAttorney General) (?P<given>[A-Z]\w+)(?: [A-Z]\w*\.?)? (?P<last>[A-Z][\w-]+)(?=$|[’']s?\b|,)"
)
_INVERTED = re.compile(r"^(?P<name>[^,]+), (?P<sort>City|County|Town|Village|State|Commonwealth|University) of$")
_FORMERLY = re.compile(r"(?i)\s*[(\[](?:formerly|previously|f/k/a|fka|antes)\b[^)\]]*[)\]]$")
_DESCRIPTION = re.compile(r"(?<=\w),\s+(?:an?\s+|the\s+)?[a-z]{4,}(?:\s[\w’'-]+)*$")  # "Doe & Roe, labor consultants"
_LEGAL_ENDING = re.compile(
    r"(?i)(?<=\w)(?:,?\s+(?:Inc|Incorporated|L\.?L\.?C|L\.?L\.?P|PLLC|P\.L\.L\.C|Ltd|Corp|Corporation|P\.C|PC|PLC)\b\.?)+$"
)
_ATTORNEY_GENERAL = re.compile(r"\bA\.?G\.?(?:[’']?s)?(?=[\s,.-]+[Oo]ffice|\s*$)|\bAGO\b|\bOAG\b")


@lru_cache(maxsize=1 << 16)
def organization_key(name: str) -> str:
    """The normal form of a name, words parted by blanks; never empty unless the name is.

    A unit stands behind its body: "Fair Labor Division, Massachusetts Attorney General's Office" and "Fair Labor
    Division of the Office of the Attorney General of Massachusetts" are "massachusetts attorney general office fair
    labor division".
    """
    name = _FORMERLY.sub("", _LEGAL_ENDING.sub("", _DESCRIPTION.sub("", name))) or name
    if (parts := _body_and_unit(name)) is not None:
        return " ".join(organization_key(part) for part in parts)
    return _plain_key(name)


def _plain_key(name: str) -> str:
    text = re.sub(r"^LA (?=[A-Z][a-z])", "Los Angeles ", name)
    text = _INVERTED.sub(r"\g<sort> of \g<name>", text)
    text = _OFFICE_HOLDER.sub(lambda found: "" if _names_a_person(found["given"], found["last"]) else found[0], text)
    text = _with_states_written_out(text)
    words = " ".join(_SPELLED_OUT.get(word, word) for word in fold(text).split())
    words = re.sub(r"\b(?:united states(?: of america)?|u s(?: a)?|usa|estados unidos)\b", "us", words)
    words = re.sub(rf"(?:^|(?<=of )|(?<=at ))st (?=\w)|\bst (?=(?:{_SAINTS})\b)", "saint ", words)
    words = re.sub(r"\battorneys? generals?\b", "attorney general", words)
    words = re.sub(rf"\b({_OFFICER})s(?= office\b)", r"\1", words)
    words = re.sub(r"^(?:the|a|an|el|la|los|las) (?=\S)", "", words)
    words = _place_first(_head_last(_place_first(_consulate(words))))
    if office := re.match(rf"^(?P<officer>{_OFFICER}) (?:of|for)(?: the)? (?P<whose>.+)$", words):
        words = f"{office['whose']} {office['officer']}"
    if re.search(rf"(?:^|\s)(?:{_OFFICER})$", words):
        words += " office"
    kept = [word for word in words.split() if word not in SMALL_WORDS]
    while len(kept) > 1 and kept[-1] in _LEGAL_FORMS:
        kept.pop()
    return " ".join(kept) or words


def _names_a_person(given: str, family: str) -> bool:
    given, family = fold(given), fold(family)
    return is_given_name(given) or (is_surname(family) and not is_dictionary_word(given))


def _with_states_written_out(name: str) -> str:
    """The name with codes and abbreviations of states in full, where it is clear that they are states."""
    name = with_states_in_full(name)
    if _ATTORNEY_GENERAL.search(name):
        name = re.sub(r"\bAGO\b|\bOAG\b", "Attorney General Office", _ATTORNEY_GENERAL.sub(_attorney_general, name))
    if (last := _CODE_LAST.search(name)) and last["code"] in _POSTAL and _AGENCY_WORD.search(fold(name)):
        name = f"{_POSTAL[last['code']]} {name[: last.start()]}"
    if (first := _CODE_FIRST.match(name)) and first["code"] in _POSTAL:
        name = _POSTAL[first["code"]] + name[2:]
    elif (code := _CODE_OF_NAME.match(name)) and code["code"] in _POSTAL:
        name = _POSTAL[code["code"]] + name[2:]
    return re.sub(rf"\b({'|'.join(STATES.values())})[’']s(?=\s)", r"\1", name)


def _attorney_general(found: re.Match[str]) -> str:
    return found[0] if found[0] in ("AGO", "OAG") else "Attorney General"


_CONSULATE = re.compile(
    r"^(?:(?P<people>\w+) consulate(?: general)?|"
    r"(?:consulate|consulado)(?: general)?(?: of| de)?(?: the)? (?P<country>\w+(?: \w+)?))"
    r" (?:in|at|en|of|de) (?P<city>\w+(?: \w+)*)$"
)
_COUNTRY_OF = {"mexican": "mexico", "guatemalan": "guatemala", "salvadoran": "el salvador", "honduran": "honduras",
               "ecuadorian": "ecuador", "colombian": "colombia", "peruvian": "peru", "brazilian": "brazil",
               "dominican": "dominican republic", "philippine": "philippines", "filipinas": "philippines",
               "brasil": "brazil"}  # fmt: skip


def _consulate(words: str) -> str:
    """ "mexico consulate chicago" for "Consulado General de México en Chicago" and "Mexican Consulate in Chicago"."""
    if (found := _CONSULATE.match(words)) is None:
        return words
    country = found["people"] or found["country"]
    return f"{_COUNTRY_OF.get(country, country)} consulate {found['city']}"


def _place_first(words: str) -> str:
    """The place that governs first, and without saying that it is a state or a city."""
    agency = _AGENCY_WORD.search(words) is not None
    words = re.sub(rf"^{_GOVERNMENT} (?:of|de) ({_STATE})\b(?=.)", r"\1", words)
    if agency:
        words = re.sub(rf"^({_STATE}) state (?=\w)", r"\1 ", words)
        behind = re.search(rf"(?:\b(?:of|for|de)(?: the)? )?(?:{_GOVERNMENT} (?:of|de) )?\b({_STATE}|us)$", words)
        if behind and behind.start() > 0 and not re.match(rf"{behind[1]}\b|universi", words):
            words = f"{behind[1]} {words[: behind.start()].strip()}"
        if words.startswith("new york new york city "):
            words = words.removeprefix("new york ")
    before = re.match(rf"^{_LOCALITY} (?:of|de) (.+?) (?=(?:{_HEAD}) (?:of|for|on|de|del)\b)", words)
    if before and agency:
        place = f"{before[1]} county" if words.startswith("county") else before[1]
        words = f"{place} {words[before.end() :]}"
    elif agency and re.match(r"^(?:city and county|city) of (?=\w+ \w)", words):
        words = re.sub(r"^(?:city and county|city) of ", "", words)
    last = re.search(rf"(?:\b(?:of|for) (?:the )?)?\b(?P<sort>{_LOCALITY}) of (?P<place>\w+(?: \w+){{0,2}})$", words)
    if agency and last and last.start() > 0:
        place = f"{last['place']} county" if last["sort"] == "county" else last["place"]
        words = f"{place} {words[: last.start()].strip()}"
    return words


def _head_last(words: str) -> str:
    """ "x department of labor" → "x labor department"; a state behind it ("of labor of x") goes before it."""
    found = re.search(rf"^(?P<before>.*?)\b(?P<head>{_HEAD}) (?:of|for|on|de|del)(?: the| la)? (?P<what>.+)$", words)
    if found is None or re.search(rf"\b(?:{_HEAD})\b", found["before"]):
        return words
    return " ".join(f"{found['before']} {found['what']} {found['head']}".split())


# -- units and the bodies that they are part of ----------------------------------------------------------------------

_UNIT_NOUN = re.compile(
    r"(?i)\b(?:divisions?|office|bureau|unit|section|department|dept\.?|branch|region|regional|district|cent(?:er|re)|"
    r"institute|program(?:me)?|project|clinic|school|college|laboratory|lab|team|committee|council|initiative|"
    r"board|administration|services?|library|extension|caucus|local|chapter|task force|network|"
    r"oficina|división|departamento|centro|programa|facultad|escuela|unidad|negociado)\b"
)
_COMMA = re.compile(
    r"\s*,\s+(?:an? (?:division|unit|program|project) of\s+)?(?:the\s+)?|\s+[|–—]\s+|\s+-\s+|:\s+|\s*/\s*"
)
_OF = re.compile(
    r"\s+(?:of|at|within|in|under|del?)\s+(?:the\s+|la\s+|el\s+)?(?=[A-ZÁÉÍÓÚÑ])|[’'](?:s\s|(?<=s.)\s)\s*(?=[A-Z])"
)
_GOVERNMENT_ITSELF = re.compile(rf"(?i)^(?:the )?(?:{_GOVERNMENT}|{_LOCALITY}) (?:of|de) ")
# The larger the body that a noun names, the less is its number; 9 says that the noun tells nothing.
_SIZE = (
    ("university", "universidad"), ("department", "dept", "ministry", "secretariat", "departamento"),
    ("attorney general", "commission", "agency", "college"), ("administration", "school", "authority"),
    ("division", "institute", "center", "centre", "bureau", "office", "board"),
    ("branch", "section", "program", "project", "unit", "clinic", "team", "initiative", "local", "chapter"),
)  # fmt: skip
_BODY_LAST = re.compile(
    r"\b(?:foundation|coalition|association|union|alliance|society|federation|network|consortium|conference|league|fund|"
    r"trust|company|afl cio|project|services|cooperative|collaborative|advocates|justice)$"
)
_OF_A_BODY = re.compile(
    rf"(?P<unit>\S+ .*?\S)\s+(?:of|at|within|in|under|del?)\s+(?:the\s+|la\s+|el\s+)?"
    rf"(?P<body>(?:(?:U\.?S\.?|United States|{'|'.join(STATES.values())})(?:\s+State)?\s+Attorney General|"
    r"(?:\S+\s+){0,3}?(?:Department|Office of the|Universi\w+|Ministry)\b).*)"
)


def _body_and_unit(name: str) -> tuple[str, str] | None:
    """Body and unit of a name whose own words part them."""
    if (comma := _COMMA.search(name)) is not None:
        left, right = name[: comma.start()], name[comma.end() :]
        if _GOVERNMENT_ITSELF.match(right) or fold(right) in _STATE_NAMES or is_place(right) or right in STATES:
            return None
        if is_unit(left) and is_unit(right) and _size(left) == _size(right):
            return min(left, right, key=fold), max(left, right, key=fold)  # in whatever order they are printed
        if is_unit(left) and (_size(right) <= _size(left) or _BODY_LAST.search(fold(right))):
            return right, left
        whole = _size(left) <= _size(right) or _BODY_LAST.search(fold(left))
        return (left, right) if is_unit(right) and whole else None
    of = _OF_A_BODY.fullmatch(name)
    if (
        of is not None
        and is_unit(of["unit"])
        and fold(of["unit"]).rpartition(" ")[0] not in _STATE_NAMES
        and _size(of["body"]) <= _size(of["unit"])
    ):
        return of["body"], of["unit"]
    return None


def _size(name: str) -> int:
    folded = fold(_with_states_written_out(name))
    return next((size for size, nouns in enumerate(_SIZE) if any(noun in folded for noun in nouns)), 9)


def unit_and_body(name: str) -> Iterator[tuple[str, str]]:
    """The ways in which a name may be that of a unit and of the body that it is part of, the likeliest first.

    Nothing here knows bodies: the caller takes the first pair of which the body is known.
    """
    for parted in (*_COMMA.finditer(name), *_OF.finditer(name)):
        left, right = name[: parted.start()], name[parted.end() :]
        if parted[0][0] not in "’'" and is_unit(left):
            yield left, right
        if parted[0].strip() not in ("of", "at", "in") and is_unit(right):
            yield right, left
    words = name.split()
    for place in range(len(words) - 1, 0, -1):
        right = " ".join(words[place:])
        before = words[place - 1]
        bound = fold(before) in SMALL_WORDS or before[-1] in ",:–—"
        if not bound and words[place][:1].isupper() and is_unit(right):
            yield right, " ".join(words[:place])


def is_unit(name: str) -> bool:
    """Whether the words can name a part of a body."""
    return len(name.split()) > 1 and _UNIT_NOUN.search(name) is not None


# -- names that say nothing of whose they are ------------------------------------------------------------------------

_OF_ANY_BODY = frozenset(
    word
    for line in (Path(__file__).parent / "word_lists" / "words_of_any_body.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)
_BODY_WORD = re.compile(
    rf"{_AGENCY_WORD.pattern}|\b(?:center|clinic|program|services?|society|association|committee|project)\b"
)


def names_a_body(key: str) -> bool:
    """Whether a normal form has more than one word, and one that names a sort of body."""
    return " " in key and _BODY_WORD.search(key) is not None


def says_nothing_of_itself(key: str) -> bool:
    """Whether all words of a normal form are those of which names of any body are made: "labor studies"."""
    return all(word in _OF_ANY_BODY for word in key.split())


def says_not_whose(key: str) -> bool:
    """Whether a normal form fits bodies of many places: "attorney general office", "labor studies center"."""
    return says_nothing_of_itself(key) and _BODY_WORD.search(key) is not None
