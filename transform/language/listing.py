"""The grammar of listing lines: what the place of a phrase in a line says of it, where the model left a gap.

    Corin Maddox, WSLB                               an unlabelled name before an affiliation is a person
    Ray Stein, Partner, Stein Rowe, Boston, MA       what stands behind a title is no second person
    Jo Lee, President, Harbor Counsel Association    a title ends where the name of a body begins
    Mona Li, Director, Safe Harbor Legal Program     an unlabelled phrase is what its head word says

Lines are parted at their separators, outside of entities, into phrases; sentences have none that these rules accept,
because a phrase must be short and capitalized.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from spacy.tokens import Span

from transform.language.headwords import names_organization, names_role, names_unit
from transform.language.lexicon import is_dictionary_word, is_given_name, is_surname

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SEPARATORS = frozenset({",", ";", ":", "|", "–", "—", "-", "(", ")", "•", "·", "/", "\n"})
_SMALL = frozenset(
    {"of", "the", "for", "on", "and", "&", "de", "del", "la", "los", "las", "y", "’s", "'s", "-", "’", "'"}
)
_LONGEST_PHRASE = 9


def complete_listing(doc: Doc, entities: list[Span]) -> list[Span]:
    """The entities of a block with the gaps of its listing lines filled. Takes and gives spans that do not overlap."""
    entities = [part for entity in _reach_head_word(doc, entities) for part in _split_role(entity)]
    entities = _extend_to_phrases(doc, entities)
    entities = _name_phrases(doc, entities)
    return _settle_persons(doc, entities)


def _reach_head_word(doc: Doc, entities: list[Span]) -> list[Span]:
    """Adds the last word of a body's name to a title that ran into it ("President, Harbor Counsel [Association]")."""
    taken = {entity.start for entity in entities}
    reached: list[Span] = []
    for entity in entities:
        following = doc[entity.end : entity.end + 1]
        cut_short = entity.label_ == "ROLE" and "," in entity.text and entity.end not in taken
        if cut_short and following and following.text[0].isupper() and names_organization(following):
            entity = Span(doc, entity.start, following.end, label="ROLE")
        reached.append(entity)
    return reached


def _split_role(entity: Span) -> list[Span]:
    """Parts "President & CEO, Harbor Counsel Association" at the comma before the body."""
    if entity.label_ != "ROLE":
        return [entity]
    for token in reversed(entity):
        tail = entity.doc[token.i + 1 : entity.end]
        if token.text == "," and len(tail) > 1 and names_organization(tail) and not names_unit(tail):
            body = Span(entity.doc, tail.start, tail.end, label="ORG")
            return [Span(entity.doc, entity.start, token.i, label="ROLE"), body]
    return [entity]


def _phrases(doc: Doc, entities: list[Span]) -> list[Span]:
    """Stretches between separators; a separator inside an entity parts nothing."""
    inside = {index for entity in entities for index in range(entity.start, entity.end)}
    phrases: list[Span] = []
    start = 0
    for index in range(len(doc) + 1):
        if index == len(doc) or (index not in inside and _separates(doc[index])):
            if start < index:
                phrases.append(doc[start:index])
            start = index + 1
    return phrases


def _separates(token: Token) -> bool:
    if token.is_space:
        return "\n" in token.text
    if token.text in {"-", "/"}:  # "Smith-Jones" and "Cal/OSHA" are one word
        return bool(token.i) and bool(token.nbor(-1).whitespace_)
    return token.text in _SEPARATORS


def _is_capitalized(phrase: Span) -> bool:
    return len(phrase) <= _LONGEST_PHRASE and all(
        token.text[0].isupper() or token.text in _SMALL or token.is_digit for token in phrase if not token.is_space
    )


def _extend_to_phrases(doc: Doc, entities: list[Span]) -> list[Span]:
    """Widens an organization or title to its phrase where the rest is capitalized too ("Regional [Field Rep]")."""
    if not _begins_with_person(doc, entities):
        return entities
    result = list(entities)
    for phrase in _phrases(doc, entities):
        within = [entity for entity in entities if phrase.start <= entity.start and entity.end <= phrase.end]
        labels = {entity.label_ for entity in within}
        covered = sum(len(entity) for entity in within)
        if len(labels) == 1 and covered < len(phrase) and _is_capitalized(phrase) and "and" not in phrase.text.split():
            label = labels.pop()
            if (label == "ORG" and names_organization(phrase)) or (label == "ROLE" and names_role(phrase)):
                result = [entity for entity in result if entity not in within]
                result.append(Span(doc, phrase.start, phrase.end, label=label))
    return sorted(result, key=lambda entity: entity.start)


def _begins_with_person(doc: Doc, entities: list[Span]) -> bool:
    return bool(entities) and entities[0].label_ == "PERSON" and not _prose(doc)


