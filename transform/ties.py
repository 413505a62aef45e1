"""Ties: pairs of rows that may be one and are left apart, for nothing proves it; people decide them."""

from __future__ import annotations

from typing import NamedTuple


class Tie(NamedTuple):
    """Two rows of one table, the lesser id first; weight: what speaks for their being one, as natural log-odds."""

    row_id: str
    other_id: str
    weight: float


def tie(one: str, other: str, weight: float) -> Tie:
    """The tie of two rows, in whatever order they come."""
    return Tie(min(one, other), max(one, other), weight)
