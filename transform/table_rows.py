"""Tables of events: which table holds data, and which cell of a row is its title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from lxml.html import HtmlElement

from transform.linekinds import Reading


def is_data_table(table: HtmlElement | None) -> bool:
    """A table of rows and columns, unlike one that only lays out a page."""
    if table is None or table.find(".//table") is not None:
        return False
    rows = [row for row in table.iter("tr") if len(row) >= 2]
    if rows and not any(cell.tag == "th" for row in rows for cell in row) and all(map(_holds_cards, rows)):
        return False
    cells = [len("".join(cell.itertext())) for row in rows for cell in row if cell.tag in ("td", "th")]
    return len(rows) >= 2 and bool(cells) and max(cells) < 2500


def _holds_cards(row: HtmlElement) -> bool:
    """Each cell begins with something set off and goes on over several lines: events side by side."""
    cells = [cell for cell in row if "".join(cell.itertext()).strip()]
    return all(_is_card(cell) for cell in cells)


def _is_card(cell: HtmlElement) -> bool:
    first = next((node for node in cell.iter("*") if node is not cell and "".join(node.itertext()).strip()), None)
    breaks = sum(1 for _ in cell.iter("br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6"))
    if first is None or breaks < 2 or (cell.text or "").strip():
        return False
    return any(node.tag in _SET_OFF for node in first.iter("*"))


_SET_OFF = frozenset(["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "a"])


def table_rows(readings: Sequence[Reading]) -> dict[str, list[tuple[Reading, str]]]:
    """The title line of each row: from the column that a header names, else the wordiest one.

    By the header, which tables of one list share, or by the path of a table without one.
    """
    tables: dict[HtmlElement, dict[HtmlElement, list[Reading]]] = defaultdict(lambda: defaultdict(list))
    for reading in readings:
        table, row = reading.line.ancestor("table"), reading.line.ancestor("tr")
        if table is not None and row is not None and is_data_table(table):
            tables[table][row].append(reading)
    found: dict[str, list[tuple[Reading, str]]] = {}
    for table, rows in tables.items():
        column = _title_column(rows)
        titles: list[tuple[Reading, str]] = []
        for row, lines in rows.items():
            if row.find("td") is None or _is_header(lines):
                continue
            cells = [
                r
                for r in lines
                if _column(r, row) == column
                and (r.kind in ("title", "prose", "person", "generic") or (r.kind == "status" and r.words > 3))
            ]
            cells = cells or [r for r in lines if r.kind == "title"]
            if cells:
                emphasis = cells[0].line.lead("bold") if not cells[0].line.wholly("bold") else ""
                titles.append((cells[0], emphasis if len(emphasis.split()) > 2 else cells[0].text))
        if titles:
            heads = [" ".join(r.text for r in lines) for lines in rows.values() if _is_header(lines)][:1]
            found.setdefault(heads[0] if heads else table.getroottree().getpath(table), []).extend(titles)
    return found


def _is_header(lines: list[Reading]) -> bool:
    return len(lines) > 1 and all(
        r.words <= 4 and not r.dates and (r.kind in ("generic", "key", "label") or r.line.wholly("bold")) for r in lines
    )


def _title_column(rows: dict[HtmlElement, list[Reading]]) -> int:
    for row, lines in rows.items():
        if _is_header(lines) or (row.find("th") is not None and row.find("td") is None):
            for reading in lines:
                if re.search(
                    r"(?i)\b(?:title|topic|webinar|event|training|session|name|subject|presentation|t[ií]tulo|tema|"
                    r"program|course)\b",
                    reading.text,
                ):
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
    at = (
        sum(
            int(c.get("colspan") or 1) if (c.get("colspan") or "1").isdigit() else 1 for c in cells[: cells.index(cell)]
        )
        if cell in cells
        else 0
    )
    table = row.getparent()
    widest = (
        max((len([c for c in r if c.tag in ("td", "th")]) for r in table.iter("tr")), default=len(cells))
        if table is not None
        else len(cells)
    )
    return at + max(0, widest - len(cells)) if cells and not any(c.get("colspan") for c in cells) else at
