"""Which bodies put a webinar on: the site's owner, unless the page says otherwise, and those it names beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transform.affiliations import ORG_NOUN, kind_of, tidy
from transform.linekinds import Reading
from transform.names import is_dictionary_word, name_at, name_weight
from transform.page_entities import is_found_name
from transform.records import Relation
from transform.sentences import sentences
from transform.site_owner import is_acronym_of, same_body
from transform.units import Unit


@dataclass(frozen=True, slots=True)
class Body:
    """An organization as printed and what it is to the event; `reading` is None where the page's frame says it."""

    name: str
    relation: Relation
    reading: Reading | None
    confidence: float


_BEHIND: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    (
        "co_host",
        re.compile(
            r"(?i)\b(?:in |a |our )?(?:partnership|collaboration|cooperation|conjunction) (?:with|between|of)|"
            r"\bco-?(?:hosted|presented|organi[sz]ed|produced) (?:by|with)|\bpartner(?:ing|ed|s) with|"
            r"\bjoint(?:ly)?\s+(?:\w+\s+){0,3}?(?:with|by)|\b(?:webinar|event|series|training|workshop|session|"
            r"together|jointly) with (?=the |our )|"
            r"\ben (?:colaboraci[oó]n|alianza|conjunto|asociaci[oó]n|coordinaci[oó]n) con|\bjunto (?:con|a)|"
            r"\bco-?organizad[oa] (?:por|con)|\bpartners?:|\bin association with|\btogether with(?= the [A-Z]| "
            r"[A-Z])|\bwith help from"
        ),
    ),
    (
        "sponsor",
        re.compile(
            r"(?i)\b(?:co-?)?sponsored by|\b(?:co-?)?sponsors?:|\bwith (?:the )?(?:generous |financial )?(?:support|"
            r"funding) (?:of|from|by)|\b(?:funded|supported|endorsed) by|\b(?:auspiciad|patrocinad|financiad)[oa] "
            r"por|\bcon el "
            r"apoyo de"
        ),
    ),
    (
        "host",
        re.compile(
            r"(?i)\b(?:hosted|presented|organi[sz]ed|convened|offered|produced|put on|brought to you|provided|run|"
            r"held|conducted|given) by(?= the| [A-Z]| our)|\bhosts?:|\borgani[sz]ers?:|\borganizador(?:es|a)?:|"
            r"\bsponsoring committees?:|\bhost organi[sz]ation:|"
            r"\b(?:organizad|presentad|convocad|impartid|ofrecid)[oa] por|\borganiza:?|\bconvocan?:|\b(?:webinar|"
            r"webcast|event|panel|forum) (?:of|from) (?=the [A-Z]|[A-Z])|^from (?=the )"
        ),
    ),
)


_SUBJECT = re.compile(
    r"(?i)\s(?P<verb>(?:cordially |proudly |jointly |recently |will |is |are |has |have |ha |han )*(?:invites? you|"
    r"co-?host(?:s|ed|ing)?|hosts? (?:a|an|this|the)|hosted (?:a|an|this|the)|(?:be )?hosting|presents? (?:a|an|this|"
    r"the)|"
    r"held (?:a|an|this|the|its)|holding (?:a|an|this|the|its)|hold(?:s|ing)? (?:a|an)|put on|offers? (?:a|an|free|"
    r"this)|sponsor(?:s|ed)?|organi[sz]e[sd]? (?:a|an|this)|conven(?:es?|ed)|announce[sd]? (?:an?|two|three|four|"
    r"five|its|new|free)|are the hosts|is the host|le invita|les invitan?|"
    r"te invita|invitan?|organizan?|organizó|organizaron|celebr(?:a|ó|an|aron)|realiz(?:a|ó|an|aron)|come together|"
    r"joined forces|team(?:s|ed) up|are honored|is pleased to|are pleased to|partnered))\b"
)


