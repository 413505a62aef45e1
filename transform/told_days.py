"""Whether a sentence tells the day of an event: "On Wednesday, June 17, we brought together …", "the webinar of May 3".

Running text names many days: of laws, rulings, deadlines, other events. A careful reader takes for the day of the event
one that stands beside a clock time, beside the word for the event, or in a clause that says that it is or was held.
"""

from __future__ import annotations

import re

from transform import cues
from transform.date_mention import DateMention
from transform.sentences import sentences

# How surely a sentence tells it: the clause alone, with the day of the week, with a clock time.
TOLD, ON_WEEKDAY, AT_HOUR = 1, 2, 3

_NOUN = (
    r"(?:webinars?|webcasts?|workshops?|trainings?|sessions?|events?|meetings?|panels?|seminars?|forums?|briefings?|"
    r"town halls?|roundtables?|discussions?|conversations?|lectures?|presentations?|talks?|calls?|teach-ins?|"
    r"conferences?|programs?|class(?:es)?|webinarios?|seminarios?|tall(?:er|eres)|charlas?|foros?|conversatorios?|"
    r"eventos?|jornadas?|encuentros?|sesi[oó]n(?:es)?|reuni[oó]n(?:es)?|capacitaci[oó]n(?:es)?)"
)
_EVENT = re.compile(rf"(?i)\b{_NOUN}\b")
_HELD = re.compile(
    r"(?i)\b(?:(?:co-?)?(?:host|sponsor|present|organi[sz]e?|conduct|deliver|stag|moderat|offer|conven|gather|attend|"
    r"join|invit|participat|livestream|broadcast|air|welcom)(?:e?s|e?d|ing|e)?|hold(?:s|ing)?|held|meets?|met|meeting|"
    r"put(?:s|ting)? on|puts|c[ao]m(?:es?|ing) together|"
    r"brings?|brought|bringing together|takes? place|took place|taking place|give[sn]?|gave|"
    r"giving|leads?|led|leading|runs?|ran|spoke|speaks?|speaking|tun(?:e|ed|ing) in|log(?:ged)? on|finish(?:ed|es)|"
    r"clos(?:ed|es)|watch|scheduled|kick(?:s|ed) off|teach(?:es|ing)?|taught|recorded|"
    r"organiz\w+|realiz\w+|llev\w+ a cabo|celebr\w+|tendr[aá] lugar|tuvo lugar|habr[aá]|particip\w+|convoc\w+|"
    r"invit\w+|dict\w+|brind\w+|ofrec\w+|desarroll\w+|reun\w+|impart\w+|presentar\w+|transmit\w+|ser[aá]|fue)\b"
)
# What people do at an event: this says that there is one only where the day opens the clause.
_SPOKEN = re.compile(
    r"(?i)\b(?:(?:discuss|explain|explor|examin|answer|talk|shar|teach|review|unpack)(?:e?s|e?d|ing|e)?|taught|"
    r"(?:habl|explic|convers|expus|dialog|abord|analiz)\w+)\b"
)
# What is said of laws, cases and papers, whose day follows.
_OF_ELSE = re.compile(
    r"(?i)\b(?:effect|effective|sign(?:s|ed)|issu(?:es?|ed|ing)|publish(?:es|ed)|announc(?:es?|ed)|filed|decid(?:es?|ed)|"
    r"decision|rul(?:es?|ed|ing)|pass(?:es|ed)|enacted|laws?|orders?|deadlines?|due|since|until|by|before|after|begins?|"
    r"beginning|expires?|reports?|survey|anniversary|adopted|proposed|released?|voted?|memo(?:randum)?|guidance|"
    r"opened|strike|died|born|claims|vigor|ley|vence|antes|hasta|desde)\b[^,;()]{0,30}$"
)
# Where the clause turns from the event to what it is about: "a webinar about what changed on January 1".
_TURNS = re.compile(
    r"\b(?:what|which|that|who|whose|where|why|qu[eé]|cual(?:es)?|chang(?:es|ed)|starts?|started|began|goes|went|"
    r"happened|occurred|became|comes?|came|rige)\b"
)
_CALLS = re.compile(
    r"(?i)\b(?:join us|tune in|save the date|mark your calendars?|ac[oó]mp[aá][ñn]\w+|[uú]n[ae](?:te|se)|nos vemos)\b"
)
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)"
_ANOTHER = re.compile(
    rf"(?i)\b(?:(?:an)?other (?:\w+ )?{_NOUN}|previous(?:ly)?|earlier|repeat(?:ed)?|"
    rf"follow(?:s|ed|ing)?[- ]up (?:to|on)|(?:second|third|fourth|fifth|next)(?: \w+)? (?:{_NOUN}|part|one|time)|"
    rf"last (?:{_NOUN}|year|month|fall|spring|summer|winter)|(?:segund|tercer)[oa]? (?:\w+ )?{_NOUN}|"
    rf"(?:our|the|la|el|nuestr[oa]) (?:next|pr[oó]xim[oa])\b(?!\s*(?:week|month|semana|mes|{_DAY}|$))|"
    r"anterior(?:es|mente)?)\b[^;]*$"
)
_HOUR = r"(?:\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?\s?m\b\.?|h\b|hrs\b|horas\b)|\d{1,2}:\d\d|noon|midday|mediod[ií]a)"
_HOUR_AFTER = re.compile(
    rf"(?i)\W{{0,4}}(?:(?:at|from|@|between|starting at|beginning at|a las?|de|a partir de las?|desde las?)\s+)?"
    rf"(?:\d{{1,2}}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?\s*)?(?:[-–—]|to|and|a|y)\s*)?{_HOUR}|\W{{0,2}}a las \d"
)
_HOUR_NEXT = re.compile(
    rf"\.\s+(?:From|At|Between|Desde las?|A las?)\s+(?:\d{{1,2}}(?::\d\d)?\s*(?:to|and|[-–—])\s*)?{_HOUR}"
)
_HOUR_BEFORE = re.compile(
    rf"(?i){_HOUR}(?:\s*\(?(?:[A-Z]{{2,4}}|eastern|central|mountain|pacific)(?: time)?\)?)?"
    r"[\s,]*(?:\bon\b|\bthis\b|\bnext\b|del?|el)?\s*(?:next |this |el )?$"
)
_OPENS = re.compile(
    r"(?i)(?:^|[,;:]\s|\b(?:and|so|but|then|when|y|pero|cuando)\s)\W*"
    r"(?:(?:on|this(?: past| coming)?|next|last|late on|back on|el|este|el pasado|el pr[oó]ximo)\s+)?$"
)
_NOUN_BEFORE = re.compile(
    rf"(?i)\b{_NOUN}\b(?:(?P<between>[^.;:()]{{0,60}})\b(?:on|for|of|held|from|this|next|last|el|del?|este|para el)\s*"
    r"(?:(?:el|this|next|last|past|pr[oó]ximo|pasado) )*|\s*[,(–—-]\s*)$"
)
_ON = re.compile(
    r"(?i)\b(?:on|this|next|last|past|for|el|este|del|pasado|pr[oó]ximo)\s+$|\b(?:held|us|place|in|met|online),?\s+$"
)
_NOUN_AFTER = re.compile(rf"(?i)\s*(?:[\w’'-]+\s+){{0,3}}?{_NOUN}\b")


