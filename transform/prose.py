"""People in running text: "Our panelists will be A, TITLE at BODY, and B …"; "C of BODY will moderate".

A person counts when the sentence says that he or she presents: by a phrase in front ("joined by", "moderated by") or by
a verb behind ("will discuss", "went through"). Who is only quoted, thanked, or named as author or contact stays out.
"""

from __future__ import annotations

import re

from transform.names import find_names, name_at
from transform.person_lists import Listed, read_list
from transform.records import Role
from transform.sentences import sentences

# Phrases behind which the people stand, with their role.
_FORWARD: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "moderator",
        re.compile(
            r"(?i)\b(?:moderated|facilitated|chaired|interviewed)\s+by|\bmoderators?\s+(?:is|are|was|will be|:)|"
            r"\bmoderad[oa]\s+por|\bmoder[oóa]\s+(?=(?:la |el )?[A-Z])|"
            r"\bfacilitad[oa]\s+por|\bmoderator,?\s+(?=[A-Z])|\bmoderación de|\bmoderarán?\s+(?=(?:la |el "
            r")?(?:[a-z]+ ){0,3}[A-Z])|\bwith moderation by"
        ),
    ),
    (
        "panelist",
        re.compile(
            r"(?i)\bpanell?ists?\s*(?:,|will be|will include|are|is|include[sd]?|were|was|featured?|from|:)|\bon the "
            r"panel (?:are|were|will be)|\bpanel\s+(?:will\s+|that\s+)?(?:includes?|included|features?|featured|of|"
            r"featuring|with|is|"
            r"consists? of|comprises?|made up of)|\bmembers of the panel (?:are|were|include)|\bpanelistas\s*(?:son|"
            r"fueron|serán|:|incluyen)?"
        ),
    ),
    (
        "other",
        re.compile(
            r"(?i)\b(?:welcome[d]?|introduction|introduced|opening remarks|closing remarks|remarks|interpreted|"
            r"interpretation|greetings|welcoming remarks)\s+(?:by|from)|"
            r"\bwith interpretation by|\bintérpretes?\s*:?|\bpalabras (?:de (?:bienvenida|apertura|cierre) )?de|"
            r"\bbienvenida (?:a cargo )?de|\babrió (?:la noche|el evento|la sesión|el foro)"
        ),
    ),
    (
        "presenter",
        re.compile(
            r"(?i)\b(?:your|our) (?:trainers?|facilitators?|presenters?|speakers?|instructors?)(?: on the day)? "
            r"(?:are|is|will be)|"
            r",\s+with\s+(?=[A-Z][\w’'-]+ [A-Z][\w’'-]+(?:[.,;(]|\s+(?:of|from|and)\b|$))"
        ),
    ),
    ("host", re.compile(r"(?i)\byour hosts?(?: is| are|,|:)|\bhosts? (?:is|are|:)|\bemceed by")),
    (
        "presenter",
        re.compile(
            r"(?i)\b(?:(?:will )?be joined|joined)\s+(?:\w+\s+)?by|\bfeatur(?:ing|es?|ed)|\b(?:presented|led|given|"
            r"taught|delivered|conducted|co-led|co-presented|offered)\s+by|"
            r"\bpresentations?\s+(?:\w+\s+)?(?:by|from)|\b(?:hear|heard|hearing|learn)\s+(?:\w+\s+)?from|"
            r"\b(?:conversation|discussion|q ?& ?a|chat|dialogue|talk|interview)\s+(?:with|between|among)|"
            r"\b(?:speakers?|presenters?|guests?|instructors?|trainers?|facilitators?|ponentes|expositor(?:es|as?)|"
            r"invitad[oa]s|oradores|conferencistas|participants|guest speakers?)"
            r"(?:\s+\w+)?\s*(?:will be|will include|are|is|include[sd]?|were|was|:|son|serán|fueron|incluyen|,)|"
            r"\b(?:those who spoke|taking part|with us|speaking|presenting|participating|joining "
            r"us)\s+(?:today\s+)?(?:were|was|will be|are|is|:)|"
            r"\bwe welcomed|\bwelcomes?\s+(?=[A-Z])|\bjoin\s+(?=(?:[\w’']+ ){0,6}?[A-Z][\w’'-]+ [A-Z])|\bspeakers "
            r"from\b|\bwith speakers?\b|\bwith (?:guests?|presenters?|experts?|attorneys?|lawyers?|organizers?)\b|"
            r"\b(?:participaron|participarán|participan|intervienen|intervendrán|presentan|presentada? por|"
            r"impartid[oa] por|a cargo de|dictad[oa] por|contaremos con|contamos con|acompañan|"
            r"con la participación de|conversación con|sesión (?:\w+ )?(?:\w+ )?con|taller con|dirigid[oa] por|"
            r"ofrecid[oa] por)|\b(?:talks?|talked|speaks?|spoke|in dialogue|"
            r"converses?)\b[^.]{0,200}?\bwith\s+(?=[A-Z][\w’'-]+ [A-Z][\w’'. -]+,)|\binstructor:|\bfacilitates?\b:|"
            r"\bto you by\s+(?=[A-Z])|\bin which\s+(?=[A-Z])|\bwhere\s+(?=(?:[\w’']+ ){0,6}?[A-Z][\w’'-]+ [A-Z])"
        ),
    ),
)
# Verbs in front of which the people stand.
_SUBJECT_VERB = re.compile(
    r"(?i)[\s,)](?:(?P<moderator>(?:will |also )?(?:moderates?|moderated|moderating|facilitates?|facilitated|be "
    r"(?:the |our )?moderat\w+|chairs? the (?:panel|session)|chaired the (?:panel|session))|"
    r"(?:is|was|will be|serves as|served as|will serve as) (?:the |our |your |a )?(?:moderator|facilitator)|"
    r"(?:modera|moderó|moderará|facilitará?|facilitó))|"
    r"(?P<other>(?:will |also )?(?:welcomes?|welcomed|introduces?|introduced|opens the|opened the (?:event|session|"
    r"evening|meeting|webinar|forum)|closes the|closed the|interprets?|interpreted|give[s]? (?:opening|closing|"
    r"welcoming)|gave (?:opening|closing|welcoming)|dio la bienvenida|dará la bienvenida|abrirá|cerró|cerrará|"
    r"interpretará?))|"
    r"(?P<host>will host|hosts|hosted)|"
    r"(?P<presenter>(?:will |also |then |each |both |recently |all |jointly |to )?(?:presents?|presented|presenting|"
    r"be presenting|be speaking|discuss(?:es|ed)?|explains?|explained|talks?|talked|speaks?|spoke|tells|told|shares?|"
    r"shared|sharing|describes?|described|"
    r"went|goes|go (?:over|through)|walks?|walked|reviews?|reviewed|answers?|answered|address(?:es|ed)?|covers?|"
    r"covered|outlines?|outlined|leads?|led|opened|took questions|takes? questions|joins?|joined|join us|"
    r"looks? at|looked at|looks back|gives?|gave|shows?|showed|examines?|examined|highlights?|highlighted|offers?|"
    r"offered|provides?|provided|reports?|reported|teaches|taught|lays? out|laid out|sets? out|surveys?|asks?|"
    r"summarizes?|summarized|summed|"
    r"compares?|compared|demonstrates?|demonstrated|traces?|traced|responds?|responded|debates?|debated|reflects?|"
    r"reflected|introduced how|be joining|be joined|take[s]? part|took part|participates?|participated|converses?|"
    r"presentará[n]?|presentó|presentaron|explicará[n]?|explicó|explicaron|hablará[n]?|habló|hablaron|compartirá[n]?|"
    r"compartió|compartieron|expondrá[n]?|expuso|conversará[n]?|conversó|responderá[n]?|respondió|respondieron|"
    r"contestará[n]?|contestó|contó|contaron|"
    r"explica[n]?|presenta[n]?|habla[n]?|comparte[n]?|describe[n]?|describió|enseñará[n]?|enseñó|contesta[n]?|"
    r"responde[n]?|participará[n]?|participó|analizará[n]?|analizó|repasará[n]?|repasó)))(?![\w’'-])"
)
_NOT_PRESENTING = re.compile(
    r"(?i)\b(?:according to|(?:we |authors? )?thanks?\b|grateful|acknowledg\w+|contact\b|questions\?|for more "
    r"information|to register|e-?mail\b|call\b|unable to|could not (?:attend|join)|"
    r"did not|sent (?:greetings|regrets)|in memory of|named after|honou?rs? the late|(?:report|book|paper|article|"
    r"study|guide|brief|film|post|op-ed|written|authored|toolkit)\s+(?:\w+\s+)?by|announced|signed|sworn|nominated|"
    r"appointed|elected|lawsuit|sued|filed|no pudo|agradec\w+|comun[ií]quese|llame|escriba|photo|photograph\w*|"
    r"credit|was quoted|subscribe|donate|posted by)\b"
)
_QUOTED = re.compile(r"(?i)\b(?:said|says|wrote|writes|added|noted|argued|dijo|señaló|afirmó)\b")
_AT_EVENT = re.compile(
    r"(?i)\b(?:webinar|webcast|event|session|panel|audience|participants|attendees|told us|viewers|seminario|foro|"
    r"taller|training|forum)\b"
)
_WHO = re.compile(
    r",?\s+(?:who|quien(?:es)?)\s+(?:(?P<led>heads?|leads?|directs?|runs?|chairs?|works? (?:at|for|with)|dirige|"
    r"coordina|represents?|manages?|oversees?)\s+(?:the\s+)?|(?P<is>is|was|es|serves as)\s+(?:an?\s+|the\s+)?)"
)
_RELATIVE = re.compile(r",\s+(?:who|whose|which|whom|where|quien|cuyo|que)\b[^,;]*(?=[,;]|$)")
_TAIL_END = re.compile(
    r"(?:,?\s+(?:who|which|whose|that|where|when|while|because|if|as (?:they|we|he|she|well)|will|would|can|could|to "
    r"(?=[a-z])|is|was|are|were|has|have|had|for (?:an?|this|our|free|more) |about|during|on (?=(?:[A-Z][a-z]+day|"
    r"[A-Z][a-z]+ \d|how|what|why|the (?=[a-z])))|in (?=(?:a|this|our|an) )|"
    r"into|over|through|before|after|so|but|discuss\w*|explain\w*|talk\w*|spoke|told|join(?:s|ed)?|followed|how|what|"
    r"why|que|quien|sobre|para|donde|durante|hablar\w*|took|went|sets?|gives?|says|tells|led us|walked)\b|:\s|"
    r"\s[–—]\s(?=[a-z])).*$"
)


