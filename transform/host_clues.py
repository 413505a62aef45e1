"""What a line says for and against a body's being host of a webinar: clues, each a few words, none of one page.

A clue tells what stands before and behind the name in its sentence, what sort of line and sentence it is, and what the
name looks like. `transform.host_weighing` puts them together and weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transform import cues
from transform.affiliation_items import ORG_NOUN, ROLE_NOUN, kind_of
from transform.body_lists import bodies_in
from transform.host_cues import ABOUT_OTHERS, ABOUT_SERVICES, EVENT, LABEL
from transform.known_bodies import is_known
from transform.linekinds import Reading
from transform.names import find_names, is_dictionary_word, name_at, name_weight
from transform.owner_clues import COMMON_PART
from transform.page_entities import label_of
from transform.sentences import sentences

# Kinds of words around a name, English and Spanish, by their stems.
_KINDS = {
    "puts on": r"(?:co-?)?(?:host|present|organi[sz]|offer|conven|produc|celebr|realiz|convoc|dict|impart|ofrec|brind|"
    r"impuls|invit)\w*|put(?:s|ting)? (?:on|together)|brings?|brought",
    # the same, but so are strikes and talks with employers held, and laws announced
    "holds": r"(?:hold|launch|conduct|announc|schedul|deliver|prepar|coordin|stag|welcom)\w*|held|runs?|ran|gives?|"
    r"gave|giving|leads?|led|leading|plan(?:s|ned|ning)?",
    "joint": r"partner(?:ed|ing|s|ship)?|collaborat\w+|cooperat\w+|conjunction|association|alliance|together|"
    r"joint\w*|join(?:s|ed|ing)?|team(?:s|ed|ing)?(?= up)|forces|co-?host\w*|co-?organi\w+|co-?present\w+|"
    r"colleagues|friends|allies|alongside|colabora\w*|cooperaci\w+|alianza|junto|conjunt\w+|along|assist\w*|help",
    "pays": r"(?:co-?)?sponsor\w*|support\w*|fund(?:s|ed|ing|ers?)?|grants?|thanks?|underwrit\w+|endors\w+|"
    r"patrocin\w+|auspici\w+|apoy\w+|financi\w+|gracias",
    "says": r"said|says|accord\w+|report\w*|found|publish\w*|releas\w*|issu\w*|rul\w+|stud(?:y|ies)|law|act|"
    r"regulations?|standards?|guid\w+|adopt\w*|enforc\w+|cit(?:ed|es|ing)|su(?:ed|es|ing)|fil(?:ed|es|ing)|"
    r"program|data|case|informe|seg[uú]n|ley",
    "staff": r"staff|experts?|officials?|attorneys?|lawyers?|members?|representatives?|speakers?|presenters?|"
    r"panelists?|leaders?|organizers?|inspectors?|investigators?|researchers?|professors?|teams?|equipo|integrantes|"
    r"referentes?",
    "work": r"work(?:s|ed|ing)?|serv(?:es|ed|ing)|joined|teaches|taught|employ\w*|degree|graduat\w*|board|career|"
    r"formerly|previously|trabaj\w+|docente|egresad\w+",
}
_OF_KIND = {kind: re.compile(rf"(?i)\b(?:{words})\b") for kind, words in _KINDS.items()}
_SMALL = {
    "by": "by por", "with": "with con", "of": "of de del", "from": "from desde", "for": "for para", "at": "at en",
    "and": "and y e &", "to": "to a al", "in": "in on", "through": "through vía via", "as": "as como", "or": "or o",
    "join": "join joins joining joined", "between": "between entre among", "who": "who which that que quien",
}  # fmt: skip
_SMALL_OF = {word: name for name, words in _SMALL.items() for word in words.split()}
_ARTICLE = re.compile(r"(?i)\b(?:the|el|la|los|las|our|an?|su|their|its|nuestr\w+)\s*$")
_AUXILIARY = re.compile(
    r"(?i)^(?:will|has|have|had|is|are|was|were|be|been|would|can|also|recently|jointly|proudly|pleased|proud|happy|"
    r"excited|to|just|again|once|then|soon|ha|han|lo|la|las|los|les|te|se|está|están|fue|será)\b\s*"
)


_LONGEST = 1500  # letters of a line that is read


@dataclass(frozen=True, slots=True)
class Mention:
    """A body as one line names it, and what speaks there for and against its being host; beside: others of its list."""

    name: str
    reading: Reading
    clues: frozenset[str]
    beside: frozenset[str]


def mentions_of(readings: Sequence[Reading]) -> Iterator[Mention]:
    """The bodies that lines name, in order; a label ("Partners:") tells of those in the lines below it."""
    label: str | None = None
    for reading in readings:
        said = next((sort for sort, p in LABEL.items() if len(reading.text) < 60 and p.match(reading.text)), None)
        if said is None and (reading.line.heading or reading.words > 25):
            label = None
        yield from _in_line(reading, None if said else label)
        label = said or label


def _in_line(reading: Reading, label: str | None) -> Iterator[Mention]:
    if len(reading.text) > _LONGEST:
        return
    of_line = frozenset(_of_line(reading, label))
    for at, sentence in enumerate(sentences(reading.text)):
        if ABOUT_SERVICES.search(sentence) or ABOUT_OTHERS.search(sentence):
            continue
        of_sentence = frozenset(_of_sentence(sentence, at))
        for start, end, names in _lists(sentence):
            around = frozenset(_around(sentence[:start], sentence[end:]))
            whole = sum(map(len, names)) > 0.6 * len(reading.text)
            for place, name in enumerate(map(_without_rest, names)):
                if _NO_NAME.fullmatch(name):
                    continue
                clues = {*of_line, *of_sentence, *around, *_of_name(name)}
                clues |= {"named alone"} if whole else set()
                clues |= {"in a list"} if len(names) > 1 else set()
                clues |= {"in a long list"} if len(names) > 2 else set()
                clues |= {"later in a list"} if place else set()
                clues |= {f"{label} above, alone"} if label and whole else set()
                before = re.search(r"([A-ZÁÉÍÓÚ][\w’'-]*)\s+$", sentence[:start])
                if before and (before.start() or not is_dictionary_word(before[1])):
                    clues.add("capitals before")
                if re.match(r"\s+[A-ZÁÉÍÓÚ]", sentence[end:]):
                    clues.add("capitals after")
                yield Mention(name, reading, frozenset(clues), frozenset(names) - {name})


# No name by itself: a noun of institution, two letters, a body's people or place.
_NO_NAME = re.compile(
    rf"{COMMON_PART.pattern}|(?:interest|practice) (?:section|group)|law school|\w\w?|.* staff|\w+ office|"
)


def _without_rest(name: str) -> str:
    """Without the beginning of a parenthesis, and words of the sentence before the article."""
    name = re.sub(r"\s*\([^)]*$|(?<=[^)])\)$", "", name) if name.count("(") != name.count(")") else name
    before = re.match(r"[A-Z]\w+ the (?=[A-Z])", name)
    return name[before.end() :] if before and is_dictionary_word(before.group().split()[0]) else name


def _lists(sentence: str) -> Iterator[tuple[int, int, list[str]]]:
    done = 0
    for first in re.finditer(r"(?<![\w’'@.-])(?:[A-ZÁÉÍÓÚÑ]|\d+\w*[A-Z]|[a-z]’?[A-Z])", sentence):
        at = first.start()
        if at < done:
            continue
        person = name_at(sentence, at)
        if person is not None and name_weight(person.name) >= 0.5 and not ORG_NOUN.search(sentence[at : person.end]):
            done = person.end
            continue
        names = [re.sub(r"[’']s$", "", name) for name in bodies_in(sentence[at:])]
        if not names:
            continue
        start = end = max(at, sentence.find(names[0], at))
        for name in names:
            place = sentence.find(name, end)
            end = place + len(name) if place >= 0 else end + len(name)
        if closing := re.match(r"\s*\([^()]{2,40}\)", sentence[end:]):
            end += closing.end()
        done = end
        yield start, end, names


def _of_line(reading: Reading, label: str | None) -> Iterator[str]:
    line = reading.line
    yield f"line of {reading.kind}"
    yield f"in {line.region}"
    if line.heading:
        yield f"in heading {min(line.heading, 4)}"
    if label:
        yield f"{label} above"
    if line.linked:
        yield "linked line"
    if line.ancestor("li") is not None:
        yield "item"
    if reading.words > 25:
        yield "long line"
    if line.lead("bold"):
        yield "line begins in bold"


_TIME = re.compile(
    r"(?i)\b(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|"
    r"wednesday|thursday|friday|today|tomorrow|p\.?m|a\.?m|noon|de \w+ de 20\d\d)\b"
)


def _of_sentence(sentence: str, at: int) -> Iterator[str]:
    if EVENT.search(sentence):
        yield "event in the sentence"
    if cues.WEBINAR.search(sentence):
        yield "webinar in the sentence"
    if _TIME.search(sentence):
        yield "time in the sentence"
    if find_names(sentence):
        yield "person in the sentence"
    if re.search(r"(?i)\b(?:us|we|our|nos|nuestr\w+)\b", sentence):
        yield "we in the sentence"
    if re.match(r"(?i)\W*(?:join|register|please|únete|acompáñanos|participa)\b", sentence):
        yield "sentence invites"
    if at == 0:
        yield "first sentence"
    for kind in ("puts on", "holds", "joint", "pays"):
        if _OF_KIND[kind].search(sentence):
            yield f"{kind} in the sentence"


def _around(before: str, after: str) -> Iterator[str]:
    bare = _ARTICLE.sub("", before.rstrip()).rstrip()
    word = (re.findall(r"[\w’'-]+|[^\w\s]", bare) or [""])[-1]
    small = _SMALL_OF.get(word.lower())
    if not bare:
        yield "begins its sentence"
        sort = "start"
    elif small:
        sort = small
        yield f"behind “{small}”"
    elif not word[0].isalnum():
        sort = "comma" if word == "," else "colon" if word == ":" else "sign"
        yield f"behind a {sort}"
    else:
        sort = "word"
        yield "behind another word"
    if _ARTICLE.search(before.rstrip() + " "):
        yield "article before"
    near = " ".join(bare.split()[-6:-1] if small else bare.split()[-5:])
    for kind, pattern in _OF_KIND.items():
        if pattern.search(near) or (sort == "word" and pattern.search(word)):
            yield f"{kind} before “{sort}”"
        elif kind in ("puts on", "holds", "joint", "pays") and pattern.search(bare):
            yield f"{kind} earlier"
    if EVENT.search(near):
        yield f"event before “{sort}”"
    if ROLE_NOUN.search(near):
        yield f"office before “{sort}”"
    if find_names(bare[-60:]):
        yield f"person before “{sort}”"
    if sort == "word":
        yield from (f"{kind} right before" for kind, pattern in _OF_KIND.items() if pattern.fullmatch(word))
    behind = list(_behind(after))
    yield from behind
    if not bare or sort in ("who", "comma"):
        yield from (f"{clue}, at the head" for clue in behind)


_CLAUSE_END = re.compile(
    r"(?i)\b(?:before|after|during|until|about|that|which|how|whether|because|while|when|if|than|antes|durante|que)\b"
)


def _behind(after: str) -> Iterator[str]:
    if not after.strip(' .!?”"’)'):
        yield "ends its sentence"
        return
    if own := re.match(r"[’']s?\s+", after):
        rest = after[own.end() :]
        yield "’s event" if EVENT.search(" ".join(rest.split()[:5])) else "’s something"
        return
    if comma := re.match(r",?\s+(?:which|who|que|quien\w*)\s+", after):
        yield "relative clause"
        after = after[comma.end() :]
    elif apposed := re.match(r",\s+[^,.;]{3,120},\s+(?=[a-záéíóú])", after):
        yield "apposition"
        after = after[apposed.end() :]
    elif re.match(r"\s*[,;:.–—|-]", after):
        yield "sign behind"
        return
    rest = after.strip()
    while aux := _AUXILIARY.match(rest):
        rest = rest[aux.end() :]
        yield "auxiliary behind"
    words = rest.split()
    first = " ".join(words[:2])
    for kind, pattern in _OF_KIND.items():
        if pattern.match(first):
            event = EVENT.search(_CLAUSE_END.split(" ".join(words[:14]))[0])
            yield f"{kind} an event" if event else f"{kind} behind"
            if kind == "joint" and re.match(r"\w+ (?:with|up|forces|con)\b", rest):
                yield "joint behind, with"
            return
    if words and EVENT.match(words[0]):
        yield "event right behind"
    elif words and words[0].lower() in _SMALL_OF:
        yield f"“{_SMALL_OF[words[0].lower()]}” behind"
    elif words and words[0][:1].islower():
        yield "another word behind" if not re.search(r"(?:s|ed|ing|n|ó|on)$", words[0]) else "another verb behind"


def _of_name(name: str) -> Iterator[str]:
    words = re.findall(r"[^\W_][\w’'&.-]*", name)
    yield f"name is {kind_of(name)}"
    yield f"words {min(len(words), 4)}"
    if is_known(name):
        yield "known"
    if label_of(name) == "ORG":
        yield "found as a body"
    if ORG_NOUN.search(name):
        yield "noun of body"
    elif len(words) > 1 and all(is_dictionary_word(w) or len(w) < 4 for w in words):
        yield "plain words"
    if EVENT.search(name):
        yield "event in the name"
    if len(words) == 1 and name.isupper():
        yield "acronym"
    if re.search(r"\d", name):
        yield "number in the name"
    if cues.WEBINAR.search(name):
        yield "webinar in the name"
