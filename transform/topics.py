"""Which topics of the vocabulary a webinar is about, from its title, its series and its description.

`topic_patterns.yaml` holds the words; here they are weighed. A title is a claim about the whole webinar, so one strong
pattern in it decides. A description mentions much besides its subject: a topic counts there only when the first
sentences name it or when it comes back. The result is the narrowest topics, never one beside its broader one. To
them the groups of workers are added that the page is about.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from transform.vocabulary import vocabulary

PATTERNS = Path(__file__).parent / "topic_patterns.yaml"

Grade = Literal["strong", "fair", "weak"]
Where = Literal["title", "series", "description", "page"]

_WEIGHT: dict[Grade, float] = {"strong": 0.95, "fair": 0.45, "weak": 0.25}
# How much of a pattern's weight counts in each place; "lead" is the beginning of the description.
_TITLE, _SERIES, _LEAD, _REST = 1.0, 0.6, 0.5, 0.2
_ENOUGH = 0.5
_ENOUGH_ALONE = 0.4  # where no topic reaches the other
# Beside topics that the title names, the description must be plainer.
_ENOUGH_BESIDE_TITLE = 0.75
_MOST = 4
_LAW = "labor-standards"  # the broad topic whose narrower ones are the single laws
_LEAD_LEAST, _LEAD_LENGTH = 100, 320  # characters
# Where a description of this many characters never speaks of work, half a reason is none: it may be of housing or
# policing.
_TELLING = 60
_WORK = re.compile(
    r"work|labou?r|wage|employ|\bjobs?\b|\bpay|\bpaid\b|union|osha|niosh|covid|pandemi|traffick|trabaj|salari|emple|sindic|trata\b"
)

# Words of fields that share ours' (hearings, penalties, heat, strikes). Beside them, and where nothing speaks of work,
# the patterns mean nothing.
_OTHER_FIELD = re.compile(
    r"\b(tenants?|tenancy|renters?|landlords?|evict\w*|(fair|affordable|public) housing|home ?(owners?|buyers?)|"
    r"mortgages?|real estate|realtors?|police|policing|criminal procedure|juvenile justice|probate|estate planning|"
    r"child support|elder abuse|naturali[sz]ation|citizenship|green cards?|medicare|medicaid|insurers?|consumers?|"
    r"investors?|portfolios?|mergers?|patents?|commercial (law|disputes?|arbitration|mediation)|banking|on campus|"
    r"student (discipline|conduct)|school (violence|lunch\w*)|classrooms?|drinking water|heat pumps?|fuel bills?|"
    r"bicycl\w+|cyclists?|pedestrians?|traffic court|inquilin\w*|desaloj\w*|hipotecas?|ciudadania|peatones|"
    r"ciclistas|consumidor(es)?)\b"
)
# Who is at work, or for whom: what a page's heading says of these holds for each webinar on the page.
_GROUPS = frozenset(
    (
        "domestic-workers",
        "agricultural-workers",
        "immigrant-workers",
        "child-labor",
        "low-wage-industries",
        "small-business",
    )
)


@dataclass(frozen=True, slots=True)
class TopicMatch:
    """A topic and why: its score (0 to 1), the words that showed it, as printed, and where the best of them stands."""

    topic_id: str
    score: float
    words: tuple[str, ...]
    where: Where


@dataclass(frozen=True)
class TopicPatterns:
    """The compiled patterns of one topic."""

    topic_id: str
    graded: tuple[tuple[Grade, re.Pattern[str]], ...]
    masked: re.Pattern[str] | None
    beside: frozenset[str]


class PatternError(ValueError):
    """The pattern file is wrong; the message names the topic, the line and what to do."""


def topics_of(
    title: str,
    description: str | None = None,
    *,
    language: str = "en",
    series: str | None = None,
    page_heading: str | None = None,
    headings: Sequence[str] = (),
) -> list[TopicMatch]:
    """The topics of one webinar, best first, at most four; none where nothing fits.

    page_heading: the heading of the page that lists it; a group of workers named there is a topic of every webinar.
    headings: those that it stands under, the nearest first; they tell its topics where nothing nearer does.

    language: BCP 47. The patterns are English and Spanish, read side by side; in another language only the strong ones
    count, since the others' words may mean something else there.
    """
    places: list[tuple[Where, str, float]] = [("title", title, _TITLE)]
    if series:
        places.append(("series", series, _SERIES))
    if description:
        lead = _lead(description)
        places += [("description", description[:lead], _LEAD), ("description", description[lead:], _REST)]
    folded = [(where, text, fold(text), factor) for where, text, factor in places if text.strip()]
    of_work = any(_WORK.search(text) for _, _, text, _ in folded)
    if not of_work and any(_OTHER_FIELD.search(text) for _, _, text, _ in folded):
        return []
    foreign = language.replace("_", "-").split("-")[0].lower() not in ("en", "es", "")
    scored = [match for p in topic_patterns() if (match := _score(p, folded, strong_only=foreign))]
    if not of_work and len(description or "") >= _TELLING:
        scored = [m for m in scored if m.score >= _ENOUGH]
    chosen = _narrowest(scored)
    if not scored:
        chosen = next((found for heading in headings if (found := _told_by(heading))), [])
    return (chosen + _of_page(page_heading, {m.topic_id for m in chosen}))[:_MOST]


def _told_by(heading: str) -> list[TopicMatch]:
    """The topics that a heading names plainly."""
    place: tuple[Where, str, str, float] = ("page", heading, fold(heading), _SERIES)
    return _narrowest([match for p in topic_patterns() if (match := _score(p, [place], strong_only=True))])


def _of_page(heading: str | None, found: set[str]) -> list[TopicMatch]:
    """The groups of workers that the page is about, where they are not among the topics found."""
    text = heading or ""
    matches = [
        _score(p, [("page", text, fold(text), _SERIES)], strong_only=True)
        for p in topic_patterns()
        if p.topic_id in _GROUPS - found and not p.beside & found
    ]
    return [match for match in matches if match]


def _lead(description: str) -> int:
    """Where the leading sentences end: with the second, or a later one where they are very short ("Join us!")."""
    ends = [m.end() for m in re.finditer(r"[.!?:]\s+(?=[A-Z¿¡“\"])|\n+", description[:_LEAD_LENGTH])]
    if len(description) <= _LEAD_LENGTH:
        longest = len(description)
    else:
        longest = description.rfind(" ", 0, _LEAD_LENGTH) + 1 or _LEAD_LENGTH  # no word is cut in two
    return next((end for end in ends[1:] if end >= _LEAD_LEAST), longest)


def _score(
    patterns: TopicPatterns, places: list[tuple[Where, str, str, float]], *, strong_only: bool
) -> TopicMatch | None:
    doubt = 1.0
    best: tuple[float, Where] | None = None
    words: list[str] = []
    for where, printed, folded, factor in places:
        text = patterns.masked.sub(lambda m: "\x00" * len(m[0]), folded) if patterns.masked else folded
        for grade, start, end in _hits(patterns, text):
            if strong_only and grade != "strong":
                continue
            value = _WEIGHT[grade] * factor
            doubt *= 1 - value
            if printed[start:end] not in words:
                words.append(printed[start:end])
            if best is None or value > best[0]:
                best = (value, where)
    if best is None:
        return None
    score = round(1 - doubt, 3)
    return TopicMatch(patterns.topic_id, score, tuple(words), best[1]) if score >= _ENOUGH_ALONE else None


def _hits(patterns: TopicPatterns, text: str) -> Iterator[tuple[Grade, int, int]]:
    """(grade, start, end) of what was found, without overlaps: a word counts once, for its best grade."""
    taken: list[tuple[int, int]] = []
    for grade, pattern in patterns.graded:
        for match in pattern.finditer(text):
            start, end = match.span()
            if all(end <= s or start >= e for s, e in taken):
                taken.append((start, end))
                yield grade, start, end


def _narrowest(scored: list[TopicMatch]) -> list[TopicMatch]:
    broader = {topic.topic_id: topic.broader_topic_id for topic in vocabulary()}
    plain = [m for m in scored if m.score >= _ENOUGH]
    in_title = any(m.where == "title" and broader[m.topic_id] for m in plain)
    kept = [m for m in plain if m.where != "description" or not in_title or m.score >= _ENOUGH_BESIDE_TITLE]
    said = {m.topic_id for m in kept}
    chosen = (
        [m for m in kept or scored if broader[m.topic_id] is not None]
        or [m for m in scored if broader[m.topic_id] == _LAW and _LAW in said]  # which law the title's "law" is
        or kept
    )
    found = {m.topic_id for m in chosen}
    narrower = {patterns.topic_id: patterns.beside for patterns in topic_patterns()}
    chosen = [m for m in chosen if not found & narrower[m.topic_id]]
    return sorted(chosen, key=lambda m: -m.score)[:_MOST]


# --- patterns --------------------------------------------------------------------------------------------------------


@cache
def topic_patterns() -> tuple[TopicPatterns, ...]:
    """The patterns of every topic, in the order of the vocabulary; raises PatternError."""
    with PATTERNS.open(encoding="utf-8") as lines:
        declared = yaml.safe_load(lines)
    known = {topic.topic_id for topic in vocabulary()}
    if declared.keys() != known:
        odd = ", ".join(sorted(declared.keys() ^ known))
        raise PatternError(
            f"{PATTERNS.name}: topics.csv and the patterns differ in: {odd}; add or remove these entries"
        )
    return tuple(_compiled(topic.topic_id, declared[topic.topic_id]) for topic in vocabulary())


def _compiled(topic_id: str, entry: dict[str, list[str]]) -> TopicPatterns:
    grades: tuple[Grade, ...] = ("strong", "fair", "weak")
    if odd := entry.keys() - {*grades, "not", "beside"}:
        raise PatternError(
            f"{PATTERNS.name}: {topic_id}: unknown key {min(odd)!r}; use strong, fair, weak, not or beside"
        )
    graded = tuple((grade, _one(topic_id, entry[grade])) for grade in grades if grade in entry)
    masked = _one(topic_id, entry["not"]) if "not" in entry else None
    return TopicPatterns(topic_id, graded, masked, frozenset(entry.get("beside", ())))


def _one(topic_id: str, lines: list[str]) -> re.Pattern[str]:
    for line in lines:
        try:
            re.compile(line)
        except re.error as error:
            raise PatternError(f"{PATTERNS.name}: {topic_id}: {line!r} is no regular expression ({error})") from error
    spaced = "|".join(line.replace(" ", r"(?:[\s\-–—/’']{1,4})") for line in lines)
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)")


def fold(text: str) -> str:
    """Small letters without accents, as many characters as before, so that places in it are places in the text."""
    return "".join(_plain(c) for c in text)


@cache
def _plain(character: str) -> str:
    return unicodedata.normalize("NFD", character)[0].lower()[:1] or character
