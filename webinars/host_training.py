"""Weights for `transform.host_weighing`, learned from gold pages: which of the bodies that a page names are hosts.

Learned from the webinars that extraction finds and the gold holds; the bodies are those that their lines name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from transform.extract import extract_page
from transform.host_weighing import KINDS, Candidate, weights_of
from transform.records import WebinarRecord
from webinars.gold import GoldPage, accepted_titles, page_bytes, read_gold
from webinars.likeness import likeness, same_organization
from webinars.linear_models import Clues, Weights, fit_kinds

_ALIKE = 0.7
"""How alike the titles of a webinar and of the gold's have to be."""
_RIDGE = 4.0
"""Chosen by cross-validation by page over the gold pages of train and dev."""
_AS_OF = date(2026, 11, 22)
"""Whether a webinar is in the past makes no difference to its hosts."""

Example = tuple[Clues, int]
"""The clues of a body and which of `KINDS` it is."""


@dataclass(frozen=True, slots=True)
class _Named:
    record: WebinarRecord
    candidates: Sequence[Candidate]


def examples(gold: Path) -> list[Example]:
    """The bodies that the pages of a gold file name; each once where the same is said of it for several webinars."""
    return [example for page in read_gold(gold) for example in sorted(_examples(gold, page), key=_in_order)]


def _in_order(example: Example) -> tuple[int, list[str]]:
    return example[1], sorted(example[0])


def _examples(gold: Path, page: GoldPage) -> set[Example]:
    noted: list[_Named] = []
    html = page_bytes(gold, page)
    found = extract_page(
        html, page.url, as_of=_AS_OF, note_bodies=lambda record, bodies: noted.append(_Named(record, bodies))
    )
    told: set[Example] = set()
    left = list(page.webinars)
    for named in noted:
        due = max(left, key=lambda webinar: _fit(named.record, webinar), default=None)
        if (
            all(named.record is not record for record in found.webinars)
            or due is None
            or _fit(named.record, due) < _ALIKE
        ):
            continue
        left.remove(due)
        for body in (body for body in named.candidates if not body.is_owner):
            sort = _kind(body.name, due.get("organizations", []))
            if sort is not None:
                told.add((body.clues, sort))
    return told


def _fit(record: WebinarRecord, webinar: dict[str, Any]) -> float:
    """How well the gold's webinar fits: its title, and among equal ones its day."""
    day = record.date.value.text if record.date else None
    alike = max(likeness(record.title.value, title) for title in accepted_titles(webinar))
    return alike + 0.1 * (webinar.get("start_date") == day)


def _kind(name: str, organizations: Sequence[dict[str, Any]]) -> int | None:
    """Which of `KINDS` the gold says a body is; None where it may be a host or not."""
    for organization in organizations:
        forms = [organization["name"], *(organization.get("alt") or [])]
        if organization["relation"] in KINDS and any(same_organization(name, form) for form in forms):
            return None if organization.get("optional") else KINDS.index(organization["relation"])
    return 0


def fit_hosts(told: Sequence[Example]) -> dict[str, Weights]:
    """The weights by kind and by clue, in log-odds."""
    return dict(zip(map(weights_of, KINDS), fit_kinds(told, len(KINDS), _RIDGE), strict=True))
