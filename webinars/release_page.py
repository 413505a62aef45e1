"""A release as one web page: totals, topics and years, every webinar with its page, the health of the sources.

The page loads nothing, runs no script and can be sent by mail. Text from pages is escaped, and an address becomes a
link only where it is one of the web.
"""

from __future__ import annotations

from collections import defaultdict
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
    return environment.get_template("release_page.html.jinja").render(
        run_id=release.run_id,
        totals=_totals(release, listed),
        years=_bars(_years(listed), newest_first=True),
        topics=_bars(about["topic_id"].map(topics).value_counts().to_dict()),
        by_year=_by_year(listed, _entries(release, listed, topics)),
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


def _years(listed: pd.DataFrame) -> dict[str, int]:
    known = listed["year"].dropna().astype(int).astype(str).value_counts().to_dict()
    unknown = int(listed["year"].isna().sum())
    return known | ({"undated": unknown} if unknown else {})


def _bars(counts: Mapping[Any, int], *, newest_first: bool = False) -> list[Bar]:
    """The longest first, or the newest."""
    most = max(counts.values(), default=1)
    ranked = sorted(counts.items(), key=lambda item: (0 if newest_first else -item[1], str(item[0])))
    if newest_first:
        ranked = sorted(counts.items(), key=lambda item: (item[0] != "undated", item[0]), reverse=True)
    return [Bar(str(label), int(count), round(100 * count / most, 1)) for label, count in ranked]


def _entries(release: Release, listed: pd.DataFrame, topics: Mapping[str, str]) -> dict[str, Entry]:
    """Webinar id → entry."""
    pages = release.listings.sort_values(["withdrawn_at", "first_seen_at"], na_position="first")
    pages = pages.drop_duplicates("webinar_id").set_index("webinar_id")
    entries = {}
    for row in listed.itertuples():
        page = pages.loc[row.webinar_id]
        url = page["page_url"] if pd.isna(page["detail_url"]) else page["detail_url"]
        language = None if pd.isna(row.language) else row.language
        entries[row.webinar_id] = Entry(Link(row.title, _web(url)), language, _when(row), row.status)
    bodies = dict(zip(release.organizations["organization_id"], release.organizations["name"], strict=True))
    people = dict(zip(release.presenters["presenter_id"], release.presenters["name"], strict=True))
    for row in _rows(release.webinar_organizations, entries):
        if row.relation in _HOSTS:
            entries[row.webinar_id].hosts.append(bodies[row.organization_id])
    for row in _rows(release.webinar_presenters.sort_values("position"), entries):
        if people[row.presenter_id] not in entries[row.webinar_id].presenters:  # who has two roles stands there twice
            entries[row.webinar_id].presenters.append(people[row.presenter_id])
    for row in _rows(release.webinar_topics.sort_values("score", ascending=False), entries):
        entries[row.webinar_id].topics.append(topics[row.topic_id])
    for row in _rows(release.resources, entries):
        label = row.kind if pd.isna(row.label) else f"{row.kind}: {row.label}"
        entries[row.webinar_id].resources.append(Link(label, _web(row.url)))
    return entries


def _rows(table: pd.DataFrame, entries: Mapping[str, Entry]) -> Iterable[Any]:
    return (row for row in table.itertuples() if row.webinar_id in entries)


def _by_year(listed: pd.DataFrame, entries: Mapping[str, Entry]) -> list[tuple[str, list[Entry]]]:
    """Webinars under their years, newest first, those without a year last."""
    years: defaultdict[str, list[Entry]] = defaultdict(list)
    for row in listed.sort_values(["year", "start_date", "title"], ascending=[False, False, True]).itertuples():
        years["undated" if pd.isna(row.year) else str(row.year)].append(entries[row.webinar_id])
    return list(years.items())


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
