"""Lists of people in one line: "A B, Title, Body; C D and E F, Body", "Attorneys G H of I and J K, of L"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from transform.affiliations import ROLE_NOUN, Affiliation, kind_of, parse_affiliation, tidy
from transform.names import PersonName, find_names, name_at, name_weight
from transform.places import STATES, is_place
from transform.records import Role
from transform.sentences import sentences

# What may stand between the end of one person's entry and the next name.
_NEXT = re.compile(
    r"(?:;|•|\||\n|,?\s+(?:and|&|y|e|with|con|as well as|along with|together with|joined by)|\s*/|,\s*and)\s*$",
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
    starts = _starts(text, expected)
    found: list[Listed] = []
    for at, (name, prefix) in enumerate(starts):
        end = starts[at + 1][1].start if at + 1 < len(starts) else len(text)
        tail = text[name.end : end]
        tail = next(sentences(_NEXT.sub("", tail.rstrip()).rstrip(" ,;|/")), "")
        role, tail = _role_note(tail)
        affiliation = parse_affiliation(tail)
        affiliation = _with_prefix(affiliation, text[prefix.start : name.start])
        if name.office and not affiliation.job_title:
            affiliation = replace(affiliation, job_title=name.office)
        credentials = (*name.credentials, *affiliation.credentials)
        found.append(Listed(replace(name, credentials=credentials), affiliation, role))
    return _shared(_plural_title(found, starts, text), starts, text)


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
    tied = (
        first is not None and re.match(r"\s*(?:\(|of\s|from\s|at\s|with\s|de\s|del\s)", text[first.end :]) is not None
    )
    for name in _candidates(text, first.end if first else 0, expected):
        between = text[found[-1][0].end if found else 0 : name.start]
        prefix = _title_before(between)
        gap = between[: len(between) - len(prefix)] if prefix else between
        if not found:
            before = between.strip(" ,;:")
            if before and not prefix and kind_of(before) != "role" and not _ANNOUNCED.search(before):
                continue
            found.append(
                (
                    name,
                    _Prefix(0 if before and not prefix and not _ANNOUNCED.search(before) else name.start - len(prefix)),
                )
            )
            tied = (
                bool(prefix) or re.match(r"\s*(?:\(|of\s|from\s|at\s|with\s|de\s|del\s)", text[name.end :]) is not None
            )
            continue
        if gap.strip(" ,;|/&").lower() not in ("", "and", "y", "e"):
            bare = False
        sure = name_weight(name.name) >= 0.3 and not _inside_body(text, name)
        after_comma = _COMMA.search(gap) is not None and sure
        if (_NEXT.search(gap) and not _inside_body(text, name)) or (
            after_comma and (prefix or name.honorific or _titled(text, name) or tied or (bare and _goes_on(text, name)))
        ):
            found.append((name, _Prefix(name.start - len(prefix))))
    return found


def _titled(text: str, name: PersonName) -> bool:
    """A courtesy title or office stands directly before the name, as part of the match: "Attorney", "Lt."."""
    return not text[name.start :].startswith(name.name)


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
    after = text[name.end :]
    if (item := re.match(r",\s*([^;]+)", after)) and any(
        is_place(part) for part in (item[1], *item[1].split(", ")[:1], ", ".join(item[1].split(", ")[:2]))
    ):
        return False
    return re.match(r"\s*(?:$|,?\s+(?:and|y|&)\s|,\s*[A-Z][\w.’'-]+\s[A-Z]|;|\.)", after) is not None


def _inside_body(text: str, name: PersonName) -> bool:
    """ "Levy & Ratner", "Bredhoff and Kaiser LLP": the words go on as a firm or body."""
    return (
        re.match(
            r",?\s+(?:LLP|PLLC|LLC|P\.?C\.|Inc|Law|Foundation|Center|School|Institute|University|College|Fund)\b",
            text[name.end :],
        )
        is not None
    )


# Nouns that announce people without being their title.
_ANNOUNCED = re.compile(
    r"(?i)\b(?:members|authors|panelists|speakers|guests|presenters|experts|colleagues|leaders|advocates|friends|"
    r"staff|organizers)\s*$"
)


def _title_before(between: str) -> str:
    """A title that stands directly before a name: "; HTPP students ", "and Attorney General "."""
    match = re.search(r"(?:^|[;,/]|\band\b|\by\b|&)\s*(?P<title>[^;,/&]*)$", between)
    if not match:
        return ""
    title = re.sub(r"^.*\b(?:and|y)\s+", "", match["title"])
    if not title.strip() or not ROLE_NOUN.search(title) or len(title.split()) > 12:
        return ""
    if _ANNOUNCED.search(title):
        return ""
    return (
        title if ROLE_NOUN.search(title.split()[-1]) or re.search(r"(?i)\b(?:general|sen\.|rep\.)\s*$", title) else ""
    )


def _with_prefix(affiliation: Affiliation, prefix: str) -> Affiliation:
    prefix = prefix.strip(" ,;")
    if not prefix or affiliation.job_title:
        return affiliation
    before = parse_prefix(prefix)
    return replace(
        affiliation,
        job_title=before.job_title,
        organization=affiliation.organization or before.organization,
        text=affiliation.text or before.text,
    )


def parse_prefix(prefix: str) -> Affiliation:
    """A title before a name: "New Jersey Attorney General", "Times labor reporter"."""
    prefix = re.sub(
        r"^(?:by|with|and|the|our|your|a|an|el|la|con|y|said|says|adds?|join)\s+",
        "",
        prefix.strip(),
        flags=re.IGNORECASE,
    )
    nouns = list(ROLE_NOUN.finditer(prefix))
    if not nouns:
        return Affiliation()
    words = prefix.split()
    body = ""
    for count in range(len(words) - 1, 0, -1):
        head = " ".join(words[:count])
        if not head[0].isupper():
            break
        if re.sub(r"(?:[’']s|s[’'])$", "", head) in STATES.values() or _is_body(head):
            body = head
            break
    possessive = re.match(r"(?P<body>[A-Z].*?)(?:[’']s|(?<=s)[’'])\s+(?P<title>.+)$", prefix)
    if possessive and kind_of(possessive["title"]) == "role":
        return Affiliation(
            job_title=possessive["title"], organization=tidy(possessive["body"]), text=possessive["body"]
        )
    title = prefix[len(body) :].strip()
    if not body or kind_of(title) != "role":
        return Affiliation(job_title=prefix.rstrip("s") if prefix.endswith(("Attorneys", "students")) else prefix)
    return Affiliation(job_title=title, organization=tidy(body), text=body)


def _is_body(text: str) -> bool:
    return kind_of(text) == "organization" and not ROLE_NOUN.search(text)


def _role_note(tail: str) -> tuple[Role | None, str]:
    """The role in brackets behind an entry: "(moderator)"."""
    match = _ROLE_NOTE.search(tail)
    if not match:
        return None, tail
    role = next(name.rstrip("2") for name, hit in match.groupdict().items() if hit)
    return role, tail[: match.start()] + tail[match.end() :]  # type: ignore[return-value]


def _shared(found: list[Listed], starts: Sequence[tuple[PersonName, _Prefix]], text: str) -> list[Listed]:
    """ "A and B, Body": what stands behind the last of names joined by "and" holds for those before it."""
    out = list(found)
    for at in range(len(out) - 2, -1, -1):
        mine, following = out[at].affiliation, out[at + 1].affiliation
        gap = text[out[at].name.end : starts[at + 1][0].start]
        joined = re.fullmatch(r"\s*(?:,?\s*(?:and|&|y)|/)\s*", gap) is not None
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
