"""Who presents at a webinar: people read off the lines of its segment.

Three manners are known: lines under or behind a label ("Panelists:", "Moderated by …"), lines and cards that begin with
a name and go on with title and body, and running sentences that say who speaks (`transform.prose`). Lines of one list
explain each other: what a label says holds for the lines below it, until another label or heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from transform import cues
from transform.affiliations import Affiliation, kind_of, parse_affiliation
from transform.biographies import read_biography, told_later
from transform.linekinds import Reading, bare
from transform.names import PersonName, find_names, name_at, name_weight
from transform.person_labels import CLOCK_LEAD, column_role, labelled_parts, role_of_label, session_role
from transform.person_lists import Listed, read_list
from transform.prose import read_sentences
from transform.records import Role
from transform.sections import heading_level


@dataclass(slots=True)
class Person:
    """One person in one role, with the line that says so."""

    name: PersonName
    role: Role
    affiliation: Affiliation
    reading: Reading
    confidence: float
    labelled: bool = True
    bio: str | None = None
    roles: set[Role] = field(default_factory=set)


def people_of(lines: Sequence[Reading], title: Reading | None, title_text: str) -> list[Person]:
    """The people of one segment, in the order of the page. `title` is the segment's title line and names nobody,
    except in what is left of it behind the title."""
    found: list[Person] = []
    scope: Role | None = None
    open_card: Person | None = None
    for reading in lines:
        if reading is title:
            found += _behind_title(reading, title_text)
            continue
        text = CLOCK_LEAD.sub("", bare(reading.text))
        if scope == "other" and reading.kind in ("date", "title") and open_card is not None:
            scope = None  # who welcomes is named at once; what follows is the program
        if reading.kind in ("meta", "date", "embed", "status", "resource") or not text:
            continue
        if reading.kind == "label" or (cues.PEOPLE_LABEL.match(text) and len(text) < 90):
            scope, open_card = role_of_label(text), None
            continue
        if (column := column_role(reading)) is not None:
            for role, part in labelled_parts(text):
                found += _from_list(part, role or column, reading, expected=True)
            continue
        if reading.kind in ("key", "generic"):
            scope, open_card = (
                (role_of_label(text), None)
                if re.search(r"(?i)^\W*(?:presenters?|speakers?|who)\b", text)
                else (None, None)
            )
            continue
        if cues.NOT_PEOPLE_LABEL.match(text) and not cues.LEADING_LABEL.match(text):
            open_card = None
            if heading_level(reading):
                scope = None
            continue
        parts = list(labelled_parts(text))
        if len(parts) > 1 or parts[0][0] is not None:
            before = len(found)
            for role, part in parts:
                people = _from_list(part, role or scope or "presenter", reading, expected=True)
                found += people
                open_card = people[-1] if people else None
            if len(found) == before and reading.kind == "prose":
                found += [_person(listed, role or "presenter", reading, 0.8) for listed, role in read_sentences(text)]
            if not any(part.strip() for _, part in parts):
                scope = parts[-1][0]
            elif len(found) == before and heading_level(reading):
                scope = session_role(text) or scope
            continue
        if heading_level(reading) and (session := session_role(text)) and reading.kind != "person":
            scope, open_card = session, None
            continue
        people = _people_line(reading, text, scope, len(found))
        if people:
            found += people
            open_card = people[-1]
            continue
        if open_card is not None and _continues_card(reading, open_card):
            _extend(open_card, reading, text)
            continue
        if heading_level(reading):
            scope, open_card = None, None
        if reading.kind in ("prose", "title"):
            sentences = read_sentences(text)
            for person in found:
                if not (person.affiliation.organization or person.affiliation.job_title):
                    person.affiliation = told_later(person.name.name, text) or person.affiliation
            for listed, role in sentences:
                found.append(_person(listed, role or scope or "presenter", reading, 0.8, labelled=scope is not None))
            if open_card is not None and reading.kind == "prose":
                open_card.bio = open_card.bio or text
                open_card = None
    return merge(found)


def _like_the_others(text: str, reading: Reading) -> list[Person]:
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
    return _from_list(text, "presenter", reading, expected=True, labelled=False)


def _people_line(reading: Reading, text: str, scope: Role | None, company: int) -> list[Person]:
    """A line that begins with a name: alone, in a list, or with title and body behind it.

    company: how many people stand in such lines already.
    """
    if reading.kind == "prose" and scope is None:
        bio = read_biography(text) if reading.line.first_of_block and not reading.line.heading else None
        told = bio is not None and bio.affiliation.job_title is not None and name_weight(bio.name.name) >= 0.5
        return [_person(bio, "presenter", reading, 0.75, labelled=False)] if bio is not None and told else []
    moderators = [listed for listed, role in read_sentences(text) if role == "moderator"] if text.endswith(".") else []
    if moderators:
        return [_person(listed, "moderator", reading, 0.9) for listed in moderators]
    if reading.kind == "prose" and (bio := read_biography(text)) is not None:
        return [_person(bio, scope or "presenter", reading, 0.9)]
    if reading.kind not in ("person", "title", "prose") or len(text) > 700:
        return []
    if scope is None and reading.kind != "person":
        if _is_people_only(text):
            return _from_list(text, "presenter", reading, expected=False)
        return _like_the_others(text, reading) if company >= 2 else []
    if reading.line.heading and scope is None and reading.kind != "person":
        return []
    return _from_list(text, scope or "presenter", reading, expected=scope is not None, labelled=scope is not None)


def _is_people_only(text: str) -> bool:
    """ "Genevieve Luensman & Barbara Wallace, NIOSH": two names and a body, nothing else."""
    names = find_names(text)
    return (
        len(names) >= 2
        and names[0].start == 0
        and len(text) < 160
        and not re.search(r"[a-z]{3,} [a-z]{3,} [a-z]{3,}", text)
    )


def _from_list(text: str, role: Role, reading: Reading, *, expected: bool, labelled: bool = True) -> list[Person]:
    return [
        _person(listed, listed.role or role, reading, 0.97 if labelled else 0.85, labelled)
        for listed in read_list(text, expected=expected)
    ]


def _person(listed: Listed, role: Role, reading: Reading, confidence: float, labelled: bool = True) -> Person:
    if listed.affiliation.organization is None and listed.affiliation.job_title is None:
        confidence -= 0.03
    if name_weight(listed.name.name) < 0.3:
        confidence -= 0.12
    return Person(listed.name, role, listed.affiliation, reading, round(confidence, 2), labelled, roles={role})


def _continues_card(reading: Reading, person: Person) -> bool:
    """The next lines of a card after the name: title, body, place; short, and no sentence."""
    if reading.text.startswith(("@", "#", "http")):
        return True
    if (person.affiliation.organization and person.affiliation.job_title) or (
        reading.line.heading and reading.line.heading < 4
    ):
        return False
    near = reading.index - person.reading.index <= 4 and not reading.line.links
    return (
        near
        and reading.kind in ("title",)
        and reading.words <= 25
        and not re.search(r"[.!?]$", reading.text.removesuffix("Inc."))
    )


def _extend(person: Person, reading: Reading, text: str) -> None:
    if re.match(r"[@#]|https?:|\S+@\S+$", reading.text):
        return
    more = parse_affiliation(text)
    have = person.affiliation
    person.affiliation = replace(
        have,
        job_title=have.job_title or more.job_title,
        organization=have.organization or more.organization,
        location=have.location or more.location,
        credentials=have.credentials or more.credentials,
        text=have.text or more.text or (text if more.organization else None),
    )


def _behind_title(reading: Reading, title: str) -> list[Person]:
    """People printed on the title's own line, behind the title: "Title; Dr. A B, C D, and E F"."""
    at = reading.text.find(title[-20:])
    rest = reading.text[at + len(title[-20:]) :] if at >= 0 else ""
    tail = rest if len(rest) > 8 else ""
    if not tail:
        parted = re.split(
            r";\s+(?=(?:Dr\.|Prof\.|[A-Z]))|\s+(?:with|featuring|presented by|con)\s+(?=[A-Z])", reading.text
        )
        tail = parted[-1] if len(parted) > 1 else ""
    names = find_names(tail)
    if not names:
        return []
    people: list[Person] = []
    for role, part in labelled_parts(tail.strip(" .;,–—-|")):
        if role is not None:
            people += _from_list(part, role, reading, expected=True)
        elif name_at(bare(part)) is not None:
            people += _from_list(bare(part), "presenter", reading, expected=False)
        else:
            people += [_person(listed, r or "presenter", reading, 0.8) for listed, r in read_sentences(part)]
    return people


