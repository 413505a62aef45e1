"""One run at a time: an advisory lock on `DIR/lock`, which the system opens when its holder dies, however it dies."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

LOCK = "lock"


class LockHeldError(RuntimeError):
    """Another process works on the data folder; the text is one line that says which."""


@contextmanager
def locked(out: Path, command: str) -> Iterator[None]:
    """Hold the data folder, which is made where there is none; `command` is what another process is told of us.

    Raises LockHeldError, and OSError where the folder cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    path = out / LOCK
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read().strip() or "another run"
            raise LockHeldError(f"{path} is held by {holder}; wait until it is done, or end it") from None
        # Not removed afterwards: whoever waits for a removed file would hold another one than the next to come.
        file.truncate(0)
        file.write(f"`{command}` (process {os.getpid()}, since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC)\n")
        file.flush()
        yield