_TOLD: tuple[Role, ...] = ("moderator", "other", "host", "presenter")
_ASIDE = re.compile(
    r",?\s+and\s+(?:(?:recent|the|also|a|an)\s+)*(?:co-?)?(?:authors?|editors?|members?|winners?)\s+of\b.*$"
)


def read_sentences(text: str) -> list[tuple[Listed, Role]]:
    """The presenters that running text names, each with the role that its sentence gives."""
    return [found for sentence in sentences(text) for found in _read(sentence)]


def _read(sentence: str) -> list[tuple[Listed, Role]]:
    if not find_names(sentence):
        return []
    out: list[tuple[Listed, Role]] = []
    covered: list[tuple[int, int]] = []
    cues_found = sorted((m.end(), m.start(), role) for role, pattern in _FORWARD for m in pattern.finditer(sentence))
    for at, (end, _, role) in enumerate(cues_found):
        stop = next((s for _, s, _ in cues_found[at + 1 :] if s > end and _new_list(sentence[end:s])), len(sentence))
        if any(a <= end < b for a, b in covered) and role == "presenter":
            continue
        people = _listed(sentence[end:stop])
        if people:
            covered.append((end, stop))
            out += [(person, person.role or role) for person in people]
    for match in _SUBJECT_VERB.finditer(sentence):
        subject = sentence[: match.start() + 1]
        begin = max((b for _, b in covered if b <= match.start()), default=0)
        if any(a <= match.start() < b for a, b in covered):
            continue
        if _QUOTED.search(match.group()) and not _AT_EVENT.search(sentence):
            continue
        people = _subject(subject[begin:])
        if not people:
            continue
        told: Role = next(role for role in _TOLD if match[role])
        covered.append((0, match.end()))
        out += [(person, told) for person in people]
    if _NOT_PRESENTING.search(sentence):
        out = [
            (p, r)
            for p, r in out
            if not _NOT_PRESENTING.search(sentence[: sentence.find(p.name.name)]) and not _excused(sentence, p)
        ]
    return out


