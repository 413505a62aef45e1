"""What is known of a run before its release is published: `DIR/work/<run_id>/run.json`, and which run is meant.

A stage finds here all that the one before it left beside its results, so that it needs no options of it again.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ValidationError

from crawler.sources import Source

RUN_STATE = "run.json"
GONE_ON_WITH = timedelta(hours=24)
"""An interrupted run is gone on with for so long. After that a page should be fetched anew rather than be published as
of today; what the interrupted run had fetched is in the archive, and the next release draws on it."""

_RUN_ID = "%Y%m%dT%H%M%SZ"


class RunStateError(RuntimeError):
    """There is no run to go on with, or it cannot be told which; the text is one line that says what to do."""


class RunState(BaseModel):
    """A run under way.

    whole: `webinars run` goes on with it when it was interrupted, but no more once a stage was done by itself; sources:
    all source files, also those that are not crawled; crawled: ids of those that are; stages: name → seconds of wall
    time.
    """

    run_id: str
    whole: bool
    as_of: date | None = None
    sources: list[Source]
    crawled: list[str]
    stages: dict[str, float] = {}

    @property
    def day(self) -> date:
        """The day taken as today: the one given, or that of the run's start."""
        return self.as_of or started_at(self.run_id).date()

    @classmethod
    def read(cls, out: Path, run_id: str) -> Self | None:
        """The state of a run; None where there is none.

        Raises:
            RunStateError: its file is damaged.
        """
        path = work_of(out, run_id) / RUN_STATE
        try:
            return cls.model_validate_json(path.read_bytes())
        except FileNotFoundError:
            return None
        except ValidationError as error:
            raise RunStateError(f"{path} is damaged; remove {path.parent} and run `webinars run` again") from error

    def write(self, out: Path) -> None:
        """Keep it on disk, in one step."""
        path = work_of(out, self.run_id) / RUN_STATE
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f"{RUN_STATE}.unfinished")
        unfinished.write_text(self.model_dump_json(indent=2) + "\n", encoding="utf-8")
        unfinished.replace(path)

    @contextmanager
    def timed(self, out: Path, stage: str) -> Iterator[None]:
        """Note how long a stage takes; of an interrupted one, its last attempt."""
        begun = time.monotonic()
        yield
        self.stages[stage] = round(time.monotonic() - begun, 3)
        self.write(out)


def work_of(out: Path, run_id: str) -> Path:
    """Where a run keeps what is not published yet."""
    return out / "work" / run_id


def started_at(run_id: str) -> datetime:
    """The moment that a run id names: aware, UTC."""
    return datetime.strptime(run_id, _RUN_ID).replace(tzinfo=UTC)


def new_run_id(out: Path) -> str:
    """An id for a run that begins now, later than those of all runs before.

    Raises:
        RunStateError: the clock is behind the last run.
    """
    last = max(run_ids(out, "archive", "releases", "refused", "work"), default="")
    while (run_id := f"{datetime.now(UTC):{_RUN_ID}}") <= last:
        behind = started_at(last) - datetime.now(UTC)
        if behind > timedelta(seconds=2):
            raise RunStateError(f"the clock of this machine is {behind} behind the run {last} in {out}; set it right")
        time.sleep(0.1)
    return run_id


def run_ids(out: Path, *folders: str) -> Iterator[str]:
    """The runs that have a place in these folders of the data folder."""
    for folder in folders:
        for path in (out / folder).glob("*Z"):
            try:
                started_at(path.name)
            except ValueError:
                continue
            yield path.name


def unfinished_runs(out: Path) -> list[str]:
    """Runs that were begun and neither published nor refused, newest first."""
    finished = set(run_ids(out, "releases", "refused"))
    return sorted(set(run_ids(out, "work")) - finished, reverse=True)


def interrupted(
    out: Path, crawled: Collection[str], open_crawl: str | None, now: datetime, *, whole: bool
) -> RunState | None:
    """The run of just these sources to go on with; None where a new one is due.

    open_crawl: the run whose crawl is not finished, whichever command began it; whole: all stages are to be done.
    """
    for run_id in unfinished_runs(out)[:1]:
        state = RunState.read(out, run_id)
        recent = now - started_at(run_id) < GONE_ON_WITH
        under_way = run_id == open_crawl or (whole and state is not None and state.whole)
        if state and recent and under_way and set(state.crawled) == set(crawled):
            return state
    return None
