"""Days that running text gives by the day it was written: "yesterday's webinar", "se conectaron ayer al seminario"."""

from __future__ import annotations

import datetime as dt
import re

from transform import cues
from transform.date_mention import DateMention, Day

_DAYS_AGO = {
    "yesterday": 1,
    "ayer": 1,
    "last night": 1,
    "anoche": 1,
    "today": 0,
    "this morning": 0,
    "this afternoon": 0,
    "hoy": 0,
}
_RELATIVE = re.compile(rf"(?i)\b(?:{'|'.join(_DAYS_AGO)})\b")
_TOLD_OF = re.compile(r"(?i)\b(?:logged on|tuned in|dialed in|joined|attended|gathered|se conect\w+|participaron)\b")


def relative_day(text: str, posted: dt.date) -> DateMention | None:
    """The day of the online event that a text tells of, counted back from the day it was posted.

    Only where the text speaks of an event close by, since people say "today" of many things. The mention is marked as
    inferred.
    """
    for match in _RELATIVE.finditer(text):
        near = text[max(0, match.start() - 120) : match.end() + 160]
        if _DAYS_AGO[match.group().lower()] == 0 and not _TOLD_OF.search(near):
            continue  # "today" mostly means these days
        if cues.WEBINAR.search(near) or (cues.says_online(near) and cues.EVENT.search(near)) or _TOLD_OF.search(near):
            day = posted - dt.timedelta(days=_DAYS_AGO[match.group().lower()])
            first = Day(day.year, day.month, day.day)
            return DateMention(match.group(), match.start(), match.end(), first, inferred_year=True)
    return None
