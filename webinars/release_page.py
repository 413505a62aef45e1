"""A release as one web page: totals, topics and years, every webinar with its page, the health of the sources.

The page loads nothing, runs no script and can be sent by mail. Text from pages is escaped, and an address becomes a
link only where it is one of the web.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from jinja2 import Environment, PackageLoader, StrictUndefined

from webinars.loader import Release
from webinars.run_report import RunReport
from webinars.summary import state_of

_HOSTS = ("host", "co_host", "sponsor")


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a bar chart; `share` is its length, 0 to 100."""

    label: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; `url` is None where it leads nowhere in the web."""

    label: str
    url: str | None


@dataclass(slots=True)
class Entry:
    """One webinar as the page shows it."""

    title: Link
    language: str | None
    when: str
    status: str
    hosts: list[str] = field(default_factory=list)
    presenters: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    resources: list[Link] = field(default_factory=list)


def release_page(release: Release, report: RunReport) -> str:
    """The page as HTML."""
    environment = Environment(
        loader=PackageLoader("webinars", "."),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    listed = release.webinars[release.webinars["withdrawn_at"].isna()]
    topics = dict(zip(release.topics["topic_id"], release.topics["label"], strict=True))
    about = release.webinar_topics[release.webinar_topics["webinar_id"].isin(listed["webinar_id"])]
    of_topic = Counter(topics[topic_id] for topic_id in sorted(about["topic_id"]))
    by_year = _by_year(listed, _entries(release, listed, topics))
    return environment.get_template("release_page.html.jinja").render(
        run_id=release.run_id,
        totals=_totals(release, listed),
        years=_bars({year: len(entries) for year, entries in by_year.items()}),
        topics=_bars(dict(of_topic.most_common())),
        by_year=by_year,
        report=report,
        state_of=state_of,
    )


def _totals(release: Release, listed: pd.DataFrame) -> list[tuple[str, int]]:
    among = release.webinar_presenters["webinar_id"].isin(listed["webinar_id"])
    return [
        ("webinars", len(listed)),
        ("presenters", release.webinar_presenters.loc[among, "presenter_id"].nunique()),
        ("organizations", len(release.organizations)),
        ("sources", len(release.sources)),
        ("archived pages", len(release.pages)),
    ]


def _bars(counts: Mapping[str, int]) -> list[Bar]:
    most = max(counts.values(), default=1)
    return [Bar(label, count, round(100 * count / most, 1)) for label, count in counts.items()]


def _entries(release: Release, listed: pd.DataFrame, topics: Mapping[str, str]) -> dict[str, Entry]:
    """Webinar id → entry."""
    pages = release.listings.sort_values(["withdrawn_at", "first_seen_at"], na_position="first")
    page = {row.webinar_id: row for row in _rows(pages.drop_duplicates("webinar_id"))}
    entries: dict[str, Entry] = {}
    for row in _rows(listed):
        listing = page[row.webinar_id]
        url = listing.page_url if pd.isna(listing.detail_url) else listing.detail_url
        language = None if pd.isna(row.language) else row.language
        entries[row.webinar_id] = Entry(Link(row.title, _web(url)), language, _when(row), row.status)
    bodies = dict(zip(release.organizations["organization_id"], release.organizations["name"], strict=True))
    people = dict(zip(release.presenters["presenter_id"], release.presenters["name"], strict=True))
    for row in _rows(release.webinar_organizations):
        if row.relation in _HOSTS and row.webinar_id in entries:
            entries[row.webinar_id].hosts.append(bodies[row.organization_id])
    for row in _rows(release.webinar_presenters.sort_values("position")):
        name = people[row.presenter_id]
        # Who has two roles stands there twice.
        if row.webinar_id in entries and name not in entries[row.webinar_id].presenters:
            entries[row.webinar_id].presenters.append(name)
    for row in _rows(release.webinar_topics.sort_values("score", ascending=False)):
        if row.webinar_id in entries:
            entries[row.webinar_id].topics.append(topics[row.topic_id])
    for row in _rows(release.resources):
        if row.webinar_id in entries:
            label = row.kind if pd.isna(row.label) else f"{row.kind}: {row.label}"
            entries[row.webinar_id].resources.append(Link(label, _web(row.url)))
    return entries


def _rows(table: pd.DataFrame) -> Iterable[Any]:
    """The rows, whose values pandas cannot type."""
    return table.itertuples()


def _by_year(listed: pd.DataFrame, entries: Mapping[str, Entry]) -> dict[str, list[Entry]]:
    """Webinars under their years, newest first, those without a year last."""
    years: defaultdict[str, list[Entry]] = defaultdict(list)
    for row in _rows(listed.sort_values(["year", "start_date", "title"], ascending=[False, False, True])):
        years["undated" if pd.isna(row.year) else str(row.year)].append(entries[row.webinar_id])
    return years


def _when(row: Any) -> str:
    match row.date_precision:
        case "day":
            return f"{row.start_date:%d %B %Y}".lstrip("0")
        case "month":
            return f"{row.start_date:%B %Y}"
        case "year":
            return str(row.year)
        case _:
            return "no date"


def _web(url: str) -> str | None:
    return url if url.lower().startswith(("http://", "https://")) else None
