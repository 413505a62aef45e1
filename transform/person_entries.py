"""One person's entry in running text or a list: title before the name, what stands behind it, what several share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from transform.affiliation_items import ACRONYM, ROLE_NOUN, kind_of
from transform.affiliations import FIELDS, RANK, Affiliation, body_and_title, parse_affiliation, tidy
from transform.names import COURTESY, PersonName, plain
from transform.places import STATES
from transform.records import Role
from transform.sentences import sentences


@dataclass(frozen=True, slots=True)
class Listed:
    """A person in a list; `role` where the entry itself says one, as in "A B, Body (moderator)"."""

    name: PersonName
    affiliation: Affiliation
    role: Role | None


@dataclass(frozen=True, slots=True)
class Span:
    """Where an entry stands: from the title before the name to the end of what belongs to the name."""

    name: PersonName
    start: int
    end: int


def read_entries(text: str, spans: Sequence[Span]) -> list[Listed]:
    """The people of entries that follow each other in a text, with what is said of several of them at once."""
    found = [_read(text, span) for span in spans]
    return _shared(_plural_title(found, spans, text), spans, text)


def _read(text: str, span: Span) -> Listed:
    name = span.name
    tail = _UNNAMED.sub("", _AUTHORSHIP.sub("", plain_clauses(text[name.end : span.end])))
    tail = next(sentences(tail.rstrip(" ,;|/")), "")
    role, tail = _role_note(tail)
    before = ARTICLES.sub("", text[span.start : bare_start(text, name)].strip(" ,;:"))
    if plain(before) in COURTESY:
        before = ""
    elif word := ROLE_WORD.fullmatch(before.removesuffix("s")):
        role, before = role or word.lastgroup, ""  # type: ignore[assignment]
    affiliation = _with_prefix(parse_affiliation(without_subject(tail)), before)
    if name.office and not affiliation.job_title:
        affiliation = replace(affiliation, job_title=name.office)
    credentials = (*name.credentials, *affiliation.credentials)
    return Listed(replace(name, credentials=credentials), affiliation, role)


# Nouns that announce people without being their title.
ANNOUNCED = re.compile(
    r"(?i)\b(?:members|authors|panelists|speakers|guests|presenters|experts|colleagues|leaders|advocates|friends|"
    r"staff|organizers)\s*$"
)


def bare_start(text: str, name: PersonName) -> int:
    """Where the name itself begins, behind an office that is part of the title before it."""
    return text.find(name.name, name.start) if name.office else name.start


# "Jane Roe (Legal Aid) on appeals": what she talks about.
_SUBJECT_OF_TALK = re.compile(
    r"(?:(?<=\)),?|,)\s+(?:on|about|sobre)\s.*$|\s+(?:on|about) (?:how|what|why|when|where|whether)\b.*$"
)


def without_subject(text: str) -> str:
    """The entry of a speaker without what he or she talks about."""
    return _SUBJECT_OF_TALK.sub("", text)


# "… and co-author of the report": no post that somebody holds.
_AUTHORSHIP = re.compile(r",?\s+and\s+(?:(?:recent|the|also|an?)\s+)*(?:co-?)?(?:authors?|editors?|winners?)\s+of\b.*$")
# "… and a colleague from the city": another person whom the page does not name.
_UNNAMED = re.compile(
    r"(?<=[\w)]),?\s+(?:and|y)\s+(?:an?|una?|others?|otr[oa]s|more|several|members|staff)\b(?!.*\bof\s+[A-Z]).*$"
)
_WHO = re.compile(
    r",?\s+(?:who|quien(?:es)?)\s+(?:(?P<led>heads?|leads?|directs?|runs?|chairs?|works? (?:at|for|with)|dirige|"
    r"coordina|represents?|manages?|oversees?|[a-z]+s\s[^,;:]*?\s(?:at|for|with))\s+(?:the\s+)?(?:(?:trade group|"
    r"group|union|organization|agency|firm)\s+)?(?=[A-Z])|(?:(?:[a-z]+\s[^;:]*?)\s(?:and|y)\s(?:also\s)?)?"
    r"(?P<is>is|was|es|serves as)\s+(?:an?\s+|the\s+)?(?=[^,;:]*[a-z]))"
)
_RELATIVE = re.compile(r",?\s+(?:who|whose|which|whom|where|quien|a quien|cuyo|que)\b[^,;:]*(?=[,;]|$)")


def plain_clauses(text: str) -> str:
    """ "X, who heads the Y," → "X, Y,"; other relative clauses are dropped."""
    return _RELATIVE.sub("", _WHO.sub(", ", text))


_ROLE_NOTE = re.compile(
    r"(?i)[(\[]\s*(?:(?P<moderator>moderator|facilitator|chair|moderadora?)|(?P<panelist>panell?ist|discussant)|"
    r"(?P<host>host)|(?P<other>interpreter|welcome|remarks|video remarks|introduction))\b[^)\]]*[)\]]|(?:[–—-]|"
    r",)\s*(?P<moderator2>moderator|facilitator|session chair|moderadora?)\s*$"
)


# "A and B, both attorneys with X", "A, B and C, all of X": of whom it holds is said.
_OF_ALL = re.compile(r"[^;]*?,\s+(?:both|all|each|two|three|ambas|ambos|tod[oa]s)\s+(?:(?:of|at|from|with|de|del)\s)?")


def _plural_title(found: list[Listed], spans: Sequence[Span], text: str) -> list[Listed]:
    """A plural title before the first name holds for those that follow: "Attorneys A of X and B of Y"."""
    out, plural = list(found), None
    role: Role | None = None
    for at, span in enumerate(spans):
        before = ARTICLES.sub("", text[span.start : span.name.start].strip(" ,"))
        mine = out[at].affiliation
        if before.endswith("s") and out[at].role:
            role = out[at].role
        elif not before and out[at].role is None:
            out[at] = replace(out[at], role=role)
        else:
            role = None
        if before:
            several = len(found) > at + 1 and is_plural(before)
            plural = parse_prefix(before) if several else None
            if plural is not None and mine.job_title == plural.job_title:
                out[at] = replace(out[at], affiliation=replace(mine, job_title=singular(mine.job_title)))
        elif plural is not None and mine.job_title is None:
            told = replace(
                mine,
                job_title=singular(plural.job_title),
                organization=mine.organization or plural.organization,
                text=mine.text or plural.text,
            )
            out[at] = replace(out[at], affiliation=told)
        else:
            plural = None
    return out


def is_plural(title: str) -> bool:
    """ "Reed Law attorneys", "partners in the Reno office": the head of the title is a plural."""
    head = re.split(r"\s+(?:of|for|at|to|in|with|from|de|del|en)\s+", title, maxsplit=1)[0].split()
    return bool(head) and head[-1].endswith("s") and kind_of(head[-1]) == "role" and singular(head[-1]) != head[-1]


def singular(title: str | None) -> str | None:
    """ "partners in the Reno office" → "partner in the Reno office"."""
    if title is None:
        return None
    match = re.match(r"(?P<head>.*?)(?P<rest>\s+(?:of|for|at|to|in|with|from|de|del|en)\s.*)?$", title)
    head, rest = (match["head"], match["rest"] or "") if match else (title, "")
    if re.search(r"(?i)(?:dor|tor|sor|ñor|dador|ctor)[ae]s$", head):  # "profesoras", "directores"
        head = head[:-1] if head.endswith("as") else head[:-2]
    else:
        head = re.sub(r"(?<=[^s])s$", "", re.sub(r"(?<=[^aeiou])ies$", "y", head))
    return head + rest


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


ROLE_WORD = re.compile(
    r"(?i)(?P<moderator>moderator|facilitator|moderadora?)|(?P<other>interpreter|intérprete)|(?P<host>host)|"
    r"(?P<presenter>(?:(?:guest|keynote|special|featured|invited) )*(?:speaker|presenter|instructor|trainer|lecturer|"
    r"guest)|ponente|expositora?|invitad[oa](?: especial)?)|(?P<panelist>panell?ist|panelista|discussant)"
)
ARTICLES = re.compile(
    r"(?i)^(?:(?:by|with|and|but|then|while|pero|the|our|your|a|an|el|la|l|los|las|con|y|de|del|said|says|adds?|"
    r"join|also|by|from|own)\s+)+"
)


def parse_prefix(prefix: str) -> Affiliation:
    """What stands before a name: "New Jersey Attorney General", "Times labor reporter", "NELP’s"."""
    prefix = re.sub(r"^[A-Z][\w. ]+-based\s+", "", ARTICLES.sub("", prefix.strip()))
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
    return Affiliation(job_title=prefix)


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


def _shared(found: list[Listed], spans: Sequence[Span], text: str) -> list[Listed]:
    """ "A and B, Body": what stands behind the last of names joined by "and" holds for those before it."""
    out, of_all = list(found), False
    for at in range(len(out) - 1, -1, -1):
        tail = text[spans[at].name.end : spans[at].end]
        if at and (of_all_here := _OF_ALL.match(tail)) is not None:
            of_all = True
            whole = parse_affiliation(tail[of_all_here.end() :])
            title = out[at].affiliation.job_title if whole.job_title is None else singular(whole.job_title)
            out[at] = replace(out[at], affiliation=replace(whole, job_title=title))
        if at == len(out) - 1:
            continue
        mine, following = out[at].affiliation, out[at + 1].affiliation
        gap = text[out[at].name.end : spans[at + 1].name.start]
        joined_by_and = len(out) == 2 and re.search(r",\s+(?:and|&|y)\s*$", gap) is not None
        joined = re.fullmatch(r"\s*(?:,?\s*(?:and|&|y|e)|/)\s*", gap) is not None
        body = replace(mine, organization=following.organization, text=following.text)
        if of_all and not mine.organization:
            out[at] = replace(out[at], affiliation=replace(body, job_title=mine.job_title or following.job_title))
        elif joined_by_and and mine.job_title and following.job_title and not mine.organization:
            out[at] = replace(out[at], affiliation=body) if following.organization else out[at]
        elif joined and not mine.organization and not mine.job_title:
            out[at], out[at + 1] = _titles_of_two(out[at], out[at + 1])
    return out


def _titles_of_two(one: Listed, other: Listed) -> tuple[Listed, Listed]:
    """ "A and B, director and counsel of X": a title each; "A and B, partners at X": one for both."""
    title, told = other.affiliation.job_title, other.affiliation
    if not told.organization:
        return one, other
    if title and re.search(r"\band\b|&", title):
        left, right = re.split(r"\s+(?:and|&)\s+", title, maxsplit=1)
        if kind_of(left) == "role" and kind_of(right) == "role":
            return (
                replace(one, affiliation=replace(told, job_title=left)),
                replace(other, affiliation=replace(told, job_title=right)),
            )
    if title and not is_plural(title):
        return one, other
    both = replace(told, job_title=singular(title))
    return replace(one, affiliation=replace(both, credentials=())), replace(other, affiliation=both)
