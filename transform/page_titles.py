"""Which line of a page is its own title: what the page is about, not the name of the site."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from transform.document import Document, Line
from transform.titles import letters_of

if TYPE_CHECKING:
    from transform.linekinds import Reading

_LEAST = 12
"""Letters that two titles must share before one is taken for the other."""


def mark_page_title(document: Document, readings: Sequence[Reading]) -> None:
    """Make the page's title its only heading of the first rank.

    A first heading that leads to the site's front page names the site. On a page without another one, the line that
    the page's own `<title>` repeats is the title, whatever element it stands in.
    """
    first = [r for r in readings if r.line.heading == 1]
    for reading in first:
        if _leads_home(reading.line, document.url):
            reading.kind = "generic"
    if any(r.kind != "generic" for r in first):
        return
    titles = [letters_of(part) for title in (document.title, document.meta.get("og:title")) for part in _parts(title)]
    alike = []
    for reading in readings:
        own = letters_of(reading.text)
        if reading.kind == "title" and reading.words >= 3 and not _leads_elsewhere(reading.line, document.url):
            shared = max((_shared(own, title) for title in titles), default=0)
            if shared > _LEAST:
                alike.append((shared, own, reading))
    longer = {own for shared, own, _ in alike if shared < len(own)}
    if len(longer) > 1:  # several lines begin with the page's title: they are parts of what it names
        alike = [(shared, own, reading) for shared, own, reading in alike if own not in longer]
    if alike:
        _, _, title = max(alike, key=lambda found: (found[0], -(found[2].line.heading or 7)))
        title.line = replace(title.line, heading=1)


def _parts(title: str | None) -> list[str]:
    """A `<title>` and what stands behind each separator in it: "Site: Event", "Event | Site"."""
    if not title:
        return []
    text = re.sub(r"\s*(?:…|\.\.\.)\s*$", "", title)
    starts = [0, *[m.end() for m in re.finditer(r"\s[|–—·»-]\s|:\s", text)]]
    parts = [re.split(r"\s[|–—·»]\s", text[start:])[0] for start in starts]
    return [part for part in parts if len(letters_of(part)) > _LEAST]


def _shared(own: str, title: str) -> int:
    """The letters of the shorter one, where the other begins with it."""
    return min(len(own), len(title)) if own.startswith(title) or title.startswith(own) else 0


def _leads_home(line: Line, url: str) -> bool:
    home = urlsplit(url).hostname
    return line.linked and any(
        not k.embedded and urlsplit(k.url).path in ("", "/") and urlsplit(k.url).hostname == home for k in line.links
    )


def _leads_elsewhere(line: Line, url: str) -> bool:
    here = urlsplit(url)
    return any(
        not k.embedded and (urlsplit(k.url).hostname, urlsplit(k.url).path) != (here.hostname, here.path)
        for k in line.links
    )
