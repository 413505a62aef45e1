"""What the rows that corrections changed were without them, kept in the table `uncorrected`.

Who and what is one is told anew in each run, with the ids of the release before. It is told as if there were no
corrections, so that they can be applied once more, to the same ids; and where one is taken back, nothing of it stays.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime

import pyarrow as pa

from transform.rows import Row, Rows, as_text, key_of, row_key
from transform.schema import TABLES

_NEVER_CORRECTED = ("topics", "runs", "pages", "uncorrected", "changes")


def uncorrected_rows(read: Rows, corrected: Rows) -> Iterator[Row]:
    """Rows of `uncorrected`: all in which the two differ, as they are in `read`."""
    for table in TABLES.keys() - set(_NEVER_CORRECTED):
        before, after = read.of(table), corrected.of(table)
        for key in before.keys() | after.keys():
            if before.get(key) != after.get(key):
                row = before.get(key)
                text = None if row is None else json.dumps(row, default=as_text, ensure_ascii=False)
                yield {"table_name": table, "row_key": row_key(key), "uncorrected_row": text}


def without_corrections(table: str, rows: Iterable[Row], uncorrected: Iterable[Row]) -> list[Row]:
    """The rows of a table of a release as they were before its corrections."""
    instead = {row["row_key"]: row["uncorrected_row"] for row in uncorrected if row["table_name"] == table}
    kept = [row for row in rows if row_key(key_of(table, row)) not in instead]
    return kept + [_row(table, json.loads(text)) for text in instead.values() if text is not None]


def _row(table: str, read: Row) -> Row:
    types = {column.name: column.type for column in TABLES[table].columns}
    return {name: _value(kind, read.get(name)) for name, kind in types.items()}


def _value(kind: pa.DataType, value: object) -> object:
    if isinstance(value, str) and pa.types.is_timestamp(kind):
        return datetime.fromisoformat(value)
    if isinstance(value, str) and pa.types.is_date(kind):
        return date.fromisoformat(value)
    return value
