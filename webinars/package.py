"""`datapackage.json`: a release described as a Tabular Data Package (specs.frictionlessdata.io), made from the schema.

Beside what the standard asks for, `documents` lists the files that are no tables, so that every byte of a release but
this file itself is accounted for by length and hash.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

    from transform.schema import Column, Table

DATAPACKAGE = "datapackage.json"
LICENSE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0, for the compilation; quoted text remains that of its pages",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}


@dataclass(frozen=True, slots=True)
class File:
    """One file of a release: its path with slashes, its length in bytes and the SHA-256 of its content."""

    path: str
    length: int
    sha256: str


class PackageError(ValueError):
    """A release's datapackage.json is missing or not one; the text is one line naming the file."""


def files(release: Path) -> list[File]:
    """Every file of a release but datapackage.json, as it is on disk now, sorted by path."""
    paths = sorted(path for path in release.rglob("*") if path.is_file() and path != release / DATAPACKAGE)
    return [_file(path, path.relative_to(release).as_posix()) for path in paths]


def _file(path: Path, name: str) -> File:
    with path.open("rb") as content:
        return File(name, path.stat().st_size, hashlib.file_digest(content, "sha256").hexdigest())


def recorded_files(release: Path) -> list[File]:
    """What datapackage.json says that the files are, tables first and in its order; raises PackageError."""
    path = release / DATAPACKAGE
    try:
        package = json.loads(path.read_bytes())
        entries = [*package["resources"], *package["documents"]]
        return [File(entry["path"], entry["bytes"], entry["hash"].removeprefix("sha256:")) for entry in entries]
    except FileNotFoundError:
        raise PackageError(f"{path} is missing") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PackageError(f"{path} is damaged: {error!r}") from error


def describe(release: Path, run_id: str) -> dict[str, Any]:
    """The descriptor of a release, made of the schema and the files in its folder."""
    import pyarrow.parquet as pq

    from transform.schema import TABLES

    on_disk = {file.path: file for file in files(release)}
    tables = {name: on_disk.pop(f"{name}.parquet") for name in TABLES}
    runs = pq.read_table(release / "runs.parquet").to_pylist()
    return {
        "profile": "tabular-data-package",
        "name": "webinars",
        "id": f"webinars-{run_id}",
        "version": run_id,
        "title": "Webinars on labor standards enforcement",
        "description": "Who trained whom to enforce labor law, about what and when, as listed by the programs' pages.",
        "created": max(run["finished_at"] for run in runs).isoformat(),
        "keywords": ["labor standards enforcement", "wage theft", "webinars", "training"],
        "licenses": [LICENSE],
        "sources": [_source(source) for source in pq.read_table(release / "sources.parquet").to_pylist()],
        "resources": [_resource(TABLES[name], file) for name, file in tables.items()],
        "documents": [_entry(file) for file in on_disk.values()],
    }


def _source(row: dict[str, Any]) -> dict[str, Any]:
    path = row["homepage"] or next(iter(row["start_urls"]), None)
    return {"title": row["name"]} | ({"path": path} if path else {})


def _entry(file: File) -> dict[str, Any]:
    return {"path": file.path, "bytes": file.length, "hash": f"sha256:{file.sha256}"}


def _resource(table: Table, file: File) -> dict[str, Any]:
    return {
        "name": table.name,
        "description": table.meaning,
        "profile": "tabular-data-resource",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        **_entry(file),
        "schema": {
            "fields": [_field(table, column) for column in table.columns],
            "primaryKey": list(table.primary_key),
            "foreignKeys": [
                {
                    "fields": [name],
                    "reference": {"resource": "" if referred == table.name else referred, "fields": [column]},
                }
                for name, (referred, column) in table.foreign_keys.items()
            ],
        },
    }


def _field(table: Table, column: Column) -> dict[str, Any]:
    constraints = dict(_constraints(column))
    if table.primary_key == (column.name,):
        constraints["unique"] = True
    field = {"name": column.name, "type": _type(column.type), "description": column.meaning}
    return field | ({"constraints": constraints} if constraints else {})


def _constraints(column: Column) -> Iterator[tuple[str, Any]]:
    if not column.nullable:
        yield "required", True
    if column.allowed:
        yield "enum", list(column.allowed)
    if column.pattern:
        yield "pattern", column.pattern
    for name, bound in (("minimum", column.minimum), ("maximum", column.maximum)):
        if bound is not None:
            yield name, _bound(column, bound)


def _bound(column: Column, bound: float | date) -> float | str:
    """Days as the standard writes them, in the type of the column."""
    if not isinstance(bound, date):
        return bound
    return f"{bound.isoformat()}T00:00:00Z" if _type(column.type) == "datetime" else bound.isoformat()


def _type(kind: pa.DataType) -> str:
    """The type of the standard for an Arrow type."""
    import pyarrow as pa

    tests = (
        (pa.types.is_boolean, "boolean"),
        (pa.types.is_integer, "integer"),
        (pa.types.is_floating, "number"),
        (pa.types.is_timestamp, "datetime"),
        (pa.types.is_date, "date"),
        (pa.types.is_list, "array"),
    )
    return next((name for test, name in tests if test(kind)), "string")
