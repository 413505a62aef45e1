"""What belongs to a title line: the card or row around it, or what follows it up to the next of its kind."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from lxml.html import HtmlElement

from transform.linekinds import Reading
from transform.sections import heading_level
from transform.table_rows import is_data_table

Signature = tuple[str, ...]


def extents(signature: Signature, members: list[Reading], readings: Sequence[Reading]) -> list[list[Reading]]:
    """The lines of each member's unit."""
    if signature[0] == "row":
        return [_row_lines(member, readings) for member in members]
    if signature == ("inline",):
        return [_paragraph(member, members, readings) for member in members]
    position = {reading.index: at for at, reading in enumerate(readings)}
    elements = [member.line.element for member in members]
    spans: list[list[Reading]] = []
    boxes = [_box(element, elements) for element in elements]
    common = _common_ancestor(elements) if len(elements) > 1 else None
    days = _days_below(members, readings, position)
    insides = [
        [member] if elements.count(member.line.element) > 1 else _lines_in(box, member, readings, position)
        for member, box in zip(members, boxes, strict=True)
    ]
    if any(len(inside) == 1 for inside in insides):
        insides = [_without_section(member, inside) for member, inside in zip(members, insides, strict=True)]
    for at, (member, box, inside) in enumerate(zip(members, boxes, insides, strict=True)):
        if len(members) == 1 and not _leads_card(member, inside):
            inside = [member]
        if signature[0] == "h" and box is member.line.element and len(inside) > 1:
            # a heading of several lines is no card; nor is a paragraph with what follows below it
            inside = (
                [member]
                if member.line.heading
                else [*inside, *_unmarked_after(inside[-1], members, readings, position)]
            )
        if (
            (len(inside) > 1 and signature[0] != "h")
            or (len(inside) > 1 and len(members) > 1)
            or (signature[0] == "li" and signature[1] != "bold")
        ):
            spans.append(inside)
        else:
            stop = members[at + 1].index if at + 1 < len(members) else None
            if len(members) == 1 and signature[0] in ("p", "p in li"):
                spans.append(_facts_after(member, readings, position))
                continue
            spans.append(_following(signature, member, stop, common, days, readings, position))
    taken = {reading.index for lines in spans for reading in lines}
    spans = [_with_buttons(lines, taken, members, readings, position) for lines in spans]
    return _with_dates_before(members, spans, readings, position)


def _with_buttons(
    lines: list[Reading],
    taken: set[int],
    members: Sequence[Reading],
    readings: Sequence[Reading],
    position: dict[int, int],
) -> list[Reading]:
    """The lines and the buttons below them, which newsletters put into a box of their own.

    taken: lines that belong to one of the members already.
    """
    if len(members) < 2 or not any(r.day for r in lines):
        return lines
    for reading in readings[position[lines[-1].index] + 1 :]:
        if reading.kind not in ("resource", "embed") or reading.index in taken:
            break
        lines = [*lines, reading]
    return lines


def _row_lines(member: Reading, readings: Sequence[Reading]) -> list[Reading]:
    """The lines of the row, and of cells above that reach down into it by rowspan."""
    row = member.line.ancestor("tr")
    lines = [r for r in readings if r.line.ancestor("tr") is row]
    if row is None:
        return lines
    for distance, above in enumerate(row.itersiblings("tr", preceding=True), start=1):
        for cell in above:
            span = cell.get("rowspan") if cell.tag in ("td", "th") else None
            if span and span.isdigit() and int(span) > distance:
                lines = [r for r in readings if r.line.ancestor("td", "th") is cell] + lines
        if distance > 40:
            break
    return lines


def _paragraph(member: Reading, members: Sequence[Reading], readings: Sequence[Reading]) -> list[Reading]:
    """The member's paragraph; of one that tells of several events, from the member on to the next."""
    paragraph = [r for r in readings if r.line.element is member.line.element] or [member]
    told = [m.index for m in members if m.line.element is member.line.element]
    if len(told) == 1:
        return paragraph
    if member.line.lead("bold"):
        told += [r.index for r in paragraph if r.line.lead("bold")]  # what stands out begins the next, member or not
    end = min((index for index in told if index > member.index), default=paragraph[-1].index + 1)
    return [r for r in paragraph if member.index <= r.index < end]


def _box(element: HtmlElement, members: list[HtmlElement]) -> HtmlElement:
    """The largest ancestor that holds this member and no other of its class: its card."""
    if len(members) == 1:
        card = next((a for a in element.iterancestors("article", "li", "tr", "details") if not _lays_out(a)), None)
        return card if card is not None and card.find(".//h1") is None else element
    others = [m for m in members if m is not element]
    taken = {ancestor for other in others for ancestor in (other, *other.iterancestors())}
    box = element
    for ancestor in element.iterancestors():
        if ancestor in taken or ancestor.tag in ("body", "main", "html"):
            break
        box = ancestor
    return box