def merge(people: list[Person]) -> list[Person]:
    """One entry a person and role: the first place, completed by what later mentions add."""
    kept: list[Person] = []
    for person in people:
        same = [p for p in kept if same_person(p.name.name, person.name.name)]
        if not same:
            kept.append(person)
            continue
        first = same[0]
        if len(person.name.name) > len(first.name.name) and not first.labelled:
            first.name = person.name
        for entry in same:
            _complete(entry, person)
        distinct = {"moderator", "host"}
        if (
            person.role not in {p.role for p in same}
            and (person.role in distinct or all(p.role in distinct for p in same))
            and person.labelled
        ):
            kept.append(
                replace(
                    person,
                    affiliation=first.affiliation if person.affiliation.organization is None else person.affiliation,
                )
            )
    return kept


def _complete(person: Person, other: Person) -> None:
    have, more = person.affiliation, other.affiliation
    if have.organization is None and have.job_title is None:
        person.affiliation = replace(more, credentials=have.credentials or more.credentials)
    elif have.job_title is None and more.job_title and more.organization == have.organization:
        person.affiliation = replace(have, job_title=more.job_title)
    if not person.name.credentials and other.name.credentials:
        person.name = replace(person.name, credentials=other.name.credentials)
    person.bio = person.bio or other.bio


def same_person(a: str, b: str) -> bool:
    """Equal, or equal but for a middle name or initial."""
    left, right = (re.sub(r"[^\w ]", "", n).casefold().split() for n in (a, b))
    if left == right:
        return True
    return len(left) > 1 and len(right) > 1 and left[-1] == right[-1] and (left[0] == right[0])
