"""Which time zone a page means, as an IANA name.

"EST" is how people write Eastern time all year round, so an American abbreviation names the zone, and the calendar
decides whether daylight saving is on. Abbreviations that several countries share are read where one use is by far the
most common in writing (IST: India, BST: Britain), and left alone otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from zoneinfo import available_timezones

_EASTERN, _CENTRAL, _MOUNTAIN, _PACIFIC = "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"
_ALASKA, _HAWAII, _ATLANTIC = "America/Anchorage", "Pacific/Honolulu", "America/Halifax"
_WEST_EUROPE, _INDIA, _SYDNEY = "Europe/Paris", "Asia/Kolkata", "Australia/Sydney"

AMERICAN = frozenset((_EASTERN, _CENTRAL, _MOUNTAIN, _PACIFIC, _ALASKA, _HAWAII, _ATLANTIC, "America/Toronto"))

# Matched as printed, in capitals; the American ones of three letters in small letters too.
_ABBREVIATIONS = {
    **dict.fromkeys(("ET", "EST", "EDT", "EPT"), _EASTERN),
    **dict.fromkeys(("CT", "CST", "CDT", "CPT"), _CENTRAL),
    **dict.fromkeys(("MT", "MST", "MDT"), _MOUNTAIN),
    **dict.fromkeys(("PT", "PST", "PDT"), _PACIFIC),
    **dict.fromkeys(("AKT", "AKST", "AKDT"), _ALASKA),
    **dict.fromkeys(("HST", "HDT", "HAST"), _HAWAII),
    **dict.fromkeys(("AST", "ADT"), _ATLANTIC),
    **dict.fromkeys(("NST", "NDT"), "America/St_Johns"),
    "ChST": "Pacific/Guam",
    **dict.fromkeys(("UTC", "GMT"), "UTC"),
    "BST": "Europe/London",
    **dict.fromkeys(("CET", "CEST"), _WEST_EUROPE),
    **dict.fromkeys(("WET", "WEST"), "Europe/Lisbon"),
    **dict.fromkeys(("EET", "EEST"), "Europe/Athens"),
    "MSK": "Europe/Moscow",
    "IST": _INDIA,
    "PKT": "Asia/Karachi",
    "ICT": "Asia/Bangkok",
    "WIB": "Asia/Jakarta",
    "PHT": "Asia/Manila",
    "SGT": "Asia/Singapore",
    "HKT": "Asia/Hong_Kong",
    "JST": "Asia/Tokyo",
    "KST": "Asia/Seoul",
    "EAT": "Africa/Nairobi",
    "SAST": "Africa/Johannesburg",
    **dict.fromkeys(("AEST", "AEDT"), _SYDNEY),
    "AWST": "Australia/Perth",
    **dict.fromkeys(("NZST", "NZDT"), "Pacific/Auckland"),
    "BRT": "America/Sao_Paulo",
    "COT": "America/Bogota",
    "CDMX": "America/Mexico_City",
}
# French-Canadian abbreviations (heure de l'Est, heure avancée de l'Est, …), read on French pages only.
_FRENCH = {
    **dict.fromkeys(("HE", "HNE", "HAE"), "America/Toronto"),
    **dict.fromkeys(("HC", "HNC", "HAC"), "America/Winnipeg"),
    **dict.fromkeys(("HR", "HNR", "HAR"), "America/Edmonton"),
    **dict.fromkeys(("HP", "HNP", "HAP"), "America/Vancouver"),
    **dict.fromkeys(("HA", "HNA", "HAA"), _ATLANTIC),
}
# Names that stand for American zones even without the word "time" ("2:00 p.m. Eastern").
_REGIONS = {
    "eastern": _EASTERN,
    "central": _CENTRAL,
    "mountain": _MOUNTAIN,
    "pacific": _PACIFIC,
    "alaska": _ALASKA,
    **dict.fromkeys(("hawaii", "hawai'i", "hawai’i", "hawai‘i", "hawaiʻi"), _HAWAII),
    "hawaiian": _HAWAII,
    "hawaii-aleutian": _HAWAII,
    "atlantic": _ATLANTIC,
    "arizona": "America/Phoenix",
    "newfoundland": "America/St_Johns",
    "east coast": _EASTERN,
    "west coast": _PACIFIC,
}
# Names that need the word "time", "hora" or "heure".
_PLACES = {
    "central european": _WEST_EUROPE,
    "western european": "Europe/Lisbon",
    "eastern european": "Europe/Athens",
    "greenwich mean": "UTC",
    "coordinated universal": "UTC",
    "universal": "UTC",
    "british": "Europe/London",
    "british summer": "Europe/London",
    "uk": "Europe/London",
    "irish": "Europe/Dublin",
    "india": _INDIA,
    "indian": _INDIA,
    "japan": "Asia/Tokyo",
    "korea": "Asia/Seoul",
    "china": "Asia/Shanghai",
    "philippine": "Asia/Manila",
    "philippines": "Asia/Manila",
    "indochina": "Asia/Bangkok",
    "east africa": "Africa/Nairobi",
    "eastern africa": "Africa/Nairobi",
    "west africa": "Africa/Lagos",
    "south africa": "Africa/Johannesburg",
    "south african": "Africa/Johannesburg",
    "australian eastern": _SYDNEY,
    "australian western": "Australia/Perth",
    "new zealand": "Pacific/Auckland",
    "este": _EASTERN,
    "del este": _EASTERN,
    "centro": _CENTRAL,
    "pacifico": _PACIFIC,
    "montana": _MOUNTAIN,
    "atlantico": _ATLANTIC,
    "mexico": "America/Mexico_City",
    "centro de mexico": "America/Mexico_City",
    "ciudad de mexico": "America/Mexico_City",
    "nueva york": _EASTERN,
    "miami": _EASTERN,
    "washington": _EASTERN,
    "washington dc": _EASTERN,
    "dc": _EASTERN,
    "boston": _EASTERN,
    "california": _PACIFIC,
    "san francisco": _PACIFIC,
    "seattle": _PACIFIC,
    "texas": _CENTRAL,
    "ottawa": "America/Toronto",
    "montreal": "America/Toronto",
    "geneva": "Europe/Zurich",
    "ginebra": "Europe/Zurich",
    "geneve": "Europe/Zurich",
    "delhi": _INDIA,
    "new delhi": _INDIA,
    "beijing": "Asia/Shanghai",
    "peninsular": "Europe/Madrid",
    "peninsulares": "Europe/Madrid",
    "espana": "Europe/Madrid",
    "spain": "Europe/Madrid",
    "colombia": "America/Bogota",
    "peru": "America/Lima",
    "ecuador": "America/Guayaquil",
    "argentina": "America/Argentina/Buenos_Aires",
    "chile": "America/Santiago",
    "puerto rico": "America/Puerto_Rico",
    "l'est": "America/Toronto",
    "paris": "Europe/Paris",
}
_HALF_HOURS = {"+5:30": _INDIA, "+5:45": "Asia/Kathmandu", "+9:30": "Australia/Darwin", "-3:30": "America/St_Johns"}

_GAP = r"[)\]]?[\s,;|(\[]*(?:[-–—]\s*)?(?:in\s+(?:the\s+)?)?(?:U\.?S\.?A?\.?[\s/]+(?=[EeCcMmPp]))?"
_OFFSET = re.compile(r"(?:GMT|UTC)\s*(?P<sign>[+−–-])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?(?!\d)")
_KIND = r"(?:[\s-]+(?:standard|daylight|summer|prevailing|savings?))*"
_REGION = re.compile(
    rf"(?P<name>{'|'.join(sorted(_REGIONS, key=len, reverse=True))}){_KIND}(?P<time>\s+(?:time|tz)(?:\s+zone)?)?\b"
    r"(?:\s*\(?\s*(?:US|U\.S\.)\s*(?:and|&)\s*Canada\s*\)?)?",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?P<name>[A-Za-zÀ-ÿ][\w.'’]*(?:[\s-]+[A-Za-zÀ-ÿ][\w.'’]*){{0,2}}?),?(?:\s+local)?{_KIND}\s+time\b", re.IGNORECASE
)
_SPANISH = re.compile(
    r"(?:hora|horario|tiempo)(?:\s+(?:local|oficial|est[aá]ndar|de\s+verano))*(?:\s+(?:del|de\s+la|de\s+el|de|en))?\s+"
    r"(?P<name>[A-Za-zÀ-ÿ]+(?:\s+(?:de\s+)?[A-Za-zÀ-ÿ]+){0,2})",
    re.IGNORECASE,
)
_FRENCH_NAME = re.compile(
    r"heure(?:\s+(?:avanc[ée]e|normale|d['’]\w+))*\s+(?:de\s+|du\s+)?(?P<name>l['’]Est|[A-Z]\w+)", re.I
)
_CODE = re.compile(r"(?:[A-Z]\.){2,4}|[A-Za-z]{2,4}\b(?!['’])")
_GLOSS = re.compile(r"\s*\(\s*")
_IANA = re.compile(r"[A-Z][a-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?")
_BARE_PLACE = re.compile(
    r"\s*\(?\s*(?:(?:en|in)\s+)?(?P<name>[A-ZÀ-Ý][\w.'’]+(?:\s[A-ZÀ-Ý][\w.'’]+){0,2})"
    r"(?:\s*(?:,|/|y|and|&)\s*[A-ZÀ-Ý][\w.'’]+(?:\s[A-ZÀ-Ý][\w.'’]+)?)*\)?(?=\s*(?:[|/;,·•–-]|$))"
)
_DECLARED = re.compile(
    r"(?:\b(?:all|any|the|these|listed|stated|session|webinar)\s+(?:event\s+|session\s+|webinar\s+|start\s+)?times?\b"
    r"|\btimes\b|\blas\s+horas\b|\blos\s+horarios\b|\bhoras\b(?=\s+de\s))"
    r"\s*(?:\b(?:are|is|shown|listed|given|noted|stated|below|here|in|as|est[aá]n|son|se\s+dan|indicad[ao]s|en)\b\s*)*[:(]?"
    r"|\b(?:time\s*zone|zona\s+horaria|fuseau\s+horaire)\b\s*[:=]?",
    re.IGNORECASE,
)
_DECLARED_PLACE = re.compile(
    r"\s*(?:(?:del|de\s+la|de|en)\s+)?(?P<name>[A-Za-zÀ-ÿ]+(?:\s+(?:de\s+)?[A-Za-zÀ-ÿ]+){0,3})"
)
_CLOSING = re.compile(r"\s*(?:\(\s*(?:US|U\.S\.)\s*(?:and|&)\s*Canada\s*\))?\s*[)\]]")


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone in a text: IANA name and the characters that state it."""

    name: str
    start: int
    end: int


