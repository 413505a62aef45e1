"""What the language model finds in the lines of a page: whom it takes for people, bodies, titles and places.

The rules for names and affiliations judge by known words; the model judges by context and so knows people and bodies
that no list has. Its findings hold for the page at hand: `reading(entities)` makes them known to those rules while the
page is read, as its layout and language are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from spacy.language import Language

MOST_LINES = 400
LONGEST = 1500


@dataclass(frozen=True)
class PageEntities:
    """names: people's names as printed; labels: what other texts are (ORG, ROLE, GPE), by the majority of places.

    told: names that their places on the page tell (`transform.name_likelihood`); firms: texts that look like people's
    names and are those of firms (`transform.firm_names`).
    """

    names: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    firms: frozenset[str] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)


_current: ContextVar[PageEntities] = ContextVar("entities of the page being read", default=PageEntities())  # noqa: B039 - frozen


def find_entities(texts: Iterable[str], nlp: Language) -> PageEntities:
    """Run the pipeline over lines, one block at a time; long ones are cut off at LONGEST and MOST_LINES."""
    votes: dict[str, Counter[str]] = {}
    lines = [text[:LONGEST] for text in texts if re.search(r"[A-ZÁÉÍÓÚÑ]", text)][:MOST_LINES]
    for doc in nlp.pipe(lines):
        for entity in doc.ents:
            text = entity.text.strip(" ,.;:")
            votes.setdefault(text, Counter())[entity.label_] += 1
    best = {text: count.most_common(1)[0][0] for text, count in votes.items()}
    names = frozenset(text for text, label in best.items() if label == "PERSON" and _name_like(text))
    return PageEntities(names, labels={text: label for text, label in best.items() if label in ("ORG", "ROLE", "GPE")})


def _name_like(text: str) -> bool:
    """Two words or more, none of which is printed in a way that names are not."""
    words = text.split()
    return (
        2 <= len(words) <= 5
        and all(re.match(r"[^\W\d_]|[“\"'(]", word) for word in words)
        and not re.search(r"[’']s\b|[:@/]", text)
    )


@contextmanager
def reading(entities: PageEntities) -> Iterator[None]:
    """Make the entities of a page known while it is read."""
    token = _current.set(entities)
    try:
        yield
    finally:
        _current.reset(token)


def is_found_name(name: str) -> bool:
    """The model takes this very text for a person on the page at hand."""
    return name in _current.get().names


def is_told_name(name: str) -> bool:
    """The places of this very text on the page at hand tell that it names a person."""
    return name in _current.get().told


def is_firm(name: str) -> bool:
    """The page at hand prints this very text as the name of a firm."""
    return name in _current.get().firms


def found_name_at(text: str, at: int) -> str | None:
    """The longest name that was found on the page and that stands in the text at this place."""
    found = _current.get()
    here = [n for n in found.told | found.names if text.startswith(n, at) and not re.match(r"\w", text[at + len(n) :])]
    return max(here, key=len, default=None)


def label_of(text: str) -> str | None:
    """ORG, ROLE or GPE where the model says so of this very text, else None."""
    return _current.get().labels.get(text.strip(" ,.;:"))
