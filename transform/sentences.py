"""Sentences of running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Mx|Prof|Hon|Rev|Sen|Rep|Gov|Lt|Sgt|Jr|Sr|St|Mt|Ft|Inc|Co|Corp|Ltd|No|vs?|etc|U\.S|D\.C|"
    r"[ap]\.\s?m|approx|Ave|Blvd|"
    r"Dept|Assn|Bros|Esq|Ph\.D|J\.D|M\.A|M\.S|P\.C|Lic|Dra|Sra|Lcd[ao]|Ing|art|núm|Atty|Jan|Feb|Mar|Apr|Aug|Sept?|"
    r"Oct|Nov|Dec|e\.g|i\.e)|(?<![\w])[A-Z])\.$"
)


def sentences(text: str) -> Iterator[str]:
    """Split at stops that end a sentence, not at those of initials and abbreviations."""
    start = 0
    for match in re.finditer(r"[.!?][”\"’)]?\s+(?=[“\"(¿¡A-ZÁÉÍÓÚÑ])", text):
        if _ABBREVIATION.search(text[start : match.start() + 1]):
            continue
        yield text[start : match.end()].strip()
        start = match.end()
    if text[start:].strip():
        yield text[start:].strip()
