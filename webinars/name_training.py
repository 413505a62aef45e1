"""Examples for `transform.name_likelihood`: capitalised words of gold pages, and whether they name people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from transform.document import Document
from transform.name_clues import knowledge, name_candidates
from transform.names import name_weight
from transform.page_entities import is_found_name, label_of
from webinars.likeness import person_likeness

_SAME_PERSON = 0.9
_OTHERS = (
    ("given name", "word"),
    ("given name", "barred"),
    ("unknown", "unknown"),
    ("unknown", "word"),
    ("word", "word"),
    ("word", "barred"),
)
"""What the lists might have known of a presenter's first and last word, had he or she another name."""


def name_examples(document: Document, webinars: Sequence[dict[str, Any]]) -> list[tuple[frozenset[str], bool]]:
    """The clues of the candidates: presenters are names, what neither the words nor the model take for a name is none.

    Other names that a page prints (of authors, say) stand in no gold and are left out. Each presenter is learned again
    as somebody whom the lists do not know, in a manner of `_OTHERS` after the other, so that the places count.
    """
    people = {person["name"] for webinar in webinars for person in webinar.get("presenters") or []}
    found: list[tuple[frozenset[str], bool]] = []
    for candidate in name_candidates(document.main):
        if candidate.text in people:
            found.append((frozenset(candidate.clues), True))
            at = 3 * len(found)
            for turn in range(3):
                others = _OTHERS[(at + turn) % len(_OTHERS)]
                found.append((frozenset(_of_another(candidate.clues, *others, alone=turn > 0)), True))
        elif any(person_likeness(candidate.text, name) >= _SAME_PERSON for name in people):
            continue
        elif label_of(candidate.text) or (name_weight(candidate.text) < 0.3 and not is_found_name(candidate.text)):
            found.append((frozenset(candidate.clues), False))
    return found


def _of_another(clues: set[str], first: str, last: str, *, alone: bool) -> Iterator[str]:
    """The clues of a name that neither the lists nor the model know; alone: nor those beside it."""
    for clue in clues:
        if not clue.startswith(("first: ", "last: ", "label: ")) and not (alone and clue.startswith("known: ")):
            yield clue
    yield from knowledge(first, last)
