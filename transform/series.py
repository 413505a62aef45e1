"""The named series, campaign or section that a webinar stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transform import cues
from transform.body_names import is_title_case
from transform.linekinds import Reading
from transform.names import is_dictionary_word
from transform.placing_words import is_named
from transform.segments import Segment
from transform.titles import clean_title

_SERIES = re.compile(r"(?i)\b(?:series|serie|ciclo)\b")
_SERIES_WORD = re.compile(
    r"(?i)\b(?:series|serie|ciclo|campaign|campaña|institute|academy|academia|primers?|(?:mon|tues|wednes|thurs|"
    r"fri)days|lunch (?:and|&|n|’n’|'n') (?:learns?|labor))\b"
)
_LIST_NAME = re.compile(
    r"(?i)\b(?:webinars?|webcasts?|trainings?|events?|workshops?|sessions?|recordings?|videos?|library|archives?|"
    r"calendar|programs?|papers|watch|coming|open to|limited|on[- ]demand|recorded|talleres|eventos|webinarios|"
    r"seminarios?|charlas?|upcoming|past|recent|previous|anteriores|pr[oó]ximos)\b"
)
_KIND = (
    r"(?:(?:free|online|virtual|monthly|weekly|live|public|noontime|lunchtime|webinar|webcast|web|speaker|training|"
    r"lecture|event|learning|workshop|discussion|video|dialogue|conversation|seminar|panel|podcast|brown bag)\s+)*"
)
_OPEN, _CLOSE = "[“\"«‘']", "[”\"»’']"
_THE_SERIES = re.compile(
    rf"(?:\b(?:[Tt]he|[Oo]ur|[Ii]ts|[Tt]heir|of|in|part of|[A-Z]\w+[’']s)\s+|"
    rf"^){_OPEN}?(?P<name>[A-Z0-9#][^.;:“”\"«»]{{3,80}}?){_CLOSE}?,?\s+{_KIND}series\b"
)
_PART_OF = (
    r"(?i:\b(?:part|first|second|third|fourth|fifth|sixth|next|last|latest|final|another|one|installment|edition|"
    r"parte|"
    r"primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|[uú]ltim[oa]|marco)(?: \w+)?(?: in| of| de| del) ?(?:the |"
    r"our |its |la |el )?)"
)
# 'The MWC "Solidarity Hour" series', "the first of the campaign “No rights, no ride”", "the third of our Labor Talks".
_QUOTED_SERIES = re.compile(
    rf"{_OPEN}(?P<name>[^“”\"«»]{{4,80}}?),?{_CLOSE} {_KIND}series\b|"
    rf"(?:\b(?i:series|ciclo|serie)|{_PART_OF}campaign|{_PART_OF}campaña)(?i: (?:of|de) \w+)?,?"
    rf"(?i: called| titled| entitled| titulad[oa]| denominad[oa]|"
    rf" llamad[oa])? {_OPEN}(?P<later>[^“”\"«»]{{4,80}}?),?{_CLOSE}|"
    rf"{_PART_OF}{_OPEN}(?P<campaign>[^“”\"«»]{{4,80}}?),?{_CLOSE} campaign|"
    rf"{_PART_OF}(?P<of>[A-Z][^.;:,“”\"«»]{{3,60}}? (?:Talks|Conversations|Dialogues|Lectures|Briefings|"
    rf"Roundtables|Seminars))\b"
)
_SERIES_CALLED = re.compile(
    r"\b(?i:series|serie|ciclo)(?:\s+(?:of|de)\s+[a-zé]+(?:\s+[a-zé]+)?)?,?\s+"
    r"(?:(?:called|titled|entitled|named|known as|titulad[oa]|denominad[oa]|llamad[oa])\s+)?"
    rf"(?:{_OPEN}(?P<quoted>[^“”\"«»]{{4,80}}?),?{_CLOSE}|(?P<name>[A-ZÁÉÍÓÚÑ#][^.;:,()]{{3,80}}))"
)
_SUBTITLE = re.compile(r"(?i)^\W*(?:an? |our |the |una? )(?:[\w-]+ ){0,3}(?:series|serie|ciclo)\b")
_LABEL = re.compile(r"(?i)^\W*(?:(?:webinar |event |program )?series|serie|ciclo|part of)\s*:\s*(?P<name>.*)$")


def series_of(segment: Segment, owner: str | None, readings: Sequence[Reading]) -> tuple[str, Reading] | None:
    """The series and the line that names it, or None."""
    beside = _at_title(segment, readings) if segment.single else _above(segment, owner, readings)
    found = _said_of(segment) or beside or _prefix(segment, owner, readings)
    if found is None and segment.single:
        found = _said_elsewhere(segment, readings)
    return found if found is not None and is_named(found[0]) else None


def _said_of(segment: Segment) -> tuple[str, Reading] | None:
    """What the webinar's own lines say: a label, a short line with the word, a sentence."""
    lines = segment.unit.lines
    for reading, after in zip(lines, [*lines, None][1:], strict=True):
        if (label := _LABEL.match(reading.text)) is not None and reading.words <= 16:
            at = reading if label["name"] else after
            if at is not None and at.words <= 14:
                return _cleaned(label["name"] or at.text), at
    for reading in lines:
        if reading is segment.unit.head or reading.kind in ("prose", "person", "date", "resource", "label"):
            continue
        short = reading.words <= 8 and _SERIES.search(reading.text) is not None
        listed = _SUBTITLE.match(reading.text) or cues.GENERIC_HEADING.match(reading.text)
        if short and not listed and is_named(name := _in_text(reading.text) or _cleaned(reading.text)):
            return name, reading
    for reading in lines:
        if reading.kind == "prose" and (named := _in_text(reading.text)) is not None:
            return named, reading
    return None


