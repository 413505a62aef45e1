"""`webinars correct`: entries of corrections.yaml, written and checked."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from webinars.commands.options import ExitCode, corrections_option, out_option, speaking
from webinars.console import Voice

_Function = TypeVar("_Function", bound=Callable[..., Any])
_KINDS = ("person", "organization", "webinar", "topic", "resource")


class _AddressType(click.ParamType[Any]):
    """An id as it is; `person:NAME` and the like as the mapping that a corrections file would have."""

    name = "which"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        kind, colon, printed = value.partition(":")
        if colon and kind in _KINDS and printed.strip():
            return {kind: printed.strip()}
        if re.fullmatch(r"(per|org|web)_\w+", value):
            return value
        return self.fail(
            f"{value!r} should be an id, or one of {', '.join(f'{kind}:…' for kind in _KINDS)}", param, ctx
        )


_WHICH = _AddressType()


@click.group()
def correct() -> None:
    """Write an entry of corrections.yaml: what is wrong in the latest release, and what is right.

    WHICH is an id, or what is printed after person:, organization:, webinar:, topic: or resource:, as in "person:Jane
    Doe"; --page and --date narrow it where several are called so. Each run applies all entries.
    """


def _verb(function: _Function) -> _Function:
    """What the verbs have in common: who says so and why, and where it is written."""
    for option in (
        speaking,
        corrections_option,
        out_option,
        click.option("--date", "of", metavar="DATE", help="Of the webinar of this day, month or year."),
        click.option("--page", metavar="URL", help="Of a webinar that this page lists."),
        click.option("--reason", required=True, help="Why; it stands in the evidence."),
        click.option(
            "--author", required=True, envvar="WEBINARS_AUTHOR", help="Who says so.  [default: $WEBINARS_AUTHOR]"
        ),
    ):
        function = option(function)
    return correct.command(function.__name__.rstrip("_"))(click.pass_obj(function))  # type: ignore[return-value]


@_verb
@click.argument("which", type=_WHICH)
@click.argument("to")
def rename(voice: Voice, which: Any, to: str, **said: Any) -> ExitCode:
    """The person or organization WHICH is called TO; the webinar has this title."""
    return _write(voice, {"rename": which, "to": to}, **said)


@_verb
@click.argument("which", type=_WHICH)
@click.argument("into", type=_WHICH)
def merge(voice: Voice, which: Any, into: Any, **said: Any) -> ExitCode:
    """WHICH and INTO are one; it goes on under the id of INTO."""
    return _write(voice, {"merge": which, "into": into}, **said)


@_verb
@click.argument("which", type=_WHICH)
@click.option("--at", type=_WHICH, multiple=True, metavar="WEBINAR", help="Where the other one was; may be repeated.")
@click.option("--pages", multiple=True, metavar="URL", help="Which pages list another webinar; may be repeated.")
@click.option("--name", help="Of the other one.")
def split(
    voice: Voice, which: Any, at: tuple[Any, ...], pages: tuple[str, ...], name: str | None, **said: Any
) -> ExitCode:
    """WHICH is two: another person or organization at these webinars, another webinar on these pages."""
    return _write(voice, {"split": which, "at": list(at), "pages": list(pages), "name": name}, **said)


@_verb
@click.argument("which", type=_WHICH)
@click.option("--from", "from_", type=_WHICH, metavar="WEBINAR", help="It only does not belong to this webinar.")
def drop(voice: Voice, which: Any, from_: Any, **said: Any) -> ExitCode:
    """WHICH is no person, organization or webinar at all."""
    return _write(voice, {"drop": which, "from": from_}, **said)


@_verb
@click.argument("which", type=_WHICH)
@click.option("--to", type=_WHICH, metavar="WEBINAR", help="The webinar that it belongs to.")
@click.option("--as", "as_", metavar="ROLE", help="Role of the person, relation of the organization, kind of resource.")
def add(voice: Voice, which: Any, to: Any, as_: str | None, **said: Any) -> ExitCode:
    """WHICH belongs to a webinar; or it is a webinar that the page (--page) lists."""
    return _write(voice, {"add": which, "to": to, "as": as_}, **said)


@_verb
@click.argument("which", type=_WHICH)
@click.argument("field")
@click.argument("value")
@click.option("--at", type=_WHICH, metavar="WEBINAR", help="The person's, at this webinar.")
def set_(voice: Voice, which: Any, field: str, value: str, at: Any, **said: Any) -> ExitCode:
    """FIELD of WHICH is VALUE; write null for nothing, and a list as [JD, MPH]."""
    from crawler.yaml_files import parse_yaml

    read = parse_yaml(value)
    typed = read if read is None or not isinstance(read, str | int | float | bool) else value
    return _write(voice, {"set": which, "field": field, "value": typed, "at": at}, **said)


def command_line(verb: str, *arguments: str) -> str:
    """The command that writes a correction, for somebody to copy; `webinars review` offers these."""
    return f"{shlex.join(('webinars', 'correct', verb, *arguments))} --reason …"


def _write(
    voice: Voice,
    given: dict[str, Any],
    *,
    author: str,
    reason: str,
    page: str | None,
    of: str | None,
    out: Path,
    corrections: Path | None,
) -> ExitCode:
    """Check an entry against its model and the latest release, and write it."""
    from transform.corrections import CORRECTIONS, append_correction, parse_correction
    from webinars.correction_check import check

    verb, which = next(iter(given.items()))
    if isinstance(which, dict):
        which |= {key: value for key, value in (("page", page), ("date", of)) if value}
    elif page or of:
        raise click.UsageError("--page and --date narrow what is printed; an id needs neither")
    today = datetime.now(UTC).date()
    entry = {key: value for key, value in given.items() if key in (verb, "value") or value not in (None, [])}
    try:
        correction = parse_correction({**entry, "author": author, "date": today, "reason": reason})
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    check(correction, out)
    file = corrections or out / CORRECTIONS
    append_correction(file, correction)
    voice.show(f"Wrote to {file}: {correction.told}. The next `webinars run` or `webinars transform` applies it.")
    return ExitCode.DONE
