"""Where a page could be parted into events: lines that could be titles, and the lines that would belong to each.

Lines that are made alike (headings of one level, first cells of rows, linked list items …) form a *class*: what holds
for one of them mostly holds for all. For each member its *unit* is what a reader takes to belong to it: the card or row
around it, or what follows it up to the next of its kind. No class names are looked at, only shapes, so that it works
for sites nobody has seen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from transform import cues
from transform.dates import find_dates
from transform.linekinds import Reading, only_date
from transform.names import name_at, name_weight
from transform.sentences import sentences

Signature = tuple[str, ...]
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


def sections_of(readings: Sequence[Reading]) -> dict[int, list[Reading]]:
    """For each line, the headings it stands under, outermost first. A bold line of its own counts as the lowest heading."""
    found: dict[int, list[Reading]] = {}
    stack: list[tuple[int, Reading]] = []
    for reading in readings:
        level = heading_level(reading)
        if level:
            while stack and stack[-1][0] >= level:
                stack.pop()
        found[reading.index] = [r for _, r in stack]
        if level:
            stack.append((level, reading))
    return found


def heading_level(reading: Reading) -> int:
    """1 to 6 for headings, 7 for a bold line that stands alone, 0 for others."""
    line = reading.line
    if line.heading:
        return line.heading
    alone = line.first_of_block and line.wholly("bold") and line.ancestor(*_LIST_ITEMS, "td", "th") is None
    return 7 if alone and reading.words <= 25 and reading.kind not in ("key", "resource", "label", "person") else 0


def outside_related(readings: Sequence[Reading]) -> list[Reading]:
    """The readings without those under headings such as "Related posts" or "You may also like"."""
    kept: list[Reading] = []
    level_cut = 0
    for reading in readings:
        level = heading_level(reading)
        if level_cut and level and level <= level_cut:
            level_cut = 0
        if level and level > 1 and cues.RELATED_HEADING.match(reading.text) and len(reading.text) < 60:
            level_cut = level
        if not level_cut:
            kept.append(reading)
    return kept


def find_units(readings: Sequence[Reading]) -> list[Unit]:
    """Every candidate unit of every class of lines, in order of the page."""
    sections = sections_of(readings)
    classes: dict[Signature, list[tuple[Reading, str]]] = defaultdict(list)
    for reading in readings:
        for signature, title in _titles(reading):
            classes[signature].append((reading, title))
    for table, rows in _table_rows(readings).items():
        classes[("row", table)] = rows
    if len(classes.get(("h", "1"), ())) >= 3:
        classes[("h", "1s")] = classes.pop(("h", "1"))  # many first headings: each is a title, none the page's
    units: list[Unit] = []
    for signature, members in classes.items():
        spans = _spans(signature, [reading for reading, _ in members], readings)
        for (reading, title), lines in zip(members, spans, strict=True):
            units.append(Unit(signature, reading, title, lines, sections.get(reading.index, [])))
    return sorted(units, key=lambda unit: (unit.head.index, -len(unit.lines)))


def _titles(reading: Reading) -> list[tuple[Signature, str]]:
    """The classes that a line could be a title in, with the part of it that would be the title."""
    line, text = reading.line, reading.text
    if line.ancestor("td", "th") is not None and line.ancestor("tr") is not None and not line.heading and _is_data_table(line.ancestor("table")):
        return []
    if line.heading:
        return [(("h", str(line.heading)), text)] if reading.kind in ("title", "prose", "date", "person", "generic", "key") else []
    if reading.kind not in ("title", "prose"):
        return []
    if line.element.tag == "summary":
        return [(("h", "summary"), text)]
    item = line.ancestor(*_LIST_ITEMS)
    place = ("p" if item is None else "dt" if item.tag == "dt" else "li",)
    if item is not None and not _first_in(line.element, item, reading):
        place = ("p in li",)
    if line.wholly("bold") and reading.words >= 2:
        return [((*place, "bold"), text)]
    if line.linked:
        return [((*place, "link"), text)] if reading.words >= 2 or item is not None else []
    lead = line.lead("bold")
    bare = re.sub(r"^\W+", "", text)
    if not lead and line.marks and text.find(bare) <= 4:
        lead = next((text[s:e].strip() for k, s, e in line.marks if k == "bold" and s <= len(text) - len(bare) + 1), "")
    if lead and only_date(lead, find_dates(lead)):
        lead = ""  # the date leads, the title follows
        if reading.kind == "title" or reading.words <= 80:
            return [((*place, "after date"), _first_sentence(text))]
    if len(lead.split()) >= 2 and not lead.endswith(":") and not cues.LEADING_LABEL.match(text):
        return [((*place, "lead bold"), lead.strip(" :–—-.,"))]
    first_link = next((k for k in line.links if not k.embedded and k.start <= len(text) - len(bare) + 1), None)
    if first_link is not None and len(first_link.text.split()) >= 3 and not cues.RESOURCE_LABEL.match(first_link.text):
        return [((*place, "lead link"), first_link.text)]
    if inline := _inline_title(reading):
        return [(("inline",), inline)]
    if reading.dates and reading.dates[0].start <= 3 and reading.words <= 70 and _SET_OFF.match(text[reading.dates[0].end :]):
        return [((*place, "after date"), _first_sentence(text))]
    if item is not None and item.tag in ("li", "dt") and place in (("li",), ("dt",)) and reading.kind == "title":
        return [((*place, "plain"), text)]
    if item is not None and item.tag == "dd" and place == ("li",) and reading.kind == "title" and _under_date(item):
        return [(("dd", "plain"), text)]
    if item is None and reading.kind == "title" and reading.line.first_of_block:
        return [((*place, "plain", _shape(line.element)), text)]
    return []


# What sets a date off from the title behind it.
_SET_OFF = re.compile(r"(?:,?\s+\d[^–—:|]{0,24}?)?\s*[–—:|](?=\s*[“\"¿¡A-ZÁÉÍÓÚ])|\.\s+(?=[“\"¿¡A-ZÁÉÍÓÚ])")


def _first_sentence(text: str) -> str:
    """The date and the sentence after it: "15 de noviembre. El paro que ya tenemos. Con …"."""
    parts = list(sentences(re.sub(r"^\W+", "", text)))
    return " ".join(parts[:2]) if len(parts[0].split()) <= 6 else parts[0]


def _under_date(item: HtmlElement) -> bool:
    """The term that this definition belongs to names a day: a calendar written as a definition list."""
    term = next(item.itersiblings("dt", preceding=True), None)
    return term is not None and re.search(r"\d|(?i:spring|summer|fall|winter|tb[ad])", "".join(term.itertext())) is not None


_INTRODUCED = re.compile(
    r"(?i)\b(?:webinar|webcast|foro|event|evento|training|session|panel|discussion|taller|seminario|charla|workshop|conversation|briefing|talk|presentation|first|second|third|last|entitled|titled|called)s?\b[^.“\"«]{0,60}[“\"«]?$"
)


def _inline_title(reading: Reading) -> str | None:
    """A title named within a sentence about an online event: linked, quoted, italic or bold."""
    text, line = reading.text, reading.line
    on_day = reading.day is not None and reading.day.first.day is not None
    dated = on_day and (cues.NUMBERED.search(text) or cues.RECORDED.search(text)) is not None
    set_off = on_day and any(kind in ("italic", "bold") and e - s > 12 for kind, s, e in line.marks)
    if not (dated or set_off or cues.WEBINAR.search(text) or cues.says_online(text)) or cues.RELATED_HEADING.match(text):
        return None
    spans = [(k.start, k.end) for k in line.links if not k.embedded]
    spans += [(s, e) for kind, s, e in line.marks if kind in ("italic", "bold")]
    quoted = [m.span(1) for m in re.finditer(r"[“\"«]([^”\"»]{8,160}?)[,.]?[”\"»]", text)]
    for start, end in sorted([*spans, *quoted]):
        title = text[start:end].strip(" ,.;:“”\"")
        if name_at(title) is not None and name_weight(name_at(title).name) >= 0.3:  # type: ignore[union-attr]
            continue
        if (start, end) in quoted and not _INTRODUCED.search(text[:start]) and not dated:
            continue
        if len(title.split()) >= 2 and title[:1].isupper() and not cues.RESOURCE_LABEL.match(title) and not title.startswith("http"):
            return title
    return None


def _shape(element: HtmlElement) -> str:
    """The tags from the element upward, which is what lines written by one template have in common."""
    tags = [str(element.tag)]
    for parent in element.iterancestors():
        tags.append(str(parent.tag))
        if len(tags) == 5:
            break
    return "/".join(tags)


def _first_in(element: HtmlElement, item: HtmlElement, reading: Reading) -> bool:
    """The line is the first text of its list item."""
    before = "".join(item.itertext()).strip()
    return before.replace("\xa0", " ")[:12].split() == reading.text[:12].split() or before.startswith(reading.text[:6])


def _is_data_table(table: HtmlElement | None) -> bool:
    """A table of rows and columns, unlike one that only lays out a page."""
    if table is None or table.find(".//table") is not None:
        return False
    rows = [row for row in table.iter("tr") if len(row) >= 2]
    cells = [len("".join(cell.itertext())) for row in rows for cell in row if cell.tag in ("td", "th")]
    return len(rows) >= 2 and bool(cells) and max(cells) < 2500


def _table_rows(readings: Sequence[Reading]) -> dict[str, list[tuple[Reading, str]]]:
    """For each data table the title line of each row: from the column that a header names, else the wordiest one."""
    tables: dict[HtmlElement, dict[HtmlElement, list[Reading]]] = defaultdict(lambda: defaultdict(list))
    for reading in readings:
        table, row = reading.line.ancestor("table"), reading.line.ancestor("tr")
        if table is not None and row is not None and _is_data_table(table):
            tables[table][row].append(reading)
    found: dict[str, list[tuple[Reading, str]]] = {}
    for table, rows in tables.items():
        column = _title_column(rows)
        titles: list[tuple[Reading, str]] = []
        for row, lines in rows.items():
            if row.find("td") is None or _is_header(lines):
                continue
            cells = [r for r in lines if _column(r, row) == column and r.kind in ("title", "prose", "person", "generic")]
            cells = cells or [r for r in lines if r.kind == "title"]
            if cells:
                emphasis = cells[0].line.lead("bold") if not cells[0].line.wholly("bold") else ""
                titles.append((cells[0], emphasis if len(emphasis.split()) > 2 else cells[0].text))
        if titles:
            found[table.getroottree().getpath(table)] = titles
    return found


def _is_header(lines: list[Reading]) -> bool:
    return len(lines) > 1 and all(r.words <= 4 and not r.dates and (r.kind in ("generic", "key", "label") or r.line.wholly("bold")) for r in lines)


def _title_column(rows: dict[HtmlElement, list[Reading]]) -> int:
    for row, lines in rows.items():
        if _is_header(lines) or row.find("th") is not None and row.find("td") is None:
            for reading in lines:
                if re.search(r"(?i)\b(?:title|topic|webinar|event|training|session|name|subject|presentation|t[ií]tulo|tema|program|course)\b", reading.text):
                    return _column(reading, row)
    weight: dict[int, int] = defaultdict(int)
    for row, lines in rows.items():
        for reading in lines:
            if reading.kind == "title" and not _is_header(lines):
                weight[_column(reading, row)] += min(reading.words, 15)
    return max(weight, key=lambda c: weight[c]) if weight else 0


def _column(reading: Reading, row: HtmlElement) -> int:
    """Counted from the right where a rowspan above has taken cells away from the left of the row."""
    cell = reading.line.ancestor("td", "th")
    cells = [c for c in row if c.tag in ("td", "th")]
    at = sum(int(c.get("colspan") or 1) if (c.get("colspan") or "1").isdigit() else 1 for c in cells[: cells.index(cell)]) if cell in cells else 0
    table = row.getparent()
    widest = max((len([c for c in r if c.tag in ("td", "th")]) for r in table.iter("tr")), default=len(cells)) if table is not None else len(cells)
    return at + max(0, widest - len(cells)) if cells and not any(c.get("colspan") for c in cells) else at


# -- extents ---------------------------------------------------------------------------------------------------------


def _spans(signature: Signature, members: list[Reading], readings: Sequence[Reading]) -> list[list[Reading]]:
    """The lines of each member's unit."""
    if signature[0] == "row":
        return [_row_lines(member, readings) for member in members]
    if signature == ("inline",):
        return [_paragraph(member, readings) for member in members]
    position = {reading.index: at for at, reading in enumerate(readings)}
    elements = [member.line.element for member in members]
    spans: list[list[Reading]] = []
    boxes = [_box(element, elements) for element in elements]
    common = _common_ancestor(elements) if len(elements) > 1 else None
    for at, member in enumerate(members):
        box = boxes[at]
        shared = sum(other is member.line.element for other in elements) > 1
        inside = [member] if shared else _lines_in(box, member, readings, position)
        if len(inside) > 1 and signature[0] != "h" or len(inside) > 1 and len(members) > 1 or signature[0] == "li" and signature[1] != "bold":
            spans.append(inside)
        else:
            stop = members[at + 1].index if at + 1 < len(members) else None
            if len(members) == 1 and signature[0] in ("p", "p in li"):
                spans.append(_facts_after(member, readings, position))
                continue
            spans.append(_following(signature, member, stop, common, readings, position))
    return _with_dates_before(members, spans, readings, position)


