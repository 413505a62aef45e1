"""Linear models over clues, as `webinars train-layout` fits them: a choice, one of several kinds, yes or no.

A clue is a few words that hold or do not hold; a weight is what it adds to the log-odds. All are fitted by the largest
likelihood with a ridge (half its strength times the sum of squared weights) that keeps the weights small; the losses
are convex, so that the same examples give the same weights.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Clues = frozenset[str]
Weights = dict[str, float]
"""By clue, in log-odds, rounded to hundredths; a clue without a weight counts nothing."""
ANY = "any"
"""The clue that every example of `fit_kinds` and `fit_yes_or_no` holds: what is true of most."""

Matrix = NDArray[np.float64]


def fit_choice(examples: Sequence[tuple[Sequence[Clues], Sequence[bool]]], ridge: float) -> Weights:
    """What makes one of several candidates the right one.

    examples: the clues of the candidates of one choice, and which are right, at least one. The share of a candidate is
    its exponential over the sum of all (McFadden's conditional logit); that of the right ones together is made large.
    """
    clues = sorted({clue for candidates, _ in examples for candidate in candidates for clue in candidate})
    made = [(_matrix(candidates, clues), np.array(right)) for candidates, right in examples]

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        total, slope = ridge / 2 * float(weights @ weights), ridge * weights
        for matrix, right in made:
            shares = _shares(matrix @ weights)
            of_right = shares[right].sum()
            total -= float(np.log(of_right))
            slope = slope - matrix[right].T @ (shares[right] / of_right) + matrix.T @ shares
        return total, slope

    return _rounded(clues, minimize(loss, np.zeros(len(clues)), jac=True, method="L-BFGS-B").x)


def fit_kinds(examples: Sequence[tuple[Clues, int]], number: int, ridge: float) -> list[Weights]:
    """What makes an example one of several kinds (multinomial logistic regression); the weights of each kind.

    examples: clues and the number of the kind, from 0.
    """
    clues = [ANY, *sorted({clue for held, _ in examples for clue in held})]
    matrix = _matrix([held | {ANY} for held, _ in examples], clues)
    due = np.eye(number)[[kind for _, kind in examples]]

    def loss(flat: Matrix) -> tuple[float, Matrix]:
        weights = flat.reshape(number, -1)
        shares = _shares(matrix @ weights.T)
        total = ridge / 2 * float(flat @ flat) - float(np.log(shares[due == 1]).sum())
        return total, ((shares - due).T @ matrix + ridge * weights).ravel()

    best = minimize(loss, np.zeros(number * len(clues)), jac=True, method="L-BFGS-B").x
    return [_rounded(clues, row) for row in best.reshape(number, -1)]


def fit_yes_or_no(examples: Sequence[tuple[Clues, bool]], ridge: float) -> Weights:
    """What makes an example right (logistic regression)."""
    clues = [ANY, *sorted({clue for held, _ in examples for clue in held})]
    matrix = _matrix([held | {ANY} for held, _ in examples], clues)
    right = np.array([float(is_right) for _, is_right in examples])

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        sums = matrix @ weights
        total = ridge / 2 * float(weights @ weights) + float((np.logaddexp(0.0, sums) - right * sums).sum())
        return total, matrix.T @ (1.0 / (1.0 + np.exp(-sums)) - right) + ridge * weights

    return _rounded(clues, minimize(loss, np.zeros(len(clues)), jac=True, method="L-BFGS-B").x)


def _matrix(rows: Sequence[Clues], clues: Sequence[str]) -> Matrix:
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


def _rounded(clues: Sequence[str], weights: Matrix) -> Weights:
    return {clue: round(float(weight), 2) for clue, weight in zip(clues, weights, strict=True) if abs(weight) >= 0.01}
