"""Whether a page is about no webinar, one, or several: what a reader knows after a glance, learned from gold pages.

A multinomial logistic regression over the clues of `transform.page_clues`. The layout finds webinars by rules that ask
for proof; where these find nothing, or one thing on a page that looks like a list, the glance says whether to look
again with less. `webinars train-layout` learns the weights.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from transform.layout_weights import shipped_weights


@dataclass(frozen=True, slots=True)
class PageKind:
    """The shares of the three kinds; they add up to 1."""

    none: float
    one: float
    several: float


def kind_of_page(clues: frozenset[str], weights: Mapping[str, Mapping[str, float]] | None = None) -> PageKind:
    """The shares that the weights give a page with these clues; weights: by kind and clue, by default the shipped."""
    known = weights or shipped_weights()
    sums = [math.fsum(known[f"{kind} webinars"].get(clue, 0.0) for clue in [*clues, "any"]) for kind in KINDS]
    raised = [math.exp(value - max(sums)) for value in sums]
    none, one, several = (value / sum(raised) for value in raised)
    return PageKind(none, one, several)


KINDS = ("no", "one", "several")