def zone_after(text: str, position: int, *, language: str = "en") -> Zone | None:
    """The zone printed at `position`, where a clock time ends: "2 p.m. ET", "14:00 (CET)", "9:00 hora del Este"."""
    gap = re.compile(_GAP).match(text, position)
    start = gap.end() if gap else position
    opened = bool(gap) and any(c in text[position:start] for c in "([")
    offset = _OFFSET.match(text, start)
    if offset is not None:  # "(GMT-05:00) Eastern Time": the name knows of daylight saving, the number does not
        named = zone_after(text, _past_bracket(text, offset.end()), language=language)
        name = named.name if named else _fixed(offset)
        return Zone(name, start, named.end if named else _close(text, offset.end(), opened)) if name else None
    found = _name_at(text, start, language)
    if found is None:
        return None
    name, end = found[0], _close(text, found[1], opened)
    gloss = _GLOSS.match(text, end)
    finer = _name_at(text, gloss.end(), language) if gloss else None
    if finer is not None and finer[0] != "UTC":  # "MST (Arizona time)", but not "EDT (GMT-4)"
        name, end = finer[0], _close(text, finer[1], opened=True)
    return Zone(name, start, end)


def place_after(text: str, position: int, *, language: str = "en") -> Zone | None:
    """The zone of a place named right after a clock time ("10:00 Lima y Bogotá | 16:00 Madrid"), which may be where
    the event takes place: trust it only where a time in another zone confirms it."""
    match = _BARE_PLACE.match(text, position)
    if match is None:
        return None
    found = _place(match["name"], language)
    return Zone(found[0], match.start("name"), match.end()) if found and not found[1] else None


