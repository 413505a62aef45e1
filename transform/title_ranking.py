"""Which text of a page about one event is its title, weighed with weights that were learned.

A page about one event prints many texts that could be its title: a headline, a campaign's name, the agenda's heading, a
quotation in the first paragraph. A linear model over the clues of `transform.title_clues` ranks them all; the share of
a candidate is its exponential over the sum of all (a conditional logit model). `webinars train-layout` learns the
weights from gold pages with one webinar.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache

from transform.layout_weights import shipped_weights
from transform.title_clues import Candidate
from transform.titles import clean_title, letters_of

MARGIN = 2.0
"""By how much, in log-odds, another text has to be likelier before it takes the place of what the layout chose."""
MARGIN_OF_PART = 4.0
"""The same where the layout found the webinar in a part of the page: the rest of the page may be of other things."""


class TitleRanking:
    """Weights of clues, in log-odds; a clue without one counts nothing."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    def score(self, candidate: Candidate) -> float:
        """How much speaks for the candidate, in log-odds against the others of its page."""
        if not candidate.possible:
            return -math.inf
        return math.fsum(self._weights.get(clue, 0.0) for clue in candidate.clues)

    def likelier(
        self, candidates: Sequence[Candidate], chosen: str, language: str, margin: float = MARGIN
    ) -> Candidate | None:
        """The best candidate, where it is likelier than the chosen title by the margin; None where that may stand."""
        if not candidates:
            return None
        best = max(candidates, key=self.score)
        same = [candidate for candidate in candidates if _is_said_in(chosen, candidate, language)]
        if not same or not best.possible or self.score(best) - max(map(self.score, same)) < margin:
            return None
        return best


def _is_said_in(title: str, candidate: Candidate, language: str) -> bool:
    """The candidate is the title, or the title was made of it."""
    own, other = (
        letters_of(clean_title(title, language=language)),
        letters_of(clean_title(candidate.text, language=language)),
    )
    return bool(own) and (own == other or (len(other) > 8 and (own in other or other in own)))


@cache
def shipped_ranking() -> TitleRanking:
    """The ranking with the weights that ship with the project."""
    return TitleRanking(shipped_weights()["titles"])
