"""A title as a careful reader copies it: without the date, status word, link label or quotation marks around it."""

from __future__ import annotations

import re

from transform.called_off import status_words
from transform.date_mention import DateMention
from transform.dates import find_dates
from transform.leading_days import ZONE, title_place
from transform.names import name_at, name_weight

_QUOTES = (("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’"), ("'", "'"), ("„", "“"))
_SORT = (
    r"(?:upcoming|past|free|live|recorded|online|virtual|hybrid|new|on[- ]demand|archived|side|special|public|zoom|cle|"
    r"member|next|first|second|third|fourth|fifth|primer|segundo|tercer|cuarto|quinto|\d{2,3}[- ]minute)"
)
_GATHERING = (
    r"(?:webinar|session|webcast|web seminar|panel(?: discussion)?|round ?table|town hall|forum|training|workshop|"
    r"presentation|event|webinario|foro|charla|taller|conversatorio|seminario|encuentro|jornada|capacitaci[oó]n)"
    r"(?: (?:web|virtual|gratuit[oa]|en l[ií]nea|online|event|series))?"
)
_NUMBER = (
    r"(?:\s*(?:#\s?|no\.? ?|n[.º°] ?)?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|uno|dos|tres|cuatro|"
    r"[ivx]{1,4})\b)?"
)
_LABEL_BEFORE = re.compile(
    r"(?i)^(?:[\[(](?:online|webinar|virtual|live|recorded|recording|video|on[- ]demand|new|free|spanish|en "
    r"espa[nñ]ol)[\])]\s*[-–—:|]?\s*|"
    r"(?:welcome! )?you(?: a|[’'])re invited to (?:join |attend )?(?:an? |our |the )?(?:zoom )?(?:webinar|meeting|"
    r"event)\s*:\s*|"
    r"(?:(?:(?:view|see|access|listen to|download|(?:please )?join us for) (?:the |our |an? )?)?"
    rf"(?:{_SORT} )*{_GATHERING}(?: (?:recording|recap|replay|video|registration|invitation|title|topic|on "
    rf"demand))?{_NUMBER}|"
    rf"(?:{_SORT} )*(?:recording|video|zoom|recap|replay|watch(?: now)?|register(?: now)?(?: for)?|icymi|grabaci[oó]n|"
    r"title|topic|t[ií]tulo|tema|save the date|you(?:[’']|a)re invited|invitation|topic of webinar|event video|"
    r"(?:new date|rescheduled)))\s*(?:recording)?\s*(?::|\||[–—]|\s-|-(?=[A-Z])|(?<=date)!)\s*)+"
)
_LABEL_AFTER = re.compile(
    r"(?i)\s*(?:[\[(](?:[^()\[\]]*\b(?:recording|video|slides?|webinar|online|virtual|zoom|pdf|recorded|register|"
    r"registration|event video|in spanish|spanish|english|en espa[nñ]ol|"
    r"cle|hour|hours|minutes|min|free|live|new|on[- ]demand|youtube|grabaci[oó]n|en l[ií]nea|past event|archived|"
    r"transcript|closed|full|sold out)\b[^()\[\]]*)[\])]|"
    r"\s[–—|-]\s*(?:recording|video|slides?|register(?: now| here)?|watch(?: now)?|recorded webinar|on[- ]demand|"
    r"webinar recording|webinar|event video|online|via zoom|zoom|live webinar|free webinar|virtual)|"
    r"\.?\s+after registering,? you will .*|\s+(?:tickets\s*)?[|·–—-]\s*(?:eventbrite|youtube|vimeo|meetup|luma|"
    r"linkedin)|"
    r"\s*[»→›>]+|\s*\.\.\.)\s*$"
)
_HOUR = r"(?:\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?\s?m\b\.?|h(?:rs?|oras)?\b)?|noon|midnight|mediod[ií]a)"
_TIME_AFTER = re.compile(
    rf"(?i)^[\s,|/·•@~–—(-]*(?:(?:from|at|de|a las?|starting at)\s+)?{_HOUR}(?:\s*(?:[-–—/]|to|until|a)\s*(?:las? "
    rf")?{_HOUR})?"
    rf"\s*{ZONE}?(?:\s*[/|]\s*{_HOUR}\s*{ZONE}?)*\W*$"
)


