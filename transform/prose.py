"""People in running text: "Our panelists will be A, TITLE at BODY, and B …"; "C of BODY will moderate".

A person counts when the sentence says that he or she presents: by a phrase in front ("joined by", "moderated by") or by
a verb behind ("will discuss", "went through"). Who is only quoted, thanked, or named as author or contact stays out.
"""

from __future__ import annotations

import re

from transform.affiliation_items import kind_of
from transform.affiliations import parse_affiliation
from transform.names import find_names, name_at, name_weight
from transform.person_entries import Listed, plain_clauses
from transform.person_lists import TITLE_AND_COMMA, read_list
from transform.prose_cues import AT_EVENT, FORWARD, NOT_PRESENTING, QUOTED, SUBJECT_VERB, TAIL_END
from transform.records import Role
from transform.sentences import sentences

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
    cues_found = sorted((m.end(), m.start(), role) for role, pattern in FORWARD for m in pattern.finditer(sentence))
    for at, (end, _, role) in enumerate(cues_found):
        stop = next((s for _, s, _ in cues_found[at + 1 :] if s > end and _new_list(sentence[end:s])), len(sentence))
        if any(a <= end < b for a, b in covered) and role == "presenter":
            continue
        people = _listed(sentence[end:stop])
        if people:
            covered.append((end, stop))
            out += [(person, person.role or role) for person in people]
    for match in SUBJECT_VERB.finditer(sentence):
        subject = sentence[: match.start() + 1]
        begin = max((b for _, b in covered if b <= match.start()), default=0)
        if any(a <= match.start() < b for a, b in covered):
            continue
        if QUOTED.fullmatch(match.group().strip()) and not AT_EVENT.search(sentence):
            continue
        people = _subject(subject[begin:])
        if not people:
            continue
        told: Role = next(role for role in _TOLD if match[role])
        covered.append((0, match.end()))
        out += [(person, person.role or told) for person in people]
    known = {person.name.name for person, _ in out}
    listed_too = [person for person in _enumerated(sentence) if person.name.name not in known]
    out += [(person, person.role or "presenter") for person in listed_too]
    out = _with_relative_roles(sentence, out)
    return [(person, role) for person, role in out if not _excused(sentence, person)]


# What a sentence tells of that lists people with their bodies and is not about who speaks.
_OTHER_MATTER = re.compile(
    r"(?i)\b(?:court|lawsuit|suit|bill|act|ruling|award\w*|prize|films?|studies|study|survey|committee|appoint\w*|"
    r"editors?|authors?|wrote|written|members?|plaintiffs?|founded|sponsors?|support(?:ed)?|funded|staff|contacts?)\b"
)


def _enumerated(sentence: str) -> list[Listed]:
    """People who are listed each with title or body: "…: A (Body), B of C", whatever the sentence says of them."""
    first = next(iter(find_names(sentence)), None)
    if first is None or _OTHER_MATTER.search(sentence[: first.start]):
        return []
    begin = max((m.end() for m in re.finditer(r"[:;]\s+", sentence[: first.start])), default=0)
    people = _listed(sentence[max(begin, _start_of_title(sentence, first.start)) :]) or _listed(sentence[first.start :])
    if any(name_weight(person.name.name) < 0.5 for person in people):
        return []  # bodies look like names: "Sociedad de Derecho"
    told = [person for person in people if person.affiliation.organization or person.affiliation.job_title]
    return people if len(told) >= 2 and len(told) >= len(people) - 1 else []


_RELATIVE_ROLE = re.compile(
    r"(?i)(?:,\s[^,;]{0,80})?,?\s(?:(?:who|quien|que)\s(?:(?:also|then|will|had|has|ably|"
    r"expertly)\s)*(?:(?P<moderator>moderat(?:es?|ed)|"
    r"facilitat(?:es?|ed)|chair(?:s|ed)?|moder(?:a|ó|ará)|(?:hizo|hace|hará|fungi\w+|actuó) (?:de|"
    r"como) moderador\w*)|"
    r"(?P<other>welcom(?:es?|ed)|interpret(?:s|ed)?|dio la bienvenida)|"
    r"(?P<presenter>sp(?:eaks?|oke)|present(?:s|ed)?(?= (?:at|on|the|her|his|their|findings)\b)))|"
    r"(?:as|como) (?:the |our )?(?P<moderating>moderator|moderadora?|chair(?=\W)))(?!\w)"
)


