"""The data dictionary as Markdown, made from the declared schema; `python -m transform.dictionary` prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transform.schema import TABLES, Column, Table


def dictionary(tables: Iterable[Table] = TABLES.values()) -> str:
    """Markdown text that describes every table and column, ending in one newline."""
    lines = [
        "# Data dictionary",
        "",
        "Made from `transform/schema.py` by `python -m transform.dictionary`; do not edit by hand.",
        "",
        "Types are Arrow's; `?` marks a column that may be null. All timestamps are UTC. PK is the primary key:",
        "unique, never null, and the same on every run and machine. A column that refers to another table (→) always",
        "finds its row there.",
    ]
    for table in tables:
        lines += _section(table)
    return "\n".join(lines) + "\n"


def _section(table: Table) -> Iterator[str]:
    yield from ("", f"## {table.name}", "", table.meaning, "", "| column | type | meaning |", "| --- | --- | --- |")
    for column in table.columns:
        mark = "?" if column.nullable else " PK" if column.key else ""
        explanation = " ".join(_explanation(column)).replace("|", r"\|")
        yield f"| {column.name} | {column.type}{mark} | {explanation} |"


def _explanation(column: Column) -> Iterator[str]:
    yield column.meaning
    if column.references:
        yield f"→ {column.references}."
    if column.allowed:
        yield f"One of: {', '.join(column.allowed)}."
    if column.minimum is not None and column.maximum is not None:
        yield f"From {column.minimum} to {column.maximum}."
    elif column.minimum is not None:
        yield f"At least {column.minimum}."
    if column.pattern:
        yield f"Pattern: `{column.pattern}`."


if __name__ == "__main__":
    print(dictionary(), end="")
