"""People in running text: "Our panelists will be A, TITLE at BODY, and B …"; "C of BODY will moderate".

A person counts when the sentence says that he or she takes part: by words in front of the phrase of people ("joined
by", "moderated by"), by the verb behind it ("will discuss", "keeps the peace"), by a word for the part itself ("guest
speaker C"). Who is only quoted, thanked, or named as author or contact stays out.
"""

from __future__ import annotations

import re
from dataclasses import replace

from transform.biographies import bio_affiliation
from transform.names import find_names, name_weight
from transform.person_entries import Listed
from transform.person_labels import role_of_label
from transform.person_phrases import Phrase, find_phrases
from transform.prose_cues import (
    AT_EVENT,
    FORWARD,
    IS_SAID_TO_BE,
    NOT_PRESENTING,
    OPEN_VERB,
    QUOTED,
    SUBJECT_VERB,
    WITH_US,
)
from transform.records import Role
from transform.sentences import sentences

_TOLD: tuple[Role, ...] = ("moderator", "other", "host", "presenter")


def read_sentences(text: str) -> list[tuple[Listed, Role]]:
    """The presenters that running text names, each with the role that its sentence gives."""
    return [found for sentence in sentences(text) for found in _read(sentence)]


def _read(sentence: str) -> list[tuple[Listed, Role]]:
    out: list[tuple[Listed, Role]] = []
    before: Phrase | None = None
    role: Role | None = None
    for phrase in find_phrases(sentence):
        role = _role(sentence, phrase, before, role)
        for person in phrase.people:
            told = _told_by_clause(sentence, person) or person.role or role
            if told is not None and not _excused(sentence, person):
                out.append((_completed(person, sentence), told))
        before = phrase
    return out


def _role(sentence: str, phrase: Phrase, before: Phrase | None, role_before: Role | None) -> Role | None:
    """What the sentence says that the people of a phrase do; None where it does not say that they take part."""
    begin = before.end if before else 0
    in_front = _cue(sentence, phrase, begin)
    behind = _predicate(sentence, phrase)
    if behind and in_front in (None, "presenter"):
        return behind
    if in_front:
        return in_front
    gap = sentence[begin : phrase.start]
    if role_before and re.fullmatch(r"\s*[,;]?\s*(?:(?:and|y)\s+)?(?:(?:the|la|el)\s+)?", gap):
        return role_before
    if (
        role_before
        and re.search(r"(?:\band|\by|[,;])\s*$", gap)
        and re.match(r"\s(?:about|on|sobre)\s", sentence[phrase.end :])
    ):
        return role_before  # "A will speak about time, and B of Y about care"
    return "presenter" if _listed_with_bodies(sentence, phrase) or _is_entry(sentence, phrase) else None


# -- in front of the phrase ------------------------------------------------------------------------------------------


def _cue(sentence: str, phrase: Phrase, begin: int) -> Role | None:
    """The role that the nearest words in front of the phrase give."""
    best: tuple[int, Role] | None = None
    for role, pattern in FORWARD:
        for match in pattern.finditer(sentence, max(0, begin - 1)):
            if match.start() >= phrase.start:
                break
            if (best is None or match.end() > best[0]) and _leads(sentence, match.end(), phrase):
                best = match.end(), role
    if best is None or _BY_THE_WAY.search(sentence[best[0] :]) or not _bare_name_is_expected(sentence, phrase, best[0]):
        return None
    return best[1]


def _leads(sentence: str, cue_end: int, phrase: Phrase) -> bool:
    """What stands between the cue and the phrase is a title or an article, not another clause."""
    if cue_end > phrase.people[0].name.start:
        return False
    between = sentence[cue_end : max(phrase.start, cue_end)]
    colon = between.rfind(": ")
    if colon >= 0:
        return len(between) < 160 and re.search(r"[.!?]\s", between) is None
    clause = r"(?i)\b(?:who|which|that|about|how|what|when|will be|is|are|was|were|has|have)\b|[.!?]\s|;\s"
    return len(between) < 110 and re.search(clause, between) is None


# "With A B of X, for example, we have counted the falls": another matter than the event.
_BY_THE_WAY = re.compile(r",\s(?:for example|for instance|por ejemplo),|\bwe have been\b")
_HEARD = re.compile(r"(?i)\b(?:hear|from)\s*$")


