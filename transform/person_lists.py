"""Lists of people in one line: "A B, Title, Body; C D and E F, Body", "Attorneys G H of I and J K, of L"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from transform.affiliation_items import ROLE_NOUN, kind_of
from transform.affiliations import parse_affiliation, tidy
from transform.names import COURTESY, PersonName, find_names, is_given_name, is_surname, name_at, name_weight, plain
from transform.person_entries import ANNOUNCED, ARTICLES, ROLE_WORD, Listed, Span, bare_start, read_entries
from transform.places import is_place

# What may stand between the end of one person's entry and the next name.
_NEXT = re.compile(
    r"(?:;|•|\||\n|\s*/|(?:[,;]\s*|\s)(?:and|&|y|e|with|con|as well as|along with|together with|joined by|plus|"
    r"followed by|además de|junto (?:a|con))(?:\s+(?:also|then|finally|later|now|from|by|with|de|por|con|a))?"
    r"(?:\s+(?:the|our|la|el|las|los))?(?:\s+own)?)\s*$",
    re.IGNORECASE,
)
_COMMA = re.compile(r",\s*$")


def read_list(text: str, *, expected: bool) -> list[Listed]:
    """The people of a line that lists people. `expected`: a label has announced them.

    A comma parts the items of one entry, or the entries themselves where they are bare names; the next entry begins
    behind a semicolon, an "and", a slash or, in a list of bare names, a comma.
    """
    if members := members_of(text):
        return members
    starts = _starts(text, expected)
    spans = []
    for at, (name, start) in enumerate(starts):
        end = starts[at + 1][1] if at + 1 < len(starts) else len(text)
        spans.append(Span(name, start, name.end + len(_NEXT.sub("", text[name.end : end].rstrip()))))
    return read_entries(text, spans)


_MEMBERS = re.compile(r"(?P<body>[^():;]+?)(?:\s*\((?P<inside>[^()]+)\)|:\s+(?P<behind>[^:]+))\W*$")


def members_of(text: str) -> list[Listed]:
    """ "Justice Cooperative (A B, C D)", "the crew of Labor House: A B and C D": people behind the body they are of."""
    match = _MEMBERS.match(text)
    if match is None or name_at(text) is not None:
        return []
    body = re.sub(r"^(?:the|our|el|la)\s+|^.*\s(?:of|from|de|del)\s+(?:the\s+)?(?=[A-Z])", "", match["body"].strip())
    crew = re.search(r"(?i)\b(?:leaders|members|organizers|staff|students|team|crew) of (?:the )?[A-Z]", match["body"])
    if not crew and (kind_of(body) not in ("organization", "unit") or is_place(body)):
        return []
    return [
        replace(p, affiliation=replace(p.affiliation, organization=p.affiliation.organization or tidy(body), text=body))
        for p in read_list(match["inside"] or match["behind"], expected=False)
    ]


def _starts(text: str, expected: bool) -> list[tuple[PersonName, int]]:
    """Where entries begin: the name, and the start of a title printed before it."""
    found: list[tuple[PersonName, int]] = []
    first = name_at(text, expected=expected)
    if first is not None:
        found.append((first, 0))
    bare = True  # so far a list of nothing but names
    for name in _candidates(text, first.end if first else 0, expected):
        begin = bare_start(text, name)
        between = text[found[-1][0].end if found else 0 : begin]
        prefix = _title_before(between, first=not found)
        if not prefix and (office := TITLE_AND_COMMA.search(between)) and kind_of(office["title"]) == "role":
            prefix = office["title"] + office["comma"]
        if plain(ARTICLES.sub("", prefix).strip()) in COURTESY:
            begin, prefix = begin - len(prefix), ""
        if not found:
            before = ARTICLES.sub("", between.strip(" ,;:") + " ").strip()
            announced = not before or plain(before) in COURTESY or ANNOUNCED.search(before) is not None
            if announced or prefix or kind_of(before) == "role":
                found.append((name, begin - len(prefix) if announced or prefix else 0))
            continue
        gap = between[: len(between) - len(prefix)] if prefix else between
        if gap.strip(" ,;|/&").lower() not in ("", "and", "y", "e"):
            bare = False
        if _inside_body(text, name) or (not prefix and (_is_body_of(gap, name) or _is_firm_of(text, found, gap, name))):
            continue
        tied = _TIED.match(text[found[0][0].end :]) is not None or found[0][1] < found[0][0].start
        titled = bool(prefix or name.honorific)
        sure = name_weight(name.name) >= (0.0 if titled else 0.3) and _COMMA.search(gap) is not None
        if _NEXT.search(gap) or (
            sure and (titled or tied or (_goes_on(text, name) if bare else _begins_entry(between, text, name)))
        ):
            found.append((name, begin - len(prefix)))
    return found


# "the director against child labor, Jane Roe,": an article tells that the title is not that of the entry before.
TITLE_AND_COMMA = re.compile(r"\b(?:[Tt]he|[Oo]ur|[Ee]l|[Ll]a|del|al)\s+(?P<title>[^,;]+)(?P<comma>,\s+)$")
# The first entry says where it ends: "A of X, B of Y", "A (X), B (Y)".
_TIED = re.compile(r"\s*(?:\(|of\s|from\s|at\s|with\s|de\s|del\s)")


_OWN = ("organization", "role", "unit")


def _begins_entry(between: str, text: str, name: PersonName) -> bool:
    """ "A B, Body, C D, Body": the entry before is complete, and this name has one of its own behind it."""
    before = parse_affiliation(between)
    behind = re.match(r",\s+(?P<item>[^,;]+)", text[name.end :])
    return (
        bool(before.organization or before.job_title)
        and is_given_name(name.name.split()[0])
        and name_weight(name.name) >= 0.5
        and (
            re.match(r"\s+(?:&|and|y)\s+[A-ZÁÉÍÓÚÑ]", text[name.end :]) is not None
            or (behind is not None and kind_of(re.sub(r"\s+and\s.*", "", behind["item"])) in _OWN)
        )
    )


def _candidates(text: str, start: int, expected: bool) -> list[PersonName]:
    names = [n for n in find_names(text) if n.start >= start]
    if expected:
        # behind a separator even an unusual name may stand
        for match in re.finditer(r"(?:;|,? and|,? &|,? y|\n)\s+(?=[A-ZÁÉÍÓÚÑ])", text):
            name = name_at(text, match.end(), expected=True)
            if (
                name
                and match.end() >= start
                and not any(n.start < name.end and name.start < n.end for n in names)
                and kind_of(name.name) == "unknown"
            ):
                names.append(name)
    return sorted(names, key=lambda n: n.start)


def _goes_on(text: str, name: PersonName) -> bool:
    """In "A B, C D, and E F" a comma, an "and" or the end follows each name; a place would follow a body."""
    after = re.sub(r"\s*\([^()]*\)", "", text[name.end :])
    if (item := re.match(r",\s*([^;]+)", after)) and any(
        is_place(part) for part in (item[1], *item[1].split(", ")[:1], ", ".join(item[1].split(", ")[:2]))
    ):
        return False
    return re.match(r"\s*(?:$|,?\s+(?:and|y|&)\s|,\s*[A-Z][\w.’'-]+\s[A-Z]|;|\.)", after) is not None


def _inside_body(text: str, name: PersonName) -> bool:
    """ "Levy & Ratner", "Bredhoff and Kaiser LLP": the words go on as a firm or body."""
    return (
        re.match(
            r",?\s+(?:LLP|PLLC|LLC|P\.?C\.|Inc)\b|\s+(?:Law|Foundation|Center|School|Institute|University|College|"
            r"Fund)\b",
            text[name.end :],
        )
        is not None
    )


# "Activist with Green Works", "Specialist for Europe and the Arab States": no person begins so.
_BODY_LEAD = re.compile(r"(?P<role>[\w-]+)\s+with\s+$|\b(?:and|&|y|e|for|para)\s+(?:the|las?|los)\s+$")


def _is_firm_of(text: str, found: Sequence[tuple[PersonName, int]], gap: str, name: PersonName) -> bool:
    """ "A B & C D, Reed Stone", "A B, Valley Bank; C D, Reed Stone": surnames where no person stands."""
    last = re.match(r"\W*(?:$|;|\n)", text[name.end :]) is not None
    if gap.strip() != "," or not last or name.honorific or is_given_name(name.name.split()[0]):
        return False
    begun = text[: found[-1][1]].rstrip()
    if ";" in text or re.search(r"(?:&|\b(?:and|y))$", begun):
        return True
    two = len(found) == 1 and len(_candidates(text, 0, expected=False)) == 2
    return two and all(map(is_surname, name.name.split()))


def _is_body_of(gap: str, name: PersonName) -> bool:
    lead = _BODY_LEAD.search(gap)
    if lead is None or name.honorific or name.credentials or name_weight(name.name) >= 0.5:
        return False
    return lead["role"] is None or ROLE_NOUN.fullmatch(lead["role"]) is not None


def _title_before(between: str, *, first: bool = False) -> str:
    """A title or body that stands directly before a name: "; HTPP students ", "and EPI’s ", "Wage and Hour chief "."""
    match = re.search(r"(?:^|[;,/:(]\s|\bby\s|&\s)\s*(?P<title>[^;,/&:]*)$", between)
    if match is None:
        return ""
    whole = match["title"]
    begins = [0, *(mark.end() for mark in re.finditer(r"\b(?:and|y|with|con|from)\s+", whole))]
    for at, end in zip(begins, [*begins[1:], len(whole)], strict=True):
        title, head = whole[at:], re.sub(r"\s(?:and|y|with|con|from)\s+$", "", whole[at:end])
        tied = not first or re.search(r"\s(?:of|from|at|de)\s", head) is not None
        # "Members of X and NYCOSH trainer"
        of_another = tied and end < len(whole) and kind_of(head) in ("role", "organization")
        if not of_another and not re.match(r"\s*(?:of|at|from|in|and|y|with|con)\s", title) and _is_prefix(title):
            return title
    return ""


def _is_prefix(title: str) -> bool:
    bare = ARTICLES.sub("", title.strip())
    if not bare or len(bare.split()) > 12 or ANNOUNCED.search(bare):
        return False
    if title.count("(") != title.count(")"):
        return False
    if re.search(r"(?:[’']s|s[’'])(?:\s+own)?$", bare) or ROLE_WORD.fullmatch(bare):
        return True
    return (
        ROLE_NOUN.search(bare.split()[-1]) is not None
        or re.search(r"(?i)\b(?:general|sen\.|rep\.)$", bare) is not None
        or (re.match(r"(?:la|el)\s", title.strip()) is not None and kind_of(bare) == "role")
    )
