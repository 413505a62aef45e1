"""Every table and column of a release, declared once.

The Arrow schemas, the expectations, the data dictionary, `datapackage.json` and the loader's dtypes all derive from
`TABLES`; there is no second list of columns anywhere. Tables stand in an order in which every foreign key points to a
table above (or to the table itself).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import get_args

import pyarrow as pa

from transform.records import Format, Method, Precision, Relation, ResourceKind, Role, Status

STRING = pa.string()
STRINGS = pa.list_(pa.string())
TIMESTAMP = pa.timestamp("us", tz="UTC")
CONFIDENCE = pa.float64()

RUN_ID = r"^\d{8}T\d{6}Z$"
SOURCE_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
HTTP_URL = r"^https?://\S+$"
LANGUAGE = r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"
JURISDICTION = r"^[A-Z]{2}(-[A-Z0-9]{1,3}(/\S.*)?)?$"

ORGANIZATION_KINDS = (
    "federal_agency", "state_agency", "local_agency", "tribal_agency", "international_body", "university",
    "legal_services", "worker_center", "union", "advocacy", "business_association", "company", "other",
)  # fmt: skip
RESOLVED = ("organizations", "presenters", "webinars")  # tables whose rows are found by telling who and what is one
EARLIEST, LATEST = date(1990, 1, 1), date(2099, 12, 31)  # a webinar outside of these is a misread date


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    key: part of the primary key; references: the "table.column" in which every value (but null) is found;
    allowed, pattern, minimum, maximum: bounds of every value (minimum and maximum included, pattern searched);
    tracked: a difference from the release before is a change worth a row in `changes`.
    """

    name: str
    type: pa.DataType
    meaning: str
    nullable: bool = False
    key: bool = False
    references: str | None = None
    allowed: tuple[str, ...] | None = None
    pattern: str | None = None
    minimum: float | date | None = None
    maximum: float | date | None = None
    tracked: bool = True

    def __post_init__(self) -> None:
        if self.pattern is not None:
            re.compile(self.pattern)
        if self.key and self.nullable:
            raise ValueError(f"{self.name}: a key column cannot be null")

    @property
    def arrow_field(self) -> pa.Field:
        """The Arrow field, with the meaning as its `description`."""
        return pa.field(self.name, self.type, self.nullable, metadata={"description": self.meaning})


@dataclass(frozen=True, slots=True)
class Table:
    """One table; tracked: its rows are compared with the release before and differences stand in `changes`."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    tracked: bool = True

    @property
    def primary_key(self) -> tuple[str, ...]:
        """Names of the columns that together are unique and never null."""
        return tuple(column.name for column in self.columns if column.key)

    @property
    def foreign_keys(self) -> dict[str, tuple[str, str]]:
        """Column name → (table, column) in which its values are found."""
        pairs = ((column.name, column.references.split(".")) for column in self.columns if column.references)
        return {name: (table, referred) for name, (table, referred) in pairs}

    def column(self, name: str) -> Column:
        """The column of this name; KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name}")

    def arrow_schema(self) -> pa.Schema:
        """The Arrow schema, descriptions of fields and table included."""
        fields = [column.arrow_field for column in self.columns]
        return pa.schema(fields, metadata={"name": self.name, "description": self.meaning})


def _identifier(name: str, prefix: str, meaning: str) -> Column:
    """The primary key of a table whose ids `transform.identity` makes."""
    return Column(name, STRING, meaning, key=True, pattern=identifier_pattern(prefix))


def identifier_pattern(prefix: str) -> str:
    """The pattern of ids that `transform.identity.identifier` makes: prefix, underscore, 80 bits in base 32."""
    return rf"^{prefix}_[a-z2-7]{{16}}$"


def _reference(name: str, table: str, meaning: str, *, nullable: bool = False, key: bool = False,
               tracked: bool = True) -> Column:  # fmt: skip
    """A foreign key to the id of the table, which is called after it: `topic_id` in `topics`."""
    references = f"{table}.{table.removesuffix('s')}_id"
    return Column(name, STRING, meaning, nullable, key, references, tracked=tracked)


def _confidence(meaning: str) -> Column:
    return Column("confidence", CONFIDENCE, meaning, minimum=0.0, maximum=1.0, tracked=False)


def _count(name: str, meaning: str) -> Column:
    return Column(name, pa.int32(), meaning, minimum=0, tracked=False)


def _seen(name: str, meaning: str) -> Column:
    return Column(name, TIMESTAMP, meaning, tracked=False)


