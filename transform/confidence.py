"""How sure a value is, as a share that means something: of the values told to be 0.9 sure, nine in ten are right.

The layers put a rough figure on what they propose. Here it is weighed together with other clues (how the page is laid
out, how long the line is, whether the webinar has people …) by the weights of `confidence.yaml`, which `webinars
calibrate` fits to pages that somebody read by hand. The webinar itself, with its title, comes first: where it is none,
all that is said of it is wrong, so nothing is surer than it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from transform.affiliation_items import kind_of
from transform.names import name_weight
from transform.records import Evidence, PageRecord, PresenterRecord, Sourced, WebinarRecord

WEIGHTS = Path(__file__).parent / "confidence.yaml"

Field = Literal[
    "titles",
    "presenters",
    "affiliations",
    "job_titles",
    "roles",
    "credentials",
    "hosts",
    "organizations",
    "topics",
    "resources",
    "dates",
    "start_times",
    "series",
]
FIELDS: tuple[Field, ...] = get_args(Field)
START = "start"
"""Among the weights of a field: the log-odds without any clue."""

_STEPS = (0.7, 0.8, 0.9, 0.95)
_HOSTS = ("host", "co_host", "sponsor")
_SEVERAL = re.compile(
    r"(?i)\b(?:webinars|webcasts|trainings|events|videos|recordings|webinarios|talleres|eventos|seminarios|v[ií]deos)\b"
)


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a webinar that has a confidence. item: its place in its list, 0 where a webinar has one only."""

    field: Field
    item: int
    evidence: Evidence
    clues: frozenset[str]


class Confidence:
    """The map from clues to confidences. weights: field → clue → log-odds; without any, the layers' claims stay."""

    def __init__(self, weights: Mapping[str, Mapping[str, float]]) -> None:
        self._weights = weights

    def apply(self, page: PageRecord) -> None:
        """Put the confidences of a page's values in place of what the layers claimed."""
        if not self._weights:
            return
        for webinar in page.webinars:
            self._apply(page, webinar)

    def _apply(self, page: PageRecord, webinar: WebinarRecord) -> None:
        values = list(values_of(page, webinar))
        surest = self.alone(values[0].field, values[0].clues)
        found = {(v.field, v.item): _rounded(surest * self.alone(v.field, v.clues)) for v in values[1:]}
        found["titles", 0] = surest = _rounded(surest)

        def sourced(value: Sourced[Any] | None, field: Field | None = None, item: int = 0) -> Any:
            """The value with its confidence; one of a field that is not weighed is no surer than the webinar."""
            if value is None:
                return None
            sure = found[field, item] if field else min(value.evidence.confidence, surest)
            return Sourced(value.value, replace(value.evidence, confidence=sure))

        webinar.title = sourced(webinar.title, "titles")
        webinar.date = sourced(webinar.date, "dates")
        webinar.start_time = sourced(webinar.start_time, "start_times")
        webinar.series = sourced(webinar.series, "series")
        for name in ("format", "status", "description", "end_time", "time_zone", "language", "detail_url"):
            setattr(webinar, name, sourced(getattr(webinar, name)))
        webinar.registration_url = sourced(webinar.registration_url)
        for item, person in enumerate(webinar.presenters):
            for name, field in _OF_PERSON.items():
                setattr(person, name, sourced(getattr(person, name), field, item))
            for name in ("honorific", "affiliation_text", "location", "bio"):
                setattr(person, name, sourced(getattr(person, name)))
        webinar.organizations = [
            replace(body, name=sourced(body.name, _body_field(body.relation), item))
            for item, body in enumerate(webinar.organizations)
        ]
        webinar.topics = [
            replace(topic, evidence=replace(topic.evidence, confidence=found["topics", item]))
            for item, topic in enumerate(webinar.topics)
        ]
        webinar.resources = [
            replace(link, url=sourced(link.url, "resources", item)) for item, link in enumerate(webinar.resources)
        ]

    def alone(self, field: Field, clues: Iterable[str]) -> float:
        """The share of values with these clues that are right where the webinar is (of webinars: that are right)."""
        weights = self._weights.get(field, {})
        return 1 / (1 + math.exp(-math.fsum([weights.get(START, 0.0), *(weights.get(clue, 0.0) for clue in clues)])))


def _rounded(share: float) -> float:
    """Down to hundredths, so that what is told to be 0.9 sure is no less."""
    return math.floor(share * 100) / 100


@cache
def shipped_confidence() -> Confidence:
    """The map that ships with the project."""
    return Confidence(yaml.safe_load(WEIGHTS.read_text(encoding="utf-8")))


