"""How a release becomes visible: sealed aside, checked once more, then moved into place in two atomic steps.

    work/<run_id>/release  --rename-->  releases/<run_id>,  then  latest --replaced symlink-->  releases/<run_id>

The folder is written out to the disk before it is moved, `latest` is replaced by a finished symlink, and nothing that
`latest` leads to is ever written again. So at every moment, whatever kills the process, `latest` leads to a whole
release: the last one, or the new one. `publish` may be repeated until it succeeds; `finish_interrupted` completes one
that was killed between the two steps. A release that validation refused goes to `refused/<run_id>` instead.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from webinars.package import DATAPACKAGE, PackageError, describe, files, recorded_files

if TYPE_CHECKING:
    from crawler.report import CrawlReport
    from validation.verdict import Verdict
    from webinars.run_report import RunReport

LATEST = "latest"
REFUSED_KEPT = 5  # refused releases are for looking at; the archive can make them again


class ReleaseError(RuntimeError):
    """A release cannot be checked, sealed or published; `latest` is as it was, and the text is one line."""


def work_folder(out: Path, run_id: str) -> Path:
    """Where the release of a run is built."""
    return out / "work" / run_id / "release"


def latest(out: Path) -> Path | None:
    """The folder of the newest published release, or None before the first."""
    link = out / LATEST
    return link.resolve() if link.exists() else None


def check(out: Path, run_id: str, *, crawl: CrawlReport | None = None, accept_drop: Collection[str] = ()) -> Verdict:
    """Validate the release that a run built, against the one before it.

    The tables themselves tell the verdict, and must be checked as they would be published: it is written as passed
    before, and corrected afterwards where it proves otherwise. Raises ReleaseError where no release was built, and
    validation.verdict.SuiteError.
    """
    from transform.stage import release_before
    from validation.gate import validate

    release = work_folder(out, run_id)
    if not release.is_dir():
        raise ReleaseError(f"nothing to validate: {release} is missing; run `webinars transform` first")
    with _told("validate", release):
        _record_verdict(release, run_id, "passed")
        verdict = validate(release, previous=release_before(out, run_id), crawl=crawl, accept_drop=accept_drop)
        if not verdict.passed:
            _record_verdict(release, run_id, "refused")
    return verdict


def _record_verdict(release: Path, run_id: str, verdict: Literal["passed", "refused"]) -> None:
    from transform.runs import record_verdict

    try:
        record_verdict(release, run_id, verdict)
    except OSError as error:
        if error.errno not in (None, errno.ENOENT):  # the disk's own; a damaged or missing table is for validation
            raise


def publish(out: Path, run_id: str, report: RunReport | None = None) -> Path:
    """Make the release of a run the latest one, and return its folder.

    report: what goes into its run_report.json, unless it is sealed already. May be called again after an interruption.
    Raises ReleaseError when there is no release, its verdict is not "passed" or a file is not as it was validated.
    """
    release, target = work_folder(out, run_id), out / "releases" / run_id
    with _told("publish", release):
        if not target.is_dir():
            if not release.is_dir():
                raise ReleaseError(f"nothing to publish: {release} is missing; run `webinars transform` first")
            if report is not None:
                seal(release, report)
            _check_passed(release)
            check_files(release)
            _flush(release)
            target.parent.mkdir(exist_ok=True)
            release.rename(target)
            _flush_folder(target.parent)
        elif release.is_dir() and recorded_files(release) != recorded_files(target):
            raise ReleaseError(f"{target} is published already and never changed; start a new run")
        else:
            check_files(target)
        _lead_to(out, run_id)
        _prune(out, run_id)
    return target


def seal(release: Path, report: RunReport) -> None:
    """Write run_report.json and, last of all, datapackage.json with the hashes of every file."""
    (release / DATAPACKAGE).unlink(missing_ok=True)
    report.write(release)
    content = json.dumps(describe(release, report.run_id), indent=2, ensure_ascii=False) + "\n"
    unfinished = release.with_name(f"{DATAPACKAGE}.unfinished")
    unfinished.write_text(content, encoding="utf-8")
    unfinished.replace(release / DATAPACKAGE)


def refuse(out: Path, run_id: str, report: RunReport) -> Path:
    """Move a release that validation refused, with its reports, to `refused/<run_id>` and return that folder."""
    release, target = work_folder(out, run_id), out / "refused" / run_id
    with _told("set aside", release):
        report.write(release)
        target.parent.mkdir(exist_ok=True)
        shutil.rmtree(target, ignore_errors=True)
        release.rename(target)
        for old in sorted(target.parent.iterdir())[:-REFUSED_KEPT]:
            shutil.rmtree(old)
    return target


def reopen_refused(out: Path) -> str | None:
    """Take back the newest release, if it was refused, to be validated again; its run id, or None."""
    run_id = max((path.name for folder in ("releases", "refused") for path in (out / folder).glob("*Z")), default="")
    refused = out / "refused" / run_id
    if not run_id or not refused.is_dir() or _works(out)[-1:] != [out / "work" / run_id]:
        return None
    with _told("take back", refused):
        refused.rename(work_folder(out, run_id))
    return run_id


def finish_interrupted(out: Path) -> str | None:
    """Complete a publication that was killed after its release had been moved into place; its run id, or None.

    To be called, under the lock, before anything else is done with the data folder.
    """
    run_id = max((work.name for work in _works(out) if (out / "releases" / work.name).is_dir()), default=None)
    if run_id is None:
        return None
    last = latest(out)
    if last is None or last.name < run_id:
        publish(out, run_id)
    else:
        _prune(out, run_id)
    return run_id


def check_files(release: Path) -> None:
    """Compare every file with datapackage.json; raises ReleaseError naming those that are missing, changed or new."""
    try:
        recorded = {file.path: file for file in recorded_files(release)}
    except PackageError as error:
        raise ReleaseError(f"{error}; the release is not sealed, run `webinars transform` again") from error
    found = {file.path: file for file in files(release)}
    if wrong := sorted(path for path in recorded.keys() | found.keys() if recorded.get(path) != found.get(path)):
        raise ReleaseError(f"{release} is not as it was sealed: {', '.join(wrong)}")


def _check_passed(release: Path) -> None:
    """The verdict must be that the very bytes of the tables passed."""
    from validation.verdict import FAILURES_HTML, Verdict

    try:
        verdict = Verdict.read(release)
    except (FileNotFoundError, ValueError) as error:
        raise ReleaseError(f"{release} is not validated; run `webinars validate` first") from error
    if not verdict.passed:
        raise ReleaseError(f"{release} was refused by validation; see {release / FAILURES_HTML}")
    on_disk = {file.path: file.sha256 for file in files(release)}
    if changed := [name for name, sha256 in verdict.sha256.items() if on_disk.get(name) != sha256]:
        raise ReleaseError(f"{', '.join(changed)} changed after validation; run `webinars validate` again")


def _lead_to(out: Path, run_id: str) -> None:
    """Point `latest` to a release in one step: a finished symlink replaces the one that is there."""
    unfinished = out / f".{LATEST}.unfinished"
    unfinished.unlink(missing_ok=True)
    unfinished.symlink_to(Path("releases") / run_id)
    unfinished.replace(out / LATEST)
    _flush_folder(out)


def _prune(out: Path, published: str) -> None:
    """Remove the work of this run and those before it, all of whose pages this release draws on; never a release."""
    for work in _works(out):
        if work.name <= published:
            shutil.rmtree(work)


def _works(out: Path) -> list[Path]:
    """Folders of runs that are under way or were given up, oldest first."""
    return sorted((out / "work").glob("*Z"))


def _flush(folder: Path) -> None:
    """Have the system write a folder's files and names to the disk itself, deepest first."""
    for path in folder.iterdir():
        if path.is_dir():
            _flush(path)
        else:
            with path.open("rb") as file:
                os.fsync(file.fileno())
    _flush_folder(folder)


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _told(action: str, folder: Path) -> Iterator[None]:
    """Turns what the disk refuses into one line."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or " ".join(str(error).split())
        raise ReleaseError(f"cannot {action} {folder}: {reason}; the last release is untouched") from error
