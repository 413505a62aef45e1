"""Tables as Parquet files: zstd, page checksums (a flipped bit is noticed on reading), and what pandas needs to restore
nullable integers, booleans, text and times with a zone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from transform.schema import TABLES


def write_tables(tables: Mapping[str, pa.Table], folder: Path) -> None:
    """Write `<name>.parquet` for each table into the folder, which is made where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        write_table(table, folder / f"{name}.parquet")


def write_table(table: pa.Table, path: Path) -> None:
    """Write one table; the same rows always give the same bytes."""
    metadata = {**(table.schema.metadata or {}), "pandas": _pandas_metadata(table.schema)}
    pq.write_table(table.replace_schema_metadata(metadata), path, compression="zstd", write_page_checksum=True)


def read_tables(folder: Path) -> dict[str, pa.Table]:
    """The declared tables of which the folder has a file.

    Raises:
        OSError: a file cannot be read, or is not what was written.
    """
    paths = {name: folder / f"{name}.parquet" for name in TABLES}
    return {name: read_table(path) for name, path in paths.items() if path.is_file()}


def read_table(path: Path) -> pa.Table:
    """One table, its page checksums verified.

    Raises:
        OSError: the file cannot be read, or is not what was written.
    """
    try:
        return pq.read_table(path, page_checksum_verification=True)
    except pa.ArrowException as error:
        raise OSError(f"{path}: {str(error).splitlines()[0]}") from error


def _pandas_metadata(schema: pa.Schema) -> bytes:
    """The value of the schema key `pandas`, by which pandas reads each column as its nullable type."""
    import pandas as pd

    empty = pd.DataFrame({field.name: pd.Series(dtype=pandas_dtype(field.type)) for field in schema})
    as_pandas_has_it = pa.Table.from_pandas(empty, schema=schema.remove_metadata(), preserve_index=False)
    metadata: bytes = as_pandas_has_it.schema.metadata[b"pandas"]
    return metadata


def pandas_dtype(kind: pa.DataType) -> str:
    """The pandas dtype for an Arrow type: nullable numbers, truth values and text; dates and lists stay objects."""
    if pa.types.is_integer(kind):
        return str(kind).capitalize()
    if pa.types.is_floating(kind):
        return "Float64"
    if pa.types.is_timestamp(kind):
        return f"datetime64[{kind.unit}, {kind.tz}]"
    return {pa.string(): "string", pa.bool_(): "boolean"}.get(kind, "object")