def _excused(sentence: str, person: Listed) -> bool:
    """ "X was unable to attend": what speaks against it stands right behind the name."""
    after = sentence[sentence.find(person.name.name) :]
    return (
        re.search(r"(?i)^.{0,90}\b(?:unable to|could not|no pudo|did not|sent (?:greetings|regrets))\b", after)
        is not None
    )


def _new_list(between: str) -> bool:
    """A following cue begins a list of its own, rather than being part of a title in this one."""
    return re.search(r"[.;,:]\s*$|\b(?:and|y|is|are|will be)\s*$", between) is not None or not between.strip()


def _listed(text: str) -> list[Listed]:
    """The list of people that a text begins with, up to where the sentence goes on to something else."""
    text = _plain_clauses(text).strip(" ,:")
    names = find_names(text)
    if (first := name_at(text, expected=True)) is not None and not any(n.start == 0 for n in names):
        names.insert(0, first)
    if names and (colon := text.rfind(": ", 0, names[0].start)) >= 0:
        text = text[colon + 2 :]
        names = find_names(text)
    if not names or names[0].start > 110:
        return []
    if names[0].start and not _leads_to_name(text[: names[0].start]):
        return []
    last = names[0]
    for name in names[1:]:
        if (
            re.search(
                r"[;,&/]\s*$|(?:[;,]|\b(?:and|y|with|con|e))\s+(?:[\w’'.()-]+\s+){0,8}$", text[last.end : name.start]
            )
            is None
        ):
            break
        last = name
    head, tail = text[: last.end], text[last.end :]
    return read_list(head + _TAIL_END.sub("", tail).rstrip(" ."), expected=names[0].start == 0)


