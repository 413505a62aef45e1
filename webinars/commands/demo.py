"""`webinars demo`: the real thing, over a small web of our own."""

from __future__ import annotations

from pathlib import Path

import click

from webinars.commands.options import ExitCode, demo_out_option, load_sources, speaking
from webinars.commands.running import tell_outcome
from webinars.console import Voice, log

_SITES = "demo-sources"
"""Folder of the demo's source files, by which its data folder is known from a real one."""


@click.command()
@demo_out_option
@speaking
@click.pass_obj
def demo(voice: Voice, out: Path) -> ExitCode:
    """Run over eight small bundled sites.

    The command serves them on this machine itself, and does all that `webinars run` does.
    """
    from webinars.demo.server import DemoWeb
    from webinars.run import Plan, run

    if (out / "archive").exists() and not (out / _SITES).exists():
        raise click.UsageError(f"--out: {out} holds crawls of real sites; name another folder for the demo")
    with DemoWeb() as web:
        web.sources(out / _SITES)
        log.info("serving %d sites on %s", len(list((out / _SITES).glob("*.yaml"))), web.url("harborview-center"))
        sources, crawled = load_sources(out / _SITES)
        outcome = run(Plan(out, sources, crawled, allow_loopback=True), voice)
    code = tell_outcome(outcome, out, voice)
    if not voice.quiet and outcome.report.passed:
        voice.show(f"\nTo load it in Python:\n\n{_example(out)}")
    return code


def _example(out: Path) -> str:
    return "\n".join(
        (
            "    import webinars",
            f"    release = webinars.load({str(out)!r})",
            '    print(release.webinars[["title", "start_date", "status"]].head())',
        )
    )
