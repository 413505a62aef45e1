"""The items of a line of affiliations: where commas, bars and dashes part it, and where they belong to a name."""

from __future__ import annotations

import re

from transform.affiliation_items import ACRONYM, FIELD, ORG_NOUN, ROLE_NOUN, UNIT_NOUN, Kind, kind_of
from transform.names import SUFFIX, is_dictionary_word
from transform.places import STATES, is_place

_LEGAL_FORM = re.compile(
    r"^(?:Inc|LLP|LLC|PLLC|PLC|P\.?C|P\.?A|Ltd|Co|Corp|L\.L\.P|N\.A|LPA|S\.C|AFL-CIO|CLC|CTW|Local \d+\w*|Lodge \d+|"
    + SUFFIX
    + r")\.?(?:\s*\([^)]*\))?$"
)
_DISTRICT = re.compile(r"^(?:(?:Northern|Southern|Eastern|Western|Central|Middle) )?District of ")
_OF = re.compile(r"\s+(?:of|de la|del|de|to|for|in)\s+(?=(?:the\s+)?[A-Z0-9])")
_SEPARATOR = re.compile(r"\s*[|•·—]\s*|\s+[–—-]\s+|\s*;\s*|,\s+|\s*\n\s*|,$")


def split_parts(text: str) -> list[str]:
    """The items of a line. Commas inside names of firms, lists within a title and parentheses do not part them."""
    held = re.findall(r"\([^()]*\)", text)
    places = iter(range(len(held)))
    guarded = re.sub(r"\([^()]*\)", lambda _: f"\x00{next(places)}\x00", text)
    parts = [p.strip() for p in _SEPARATOR.split(guarded)]
    parts = [re.sub(r"\x00(\d+)\x00", lambda m: held[int(m.group(1))], p) for p in parts if p]
    joined: list[str] = []
    for part in (piece for whole in parts for piece in _second_post(whole)):
        if joined and (
            _heads_list(joined[-1], part)
            or _goes_on_with(joined[-1], part)
            or _LEGAL_FORM.match(part)
            or (_DISTRICT.match(part) and kind_of(joined[-1]) == "organization")
        ):
            joined[-1] = f"{joined[-1]}, {part}"
        elif joined and re.match(r"(?:and|&|y)\s", part):
            rest, before = re.sub(r"^\S+\s(?:now\s|the\s|el\s|la\s)?", "", part), kind_of(joined[-1])
            if before == "role" and kind_of(rest) == "organization":
                continue  # another body, of which nobody is named
            if kind_of(rest) == "role" or (kind_of(rest) in ("organization", "unknown") and before == "organization"):
                joined.append(re.sub(r"^\S+\s", "", part))
            else:
                while len(joined) > 1 and kind_of(joined[-1]) == "unknown":
                    part = f"{joined.pop()}, {part}"
                joined[-1] = f"{joined[-1]}, {part}"
        else:
            joined.append(part)
    return _law_firms(_city_states(joined))


def _second_post(part: str) -> list[str]:
    """ "BuzzFeed News & Chair of the BuzzFeed News Union": a body, and another office elsewhere."""
    parted = re.match(
        r"(?P<body>[A-Z].+?)\s+(?:and|&|y)\s+(?:an?\s+|the\s+|una?\s+)?(?P<other>\S.*\s(?:of|at|for|de|"
        r"del)\s.+)$",
        part,
    )
    if parted and kind_of(parted["body"]) == "organization" and kind_of(parted["other"]) == "role":
        return [parted["body"], parted["other"]]
    colon = re.fullmatch(r"(?P<title>[^:()]*[a-z]):\s+(?P<body>[A-Z].+)", part)
    if colon and " in " not in colon["title"] and kind_of(colon["title"]) == "role":
        return [colon["title"], colon["body"]]  # "Researcher: Reed Institute"
    inside = re.match(r"(?P<title>[^()]+?)\s*\((?P<body>[A-Z][^()]*)\)$", part)
    abbreviated = inside is not None and ACRONYM.match(inside["body"]) and title_of_body(inside["title"])
    if (
        inside
        and not abbreviated
        and kind_of(inside["title"]) == "role"
        and kind_of(inside["body"]) in ("organization", "unknown")
    ):
        return [inside["title"], inside["body"]]  # "labor lawyer (Reed Law)"
    return [part]


