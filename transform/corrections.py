"""`corrections.yaml`: what people say of rows, each entry with who says it, when and why. They have the last word.

    - merge: {person: J. Roe, page: https://www.example.org/webinars}
      into: per_abcdefgh23456777
      author: Ana Ruiz
      date: 2026-11-22
      reason: Her own page names both talks.

The seven verbs are the classes below, one key each. What they are about is named by its id (an alias will do) or by
what is printed, as in `Address`. The file is checked whole before anything is done; `transform.correcting` applies it.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, Self, get_args
from zoneinfo import available_timezones

import pyarrow as pa
import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from crawler.yaml_files import did_you_mean, read_yaml, what_to_do
from transform.records import Relation, ResourceKind, Role
from transform.rows import as_text
from transform.schema import EARLIEST, LATEST, RESOLVED, TABLES, Column, identifier_pattern
from transform.vocabulary import vocabulary

CORRECTIONS = "corrections.yaml"

_TABLES: Final = {
    "person": "presenters", "organization": "organizations", "webinar": "webinars", "topic": "topics",
    "resource": "resources",
}  # fmt: skip
_PREFIXES: Final = {"per": "presenters", "org": "organizations", "web": "webinars"}
_AS: Final = {
    "presenters": get_args(Role), "organizations": get_args(Relation), "resources": get_args(ResourceKind),
}  # fmt: skip
_OF_PERSON_AT: Final = (
    "role", "honorific", "credentials", "job_title", "organization_id", "affiliation_text", "location", "bio",
)  # fmt: skip
SETTABLE: Final = {
    "webinars": ("description", "series", "format", "status", "start_date", "start_time", "end_time", "time_zone",
                 "language"),
    "presenters": ("given_name", "family_name", "name_suffix"),
    "organizations": ("acronym", "kind", "jurisdiction", "parent_organization_id", "homepage", "wikidata_id", "ror_id"),
    "webinar_presenters": _OF_PERSON_AT,
}  # fmt: skip
"""Table → the columns that `set` may set; those of `webinar_presenters` for a person `at` a webinar."""


class CorrectionError(ValueError):
    """A corrections file is wrong; the message is one line that names the file, the entry and what to do."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, str_strip_whitespace=True)


class Address(_Strict):
    """What a correction is about: its id alone, or one of the keys with what is printed.

    page: address of a page that lists it; date: the webinar's, as 2024-05-02, 2024-05 or 2024. Both only narrow.
    """

    id: str | None = None
    person: str | None = Field(default=None, min_length=1)
    organization: str | None = Field(default=None, min_length=1)
    webinar: str | None = Field(default=None, min_length=1)
    topic: str | None = None
    resource: str | None = Field(default=None, pattern=r"^https?://\S+$")
    page: str | None = None
    date: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _id_may_stand_alone(cls, given: object) -> object:
        return {"id": given} if isinstance(given, str) else given

    @field_validator("date", mode="before")
    @classmethod
    def _yaml_reads_dates(cls, value: object) -> object:
        return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, int) else value

    @model_validator(mode="after")
    def _names_one_thing(self) -> Self:
        given = [key for key in ("id", *_TABLES) if getattr(self, key) is not None]
        if len(given) != 1:
            raise ValueError(f"should be an id, or have one of the keys {', '.join(_TABLES)}")
        if self.id is not None and not re.fullmatch(identifier_pattern(f"({'|'.join(_PREFIXES)})"), self.id):
            raise ValueError(f"{self.id!r} is no id of a person (per_…), an organization (org_…) or a webinar (web_…)")
        if self.date is not None and not _is_date(self.date):
            raise ValueError(f"date: {self.date!r} is no day, month or year, like 2024-05-02, 2024-05 or 2024")
        if self.topic is not None and self.topic not in (known := [topic.topic_id for topic in vocabulary()]):
            raise ValueError(f"{self.topic!r} is no topic{did_you_mean(self.topic, known)}")
        return self

    @property
    def table(self) -> str:
        """The table of the row that is meant."""
        if self.id is not None:
            return _PREFIXES[self.id[:3]]
        return next(table for key, table in _TABLES.items() if getattr(self, key) is not None)

    @property
    def printed(self) -> str:
        """What is printed; the empty text for an address that is an id."""
        return next((text for key in _TABLES if (text := getattr(self, key)) is not None), "")

    def __str__(self) -> str:
        return _in_words(_brief(self.model_dump()))


