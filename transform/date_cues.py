"""What the words around a date say: whether it is the day of an event, of posting, a deadline, or of something else.

The words are English, Spanish and a little French, and general; no page, person or organization is named. A blank in a
pattern stands for any white space.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from transform import cues
from transform.dates import DateMention

DateRole = Literal["event", "posted", "deadline", "other", "unknown"]


def _blanks(pattern: str) -> str:
    return pattern.replace(" ", r"\s+")


def _before(*alternatives: str) -> re.Pattern[str]:
    """One of the alternatives directly before the date."""
    words = "|".join(map(_blanks, alternatives))
    return re.compile(rf"(?<!\w)(?:{words})\W{{0,4}}(?:(?:on|in|en|el|le|the|at|of|del|de)\s+)?$", re.IGNORECASE)


_NAME = r"[^\W\d_][\w.'’-]*"
_NAMES = _blanks(rf"{_NAME}(?: {_NAME}){{0,7}}")
# A byline begins a line or a part of it ("By A. B. | October 7"); "hosted by the institute, May 18" does not.
_BYLINE = re.compile(
    rf"(?:^|[|•·]\s*|[.!?]\s+|\b(?:posted|written|published|story|article)\s+)(?:[Bb][Yy]|Por|Par)\s+{_NAMES}"
    rf"(?:\s*(?:,|&|and|y)\s*{_NAMES})*\s*[|•·,–—-]?\s*(?:on\s+)?$"
)
_BYLINE_AFTER = re.compile(r"\s*[|•·,–—-]?\s*(?:[Bb][Yy]|Por)\s+[A-Z]")
_POSTED = _before(
    rf"(?:posted|published|updated|created|modified|reviewed|edited|issued|released|uploaded|archived)"
    rf"(?: (?:by|in) {_NAME}(?: {_NAME}){{0,3}})?",
    r"(?:publication|release|posting|post|issue) date",
    r"date (?:posted|published|created|modified|updated|of publication)",
    r"last (?:updated?|modified|reviewed|edited|change)",
    r"(?:press|news) release|for immediate release",
    r"(?:©|\(c\)|copyright)(?: ©)?",
    r"accessed|as of",
    r"publicad[oa]|actualizad[oa]|fecha de publicaci[oó]n|[uú]ltima actualizaci[oó]n",
    r"publi[ée]e?|mis [àa] jour",
)
_POSTED_AFTER = re.compile(
    _blanks(
        r"\s*(?:[|•·,–—-]\s*)?(?:[^|]{0,40}\|\s*)?(?:comments? (?:off|closed)|no comments|\d+ comments?|"
        r"leave a comment|\d+ min(?:ute)?s? read|sin comentarios)\b|"
        r"(?:\W{0,3}(?:at )?\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?)?\W{0,4}(?:published|posted|filed|written|publicado) "
        r"(?:by|in|on|under|at|por|en)\b"
    ),
    re.IGNORECASE,
)
# "KANSAS CITY, Kan., June 23, 2020 – The division …": news begins with the place and day of its writing.
_PLACE = re.compile(r"\W*(?:[A-ZÁÉÍÓÚÑ][\w.’'-]*,?\s+(?:(?:de|del|la|of|the)\s+)*){1,5}\(?$")
_DATELINE_END = re.compile(r"\)?\s*(?:[–—]|-{1,2}\s|\.\s?[–—-]|/)")
_OTHER = _before(
    r"(?:takes?|took|taking|goes|went) (?:into )?effect|act of",
    r"(?:effective|enacted|signed(?: into law)?(?! in\b)|passed|founded|established|since|born|died|"
    r"adopted|amended|in force)(?: (?:in|from|as of))?",
    r"(?:decided|filed|decision|ruling|case|report(?:ed)?|study|survey|law|order|memo(?:randum)?) (?:of|from|dated)",
    r"(?:moved|rescheduled|postponed|changed|trasladad[oa]|cambiad[oa]) (?:from|del?)",
    r"fiscal year|fy|class of|vol(?:ume)?",
    r"entra en vigor|entr[oó] en vigor|desde(?: el)?",
)
_YEARLY = _before(r"every(?: year(?: on)?)?|each(?: year(?: on)?)?|cada(?: a[ñn]o)?|observed(?: on)?")
_PUT_ON_BY = _before(
    r"(?:host|held|sponsor|present|organi[sz]|moderat|deliver|led|taught|conven)\w* by [^.;]{2,80}",
)
_DEADLINE = _before(
    r"(?:due|deadline|register|rsvp|respond|apply|reply|submit(?:ted)?|nominations?|enroll?|sign up|received)"
    r"\b[^.;]{0,40}\b(?:by|is|on|before|until|no later than)",
    r"(?:closes|ends|close|end)\b[^.;,]{0,15}\b(?:by|on|before)",
    r"(?:registration|rsvp|application|submission|response|comments?|enroll?ment) (?:deadline|close[sd]?|ends?|due)",
    r"(?:due|deadline|rsvp by|no later than|on or before)(?: (?:date|is))?",
    r"by|before|until|prior to|through",
    r"(?:fecha l[ií]mite|a m[aá]s tardar|antes del?|hasta)(?: el)?",
    r"(?:available|expires?|valid)(?: (?:until|through|on))?",
    r"early[- ]bird[^.;]{0,20}",
)
_EVENT = _before(
    r"(?:when|dates?|date\s*(?:&|and)\s*time|day|(?:event|session|webinar|start) dates?|start(?:s|ing)?|begin\w*)",
    r"(?:webinar|webcast|workshop|training|session|event|meeting|panel|seminar|forum|conference)(?: (?:for|from))?",
    r"live|aired|air date|broadcast|original(?:ly)? (?:air(?:ed)?|presented|broadcast|recorded)|presented|delivered",
    r"recorded|recording (?:of|from)|past event|upcoming|next",
    r"(?:held|(?:took|taking|takes?) place|scheduled)(?: (?:for|from|to))?",
    r"(?:moved|rescheduled|postponed|changed)(?: from [^.;]{3,40})? (?:to|for|until)",
    r"(?:join us|be held|save the date|mark your calendars?|tune in)"
    r"(?: (?:online|live|virtually|via zoom|on zoom))*(?: (?:for|from|this))?",
    r"fechas?|cu[aá]ndo|d[ií]a|fecha y hora|grabado|ac[oó]mpa[ñn]enos|[uú]nase|pr[oó]ximo|este|quand",
    r"se llev(?:ar[aá]|[oó]) a cabo|se realiz(?:ar[aá]|[oó])|tendr[aá] lugar|el evento ser[aá]",
)
_TIME_AFTER = re.compile(
    r"\W{0,4}(?:at|from|@|a\s+las|de|between)?\s*\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?\s?m\b|[-–—]|to\b|h\b)|"
    r"\W{0,4}\d{1,2}:\d\d|\W{0,4}noon",
    re.IGNORECASE,
)


def _is_dateline(text: str, before: str, after: str) -> bool:
    place = _PLACE.fullmatch(before) is not None and before.rstrip(" (").endswith((",", "."))
    event = cues.EVENT.search(before) or cues.says_online(before) or cues.WEBINAR.search(before)
    return place and not event and _DATELINE_END.match(after) is not None and len(text) > 120


def date_role(text: str, mention: DateMention) -> DateRole:
    """What the date is after the words beside it in its own text; "unknown" where they do not say.

    "other" is the date of something else that the page tells of: the first day of a law, a ruling, "since".
    """
    before, after = text[max(0, mention.start - 120) : mention.start], text[mention.end : mention.end + 60]
    opens_line = mention.start == 0 and _BYLINE_AFTER.match(after)
    if (
        opens_line
        or _is_dateline(text, before, after)
        or _BYLINE.search(before)
        or _POSTED.search(before)
        or _POSTED_AFTER.match(after)
    ):
        return "posted"
    if _OTHER.search(before) or (mention.first.year is None and mention.weekday is None and _YEARLY.search(before)):
        return "other"
    of_event = _EVENT.search(before) or _PUT_ON_BY.search(before)
    if _DEADLINE.search(before) and not of_event:
        return "deadline"
    if of_event or _TIME_AFTER.match(after):
        return "event"
    return "unknown"


def goes_on(text: str, mentions: Sequence[DateMention], mention: DateMention) -> bool:
    """One of a list of days of one month, and not the first: the "13" and "20" of "October 6, 13 and 20"."""
    before = next((m for m in reversed(mentions) if m.end <= mention.start), None)
    if before is None or before.first.month != mention.first.month or not _DAY_ALONE.match(mention.text):
        return False
    return re.fullmatch(r"\W*(?:and|y|e|or|o)?\W*", text[before.end : mention.start]) is not None


# Not the day of "10/13" or "13 October".
_DAY_ALONE = re.compile(r"\d{1,2}(?:st|nd|rd|th)?(?!\d)(?:$|,? ?\d{4}\b|(?=\W*$))")
