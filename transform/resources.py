"""What the page ties to a webinar: slides, recordings, registration, handouts; and its own detail page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from transform import cues
from transform.document import Document, Link
from transform.linekinds import Reading
from transform.links import Target, kind_by_label, target_of
from transform.names import name_at, name_weight
from transform.records import ResourceKind
from transform.units import Unit

_RELATED_WORDS = re.compile(
    r"(?i)\b(?:report|toolkit|guide|publication|docket|study|fact ?sheet|brief|paper|resources?|policy|survey|"
    r"policies|survey|guidance|guidelines|informe|gu[ií]a|"
    r"recursos|handbook|database|library|summary|checklist|rule|regulations?|ordinance|explainer)\b"
)
_NOT_OURS = re.compile(
    r"(?i)^(?:home|back|next|previous|prev|more|all events|view all|see all.*|read more.*|learn more.*|more (?:info|"
    r"details).*|details?|event page|view details?|"
    r"continue reading.*|full (?:details|description)|click here|here|m[aá]s informaci[oó]n|leer m[aá]s|ver m[aá]s|"
    r"buy now|e-?mail.*|print.*|share.*|tweet|contact.*|"
    r"back to .*|sign in|log ?in|add to calendar|google|ical(?:endar)?|outlook.*|subscribe.*|donate.*|mailing list.*|"
    r"home page|website|volver.*|"
    r"how to (?:register|join|use zoom).*|accessibility.*|privacy.*|terms.*|cancellation policy.*|map|directions|"
    r"parking.*)\W*$"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A link of a segment with what it is. `kind` None: the webinar's own detail page."""

    kind: ResourceKind | None
    link: Link
    target: Target
    reading: Reading
    confidence: float


def links_of(unit: Unit, page_url: str) -> list[Found]:
    """The resources of a segment and its detail page, in order, each address once."""
    return links_of_lines(unit.lines, page_url, unit.head, unit.title)


def links_of_lines(
    lines: Sequence[Reading], page_url: str, head: Reading | None = None, title: str = ""
) -> list[Found]:
    """The resources of some lines; `head` is the title line, whose link may be the event's own page.

    title: what the lines are about, where that is known; links that name something else to register for are left out.
    """
    found: dict[str, Found] = {}
    last_label = ""
    for reading in lines:
        if reading.kind == "meta":
            continue
        for link in reading.line.links:
            item = _classify(link, reading, head, page_url, last_label, title)
            if item is not None:
                key = _same_address(link.url)
                if key not in found or (found[key].kind is None and item.kind is not None):
                    found[key] = item
        if reading.kind in ("label", "key", "generic") or reading.text.endswith(":"):
            last_label = reading.text
        elif not reading.line.links:
            last_label = ""
    return list(found.values())


def files_elsewhere(document: Document, lines: Sequence[Reading]) -> list[Found]:
    """On a page about one webinar: the files that it offers outside the webinar's own lines, as a box of downloads."""
    own = {_same_address(link.url) for reading in lines for link in reading.line.links}
    found: dict[str, Found] = {}
    for line in document.lines:
        for link in line.links if line.region not in ("nav", "header") else ():
            target = target_of(link.url)
            if (
                _same_address(link.url) not in own
                and target.media_type
                and _DOWNLOAD.search(link.text)
                and len(link.text.split()) <= _LABEL_LENGTH
            ):
                kind = kind_by_label(link.text, target)
                kind = target.kind or "document" if kind in (None, "registration") else kind
                found.setdefault(_same_address(link.url), Found(kind, link, target, Reading(line, [], "resource"), 0.7))
    return list(found.values()) if len(found) <= _FEW_FILES else []