class Correction(_Strict):
    """One entry: who says so, when and why."""

    model_config = ConfigDict(populate_by_name=True)

    author: str = Field(min_length=1)
    date: date
    reason: str = Field(min_length=1)

    @property
    def told(self) -> str:
        """What it does, in a few words."""
        said = {key: value for key, value in self.plain().items() if key not in Correction.model_fields}
        return " ".join(f"{key} {_in_words(value)}" for key, value in said.items())

    @property
    def quote(self) -> str:
        """What stands for the words of a page in evidence."""
        return f"{self.told}: {self.reason} ({self.author}, {self.date})"

    def plain(self) -> dict[str, Any]:
        """As the file has it: the verb first, then what goes with it, then author, date and reason."""
        given = {key: _brief(value) for key, value in self.model_dump(by_alias=True).items()}
        kept = {key: value for key, value in given.items() if value not in (None, []) or key == "value"}
        return dict(sorted(kept.items(), key=lambda item: item[0] in Correction.model_fields))


def _brief(value: Any) -> Any:
    """A dumped value without what is not given; an address that is an id as the id."""
    if isinstance(value, list):
        return [_brief(one) for one in value]
    if not isinstance(value, dict):
        return value
    kept = {key: one for key, one in value.items() if one is not None}
    return kept["id"] if kept.keys() == {"id"} else kept


def _in_words(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_in_words, value))
    return ", ".join(map(str, value.values())) if isinstance(value, dict) else as_text(value)


def _require(address: Address, tables: tuple[str, ...]) -> None:
    if address.table not in tables:
        kinds = {table: kind for kind, table in _TABLES.items()}
        raise ValueError(f"{address} should be a {' or '.join(kinds[table] for table in tables)}")


class Rename(Correction):
    """The name of a person or an organization, or the title of a webinar, is `to`."""

    rename: Address
    to: str = Field(min_length=1)

    @model_validator(mode="after")
    def _check(self) -> Self:
        _require(self.rename, RESOLVED)
        return self


class Merge(Correction):
    """Two rows are one; it goes on under the id of `into`, and the other id becomes its alias."""

    merge: Address
    into: Address

    @model_validator(mode="after")
    def _check(self) -> Self:
        _require(self.merge, RESOLVED)
        _require(self.into, (self.merge.table,))
        if self.merge == self.into:
            raise ValueError("a row cannot be merged into itself; name another one after `into`")
        return self


class Split(Correction):
    """One row is two: another person or organization is meant `at` these webinars; on these `pages` it is another
    webinar. name: of the other one; an organization that is there under this name is meant itself."""

    split: Address
    at: list[Address] = []
    pages: list[str] = []
    name: str | None = Field(default=None, min_length=1)

    @model_validator(mode="after")
    def _check(self) -> Self:
        _require(self.split, RESOLVED)
        webinar = self.split.table == "webinars"
        if bool(self.pages) != webinar or bool(self.at) == webinar:
            raise ValueError("a webinar is split by `pages`, a person or an organization by the webinars after `at`")
        for address in self.at:
            _require(address, ("webinars",))
        if self.split.table == "organizations" and self.name is None:
            raise ValueError("name: is missing; an organization that is split needs the name of the other one")
        return self


class Drop(Correction):
    """It is no webinar, person or organization at all; or it does not belong to the webinar after `from`."""

    drop: Address
    from_: Address | None = Field(default=None, alias="from")

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.from_ is None:
            _require(self.drop, RESOLVED)
        else:
            _require(self.from_, ("webinars",))
            _require(self.drop, tuple(table for table in _TABLES.values() if table != "webinars"))
        return self


class Add(Correction):
    """A webinar that a page lists (`page`, with a `date` as far as known); or a person, an organization, a topic or a
    resource `to` a webinar, `as` a role, a relation or a kind of resource."""

    add: Address
    to: Address | None = None
    as_: str | None = Field(default=None, alias="as")

    @model_validator(mode="after")
    def _check(self) -> Self:
        table = self.add.table
        if table == "webinars":
            if self.add.webinar is None or self.add.page is None or self.to is not None or self.as_ is not None:
                raise ValueError("a webinar is added as {webinar: TITLE, page: URL, date: DATE}, with nothing else")
            return self
        if self.to is None:
            raise ValueError("to: is missing; name the webinar to which it belongs")
        _require(self.to, ("webinars",))
        allowed = _AS.get(table, ())
        if self.as_ is None and table == "resources":
            raise ValueError(f"as: is missing; write one of {', '.join(allowed)}")
        if self.as_ is not None and self.as_ not in allowed:
            raise ValueError(f"as: {self.as_!r} does not fit{did_you_mean(self.as_, allowed)}")
        return self


