"""What extraction says of a page, as the JSON that `webinars extract` prints and gold files hold."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, TypeVar

from transform.records import EventDate, PageRecord, PresenterRecord, Sourced, WebinarRecord

_Value = TypeVar("_Value")


def page_json(page: PageRecord) -> dict[str, Any]:
    """One page; times in UTC, with Z."""
    return {
        "page_url": page.url,
        "page_title": page.title,
        "language": page.language,
        "webinars": [_webinar(webinar) for webinar in page.webinars],
    }


def _webinar(webinar: WebinarRecord) -> dict[str, Any]:
    date = _of(webinar.date) or EventDate(None, None, "none", "")
    return {
        "title": webinar.title.value,
        "series": _of(webinar.series),
        "description": _of(webinar.description),
        "format": webinar.format.value,
        "status": webinar.status.value,
        "start_date": date.start.isoformat() if date.start else None,
        "year": date.year,
        "date_precision": date.precision,
        "date_text": date.text or None,
        "start_time": _time(_of(webinar.start_time)),
        "end_time": _time(_of(webinar.end_time)),
        "time_zone": _of(webinar.time_zone),
        "language": _of(webinar.language),
        "detail_url": _of(webinar.detail_url),
        "registration_url": _of(webinar.registration_url),
        "presenters": [_presenter(presenter) for presenter in webinar.presenters],
        "organizations": [{"name": o.name.value, "relation": o.relation} for o in webinar.organizations],
        "topics": [topic.topic_id for topic in webinar.topics],
        "resources": [{"kind": r.kind, "url": r.url.value, "label": r.label} for r in webinar.resources],
    }


def _presenter(presenter: PresenterRecord) -> dict[str, Any]:
    return {
        "name": presenter.name.value,
        "role": presenter.role.value,
        "honorific": _of(presenter.honorific),
        "credentials": list(_of(presenter.credentials) or ()),
        "job_title": _of(presenter.job_title),
        "organization": _of(presenter.organization),
        "affiliation_text": _of(presenter.affiliation_text),
        "location": _of(presenter.location),
    }


def _of(sourced: Sourced[_Value] | None) -> _Value | None:
    return None if sourced is None else sourced.value


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
