"""Which lines could be the title of an event: no label, no date, no place on the page, no notice."""

from __future__ import annotations

import re

from transform import cues
from transform.called_off import status_words
from transform.dates import find_dates
from transform.event_signals import PUBLIC_BODY
from transform.linekinds import only_date
from transform.links import kind_by_label, target_of
from transform.names import name_at
from transform.units import Unit

# The heading of a page that lists events is the name of the list.
_LIST_TITLE = re.compile(
    r"(?i)\b(?:webinars|webcasts|trainings|events|workshops|sessions|recordings|videos|library|archives?|calendar|"
    r"talleres|eventos|"
    r"seminarios|webinarios|capacitaciones)\W*(?:\d{4})?\W*$"
)


_LONGEST_SENTENCE = 16
"""Words; what is longer and ends in a full stop tells of an event, where no heading says otherwise."""


def _calls_off(unit: Unit) -> bool:
    """The title only says that something is off: "This webinar has been cancelled"."""
    mention = status_words(unit.title)
    rest = unit.title[: mention.start] + unit.title[mention.end :] if mention else ""
    return (
        mention is not None
        and re.fullmatch(
            r"(?i)\W*(?:this|the|our|el|este|la|esta)?\s*(?:webinar|event|session|training|evento|seminario|"
            r"sesi[oó]n)?s?\s*(?:has|have|was|is|been|be|will|ha|sido|fue|será|\s)*\W*",
            rest,
        )
        is not None
    )


# What a line says to readers, about events: that there is none, where people meet, when more will be known.
_NOTICE = re.compile(
    r"(?i)\bno (?:hay )?(?:webinar|session|meeting|training|charla|taller)s?\b|\bin[- ]person\b|\ben persona\b|"
    r"^welcome to\b|^includes?\b|^incluye\b|\bwill be (?:posted|announced|available|added|published|sent|emailed|"
    r"updated)\b|\bcheck back\b|"
    r"(?:^|\. )(?:every|each|all(?: of)?(?: our| the| these)?|todos los|todas las|cada) (?:\w+ )?"
    r"(?:workshop|session|webinar|training|class|event|meeting|talk|taller|sesi[oó]n|charla|evento|webinario)(?:e?s)? "
    r"(?:is|are|will|es|son|ser[aá])\b"
)


# Where people meet: "Cook County Administration Building".
_PLACE = re.compile(
    r"(?i)^(?:[\w.’'-]+ ){0,5}(?:(?:administration|office|county|state|federal|city|municipal|government) building|"
    r"city hall|courthouse|auditorium)$"
)


_PLAN = re.compile(
    r"(?i)^(?:(?:the|our|full|draft|meetings?|events?|trainings?|webinars?|class|course|side|sessions?|program|"
    r"conference|"
    r"commission|committee|board|council|public|upcoming|monthly|weekly|spring|summer|fall|winter|\d{4})\s+)*"
    r"(?:calendar|schedule|agenda|docket|minutes)s?$|\b(?:dockets?|(?:meeting|commission|board) (?:calendar|minutes))$|"
    r"^(?:ciclo|serie) de (?:seminarios|charlas|conversatorios|webinars?|talleres|encuentros|conferencias)\b"
)


# A call to readers, made of nothing but common words: "Watch the Replay Below", "Add Your Comments".
_POINTER = re.compile(
    r"(?i)^\W*(?:watch|view|see|add|continue|join|register|submit|share|click|download|read|listen|sign up|subscribe|"
    r"save|get|follow|open|play|"
    r"contact|leave|post|access|import|go|visit|ask|email|print|ver|mira|escucha|descarga|comparte|reg[ií]str\w+|"
    r"inscr[ií]b\w+|suscr[ií]b\w+)"
    r"(?:[ :,&/-]+(?:reading|the|our|your|this|these|a|an|to|for|of|on|in|it|us|here|below|above|now|again|today|"
    r"online|free|full|only|new|windows?|tabs?|browser|with|media|quicktime|real|player|"
    r"live|past|previous|more|all|back|and|or|replays?|recordings?|recorded|videos?|webinars?|webcasts?|sessions?|"
    r"events?|"
    r"trainings?|slides?|presentations?|materials?|comments?|questions?|reply|updates?|list|mailing|newsletter|"
    r"calendar|"
    r"personal|into|in advance|on[- ]demand|demand|page|transcript|handouts?|registration|zoom|youtube|facebook|"
    r"aqu[ií]|la|el|los|las|de|del|en|tu|su|grabaci[oó]n|v[ií]deo|webinario|evento|lista|bolet[ií]n))*\W*$"
)