_HOUR_BEFORE = re.compile(
    r"(?i)^(?:noon|midnight|\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\.?)(?:\s*(?:to|-|–)\s*(?:noon|\d[\d:.]*\s*[ap]\.?m\.?))?"
    r"(?:\s*(?-i:[A-Z]{2,5})\b)?(?:\s*[-–—:|]\s+|\s+(?-i:(?=[A-Z“\"])))(?=\S{3})"
)
_HOURS_AFTER = re.compile(
    r"(?i)\s+[(\[](?:from |de )?\d{1,2}(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:-|–|to|a)\s*\d{1,2}(?::\d\d)?\s*"
    r"[ap]\.?m\.?(?:\s*[A-Z]{2,4})?[)\]]\s*$"
)
# Hours that a comma, a bar or the end of a question sets off: "Wage Deductions, 1 pm ET"
_CLOCK_AFTER = re.compile(
    r"(?i)(?:\s*[,|·•–—]|\s-|(?<=[?!]))\s+\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\b\.?"
    rf"(?:\s*(?:-|–|to)\s*\d{{1,2}}(?:[:.]\d\d)?\s*[ap]\.?m\b\.?)?\s*{ZONE}?\s*$"
)
_JOINING_AFTER = re.compile(
    r"(?i)\s+[–—|-]\s+(?:rsvp|register|sign up|join|registration (?:open|closed)|full|sold out|tickets|inscr[ií]b\w+)\b"
    r"[^–—|]{0,60}$"
)


def letters_of(title: str) -> str:
    """A title without all that is set otherwise from place to place: spaces, punctuation, capitals."""
    return re.sub(r"\W+", "", title).lower()


def clean_title(text: str, *, language: str = "en", site: str | None = None) -> str:
    """The title proper of a printed title line."""
    title = text.strip(" \t•·●▪*–—-|")
    for _ in range(4):
        before = title
        title = _without_dates(title, language)
        title = _HOUR_BEFORE.sub("", _HOURS_AFTER.sub("", _JOINING_AFTER.sub("", _without_status(title))))
        title = _LABEL_AFTER.sub("", _LABEL_BEFORE.sub("", _CLOCK_AFTER.sub("", title))).strip()
        title = re.sub(r"(?i)^(?:an? )?(?:event|webinar|training|workshop|panel) on\s*[–—:-]\s*", "", title)
        title = _LIST_NUMBER.sub("", title)
        if site and len(site) > 3:
            title = re.sub(rf"\s*[|–—-]\s*{re.escape(site)}\s*$", "", title, flags=re.IGNORECASE)
        title = _unquoted(title.strip(" \t|–—-•·").rstrip(",;:"))
        if quoted := _QUOTED_LAST.match(title) or _QUOTED_FIRST.match(title):
            title = quoted["title"]
        if title == before:
            break
    title = re.sub(
        r"\s+[–—-]\s+(?:in )?(?:partnership|collaboration|cooperation) with\s.*$", "", title, flags=re.IGNORECASE
    )
    return _unquoted(_without_people(title)) or text.strip()


# The number of an item: "3. ", "#4: ", "2) "; "201:" and "5 Things" belong to a title.
_LIST_NUMBER = re.compile(r"^(?:#\s?\d{1,2}\s*[.:)–—-]|\d{1,2}[.)])\s+(?=[“\"«¿¡]?[A-ZÁÉÍÓÚÑ])")

# "Judicial Network Webinar: “Responses to Labor Trafficking”"
_QUOTED_LAST = re.compile(
    r"[^“”\"«»]{3,70}(?:[:–—-]|\b(?i:webinars?|webcast|forum|foro|seminario|taller|training|workshop|charla|panel|"
    r"conversatorio)(?:\s+(?i:on|sobre|titled|entitled|called|titulad[oa]))?)\s*"
    r"[“\"«](?P<title>[^“”\"«»]{12,})[”\"»]$"
)
# "“Tools That Fit” (June 8, 2022), with 87 participants"
_QUOTED_FIRST = re.compile(r"[“\"«](?P<title>[^“”\"«»]{8,})[”\"»],?\s*\(")


