"""How a release differs from the one before it, row by row and column by column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa

from transform.identity import identifier
from transform.rows import Key, Row, as_text, key_of, row_key
from transform.schema import TABLES


def differences(previous: Mapping[str, pa.Table], tables: Mapping[str, pa.Table], run_id: str) -> Iterator[Row]:
    """Rows of `changes` for every difference between two releases' tracked tables; without one before, all is new.

    A column that the release before did not have yet is not compared.
    """
    for name, table in TABLES.items():
        if not table.tracked:
            continue
        old, new = _by_key(previous, name), _by_key(tables, name)
        had = set(previous[name].column_names) if name in previous else set()
        columns = [column.name for column in table.columns if column.tracked and not column.key and column.name in had]
        for key in sorted(old.keys() | new.keys()):
            for change, column, before, after in _row_differences(old.get(key), new.get(key), columns):
                yield {
                    "change_id": identifier("chg", run_id, name, row_key(key), column),
                    "run_id": run_id,
                    "table_name": name,
                    "row_key": row_key(key),
                    "change": change,
                    "column_name": column,
                    "old_value": None if before is None else as_text(before),
                    "new_value": None if after is None else as_text(after),
                }


def _by_key(tables: Mapping[str, pa.Table], name: str) -> dict[Key, Row]:
    return {key_of(name, row): row for row in tables[name].to_pylist()} if name in tables else {}


def _row_differences(
    old: Row | None, new: Row | None, columns: list[str]
) -> Iterator[tuple[str, str | None, object, object]]:
    if old is None or new is None:
        yield ("withdrawn" if new is None else "added"), None, None, None
        return
    for column in columns:
        if old[column] != new[column]:
            withdrawn = column == "withdrawn_at" and old[column] is None
            yield ("withdrawn" if withdrawn else "changed"), column, old[column], new[column]
