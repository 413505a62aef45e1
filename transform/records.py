"""What extraction says about one page: records whose every value carries the evidence for it.

The layers (structured data, layout, language) propose values of these types and `transform.extract` decides
among them; `transform.tables` turns what was decided into rows. Nothing here knows HTML or Arrow.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, Literal, TypeVar

T_co = TypeVar("T_co", covariant=True)

Method = Literal["structured_data", "source_rule", "layout", "language_model", "rule", "correction"]
Format = Literal["webinar", "training", "workshop", "meeting", "other"]
Status = Literal["scheduled", "held", "cancelled", "postponed", "unknown"]
Precision = Literal["day", "month", "year", "none"]
Role = Literal["presenter", "panelist", "moderator", "host", "other"]
Relation = Literal["host", "co_host", "sponsor", "presenter_affiliation", "mentioned"]
Layout = Literal["page", "cards", "headings", "list", "table", "paragraphs", "prose"]
ResourceKind = Literal["slides", "recording", "transcript", "registration", "document", "related"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value was read and how sure we are of it.

    quote: the words on the page, white space folded; selector: XPath of their element (None for the page as a whole);
    confidence: 0 to 1; inferred: the value was completed from context (a year taken from a heading, say).
    """

    quote: str
    selector: str | None
    method: Method
    confidence: float
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T_co]):
    """A value and its evidence."""

    value: T_co
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class EventDate:
    """A date as far as the page states it: `start` is the first day (day 1 for a month), None for a year or season."""

    start: date | None
    year: int | None
    precision: Precision
    text: str


@dataclass(slots=True)
class PresenterRecord:
    """One person at one webinar, in one role."""

    name: Sourced[str]
    role: Sourced[Role]
    honorific: Sourced[str] | None = None
    credentials: Sourced[tuple[str, ...]] | None = None
    job_title: Sourced[str] | None = None
    organization: Sourced[str] | None = None
    affiliation_text: Sourced[str] | None = None
    location: Sourced[str] | None = None
    bio: Sourced[str] | None = None


@dataclass(frozen=True, slots=True)
class OrganizationRecord:
    """An organization as printed, and what it is to the webinar."""

    name: Sourced[str]
    relation: Relation


@dataclass(frozen=True, slots=True)
class TopicRecord:
    """A topic of the vocabulary; the evidence's quote holds the words that decided it."""

    topic_id: str
    score: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ResourceRecord:
    """A link that the page ties to the webinar."""

    kind: ResourceKind
    url: Sourced[str]
    label: str | None = None
    platform: str | None = None
    media_type: str | None = None


@dataclass(slots=True)
class WebinarRecord:
    """One webinar as one page shows it.

    position counts from 0 in the order of the page; layout: how the page lays it out (`transform.layouts`).
    """

    title: Sourced[str]
    position: int
    format: Sourced[Format]
    status: Sourced[Status]
    layout: Layout = "page"
    description: Sourced[str] | None = None
    series: Sourced[str] | None = None
    date: Sourced[EventDate] | None = None
    start_time: Sourced[datetime] | None = None
    end_time: Sourced[datetime] | None = None
    time_zone: Sourced[str] | None = None
    language: Sourced[str] | None = None
    detail_url: Sourced[str] | None = None
    registration_url: Sourced[str] | None = None
    presenters: list[PresenterRecord] = field(default_factory=list)
    organizations: list[OrganizationRecord] = field(default_factory=list)
    topics: list[TopicRecord] = field(default_factory=list)
    resources: list[ResourceRecord] = field(default_factory=list)


@dataclass(slots=True)
class PageRecord:
    """All that was read from one page."""

    url: str
    title: str | None
    language: str | None
    webinars: list[WebinarRecord] = field(default_factory=list)
