"""Which of the bodies that a page names put a webinar on, weighed with weights learned from gold pages.

A multinomial logistic regression over the clues of all mentions of a body (`transform.host_clues`), over where it is
named and over what the rules of `transform.hosts` say of it: its shares for none, host, co_host and sponsor. The rules
know the usual phrases; where a body is told to be host in other words, the many small clues do, and where they all
speak against a rule, it has misread a name. `webinars train-layout` learns the weights.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from transform.document import Document
from transform.host_clues import Mention, mentions_of
from transform.hosts import Body
from transform.layout_weights import shipped_weights
from transform.linekinds import Reading
from transform.records import Relation
from transform.segments import Segment
from transform.site_owner import is_one_body

KINDS: tuple[Relation | None, ...] = (None, "host", "co_host", "sponsor")
"""None: no host of any kind."""
SURE = 0.58
UNLIKELY = 0.15
"""The shares of all kinds of hosts from which on a body is taken for one, and below which it is none though a rule says
so: chosen by cross-validation over gold pages."""

_OWN = ("head", "near the head", "own line")
_NEAR = 4  # lines
_TIMES = (2, 3, 5, 8)


@dataclass(eq=False, slots=True)
class Candidate:
    """A body that a page names, by its first name there, and what speaks for and against its being host."""

    name: str
    mentions: list[Mention] = field(default_factory=list)
    places: set[str] = field(default_factory=set)
    clues: frozenset[str] = frozenset()
    is_owner: bool = False


class NamedBodies:
    """The bodies that a page names in its text and frame, with or without webinars around them."""

    def __init__(
        self, document: Document, readings: Sequence[Reading], segments: Sequence[Segment], owner: str | None
    ) -> None:
        text = {reading.index for reading in readings}
        frame = [
            Reading(line, [], "prose")
            for line in document.lines
            if line.index not in text and line.region in ("aside", "header", "footer")
        ]
        self._mentions = [*mentions_of(readings), *mentions_of(frame)]
        self._title = (document.title or "").lower()
        self._owner = owner
        self._inside = {reading.index for segment in segments for reading in segment.unit.lines}
        self._first = min((segment.unit.head.index for segment in segments), default=0)

    def candidates(
        self, segment: Segment, affiliations: Sequence[str], told: Mapping[str, Sequence[Body]]
    ) -> list[Candidate]:
        """Those that may be hosts of one webinar: the owner, and what its own lines and lines of no other name.

        affiliations: organizations of its presenters; told: what rules say, by a word for where they found it.
        """
        found = [Candidate(self._owner, is_owner=True)] if self._owner else []
        own = {reading.index for reading in segment.unit.lines}
        for mention in self._mentions:
            if mention.reading.index in self._inside - own:
                continue
            one = next((c for c in found if is_one_body(c.name, mention.name)), None)
            if one is None:
                one = Candidate(mention.name)
                found.append(one)
            one.mentions.append(mention)
            one.places.add(self._place(mention.reading, segment, own))
        for one in found:
            one.clues = frozenset(
                [*one.places, *(clue for mention in one.mentions for clue in mention.clues), *self._clues(one)]
            )
            if any(is_one_body(one.name, name) for name in affiliations):
                one.clues |= {_AFFILIATION}
            for where, bodies in told.items():
                said = {body.relation for body in bodies if is_one_body(body.name, one.name)}
                one.clues |= {f"told as {relation}" for relation in said}
                one.clues |= {f"told as {relation} {where}" for relation in said}
        active = [one for one in found if one.clues & _PUTS_ON]
        for one in found:
            if any(other is not one for other in active):
                one.clues |= {"another puts on"}
        return found

    def _place(self, reading: Reading, segment: Segment, own: set[int]) -> str:
        if reading.index in own:
            below = reading.index - segment.unit.head.index
            return "head" if below == 0 else "near the head" if 0 < below <= _NEAR else "own line"
        if reading.line.region != "main":
            return "frame"
        return "above" if reading.index < self._first else "elsewhere"

    def _clues(self, one: Candidate) -> set[str]:
        clues = {f"named {number} times" for number in _TIMES if len(one.mentions) >= number}
        if one.name.lower() in self._title:
            clues.add("in the title")
        if self._owner is None or one.is_owner:
            return clues
        owner = self._owner
        beside = [m for m in one.mentions if any(is_one_body(other, owner) for other in m.beside)]
        if beside:
            clues.add("in a list with the owner")
            clues |= {f"with the owner: {clue}" for mention in beside for clue in mention.clues & _WITH_OWNER}
        if owner.lower() in one.name.lower():
            clues.add("part of the owner")
        elif one.name.lower() in owner.lower():
            clues.add("piece of the owner’s name")
        return clues


_AFFILIATION = "affiliation of a presenter"
_PUTS_ON = frozenset(["puts on an event", "holds an event", "host above", "puts on before “by”", "holds before “by”"])
_WITH_OWNER = frozenset(
    ["begins its sentence", "event in the sentence", "webinar in the sentence", "behind “who”", "in main"]
)


def credible(
    told: Sequence[Body],
    candidates: Sequence[Candidate],
    *,
    weights: Mapping[str, Mapping[str, float]] | None = None,
) -> list[Body]:
    """The bodies that rules found without those that are hardly hosts by all that the page says of them.

    The owner stays, and who is no candidate. weights: by kind and clue, by default the shipped.
    """
    known = [(one, 1.0 if one.is_owner else 1.0 - host_shares(one.clues, weights)[0]) for one in candidates]

    def share(name: str) -> float:
        return max((share for one, share in known if is_one_body(name, one.name)), default=1.0)

    return [body for body in told if share(body.name) >= UNLIKELY]


def further_hosts(
    candidates: Sequence[Candidate],
    hosts: Sequence[Body],
    *,
    weights: Mapping[str, Mapping[str, float]] | None = None,
) -> list[Body]:
    """Candidates of a webinar's own lines that are likely hosts and not among those that are known.

    The owner is none of them: the rules say whether the page only passes on what others hold. weights: by kind and
    clue, by default the shipped.
    """
    found: list[Body] = []
    for one in candidates:
        if one.is_owner or one.places.isdisjoint(_OWN):
            continue
        if _AFFILIATION in one.clues and not one.clues & _PUTS_ON:
            continue  # named because somebody who works there speaks
        of_none, *others = host_shares(one.clues, weights)
        known = any(is_one_body(body.name, one.name) for body in [*hosts, *found])
        if 1.0 - of_none >= SURE and not known:
            relation = KINDS[1 + others.index(max(others))] or "co_host"
            found.append(Body(one.name, relation, one.mentions[0].reading, round(1.0 - of_none, 2)))
    return found


def host_shares(clues: frozenset[str], weights: Mapping[str, Mapping[str, float]] | None = None) -> list[float]:
    """The shares of `KINDS` for a body with these clues; they add up to 1."""
    known = weights or shipped_weights()
    sums = [math.fsum(known[weights_of(kind)].get(clue, 0.0) for clue in [*clues, "any"]) for kind in KINDS]
    raised = [math.exp(value - max(sums)) for value in sums]
    return [value / sum(raised) for value in raised]


def weights_of(kind: Relation | None) -> str:
    """The key of a kind's weights."""
    return f"bodies: {kind or 'none'}"
