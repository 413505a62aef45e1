"""Who presents at a webinar: people read off the lines of its segment.

Three manners are known: lines under or behind a label ("Panelists:", "Moderated by …"), lines and cards that begin with
a name and go on with title and body, and running sentences that say who speaks (`transform.prose`). Lines of one list
explain each other: what a label says holds for the lines below it, until another label or heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from transform import cues
from transform.affiliations import Affiliation, kind_of, parse_affiliation
from transform.linekinds import Reading, bare
from transform.names import PersonName, find_names, name_at, name_weight
from transform.person_lists import Listed, read_list
from transform.prose import read_sentences
from transform.records import Role
from transform.units import heading_level


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


def role_of_label(text: str) -> Role:
    """The role that a label's words name."""
    bare = re.sub(r"(?i)\b(?:include[sd]?|are|is|were|was|will be|incluyen)\b|[:.–—-]+$", "", text).strip(" :.–—-").lower()
    for role, pattern in cues.ROLE_LABEL.items():
        if pattern.match(bare):
            return role  # type: ignore[return-value]
    for role, word in (
        ("moderator", r"moderat|moderad|^modera\b|facilitat|facilitad|interviewer|^chair\b|session chair"),
        ("panelist", r"panel|discussant|comentari"),
        ("other", r"welcom|opening|closing|introduc|interpret|bienvenida"),
        ("host", r"\bhost|anfitri|emcee"),
    ):
        if re.search(word, text.lower()):
            return role  # type: ignore[return-value]
    return "presenter"


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
        text = _CLOCK_LEAD.sub("", bare(reading.text))
        if scope == "other" and reading.kind in ("date", "title") and open_card is not None:
            scope = None  # who welcomes is named at once; what follows is the program
        if reading.kind in ("meta", "date", "embed", "status", "resource") or not text:
            continue
        if reading.kind == "label" or cues.PEOPLE_LABEL.match(text) and len(text) < 90:
            scope, open_card = role_of_label(text), None
            continue
        if (column := _column_role(reading)) is not None:
            for role, part in _labelled_parts(text):
                found += _from_list(part, role or column, reading, expected=True)
            continue
        if reading.kind in ("key", "generic"):
            scope, open_card = (role_of_label(text), None) if re.search(r"(?i)^\W*(?:presenters?|speakers?|who)\b", text) else (None, None)
            continue
        if cues.NOT_PEOPLE_LABEL.match(text) and not cues.LEADING_LABEL.match(text):
            open_card = None
            if heading_level(reading):
                scope = None
            continue
        parts = list(_labelled_parts(text))
        if len(parts) > 1 or parts[0][0] is not None:
            before = len(found)
            for role, part in parts:
                people = _from_list(part, role or scope or "presenter", reading, expected=True)
                found += people
                open_card = people[-1] if people else None
            if len(found) == before and reading.kind == "prose":
                found += [_person(listed, role or "presenter", reading, 0.8) for listed, role in read_sentences(text, False, set())]
            if not any(name for _, part in parts for name in [part.strip()]):
                scope = parts[-1][0]
            continue
        if heading_level(reading) and (session := _session_role(text)) and reading.kind != "person":
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
            known = {p.name.name for p in found}
            sentences = read_sentences(text, scope is not None, known)
            for person in found:
                _told_later(person, text)
            for listed, role in sentences:
                found.append(_person(listed, role or scope or "presenter", reading, 0.8, labelled=scope is not None))
            if open_card is not None and reading.kind == "prose":
                open_card.bio = open_card.bio or text
                open_card = None
    return merge(found)


# The hour in front of an item of an agenda.
_CLOCK_LEAD = re.compile(r"^\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:[-–—]\s*\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?)?\s*[-–—:|]?\s+(?=\S)")


def _column_role(reading: Reading) -> Role | None:
    """The role that the header of a table's column gives to what stands in it: "Instructor(s)"."""
    cell, table = reading.line.ancestor("td"), reading.line.ancestor("table")
    row = cell.getparent() if cell is not None else None
    first = table.find(".//tr") if table is not None else None
    if cell is None or row is None or first is None or row is first:
        return None
    headers = [h for h in first if h.tag in ("th", "td")]
    at = [c for c in row if c.tag in ("td", "th")].index(cell) + len(headers) - len([c for c in row if c.tag in ("td", "th")])
    text = re.sub(r"\([a-z]{1,3}\)|/[a-z]{1,2}\b", "", "".join(headers[at].itertext())) if 0 <= at < len(headers) else ""
    return role_of_label(text) if cues.PEOPLE_LABEL.match(text.strip()) else None


