"""From which day a page says that its event was moved: "Rescheduled from March 14", "originally planned for May 2"."""

from __future__ import annotations

import re
from datetime import date

from transform.dates import find_dates
from transform.records import WebinarRecord

_MOVED = (
    r"(?:(?:moved|rescheduled|postponed|changed)\s+from|"
    r"(?:originally|previously|first|initially)\s+(?:scheduled|planned|set|announced|slated|to\s+be\s+held)\s+(?:for|on)|"
    r"(?:trasladad|cambiad|reprogramad|aplazad|pospuest)[oa]\s+del?|"
    r"(?:previst|programad|anunciad)[oa]\s+(?:originalmente|inicialmente)\s+para)"
)
_SAYS_SO = re.compile(rf"(?i)\b{_MOVED}\b")
_BEFORE_OLD_DAY = re.compile(rf"(?i)\b{_MOVED}\s+(?:the\s+|el\s+)?(?:d[ií]a\s+)?$")


def moved_from(record: WebinarRecord) -> frozenset[date]:
    """The days on which the webinar was to be held before; a year that is not printed is that of its own date."""
    if record.description is None or record.date is None or record.date.value.start is None:
        return frozenset()
    text, own = record.description.value, record.date.value.start
    language = record.language.value if record.language else "en"
    found = set()
    for mention in find_dates(text, language=language, context_date=own) if _SAYS_SO.search(text) else ():
        first = mention.first
        if first.year and first.month and first.day and _BEFORE_OLD_DAY.search(text, 0, mention.start):
            found.add(date(first.year, first.month, first.day))
    return frozenset(found - {own})
