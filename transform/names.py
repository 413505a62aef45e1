"""How people's names are printed: honorific, name, suffix, degrees; and where in a text they stand.

The shape of a name (capitalised words, initials, particles) is not enough: "Wage Theft" has it too. A shape counts as
a name when its words are known given names or surnames, or at least are no words of the dictionary and no part of the
name of a body. The lists are those that the language model was trained with.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from transform.page_entities import found_name_at, is_firm, is_found_name, is_told_name
from transform.places import is_country

_DATA = Path(__file__).parent / "language" / "data"
_LISTS = Path(__file__).parent / "word_lists"


def listed(file: str) -> frozenset[str]:
    """The words of a list that ships with the package; lines that begin with # say what it is."""
    lines = (_LISTS / file).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


HONORIFIC = (
    r"(?:Drs?|Profs?|Professors?|Associate Professor|Assistant Professor|A/Prof|Baroness|Lord|Dame|Sir|"
    r"Hon|Rev|Mr|Mrs|Ms|Mx|Sen|Rep|Gov|Lt|Sgt|Capt|Atty|Judges?|Justices?|Senator|Representative|"
    r"Commissioner|Attorney|The Honorable|Honorable|Dra|Lic|Lcda|Lcdo|Ing|Mtro|Mtra|Sr|Sra|Srta|Don|Doña|AUSA|"
    r"Assemblymember|"
    r"Councilmember|Council Member|Abogad[oa]|Licenciad[oa]|Doctor|Doctora|Inspector|Inspectora|Maestr[oa]|"
    r"Profesora?|Ingenier[oa]|Economista|Periodista|Promotora?|Consejer[oa]|Diputad[oa]|Alcalde(?:sa)?|Magistrad[oa]|"
    r"Jueza?|President|Secretary|Mayor|Congressman|Congresswoman|Assemblywoman|Assemblyman|Supervisor|Chair|Father|"
    r"Sister|Licda|Abog|Abg|Arq|Psic|Econ|Agr|Cdora?|Dip|Cllr|Councill?or|Alderman|Alderwoman|Delegate|Dean|"
    r"Chancellor|"
    r"Ambassador|Embajadora?|Senadora?|Rector|Rectora|Bishop|Rabbi|"
    r"MP|MPP|MLA|MEP|Maj|Col|Gen|Adm|Cmdr|CDR|CAPT|LCDR)"
)
_WORD = r"[^\W\d_]"
UPPER = r"(?:[A-ZÀ-ÖØ-ÞĀČĎĒĘĚĢĪĶĹĽĻŁŃŇŅŌŐŘŚŠŞŤŪŮŰŹŽŻİ])"
_TOKEN = rf"(?:{UPPER}(?:{_WORD}|['’ʻ‘`-](?={_WORD}))*|[dO]['’]{UPPER}{_WORD}+)"
INITIAL = rf"(?:{UPPER}\.-?){{1,3}}"
PARTICLE = (
    r"(?:de la|de las|de los|de|del|da|dos|das|di|du|la|le|van der|van den|van|von|der|den|bin|ibn|al|el|ter|y|e)"
)
_NICKED = rf"{UPPER}{_WORD}+(?: {UPPER}{_WORD}+)?"
_NICK = rf"(?:(?:“{_NICKED}”|\"{_NICKED}\"|‘{_NICKED}’|'{_NICKED}'|\({_NICKED}\))(?=\s+{UPPER}))"
SUFFIX = r"(?:Jr\.?|Sr\.?|II|III|IV)"
NAME = (
    rf"(?:{INITIAL}|{_TOKEN})(?:\s+(?:{PARTICLE}\s+)?(?:{INITIAL}|{_TOKEN}|{_NICK})){{1,5}}"
    rf"(?:,?\s+{SUFFIX}(?!\w))?"
)
# Degrees, licences and memberships printed after a name.
CREDENTIAL = (
    r"(?:Ph\.?\s?D\.?|J\.?\s?D\.?(?!-)|LL\.?\s?[MDB]\.?|M\.?D\.?|D\.?O\.?|M\.?P\.?H\.?|M\.?P\.?P\.?|M\.?P\.?A\.?|"
    r"M\.?S\.?W\.?|"
    r"L\.?[CM]\.?S\.?W\.?|LICSW|LISW|M\.?B\.?A\.?|M\.?A\.?|M\.?S\.?(?:c\.?)?|M\.?Ed\.?|Ed\.?D\.?|Dr\.?P\.?H\.?|"
    r"Sc\.?D\.?|Psy\.?D\.?|"
    r"B\.?A\.?|B\.?S\.?(?:c\.?)?|B\.?S\.?N\.?|M\.?S\.?N\.?|R\.?N\.?|N\.?P\.?|F\.?N\.?P\.?|APRN|P\.?E\.?|C\.?P\.?A\.?|"
    r"C\.?I\.?H\.?|"
    r"C\.?S\.?P\.?|CHST|CHMM|COHN(?:-S)?|CPE|CPH|CIE|OTR/L|PT|DPT|SPHR|PHR|SHRM-S?CP|Esq(?:uire)?\.?|"
    r"F\.?A\.?C\.?O\.?E\.?M\.?|FAIHA|FACEP|FAAOHN|"
    r"FRCPC|FRCP|MB\s?BS|MBChB|M\.?R\.?P\.?|M\.?U\.?P\.?|MHS|MHA|MIA|MFA|M\.?Phil\.?|D\.?Phil\.?|CCM|CHES|MCHES|ROH|"
    r"CRSP|"
    r"Q\.?C\.?|K\.?C\.?|A[COM]|PSM|LPC|LMFT|LMHC|CFE|CPCU|ARM|ASP|"
    r"CSHO|AIC|MSPH|M\.?S\.?P\.?H\.?|MSOH|MOT|DVM|D\.?D\.?S\.?|DBA|"
    r"Pharm\.?D\.?|"
    r"FAAN|FACS|R\.?D\.?|CAE|CFA|PMP|AICP|Th\.?D\.?|M\.?Div\.?|J\.?S\.?D\.?|S\.?J\.?D\.?|Ed\.?S\.?|CDP|OHST|STSC?|"
    r"SGE|EMT|MILR|"
    r"M\.?I\.?L\.?R\.?|MURP|MRCP|CIC|SMS|CPP|CRIS|CEBS|CCP|a?PHR|GPHR|CSHM|CHSP|CUSP|CPDM|COHC|CWCP|LPN|MLS|MLIS|MSIS|MES|MEM|MSHS|"
    r"[DCOMK]BE|QPM|OAM|NEA-BC|NE-BC|BCC|CMSP|CSSM|CHFP|CPHRM|CPHQ|CHC|CCHP|CNE|CENP|FACHE|FRSA|FBA)"
)
_CREDENTIAL_TAIL = re.compile(
    rf"^(?P<sep>,?\s+|\s*\(\s*)(?P<c>{CREDENTIAL})(?=$|[\s,;:.)|–—/-]|\s*\()(?!\.? (?:candidate|student|fellow|"
    rf"researcher|scholar))\.?\)?"
)
HONORIFIC_HEAD = re.compile(rf"^{HONORIFIC}\.?\s+(?={UPPER})")
_NAME_HEAD = re.compile(NAME)
_BODY_FOLLOWS = re.compile(
    r",?\s+(?:LLP|PLLC|LLC|P\.?C\.?|Inc|PLC|Co|Corp|Ltd|S\.C\.|P\.A\.|APC|LLLP|LP|LPA|& Co|& Associates)(?![\w-])|"
    r"\s+(?:Law|Legal) (?:Firm|Group|Office)|"
    r"\s+(?:Foundation|Institute|Fund|School|Award|Prize|Memorial|Lecture|Library|Fellowship)\b"
)
# A name does not begin in the middle of the name of a body: "California State University Dominguez Hills".
_IN_A_BODY = re.compile(
    r"\b(?:University|College|School|Institute|Center|Centre|Hospital|Hotel|Mount|Fort|Port|Lake|Avenue|Street|Local|"
    r"Universidad|Fundación|Stiftung|Casa|Colegio|Escuela|Hermandad|Grupo|Villa|Instituto|Centro|San|Santa|New|North|South|St\.)\s+$"
)
_PAREN = re.compile(r"^\s*\((?:she|he|they|ella|él|ze)\b[^)]*\)", re.IGNORECASE)


