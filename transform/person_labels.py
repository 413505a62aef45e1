"""The labels that announce people and say their roles: "Moderator:", a column's header, the heading of a session."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transform import cues
from transform.linekinds import Reading
from transform.records import Role


def role_of_label(text: str) -> Role:
    """The role that a label's words name."""
    bare = (
        re.sub(r"(?i)\b(?:include[sd]?|are|is|were|was|will be|incluyen)\b|[:.–—-]+$", "", text).strip(" :.–—-").lower()
    )
    for role, pattern in cues.ROLE_LABEL.items():
        if pattern.match(bare):
            return role  # type: ignore[return-value]
    for role, word in (
        ("moderator", r"moderat|moderad|^modera\b|facilit|interviewer|^chair\b|session chair"),
        ("panelist", r"panel|discussant|comentari"),
        ("other", r"welcom|opening|closing|introduc|interpret|bienvenida"),
        ("host", r"\bhost|anfitri|emcee"),
    ):
        if re.search(word, text.lower()):
            return role  # type: ignore[return-value]
    return "presenter"


# The hour in front of an item of an agenda.
CLOCK_LEAD = re.compile(
    r"(?i)^\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:[-–—]\s*\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?)?\s*[-–—:|]?\s+(?=\S)"
)


def column_role(reading: Reading) -> Role | None:
    """The role that the header of a table's column gives to what stands in it: "Instructor(s)"."""
    cell, table = reading.line.ancestor("td"), reading.line.ancestor("table")
    row = cell.getparent() if cell is not None else None
    first = table.find(".//tr") if table is not None else None
    if cell is None or row is None or first is None or row is first:
        return None
    headers = [h for h in first if h.tag in ("th", "td")]
    at = (
        [c for c in row if c.tag in ("td", "th")].index(cell)
        + len(headers)
        - len([c for c in row if c.tag in ("td", "th")])
    )
    text = (
        re.sub(r"\([a-z]{1,3}\)|/[a-z]{1,2}\b", "", "".join(headers[at].itertext())) if 0 <= at < len(headers) else ""
    )
    return role_of_label(text) if cues.PEOPLE_LABEL.match(text.strip()) else None


def labelled_parts(text: str) -> Iterator[tuple[Role | None, str]]:
    """ "Moderator: A, B. Panelists: C; D" → the labels with what follows each. Without a label, one part with None."""
    marks = list(_INNER_LABEL.finditer(text))
    if not marks:
        yield None, text
        return
    if lead := text[: marks[0].start()].strip(" .;,"):
        yield None, lead
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        part = text[mark.end() : following.start() if following else len(text)]
        for role in _roles_of(mark.group().strip(" .;:–—-|")):
            yield role, part.strip(" .;|,")


def _roles_of(label: str) -> list[Role]:
    """Both roles of "Moderator/Speaker", else the one that the label names."""
    both = re.fullmatch(r"(\w+)\s*(?:/|&|and|y)\s*(\w+)", label)
    roles = [role_of_label(word) for word in both.groups()] if both else [role_of_label(label)]
    return list(dict.fromkeys(roles))


_ROLES_ALTERNATION = "|".join(f"(?:{nouns})" for nouns in cues.ROLE_NOUNS.values())


_INNER_LABEL = re.compile(
    r"(?:^\W*|(?<=[.;|),])\s+)(?:(?i:our|your|the|featured?|guest|invited|webinar|event|program|keynote|session|workshop|"
    r"panel|special|and|[\w-]+ chair(?: (?:of|for) the \w+)? and)\s+)*"
    rf"(?i:{_ROLES_ALTERNATION})(?i:\s*(?:&|and|/|,|y)\s*(?:{_ROLES_ALTERNATION}))?(?i:\s+(?:include[sd]?|are|is|"
    rf"were|was|will be|incluyen))?"
    r"(?:\s*:\s*|\s+[–—-]\s+)|"
    r"(?:^\W*|(?<=[.;|)])\s+)(?i:presented by|moderated by|facilitated by|hosted by|featuring|taught by|led by|"
    r"impartido por|moderad[oa] por|word of welcome by|"
    r"(?:panelists|speakers|presenters) (?:were|are|include)|presentado por|(?:opening |closing |welcome )?remarks "
    r"by|introduction by|introduced by|welcome by|instructor|with|con|"
    r"a cargo de)\s*:?\s+(?=(?:the |our )?[A-Z]|(?:la|el|los|las) (?:[a-z]+ ){0,4}[A-Z])"
)


def session_role(text: str) -> Role | None:
    """Headings of parts of an event ("Panel: Building Coalitions") say what those below them are."""
    match = re.match(
        r"(?i)^\W*(?:(?P<panelist>panel|roundtable|mesa redonda|conversatorio)|(?P<other>welcome|closing|opening|"
        r"bienvenida|"
        r"introduction|inauguración|apertura|clausura|cierre|greetings)|"
        r"(?P<presenter>keynote|fireside chat|session|presentation|conversation|part|talk|agenda|program|q ?& ?a|"
        r"discussion))\b",
        text,
    )
    roles: tuple[Role, ...] = ("panelist", "other", "presenter")
    return next((role for role in roles if match[role]), None) if match else None
