"""Which bodies put a webinar on: the site's owner, unless the page says otherwise, and those it names beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from transform.affiliations import ORG_NOUN, kind_of, tidy
from transform.document import Document, fold
from transform.linekinds import Reading
from transform.names import is_dictionary_word, name_at, name_weight
from transform.page_entities import is_found_name
from transform.records import Relation
from transform.sentences import sentences
from transform.units import Unit

_PLATFORM = re.compile(r"(?i)^(?:zoom(?: webinar)?|eventbrite|youtube|vimeo|facebook|gotowebinar|goto|webex|linkedin|cvent|on24|wordpress|wix|squarespace|home|webinar|login|medium|substack|govdelivery|mailchimp|issuu|luma|humanitix|libguides.*|constant contact|wix|nationbuilder|meetup|ticket\w+|inicio|main content)$")


@dataclass(frozen=True, slots=True)
class Body:
    """An organization as printed and what it is to the event; `reading` is None where the page's frame says it."""

    name: str
    relation: Relation
    reading: Reading | None
    confidence: float


# -- the owner of the site --------------------------------------------------------------------------------------------


def owner_of(document: Document) -> tuple[str, float] | None:
    """The body whose site this is, by the page itself: its title, home link, logo or copyright line."""
    candidates: list[tuple[float, str]] = []
    h1 = next((line.text for line in document.lines if line.heading == 1), "")
    for weight, text in _printed_names(document, h1):
        name = _own_name(text)
        if name:
            candidates.append((weight, name))
    if not candidates:
        return None
    scores: dict[str, float] = {}
    for weight, name in candidates:
        shared = sum(w for w, other in candidates if _same_body(name, other))
        if re.search(r"(?i)\.(?:gov|gob|org|com|net|edu|ca|uk|au|mx|ar)\b", name):
            weight -= 2.0
        elif re.match(r"(?i)(?:state|city|commonwealth|government|town|county|ciudad|estado|gobierno|city and county) (?:of|de)\b", name):
            weight -= 1.2
        scores[name] = max(scores.get(name, 0.0), weight + 0.3 * shared + 0.8 * (ORG_NOUN.search(name) is not None) + 0.2 * (len(name.split()) > 1))
    best = max(scores, key=lambda n: (scores[n], len(n)))
    spelled = [n for n in scores if _acronym_of(best, n) and scores[n] > 1.5]
    best = max(spelled, key=lambda n: scores[n]) if spelled else best
    return best, 0.92 if scores[best] > 3.0 else 0.75


def _printed_names(document: Document, h1: str) -> Iterator[tuple[float, str]]:
    title = document.title or ""
    parts = [p for p in re.split(r"\s+[|–—·»:]\s+|\s+-\s+|\s*\|\s*", title) if p.strip()]
    for at, part in enumerate(parts):
        if len(parts) > 1 and not _same_text(part, h1):
            yield (2.0 if at == len(parts) - 1 else 1.2 if at else 0.8), part
    if site := document.meta.get("og:site_name"):
        yield 2.0, site
    for line in document.lines:
        if line.region in ("header", "nav") or line.index < 4:
            for link in line.links:
                parts_of = urlsplit(link.url)
                if parts_of.path.strip("/") in ("", "index.html", "index.php", "home", "en", "es") and parts_of.hostname == urlsplit(document.url).hostname:
                    yield 1.9, link.text
            if line.region == "header" and not line.links and len(line.text) < 70:
                yield 0.8, line.text
        if line.region == "footer":
            if match := re.search(r"(?:©|\(c\)|copyright)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*,?\s*(?:by )?([A-Z][^.|•·©\d]{2,80})", line.text, re.IGNORECASE):
                yield 1.2, match[1]
            elif ORG_NOUN.search(first := re.split(r",\s+\d|\s+[|•·]\s+|,\s+(?=P\.?O\.? Box)", line.text)[0]) and len(first) < 80:
                yield 1.0, first
    for alt in document.images[:2]:
        yield 1.5, alt
    for line in [line for line in document.main if len(line.text) > 60][:2]:
        if match := _INTRODUCES.match(line.text):
            yield 2.2, match["body"]


_INTRODUCES = re.compile(
    r"^(?:The |La |El |At the )?(?P<body>[A-ZÁÉÍÓÚ][^,.;:()]{3,80}?)(?:\s\([A-Z&@][\w&@]{1,11}\))?,?\s+(?:offers?|holds?|explains?|provides?|presents?|hosts?|runs?|conducts?|gives|organizes|is (?:pleased|holding|offering|hosting)|"
    r"and its|y sus|ofrece|organiza|imparte|invita|a través|te invita|realiza|celebra)\b"
)


