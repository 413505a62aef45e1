"""English tokenization, with the separators of listing lines split off ("Ruiz|Director") and the stop after "PhD."."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from spacy.lang.en import English
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

if TYPE_CHECKING:
    from spacy.language import Language

_SEPARATORS = (r"\|", "•", "·", "»", "–", "—", "/")


def block_tokenizer() -> Callable[[Language], Tokenizer]:
    """The tokenizer that config.cfg names."""

    def create(nlp: Language) -> Tokenizer:
        defaults = English.Defaults
        prefixes, suffixes, infixes = (
            list(part or ()) for part in (defaults.prefixes, defaults.suffixes, defaults.infixes)
        )
        between = [rf"(?<=\S)(?:{'|'.join(_SEPARATORS)})(?=\S)", r"(?<=[a-zA-ZÀ-ÿ.]);(?=\S)"]
        return Tokenizer(
            nlp.vocab,
            rules=defaults.tokenizer_exceptions,
            prefix_search=compile_prefix_regex([*prefixes, *_SEPARATORS, "@"]).search,
            suffix_search=compile_suffix_regex([*suffixes, *_SEPARATORS, r"(?<=[a-z0-9][A-Z])\."]).search,
            infix_finditer=compile_infix_regex([*between, *infixes]).finditer,
            token_match=defaults.token_match,
            url_match=defaults.url_match,
        )

    return create


registry.tokenizers.register("webinars.block_tokenizer.v1", func=block_tokenizer)
