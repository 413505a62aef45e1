"""The command, called in this process or in one of its own, which can be killed."""

from __future__ import annotations

import io
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from webinars.command import main

HOUSE = Path(__file__).parents[1]


@dataclass(frozen=True)
class Ran:
    """A command that has come to its end."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> str:
        """The one line on standard error."""
        (line,) = self.err.splitlines()
        return line


def webinars(*arguments: object) -> Ran:
    """Run the command in this process: its imports are paid once."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([str(argument) for argument in arguments])
    return Ran(code, out.getvalue(), err.getvalue())


def start(*arguments: object, program: tuple[str, ...] = ("-m", "webinars")) -> subprocess.Popen[str]:
    """Start it in a process of its own."""
    return subprocess.Popen(
        [sys.executable, *program, *map(str, arguments)],
        cwd=HOUSE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
