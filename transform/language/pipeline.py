"""Puts a trained pipeline and the rules around it together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import spacy

from transform.language import LanguageModelError, labels, lexicon, rules, tokenizer  # noqa: F401  they register parts

if TYPE_CHECKING:
    from spacy.language import Language


def assemble(name: str) -> Language:
    """The pipeline of a folder or package with our rules behind it; see `transform.language.load`."""
    if not Path(name).is_dir() and not spacy.util.is_package(name):
        raise LanguageModelError(
            f"no spaCy pipeline at {name}: give a folder that nlp.to_disk wrote or the name of an installed package"
        )
    try:
        nlp = spacy.load(name, exclude=["lemmatizer", "tagger", "parser", "attribute_ruler"])
    except (OSError, ValueError, KeyError) as error:
        raise LanguageModelError(f"the spaCy pipeline at {name} does not load: {error}") from error
    if not {"ner", "entity_ruler", "span_ruler"} & set(nlp.pipe_names):
        raise LanguageModelError(f"the spaCy pipeline at {name} finds no entities: it has {nlp.pipe_names}")
    nlp.add_pipe("webinars_labels")
    nlp.add_pipe("webinars_entity_rules")
    return nlp
