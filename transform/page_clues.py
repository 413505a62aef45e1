"""What tells how many webinars a page is about, none, one or several: clues of the page as a whole.

Each is a few words, and none is of one page. `transform.page_kind` weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transform import cues
from transform.document import Document
from transform.event_pages import JOB_AD
from transform.event_signals import ALL_ONLINE, PROCEEDING, THIS_WEBINAR
from transform.linekinds import CLOCK, Reading
from transform.links import ONLINE_PLATFORMS, kind_by_label, target_of
from transform.structured import StructuredEvent

_STEPS = (1, 2, 3, 6, 12, 25, 60)
_ONE = re.compile(r"(?i)\b(?:webinar|webcast|webinario|seminario web)\b")
_SEVERAL = re.compile(
    r"(?i)\b(?:webinars|webcasts|webinarios|trainings|events|talleres|eventos|calendar|archives?|library|series|"
    r"recordings|videos|schedule|upcoming|newsletter)\b"
)
_NEWS = re.compile(r"(?i)news|blog|press|story|article|release|noticia|\b20\d\d\b")
_WRITING = re.compile(r"(?i)\b(?:report|brief|study|publication|guide|fact sheet|informe|gu[ií]a)\b")
_IN_ROOMS = re.compile(
    r"(?i)\b(?:conference|convention|symposium|summit|congress|jornada|dinner|gala|convenci[oó]n|congreso)\b"
)
_INVITES = re.compile(
    r"(?i)\bjoin (?:us|our|this|the|an?)\b|\bregister (?:now|here|today|for|at|to)\b|\brsvp\b|inscr[ií]b|[uú]nete|"
    r"particip[ae]\b"
)
_REPLAYS = re.compile(
    r"(?i)\b(?:watch|view) (?:the |our )?(?:recording|replay|webinar|video)|\brecording (?:of|is|from)\b|grabaci[oó]n"
)
_THESE = re.compile(
    r"(?i)\b(?:these|upcoming|following|past|all|our|free|estos|pr[oó]ximos) (?:\w+ )?(?:webinars|sessions|trainings|"
    r"events|workshops|seminarios|talleres)\b"
)
_SAID = re.compile(r"[”\"],?\s+(?:said|says|added|dijo)\b|\bsaid [A-Z]")
_RELEASE = re.compile(r"(?i)for immediate release|press release|news release|comunicado de prensa")


_SPEAKS = re.compile(
    r"(?i)\b(?:panell?ists?|speakers?|presenters?|moderat(?:or|ed|es)|facilitat(?:or|ed|es)|will (?:present|speak|"
    r"discuss|explain|cover|lead|join)|featur(?:es|ing|ed)|presented by|led by|"
    r"expon(?:e|en|drán?)|disertan?|disertarán?|ponentes?|panelistas?|moder[aó])\b"
)


def _days_online(readings: Sequence[Reading]) -> int:
    """How many lines name a day and, with the line below, something online."""
    dated = [at for at, r in enumerate(readings) if r.day and r.day.first.day]
    return sum(
        any(cues.WEBINAR.search(r.text) or cues.says_online(r.text) for r in readings[at : at + 2]) for at in dated
    )


def page_clues(document: Document, readings: Sequence[Reading], events: Sequence[StructuredEvent]) -> frozenset[str]:
    """The clues of a page; those with a number hold from that number on."""
    return frozenset([*_counted(readings), *_named(document, readings), *_told(document, readings, events)])


def _counted(readings: Sequence[Reading]) -> Iterator[str]:
    days = {r.day.first for r in readings if r.day and r.day.first.day}
    links = [link for reading in readings for link in reading.line.links]
    kinds = {link.url: kind_by_label(link.text, target_of(link.url)) or target_of(link.url).kind for link in links}
    dated = [
        r
        for at, r in enumerate(readings)
        if r.line.heading and (r.day or any(after.kind == "date" for after in readings[at + 1 : at + 3]))
    ]
    for name, number in (
        ("lines", len(readings) // 5),
        ("paragraphs", sum(r.kind == "prose" for r in readings)),
        ("times “webinar”", sum(len(cues.WEBINAR.findall(r.text)) for r in readings)),
        ("lines say online", sum(bool(cues.says_online(r.text)) for r in readings)),
        ("lines say this webinar", sum(bool(THIS_WEBINAR.search(r.text)) for r in readings)),
        ("lines name a place", sum(bool(cues.IN_PERSON.search(r.text)) for r in readings)),
        ("days", len(days)),
        ("lines of dates", sum(r.kind == "date" for r in readings)),
        ("days with hours", sum(bool(r.day and CLOCK.search(r.text)) for r in readings)),
        ("hours", sum(bool(CLOCK.search(r.text)) for r in readings)),
        ("registrations", sum(kind == "registration" for kind in kinds.values())),
        ("recordings", sum(kind == "recording" for kind in kinds.values())),
        ("slides", sum(kind == "slides" for kind in kinds.values())),
        ("lines of people", sum(r.kind == "person" for r in readings)),
        ("quotations", sum(len(_SAID.findall(r.text)) for r in readings)),
        ("bylines", sum(r.kind == "meta" for r in readings)),
        ("headings 2", sum(r.line.heading == 2 for r in readings)),
        ("headings 3", sum(r.line.heading == 3 for r in readings)),
        ("dated headings", len(dated)),
        ("days of something online", _days_online(readings)),
        ("lines of who speaks", sum(bool(_SPEAKS.search(r.text)) for r in readings)),
    ):
        yield from (f"{step} {name}" for step in _STEPS if number >= step)


def _named(document: Document, readings: Sequence[Reading]) -> Iterator[str]:
    headings = [r.text for r in readings if r.line.heading == 1]
    title = " ".join([document.title or "", document.meta.get("og:title", ""), *headings])
    address = document.address_words
    for clue, holds in (
        ("title says webinar", _ONE.search(title)),
        ("title names a list", _SEVERAL.search(title)),
        ("title says event", cues.EVENT.search(title)),
        ("title names something else", cues.NOT_A_WEBINAR.search(title)),
        ("title names a proceeding", PROCEEDING.search(title)),
        ("title names something written", _WRITING.search(title)),
        ("title names what takes place in rooms", _IN_ROOMS.search(title)),
        ("title lists webinars", cues.WEBINAR_LIST.search(title)),
        ("address says webinar", _ONE.search(address)),
        ("address names a list", _SEVERAL.search(address)),
        ("address says event", re.search(r"(?i)\bevent(?:s|os?)?\b", address)),
        ("address is of news", _NEWS.search(address)),
    ):
        if holds:
            yield clue


def _told(document: Document, readings: Sequence[Reading], events: Sequence[StructuredEvent]) -> Iterator[str]:
    text = "\n".join(r.text for r in readings)
    online = [at for at, r in enumerate(readings) if cues.WEBINAR.search(r.text) or cues.says_online(r.text)]
    lead = readings[:8]
    links = [link for reading in readings for link in reading.line.links]
    for clue, holds in (
        ("all is online", any(ALL_ONLINE.search(r.text) for r in readings)),
        ("platform of meetings", any(target_of(link.url).platform in ONLINE_PLATFORMS for link in links)),
        ("film in the page", any(link.embedded for link in links)),
        ("heading of people", any(cues.PEOPLE_LABEL.match(r.text) for r in readings)),
        ("street", any(cues.ADDRESS.search(r.text) for r in readings)),
        ("job ad", sum(bool(JOB_AD.match(r.text)) for r in readings) >= 2),
        ("release", _RELEASE.search(text)),
        ("invites", _INVITES.search(text)),
        ("offers a replay", _REPLAYS.search(text)),
        ("day at the top", any(r.day for r in lead)),
        ("hour at the top", any(CLOCK.search(r.text) for r in lead)),
        ("webinar at the top", any(cues.WEBINAR.search(r.text) or cues.says_online(r.text) for r in lead)),
        ("several at the top", any(_THESE.search(r.text) for r in readings[:10])),
        ("online in running text alone", bool(online) and all(readings[at].kind == "prose" for at in online)),
        ("news in the data", "NewsArticle" in _data(document)),
        ("one event in the data", len(events) == 1),
        ("events in the data", len(events) > 1),
        ("online in the data", any(event.online for event in events)),
        ("in person in the data", any(event.online is False for event in events)),
    ):
        if holds:
            yield clue


def _data(document: Document) -> str:
    scripts = (s for s in document.tree.iter("script") if (s.get("type") or "") == "application/ld+json")
    return " ".join(script.text or "" for script in scripts)
