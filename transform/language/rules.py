"""Rules after the statistical model: what is certain from the form of the words is not left to it.

Spans lose what is no part of a name (quotation marks, a leading "the", a final "’s"); persons made of dictionary words
fall; dates, degrees and towns with their state are found by their form; listing lines are completed (`listing.py`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from transform.language.headwords import head_words, names_building, names_organization
from transform.language.lexicon import fold, is_dictionary_word, is_given_name, is_place_word, is_surname
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
_MES = r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
_DIA = r"(?:(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo),?\s+)?"
_DATE = re.compile(
    rf"\b(?:{_WEEKDAY}{_MONTH}\s+{_DAY}(?:\s*(?:[-–—&]|and|to)\s*(?:{_MONTH}\s+)?{_DAY})?(?:,?\s+\d{{4}})?"
    rf"|{_WEEKDAY}{_DAY}\s+{_MONTH}\s+\d{{4}}"
    rf"|{_MONTH},?\s+\d{{4}}"
    r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    rf"|{_DIA}\d{{1,2}}\s+de\s+{_MES}(?:\s+(?:de|del)\s+\d{{4}})?|{_MES}\s+de\s+\d{{4}})\b(?![-/]\d)",
    re.IGNORECASE,
)

_STATE = (
    r"(?:A[KLRZ]|C[AOT]|D\.?C\.?|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|PR|RI|S[CD]|T[NX]|UT|"
    r"V[AT]|W[AIVY]|ON|BC|QC|AB|MB|NS|Ala\.|Ariz\.|Calif\.|Colo\.|Conn\.|Fla\.|Ill\.|Mass\.|Md\.|Mich\.|Minn\.|N\.J\.|"
    r"N\.Y\.|Ont\.|Ore\.|Pa\.|Tenn\.|Tex\.|Va\.|Wash\.|Wis\.)"
)
# A town of one to three words with its state, where it follows a separator or "in" or opens the block.
_TOWN = re.compile(rf"(?:^|[,(|•–—-]\s*|\b(?:in|at|near)\s)((?:[A-Z][\w.’'-]+ ){{0,2}}[A-Z][\w.’'-]+, {_STATE})(?!\w)")

# One credential behind a name or behind another credential: ", J.D." or " (Ph.D."
_CREDENTIAL = re.compile(r"[\s,(]*([A-Z][A-Za-z.\-]{0,8}\.?)(?=[\s,;)|–—]|$)")

_EDGES_LEFT = frozenset("“\"'‘(,;:.–—-|•·*/@#")
_EDGES_RIGHT = frozenset("”\"'’(,;:–—-|•·*/")
_LEADING = frozenset({"the", "THE", "a", "an", "our", "Our", "El", "La", "el", "la"})
_POSSESSIVES = frozenset({"'s", "’s", "’S", "'S"})


@Language.component("webinars_entity_rules")
def apply_entity_rules(doc: Doc) -> Doc:
    """Filters, trims and completes the entities of a block."""
    entities = [trimmed for entity in doc.ents if (trimmed := _trim(entity)) is not None]
    entities = [_relabel(entity) for entity in entities if entity.label_ != "DATE" or not entity.text.isdigit()]
    entities = [entity for entity in entities if entity.label_ != "PERSON" or is_plausible_person(entity)]
    certain = _apart([*_dates(doc, entities), *_degrees(doc, entities), *_towns(doc)])
    doc.ents = complete_listing(doc, sorted(_beside(certain, entities), key=lambda entity: entity.start))
    return doc


def is_plausible_person(span: Span) -> bool:
    """Whether words that the model took for a person can be one.

    A name needs a capital. One whose words all stand in the dictionary ("Fair Wage") is a person only if the first is a
    given name as well ("Grace Young"); so is one that ends with a mere dictionary word ("Zoom Roundtable"). A single
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
        return (is_given_name(word) or is_surname(word)) and fold(word) not in head_words("month")
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
    """A "person" with an ampersand, a firm's ending or a word such as "School" in it is an organization."""
    if span.label_ == "PERSON" and names_organization(span):
        return Span(span.doc, span.start, span.end, label="ORG")
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
        doc[end - 1].text in _EDGES_RIGHT or doc[end - 1].is_space or doc[end - 1].text in _POSSESSIVES
    ):
        end -= 1
    if start < end and doc[end - 1].text == ")" and "(" not in doc[start:end].text:
        end -= 1
    return Span(doc, start, end, label=span.label_) if start < end else None


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
            span = doc.char_span(*match.span(1), label="DEGREE")
            if span is None or match.group(1).replace(".", "").casefold() not in head_words("degree"):
                break
            degrees.append(span)
            position = match.end()
    return degrees


def _towns(doc: Doc) -> list[Span]:
    spans = [span for match in _TOWN.finditer(doc.text) if (span := doc.char_span(*match.span(1), label="GPE"))]
    # "Susan Tarlo, MB" is a person with a degree.
    return [span for span in spans if len(span) < 4 or not is_given_name(span[0].text) or is_place_word(span[0].text)]


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
