"""Brings the labels of another pipeline (OntoNotes, WikiNER, CoNLL) to ours. Ours pass unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Labels that mean nothing to us (MONEY, LAW, PRODUCT, …) are dropped.
OURS = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "GPE": "GPE",
    "LOC": "GPE",
    "LOCATION": "GPE",
    "DATE": "DATE",
    "ROLE": "ROLE",
    "TITLE": "ROLE",
    "DEGREE": "DEGREE",
}


@Language.component("webinars_labels")
def map_labels(doc: Doc) -> Doc:
    """Renames the entities' labels as OURS says and drops the others."""
    doc.ents = [
        Span(doc, entity.start, entity.end, label=OURS[entity.label_]) for entity in doc.ents if entity.label_ in OURS
    ]
    return doc