def _without_section(member: Reading, inside: list[Reading]) -> list[Reading]:
    """What is alone in its box among likes that are not is a section of one, whose heading is not its own."""
    above = [r for r in inside if r.index < member.index]
    headed = any(heading_level(r) and heading_level(r) < heading_level(member) for r in above)
    return [r for r in inside if r.index >= member.index] if headed else inside


def _leads_card(member: Reading, inside: Sequence[Reading]) -> bool:
    """What stands above the member in its card only dates or labels it: it is the card's title, and no part of it."""
    above = [r for r in inside if r.index < member.index]
    return all(r.kind in ("date", "status", "generic", "label", "meta", "embed") or r.words <= 3 for r in above)


def _lays_out(element: HtmlElement) -> bool:
    """A row of a table that only lays out the page."""
    return element.tag == "tr" and not is_data_table(next(element.iterancestors("table"), None))


def _common_ancestor(elements: list[HtmlElement]) -> HtmlElement | None:
    shared = [elements[0], *elements[0].iterancestors()]
    for element in elements[1:]:
        mine = {element, *element.iterancestors()}
        shared = [ancestor for ancestor in shared if ancestor in mine]
    return shared[0] if shared else None


def _lines_in(
    box: HtmlElement, member: Reading, readings: Sequence[Reading], position: dict[int, int]
) -> list[Reading]:
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
    days: set[int],
    readings: Sequence[Reading],
    position: dict[int, int],
) -> list[Reading]:
    """The member and what follows it, up to the next of its class, a heading of its rank or their parent's end.

    days: lines that end nothing, since they are the days of the titles above them.
    """
    level = member.line.heading or 7
    lines = [member]
    for reading in readings[position[member.index] + 1 :]:
        if stop is not None and reading.index >= stop:
            break
        if reading.index in days:
            lines.append(reading)
            continue
        if reading.line.heading and reading.line.heading <= level and not (level == 1 and reading.line.heading == 1):
            break
        if signature[0] != "h" and heading_level(reading) == 7 and reading.kind not in ("label", "generic"):
            break
        if common is not None and not _inside(reading, common):
            break
        if signature[0] == "dd" and reading.line.ancestor("dt") is not None:
            break
        lines.append(reading)
    return lines


def _days_below(members: Sequence[Reading], readings: Sequence[Reading], position: dict[int, int]) -> set[int]:
    """Lines right below members that are their days, though they look like headings; none where days stand above."""
    first, level = position[members[0].index], heading_level(members[0])
    above = next((r for r in reversed(readings[:first]) if heading_level(r) == level), None)
    if not level or (above is not None and above.kind == "date"):
        return set()
    below = (readings[position[m.index] + 1] for m in members if position[m.index] + 1 < len(readings))
    return {reading.index for reading in below if reading.kind == "date"}


def _facts_after(member: Reading, readings: Sequence[Reading], position: dict[int, int]) -> list[Reading]:
    """A title that is alone of its kind takes only the facts that follow it at once."""
    lines = [member]
    for reading in readings[position[member.index] + 1 :]:
        same_block = reading.line.element is member.line.element
        if not same_block and reading.kind not in ("date", "status", "resource", "label", "person", "key", "embed"):
            break
        lines.append(reading)
    return lines


def _unmarked_after(
    last: Reading, members: Sequence[Reading], readings: Sequence[Reading], position: dict[int, int]
) -> list[Reading]:
    """The lines below one, up to the next that is a day, set off or a member."""
    below = readings[position[last.index] + 1 :]
    return list(itertools.takewhile(lambda r: r.kind != "date" and not r.emphasised and r not in members, below))


def _with_dates_before(
    members: list[Reading], spans: list[list[Reading]], readings: Sequence[Reading], position: dict[int, int]
) -> list[list[Reading]]:
    """Where most members are preceded by a date line and followed by none, the date before belongs to the member.

    Not where the date stands in the box of the member above.
    """
    elements = {member.line.element for member in members}

    def before(member: Reading) -> Reading | None:
        at = position[member.index]
        date = readings[at - 1] if at and readings[at - 1].kind == "date" else None
        return None if date is None or boxed_with_another(date, member) else date

    def boxed_with_another(date: Reading, member: Reading) -> bool:
        around = {member.line.element, *member.line.element.iterancestors()}
        above = (date.line.element, *date.line.element.iterancestors())
        boxes = itertools.takewhile(lambda a: a not in around, above)
        return any(inner in elements for box in boxes for inner in box.iter())

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