def plain(text: str) -> str:
    """Lower case without accents, for look-ups."""
    if text.isascii():
        return text.lower()  # most words, and much faster
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in folded if not unicodedata.combining(char)).replace("’", "'")


TOLD = 0.8
"""The weight of a name that its places on the page tell."""

COURTESY = frozenset(map(plain, listed("courtesy_titles.txt")))
NICKNAMES = frozenset(map(plain, listed("nicknames.txt")))
NOT_IN_NAMES = frozenset(map(plain, listed("not_in_names.txt")))


@dataclass(frozen=True, slots=True)
class PersonName:
    """A printed name taken apart. `start` and `end` are its place in the text, honorific and degrees included.

    office: a rank or profession printed before the name ("Attorney", "AUSA", "Sen."), which is a job title.
    """

    name: str
    honorific: str | None
    credentials: tuple[str, ...]
    start: int
    end: int
    office: str | None = None


@cache
def _words(file: str) -> frozenset[str]:
    lines = (_DATA / file).read_text(encoding="utf-8").splitlines()
    return frozenset(
        plain(word) for line in lines if line and line[0] not in "#=" for word in line.replace(",", " ").split()
    )


def is_given_name(word: str) -> bool:
    return (
        plain(word) in NICKNAMES
        or plain(word) in _words("given_names.txt")
        or any(part in _words("given_names.txt") for part in plain(word).split("-") if len(part) > 2)
    )