def _heads_list(first: str, part: str) -> bool:
    """ "Health, Safety & Environment Lead": the fields of one title, printed before it."""
    return (
        re.search(r"\s(?:&|and)\s", part) is not None
        and " " not in first
        and FIELD.search(first) is not None
        and kind_of(part) in ("role", "unknown", "unit", "organization")
        and ROLE_NOUN.search(part) is not None
    )


def _goes_on_with(title: str, part: str) -> bool:
    """ "head of organising, services and learning": the field of a title is itself a list."""
    return (
        re.search(r"\s(?:and|&|y)\s", part) is not None
        and kind_of(title) == "role"
        and re.search(r"(?i)\s(?:of|for|de)\s+[\w’'-]+(?:\s[\w’'-]+)?$", title) is not None
        and not ROLE_NOUN.search(part)
        and (part.islower() or not ORG_NOUN.search(part))
        and all(is_dictionary_word(word) for word in re.findall(r"[^\W\d_]+", part))
    )


def _city_states(parts: list[str]) -> list[str]:
    """ "Washington" and "DC" are one place."""
    out: list[str] = []
    for i, part in enumerate(parts):
        together = f"{out[-1]}, {part}" if out else ""
        before_region = i + 1 < len(parts) and is_place(f"{part}, {parts[i + 1]}") and len(parts[i + 1]) <= 4
        if (
            out
            and not before_region
            and is_place(together)
            and kind_of(out[-1]) in ("unknown", "place")
            and len(out[-1].split()) <= 4
        ):
            out[-1] = together
        else:
            out.append(part)
    return out


def _law_firms(parts: list[str]) -> list[str]:
    """ "Garrison", "Levin-Epstein", "Fitzgerald and Pirrotti, PC" are one firm."""
    for i, part in enumerate(parts):
        if re.search(
            r"\s(?:and|&)\s.*\b(?:LLP|PLLC|P\.?C\.?|LLC|P\.?A\.?|PLC)\.?$|^[\w’'-]+ (?:&|and) [\w’'-]+$", part
        ) and not all(is_dictionary_word(w) for w in re.findall(r"[\w’'-]+", part)):
            first = i
            while (
                first > 0
                and re.fullmatch(r"[A-Z][\w’'-]+", parts[first - 1])
                and kind_of(parts[first - 1]) in ("unknown", "organization")
                and not ORG_NOUN.search(parts[first - 1])
                and not ACRONYM.match(parts[first - 1])
            ):
                first -= 1
            if first and (last := re.search(r"\s(?:at|with|of|for)\s+(?P<name>[A-Z][\w’'-]+)$", parts[i - 1])):
                first -= kind_of(last["name"]) == "unknown"
            if first < i:
                return [*parts[:first], ", ".join(parts[first : i + 1]), *parts[i + 1 :]]
    return parts


def title_of_body(part: str) -> tuple[str, str] | None:
    """ "Director of the National Employment Law Project" → title and body; "Director of Research" stays whole."""
    for split in _OF.finditer(part):
        left, right = part[: split.start()], part[split.end() :]
        if kind_of(left) != "role":
            continue
        if re.match(r"(?i)(?:the )?secretary\b", right):
            return None
        bare = re.sub(r"^(?:the|la|el|los|las) ", "", right)
        project = re.search(r"(?:Project|Campaign|Proyecto)$", bare) is not None and len(bare.split()) > 2
        office = bare.startswith("Office of")
        if owned := unit_of_body(left, split.group(), right):
            return owned
        if UNIT_NOUN.search(bare) and not (project or office or _GREAT_UNIT.match(bare)):
            continue
        if HEAD_OF_BODY.fullmatch(left) or bare.startswith("The "):
            return left, bare
        if (
            project
            or office
            or _GREAT_UNIT.match(bare)
            or (kind_of(bare) == "organization" and split.group().strip() not in ("for", "in"))
            or (split.group().strip() == "for" and _is_proper(bare) and " " in bare)
            or (
                split.group().strip() not in ("for", "in")
                and any(ACRONYM.match(word.strip("¡!")) for word in bare.split())
            )
        ):
            return re.sub(r"\s+(?:and|y)\s+(?:a )?(?:member|miembro)$", "", left), bare
    return None


