"""Examples for `transform.site_owner`: the names that gold pages give for their owner, and which of them host."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from transform.document import Document, parse
from transform.owner_clues import owner_names
from transform.owner_names import PLACES
from transform.site_owner import NOBODY
from webinars.gold import GoldPage, page_bytes, read_gold
from webinars.likeness import organization_likeness
from webinars.linear_models import Clues, Weights, fit_choice

_RIDGE = 16.0
"""Chosen by cross-validation by page over the gold pages of train and dev."""
_HALF = 0.5
_NEARLY = 0.15
"""How much less than the best a name may fit the hosts and be right too."""

Example = tuple[list[Clues], list[bool]]
"""The clues of the names of one page and of nobody, and which of them are right."""


def examples(gold: Path) -> list[Example]:
    """Choices from the pages on which a name is that of a host of half the webinars or more.

    Each page is learned whole, without each of its places, and with one of them only: where that leaves none of the
    right names, nobody is right.
    """
    found = []
    for page in read_gold(gold):
        document = parse(page_bytes(gold, page), page.url)
        whole = _example(document, page, PLACES)
        if not whole[1][-1]:
            parts = [PLACES - {place} for place in sorted(PLACES)] + [frozenset([place]) for place in sorted(PLACES)]
            found += [whole, *(_example(document, page, places) for places in parts)]
    return found


def _example(document: Document, page: GoldPage, places: frozenset[str]) -> Example:
    names = owner_names(document, places)
    fits = [_fit(one.text, page) for one in names]
    most = max(fits, default=0.0)
    right = [fit >= max(_HALF, most - _NEARLY) for fit in fits]
    return [*(one.clues for one in names), frozenset([NOBODY])], [*right, most < _HALF]


def _fit(name: str, page: GoldPage) -> float:
    """How well a name fits the hosts of a page's webinars, on average."""
    hosts = [[body for body in webinar.get("organizations") or [] if _hosts(body)] for webinar in page.webinars]
    told = [max(_likeness(name, body) for body in bodies) for bodies in hosts if bodies]
    return sum(told) / len(told) if told else 0.0


def _hosts(body: dict[str, Any]) -> bool:
    return bool(body["relation"] == "host")


def _likeness(name: str, body: dict[str, Any]) -> float:
    return organization_likeness(name, body["name"], filter(None, body.get("alt") or []))


def fit_owners(told: list[Example]) -> dict[str, Weights]:
    """The weights by clue, in log-odds against the other names of a page."""
    return {"owners": fit_choice(told, _RIDGE)}
