"""Rules for single tables and columns, derived from the declared schema: `schema_rules`.

A rule names a Great Expectations class and its arguments as plain data, so that this module need not import it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

import pandas as pd
import pyarrow as pa

from transform.schema import TABLES, Column, Table
from validation.files import Frames

FAULT = "Nothing is wrong with the pages: transform made these rows, report it with validation/failures.json."
MISREAD = (
    "Look up the row in the evidence table: a value that was read wrongly is mended in transform's extraction, "
    "a right one that does not fit calls for a wider rule in transform/schema.py."
)
NEVER_EMPTY = ("topics", "sources", "runs", "pages", "webinars", "listings", "evidence")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule about one table.

    columns: those that it is about; the first one's value is shown where it is broken. meaning and remedy: sentences.
    expectation, arguments: class of `great_expectations.expectations` and its keywords. holds: where no expectation
    says it, tells for each row whether the rule holds; the expectation is then about this computed column, called
    `name`. needs: the other tables that must be readable for the rule to be checked.
    """

    name: str
    table: str
    columns: tuple[str, ...]
    meaning: str
    remedy: str
    expectation: str = "ExpectColumnValuesToBeInSet"
    arguments: Mapping[str, object] = field(default_factory=dict)
    holds: Callable[[Frames], pd.Series[bool]] | None = None
    needs: frozenset[str] = frozenset()


def schema_rules() -> list[Rule]:
    """All rules that the declared schema implies, in the order of its tables and columns."""
    return [rule for table in TABLES.values() for rule in table_rules(table)]


def table_rules(table: Table) -> Iterator[Rule]:
    """Rules for one table: its key, then each column."""
    if table.name in NEVER_EMPTY:
        yield Rule(
            f"{table.name}.rows",
            table.name,
            (),
            f"{table.name} has at least one row.",
            "Pages were read but gave nothing, or none were read: run_report.json tells what each source gave.",
            "ExpectTableRowCountToBeBetween",
            {"min_value": 1},
        )
    key = table.primary_key
    yield Rule(
        f"{table.name}.key",
        table.name,
        key,
        f"{' + '.join(key)} is unique in {table.name}.",
        FAULT,
        "ExpectColumnValuesToBeUnique" if len(key) == 1 else "ExpectCompoundColumnsToBeUnique",
        {"column": key[0]} if len(key) == 1 else {"column_list": list(key)},
    )
    for column in table.columns:
        yield from _column_rules(table, column)


def _column_rules(table: Table, column: Column) -> Iterator[Rule]:
    def rule(aspect: str, meaning: str, remedy: str, expectation: str, **arguments: object) -> Rule:
        named = f"{table.name}.{column.name}"
        about = {"column": column.name, **arguments}
        return Rule(f"{named}.{aspect}", table.name, (column.name,), f"{named} {meaning}.", remedy, expectation, about)

    if not column.nullable:
        yield rule("not_null", "is never null", FAULT, "ExpectColumnValuesToNotBeNull")
    if column.allowed is not None:
        allowed = list(column.allowed)
        meaning = f"is one of {', '.join(allowed)}"
        yield rule("allowed", meaning, MISREAD, "ExpectColumnValuesToBeInSet", value_set=allowed)
    elif column.pattern is not None:
        meaning = f"matches {column.pattern}"
        yield rule("pattern", meaning, MISREAD, "ExpectColumnValuesToMatchRegex", regex=column.pattern)
    elif pa.types.is_string(column.type):
        meaning = "is never blank: what is not known is null"
        yield rule("blank", meaning, FAULT, "ExpectColumnValuesToMatchRegex", regex=r"\S")
    if column.minimum is not None or column.maximum is not None:
        low, high = _bound(column, column.minimum, time.min), _bound(column, column.maximum, time.max)
        limits = [f"at least {column.minimum}"] * (low is not None) + [f"at most {column.maximum}"] * (high is not None)
        meaning = f"is {' and '.join(limits)}"
        yield rule("range", meaning, MISREAD, "ExpectColumnValuesToBeBetween", min_value=low, max_value=high)
    if column.references is not None:
        yield _reference(table, column.name, *table.foreign_keys[column.name])


def _bound(column: Column, bound: float | date | None, of_day: time) -> float | datetime | None:
    """A bound as Great Expectations compares it: a time, aware where the column is (an ISO string makes it raise)."""
    if not isinstance(bound, date):
        return bound
    return datetime.combine(bound, of_day, tzinfo=UTC if pa.types.is_timestamp(column.type) else None)


def _reference(table: Table, column: str, referred: str, referred_column: str) -> Rule:
    """A foreign key finds its row: computed, for a set of all ids as an argument would fill the Data Docs."""

    def holds(frames: Frames) -> pd.Series[bool]:
        values = frames[table.name][column]
        return values.isna() | values.isin(frames[referred][referred_column])

    return fact(
        table.name,
        column,
        "reference",
        f"{table.name}.{column} is found in {referred}.{referred_column}.",
        FAULT,
        holds,
        needs=(referred,),
    )


def fact(
    table: str,
    column: str,
    aspect: str,
    meaning: str,
    remedy: str,
    holds: Callable[[Frames], pd.Series[bool]],
    *,
    needs: tuple[str, ...] = (),
) -> Rule:
    """A rule whose truth is computed for each row of the table."""
    name = f"{table}.{column}.{aspect}"
    return Rule(
        name,
        table,
        (column,),
        meaning,
        remedy,
        arguments={"column": name, "value_set": [True]},
        holds=holds,
        needs=frozenset(needs),
    )