def _bare_name_is_expected(sentence: str, phrase: Phrase, cue_end: int) -> bool:
    """ "You will hear A B in it", "panelists from Northrop Grumman": of a bare name more has to be said."""
    person, rest = phrase.people[0], sentence[phrase.end :]
    if person.affiliation.organization or person.affiliation.job_title or not _HEARD.search(sentence[:cue_end]):
        return True
    if name_weight(person.name.name) < 0.5:
        return False
    return re.match(r"(?i)\s+in\s+(?:it|this|that)\b", rest) is None


# -- behind the phrase -----------------------------------------------------------------------------------------------

_INSERTED = re.compile(
    r"(?:\s(?:and|y)\s(?:I|we|yo)\b)|(?:,?\s(?:and|y)\s(?:an?|una?|others?|more)\s[^,.;]{3,50}\b)(?=,)"
)
_ASIDE = re.compile(
    r"(?i),\s(?:through|via|in|on|of|for|from|with|by|at|as|too|however|meanwhile|speaking|joining|also|who|now|por|"
    r"en|de|"
    r"con|desde|a)\b(?:\s[^,;.]{2,60})?,(?=\s)"
)
_OBJECT = re.compile(
    r"(?i)\b(?:by|of|for|from|with|to|about|on|against|between|por|de|del|con|para|sobre|a|al|named|called|than)\s+"
    r"(?:(?:the|our|its|their|her|his|an?|la|el|los|las)\s+)?$"
)
_TO_OTHERS = re.compile(
    r"(?:\s(?:to|with|before))?(?:\s(?:the|an?))?\s(?:(?:[A-Z][\w.]+\s){0,3}(?:Times|Post|News|Journal|Tribune|"
    r"Herald)|paper|"
    r"press|news\w*|reporters?|court|jury|judge|investigators?|police|magazine)\b"
)


def _predicate(sentence: str, phrase: Phrase) -> Role | None:
    """The role that the verb behind the phrase gives to its subject."""
    place = phrase.end
    for aside in (_INSERTED, _ASIDE):
        if match := aside.match(sentence, place):
            place = match.end() - (match.group()[-1] == ",")
    place += sentence.startswith(", ", place)
    rest = sentence[place:]
    if with_us := WITH_US.match(rest):
        return "host" if with_us["host"] else "presenter"
    if _OBJECT.search(sentence[: phrase.start]):
        return None
    if part := IS_SAID_TO_BE.match(rest):
        return role_of_label(part["part"])
    verb = SUBJECT_VERB.match(sentence, place - 1 if sentence[place - 1] in "—–" else place)
    if verb is not None and _TO_OTHERS.match(sentence, verb.end()):
        return None
    if verb is not None and not _is_quoted(sentence, verb):
        return next(role for role in _TOLD if verb[role])
    described = all(p.affiliation.organization or p.affiliation.job_title for p in phrase.people)
    act = OPEN_VERB.match(rest) if described else None
    if act and (
        act["now"] or (act["several"] and len(phrase.people) > 1) or (act["then"] and AT_EVENT.search(sentence))
    ):
        return "presenter"
    return None


def _is_quoted(sentence: str, verb: re.Match[str]) -> bool:
    """ "A said that …" tells of no event; "A says what it cost her" does, and what is said at a session as well."""
    tells = re.match(r"\s(?:what|how|why|where|who)\b", sentence[verb.end() :])
    return QUOTED.fullmatch(verb.group().strip()) is not None and not tells and not AT_EVENT.search(sentence)


# What a sentence tells of that lists people with their bodies and is not about who speaks.
_OTHER_MATTER = re.compile(
    r"(?i)\b(?:court|lawsuit|suit|bill|act|ruling|award\w*|prize|films?|studies|study|survey|committee|appoint\w*|"
    r"editors?|authors?|wrote|written|members?|plaintiffs?|founded|sponsors?|support(?:ed)?|funded|staff|contacts?)\b"
)


def _is_entry(sentence: str, phrase: Phrase) -> bool:
    """A sentence without a verb of its own: "A B, Director, Labor Network, which joins clergy and workers."."""
    person = phrase.people[0]
    told = person.affiliation.organization and person.affiliation.job_title and name_weight(person.name.name) >= 0.5
    clause = re.search(r",\s(?:which|who)\s", sentence[phrase.start : phrase.end])
    return bool(told) and phrase.start == 0 and clause is not None and find_names(sentence)[1:] == []


