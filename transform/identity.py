"""Ids from meaning: what a webinar, an organization or a page is, folded until only the meaning is left, then hashed.

An id is a prefix and 80 bits of SHA-256 over the folded parts, in base 32: the same on every run and machine. Case,
accents, typographic quotes and dashes, punctuation and white space never change one; of a URL neither do the scheme,
`www.`, tracking parameters, the order of parameters, a trailing slash or a fragment.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

_TRACKING = re.compile(
    r"utm_\w+|mc_[ce]id|fbclid|gclid|dclid|msclkid|gbraid|wbraid|yclid|igshid|_hs\w+|hs\w+tracking|mkt_tok|_ga|_gl|"
    r"oly_\w+_id|vero_\w+|emci|emdi|ceid",
    re.IGNORECASE,
)
_DROPPED = re.compile(r"[.'’‘`´ʼʻ′]")  # "U.S." is "US", "Workers’" is "Workers"


def identifier(prefix: str, *parts: object) -> str:
    """An id such as `web_` and 16 characters; equal parts give equal ids, and ("a", "b") differs from ("ab", "")."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).digest()
    return f"{prefix}_{base64.b32encode(digest[:10]).decode().lower()}"


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Text with only its words left: no case, accents, punctuation or runs of white space; "&" is "and".

    Text without a single word (such as "?!") is only stripped, so that it does not become the same as any other.
    """
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    words = re.findall(r"[^\W_]+", _DROPPED.sub("", plain.replace("&", " and ")))
    return " ".join(words) or " ".join(text.split())


@lru_cache(maxsize=1 << 14)
def canonical_url(url: str) -> str:
    """Host, path and telling parameters of a URL: what two spellings of the same address have in common.

    For keys only: it has no scheme and cannot be opened. Never raises; what is no URL is folded as it stands.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return url.strip()
    if port not in (None, 80, 443):
        host = f"{host}:{port}"
    path = quote(unquote(parts.path), safe="/:@!$&'()*+,;=~-._").rstrip("/")
    kept = sorted(
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(name)
    )
    return f"{host}{path}{'?' + urlencode(kept) if kept else ''}"