def _in_text(text: str) -> str | None:
    """The name of a series in running text: "the Hot Summers series", "a series of talks, Heat at Work, on"."""
    for match in _QUOTED_SERIES.finditer(text):
        name = next(filter(None, match.groups()))
        if is_named(name) and (match["of"] is None or is_title_case(name)):
            return _cleaned(name)
    for match in _THE_SERIES.finditer(text):
        # from the left, so that "the Policy Talks @ the Ford School series" is one name
        starts = [0, *(m.end() for m in re.finditer(r"\b(?:the|our|its|their|of|in)\s+(?=[A-Z])", match["name"]))]
        names = [name for at in starts if is_title_case(name := match["name"][at:]) and is_named(name)]
        if names:
            whole = match.group()
            return _cleaned(whole[whole.rfind(names[0]) :] if whole.endswith("Series") else names[0])
    for match in _SERIES_CALLED.finditer(text):
        name = match["quoted"] or match["name"]
        if match["quoted"] is None:
            name = re.split(r"\s+(?:that|which|and the|on|is|are|will|que|se|con|sobre|y (?:en|se))\b|\s[–—]\s", name)[
                0
            ]
        if is_named(name) and (match["quoted"] or _spanish(match.group()) or is_title_case(name)):
            return _cleaned(name)
    return None


def _spanish(text: str) -> bool:
    return re.match(r"(?i)serie\b|ciclo", text) is not None


def _at_title(segment: Segment, readings: Sequence[Reading]) -> tuple[str, Reading] | None:
    """A short line above the title of an event page: "Labor Forum Series"."""
    above = [r for r in readings if segment.unit.head.index - 4 <= r.index < segment.unit.head.index]
    for reading in reversed(above):
        if reading.words <= 8 and _SERIES.search(reading.text) and not cues.GENERIC_HEADING.match(reading.text):
            return _cleaned(reading.text), reading
    return None


def _said_elsewhere(segment: Segment, readings: Sequence[Reading]) -> tuple[str, Reading] | None:
    """What an event page says of its series below the event: 'The "Solidarity Hour" series builds skills …'."""
    for reading in [r for r in readings if r.index > segment.unit.head.index]:
        if reading.line.heading and cues.RELATED_HEADING.match(reading.text):
            return None
        if reading.kind == "prose" and (name := _in_text(reading.text)) is not None:
            return name, reading
    return None


