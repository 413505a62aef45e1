"""What speaks for and against a name's being that of the body whose site a page is on: clues, a few words each.

A clue tells in which place of the page the name stands (`transform.owner_names`), how it goes with the page's address,
what it looks like and how it goes with the other names. `transform.site_owner` weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from transform import cues
from transform.affiliation_items import ORG_NOUN, kind_of
from transform.document import Document
from transform.host_cues import EVENT
from transform.known_bodies import bodies_of_address, is_known, is_name_of
from transform.names import is_dictionary_word
from transform.owner_address import NOUN_OF_PART, SMALL_WORDS, depth_of, folders_of, goes_with, labels_of, on_platform
from transform.owner_names import PLACES, names_of, printed_names
from transform.titles import letters_of


@dataclass(eq=False, slots=True)
class OwnerName:
    """A text that may be the owner's name, its places on the page, and what speaks for and against it."""

    text: str
    places: set[str] = field(default_factory=set)
    clues: frozenset[str] = frozenset()


def owner_names(document: Document, places: Container[str] = PLACES) -> list[OwnerName]:
    """The names that a page's frame and text give for its owner, each once; places: those that are read."""
    found: dict[str, OwnerName] = {}
    for place, text in printed_names(document):
        if place.partition(":")[0] not in places:
            continue
        for name, part in names_of(text):
            one = found.setdefault(_key(name), OwnerName(name))
            one.places.add(f"{place}, a part" if part else place)
    names = list(found.values())
    told = _Page(document, names)
    for one in names:
        one.clues = frozenset([*one.places, *told.clues(one)])
    return names


def _key(name: str) -> str:
    return letters_of(re.sub(r"(?i)^(?:the|el|la|los|las)\s", "", name))


STATE_ITSELF = re.compile(
    r"(?i)(?:(?:state|city|commonwealth|government|town|county|ciudad|estado|gobierno|city and county) (?:of|de)\b|"
    r"(?:\w+ ){0,3}(?:government|gobierno)\b)"
)
_PRODUCT = re.compile(r"(?i)\b(?:portal|e-?campus|hub|moodle|blog|directory|intranet|app|podcast|magazine online)\b")
# A site of an event, which its hosts own.
_MEETING = re.compile(
    r"(?i)^(?:(?:\w+ )?(?:annual|global|world|international|national) )?(?:forum|conference|summit|symposium|"
    r"congress|week|meeting) (?:on|for)\b|"
    r"\b(?:summit|symposium|festival|awards?|conference 20\d\d|annual (?:meeting|conference))$|^20\d\d\b"
)
COMMON_PART = re.compile(
    r"(?i)(?:the\s+|our\s+)?(?:(?:training|education|research|learning|media|news|policy|resources?|careers?|legal|"
    r"members?|"
    r"press|help|law|regional|local|field|district|head|executive|and|&|of|data|professional|development)\s+)*"
    r"(?:cent(?:er|re)|school|college|institute|department|division|bureau|office|lab|clinic|network|agency|board|"
    r"commission|council|section|unit|committee)s?"
)

PART_OF_ADDRESS = "folder of the address"
"""The clue of a part of the owner (a school, a division) whose name stands in the path of the page's address."""


