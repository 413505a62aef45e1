"""What tells whether capitalised words name a person: the places where a page prints them, and their form.

A list of names never holds everybody, and many surnames are words: "Page", "King". So the places count as much as the
words do: "Speakers: A, B and C", "A, director of X", "said attorney A", a line as those around it that begin with a
name. The clues of all places of the same words count together; `transform.name_likelihood` weighs them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from transform import cues
from transform.affiliation_items import ROLE_NOUN, kind_of
from transform.document import Line
from transform.mention_clues import step_of, verb_at
from transform.names import (
    COURTESY,
    CREDENTIAL,
    HONORIFIC_HEAD,
    INITIAL,
    NAME,
    NOT_IN_NAMES,
    PARTICLE,
    SUFFIX,
    UPPER,
    is_dictionary_word,
    is_given_name,
    is_surname,
    name_weight,
    plain,
)
from transform.page_entities import is_found_name, label_of
from transform.places import is_place

LONGEST = 1500
"""Characters of a line that are looked at."""


@dataclass(slots=True)
class Candidate:
    """Capitalised words that may name a person, with what tells so at all their places.

    rivals: longer sequences that these words are a part of; one of them at most is the name.
    """

    text: str
    rivals: set[str] = field(default_factory=set)
    clues: set[str] = field(default_factory=set)
    places: int = 0


@dataclass(frozen=True, slots=True)
class _Place:
    line: int
    text: str
    start: int
    end: int
    whole: str


def name_candidates(lines: Sequence[Line]) -> list[Candidate]:
    """All capitalised words of the lines that have the length of a name, each text once, in order."""
    texts = [line.text[:LONGEST] for line in lines]
    places = [place for at, text in enumerate(texts) for place in _places(at, text)]
    page = _Page(lines, texts, places)
    found: dict[str, Candidate] = {}
    for place in places:
        words = place.text[place.start : place.end]
        candidate = found.setdefault(words, Candidate(words))
        candidate.places += 1
        if place.whole != words:
            candidate.rivals.add(place.whole)
        candidate.clues.update(page.of_place(place))
    for candidate in found.values():
        candidate.clues.update(page.of_words(candidate))
    return list(found.values())


# -- candidates ------------------------------------------------------------------------------------------------------

_SEQUENCE = re.compile(rf"(?<![\w’'.-]){NAME}")
_GAP = re.compile(rf"\s(?={UPPER})")


def _places(at: int, text: str) -> Iterator[_Place]:
    """The sequences of capitalised words of a line, without an office before them or a title behind them."""
    for match in _SEQUENCE.finditer(text):
        start, end = match.start(), match.end()
        whole = match.group()
        if owner := re.search(r"[’']s?$", whole):
            end -= len(owner.group())
        begins = [start, *(start + gap.end() for gap in _GAP.finditer(whole))]
        for begin in begins:
            if begin != start and not _leads(text[start:begin].strip(), first=_BEGINS.search(text[:start]) is not None):
                continue
            if _SPANISH_VERB.match(whole[begin - start :]) and not is_given_name(whole[begin - start :].split()[0]):
                continue
            if (titled := HONORIFIC_HEAD.match(text[begin:end])) and " " in text[begin + titled.end() : end]:
                continue
            ends = [end]
            words = [begin + gap.start() for gap in re.finditer(r"\s", text[begin:end])]
            ends += [stop for stop in words[1:3] if kind_of(text[stop:end].strip()) in ("role", "organization")]
            for stop in ends:
                words_of = text[begin:stop].rstrip(",").split()
                full = [w for w in words_of if not re.fullmatch(PARTICLE, w)]
                if 2 <= len(full) <= 5 and not _NO_END.fullmatch(words_of[-1]):
                    yield _Place(at, text, begin, begin + len(text[begin:stop].rstrip(",")), text[start:end])


_NO_END = re.compile(rf"{PARTICLE}|{CREDENTIAL}|{INITIAL}|PC|LLC")


_SPANISH_VERB = re.compile(r"\w+(?:rán?|aron|ieron|ó)\s")  # "Moderará Ana Ruiz"
_BEGINS = re.compile(r"(?:^|[.!?:;”]\s+|[–—|•-]\s*)\W*$")


def _leads(words: str, *, first: bool) -> bool:
    """Words that may stand before a name without belonging to it: an office, or one word that begins a sentence."""
    one = " " not in words
    return (
        kind_of(words) == "role"
        or plain(words).strip(".") in COURTESY
        or (one and (is_dictionary_word(words) or (first and not is_given_name(words))))
    )


# -- clues -----------------------------------------------------------------------------------------------------------

_SIGNS = {",": "comma", ";": "semicolon", ":": "colon", "(": "bracket", "|": "bar", "/": "slash", "&": "“and”"}
_SMALL_WORDS = frozenset(
    "with by from of to in at the a an for on and or y e de del la el los las con por para en our its his her their my "  # noqa: SIM905
    "is are was were said says as that joined featuring include includes including about who al su un una".split()
)
_LABEL = re.compile(rf"(?i)\b(?:{'|'.join(cues.ROLE_NOUNS.values())})(?:\s+(?:include[sd]?|are|is|were|will be))?\s*$")
_LABEL_BEFORE = re.compile(rf"(?i)(?:^|[.;|]\s*)[^.;|:]*?(?:{'|'.join(cues.ROLE_NOUNS.values())})[^.:]{{0,20}}:")
_BY = re.compile(r"(?i)\b(?:presented|moderated|facilitated|hosted|taught|led|joined|given) by$")
# Where a page takes a person up again by one name.
_ONE_WORD = r"(?P<word>[^\W\d_a-z][\w’'-]*?)"
_HONOURED = re.compile(rf"(?<![\w’'.-])(?:Dr|Mr|Ms|Mrs|Prof|Professor|Sr|Sra|Dra)\.?\s{_ONE_WORD}\b")
_ALONE = re.compile(rf"(?m)(?:^|[.!?”]\s+|(?<![\w’'-])[a-záéíóúñ]+\s){_ONE_WORD}(?:[’']s\b|,?\s[a-z])")
_SUBJECT = re.compile(rf"(?m)(?:^|[.!?”]\s+){_ONE_WORD}(?:[’']s\b|\s(?:is|was|has|works|leads|es|ha)\b)")
_ITEM = re.compile(r"(?P<sign>\s*[,(|:]\s*|\s+[–—-]\s+)(?P<item>[^,;()|–—]{2,90})")
_TIE = re.compile(r"\s+(?P<word>of|from|at|with|de|del|for|in)\s+(?:(?:the|la|el)\s+)?(?P<next>\S)")


class _Page:
    """The lines of a page, and what is true of many of its words at once."""

    def __init__(self, lines: Sequence[Line], texts: Sequence[str], places: Sequence[_Place]) -> None:
        self.lines = lines
        self.texts = texts
        self.small = {word for text in texts for word in re.findall(r"(?<![\w’'.-])[a-záéíóúñ]{3,}", text)}
        self.known = {t for place in places if name_weight(t := place.text[place.start : place.end]) >= 0.5}
        self.firsts = Counter(t.split()[0] for t in {p.text[p.start : p.end] for p in places})
        self.lasts = Counter(t.split()[-1] for t in {p.text[p.start : p.end] for p in places})
        self.leads = {p.line: p for p in reversed(places) if not re.search(r"\w", p.text[: p.start])}
        self.above: list[str] = []
        heading = ""
        for line, text in zip(lines, texts, strict=True):
            self.above.append(heading)
            if line.heading or line.wholly("bold") or cues.PEOPLE_LABEL.match(text):
                heading = text
        whole = "\n".join(texts)
        self.honoured, self.alone, self.subjects = (
            {match["word"] for match in pattern.finditer(whole)} for pattern in (_HONOURED, _ALONE, _SUBJECT)
        )

    def of_place(self, place: _Place) -> Iterator[str]:
        before, behind = place.text[: place.start], place.text[place.end :]
        yield from self._of_line(place)
        yield from self._before(before)
        yield from self._behind(behind)
        if self._beside(before, behind):
            yield "known: a name beside it"

    def _of_line(self, place: _Place) -> Iterator[str]:
        line, text = self.lines[place.line], place.text
        alone = place.text[place.start : place.end] == text.strip(" .:*•–-")
        if alone:
            yield "alone in its line"
            following = self.texts[place.line + 1] if place.line + 1 < len(self.texts) else ""
            yield f"alone above {self._kind(following)}"
            if place.line:
                yield f"alone below {self._kind(self.texts[place.line - 1])}"
        if line.heading:
            yield "in a heading"
        elif line.wholly("bold"):
            yield "in a bold line"
        elif any(kind == "bold" and s <= place.start and place.end <= e for kind, s, e in line.marks):
            yield "bold"
        for tag, clue in (("li", "in a list"), ("td", "in a table")):
            if line.ancestor(tag) is not None:
                yield clue
        if any(link.text and link.text.strip() == text[place.start : place.end] for link in line.links):
            yield "linked by itself"
        yield f"line of up to {step_of(len(text.split()), (4, 12, 30))} words"
        above = self.above[place.line]
        if cues.PEOPLE_LABEL.match(above):
            yield "below a heading of people"
        elif cues.NOT_PEOPLE_LABEL.match(above):
            yield "below a heading of others"
        if not re.search(r"\w", text[: place.start]):
            sign = self._sign_behind(place)
            near = [p for at in range(place.line - 6, place.line + 7) if at != place.line and (p := self.leads.get(at))]
            alike = [p for p in near if self._sign_behind(p) == sign]
            yield f"up to {step_of(len(alike), (0, 1, 3))} lines alike around it"
            known = [p for p in alike if p.text[p.start : p.end] in self.known]
            if known:
                yield f"known: up to {step_of(len(known), (1, 3))} names in lines alike"

    def _kind(self, text: str) -> str:
        if not text:
            return "nothing"
        if cues.PEOPLE_LABEL.match(text):
            return "a label of people"
        first = re.split(r"[,;|(]| [–—-] ", text)[0]
        if len(text.split()) > 14:
            return "running text"
        return f"a line of kind {kind_of(first)}"

    def _sign_behind(self, place: _Place) -> str:
        rest = place.text[place.end :].lstrip()
        return "" if not rest else rest[0] if not rest[0].isalnum() else rest.split()[0][:6]

    def _before(self, before: str) -> Iterator[str]:
        bare = before.rstrip()
        if not re.search(r"\w", bare):
            yield "begins its line"
            return
        if re.search(r"[.!?]”?$", bare) and not re.search(r"\b[A-Z][a-z]{0,4}\.$", bare):
            yield "begins its sentence"
        elif bare[-1] in _SIGNS:
            yield f"behind a {_SIGNS[bare[-1]]}"
            if bare[-1] == ":" and _LABEL.search(bare[:-1]):
                yield "behind a label of people"
        elif bare[-1] in "–—-":
            yield "behind a dash"
        else:
            word = re.findall(r"\S+", bare)[-1].strip('“"(,')
            if plain(word) in _SMALL_WORDS:
                yield f"behind “{plain(word)}”"
            elif plain(word).strip(".") in COURTESY:
                yield "behind an honorific"
            elif ROLE_NOUN.fullmatch(word):
                yield "behind an office"
            elif word[:1].isupper():
                yield "behind a capital"
            else:
                yield "behind another word"
            if _BY.search(bare):
                yield "behind “presented by”"
        if ":" in bare and _LABEL_BEFORE.search(bare):
            yield "somewhere behind a label of people"

    def _behind(self, behind: str) -> Iterator[str]:
        rest = behind.lstrip()
        if not re.search(r"\w", rest):
            yield "ends its line"
            return
        if re.match(rf"\s*,?\s*\(?(?:{CREDENTIAL})(?![\w’-])", behind):
            yield "before a degree"
        if re.match(r",?\s+(?:LLP|PLLC|LLC|P\.?C\.|Inc|PLC|Co\b|Corp|Ltd)", behind):
            yield "before a legal form"
        if re.match(r"\s*\((?:she|he|they|ella|él)\b", behind, re.IGNORECASE):
            yield "before pronouns"
        if re.match(r"[’']s?\b", behind):
            yield "owns something"
        if (item := _ITEM.match(behind)) is not None:
            sign = item["sign"].strip()
            said = re.sub(r"^(?:an?|the|one of the|una?|el|la)\s+", "", item["item"].strip())
            article = "with article " if said != item["item"].strip() else ""
            kind = kind_of(said)
            small = " in small letters" if kind in ("unknown", "note") and said[:1].islower() else ""
            yield f"before {'a comma' if sign == ',' else 'a sign'} and {article}{kind}{small}"
        elif tie := _TIE.match(behind):
            yield f"before “{tie['word']}” and a {'capital' if tie['next'].isupper() else 'small letter'}"
        elif (verb := verb_at(re.sub(r"^\s+(?:also|then|both|all|now)\b", "", behind))) is not None:
            yield f"right before “{verb}”"
        elif re.match(r"[.!?;]", rest):
            yield "before a stop"
        elif re.match(r"(?:,\s*)?(?:and|&|y|e)\s", rest):
            yield "before “and”"
        elif rest[0].isupper():
            yield "before a capital"
        elif rest[0].islower():
            yield "before a small letter"

    def _beside(self, before: str, behind: str) -> bool:
        """A known name is joined to this one by a comma, a semicolon or "and"."""
        other = re.match(r"\s*(?:[,;&/|]|,?\s*(?:and|y|e)\s)\s*(?:and\s+|y\s+)?(?P<next>.{3,60})", behind)
        if other and any(other["next"].startswith(name) for name in self.known):
            return True
        joined = re.search(r"(?P<last>.{3,60}?)\s*(?:[,;&/|]|,?\s(?:and|y|e)\s)\s*(?:and\s+|y\s+)?$", before)
        return joined is not None and any(joined["last"].rstrip().endswith(name) for name in self.known)

    # -- the words ---------------------------------------------------------------------------------------------------

    def of_words(self, candidate: Candidate) -> Iterator[str]:
        text = candidate.text
        core = re.sub(rf",?\s+{SUFFIX}$", "", text)
        words = [w.strip("“”\"'‘’()") for w in core.split() if not re.fullmatch(PARTICLE, w)]
        full = [w for w in words if not re.fullmatch(INITIAL, w)] or words
        yield f"{min(len(words), 4)} words"
        if core != text:
            yield "suffix of a person"
        if len(core.split()) > len(words):
            yield "particle inside"
        if re.search(r"[“\"(‘]", text):
            yield "nickname inside"
        if any(re.fullmatch(INITIAL, w) for w in words[1:-1]):
            yield "initial inside"
        if re.fullmatch(INITIAL, words[0]):
            yield "initial first"
        if any(len(w) > 2 and w.isupper() for w in full):
            yield "all capitals" if all(w.isupper() for w in full) else "a word in capitals"
        if any("-" in w for w in full):
            yield "hyphen"
        if not text.isascii():
            yield "accents"
        first, last = known_first(full[0]), known_last(full[-1])
        yield from knowledge(first, last)
        if any(is_dictionary_word(w) and not is_surname(w) and not is_given_name(w) for w in full[1:-1]):
            yield "middle: word"
        kind = kind_of(text)
        if kind != "unknown":
            yield f"kind: {kind}"
        if is_place(text):
            yield "place"
        if is_found_name(text):
            yield "label: person"
        elif label := label_of(text):
            yield f"label: {label}"
        for name, word in (("first", full[0]), ("last", full[-1])):
            if plain(word) in self.small:
                yield f"{name} word in small letters elsewhere"
        if full[-1].endswith("s") and is_dictionary_word(full[-1]):
            yield "last word a plural"
        if full[0].endswith("ing") and is_dictionary_word(full[0]):
            yield "first word ends in -ing"
        yield f"first word begins up to {step_of(self.firsts[text.split()[0]], (1, 2, 4))} texts"
        yield f"last word ends up to {step_of(self.lasts[text.split()[-1]], (1, 2, 4))} texts"
        yield f"at up to {step_of(candidate.places, (1, 2, 4))} places"
        for clue, word, seen in (
            ("last word behind an honorific elsewhere", full[-1], self.honoured),
            ("last word alone elsewhere", full[-1], self.alone),
            ("first word alone elsewhere", full[0], self.subjects),
        ):
            if word in seen:
                yield clue


def known_first(word: str) -> str:
    """What the lists know of the first word of a name."""
    if plain(word).strip(".") in NOT_IN_NAMES:
        return "barred"
    return "given name" if is_given_name(word) else "word" if is_dictionary_word(word) else "unknown"


def known_last(word: str) -> str:
    """What the lists know of the last word of a name."""
    if plain(word).strip(".") in NOT_IN_NAMES:
        return "barred"
    return "surname" if is_surname(word) else "word" if is_dictionary_word(word) else "unknown"


def knowledge(first: str, last: str) -> Iterator[str]:
    """The clues that the lists give."""
    yield f"first: {first}"
    yield f"last: {last}"
    yield f"first: {first}, last: {last}"
