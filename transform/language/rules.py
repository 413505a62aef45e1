"""Rules after the statistical model: what is certain from the form of the words is not left to it.

Spans lose what is no part of a name (quotation marks, a leading "the", a final "’s"); persons made of dictionary words
fall; dates, degrees and towns with their state are found by their form; listing lines are completed (`listing.py`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from transform.language.headwords import (
    ends_as_organization,
    head_words,
    names_building,
    names_organization,
    names_role,
)
from transform.language.lexicon import fold, is_dictionary_word, is_given_name, is_place_word, is_surname, place_names
from transform.language.listing import complete_listing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?,?\s+)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:\s*(?:[-–—&]|and|to|y|al)\s*{_DAY})?"
_MES = r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
_DIA = r"(?:(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo),?\s+)?"
_DATE = re.compile(
    rf"\b(?:{_WEEKDAY}{_MONTH}\s+{_DAYS}(?:\s*(?:[-–—&]|and|to)\s*{_MONTH}\s+{_DAY})?(?:,?\s+\d{{4}})?"
    rf"|{_WEEKDAY}{_DAYS}\s+{_MONTH}\s+\d{{4}}"
    rf"|{_MONTH},?\s+\d{{4}}"
    r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    rf"|{_DIA}{_DAYS}\s+de\s+{_MES}(?:\s+(?:de|del)\s+\d{{4}})?|{_MES}\s+de\s+\d{{4}})\b(?![-/]\d)",
    re.IGNORECASE,
)
# One credential behind a name or behind another credential: ", J.D." or " (Ph.D."
_CREDENTIAL = re.compile(r"[\s,(]*([A-Z][A-Za-z.\-]{0,8}\.?)(?=[\s,;)|–—]|$)")
_ONE_TO_THREE_WORDS = r"(?:[A-Z][\w.’'-]+ ){0,2}[A-Z][\w.’'-]+"

# A longer phrase that ends with a job is a body after all ("Society of Plant Engineer …").
_LONGEST_BARE_ROLE = 6

_EDGES_LEFT = frozenset("“\"'‘(,;:.–—-|•·*/@#")
_EDGES_RIGHT = frozenset("”\"'’(,;:–—-|•·*/")
_LEADING = frozenset({"the", "THE", "a", "an", "our", "Our", "El", "La", "el", "la"})
_TRAILING = frozenset({"of", "for", "at", "and", "the", "with", "de", "y"})
_POSSESSIVES = frozenset({"'s", "’s", "’S", "'S"})


@Language.component("webinars_entity_rules")
def apply_entity_rules(doc: Doc) -> Doc:
    """Filters, trims and completes the entities of a block."""
    entities = [trimmed for entity in doc.ents if (trimmed := _trim(entity)) is not None]
    entities = [_relabel(entity) for entity in entities if entity.label_ != "DATE" or _is_date(entity)]
    entities = [entity for entity in entities if entity.label_ != "PERSON" or is_plausible_person(entity)]
    certain = _apart([*_dates(doc, entities), *_degrees(doc, entities), *_towns(doc, entities)])
    doc.ents = complete_listing(doc, sorted(_beside(certain, entities), key=lambda entity: entity.start))
    return doc


def is_plausible_person(span: Span) -> bool:
    """Whether words that the model took for a person can be one.

    A name needs a capital. One whose words all stand in the dictionary ("Fair Wage") is a person only if the first is a
    given name as well ("Grace Young"); so is one that ends with a mere dictionary word ("Zoom Meeting"). A single
    word must be a known name, or follow an honorific, or repeat a part of a longer name of the block.
    """
    words = [token.text for token in span if token.is_alpha and len(token) > 1]
    if not words or not any(word[0].isupper() for word in words) or any(token.like_num for token in span):
        return False
    if names_building(span):
        return False
    if len(words) == 1 and len(span) == 1:
        word = words[0]
        if _follows_honorific(span) or _repeats(span):
            return True
        return (
            (is_given_name(word) or is_surname(word))
            and not is_dictionary_word(word)
            and fold(word) not in head_words("month")
        )
    if is_given_name(words[0]) or is_surname(words[-1]):
        return not all(is_dictionary_word(word) for word in words) or is_given_name(words[0])
    return not is_dictionary_word(words[-1])


def _follows_honorific(span: Span) -> bool:
    before = [token.lower_.rstrip(".") for token in span.doc[max(0, span.start - 2) : span.start]]
    return any(word in head_words("honorific") for word in before)


def _repeats(span: Span) -> bool:
    """Whether the block's other persons have this word in their names."""
    longer = (entity for entity in span.doc.ents if entity.label_ == "PERSON" and len(entity) > 1)
    return any(span.text in {token.text for token in entity} for entity in longer)


