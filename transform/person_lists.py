"""Lists of people in one line: "A B, Title, Body; C D and E F, Body", "Attorneys G H of I and J K, of L"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from transform.affiliation_items import ACRONYM, ROLE_NOUN, kind_of
from transform.affiliations import FIELDS, RANK, Affiliation, body_and_title, parse_affiliation, tidy
from transform.names import COURTESY, PersonName, find_names, is_given_name, name_at, name_weight, plain
from transform.places import STATES, is_place
from transform.records import Role
from transform.sentences import sentences

# What may stand between the end of one person's entry and the next name.
_NEXT = re.compile(
    r"(?:;|•|\||\n|\s*/|(?:[,;]\s*|\s)(?:and|&|y|e|with|con|as well as|along with|together with|joined by|plus|"
    r"followed by|además de|junto (?:a|con))(?:\s+(?:also|then|finally|later|now|from|by|with|de|por|con|a))?"
    r"(?:\s+(?:the|our|la|el|las|los))?(?:\s+own)?)\s*$",
    re.IGNORECASE,
)
_COMMA = re.compile(r",\s*$")
_ROLE_NOTE = re.compile(
    r"(?i)[(\[]\s*(?:(?P<moderator>moderator|facilitator|chair|moderadora?)|(?P<panelist>panell?ist|discussant)|"
    r"(?P<host>host)|(?P<other>interpreter|welcome|remarks|video remarks|introduction))\b[^)\]]*[)\]]|(?:[–—-]|"
    r",)\s*(?P<moderator2>moderator|facilitator|session chair|moderadora?)\s*$"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A person in a list; `role` where the entry itself says one, as in "A B, Body (moderator)"."""

    name: PersonName
    affiliation: Affiliation
    role: Role | None


def read_list(text: str, *, expected: bool) -> list[Listed]:
    """The people of a line that lists people. `expected`: a label has announced them.

    A comma parts the items of one entry, or the entries themselves where they are bare names; the next entry begins
    behind a semicolon, an "and", a slash or, in a list of bare names, a comma.
    """
    if members := members_of(text):
        return members
    starts = _starts(text, expected)
    found: list[Listed] = []
    for at, (name, prefix) in enumerate(starts):
        end = starts[at + 1][1].start if at + 1 < len(starts) else len(text)
        tail = _UNNAMED.sub("", plain_clauses(text[name.end : end]))
        tail = next(sentences(_NEXT.sub("", tail.rstrip()).rstrip(" ,;|/")), "")
        role, tail = _role_note(tail)
        before = _ARTICLES.sub("", text[prefix.start : _bare_start(text, name)].strip(" ,;:"))
        if word := _ROLE_WORD.fullmatch(before):
            role, before = role or word.lastgroup, ""  # type: ignore[assignment]
        affiliation = parse_affiliation(without_subject(tail))
        affiliation = _with_prefix(affiliation, before)
        if name.office and not affiliation.job_title:
            affiliation = replace(affiliation, job_title=name.office)
        credentials = (*name.credentials, *affiliation.credentials)
        found.append(Listed(replace(name, credentials=credentials), affiliation, role))
    return _shared(_plural_title(found, starts, text), starts, text)


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


# "Jane Roe (Legal Aid) on appeals": what she talks about.
_SUBJECT_OF_TALK = re.compile(
    r"(?:(?<=\)),?|,)\s+(?:on|about|sobre)\s.*$|\s+(?:on|about) (?:how|what|why|when|where|whether)\b.*$"
)


def without_subject(text: str) -> str:
    """The entry of a speaker without what he or she talks about."""
    return _SUBJECT_OF_TALK.sub("", text)


# "… and a colleague from the city": another person whom the page does not name.
_UNNAMED = re.compile(
    r"(?<=[\w)]),?\s+(?:and|y)\s+(?:an?|una?|others?|otr[oa]s|more|several|members|staff)\b(?!.*\bof\s+[A-Z]).*$"
)
_WHO = re.compile(
    r",?\s+(?:who|quien(?:es)?)\s+(?:(?P<led>heads?|leads?|directs?|runs?|chairs?|works? (?:at|for|with)|dirige|"
    r"coordina|represents?|manages?|oversees?|[a-z]+s\s[^,;:]*?\s(?:at|for|with))\s+(?:the\s+)?(?:(?:trade group|"
    r"group|union|organization|agency|firm)\s+)?(?=[A-Z])|(?P<is>is|was|es|serves as)\s+(?:an?\s+|the\s+)?)"
)
_RELATIVE = re.compile(r",?\s+(?:who|whose|which|whom|where|quien|a quien|cuyo|que)\b[^,;:]*(?=[,;]|$)")


def plain_clauses(text: str) -> str:
    """ "X, who heads the Y," → "X, Y,"; other relative clauses are dropped."""
    return _RELATIVE.sub("", _WHO.sub(", ", text))


