"""One spelling per address: the form in which the crawler asks for a URL, and by which it knows that it has seen it."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit, urlunsplit

from w3lib.url import safe_url_string

_DEFAULT_PORTS = {"http": 80, "https": 443}

# Parameters that say where a visitor came from or who they are, never what the page shows.
_TRACKING = re.compile(
    r"(?i:utm_.+|mtm_.+|pk_.+|hsa_.+|_hs.+|mc_[ce]id|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid"
    r"|_ga|_gl|mkt_tok|oly_(anon|enc)_id|vero_id|phpsessid|jsessionid|aspsessionid.*|replytocom)"
)
_SESSION = re.compile(r"(?i);jsessionid=[^/]*")


@lru_cache(maxsize=4096)  # the same few links stand on every page of a site
def canonical(url: str) -> str:
    """The URL without fragment, credentials, session, tracking parameters and default port.

    Scheme and host are in lower case. Idempotent. The order of the parameters is kept, because some servers care.

    Raises:
        ValueError: it is not an http or https URL with a host.
    """
    parts = urlsplit(safe_url_string(url.strip()))
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        raise ValueError(f"{url!r} is not an http or https URL")
    query = "&".join(p for p in parts.query.split("&") if p and not _TRACKING.fullmatch(p.partition("=")[0]))
    path = _SESSION.sub("", parts.path) or "/"
    return urlunsplit((parts.scheme, authority(url), path, query, ""))


@lru_cache(maxsize=4096)
def authority(url: str) -> str:
    """`host` or `host:port` of a URL, the port only where it is not the scheme's own.

    Raises:
        ValueError: the URL has no host, or a port that is no number.
    """
    parts = urlsplit(safe_url_string(url.strip()))
    host, port = parts.hostname, parts.port
    if not host:
        raise ValueError(f"{url!r} has no host")
    if ":" in host:
        host = f"[{host}]"
    return host if port in (None, _DEFAULT_PORTS.get(parts.scheme)) else f"{host}:{port}"