def _own_name(text: str) -> str | None:
    name = re.sub(r"(?i)\s*[-–|]?\s*\b(?:logo|home ?page|home|official (?:web)?site|website|inicio|brand)\b\s*", " ", fold(text)).strip(" -–|,.:")
    if re.fullmatch(r"[A-Z]{2,8}\s+[-–]\s+.+", name):
        name = re.split(r"\s+[-–]\s+", name, maxsplit=1)[1]  # "OHCOW - Occupational Health Clinics for …"
    elif re.search(r"\s+[-–|]\s+", name):
        name = re.split(r"\s+[-–|]\s+", name, maxsplit=1)[0]
    name = re.sub(r"\s*\([A-Z&]{2,10}\)$", "", name)
    name = re.sub(r"(?<=\w)\s+(?:working|improving|protecting|making|building|advancing|fighting|empowering|helping|advocating|securing|for everyone)\b.*$", "", name)  # a motto
    if ":" in name:
        return None
    if not 2 <= len(name) <= 90 or _PLATFORM.match(name) or not name[0].isupper() and not name[0].islower():
        return None
    if re.search(r"(?i)\b(?:webinars?|events?|archives?|page \d|menu|search|news|calendar|skip|register|registration|cookies?|image|photo|banner|all rights|english|espa[nñ]ol|inicio|skip to|official website|calendario|agenda|noticias|eventos|cursos|talleres|charlas|preferences|subscriber|bulletin)\b", name):
        return None
    return tidy(name)


def _same_text(a: str, b: str) -> bool:
    return re.sub(r"\W+", "", a).lower() in re.sub(r"\W+", "", b).lower() or re.sub(r"\W+", "", b).lower() in re.sub(r"\W+", "", a).lower() and len(b) > 8


def _same_body(a: str, b: str) -> bool:
    left, right = ({w for w in re.findall(r"\w+", n.lower()) if w not in ("the", "of", "for", "and", "inc")} for n in (a, b))
    return bool(left and right) and (left <= right or right <= left)


# -- bodies named beside it -------------------------------------------------------------------------------------------

_BEHIND: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    (
        "co_host",
        re.compile(
            r"(?i)\b(?:in |a |our )?(?:partnership|collaboration|cooperation|conjunction) (?:with|between|of)|\bco-?(?:hosted|presented|organi[sz]ed|produced) (?:by|with)|\bpartner(?:ing|ed|s) with|"
            r"\bjoint(?:ly)?\s+(?:\w+\s+){0,3}?(?:with|by)|\b(?:webinar|event|series|training|workshop|session|together|jointly) with (?=the |our )|"
            r"\ben (?:colaboraci[oó]n|alianza|conjunto|asociaci[oó]n|coordinaci[oó]n) con|\bjunto (?:con|a)|\bco-?organizad[oa] (?:por|con)|\bpartners?:|\bin association with|\btogether with(?= the [A-Z]| [A-Z])|\bwith help from"
        ),
    ),
    (
        "sponsor",
        re.compile(r"(?i)\b(?:co-?)?sponsored by|\b(?:co-?)?sponsors?:|\bwith (?:the )?(?:generous |financial )?(?:support|funding) (?:of|from|by)|\b(?:funded|supported|endorsed) by|\b(?:auspiciad|patrocinad)[oa] por|\bcon el apoyo de"),
    ),
    (
        "host",
        re.compile(
            r"(?i)\b(?:hosted|presented|organi[sz]ed|convened|offered|produced|put on|brought to you|provided|run|held|conducted|given) by(?= the| [A-Z]| our)|\bhosts?:|\borgani[sz]ers?:|\bhost organi[sz]ation:|"
            r"\b(?:organizad|presentad|convocad|impartid|ofrecid)[oa] por|\borganiza:?|\bconvocan?:|\b(?:webinar|webcast|event|panel|forum) (?:of|from) (?=the [A-Z]|[A-Z])|^from (?=the )"
        ),
    ),
)
_SUBJECT = re.compile(
    r"(?i)\s(?P<verb>(?:cordially |proudly |jointly |recently |will |is |are |has |have |ha |han )*(?:invites? you|co-?host(?:s|ed|ing)?|hosts? (?:a|an|this|the)|hosted (?:a|an|this|the)|(?:be )?hosting|presents? (?:a|an|this|the)|"
    r"held (?:a|an|this|the|its)|holding (?:a|an|this|the|its)|hold(?:s|ing)? (?:a|an)|put on|offers? (?:a|an|free|this)|sponsor(?:s|ed)?|organi[sz]e[sd]? (?:a|an|this)|conven(?:es?|ed)|announce[sd]? (?:an?|two|three|four|five|its|new|free)|are the hosts|is the host|le invita|les invitan?|"
    r"te invita|invitan?|organizan?|organizó|organizaron|celebr(?:a|ó|an|aron)|realiz(?:a|ó|an|aron)|come together|joined forces|team(?:s|ed) up|are honored|is pleased to|are pleased to|partnered))\b"
)
_END = re.compile(
    r"(?i)[.;:!?](?:\s|$)|\s[–—|]\s|,?\s+(?:who|which|that|will|to (?=[a-z])|is|are|was|were|has|have|for (?:an?|the (?:first|second)|this)|as (?:co-?)?(?:sponsors?|part|hosts?|partners?)|on (?=[A-Z][a-z]+ \d|[A-Z][a-z]+day|how|the (?=[a-z]))|in (?:a|an|the|its|this|19|20)|about|during|"
    r"featuring|moderated|brings?|discuss\w*|invite\w*|explain\w*|gathered|(?:and|y) (?:will|is|are|features?|moderated|led|presented)|se |sobre|para|el \d|en (?:el|la|un|una))\b|,\s+(?=(?:January|February|March|April|May|June|July|August|September|October|November|December|Mon|Tue|Wed|Thu|Fri|Sat|Sun|\d))|\s+\((?=Austin|[A-Z][a-z]+,? [A-Z]{2}\))"
)