def _plural_title(found: list[Listed], starts: Sequence[tuple[PersonName, _Prefix]], text: str) -> list[Listed]:
    """A plural title before the first name holds for those that follow: "Attorneys A of X and B of Y"."""
    if len(found) < 2:
        return found
    out, plural = list(found), None
    for at, (name, prefix) in enumerate(starts):
        before = text[prefix.start : name.start].strip()
        if re.search(
            r"(?:Attorneys|Professors|students|organizers|lawyers|attorneys|professors|investigators|abogad[oa]s|"
            r"profesor[ae]s|directors)$",
            before,
        ):
            plural = parse_prefix(before)
        elif plural is not None and out[at].affiliation.job_title is None and not before:
            mine = out[at].affiliation
            out[at] = replace(
                out[at],
                affiliation=replace(
                    mine,
                    job_title=plural.job_title,
                    organization=mine.organization or plural.organization,
                    text=mine.text or plural.text,
                ),
            )
        else:
            plural = None
    return out


@dataclass(frozen=True, slots=True)
class _Prefix:
    start: int


def _starts(text: str, expected: bool) -> list[tuple[PersonName, _Prefix]]:
    """Where entries begin: the name, and the start of a title printed before it."""
    found: list[tuple[PersonName, _Prefix]] = []
    first = name_at(text, expected=expected)
    if first is not None:
        found.append((first, _Prefix(0)))
    bare = True  # so far a list of nothing but names
    for name in _candidates(text, first.end if first else 0, expected):
        begin = _bare_start(text, name)
        between = text[found[-1][0].end if found else 0 : begin]
        prefix = _title_before(between, first=not found)
        if not prefix and (office := TITLE_AND_COMMA.search(between)) and kind_of(office["title"]) == "role":
            prefix = office["title"] + office["comma"]
        if plain(_ARTICLES.sub("", prefix).strip()) in COURTESY:
            begin, prefix = begin - len(prefix), ""
        if not found:
            before = _ARTICLES.sub("", between.strip(" ,;:") + " ").strip()
            announced = not before or plain(before) in COURTESY or _ANNOUNCED.search(before) is not None
            if announced or prefix or kind_of(before) == "role":
                found.append((name, _Prefix(begin - len(prefix) if announced or prefix else 0)))
            continue
        gap = between[: len(between) - len(prefix)] if prefix else between
        if gap.strip(" ,;|/&").lower() not in ("", "and", "y", "e"):
            bare = False
        if _inside_body(text, name):
            continue
        tied = _TIED.match(text[found[0][0].end :]) is not None or found[0][1].start < found[0][0].start
        titled = bool(prefix or name.honorific)
        sure = name_weight(name.name) >= (0.0 if titled else 0.3) and _COMMA.search(gap) is not None
        if _NEXT.search(gap) or (
            sure and (titled or tied or (_goes_on(text, name) if bare else _begins_entry(between, text, name)))
        ):
            found.append((name, _Prefix(begin - len(prefix))))
    return found


def _bare_start(text: str, name: PersonName) -> int:
    """Where the name itself begins, behind an office that is part of the title before it."""
    return text.find(name.name, name.start) if name.office else name.start


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


# Nouns that announce people without being their title.
_ANNOUNCED = re.compile(
    r"(?i)\b(?:members|authors|panelists|speakers|guests|presenters|experts|colleagues|leaders|advocates|friends|"
    r"staff|organizers)\s*$"
)


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
        tied = not first or re.search(r"\s(?:of|from|at|de)\s", head) is not None
        # "Members of X and NYCOSH trainer"
        of_another = tied and end < len(whole) and kind_of(head) in ("role", "organization")
        if not of_another and not re.match(r"\s*(?:of|at|from|in|and|y|with|con)\s", title) and _is_prefix(title):
            return title
    return ""


def _is_prefix(title: str) -> bool:
    bare = _ARTICLES.sub("", title.strip())
    if not bare or len(bare.split()) > 12 or _ANNOUNCED.search(bare):
        return False
    if title.count("(") != title.count(")"):
        return False
    if re.search(r"(?:[’']s|s[’'])(?:\s+own)?$", bare) or _ROLE_WORD.fullmatch(bare):
        return True
    return (
        ROLE_NOUN.search(bare.split()[-1]) is not None
        or re.search(r"(?i)\b(?:general|sen\.|rep\.)$", bare) is not None
        or (re.match(r"(?:la|el)\s", title.strip()) is not None and kind_of(bare) == "role")
    )


def _with_prefix(affiliation: Affiliation, prefix: str) -> Affiliation:
    prefix = prefix.strip(" ,;:")
    if not prefix:
        return affiliation
    before = parse_prefix(prefix)
    return replace(
        affiliation,
        job_title=affiliation.job_title or before.job_title,
        organization=affiliation.organization or before.organization,
        text=affiliation.text or before.text,
    )


