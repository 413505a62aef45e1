"""Phrases of people in a sentence: title, name, and what goes with the name; and several joined to one phrase.

"attorney A B of X & Y, C D, who runs the clinic at Z, and the Board’s E F" is one phrase of three people. It ends where
the sentence goes on: at a verb, a clause, a time. What the sentence says of them is settled in `transform.prose`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from transform.affiliation_items import ORG_NOUN, ROLE_NOUN, kind_of
from transform.affiliations import parse_affiliation
from transform.names import PersonName, find_names, name_at, name_weight
from transform.person_entries import Listed, Span, bare_start, read_entries
from transform.places import is_place
from transform.prose_cues import SPEAKS
from transform.title_before import is_title, start_of_title


@dataclass(frozen=True, slots=True)
class Phrase:
    """People named together, and the place of their phrase in the sentence."""

    people: tuple[Listed, ...]
    start: int
    end: int


def find_phrases(sentence: str) -> list[Phrase]:
    """All phrases of people in a sentence, in order."""
    phrases: list[Phrase] = []
    spans: list[Span] = []
    for name in _names(sentence):
        if name.start < (spans[-1].end if spans else 0) or re.match(r"[’']s?\b", sentence[name.end :]):
            continue  # inside what is said of another, or the owner of something: "Jane Roe’s report"
        start = start_of_title(sentence, name, spans[-1].end if spans else 0, listed=bool(spans))
        if spans and _JOINT.fullmatch(sentence, spans[-1].end, start) is None:
            phrases += _phrases(sentence, spans)
            spans = []
        spans.append(Span(name, start, _end(sentence, name)))
    return phrases + _phrases(sentence, spans)


def _phrases(sentence: str, spans: list[Span]) -> list[Phrase]:
    """One phrase; two where "by A, dean of X, B will speak" ends one clause and begins another."""
    if len(spans) > 1 and sentence[spans[-2].end : spans[-1].start].strip() == ",":
        before = sentence[spans[-2].name.end : spans[-2].end].lstrip()
        if before.startswith(","):
            return [*_phrases(sentence, spans[:-1]), *_phrases(sentence, spans[-1:])]
    return [Phrase(tuple(read_entries(sentence, spans)), spans[0].start, spans[-1].end)] if spans else []


def _names(sentence: str) -> list[PersonName]:
    """Names; behind a comma or "and" an unusual one as well, if a title or a body goes with it."""
    names = _sure_names(sentence)
    for joint in re.finditer(r"(?:[;:,]|\b(?:and|&|y|by|with|is|are))\s+(?=[A-ZÁÉÍÓÚÑ])", sentence):
        name = name_at(sentence, joint.end(), expected=True)
        if (
            name is not None
            and not any(n.start < name.end and name.start < n.end for n in names)
            and kind_of(name.name) == "unknown"
            and _DESCRIBED.match(sentence, name.end)
            and (told := _apposition(sentence, name.end) or _bracket(sentence, name.end)) is not None
            and kind_of(_ARTICLE.sub("", sentence[name.end : told].strip(" ,()"))) in ("role", "organization")
        ):
            names.append(name)
    return sorted(names, key=lambda name: name.start)


def _sure_names(text: str) -> list[PersonName]:
    return [n for n in find_names(text) if not _is_no_person(n) and not _INSIDE_BODY.match(text, n.end)]


_INSIDE_BODY = re.compile(
    r"\s+(?:Law|Foundation|Center|Centre|School|Institute|University|College|Fund|Hospital|Council|Union|Association|"
    r"Coalition|Alliance)\b"
)


def _is_no_person(name: PersonName) -> bool:
    """A title or a body that is printed as names are: "Vicepresidente de la Corte", "Confederación Sindical"."""
    first = name.name.split()[0]
    return (ROLE_NOUN.fullmatch(first) is not None and kind_of(name.name) == "role") or ORG_NOUN.fullmatch(
        first
    ) is not None


_DESCRIBED = re.compile(r",\s+(?:an?|the|una?|el|la|[A-Z])|\s\([A-Z]")
_ARTICLE = re.compile(r"^(?:an?|the|one of the|its|their|our|his|her|una?|el|la|su|nuestr[oa]|both|all|now)\s+")


# What joins one person to the next.
_JOINT = re.compile(
    r"(?:\s*[;,/•|]|\s+[–—-]{1,2}(?=\s))?\s*(?:(?:and|&|y|e|plus|as well as|along with|together with|alongside|with|"
    r"con|"
    r"joined by|followed by|in addition to|además de|junto (?:a|con)|así como)\b\s*)?"
    r"(?:(?:also|then|finally|later|now|lastly|por último|también)\s+)?"
    r"(?:(?:by|from|with|of|de|del|por|con|a|al)\s+)?(?:(?:the|our|its|their|an?|la|el|los|las|una?|su|nuestr[oa])\s+)?"
    r"(?:own\s+)?(?:(?:(?:his|her|my)\s+)?(?:special\s+)?(?:guests?|colleagues?|co-\w+)\s+|[\w-]+s?[’']s?\s+)?"
)

# -- behind the name -------------------------------------------------------------------------------------------------

_CAPITAL = r"[“\"]?(?:[A-ZÁÉÍÓÚÑÜ\d][\w’'.&/:@+-]*|¡[\w’']+!)[”\"]?"
_LINK = r"(?:of|for|the|and|&|in|on|at|to|de|del|la|las|el|los|y|e|en|para|por|do|da|des?|du|et|und|für|der|van|a)"
_BODY = re.compile(rf"{_CAPITAL}(?:(?:,?\s+{_LINK}){{0,3}}\s+{_CAPITAL}|\s+\([A-Z][^()]*\))*")
_LEGAL_FORM = re.compile(
    r",?\s+(?:LLP|LLC|PLLC|PLC|P\.?C\.?|P\.?A\.?|Inc\.?|Ltd\.?|Co\.|Corp\.?|AFL-CIO|Local \d+\w*)(?!\w)"
)
_PREPOSITION = re.compile(
    r"\s*,?\s+(?:(?:both|all|ambas|ambos|tod[oa]s|now|currently|formerly|late)\s+)?"
    r"(?P<word>of|from|at|with|for|de|del|en|@)\s+(?:(?:the|our|la|el|los|las)\s+)?"
)
_RELATIVE = re.compile(r",?\s+(?:who|whose|which|quien(?:es)?|que|cuy[oa])\s+(?=[a-záéíóú])")
_ASIDE = re.compile(r"\s*[—–]\s?[^—–]{3,120}[—–](?=[\s\w])|\s+-\s[^-]{3,120}\s-(?=\s)")
# Behind these words the sentence goes on, whatever stands in front of them.
_ON = re.compile(
    r"\s+(?:(?:is|are|was|were|be|been|will|would|can|could|has|have|had|may|might|shall|does|did|do|es|son|fue|fueron|"
    r"será|serán|ha|han|está|están|sobre|about|during|durante|as (?:they|we|he|she|you|part)|when|where|while|after|"
    r"before|through|into|because|if|how|why|what|to (?!the |la )(?=[a-z])|then|also|cuando|donde|mientras|quien)\b|"
    r"(?:on|in|at|for|from|el) (?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|"
    r"Oct|"
    r"Nov|Dec)[a-z.]*\s\d|\d|this|an? (?:hour|free|webinar|discussion|conversation|panel|live|virtual|one|two|special)|"
    r"how|what|why|our |the (?:webinar|panel|session|first|next)))"
)


def _end(sentence: str, name: PersonName) -> int:
    """Where that which goes with a name ends."""
    at = name.end
    while True:
        step = (
            _bracket(sentence, at)
            or _body(sentence, at)
            or _relative(sentence, at)
            or _aside(sentence, at)
            or _apposition(sentence, at)
        )
        if not step:
            return at
        at = step


def _bracket(sentence: str, at: int) -> int | None:
    match = re.compile(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]").match(sentence, at)
    return match.end() if match else None


def _aside(sentence: str, at: int) -> int | None:
    match = _ASIDE.match(sentence, at)
    return match.end() if match else None


def _body(sentence: str, at: int) -> int | None:
    """ "of Kirlin, Campbell & Meyers", "from Reed Law in Fresno", "with the domestic workers’ union UTE"."""
    if own := _OWN_TEAM.match(sentence, at):
        return own.end()
    preposition = _PREPOSITION.match(sentence, at)
    if preposition is None:
        return None
    begin = preposition.end()
    if preposition["word"] in ("with", "for", "en") and _is_person(sentence, begin):
        return None
    kind_of_body = re.compile(r"(?:(?!to\b)[a-záéíóúñ][\w’'-]*\s+){0,4}(?=[A-Z¡])").match(sentence, begin)
    lead = sentence[begin : kind_of_body.end()] if kind_of_body else ""
    if lead and (_ON.search(" " + lead) or not _GROUP.search(lead)):
        return None
    end = body_end(sentence, kind_of_body.end() if kind_of_body else begin)
    if end is None or (preposition["word"] in ("for", "en", "at", "from") and _ON.match(sentence, at)):
        return None
    return end


_OWN_TEAM = re.compile(
    r"\s+(?:of|from|on|in|with|de|del)\s+(?:our|its|their|the|nuestr[oa]|su|la|"
    r"el)\s+(?:own\s+)?(?:[a-záéíóúñ-]+\s+){0,3}"
    r"(?:team|staff|office|firm|department|group|board|equipo|oficina|personal|despacho)\b(?! (?:of|de|del)\b)"
)
_GROUP = re.compile(
    r"(?i)\b(?:unions?|group|organi[sz]ation|nonprofit|non-profit|network|coalition|alliance|association|federation|"
    r"cooperative|collective|firm|agency|cent(?:er|re)|team|office|company|think tank|law|school|sindicato|"
    r"organización|red|colectiv[oa]|asociación|central|despacho|equipo)\W*$"
)


_GROUP_BEHIND = re.compile(
    r"(?:\s[a-z][\w-]*){0,2}\s(?:union|group|coalition|alliance|association|federation|cooperative|collective|council|"
    r"office|branch|chapter|local|department|school|firm|team|network|committee|center|clinic)\b(?! (?:and|or|"
    r"to) [a-z])"
)


def _is_person(sentence: str, at: int) -> bool:
    name = name_at(sentence, at)
    return name is not None and name_weight(name.name) >= 0.5 and kind_of(name.name) != "organization"


def _leads_to_person(sentence: str, at: int) -> bool:
    """A name here, or a title and a name: "and Oakland attorney Hunter Pyle"."""
    if _is_person(sentence, at):
        return True
    for name in _sure_names(sentence[at : at + 120])[:1]:
        return name_weight(name.name) >= 0.5 and is_title(sentence[at : bare_start(sentence[at:], name) + at])
    unusual = name_at(sentence, at, expected=True)
    behind = re.match(r",\s+(?P<item>[^,;]+)", sentence[unusual.end :]) if unusual else None
    return behind is not None and kind_of(_ARTICLE.sub("", behind["item"])) == "role"


# "Reed, Stone & Hill", "Kirlin, Campbell and Meyers": the commas of a firm.
_FIRM = re.compile(r"(?:[A-Z][\w’'-]+,\s){1,4}(?:(?:&|and)\s[A-Z][\w’'-]+|[A-Z][\w’'-]+,?\s(?:&|and)\s[A-Z][\w’'-]+)")


def body_end(sentence: str, begin: int) -> int | None:
    """Where the name of a body that begins here ends: its capitalised words and what ties them, and its legal form."""
    firm = _FIRM.match(sentence, begin)
    if firm is not None and find_names(firm.group()):
        firm = None
    match = _BODY.match(sentence, firm.end() if firm else begin) or firm
    if match is None:
        return None
    end = match.end()
    for joint in re.finditer(
        r",?\s+(?P<word>and|y|e|with|&|at|in|on|to|for)\s+(?:the\s+|la\s+|el\s+)?", sentence[begin:end]
    ):
        # another person, or a day, is no part of a body's name
        joins = joint["word"] in ("and", "y", "e", "with", "&")
        if (joins and _leads_to_person(sentence, begin + joint.end())) or _ON.match(sentence, begin + joint.start()):
            end = begin + joint.start()
            break
    if group := _GROUP_BEHIND.match(sentence, end):
        end = group.end()
    while form := _LEGAL_FORM.match(sentence, end):
        end = form.end()
    return end if end > begin else None


def _relative(sentence: str, at: int) -> int | None:
    """ ", who runs the clinic at Bay College": up to the next comma, which a legal form does not make."""
    match = _RELATIVE.match(sentence, at)
    if match is None:
        return None
    for stop in re.compile(r"[,;:]\s|[;:.]$|$").finditer(sentence, match.end()):
        if not _LEGAL_FORM.match(sentence, stop.start()):
            return stop.start()
    return None


def _apposition(sentence: str, at: int) -> int | None:
    """ ", a nurse at Bay Hospital": an item behind a comma that is a title, a body, a degree or a place."""
    comma = re.compile(r"\s*,\s+").match(sentence, at)
    if comma is None or _JOINED.match(sentence, comma.end()):
        return None
    begin = comma.end()
    if _leads_to_person(sentence, begin) and not (
        (name := name_at(sentence, begin)) is not None and kind_of(name.name) == "organization"
    ):
        return None
    stop = re.compile(r"[,;:](?=\s|$)|[—–]|\.$|$").search(sentence, begin)
    end = stop.start() if stop else len(sentence)
    if on := _ON.search(sentence, begin - 1, end):
        end = on.start()
    end = _before_next(sentence, begin, end)
    item = sentence[begin:end].strip()
    return end if item and _goes_with_name(item) else None


_JOINED = re.compile(r"(?:and|y|e|as well as|along with|together with|plus|with|con|but|or|so|then)\s")


def _before_next(sentence: str, begin: int, end: int) -> int:
    """The item without " and NAME", " and a title NAME" behind it, nor what a lower-case verb begins."""
    for name in _sure_names(sentence[begin:end]):
        joint = re.compile(r",?\s+(?:and|&|y|e|with|con|along with|as well as)\s+(?:[\w’'-]+\s+){0,7}$").search(
            sentence[begin : begin + name.start]
        )
        if joint is not None and name_weight(name.name) >= 0.5:
            return begin + joint.start()
    item = sentence[begin:end]
    if (noun := ROLE_NOUN.search(item)) is None:
        body = body_end(sentence, begin)
        return body if body and body < end and re.match(r"\s+[a-z]", sentence[body:]) else end
    verb = re.compile(rf"\s+(?:also\s+|then\s+)?(?:{SPEAKS})(?![\w’-])").match(item, noun.end())
    return begin + noun.end() if verb and re.match(r"\s+[a-z]", item[noun.end() :]) else end


# "A B, who runs the clinic, lead the training": the first word is a verb, whatever noun it looks like.
_CLAUSE = re.compile(
    r"(?:I|we|you|she|he|they|who|this|that)\b|[a-z]+\s+(?:an?|the|this|that|her|his|their|its|our|your|my|us|you|it|"
    r"how|why)\b"
)


def _goes_with_name(item: str) -> bool:
    bare = re.sub(r"(?<=\w)\s*\([^()]*\)$", "", _ARTICLE.sub("", item))
    if _CLAUSE.match(bare):
        return False
    kind = kind_of(bare)
    if kind in ("role", "organization", "unit", "place", "credential") or is_place(bare):
        return True
    told = parse_affiliation(item)
    if told.job_title and kind_of(told.job_title.split(",")[0]) == "role":
        return True
    if kind == "unknown" and re.fullmatch(rf"{_CAPITAL}(?:\s+(?:{_LINK}\s+)?{_CAPITAL})*", item):
        return True  # "Reshaping Work"
    return item[0].islower() and re.match(r"(?:an?|one of|una?|author|co-author|autora?)\s", item) is not None
