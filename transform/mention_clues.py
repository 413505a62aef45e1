"""What the sentence around a name says of the person: clues, each a few words, for `transform.presenter_clues`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transform import cues
from transform.affiliation_items import kind_of
from transform.linekinds import Reading
from transform.names import find_names
from transform.person_entries import Listed
from transform.person_lists import read_list
from transform.person_phrases import find_phrases
from transform.prose_cues import AT_EVENT, FORWARD, NOT_PRESENTING, SPEAKS
from transform.sentences import sentences


@dataclass(frozen=True, slots=True)
class Mention:
    """One place of a name.

    before, behind: what stands around the phrase of people that it is part of; beside: how many people the phrase has.
    """

    listed: Listed
    sentence: str
    before: str
    behind: str
    beside: int


def step_of(number: int, steps: Sequence[int]) -> str:
    """The first step that the number does not exceed, or "more"."""
    return next((str(step) for step in steps if number <= step), "more")


def mentions(reading: Reading) -> Iterator[Mention]:
    """Every place of a line that names a person, in order, those in phrases of people first."""
    for sentence in sentences(reading.text):
        covered: list[tuple[int, int]] = []
        for phrase in find_phrases(sentence):
            covered.append((phrase.start, phrase.end))
            for listed in phrase.people:
                yield Mention(listed, sentence, sentence[: phrase.start], sentence[phrase.end :], len(phrase.people))
        for name in find_names(sentence):
            if not any(start <= name.start < end for start, end in covered):
                for listed in read_list(sentence[name.start :], expected=False)[:1]:
                    yield Mention(listed, sentence, sentence[: name.start], sentence[name.end :], 1)


_WORDS_BEFORE = {
    "with": r"with|con|alongside|junto (?:a|con)|together with|along with",
    "by": r"by|por",
    "from": r"from",
    "of": r"of|de|del",
    "featuring": r"featur\w+|includ\w+|incluy\w+|con la participaci[oó]n de",
    "joined by": r"joined by|accompanied by|acompa[ñn]ad[oa]s? (?:de|por)",
    "led by": r"(?:led|presented|given|taught|delivered|conducted|hosted|moderated|facilitated|organi[sz]ed) by|"
    r"(?:a cargo de|impartid[oa] por|dictad[oa] por|presentad[oa] por|moderad[oa] por|conducid[oa] por)(?: la| el)?",
    "hear": r"hear(?:ing|d)? (?:directly )?from|hear|listen to|meet|learn from|escuch\w+ a",
    "join": r"joins?|welcomes?|invit\w+|introduc\w+",
    "to": r"to|a|al|for|para",
    "about": r"about|on|sobre",
    "who speaks": r"(?:speakers?|presenters?|panell?ists?|guests?|instructors?|trainers?|facult\w+|experts?|attorneys?|"
    r"ponentes?|panelistas?|expositor\w+|invitad[oa]s?|conferencistas?|oradores)(?: (?:are|is|were|was|will be|"
    r"include[sd]?|son|ser[aá]n|fueron))?",
    "who moderates": r"moderators?|facilitators?|chair|host|moderador\w*|modera|moderó",
    "said": r"said|says|added|adds|asked|told|wrote|warned|according to|dijo|señal[oó]|afirm[oó]|según",
    "told": r"explained|described|recalled|answered|spoke|speaks|presented|shared|explic\w+|cont[oó]|expus\w+|"
    r"habl(?:ó|aron|ará|arán)|particip\w+|interv\w+",
    "thanks": r"thanks?|thank you|grateful|gracias|agradec\w+",
    "contact": r"contact|call|e-?mail|questions|info\w*|rsvp|contacto|informes",
    "author": r"(?:book|report|paper|article|study|film|novel|author|editor|edited|written|translat\w+|photo\w*|"
    r"drawings?|image|courtesy)(?: by| of)?",
    "honour": r"named (?:after|for)|in (?:memory|honou?r) of|honou?ring|the late",
    "party": r"v\.?|vs\.?|against|suit by|sued|elect\w*|appoint\w*|nominat\w+|hir\w+|succeed\w*",
    "and": r"and|y|e|&",
}
_BEFORE = {name: re.compile(rf"(?i)(?<!\w)(?:{words})(?!\w)") for name, words in _WORDS_BEFORE.items()}
_VERBS_BEHIND = {
    "will": r"will(?! be)|shall|(?:is|are) going to|[a-záéíóú]{3,}(?:rán?)(?!\w)",
    "will be": r"will be|(?:is|are) (?:also )?(?:coming|joining|speaking|presenting|leading)",
    "tells": SPEAKS,
    "says": r"sa(?:id|ys)|added|warned|argue[sd]|claim\w*|wrote|writes|not(?:es|ed)|believes|thinks|dijo|señal[oó]|"
    r"afirm[oó]|declar[oó]",
    "is": r"is|are|was|were|es|son|fue|fueron|serves|served|has|have|had|works?|worked|holds|practices|specializes|"
    r"represents|teaches",
    "acts": r"moderat\w+|facilitat\w+|host(?:s|ed)|chair(?:s|ed)|modera|moderó|welcom\w+|opened|closed|introduc\w+",
    "does": r"[a-z]{3,}(?:ó|aron|ieron)(?!\w)",
    "signed": r"fil(?:es|ed)|sued|signed|announced|published|authored|founded|appointed|elected|named|won|received|"
    r"resigned|retired|died",
    "could not": r"(?:could|can|did|was|is) (?:not|unable)|couldn[’']t|cannot|no pudo",
}
_BEHIND = re.compile(
    r"(?i)(?<![\w-])(?:"
    + "|".join(f"(?P<v{number}>{words})" for number, words in enumerate(_VERBS_BEHIND.values()))
    + r")(?![\w-])"
)
_ORDER = list(_VERBS_BEHIND)
_CLAUSE = re.compile(r",?\s+(?:who|quien)\s+")  # it may have been read with the name, as what the person is
_QUOTE = re.compile(r"[“”«»]|\"")
_NEAR = 6  # words
_SEPARATORS = {",": "comma", ";": "semicolon", ":": "colon", "(": "bracket", ".": "full stop", "|": "bar"}


def clues_of_sentence(mention: Mention) -> Iterator[str]:
    """What stands before and behind the phrase, and what the sentence is about."""
    name, sentence = mention.listed.name, mention.sentence
    before, behind = mention.before.rstrip(), mention.behind
    near = re.sub(r"(?i)(?:\s+(?:the|our|an?|el|la|los|las|its|his|her|their))+$", "", before)
    if not re.search(r"\w", before):
        yield "begins its sentence"
    else:
        for clue, pattern in _BEFORE.items():
            if ends := [match.end() for match in pattern.finditer(near)]:
                gap = near[ends[-1] :].strip(" ,:")
                yield f"{'right' if not gap else 'near' if len(gap.split()) <= _NEAR else 'far'} behind “{clue}”"
        sign = _SEPARATORS.get(before[-1]) or ("dash" if before[-1] in "–—-" else None)
        if sign:
            yield f"behind a {sign}"
        if ":" in before:
            yield "colon before"
        if before.endswith(":") and kind_of(before.strip(" :")) == "role":
            yield "behind an office and a colon"
        if re.search(r"\w[”\"]?\s+[a-záéíóú]{3,}(?:ó|aron|ieron|rán?)$", near):
            yield "behind a Spanish verb"
    rest = behind.lstrip()
    if (clause := _CLAUSE.match(sentence, name.end)) and (verb := _BEHIND.match(sentence[clause.end() :])):
        yield f"right before “{_kind(verb)}”"
    elif not re.search(r"\w", rest):
        yield "ends its sentence"
    else:
        verb = _BEHIND.search(behind)
        right = _BEHIND.match(re.sub(r"^[\s,)]*(?:(?:also|then|both|all|each|now|recently|jointly)\s)*", "", behind))
        if right is not None:
            yield f"right before “{_kind(right)}”"
        elif verb is not None:
            yield f"before “{_kind(verb)}”"
        sign = _SEPARATORS.get(rest[0]) or ("dash" if rest[0] in "–—-" else None)
        if sign:
            yield f"before a {sign}"
        elif right is None and rest[0].islower():
            yield "before other words"
        if rest.startswith(("’s", "'s")):
            yield "owns something"
    for role, pattern in FORWARD:
        if any(match.end() <= len(mention.before) + 2 for match in pattern.finditer(sentence)):
            yield f"announced as {role}"
    if NOT_PRESENTING.search(mention.before):
        yield "excused before"
    if AT_EVENT.search(sentence):
        yield "sentence of an event"
    if cues.WEBINAR.search(sentence) or cues.says_online(sentence):
        yield "sentence of a webinar"
    if _QUOTE.search(sentence):
        yield "sentence with quotation"
    if re.search(r"(?i)\b(?:Act|Law|Ley|v\.)\b", sentence[max(0, name.start - 4) : name.end + 5]):
        yield "of a law or a case"
    yield f"one of up to {step_of(mention.beside, (1, 2, 3, 5))} together"
    told = mention.listed.affiliation
    yield f"with {'title' if told.job_title else 'no title'} and {'body' if told.organization else 'no body'}"
    if mention.listed.role:
        yield f"noted as {mention.listed.role}"


def verb_at(text: str) -> str | None:
    """The kind of the verb that the text begins with."""
    verb = _BEHIND.match(text.lstrip())
    return _kind(verb) if verb else None


def _kind(verb: re.Match[str]) -> str:
    return next(_ORDER[int(group[1:])] for group, hit in verb.groupdict().items() if hit)