def bodies_of(lines: Sequence[Reading], head: Reading | None) -> list[Body]:
    """The bodies that lines of a page name as hosts, co-hosts and sponsors, as printed."""
    found: list[Body] = []
    pending: Relation | None = None
    for reading in lines:
        text = reading.text
        if reading.kind in ("meta", "date", "embed", "resource"):
            pending = None
            continue
        if pending is not None:
            names = [] if reading.kind in ("prose", "label", "key") or reading.line.heading else _bodies(text)
            if names:
                found += [Body(name, pending, reading, 0.9) for name in names]
                continue
            pending = None
        stand_alone = _stands_alone(text)
        if stand_alone is not None:
            pending = stand_alone
            continue
        if (partners := re.match(r"(?:With|Con|Junto con)\s+(?=(?:the |el |la )?[A-ZÁÉÍÓÚ])", text)) and reading is not head and len(text) < 160:
            names = [part.strip() for part in re.split(r",\s+(?:and|y)\s+|\s+(?:and|y)\s+(?=(?:the )?[A-Z])|,\s+|;\s+", text[partners.end() :].rstrip("."))]
            found += [Body(tidy(name), "co_host", reading, 0.75) for name in names if kind_of(name) == "organization" and len(name.split()) > 1 and _is_body(tidy(name)) and name_at(names[0]) is None]
        for sentence in sentences(text):
            found += _in_sentence(sentence, reading, is_title=reading is head)
    return _distinct(found)


def _stands_alone(text: str) -> Relation | None:
    """A label line ("Co-sponsored by:", "Host") whose bodies stand on the next lines."""
    if len(text) > 60:
        return None
    bare = text.strip(" :") + ":"
    for relation, pattern in _BEHIND:
        match = pattern.search(bare) or pattern.search(bare.rstrip(":") + " X")
        if match and match.start() <= 4 and match.end() >= len(bare) - 2:
            return relation
    return None


def _in_sentence(sentence: str, reading: Reading, *, is_title: bool) -> Iterator[Body]:
    taken: list[tuple[int, int]] = []
    for relation, pattern in _BEHIND:
        for match in pattern.finditer(sentence):
            if any(a <= match.start() < b for a, b in taken):
                continue
            for name in _bodies(sentence[match.end() :].lstrip(" :")):
                taken.append((match.start(), match.end()))
                yield Body(name, relation, reading, 0.85)
    for match in _AS_SPONSORS.finditer(sentence):
        for name in _bodies(match["who"]):
            yield Body(name, "sponsor", reading, 0.85)
    if is_title:
        return
    if match := _SUBJECT.search(sentence):
        before = re.split(r"[:;]\s|^(?:On|In|Last|This)\b[^,]*,\s+", sentence[: match.start()])[-1]
        names = _bodies(re.sub(r"^(?:Join us as|Join|As part of [^,]*,)\s+", "", before))
        relation = "co_host" if re.search(r"(?i)co-?host", match["verb"]) else "host"
        for at, name in enumerate(names):
            yield Body(name, relation if at == 0 or relation == "co_host" else "co_host", reading, 0.85)  # type: ignore[arg-type]


_AS_SPONSORS = re.compile(r"\b[Ww]ith (?P<who>[^.;]{3,200}?),? as (?:co-?)?(?:sponsors?|hosts?|partners?)\b")


