"""Loads a release into pandas: `webinars.load()`.

Nothing is read on trust: each file's SHA-256 is compared with datapackage.json, and Parquet's page checksums are
verified while it is parsed (a flipped bit otherwise reads back as a wrong value).
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from validation.files import UnfitFileError, file_name, parse, sha256, to_frame
from webinars.package import DATAPACKAGE, PackageError, recorded_files
from webinars.release import LATEST

if TYPE_CHECKING:
    import pandas as pd

DATASET_VARIABLE = "WEBINARS_DATASET"
DEFAULT_FOLDER = "datasets"


class NoReleaseError(FileNotFoundError):
    """There is no release where one was looked for; the text says where that was and how one is made."""


class DamagedReleaseError(ValueError):
    """A file of a release is missing or not what was published; the text is one line naming it."""


class Release(Mapping[str, "pd.DataFrame"]):
    """The tables of a release as pandas frames: `release.webinars` or `release["webinars"]`.

    run_id: names the release when it is cited; path: its folder. Text, integers, numbers and truth values are nullable
    (pd.NA), times are datetime64[us, UTC], days datetime64, lists are Arrow's (`.explode` parts them). The columns are
    explained in datasets/DICTIONARY.md.
    """

    def __init__(self, path: Path, run_id: str, frames: Mapping[str, pd.DataFrame]) -> None:
        self.path = path
        self.run_id = run_id
        self._frames = dict(frames)
        self._aliases: dict[str, str] | None = None

    def resolve(self, row_id: str) -> str:
        """The id that a webinar, presenter or organization has in this release, from any that it ever had.

        So a notebook of an earlier release still joins: `old["presenter_id"].map(release.resolve)`. An id that this
        release does not know as an alias is given back as it is. KeyError where `aliases` is not loaded.
        """
        if self._aliases is None:
            aliases = self._frames["aliases"]
            self._aliases = dict(zip(aliases["alias_id"], aliases["row_id"], strict=True))
        return self._aliases.get(row_id, row_id)

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self._frames[name]

    def __getattr__(self, name: str) -> pd.DataFrame:
        frames: dict[str, pd.DataFrame] = self.__dict__.get("_frames", {})  # not there yet while it is unpickled
        if name not in frames:
            raise AttributeError(f"no table {name!r} is loaded; there are: {', '.join(frames)}")
        return frames[name]

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._frames]

    def __iter__(self) -> Iterator[str]:
        return iter(self._frames)

    def __len__(self) -> int:
        return len(self._frames)

    def __repr__(self) -> str:
        counts = ", ".join(f"{name} {len(frame):,}" for name, frame in self._frames.items())
        return f"<release {self.run_id}: {counts}>"


def load(
    path: str | os.PathLike[str] | None = None, *, tables: Collection[str] | None = None, verify: bool = True
) -> Release:
    """The tables of a release as pandas frames.

    path: a release's folder or a data folder with releases, whose latest is taken. Without it, the environment variable
    WEBINARS_DATASET, or else `datasets` in the current folder or the nearest one above that has a release. tables: only
    these. verify: compare each file's hash with datapackage.json; page checksums are verified in any case.

    Raises NoReleaseError, DamagedReleaseError, and KeyError for a table that the release does not have.
    """
    folder = _find(path)
    try:
        recorded = {file.path: file for file in recorded_files(folder)}
        run_id = str(json.loads((folder / DATAPACKAGE).read_bytes())["version"])
    except (PackageError, KeyError) as error:
        raise DamagedReleaseError(f"{folder} is not a whole release: {error}") from error
    available = [name.removesuffix(".parquet") for name in recorded if name.endswith(".parquet")]
    if unknown := set(tables or ()) - set(available):
        raise KeyError(f"release {run_id} has no table {', '.join(sorted(unknown))}; it has {', '.join(available)}")
    wanted = available if tables is None else [name for name in available if name in tables]
    hashes = {name: recorded[file_name(name)].sha256 if verify else None for name in wanted}
    return Release(folder, run_id, {name: _frame(folder, name, digest) for name, digest in hashes.items()})


def _frame(folder: Path, table: str, digest: str | None) -> pd.DataFrame:
    path = folder / file_name(table)
    restore = "restore it from a copy, or publish a new release"
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise DamagedReleaseError(f"{path} is missing; {restore}") from None
    if digest is not None and sha256(content) != digest:
        raise DamagedReleaseError(f"{path} is damaged: its SHA-256 is not that of {DATAPACKAGE}; {restore}")
    try:
        return to_frame(parse(content, path.name))
    except UnfitFileError as error:
        raise DamagedReleaseError(f"{folder}: {error}; {restore}") from error


def _find(path: str | os.PathLike[str] | None) -> Path:
    """The folder of the release to load."""
    if path is not None:
        return _release_in(Path(path), f"load({os.fspath(path)!r})")
    if named := os.environ.get(DATASET_VARIABLE):
        return _release_in(Path(named), f"the environment variable {DATASET_VARIABLE}")
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / DEFAULT_FOLDER / LATEST).exists():
            return (folder / DEFAULT_FOLDER / LATEST).resolve()
    raise NoReleaseError(
        f"there is no release: {here / DEFAULT_FOLDER / LATEST} does not exist, nor does {DEFAULT_FOLDER}/{LATEST} in "
        f"any folder above. `webinars run` makes one; `webinars demo` makes a small one, for "
        f'webinars.load("{DEFAULT_FOLDER}/demo").'
    )


def _release_in(folder: Path, asked_by: str) -> Path:
    for candidate in (folder / LATEST, folder):
        if (candidate / DATAPACKAGE).exists():
            return candidate.resolve()
    raise NoReleaseError(
        f"there is no release in {folder.absolute()}, named by {asked_by}: it has neither {LATEST} nor {DATAPACKAGE}. "
        f"`webinars run --out {folder}` makes one."
    )
