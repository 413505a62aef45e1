"""Small pages for tests of extraction, and short ways to what is read from them."""

from __future__ import annotations

from datetime import date
from typing import Any

from transform.document import Document, parse
from transform.extract import extract_page
from transform.linekinds import Reading, read_lines
from transform.page_language import language_of
from transform.prose import read_sentences
from transform.records import PageRecord, PresenterRecord, WebinarRecord

URL = "https://lab.example.org/events"
TODAY = date(2024, 6, 15)


def html_of(body: str, *, title: str = "", head: str = "", lang: str = "en") -> bytes:
    """A page with this body."""
    page = f'<!DOCTYPE html><html lang="{lang}"><head><title>{title}</title>{head}</head><body>{body}</body></html>'
    return page.encode()


def document_of(body: str, *, url: str = URL, **page: str) -> Document:
    return parse(html_of(body, **page), url, "text/html; charset=utf-8")


def lines_of(body: str) -> list[str]:
    return [line.text for line in document_of(body).lines]


def readings_of(body: str, **page: str) -> list[Reading]:
    document = document_of(body, **page)
    return read_lines(document, None, language_of(document))


def extracted(
    body: str, *, url: str = URL, as_of: date = TODAY, known: dict[str, Any] | None = None, **page: str
) -> PageRecord:
    """What is read from a page; `known`: what `extract_page` is told of the site."""
    return extract_page(
        html_of(body, **page), url, as_of=as_of, content_type="text/html; charset=utf-8", **(known or {})
    )


def titles(body: str, **page: Any) -> list[str]:
    return [webinar.title.value for webinar in extracted(body, **page).webinars]


def only(body: str, **page: Any) -> WebinarRecord:
    """The one webinar of a page."""
    (webinar,) = extracted(body, **page).webinars
    return webinar


def people(webinar: WebinarRecord) -> list[tuple[str, str, str | None, str | None]]:
    """Name, role, job title and organization of each."""
    return [(p.name.value, p.role.value, value(p.job_title), value(p.organization)) for p in webinar.presenters]


def presenter(webinar: WebinarRecord, name: str) -> PresenterRecord:
    (found,) = [p for p in webinar.presenters if p.name.value == name]
    return found


def bodies(webinar: WebinarRecord, relation: str) -> list[str]:
    return [o.name.value for o in webinar.organizations if o.relation == relation]


def resources(webinar: WebinarRecord) -> list[tuple[str, str]]:
    return [(r.kind, r.url.value) for r in webinar.resources]


def value(sourced: Any) -> Any:
    return None if sourced is None else sourced.value


Told = tuple[str, str | None, str | None, str | None]


def told(sentence: str) -> list[Told]:
    """Name, role, job title and organization of each whom a sentence presents, in its order."""
    return [
        (p.name.name, role, p.affiliation.job_title, p.affiliation.organization) for p, role in read_sentences(sentence)
    ]