def _same_address(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", url.split("#")[0].rstrip("/")).lower()


def _classify(
    link: Link, reading: Reading, head: Reading | None, page_url: str, last_label: str, title: str
) -> Found | None:
    target = target_of(link.url)
    label = link.text.strip()
    if _is_front_page(link.url) and target.kind is None and not kind_by_label(label, target):
        return None
    if target.frame or (_same_address(link.url) == _same_address(page_url) and not link.embedded):
        return None
    if link.embedded:
        if target.kind in ("recording", None) and (target.platform or re.search(r"(?i)video|player|embed", link.url)):
            return Found("recording", link, target, reading, 0.95)
        return (
            Found("registration", link, target, reading, 0.8)
            if target.kind == "registration" and target.platform in ("zoom", "gotowebinar")
            else None
        )
    is_title = reading is head and (reading.line.linked or link.start <= 3)
    if is_title and not _label_like(label, target):
        return _title_link(link, target, reading, page_url)
    before = reading.text[: link.start][-110 if _pointing(label) else -60 :]
    if _SITE.fullmatch(label):
        before = re.split(r"[.!?]\s", before)[-1]
    by_label = kind_by_label(label, target)
    if by_label == "registration" and (
        _is_another_part(label, title) or (reading.line.linked and _names_another_event(label, title))
    ):
        return None
    words = label if len(label.split()) > 2 or by_label else f"{before} {label}"
    kind = by_label or (kind_by_label(before, target) if _pointing(label) or _SITE.fullmatch(label) else None)
    offered = _OFFERED_AT.search(reading.text[: link.start]) if kind is None else None
    if offered is not None:
        kind = kind_by_label(offered["what"] or offered["wanted"], target)
    if kind is None and _pointing(label):
        kind = kind_by_label(reading.text[link.end :][:50], target)
    if kind is None and target.kind is None and (name := name_at(label)) is not None and name_weight(name.name) >= 0.3:
        return None
    if kind in (None, "document") and _BUYING.search(label):
        kind = kind_by_label(before, target) or "registration"
    if kind in ("recording", "registration", "slides", "transcript"):
        if kind == "registration" and target.media_type == "application/pdf":
            kind = "document"
        if kind == "registration" and _is_other_sign_up(link, reading):
            return None
        if (
            kind == "recording"
            and not (offered or _BUYING.search(label))
            and not _plausible_recording(target, label, reading)
        ):
            kind = None
        elif (
            kind == "slides"
            and not (target.kind or target.media_type)
            and reading.kind == "prose"
            and not re.search(r"(?i)slide|powerpoint|deck|diaposit", label)
        ):
            kind = "related"
        if kind is not None:
            return Found(kind, link, target, reading, 0.95)
    if kind is None and target.kind is not None and target.kind != "document":
        return Found(target.kind, link, target, reading, 0.9)
    if target.kind == "document":
        return Found("document", link, target, reading, 0.92)
    if target.kind == "slides" and kind == "document":
        return Found("slides", link, target, reading, 0.92)
    if kind == "document" and (reading.kind in ("resource",) or cues.GENERIC_HEADING.match(last_label or "x x x")):
        return Found("document" if _own_material(words) else "related", link, target, reading, 0.75)
    if _MATERIALS.match(last_label) and reading.line.linked and not _NOT_OURS.match(label):
        return Found("document", link, target, reading, 0.75)
    if _NOT_OURS.match(label):
        return (
            Found(None, link, target, reading, 0.7)
            if re.search(r"(?i)more|detail|event page|full|info|leer|ver", label)
            else None
        )
    if reading.kind in ("prose", "title") and _RELATED_WORDS.search(f"{before} {label}") and len(label) > 3:
        return Found("related", link, target, reading, 0.7)
    return None


def _label_like(label: str, target: Target) -> bool:
    """The text of the link is a label such as "Watch the recording", not the title."""
    return (
        len(label.split()) <= 4
        and kind_by_label(label, target) is not None
        and cues.RESOURCE_LABEL.match(label) is not None
    )


def _title_link(link: Link, target: Target, reading: Reading, page_url: str) -> Found:
    """The title itself is the link: to the recording, the registration, a file, or the webinar's page."""
    if target.kind in ("recording", "registration", "slides", "transcript"):
        return Found(target.kind, link, target, reading, 0.93)
    if target.kind == "document":
        return Found("document", link, target, reading, 0.85)
    own_site = _site(link.url) == _site(page_url)
    return Found(None if own_site else "related", link, target, reading, 0.9 if own_site else 0.7)


def _site(url: str) -> str:
    host = (urlsplit(url).hostname or "").lower()
    return ".".join(host.removeprefix("www.").split(".")[-2:])


# "The recording can be watched in our …"
_OFFERED_AT = re.compile(
    r"(?i)\b(?P<what>recordings?|recorded version|slides|transcript|webcast|replay|grabaci[oó]n)\b[^.;]{0,60}"
    r"\b(?:available|offered|posted|found|watched|viewed|seen|bought|purchased|disponible)\b[^.;]{0,30}$|"
    # "… can buy an on-demand version from the …"
    r"\b(?:buy|purchase|order|get|find|view|watch|access|download|obtain|stream)\s(?:[\w-]+\s){0,3}?"
    r"(?P<wanted>recordings?|(?:recorded|archived|on[- ]demand) (?:version|recording|webinar|webcast|video)|replay|"
    r"slides|transcript)\b[^.;]{0,50}\b(?:from|at|in|on|through|via)\s(?:\w+\s){0,3}$"
)
# Lists, accounts and memberships are signed up for as well.
_OTHER_SIGN_UP = re.compile(
    r"(?i)\b(?:sign(?:ing)?[- ]?up|subscrib\w+|regist\w+|join\w*|enrol\w*|inscr[ií]b\w*|suscr[ií]b\w*)\b"
    r"(?:(?!webinar|event|session|training|workshop|class|seminar|taller|evento)[^.;!?]){0,60}?"
    r"\b(?:news ?letters?|mailing list|e-?mail (?:list|updates?|alerts?)|(?:news|text|e-?mail) alerts?|listserv|"
    r"(?:to|for|receive|get) (?:\w+ )?updates|e-?news|bulletins?|membership|become a member|bolet[ií]n(?:es)?|"
    r"lista de correo|an? (?:\w+ )?account)\b|"
    r"\b(?:receive|get|for|recibir) (?:\w+ ){0,3}(?:updates|news ?letters?|alerts|news|noticias|novedades)\b"
    r"[^.;!?]{0,40}\b(?:sign|regist|subscrib|suscr|inscr)"
)
_SIGN_IN = re.compile(r"(?i)\W*(?:log ?in|sign ?in|member log ?in|iniciar sesi[oó]n|ingresar)\W*$")


def _is_other_sign_up(link: Link, reading: Reading) -> bool:
    """The link signs up for a newsletter, a mailing list or an account of the site."""
    if any(_SIGN_IN.match(other.text) for other in reading.line.links):
        return True
    start = max(reading.text.rfind(stop, 0, link.start) for stop in (". ", "! ", "? ", "; ")) + 1
    said = _OTHER_SIGN_UP.search(reading.text[max(start, link.start - 90) : link.end + 70])
    return said is not None


# A price's link: what is bought is a place, or the recording.
_BUYING = re.compile(
    r"(?i)\b(?:add to (?:cart|basket|bag)|(?:buy|order|purchase) (?:now|this|the|online|tickets?)|comprar|"
    r"(?:a[nñ]adir|agregar) al carrito)\b"
)
# "Registration opens for the spring conference", "Inscripción a posgrados": a headline beside the webinar.
_REGISTERING_FOR = re.compile(
    r"(?i)\b(?:registration|enrollment|inscripci[oó]n(?:es)?|matr[ií]cula)\s(?:(?:is|are|now|opens?|abiertas?|"
    r"begins|starts)\s)*(?:for|to|in|al?|para|en|del?)\s(?P<what>.+)"
)
_THIS_ONE = re.compile(
    r"(?i)\b(?:this|these|all|each|webinars?|webcasts?|webinarios?|sessions?|series|events?|eventos?|zoom|online|free|"
    r"est[ea]|virtual(?:es)?|sesi[oó]n(?:es)?|charlas?|seminarios?|\d+)\b"
)


def _names_another_event(label: str, title: str) -> bool:
    """What the label invites to register for is not what the title says."""
    match = _REGISTERING_FOR.search(label)
    if match is None or not title or _THIS_ONE.search(match["what"]):
        return False
    named, known = (set(re.findall(r"\w{4,}", text.casefold())) for text in (match["what"], title))
    return bool(named) and not named & known


_PART = re.compile(r"(?i)\b(?:part|session|parte|sesi[oó]n)\s(?P<number>[ivx]+|\d+|one|two|three|four)\b")


def _is_another_part(label: str, title: str) -> bool:
    """The label names a part of a series by another number than the title does."""
    named, own = _PART.search(label), _PART.search(title)
    return named is not None and own is not None and named["number"].casefold() != own["number"].casefold()


# A label of a file that the webinar has left: not a report's title, not the site's own policies.
_DOWNLOAD = re.compile(
    r"(?i)^\W*(?:download|descargar?)\W*(?:pdf)?\W*$|\b(?:transcripts?|slides?|slide ?decks?|powerpoint|handouts?|"
    r"brochure|fl[yi]er|presentaci[oó]n|transcripci[oó]n|diapositivas|folleto|volante|agenda|"
    r"concept note|nota conceptual)\b"
)
_LABEL_LENGTH = 8  # words
_FEW_FILES = 4  # more are a library

_MATERIALS = re.compile(
    r"(?i)^\W*(?:(?:additional|training|webinar|event|session|supplementa\w+|related|course|meeting) )*"
    r"(?:materials?|handouts?|downloads?|documents?|materiales(?: de \w+)?|descargas|documentos)\W*$"
)


def _is_front_page(url: str) -> bool:
    return urlsplit(url).path in ("", "/") and not urlsplit(url).query


def _pointing(label: str) -> bool:
    """The label says nothing by itself: "here", "this link", an address."""
    return (
        re.fullmatch(
            r"(?i)(?:(?:click|use|on|at|follow|fill (?:out|in)) )*(?:here|aqu[ií]|(?:this|the) (?:link|form|page)|"
            r"link|enlace|este enlace|form|https?://\S+|"
            r"www\.\S+|[\w.-]+\.\w{2,4}(?:/\S*)?|haga clic aqu[ií])\W*",
            label,
        )
        is not None
    )


# Where a sentence sends its reader: "Sign-up is on the NFIB's website".
_SITE = re.compile(
    r"(?i)(?:(?:the|its|our|their|this)\s)?(?:[\w’'.&-]+\s){0,4}(?:web ?site|web ?page|site|page|portal|"
    r"p[aá]gina(?: web)?|"
    r"sitio(?: web)?)\W*"
)


def _plausible_recording(target: Target, label: str, reading: Reading) -> bool:
    """A video platform or file, or an explicit label; not "the video" that prose happens to mention."""
    if target.kind == "recording" or target.platform:
        return True
    return re.search(
        r"(?i)record|watch|replay|webinar|webcast|grabaci|on[- ]demand|video|stream|ver ", label
    ) is not None and (reading.kind != "prose" or len(label.split()) <= 6)


def _own_material(words: str) -> bool:
    return (
        re.search(
            r"(?i)\b(?:handouts?|materials?|flyers?|fliers?|agenda|program|pdf|outline|packet|worksheet|q ?& ?a|"
            r"materiales|folleto|volante|checklist|templates?)\b",
            words,
        )
        is not None
    )
