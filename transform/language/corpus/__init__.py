"""The generated corpus: blocks of pages with their labels, from a grammar, the same for the same seed."""

from transform.language.corpus.generate import generate_blocks

__all__ = ["generate_blocks"]