def _labelled_parts(text: str) -> Iterator[tuple[Role | None, str]]:
    """"Moderator: A, B. Panelists: C; D" → the labels with what follows each. Without a label, one part with None."""
    marks = list(_INNER_LABEL.finditer(text))
    if not marks or (marks[0].start() > 0 and not text[: marks[0].start()].strip()):
        marks = marks or []
    if not marks:
        yield None, text
        return
    if lead := text[: marks[0].start()].strip(" .;,"):
        yield None, lead
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        part = text[mark.end() : following.start() if following else len(text)]
        yield role_of_label(mark.group().strip(" .;:–—-|")), part.strip(" .;|")


_ROLES_ALTERNATION = "|".join(f"(?:{nouns})" for nouns in cues.ROLE_NOUNS.values())
_INNER_LABEL = re.compile(
    r"(?:^\W*|(?<=[.;|)])\s+)(?:(?i:our|the|featured?|guest|invited|webinar|event|program|keynote|session|workshop|panel|special|and|"
    r"regional chair for the \w+ and|program)\s+)*"
    rf"(?i:{_ROLES_ALTERNATION})(?i:\s*(?:&|and|/|,|y)\s*(?:{_ROLES_ALTERNATION}))?(?i:\s+(?:include[sd]?|are|is|were|was|will be|incluyen))?"
    r"(?:\s*:\s*|\s+[–—-]\s+)|"
    r"(?:^\W*|(?<=[.;|])\s+)(?i:presented by|moderated by|facilitated by|hosted by|featuring|taught by|led by|impartido por|moderad[oa] por|"
    r"(?:panelists|speakers|presenters) (?:were|are|include)|presentado por|(?:opening |closing |welcome )?remarks by|introduction by|introduced by|welcome by|instructor|with|con|"
    r"a cargo de)\s*:?\s+(?=(?:the |our )?[A-Z]|(?:la|el|los|las) (?:[a-z]+ ){0,4}[A-Z])"
)


def _session_role(text: str) -> Role | None:
    """Headings of parts of an event ("Panel: Building Coalitions") say what those below them are."""
    match = re.match(
        r"(?i)^\W*(?:(?P<panelist>panel|roundtable|mesa redonda)|(?P<other>welcome|closing|opening|bienvenida|introduction)|"
        r"(?P<presenter>keynote|fireside chat|session|presentation|conversation|part|talk|agenda|program|q ?& ?a|discussion))\b",
        text,
    )
    return next((role for role, hit in match.groupdict().items() if hit), None) if match else None  # type: ignore[return-value]


def _like_the_others(text: str, reading: Reading) -> list[Person]:
    """An unusual name in a line made as those of other people here: "Name, Body" with a plain body."""
    name = name_at(text, expected=True)
    if name is None or len(text) > 110 or reading.line.heading or reading.line.wholly("bold"):
        return []
    match = re.match(r"\s*[,|(–—-]\s*(?P<rest>.+)$", text[name.end :])
    if match is None or kind_of(match["rest"].strip(" )")) not in ("organization", "role") and parse_affiliation(match["rest"]).job_title is None:
        return []
    return _from_list(text, "presenter", reading, expected=True, labelled=False)


def _people_line(reading: Reading, text: str, scope: Role | None, company: int) -> list[Person]:
    """A line that begins with a name: alone, in a list, or with title and body behind it.

    company: how many people stand in such lines already.
    """
    if reading.kind == "prose" and scope is None:
        return []
    if text.endswith(".") and (told := [(listed, role) for listed, role in read_sentences(text, True, set()) if role == "moderator"]):
        return [_person(listed, role or "moderator", reading, 0.9) for listed, role in told]
    if reading.kind == "prose" and (bio := _bio(text)) is not None:
        return [_person(bio, scope or "presenter", reading, 0.9)]
    if reading.kind not in ("person", "title", "prose") or len(text) > 700:
        return []
    if scope is None and reading.kind != "person":
        if _is_people_only(text):
            return _from_list(text, "presenter", reading, expected=False)
        return _like_the_others(text, reading) if company >= 2 else []
    if reading.line.heading and scope is None and not reading.kind == "person":
        return []
    return _from_list(text, scope or "presenter", reading, expected=scope is not None, labelled=scope is not None)


def _is_people_only(text: str) -> bool:
    """"Genevieve Luensman & Barbara Wallace, NIOSH": two names and a body, nothing else."""
    names = find_names(text)
    return len(names) >= 2 and names[0].start == 0 and len(text) < 160 and not re.search(r"[a-z]{3,} [a-z]{3,} [a-z]{3,}", text)


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