def _bodies(text: str) -> list[str]:
    """The list of bodies that a text begins with."""
    if (end := _END.search(re.sub(r"\b(?:Inc|U\.S|St|Dr|P\.C|L\.L\.P|Co)\.", lambda m: m.group().replace(".", "\x01"), text))) is not None:
        text = text[: end.start()]
    text = text.strip(" ,.:;–—-\"“”")
    items = [i for i in re.split(r"\s*;\s*|\s+with (?:the )?(?=[A-Z])|,\s+(?:and|&|y)\s+(?=[A-Zt])|,\s+(?=[A-Zt])|\s+/\s+|\s+[|•·]\s+", text) if i]
    out: list[str] = []
    for item in items:
        if out and re.match(r"(?:Inc|LLP|LLC|PLLC|P\.?C|Local \d|AFL-CIO|District of)\b", item):
            out[-1] = f"{out[-1]}, {item}"
            continue
        out += _parted_at_and(item, listed=len(items) > 1)
    bodies = []
    for item in out:
        name = tidy(re.sub(r"^(?:our (?:friends|partners|colleagues) (?:at|from)|partners?|friends at|the|also|both|el|la|los|las)\s+", "", item.strip(), flags=re.IGNORECASE))
        if not _is_body(name):
            break
        bodies.append(re.sub(r"\s*\((?:[A-Z][\w&@-]{1,12})\)$", "", name))
    return bodies


def _parted_at_and(item: str, listed: bool) -> list[str]:
    """"X and Y" are two bodies where each is one by itself; "Center for Women and Work" is one."""
    for match in re.finditer(r"\s+(?:and|&|y|e)\s+(?=(?:the |el |la )?[A-Z])", item):
        left, right = item[: match.start()], item[match.end() :]
        if re.search(r"\b(?:for|of|on|de|para)\s+(?:[\w’'-]+\s*,?\s*){1,3}$", left) and not re.match(r"the |el |la ", right) and not ORG_NOUN.search(right.split()[-1]):
            continue
        both = kind_of(left) in ("organization", "unit") and kind_of(right.removeprefix("the ")) in ("organization", "unit")
        articled = re.match(r"(?:the|el|la) ", right) is not None
        if both or articled or listed and kind_of(right) in ("organization", "unknown"):
            return [left, *_parted_at_and(right, listed)]
    return [item]


def _is_body(name: str) -> bool:
    if re.search(r"\b(?:interpretation|interpreted|into|will|is|are|was|hours?|credits?|interpretación)\b", name):
        return False
    if not 2 <= len(name) <= 110 or not re.match(r"[A-ZÁÉÍÓÚÑ0-9]|workplace", name) or re.match(r"(?:Zoom|YouTube|Webinar|Facebook|Eventbrite|Microsoft Teams|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Spring|Fall|Summer|Winter)\b", name):
        return False
    kind = kind_of(name)
    if is_found_name(name):
        return False
    if kind in ("organization", "unit"):
        return True
    if kind in ("place", "credential", "note"):
        return False
    person = name_at(name)
    if person is not None and person.end >= len(name) - 1 and name_weight(person.name) >= 0.3:
        return False
    words = [w for w in re.findall(r"[\w’'@-]+", name) if w not in ("the", "of", "for", "and", "de", "la", "y", "in", "on", "at")]
    if kind == "role" and not re.search(r"(?:Workers|Teachers|Commissioner|Attorney General|Employees|Teamsters|Painters|Nurses|Secretary)\b", name):
        return False
    capitals = sum(w[0].isupper() or "@" in w for w in words)
    return bool(words) and capitals == len(words) and (len(words) > 1 or not is_dictionary_word(words[0]) or words[0].isupper())


def _distinct(found: list[Body]) -> list[Body]:
    kept: list[Body] = []
    for body in found:
        if not any(_same_body(body.name, other.name) for other in kept):
            kept.append(body)
    return kept


def settle_hosts(named: Sequence[Body], owner: Body | None) -> list[Body]:
    """The owner is the host unless the page names another; partners stand beside the owner."""
    hosts = [b for b in named if b.relation == "host"]
    if owner is None:
        return list(named)
    mentions_owner = any(_same_body(b.name, owner.name) or _acronym_of(b.name, owner.name) or _acronym_of(owner.name, b.name) for b in named)
    if hosts or mentions_owner:
        return list(named)
    return [owner, *named]


def _acronym_of(short: str, long: str) -> bool:
    letters = "".join(w[0] for w in re.findall(r"[A-Za-z]+", long) if w[0].isupper())
    return len(short) > 2 and short.isupper() and short in letters


def unit_bodies(unit: Unit) -> list[Body]:
    return bodies_of(unit.lines, unit.head)