def values_of(page: PageRecord, webinar: WebinarRecord) -> Iterator[Value]:
    """The values of a webinar that have a confidence of their own, the title first."""

    def value(field: Field, evidence: Evidence, clues: Mapping[str, bool], item: int = 0) -> Value:
        told = {clue for clue, holds in {**_claim(evidence), **clues}.items() if holds}
        return Value(field, item, evidence, frozenset(told))

    yield value("titles", webinar.title.evidence, _of_webinar(page, webinar))
    if webinar.date is not None:
        stated = webinar.date.value
        clues = {"only month or year": stated.precision != "day", "with a time": webinar.start_time is not None}
        yield value("dates", webinar.date.evidence, clues)
    if webinar.start_time is not None:
        yield value("start_times", webinar.start_time.evidence, {"no zone": webinar.time_zone is None})
    if webinar.series is not None:
        yield value("series", webinar.series.evidence, _of_name(webinar.series.value))
    for item, person in enumerate(webinar.presenters):
        about = _of_person(webinar, person)
        for name, field in _OF_PERSON.items():
            said: Sourced[Any] | None = getattr(person, name)
            if said is not None:
                words = _of_name(said.value) if field in ("affiliations", "job_titles") else {}
                role = {f"is {person.role.value}": True} if field == "roles" else {}
                yield value(field, said.evidence, {**about, **words, **role}, item)
    for item, body in enumerate(webinar.organizations):
        clues = {f"is {body.relation}": True, "from the frame": body.name.evidence.selector is None}
        clues |= {"partners": sum(other.relation in _HOSTS for other in webinar.organizations) > 1}
        yield value(_body_field(body.relation), body.name.evidence, {**_of_name(body.name.value), **clues}, item)
    for item, topic in enumerate(webinar.topics):
        reasons = [word.strip().casefold() for word in topic.evidence.quote.split(",")]
        named = any(word in webinar.title.value.casefold() for word in reasons)
        clues = {"named in title": named, "several words": len(reasons) > 1, "many topics": len(webinar.topics) > 2}
        yield value("topics", topic.evidence, clues, item)
    for item, link in enumerate(webinar.resources):
        twice = sum(other.kind == link.kind for other in webinar.resources) > 1
        clues = {f"is {link.kind}": True, "known platform": link.platform is not None, "several of its kind": twice}
        yield value("resources", link.url.evidence, {**clues, "many": len(webinar.resources) > 5}, item)


_OF_PERSON: dict[str, Field] = {
    "name": "presenters",
    "organization": "affiliations",
    "job_title": "job_titles",
    "role": "roles",
    "credentials": "credentials",
}


def _body_field(relation: str) -> Field:
    return "hosts" if relation in _HOSTS else "organizations"


def _claim(evidence: Evidence) -> dict[str, bool]:
    """What the layer itself says of the value; each step adds to the one below it."""
    return {
        **{f"claimed {step}": evidence.confidence >= step for step in _STEPS},
        evidence.method: evidence.method != "layout",
        "inferred": evidence.inferred,
    }


def _of_webinar(page: PageRecord, webinar: WebinarRecord) -> dict[str, bool]:
    words = len(webinar.title.value.split())
    beside = len(page.webinars) - 1
    return {
        webinar.layout: True,
        "no day": webinar.date is None or webinar.date.value.precision != "day",
        "a time": webinar.start_time is not None,
        "people": bool(webinar.presenters),
        "links": bool(webinar.resources),
        "many links": len(webinar.resources) > 5,
        "short title": words <= 2,
        "long title": words > 14,
        "title of a list": _SEVERAL.search(webinar.title.value) is not None,
        "alone on its page": not beside,
        "few on its page": 0 < beside < 3,
    }


def _of_person(webinar: WebinarRecord, person: PresenterRecord) -> dict[str, bool]:
    quote = person.name.evidence.quote
    return {
        "short line": len(quote) < 80,
        "long line": len(quote) >= 200,
        "with a body": person.organization is not None,
        "with a job title": person.job_title is not None,
        "only one": len(webinar.presenters) == 1,
        "unusual name": name_weight(person.name.value) < 0.3,
        "many words": len(person.name.value.split()) > 3,
    }


def _of_name(text: str) -> dict[str, bool]:
    """Of the name of a body, a job title or a series."""
    words, kind = len(text.split()), kind_of(text)
    return {
        "one word": words == 1,
        "more than seven words": words > 7,
        "a comma": "," in text,
        "a noun for bodies": kind == "organization",
        "a noun for jobs": kind == "role",
    }
