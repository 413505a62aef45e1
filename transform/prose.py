"""People in running text: "Our panelists will be A, TITLE at BODY, and B …"; "C of BODY will moderate".

A person counts when the sentence says that he or she presents: by a phrase in front ("joined by", "moderated by") or by
a verb behind ("will discuss", "went through"). Who is only quoted, thanked, or named as author or contact stays out.
"""

from __future__ import annotations

import re

from transform.affiliation_items import kind_of
from transform.affiliations import parse_affiliation
from transform.names import find_names, listed, name_at, name_weight
from transform.person_lists import TITLE_AND_COMMA, Listed, plain_clauses, read_list
from transform.records import Role
from transform.sentences import sentences

# Spanish verbs of news rather than of what is done at an event.
_NEWS = (
    "falleci|muri|naci|señal|afirm|dijo|pudo|podr|promulg|firm|gan|demand|envi|agradec|anunci|declar|public|escrib|"
    "será|serán|estará|habrá|tendrá|recibi|organiz|convoc|design|nombr|elig"
)
_EVENT_ES = (
    "(?:sesión|panel|foro|taller|charla|conversatorio|evento|conversación|diálogo|intercambio|debate|mesa|encuentro|"
    "actividad|jornada|seminario|webinar|webinario|ronda|espacio|discusión|noche|acto|capacitación|reunión)"
)
_FULL_NAME = r"[A-ZÁÉÍÓÚÑ][\w’'-]+ (?:[A-Z]\. )?(?:(?:de|del|la|los) )*[A-ZÁÉÍÓÚÑ][\w’'-]+"
# Phrases behind which the people stand, with their role.
_FORWARD: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "moderator",
        re.compile(
            r"(?i)\b(?:moderated|facilitated|chaired|interviewed)\s+by|\b(?:moderators?|chair|"
            r"facilitators?)\s+(?:is|are|was|will be|:)|"
            r"\bmoderad[oa]\s+por|\bfacilitad[oa]\s+por|\bmoderator,?\s+(?=(?-i:[A-Z]))|"
            r"\bmoderación\b[^.;,]{0,25}?\s(?:de|del|por)\b(?=\s(?:la |el )?(?:[a-záéíóú]+ ){0,3}(?-i:[A-ZÁÉÍÓÚ]))|"
            r"\b(?:moder[oóa]|moderarán?|facilitarán?|facilitó|coordin[óa]|coordinarán?|condu[cj](?:o|e|irá|irán))\s+"
            rf"(?:(?:la|el|los|las|este|esta)\s+{_EVENT_ES}\s+)?(?=(?:la |el )?(?:[a-z]+ ){{0,3}}(?-i:[A-ZÁÉÍÓÚ]))|"
            r"\b(?:moderating|facilitating|chairing|in the chair)(?:\s(?:the|our|this)\s\w+)?\s+(?:is|was|will be)|"
            r"\bwith moderation by"
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
            r"\binterpretation\s(?:[\w/ -]+\s)?(?:is|was|will be)\s(?:\w+\s)?by\b|"
            r"\b(?:inaugurad|clausurad|abiert|cerrad)[oa] por\b|\b(?:opening|closing|welcoming)\b[^.;:,]{2,60}?\s"
            r"(?:is|are|was|were|will be)\s+(?=(?-i:[A-Z])|(?:\w+ )+?(?-i:[A-Z][\w’'-]+ [A-Z]))|"
            r"\b(?:is|was|will be)\s(?:opened|closed|kicked off|inaugurated)\s(?:\w+\s)?by\b|"
            rf"\b(?:abrió|abrirá|inauguró|inaugurará|cerró|cerrará|clausuró|clausurará)\s+(?:la|el)\s{_EVENT_ES}\s+"
            r"(?=(?:la |el )?(?:[a-záéíóú]+ ){0,4}(?-i:[A-ZÁÉÍÓÚÑ]))|"
            r"\bbienvenida\b[^.;,]{0,25}?\sa cargo del?\b|"
            r"\bwith interpretation by|\bintérpretes?\s*:?|\bpalabras (?:de (?:bienvenida|apertura|cierre) )?de|"
            r"\bbienvenida de"
        ),
    ),
    (
        "presenter",
        re.compile(
            r"(?i)\b(?:your|our) (?:trainers?|facilitators?|presenters?|speakers?|instructors?)(?: on the day)? "
            r"(?:are|is|will be)|"
            r"(?:^|[,.;:)]\s+)(?:with|con)\s+(?=(?:[\w’'&.-]+\s+){0,8}?(?-i:[A-Z])[\w’'-]+ (?-i:[A-Z])[\w’'-]+)"
        ),
    ),
    ("host", re.compile(r"(?i)\byour hosts?(?: is| are|,|:)|\bhosts? (?:is|are|:)|\bemceed by")),
    (
        "presenter",
        re.compile(
            r"(?i)\b(?:(?:will )?be joined|joined)\s+(?:\w+\s+)?by|\bfeatur(?:ing|es?|ed)|\b(?:presented|led|given|"
            r"taught|delivered|conducted|co-led|co-presented|offered|handled|answered|fielded|explained|described|told|"
            r"shared|summed up|summari[sz]ed|unpacked|covered|(?:questions|cases?) (?:\w+ )?(?:put|taken|posed|"
            r"read|sorted))\s+by|"
            r"\b(?:first|next|last|second|third|final|also) to (?:\w+ )?(?:speak|present|talk|testify|take the "
            r"(?:floor|stage|screen|microphone|mic))\s+(?:is|are|was|were|will be)|"
            r"\bthe (?:floor|word|last word|screen|stage|microphone) (?:then )?(?:goes|went|passe[sd]|belong(?:s|ed)) to|"
            r"(?:^|;\s|,\s(?:and\s)?)from\s+(?=[^.;]{4,90}?\s(?:came|comes|come|we heard|you(?: will|’ll|'ll) hear)\b)|"
            r"\bwith (?:her|his|their|our|my|your|its) (?:\w+ )?(?:guests?|colleagues?|co-?\w+)\s*,?(?=\s"
            r"(?-i:[A-Z]))|"
            r"\b(?:together with|along with|alongside|junto (?:a|con)|acompañad[oa]s? (?:de|por)|followed by|"
            r"among them|"
            r"next (?:was|were|came|up:?|comes?)|(?:came|comes)(?=\s(?-i:[A-Z])))\s+(?=(?:the |la |el |los |"
            r"las )?[\w’'-]*\s?(?-i:[A-Z]))|"
            r"\b(?:conversará|conversarán|conversó|conversaron|dialogará|dialogarán|dialogó|dialogaron) con\b|"
            r"\b(?:habl|present|explic|cont|particip|coment|expon|coment)(?:ó|aron|ará|arán|a|an)\s+(?=(?:(?:la|el|"
            r"las|los) "
            r")?(?:[a-záéíóú]+ ){0,3}(?-i:[A-ZÁÉÍÓÚÑ])[\w’'-]+ (?-i:[A-ZÁÉÍÓÚÑ]))|\bintervin(?:o|ieron)\b(?: (?:además|también))?|"
            r"\bintervendrán?\b(?: (?:además|también))?|\bexpus(?:o|ieron)\b|"
            r"\bacompañ(?:an?|ó|arán?|aron)\s+(?=(?:(?:la|el) (?:[a-záéíóú]+ ){1,4})?(?-i:[A-ZÁÉÍÓÚÑ]))|\bles? (?:sigui(?:ó|eron)|sigue[n]?|seguirán?)\s+"
            r"(?=(?:la |el )?(?:[a-záéíóú]+ ){0,4}(?-i:[A-Z]))|\b(?:tomó|tomaron|tuvo|tuvieron|tendrán?) la palabra\b|"
            rf"\b(?!{_NEWS})[a-záéíóúñ]{{3,}}(?:ó|aron|ieron|[aei]rán?)\s+(?=(?-i:{_FULL_NAME}))|"
            r"\b(?:our|these|the|two|three|four|five|nuestr[oa]s|l[oa]s) (?:\w+ )?(?:speakers|panelists|presenters|guests|"
            r"trainers|instructors|facilitators|ponentes|panelistas|expositor[ae]s)\s+(?=(?:Dr\. )?(?-i:"
            + _FULL_NAME
            + r"))|"
            r"\bcorrespondi(?:ó|eron) al?\b|\bestuv(?:o|ieron) a cargo del?\b|"
            r"\b(?:hosting|leading|joining|anchoring|speaking|presenting|answering|teaching|guiding)\b[^.;:]{2,60}?\s"
            r"(?:is|are|was|were|will be)\s+(?=(?-i:[A-Z])|(?:[\w’'-]+ ){1,4}(?-i:[A-Z][\w’'-]+ [A-Z]))|"
            r"\b(?:responses?|comment(?:s|ary)|reflections|testimony|updates?|talks?) (?:by|from)\s|"
            r"\bhear\s+(?=(?-i:[A-Z]))|\bpresentations?\s+(?:\w+\s+)?(?:by|from)|\b(?:hear|heard|hearing|"
            r"learn)\s+(?:\w+\s+)?from|"
            r"\b(?:conversation|discussion|q ?& ?a|chat|dialogue|talk|interview)\s+(?:with|between|among)|"
            r"\b(?:speakers?|presenters?|guests?|instructors?|trainers?|facilitators?|ponentes|expositor(?:es|as?)|"
            r"invitad[oa]s|oradores|conferencistas|participants|guest speakers?)"
            r"(?:\s+\w+)?\s*(?:will be|will include|are|is|include[sd]?|were|was|:|son|serán|fueron|incluyen|,)|"
            r"\b(?:those who spoke|taking part|with us|speaking|presenting|participating|joining "
            r"us)\s+(?:today\s+)?(?:were|was|will be|are|is|:)|"
            r"\bwe welcomed|\bwelcomes?\s+(?=(?-i:[A-Z]))|"
            r"\bjoin\s+(?=(?:[\w’']+ ){0,6}?(?-i:[A-Z])[\w’'-]+ (?-i:[A-Z]))|\bspeakers "
            r"from\b|\bwith speakers?\b|\bwith (?:guests?|presenters?|experts?|attorneys?|lawyers?|organizers?)\b|"
            r"\b(?:participaron|participarán|participan|intervienen|intervendrán|presentan|presentada? por|"
            r"impartid[oa] por|a cargo del?|dictad[oa] por|contaremos con(?: la participación de)?|contamos con|"
            r"acompañan|"
            r"(?:cont(?:ará|arán|ó|aron) )?con la participación de|conversación con|"
            r"sesión (?:\w+ )?(?:\w+ )?con|taller con|dirigid[oa] por|"
            r"ofrecid[oa] por)|\b(?:talks?|talked|speaks?|spoke|in dialogue|"
            r"converses?)\b[^.]{0,200}?\bwith\s+(?=(?-i:[A-Z])[\w’'-]+ (?-i:[A-Z])[\w’'. -]+,)|\binstructor:|"
            r"\bfacilitates?\b:|"
            r"\bto you by\s+(?=(?-i:[A-Z]))|\bin which\s+(?=(?-i:[A-Z]))|"
            r"\bwhere\s+(?=(?:[\w’']+ ){0,6}?(?-i:[A-Z])[\w’'-]+ (?-i:[A-Z]))"
        ),
    ),
)