class Set(Correction):
    """The value of a field of a row, null included; of a person's fields `at` a webinar where one is named."""

    set_: Address = Field(alias="set")
    field: str
    value: Any
    at: Address | None = None

    @property
    def table(self) -> str:
        """The table whose column is set."""
        return "webinar_presenters" if self.at is not None else self.set_.table

    @model_validator(mode="after")
    def _check(self) -> Self:
        _require(self.set_, RESOLVED if self.at is None else ("presenters",))
        if self.at is not None:
            _require(self.at, ("webinars",))
        if self.field not in (known := SETTABLE[self.table]):
            hint = "; name the webinar after `at`" if self.table == "presenters" and self.field in _OF_PERSON_AT else ""
            hint = "; use `rename`" if self.field in ("name", "title") else hint
            raise ValueError(f"field: {self.field!r} cannot be set{hint or did_you_mean(self.field, known)}")
        wrong = _unfit(TABLES[self.table].column(self.field), self.value)
        if wrong:
            raise ValueError(f"value: {wrong}, but is {self.value!r}")
        return self


def _unfit(column: Column, value: object) -> str | None:
    """What a value of the column should be, where this one is not."""
    if value is None:
        return None if column.nullable else "cannot be null"
    if column.name == "start_date":
        return None if _is_date(value) else "should be a day, a month or a year: 2024-05-02, 2024-05, 2024"
    if pa.types.is_timestamp(column.type):
        aware = isinstance(value, datetime) and value.tzinfo is not None
        return None if aware else "should be a moment with its zone, like 2024-05-02T18:00:00Z"
    if pa.types.is_list(column.type):
        texts = isinstance(value, list) and all(isinstance(one, str) for one in value)
        return None if texts else "should be a list of texts"
    if column.references is not None:
        return None if _is_organization(value) else "should be an organization: its id, or {organization: NAME}"
    if not isinstance(value, str) or not value.strip():
        return "should be text"
    if column.allowed is not None and value not in column.allowed:
        return f"should be one of {', '.join(column.allowed)}"
    if column.name == "time_zone" and value not in available_timezones():
        return "should be a zone of the IANA database, like America/New_York"
    if column.pattern is not None and not re.search(column.pattern, value):
        return f"should match {column.pattern}"
    return None


def _is_date(value: object) -> bool:
    if isinstance(value, date) and not isinstance(value, datetime):
        return EARLIEST <= value <= LATEST
    text = str(value)
    try:
        return EARLIEST <= date.fromisoformat(f"{text}-01-01"[: max(10, len(text))]) <= LATEST
    except ValueError:
        return False


def _is_organization(value: object) -> bool:
    try:
        return Address.model_validate(value).table == "organizations"
    except ValidationError:
        return False


VERBS: Final[dict[str, type[Correction]]] = {
    "rename": Rename, "merge": Merge, "split": Split, "drop": Drop, "add": Add, "set": Set,
}  # fmt: skip


def parse_correction(given: object) -> Correction:
    """One entry of the file.

    Raises:
        ValueError: it is no correction; the message says what to do.
    """
    if not isinstance(given, dict):
        raise ValueError("should be a mapping of keys to values, with one of the keys " + ", ".join(VERBS))
    verbs = [verb for verb in VERBS if verb in given]
    if len(verbs) != 1:
        told = " and ".join(verbs) if verbs else "none of them"
        raise ValueError(f"should have one of the keys {', '.join(VERBS)}, but has {told}")
    model = VERBS[verbs[0]]
    try:
        return model.model_validate(given)
    except ValidationError as error:
        known = [field.alias or name for name, field in model.model_fields.items()]
        raise ValueError(what_to_do(error.errors(), known)) from error


def load_corrections(file: Path) -> list[Correction]:
    """All entries of a file, in its order; none where it is empty.

    Raises:
        CorrectionError: it cannot be read, or an entry is wrong.
    """
    try:
        content = read_yaml(file)
    except ValueError as error:
        raise CorrectionError(f"{file}: {error}") from error
    if content is None:
        return []
    if not isinstance(content, list):
        raise CorrectionError(f"{file}: should be a list; begin each entry with '- '")
    found: dict[str, int] = {}
    corrections = []
    for number, given in enumerate(content, start=1):
        try:
            correction = parse_correction(given)
        except ValueError as error:
            raise CorrectionError(f"{file}: entry {number}: {error}") from error
        if (twin := found.setdefault(correction.told, number)) != number:
            raise CorrectionError(f"{file}: entry {number}: says the same as entry {twin}; remove one")
        corrections.append(correction)
    return corrections


def append_correction(file: Path, correction: Correction) -> None:
    """Write an entry at the end of the file, in one step; what stands there, comments too, stays as it is.

    Raises:
        CorrectionError: the file would be wrong with it; it is untouched then.
    """
    before = file.read_text("utf-8-sig") if file.exists() else ""
    entry = yaml.safe_dump([correction.plain()], sort_keys=False, allow_unicode=True, width=100)
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f"{file.name}.unfinished")
    try:
        unfinished.write_text(before + ("\n" if before and not before.endswith("\n") else "") + entry, encoding="utf-8")
        try:
            load_corrections(unfinished)
        except CorrectionError as error:
            raise CorrectionError(str(error).replace(f"{unfinished}: ", f"{file}: ", 1)) from error
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
