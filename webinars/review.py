"""What in a release most needs a human look: a worklist, the most pressing first.

Producers look at a release, each for one kind of doubt, and yield items; `PRODUCERS` is all that has to know of a new
one. Nothing is read but the release: an item shows the words and the place on the archived page from the evidence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd
from pydantic import BaseModel

from transform.rows import as_text
from webinars.loader import Release

UNSURE = 0.8
"""Values less sure than this are listed."""

Row = Mapping[str, Any]


class Item(BaseModel):
    """One thing to look at.

    kind: the doubt (unsure, contradiction, inferred, suspicious …); webinar_id, webinar: its id and title; what: field
    and value; why: what is doubtful; todo: what one could do; page_url, quote, selector: where it was read; confidence:
    how sure the value is, 0 to 1, where that is known; urgency: the order of the list, greater first.
    """

    kind: str
    urgency: float
    webinar_id: str
    webinar: str
    what: str
    why: str
    todo: str
    confidence: float | None = None
    page_url: str | None = None
    quote: str | None = None
    selector: str | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    """How a kind of value is called, and how much it matters that it is right."""

    name: str
    weight: float


_FIELDS = {
    ("webinars", "title"): _Told("title", 3.0),
    ("webinars", "start_date"): _Told("date", 3.0),
    ("webinars", "start_time"): _Told("start time", 1.5),
    ("webinars", "status"): _Told("status", 1.0),
    ("webinars", "series"): _Told("series", 1.0),
    ("webinar_presenters", "presenter_id"): _Told("person", 2.5),
    ("webinar_presenters", "organization_id"): _Told("a person's organization", 1.5),
    ("webinar_presenters", "job_title"): _Told("a person's job title", 1.0),
    ("webinar_organizations", "organization_id"): _Told("organization", 1.5),
    ("webinar_topics", "topic_id"): _Told("topic", 0.8),
    ("resources", "url"): _Told("link", 1.2),
}
_TO_CORRECT = "compare it with the page; if it is wrong, correct it"


class Reviewed:
    """A release as producers see it: only webinars that are still listed, with the evidence of their values."""

    def __init__(self, release: Release, sources: Collection[str] = ()) -> None:
        self.release = release
        listings = _rows(release.listings)
        of_sources = {row["webinar_id"] for row in listings if not sources or row["source_id"] in sources}
        self.webinars: dict[str, Row] = {
            row["webinar_id"]: row
            for row in _rows(release.webinars)
            if row["withdrawn_at"] is None and row["webinar_id"] in of_sources
        }
        self.pages = {row["page_id"]: row["final_url"] for row in _rows(release.pages)}
        self.people = {row["presenter_id"]: row["name"] for row in _rows(release.presenters)}
        self.bodies = {row["organization_id"]: row["name"] for row in _rows(release.organizations)}
        self.topics = {row["topic_id"]: row["label"] for row in _rows(release.topics)}
        self._of_resource = {row["resource_id"]: row["webinar_id"] for row in _rows(release.resources)}

    @cached_property
    def evidence(self) -> dict[tuple[str, str, str], list[Row]]:
        """By table, row key and column: all that pages say there, in the order of trust in it."""
        found: defaultdict[tuple[str, str, str], list[Row]] = defaultdict(list)
        for row in _rows(self.release.evidence):
            at = (row["table_name"], row["row_key"], row["column_name"])
            if at[0::2] in _FIELDS and self.webinar_of(*at[:2]) in self.webinars:
                found[at].append(row)
        for rows in found.values():
            rows.sort(key=lambda row: (-row["confidence"], row["evidence_id"]))
        return found

    def webinar_of(self, table: str, row_key: str) -> str:
        """The id of the webinar that a row is about."""
        first = row_key.partition("|")[0]
        return self._of_resource.get(first, "") if table == "resources" else first

    def taken(self, table: str, row_key: str, column: str) -> str | None:
        """The value in the table, as evidence prints it; for rows that are ties of two things, the thing tied."""
        if table == "webinars":
            value = self.webinars[row_key][column]
            return None if value is None else as_text(value)
        return str(self.evidence[table, row_key, column][0]["value"])

    def item(self, kind: str, urgency: float, evidence: Row, why: str, todo: str = _TO_CORRECT) -> Item:
        """An item about the value of some evidence."""
        table, row_key, column = evidence["table_name"], evidence["row_key"], evidence["column_name"]
        about = ""
        if table == "webinar_presenters" and column != "presenter_id":
            about = f"{self.people.get(row_key.split('|')[1])}: "
        webinar_id = self.webinar_of(table, row_key)
        return Item(
            kind=kind,
            urgency=round(urgency, 3),
            webinar_id=webinar_id,
            webinar=self.webinars[webinar_id]["title"],
            what=f"{_FIELDS[table, column].name}: {about}{self.readable(evidence['value'])}",
            why=why,
            todo=todo,
            confidence=evidence["confidence"],
            page_url=self.pages.get(evidence["page_id"]),
            quote=evidence["quote"],
            selector=evidence["selector"],
        )

    def readable(self, value: str) -> str:
        """The name in place of an id."""
        return str(self.people.get(value) or self.bodies.get(value) or self.topics.get(value) or value)


def unsure(release: Reviewed) -> Iterator[Item]:
    """Values that were taken with little confidence."""
    for (table, row_key, column), rows in release.evidence.items():
        value = release.taken(table, row_key, column)
        best = next((row for row in rows if row["value"] == value), None)
        if best is not None and best["confidence"] < UNSURE:
            urgency = _FIELDS[table, column].weight * (1 - best["confidence"])
            yield release.item(
                "unsure", urgency, best, f"found by {best['method']}, and only {best['confidence']} sure"
            )


def contradictions(release: Reviewed) -> Iterator[Item]:
    """Pages that list one webinar and disagree about it."""
    for (table, row_key, column), rows in release.evidence.items():
        said = {row["value"]: row for row in reversed(rows)}
        value = release.taken(table, row_key, column)
        others = [row for other, row in said.items() if other != value and not _agree(column, value, other)]
        if value is None or value not in said or not others:
            continue
        told = " and ".join(
            f"{release.readable(row['value'])!r} on {release.pages.get(row['page_id'])}" for row in others
        )
        yield release.item(
            "contradiction",
            _FIELDS[table, column].weight * 0.8,
            said[value],
            f"another page says {told}" if len(others) == 1 else f"other pages say {told}",
            "see which page is right; where they are about different webinars, part them",
        )


def inferred(release: Reviewed) -> Iterator[Item]:
    """Dates whose year was completed from the rest of the page."""
    for (table, row_key, column), rows in release.evidence.items():
        value = release.taken(table, row_key, column)
        mine = [row for row in rows if row["value"] == value]
        if column == "start_date" and mine and all(row["inferred"] for row in mine):
            weight = _FIELDS[table, column].weight
            why = "the year is not printed with the date but taken from elsewhere on the page"
            yield release.item("inferred", weight * max(0.25, 1 - mine[0]["confidence"]), mine[0], why)


_ODD_NAME = re.compile(r"\d|@|[:;/]|\b(?i:the|and|of the|department|university|center|webinar|division|office)\b")


def suspicious(release: Reviewed) -> Iterator[Item]:
    """Values that are possible but seldom right."""
    bodies = {_plain(name) for name in release.bodies.values()}
    for (table, row_key, column), rows in release.evidence.items():
        best, weight = rows[0], _FIELDS[table, column].weight
        if column == "presenter_id":
            name = release.people.get(best["value"], "")
            if _plain(name) in bodies:
                yield release.item("suspicious", weight, best, "a person who is called like an organization")
            elif _ODD_NAME.search(name) or len(name.split()) == 1:
                yield release.item("suspicious", weight * 0.9, best, "hardly the name of a person")
        elif column == "start_date" and (first_seen := release.webinars[row_key]["first_seen_at"]) is not None:
            ahead = int(best["value"][:4]) - first_seen.year
            if ahead > 1:
                why = f"{ahead} years later than the page was first read"
                yield release.item("suspicious", weight * 0.9, best, why)
        elif column == "title" and len(best["value"].split()) == 1:
            yield release.item("suspicious", weight * 0.5, best, "a title of a single word")


def empty(release: Reviewed) -> Iterator[Item]:
    """Webinars of which next to nothing is known: perhaps they are none."""
    with_people = {row["webinar_id"] for row in _rows(release.release.webinar_presenters)}
    with_links = {row["webinar_id"] for row in _rows(release.release.resources)}
    for webinar_id, row in release.webinars.items():
        if row["year"] is None and webinar_id not in with_people and webinar_id not in with_links:
            for best in release.evidence.get(("webinars", webinar_id, "title"), [])[:1]:
                why = "neither date nor people nor links: perhaps no webinar"
                yield release.item("suspicious", 1.5, best, why, "see on the page whether it is one; if not, drop it")


def tied(release: Reviewed) -> Iterator[Item]:
    """People, organizations and webinars that may be one and were left apart."""
    titles = {key: row["title"] for key, row in release.webinars.items()}
    named = {"webinars": titles, "presenters": release.people, "organizations": release.bodies}
    for row in _rows(release.release.ties):
        names = named.get(row["table_name"], {})
        one, other = row["row_id"], row["other_id"]
        yield Item(
            kind="tie",
            urgency=1.2,
            webinar_id=one if row["table_name"] == "webinars" else "",
            webinar=titles.get(one, ""),
            what=f"{row['table_name']}: {names.get(one, one)} ({one}) and {names.get(other, other)} ({other})",
            why="they may be one; nothing on the pages proves it",
            todo=f"where you know that they are: webinars correct merge {one} {other} --reason …",
        )


Producer = Callable[[Reviewed], Iterable[Item]]
PRODUCERS: tuple[Producer, ...] = (unsure, contradictions, inferred, suspicious, empty, tied)
"""All that looks for doubts. One more is a function here that yields items."""


def review(release: Release, sources: Collection[str] = ()) -> list[Item]:
    """All items of a release, the most pressing first; of `sources` only, where some are named."""
    reviewed = Reviewed(release, sources)
    items = [item for producer in PRODUCERS for item in producer(reviewed)]
    return sorted(items, key=lambda item: (-item.urgency, item.webinar, item.what, item.kind))


def _agree(column: str, value: str | None, other: str) -> bool:
    """Two values that say the same, or differ only because the pages were read at different times."""
    if column == "status":
        return {value, other} <= {"scheduled", "held", "unknown"}
    return _plain(value or "") == _plain(other)


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table, with null as None and days as dates."""
    days = {name: frame[name].dt.date for name in frame.select_dtypes("datetime").columns}
    objects = frame.assign(**days).astype(object)
    records = objects.where(frame.notna(), None).to_dict("records")
    return [{str(name): value for name, value in record.items()} for record in records]
