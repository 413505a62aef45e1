"""Whether a page as a whole is about one online event: its heading or first lines say so, not a mention in passing.

News, reports, job ads and programs of events in person are told apart here; they speak of webinars too.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from transform import cues
from transform.document import Document
from transform.event_signals import PROCEEDING, THIS_WEBINAR, signals_of
from transform.linekinds import CLOCK, Reading
from transform.links import ONLINE_PLATFORMS, kind_by_label, target_of
from transform.sentences import sentences
from transform.title_lines import title_like
from transform.titles import HEADLINE, letters_of
from transform.units import Unit


def is_event_page(document: Document, head: Reading, lines: Sequence[Reading]) -> bool:
    """The page as a whole is about one online event: its heading or first lines say so, not a mention in passing."""
    after = [r for r in lines if r is not head and r.kind != "meta"]
    lead = [head, *[r for r in after if r.kind != "prose"][:9]]
    prose = [r for r in after if r.kind == "prose"]
    signals = signals_of(lines)
    named = cues.WEBINAR.search(f"{head.text} {document.title or ''} {document.address_words}") is not None
    online = (
        named
        or any(cues.WEBINAR.search(r.text) or cues.says_online(r.text) for r in lead)
        or any(THIS_WEBINAR.search(r.text) for r in prose[:5])
        or any(_dates_online_event(r) for r in prose[:5])
    )
    linked = any(
        target_of(k.url).platform in ONLINE_PLATFORMS
        for r in after
        for k in r.line.links
        if _opens_event(k.url, k.text) and "press conference" not in r.text.lower()
    )
    dated = (
        any(r.day for r in lead)
        or any(r.kind == "date" and r.day for r in after)
        or any(
            r.day
            and (
                cues.EVENT.search(r.text)
                or cues.WEBINAR.search(r.text)
                or CLOCK.search(r.text)
                or r.day.weekday is not None
            )
            for r in prose
        )
    )
    told_online = named or any(
        cues.WEBINAR.search(r.text) or cues.says_online(r.text) for r in [*lead, *[p for p in prose[:3] if p.day]]
    )
    if not told_online and any(cues.IN_PERSON.search(r.text) for r in lead if r.kind != "resource"):
        return False  # it says where people meet, and only in passing that other things are online
    if any(_NOT_ONLINE.search(r.text) for r in [*lead, *prose[:4]]) and not named:
        return False
    if not online and linked:  # only the platform of a link speaks for it
        about_event = any(cues.EVENT.search(r.text) for r in lead) or any(_THIS_EVENT.search(r.text) for r in prose[:4])
        filmed = signals.recorded and any(RECORDED_ON.match(r.text) or cues.says_online(r.text) for r in after)
        return dated and about_event and (signals.registered or signals.people or filmed)
    if not online or (any(_REPORT.match(r.text) for r in [*lead[:4]]) and not signals.registered):
        return False
    if (
        PROCEEDING.search(head.text)
        and not any(cues.WEBINAR.search(r.text) for r in [*lead, *prose[:3]])
        and not STAKEHOLDERS.search(head.text)
        and not (told_online and signals.people)
    ):
        return False
    if _is_news(document, lines):
        # a dateline is no date of an event: the text must announce or report one
        told = any(r.day and cues.WEBINAR.search(r.text) for r in [*lead, *prose])
        invited = any(
            r.day and CLOCK.search(r.text) and cues.says_online(r.text) and cues.EVENT.search(r.text) for r in prose[:4]
        )
        return (named and dated) or (told and (signals.registered or signals.recorded)) or invited
    if dated:
        return (
            named
            or any(_dates_online_event(r) for r in prose[:4])
            or any(r.kind == "date" and r.day and CLOCK.search(r.text) for r in lead[:5])
            or signals.registered
            or signals.recorded
            or signals.people
            or any(cues.WEBINAR.search(r.text) and r.words <= 14 for r in lead)
        )
    return signals.recorded and (named or signals.people)


def _dates_online_event(reading: Reading) -> bool:
    """A paragraph about an event online and a day; "webinar" must stand in the sentence that names the day."""
    if reading.day is None:
        return False
    if cues.says_online(reading.text) and cues.EVENT.search(reading.text):
        return True
    dated = [s for s in sentences(reading.text) if any(d.text in s for d in reading.dates if d.first.month)]
    return any(cues.WEBINAR.search(sentence) for sentence in dated)


def just_above(head: Reading, readings: Sequence[Reading]) -> list[Reading]:
    """Short lines over the heading of a page that belong to it: its date, the kind of event."""
    above = [
        r
        for r in readings
        if head.index - 4 <= r.index < head.index
        and r.kind in ("date", "generic", "title", "status")
        and r.words <= 12
        and not r.line.heading
        and not r.line.links
    ]
    return (
        above if any(r.kind == "date" or cues.WEBINAR.search(r.text) or cues.says_online(r.text) for r in above) else []
    )


STAKEHOLDERS = re.compile(r"(?i)\b(?:stakeholders?|listening session|town hall|informational)\b")


JOB_AD = re.compile(
    r"(?i)^\W*(?:(?:salary|compensation|benefits|(?:minimum |preferred )?qualifications|responsibilities|duties|"
    r"requirements|salario|requisitos|funciones)(?: (?:range|and (?:benefits|responsibilities|qualifications)))?"
    r"(?=\W*$|\s*[:–—(]|\s+\W*\d)|"
    r"(?:job (?:description|summary|type)|position (?:summary|description)|reports to|to apply|how to apply|apply by|"
    r"hours:|closing date|about the (?:job|role|position)|what you.ll do|full[- ]time|part[- ]time|location and pay)\b)"
)


def _is_news(document: Document, lines: Sequence[Reading]) -> bool:
    """News: it quotes people, or says in its data or first line that it is an article or a release."""
    if re.search(
        r"(?i)\bfor immediate release\b|\bpress release\b|\bnews release\b|\bcomunicado de prensa\b",
        " ".join(r.text for r in lines[:6]),
    ):
        return True
    scripts = " ".join(
        s.text or "" for s in document.tree.iter("script") if (s.get("type") or "") == "application/ld+json"
    )
    if "NewsArticle" in scripts:
        return True
    quoting = re.compile(
        r"[”\"],?\s+(?:said|says|added|wrote|dijo|señaló)\b|\b(?:said|says|dijo)\s+[A-Z][\w’'-]+ [A-Z]"
    )
    return sum(len(quoting.findall(r.text)) for r in lines) >= 2


_THIS_EVENT = re.compile(
    r"(?i)\b(?:this|the|our|este|el) (?:event|panel|discussion|conversation|webinar|forum|evento|conversatorio|panel) "
    r"(?:took|was|featured|brought|covered|explored|se realiz|fue)"
)
_NOT_ONLINE = re.compile(
    r"(?i)\b(?:takes? place|held|meets?|offered|is|be) in[- ]person\b(?! (?:and|or|&))|\bin[- ]person only\b|\bnot "
    r"(?:be )?(?:recorded (?:or|nor) )?(?:(?:live-?)?streamed|broadcast)\b|\bno (?:virtual|online|remote) option\b"
)


_REPORT = re.compile(
    r"(?i)^\W*(?:report|policy brief|brief|publication|blog|op-ed|case study|fact sheet|working paper|press release|"
    r"download (?:the )?(?:pdf|report))\b"
)


RECORDED_ON = re.compile(r"(?i)\W*(?:recorded|aired|filmed|streamed|broadcast|grabado|original air date)\b")


def _opens_event(url: str, label: str) -> bool:
    target = target_of(url)
    return not target.frame and (kind_by_label(label, target) or target.kind) in ("recording", "registration")


def whole_page(document: Document, readings: Sequence[Reading], *, proven: bool = False) -> Unit | None:
    """The page as a whole as one webinar, where no heading of the first rank gives its title.

    proven: that it is about one is known; what it says of it is not asked again.
    """
    named = _named_title(readings)
    head = (
        named
        or next((r for r in readings if r.line.heading and r.kind in ("title", "date")), None)
        or _title_line(document, readings)
    )
    if head is None:
        return None
    lines = list(readings) if named else [*just_above(head, readings), *[r for r in readings if r.index >= head.index]]
    unit = Unit(("page",), head, head.text, lines, [])
    alone = head.line.heading < 2 or not any(r.line.heading == head.line.heading for r in lines if r is not head)
    if title_like(unit) and (alone if proven else is_event_page(document, head, lines)):
        return unit
    return None


def page_of(unit: Unit, readings: Sequence[Reading]) -> Unit | None:
    """The page as a whole, where its only webinar is what the page is about; None where that is a part of it.

    Its heading is the page's, or is the first of those below a headline, and what belongs to it is nearly all.
    """
    if unit.head.line.heading == 1:
        return unit
    if not unit.head.line.heading:
        return None
    text = sum(len(r.text) for r in readings if r.kind == "prose")
    if sum(len(r.text) for r in unit.lines if r.kind == "prose") < 0.8 * text:
        return None
    above = [
        r for r in readings if r.line.heading and r.index < unit.head.index and r.line.heading < unit.head.line.heading
    ]
    top = next((r for r in above if r.line.heading == 1), None)
    if top is None and not any(r.kind == "title" and r.words >= 3 for r in above):
        return unit
    if top is not None and HEADLINE.search(top.text):
        return Unit(("page",), top, top.text, [r for r in readings if r.index >= top.index], [])
    return None


def without_other_events(document: Document, unit: Unit) -> list[Reading]:
    """The lines of a page about one event, without sections that only lead to other pages of the site.

    "More news", "Meer nieuws": a heading and below it nothing but links, some with a day. Lists of materials are kept.
    """
    site = urlsplit(document.url).hostname
    kept: list[Reading] = []
    section: list[Reading] = []
    for reading in [*unit.lines, None]:
        if reading is None or (reading.line.heading > 1 and reading is not unit.head):
            kept += section[_leading_on(section, site) :]
            section = []
        if reading is not None:
            section.append(reading)
    return kept


def _leading_on(section: Sequence[Reading], site: str | None) -> int:
    """How many lines of the section, its heading and what follows at once, only lead to other pages."""
    if len(section) < 2 or section[0].line.heading < 2 or _MATERIALS.search(section[0].text):
        return 0
    run = list(itertools.takewhile(lambda r: r.kind == "date" or _leads_on(r, site), section[1:]))
    several = sum(1 for r in run if r.line.links) >= 2 or len(run) == len(section) - 1
    return len(run) + 1 if several and any(r.line.links for r in run) else 0


def _leads_on(reading: Reading, site: str | None) -> bool:
    if reading.kind == "person":
        return False  # leads to a biography
    links = [k for k in reading.line.links if not k.embedded]
    return len(links) == 1 and all(
        urlsplit(k.url).hostname == site
        and target_of(k.url).kind is None
        and kind_by_label(k.text, target_of(k.url)) is None
        and k.start <= 3
        and len(k.text.split()) >= 2
        for k in links
    )


_MATERIALS = re.compile(
    r"(?i)\b(?:materials?|resources?|downloads?|documents?|handouts?|readings?|slides|links|toolkit|recordings?|"
    r"recursos|materiales|documentos|descargas)\b"
)


def _title_line(document: Document, readings: Sequence[Reading]) -> Reading | None:
    """On a page without headings: the line that the page's own title repeats, else the first that could be a title."""
    titles = [letters_of(t) for t in (document.title or "", document.meta.get("og:title", "")) if t]
    early = [r for r in readings[:25] if r.kind == "title" and r.words >= 3 and not re.search(r"[»›>/|]", r.text)]
    early = [r for r in early if r.line.wholly("bold") and not r.line.linked] or early[:12]
    for reading in early:
        plain = letters_of(reading.text)
        if len(plain) > 12 and any(plain in title or title in plain for title in titles if len(title) > 12):
            return reading
    return early[0] if early else None


def _named_title(readings: Sequence[Reading]) -> Reading | None:
    """The value beside a label such as "Topic" in a registration form."""
    for reading, following in itertools.pairwise(readings):
        if reading.kind == "key" and re.match(r"(?i)\W*(?:topic|title|webinar|tema|t[ií]tulo)\b", reading.text):
            return following
    return None
