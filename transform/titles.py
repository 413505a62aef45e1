"""A title as a careful reader copies it: without the date, status word, link label or quotation marks around it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from transform import cues
from transform.called_off import status_words
from transform.dates import find_dates
from transform.linekinds import Reading
from transform.names import name_at, name_weight

_QUOTES = (("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’"), ("'", "'"), ("„", "“"))
_LABEL_BEFORE = re.compile(
    r"(?i)^(?:[\[(](?:online|webinar|virtual|live|recorded|recording|video|on[- ]demand|new|free|spanish|en "
    r"espa[nñ]ol)[\])]\s*[-–—:|]?\s*|"
    r"(?:(?:view|see|access|listen to|download) (?:the |our )?)?"
    r"(?:upcoming |past |free |live |recorded |online |virtual |new |on[- ]demand |archived |side )*"
    r"(?:webinar|session|webcast|web seminar|recording|video|watch|register(?: now)?(?: for)?|"
    r"webinario|seminario web|grabaci[oó]n|title|topic|t[ií]tulo|tema|event|save the date|topic of webinar|event "
    r"video)\s*(?:recording)?\s*(?:#?\d+\s*)?(?::|\||[–—]|\s-|-(?=[A-Z]))\s*)+"
)
_LABEL_AFTER = re.compile(
    r"(?i)\s*(?:[\[(](?:[^()\[\]]*\b(?:recording|video|slides?|webinar|online|virtual|zoom|pdf|recorded|register|"
    r"registration|event video|in spanish|spanish|english|en espa[nñ]ol|"
    r"cle|hour|hours|minutes|min|free|live|new|on[- ]demand|youtube|grabaci[oó]n|en l[ií]nea|past event|archived|"
    r"transcript|closed|full|sold out)\b[^()\[\]]*)[\])]|"
    r"\s[–—|-]\s*(?:recording|video|slides?|register(?: now| here)?|watch(?: now)?|recorded webinar|on[- ]demand|"
    r"webinar recording|webinar|event video|online|via zoom|zoom|live webinar|free webinar|virtual)|"
    r"\s*[»→›>]+|\s*\.\.\.)\s*$"
)
_TIME_AFTER = re.compile(
    r"(?i)^[\s,|·•@–—-]*\d{1,2}[:.]\d\d(?:\s*[-–—]\s*\d{1,2}[:.]\d\d)?(?:\s*[A-Z]{2,5})?\W*$|"
    r"^[\s,|·•@–—-]*(?:(?:from|at|de|a las)\s)?\d{1,2}(?::\d\d)?\s*(?:[ap]\.?m\.?|noon|"
    r"[-–])?[^A-Z]*(?:[ECMP][SD]?T|Eastern|Central|Mountain|Pacific)?(?: time)?\W*$"
)


_HOUR_BEFORE = re.compile(
    r"(?i)^(?:noon|midnight|\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\.?)(?:\s*(?:to|-|–)\s*(?:noon|\d[\d:.]*\s*[ap]\.?m\.?))?"
    r"(?:\s*(?-i:[A-Z]{2,5})\b)?\s*[-–—:|]\s+(?=\S{3})"
)
_JOINING_AFTER = re.compile(
    r"(?i)\s+[–—|-]\s+(?:rsvp|register|sign up|join|registration (?:open|closed)|full|sold out|tickets|inscr[ií]b\w+)\b"
    r"[^–—|]{0,60}$"
)


def clean_title(text: str, *, language: str = "en", site: str | None = None) -> str:
    """The title proper of a printed title line."""
    title = text.strip(" \t•·●▪*–—-|")
    for _ in range(4):
        before = title
        title = _without_dates(title, language)
        title = _HOUR_BEFORE.sub("", _JOINING_AFTER.sub("", _without_status(title)))
        title = _LABEL_AFTER.sub("", _LABEL_BEFORE.sub("", title)).strip()
        title = re.sub(r"(?i)^(?:an? )?(?:event|webinar|training|workshop|panel) on\s*[–—:-]\s*", "", title)
        if site and len(site) > 3:
            title = re.sub(rf"\s*[|–—-]\s*{re.escape(site)}\s*$", "", title, flags=re.IGNORECASE)
        title = _unquoted(title.strip(" \t|–—-•·").rstrip(",;:"))
        if quoted := _QUOTED_LAST.match(title):
            title = quoted["title"]
        if title == before:
            break
    title = re.sub(
        r"\s+[–—-]\s+(?:in )?(?:partnership|collaboration|cooperation) with\s.*$", "", title, flags=re.IGNORECASE
    )
    return _without_people(title) or text.strip()


# "Judicial Network Webinar: “Responses to Labor Trafficking”"
_QUOTED_LAST = re.compile(
    r"[^“”\"«»]{3,70}(?:[:–—-]|\b(?i:webinars?|webcast|forum|foro|seminario|taller|training|workshop|charla|panel|"
    r"conversatorio)(?:\s+(?i:on|sobre|titled|entitled|called|titulad[oa]))?)\s*"
    r"[“\"«](?P<title>[^“”\"«»]{12,})[”\"»]$"
)


def _without_dates(title: str, language: str) -> str:
    """Without a date in front or behind, where a separator or brackets set it off."""
    for mention in find_dates(title, language=language):
        precise = mention.first.month is not None or not mention.bare_year
        end = mention.end - mention.text.endswith(".")
        lead, rest = title[: mention.start], title[end:]
        if not lead.strip(" ([") and precise:
            after = re.match(
                r"\s*(?:[)\]]\s*)?(?:\([^()]{3,40}\)\s*)?(?:,?\s*(?:at |@ "
                r")?\d[\d:.]*\s*(?:[ap]\.?m\.?)?(?:\s*[–-]\s*\d[\d:.]*\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4}\b)?)?\s*(?:\([^()]{3,60}\)\s*)?(?:[:|"
                r"–—-]|[)\]]|[,.](?=\s+[A-Z“\"¿¡]))\s*",
                rest,
            )
            if after and re.search(r"[^\W\d_]{3}", rest[after.end() :]):
                return rest[after.end() :]
        if re.search(
            r"(?i)(?:^|\s)(?:event|webinar|training|workshop|panel|taller|evento)\s+(?:on|del?)\s*$", lead
        ) and re.match(r"\s*[:|–—-]\s*", rest):
            return re.sub(r"^\s*[:|–—-]\s*", "", rest)
        inner = re.search(r"[(\[][^()\[\]]*$", lead)
        if (
            inner
            and precise
            and mention.first.day
            and (closing := re.match(r"[^()\[\]]*[)\]]\s*", rest))
            and len(lead[: inner.start()].strip()) > 3
        ) and re.match(
            r"(?i)(?:[–—|*-]|with\b|featuring\b|con\b|en espa|in spanish|full\b|sold|cancel|$)",
            rest[closing.end() :],
        ):
            return lead[: inner.start()]
        bracketed = re.search(r"[(\[][^()\[\]]*$", lead)
        if bracketed and re.match(r"[^()\[\]]*[)\]]\W*$", rest) and len(lead[: bracketed.start()].strip()) > 3:
            return lead[: bracketed.start()]
        separated = re.search(
            r"(?:\s*[–—|•·]\s*|\s-\s*|,\s+|\s+on\s+|:\s+|;\s+)(?:(?i:recorded|held|aired|"
            r"presented)\s*(?:on)?\s*:?\s*)?$",
            lead,
        )
        if (
            precise
            and separated
            and not (
                _PART_OF_TITLE.search(separated.group()) and mention.first.year is None and mention.weekday is None
            )
            and len(lead[: separated.start()].strip()) > 3
            and (not rest.strip(" .)|") or _TIME_AFTER.match(rest) or _only_status(rest))
        ):
            return lead[: separated.start()]
    return title


# "What Changes on January 1" states a day of its own; "… on Friday, May 3, 2024" the event's.
_PART_OF_TITLE = re.compile(r"^\s+on\s+$")


def _only_status(rest: str) -> bool:
    return len(rest) < 40 and status_words(rest) is not None


def _without_status(title: str) -> str:
    mention = status_words(title)
    if mention is None:
        return title
    before, after = title[: mention.start].rstrip(" [(*–—:|-"), title[mention.end :].lstrip(" ])*–—:|-!")
    if not before.strip(" *[("):
        return after or title
    return before if len(after) < 60 else title


def _unquoted(title: str) -> str:
    for left, right in _QUOTES:
        if (
            len(title) > 2
            and title.startswith(left)
            and title.endswith(right)
            and left not in title[1:-1]
            and right not in title[1:-1]
        ):
            return title[1:-1].strip(" ,")
    if title.count("“") != title.count("”") and (title.startswith("“") or title.endswith("”")):
        return title.strip("“”").strip()
    if title.count('"') == 1:
        return title.strip('"').strip()
    return title


def _without_people(title: str) -> str:
    """Without the names behind a semicolon or "with"/"featuring": "Title; Dr. A B and C D"."""
    for match in re.finditer(
        r";\s+|,?\s+(?:with|featuring|presented by|con)\s+(?:(?:la|el|los|las)\s+(?=[A-Z]))?", title
    ):
        rest = title[match.end() :]
        name = name_at(rest)
        if (
            name is not None
            and name_weight(name.name) + 0.3 * bool(name.honorific) >= 0.3
            and len(title[: match.start()].split()) >= 2
        ):
            return title[: match.start()].rstrip(" ,;")
    return title


_NAMING = re.compile(
    r"(?i)\b(?:webinar|webcast|foro|forum|event|evento|training|session|panel|discussion|taller|seminario|charla|"
    r"conversatorio|workshop|"
    r"conversation|briefing|town hall|roundtable|talk|presentation)s?(?:\s+(?:on|about|virtual|sobre|called|titled|"
    r"entitled|named|denominad[oa]|titulad[oa]|llamad[oa]))?[^.“\"«]{0,60}[\s,:(]*$|"
    r"\b(?:entitled|titled|called|titulad[oa]|denominad[oa])[\s,:]*$|"
    r"\b(?:presented|hosted|held|offered|gave|ran|organi[sz]ed|conducted|sponsored|the subject of)[\s,:]*$"
)
# Bold type stands for much else: days, people, bodies.
_CALLED = re.compile(
    r"(?i)\b(?:entitled|titled|called|titulad[oa]|denominad[oa]|presented|hosted|held|offered|gave|ran|organi[sz]ed|"
    r"conducted|sponsored|the subject of|(?:webinar|webcast|seminario|training|panel|foro|capacitaci[oó]n|jornada|"
    r"charla|taller|"
    r"conversatorio|encuentro)(?: virtual)?:?)[\s,:]*$"
)
# "… to *Title*, a 90-minute live webinar of …"
_NAMED = re.compile(
    r"(?i)[\s,”\"»]*(?:(?:will )?take[s]? place|(?:will )?took place|(?:will )?be held|was held|se llevar[aá] a cabo|"
    r"(?:is |was )?(?:an?|the|our|this|un|una)\s+(?:[\w-]+\s+){0,4}(?:webinar|webcast|training|workshop|panel|"
    r"discussion|seminario|taller|foro|charla|forum|briefing|conversation|roundtable))\b"
)
_PUBLICATION = re.compile(
    r"(?i)\b(?:report|book|paper|article|toolkit|guide|brief|study|survey|film|documentary|informe|libro|act|law|"
    r"v\.)\W*[\w ]{0,20}$"
)


# A headline tells that somebody does something; the event has a title of its own.
_HEADLINE = re.compile(
    r"(?i)\b(?:to (?:hold|host|present|offer|discuss|join|launch)|holds|hosts|hosted|presents|offers|announces|invites|"
    r"launches|joins?|sets|set by|attracts|draws|learns?|discuss(?:es)?|explains?|participates|gathers?|now available|"
    r"invita|realiz[aó]|organiz[aó]|capacit[aó]|dicta|particip[aó]|debaten?|analizan?)\b|"
    r"^[^:“”\"]{3,40}:\s*(?:“|\"|«|‘|'')"  # what somebody said
)
# The kind of a gathering, which goes on below: "Law Review Symposium", "2025 OECD Forum on …"
_GATHERING = re.compile(
    r"(?i)^(?:(?:the|our|\w+|\d{4}(?:-\d\d)?)\s+){0,6}(?:symposium|forum|conference|lecture(?: series)?|"
    r"seminar(?: series)?|webinar(?: series)?|roundtable|colloquium|summit|series|brown bag|town hall|talks?|simposio|"
    r"congreso|conferencia|ciclo|foro|seminario)(?:\s+\d{4})?$|"
    r"^(?=.*\b20\d\d\b).*\b(?:forum|conference|summit|symposium)\b"
)


def title_below(head: Reading, readings: Sequence[Reading]) -> Reading | None:
    """The title proper, where the heading is a headline or only names a gathering.

    Below a headline the event's title may stand alone in bold type above its day; below the kind of a gathering the
    next heading says which one it is.
    """
    below = [r for r in readings if r.index > head.index and r.kind != "meta"][:4]
    if not below:
        return None
    if _GATHERING.match(head.text) and below[0].line.heading and below[0].kind == "title" and below[0].words >= 3:
        return below[0]
    if _HEADLINE.search(head.text):
        for reading, after in itertools.pairwise(below):
            alone = reading.line.wholly("bold") or reading.line.heading
            if alone and reading.kind == "title" and reading.words >= 4 and after.kind == "date" and after.day:
                return reading
    return None


def announced_title(readings: Sequence[Reading], heading: str) -> tuple[str, Reading] | None:
    """The title that running text gives to the event, where the heading is only a headline about it.

    "Join us for a webcast entitled *Title*" under the heading "Live webcast on responsible supply chains".
    """
    about_event = cues.WEBINAR.search(heading) or cues.EVENT.search(heading) or cues.ONLINE.search(heading)
    if not (about_event or _HEADLINE.search(heading)):
        return None
    for reading in [r for r in readings if r.kind in ("prose", "title")][:6]:
        text = reading.text
        bold = [(s, e) for kind, s, e in reading.line.marks if kind == "bold"]
        spans = bold + [(s, e) for kind, s, e in reading.line.marks if kind == "italic"]
        spans += [m.span(1) for m in re.finditer(r"[“\"«]([^”\"»]{8,200}?)[,.]?[”\"»]", text)]
        for start, end in sorted(spans):
            if end - start > 0.9 * len(text):
                continue
            title, before = text[start:end].strip(' ,.“”"«»'), text[:start].rstrip(' “"«')
            dated = reading.day is not None and len(title.split()) >= 4 and (start, end) not in bold
            if (
                len(title.split()) >= 3
                and title[0].isupper() | (title[0] in "¿¡")
                and (_NAMED.match(text[end:]) or (_CALLED if (start, end) in bold else _NAMING).search(before) or dated)
                and not _PUBLICATION.search(before)
            ):
                return title, reading
    return None
