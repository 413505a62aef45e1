"""Release files: the same bytes each time, types that pandas restores, damage that is noticed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from pages_by_hand import fetched, person, tables_of, webinar

from transform.parquet import read_tables, write_tables
from transform.schema import TABLES


def test_files_are_the_same_bytes_each_time_and_pandas_restores_their_types(tmp_path: Path) -> None:
    tables = tables_of(
        fetched(webinar("Heat at Work", presenters=[person("Jane Doe")]), webinar("Undated", None, 1)),
    )
    for folder in ("one", "two"):
        write_tables(tables, tmp_path / folder)
    for name in TABLES:
        one, two = (tmp_path / folder / f"{name}.parquet" for folder in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()
    assert {name: table.schema for name, table in read_tables(tmp_path / "one").items()} == {
        name: table.arrow_schema() for name, table in TABLES.items()
    }
    frame = pd.read_parquet(tmp_path / "one" / "webinars.parquet")
    assert {name: str(frame[name].dtype) for name in ("title", "year", "first_seen_at", "confidence")} == {
        "title": "string",
        "year": "Int16",
        "first_seen_at": "datetime64[us, UTC]",
        "confidence": "Float64",
    }
    assert set(frame["start_date"]) == {date(2024, 5, 2), None}
    stale = pd.read_parquet(tmp_path / "one" / "sources.parquet")["stale"]
    assert str(stale.dtype) == "boolean"


def test_a_flipped_bit_is_noticed_on_reading(tmp_path: Path) -> None:
    write_tables(tables_of(fetched(webinar("Heat at Work"))), tmp_path)
    path = tmp_path / "topics.parquet"
    definitions = pq.ParquetFile(path).metadata.row_group(0).column(3)
    broken = bytearray(path.read_bytes())
    broken[definitions.dictionary_page_offset + definitions.total_compressed_size // 2] ^= 1
    path.write_bytes(broken)
    with pytest.raises(OSError, match=r"(?i)crc|checksum|corrupt"):
        read_tables(tmp_path)


def test_a_file_that_is_cut_off_is_told_by_its_name(tmp_path: Path) -> None:
    write_tables(tables_of(fetched(webinar("Heat at Work"))), tmp_path)
    path = tmp_path / "webinars.parquet"
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(OSError, match=r"webinars\.parquet: "):
        read_tables(tmp_path)
