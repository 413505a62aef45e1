"""The language a page is written in: what its markup says, checked against its words."""

from __future__ import annotations

import re

from transform.document import Document

_SPANISH = frozenset(
    [
        "de",
        "la",
        "el",
        "los",
        "las",
        "en",
        "que",
        "y",
        "para",
        "por",
        "con",
        "del",
        "una",
        "sobre",
        "trabajo",
        "trabajadores",
        "derechos",
        "como",
        "más",
        "su",
        "este",
        "esta",
    ]
)
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "for",
        "on",
        "with",
        "at",
        "from",
        "by",
        "is",
        "are",
        "this",
        "that",
        "workers",
        "rights",
        "will",
        "how",
        "your",
    ]
)
_FRENCH = frozenset(
    [
        "le",
        "les",
        "des",
        "du",
        "et",
        "pour",
        "dans",
        "une",
        "sur",
        "au",
        "aux",
        "est",
        "avec",
        "travail",
        "droits",
        "vous",
    ]
)


def language_of(document: Document) -> str:
    """A two-letter code, "en" where nothing tells. Templates often declare English on Spanish pages: the words win."""
    printed = re.findall(r"[^\W\d_]+", " ".join(line.text for line in document.main[:200]))
    words = [w.lower() for w in printed if len(w) == 1 or not w.isupper()]  # "ET" and "EST" are zones, and no French
    counts = {
        code: sum(w in known for w in words) for code, known in (("en", _ENGLISH), ("es", _SPANISH), ("fr", _FRENCH))
    }
    best = max(counts, key=lambda code: counts[code])
    declared = (document.language or "").lower()[:2]
    if counts[best] >= 8 and counts[best] > 1.5 * counts.get(declared, 0):
        return best
    return declared if re.fullmatch(r"[a-z]{2}", declared) else best if counts[best] else "en"