def _row_lines(member: Reading, readings: Sequence[Reading]) -> list[Reading]:
    """The lines of the row, and of cells above that reach down into it by rowspan."""
    row = member.line.ancestor("tr")
    lines = [r for r in readings if r.line.ancestor("tr") is row]
    if row is None:
        return lines
    distance = 0
    for above in row.itersiblings("tr", preceding=True):
        distance += 1
        for cell in above:
            span = cell.get("rowspan") if cell.tag in ("td", "th") else None
            if span and span.isdigit() and int(span) > distance:
                lines = [r for r in readings if r.line.ancestor("td", "th") is cell] + lines
        if distance > 40:
            break
    return lines


def _paragraph(member: Reading, readings: Sequence[Reading]) -> list[Reading]:
    return [r for r in readings if r.line.element is member.line.element] or [member]


def _box(element: HtmlElement, members: list[HtmlElement]) -> HtmlElement:
    """The largest ancestor that holds this member and no other of its class: its card."""
    if len(members) == 1:
        card = next((a for a in element.iterancestors("article", "li", "tr", "details")), None)
        return card if card is not None and card.find(".//h1") is None else element
    others = [m for m in members if m is not element]
    taken = {ancestor for other in others for ancestor in (other, *other.iterancestors())}
    box = element
    for ancestor in element.iterancestors():
        if ancestor in taken or ancestor.tag in ("body", "main", "html"):
            break
        box = ancestor
    return box


