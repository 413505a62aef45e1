"""The language pipeline: names, organizations, job titles, places, degrees and dates in one block of a page.

    nlp = load()
    [(entity.text, entity.label_) for entity in nlp("Ana Ruiz, Director, Acme Labor Center").ents]

Feed one block at a time (a list item, a paragraph, a cell, a heading), never the text of a page: the model was
trained on blocks and reads a title or an affiliation from its place in the line. MODEL_CARD.md says how well.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = Path(__file__).parent / "model"
# Names another pipeline: a folder or an installed spaCy package.
ENVIRONMENT_VARIABLE = "WEBINARS_SPACY_MODEL"


class LanguageModelError(Exception):
    """The language model cannot be loaded; the text says which and what to do."""


def load(path: str | Path | None = None) -> Language:
    """Loads the pipeline, once per process and model.

    `path`: a folder or an installed package with a spaCy pipeline that finds entities; else the one that
    WEBINARS_SPACY_MODEL names; else the shipped one. The labels of another pipeline are mapped to ours (`labels.py`)
    and the same rules run after it. Raises LanguageModelError.
    """
    return _load(str(path or os.environ.get(ENVIRONMENT_VARIABLE) or MODEL))


@cache
def _load(name: str) -> Language:
    from transform.language.pipeline import assemble

    return assemble(name)
