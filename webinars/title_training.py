"""Weights for `transform.title_ranking`, learned from gold pages that hold exactly one webinar.

For each page the logarithm of the share that its right candidates get together is made as large as possible, the
weights kept small (ridge): McFadden's conditional logit, with several right answers where a page prints its title more
than once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from transform.document import parse
from transform.language import load
from transform.linekinds import read_lines
from transform.page_entities import find_entities, reading
from transform.page_language import language_of
from transform.structured import find_events
from transform.title_clues import Candidate, candidates
from transform.titles import clean_title
from webinars.gold import GoldPage, read_gold
from webinars.likeness import likeness

_ALIKE = 0.85
"""How alike a candidate and the gold's title have to be."""
_RIDGE = 0.4
"""Chosen by eightfold cross-validation over the gold pages of train and dev."""

Choice = tuple[list[frozenset[str]], list[bool]]
"""The clues of each candidate of a page, and whether it is right."""


def choices(gold: Path) -> list[Choice]:
    """The pages of a gold file with exactly one webinar of which a candidate is the title."""
    found = []
    for page in read_gold(gold):
        due = [webinar for webinar in page.webinars if not webinar.get("optional")]
        if len(due) == 1:
            titles = [due[0]["title"], *(due[0].get("title_alt") or [])]
            read, language = _candidates(gold, page)
            alike = [_likest(titles, candidate.text, language) for candidate in read]
            if (most := max(alike, default=0.0)) >= _ALIKE:
                right = [share >= max(_ALIKE, most - 0.02) for share in alike]
                found.append(([candidate.clues for candidate in read], right))
    return found


def _candidates(gold: Path, page: GoldPage) -> tuple[list[Candidate], str]:
    document = parse((gold.parent / page.file).read_bytes(), page.url)
    language = language_of(document)
    with reading(find_entities((line.text for line in document.main), load())):
        return candidates(document, read_lines(document, None, language), find_events(document), language), language


def _likest(titles: Iterable[str], text: str, language: str) -> float:
    cleaned = clean_title(text, language=language)
    return max(likeness(cleaned, title) for title in titles)


def fit(pages: Sequence[Choice]) -> dict[str, float]:
    """The weights by clue, in log-odds, in order of the alphabet."""
    clues = sorted({clue for read, _ in pages for candidate in read for clue in candidate})
    column = {clue: number for number, clue in enumerate(clues)}
    made = []
    for read, right in pages:
        matrix = np.zeros((len(read), len(clues)))
        for row, candidate in enumerate(read):
            matrix[row, [column[clue] for clue in candidate]] = 1.0
        made.append((matrix, np.array(right)))

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = _RIDGE / 2 * float(weights @ weights), _RIDGE * weights
        for matrix, right in made:
            scores = matrix @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            of_right = shares[right].sum()
            total -= float(np.log(of_right))
            slope = slope - matrix[right].T @ (shares[right] / of_right) + matrix.T @ shares
        return total, slope

    best = minimize(loss, np.zeros(len(clues)), jac=True, method="L-BFGS-B").x
    return {clue: round(float(weight), 2) for clue, weight in zip(clues, best, strict=True) if abs(weight) >= 0.01}
