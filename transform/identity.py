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
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from transform.records import EventDate

_TRACKING = re.compile(
    r"utm_\w+|mc_[ce]id|fbclid|gclid|dclid|msclkid|gbraid|wbraid|yclid|igshid|_hs\w+|hs\w+tracking|mkt_tok|_ga|_gl|"
    r"oly_\w+_id|vero_\w+|emci|emdi|ceid",
    re.IGNORECASE,
)
_DROPPED = re.compile(r"[.'’‘`´ʼʻ′]")  # "U.S." is "US", "Workers’" is "Workers"
_ARTICLE = re.compile(r"^(?:the|a|an|el|la|los|las) (?=\S)")


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


def fold_organization(name: str) -> str:
    """The key of an organization's canonical name: folded, without a leading article."""
    return _ARTICLE.sub("", fold(name))


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


@dataclass(frozen=True, slots=True, order=True)
class WebinarKey:
    """What makes a webinar this one: its title and its date as far as the page states it.

    day: ISO date, month ("2023-02"), year ("2023") or nothing. An undated webinar is only known within its source, for
    two sites' undated "Investigations" are not proven to be the same; `source_id` is empty for a dated one.
    """

    title: str
    day: str
    source_id: str

    @property
    def webinar_id(self) -> str:
        return identifier("web", self.title, self.day, self.source_id)

    def agrees_with(self, other: WebinarKey) -> bool:
        """Both may be one event: one date refines the other, and one title is the other or the start of it."""
        days = sorted((self.day, other.day), key=len)
        titles = sorted((self.title, other.title), key=len)
        return days[1].startswith(days[0]) and titles[1].startswith(titles[0])


def webinar_key(title: str, when: EventDate | None, source_id: str) -> WebinarKey:
    """The key of a webinar with this title and date on a page of this source."""
    day = _as_stated(when)
    return WebinarKey(fold(title), day, "" if day else source_id)


def _as_stated(when: EventDate | None) -> str:
    if when is None or when.precision == "none":
        return ""
    if when.start is not None and when.precision in ("day", "month"):
        return when.start.isoformat()[: 10 if when.precision == "day" else 7]
    return f"{when.year:04d}" if when.year is not None else ""
