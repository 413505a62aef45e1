"""Where a page could be parted into events: lines that could be titles, and the lines that would belong to each.

Lines that are made alike (headings of one level, first cells of rows, linked list items …) form a *class*: what holds
for one of them mostly holds for all. For each member its *unit* is what a reader takes to belong to it: the card or row
around it, or what follows it up to the next of its kind. No class names are looked at, only shapes, so that it works
for sites nobody has seen.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from transform import cues
from transform.date_mention import DateMention
from transform.dates import find_dates
from transform.document import BLOCKS, fold
from transform.extents import Signature, extents
from transform.leading_days import title_place
from transform.linekinds import CLOCK, Reading, only_date
from transform.names import name_at, name_weight
from transform.sections import sections_of
from transform.sentences import sentences
from transform.table_rows import is_data_table, table_rows
from transform.told_days import AT_HOUR, tells_day
from transform.turned_tables import NAMES_TITLE, turned_tables

_LIST_ITEMS = ("li", "dd", "dt")


@dataclass(eq=False)
class Unit:
    """A candidate for one event: `title` is the text that would be its title, `lines` all that belongs to it.

    sections: the headings above it; campaign: the heading of a page whose sessions this is one of.
    """

    signature: Signature
    head: Reading
    title: str
    lines: list[Reading]
    sections: list[Reading] = field(default_factory=list)
    campaign: Reading | None = None

    def holds(self, other: Unit) -> bool:
        """The other lies within this one."""
        return self is not other and other.head in self.lines and len(self.lines) >= len(other.lines)

    @property
    def body(self) -> list[Reading]:
        return [r for r in self.lines if r is not self.head]


def find_units(readings: Sequence[Reading]) -> list[Unit]:
    """Every candidate unit of every class of lines, in order of the page."""
    sections = sections_of(readings)
    classes: dict[Signature, list[tuple[Reading, str]]] = defaultdict(list)
    turned, in_rows = turned_tables(readings), _of_data_tables(readings)
    cells = {reading.index for reading in in_rows if not reading.line.heading}
    dated_lines = Counter(reading.line.element for reading in readings if _dated_last(reading))
    for before, reading in zip([None, *readings], readings, strict=False):
        one_of_several = _dated_last(reading) and dated_lines[reading.line.element] > 1
        if reading.index not in cells:
            for signature, title in _titles(reading, before, one_of_several=one_of_several):
                classes[signature].append((reading, title))
    days = _days_of_titles(classes)
    for signature in [s for s in classes if "plain" in s]:
        titles = [member for member in classes.pop(signature) if member[0].index not in days]
        classes |= {signature: titles} if titles else {}
    for table, rows in table_rows([r for r in in_rows if r.line.ancestor("table") not in turned]).items():
        classes[("row", table)] = rows
    if len(classes.get(("h", "1"), ())) >= 3:
        classes[("h", "1s")] = classes.pop(("h", "1"))  # many first headings: each is a title, none the page's
    units: list[Unit] = []
    for signature, members in classes.items():
        spans = extents(signature, [reading for reading, _ in members], readings)
        for (reading, title), lines in zip(members, spans, strict=True):
            units.append(Unit(signature, reading, title, lines, sections.get(reading.index, [])))
    for columns in turned.values():
        facts = " ".join(r.text for r in columns[0].lines if r.kind in ("key", "label", "generic"))
        for head, lines in columns:
            units.append(Unit(("row", facts), head, head.text, lines, sections.get(head.index, [])))
    return sorted(units, key=lambda unit: (unit.head.index, -len(unit.lines)))


def _of_data_tables(readings: Sequence[Reading]) -> list[Reading]:
    """What stands in rows of data, but for cells that list events themselves, each on a line that its day begins."""
    tables = {table for table in {r.line.ancestor("table") for r in readings} if is_data_table(table)}
    inside = [r for r in readings if r.line.ancestor("table") in tables]
    listed = Counter(
        r.line.ancestor("td") for r in inside if r.kind != "date" and r.dates and _leads(r.dates[0], r.text)
    )
    return [r for r in inside if listed[r.line.ancestor("td")] < 2 or r.line.ancestor("td") is None]


def _days_of_titles(classes: Mapping[Signature, Sequence[tuple[Reading, str]]]) -> frozenset[int]:
    """The plain lines that begin with a day, where each stands right below a heading: that of the title above it.

    "Jan 12, 11 am — Ana Diaz, inspector" below "Lines of Fire"; in a list of plain titles most stand below another.
    """
    below = {r.index + 1 for signature, members in classes.items() if signature[0] == "h" for r, _ in members}
    found: set[int] = set()
    for signature, members in classes.items():
        if "plain" in signature:
            led = {r.index for r, _ in members if r.day is not None and r.dates[0].start <= 3}
            found |= led if len(led) > 1 and led <= below else set()
    return frozenset(found)


def _titles(reading: Reading, before: Reading | None, *, one_of_several: bool = False) -> list[tuple[Signature, str]]:
    """The classes that a line could be a title in, with the part of it that would be the title.

    before: the line above, which may be the heading that dates this one; one_of_several: of the lines of a paragraph
    that end with their days.
    """
    line, text = reading.line, reading.text
    if line.heading:
        return (
            [(("h", str(line.heading)), text)]
            if reading.kind in ("title", "prose", "date", "person", "generic", "key")
            else []
        )
    if reading.kind not in ("title", "prose") or not re.search(r"\w", text):
        return []
    if line.element.tag == "summary":
        return [(("h", "summary"), text)]
    if before is not None and before.line.element.tag == "dt" and NAMES_TITLE.fullmatch(before.text):
        return [(("h", "labelled"), text)]
    if label := _TITLE_LABEL.match(text):
        return [(("h", "labelled"), text[label.end() :])]
    dated_above = before is not None and before.kind in ("date", "status") and before.day and before.emphasised
    if before is not None and dated_above and _behind_number(reading) is None:
        lead = line.lead("italic") or line.lead("bold")
        if len(lead.split()) >= 3 and not only_date(lead, find_dates(lead)):
            return [(("h", "under date", "lead"), lead.strip(" ,;:"))]
        if before.line.heading and reading.kind == "title" and not lead:
            return [(("h", "under date", str(before.line.heading)), text)]
    item = line.ancestor(*_LIST_ITEMS)
    place = ("p" if item is None else "dt" if item.tag == "dt" else "li",)
    if item is not None and not _first_in(item, reading):
        place = ("p in li",)
    if line.wholly("bold") and reading.words >= 2:
        return [((*place, "bold"), text)]
    if line.linked:
        return [((*place, "link"), text)] if reading.words >= 2 or item is not None else []
    lead = line.lead("bold")
    bare = re.sub(r"^\W+", "", text)
    if not lead and line.marks and text.find(bare) <= 4:
        lead = next((text[s:e].strip() for k, s, e in line.marks if k == "bold" and s <= len(text) - len(bare) + 1), "")
    if lead and ((days := find_dates(lead)) or CLOCK.search(lead)) and only_date(lead, days):
        lead = ""  # the date leads, the title follows
        if linked := _link_behind_date(reading):
            return [((*place, "after date"), linked)]
        if reading.kind == "title" or reading.words <= 80:
            return [((*place, "after date"), _behind_day(reading))]
    if len(lead.split()) >= 2 and reading.words <= 30 and _ONLY_BRACKETS.match(text[text.find(lead) + len(lead) :]):
        return [((*place, "bold"), lead.strip(" :–—-.,"))]
    if len(lead.split()) >= 2 and not lead.endswith(":") and not cues.LEADING_LABEL.match(text):
        return [((*place, "lead bold"), lead.strip(" :–—-.,"))]
    if lead.endswith(":") and (named := next((k for k in line.links if not k.embedded), None)) is not None:
        behind = text[len(lead) : named.start].strip(" :") == ""
        if behind and len(named.text.split()) >= 4 and not cues.RESOURCE_LABEL.match(named.text):
            return [((*place, "lead link"), named.text)]
    first_link = next((k for k in line.links if not k.embedded and k.start <= len(text) - len(bare) + 1), None)
    if first_link is not None and len(first_link.text.split()) >= 3 and not cues.RESOURCE_LABEL.match(first_link.text):
        return [((*place, "lead link"), first_link.text)]
    if place == ("li",) and reading.kind == "prose" and (presented := _PRESENTED.match(text)):
        return [((*place, "presented"), presented["title"])]
    if inline := _inline_title(reading):
        return [(("inline",), inline)]
    if reading.dates and reading.words <= 70 and _leads(reading.dates[0], text):
        return [((*place, "after date"), _behind_day(reading))]
    if item is not None and item.tag in ("li", "dt") and place in (("li",), ("dt",)) and reading.kind == "title":
        return [((*place, "plain"), text)]
    if item is not None and item.tag == "dd" and place == ("li",) and reading.kind == "title" and _under_date(item):
        return [(("dd", "plain"), text)]
    if item is None and reading.kind == "title" and one_of_several:
        return [((*place, "plain", "line"), text)]
    if item is None and reading.kind == "title" and (line.first_of_block or _below_own_day(reading, before)):
        return [((*place, "plain", _shape(line.element)), text)]
    return []


def _below_own_day(reading: Reading, before: Reading | None) -> bool:
    """The line is the second of a block whose first is its day."""
    same = before is not None and before.line.element is reading.line.element and before.line.first_of_block
    return same and before is not None and before.kind == "date" and before.day is not None


_TITLE_LABEL = re.compile(
    r"(?i)\W*(?:(?:webinar|meeting|session|event|course|workshop|seminar|training|program|presentation|talk|class)\s+)?"
    r"(?:topic|title|theme|name|subject|tema|t[ií]tulo)(?:\s*(?:/|&|and|or)\s*(?:topic|title|subject))?\s*:\s*(?=\S)"
)
# What sets a date off from the title behind it.
_SET_OFF = re.compile(r"(?:,?\s+\d[^–—:|]{0,24}?)?\s*[–—:|](?=\s*[“\"¿¡A-ZÁÉÍÓÚ])|\.\s+(?=[“\"¿¡A-ZÁÉÍÓÚ])")


# What stands behind a bold title without being another part of it: "(February 27, 2019)".
_ONLY_BRACKETS = re.compile(r"\s*\([^()]{3,40}\)\W*$")
# An item that runs on from its title: "Ergonomics of Working from Home, presented by …".
_PRESENTED = re.compile(
    r"(?P<title>[“\"¿¡]?[A-ZÁÉÍÓÚÑ][^.;]{12,140}?),? (?i:presented|given|taught|led|impartid[oa]|presentad[oa]) "
    r"(?:live |online )?(?i:by|por) (?=\S+ [A-ZÁÉÍÓÚÑ])"
)


def _behind_day(reading: Reading) -> str:
    """The title of a line that a day leads, with the day where the title is not set off by its own marks."""
    text = reading.text
    begin = title_place(text, reading.dates[0]) if reading.dates else None
    if begin and (quoted := _QUOTED_PART.match(text, begin)):
        return quoted.group(1)
    return _behind_number(reading) or _first_sentence(text)


_QUOTED_PART = re.compile(r"[“\"«]([^“”\"«»]{8,160}?)[,.]?[”\"»](?=\W|$)")


def _leads(day: DateMention, text: str) -> bool:
    """The line begins with the day, and the title is set off behind it."""
    if title_place(text, day):
        return True
    return day.start <= 3 and (_SET_OFF.match(text[day.end :]) is not None or _is_numbered(day))


def _is_numbered(day: DateMention) -> bool:
    return day.start == 0 and _DAY_NUMBER.fullmatch(day.text) is not None


def _dated_last(reading: Reading) -> bool:
    """Its day or month ends the line: "Caucus Etiquette by Video (June)"."""
    last = reading.dates[-1] if reading.dates else None
    if last is None or last.first.month is None or reading.words - len(last.text.split()) < 3:
        return False
    set_off = re.search(r"[(,–—|:-]\s*$", reading.text[: last.start]) is not None
    return set_off and not re.search(r"\w", reading.text[last.end :])


def _behind_number(reading: Reading) -> str | None:
    """What follows the number of a day whose month stands above: "12 – Title"."""
    day = reading.dates[0] if reading.dates else None
    if day is None or not _is_numbered(day):
        return None
    return reading.text[day.end :].strip(" .,:–—|-")


_DAY_NUMBER = re.compile(r"(?:[^\W\d_]+\.?,? )?\d{1,2}(?:st|nd|rd|th)?")


def _link_behind_date(reading: Reading) -> str | None:
    """The label of the link right behind the day and the hour that lead the line."""
    link = next((link for link in reading.line.links if not link.embedded), None)
    if link is None or len(link.text.split()) < 3 or cues.RESOURCE_LABEL.match(link.text):
        return None
    before = reading.text[: link.start]
    return link.text if only_date(before, find_dates(before)) else None


def _first_sentence(text: str) -> str:
    """The date and the sentence after it: "15 de noviembre. El paro que ya tenemos. Con …"."""
    parts = list(sentences(re.sub(r"^\W+", "", text)))
    return " ".join(parts[:2]) if len(parts[0].split()) <= 6 else parts[0]


def _under_date(item: HtmlElement) -> bool:
    """The term that this definition belongs to names a day: a calendar written as a definition list."""
    term = next(item.itersiblings("dt", preceding=True), None)
    return (
        term is not None
        and re.search(r"\d|(?i:spring|summer|fall|winter|tb[ad])", "".join(term.itertext())) is not None
    )


_GATHERING = (
    r"(?:webinar|webcast|foro|event|evento|training|session|panel|discussion|taller|seminario|charla|workshop|"
    r"conversation|briefing|talk|presentation)"
)
_INTRODUCED = re.compile(
    rf"(?i)\b(?:{_GATHERING}|first|second|third|last|entitled|titled|hosted|held|called)s?\b"
    r"[^.“\"«]{0,60}[“\"«'‘]?$"
)
# "“TITLE,” an online workshop"
_APPOSED = re.compile(rf"(?i)[,.]?[”\"»],?\s+(?:an?|the|our|una?|el|la)\s+(?:[\w-]+\s+){{0,3}}{_GATHERING}s?\b")


# "On March 5 Jane Roe will present “TITLE”"
_WILL_GIVE = re.compile(
    r"(?i)\b(?:(?:will|to) (?:present|give|deliver|discuss|lead|offer|speak (?:on|about))|presents?|presented|"
    r"spoke (?:on|about)|presentar[aá]n?|presenta|hablar[aá]n? (?:sobre|de)|impartir[aá]n?)\s*[“\"«]"
)


SINGLE_QUOTED = re.compile(r"(?<![\w’'])['‘]((?=[A-Z])(?:[^'’]|(?<=\w)['’](?=\w)){12,160}?)[,.]?['’](?!\w)")


def _inline_title(reading: Reading) -> str | None:
    """A title named within a sentence about an online event: linked, quoted, italic or bold."""
    text, line = reading.text, reading.line
    on_day = reading.day is not None and reading.day.first.day is not None
    dated = on_day and (cues.NUMBERED.search(text) or cues.RECORDED.search(text)) is not None
    given = on_day and _WILL_GIVE.search(text) is not None
    set_off = on_day and any(kind in ("italic", "bold") and e - s > 12 for kind, s, e in line.marks)
    hour = reading.day if reading.day is not None and tells_day(text, reading.day) == AT_HOUR else None
    if not (
        dated or given or hour or set_off or cues.WEBINAR.search(text) or cues.says_online(text)
    ) or cues.RELATED_HEADING.match(text):
        return None
    spans = [(k.start, k.end) for k in line.links if not k.embedded]
    spans += [(s, e) for kind, s, e in line.marks if kind in ("italic", "bold")]
    quoted = [m.span(1) for m in re.finditer(r"[“\"«]([^”\"»]{8,160}?)[,.]?[”\"»]", text)]
    quoted += [m.span(1) for m in SINGLE_QUOTED.finditer(text)]
    for start, end in sorted([*spans, *quoted]):
        title = text[start:end].strip(' ,.;:“”"')
        if end - start > 0.9 * len(text):
            continue  # not named within a sentence, but a line of its own
        if name_at(title) is not None and name_weight(name_at(title).name) >= 0.3:  # type: ignore[union-attr]
            continue
        introduced = bool(_INTRODUCED.search(text[:start]) or _APPOSED.match(text[end:]))
        introduced |= hour is not None and _in_one_sentence(text, start, end, hour)
        if (start, end) in quoted and not introduced and not (dated or given):
            continue
        if (
            len(title.split()) >= 2
            and title[:1].isupper()
            and not cues.RESOURCE_LABEL.match(title)
            and not title.startswith("http")
            and not only_date(title, find_dates(title))
        ):
            return title
    return None


def _in_one_sentence(text: str, start: int, end: int, day: DateMention) -> bool:
    return len(list(sentences(text[end : day.start] or text[day.end : start]))) <= 1


def _shape(element: HtmlElement) -> str:
    """The tags from the element upward, which is what lines written by one template have in common.

    The page itself counts as boxes without end, so that one box more around everything changes nothing.
    """
    tags = [str(element.tag), *(str(parent.tag) for parent in element.iterancestors())]
    inside = [tag for tag in tags if tag not in ("body", "html")]
    return "/".join([*inside, *["div"] * 5][:5])


def _first_in(item: HtmlElement, reading: Reading) -> bool:
    """The line is the first text of its list item, or the title of one that was parted and put first."""
    if reading.line.first_of_block and reading.line.element is item and not any(c.tag in BLOCKS for c in item):
        return True
    return fold("".join(item.itertext())).startswith(reading.text[:12].strip())
