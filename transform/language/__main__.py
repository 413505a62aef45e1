"""python -m transform.language train [--output DIR] [--steps N] | evaluate [--model PATH] | sample [--count N]"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from transform.language import MODEL, LanguageModelError, load


def main(arguments: list[str] | None = None) -> int:
    """Runs one of the three commands; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m transform.language", description="The language model's workshop.")
    commands = parser.add_subparsers(dest="command", required=True)
    training = commands.add_parser("train", help="train the pipeline anew, as config.cfg says (about 20 minutes)")
    training.add_argument("--output", type=Path, default=MODEL, help="folder to write; default: the shipped model")
    training.add_argument("--steps", type=int, help="stop after so many steps (for a trial)")
    evaluating = commands.add_parser("evaluate", help="score a pipeline on the held-out annotated blocks")
    evaluating.add_argument("--model", help="folder or package of another pipeline")
    sampling = commands.add_parser("sample", help="print generated blocks")
    sampling.add_argument("--count", type=int, default=20)
    sampling.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    try:
        if options.command == "train":
            from transform.language.training import train

            train(options.output, steps=options.steps)
        elif options.command == "evaluate":
            from transform.language.evaluation import evaluate, format_evaluation

            print(format_evaluation(evaluate(load(options.model))))
        else:
            from transform.language.corpus import generate_blocks
            from transform.language.markup import write_block

            for block in generate_blocks(options.count, options.seed):
                print(write_block(block), end="\n\n")
    except LanguageModelError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