class _Page:
    """What holds for all names of one page."""

    def __init__(self, document: Document, names: Sequence[OwnerName]) -> None:
        self._labels = labels_of(document.url)
        self._on_platform = on_platform(document.url)
        self._homes = bodies_of_address(document.url)
        self._folders = folders_of(document.url)
        self._names = names
        self._words: Mapping[OwnerName, frozenset[str]] = {one: _words(one.text) for one in names}
        self._heading = next((letters_of(line.text) for line in document.lines if line.heading == 1), "")
        self._title = letters_of(document.title or "")
        self._text = [line.text.lower() for line in document.main]

    def clues(self, one: OwnerName) -> Iterator[str]:
        yield from _looks(one.text)
        yield from self._of_address(one.text)
        yield from self._beside_others(one)
        letters = letters_of(one.text)
        if letters == self._heading:
            yield "the heading"
        elif letters in self._heading:
            yield "in the heading"
        if self._title.startswith(letters):
            yield "begins the title"
        places = {place.split(":")[0] for place in one.places}
        yield from (f"{number} places" for number in (2, 3, 4) if len(places) >= number)
        times = sum(one.text.lower() in text for text in self._text)
        yield from (f"{number} times in the text" for number in (1, 2, 4) if times >= number)

    def _of_address(self, name: str) -> Iterator[str]:
        found = [(at, how) for at, label in enumerate(self._labels) if (how := goes_with(label, name)) is not None]
        for at, how in found:
            yield f"label {min(at, 1)} {how} it"
        if found:
            yield "goes with the address"
        elif self._labels and not self._on_platform:
            yield "strange to the address"
        for at, body in enumerate(self._homes):
            if is_name_of(name, body):
                yield f"home {min(at, 1)} in the register"
        if depth_of(name, self._folders) is not None:
            if COMMON_PART.fullmatch(name):
                yield "common part"
            else:
                yield "acronym is a folder" if " " not in name else PART_OF_ADDRESS

    def _beside_others(self, one: OwnerName) -> Iterator[str]:
        own = self._words[one]
        for other in self._names:
            if other is one:
                continue
            words = self._words[other]
            if own < words:
                yield "words of another"
                yield from (f"words of another in {place}" for place in other.places if place in _SURE)
            elif words < own:
                yield "holds another"
                yield from (f"holds another in {place}" for place in other.places if place in _SURE)
            elif is_acronym_of(one.text, other.text):
                yield "acronym of another"
            elif is_acronym_of(other.text, one.text):
                yield "spells another"


_SURE = frozenset(["title: last", "meta: site name", "header: home link", "footer: copyright", "images: logo"])


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", name.lower()) if word not in SMALL_WORDS and word != "inc")


def is_acronym_of(short: str, long: str) -> bool:
    letters = "".join(w[0] for w in re.findall(r"[A-Za-z]+", long) if w[0].isupper())
    return len(short) > 2 and short.isupper() and short in letters


def _looks(name: str) -> Iterator[str]:
    words = re.findall(r"[^\W_][\w’'&.-]*", name)
    kind = kind_of(name)
    yield f"is {kind}"
    yield f"{min(len(words), 6)} words"
    if ORG_NOUN.search(name):
        yield "noun of body"
    elif len(words) > 1 and all(is_dictionary_word(word) or len(word) < 4 for word in words):
        yield "plain words"
    if NOUN_OF_PART.search(name):
        yield "noun of part"
    if is_known(name):
        yield "known"
    if STATE_ITSELF.match(name):
        yield "a state itself"
    if _PRODUCT.search(name):
        yield "a product"
    if _MEETING.search(name):
        yield "a meeting"
    if re.search(r"(?i)\.(?:gov|gob|org|com|net|edu|ca|uk|au|mx|ar)\b", name):
        yield "an address"
    if len(words) == 1:
        yield "acronym" if name.isupper() else "one dictionary word" if is_dictionary_word(name) else "one name"
    small = [word for word in words if word[0].islower() and word not in SMALL_WORDS]
    if small and len(words) > 1:
        yield "word in lower case"
        if len(small) > 1:
            yield "words in lower case"
    if re.search(r"\b(?:is|are|was|has|have|and its|by|with|you|your|we|our|here|this)\b", name):
        yield "words of a sentence"
    if re.match(r"(?i)\w+ing\b", name) and len(words) > 3:
        yield "begins with a verb"
    if re.match(r"(?i)(?:funded|sponsored|supported|part|member|project|service|participants?)\b", name):
        yield "says what something is"
    if re.search(r"[,/]", name):
        yield "has a comma"
    if re.search(r"\d", name):
        yield "has a number"
    if EVENT.search(name):
        yield "event in the name"
    if cues.WEBINAR.search(name):
        yield "webinar in the name"
