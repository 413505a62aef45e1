"""Reads a release's Parquet files in full, trusting none of them: checksums, names and types first."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from transform.parquet import pandas_dtype
from transform.schema import TABLES, Table

Frames = Mapping[str, pd.DataFrame]


class UnfitFileError(ValueError):
    """A table's file is missing, damaged or not of the declared columns; its text is one line naming the file."""


def file_name(table: str) -> str:
    """The file of a table within a release."""
    return f"{table}.parquet"


def sha256(content: bytes) -> str:
    """Hexadecimal SHA-256."""
    return hashlib.sha256(content).hexdigest()


def read_bytes(release: Path, table: Table) -> bytes:
    """The bytes of a table's file, read once so that what is hashed is what is parsed; raises UnfitFileError."""
    path = release / file_name(table.name)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UnfitFileError(f"{path.name} is missing") from None


def parse(content: bytes, name: str) -> pa.Table:
    """All rows of a Parquet file of this name, every page's checksum verified; raises UnfitFileError."""
    try:
        with pq.ParquetFile(pa.BufferReader(content), page_checksum_verification=True) as file:
            table = file.read()
        table.validate(full=True)
    except Exception as error:  # a flipped byte can surface as nearly anything, and the text can run over many lines
        raise UnfitFileError(f"{name} is damaged: {' '.join(str(error).split())[:200]}") from error
    return table


def parse_declared(content: bytes, table: Table) -> pa.Table:
    """The same for a declared table, whose columns and types must be the declared ones."""
    parsed = parse(content, file_name(table.name))
    if difference := _difference(parsed.schema, table.arrow_schema()):
        raise UnfitFileError(f"{file_name(table.name)} is not as declared: {difference}")
    return parsed


def _difference(found: pa.Schema, declared: pa.Schema) -> str:
    """What differs in names and types, in words; empty when nothing does."""
    types = {field.name: field.type for field in found}
    wanted = {field.name: field.type for field in declared}
    parts = [f"{name} is missing" for name in wanted if name not in types]
    parts += [f"{name} is undeclared" for name in types if name not in wanted]
    parts += [
        f"{name} is {types[name]} instead of {kind}"
        for name, kind in wanted.items()
        if name in types and not types[name].equals(kind)
    ]
    return "; ".join(parts)


def to_frame(table: pa.Table) -> pd.DataFrame:
    """A pandas frame: nullable numbers, truth values and text, times in UTC, lists as Arrow keeps them.

    A day becomes midnight in datetime64, which unlike an object can be compared, plotted and asked for `.dt.year`.
    """
    frame: pd.DataFrame = table.replace_schema_metadata(None).to_pandas(types_mapper=_dtype, date_as_object=False)
    return frame


def _dtype(kind: pa.DataType) -> Any:
    """The pandas dtype of a column; None leaves times and days to pyarrow."""
    if pa.types.is_list(kind):
        return pd.ArrowDtype(kind)
    return None if pa.types.is_temporal(kind) else pd.api.types.pandas_dtype(pandas_dtype(kind))


def row_keys(frame: pd.DataFrame, table: Table) -> pd.Series[str]:
    """The primary key of each row as text, parts joined by | as in `evidence.row_key`."""
    first, *others = (frame[name].astype("string").fillna("") for name in table.primary_key)
    for part in others:
        first = first + "|" + part
    return first


@dataclass(frozen=True, slots=True)
class Contents:
    """What could be read of a release: frames by table, for each other table what is wrong, hashes by file name."""

    frames: dict[str, pd.DataFrame]
    unfit: dict[str, str]
    sha256: dict[str, str]


def read_earlier(release: Path) -> dict[str, pd.DataFrame]:
    """Frames of an earlier release, whose software may have declared other columns: those of today, null where it had
    none. Tables that it does not have are left out; raises UnfitFileError for a damaged one."""
    frames = {}
    for table in TABLES.values():
        name = file_name(table.name)
        if (release / name).is_file():
            frame = to_frame(parse(read_bytes(release, table), name))
            frames[table.name] = frame.reindex(columns=[column.name for column in table.columns])
    return frames


def read_release(release: Path) -> Contents:
    """Every declared table of a release, unfit ones reported instead of raised."""
    contents = Contents({}, {}, {})
    for table in TABLES.values():
        try:
            content = read_bytes(release, table)
            contents.sha256[file_name(table.name)] = sha256(content)
            contents.frames[table.name] = to_frame(parse_declared(content, table))
        except UnfitFileError as error:
            contents.unfit[table.name] = str(error)
    return contents
