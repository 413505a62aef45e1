"""Examples for `transform.presenter_likelihood`: whom the webinars of gold pages name, and whether they present."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from transform.document import Document
from transform.linekinds import Reading
from transform.presenter_clues import persons_named
from transform.segments import find_segments
from transform.structured import StructuredEvent
from transform.titles import clean_title
from webinars.gold import accepted_titles
from webinars.likeness import likeness, person_likeness

_ALIKE = 0.8
_SAME_PERSON = 0.9


def presenter_examples(
    document: Document,
    readings: Sequence[Reading],
    events: Sequence[StructuredEvent],
    webinars: Sequence[dict[str, Any]],
    language: str,
) -> list[tuple[frozenset[str], bool]]:
    """The clues of everybody whom a webinar's part of the page names, and whether the gold has him or her.

    Parts and the gold's webinars are brought together by their titles, the only part with the only webinar.
    """
    segments = find_segments(document, readings, events)
    found: list[tuple[frozenset[str], bool]] = []
    for segment in segments:
        alike = [(_likeness(clean_title(segment.title, language=language), webinar), webinar) for webinar in webinars]
        most, webinar = max(alike, key=lambda pair: pair[0], default=(0.0, {}))
        if not webinar or (most < _ALIKE and not len(segments) == len(webinars) == 1):
            continue
        for named in persons_named(segment.unit.lines, segment.unit.head, document):
            name = named.listed.name.name
            same = [p for p in webinar.get("presenters") or [] if person_likeness(name, p["name"]) >= _SAME_PERSON]
            if not same or any(not person.get("optional") for person in same):
                found.append((frozenset(named.clues), bool(same)))
    return found


def _likeness(title: str, webinar: dict[str, Any]) -> float:
    return max(likeness(title, accepted) for accepted in accepted_titles(webinar))
