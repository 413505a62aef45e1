"""Reads a release's Parquet files in full, trusting none of them: checksums, names and types first."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

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


def parse_table(content: bytes, table: Table) -> pa.Table:
    """All rows of a table from its file's bytes, every page's checksum verified; raises UnfitFileError."""
    name = file_name(table.name)
    try:
        with pq.ParquetFile(pa.BufferReader(content), page_checksum_verification=True) as file:
            parsed = file.read()
        parsed.validate(full=True)
    except Exception as error:  # a flipped byte can surface as nearly anything, and the text can run over many lines
        raise UnfitFileError(f"{name} is damaged: {' '.join(str(error).split())[:200]}") from error
    if difference := _difference(parsed.schema, table.arrow_schema()):
        raise UnfitFileError(f"{name} is not as declared: {difference}")
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
    """A pandas frame with the dtypes that `dtype` gives, whatever else wrote the file."""
    frame: pd.DataFrame = table.replace_schema_metadata(None).to_pandas(types_mapper=dtype, date_as_object=False)
    return frame


def dtype(type_: pa.DataType) -> pd.api.extensions.ExtensionDtype | None:
    """The pandas dtype of an Arrow type: nullable for strings, integers and booleans, lists as Arrow keeps them.

    None stands for pandas' own choice: float64, datetime64[us, UTC], and datetime64[ms] at midnight for a day, which
    unlike objects can be compared, plotted and asked for `.dt.year`.
    """
    if pa.types.is_list(type_):
        return pd.ArrowDtype(type_)
    return _NULLABLE.get(type_)


_NULLABLE: dict[pa.DataType, pd.api.extensions.ExtensionDtype] = {
    pa.string(): pd.StringDtype(),
    pa.bool_(): pd.BooleanDtype(),
    pa.int16(): pd.Int16Dtype(),
    pa.int32(): pd.Int32Dtype(),
    pa.int64(): pd.Int64Dtype(),
}


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


def read_release(release: Path) -> Contents:
    """Every declared table of a release, damaged ones reported instead of raised."""
    contents = Contents({}, {}, {})
    for table in TABLES.values():
        try:
            content = read_bytes(release, table)
            contents.sha256[file_name(table.name)] = sha256(content)
            contents.frames[table.name] = to_frame(parse_table(content, table))
        except UnfitFileError as error:
            contents.unfit[table.name] = str(error)
    return contents
