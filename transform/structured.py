"""Events that a page describes to machines: JSON-LD and microdata of schema.org/Event.

Such data is written by templates and is often generic or stale, so it only proposes: `transform.extract` holds it
against what readers see.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import extruct
from lxml import etree

from transform.document import Document, fold

_EVENT_TYPE = re.compile(r"(?:^|/)(?:\w*Event|CourseInstance)$")


@dataclass(frozen=True, slots=True)
class StructuredEvent:
    """One schema.org Event. Texts are folded; `online` is None where the data does not say."""

    name: str
    start: datetime | None
    end: datetime | None
    start_text: str | None
    url: str | None
    description: str | None
    online: bool | None
    status: str | None
    organizers: tuple[str, ...]
    performers: tuple[tuple[str, str | None, str | None], ...]
    selector: str | None


def find_events(document: Document) -> list[StructuredEvent]:
    """The events in the page's structured data, each once; broken blocks are passed over."""
    found: list[StructuredEvent] = []
    for item, selector in _items(document):
        event = _event(item, selector)
        if event is not None and not any(e.name == event.name and e.start == event.start for e in found):
            found.append(event)
    return found


def _items(document: Document) -> Iterator[tuple[dict[str, Any], str | None]]:
    for script in document.tree.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        text = re.sub(r"[\x00-\x1f]+", " ", script.text or "")
        text = re.sub(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$", "", text).strip().rstrip(";")
        try:
            data = json.loads(text, strict=False)
        except ValueError:
            continue  # one malformed block must not cost the others
        path = document.tree.getroottree().getpath(script)
        yield from ((item, path) for item in _flatten(data))
    if document.tree.find(".//*[@itemtype]") is not None:
        html = etree.tostring(document.tree, encoding="unicode", method="html")
        try:
            for item in extruct.extract(html, base_url=document.base, syntaxes=["microdata"], uniform=True)[
                "microdata"
            ]:
                yield from ((nested, None) for nested in _flatten(item))
        except (ValueError, KeyError, TypeError, AttributeError):
            return  # extruct fails on some broken microdata; the page's text remains


def _flatten(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for item in data:
            yield from _flatten(item)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "itemListElement", "item", "event", "events", "subEvent", "mainEntity"):
            yield from _flatten(data.get(key))


def _event(item: dict[str, Any], selector: str | None) -> StructuredEvent | None:
    types = item.get("@type") or ""
    if not any(_EVENT_TYPE.search(str(t)) for t in (types if isinstance(types, list) else [types])):
        return None
    name = _text(item.get("name"))
    if not name:
        return None
    where = item.get("location")
    places = [p for p in (where if isinstance(where, list) else [where]) if isinstance(p, dict)]
    mode = _text(item.get("eventAttendanceMode")) or ""
    online: bool | None = None
    if (
        "Online" in mode
        or "Mixed" in mode
        or any("VirtualLocation" in str(p.get("@type")) for p in places)
        or any(re.search(r"(?i)\b(?:online|zoom|virtual|webinar|webex)\b", _text(p.get("name")) or "") for p in places)
        or re.search(r"(?i)\b(?:online|zoom|virtual|webinar)\b", where if isinstance(where, str) else "")
    ):
        online = True
    elif "Offline" in mode:
        online = False
    status = _text(item.get("eventStatus")) or ""
    start_text = _text(item.get("startDate"))
    return StructuredEvent(
        name=name,
        start=_instant(start_text),
        end=_instant(_text(item.get("endDate"))),
        start_text=start_text,
        url=_text(item.get("url")),
        description=_text(item.get("description")),
        online=online,
        status="cancelled" if "Cancelled" in status else "postponed" if "Postponed" in status else None,
        organizers=tuple(n for n in (_name(o) for o in _many(item.get("organizer"))) if n),
        performers=tuple(p for p in (_person(o) for o in _many(item.get("performer") or item.get("performers"))) if p),
        selector=selector,
    )


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("@id") or value.get("name")
    if not isinstance(value, str):
        return None
    text = fold(re.sub(r"<[^>]+>", " ", _unescape(value)))
    return text or None


def _unescape(text: str) -> str:
    import html

    return html.unescape(html.unescape(text))


def _name(value: Any) -> str | None:
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _person(value: Any) -> tuple[str, str | None, str | None] | None:
    if isinstance(value, dict):
        if "Organization" in str(value.get("@type")):
            return None
        name = _text(value.get("name"))
        return (
            (name, _text(value.get("jobTitle")), _name(value.get("affiliation") or value.get("worksFor")))
            if name
            else None
        )
    name = _text(value)
    return (name, None, None) if name else None


def _instant(text: str | None) -> datetime | None:
    """An ISO 8601 date or time; naive where the data gives no offset."""
    if not text:
        return None
    try:
        return datetime.fromisoformat(re.sub(r"(?<=\d)Z$", "+00:00", text.strip()))
    except ValueError:
        return None
