"""`webinars train`: the language model, trained anew."""

from __future__ import annotations

from pathlib import Path

import click

from webinars.commands.options import ExitCode, speaking
from webinars.console import Voice, log


@click.command()
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder to write the model to.  [default: in place of the one that ships with the project]",
)
@click.option("--steps", type=click.IntRange(min=1), help="Stop after so many steps, for a trial.")
@speaking
@click.pass_obj
def train(voice: Voice, output: Path | None, steps: int | None) -> ExitCode:
    """Train the language model anew.

    From the corpus and the configuration in the tree. Takes about 20 minutes on one core; set OMP_NUM_THREADS=1 for
    the same model each time.
    """
    from transform.language import MODEL, load
    from transform.language.evaluation import evaluate, format_evaluation
    from transform.language.training import train as train_model

    if steps is not None and output is None:
        raise click.UsageError("--steps is for a trial; name a folder for its model with --output")
    output = output or MODEL
    if output.exists() and any(output.iterdir()) and not (output / "meta.json").is_file():
        raise click.UsageError(f"--output: {output} holds something else than a model; name a new folder")
    log.info("training; this takes a while")
    with voice.progress("train"):
        train_model(output, steps=steps)
    voice.show(format_evaluation(evaluate(load(output))), f"The model is in {output}")
    return ExitCode.DONE