def _above(segment: Segment, owner: str | None, readings: Sequence[Reading]) -> tuple[str, Reading] | None:
    """The heading that a listed webinar stands under, or what the page says of its list before it begins."""
    unit = segment.unit
    if (
        unit.campaign is not None
        and _SERIES_WORD.search(unit.campaign.text)
        and not _SUBTITLE.match(unit.campaign.text)
    ):
        return _cleaned(unit.campaign.text), unit.campaign
    over = next((r for r in readings if r.index == unit.head.index - 1), None)
    if over is not None and over.kind == "title" and over.words <= 8 and _names_series(over.text):
        return _cleaned(over.text), over
    in_list = False
    for section in reversed(unit.sections):
        if _SUBTITLE.match(section.text):
            parent = next((r for r in reversed(readings) if r.index < section.index and r.line.heading), None)
            if parent is not None and is_named(parent.text):
                return _cleaned(parent.text), parent
            continue
        named = _SERIES_WORD.search(section.text) or _has_subtitle(section, readings) or _is_programme(section, owner)
        if section.line.heading == 1 and not named:
            continue
        if named or (not in_list and _is_theme(section, owner)):
            above = next((r for r in readings if r.index == section.index - 1 and r.line.heading), None)
            joined = above is not None and above.text.rstrip().endswith(":")
            return _cleaned(f"{above.text} {section.text}" if above and joined else section.text), section
        in_list = in_list or (section.kind == "title" and _LIST_NAME.search(section.text) is not None)
    first = [r for r in readings if r.index < unit.head.index and (r.kind == "prose" or _SERIES.search(r.text))]
    for reading in first[:4]:
        if (name := _in_text(reading.text)) is not None:
            return name, reading
    return _page_name(unit.head, owner, readings)


def _names_series(text: str) -> bool:
    """A line that is nothing but the name of a series: "Fair Pay Webinar Series"."""
    return re.search(r"\w (?:Series|SERIES)$", text) is not None and is_named(text) and not _SUBTITLE.match(text)


def _page_name(head: Reading, owner: str | None, readings: Sequence[Reading]) -> tuple[str, Reading] | None:
    """The heading of a page that lists the events of one programme: "Labor Café Archive 2020-21"."""
    top = next((r for r in readings if r.line.heading == 1 and r.index < head.index), None)
    if top is None or top.words > 8 or cues.GENERIC_HEADING.match(top.text):
        return None
    name = _OF_A_LIST.sub("", top.text).strip(" -–—:|,")
    if not name or not _PROGRAMME.search(name) or not is_named(name) or (owner and name.casefold() in owner.casefold()):
        return None
    return _cleaned(name), top


# What a heading adds to the name of a programme whose events it lists.
_OF_A_LIST = re.compile(
    r"(?i)(?:^(?:past|upcoming|previous|recent|archived?|all|our|the|future)\s+)+|[\s,:–—|-]*\b(?:archives?|"
    r"recordings?|"
    r"outlines|schedule|calendar|videos?|library|materials|past (?:events|sessions)|(?:19|"
    r"20)\d\d(?:\s*[-–/]\s*(?:(?:19|20)?"
    r"\d\d))?|spring|summer|fall|autumn|winter|archivo|programa)\b(?=[\s\d\W]*$|\s+(?:(?:19|20)\d\d))"
)
# Nouns of gatherings that recur under a name.
_PROGRAMME = re.compile(
    r"(?i)\b(?:series|talks|lectures?|dialogues|conversations|colloqui(?:um|a)|briefings|roundtables|(?:labor|"
    r"justice|workers?|"
    r"virtual|friday|policy) (?:caf[eé]|hour|forum|lunch)|caf[eé]s?|brown[- ]bags?|brown[- ]bag lunch(?:es)?|"
    r"lunch (?:and|&|n|’n’|'n') learns?|"
    r"(?:mon|tues|wednes|thurs|fri)days|teach-ins|office hours|town halls|coffee (?:hours?|breaks?|chats?)|"
    r"di[aá]logos|coloquios|"
    r"conversatorios|jornadas|ciclo|primers)$"
)


def _is_theme(section: Reading, owner: str | None) -> bool:
    text = section.text
    if (
        section.kind in ("date", "generic", "label", "key", "meta", "person", "status")
        or section.words > 16
        or (owner and text.casefold() == owner.casefold())
        or re.match(r"(?i)with\s", text)
        or _COLUMN.search(text)
    ):
        return False
    if cues.GENERIC_HEADING.match(text) or cues.RELATED_HEADING.match(text):
        return False
    return is_named(text) and not _LIST_NAME.search(text)


# What somebody writes on a site: "President's Message", "From the Director".
_COLUMN = re.compile(
    r"(?i)['’]s? (?:message|letter|column|corner|note|desk|blog|report|remarks|welcome)\W*$|"
    r"^(?:a )?(?:message|letter|note|word|notes|news)? ?from (?:the|our)\b|^(?:mensaje|carta|palabras) del? "
)


