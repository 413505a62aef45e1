"""The rows of one webinar: the webinar itself, its listings, people, organizations, topics and resources.

Every value that is put into a row, or was not taken because another page is trusted more, is noted as evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from transform.evidence import EvidenceRows
from transform.history import Appearance, page_id
from transform.identity import canonical_url, identifier
from transform.merge import candidates, deciding, first, fullest, merged_date, merged_status, rank
from transform.records import PresenterRecord, Sourced, TopicRecord, WebinarRecord
from transform.resolution import Resolution, place_of
from transform.rows import Row, Rows
from transform.vocabulary import vocabulary

# What a page says of a person beside name, role and organization; columns of webinar_presenters.
_OF_PERSON = ("honorific", "credentials", "job_title", "affiliation_text", "location", "bio")
# Columns of webinars that are taken from the records as they are.
_OF_WEBINAR = ("title", "description", "series", "format", "status", "start_time", "end_time", "time_zone", "language")
_OF_LISTING = ("detail_url", "registration_url")


class WebinarTables:
    """Adds webinars to `rows`, one at a time and in any order."""

    def __init__(self, rows: Rows, evidence: EvidenceRows, resolved: Resolution, as_of: date) -> None:
        self._rows = rows
        self._evidence = evidence
        self._resolved = resolved
        self._as_of = as_of

    def add(self, webinar_id: str, listed: Sequence[Appearance]) -> None:
        """Add all rows of a webinar that appeared on pages as `listed`."""
        decide = deciding(sorted(listed, key=lambda a: rank(a, a.record.title.evidence)))
        self._rows.put("webinars", {"webinar_id": webinar_id, **self._webinar(decide), **_times(listed)})
        self._presenters(webinar_id, decide, listed)
        self._webinar_organizations(webinar_id, decide)
        self._topics(webinar_id, decide)
        self._resources(webinar_id, decide)
        for appearance in listed:
            self._listing(webinar_id, appearance)
            self._note_webinar(webinar_id, appearance)

    # -- the webinar and its listings --------------------------------------------------------------------------------

    def _webinar(self, decide: Sequence[Appearance]) -> Row:
        when = merged_date(candidates(decide, lambda record: record.date))
        start_time = first(candidates(decide, lambda record: record.start_time))
        same_start = [a for a in decide if a.record.start_time is None or a.record.start_time.value == start_time]
        return {
            "title": fullest(candidates(decide, lambda record: record.title)),
            "description": fullest(candidates(decide, lambda record: record.description)),
            "series": first(candidates(decide, lambda record: record.series)),
            "format": first(candidates(decide, lambda record: record.format)),
            "status": merged_status(candidates(decide, lambda record: record.status), when, self._as_of),
            "start_date": when.start if when else None,
            "year": _year(when.year, when.start) if when else None,
            "date_precision": when.precision if when else "none",
            "date_text": when.text if when else None,
            "start_time": start_time,
            "end_time": first(candidates(same_start, lambda record: record.end_time)),
            "time_zone": first(candidates(decide, lambda record: record.time_zone)),
            "language": first(candidates(decide, lambda record: record.language)),
            "confidence": max(a.record.title.evidence.confidence for a in decide),
        }

    def _listing(self, webinar_id: str, appearance: Appearance) -> None:
        record = appearance.record
        row = {
            "listing_id": appearance.listing_id,
            "webinar_id": webinar_id,
            "source_id": appearance.source_id,
            "page_url": appearance.snapshot.final_url,
            "position": record.position,
            "title_as_listed": record.title.value,
            "page_id": page_id(appearance.snapshot),
            "first_seen_at": appearance.first_seen_at,
            "last_seen_at": appearance.last_seen_at,
            "withdrawn_at": appearance.stopped_at,
        }
        key = (appearance.listing_id,)
        self._note(appearance, "listings", key, "title_as_listed", record.title)
        for column in _OF_LISTING:
            value: Sourced[str] | None = getattr(record, column)
            row[column] = value.value if value else None
            self._note(appearance, "listings", key, column, value)
        self._rows.put("listings", row)

    def _note_webinar(self, webinar_id: str, appearance: Appearance) -> None:
        for column in _OF_WEBINAR:
            self._note(appearance, "webinars", (webinar_id,), column, getattr(appearance.record, column))
        if (when := appearance.record.date) is not None:
            stated = {
                "start_date": when.value.start,
                "year": _year(when.value.year, when.value.start),
                "date_precision": when.value.precision,
                "date_text": when.value.text,
            }
            for column, value in stated.items():
                if value is not None:
                    self._note(appearance, "webinars", (webinar_id,), column, Sourced(value, when.evidence))

    # -- people ------------------------------------------------------------------------------------------------------

    def _presenters(self, webinar_id: str, decide: Sequence[Appearance], listed: Iterable[Appearance]) -> None:
        said: defaultdict[str, list[tuple[Appearance, PresenterRecord]]] = defaultdict(list)
        for appearance in decide:
            for record in appearance.record.presenters:
                person = self._resolved.person_key(record, appearance.source_id)
                presenter_id = self._resolved.people.add(*person)
                said[presenter_id].append((appearance, record))
        roles: dict[str, list[str]] = {}
        position = 0
        for presenter_id, records in said.items():
            records.sort(key=lambda spoken: rank(spoken[0], spoken[1].name.evidence))
            roles[presenter_id] = _roles(records)
            for role in roles[presenter_id]:
                row = self._presenter(records, role)
                keys = {"webinar_id": webinar_id, "presenter_id": presenter_id, "role": role}
                self._rows.put("webinar_presenters", {**keys, "position": position, **row})
                position += 1
        for appearance in listed:
            for record in appearance.record.presenters:
                person = self._resolved.person_key(record, appearance.source_id)
                presenter_id = self._resolved.people.presenter_id(*person)
                for role in (taken := roles.get(presenter_id, [])):
                    key = (webinar_id, presenter_id, role)
                    self._note_presenter(key, appearance, record)
                    if role == record.role.value or record.role.value not in taken:
                        self._note(appearance, "webinar_presenters", key, "role", record.role)

    def _presenter(self, records: Sequence[tuple[Appearance, PresenterRecord]], role: str) -> Row:
        """What the most trusted page that says it says of the person; the organization comes with its page."""
        row: Row = {}
        for column in _OF_PERSON:
            values: list[Sourced[object]] = [v for _, record in records if (v := getattr(record, column)) is not None]
            row[column] = values[0].value if values else None
        row["credentials"] = list(row["credentials"] or ())
        row["organization_id"] = next(
            (
                organization_id
                for appearance, record in records
                if (organization_id := self._resolved.affiliation(record, appearance.source_id)) is not None
            ),
            None,
        )
        row["confidence"] = max(
            min(record.name.evidence.confidence, record.role.evidence.confidence)
            for _, record in records
            if record.role.value == role
        )
        return row

    def _note_presenter(self, key: tuple[str, str, str], appearance: Appearance, record: PresenterRecord) -> None:
        presenter_id = key[1]
        self._note(appearance, "presenters", (presenter_id,), "name", record.name)
        self._note(appearance, "webinar_presenters", key, "presenter_id", Sourced(presenter_id, record.name.evidence))
        for column in _OF_PERSON:
            self._note(appearance, "webinar_presenters", key, column, getattr(record, column))
        if record.organization is not None:
            found = self._resolved.affiliation(record, appearance.source_id)
            self._note(
                appearance, "webinar_presenters", key, "organization_id", Sourced(found, record.organization.evidence)
            )

    # -- organizations, topics, resources ----------------------------------------------------------------------------

    def _webinar_organizations(self, webinar_id: str, decide: Iterable[Appearance]) -> None:
        confidences: defaultdict[tuple[str, str], float] = defaultdict(float)
        for appearance in decide:
            for name, relation, state in _organizations(appearance.record):
                organization_id = self._resolved.organizations.add(name.value, appearance.source_id, webinar_id, state)
                at = (organization_id, relation)
                confidences[at] = max(confidences[at], name.evidence.confidence)
                linked = Sourced(organization_id, name.evidence)
                self._note(appearance, "organizations", (organization_id,), "name", name)
                self._note(appearance, "organization_names", (organization_id, _folded(name.value)), "name", name)
                self._note(appearance, "webinar_organizations", (webinar_id, *at), "organization_id", linked)
        for (organization_id, relation), confidence in confidences.items():
            keys = {"webinar_id": webinar_id, "organization_id": organization_id, "relation": relation}
            self._rows.put("webinar_organizations", {**keys, "confidence": confidence})

    def _topics(self, webinar_id: str, decide: Iterable[Appearance]) -> None:
        found: dict[str, TopicRecord] = {}
        for appearance in decide:
            for topic in appearance.record.topics:
                known = found.setdefault(topic.topic_id, topic)
                found[topic.topic_id] = max(known, topic, key=lambda record: record.score)
                key = (webinar_id, topic.topic_id)
                self._note(appearance, "webinar_topics", key, "topic_id", Sourced(topic.topic_id, topic.evidence))
        broader = {topic.broader_topic_id for topic in vocabulary() if topic.topic_id in found}
        for topic_id in found.keys() - broader:
            topic = found[topic_id]
            keys = {"webinar_id": webinar_id, "topic_id": topic_id}
            self._rows.put("webinar_topics", {**keys, "score": topic.score, "method": topic.evidence.method})

    def _resources(self, webinar_id: str, decide: Iterable[Appearance]) -> None:
        found = [(appearance, link) for appearance in decide for link in appearance.record.resources]
        for appearance, link in sorted(found, key=lambda tied: rank(tied[0], tied[1].url.evidence)):
            resource_id = identifier("res", webinar_id, link.kind, canonical_url(link.url.value))
            self._note(appearance, "resources", (resource_id,), "url", link.url)
            known = self._rows.of("resources").get((resource_id,), {})
            said = {"label": link.label, "platform": link.platform, "media_type": link.media_type}
            row = {
                "resource_id": resource_id,
                "webinar_id": webinar_id,
                "kind": link.kind,
                "url": link.url.value,
                **said,
            }
            self._rows.put("resources", {name: known.get(name) or value for name, value in row.items()})

    def _note(
        self, appearance: Appearance, table: str, key: tuple[str, ...], column: str, value: Sourced[object] | None
    ) -> None:
        if value is not None and value.value != ():
            self._evidence.add(table, key, column, value.value, value.evidence, page_id(appearance.snapshot))


def _times(listed: Sequence[Appearance]) -> Row:
    stopped = [appearance.stopped_at for appearance in listed if appearance.stopped_at is not None]
    return {
        "first_seen_at": min(appearance.first_seen_at for appearance in listed),
        "last_seen_at": max(appearance.last_seen_at for appearance in listed),
        "withdrawn_at": max(stopped) if len(stopped) == len(listed) else None,
    }


def _year(year: int | None, start: date | None) -> int | None:
    return start.year if start is not None else year


def _roles(records: Sequence[tuple[Appearance, PresenterRecord]]) -> list[str]:
    """The roles that the most trusted page gives the person; several on one page are all meant."""
    lead = records[0][0]
    return list(dict.fromkeys(record.role.value for appearance, record in records if appearance is lead))


def _organizations(record: WebinarRecord) -> Iterable[tuple[Sourced[str], str, str | None]]:
    """Names with their relation and the place printed beside them."""
    for organization in record.organizations:
        yield organization.name, organization.relation, None
    for presenter in record.presenters:
        if presenter.organization is not None:
            yield presenter.organization, "presenter_affiliation", place_of(presenter)


def _folded(name: str) -> str:
    return " ".join(name.split())