def _relabel(span: Span) -> Span:
    """Corrects labels that the head words contradict: a "person" with an ampersand, a "title" that ends as a body."""
    firm = span.label_ == "PERSON" and ("&" in span.text or names_organization(span))
    if firm or (span.label_ == "ROLE" and ends_as_organization(span)):
        return Span(span.doc, span.start, span.end, label="ORG")
    if span.label_ == "ORG" and names_role(span) and len(span) < _LONGEST_BARE_ROLE:
        return Span(span.doc, span.start, span.end, label="ROLE")
    return span


def _trim(span: Span) -> Span | None:
    start, end = span.start, span.end
    doc = span.doc
    while start < end and (
        doc[start].text in _EDGES_LEFT
        or doc[start].is_space
        or (span.label_ in {"ORG", "ROLE"} and doc[start].text in _LEADING)
        or (span.label_ == "PERSON" and doc[start].lower_.rstrip(".") in head_words("honorific"))
    ):
        start += 1
    while start < end and (
        doc[end - 1].text in _EDGES_RIGHT
        or doc[end - 1].is_space
        or doc[end - 1].text in _POSSESSIVES
        or (span.label_ in {"ORG", "ROLE"} and doc[end - 1].text in _TRAILING)
    ):
        end -= 1
    if start < end and doc[end - 1].text == ")" and "(" not in doc[start:end].text:
        end -= 1
    if span.label_ != "DEGREE":
        # A name or title ends with the sentence; stops of abbreviations and initials are no tokens of their own.
        end = next((at for at in range(start + 1, end) if doc[at].text == "." and len(doc[at - 1]) > 2), end)
    return Span(doc, start, end, label=span.label_) if start < end else None


def _is_date(span: Span) -> bool:
    """Whether the model's date has a date or at least a month in it."""
    months = head_words("month")
    return _DATE.search(span.text) is not None or any(fold(token.text).rstrip(".") in months for token in span)


def _dates(doc: Doc, entities: Iterable[Span]) -> list[Span]:
    """Dates by form, or the longer one of the model around them ("June 19–23 and July 2")."""
    longer = [entity for entity in entities if entity.label_ == "DATE"]
    spans = [span for match in _DATE.finditer(doc.text) if (span := doc.char_span(*match.span(), label="DATE"))]
    return [
        next((date for date in longer if date.start <= span.start and span.end <= date.end), span) for span in spans
    ]


def _degrees(doc: Doc, entities: Iterable[Span]) -> list[Span]:
    degrees: list[Span] = []
    for person in entities:
        position = person.end_char
        while person.label_ == "PERSON" and (match := _CREDENTIAL.match(doc.text, position)):
            degree = match.group(1)
            if degree.rstrip(".").isalpha() and degree != "Esq.":
                degree = degree.rstrip(".")  # the stop of the sentence, unlike that of "Ph.D."
            span = doc.char_span(match.start(1), match.start(1) + len(degree), label="DEGREE")
            if span is None or degree.replace(".", "").casefold() not in head_words("degree"):
                break
            degrees.append(span)
            position = match.start(1) + len(degree)
    return degrees


@cache
def _town_pattern() -> re.Pattern[str]:
    """A town with its state or country, where it follows a separator or "in" or opens the block."""
    names = {*place_names("state"), *place_names("state_code"), *place_names("country")}
    wider = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?:^|[,(|•–—-]\s*|\b(?:in|at|near)\s)(?=({_ONE_TO_THREE_WORDS}, (?:{wider}))(?!\w| [A-Z]))")


def _towns(doc: Doc, entities: list[Span]) -> list[Span]:
    spans = [
        span for match in _town_pattern().finditer(doc.text) if (span := doc.char_span(*match.span(1), label="GPE"))
    ]
    return [span for span in spans if _is_town(span, entities)]


def _is_town(span: Span, entities: list[Span]) -> bool:
    """Not so "Paula Stern, MD", a person with a degree, nor "Texas, Ohio", two of a list, nor "Editor, New York"."""
    town = span.text.split(",", 1)[0]
    if town in place_names("country") or (town in place_names("state") and town not in place_names("city")):
        return False
    overlapping = [entity.label_ for entity in entities if entity.start < span.end and span.start < entity.end]
    is_name = " " in town and is_given_name(span[0].text) and not is_place_word(span[0].text)
    return not (is_name or names_role(span[:1]) or names_organization(span[:-1]) or "DEGREE" in overlapping)


def _apart(spans: list[Span]) -> list[Span]:
    """The spans without those that overlap an earlier one of the list."""
    kept: list[Span] = []
    for span in spans:
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return kept


def _beside(certain: list[Span], entities: list[Span]) -> list[Span]:
    """`certain` and those entities that overlap none of them."""
    return _apart([*certain, *entities])