def is_surname(word: str) -> bool:
    parts = plain(word).split("-")
    return plain(word) in _words("surnames.txt") or any(
        part in _words("surnames.txt") for part in parts if len(part) > 2
    )


def is_dictionary_word(word: str) -> bool:
    return plain(word).removesuffix("'s") in _words("words.txt")


def name_weight(name: str) -> float:
    """How much a capitalised sequence looks like a person's name, from -1 (a body, a title) to 1.

    Judged by its words: known given name first, known surname last, neither in the dictionary.
    """
    if is_firm(name) or is_country(name):
        return -1.0
    if is_told_name(name):
        return TOLD
    core = re.sub(rf",?\s+{SUFFIX}$", "", name)
    tokens = [t.strip("\"“”'‘’()") for t in core.split()]
    tokens = [t for t in tokens if t and not re.fullmatch(PARTICLE, t)]
    full = [t for t in tokens if not re.fullmatch(INITIAL, t)]
    if len(tokens) < 2 or not full or any(re.search(r"[’']s$", t) for t in full[:-1]):
        return -1.0
    if (
        (plain(full[0]) in ("el", "la", "los", "las", "the", "un", "una", "le", "les") and full[0] != "La")
        or (len(full) < 3 and re.search(r"\s[ye]\s", core))
        or ((two := re.search(r"\S\s\S+\s[ye]\s(?P<other>\S+)", core)) and is_given_name(two["other"]))
    ):
        return -1.0
    if (
        full[0].isupper()
        and len(full[0]) > 1
        and len(full) > 1
        and is_given_name(full[1])
        and not is_given_name(full[0])
    ):
        return -1.0  # "DA Jane Roe": an office in capitals
    if is_country(full[-1]) and not is_given_name(full[0]):
        return -1.0  # "Oxfam Canada"
    if re.search(r"(?:rán?|aron|ieron|ó)$", full[0]) and not is_given_name(full[0]):
        return -1.0  # "Participarán Ana Ruiz": a verb in front
    if len(tokens[-1].strip(".")) == 1:
        return -0.5  # "Maria S" signs a comment
    shouted = all(t.isupper() for t in full) and is_given_name(full[0])
    if any(plain(t).strip(".") in NOT_IN_NAMES for t in full) or (
        not shouted and any(t.isupper() and len(t) > 2 for t in full)
    ):
        return -1.0
    weight = 0.6 if is_found_name(name) else 0.0
    first, last = full[0], full[-1]
    initial_first = bool(re.fullmatch(INITIAL, tokens[0]))
    if is_given_name(first):
        weight += 0.5
        if is_dictionary_word(first) and not is_surname(last):
            weight -= 0.2
    elif is_dictionary_word(first):
        weight -= 0.7
    elif initial_first:
        weight += 0.2
    else:
        weight += 0.1
    if len(full) > 1 or initial_first:
        if is_surname(last):
            weight += 0.4
        elif is_dictionary_word(last):
            weight -= 0.35
        else:
            weight += 0.2
    if any(re.fullmatch(INITIAL, t) for t in tokens[1:]):
        weight += 0.3
    middle = full[1:-1]
    weight -= 0.3 * sum(is_dictionary_word(t) and not is_surname(t) and not is_given_name(t) for t in middle)
    return max(-1.0, min(1.0, weight))