def _common_ancestor(elements: list[HtmlElement]) -> HtmlElement | None:
    shared = [elements[0], *elements[0].iterancestors()]
    for element in elements[1:]:
        mine = {element, *element.iterancestors()}
        shared = [ancestor for ancestor in shared if ancestor in mine]
    return shared[0] if shared else None


def _lines_in(box: HtmlElement, member: Reading, readings: Sequence[Reading], position: dict[int, int]) -> list[Reading]:
    """The lines inside an element: a stretch around the member, since lines are in the order of the page."""
    at = position[member.index]
    first = last = at
    while first > 0 and _inside(readings[first - 1], box):
        first -= 1
    while last + 1 < len(readings) and _inside(readings[last + 1], box):
        last += 1
    return list(readings[first : last + 1])


def _inside(reading: Reading, box: HtmlElement) -> bool:
    node: HtmlElement | None = reading.line.element
    while node is not None:
        if node is box:
            return True
        node = node.getparent()
    return False


def _following(
    signature: Signature,
    member: Reading,
    stop: int | None,
    common: HtmlElement | None,
    readings: Sequence[Reading],
    position: dict[int, int],
) -> list[Reading]:
    """The member and what follows it, up to the next of its class, a heading of its rank or the end of their common parent."""
    level = member.line.heading or 7
    lines = [member]
    for reading in readings[position[member.index] + 1 :]:
        if stop is not None and reading.index >= stop:
            break
        if reading.line.heading and reading.line.heading <= level and not (level == 1 and reading.line.heading == 1):
            break
        if signature[0] != "h" and heading_level(reading) == 7 and reading.kind not in ("label", "generic"):
            break
        if common is not None and not _inside(reading, common):
            break
        lines.append(reading)
    return lines