def _is_programme(section: Reading, owner: str | None) -> bool:
    """A heading that gives events a name: "C189 at Fifteen: four dialogues", "October Workshops: Know the Law"."""
    name, colon, explained = section.text.partition(": ")
    if section.words > 16 or (owner and owner.casefold() in name.casefold()) or cues.GENERIC_HEADING.match(name):
        return False
    if not colon:
        return is_named(name) and _RECURRING.search(name) is not None
    events, short = (_PLURAL.search(name), len(explained.split()) <= 4 and _PLURAL.search(explained))
    return (events is not None and is_named(explained) and len(name.split()) > 1) or (bool(short) and is_named(name))


_PLURAL = re.compile(
    r"(?i)\b(?:webinars|webcasts|trainings|workshops|sessions|panels|forums|talks|calls|lectures|conversations|"
    r"discussions|"
    r"dialogues|seminars|briefings|roundtables|webinarios|seminarios|talleres|charlas|foros|jornadas|conversatorios|"
    r"encuentros|sesiones|di[aá]logos)\b"
)
# Such events come as a series; "webinars", "trainings" and "events" head any list.
_RECURRING = re.compile(
    r"(?i)\b(?:seminars|talks|lectures|dialogues|conversations|colloqui(?:um|a)|briefings|roundtables|(?:community|"
    r"weekly|monthly) calls|di[aá]logos|coloquios|conversatorios|jornadas|primers)$"
)


def _has_subtitle(section: Reading, readings: Sequence[Reading]) -> bool:
    """The heading names a series when the line below it says so: "The Path Forward" / "A Webinar Series"."""
    below = [r for r in readings if section.index < r.index <= section.index + 2]
    return any(r.words <= 8 and (_SUBTITLE.match(r.text) or _ONLY_SERIES.match(r.text)) for r in below)


_ONLY_SERIES = re.compile(rf"(?i)^\W*{_KIND}series\W*$")


def _prefix(segment: Segment, owner: str | None, readings: Sequence[Reading]) -> tuple[str, Reading] | None:
    """A kind of event before the colon or dash of a title: "Labor Forum – Strikes", "Black Labor Week: Marching On".

    Other lines must begin so too or print the name, unless it is one of talks that bears a proper name.
    """
    head = segment.unit.head
    begins = re.match(r"(?P<name>[^:–—|]{4,60}?)\s*(?::|\s[–—|-])\s+\S", head.text)
    name = begins["name"].strip() if begins else ""
    if not _EVENT_NAME.search(name) or not is_named(name) or (owner and name.casefold() in owner.casefold()):
        return None
    other = re.compile(r"(?:^|\b(?:more|past|all|our|the|of|in)\s)" + re.escape(name) + r"(?!\w)", re.IGNORECASE)
    again = any(r.text != head.text and other.search(r.text) for r in readings)
    return (_cleaned(name), head) if again or _bears_a_name(name) else None


def _bears_a_name(name: str) -> bool:
    """Talks of somebody: "Obermann Conversations", "ETF Talks"; not "Difficult Conversations", any talks."""
    words = re.findall(r"[^\W\d_]+", name)
    return _RECURRING.search(name) is not None and any(
        len(w) > 2 and w[0].isupper() and (w.isupper() or not is_dictionary_word(w)) for w in words[:-1]
    )


def without_series(title: str, series: str) -> str:
    """A title without the series that it begins with, where that is one of gatherings: "ETF Talks | Fair work?"."""
    if not _EVENT_NAME.search(series):
        return title
    rest = re.sub(rf"(?i)^{re.escape(series)}\s*(?::|\||\s[–—-])\s+", "", title)
    return rest if len(rest.split()) > 1 else title


_EVENT_NAME = re.compile(
    r"(?i)\b(?:forum|series|talks?|calls?|dialogues?|conversations?|hour|academy|institute|lectures?|"
    r"lecture series|seminars?|week|month|"
    r"briefings?|updates?|roundtables?|foro|ciclo|di[aá]logos?|\w+days?|lunch|learn|brown bag|caf[eé]|colloquium)$"
)


def _cleaned(text: str) -> str:
    text = re.sub(r"(?i)\s+(?:begins?|starts?|kicks? off|continues?|returns?)\b.*$", "", text)
    text = re.sub(rf"(?i)^(?:{_WEEKDAY})(?:\s*[:|–—,-]\s*|\s+)(?=\S)", "", text)
    return clean_title(re.sub(r"(?i)^(?:series|serie|ciclo|part of(?: the)?)\s*:?\s+", "", text))


_WEEKDAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunes|martes|mi[eé]rcoles|jueves|viernes"