def _leads_to_name(text: str) -> bool:
    """What stands between the cue and the first name is a title or an article, not another clause."""
    return re.search(r"(?i)\b(?:who|which|that|about|how|what|when|will be|is|are|was|were)\b|[.!?:]\s", text) is None


def _plain_clauses(text: str) -> str:
    """ "X, who heads the Y," → "X, Y,"; other relative clauses are dropped."""
    text = _WHO.sub(", ", text)
    return _RELATIVE.sub("", text)


def _subject(text: str) -> list[Listed]:
    """The people who are the subject of the verb that follows the text."""
    text = _plain_clauses(text).rstrip(" ,)") if not text.rstrip().endswith(")") else _plain_clauses(text).rstrip(" ,")
    names = find_names(text)
    if not names or re.search(r"\b(?:who|which|that|quien|que)\W*$", text):
        return []
    last = names[-1]
    text = text[: last.end] + _ASIDE.sub("", text[last.end :])
    tail = text[last.end :]
    if (
        re.search(
            r"[.;:]\s|\b(?:and|but|which|that|is|are|was|were|will|has|have|because|when|whose|where)\s+(?=[a-z])", tail
        )
        or len(tail) > 220
    ):
        return []
    first = last
    for name in reversed(names[:-1]):
        between = text[name.end : first.start]
        if re.search(r"(?:[;,]|\b(?:and|y|&)\b)\s*(?:[\w’'.-]+\s+){0,6}$", between) is None or re.search(
            r"\b(?:is|was|will|has|which|that|told|said)\b", between
        ):
            break
        first = name
    begin = _start_of_title(text, first.start)
    return read_list(text[begin:], expected=False) if name_at(text, first.start) else []


def _start_of_title(text: str, at: int) -> int:
    """Where the title before a name begins: "former New York Times labor reporter Steven Greenhouse"."""
    before = text[:at]
    match = re.search(
        r"(?:^|[.;:,]\s+|\b(?:and|by|with|while|as|y|con|said|says)\s+)(?P<t>(?:[\w’'&.-]+\s+){0,10})$", before
    )
    return match.start("t") if match else at