def stated_zone(text: str, *, language: str = "en") -> Zone | None:
    """The zone that a text declares for all its times: "All times Eastern", "Time zone: Pacific", "times are in ET"."""
    for match in _DECLARED.finditer(text):
        zone = zone_after(text, match.end(), language=language)
        if zone is not None:
            return zone
        place = _DECLARED_PLACE.match(text, match.end())
        if place is not None and (found := _place(place["name"], language)):
            return Zone(found[0], place.start("name"), place.end() - found[1])
    return None


def _past_bracket(text: str, position: int) -> int:
    return position + 1 if text[position : position + 1] in (")", "]") else position


def _close(text: str, end: int, opened: bool) -> int:
    closing = _CLOSING.match(text, end) if opened else None
    return closing.end() if closing else end


def _fixed(offset: re.Match[str]) -> str | None:
    """The IANA name of a constant offset, where the sign is turned round; None for a half hour without a zone."""
    hours, minutes = int(offset["hours"]), int(offset["minutes"] or 0)
    sign = "+" if offset["sign"] == "+" else "-"
    if minutes:
        return _HALF_HOURS.get(f"{sign}{hours}:{minutes:02d}")
    if hours == 0:
        return "UTC"
    return f"Etc/GMT{'-' if sign == '+' else '+'}{hours}" if hours <= 12 else None


