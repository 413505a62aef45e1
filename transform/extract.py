"""The one place that decides what a page says: bytes in, records with evidence out.

Three layers propose, in order of trust: structured data (`transform.structured`), the layout of the page
(`transform.segments` and what reads its lines), and language (the spaCy pipeline, which settles what words alone do not
tell). This module takes one proposal for each value and keeps with it the quote, the place, the method and a
confidence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from spacy.language import Language

from transform import cues
from transform.affiliations_elsewhere import with_affiliations
from transform.authors import authors_who_present
from transform.body_names import is_body
from transform.common_people import CommonPeople
from transform.confidence import Confidence, shipped_confidence
from transform.document import Document, parse
from transform.duplicates import distinct
from transform.event_status import format_of, status_of
from transform.event_time import date_of, hours_of
from transform.event_titles import SURE, Naming, title_of_event, title_of_part
from transform.host_weighing import Candidate as HostCandidate
from transform.host_weighing import NamedBodies, credible, further_hosts
from transform.hosts import Body, bodies_of, common_bodies, logos_of, of_its_section, settle_hosts
from transform.language import load
from transform.layouts import layout_of
from transform.linekinds import Reading, read_lines
from transform.links import target_of
from transform.mediators import is_news
from transform.name_likelihood import with_told_names
from transform.page_entities import find_entities, reading
from transform.page_language import language_of
from transform.people import merge, people_of
from transform.person_lines import Person
from transform.presenter_clues import persons_named
from transform.presenter_likelihood import settle_presenters
from transform.presenter_records import presenter_record
from transform.records import (
    Evidence,
    Method,
    OrganizationRecord,
    PageRecord,
    ResourceRecord,
    Sourced,
    TopicRecord,
    WebinarRecord,
)
from transform.resources import Found, files_elsewhere, links_of, links_of_lines
from transform.segments import Segment, find_segments
from transform.series import series_of, without_series
from transform.site_owner import owner_of
from transform.structured import StructuredEvent, find_events
from transform.title_clues import candidates
from transform.title_ranking import MARGIN, MARGIN_OF_PART, shipped_ranking
from transform.titles import clean_title
from transform.topics import topics_of
from transform.when import PageTimes, page_times, when

NoteBodies = Callable[[WebinarRecord, Sequence[HostCandidate]], None]
"""Told a webinar and the bodies that could be its hosts, with their clues: what weights are learned from."""


def extract_page(
    html: bytes,
    url: str,
    *,
    as_of: date,
    content_type: str | None = None,
    site_name: str | None = None,
    time_zone: str | None = None,
    nlp: Language | None = None,
    confidence: Confidence | None = None,
    note_bodies: NoteBodies | None = None,
) -> PageRecord:
    """Read the webinars of one page.

    as_of: the day taken as today, on which the status depends; site_name and time_zone: what is known of the site
    beforehand, used only where the page itself is silent; nlp: the language pipeline, confidence: what makes shares of
    the layers' claims, by default the shipped ones; note_bodies: told the bodies that each webinar's lines name.
    Raises `transform.document.UnreadablePageError` where the bytes are no page. A page without webinars gives an empty
    list.
    """
    document = parse(html, url, content_type)
    events = find_events(document)
    if not (any(event.online for event in events) or _may_hold_webinars(document)):
        return PageRecord(url, document.title, document.language, [])
    language = language_of(document)
    found = find_entities((line.text for line in document.main), nlp or load())
    with reading(with_told_names(found, document.main)):
        readings = read_lines(document, None, language)
        times = page_times(document, readings, language, as_of, time_zone)
        page = _Page(document, events, readings, language, as_of, site_name, times, note_bodies)
        segments = find_segments(document, readings, events)
        record = PageRecord(url, document.title, document.language, page.records(segments))
        (confidence or shipped_confidence()).apply(record)
        return record


def _may_hold_webinars(document: Document) -> bool:
    """A page on which nothing speaks of webinars, recordings or things online has none: most pages of most sites."""
    return (
        any(
            cues.WEBINAR.search(line.text)
            or cues.says_online(line.text)
            or cues.RECORDED.search(line.text)
            or any(target_of(k.url).platform for k in line.links)
            for line in [*document.main, *(line for line in document.lines if line.heading)]
        )
        or cues.WEBINAR.search(f"{document.title} {document.address_words}") is not None
    )


class _Page:
    """One page while its records are put together."""

    def __init__(
        self,
        document: Document,
        events: Sequence[StructuredEvent],
        readings: Sequence[Reading],
        language: str,
        as_of: date,
        site_name: str | None,
        times: PageTimes,
        note_bodies: NoteBodies | None,
    ) -> None:
        self.document = document
        self.readings = readings
        self.language = language
        self.as_of = as_of
        self.times = times
        self.events = events
        self.logos = logos_of(document)
        found = owner_of(document)
        owner, sure = (site_name, 0.9) if site_name and not (found and found[1] > 0.9) else found or (site_name, 0.8)
        self.owner = Body(owner, "host", None, sure) if owner else None
        self.news = owner is not None and is_news(document, owner)
        self.note_bodies = note_bodies

    def records(self, segments: Sequence[Segment]) -> list[WebinarRecord]:
        inside = {r.index for s in segments for r in s.unit.lines}
        outside = [r for r in self.readings if r.index not in inside]
        common = common_bodies(self.document, self.readings, segments, self.logos)
        of_all = CommonPeople(outside, [s.unit.lines[0].index for s in segments] if len(segments) > 1 else [])
        if len(segments) == 1:
            self._entitle(segments[0])
        named = NamedBodies(self.document, self.readings, segments, self.owner.name if self.owner else None)
        records = [
            self._record(segment, of_its_section(common, segment, segments), of_all, named) for segment in segments
        ]
        for record, segment in zip(records, segments, strict=True):
            record.layout = layout_of(segment, segments)
        self._common_registration(records, outside)
        if len(segments) == 1 and segments[0].single:
            self._links(records[0], files_elsewhere(self.document, segments[0].unit.lines))
        records = distinct(records)
        for position, record in enumerate(records):
            record.position = position
        return records

    def _record(
        self, segment: Segment, common: Sequence[Body], of_all: CommonPeople, named: NamedBodies
    ) -> WebinarRecord:
        unit = segment.unit
        title, title_at = segment.entitled or self._title(segment)[:2]
        name = clean_title(title, language=self.language, site=self.owner.name if self.owner else None)
        event = next((e for e in self.events if _alike(clean_title(e.name, language=self.language), name)), None)
        if event is None and segment.single and len(self.events) == 1:
            event = self.events[0]
        timing = when(unit, self.times, segment.single)
        told = settle_presenters(
            people_of(unit.lines, unit.head, unit.title), persons_named(unit.lines, unit.head, self.document)
        )
        authors = authors_who_present(unit.lines, self.readings)
        people = merge([*told, *authors, *of_all.of(unit.lines[0].index)])
        people = with_affiliations(people, self.readings if segment.single else unit.lines)
        links = links_of(unit, self.document.url)
        status, status_at = status_of(segment, timing, links, event, self.readings, self.as_of)
        day = date_of(timing, event)
        start, end, zone = hours_of(timing, event, day)
        description = self._description(segment, people)
        series = series_of(segment, self.owner.name if self.owner else None, self.readings)
        name = without_series(name, series[0]) if series else name
        record = WebinarRecord(
            title=Sourced(name, _evidence(title_at, title, "layout", min(0.97, 0.75 + 0.04 * segment.score))),
            position=0,
            format=Sourced(format_of(segment, name, self.readings), _evidence(unit.head, unit.head.text, "rule", 0.8)),
            status=Sourced(status, _evidence(status_at, status_at.text, "rule", 0.9)),
            description=description,
            series=Sourced(series[0], _evidence(series[1], series[1].text, "layout", 0.75)) if series else None,
            date=day,
            start_time=start,
            end_time=end,
            time_zone=zone,
            language=self._language(unit.lines),
            presenters=[presenter_record(person) for person in people],
        )
        self._links(record, links)
        own = bodies_of(unit.lines, unit.head, self.logos, unit.title)
        speaking_for = [p.organization.value for p in record.presenters if p.organization]
        candidates = named.candidates(segment, speaking_for, {"here": own, "of all": common})
        if self.note_bodies is not None:  # to learn the weights, which need not be there yet
            self.note_bodies(record, candidates)
            candidates = []
        own, common = credible(own, candidates), credible(common, candidates)
        hosts = settle_hosts(own, common, self.owner or _organizer(event), news=self.news)
        hosts += further_hosts(candidates, hosts)
        self._organizations(record, hosts)
        text = description.value if description else None
        heading = next((r.text for r in self.readings if r.line.heading == 1), None)
        above = [s.text for s in reversed(unit.sections)]
        for topic in topics_of(
            name,
            text,
            language=self.language,
            series=series[0] if series else None,
            page_heading=heading,
            headings=above,
        ):
            record.topics.append(
                TopicRecord(
                    topic.topic_id, topic.score, _evidence(unit.head, ", ".join(topic.words), "rule", topic.score)
                )
            )
        return record

    def _common_registration(self, records: list[WebinarRecord], outside: Sequence[Reading]) -> None:
        """A registration link for the whole series belongs to each webinar; a registration page is its own link."""
        of_all = [r for r in self.readings if _FOR_ALL.search(r.text)]
        found = {
            f.link.url: f
            for r in [*outside, *of_all]
            for f in links_of_lines([r], self.document.url)
            if f.kind == "registration"
            and _REGISTER.search(f"{r.text} {f.link.url}")
            and not cues.IN_PERSON.search(r.text)
        }
        own = target_of(self.document.url)
        for record in records:
            if record.registration_url is not None or record.status.value in ("cancelled", "postponed"):
                continue
            if (
                own.kind == "registration"
                and own.platform in ("zoom", "gotowebinar", "webex", "eventbrite")
                and len(records) == 1
            ):
                address = Sourced(self.document.url, Evidence(self.document.title or "", None, "layout", 0.85))
                record.resources.append(ResourceRecord("registration", address, None, own.platform))
                record.registration_url = address
            elif len(found) == 1 and not any(r.kind == "recording" for r in record.resources):
                (item,) = found.values()
                self._links(record, [item])

    # -- title -------------------------------------------------------------------------------------------------------

    def _title(self, segment: Segment) -> Naming:
        """The title as it is printed, and the line that says it."""
        return title_of_event(segment.unit, self.readings) if segment.single else title_of_part(segment.unit)

    def _entitle(self, segment: Segment) -> None:
        """Give the only webinar of a page the text that is by far the likeliest title, unless its title is sure."""
        title, _, weight, _ = self._title(segment)
        if weight > SURE:
            return
        found = candidates(self.document, self.readings, self.events, self.language)
        margin = MARGIN if segment.single else MARGIN_OF_PART
        likelier = shipped_ranking().likelier(found, title, self.language, margin)
        if likelier is None:
            return
        segment.entitled = likelier.text, likelier.reading
        if likelier.reading not in segment.unit.lines:
            segment.take_in(self.readings, likelier.reading)

    # -- text ---------------------------------------------------------------------------------------------------------

    def _description(self, segment: Segment, people: Sequence[Person]) -> Sourced[str] | None:
        """The running text of the segment, one paragraph a line, without biographies."""
        bios = {p.bio for p in people if p.bio} | {
            p.reading.text for p in people if p.labelled and p.reading.kind == "prose"
        }
        prose = [r for r in segment.unit.body if r.kind == "prose" and r.text not in bios]
        if not prose:
            prose = [
                r
                for r in segment.unit.body
                if r.kind == "title" and r.words >= 6 and r not in [p.reading for p in people]
            ][:3]
        if not prose:
            return None
        return Sourced("\n".join(r.text for r in prose), _evidence(prose[0], prose[0].text, "layout", 0.85))

    def _language(self, lines: Sequence[Reading]) -> Sourced[str]:
        return (
            Sourced(
                self.document.language or self.language,
                Evidence(f'lang="{self.document.language}"', "/html", "layout", 0.8),
            )
            if _is_tag(self.document.language)
            else Sourced(self.language, _evidence(lines[0], lines[0].text, "rule", 0.7))
        )

    # -- links and bodies -------------------------------------------------------------------------------------------

    def _links(self, record: WebinarRecord, links: Sequence[Found]) -> None:
        for found in links:
            evidence = _evidence(found.reading, found.link.text or found.reading.text, "layout", found.confidence)
            address = Sourced(found.link.url, evidence)
            if found.kind is None:
                record.detail_url = record.detail_url or address
                continue
            record.resources.append(
                ResourceRecord(
                    found.kind, address, found.link.text or None, found.target.platform, found.target.media_type
                )
            )
            if found.kind == "registration" and record.registration_url is None:
                record.registration_url = address

    def _organizations(self, record: WebinarRecord, hosts: Sequence[Body]) -> None:
        for body in hosts:
            quote = body.reading.text if body.reading else self.document.title or body.name
            selector = body.reading.line.xpath if body.reading else None
            record.organizations.append(
                OrganizationRecord(
                    Sourced(body.name, Evidence(quote, selector, "layout", body.confidence)), body.relation
                )
            )
        known: set[str] = set()
        for presenter in record.presenters:
            body_name = presenter.organization
            if body_name is not None and body_name.value.casefold() not in known:
                known.add(body_name.value.casefold())
                record.organizations.append(OrganizationRecord(body_name, "presenter_affiliation"))


# What says that one registration holds for all sessions.
_FOR_ALL = re.compile(
    r"(?i)\b(?:(?:for|to|covers?|into) (?:the (?:whole |entire )?series|everything|them all|"
    r"(?:all|any|each|every)(?: one)?(?: of)?(?: the| these| our)? (?:them|\w*sessions?|webinars?|classes|trainings?|"
    r"talks|events|parts|dates))|one (?:registration|sign[- ]?up|link)|whole series|once for|"
    r"same (?:link|registration)|toda la serie|"
    r"tod[oa]s (?:las|los) (?:sesiones|charlas|talleres|seminarios|encuentros))\b"
)
_REGISTER = re.compile(
    r"(?i)zoom\.us/j/|meet\.google|teams\.microsoft|regist|rsvp|sign(?:ing)?[ -]?up|inscri|matr[ií]cula|"
    r"tickets?|attendee\.|\b(?:book|reserve|save)\b"
)


def _organizer(event: StructuredEvent | None) -> Body | None:
    """Whose event it is by the data for machines: on a platform, which owns nothing, they alone may say it."""
    name = next((name for name in event.organizers if is_body(name)), None) if event else None
    return Body(name, "host", None, 0.8) if name else None


def _evidence(reading: Reading, quote: str, method: Method, confidence: float) -> Evidence:
    return Evidence(quote, reading.line.xpath, method, round(max(0.0, min(1.0, confidence)), 2))


def _is_tag(language: str | None) -> bool:
    return language is not None and re.fullmatch(r"[a-zA-Z]{2,3}(?:-[A-Za-z0-9]{2,8})*", language) is not None


def _alike(a: str, b: str) -> bool:
    left, right = (set(re.findall(r"\w{3,}", t.lower())) for t in (a, b))
    return bool(left) and len(left & right) >= 0.75 * min(len(left), len(right))
