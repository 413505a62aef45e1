"""The register of organizations: `organization_register.csv` beside this file, facts about the bodies of this field.

One row a body, sorted by kind, jurisdiction and name. `other_names` are printed forms that mean this body and no other
one, whoever prints them; no two rows share one. An acronym may stand in several rows, if these are of different
jurisdictions: "OLS" is Seattle's office on a page of Seattle, and nobody's where nothing tells whose it is.

The kinds are those of the table `organizations`; a national agency of any country is a federal_agency, one of a
province or an autonomous community a state_agency. `jurisdiction` says of which.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from transform.schema import HTTP_URL, JURISDICTION, ORGANIZATION_KINDS

REGISTER = Path(__file__).parent / "organization_register.csv"

_COLUMNS = (
    "key", "name", "acronym", "kind", "jurisdiction", "parent", "homepage", "wikidata_id", "ror_id", "other_names",
)  # fmt: skip
_KEY = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_NAME = r"[^\s|](?:[^|]*[^\s|])?"
_FORMS = {
    "key": re.compile(_KEY),
    "name": re.compile(_NAME),
    "acronym": re.compile(rf"(?:{_NAME})?"),
    "kind": re.compile("|".join(ORGANIZATION_KINDS)),
    "jurisdiction": re.compile(rf"(?:{JURISDICTION})?"),
    "parent": re.compile(rf"(?:{_KEY})?"),
    "homepage": re.compile(rf"(?=https:|$)(?:{HTTP_URL})?"),
    "wikidata_id": re.compile(r"(?:Q[1-9]\d*)?"),
    "ror_id": re.compile(r"(?:https://ror\.org/0[a-z0-9]{6}\d{2})?"),
    "other_names": re.compile(rf"(?:{_NAME}(?: \| {_NAME})*)?"),
}


class RegisterError(ValueError):
    """The register cannot be used; the message names the file, the line and what is wrong."""


@dataclass(frozen=True, slots=True)
class RegisteredOrganization:
    """One body. `key` stays when the name changes; `parent` is the key of the body that it is part of."""

    key: str
    name: str
    acronym: str | None
    kind: str
    jurisdiction: str | None
    parent: str | None
    homepage: str | None
    wikidata_id: str | None
    ror_id: str | None
    other_names: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The canonical name, then the other printed forms; without the acronym, which may have several bearers."""
        return (self.name, *self.other_names)


@cache
def load_register() -> tuple[RegisteredOrganization, ...]:
    """All bodies in the order of the file. Raises RegisterError where a row is wrong."""
    with REGISTER.open(encoding="utf-8", newline="") as lines:
        return read_register(lines, REGISTER.name)


def read_register(lines: Iterable[str], file_name: str) -> tuple[RegisteredOrganization, ...]:
    """The bodies in the lines of a CSV file, header first. Raises RegisterError with `file_name` and line.

    A row must have every column in its form, a key of its own, and a parent that is in the file.
    """
    organizations: dict[str, tuple[int, RegisteredOrganization]] = {}
    for line, row in _rows(lines, file_name):
        for column, form in _FORMS.items():
            if not form.fullmatch(row[column]):
                raise RegisterError(f"{file_name}:{line}: {column} must not be {row[column]!r}")
        if row["key"] in organizations:
            earlier, _ = organizations[row["key"]]
            raise RegisterError(f"{file_name}:{line}: key {row['key']} stands in line {earlier} already")
        organizations[row["key"]] = line, _organization(row)
    for line, organization in organizations.values():
        if organization.parent is not None and organization.parent not in organizations:
            raise RegisterError(f"{file_name}:{line}: no row has the key of the parent {organization.parent}")
    return tuple(organization for _, organization in organizations.values())


def _rows(lines: Iterable[str], file_name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Number of the line and cells by column, of every row that has all columns."""
    reader = csv.reader(lines, strict=True)
    try:
        if tuple(next(reader, ())) != _COLUMNS:
            raise RegisterError(f"{file_name}:1: the header must be {','.join(_COLUMNS)}")
        for cells in reader:
            if len(cells) != len(_COLUMNS):
                raise RegisterError(f"{file_name}:{reader.line_num}: a row has {len(_COLUMNS)} columns")
            yield reader.line_num, dict(zip(_COLUMNS, cells, strict=True))
    except csv.Error as error:
        raise RegisterError(f"{file_name}:{reader.line_num}: {error}") from error


def _organization(row: dict[str, str]) -> RegisteredOrganization:
    return RegisteredOrganization(
        key=row["key"],
        name=row["name"],
        acronym=row["acronym"] or None,
        kind=row["kind"],
        jurisdiction=row["jurisdiction"] or None,
        parent=row["parent"] or None,
        homepage=row["homepage"] or None,
        wikidata_id=row["wikidata_id"] or None,
        ror_id=row["ror_id"] or None,
        other_names=tuple(row["other_names"].split(" | ")) if row["other_names"] else (),
    )