def tells_day(text: str, mention: DateMention) -> int:
    """How surely the sentence around the mention tells the day of an event: 0, `TOLD`, `ON_WEEKDAY` or `AT_HOUR`."""
    if mention.first.day is None:
        return 0
    before, after = _around(text, mention)
    if _ANOTHER.search(before):
        return 0
    if _HOUR_AFTER.match(after) or _HOUR_NEXT.match(text, mention.end) or _HOUR_BEFORE.search(before):
        return AT_HOUR
    if _OF_ELSE.search(before):
        return 0
    sentence = f"{before} {after}"
    if not (_EVENT.search(sentence) or cues.says_online(sentence) or _CALLS.search(sentence)):
        return 0
    main_clause = _TURNS.split(after[:160])[0]
    opens = _OPENS.search(before) and (_HELD.search(main_clause) or _SPOKEN.search(main_clause))
    if opens or _ends_clause(before) or _NOUN_AFTER.match(after):
        return ON_WEEKDAY if mention.weekday is not None else TOLD
    return 0


def _ends_clause(before: str) -> bool:
    """The clause up to the day says that an event is held, or ends with the word for one."""
    if (noun := _NOUN_BEFORE.search(before)) is not None and not _TURNS.search(noun["between"] or ""):
        return True
    held = list(_HELD.finditer(before, max(0, len(before) - 200)))
    return bool(held) and _ON.search(before) is not None and not _TURNS.search(before[held[-1].end() :])


def _around(text: str, mention: DateMention) -> tuple[str, str]:
    """What stands before and behind the mention in its sentence."""
    start = 0
    for sentence in sentences(text):
        start = text.index(sentence, start)
        end = start + len(sentence)
        if mention.start < end:
            return text[start : mention.start], text[mention.end : max(end, mention.end)]
        start = end
    return text[: mention.start], text[mention.end :]
