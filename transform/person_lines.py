"""People read off one line: a name alone or with title and body, a list, a biography, an item that ends in a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from transform.affiliation_items import kind_of
from transform.affiliations import Affiliation, parse_affiliation
from transform.biographies import read_biography
from transform.linekinds import Reading, is_sentence
from transform.names import PersonName, find_names, name_at, name_weight
from transform.person_entries import Listed, without_subject
from transform.person_labels import labelled_parts, session_role
from transform.person_lists import members_of, read_list
from transform.prose import read_sentences
from transform.records import Role
from transform.sentences import sentences


@dataclass(slots=True)
class Person:
    """One person in one role, with the line that says so.

    also: other lines that tell of the same person; card: the lines below the name that go on about it.
    """

    name: PersonName
    role: Role
    affiliation: Affiliation
    reading: Reading
    confidence: float
    labelled: bool = True
    bio: str | None = None
    roles: set[Role] = field(default_factory=set)
    card: list[str] = field(default_factory=list)
    also: list[Reading] = field(default_factory=list)


def like_the_others(text: str, reading: Reading) -> list[Person]:
    """An unusual name in a line made as those of other people here: "Name, Body" with a plain body."""
    name = name_at(text, expected=True)
    if name is None or len(text) > 110 or reading.line.heading or reading.line.wholly("bold"):
        return []
    match = re.match(r"\s*[,|(–—-]\s*(?P<rest>.+)$", text[name.end :])
    if match is None or (
        kind_of(match["rest"].strip(" )")) not in ("organization", "role")
        and parse_affiliation(match["rest"]).job_title is None
    ):
        return []
    return from_list(text, "presenter", reading, expected=True, labelled=False)


def people_of_line(reading: Reading, text: str, scope: Role | None) -> list[Person]:
    """A line that begins with a name: alone, in a list, or with title and body behind it; or that ends so."""
    if (ending := ending_in_names(reading, text)) is not None:
        role = session_role(text) or scope or "presenter"
        return from_list(ending, role, reading, expected=False, labelled=scope is not None)
    if reading.kind == "prose" and scope is None and not _says_subject(text):
        bio = read_biography(text) if reading.line.first_of_block and not reading.line.heading else None
        sure = bio is not None and bio.affiliation.job_title is not None and name_weight(bio.name.name) >= 0.5
        return [_told_by_biography(bio, "presenter", reading, text)] if bio is not None and sure else []
    told = read_sentences(text) if text.endswith(".") else []
    if any(role == "moderator" for _, role in told):
        return [person_of(listed, role, reading, 0.9) for listed, role in told]
    if reading.kind == "prose" and (bio := read_biography(text)) is not None:
        return [_told_by_biography(bio, scope or "presenter", reading, text)]
    if reading.kind not in ("person", "title", "prose") or len(text) > 700:
        return []
    if _title_behind_stop(text):
        text = _NAME_AND_STOP.sub(lambda stop: f"{stop[1]}, ", text)
        return from_list(text, scope or "presenter", reading, expected=False, labelled=scope is not None)
    name = next(iter(find_names(text)), None)
    if scope is None and name is not None and re.fullmatch(r"[A-Z]\.\s\S+", name.name):
        return []  # "M. Santos": who signs, not who speaks
    if name is not None and name.start and is_sentence(text[: name.start]):
        return [person_of(listed, role, reading, 0.8) for listed, role in read_sentences(text)]
    if scope is None and reading.kind != "person":
        listed = _is_people_only(text) or _says_subject(text) or members_of(text)
        return from_list(text, "presenter", reading, expected=False) if listed else []
    return from_list(text, scope or "presenter", reading, expected=scope is not None, labelled=scope is not None)


_NAME_AND_STOP = re.compile(r"^([^.]+(?:\b[A-Z]\.[^.]+)?)\.\s+(?=[A-ZÁÉÍÓÚÑ])")


def _title_behind_stop(text: str) -> bool:
    """ "Jane Roe. Inspector at the Labor Department": a stop stands where others print a comma."""
    stop, name = _NAME_AND_STOP.match(text), name_at(text)
    if stop is None or name is None or name.end != len(stop[1]) or len(text) > 200:
        return False
    rest = text[stop.end() :]
    tail = parse_affiliation(rest)
    return bool(tail.job_title) and not is_sentence(rest) and len(list(sentences(rest))) == 1


def _says_subject(text: str) -> bool:
    """ "Jane Roe (Legal Aid) on appeals": a speaker with the subject of the talk."""
    name, entry = name_at(text), without_subject(text)
    if name is None or entry == text or name_weight(name.name) < 0.5:
        return False
    tail = parse_affiliation(entry[name.end :])
    return bool(tail.organization or tail.job_title) and not is_sentence(entry)


def _told_by_biography(listed: Listed, role: Role, reading: Reading, text: str) -> Person:
    return replace(person_of(listed, role, reading, 0.9), bio=text)


def ending_in_names(reading: Reading, text: str) -> str | None:
    """The people of an item that names its subject first: "Closing. Jane Roe, Labor Council"."""
    if reading.line.heading or len(text) > 250 or name_at(text) is not None:
        return None
    for stop in re.finditer(r"(?<=[\w”\"»)])(?:[.:?!]|\s[–—|])\s+(?=[A-ZÁÉÍÓÚÑ])", text):
        ending = text[stop.end() :]
        name = name_at(ending)
        if name is None or name_weight(name.name) < 0.3 or is_labelled(ending):
            continue
        rest = ending[name.end :]
        tail = parse_affiliation(rest)
        if re.match(r"\s*[,(]", rest) and (tail.job_title or tail.organization) and not is_sentence(rest):
            return ending
    return None


def _is_people_only(text: str) -> bool:
    """ "Genevieve Luensman & Barbara Wallace, NIOSH": two names and a body, nothing else."""
    names = find_names(text)
    return (
        len(names) >= 2
        and names[0].start == 0
        and len(text) < 160
        and not re.search(r"[a-z]{3,} [a-z]{3,} [a-z]{3,}", text)
    )


def from_list(text: str, role: Role, reading: Reading, *, expected: bool, labelled: bool = True) -> list[Person]:
    return [
        person_of(listed, listed.role or role, reading, 0.97 if labelled else 0.85, labelled)
        for listed in read_list(text, expected=expected)
    ]


def person_of(listed: Listed, role: Role, reading: Reading, confidence: float, labelled: bool = True) -> Person:
    if listed.affiliation.organization is None and listed.affiliation.job_title is None:
        confidence -= 0.03
    if name_weight(listed.name.name) < 0.3:
        confidence -= 0.12
    return Person(listed.name, role, listed.affiliation, reading, round(confidence, 2), labelled, roles={role})


def is_labelled(text: str) -> bool:
    return any(role is not None for role, _ in labelled_parts(text))