_ROLE_WORD = re.compile(
    r"(?i)(?P<moderator>moderator|facilitator|moderadora?)|(?P<other>interpreter|intérprete)|(?P<host>host)|"
    r"(?P<presenter>(?:guest |keynote )?(?:speaker|presenter|instructor|trainer)|ponente)|(?P<panelist>panell?ist)"
)
_ARTICLES = re.compile(
    r"(?i)^(?:(?:by|with|and|but|then|while|pero|the|our|your|a|an|el|la|l|los|las|con|y|de|del|said|says|adds?|"
    r"join|also|by|from|own)\s+)+"
)


def parse_prefix(prefix: str) -> Affiliation:
    """What stands before a name: "New Jersey Attorney General", "Times labor reporter", "NELP’s"."""
    prefix = _ARTICLES.sub("", prefix.strip())
    if owner := re.fullmatch(r"(?P<body>[A-Z].*?)(?:[’']s|(?<=s)[’'])(?:\s+own)?", prefix):
        return Affiliation(organization=tidy(owner["body"]), text=owner["body"])
    if prefix.endswith(("’", "'s", "’s")):
        return Affiliation()  # "the employers’ Jane Roe"
    if not ROLE_NOUN.search(prefix):
        return Affiliation()
    if parted := body_and_title(prefix):
        return Affiliation(job_title=parted[1], organization=tidy(parted[0]), text=parted[0])
    words = prefix.split()
    for count in range(len(words) - 1, 0, -1):
        head = " ".join(words[:count])
        title = prefix[len(head) :].strip()
        state = re.sub(r"(?:[’']s|s[’'])$", "", head) in STATES.values()
        if (
            head[0].isupper()
            and not title.startswith("State ")
            and (state or _is_body(head))
            and kind_of(title) == "role"
        ):
            return Affiliation(job_title=title, organization=tidy(head), text=head)
    whole = parse_affiliation(prefix)
    if whole.job_title and whole.organization and (" " in whole.organization or ACRONYM.match(whole.organization)):
        return whole  # "secretario general de la CSA"
    return Affiliation(job_title=prefix.rstrip("s") if prefix.endswith(("Attorneys", "students")) else prefix)


def _is_body(text: str) -> bool:
    last = text.split()[-1]
    return (
        kind_of(text) == "organization"
        and not ROLE_NOUN.search(text)
        and last[0].isupper()
        and RANK.match(last) is None
        and text not in FIELDS
    )


def _role_note(tail: str) -> tuple[Role | None, str]:
    """The role in brackets behind an entry: "(moderator)"."""
    match = _ROLE_NOTE.search(tail)
    if not match:
        return None, tail
    role = next(name.rstrip("2") for name, hit in match.groupdict().items() if hit)
    return role, tail[: match.start()] + tail[match.end() :]  # type: ignore[return-value]


_OF_ALL = re.compile(r"[^;]*?,\s+(?:both|all|ambas|ambos|tod[oa]s)\s+(?:of|at|from|with|de|del)\s")


def _shared(found: list[Listed], starts: Sequence[tuple[PersonName, _Prefix]], text: str) -> list[Listed]:
    """ "A and B, Body": what stands behind the last of names joined by "and" holds for those before it."""
    out, of_all = list(found), False
    for at in range(len(out) - 2, -1, -1):
        mine, following = out[at].affiliation, out[at + 1].affiliation
        gap = text[out[at].name.end : starts[at + 1][0].start]
        joined_by_and = len(out) == 2 and re.search(r",\s+(?:and|&|y)\s*$", gap) is not None
        joined = re.fullmatch(r"\s*(?:,?\s*(?:and|&|y)|/)\s*", gap) is not None
        if not mine.organization and (of_all or _OF_ALL.match(text[out[at + 1].name.end :])):
            of_all = True
            out[at] = replace(
                out[at], affiliation=replace(mine, organization=following.organization, text=following.text)
            )
            continue
        if (
            joined_by_and
            and mine.job_title
            and following.job_title
            and following.organization
            and not mine.organization
        ):
            out[at] = replace(
                out[at], affiliation=replace(mine, organization=following.organization, text=following.text)
            )
            continue
        if not joined or mine.organization or mine.job_title:
            continue
        if following.job_title and re.search(r"\band\b|&", following.job_title) and following.organization:
            left, right = re.split(r"\s+(?:and|&)\s+", following.job_title, maxsplit=1)
            if kind_of(left) == "role" and kind_of(right) == "role":
                out[at] = replace(out[at], affiliation=replace(following, job_title=left))
                out[at + 1] = replace(out[at + 1], affiliation=replace(following, job_title=right))
                continue
        if following.organization and (not following.job_title or following.job_title.endswith("s")):
            out[at] = replace(out[at], affiliation=replace(following, job_title=following.job_title, credentials=()))
    return out