def _with_relative_roles(sentence: str, found: list[tuple[Listed, Role]]) -> list[tuple[Listed, Role]]:
    """ "X, who moderated", "X, director of Y, que hizo de moderador": the clause behind a name says the role."""
    out = list(found)
    for name in find_names(sentence):
        match = _RELATIVE_ROLE.match(sentence, name.end)
        if match is None or any(
            other.start < match.end() for other in find_names(sentence) if other.start > name.start
        ):
            continue
        told: Role = next((role for role in _TOLD if role != "host" and match[role]), "moderator")
        at = next((at for at, (person, _) in enumerate(out) if person.name.name == name.name), None)
        if at is not None:
            out[at] = (out[at][0], told) if told != "presenter" else out[at]
        else:
            entry = re.split(r"\s(?:who|quien|que|as|como)\s", sentence[: match.end()][name.start :])[0]
            titled = sentence[_start_of_title(sentence, name.start) : name.start] + entry
            people = read_list(titled, expected=False) or read_list(entry, expected=False)
            out += [(person, told) for person in people]
    return out


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
    before = _THANKED_SPEAKERS.sub("", sentence[begin:at])
    return NOT_PRESENTING.search(before) is not None or behind.match(sentence[at:end]) is not None


def _new_list(between: str) -> bool:
    """A following cue begins a list of its own, rather than being part of a title in this one."""
    return re.search(r"[.;,:]\s*$|\b(?:and|y|is|are|will be)\s*$", between) is not None or not between.strip()


def _listed(text: str) -> list[Listed]:
    """The list of people that a text begins with, up to where the sentence goes on to something else."""
    text = plain_clauses(text).strip(" ,:")
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
    if re.match(r"[’']s?\b", tail):
        return []
    return read_list(head + TAIL_END.sub("", tail).rstrip(" ."), expected=names[0].start == 0)


def _leads_to_name(text: str) -> bool:
    """What stands between the cue and the first name is a title or an article, not another clause."""
    return re.search(r"(?i)\b(?:who|which|that|about|how|what|when|will be|is|are|was|were)\b|[.!?:]\s", text) is None


def _subject(text: str) -> list[Listed]:
    """The people who are the subject of the verb that follows the text."""
    if re.search(r"\b(?:who|which|that|quien|que)\W*$", text):
        return []  # a clause inside the sentence, not what it says
    text = plain_clauses(text).rstrip(" ,)") if not text.rstrip().endswith(")") else plain_clauses(text).rstrip(" ,")
    names = find_names(text)
    if not names:
        return []
    last = names[-1]
    if re.match(r"[’']s?\b", text[last.end :]):
        return []  # "Jane Roe’s report shows"
    text = text[: last.end] + _ASIDE.sub("", text[last.end :])
    tail = text[last.end :]
    described = re.match(r",\s[^,;]+$", tail.rstrip()) is not None and parse_affiliation(tail).job_title is not None
    if (
        len(list(sentences(tail))) > 1
        or re.search(r"(?i)\b(?:is|are|was|were|be|been|being|fue|fueron)\W*$", tail)  # "… is described here"
        # "Jane Roe opens the report": the word is a noun here
        or re.search(
            r"(?i)\bw(?:rites|rote)\b|\b(?:the|an?|this|these|her|his|its|their|our|of|in|on|for|or|un|una|su|"
            r"sus)\W*$",
            tail,
        )
        or re.search(
            rf"[;:]\s|\b(?:{'' if described else 'and|'}but|which|that|is|are|was|were|will|has|have|because|when|"
            rf"whose|where|había|ha|han|es|"
            r"fue|pero)\s+(?=[a-z])",
            tail,
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
    if not name_at(text, first.start):
        return []
    begin = _start_of_title(text, first.start)
    return read_list(text[begin:], expected=False) or read_list(text[first.start :], expected=False)


def _start_of_title(text: str, at: int) -> int:
    """Where the title before a name begins: "former New York Times labor reporter Steven Greenhouse"."""
    before = text[:at]
    if (office := TITLE_AND_COMMA.search(before)) and kind_of(office["title"]) == "role":
        return office.start("title")
    match = re.search(
        r"(?:^|[.;:,]\s+|\b(?:and|by|with|while|as|but|then|y|con|pero|luego|said|"
        r"says)\s+)(?P<t>(?:[\w’'&.-]+\s+){0,10})$",
        before,
    )
    if match is None:
        return at
    clause = list(_CLAUSE.finditer(match["t"]))
    return match.start("t") + (clause[-1].end() if clause else 0)


_CLAUSE = re.compile(
    r"(?i)\b(?:that|which|who|when|where|what|how|why|because|if|is|are|was|were|has|have|than|que|por|hears?|heard|"
    r"meet|miss|join(?:s|ed|ing)?|welcom(?:es?|ed|ing)|featuring|including|include[sd]?|see|watch|catch)\s+"
    r"(?:(?:the|el|la|los|las)\s+)?"
)
