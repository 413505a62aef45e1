"""The declared schema hangs together, and what derives from it is up to date."""

from pathlib import Path

import pyarrow as pa
import pytest

from transform.dictionary import dictionary
from transform.schema import TABLES, Column, Table
from transform.vocabulary import vocabulary

EVERY_TABLE = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)


@EVERY_TABLE
def test_each_table_has_a_key_that_is_never_null(table: Table) -> None:
    assert table.primary_key
    assert not any(table.column(name).nullable for name in table.primary_key)


@EVERY_TABLE
def test_each_foreign_key_points_to_a_sole_primary_key_of_a_table_above(table: Table) -> None:
    names = list(TABLES)
    for name, (referred, column) in table.foreign_keys.items():
        assert TABLES[referred].primary_key == (column,)
        assert TABLES[referred].column(column).type == table.column(name).type
        assert names.index(referred) <= names.index(table.name)


@EVERY_TABLE
def test_each_column_is_named_once_and_explained(table: Table) -> None:
    assert len({column.name for column in table.columns}) == len(table.columns)
    assert all(column.meaning.endswith(".") and len(column.meaning) > 8 for column in table.columns)


@EVERY_TABLE
def test_the_arrow_schema_carries_types_nulls_and_meanings(table: Table) -> None:
    schema = table.arrow_schema()
    assert schema.metadata[b"description"].decode() == table.meaning
    for column, field in zip(table.columns, schema, strict=True):
        assert (field.name, field.type, field.nullable) == (column.name, column.type, column.nullable)
        assert field.metadata[b"description"].decode() == column.meaning


def test_a_wrong_declaration_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="x: a key column cannot be null"):
        Column("x", pa.string(), "A key.", nullable=True, key=True)
    with pytest.raises(KeyError, match="topics has no column colour"):
        TABLES["topics"].column("colour")


def test_the_committed_dictionary_is_the_one_that_the_schema_makes() -> None:
    committed = Path(__file__).parent.parent / "datasets" / "DICTIONARY.md"
    assert committed.read_text(encoding="utf-8") == dictionary(), (
        "the schema changed: python -m transform.dictionary > datasets/DICTIONARY.md"
    )


def test_a_cell_of_the_dictionary_never_breaks_its_row() -> None:
    rows = [line for line in dictionary().splitlines() if line.startswith("| ")]
    assert {row.replace(r"\|", "").count("|") for row in rows} == {4}


def test_the_vocabulary_has_two_levels_and_names_each_topic_once() -> None:
    topics = {topic.topic_id: topic for topic in vocabulary()}
    assert len(topics) == len(vocabulary()) == 51
    for topic in topics.values():
        if topic.broader_topic_id is not None:
            assert topics[topic.broader_topic_id].broader_topic_id is None
