"""Rules that no single column shows: order of times, dates that agree, rows that imply other rows."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import available_timezones

import pandas as pd

from transform.schema import RESOLVED, TABLES
from validation.files import Frames, row_keys
from validation.rules import FAULT, MISREAD, Rule, fact

Holds = Callable[[Frames], "pd.Series[bool]"]


def fact_rules() -> list[Rule]:
    """All rules about more than one column."""
    return [*_ORDERED, *_DATED, *_IMPLIED, *_TRACED]


def _ordered(table: str, earlier: str, later: str, remedy: str) -> Rule:
    def holds(frames: Frames) -> pd.Series[bool]:
        first, second = frames[table][earlier], frames[table][later]
        return first.isna() | second.isna() | (first <= second)

    meaning = f"{table}.{earlier} is not after {later}."
    return fact(table, earlier, f"not_after_{later}", meaning, remedy, holds)


_ORDERED = (
    _ordered("webinars", "start_time", "end_time", MISREAD),
    _ordered("webinars", "first_seen_at", "last_seen_at", FAULT),
    _ordered("webinars", "last_seen_at", "withdrawn_at", FAULT),
    _ordered("listings", "first_seen_at", "last_seen_at", FAULT),
    _ordered("listings", "last_seen_at", "withdrawn_at", FAULT),
    _ordered("runs", "started_at", "finished_at", FAULT),
    _ordered("runs", "pages_unchanged", "pages_fetched", FAULT),
)


def _precision_agrees(frames: Frames) -> pd.Series[bool]:
    webinars = frames["webinars"]
    precision, start, year = webinars["date_precision"].fillna(""), webinars["start_date"], webinars["year"]
    first_of_month = start.dt.day == 1
    month_or_day = (precision == "day") | ((precision == "month") & first_of_month)
    unknown_day = ((precision == "year") & year.notna()) | ((precision == "none") & year.isna())
    agrees: pd.Series[bool] = (month_or_day & start.notna()) | (unknown_day & start.isna())
    return agrees


def _year_agrees(frames: Frames) -> pd.Series[bool]:
    start, year = frames["webinars"]["start_date"], frames["webinars"]["year"]
    agrees: pd.Series[bool] = start.isna() | (start.dt.year == year).fillna(False).astype(bool)
    return agrees


def _zone_known(frames: Frames) -> pd.Series[bool]:
    zones = frames["webinars"]["time_zone"]
    return zones.isna() | zones.isin(available_timezones())


def _starts_on_its_day(frames: Frames) -> pd.Series[bool]:
    webinars = frames["webinars"]
    holds = pd.Series(True, index=webinars.index)
    known = webinars[webinars[["start_time", "start_date"]].notna().all(axis=1) & _zone_known(frames)]
    for zone, rows in known.dropna(subset="time_zone").groupby("time_zone"):
        local_day = rows["start_time"].dt.tz_convert(str(zone)).dt.tz_localize(None).dt.normalize()
        holds[rows.index] = local_day == rows["start_date"]
    return holds


_DATED = (
    fact("webinars", "date_precision", "agrees",
         "webinars.date_precision says what start_date and year hold: a start_date for day and month (its first day), "
         "only a year for year, neither for none.", FAULT, _precision_agrees),
    fact("webinars", "year", "agrees", "webinars.year is the year of start_date.", FAULT, _year_agrees),
    fact("webinars", "time_zone", "known", "webinars.time_zone is a zone of the IANA database.", MISREAD, _zone_known),
    fact("webinars", "start_time", "on_start_date", "webinars.start_time falls on start_date in its time_zone.",
         MISREAD, _starts_on_its_day),
)  # fmt: skip


def _has_row_in(table: str, column: str, other: str) -> Holds:
    def holds(frames: Frames) -> pd.Series[bool]:
        return frames[table][column].isin(frames[other][column])

    return holds


def _affiliation_is_linked(frames: Frames) -> pd.Series[bool]:
    presenters, links = frames["webinar_presenters"], frames["webinar_organizations"]
    links = links[links["relation"] == "presenter_affiliation"]
    pair = ["webinar_id", "organization_id"]
    linked = pd.MultiIndex.from_frame(presenters[pair]).isin(pd.MultiIndex.from_frame(links[pair]))
    return presenters["organization_id"].isna() | linked


def _narrower_alone(frames: Frames) -> pd.Series[bool]:
    links, topics = frames["webinar_topics"], frames["topics"]
    broader = links.merge(topics[["topic_id", "broader_topic_id"]], on="topic_id").dropna(subset="broader_topic_id")
    implied = pd.MultiIndex.from_frame(broader[["webinar_id", "broader_topic_id"]])
    repeated = pd.MultiIndex.from_frame(links[["webinar_id", "topic_id"]]).isin(implied)
    return pd.Series(~repeated, index=links.index)


def _page_is_of_source(frames: Frames) -> pd.Series[bool]:
    listings, pages = frames["listings"], frames["pages"].drop_duplicates("page_id")
    return listings["page_id"].map(pages.set_index("page_id")["source_id"]) == listings["source_id"]


def _not_its_own_parent(frames: Frames) -> pd.Series[bool]:
    organizations = frames["organizations"]
    same = organizations["organization_id"] == organizations["parent_organization_id"]
    return ~same.fillna(False).astype(bool)


_IMPLIED = (
    fact("webinars", "webinar_id", "listed", "Each webinar stands in listings.", FAULT,
         _has_row_in("webinars", "webinar_id", "listings"), needs=("listings",)),
    fact("presenters", "presenter_id", "presents", "Each presenter stands in webinar_presenters.", FAULT,
         _has_row_in("presenters", "presenter_id", "webinar_presenters"), needs=("webinar_presenters",)),
    fact("webinar_presenters", "organization_id", "linked",
         "A presenter's organization stands in webinar_organizations as presenter_affiliation of that webinar.", FAULT,
         _affiliation_is_linked, needs=("webinar_organizations",)),
    fact("webinar_topics", "topic_id", "narrowest", "No topic stands beside a narrower one of the same webinar.",
         FAULT, _narrower_alone, needs=("topics",)),
    fact("listings", "page_id", "of_source", "The page of a listing was fetched for the listing's source.", FAULT,
         _page_is_of_source, needs=("pages",)),
    fact("organizations", "parent_organization_id", "other", "No organization is part of itself.", FAULT,
         _not_its_own_parent),
)  # fmt: skip


def _title_has_evidence(frames: Frames) -> pd.Series[bool]:
    evidence = frames["evidence"]
    titles = evidence[(evidence["table_name"] == "webinars") & (evidence["column_name"] == "title")]
    return frames["webinars"]["webinar_id"].isin(titles["row_key"])


def _names_a_row(table: str, column: str) -> Holds:
    """Whether the column holds the key of a row of the table that `table_name` names."""

    def holds(frames: Frames) -> pd.Series[bool]:
        found = pd.Series(False, index=frames[table].index)
        for name, rows in frames[table].groupby("table_name"):
            if named := TABLES.get(str(name)):
                found[rows.index] = rows[column].isin(row_keys(frames[named.name], named))
        return found

    return holds


def _is_about_a_row(frames: Frames) -> pd.Series[bool]:
    """Evidence of a correction may be about a row that it took away, which stands in `uncorrected`."""
    evidence, uncorrected = frames["evidence"], frames["uncorrected"]
    pair = ["table_name", "row_key"]
    taken_away = pd.MultiIndex.from_frame(evidence[pair]).isin(pd.MultiIndex.from_frame(uncorrected[pair]))
    by_people = (evidence["method"] == "correction").fillna(False).astype(bool)
    return _names_a_row("evidence", "row_key")(frames) | (by_people & taken_away)


def _is_no_row(frames: Frames) -> pd.Series[bool]:
    return ~_names_a_row("aliases", "alias_id")(frames)


def _names_a_column(table: str) -> Holds:
    declared = {(name, column.name) for name, columns in TABLES.items() for column in columns.columns}

    def holds(frames: Frames) -> pd.Series[bool]:
        rows = frames[table]
        whole_row = rows["column_name"].isna() & rows["table_name"].isin(TABLES)
        return whole_row | pd.MultiIndex.from_frame(rows[["table_name", "column_name"]]).isin(list(declared))

    return holds


_TRACED = (
    fact("webinars", "title", "evidence", "Each webinar's title has evidence.", FAULT, _title_has_evidence,
         needs=("evidence",)),
    fact("evidence", "row_key", "reference", "Each row that evidence is about exists, or a correction took it away.",
         FAULT, _is_about_a_row, needs=tuple(TABLES)),
    fact("aliases", "row_id", "reference", "Each row that an alias means exists.", FAULT,
         _names_a_row("aliases", "row_id"), needs=RESOLVED),
    fact("aliases", "alias_id", "other", "No alias is the id of a row.", FAULT, _is_no_row, needs=RESOLVED),
    fact("uncorrected", "table_name", "declared", "Uncorrected rows are of declared tables.", FAULT,
         lambda frames: frames["uncorrected"]["table_name"].isin(TABLES)),
    fact("ties", "row_id", "reference", "Each row of a tie exists.", FAULT, _names_a_row("ties", "row_id"),
         needs=RESOLVED),
    fact("ties", "other_id", "reference", "Each other row of a tie exists.", FAULT, _names_a_row("ties", "other_id"),
         needs=RESOLVED),
    fact("evidence", "column_name", "declared", "Evidence is about a declared table and column.", FAULT,
         _names_a_column("evidence")),
    fact("changes", "column_name", "declared", "Changes are about a declared table and column.", FAULT,
         _names_a_column("changes")),
)  # fmt: skip
