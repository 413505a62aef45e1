"""Options that several commands share, and the exit codes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from webinars.console import Voice

if TYPE_CHECKING:
    from crawler.sources import Source
    from transform.corrections import Correction

_Function = TypeVar("_Function", bound=Callable[..., Any])

DEFAULT_OUT = Path("datasets")


class ExitCode(IntEnum):
    """What the command's exit code says; schedules rest on it."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    SOURCES_FAILED = 3
    REFUSED = 4
    LOCKED = 5
    INTERRUPTED = 130  # as shells have it for ^C


class _Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value!r} is no day; write it like 2026-11-22", param, ctx)


def _spoken(name: str, explained: str, **kind: Any) -> Callable[[_Function], _Function]:
    """An option that sets what `Voice` has of this name, given before the name of the command or after it."""

    def callback(context: click.Context, _: click.Parameter, value: Any) -> None:
        voice = context.ensure_object(Voice)
        if value:
            setattr(voice, name, value)
        voice.listen()

    option = f"--{name.replace('_', '-')}"
    return click.option(option, expose_value=False, callback=callback, is_eager=True, help=explained, **kind)


def speaking(function: _Function) -> _Function:
    """`--quiet`, `--log-format` and `--debug`, which every command takes."""
    for decorate in (
        _spoken("debug", "Show the traceback of an error.", is_flag=True),
        _spoken(
            "log_format",
            "What goes on, on standard error: lines of text (the default), or of JSON.",
            type=click.Choice(["text", "json"]),
        ),
        _spoken("quiet", "Say nothing but what was asked for, warnings and errors.", is_flag=True),
    ):
        function = decorate(function)
    return function


def out_option(function: _Function) -> _Function:
    """`--out DIR`."""
    return _out(DEFAULT_OUT)(function)


def demo_out_option(function: _Function) -> _Function:
    """`--out DIR` of the demo, which has a data folder of its own."""
    return _out(DEFAULT_OUT / "demo")(function)


def _out(default: Path) -> Callable[[_Function], _Function]:
    return click.option(
        "--out",
        type=click.Path(file_okay=False, path_type=Path),
        default=default,
        show_default=True,
        help="The data folder: where releases and the page archive are.",
    )


sources_option = click.option(
    "--sources",
    "folder",
    type=click.Path(path_type=Path),
    help="The folder of source files.  [default: those that ship with the project]",
)
source_option = click.option("--source", "only", multiple=True, metavar="ID", help="Only this source; may be repeated.")
as_of_option = click.option(
    "--as-of",
    type=_Day(),
    metavar="DATE",
    help="The day taken as today: it decides what is still to come.",
)
loopback_option = click.option(
    "--allow-loopback", is_flag=True, help="Let sources name hosts on this machine, which are refused otherwise."
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="For people or for programs.",
)
accept_drop_option = click.option(
    "--accept-drop",
    multiple=True,
    metavar="ID",
    help="This source, or field such as webinars.start_date, is right to have fallen; may be repeated.",
)


corrections_option = click.option(
    "--corrections",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file of corrections.  [default: corrections.yaml in the data folder]",
)


def load_corrections(out: Path, file: Path | None) -> list[Correction]:
    """The corrections of a file (None: the data folder's, if it has one); raises CorrectionError."""
    from transform.corrections import CORRECTIONS
    from transform.corrections import load_corrections as load

    if file is None and not (out / CORRECTIONS).exists():
        return []
    return load(file or out / CORRECTIONS)


def load_sources(folder: Path | None, only: tuple[str, ...] = ()) -> tuple[list[Source], list[str]]:
    """All sources of a folder (None: those that ship), and the ids of the chosen ones; raises SourceError."""
    from crawler.sources import BUNDLED
    from crawler.sources import load_sources as load

    folder = folder or BUNDLED
    return load(folder), [source.id for source in load(folder, only)]
