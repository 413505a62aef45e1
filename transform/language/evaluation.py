"""Scores of a pipeline on hand-annotated blocks that no training saw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from transform.language.markup import LABELS, Block, read_blocks

if TYPE_CHECKING:
    from spacy.language import Language

HELD_OUT = Path(__file__).parent / "annotated" / "held_out"


@dataclass(frozen=True, slots=True)
class Score:
    """Exact spans found, missed and invented; a span counts only with its very bounds and label."""

    found: int
    missed: int
    invented: int

    @property
    def precision(self) -> float:
        """Share of the predicted spans that are right, 0 to 1; 0 where nothing was predicted."""
        return self.found / (self.found + self.invented) if self.found + self.invented else 0.0

    @property
    def recall(self) -> float:
        """Share of the annotated spans that were found, 0 to 1; 0 where nothing was annotated."""
        return self.found / (self.found + self.missed) if self.found + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        total = 2 * self.found + self.missed + self.invented
        return 2 * self.found / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores by label and by file of annotated blocks ("part"); `overall` pools all spans."""

    overall: Score
    labels: dict[str, Score]
    parts: dict[str, Score]


def evaluate(nlp: Language, folder: Path = HELD_OUT) -> Evaluation:
    """Scores a pipeline on the annotated blocks of a folder. Raises MarkupError for a file that cannot be read."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for path in sorted(folder.glob("*.txt")):
        for outcome, label in _outcomes(nlp, read_blocks(path)):
            counts[path.stem, label, outcome] += 1

    def pool(part: str | None = None, label: str | None = None) -> Score:
        def total(outcome: str) -> int:
            return sum(
                count
                for (its_part, its_label, its_outcome), count in counts.items()
                if its_outcome == outcome and part in {None, its_part} and label in {None, its_label}
            )

        return Score(total("found"), total("missed"), total("invented"))

    parts = sorted({part for part, _, _ in counts})
    return Evaluation(pool(), {label: pool(label=label) for label in LABELS}, {part: pool(part) for part in parts})


def _outcomes(nlp: Language, blocks: Iterable[Block]) -> Iterable[tuple[str, str]]:
    blocks = list(blocks)
    for block, doc in zip(blocks, nlp.pipe(block.text for block in blocks), strict=True):
        annotated = set(block.spans)
        predicted = {(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents}
        yield from (("found", label) for _, _, label in annotated & predicted)
        yield from (("missed", label) for _, _, label in annotated - predicted)
        yield from (("invented", label) for _, _, label in predicted - annotated)


def format_evaluation(evaluation: Evaluation) -> str:
    """The scores as a Markdown table, in percent."""
    rows = ["| | precision | recall | F1 | spans |", "| --- | ---: | ---: | ---: | ---: |"]
    named = [*evaluation.labels.items(), *evaluation.parts.items(), ("all", evaluation.overall)]
    for name, score in named:
        figures = " | ".join(f"{100 * figure:.1f}" for figure in (score.precision, score.recall, score.f1))
        rows.append(f"| {name} | {figures} | {score.found + score.missed} |")
    return "\n".join(rows)
