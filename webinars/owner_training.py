"""Examples for `transform.site_owner`: the names that gold pages give for their owner, and which of them host."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from transform.document import parse
from transform.owner_clues import owner_names
from webinars.gold import GoldPage, page_bytes, read_gold
from webinars.likeness import organization_likeness
from webinars.linear_models import Clues, Weights, fit_choice

_RIDGE = 6.0
"""Chosen by cross-validation by page over the gold pages of train and dev."""
_NEARLY = 0.15
"""How much less than the best a name may fit the hosts and be right too."""

Example = tuple[list[Clues], list[bool]]
"""The clues of the names of one page, and which of them are the owner's."""


def examples(gold: Path) -> list[Example]:
    """A choice for each page on which a name is that of a host of half its webinars or more."""
    found = []
    for page in read_gold(gold):
        names = owner_names(parse(page_bytes(gold, page), page.url))
        fits = [_fit(one.text, page) for one in names]
        most = max(fits, default=0.0)
        if most >= 0.5:
            found.append(([one.clues for one in names], [fit >= max(0.5, most - _NEARLY) for fit in fits]))
    return found


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
