"""The named series, campaign or section that a webinar stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transform import cues
from transform.linekinds import Reading
from transform.segments import Segment
from transform.titles import clean_title

_SERIES_WORD = re.compile(
    r"(?i)\b(?:series|serie|ciclo|campaign|campaña|institute|academy|academia|speaker series|program series|primers?)\b"
)
_LIST_NAME = re.compile(
    r"(?i)\b(?:webinars?|webcasts?|trainings?|events?|workshops?|sessions?|recordings?|videos?|library|archives?|"
    r"calendar|programs?|papers|watch|coming|open to|limited|on[- ]demand|recorded|talleres|eventos|webinarios|"
    r"seminarios?|charlas?|upcoming|past|recent|previous|anteriores|pr[oó]ximos)\b"
)
_PART_OF = re.compile(
    r"(?i)\b(?:part (?:\w+ )?of|(?:first|second|third|fourth|fifth|sixth|last|final|next|latest|installment|session|"
    r"webinar) (?:\w+ )?(?:in|of)|parte de|dentro de(?:l)?)\s+(?:the|our|its|a|an|el|la|nuestr[oa])?\s*"
    r"(?:[\w-]+[- ]part\s+)?[“\"«]?(?P<name>[A-ZÁÉÍÓÚ0-9][^.;”\"»]{3,90}?(?:\s(?:[Ss]eries|[Ss]erie|[Cc]iclo|"
    r"[Cc]ampaign))?)[”\"»]?(?:\s+(?:webinar |training |speaker )?series)?(?=[.,;:)]|\s+(?:and|which|that|is|will|on|"
    r"for|with|from|by)\b|$)"
)


def series_of(segment: Segment, owner: str | None, readings: Sequence[Reading]) -> tuple[str, Reading] | None:
    """The series and the line that names it, or None."""
    unit = segment.unit
    for reading in unit.lines:
        if reading is unit.head or reading.kind in ("prose", "person", "date", "resource", "label"):
            continue
        if _SUBTITLE.match(reading.text):
            continue
        if (
            reading.words <= 8
            and re.search(r"(?i)\b(?:series|serie|ciclo)\b", reading.text)
            and not cues.GENERIC_HEADING.match(reading.text)
        ):
            return _cleaned(reading.text), reading
    for reading in unit.lines:
        if (
            reading.kind == "prose"
            and (match := _PART_OF.search(reading.text))
            and re.search(r"(?i)series|serie|ciclo|campaign", reading.text[match.start() : match.end() + 30])
        ):
            return _cleaned(match["name"]), reading
    if segment.single:
        return _before_title(segment, readings)
    if unit.campaign is not None and _SERIES_WORD.search(unit.campaign.text):
        return _cleaned(unit.campaign.text), unit.campaign
    for section in reversed(unit.sections):
        if _SUBTITLE.match(section.text):
            parent = next((r for r in reversed(readings) if r.index < section.index and r.line.heading), None)
            if parent is not None and parent.kind == "title":
                return _cleaned(parent.text), parent
        if (
            section.line.heading == 1
            and not _SERIES_WORD.search(section.text)
            and not _named_series_page(section, readings)
        ):
            continue
        if _is_theme(section, owner):
            above = next(
                (
                    r
                    for r in reversed(readings)
                    if r.index == section.index - 1 and r.line.heading and r.text.rstrip().endswith(":")
                ),
                None,
            )
            return _cleaned(f"{above.text} {section.text}" if above else section.text), section
        if section.kind == "title" and _LIST_NAME.search(section.text):
            return None
    return None


_SUBTITLE = re.compile(r"(?i)^\W*(?:an? |our |the )(?:\w+ ){0,3}(?:series|serie|ciclo)\b")


def _is_theme(section: Reading, owner: str | None) -> bool:
    text = section.text
    if (
        section.kind in ("date", "generic", "label", "key", "meta", "person")
        or section.words > 16
        or (owner and text.casefold() == owner.casefold())
        or re.match(r"(?i)with\s", text)
    ):
        return False
    if cues.GENERIC_HEADING.match(text) or cues.RELATED_HEADING.match(text):
        return False
    return _SERIES_WORD.search(text) is not None or not _LIST_NAME.search(text)


def _named_series_page(section: Reading, readings: Sequence[Reading]) -> bool:
    """The heading names a series when the line below it says so: "The Path Forward" / "A Webinar Series"."""
    below = [r for r in readings if section.index < r.index <= section.index + 2]
    return any(re.fullmatch(r"(?i)\W*(?:an? |our |the )?(?:\w+ ){0,3}series\W*", r.text) for r in below)


def _before_title(segment: Segment, readings: Sequence[Reading]) -> tuple[str, Reading] | None:
    """A short line above the title of an event page: "Labor Forum Series"."""
    above = [r for r in readings if segment.unit.head.index - 4 <= r.index < segment.unit.head.index]
    for reading in reversed(above):
        if (
            reading.words <= 8
            and re.search(r"(?i)\b(?:series|serie|ciclo)\b", reading.text)
            and not cues.GENERIC_HEADING.match(reading.text)
        ):
            return _cleaned(reading.text), reading
    return None


def _cleaned(text: str) -> str:
    text = re.sub(r"(?i)\s+(?:begins?|starts?|kicks? off|continues?|returns?)\b.*$", "", text)
    return clean_title(re.sub(r"(?i)^(?:series|serie|ciclo|part of(?: the)?)\s*:?\s+", "", text))