def _without_dates(title: str, language: str) -> str:
    """Without a date in front or behind, where a separator or brackets set it off."""
    for mention in find_dates(title, language=language):
        precise = mention.first.month is not None or not mention.bare_year
        end = mention.end - mention.text.endswith(".")
        lead, rest = title[: mention.start], title[end:]
        if precise and (begin := title_place(title, mention)) is not None and not lead.strip(" (["):
            return title[begin:]
        if not lead.strip(" ([") and precise:
            after = re.match(
                r"\s*(?:[)\]]\s*)?(?:\([^()]{3,40}\)\s*)?(?:,?\s*(?:at |@ "
                r")?\d[\d:.]*\s*(?:[ap]\.?m\.?)?(?:\s*[–-]\s*\d[\d:.]*\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4}\b)?)?\s*(?:\(["
                r"^()]{3,60}\)\s*)?(?:[:|"
                r"–—~/-]+|[)\]]|[,.](?=\s+[A-Z“\"¿¡]))\s*",
                rest,
            ) or (_CLOCK_BEFORE if mention.first.year is None else _NOTHING_BEFORE).match(rest)
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
        ):
            if re.match(r":\s+(?=\S)", rest[closing.end() :]):
                return lead[: inner.start()].rstrip() + rest[closing.end() :]  # "Session 1 (May 4): Title"
            if _BEHIND_DAY.match(rest[closing.end() :]):
                return lead[: inner.start()]
        bracketed = re.search(r"[(\[][^()\[\]]*$", lead)
        if bracketed and re.match(r"[^()\[\]]*[)\]]\W*$", rest) and len(lead[: bracketed.start()].strip()) > 3:
            return lead[: bracketed.start()]
        separated = re.search(
            r"(?:\s*[–—|•·~…]\s*|\s-{1,3}\s*|\s/\s+|\.{3}\s*|,\s+|\s+on\s+|:\s+|;\s+)(?:(?i:recorded|held|aired|"
            r"presented)\s*(?:on)?\s*:?\s*)?$|\s+(?i:date|when|fecha)\s*:\s*$",
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
        if _is_whole_day(mention) and _ENDS_TITLE.search(lead) and (not rest.strip(" .)|") or _TIME_AFTER.match(rest)):
            return lead
    return title


# What may follow the brackets that hold a title's day.
_BEHIND_DAY = re.compile(r"(?i)(?:[–—|*-]|with\b|featuring\b|con\b|en espa|in spanish|full\b|sold|cancel|$)")
# What may stand between a day and a title that nothing else sets apart: hours, or nothing behind a year.
_CLOCK_BEFORE = re.compile(
    rf"(?i)\s*,?\s*(?:@|at|from)?\s*\d[\d:.]*\s*[ap]\.?m\b\.?(?:\s*(?:[–-]|to)\s*\d[\d:.]*\s*"
    rf"[ap]\.?m\b\.?)?\s*{ZONE}?\s+(?-i:(?=[A-Z“\"¿¡]))"
)
_NOTHING_BEFORE = re.compile(rf"{_CLOCK_BEFORE.pattern}|\s+(?-i:(?=[A-Z“\"¿¡]\S*\s+\S+\s+\S))", re.IGNORECASE)


def _is_whole_day(mention: DateMention) -> bool:
    """A day of a year or of the week: what a style sheet sets behind a title, and what no title ends with."""
    return mention.first.day is not None and (mention.first.year is not None or mention.weekday is not None)


# Two words or more, the last of which may be the last of a title.
_ENDS_TITLE = re.compile(
    r"(?i)[^\W\d_]{2}.*\s(?!(?:on|of|by|to|in|at|as|or|and|the|for|from|held|with|until|since|after|before|"
    r"through|between|effective|starting|beginning|ending|due|dated|"
    r"el|al|y|de|del|la|las|los|desde|hasta|para)\s+$)\S*[\w)”\"?!’]\s+$"
)


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
    """Without the names behind a semicolon or "with"/"featuring", or with a body behind a dash.

    "Title; Dr. A B and C D", "Title – A B, Labor Council".
    """
    for match in re.finditer(
        r";\s+|,?\s+(?:with|featuring|presented by|con)\s+(?:(?:la|el|los|las)\s+(?=[A-Z])|"
        r"(?:special |our )*guest (?:speaker|presenter|lecturer)s?,?\s+)?",
        title,
    ):
        if _OF_TWO.search(title[: match.start()]):
            continue
        rest = title[match.end() :]
        name = name_at(rest)
        if (
            name is not None
            and name_weight(name.name) + 0.3 * bool(name.honorific) >= 0.3
            and len(title[: match.start()].split()) >= 2
        ):
            return title[: match.start()].rstrip(" ,;")
    for dash in re.finditer(r"\s[–—-]\s+(?=\S+\s[^–—]+,\s)", title):
        name = name_at(title[dash.end() :])
        behind = title[dash.end() + name.end :] if name is not None else ""
        if name is not None and name_weight(name.name) >= 0.5 and re.match(r",\s[^–—]{4,}$", behind):
            return title[: dash.start()].rstrip(" ,;")
    return title


# "In Conversation with Lilly Ledbetter": the title ends with who takes part.
_OF_TWO = re.compile(
    r"(?i)\b(?:conversations?|conversaci[oó]n|dialogue|di[aá]logo|discussion|interview|entrevista|chat|q ?& ?a)$"
)


# A headline tells that somebody does something; the event has a title of its own.
HEADLINE = re.compile(
    r"(?i)\b(?:to (?:hold|host|present|offer|discuss|join|launch|conduct|sponsor|provide)|holds|hosts|co-?hosts|"
    r"hosting|"
    r"hosted|presents|offers|announces|invites|launches|joins?|sets|set by|attracts|draws|learns?|discuss(?:es)?|"
    r"explains?|participates|gathers?|now available|urges|"
    r"invitan?|realiz(?:[aó]|an|ar[aá]n?)|organiz(?:[aó]|an|ar[aá]n?)|capacit(?:[aó]|an)|dictan?|particip(?:[aó]|an)|"
    r"debaten?|analizan?|convocan?|ofrecen?|lanzan?|celebr(?:[aó]|an))\b|"
    r"^[^:“”\"]{3,40}:\s*(?:“|\"|«|‘|'')"  # what somebody said
)
