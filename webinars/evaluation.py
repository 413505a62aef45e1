"""The extractor against a gold file: its pages extracted, scored, and the figures of all of them together."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import mean
from typing import Any

from pydantic import BaseModel, ValidationError

from transform.extract import extract_page
from transform.language import load
from webinars.gold import GoldError, read_gold
from webinars.page_json import page_json
from webinars.scoring import FIELDS, Count, PageScore, score_page

MEAN_FIELDS = ("webinars", "presenters", "topics")
"""Fields of which the mean over pages is told as well, so that one long page does not hide the others."""


class FieldFigures(BaseModel):
    """One field over all pages: shares from 0 to 1, and the counts that they are made of."""

    precision: float
    recall: float
    f1: float
    right: int
    false: int
    missed: int


class Figures(BaseModel):
    """How extraction did; shares from 0 to 1.

    exact_titles: of the webinars found; statuses_right: where gold tells one; perfect: webinars of gold in which
    nothing that matters differs; negative_pages, clean: pages that have no webinar, and those where none was found.
    """

    pages: int
    failed_pages: int
    webinars: int
    fields: dict[str, FieldFigures]
    page_mean_f1: dict[str, float]
    exact_titles: float
    statuses_right: float
    perfect: float
    negative_pages: int
    clean_negative_pages: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The score of each page by its file, in the order of gold; pages that could not be read, and why."""

    scores: dict[str, PageScore]
    failures: dict[str, str]

    def figures(self) -> Figures:
        """All pages together."""
        scores = list(self.scores.values())
        negative = [score for score in scores if not score.gold]
        return Figures(
            pages=len(scores),
            failed_pages=len(self.failures),
            webinars=sum(score.due for score in scores),
            fields={name: _figures(score.counts[name] for score in scores) for name in FIELDS},
            page_mean_f1={
                name: round(mean([s.counts[name].f1 for s in scores if s.counts[name].seen] or [1.0]), 3)
                for name in MEAN_FIELDS
            },
            exact_titles=_share(sum(s.exact_titles for s in scores), sum(s.paired for s in scores)),
            statuses_right=_share(sum(s.statuses_right for s in scores), sum(s.statuses_due for s in scores)),
            perfect=_share(sum(s.perfect for s in scores), sum(s.due for s in scores)),
            negative_pages=len(negative),
            clean_negative_pages=sum(not score.found for score in negative),
        )

    def worst(self, most: int = 10) -> list[tuple[str, PageScore]]:
        """The pages with most faults, worst first; those without any are left out."""
        ranked = sorted(self.scores.items(), key=lambda page: (-page[1].faults, page[0]))
        return [(file, score) for file, score in ranked[:most] if score.faults]


def _figures(counts: Iterable[Count]) -> FieldFigures:
    total = Count()
    for count in counts:
        total.right += count.right
        total.false += count.false
        total.missed += count.missed
    return FieldFigures(
        precision=round(total.precision, 3),
        recall=round(total.recall, 3),
        f1=round(total.f1, 3),
        right=total.right,
        false=total.false,
        missed=total.missed,
    )


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def evaluate_gold(
    gold: Path, *, as_of: date, write: Path | None = None, progress: Callable[[int, int, str], None]
) -> Evaluation:
    """Extract and score the pages of a gold file. A page that cannot be read counts as one without webinars.

    as_of: the day taken as today where a line of gold does not give one; write: folder for each page's JSON.

    Raises GoldError, and transform.language.LanguageModelError.
    """
    pages = read_gold(gold)
    nlp = load()
    scores: dict[str, PageScore] = {}
    failures: dict[str, str] = {}
    if write is not None:
        write.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(pages):
        progress(number, len(pages), page.file)
        try:
            body = (gold.parent / page.file).read_bytes()
        except OSError as error:
            raise GoldError(f"{gold}: its page {page.file} cannot be read: {error.strerror}") from error
        found: Mapping[str, Any] = {"webinars": []}
        try:
            found = page_json(extract_page(body, page.url, as_of=page.as_of or as_of, nlp=nlp))
        except Exception as error:  # what a page does to the extractor is what this measures
            failures[page.file] = f"{type(error).__name__}: {' '.join(str(error).split())}"
        if write is not None:
            content = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
            (write / f"{Path(page.file).stem}.json").write_text(content, encoding="utf-8")
        scores[page.file] = score_page(found["webinars"], page.webinars)
    return Evaluation(scores, failures)


def read_figures(path: Path) -> Figures:
    """Figures that an earlier evaluation printed as JSON.

    Raises:
        GoldError: the file holds none.
    """
    try:
        return Figures.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise GoldError(f"{path}: holds no figures; `webinars evaluate --format json > {path}` makes some") from error
