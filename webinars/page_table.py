"""What was extracted from a page, for a terminal: the JSON of `webinars.page_json`, laid out to be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.table import Table

from webinars.summary import add_row, plain_table

Json = Mapping[str, Any]


def page_tables(page: Json) -> Iterator[Table | str]:
    """A heading, then a table for each webinar."""
    count = len(page["webinars"])
    yield f"{page['page_url']}: {count or 'no'} webinar{'' if count == 1 else 's'}"
    for webinar in page["webinars"]:
        table = plain_table(webinar["title"], ["", " "])
        table.show_header = False
        for name, value in _rows(webinar):
            if value:
                add_row(table, name, value)
        yield table


def _rows(webinar: Json) -> Iterator[tuple[str, str | None]]:
    yield "date", _date(webinar)
    yield "status", f"{webinar['status']} {webinar['format']}"
    yield "series", webinar["series"]
    for organization in webinar["organizations"]:
        if organization["relation"] != "presenter_affiliation":
            yield organization["relation"].replace("_", " "), organization["name"]
    for presenter in webinar["presenters"]:
        yield presenter["role"], _person(presenter)
    yield "topics", ", ".join(webinar["topics"])
    yield "detail page", webinar["detail_url"]
    for resource in webinar["resources"]:
        yield resource["kind"], " ".join(filter(None, (resource["label"], resource["url"])))
    yield "description", webinar["description"]


def _date(webinar: Json) -> str | None:
    if webinar["date_precision"] == "none":
        return None
    day: str = webinar["start_date"] or str(webinar["year"])
    if webinar["date_precision"] == "month":
        day = day[:7]
    times = " to ".join(time for time in (webinar["start_time"], webinar["end_time"]) if time)
    return f"{day}{', ' + times if times else ''} (printed: {webinar['date_text']})"


def _person(presenter: Json) -> str:
    name = " ".join(filter(None, (presenter["honorific"], presenter["name"])))
    return ", ".join(
        filter(
            None,
            (name, *presenter["credentials"], presenter["job_title"], presenter["organization"], presenter["location"]),
        )
    )