def _name_at(text: str, start: int, language: str) -> tuple[str, int] | None:
    """(IANA name, end) of the zone whose name begins at `start`."""
    primary = language.split("-")[0].lower()
    code = _CODE.match(text, start)
    if code is not None:
        found = _abbreviation(code[0].replace(".", ""), primary)
        if found and not (code[0] == "WEST" and re.match(r"\s+[A-Z][a-z]", text[code.end() :])):
            return found, code.end()
    if iana := _IANA.match(text, start):
        return (iana[0], iana.end()) if iana[0] in available_timezones() else None
    if region := _REGION.match(text, start):
        # "9 a.m. Central Library" names a place
        building = region["time"] is None and re.match(r"\s+(?!Standard|Daylight|Time)[A-Z][a-z]", text[region.end() :])
        european = re.match(r"\s+(?:european|africa)", text[region.end() :], re.IGNORECASE)
        if not building and not european:
            return _REGIONS[region["name"].lower()], region.end()
    for pattern in (_SPANISH, _FRENCH_NAME, _NAMED):
        match = pattern.match(text, start)
        if match is not None and (place := _place(match["name"], language)):
            return place[0], match.end() if pattern is _NAMED else match.end("name") - place[1]
    return None


def _abbreviation(code: str, primary: str) -> str | None:
    if primary == "fr" and code in _FRENCH:
        return _FRENCH[code]
    if code in _ABBREVIATIONS:
        return _ABBREVIATIONS[code]
    small = code.upper() if code == code.lower() and primary == "en" else ""
    found = _ABBREVIATIONS.get(small)
    return found if found in AMERICAN else None


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name.lower().replace("’", "'").replace(".", ""))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


@cache
def _cities() -> dict[str, str]:
    """City -> zone, after the last part of the IANA names ("America/New_York" -> "new york")."""
    continents = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
    names = sorted(zone for zone in available_timezones() if zone.startswith(continents))
    return {_plain(zone.rsplit("/", 1)[1].replace("_", " ")): zone for zone in names}


def _place(printed: str, language: str) -> tuple[str, int] | None:
    """(zone, how many characters at the end of `printed` are not its name) for a place; ever fewer words are tried."""
    words = printed
    while words:
        plain = _plain(words)
        found = _PLACES.get(plain) or (_REGIONS.get(plain)) or _cities().get(plain)
        if found:
            if found == _CENTRAL and plain in ("centro", "central") and language.upper().endswith("-MX"):
                found = "America/Mexico_City"
            return found, len(printed) - len(words)
        words = words.rpartition(" ")[0].rstrip()
    return None
