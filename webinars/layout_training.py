"""Weights for `transform.title_ranking` and `transform.page_kind`, learned from gold pages.

Titles, from the pages that hold exactly one webinar: the logarithm of the share that its right candidates get together
is made as large as possible (McFadden's conditional logit, with several right answers where a page prints its title
more than once). Kinds of pages, from all: a multinomial logistic regression. The weights are kept small (ridge).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from transform.document import parse
from transform.language import load
from transform.linekinds import read_lines
from transform.page_clues import page_clues
from transform.page_entities import find_entities, reading
from transform.page_kind import KINDS
from transform.page_language import language_of
from transform.sections import outside_related
from transform.structured import find_events
from transform.title_clues import Candidate, candidates
from transform.titles import clean_title
from webinars.gold import GoldPage, read_gold
from webinars.likeness import likeness

_ALIKE = 0.85
"""How alike a candidate and the gold's title have to be."""
_RIDGE_OF_TITLES = 0.4
_RIDGE_OF_KINDS = 4.0
"""Both chosen by cross-validation over the gold pages of train and dev (tenfold, log loss and share of right pages)."""

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LearningPage:
    """What a gold page teaches. due: how many webinars it holds; right: whether a candidate is the title of its one."""

    clues: frozenset[str]
    due: int
    candidates: list[frozenset[str]]
    right: list[bool]


def learning_pages(gold: Path) -> list[LearningPage]:
    """The pages of a gold file, read. Without candidates where they hold not exactly one webinar."""
    return [_learning_page(gold, page) for page in read_gold(gold)]


def _learning_page(gold: Path, page: GoldPage) -> LearningPage:
    due = [webinar for webinar in page.webinars if not webinar.get("optional")]
    document = parse((gold.parent / page.file).read_bytes(), page.url)
    language, events = language_of(document), find_events(document)
    with reading(find_entities((line.text for line in document.main), load())):
        readings = read_lines(document, None, language)
        clues = page_clues(document, outside_related(readings), events)
        read: list[Candidate] = candidates(document, readings, events, language) if len(due) == 1 else []
    titles = [due[0]["title"], *(due[0].get("title_alt") or [])] if read else []
    alike = [max(likeness(clean_title(found.text, language=language), title) for title in titles) for found in read]
    most = max(alike, default=0.0)
    right = [share >= max(_ALIKE, most - 0.02) for share in alike]
    return LearningPage(clues, len(due), [found.clues for found in read], right)


def fit(pages: Sequence[LearningPage]) -> dict[str, dict[str, float]]:
    """The weights by what they are for and by clue, in log-odds."""
    kinds = [min(page.due, 2) for page in pages]
    return {
        "titles": _fit_titles([(page.candidates, page.right) for page in pages if any(page.right)]),
        **_fit_kinds([page.clues for page in pages], kinds),
    }


def _fit_titles(pages: Sequence[tuple[list[frozenset[str]], list[bool]]]) -> dict[str, float]:
    clues = sorted({clue for read, _ in pages for candidate in read for clue in candidate})
    made = [(_matrix(read, clues), np.array(right)) for read, right in pages]

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        total, slope = _RIDGE_OF_TITLES / 2 * float(weights @ weights), _RIDGE_OF_TITLES * weights
        for matrix, right in made:
            shares = _shares(matrix @ weights)
            of_right = shares[right].sum()
            total -= float(np.log(of_right))
            slope = slope - matrix[right].T @ (shares[right] / of_right) + matrix.T @ shares
        return total, slope

    return _rounded(clues, minimize(loss, np.zeros(len(clues)), jac=True, method="L-BFGS-B").x)


def _fit_kinds(pages: Sequence[frozenset[str]], kinds: Sequence[int]) -> dict[str, dict[str, float]]:
    clues = ["any page", *sorted({clue for page in pages for clue in page})]
    matrix = _matrix([page | {"any page"} for page in pages], clues)
    due = np.eye(len(KINDS))[list(kinds)]

    def loss(flat: Matrix) -> tuple[float, Matrix]:
        weights = flat.reshape(len(KINDS), -1)
        shares = _shares(matrix @ weights.T)
        total = _RIDGE_OF_KINDS / 2 * float(flat @ flat) - float(np.log(shares[due == 1]).sum())
        return total, ((shares - due).T @ matrix + _RIDGE_OF_KINDS * weights).ravel()

    best = minimize(loss, np.zeros(len(KINDS) * len(clues)), jac=True, method="L-BFGS-B").x.reshape(len(KINDS), -1)
    return {f"{kind} webinars": _rounded(clues, row) for kind, row in zip(KINDS, best, strict=True)}


def _matrix(rows: Sequence[frozenset[str]], clues: Sequence[str]) -> Matrix:
    """A row for each set of clues, 1 where it holds the clue of the column."""
    column = {clue: number for number, clue in enumerate(clues)}
    matrix = np.zeros((len(rows), len(clues)))
    for row, held in enumerate(rows):
        matrix[row, [column[clue] for clue in held]] = 1.0
    return matrix


def _shares(scores: Matrix) -> Matrix:
    """The softmax over the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))


def _rounded(clues: Sequence[str], weights: Matrix) -> dict[str, float]:
    return {clue: round(float(weight), 2) for clue, weight in zip(clues, weights, strict=True) if abs(weight) >= 0.01}
