"""The command `webinars`: its groups of commands, and what becomes of errors."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

import click

from webinars.commands.options import ExitCode, speaking
from webinars.console import Voice, log

_MODULES = {
    "run": "running",
    "crawl": "running",
    "transform": "running",
    "validate": "running",
    "publish": "running",
    "extract": "pages",
    "evaluate": "pages",
    "train": "training",
    "train-layout": "training",
    "calibrate": "training",
    "demo": "demo",
    "correct": "correcting",
    "sources": "sources",
    "status": "looking_back",
    "report": "looking_back",
    "review": "looking_back",
}
"""Command → module of `webinars.commands`, in the order of `--help`."""

TOLD = {
    "crawler.archive.ArchiveError": ExitCode.FAILED,
    "crawler.crawl.CrawlError": ExitCode.FAILED,
    "crawler.sources.SourceError": ExitCode.USAGE,
    "transform.corrections.CorrectionError": ExitCode.USAGE,
    "transform.language.LanguageModelError": ExitCode.FAILED,
    "transform.stage.TransformError": ExitCode.FAILED,
    "validation.verdict.SuiteError": ExitCode.FAILED,
    "webinars.gold.GoldError": ExitCode.USAGE,
    "webinars.loader.DamagedReleaseError": ExitCode.FAILED,
    "webinars.loader.NoReleaseError": ExitCode.FAILED,
    "webinars.lock.LockHeldError": ExitCode.LOCKED,
    "webinars.package.PackageError": ExitCode.FAILED,
    "webinars.release.ReleaseError": ExitCode.FAILED,
    "webinars.run.RunError": ExitCode.FAILED,
    "webinars.run_state.RunStateError": ExitCode.FAILED,
}
"""Errors whose text is one line for the user, with their exit codes. By name: their modules are not imported here."""


class _Commands(click.Group):
    """Imports the module of a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        module = _MODULES.get(cmd_name)
        if module is None:
            return None
        command = getattr(importlib.import_module(f"webinars.commands.{module}"), cmd_name.replace("-", "_"))
        assert isinstance(command, click.Command)  # noqa: S101  so the table above says
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="webinars", message="%(prog)s %(version)s")
@speaking
def cli() -> None:
    """Webinar pages of labor-enforcement programs, turned into a dataset.

    Exit codes: 0 done; 1 failed, the last good release untouched; 2 wrong usage; 3 done, but some sources failed;
    4 validation refused the release, the last good one untouched; 5 another run holds the data folder; 130 interrupted.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; errors are told in one line, with `--debug` after a traceback."""
    voice = Voice()
    voice.listen()
    try:
        with cli.make_context("webinars", list(sys.argv[1:] if arguments is None else arguments), obj=voice) as context:
            code = cli.invoke(context)
    except click.exceptions.Exit as asked:  # by --help and --version
        return asked.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return ExitCode.USAGE
    except (KeyboardInterrupt, click.Abort):
        log.error("interrupted; nothing is lost, the same command goes on from here")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has enough. Python would complain once more when it closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.FAILED
    except Exception as error:
        return _failed(error, voice)
    return code if isinstance(code, int) else ExitCode.DONE


def _failed(error: Exception, voice: Voice) -> ExitCode:
    code, text = _told(error)
    log.error("%s", text, exc_info=error if voice.debug else None, extra={"facts": {"exit_code": int(code)}})
    return code


def _told(error: Exception) -> tuple[ExitCode, str]:
    """Exit code and one line for an error."""
    if isinstance(error, click.UsageError):
        command = error.ctx.command_path if error.ctx else "webinars"
        return ExitCode.USAGE, f"{' '.join(error.format_message().split())} (see `{command} --help`)"
    if isinstance(error, click.ClickException):
        return ExitCode.FAILED, error.format_message()
    for kind in type(error).__mro__:
        if (code := TOLD.get(f"{kind.__module__}.{kind.__qualname__}")) is not None:
            return code, str(error)
    if isinstance(error, OSError) and error.strerror:
        return ExitCode.FAILED, f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    unexpected = f"{type(error).__name__}: {' '.join(str(error).split())}"
    return ExitCode.FAILED, f"a fault of this program: {unexpected} (please report it with what --debug shows)"