def name_at(text: str, start: int = 0, *, expected: bool = False) -> PersonName | None:
    """The person's name that begins at `start`, with its honorific and degrees; None where none does.

    `expected` where the page has said that a name comes ("Moderator: …"): then unusual words are let through.
    """
    honorifics = []
    at = start
    # "Dean Baker", "Don Smith": what reads as a title belongs to the name where no whole name would be left
    while (match := HONORIFIC_HEAD.match(text[at:])) and _may_be_named(text, at + match.end()):
        honorifics.append(match.group().strip())
        at += match.end()
    match = _NAME_HEAD.match(text, at)
    if not match:
        return None
    known = found_name_at(text, at)
    name = (
        known
        if known and name_weight(known) > 0 and not re.search(rf"\s{PARTICLE}$", known)
        else _longest_name(
            match.group(), 0.75 if expected else 0.3 if honorifics else 0.0, bounded=_bounded(text, match.end())
        )
    )
    name = re.sub(r"[’']s$", "", name) if name else None  # "Jane Roe’s report"
    if name is None or _BODY_FOLLOWS.match(text[at + len(name) :]):
        return None
    if joined := re.match(r"\s+&\s+", text[at + len(name) :]):
        # two people share a line, or two names a firm: only a full name behind tells
        behind = text[at + len(name) + joined.end() :]
        while titled := HONORIFIC_HEAD.match(behind):
            behind = behind[titled.end() :]
        other = _NAME_HEAD.match(behind)
        if other is None or name_weight(other.group()) < 0.3 or name_weight(name) < 0.3:
            return None
    if re.search(r"\s[JS]r$", name) and text.startswith(".", at + len(name)):
        name += "."
    end = at + len(name)
    credentials = []
    while True:
        if pronouns := _PAREN.match(text[end:]):
            end += pronouns.end()
        found = _CREDENTIAL_TAIL.match(text[end:])
        if not found:
            break
        credentials.append(found["c"].strip())
        end += found.end()
        if found["sep"].strip() == "(":
            break
    courtesy = [h for h in honorifics if plain(h).strip(".").removeprefix("the ") in COURTESY]
    offices = [h for h in honorifics if h not in courtesy]
    return PersonName(
        name, courtesy[0] if courtesy else None, tuple(credentials), start, end, offices[0] if offices else None
    )


def _may_be_named(text: str, at: int) -> bool:
    return _NAME_HEAD.match(text, at) is not None or HONORIFIC_HEAD.match(text[at:]) is not None


def _bounded(text: str, end: int) -> bool:
    """A separator follows, so the whole sequence is one item of its line."""
    return re.match(r"\s*(?:$|[,|(;:/\[]|[–—-]\s|•|·)", text[end:]) is not None


def _longest_name(matched: str, bonus: float, bounded: bool) -> str | None:
    """The longest beginning of a capitalised sequence that reads as a name: "Jean Lee President" gives "Jean Lee"."""
    best: tuple[float, int] | None = None
    ends = [match.end() for match in re.finditer(r"\S+", matched)]
    for end in ends[1:]:
        candidate = matched[:end].rstrip(",")
        last = candidate.split()[-1]
        if plain(last).strip(".") in NOT_IN_NAMES or (
            best and last.isupper() and len(last) > 1 and re.fullmatch(CREDENTIAL, last)
        ):
            break
        if re.fullmatch(PARTICLE, last) or (re.fullmatch(INITIAL, last) and end != ends[-1]):
            continue
        weight = name_weight(candidate) + bonus
        if (weight >= 0.15 and (best is None or weight >= best[0] - 0.35)) or (best and bounded and end == ends[-1]):
            best = (max(weight, best[0] if best else weight), end)
    return matched[: best[1]].rstrip(",") if best else None


def find_names(text: str) -> list[PersonName]:
    """Every person's name in running text, in order, none overlapping."""
    found: list[PersonName] = []
    at = 0
    for match in re.finditer(rf"(?<![\w’'.-]){UPPER}", text):
        if match.start() < at or _IN_A_BODY.search(text[: match.start()]):
            continue
        name = name_at(text, match.start())
        if name is not None:
            found.append(name)
            at = name.end
    return found