# The way back to what the page is part of.
_WAY_BACK = re.compile(
    r"(?i)^\W*(?:back|return|go back|volver|regresar) (?:to|al?)\b.{0,40}\b(?:news|list|top|home|events?|webinars?|"
    r"blog|page|results?|calendar|library|overview|noticias|inicio|listado|eventos|p[aá]gina)\W*$"
)


# "Panel: Generative AI at the Bargaining Table" names what is discussed; people would stand with commas.
_PANEL_ON = re.compile(r"(?i)panel:\s+(?!.*,.*,)(?:\S+\s+){3,}")


def _only_day(unit: Unit) -> bool:
    """Nothing but a day with its hours, and what to click: "Tuesday 4 June, 11am-12pm CET. Register here"."""
    rest = unit.title
    for link in unit.head.line.links:
        if cues.RESOURCE_LABEL.match(link.text) or _POINTER.match(link.text):
            rest = rest.replace(link.text, " ")
    return only_date(rest, find_dates(rest))


def title_like(unit: Unit) -> bool:
    title = unit.title.strip(" :–—-•")
    words = title.split()
    if not words or len(words) > 60 or len(title) < 4 or not re.search(r"[^\W\d_]{3}", title):
        return False
    if cues.GENERIC_HEADING.match(title) or cues.PEOPLE_LABEL.match(title) or cues.RELATED_HEADING.match(title):
        return False
    if unit.head.kind in ("date", "key", "meta", "resource", "person", "label"):
        return False
    if (
        (cues.KEY_LEAD.match(title) and not (unit.signature[0] == "h" and _PANEL_ON.match(title)))
        or _calls_off(unit)
        or (cues.ADDRESS.search(title) and len(words) <= 12)
        or cues.PART_TIME.search(title)
    ):
        return False
    if cues.NOT_A_WEBINAR.search(title) and not cues.WEBINAR.search(title):
        return False
    if _NOTICE.search(title) or _POINTER.match(title) or _PLACE.search(title) or _WAY_BACK.match(title):
        return False
    if unit.signature != ("h", "1") and PUBLIC_BODY.match(title):
        return False  # a calendar of meetings names who meets
    if unit.signature[0] != "h" and (
        re.match(
            r"(?i)(?:apply|applications? (?:due|deadline|close|open)|for immediate release|deadline|register|submit|"
            r"rsvp|youtube|visit|questions)\b",
            title,
        )
        or (unit.title.rstrip().endswith(".") and ("plain" in unit.signature or len(words) > _LONGEST_SENTENCE))
    ):
        return False
    blank = target_of("https://example.org/")
    if unit.signature[-1] in ("inline", "lead link", "lead bold") and len(words) <= 4 and kind_by_label(title, blank):
        return False
    if (
        unit.signature[-1] in ("link", "lead link")
        and len(words) <= 6
        and re.match(r"(?i)(?:see|view|get|read|download|browse|explore|find|learn|more)\b", title)
    ):
        return False
    if (label := cues.LEADING_LABEL.match(unit.head.text)) and (
        "plain" in unit.signature or name_at(unit.head.text[label.end() :].lstrip())
    ):
        return False
    if unit.signature[-1] == "after date" and unit.head.dates:
        if _only_day(unit):
            return False
        behind = unit.head.text[unit.head.dates[0].end :]
        if cues.LEADING_LABEL.match(behind) and unit.head.dates[0].start <= 3:
            return False  # "June 14, 2023. Presented by …": the title stands above
    if re.match(r"[←→»‹›]|«(?![^»]*»)", unit.head.text.strip()):
        return False
    if unit.signature[-1] == "link" and len(words) <= 5 and _LIST_TITLE.search(title):
        return False
    if _PLAN.search(title) or (
        unit.title.rstrip().endswith(":") and (unit.signature[0] not in ("h", "row") or len(words) == 1)
    ):
        return False
    if unit.signature == ("h", "1"):
        listed = cues.WEBINAR_LIST.search(title)
        if _LIST_TITLE.search(title) or (listed and len(words) <= 4 and listed.group().lower().endswith(("s", "zoom"))):
            return False
    return not (title[0].islower() and unit.signature[0] != "h") and not re.match(r"(?i)(?:https?://|www\.)", title)
