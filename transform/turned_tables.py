"""Tables turned on their side: a row for each fact ("Title", "Date", "Speaker"), a column for each event."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from transform.linekinds import Reading
from transform.table_rows import is_data_table

_Cell = list[Reading]


class Column(NamedTuple):
    """An event: the line of its title, and all lines of its column with those that label them."""

    title: Reading
    lines: list[Reading]


NAMES_TITLE = re.compile(
    r"(?i)\W*(?:what|qu[eé]|(?:webinar|event|training|session|course|workshop|seminar|program|class|talk)"
    r"(?: (?:title|topic|name))?|title|topic|subject|name|tema|t[ií]tulo|taller|curso|seminario|charla|webinario|"
    r"evento)\W*"
)
"""The label of what an event is called."""


def turned_tables(readings: Sequence[Reading]) -> dict[HtmlElement, list[Column]]:
    """The columns of each table whose first cells label facts of events, one of them the title."""
    tables: defaultdict[HtmlElement, defaultdict[HtmlElement, _Cell]] = defaultdict(lambda: defaultdict(list))
    for reading in readings:
        table, cell = reading.line.ancestor("table"), reading.line.ancestor("td", "th")
        if table is not None and cell is not None:
            tables[table][cell].append(reading)
    found = {}
    for table, cells in tables.items():
        rows = [[cells[c] for c in row if c.tag in ("td", "th")] for row in table.iter("tr")]
        width = max(Counter(map(len, rows)).items(), key=lambda length: length[1], default=(0, 0))[0]
        if is_data_table(table) and (columns := list(_columns([row for row in rows if len(row) == width]))):
            found[table] = columns
    return found


def _columns(rows: Sequence[Sequence[_Cell]]) -> Iterator[Column]:
    """One for each cell of the row of titles; none where the first cells are no labels. rows: all of one length."""
    labels = [row[0][0] if row[0] else None for row in rows]
    facts = sum(label is not None and label.kind in ("key", "label") for label in labels)
    named = [at for at, label in enumerate(labels) if label is not None and NAMES_TITLE.fullmatch(label.text)]
    titles = named[0] if named else 0
    if facts < 2 or 2 * facts < len(rows) - 1 or not (named or labels[0] is None):
        return
    for at in range(1, len(rows[0])):
        lines = [reading for row in rows for reading in [*row[0], *row[at]]]
        if rows[titles][at]:
            yield Column(rows[titles][at][0], lines)