def _forms(entry: str) -> str:
    """ "tell:told" → tell, tells, told."""
    verb, _, past = entry.partition(":")
    past = past or (f"{verb}d" if verb.endswith("e") else f"{verb[:-1]}ied" if verb.endswith("fy") else f"{verb}p?ed")
    third = f"{verb[:-1]}ies" if verb.endswith("fy") else f"{verb}(?:e?s)?"
    return f"{third}|{verb}|{past}"


_SPEAKS = "|".join(_forms(entry) for entry in sorted(listed("speaking_verbs.txt")))
# Verbs in front of which the people stand. What somebody "will" do is done at the event, unless it is done to them.
_SUBJECT_VERB = re.compile(
    r"(?i)[\s,)](?:(?P<moderator>(?:will |also )?(?:moderates?|moderated|moderating|facilitates?|facilitated|be "
    r"(?:the |our )?moderat\w+|"
    r"chair(?:s|ed)? (?:the|our|this|both) (?:\w+ )?(?:panels?|sessions?|discussions?|hour|events?|meeting|webinars?|"
    r"conversation|debate|seminar|forum|workshop|round|evening|call|q ?& ?a|questions))|"
    r"(?:is|was|will be|serves as|served as|will serve as) (?:the |our |your |a )?(?:moderator|facilitator)|"
    r"(?:modera|moderó|moderará|facilitará?|facilitó))|"
    r"(?P<other>(?:will |also |then )?(?:welcomes?|welcomed|introduces?|introduced|"
    r"(?:opens?|opened|closes?|closed|kicks? off|kicked off)(?=\s*[.,;]|$|\s+(?:with|by|out|from|"
    r"(?:the|our|this) (?:\w+ )?(?:event|session|evening|day|meeting|webinar|forum|program|call|training|"
    r"workshop|series)\b))|interprets?|interpreted|"
    r"(?:gives?|gave|offers?|offered|makes?|made|delivers?|delivered) (?:the )?(?:opening|closing|welcom\w+|"
    r"introductory)|"
    r"dio la bienvenida|dará la bienvenida|dio las palabras|abrirá|inauguró|inaugurará|clausuró|clausurará|cerró|"
    r"cerrará|"
    r"interpretará?))|"
    r"(?P<host>will host|hosts|hosted)|"
    r"(?P<presenter>(?:will|(?:is|are) going to) (?!be (?!speaking|presenting|joining|joined|on|our|discussing|"
    r"answering|sharing|available|there|with)|not\b|need|receive|get\b|have to|retire|leave|miss\b|lose|replace|"
    r"succeed|remain|also welcome|welcome|introduce|interpret|moderate|facilitate|host)\w+|"
    r"(?:also |then |each |both |recently |all |jointly |to )?(?:"
    rf"(?!asked\b)(?:{_SPEAKS})|presenting|sharing|"
    r"(?:takes?|took|puts?|picks?|picked) (?:\w+ )?questions|looks back|(?:open|close)(?:s|d|ed) the (?:panel|round|"
    r"discussion|conversation)|says(?= (?:what|how|why|where|who)\b)|be joining|"
    r"be joined|in conversation|in dialogue|"
    r"presentará[n]?|presentó|presentaron|explicará[n]?|explicó|explicaron|hablará[n]?|habló|hablaron|compartirá[n]?|"
    r"compartió|compartieron|expondrá[n]?|expuso|conversará[n]?|conversó|responderá[n]?|respondió|respondieron|"
    r"contestará[n]?|contestó|contó|contaron|abordará[n]?|abordó|impartirá[n]?|impartió|impartieron|dictará[n]?|"
    r"dictó|"
    r"explica[n]?|presenta[n]?|habla[n]?|comparte[n]?|describe[n]?|describió|enseñará[n]?|enseñó|contesta[n]?|"
    r"responde[n]?|"
    # any other act told of in the Spanish past or future, but what makes news
    rf"(?!{_NEWS})[a-záéíóúñ]{{3,}}(?:ó|aron|ieron|[aei]rá[n]?))))(?![\w’'-])"
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
_TAIL_END = re.compile(
    r"(?:,?\s+y\s(?:fue|fueron|será|serán|estuvo|estará)\b|,?\s+(?:who|which|whose|that|where|when|while|because|if|as (?:they|we|he|she|well)|will|would|can|could|to "
    r"(?=[a-z])|is|was|are|were|has|have|had|for (?:an?|this|our|free|more) |about|during|on (?=(?:[A-Z][a-z]+day|"
    r"[A-Z][a-z]+ \d|how|what|why|the (?=[a-z])))|in (?=(?:a|this|our|an) )|"
    r"into|over|through|before|after|so|but|discuss\w*|explain\w*|talk\w*|spoke|told|join(?:s|ed)?|followed|how|what|"
    r"why|que|quien|sobre|para|donde|durante|hablar\w*|took|went|follows?|sets?|gives?|says|tells|led us|walked)\b|:\s|"
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
        if _QUOTED.fullmatch(match.group().strip()) and not _AT_EVENT.search(sentence):
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
    r"(?i)(?:,\s[^,;]{0,80})?,?\s(?:(?:who|quien|que)\s(?:(?:also|then|will|had|has|ably|expertly)\s)*(?:(?P<moderator>moderat(?:es?|ed)|"
    r"facilitat(?:es?|ed)|chair(?:s|ed)?|moder(?:a|ó|ará)|(?:hizo|hace|hará|fungi\w+|actuó) (?:de|como) moderador\w*)|"
    r"(?P<other>welcom(?:es?|ed)|interpret(?:s|ed)?|dio la bienvenida)|"
    r"(?P<presenter>sp(?:eaks?|oke)|present(?:s|ed)?(?= (?:at|on|the|her|his|their|findings)\b)))|"
    r"(?:as|como) (?:the |our )?(?P<moderator2>moderator|moderadora?|chair(?=\W)))(?!\w)"
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
        told: Role = next(role.rstrip("2") for role, hit in match.groupdict().items() if hit)  # type: ignore[assignment]
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
    r"(?i)\b(?:thanks?|thankful|grateful|gracias|agradec\w+)\b[^.;]{0,60}?\b(?:sp(?:oke|eak)\w*|present(?:ed|ers?|ing)|"
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
    return _NOT_PRESENTING.search(before) is not None or behind.match(sentence[at:end]) is not None


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
    return read_list(head + _TAIL_END.sub("", tail).rstrip(" ."), expected=names[0].start == 0)


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
            r"(?i)\bw(?:rites|rote)\b|\b(?:the|an?|this|these|her|his|its|their|our|of|in|on|for|or|un|una|su|sus)\W*$",
            tail,
        )
        or re.search(
            rf"[;:]\s|\b(?:{'' if described else 'and|'}but|which|that|is|are|was|were|will|has|have|because|when|whose|where|había|ha|han|es|"
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