# "Department of Fair Employment and Housing": large enough to be what somebody works for.
_GREAT_UNIT = re.compile(
    r"(?:[A-Z][\w.’'-]*\s){0,3}(?:Department|Bureau|Division|Branch|Directorate|School|Faculty|"
    r"College) of (?:the )?[A-Z]"
)
# "Denver office of OSHA": the part of a body for which somebody answers.
_UNIT_OF_BODY = re.compile(
    r"(?P<unit>(?:[A-Z][\w.’'-]*\s){0,4}(?:office|branch|region|practice|chapter|department|division|section|team))\s"
    r"(?:of|at|within|de)\s(?:the\s)?(?P<body>[A-Z].*)$"
)
# Who is this is so of a body, never of a field of work.
HEAD_OF_BODY = re.compile(
    r"(?i)(?:(?:and|&|current|acting|interim|former|national)\s)*(?:(?:co-?)?founders?|(?:co-?)?owners?|president|"
    r"ceo|chief "
    r"executive(?: officer)?|executive director|general secretary|secretary[- ]treasurer|fundadora?|president[ae]|"
    r"secretari[oa] general|directora? ejecutiv[oa])(?:\s(?:and|&|y)\s.+)?"
)


def _is_proper(text: str) -> bool:
    """A name rather than a field of work: capitalised throughout, with a word that no dictionary has, and no region."""
    words = re.findall(r"[^\W\d_][\w’'-]*", text)
    capital = all(word[0].isupper() or word in ("of", "and", "the", "for", "de", "la", "y", "del") for word in words)
    named = any(not is_dictionary_word(word) for word in words if word[0].isupper())
    return capital and named and not is_place(text) and _REGION.search(text) is None


_REGION = re.compile(
    r"(?i)\b(?:africa|asia|europe|america|americas|caribbean|pacific|atlantic|midwest|east|west|north|south|region|"
    r"district|"
    r"area|county|states|valley|coast|" + "|".join(STATES.values()) + r")$"
)


def unit_of_body(title: str, preposition: str, right: str) -> tuple[str, str] | None:
    """ "Area Director", "for", "the Denver office of OSHA" → "Area Director for the Denver office" and "OSHA".

    A partner in an office of the firm is a partner.
    """
    inner = _UNIT_OF_BODY.match(re.sub(r"^the ", "", right))
    if inner is None or not (
        _is_proper(inner["body"]) or ACRONYM.match(inner["body"]) or ORG_NOUN.search(inner["body"])
    ):
        return None
    article = "the " if right.startswith("the ") else ""
    return title if preposition.strip() == "in" else f"{title}{preposition}{article}{inner['unit']}", inner["body"]


_BRANCH = re.compile(
    r"\b(?:programme?|project|initiative|team|unit|division|department|section|desk|campaign|practice|group)\s+"
    r"(?:to|for|on|against|de|para)\s",
    re.IGNORECASE,
)


_WEAK_NOUNS = frozenset({"society", "international", "services", "service", "solutions", "united"})


def is_branch(part: str, kind: Kind) -> bool:
    """Between a title and the body: a programme of that body, or plain words for a field of work."""
    if kind not in ("organization", "unknown"):
        return False
    words = re.findall(r"[^\W\d_][\w’'-]*", part)
    if _BRANCH.search(part):
        return True
    named = any(noun.group().lower() not in _WEAK_NOUNS for noun in ORG_NOUN.finditer(part)) or ROLE_NOUN.search(part)
    return len(words) > 2 and not named and not ACRONYM.match(part) and all(map(is_dictionary_word, words))
