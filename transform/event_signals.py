"""What a stretch of lines says about being an event, and about being online, and what that weighs together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from transform import cues
from transform.linekinds import CLOCK, Reading
from transform.links import ONLINE_PLATFORMS, kind_by_label, target_of
from transform.units import Unit

THRESHOLD = 3.0


# Proceedings of public bodies, online or not, teach nobody.
PROCEEDING = re.compile(
    r"(?i)\b(?:hearings?(?! (?:loss|aids?|protection|conservation|impair\w+|tests?))|evidentiary|"
    r"docket|(?<!\d )(?<!\d)minutes|"
    r"(?:board|commission|council|committee|trustees|regular|special|annual|business|executive|public|open) "
    r"meetings?|meeting (?:schedule|agenda|minutes|materials|details|information|dates)|"
    r"(?:board|commission|committee) of [\w ]{3,30} meetings?|"
    r"agendas?|public comment|audiencias?|junta directiva|sesi[oó]n (?:ordinaria|extraordinaria))\b(?! law)"
)


# Nothing but the name of such a body, with the hour of its meeting.
PUBLIC_BODY = re.compile(
    r"^(?:The )?(?:[A-Z]\w+ ){0,3}(?:Committee|Board|Commission|Council|Task Force) (?:on|of|for) (?:the )?"
    r"[A-Z][\w ]+$|"
    r"^(?:The )?(?:[A-Z]\w+,? (?:(?:&|and) )?){0,6}(?:Committee|Subcommittee|Board|Commission|Council)"
    r"(?: of [A-Z]\w+)?(?: Meeting)?(?: \([^)]*\))?(?: \d{1,2}(?::\d\d)? ?[APap]\.?[Mm]\.?)?"
    r"(?: Part [IVX\d]+| [-–] (?:Includes|Special|Regular|Joint)\b.*)?$"
)


ALL_ONLINE = re.compile(
    r"(?i)\b(?:these|all|each|every|our|unless|todos|todas|nuestros|nuestras|sessions (?:listed )?(?:below|here))\b"
    r"[^.:]{0,90}\b(?:webinars|webcasts|online|virtual(?:ly|es)?|"
    r"(?:via|on|over|by|through|using|por) (?:zoom|webex|webinar|google meet|(?:microsoft |ms )?teams)|en l[ií]nea|"
    r"recorded)\b"
)


# What stands before a date with which a line begins: "Date:", "Wednesday", "(webinar,".
_LEADS = re.compile(r"\W*(?:[\w ]{0,20}:)?\W*\w{0,12}\W*$")
_FACTS = ("date", "status", "resource", "label", "person", "key", "embed", "meta")


@dataclass(frozen=True, slots=True)
class Signals:
    """What a stretch of lines says about being an event and being online."""

    dated: bool
    loosely_dated: bool
    recorded: bool
    registered: bool
    online: bool
    webinar_word: bool
    people: bool
    against: float

    @property
    def event(self) -> float:
        return (
            2.0 * self.dated
            + 1.0 * (self.loosely_dated and not self.dated)
            + 1.5 * self.recorded
            + 1.5 * self.registered
            + 0.5 * self.people
        )


def signals_of(lines: Sequence[Reading], unit: Unit | None = None) -> Signals:
    dated = loosely = recorded = registered = online = webinar_word = people = False
    against = 0.0
    for at, reading in enumerate(lines):
        text = reading.text
        if reading.kind == "meta" and not (unit and reading is unit.head):
            continue
        if any(not (mention.bare_year and reading.kind == "prose") for mention in reading.dates):
            day = reading.day
            near = at <= 6 or reading.kind in ("date", "key") or reading is (unit.head if unit else None)
            told = (
                reading.kind != "prose"
                or cues.EVENT.search(text)
                or len(lines) <= 3
                or _LEADS.match(text[: reading.dates[0].start])
            )
            if day is not None and day.first.day is not None and near and told:
                dated = True
            elif near and told:
                loosely = True
        for link in reading.line.links:
            target = target_of(link.url)
            if target.frame or _NEWS_FILM.search(text):
                continue
            kind = (
                "recording"
                if link.embedded and target.kind != "registration"
                else kind_by_label(link.text, target) or target.kind
            )
            recorded |= kind == "recording" and (
                target.platform is not None or link.embedded or bool(cues.RECORDED.search(text))
            )
            registered |= kind == "registration"
            online |= target.platform in ONLINE_PLATFORMS
        if (word := cues.WEBINAR.search(text)) and not (
            reading.kind == "prose" and word.group().lower().endswith("s") and not ALL_ONLINE.search(text)
        ):
            webinar_word = online = True
        if cues.says_online(text):
            online = True
        recorded |= _A_RECORDING.match(text) is not None
        if reading.kind in ("label", "person") or cues.LEADING_LABEL.match(text):
            people = True
        if (
            at <= 8
            and reading.kind != "prose"
            and (unit is None or reading is not unit.head)
            and cues.IN_PERSON.search(text)
        ):
            against += 1.0
    if (
        unit is not None
        and not dated
        and (day_head := day_of(unit)) is not None
        and day_head not in lines
        and day_head.day is not None
    ):
        dated = day_head.day.first.day is not None
    if unit is not None and any(s.kind == "date" and not s.day and CLOCK.search(s.text) for s in unit.sections):
        loosely = True  # at its hour of the page's one day
    online |= recorded  # whose recording can be watched was or is online
    return Signals(dated, loosely, recorded, registered, online, webinar_word, people, against)


def only_in_person(unit: Unit) -> bool:
    """The unit says that nobody can follow it from elsewhere, before anything in it says that somebody can."""
    for reading in unit.lines:
        if cues.ONLY_IN_PERSON.search(reading.text):
            return True
        if cues.says_online(reading.text):
            return False
    return False


def weigh(unit: Unit, signals: Signals, listing: bool) -> float:
    """How much a unit looks like a webinar; THRESHOLD and more counts as one."""
    context = context_of(unit, listing)
    year = any(r.dates for r in unit.sections[-2:]) and not signals.dated
    if not signals.recorded and unit.head.line.linked and _of_recordings(unit):
        signals = replace(signals, recorded=True, online=True)
    score = signals.event + (2.0 if signals.online else 0.0) + context + (1.0 if year else 0.0)
    if not context and not (signals.online and (signals.event or signals.webinar_word)):
        score -= 2.0
    if not (signals.dated or signals.loosely_dated or year) and not (
        signals.recorded or (context and (signals.registered or signals.webinar_word))
    ):
        score -= 2.0
    if not (signals.dated or signals.loosely_dated or year) and not (
        context or signals.webinar_word or (signals.recorded and signals.online)
    ):
        score -= 2.0
    if unit.head.kind == "prose" and not (signals.dated or signals.loosely_dated or signals.webinar_word or context):
        score -= 2.0  # a film that running text points to
    facts = any(r.kind in _FACTS or _is_short_fact(r) for r in unit.body)
    if not facts and not unit.head.dates and unit.signature[0] == "h":
        # all that speaks for it stands in running text: then the text must say that this is one
        named = cues.EVENT.search(unit.title) or cues.says_online(unit.title)
        score -= 0.0 if named and any(THIS_WEBINAR.search(r.text) for r in unit.body) else 2.5
    if (PROCEEDING.search(unit.title) or PUBLIC_BODY.match(unit.title)) and not signals.webinar_word and not context:
        score -= 8.0
    if any(_COURSE.search(r.text) for r in unit.lines[:8]) and not signals.webinar_word:
        score -= 3.0
    if cues.CONFERENCE.search(unit.title) and not signals.webinar_word:
        score -= 2.0
    if any(OTHER_TAG.match(r.text) for r in unit.body) and not (signals.recorded or signals.registered):
        score -= 4.0
    online = signals.online and not (signals.against and _only_entitled_online(unit, signals))
    if (signals.against or cues.SOCIAL.search(unit.title)) and not online:
        score -= 4.0
    return score


# "Recorded webinar, 58 min." as what a card is; in the plural it heads a list.
_A_RECORDING = re.compile(
    r"(?i)\W*(?:recorded|archived|on[- ]demand|past) (?:webinar|webcast|training|workshop|session|presentation)\b"
    r"(?=\W*(?:$|\d|[|•·]))"
)


def _is_short_fact(reading: Reading) -> bool:
    """The name of its kind ("Webinar"), or what begins with its day and hour."""
    if _A_RECORDING.match(reading.text) or (reading.words <= 3 and cues.WEBINAR.search(reading.text)):
        return True
    return bool(reading.day and reading.dates[0].start <= 3 and CLOCK.search(reading.text))


def _of_recordings(unit: Unit) -> bool:
    """It stands in a list of recordings: "Recorded webinars", "Past Webinars", "On-Demand CLE"."""
    listed = next((s.text for s in reversed(unit.sections) if cues.WEBINAR_LIST.search(s.text)), "")
    return _OF_RECORDINGS.search(listed) is not None and not _OF_OTHERS.search(listed)


_OF_RECORDINGS = re.compile(
    r"(?i)\b(?:record(?:ed|ings)|on[- ]demand|past|previous|archived?|archives|library|watch|videos?|"
    r"grabad[oa]s|grabaciones|pasad[oa]s|anteriores)\b"
)


_OF_OTHERS = re.compile(
    r"(?i)\b(?:podcasts?|articles?|reports?|publications?|blogs?|news|guides?|toolkits?|fact ?sheets?|resources|"
    r"materials?|slides|courses?|informes|gu[ií]as|noticias|art[ií]culos|recursos|materiales|cursos)\b"
)


def _only_entitled_online(unit: Unit, signals: Signals) -> bool:
    """A word of its title alone speaks of something online ("Virtual Pay Cards"), and it may be its subject."""
    if signals.webinar_word or signals.recorded or signals.registered:
        return False
    return cues.says_online(unit.title) and not any(cues.says_online(r.text) for r in unit.body)


def context_of(unit: Unit, listing: bool) -> float:
    """Standing in a list of webinars: the nearest heading says most."""
    for section in reversed(unit.sections):
        if re.search(r"(?i)\bin[- ]person\b|\bpresencial|\ben persona\b", section.text) and not cues.says_online(
            section.text
        ):
            return -4.0
        if OTHER_TAG.match(section.text) and section.line.heading != 1:
            return -4.0
        if cues.WEBINAR_LIST.search(section.text):
            return 2.0
        if cues.RELATED_HEADING.match(section.text):
            return -2.0
    return 1.5 if listing else 0.0


def dated_close(unit: Unit) -> bool:
    """The date stands in the title line or right beside it, or is the heading that the unit stands under."""
    at = unit.lines.index(unit.head) if unit.head in unit.lines else 0
    near = any(r.dates or r.kind == "date" for r in unit.lines[max(0, at - 2) : at + 3]) or (
        unit.sections and unit.sections[-1].kind == "date"
    )
    return bool(near) and day_of(unit) is not None


def day_of(unit: Unit) -> Reading | None:
    """The line that dates the unit: its own, else the innermost heading that is a date."""
    return next((r for r in unit.lines if r.day), None) or next(
        (r for r in reversed(unit.sections) if r.kind == "date" and r.day), None
    )


THIS_WEBINAR = re.compile(
    r"(?i)\b(?:this|the|our|a|an|free|yesterday.s|today.s|week.s|live,? interactive|virtual|online|este|el|"
    r"un)\s+(?:[\w“”\"’'-]+\s+){0,3}?"
    r"(?:webinar|webcast|livestream|(?:virtual|online) (?:event|panel|training|discussion|forum|foro|gathering|"
    r"meeting|session|"
    r"seminar|workshop|town hall|briefing|roundtable|symposium|conversation|conference|lecture|talk)|"
    r"foro virtual|taller virtual|seminario (?:web|virtual)|conversatorio virtual)\b|\b(?:livestreamed|on|via|por|"
    r"over|by) (?:zoom|livestream|webinar)\b"
)


# A tag by which a library of resources says what a card is.
OTHER_TAG = re.compile(
    r"(?i)\W*(?:fact ?sheet|report|(?:policy |issue |research )?brief|podcast|blog(?: post)?|article|press release|"
    r"news(?: release)?|guide|toolkit|publication|op-?ed|case study|working paper|infographic|book|testimony|"
    r"statement|newsletter|handbook|manual|poster|brochure|(?:reading|book) list|bibliography|"
    r"hoja informativa|informe|noticia|comunicado|gu[ií]a|bolet[ií]n)s?\W*$"
)


_COURSE = re.compile(
    r"(?i)\b(?:prerequisites?|tuition|credit hours|\d[- ]credits?(?= course|\b(?! cle))|self-guided|self-paced|"
    r"e-learning|\d+[- ]weeks?(?: online)? course|"
    r"(?:full|half|\w+)[- ]day course|semester)\b|(?-i:^[A-Z]{2,5} ?\d{3,4}\w?$)"
)


_NEWS_FILM = re.compile(
    r"(?i)\b(?:press conference|news conference|announcement|(?:our|the) (?:ad|spot|story|documentary|film|trailer)|"
    r"rueda de prensa)\b"
)