def _bio(text: str) -> Listed | None:
    """A biography: "A B, JD, is the Director of X", "C D has worked for Y"."""
    name = name_at(text, expected=True)
    if name is None or name_weight(name.name) < 0.1:
        return None
    rest = text[name.end :].lstrip(" ,")
    match = re.match(
        r"(?i)(?:\([^)]*\)\s*,?\s*)?(?:is|was|serves as|has served as|works as|es|joined|leads|directs|heads|chairs|"
        r"has (?:worked|been|served|practiced|represented|taught|led|over|more)|works|currently|practices|represents|teaches|oversees|manages|"
        r"focuses|specializes|brings|began|founded|co-founded|studies|dirige|trabaja|coordina)\b",
        rest,
    )
    if match is None:
        return None
    return Listed(name, bio_affiliation(text[name.end :]), None)


def bio_affiliation(text: str) -> Affiliation:
    """Title and body out of the first sentence of a biography (the text behind the name)."""
    sentence = re.split(r"(?<=[a-z0-9)”\"])\.\s+(?=[A-Z])", text, maxsplit=1)[0]
    match = re.search(
        r"(?i)\b(?:is|was|serves as|has served as|served as|works as|es|joined|currently|(?:has )?been)\s+(?:currently\s+)?(?:also\s+)?(?:an?\s+|the\s+|one of the\s+|una?\s+|el\s+|la\s+)?"
        r"(?P<what>.+)$",
        sentence,
    )
    if match and not re.match(r"(?i)(?:working|responsible|known|interested|committed|dedicated|passionate|based|proud)\b", match["what"]):
        what = re.split(r",?\s+(?:who|where|which|whose|and (?:has|is|was|leads|previously|builds|works|received)|focusing|specializing|since|representing|dedicated|leading)\b", match["what"], maxsplit=1)[0]
        return parse_affiliation(what)
    worked = re.search(r"(?i)\b(?:worked|works|working|practices?|teach(?:es)?|trabaja)\s+(?:for|at|with|in|en|para)\s+(?:the\s+)?(?P<org>[A-Z][^,.;]*?)(?=\s+(?:for|since|as|where|on|and)\b|[,.;]|$)", sentence)
    if worked and kind_of(worked["org"]) in ("organization", "unknown", "unit"):
        return Affiliation(organization=worked["org"], text=worked["org"])
    led = re.search(r"(?i)\b(?P<verb>leads|directs|heads|chairs|founded|co-founded|manages|oversees|dirige|coordina)\s+(?:the\s+)?(?P<org>[A-Z][^,.;]*?)(?=\s+(?:for|since|as|where|on|and|which)\b|[,.;]|$)", sentence)
    if led and kind_of(led["org"]) in ("organization", "unit"):
        return parse_affiliation(led["org"] + sentence[led.end() : led.end()])
    appositive = re.match(r"\s*,\s*(?P<what>[^,]+(?:,\s*[A-Z][^,]+)*),\s+(?:is|has|was)\b", sentence)
    return parse_affiliation(appositive["what"]) if appositive else Affiliation()


def _continues_card(reading: Reading, person: Person) -> bool:
    """The next lines of a card after the name: title, body, place; short, and no sentence."""
    if reading.text.startswith(("@", "#", "http")):
        return True
    if person.affiliation.organization and person.affiliation.job_title or reading.line.heading and reading.line.heading < 4:
        return False
    near = reading.index - person.reading.index <= 4 and not reading.line.links
    return near and reading.kind in ("title",) and reading.words <= 25 and not re.search(r"[.!?]$", reading.text.removesuffix("Inc."))


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
        parted = re.split(r";\s+(?=(?:Dr\.|Prof\.|[A-Z]))|\s+(?:with|featuring|presented by|con)\s+(?=[A-Z])", reading.text)
        tail = parted[-1] if len(parted) > 1 else ""
    names = find_names(tail)
    if not names:
        return []
    people: list[Person] = []
    for role, part in _labelled_parts(tail.strip(" .;,–—-|")):
        if role is not None:
            people += _from_list(part, role, reading, expected=True)
        elif name_at(bare(part)) is not None:
            people += _from_list(bare(part), "presenter", reading, expected=False)
        else:
            people += [_person(listed, r or "presenter", reading, 0.8) for listed, r in read_sentences(part, False, set())]
    return people


def _told_later(person: Person, text: str) -> None:
    """A later sentence that takes up the first name: "Tatiana, an organizer with Hand in Hand, was …"."""
    if person.affiliation.organization or person.affiliation.job_title:
        return
    match = re.search(rf"(?:^|[.!?”]\s+){re.escape(person.name.name.split()[0])},\s+(?P<what>[^.]{{4,160}}?),\s+(?:was|is|who|will|and|has|told|said|spoke|described)\b", text)
    if match:
        person.affiliation = parse_affiliation(match["what"])


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
        if person.role not in {p.role for p in same} and (person.role in distinct or all(p.role in distinct for p in same)) and person.labelled:
            kept.append(replace(person, affiliation=first.affiliation if person.affiliation.organization is None else person.affiliation))
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
