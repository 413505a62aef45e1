"""What tells whether somebody whom an event's part of the page names presents there: clues, none of one page.

A person is known by the sentences and lines that name him or her; the clues of all of them count together.
`transform.presenter_likelihood` weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from transform import cues
from transform.affiliation_items import kind_of
from transform.authors import BYLINE
from transform.body_names import is_body
from transform.document import Document
from transform.linekinds import Reading, bare
from transform.mention_clues import Mention, clues_of_sentence, mentions, step_of
from transform.names import PersonName, find_names, is_dictionary_word, is_given_name, is_surname, name_at, name_weight
from transform.page_entities import is_found_name, is_told_name
from transform.people import same_person
from transform.person_entries import Listed
from transform.person_labels import CLOCK_LEAD, session_role
from transform.person_lists import read_list
from transform.places import is_place
from transform.sections import heading_level


@dataclass(slots=True)
class Named:
    """A person whom the lines name: as the first place tells, and what speaks for and against a part in the event."""

    listed: Listed
    reading: Reading
    clues: set[str] = field(default_factory=set)
    mentions: int = 0


def persons_named(lines: Sequence[Reading], title: Reading, document: Document) -> list[Named]:
    """Every person whom the lines of an event name, in order, with the clues of all places. title: the title line."""
    page = _Lines(lines, title)
    headings = [line.text for line in document.main if line.heading == 1]
    page_titles = [document.title or "", document.meta.get("og:title", ""), *headings]
    author = " ".join(document.meta.get(key, "") for key in ("author", "article:author", "twitter:data1"))
    found: list[Named] = []
    for at, reading in enumerate(lines):
        for mention in mentions(reading):
            name = mention.listed.name.name
            if (is_place(name) and not is_told_name(name)) or kind_of(name) == "organization":
                continue
            person = next((p for p in found if same_person(p.listed.name.name, name)), None)
            if person is None:
                person = Named(mention.listed, reading)
                found.append(person)
            have = person.listed.affiliation
            if not (have.organization or have.job_title):
                person.listed = mention.listed
            person.mentions += 1
            person.clues.update(page.of_line(at, mention))
            told = list(clues_of_sentence(mention))
            person.clues.update(told)
            manner = "told" if reading.kind == "prose" else "listed"
            person.clues.update(f"{manner}: {clue}" for clue in told)
    for person in found:
        person.clues.update(_of_person(person, lines, page_titles, author))
        person.clues.add(f"up to {step_of(len(found), (1, 2, 4, 8))} people")
    quoted = [person for person in found if person.clues & _QUOTED]
    for person in quoted:
        person.clues.add(f"one of up to {step_of(len(quoted), (1, 2))} who are quoted")
    return found


_QUOTED = {"right behind “said”", "near behind “said”", "right before “says”", "before “says”"}


# -- the line --------------------------------------------------------------------------------------------------------

_CONTACT = re.compile(r"(?i)\S+@\S+\.\w|\b\d{3}[-. )]+\d{3}[-. ]\d{4}\b|\bcontact\b|\bcontacto\b")
_POSTED = re.compile(
    r"(?i)\b(?:posted|written|published|submitted|publicado|escrito)\b[^.]{0,40}\b(?:by|por)\b|\d{4}\W+(?:by|por)\s"
)
_ABOUT_BODY = re.compile(
    r"(?i)\b(?:board|staff|committee|leadership|our team|members|authors?|editors?|comité|equipo)\b"
)
_IMAGE = re.compile(r"(?i)\b(?:photo|image|credit|foto|courtesy)\b")


class _Lines:
    """The lines of an event and what stands above each."""

    def __init__(self, lines: Sequence[Reading], title: Reading) -> None:
        self.lines = lines
        self.title = title
        self.begins = [_begins_with_name(reading) for reading in lines]
        self.people = sum(self.begins)
        self.above: list[Reading | None] = []
        heading: Reading | None = None
        for reading in lines:
            self.above.append(heading)
            if heading_level(reading) or reading.kind in ("label", "key", "generic"):
                heading = reading

    def of_line(self, at: int, mention: Mention) -> Iterator[str]:
        reading = self.lines[at]
        text = bare(CLOCK_LEAD.sub("", reading.text))
        yield f"line of kind {reading.kind}"
        if reading is self.title:
            yield "in the title line"
        level = heading_level(reading)
        if level:
            yield "in a heading" if level < 7 else "in a bold line"
        for tag, clue in (("li", "item of a list"), ("td", "cell of a table"), ("blockquote", "in a quotation")):
            if reading.line.ancestor(tag) is not None:
                yield clue
        if reading.line.links and any(k.text and mention.listed.name.name in k.text for k in reading.line.links):
            yield "linked"
        if (
            any(kind == "bold" and mention.listed.name.name in reading.text[s:e] for kind, s, e in reading.line.marks)
            and not level
        ):
            yield "bold"
        name = name_at(text)
        if name is not None and name.name == mention.listed.name.name:
            alone = not text[name.end :].strip(" .,:;*")
            yield "line of the name alone" if alone else "begins its line"
            if alone and any(r.kind in ("meta", "date") for r in self.lines[max(0, at - 1) : at + 2]):
                yield "name alone beside a date"
            yield f"up to {step_of(self._alike(at), (0, 1, 2))} more such lines near it"
        if at < 3:
            yield "in the first lines"
        if at > 0.7 * len(self.lines):
            yield "in the last lines"
        yield from self._of_heading(at)
        if BYLINE.match(reading.text) or _POSTED.search(reading.text):
            yield "in a byline"
        entries = read_list(text, expected=True)
        if entries and not any(same_person(entry.name.name, mention.listed.name.name) for entry in entries):
            yield "within somebody’s entry"
        if cues.LEADING_LABEL.match(reading.text):
            yield "behind a label of people"
        elif cues.NOT_PEOPLE_LABEL.match(reading.text):
            yield "behind another label"
        around = " ".join(r.text for r in self.lines[at : at + 2])
        if _CONTACT.search(around):
            yield "contact near it"
        if _IMAGE.search(reading.text) and reading.words < 25:
            yield "under a picture"
        if re.fullmatch(r"[“\"«].*", reading.text) or (at and re.match(r"[“\"«]", self.lines[at - 1].text)):
            yield "at a quotation"

    def _of_heading(self, at: int) -> Iterator[str]:
        above = self.above[at]
        if above is None:
            yield "below no heading"
            return
        text = above.text
        if cues.PEOPLE_LABEL.match(text) or above.kind == "label":
            kind = "people"
        elif cues.NOT_PEOPLE_LABEL.match(text) or _ABOUT_BODY.search(text):
            kind = "others"
        elif cues.RELATED_HEADING.match(text):
            kind = "related pages"
        elif session_role(text):
            kind = "a session"
        elif above is self.title:
            kind = "the title"
        elif above.kind in ("generic", "key"):
            kind = "any page"
        else:
            kind = "something else"
        yield f"below a heading of {kind}"
        before = self.lines[at - 1] if at else None
        if before is not None and before.text.rstrip().endswith(":"):
            yield "below a colon"

    def _alike(self, at: int) -> int:
        """How many lines near this one begin with a name as well."""
        return sum(self.begins[max(0, at - 8) : at]) + sum(self.begins[at + 1 : at + 9])


def _begins_with_name(reading: Reading) -> bool:
    name = name_at(bare(reading.text))
    return name is not None and name_weight(name.name) >= 0.3 and reading.kind not in ("resource", "date")


# -- the person ------------------------------------------------------------------------------------------------------


_FIRM = re.compile(r"\b(?:P\.?C|P\.?A|L\.?L\.?P|L\.?L\.?C|S\.?A|A\.?C)\.?$")
_POLITICIAN = re.compile(
    r"(?i)\b(?:gov(?:ernor)?|sen(?:ator)?|rep(?:resentative)?|president of the|congress\w+|assembly\w+|mayor|minister|"
    r"secretary of|premier|alderm[ae]n|council ?m\w+|diputad[oa]|senador\w*|gobernador\w*|ministr[oa]|alcalde\w*)\b"
)


def _of_person(person: Named, lines: Sequence[Reading], page_titles: Sequence[str], author: str) -> Iterator[str]:
    name: PersonName = person.listed.name
    weight = name_weight(name.name)
    yield "name: " + next(
        said for least, said in ((0.8, "sure"), (0.5, "likely"), (0.2, "doubtful"), (-2, "unlikely")) if weight >= least
    )
    if is_found_name(name.name):
        yield "name: found by the model"
    if is_body(name.name) or _FIRM.search(name.name):
        yield "name: like a body"
    words = [word for word in name.name.split() if len(word.strip(".")) > 1]
    if not is_given_name(words[0]):
        yield "name: unknown given name"
    if not is_surname(words[-1]):
        yield "name: unknown family name"
    if all(is_dictionary_word(word) for word in words):
        yield "name: words of the dictionary"
    if _POLITICIAN.search(f"{name.office} {person.listed.affiliation.job_title}"):
        yield "politician"
    if name.name in author:
        yield "author in the page’s data"
    if name.honorific or name.credentials:
        yield "name: with honorific or degrees"
    if name.office:
        yield "name: with office"
    yield f"named {min(person.mentions, 3)} times"
    family = re.escape(name.name.split()[-1])
    short = re.compile(rf"(?<!\w\s)(?<!\w\.\s)\b{family}\b")
    if any(short.search(re.sub(re.escape(name.name), " ", r.text)) for r in lines if r.kind == "prose"):
        yield "said again by the family name"
    if any(name.name in title for title in page_titles):
        yield "in the title of the page"
    if len({name.name for name in find_names(person.reading.text)}) >= 3:
        yield "three names in its line"