_DECLARED = (
    Table("topics", "The vocabulary of topics, in two levels.", (
        Column("topic_id", STRING, "Short name of the topic.", key=True, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"),
        Column("label", STRING, "Name of the topic for readers."),
        _reference("broader_topic_id", "topics", "The topic that this one is part of; null at the top.", nullable=True),
        Column("definition", STRING, "What the topic covers."),
    )),
    Table("organizations", "Bodies that put on webinars or send people to present at them.", (
        _identifier("organization_id", "org", "Id made from the normal form of the canonical name."),
        Column("name", STRING, "Canonical name: without a leading article, an acronym in parentheses or a possessive."),
        Column("acronym", STRING, "Acronym as the register or a page defines it, such as NILC.", nullable=True),
        Column("kind", STRING, "What sort of body it is, as far as the register or its name tells.",
               allowed=ORGANIZATION_KINDS),
        Column("jurisdiction", STRING, "ISO 3166 code of the country or state that it governs or belongs to, as far as "
               "the register or its name tells; a city after a slash, as in US-MN/Minneapolis.", nullable=True,
               pattern=JURISDICTION),
        _reference("parent_organization_id", "organizations", "The body that it is part of.", nullable=True),
        Column("homepage", STRING, "Address of its web site.", nullable=True, pattern=HTTP_URL),
        Column("wikidata_id", STRING, "Item of Wikidata, as in Q190.", nullable=True, pattern=r"^Q[1-9]\d*$"),
        Column("ror_id", STRING, "Id of the Research Organization Registry, as in https://ror.org/05vt9qd57.",
               nullable=True, pattern=r"^https://ror\.org/0[a-z0-9]{6}\d{2}$"),
    )),
    Table("sources", "Sites whose webinar pages are followed, one row for each source file.", (
        Column("source_id", STRING, "Id of the source file.", key=True, pattern=SOURCE_ID),
        Column("name", STRING, "Name of the source for readers."),
        _reference("organization_id", "organizations", "The organization whose site it is.", nullable=True),
        Column("homepage", STRING, "Address of the site for readers.", nullable=True, pattern=HTTP_URL),
        Column("start_urls", STRINGS, "Addresses at which a crawl starts."),
        Column("stale", pa.bool_(), "The latest run read none of its pages: its rows are those of an earlier run.",
               tracked=False),
    )),
    Table("runs", "Runs of the pipeline whose pages this release draws on.", (
        Column("run_id", STRING, "Start of the run in UTC, as in 20261122T145500Z.", key=True, pattern=RUN_ID),
        Column("started_at", TIMESTAMP, "Start of the crawl."),
        Column("finished_at", TIMESTAMP, "End of the crawl."),
        Column("software_version", STRING, "Version of this software that first made tables of the run's pages."),
        Column("model_version", STRING, "Version of the language model that it used."),
        _count("pages_fetched", "Pages fetched, unchanged ones included."),
        _count("pages_unchanged", "Pages that had not changed since an earlier fetch."),
        _count("pages_failed", "Pages that could not be fetched."),
        _count("webinars_added", "Webinars that the release before did not have."),
        _count("webinars_changed", "Webinars of which some column (as counted in changes) differs from the release "
               "before."),
        _count("webinars_withdrawn", "Webinars that a page still listed in the release before and none lists now."),
        Column("verdict", STRING, "Verdict of validation; none when the run did not get so far.",
               allowed=("passed", "refused", "none")),
    ), tracked=False),
    Table("pages", "Archived pages: one row for each distinct response (status and content) of a URL.", (
        _identifier("page_id", "pag", "Id made from source, URL, status and content."),
        Column("url", STRING, "Address that was asked for.", pattern=HTTP_URL),
        Column("final_url", STRING, "Address that answered, after redirects.", pattern=HTTP_URL),
        Column("http_status", pa.int32(), "HTTP status of the answer.", minimum=100, maximum=599),
        Column("content_type", STRING, "Media type that the server named.", nullable=True),
        Column("fetched_at", TIMESTAMP, "When this content was first fetched."),
        Column("sha256", STRING, "SHA-256 of the decoded body, in hexadecimal.", pattern=r"^[0-9a-f]{64}$"),
        Column("archive_file", STRING, "WARC file that holds it, relative to the archive."),
        Column("archive_offset", pa.int64(), "Where its record starts in that file, in bytes.", minimum=0),
        Column("archive_length", pa.int64(), "Length of its record (compressed), in bytes.", minimum=0),
        _reference("source_id", "sources", "The source for which it was fetched."),
        _reference("run_id", "runs", "The run that first fetched it."),
    ), tracked=False),
    Table("webinars", "Events that people can attend online or whose recording they can watch, whoever lists them.", (
        _identifier("webinar_id", "web", "Id made from title and date as first listed; it stays when they become more "
                    "exact."),
        Column("title", STRING, "Title as printed, white space folded."),
        Column("description", STRING, "Plain text of the description, paragraphs as line breaks.", nullable=True),
        Column("series", STRING, "The series or section heading that it stands under.", nullable=True),
        Column("format", STRING, "What sort of event it is.", allowed=get_args(Format)),
        Column("status", STRING, "Whether it took place, as printed or as its date and the day of the run tell.",
               allowed=get_args(Status)),
        Column("start_date", pa.date32(), "First day, where the page gives at least a month: day 1 stands in for an "
               "unknown day. Null when only a year or season is known.", nullable=True,
               minimum=EARLIEST, maximum=LATEST),
        Column("year", pa.int16(), "Year, also where nothing more is known.", nullable=True,
               minimum=EARLIEST.year, maximum=LATEST.year),
        Column("date_precision", STRING, "How exactly the page dates it.", allowed=get_args(Precision)),
        Column("date_text", STRING, "The date as printed.", nullable=True),
        Column("start_time", TIMESTAMP, "Start, where the page gives clock time and zone.", nullable=True,
               minimum=EARLIEST, maximum=LATEST),
        Column("end_time", TIMESTAMP, "End, where the page gives clock time and zone.", nullable=True,
               minimum=EARLIEST, maximum=LATEST),
        Column("time_zone", STRING, "IANA name of the zone that the page gives.", nullable=True),
        Column("language", STRING, "BCP 47 tag of the language that it is held in.", nullable=True, pattern=LANGUAGE),
        _seen("first_seen_at", "First fetch of a page that lists it."),
        _seen("last_seen_at", "Latest fetch of a page that lists it."),
        Column("withdrawn_at", TIMESTAMP, "First fetch by which every page that had listed it had stopped doing so.",
               nullable=True),
        _confidence("How sure it is that this is a webinar with this title, 0 to 1."),
    )),
    Table("listings", "Appearances of webinars on pages.", (
        _identifier("listing_id", "lis", "Id made from webinar, source, page URL and, where one page shows a webinar "
                    "several times, the number of the appearance."),
        _reference("webinar_id", "webinars", "The webinar that is listed."),
        _reference("source_id", "sources", "The source whose page lists it."),
        Column("page_url", STRING, "Address of the page.", pattern=HTTP_URL),
        Column("detail_url", STRING, "Address of the webinar's own page, as linked here.", nullable=True),
        Column("registration_url", STRING, "Address to register at, as linked here.", nullable=True),
        Column("position", pa.int32(), "Place in the order of the page, from 0.", minimum=0, tracked=False),
        Column("title_as_listed", STRING, "Title as printed on this page."),
        _reference("page_id", "pages", "Latest archived page that shows it.", tracked=False),
        _seen("first_seen_at", "First fetch of the page that shows it."),
        _seen("last_seen_at", "Latest fetch of the page that shows it."),
        Column("withdrawn_at", TIMESTAMP, "First fetch by which the page had stopped showing it.", nullable=True),
    )),
    Table("presenters", "People who present, moderate, host, welcome or interpret at webinars.", (
        _identifier("presenter_id", "per", "Id made from the name as first printed."),
        Column("name", STRING, "Name without honorific or degree."),
        Column("given_name", STRING, "Given names, middle names included.", nullable=True),
        Column("family_name", STRING, "Family name with its particles.", nullable=True),
        Column("name_suffix", STRING, "Suffix such as Jr. or III.", nullable=True),
    )),
    Table("organization_names", "Every form in which the name of an organization was printed.", (
        _reference("organization_id", "organizations", "The organization.", key=True),
        Column("name", STRING, "A form of its name as printed.", key=True),
        _count("webinar_count", "Number of webinars with which it was printed in this form."),
    )),
    Table("webinar_presenters", "Who did what at which webinar: one row for each role of a person.", (
        _reference("webinar_id", "webinars", "The webinar.", key=True),
        _reference("presenter_id", "presenters", "The person.", key=True),
        Column("role", STRING, "What the person did.", key=True, allowed=get_args(Role)),
        Column("position", pa.int32(), "Place in the order in which the people are named, from 0.", minimum=0,
               tracked=False),
        Column("honorific", STRING, "Honorific as printed, such as Dr. or Hon.", nullable=True),
        Column("credentials", STRINGS, "Degrees and licenses as printed, such as JD; empty when none are printed."),
        Column("job_title", STRING, "Job title as printed, department included.", nullable=True),
        _reference("organization_id", "organizations", "The organization printed for the person here.", nullable=True),
        Column("affiliation_text", STRING, "The whole affiliation as printed.", nullable=True),
        Column("location", STRING, "The person's place as printed.", nullable=True),
        Column("bio", STRING, "The person's biography as printed.", nullable=True),
        _confidence("How sure it is that this person had this role here, 0 to 1."),
    )),
    Table("webinar_organizations", "Which organization had to do with which webinar, and how.", (
        _reference("webinar_id", "webinars", "The webinar.", key=True),
        _reference("organization_id", "organizations", "The organization.", key=True),
        Column("relation", STRING, "What it is to the webinar.", key=True, allowed=get_args(Relation)),
        _confidence("How sure it is that the organization stands in this relation, 0 to 1."),
    )),
    Table("webinar_topics", "What webinars are about; a narrower topic does not repeat its broader one.", (
        _reference("webinar_id", "webinars", "The webinar.", key=True),
        _reference("topic_id", "topics", "The topic.", key=True),
        Column("score", pa.float64(), "How well it fits, 0 to 1.", minimum=0.0, maximum=1.0, tracked=False),
        Column("method", STRING, "How the topic was found.", allowed=get_args(Method)),
    )),
    Table("resources", "Links that pages tie to webinars.", (
        _identifier("resource_id", "res", "Id made from webinar, kind and URL."),
        _reference("webinar_id", "webinars", "The webinar."),
        Column("kind", STRING, "What the link leads to.", allowed=get_args(ResourceKind)),
        Column("label", STRING, "Words of the link.", nullable=True),
        Column("url", STRING, "Where the link leads."),
        Column("platform", STRING, "The service that holds it, such as youtube or zoom.", nullable=True),
        Column("media_type", STRING, "Media type, where the link tells.", nullable=True),
    )),
    Table("evidence", "Where each extracted value was read: one row for each value and page. Where pages disagree, "
          "the values that were not taken stand here too.", (
        _identifier("evidence_id", "evi", "Id made from the place of the value in the tables and on the page."),
        Column("table_name", STRING, "Table of the value."),
        Column("row_key", STRING, "Primary key of its row; several columns are joined by |. A row that a "
               "correction dropped stands in uncorrected."),
        Column("column_name", STRING, "Column of the value."),
        Column("value", STRING, "The value as text; lists are joined by a semicolon and a space."),
        _reference("page_id", "pages", "The archived page that it was read on; for a correction, a page of "
                   "the row."),
        Column("quote", STRING, "The words on the page; what a correction says, why, by whom and when."),
        Column("selector", STRING, "XPath of the element; null for the page as a whole.", nullable=True),
        Column("method", STRING, "How it was read.", allowed=get_args(Method)),
        Column("inferred", pa.bool_(), "Completed from context, such as a year taken from a heading."),
        _confidence("How sure it is, 0 to 1."),
    ), tracked=False),
    Table("aliases", "Other ids of rows: those of rows that proved to be one with another, and those that other forms "
          "of name, title or date have on their own. What joins by an old id still finds its row.", (
        Column("table_name", STRING, "Table of the row that it means.", key=True, allowed=RESOLVED),
        Column("alias_id", STRING, "The other id; no row has it now.", key=True),
        Column("row_id", STRING, "The id of the row that it means now."),
        _reference("since_run_id", "runs", "The run that first found it."),
        Column("reason", STRING, "merged: an earlier release had a row of this id, which proved to be the same; "
               "variant: a form in which the row is printed would have this id by itself; correction: people said so.",
               allowed=("merged", "variant", "correction")),
    )),
    Table("uncorrected", "Rows that corrections.yaml changed, put or took away, as they would be without it.", (
        Column("table_name", STRING, "Table of the row.", key=True),
        Column("row_key", STRING, "Primary key of the row; several columns are joined by |.", key=True),
        Column("uncorrected_row", STRING, "The row as a JSON object; null where it is there by a correction alone.",
               nullable=True),
    ), tracked=False),
    Table("ties", "Pairs of rows that may be one and were left apart, for nothing proves it: a matter for people.", (
        Column("table_name", STRING, "Table of the rows.", key=True, allowed=RESOLVED),
        Column("row_id", STRING, "Id of one row.", key=True),
        Column("other_id", STRING, "Id of the other row.", key=True),
        Column("weight", pa.float64(), "What speaks for their being one, as natural log-odds."),
    ), tracked=False),
    Table("changes", "How each release differs from the one before it; times, positions, counts and confidences do "
          "not count as differences.", (
        _identifier("change_id", "chg", "Id made from run, table, row and column."),
        _reference("run_id", "runs", "The run that noticed it."),
        Column("table_name", STRING, "Table of the row."),
        Column("row_key", STRING, "Primary key of the row; several columns are joined by |."),
        Column("change", STRING, "added: a new row; changed: another value in one column; withdrawn: the row is gone "
               "or, for a webinar, no page lists it any more.", allowed=("added", "changed", "withdrawn")),
        Column("column_name", STRING, "Column that changed; null where the whole row came or went.", nullable=True),
        Column("old_value", STRING, "Value in the release before, as text.", nullable=True),
        Column("new_value", STRING, "Value in this release, as text.", nullable=True),
    ), tracked=False),
)  # fmt: skip

TABLES: dict[str, Table] = {table.name: table for table in _DECLARED}