def _facts_after(member: Reading, readings: Sequence[Reading], position: dict[int, int]) -> list[Reading]:
    """A title that is alone of its kind takes only the facts that follow it at once."""
    lines = [member]
    for reading in readings[position[member.index] + 1 :]:
        same_block = reading.line.element is member.line.element
        if not same_block and reading.kind not in ("date", "status", "resource", "label", "person", "key", "embed"):
            break
        lines.append(reading)
    return lines


def _with_dates_before(
    members: list[Reading], spans: list[list[Reading]], readings: Sequence[Reading], position: dict[int, int]
) -> list[list[Reading]]:
    """Where most members are preceded by a date line and followed by none, the date before belongs to the member."""
    def before(member: Reading) -> Reading | None:
        at = position[member.index]
        return readings[at - 1] if at and readings[at - 1].kind == "date" else None

    preceded = [m for m, lines in zip(members, spans, strict=True) if before(m) is not None and lines[0] is m]
    followed = [lines for lines in spans if len(lines) > 1 and lines[1].kind == "date"]
    if len(preceded) < max(2, 0.6 * len(members)) or len(followed) > 0.3 * len(members):
        return spans
    leads = {m.index: before(m) for m in preceded}
    moved = {lead.index for lead in leads.values() if lead is not None}
    out = []
    for member, lines in zip(members, spans, strict=True):
        lead = leads.get(member.index)
        kept = [r for r in lines if r.index not in moved]
        out.append([lead, *kept] if lead is not None else kept)
    return out
