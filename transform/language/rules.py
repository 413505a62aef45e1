"""Rules after the statistical model: what is certain from the form of the words is not left to it.

Persons made of dictionary words fall; degrees behind a name and dates of fixed form are found; spans lose what is no
part of a name (quotation marks, a leading "the", a final "’s").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from transform.language.lexicon import is_dictionary_word, is_given_name, is_surname

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?,?\s+)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_MES = r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
_DIA = r"(?:(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo),?\s+)?"
DATE = re.compile(
    rf"\b(?:{_WEEKDAY}{_MONTH}\s+{_DAY}(?:\s*(?:[-–—&]|and|to)\s*(?:{_MONTH}\s+)?{_DAY})?(?:,?\s+\d{{4}})?"
    rf"|{_WEEKDAY}{_DAY}\s+{_MONTH}\s+\d{{4}}"
    rf"|{_MONTH},?\s+\d{{4}}"
    r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    rf"|{_DIA}\d{{1,2}}\s+de\s+{_MES}(?:\s+(?:de|del)\s+\d{{4}})?|{_MES}\s+de\s+\d{{4}})\b(?![-/]\d)",
    re.IGNORECASE,
)

_DEGREES = frozenset(
    "jd phd mph md esq ms ma msw lcsw lmsw licsw cih csp chst cpe cph rn bsn msn dnp np drph scd edd psyd llm mba mpa mpp "
    "med pe pmp shrm-scp shrm-cp phr sphr cpa bs ba ohst cohn-s cohn mhs msph arm csho msc dvm facoem faiha frcpc qep "
    "chmm cae roh aicp aprn do pharmd cmiosh crsp mhsc".split()
)
# A run of credentials behind a name: ", JD, Ph.D." — parted by commas, each of them a known abbreviation.
_CREDENTIAL = re.compile(r"[\s,(]*([A-Z][A-Za-z.\-]{0,8}\.?)(?=[\s,;)|–—]|$)")

_EDGES_LEFT = frozenset("“\"'‘(,;:.–—-|•·*/")
_EDGES_RIGHT = frozenset("”\"'’(,;:–—-|•·*/")
_LEADING = frozenset({"the", "The", "THE", "a", "an", "our", "Our"})
_HONORIFICS = frozenset(
    {"dr", "mr", "ms", "mrs", "mx", "prof", "professor", "hon", "honorable", "rev", "dra", "lic", "sra", "mtra"}
)
_POSSESSIVES = frozenset({"'s", "’s", "’S", "'S"})


@Language.component("webinars_entity_rules")
def apply_entity_rules(doc: Doc) -> Doc:
    """Filters, trims and completes the entities of a block."""
    entities = [trimmed for entity in doc.ents if (trimmed := _trim(entity)) is not None]
    entities = [entity for entity in entities if entity.label_ != "PERSON" or is_plausible_person(entity)]
    entities = [entity for entity in entities if entity.label_ != "DATE" or not entity.text.isdigit()]
    certain = [*_dates(doc, entities), *_degrees(doc, entities)]
    doc.ents = [*certain, *_apart_from(certain, entities)]
    return doc


def is_plausible_person(span: Span) -> bool:
    """Whether words that the model took for a person can be one.

    A name needs a capital. One whose words all stand in the dictionary ("Fair Workweek", "Heat Illness") is a person only
    if its first word is a given name as well ("Grace Young").
    """
    words = [token.text for token in span if token.is_alpha and len(token) > 1]
    if not words or not any(word[0].isupper() for word in words) or any(token.like_num for token in span):
        return False
    unknown = [word for word in words if not is_dictionary_word(word)]
    if unknown:
        return True
    if len(words) == 1:
        return is_given_name(words[0]) or is_surname(words[0])
    return is_given_name(words[0])


def _trim(span: Span) -> Span | None:
    start, end = span.start, span.end
    doc = span.doc
    while start < end and (
        doc[start].text in _EDGES_LEFT
        or doc[start].is_space
        or (span.label_ in {"ORG", "ROLE"} and doc[start].text in _LEADING and doc[start].text != "The")
        or (span.label_ == "PERSON" and doc[start].lower_.rstrip(".") in _HONORIFICS)
        or (span.label_ == "PERSON" and doc[start].text == ".")
    ):
        start += 1
    while start < end and (
        doc[end - 1].text in _EDGES_RIGHT or doc[end - 1].is_space or doc[end - 1].text in _POSSESSIVES
    ):
        end -= 1
    return Span(doc, start, end, label=span.label_) if start < end else None


def _dates(doc: Doc, entities: Iterable[Span]) -> list[Span]:
    """Dates by form, but for those that lie in a longer one of the model ("June 19–23 and July 2")."""
    found = [entity for entity in entities if entity.label_ == "DATE"]
    spans = [span for match in DATE.finditer(doc.text) if (span := doc.char_span(*match.span(), label="DATE"))]
    return [span for span in spans if not any(date.start <= span.start and span.end <= date.end for date in found)]


def _degrees(doc: Doc, entities: Iterable[Span]) -> list[Span]:
    degrees: list[Span] = []
    for person in entities:
        if person.label_ != "PERSON":
            continue
        position = person.end_char
        while match := _CREDENTIAL.match(doc.text, position):
            span = doc.char_span(*match.span(1), label="DEGREE")
            if match.group(1).replace(".", "").casefold() not in _DEGREES or span is None:
                break
            degrees.append(span)
            position = match.end()
    return degrees


def _apart_from(certain: list[Span], entities: list[Span]) -> list[Span]:
    taken = {index for span in certain for index in range(span.start, span.end)}
    return [entity for entity in entities if not any(index in taken for index in range(entity.start, entity.end))]
