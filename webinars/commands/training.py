"""`webinars train`, `train-layout` and `calibrate`: what is learned from examples, learned anew."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import click

from webinars.commands.options import ExitCode, as_of_option, speaking
from webinars.console import Voice, log

_gold_files = click.argument(
    "gold",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="GOLD.jsonl...",
)
_output_file = click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write.  [default: in place of the one that ships with the project]",
)


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


@click.command("train-layout")
@_gold_files
@_output_file
@speaking
@click.pass_obj
def train_layout(voice: Voice, gold: tuple[Path, ...], output: Path | None) -> ExitCode:
    """Learn from gold files what pages about webinars look like.

    How many webinars a page is about, which of its texts is the title of the one, which parts of a list are webinars,
    whose site a page is on, and who presents and hosts. The last two are learned from the webinars that are found with
    the weights so far: run it again until nothing changes. Takes a few minutes; run `webinars calibrate` afterwards.
    """
    from transform.layout_weights import LAYOUT_WEIGHTS
    from webinars.host_training import examples, fit_hosts
    from webinars.layout_training import fit, learning_pages
    from webinars.owner_training import examples as owner_examples
    from webinars.owner_training import fit_owners

    with voice.progress("train-layout"):
        pages = [page for file in gold for page in learning_pages(file)]
        if {min(page.due, 2) for page in pages} != {0, 1, 2}:
            raise click.UsageError(f"{gold[0]}: pages with no, one and several webinars are needed, some of each")
        owners = fit_owners([example for file in gold for example in owner_examples(file)])
        weights = fit(pages) | owners | fit_hosts([example for file in gold for example in examples(file)])
    output = output or LAYOUT_WEIGHTS
    _write(
        output,
        weights,
        "# What speaks for a title, a part of a list, a presenter, a host, and for pages with no, one and several\n"
        "# webinars, in log-odds by clue (transform/title_clues.py, unit_clues.py, unit_context.py,\n"
        "# presenter_clues.py, owner_clues.py, host_clues.py, page_clues.py).\n"
        "# Learned, not written: `webinars train-layout GOLD.jsonl...`.\n",
    )
    voice.show(f"Learned from {len(pages) // 2} pages. The weights are in {output}")
    return ExitCode.DONE


@click.command()
@_gold_files
@click.option(
    "--held-out",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="GOLD.jsonl",
    help="Pages that nobody looked at while the rules were made. They only decide how cautious the figures have to be.",
)
@_output_file
@as_of_option
@speaking
@click.pass_obj
def calibrate(
    voice: Voice, gold: tuple[Path, ...], held_out: Path | None, output: Path | None, as_of: date | None
) -> ExitCode:
    """Fit the confidences to gold files.

    So that of the values told to be 0.9 sure nine in ten are right, or more. Worth doing whenever extraction changed;
    leave out the gold on which `webinars evaluate` is to show the calibration.
    """
    from dataclasses import replace

    from transform.confidence import WEIGHTS, Confidence
    from webinars.calibration import JudgedValue, fit
    from webinars.evaluation import evaluate_gold

    def claimed(file: Path) -> list[JudgedValue]:
        with voice.progress(file.parent.name) as update:
            today = as_of or datetime.now(UTC).date()
            evaluation = evaluate_gold(file, as_of=today, confidence=Confidence({}), progress=update)
        return [replace(value, page=f"{file}: {value.page}") for value in evaluation.values]

    values = [value for file in gold for value in claimed(file)]
    weights, caution = fit(values, claimed(held_out) if held_out else ())
    output = output or WEIGHTS
    _write(
        output,
        weights,
        "# What makes a confidence: log-odds by field and clue (transform/confidence.py says what the clues are).\n"
        "# Fitted, not written: `webinars calibrate GOLD.jsonl...` makes this file anew.\n",
    )
    voice.show(f"Fitted to {len(values)} values, with a caution of {caution} in log-odds. The weights are in {output}")
    return ExitCode.DONE


def _write(output: Path, weights: dict[str, dict[str, float]], comment: str) -> None:
    import yaml

    text = yaml.safe_dump(weights, sort_keys=False, allow_unicode=True)
    output.write_text(comment + text, encoding="utf-8")
