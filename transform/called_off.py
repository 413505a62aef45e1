"""Whether a text says that its event is cancelled or postponed.

A word is not enough: "cancellation policy", "cancelled shifts" and "may be cancelled if" call nothing off. It counts in
capitals, standing alone ("Title (cancelled)"), or said of an event. A blank in a pattern stands for any white space.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

CalledOff = Literal["cancelled", "postponed"]


@dataclass(frozen=True, slots=True)
class StatusMention:
    """The words that call an event off, and their place in the text."""

    status: CalledOff
    text: str
    start: int
    end: int


def _compiled(pattern: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(pattern.replace(" ", r"\s+"), flags)


_WORD = (
    r"(?P<word>cancel+ed|cancelad[oa]s?|suspendid[oa]s?|annul[ée]e?s?|called off|"
    r"postponed|pospuest[oa]s?|aplazad[oa]s?|report[ée]e?s? [àa] une date)\b"
)
_EVENT = (
    r"(?:event|webinar|webcast|session|training|workshop|meeting|class|program|series|panel|seminar|forum|talk|call|"
    r"presentation|conference|evento|seminario|taller|reuni[oó]n|sesi[oó]n|capacitaci[oó]n|webinario)(?:e?s)?"
)
_IS = (
    r"(?:(?:has|have|had)(?: (?:now|unfortunately|sadly))? been|(?:is|are|was|were)(?: now)?|(?:ha|han) sido|"
    r"fue(?:ron)?|"
    r"queda|est[aá]|se ha)(?: (?:unfortunately|sadly|regretfully))?"
)
_IN_CAPITALS = _compiled(r"\b(?P<word>CANCEL+ED|POSTPONED|CANCELAD[OA]S?|POSPUEST[OA]S?|APLAZAD[OA]S?)\b", 0)
# "CANCELED – Title", "[Postponed]", "Title (cancelled)", "Spring 2021 – CANCELED"
_ALONE = _compiled(
    rf"(?:^|[\[(*:|•·–—!-]\s*){_WORD}(?=\s*(?:[\])*:|•·–—!.,-]|$)| (?:until|to|due|because|hasta|por|till|for)\b)"
)
# "Silica in Construction Cancelled": a template prints the state behind the title
_BEHIND = _compiled(r"(?<=[\w?!)”\"]) (?P<word>Cancel+ed|Postponed|Cancelad[oa]|Pospuest[oa]|Aplazad[oa])\s*$", 0)
_NOTICE = _compiled(rf"^\W*{_EVENT} {_WORD}\W*$")
_SAID = _compiled(rf"\b(?:{_EVENT}|it|this) {_IS} {_WORD}")
_NOT_HELD = _compiled(
    r"\b(?P<word>(?:will|would|did|is|was) (?:not|no longer) (?:be )?(?:take place|taking place|held|being held|go "
    r"ahead|"
    r"going ahead)|(?:had|have had|were forced|was forced|are forced) to cancel|no se (?:realizar[aá]|llevar[aá] a "
    r"cabo)|"
    r"se cancela)\b"
)
_NEW_DATE_OPEN = _compiled(
    r"\b(?P<word>(?:to be|being|will be|has been|is|was) rescheduled|rescheduled\s*[?!]|ser[aá] reprogramad[oa]|se "
    r"aplaza|"
    r"se pospone|new date (?:to be (?:announced|determined)|tb[ad]|coming)|ha[sv]e? (?:had to )?postponed?)(?!\w)"
)
_NEW_DATE_FOLLOWS = _compiled(r"\b(?:(?:new|another|later) date|resched|nueva fecha|reprogram)")
_HEDGE = _compiled(
    r"\b(?:if|unless|may|might|can|could|should|when|in case|subject to|not|never|si|puede|podr[aá]|en caso)\b[^.;:]*$"
)
# "rescheduled for June 10": the event is on, on its new day
_NEW_DATE_GIVEN = _compiled(
    r"(?: from [^.;]{3,40}?| del? [^.;]{3,40}?)? (?:to|for|on|until|para|al) (?!be\b|a (?:later|future)|tb)"
)
_ANY = _compiled(
    r"cancel|postpon|pospu|aplaz|pospon|suspend|called off|resched|reprogram|annul|report[ée]|held|place|ahead|llevar|"
    r"realizar|new date"
)


def status_words(text: str) -> StatusMention | None:
    """The words by which `text` cancels or postpones its event; None for policies, conditions and other subjects, and
    for an event moved to a day that is named."""
    if not _ANY.search(text):
        return None
    for pattern in (_IN_CAPITALS, _ALONE, _BEHIND, _NOTICE, _SAID, _NOT_HELD, _NEW_DATE_OPEN):
        for match in pattern.finditer(text):
            start, end = match.span("word")
            if pattern is not _IN_CAPITALS and _HEDGE.search(text, max(0, match.start() - 80), start):
                continue
            if pattern is _NEW_DATE_OPEN and _NEW_DATE_GIVEN.match(text, end):
                continue
            moved = pattern is _NEW_DATE_OPEN or (pattern is _NOT_HELD and _NEW_DATE_FOLLOWS.search(text, end))
            later = moved or re.match(r"postpon|pospue|aplaz|report", match["word"], re.IGNORECASE)
            return StatusMention("postponed" if later else "cancelled", match["word"], start, end)
    return None
