"""Who presents at a webinar: people read off the lines of its segment.

Three manners are known: lines under or behind a label ("Panelists:", "Moderated by …"), lines and cards that begin with
a name and go on with title and body, and running sentences that say who speaks (`transform.prose`). Lines of one list
explain each other: what a label says holds for the lines below it, until another label or heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from transform import cues
from transform.affiliation_items import kind_of
from transform.affiliations import parse_affiliation
from transform.authors import BYLINE
from transform.biographies import told_later
from transform.linekinds import Reading, bare
from transform.names import find_names, name_at
from transform.person_labels import CLOCK_LEAD, column_role, labelled_parts, role_of_label, session_role
from transform.person_lines import (
    Person,
    ending_in_names,
    from_list,
    is_labelled,
    like_the_others,
    people_of_line,
    person_of,
)
from transform.prose import read_sentences
from transform.records import Role
from transform.sections import heading_level
from transform.sentences import sentences


def people_of(lines: Sequence[Reading], title: Reading | None, title_text: str) -> list[Person]:
    """The people of one segment, in the order of the page. `title` is the segment's title line and names nobody,
    except in what is left of it behind the title."""
    segment = _Segment()
    for reading in lines:
        if reading is title:
            segment.found += _behind_title(reading, title_text)
        else:
            segment.read(reading, bare(reading.text))
    return _on_the_panel(merge(segment.with_likely()), lines)


# An event whose own words call those who present its panel, and nothing else.
_PANEL = re.compile(
    r"(?i)\b(?:our|this|the|an?|expert|virtual) (?:\w+ )?panel(?:ists)?\b|\bpanel discussion\b|\b(?:el|nuestro|"
    r"un) panel\b|\bmesa redonda\b"
)
_NOT_PANEL = re.compile(
    r"(?i)\b(?:speakers?|presenters?|presented|presentations?|presents?|instructors?|trainers?|taught|teach\w*|"
    r"keynote|"
    r"lectur\w*|guests?|ponentes?|expositor\w*|conferencista|imparte\w*|speak\w*)\b"
)


def _on_the_panel(people: list[Person], lines: Sequence[Reading]) -> list[Person]:
    text = "\n".join(reading.text for reading in lines)
    if len(people) > 1 and _PANEL.search(text) and not _NOT_PANEL.search(text):
        for person in people:
            person.role = "panelist" if person.role == "presenter" else person.role
    return people


class _Segment:
    """The people found so far, and what the lines read last say of those that follow.

    scope: the role that a label or heading gives to the people below it; barred: the heading above says that those
    below it do not present; card: the person whom the next lines may go on about.
    """

    def __init__(self) -> None:
        self.found: list[Person] = []
        self.scope: Role | None = None
        self.barred = 0  # the level of the heading that says so
        self.card: Person | None = None
        self.transcript = False  # what follows are the speakers' own words
        self.before = ""
        self._likely: list[tuple[int, Reading, str]] = []

    def with_likely(self) -> list[Person]:
        """All found; where several lines name people in one manner, an unusual name in another such line as well."""
        found = list(self.found)
        if len({person.reading.index for person in found if person.reading.kind == "person"}) >= 2:
            for at, reading, text in reversed(self._likely):
                found[at:at] = like_the_others(text, reading)
        return found

    def read(self, reading: Reading, text: str) -> None:
        before, self.before = self.before, text
        if self.scope == "other" and reading.kind in ("date", "title") and self.card is not None:
            self.scope = None  # who welcomes is named at once; what follows is the program
        if (named := _NO_DEGREES.sub("", text)) != text and not self.barred:
            self.found += from_list(named, self.scope or "presenter", reading, expected=True)
            self.card = self.found[-1] if self.found else None
            return
        if clock := CLOCK_LEAD.match(text):
            text, self.card = text[clock.end() :], None
        if reading.kind == "date":
            self.card = None
        if reading.kind in ("meta", "date", "embed", "status", "resource") or not text:
            return
        if self._continues_card(reading, text):
            self._extend(reading.text, text)
        elif speaker := _TRANSCRIPT.match(text):
            self.transcript = True
            self.found += from_list(speaker["name"], self.scope or "presenter", reading, expected=True)
            self.card = None
        elif self._says_who_follows(reading, text):
            self.card = None
        elif not self.barred and not self.transcript and not (_is_quotation(before) and self.scope is None):
            self._people(reading, text)

    def _says_who_follows(self, reading: Reading, text: str) -> bool:
        """Labels and headings set what the people below them are."""
        level = heading_level(reading)
        heading = level or reading.line.wholly("bold")
        if level and level <= (self.barred or 0):
            self.barred = 0
        if self.barred == 7 and reading.kind in ("key", "generic") and not cues.NOT_PEOPLE_LABEL.match(text):
            self.barred = 0
        if heading and cues.RELATED_HEADING.match(text):
            self.scope, self.barred = None, level or 7
            return True
        if cues.NOT_PEOPLE_LABEL.match(text) and not cues.LEADING_LABEL.match(text):
            if BYLINE.match(text) and find_names(text):
                return True  # names its author at once; what follows is what he or she writes
            if heading or len(text.split()) <= 4:
                self.scope, self.barred = None, level or 7
            return True
        if (label := _LABEL_BEHIND_SENTENCE.search(text)) and cues.PEOPLE_LABEL.match(label["label"]):
            self.found += self._told(text[: label.start("label")], reading)
            self.scope, self.barred = role_of_label(label["label"]), 0
            return True
        if reading.kind == "label" or (cues.PEOPLE_LABEL.match(text) and len(text) < 90):
            self.scope, self.barred = role_of_label(text), 0
            return True
        if reading.kind in ("key", "generic"):
            people = re.search(r"(?i)^\W*(?:presenters?|speakers?|who)\b", text)
            panel = re.match(r"(?i)\W*(?:the )?panel\W*$", text)
            self.scope = "panelist" if panel else role_of_label(text) if people else None
            return True
        if heading and reading.kind != "person" and not is_labelled(text) and (session := session_role(text)):
            self.scope = session
            return True
        return False

    def _people(self, reading: Reading, text: str) -> None:
        if (column := column_role(reading)) is not None:
            for role, part in labelled_parts(text):
                self.found += from_list(part, role or column, reading, expected=True)
                self.card = self.found[-1] if self.found else None
            return
        parts = list(labelled_parts(text))
        if len(parts) > 1 or parts[0][0] is not None:
            self._behind_labels(parts, reading, text)
            return
        people = people_of_line(reading, text, self.scope)
        if people:
            self.found += people
            self.card = people[-1]
            return
        if heading_level(reading):
            self.scope = None
        self._likely.append((len(self.found), reading, text))
        if reading.kind in ("prose", "title"):
            self._prose(reading, text)
        self.card = None if reading.kind == "prose" or heading_level(reading) else self.card

    def _behind_labels(self, parts: list[tuple[Role | None, str]], reading: Reading, text: str) -> None:
        before = len(self.found)
        for role, part in parts:
            first = next(sentences(part), "")
            if role is None and reading.kind == "prose":
                people = self._told(part, reading)
                if not people and (ending := ending_in_names(reading, part)):
                    people = from_list(ending, session_role(part) or "presenter", reading, expected=False)
            else:
                people = from_list(part, role or self.scope or "presenter", reading, expected=True)
                people += self._told(part.removeprefix(first), reading)
            self.found += people
            self.card = people[-1] if people else None
        if len(self.found) == before and reading.kind == "prose":
            self.found += self._told(text, reading)
        if not any(part.strip() for _, part in parts):
            self.scope = parts[-1][0]
        elif len(self.found) == before and heading_level(reading):
            self.scope = session_role(text) or self.scope

    def _told(self, text: str, reading: Reading) -> list[Person]:
        return [person_of(listed, role, reading, 0.8, self.scope is not None) for listed, role in read_sentences(text)]

    def _prose(self, reading: Reading, text: str) -> None:
        self.found += self._told(text, reading)
        for person in self.found:
            if not (person.affiliation.organization or person.affiliation.job_title):
                person.affiliation = told_later(person.name.name, text) or person.affiliation
        if self.card is not None and reading.kind == "prose":
            self.card.bio = self.card.bio or text

    def _continues_card(self, reading: Reading, text: str) -> bool:
        """The next lines of a card after the name: title, body, place; short, and no sentence."""
        person = self.card
        if person is None:
            return False
        if reading.text.startswith(("@", "#", "http")):
            return True
        have = person.affiliation
        if reading.line.ancestor("li") is not person.reading.line.ancestor("li") or name_at(text) is not None:
            return False
        if (reading.line.heading and reading.line.heading < 4) or reading.index - person.reading.index > 4:
            return False
        if (
            reading.line.links
            or reading.words > 25
            or re.search(r"(?i)[.!?:]$|^an? |^free\b|\bby$", _without_legal_form(text))
        ):
            return False
        if cues.RESOURCE_LABEL.match(text) and kind_of(text) != "role":
            return False
        if (
            have.organization
            and have.job_title
            and not (kind_of(have.organization) == "unit" and kind_of(text) in ("organization", "unknown"))
        ):
            return False
        if reading.kind in ("label", "generic"):  # "Partner", "Board Chair"
            return not reading.emphasised and not text.endswith("s") and kind_of(text) == "role"
        return reading.kind == "title" and not is_labelled(text) and session_role(text) is None

    def _extend(self, printed: str, text: str) -> None:
        if self.card is None or re.match(r"[@#]|https?:|\S+@\S+$", printed):
            return
        person, have = self.card, self.card.affiliation
        own = [] if person.card else [have.text or have.job_title or ""]
        person.card += [line for line in (*own, text) if line]
        person.affiliation = replace(
            whole := parse_affiliation("\n".join(person.card)),
            location=have.location or whole.location,
            credentials=have.credentials or whole.credentials,
        )


# "Jane Roe, n/a": a form left empty where degrees stand.
_NO_DEGREES = re.compile(r",\s*n/a(?=\W*$|\s*\()", re.IGNORECASE)
# "J. Roe (00:12:05):": who speaks in a transcript.
_TRANSCRIPT = re.compile(r"(?P<name>[^()\[\]:]{4,50}?)\s*[(\[]?\d{1,2}:\d\d(?::\d\d)?[)\]]?:?$")
# "Jane Roe moderated. Panelists included:"
_LABEL_BEHIND_SENTENCE = re.compile(r"[.!?]\s+(?P<label>[^.!?]{5,60}:)$")


def _without_legal_form(text: str) -> str:
    return re.sub(r"\b(?:Inc|Co|Corp|Ltd|[A-Z]\.[A-Z])\.$", "", text)


def _is_quotation(text: str) -> bool:
    """A line that is nothing but somebody's words; who said them stands below."""
    return re.fullmatch(r"[“\"«].{20,}[”\"»]", text) is not None


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
            people += from_list(part, role, reading, expected=True)
        elif name_at(bare(part)) is not None:
            people += from_list(bare(part), "presenter", reading, expected=False)
        else:
            people += [person_of(listed, r or "presenter", reading, 0.8) for listed, r in read_sentences(part)]
    return people


