"""Rows of tables while they are being made, and values and keys as text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa

from transform.schema import TABLES

Row = dict[str, Any]
Key = tuple[Any, ...]


def as_text(value: object) -> str:
    """A value as `evidence` and `changes` print it: ISO dates, UTC times ending in Z, lists joined by "; "."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return "; ".join(as_text(item) for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def row_key(key: Iterable[object]) -> str:
    """The primary key of a row in one text: its values joined by |."""
    return "|".join(as_text(value) for value in key)


def key_of(table: str, row: Row) -> Key:
    """The primary key of a row, in the order of the declared columns."""
    return tuple(row[name] for name in TABLES[table].primary_key)


class Rows:
    """The rows made so far, by table and primary key; a row put again under its key takes the place of the first."""

    def __init__(self) -> None:
        self._rows: dict[str, dict[Key, Row]] = {name: {} for name in TABLES}

    def put(self, table: str, row: Row) -> None:
        """Add a row; columns that it leaves out are null."""
        self._rows[table][key_of(table, row)] = row

    def of(self, table: str) -> dict[Key, Row]:
        """The rows of a table by primary key, as they stand."""
        return self._rows[table]

    def keys(self) -> set[tuple[str, str]]:
        """(table, row key) of every row."""
        return {(table, row_key(key)) for table, rows in self._rows.items() for key in rows}

    def arrow(self, table: str) -> pa.Table:
        """The table in the order of its primary key.

        Raises:
            pyarrow.ArrowInvalid, pyarrow.ArrowTypeError: a value is not of its column's type.
        """
        rows = self._rows[table]
        return pa.Table.from_pylist([rows[key] for key in sorted(rows)], schema=TABLES[table].arrow_schema())
