"""Whether confidences mean what they say, and the fit of `transform/confidence.yaml` that makes them.

For each field a logistic regression on the clues of `transform.confidence`, its weights kept small (ridge): for titles
over all webinars found, for the others over those that are right. A fit to pages that the rules were made with
flatters them. It is therefore held against pages that were held out, and all log-odds are lowered by one number, the
least *caution* with which enough of the values called sure are right there.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from pydantic import BaseModel

from transform.confidence import FIELDS, START, Confidence, Field, values_of
from transform.records import Method, PageRecord
from webinars.scoring import Judgment

EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
SURE = 0.9
"""From here on a value is called sure."""
RIGHT = 0.95
"""The share of sure values that is to be right on pages held out."""
_RIDGE = 2.0
_RIDGE_OF_START = 0.05
"""Only enough to keep a field finite in which nothing is wrong."""
_CAUTIONS = [tenths / 10 for tenths in range(31)]

Weights = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class JudgedValue:
    """A value found, and whether gold says that it is right. webinar: its place on the page."""

    page: str
    webinar: int
    field: Field
    method: Method
    confidence: float
    clues: frozenset[str]
    right: bool


class Bin(BaseModel):
    """Values with a confidence from `low` to less than `high` (1 included), and how many of them are right."""

    low: float
    high: float
    values: int
    right: int


def judged_values(file: str, page: PageRecord, judgments: Iterable[Judgment]) -> list[JudgedValue]:
    """The values of a page that have a confidence and were judged."""
    right = {(judged.webinar, judged.field, judged.item): judged.right for judged in judgments}
    return [
        JudgedValue(
            file,
            number,
            value.field,
            value.evidence.method,
            value.evidence.confidence,
            value.clues,
            right[number, value.field, value.item],
        )
        for number, webinar in enumerate(page.webinars)
        for value in values_of(page, webinar)
        if (number, value.field, value.item) in right
    ]


def bins(values: Iterable[JudgedValue]) -> list[Bin]:
    """The calibration table; bins without a value are left out."""
    known = list(values)
    found = []
    for low, high in itertools.pairwise(EDGES):
        inside = [v for v in known if low <= v.confidence < high or v.confidence == high == EDGES[-1]]
        if inside:
            found.append(Bin(low=low, high=high, values=len(inside), right=sum(v.right for v in inside)))
    return found


def fit(values: Sequence[JudgedValue], held_out: Sequence[JudgedValue] = ()) -> tuple[Weights, float]:
    """The weights of all fields, and the caution in them, in log-odds.

    values: of many pages, their confidences being what the layers claim; held_out: the same of pages that nobody looked
    at, for the caution alone. Without any, each tenth of the pages is held out in turn, which flatters.
    """
    known = _fit(values)
    checks = [(known, held_out)] if held_out else [(_fit(rest), held) for rest, held in _tenths(values)]
    caution = next((least for least in _CAUTIONS if _right_if_sure(checks, least) >= RIGHT), _CAUTIONS[-1])
    return _lowered(known, caution), caution


def _tenths(values: Sequence[JudgedValue]) -> Iterator[tuple[list[JudgedValue], list[JudgedValue]]]:
    """The values of nine tenths of the pages, and those of the other tenth."""
    pages = sorted({value.page for value in values})
    for tenth in range(min(10, len(pages))):
        held = set(pages[tenth::10])
        yield [v for v in values if v.page not in held], [v for v in values if v.page in held]


def _right_if_sure(checks: Iterable[tuple[Weights, Sequence[JudgedValue]]], caution: float) -> float:
    """The share of sure values that is right, less its standard error; 1 where none is sure.

    The pages are few: what is right on them by luck must not pass for sure.
    """
    right = [
        value.right
        for weights, values in checks
        for value, sure in zip(values, _sure(_lowered(weights, caution), values), strict=True)
        if sure >= SURE
    ]
    if not right:
        return 1.0
    share = sum(right) / len(right)
    return share - math.sqrt(share * (1 - share) / len(right))


def _sure(weights: Weights, values: Sequence[JudgedValue]) -> list[float]:
    confidence = Confidence(weights)
    titles = {_webinar(v): confidence.alone(v.field, v.clues) for v in values if v.field == "titles"}
    return [titles[_webinar(v)] * (1.0 if v.field == "titles" else confidence.alone(v.field, v.clues)) for v in values]


def _lowered(weights: Weights, caution: float) -> Weights:
    return {field: {**known, START: round(known[START] - caution, 2)} for field, known in weights.items()}


def _fit(values: Sequence[JudgedValue]) -> Weights:
    webinars = {_webinar(value) for value in values if value.field == "titles" and value.right}
    weights: Weights = {}
    for field in FIELDS:
        mine = [v for v in values if v.field == field and (field == "titles" or _webinar(v) in webinars)]
        clues = sorted({clue for value in mine for clue in value.clues})
        found = _regression(mine, clues)
        told = {clue: round(weight, 2) for clue, weight in zip(clues, found[1:], strict=True) if abs(weight) >= 0.05}
        weights[field] = {START: round(found[0], 2), **told}
    return weights


def _regression(values: Sequence[JudgedValue], clues: Sequence[str]) -> list[float]:
    """The constant and the weight of each clue, by Newton's method."""
    matrix = np.array([[1.0, *(float(clue in value.clues) for clue in clues)] for value in values])
    matrix = matrix.reshape(-1, 1 + len(clues))  # also where there is no value
    right = np.array([value.right for value in values], dtype=float)
    ridge = np.diag([_RIDGE_OF_START, *[_RIDGE] * len(clues)])
    found = np.zeros(1 + len(clues))
    for _ in range(100):
        share = 1 / (1 + np.exp(-matrix @ found))
        slope = matrix.T @ (right - share) - ridge @ found
        step = np.linalg.solve((matrix.T * (share * (1 - share))) @ matrix + ridge, slope)
        found += step / max(1.0, float(np.abs(step).max()))
        if np.abs(step).max() < 1e-6:
            break
    return [float(weight) for weight in found]


def _webinar(value: JudgedValue) -> tuple[str, int]:
    return value.page, value.webinar