def merge(people: list[Person]) -> list[Person]:
    """One entry a person and role: the first place, completed by what later mentions add; nobody bears the name of the
    firm of another ("A B, Reed Stone")."""
    kept: list[Person] = []
    bodies = {person.affiliation.organization for person in people}
    for person in people:
        if person.name.name in bodies:
            continue
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
    elif have.job_title is None and more.job_title and _one_body(have.organization, more.organization):
        person.affiliation = replace(have, job_title=more.job_title)
    if not person.name.credentials and other.name.credentials:
        person.name = replace(person.name, credentials=other.name.credentials)
    person.bio = person.bio or other.bio
    person.also.append(other.reading)


def _one_body(one: str | None, other: str | None) -> bool:
    """One name, or two that share their words: "CT Paid Leave Authority", "Paid Leave Insurance Authority"."""
    words = [set(re.findall(r"[A-Z][\w’'-]{2,}", name or "")) for name in (one, other)]
    return one == other or len(words[0] & words[1]) >= 2


def same_person(a: str, b: str) -> bool:
    """Equal, or equal but for a middle name or initial."""
    left, right = (re.sub(r"[^\w ]", "", n).casefold().split() for n in (a, b))
    if left == right:
        return True
    return len(left) > 1 and len(right) > 1 and left[-1] == right[-1] and (left[0] == right[0])