def _listed_with_bodies(sentence: str, phrase: Phrase) -> bool:
    """People who are listed each with title or body: "…: A (Body), B of C", whatever the sentence says of them."""
    told = [p for p in phrase.people if p.affiliation.organization or p.affiliation.job_title]
    return (
        len(told) >= 2
        and len(told) >= len(phrase.people) - 1
        and not _OTHER_MATTER.search(sentence[: phrase.start])
        and all(name_weight(p.name.name) >= 0.5 for p in phrase.people)  # bodies look like names: "Sociedad de Derecho"
    )


# -- what is said of one person --------------------------------------------------------------------------------------

_RELATIVE_ROLE = re.compile(
    r"(?i)(?:,\s[^,;]{0,80})?,?\s(?:(?:who|quien|que)\s(?:(?:also|then|will|had|has|ably|"
    r"expertly)\s)*(?:(?P<moderator>moderat(?:es?|ed)|"
    r"facilitat(?:es?|ed)|chair(?:s|ed)?(?! (?:the|its) (?-i:[A-Z]))|moder(?:a|ó|ará)|(?:hizo|hace|hará|fungi\w+|"
    r"actuó) (?:de|"
    r"como) moderador\w*)|"
    r"(?P<other>welcom(?:es?|ed)|interpret(?:s|ed)?|dio la bienvenida)|"
    r"(?P<presenter>sp(?:eaks?|oke)|present(?:s|ed)?(?= (?:at|on|the|her|his|their|findings)\b)))|"
    r"(?:as|como) (?:the |our )?(?P<moderating>moderator|moderadora?|chair(?=\W)))(?!\w)"
)


def _told_by_clause(sentence: str, person: Listed) -> Role | None:
    """ "X, who moderated", "X, director of Y, que hizo de moderador": the clause behind a name says the role."""
    match = _RELATIVE_ROLE.match(sentence, person.name.end)
    if match is None or any(person.name.end < name.start < match.end() for name in find_names(sentence)):
        return None
    told: Role = next((role for role in _TOLD if role != "host" and match[role]), "moderator")
    return told


def _completed(person: Listed, sentence: str) -> Listed:
    """ "Our speaker, A B, is counsel at X": the sentence itself says what the person is."""
    have = person.affiliation
    said = re.match(
        r"\s*,?\s+(?:and\s+)?(?:is|es|I[’']m|I am|soy)\s+(?:also\s+)?(?:an?|the|una?|la|el)\s",
        sentence[person.name.end :],
    )
    if have.organization or have.job_title or said is None:
        return person
    return replace(person, affiliation=bio_affiliation(sentence[person.name.end :]))


# Where another clause begins, of which what is said of one person does not hold.
_BREAK = re.compile(r";\s|,?\s(?:but|while|whereas|though|although|pero|mientras)\s")


# "Thanks to our panelists", "grateful to all who spoke": thanked for speaking.
_THANKED_SPEAKERS = re.compile(
    r"(?i)\b(?:thanks?|thankful|grateful|gracias|agradec\w+)\b[^.;]{0,60}?\b(?:sp(?:oke|eak)\w*|present(?:ed|ers?|"
    r"ing)|"
    r"panell?ists?|guests?|experts?|trainers?|facilitators?|moderators?|instructors?|ponentes?|panelistas?|"
    r"exposit\w+|conferencistas?|(?:joined|joining|taking part))\b"
)


def _excused(sentence: str, person: Listed) -> bool:
    """ "X was unable to attend", "we thank X": the words around the name say that the person does not present."""
    at = sentence.find(person.name.name)
    begin = max((m.end() for m in _BREAK.finditer(sentence, 0, max(at, 0))), default=0)
    end = next((m.start() for m in _BREAK.finditer(sentence, max(at, 0))), len(sentence))
    behind = re.compile(
        r"(?i).{0,90}\b(?:unable to|could not|couldn’t|cannot|no pudo|did not|was quoted|sent (?:greetings|"
        r"regrets))\b"
    )
    before = _THANKED_SPEAKERS.sub("", re.sub(r"^(?:According to|Según) [^,]+,", "", sentence[begin:at]))
    return NOT_PRESENTING.search(before) is not None or behind.match(sentence[at:end]) is not None
