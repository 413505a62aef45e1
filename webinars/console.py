"""How the command speaks: results on standard output; what goes on meanwhile, and errors, on standard error.

Messages go through `logging`, so that what libraries have to say takes the same form: plain lines, or with
`--log-format json` one JSON object a line. Progress bars are shown on a terminal only.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from rich.console import Console, RenderableType

log = logging.getLogger("webinars")

LogFormat = Literal["text", "json"]
Update = Callable[[int, int, str], None]
"""Called with the number done, the number known to be done in all, and what is being worked on."""

_UNCAPTURED_WIDTH = 120


@dataclass(slots=True)
class Voice:
    """What the user chose for all that a command says."""

    quiet: bool = False
    debug: bool = False
    log_format: LogFormat = "text"

    def listen(self) -> None:
        """Take over what is logged from here on."""
        root = logging.getLogger()
        for handler in [handler for handler in root.handlers if isinstance(handler, _Handler)]:
            root.removeHandler(handler)
        root.addHandler(_Handler(self.log_format))
        root.setLevel(logging.INFO if self.debug else logging.WARNING)
        log.setLevel(logging.WARNING if self.quiet else logging.INFO)

    def show(self, *results: RenderableType) -> None:
        """Print results for people."""
        console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else _UNCAPTURED_WIDTH)
        for result in results:
            console.print(result, markup=False, highlight=False, soft_wrap=isinstance(result, str))

    @contextmanager
    def progress(self, title: str) -> Iterator[Update]:
        """A bar while something long goes on; nothing without a terminal to show it on."""
        if self.quiet or self.log_format == "json" or not sys.stderr.isatty():
            yield lambda *_: None
            return
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(title, total=None)

            def update(done: int, total: int, what: str) -> None:
                bar.update(task, completed=done, total=total, description=f"{title} {what}".strip())

            yield update


class _Handler(logging.Handler):
    """Writes to whatever standard error is at the moment: a progress bar puts itself in between."""

    def __init__(self, log_format: LogFormat) -> None:
        super().__init__()
        self._as_json = log_format == "json"

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if self._as_json:
            facts: dict[str, Any] = getattr(record, "facts", {})
            moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
            about = {"time": moment, "level": record.levelname.lower(), "message": text, **facts}
            if record.exc_info:
                about["traceback"] = _traceback(record)
            line = json.dumps(about, ensure_ascii=False, default=str)
        else:
            ours = record.name == log.name or record.name.startswith(f"{log.name}.")
            line = text if record.levelno == logging.INFO and ours else f"{record.levelname.lower()}: {text}"
            line = f"webinars: {line}"
            if record.exc_info:
                line = f"{_traceback(record)}\n{line}"
        print(line, file=sys.stderr, flush=True)


def _traceback(record: logging.LogRecord) -> str:
    return logging.Formatter().formatException(record.exc_info) if record.exc_info else ""


def facts(**values: object) -> dict[str, Any]:
    """`extra` of a log message: what it says, for programs (`--log-format json`)."""
    return {"facts": values}
