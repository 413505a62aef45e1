"""The body whose site a page is on, weighed with weights that were learned.

A page names many bodies around its content: the site, the part of it that the page belongs to, the government above it,
who made it. A linear model over the clues of `transform.owner_clues` ranks their names and nobody's. `webinars
train-layout` learns the weights from gold pages whose webinars are hosted by one of them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from transform.document import Document
from transform.layout_weights import shipped_weights
from transform.owner_clues import PART_OF_ADDRESS, OwnerName, is_acronym_of, owner_names
from transform.owner_names import PUBLISHER

NOBODY = "nobody"
"""The clue of the choice that no name of a page is the owner's."""
_SURE = 2.0
"""By how much, in log-odds, an owner is likelier than nobody from which on it is sure."""


def owner_of(document: Document, weights: Mapping[str, float] | None = None) -> tuple[str, float] | None:
    """The body whose site this is, by the page itself, and how sure that is, from 0 to 1.

    A part of the body (a school, a division) is named where the address of the page says that it is the part's page;
    a blog or newsletter is owned by the body that it says it is of.
    None where that is likelier than any name. weights: by clue, by default the shipped.
    """
    known = shipped_weights()["owners"] if weights is None else weights

    def score(one: OwnerName) -> float:
        return math.fsum(known.get(clue, 0.0) for clue in one.clues) - known.get(NOBODY, 0.0)

    printed = owner_names(document)
    publisher = next((one for one in printed if PUBLISHER in one.places and "noun of body" in one.clues), None)
    if publisher is not None:
        return publisher.text, 0.92
    names = [one for one in printed if score(one) > 0.0]
    parts = [one for one in names if PART_OF_ADDRESS in one.clues]
    best = max(parts or names, key=score, default=None)
    return None if best is None else (best.text, 0.92 if score(best) > _SURE else 0.75)


def same_body(a: str, b: str) -> bool:
    """The words of one name are among those of the other."""
    left, right = (
        {w for w in re.findall(r"\w+", n.lower()) if w not in ("the", "of", "for", "and", "inc")} for n in (a, b)
    )
    return bool(left and right) and (left <= right or right <= left)


def is_one_body(one: str, other: str) -> bool:
    """Two printed names are of one body: the words of one in the other, or its acronym."""
    return same_body(one, other) or is_acronym_of(one, other) or is_acronym_of(other, one)
