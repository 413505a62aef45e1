"""Which capitalised words of a page name people, weighed with weights that were learned.

The lists of names and the language model know most people; whom neither knows is known by the places where the page
prints him or her (`transform.name_clues`). What is likely enough counts as a name wherever the page prints it.
`webinars train-layout` learns the weights.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from transform.document import Line
from transform.firm_names import firm_names
from transform.layout_weights import shipped_weights
from transform.name_clues import name_candidates
from transform.names import is_dictionary_word, is_given_name, is_surname
from transform.page_entities import PageEntities, reading

LEAST = 1.0
"""The log-odds from which words count as a person's name; bodies and titles stand in the same places, so that as
likely as not is not enough."""


def with_told_names(entities: PageEntities, lines: Sequence[Line]) -> PageEntities:
    """What the language model found in the lines of a page, the names that their places tell, and those of firms."""
    entities = replace(entities, firms=firm_names(line.text for line in lines))
    with reading(entities):
        return replace(entities, told=frozenset(told_names(lines)))


def told_names(lines: Sequence[Line], weights: Mapping[str, float] | None = None) -> Iterable[str]:
    """The words that name people; weights: by clue, by default the shipped ones."""
    known = weights or shipped_weights()["names"]
    found = name_candidates(lines)
    scores = {one.text: math.fsum(known.get(clue, 0.0) for clue in ("any", *one.clues)) for one in found}
    beaten = {rival for one in found for rival in one.rivals if scores.get(rival, 0.0) < scores[one.text]}
    for one in found:
        rivals = [scores[rival] for rival in one.rivals if rival in scores]
        if scores[one.text] >= max([LEAST, *rivals]) and one.text not in beaten and not _of_common_words(one.text):
            yield one.text


def _of_common_words(text: str) -> bool:
    """The dictionary has all of the words and no list of names any: "Sick Leave Accrual"."""
    words = [part for word in text.split() for part in word.split("-")]
    return all(is_dictionary_word(word) and not is_given_name(word) and not is_surname(word) for word in words)
