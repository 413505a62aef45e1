"""What a phrase of capitals names, told by its head word: a body, a unit inside one, a job, a building."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from transform.language.lexicon import DATA, fold, read_word_lists

if TYPE_CHECKING:
    from spacy.tokens import Span

_WORD = re.compile(r"[^\W\d_]+")


@cache
def head_words(kind: str) -> frozenset[str]:
    """The words of one kind in data/headwords.txt: organization, unit, role, building, degree, honorific or month."""
    return frozenset(read_word_lists(DATA / "headwords.txt")[kind])


def names_organization(span: Span) -> bool:
    """Whether the span has a word that only bodies have in their names."""
    return not head_words("organization").isdisjoint(_words(span))


def names_unit(span: Span) -> bool:
    """Whether the span names a unit: it ends with such a word or begins with one ("Division of Wages")."""
    return _has_at_an_end(span, "unit")


def names_role(span: Span) -> bool:
    """Whether the span begins or ends with a job ("Director of Research", "Field Rep") and names no body."""
    return _has_at_an_end(span, "role") and not names_organization(span)


def ends_as_organization(span: Span) -> bool:
    """Whether the span ends with a body's word that is no unit's, and neither begins nor ends with a job."""
    words = _words(span)
    return (
        len(words) > 1
        and span.text[0].isupper()
        and words[-1] in head_words("organization") - head_words("unit")
        and not _has_at_an_end(span, "role")
    )


def names_building(span: Span) -> bool:
    """Whether the span has a word for a building or a street in it ("Beatty Hall")."""
    return not head_words("building").isdisjoint(_words(span))


def _has_at_an_end(span: Span, kind: str) -> bool:
    words = _words(span)
    return bool(words) and (words[0] in head_words(kind) or words[-1] in head_words(kind))


def _words(span: Span) -> list[str]:
    return _WORD.findall(fold(span.text.replace(".", "")))
