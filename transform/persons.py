"""Who is who: a printed name taken into its parts, and mentions of one person brought together.

Two mentions with the same name are the same person when one source prints both, or when they name the same
organization; otherwise they stay apart. Nothing is guessed: when a bare "Jane Doe" could be "Jane A. Doe" as well as
"Jane B. Doe", she is neither.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from transform.disjoint_sets import DisjointSets
from transform.identity import fold, identifier
from transform.rows import Row

_SUFFIX = re.compile(r",?\s+(?P<suffix>Jr\.?|Sr\.?|II|III|IV)$")
_NICKNAME = re.compile(r"\s*(?:[\"“‘(][^\"”’)]+[\"”’)])\s*")
_PARTICLES = frozenset(
    {"da", "das", "de", "del", "den", "der", "di", "dos", "du", "el", "la", "las", "le", "los", "ter", "van", "von"}
    | {"bin", "ibn", "al", "y", "e"}
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its parts as printed; a single word is neither given nor family name."""

    given: str | None
    family: str | None
    suffix: str | None


@dataclass(frozen=True, slots=True, order=True)
class NameKey:
    """What tells names apart: all words in full and the suffix; middle initials only where they contradict."""

    name: str
    middle: str


def parse_name(printed: str) -> PersonName:
    """Given name, family name with its particles, and suffix; "Doe, Jane" is turned around."""
    name, suffix = _without_suffix(printed)
    family, comma, given = name.partition(", ")
    if comma and len([word for word in family.split() if word.casefold() not in _PARTICLES]) == 1:
        return PersonName(given, family, suffix)
    words = name.split()
    if len(words) < 2:
        return PersonName(None, None, suffix)
    split = len(words) - 1
    while split > 1 and words[split - 1].casefold() in _PARTICLES:
        split -= 1
    return PersonName(" ".join(words[:split]), " ".join(words[split:]), suffix)


def name_key(printed: str) -> NameKey:
    """The key of a printed name; nicknames in quotes or parentheses do not count."""
    plain = " ".join(_NICKNAME.sub(" ", printed).split()) or printed
    parts = parse_name(plain)
    in_order = f"{parts.given} {parts.family}" if parts.family is not None else _without_suffix(plain)[0]
    words = fold(in_order.replace(".", ". ")).split()
    initials = [word for word in words[1:-1] if len(word) == 1]
    full = [word for place, word in enumerate(words) if len(word) > 1 or place in (0, len(words) - 1)]
    suffix = [fold(parts.suffix)] if parts.suffix else []
    return NameKey(" ".join(full + suffix), "".join(initials))


def _without_suffix(printed: str) -> tuple[str, str | None]:
    name = " ".join(printed.split())
    found = _SUFFIX.search(name)
    return (name[: found.start()], found["suffix"]) if found else (name, None)


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A name on a page of a source, in the run that first read it; organization_id: where the page puts the person."""

    name: str
    source_id: str
    organization_id: str | None
    first_run: str


_Node = tuple[NameKey, str]  # a name as a source prints it


class Persons:
    """Mentions resolved to persons.

    An id is made from the name and the source that first named the person (by run, then by source id), so neither
    more webinars nor a new affiliation change it. It can change where two sources name a person for the first time in
    one run and the first of them is given up, where evidence makes two persons one (the older id stays), and where a
    middle initial turns up that shows one name to be two people.
    """

    def __init__(self, mentions: Iterable[PersonMention]) -> None:
        namesakes: defaultdict[str, dict[_Node, list[PersonMention]]] = defaultdict(dict)
        for mention in mentions:
            key = name_key(mention.name)
            namesakes[key.name].setdefault((key, mention.source_id), []).append(mention)
        self._ids: dict[_Node, str] = {}
        self._printed: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for nodes in namesakes.values():
            self._name(_resolve(nodes), nodes)

    def presenter_id(self, name: str, source_id: str) -> str:
        """The id of a person who was among the mentions; KeyError otherwise."""
        return self._ids[name_key(name), source_id]

    def add(self, name: str, source_id: str) -> str:
        """Note that a person of the release was printed so; gives the id."""
        presenter_id = self.presenter_id(name, source_id)
        self._printed[presenter_id][" ".join(name.split())] += 1
        return presenter_id

    def rows(self) -> Iterator[Row]:
        """Rows of `presenters`: each person under the name that was printed most."""
        for presenter_id, printed in self._printed.items():
            name = max(printed, key=lambda form: (not form.isupper(), printed[form], len(form), form))
            parts = parse_name(name)
            yield {
                "presenter_id": presenter_id,
                "name": name,
                "given_name": parts.given,
                "family_name": parts.family,
                "name_suffix": parts.suffix,
            }

    def _name(self, persons: Iterable[list[_Node]], mentions: Mapping[_Node, list[PersonMention]]) -> None:
        """Give ids to persons who share a name."""
        first_named = sorted(
            (
                min((mention.first_run, mention.source_id) for node in person for mention in mentions[node]),
                sorted(person),
            )
            for person in persons
        )
        taken: set[tuple[str, ...]] = set()
        for (_, source_id), person in first_named:
            key = person[0][0]
            parts: tuple[str, ...] = (key.name, source_id)
            if parts in taken:
                parts = (key.name, source_id, key.middle)
            taken.add(parts)
            self._ids.update(dict.fromkeys(person, identifier("per", *parts)))


def _resolve(mentions: Mapping[_Node, list[PersonMention]]) -> Iterator[list[_Node]]:
    """Sets of namesakes, each one person: tied by sources and organizations, never with two middle initials."""
    for tied in _tied(mentions):
        if len({key.middle for key, _ in tied} - {""}) <= 1:
            yield tied
            continue
        for middle in sorted({key.middle for key, _ in tied}):
            yield from _tied({node: mentions[node] for node in tied if node[0].middle == middle})


def _tied(mentions: Mapping[_Node, list[PersonMention]]) -> list[list[_Node]]:
    sets = DisjointSets(mentions)
    first_with: dict[tuple[str, str | None], _Node] = {}
    for node, found in mentions.items():
        for mention in found:
            sets.unite(node, first_with.setdefault(("source", mention.source_id), node))
            if mention.organization_id is not None:
                sets.unite(node, first_with.setdefault(("organization", mention.organization_id), node))
    return sets.sets()
