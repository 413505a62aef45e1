"""The headings that lines stand under, and the parts of a page that are about other things."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transform import cues
from transform.document import Line
from transform.linekinds import Reading
from transform.table_rows import is_data_table


def sections_of(readings: Sequence[Reading]) -> dict[int, list[Reading]]:
    """For each line, the headings it stands under, outermost first; a bold line of its own is the lowest.

    A day heads the titles of its own rank below it, unless it stands right below a title itself: of bold lines, and of
    headings in the box that the day begins.
    """
    found: dict[int, list[Reading]] = {}
    stack: list[tuple[float, Reading]] = []
    above: Reading | None = None
    for reading in readings:
        own = heading_level(reading)
        level = float(own)
        if own and above is not None:
            of_title = _is_day(reading) and above.kind == "title" and heading_level(above) == own
            below_day = reading.kind == "title" and any(
                rank == own and _is_day(r) and (own == _BOLD or _in_box_of(r, reading)) for rank, r in stack
            )
            level += 0.5 * (of_title or below_day)
        above = reading
        if level:
            while stack and stack[-1][0] >= level:
                stack.pop()
        found[reading.index] = [r for _, r in stack]
        if level:
            stack.append((level, reading))
    return found


_BOLD = 7


def _in_box_of(day: Reading, title: Reading) -> bool:
    """The day is the first heading of a box that holds the title as well: the cell of a calendar."""
    around = {*title.line.element.iterancestors()}
    box = next((a for a in day.line.element.iterancestors() if a in around), None)
    headings = list(box.iter("h1", "h2", "h3", "h4", "h5", "h6")) if box is not None else []
    return headings[:1] == [day.line.element] and sum(h.tag == title.line.element.tag for h in headings) < 12


def _is_day(reading: Reading) -> bool:
    return reading.kind == "date" and reading.day is not None and reading.day.first.day is not None


def heading_level(reading: Reading) -> int:
    """1 to 6 for headings, 7 for a bold line that stands alone, a row of one cell or a bare year, 0 for others."""
    line = reading.line
    if line.heading:
        return line.heading
    if reading.kind in ("date", "generic", "title") and _spans_row(reading):
        return 7
    set_off = line.wholly("bold") or _YEAR.fullmatch(reading.text)
    alone = line.first_of_block and set_off and line.ancestor("li", "dd", "dt") is None and not _in_data_cell(line)
    return 7 if alone and reading.words <= 25 and reading.kind not in ("key", "resource", "label", "person") else 0


def _in_data_cell(line: Line) -> bool:
    """The line stands in a cell that does not only lay out the page."""
    return line.ancestor("td", "th") is not None and is_data_table(line.ancestor("table"))


_YEAR = re.compile(r"(?:19|20)\d\d")


def _spans_row(reading: Reading) -> bool:
    """The only cell of its row, in a table whose other rows have more: what heads the rows below."""
    row, table = reading.line.ancestor("tr"), reading.line.ancestor("table")
    if row is None or table is None or reading.words > 12 or len(row) != 1:
        return False
    return row[0].get("colspan") is not None and any(len(other) > 1 for other in table.iter("tr"))


_LISTS_EVENTS = re.compile(
    r"(?i)^\W*(?:(?:our|past|previous|recent|recorded|all|online|virtual|live|nuestros|pr[oó]ximos) )*"
    r"(?:events|webinars|trainings|workshops|eventos|webinarios|talleres|charlas)(?: (?:pasad[oa]s|anteriores|archive|"
    r"calendar))?\W*$"
)
_UPCOMING = re.compile(r"(?i)^\W*(?:upcoming|next) events?\W*$")


def outside_related(readings: Sequence[Reading]) -> list[Reading]:
    """The readings without those under headings such as "Related posts" or "You may also like".

    "Upcoming events" is a box beside an article, but a part of a page of events; and where most of a page's days stand
    under such a heading, what it heads is no box.
    """
    of_events = any(reading.line.heading and _LISTS_EVENTS.match(reading.text) for reading in readings)
    kept: list[Reading] = []
    level_cut = 0
    for reading in readings:
        level = heading_level(reading)
        if level_cut and level and level <= level_cut:
            level_cut = 0
        if level and level > 1 and cues.RELATED_HEADING.match(reading.text) and len(reading.text) < 60:
            level_cut = 0 if of_events and _UPCOMING.match(reading.text) else level
        if not level_cut:
            kept.append(reading)
    dated, of_kept = (sum(r.day is not None for r in lines) for lines in (readings, kept))
    return list(readings) if dated - of_kept > max(of_kept, _DAYS_OF_BOX) else kept


_DAYS_OF_BOX = 2