_END = re.compile(
    r"(?i)[.:!?](?:\s|$)|\s[–—|]\s|,?\s+(?:who|which|that|will|to (?=[a-z])|is|are|was|were|has|have|for (?:an?|the "
    r"(?:first|second)|this)|as (?:co-?)?(?:sponsors?|part|hosts?|partners?)|on (?=[A-Z][a-z]+ \d|[A-Z][a-z]+day|how|"
    r"the (?=[a-z]))|in (?:a|an|the|its|this|19|20)|about|during|"
    r"featuring|moderated|brings?|discuss\w*|invite\w*|explain\w*|gathered|(?:and|y) (?:will|is|are|features?|"
    r"moderated|led|presented)|se |sobre|para|el \d|en (?:el|la|un|una))\b|,\s+(?=(?:January|February|March|April|"
    r"May|June|July|August|September|October|November|December|Mon|Tue|Wed|Thu|Fri|Sat|Sun|\d))|\s+\((?="
    r"[A-Z][a-z]+,? [A-Z]{2}\))"
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
        if (
            (partners := re.match(r"(?:With|Con|Junto con)\s+(?=(?:the |el |la )?[A-ZÁÉÍÓÚ])", text))
            and reading is not head
            and len(text) < 160
        ):
            names = [
                part.strip()
                for part in re.split(
                    r",\s+(?:and|y)\s+|\s+(?:and|y)\s+(?=(?:the )?[A-Z])|,\s+|;\s+", text[partners.end() :].rstrip(".")
                )
            ]
            found += [
                Body(tidy(name), "co_host", reading, 0.75)
                for name in names
                if kind_of(name) == "organization"
                and len(name.split()) > 1
                and _is_body(tidy(name))
                and name_at(names[0]) is None
            ]
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
    for sponsors in _AS_SPONSORS.finditer(sentence):
        for name in _bodies(sponsors["who"]):
            yield Body(name, "sponsor", reading, 0.85)
    if is_title:
        return
    if said := _SUBJECT.search(sentence):
        before = re.split(r"[:;]\s|^(?:On|In|Last|This)\b[^,]*,\s+", sentence[: said.start()])[-1]
        names = _bodies(re.sub(r"^(?:Join us as|Join|As part of [^,]*,)\s+", "", before))
        together = re.search(r"(?i)co-?host", said["verb"]) is not None
        for at, name in enumerate(names):
            yield Body(name, "co_host" if at or together else "host", reading, 0.85)


_AS_SPONSORS = re.compile(r"\b[Ww]ith (?P<who>[^.;]{3,200}?),? as (?:co-?)?(?:sponsors?|hosts?|partners?)\b")


def _bodies(text: str) -> list[str]:
    """The list of bodies that a text begins with."""
    if (
        end := _END.search(
            re.sub(r"\b(?:Inc|U\.S|St|Dr|P\.C|L\.L\.P|Co)\.", lambda m: m.group().replace(".", "\x01"), text)
        )
    ) is not None:
        text = text[: end.start()]
    text = text.strip(' ,.:;–—-"“”')
    items = [
        i
        for i in re.split(
            r"\s*;\s*|\s+with (?:the )?(?=[A-Z])|,\s+(?:and|&|y)\s+(?=[A-Zt])|,\s+(?=[A-Zt])|\s+/\s+|\s+[|•·]\s+", text
        )
        if i
    ]
    out: list[str] = []
    for item in items:
        if out and re.match(r"(?:Inc|LLP|LLC|PLLC|P\.?C|Local \d|AFL-CIO|District of)\b", item):
            out[-1] = f"{out[-1]}, {item}"
            continue
        out += _parted_at_and(item, listed=len(items) > 1)
    bodies = []
    for item in out:
        name = tidy(
            re.sub(
                r"^(?:our (?:friends|partners|colleagues) (?:at|from)|partners?|friends at|the|also|both|el|la|los|"
                r"las)\s+",
                "",
                item.strip(),
                flags=re.IGNORECASE,
            )
        )
        if not _is_body(name):
            break
        bodies.append(re.sub(r"\s*\((?:[A-Z][\w&@-]{1,12})\)$", "", name))
    return bodies


def _parted_at_and(item: str, listed: bool) -> list[str]:
    """ "X and Y" are two bodies where each is one by itself; "Center for Women and Work" is one."""
    for match in re.finditer(r"\s+(?:and|&|y|e)\s+(?=(?:the |el |la )?[A-Z])", item):
        left, right = item[: match.start()], item[match.end() :]
        if (
            re.search(r"\b(?:for|of|on|de|para)\s+(?:[\w’'-]+\s*,?\s*){1,3}$", left)
            and not re.match(r"the |el |la ", right)
            and not ORG_NOUN.search(right.split()[-1])
        ):
            continue
        both = kind_of(left) in ("organization", "unit") and kind_of(right.removeprefix("the ")) == "organization"
        articled = re.match(r"(?:the|el|la) ", right) is not None
        if both or articled or (listed and kind_of(right) in ("organization", "unknown")):
            return [left, *_parted_at_and(right, listed)]
    return [item]


# Lower-case words that stand inside names of bodies.
_CONNECTORS = frozenset("of the for and in on at de la las los el y del para e to with a an von und des".split())  # noqa: SIM905


def _is_body(name: str) -> bool:
    words = re.findall(r"[^\W\d_][\w’'@.-]*", name)
    if any(w[0].islower() and w not in _CONNECTORS and "@" not in name for w in words):
        return False
    if words and words[0] in ("With", "Through", "By", "In", "On", "For", "At", "As", "From", "Join", "We", "This"):
        return False
    if re.search(r"\b(?:interpretation|interpreted|into|will|is|are|was|hours?|credits?|interpretación)\b", name):
        return False
    if (
        not 2 <= len(name) <= 110
        or not re.match(r"[A-ZÁÉÍÓÚÑ0-9]|workplace", name)
        or re.match(
            r"(?:Zoom|YouTube|Webinar|Facebook|Eventbrite|Microsoft Teams|January|February|March|April|May|June|July|"
            r"August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Spring|Fall|Summer|"
            r"Winter)\b",
            name,
        )
    ):
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
    words = [
        w
        for w in re.findall(r"[\w’'@-]+", name)
        if w not in ("the", "of", "for", "and", "de", "la", "y", "in", "on", "at")
    ]
    if kind == "role" and not re.search(
        r"(?:Workers|Teachers|Commissioner|Attorney General|Employees|Teamsters|Painters|Nurses|Secretary)\b", name
    ):
        return False
    capitals = sum(w[0].isupper() or "@" in w for w in words)
    return (
        bool(words)
        and capitals == len(words)
        and (len(words) > 1 or not is_dictionary_word(words[0]) or words[0].isupper())
    )


def _distinct(found: list[Body]) -> list[Body]:
    kept: list[Body] = []
    for body in found:
        if not any(same_body(body.name, other.name) for other in kept):
            kept.append(body)
    return kept


def settle_hosts(named: Sequence[Body], owner: Body | None) -> list[Body]:
    """The owner is the host unless the page names another; partners stand beside the owner."""
    hosts = [b for b in named if b.relation == "host"]
    if owner is None:
        return list(named)
    mentions_owner = any(
        same_body(b.name, owner.name) or is_acronym_of(b.name, owner.name) or is_acronym_of(owner.name, b.name)
        for b in named
    )
    if hosts or mentions_owner:
        return list(named)
    return [owner, *named]


def unit_bodies(unit: Unit) -> list[Body]:
    return bodies_of(unit.lines, unit.head)