def _prose(doc: Doc) -> bool:
    """Whether the block is running text: it has words in lower case that no title or name has."""
    return sum(token.is_lower and token.is_alpha and token.text not in _SMALL for token in doc) > len(doc) / 5


def _name_phrases(doc: Doc, entities: list[Span]) -> list[Span]:
    """Labels phrases that the model left bare behind a person by their head word, or as acronyms."""
    if not _begins_with_person(doc, entities):
        return entities
    found: list[Span] = []
    for phrase in _phrases(doc, entities):
        bare = all(entity.end <= phrase.start or phrase.end <= entity.start for entity in entities)
        if not bare or phrase.start < entities[0].end or not _is_capitalized(phrase):
            continue
        if names_role(phrase):
            found.append(Span(doc, phrase.start, phrase.end, label="ROLE"))
        elif (len(phrase) > 1 and names_organization(phrase)) or _is_acronym(phrase):
            found.append(Span(doc, phrase.start, phrase.end, label="ORG"))
    return sorted([*entities, *found], key=lambda entity: entity.start)


def _is_acronym(phrase: Span) -> bool:
    return len(phrase) == 1 and phrase.text.isupper() and phrase.text.isalpha() and 3 <= len(phrase.text) <= 6


def _settle_persons(doc: Doc, entities: list[Span]) -> list[Span]:
    """Decides between person and body by the neighbours in the line."""
    result: list[Span] = []
    for index, entity in enumerate(entities):
        before = result[-1] if result else None
        after = entities[index + 1] if index + 1 < len(entities) else None
        label = entity.label_
        if label == "PERSON" and _stands_behind_title(result, entity) and _ends_or_place(doc, entity, after):
            label = "ORG"
        elif label in {"ORG", "GPE"} and _looks_like_person(entity) and _in_place_of_person(doc, before, entity, after):
            label = "PERSON"
        result.append(entity if label == entity.label_ else Span(doc, entity.start, entity.end, label=label))
    head = _unlabelled_head(doc, result)
    return [head, *result] if head is not None else result


def _stands_behind_title(before: list[Span], entity: Span) -> bool:
    """Whether a person and a title stand right before, parted by commas or dashes."""
    if [span.label_ for span in before[-2:]] != ["PERSON", "ROLE"]:
        return False
    chain = [*before[-2:], entity]
    gaps = [entity.doc[left.end : right.start].text.strip() for left, right in pairwise(chain)]
    return all(gap in {",", "–", "—", "-", "|"} for gap in gaps)


def _ends_or_place(doc: Doc, entity: Span, after: Span | None) -> bool:
    if after is not None and after.label_ == "GPE" and doc[entity.end : after.start].text.strip() in {",", "("}:
        return True
    return not doc[entity.end :].text.strip(" .)")


def _looks_like_person(entity: Span) -> bool:
    words = [token.text for token in entity if token.is_alpha]
    return (
        2 <= len(words) <= 3
        and not any(token.is_digit for token in entity)
        and not names_organization(entity)
        and all(word[0].isupper() and not word.isupper() for word in words)
        and is_given_name(words[0])
        and (is_surname(words[-1]) or not is_dictionary_word(words[-1]))
    )


def _in_place_of_person(doc: Doc, before: Span | None, entity: Span, after: Span | None) -> bool:
    """A name in a list of persons ("[Ann Li] & Cam Leduc") or before a title or an affiliation at the start."""
    leads_line = before is None and (entity.start == 0 or doc[entity.start - 1].text in {":", "•", "-", "–"})
    in_list = before is not None and before.label_ == "PERSON"
    joined = (
        in_list and before is not None and doc[before.end : entity.start].text.strip() in {"and", "&", ", and", "y"}
    )
    labelled = after is not None and after.label_ in {"ROLE", "ORG"} and doc[entity.end].text in {",", "(", "–", "|"}
    alone = leads_line and not doc[entity.end :].text.strip(" .") and entity.start > 0
    return joined or (leads_line and labelled) or alone


def _unlabelled_head(doc: Doc, entities: list[Span]) -> Span | None:
    """The bare name at the start of a line whose next phrase is a title or an affiliation."""
    phrases = _phrases(doc, entities)
    if len(phrases) < 2 or not entities or entities[0].label_ not in {"ROLE", "ORG"}:
        return None
    head, following = phrases[0], phrases[1]
    words = [token.text for token in head if token.is_alpha]
    if (
        entities[0].start == following.start
        and head.end <= entities[0].start
        and doc[head.end].text != ":"
        and 2 <= len(words) <= 4
        and _is_capitalized(head)
        and not names_organization(head)
        and not names_role(head)
        and (is_given_name(words[0]) or is_surname(words[-1]))
        and not all(is_dictionary_word(word) for word in words)
    ):
        return Span(doc, head.start, head.end, label="PERSON")
    return None
