"""The body whose site a page is on, weighed with weights that were learned.

A page names many bodies around its content: the site, the part of it that the page belongs to, the government above it,
who made it. A linear model over the clues of `transform.owner_clues` ranks their names. `webinars train-layout` learns
the weights from gold pages whose webinars are hosted by one of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from transform.document import Document
from transform.layout_weights import shipped_weights
from transform.owner_clues import OwnerName, is_acronym_of, owner_names

SURE = 2.0
"""The score from which on an owner is sure: in cross-validation nine in ten of those hosted the page's webinars."""


def owner_of(document: Document, weights: Mapping[str, float] | None = None) -> tuple[str, float] | None:
    """The body whose site this is, by the page itself, and how sure that is, from 0 to 1.

    None where no name has more for it than against it. weights: by clue, by default the shipped.
    """
    known = shipped_weights()["owners"] if weights is None else weights

    def score(one: OwnerName) -> float:
        return sum(known.get(clue, 0.0) for clue in one.clues)

    best = max(owner_names(document), key=score, default=None)
    if best is None or score(best) < 0.0:
        return None
    return best.text, 0.92 if score(best) > SURE else 0.75


def same_body(a: str, b: str) -> bool:
    """The words of one name are among those of the other."""
    left, right = (
        {w for w in re.findall(r"\w+", n.lower()) if w not in ("the", "of", "for", "and", "inc")} for n in (a, b)
    )
    return bool(left and right) and (left <= right or right <= left)


def is_one_body(one: str, other: str) -> bool:
    """Two printed names are of one body: the words of one in the other, or its acronym."""
    return same_body(one, other) or is_acronym_of(one, other) or is_acronym_of(other, one)
