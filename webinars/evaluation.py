"""The extractor against a gold file: its pages extracted, scored, and the figures of all of them together."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import mean

from pydantic import BaseModel, ValidationError

from transform.confidence import FIELDS as CALIBRATED
from transform.confidence import Confidence
from transform.extract import extract_page
from transform.language import load
from transform.records import PageRecord
from webinars.ablation import Layer, pipeline_without, without_layers
from webinars.calibration import Bin, JudgedValue, bins, judged_values
from webinars.gold import GoldError, page_bytes, read_gold
from webinars.page_json import page_json
from webinars.scoring import FIELDS, Count, PageScore, score_page

ALL_FIELDS = "all"
LAYOUT_FIELDS = ("webinars", "presenters", "affiliations", "resources", "dates")
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


class LayoutFigures(BaseModel):
    """The pages whose webinars are mostly laid out in one way: F1 of fields, and the share of perfect webinars."""

    pages: int
    webinars: int
    f1: dict[str, float]
    perfect: float


class LayerFigures(BaseModel):
    """The values that one layer found: how many, which share of all that is, and the share of them that is right."""

    values: int
    share: float
    right: float


class Figures(BaseModel):
    """How extraction did; shares from 0 to 1.

    exact_titles: of the webinars found; statuses_right: where gold tells one; perfect: webinars of gold in which
    nothing that matters differs; negative_pages, clean: pages that have no webinar, and those where none was found;
    layouts: by the layout of most webinars found on a page ("nothing found" where there are none); layers: by the
    method of the evidence; calibration: of all values, and by field.
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
    layouts: dict[str, LayoutFigures] = {}
    layers: dict[str, LayerFigures] = {}
    calibration: dict[str, list[Bin]] = {}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The score of each page by its file, in the order of gold; pages that could not be read, and why.

    layouts: how most webinars found on a page are laid out; values: every value found on which gold says something.
    """

    scores: dict[str, PageScore]
    failures: dict[str, str]
    layouts: dict[str, str] = field(default_factory=dict)
    values: list[JudgedValue] = field(default_factory=list)

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
            layouts=self._by_layout(),
            layers=self._by_layer(),
            calibration={
                ALL_FIELDS: bins(self.values),
                **{name: found for name in CALIBRATED if (found := bins(v for v in self.values if v.field == name))},
            },
        )

    def _by_layout(self) -> dict[str, LayoutFigures]:
        found = {}
        for layout, _ in Counter(self.layouts.values()).most_common():
            scores = [score for file, score in self.scores.items() if self.layouts[file] == layout]
            found[layout] = LayoutFigures(
                pages=len(scores),
                webinars=sum(score.due for score in scores),
                f1={name: _figures(score.counts[name] for score in scores).f1 for name in LAYOUT_FIELDS},
                perfect=_share(sum(s.perfect for s in scores), sum(s.due for s in scores)),
            )
        return found

    def _by_layer(self) -> dict[str, LayerFigures]:
        found: dict[str, LayerFigures] = {}
        for method, count in Counter(value.method for value in self.values).most_common():
            right = sum(value.right for value in self.values if value.method == method)
            found[method] = LayerFigures(
                values=count, share=_share(count, len(self.values)), right=_share(right, count)
            )
        return found

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
    gold: Path,
    *,
    as_of: date,
    write: Path | None = None,
    without: Collection[Layer] = (),
    confidence: Confidence | None = None,
    progress: Callable[[int, int, str], None],
) -> Evaluation:
    """Extract and score the pages of a gold file. A page that cannot be read counts as one without webinars.

    as_of: the day taken as today where a line of gold does not give one; write: folder for each page's JSON; without:
    layers that are taken away, to see what they add; confidence: by default the shipped one.

    Raises GoldError, and transform.language.LanguageModelError.
    """
    pages = read_gold(gold)
    nlp = pipeline_without(load(), without)
    evaluation = Evaluation({}, {})
    if write is not None:
        write.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(pages):
        progress(number, len(pages), page.file)
        body = page_bytes(gold, page)
        record = PageRecord(page.url, None, None)
        try:
            html = without_layers(body, page.url, without)
            record = extract_page(html, page.url, as_of=page.as_of or as_of, nlp=nlp, confidence=confidence)
        except Exception as error:  # what a page does to the extractor is what this measures
            evaluation.failures[page.file] = f"{type(error).__name__}: {' '.join(str(error).split())}"
        found = page_json(record)
        if write is not None:
            content = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
            (write / f"{Path(page.file).stem}.json").write_text(content, encoding="utf-8")
        score = score_page(found["webinars"], page.webinars)
        layouts = Counter(webinar.layout for webinar in record.webinars).most_common(1)
        evaluation.scores[page.file] = score
        evaluation.layouts[page.file] = layouts[0][0] if layouts else "nothing found"
        evaluation.values.extend(judged_values(page.file, record, score.judgments))
    return evaluation


def read_figures(path: Path) -> Figures:
    """Figures that an earlier evaluation printed as JSON.

    Raises:
        GoldError: the file holds none.
    """
    try:
        return Figures.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise GoldError(f"{path}: holds no figures; `webinars evaluate --format json > {path}` makes some") from error
