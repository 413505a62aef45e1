"""Corrections applied to the rows of a release: by whom, when and why stands in `evidence`, what was there before in
`uncorrected`. One that finds nothing to correct any more is told, and does nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import singledispatchmethod
from typing import Any
from zoneinfo import ZoneInfo

from transform.acronyms import canonical_name
from transform.corrected_webinars import CorrectedWebinars, event_date
from transform.correction_addresses import ID, Addresses, NoLongerAppliesError
from transform.corrections import Add, Address, Correction, Drop, Merge, Rename, Set, Split
from transform.identity import canonical_url, identifier
from transform.organization_forms import organization_key
from transform.organization_kinds import kind_and_jurisdiction
from transform.person_names import name_form, parse_name
from transform.row_edits import RowEdits
from transform.rows import Row, Rows, as_text, row_key
from transform.schema import TABLES
from transform.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class UnusedCorrection:
    """A correction that no longer applies, in a few words, and why."""

    correction: str
    reason: str


def correct(
    rows: Rows,
    read: Rows,
    corrections: Sequence[Correction],
    webinars: CorrectedWebinars,
    run_id: str,
    known_aliases: Mapping[tuple[str, str], str],
) -> list[UnusedCorrection]:
    """Apply corrections to rows, in place and in their order; gives those that do not apply.

    read: the rows without any correction; webinars: what corrections made of the events, which `rows` are of already;
    known_aliases: (table, alias) → the run since which the release before has it.
    """
    unused = _Correcting(rows, run_id, known_aliases).all(corrections, webinars)
    about = rows.keys() | read.keys()
    for key, row in list(rows.of("evidence").items()):
        if (row["table_name"], row["row_key"]) not in about:  # put by one correction, taken away by another
            rows.of("evidence").pop(key)
    return unused


class _Correcting:
    def __init__(self, rows: Rows, run_id: str, known_aliases: Mapping[tuple[str, str], str]) -> None:
        self._rows = rows
        self._edits = RowEdits(rows)
        self._addresses = Addresses(rows)
        self._run_id = run_id
        self._known_aliases = known_aliases

    def all(self, corrections: Sequence[Correction], webinars: CorrectedWebinars) -> list[UnusedCorrection]:
        for old, new in webinars.aliases.items():
            if (new,) in self._rows.of("webinars"):
                self._alias("webinars", old, new)
        unused = []
        for correction in corrections:
            try:
                if correction.told in webinars.unused:
                    raise NoLongerAppliesError(webinars.unused[correction.told])
                if correction.told in webinars.done:
                    row_id = webinars.done[correction.told][0]
                    self._note(correction, "webinars", (row_id,), "webinar_id", row_id)
                else:
                    self._apply(correction)
            except NoLongerAppliesError as error:
                unused.append(UnusedCorrection(correction.told, str(error)))
        self._edits.remove_unused()
        return unused

    @singledispatchmethod
    def _apply(self, correction: Correction) -> None:
        raise TypeError(f"no such correction: {correction}")

    @_apply.register
    def _rename(self, rename: Rename) -> None:
        table, column = rename.rename.table, "title" if rename.rename.table == "webinars" else "name"
        row_id = self._find(rename.rename)
        row = self._rows.of(table)[row_id,]
        if row[column] == rename.to:
            raise NoLongerAppliesError(f"{row_id} is called so by now")
        named = {column: rename.to} | (_person_columns(rename.to) if table == "presenters" else {})
        self._rows.put(table, row | named)
        self._note(rename, table, (row_id,), column, rename.to)

    @_apply.register
    def _merge(self, merge: Merge) -> None:
        table = merge.merge.table
        old, new = self._find(merge.merge), self._find(merge.into)
        if old == new:
            raise NoLongerAppliesError(f"both are {new} by now")
        self._edits.replace_id(table, old, new)
        self._edits.merge_rows(table, old, new)
        row = self._rows.of(table)[new,]
        if row.get("parent_organization_id") == new:
            self._rows.put(table, row | {"parent_organization_id": None})
        self._alias(table, old, new)
        self._note(merge, table, (new,), ID[table], new)

    @_apply.register
    def _split(self, split: Split) -> None:
        table, row_id = split.split.table, self._find(split.split)
        webinars = [self._find(address) for address in split.at]
        of_row = {row["webinar_id"] for _, row in self._tying(table, row_id)}
        if not of_row & set(webinars):
            raise NoLongerAppliesError(f"{row_id} has nothing to do with {' or '.join(webinars)}")
        if of_row <= set(webinars):
            raise NoLongerAppliesError(f"{row_id} has to do with no other webinar, so nothing would be left of it")
        other = self._other(split, row_id, webinars[0])
        self._edits.replace_id(table, row_id, other, lambda _, row: row.get("webinar_id") in webinars)
        if table == "organizations":
            self._rows.put(
                "organization_names", {"organization_id": other, "name": split.name, "webinar_count": len(webinars)}
            )
        self._note(split, table, (other,), ID[table], other)
        self._note(split, table, (other,), "name", self._rows.of(table)[other,]["name"])

    def _other(self, split: Split, row_id: str, first: str) -> str:
        """The id of the row that is split off; an organization that is known by its name is that one."""
        table = split.split.table
        old = self._rows.of(table)[row_id,]
        name = split.name or old["name"]
        if table == "presenters":
            other = identifier("per", row_id, first)
            self._rows.put(table, old | {"presenter_id": other, "name": name})
            if split.name:
                self._rows.put(table, self._rows.of(table)[other,] | _person_columns(name))
            return other
        there = set(self._addresses.fitting(Address(organization=name))) - {row_id}
        return there.pop() if len(there) == 1 else self._new_organization(name, "org", row_id)

    @_apply.register
    def _drop(self, drop: Drop) -> None:
        table = drop.drop.table
        if drop.from_ is None:
            row_id = self._find(drop.drop)
            self._note(drop, table, (row_id,), ID[table], row_id)
            self._edits.remove(table, (row_id,))
            return
        webinar_id = self._find(drop.from_)
        tying = "resources" if table == "resources" else f"webinar_{table}"
        wanted = drop.drop.topic or drop.drop.resource or self._find(drop.drop)
        column = {"resources": "url", "topics": "topic_id"}.get(table) or ID[table]
        gone = [
            (key, row)
            for key, row in self._rows.of(tying).items()
            if row["webinar_id"] == webinar_id and canonical_url(row[column]) == canonical_url(wanted)
        ]
        if not gone:
            raise NoLongerAppliesError(f"{webinar_id} does not have {wanted}")
        for key, row in gone:
            self._note(drop, tying, key, column, wanted)
            self._edits.remove(tying, key)
            if table == "presenters":
                self._tidy_affiliation(webinar_id, row["organization_id"])
            elif row.get("relation") == "presenter_affiliation":
                for spoken, who in self._tying(table, wanted):
                    if spoken[0] == webinar_id and "presenter_id" in who:
                        self._rows.put("webinar_presenters", who | {"organization_id": None})

    @_apply.register
    def _add(self, add: Add) -> None:
        assert add.to is not None  # noqa: S101  so its own check says
        table, webinar_id = add.add.table, self._find(add.to)
        tying = "resources" if table == "resources" else f"webinar_{table}"
        row, column = self._added(add, webinar_id)
        key = tuple(row[name] for name in TABLES[tying].primary_key)
        if key in self._rows.of(tying):
            raise NoLongerAppliesError(f"{webinar_id} has it by now")
        self._rows.put(tying, {"webinar_id": webinar_id, **row})
        self._note(add, tying, key, column, row[column])

    def _added(self, add: Add, webinar_id: str) -> tuple[Row, str]:
        """The row that ties a person, an organization, a topic or a resource to the webinar, and its telling column."""
        address, sure = add.add, {"webinar_id": webinar_id, "confidence": 1.0}
        if address.topic is not None:
            self._make_room_for(address.topic, webinar_id)
            topic = {"webinar_id": webinar_id, "topic_id": address.topic, "score": 1.0, "method": "correction"}
            return topic, "topic_id"
        if address.resource is not None:
            resource_id = identifier("res", webinar_id, add.as_, canonical_url(address.resource))
            return {
                "resource_id": resource_id,
                "webinar_id": webinar_id,
                "kind": add.as_,
                "url": address.resource,
            }, "url"
        if address.table == "organizations":
            organization_id = self._found_or(address, lambda: self._new_organization(address.printed))
            return {**sure, "organization_id": organization_id, "relation": add.as_ or "host"}, "organization_id"
        presenter_id = self._found_or(address, lambda: self._new_person(address.printed))
        known = [row for (webinar, *_), row in self._rows.of("webinar_presenters").items() if webinar == webinar_id]
        said: Row = next((row for row in known if row["presenter_id"] == presenter_id), {"credentials": []})
        position = max((row["position"] for row in known), default=-1) + 1
        role = {"presenter_id": presenter_id, "role": add.as_ or "presenter", "position": position}
        return {**said, **sure, **role}, "presenter_id"

    @_apply.register
    def _set(self, given: Set) -> None:
        row_id = self._find(given.set_)
        value = given.value
        if given.field.endswith("organization_id") and value is not None:
            value = self._found_or(
                address := Address.model_validate(value), lambda: self._new_organization(address.printed)
            )
        if given.at is None:
            columns = _date_columns(value) if given.field == "start_date" else {given.field: value}
            if given.set_.table == "webinars":
                columns |= _clock_of(self._rows.of("webinars")[row_id,] | columns, given.field)
            self._set_columns(given, given.set_.table, (row_id,), columns)
            return
        webinar_id = self._find(given.at)
        keys = [key for key in self._rows.of("webinar_presenters") if key[:2] == (webinar_id, row_id)]
        if not keys:
            raise NoLongerAppliesError(f"{row_id} is not at {webinar_id}")
        if given.field == "role":
            self._set_role(given, keys, str(value))
            return
        unlike = [key for key in keys if self._rows.of("webinar_presenters")[key].get(given.field) != value]
        for key in unlike or keys:
            before = self._rows.of("webinar_presenters")[key].get("organization_id")
            self._set_columns(given, "webinar_presenters", key, {given.field: value})
            if given.field == "organization_id":
                self._tidy_affiliation(webinar_id, before)
                if value is not None:
                    tie = {"webinar_id": webinar_id, "organization_id": value, "relation": "presenter_affiliation"}
                    self._rows.put("webinar_organizations", {**tie, "confidence": 1.0})

    def _set_columns(self, given: Set, table: str, key: tuple[Any, ...], columns: Row) -> None:
        row = self._rows.of(table)[key]
        if all(row.get(column) == value for column, value in columns.items()):
            raise NoLongerAppliesError(f"the pages say so by now: {given.field} is {as_text(given.value)}")
        self._rows.put(table, row | columns)
        for column, value in columns.items():
            if value is not None or column == given.field:
                self._note(given, table, key, column, "null" if value is None or value == [] else value)

    def _set_role(self, given: Set, keys: Sequence[tuple[Any, ...]], role: str) -> None:
        if [key[2] for key in keys] == [role]:
            raise NoLongerAppliesError(f"the pages say so by now: role is {role}")
        row = self._rows.of("webinar_presenters")[keys[0]]
        for key in keys:
            self._edits.remove("webinar_presenters", key)
        self._rows.put("webinar_presenters", row | {"role": role})
        self._note(given, "webinar_presenters", (*keys[0][:2], role), "role", role)

    # -- rows that are looked up or made -----------------------------------------------------------------------------

    def _make_room_for(self, topic_id: str, webinar_id: str) -> None:
        """A narrower topic takes the place of its broader one."""
        broader = {topic.topic_id: topic.broader_topic_id for topic in vocabulary()}
        for key in [key for key in self._rows.of("webinar_topics") if key[0] == webinar_id]:
            if broader[key[1]] == topic_id:
                raise NoLongerAppliesError(f"{webinar_id} has the narrower topic {key[1]}")
            if broader[topic_id] == key[1]:
                self._edits.remove("webinar_topics", key)

    def _find(self, address: Address) -> str:
        return self._addresses.find(address)

    def _found_or(self, address: Address, make: Any) -> str:
        """The row that an address means; one that only names somebody new makes a row."""
        if address.id is not None or next(self._addresses.fitting(address), None) is not None:
            return self._find(address)
        made: str = make()
        return made

    def _new_person(self, name: str) -> str:
        presenter_id = identifier("per", name_form(name).key)
        if (presenter_id,) in self._rows.of("presenters") or ("presenters", presenter_id) in self._rows.of("aliases"):
            presenter_id = identifier("per", name_form(name).key, "added")
        self._rows.put("presenters", {"presenter_id": presenter_id, "name": name, **_person_columns(name)})
        return presenter_id

    def _new_organization(self, name: str, *told_by: str) -> str:
        tidy = canonical_name(name)
        organization_id = identifier(*told_by, tidy.key) if told_by else identifier("org", organization_key(tidy.name))
        taken = (organization_id,) in self._rows.of("organizations")
        if taken or ("organizations", organization_id) in self._rows.of("aliases"):
            organization_id = identifier("org", tidy.key, "added")
        kind, jurisdiction = kind_and_jurisdiction(tidy.name)
        about = {"name": tidy.name, "acronym": tidy.acronym, "kind": kind, "jurisdiction": jurisdiction}
        self._rows.put("organizations", {"organization_id": organization_id, **about})
        return organization_id

    def _tying(self, table: str, row_id: str) -> list[tuple[tuple[Any, ...], Row]]:
        tables = ("webinar_presenters", "webinar_organizations")
        return [item for name in tables for item in self._rows.of(name).items() if item[1].get(ID[table]) == row_id]

    def _tidy_affiliation(self, webinar_id: str, organization_id: str | None) -> None:
        """Take out a presenters' organization that no presenter of the webinar has any more."""
        key = (webinar_id, organization_id, "presenter_affiliation")
        still = any(
            (row["webinar_id"], row.get("organization_id")) == key[:2]
            for row in self._rows.of("webinar_presenters").values()
        )
        if not still and key in self._rows.of("webinar_organizations"):
            self._edits.remove("webinar_organizations", key)

    def _alias(self, table: str, old: str, new: str) -> None:
        since = self._known_aliases.get((table, old), self._run_id)
        self._rows.put(
            "aliases",
            {"table_name": table, "alias_id": old, "row_id": new, "since_run_id": since, "reason": "correction"},
        )

    # -- evidence ----------------------------------------------------------------------------------------------------

    def _note(self, correction: Correction, table: str, key: tuple[Any, ...], column: str, value: object) -> None:
        self._edits.put_evidence(
            {
                "table_name": table,
                "row_key": row_key(key),
                "column_name": column,
                "value": as_text(value),
                "page_id": self._page(table, key),
                "quote": " ".join(correction.quote.split()),
                "selector": None,
                "method": "correction",
                "inferred": False,
                "confidence": 1.0,
            }
        )

    def _page(self, table: str, key: tuple[Any, ...]) -> str:
        """A page that shows the row: the latest that lists its webinar or, without one, the latest of all."""
        row = self._rows.of(table).get(key, {})
        webinars = {row["webinar_id"]} if row.get("webinar_id") else set()
        if table in ("presenters", "organizations"):
            webinars = {tied["webinar_id"] for _, tied in self._tying(table, key[0])}
        listings = [row for row in self._rows.of("listings").values() if row["webinar_id"] in webinars]
        if listings:
            return str(max(listings, key=lambda row: (row["last_seen_at"], row["listing_id"]))["page_id"])
        return str(max(self._rows.of("pages").values(), key=lambda row: (row["fetched_at"], row["page_id"]))["page_id"])


def _person_columns(name: str) -> Row:
    parts = parse_name(name)
    return {"given_name": parts.given, "family_name": parts.family, "name_suffix": parts.suffix}


def _clock_of(row: Row, field: str) -> Row:
    """What a set field means for the clock times of a webinar, which fall on its day.

    Another day leaves them open, for the times that were read belong to the day that was; what would put them on
    another day than the webinar's does not apply.
    """
    start, zone = row.get("start_time"), row.get("time_zone")
    if start is None or zone is None or row["start_date"] == start.astimezone(ZoneInfo(zone)).date():
        return {}
    if field != "start_date":
        raise NoLongerAppliesError(f"start_time falls on another day than start_date in {zone}; set start_date first")
    return {"start_time": None, "end_time": None}


def _date_columns(value: Any) -> Row:
    """The columns of `webinars` that a date given as a day, a month, a year or null sets."""
    if value is None:
        return {"start_date": None, "year": None, "date_precision": "none"}
    when = event_date(value.isoformat() if isinstance(value, date) else str(value))
    return {"start_date": when.start, "year": when.year, "date_precision": when.precision}
