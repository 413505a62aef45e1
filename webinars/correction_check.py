"""Whether a correction has something to correct in the latest release, before it is written."""

from __future__ import annotations

from pathlib import Path

from transform.correction_addresses import Addresses, NoLongerAppliesError
from transform.corrections import Address, Correction, CorrectionError
from transform.parquet import read_tables
from transform.rows import Rows
from transform.schema import TABLES
from webinars.loader import load


def check(correction: Correction, out: Path) -> None:
    """Look up all that a correction names in the data folder's latest release.

    Raises:
        CorrectionError: something is not there, or could be several.
        webinars.loader.NoReleaseError, webinars.loader.DamagedReleaseError: there is no whole release.
    """
    rows = Rows()
    for name, table in read_tables(load(out, tables=()).path).items():
        for row in table.to_pylist() if name in TABLES else ():
            rows.put(name, row)
    addresses = Addresses(rows)
    found = []
    for address in _named(correction):
        try:
            found.append(addresses.find(address))
        except NoLongerAppliesError as error:
            raise CorrectionError(f"not written: {error}") from error
    if "merge" in correction.plain() and len(set(found)) == 1:
        raise CorrectionError(f"not written: both are {found[0]}")


def _named(correction: Correction) -> list[Address]:
    """All that has to be there already: everything but what is added."""
    given = [getattr(correction, name) for name in type(correction).model_fields if name != "add"]
    every = [one for value in given for one in (value if isinstance(value, list) else [value])]
    return [one for one in every if isinstance(one, Address) and one.table not in ("topics", "resources")]
