"""Edits of finished rows that keep them consistent: an id is replaced, or a row taken out, wherever it stands.

What refers to what follows from the foreign keys of the schema; evidence follows the rows that it is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from transform.correction_addresses import ID
from transform.identity import identifier
from transform.rows import Key, Row, Rows, key_of, row_key
from transform.schema import TABLES

Where = Callable[[str, Row], bool]
"""Whether a row of a table is meant."""
_MOST = frozenset({"confidence", "score"})


class RowEdits:
    """Edits of `rows`, in place."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    def replace_id(self, table: str, old: str, new: str, where: Where = lambda *_: True) -> int:
        """Put the id of another row of the table in place of this one wherever `where` holds; gives in how many rows.

        Where two rows become one, the one that was there stays, and the other fills what it leaves open.
        """
        moved: dict[tuple[str, str], str] = {}
        for other, column in _referring(table):
            for key, row in list(self.rows.of(other).items()):
                if row.get(column) == old and where(other, row):
                    changed = row | {column: new if (other, key) != (table, (new,)) else None}
                    self._move(other, key, changed)
                    moved[other, row_key(key)] = row_key(key_of(other, changed))
        self._move_evidence(moved, ID[table], old, new)
        return len(moved)

    def merge_rows(self, table: str, old: str, new: str) -> None:
        """Take out a row whose id was replaced everywhere; what the other one leaves open is filled from it."""
        gone = self.rows.of(table).pop((old,))
        self.rows.put(table, _together(self.rows.of(table)[new,], gone))
        self._move_evidence({(table, old): new}, ID[table], old, new)
        for key, alias in list(self.rows.of("aliases").items()):
            if key[0] == table and alias["row_id"] == old:
                self.rows.put("aliases", alias | {"row_id": new})
        self._forget_ties(table, old)

    def remove(self, table: str, key: Key) -> None:
        """Take out a row, what belongs to it and the evidence about it; what only refers to it is left without."""
        self.rows.of(table).pop(key)
        self._forget_evidence(table, row_key(key))
        if table not in ID:
            return
        for other, column in _referring(table):
            needed = not TABLES[other].column(column).nullable
            for other_key, row in list(self.rows.of(other).items()):
                if row.get(column) == key[0]:
                    if needed:
                        self.remove(other, other_key)
                    else:
                        self.rows.put(other, row | {column: None})
        for alias_key, alias in list(self.rows.of("aliases").items()):
            if alias_key[0] == table and alias["row_id"] == key[0]:
                self.rows.of("aliases").pop(alias_key)
        self._forget_ties(table, str(key[0]))

    def remove_unused(self) -> None:
        """Take out people and organizations that nothing refers to any more."""
        for table in ("presenters", "organizations"):
            used = {row.get(column) for other, column in _referring(table) if other != f"{table[:-1]}_names"
                    for row in self.rows.of(other).values()}  # fmt: skip
            for key in [key for key in self.rows.of(table) if key[0] not in used]:
                self.remove(table, key)

    def _move(self, table: str, key: Key, changed: Row) -> None:
        self.rows.of(table).pop(key)
        there = self.rows.of(table).get(key_of(table, changed))
        self.rows.put(table, _together(there, changed) if there else changed)

    def _move_evidence(self, moved: dict[tuple[str, str], str], column: str, old: str, new: str) -> None:
        for key, row in list(self.rows.of("evidence").items()):
            at = row["table_name"], row["row_key"]
            if at in moved:
                value = new if (row["column_name"], row["value"]) == (column, old) else row["value"]
                self.rows.of("evidence").pop(key)
                self.put_evidence(row | {"row_key": moved[at], "value": value})

    def put_evidence(self, row: Row) -> None:
        """Add a row of `evidence`, which gets its id here."""
        about = [value for column, value in row.items() if column not in ("evidence_id", "confidence")]
        self.rows.put("evidence", row | {"evidence_id": identifier("evi", *about)})

    def _forget_evidence(self, table: str, text: str) -> None:
        for key, row in list(self.rows.of("evidence").items()):
            if (row["table_name"], row["row_key"]) == (table, text) and row["method"] != "correction":
                self.rows.of("evidence").pop(key)

    def _forget_ties(self, table: str, row_id: str) -> None:
        for key in [key for key in self.rows.of("ties") if key[0] == table and row_id in key[1:]]:
            self.rows.of("ties").pop(key)


def _referring(table: str) -> Iterator[tuple[str, str]]:
    """Tables and columns that hold ids of the table."""
    for other in TABLES.values():
        for column, (referred, _) in other.foreign_keys.items():
            if referred == table:
                yield other.name, column


def _together(row: Row, other: Row) -> Row:
    """One row of two: what `row` leaves open is filled from the other."""
    found = dict(row)
    for column, value in other.items():
        mine = found.get(column)
        if mine is None or mine == []:
            found[column] = value
        elif column in _MOST:
            found[column] = max(mine, value)
        elif column == "webinar_count":
            found[column] = mine + value
    return found
