"""What each layer adds: F1 with all of them and with one taken away, as a table in Markdown.

OMP_NUM_THREADS=1 .venv/bin/python benchmarks/layers.py tests/gold/dev/gold.jsonl tests/gold/test/gold.jsonl
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from webinars.ablation import Layer
from webinars.evaluation import evaluate_gold

TODAY = date(2026, 11, 22)
FIELDS = ("webinars", "presenters", "affiliations", "hosts", "topics", "resources", "dates", "start_times", "series")
RUNS: dict[str, tuple[Layer, ...]] = {
    "all layers": (),
    "no structured data": ("structured",),
    "no language model": ("language",),
    "no layout": ("layout",),
}


def main() -> None:
    parser = argparse.ArgumentParser(description="What each layer of extraction adds.")
    parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD.jsonl")
    print("| pages |", " | ".join(field.replace("_", " ") for field in FIELDS), "| perfect | clean negatives |")
    print("|" + " --- |" * (3 + len(FIELDS)))
    for gold in parser.parse_args().gold:
        for name, without in RUNS.items():
            evaluation = evaluate_gold(gold, as_of=TODAY, without=without, progress=lambda *_: None)
            figures = evaluation.figures()
            f1 = " | ".join(f"{figures.fields[field].f1:.3f}" for field in FIELDS)
            clean = f"{figures.clean_negative_pages} of {figures.negative_pages}"
            print(f"| {gold.parent.name}: {name} | {f1} | {figures.perfect:.3f} | {clean} |", flush=True)


if __name__ == "__main__":
    main()
