"""Ids that last: a row once published keeps its id, and where two rows turn out to be one, the older id lives on.

Each row has natural ids, made from what it means: one for each form in which it was printed, the best first. Without a
release before, a row takes the first of them, so that the same pages give the same ids on every machine. A row of the
release before keeps its id whatever its pages say by now. All other ids that mean the row are its aliases.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Generic, TypeVar

import pyarrow as pa

from transform.identity import identifier
from transform.rows import Row
from transform.uncorrected import without_corrections

T = TypeVar("T", bound=Hashable)
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Nameable:
    """A row that needs an id.

    natural: ids made from its forms, the best first; spare: ids for it alone, taken only where another row has all of
    the natural ones (a namesake); before: ids that its mentions had in the release before, each with their number.
    """

    natural: Sequence[str]
    spare: Sequence[str] = ()
    before: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LastingIds(Generic[T]):
    """The id of each row; aliases: other id → id of the row that it means now, and why."""

    ids: Mapping[T, str]
    aliases: Mapping[str, tuple[str, str]]


def lasting_ids(
    rows: Mapping[T, Nameable], *, age: Mapping[str, datetime], reserved: Iterable[str] = ()
) -> LastingIds[T]:
    """Ids for rows, which are given in order of precedence: of two namesakes the first takes the natural id.

    age: when the rows of the release before were first seen; reserved: its aliases, which no other row may get.
    """
    kept = _kept(rows)
    ids: dict[T, str] = {}
    for row, published in kept.items():
        ids[row] = min(published, key=lambda one: (age.get(one, _NEVER), one not in rows[row].natural, one))
    reserved = set(reserved)
    taken = {one for published in kept.values() for one in published} | reserved
    for row, names in rows.items():
        if row not in ids:
            ids[row] = next(one for one in _candidates(names) if one not in taken)
            taken.add(ids[row])
    meant = Counter(one for names in rows.values() for one in {*names.natural})
    used = set(ids.values())
    aliases: dict[str, tuple[str, str]] = {}
    for row, names in rows.items():
        for one in names.natural:
            if one not in used and one not in reserved and meant[one] == 1:
                aliases[one] = ids[row], "variant"
        for one in kept.get(row, ()):
            if one not in used:
                aliases[one] = ids[row], "merged"
    return LastingIds(ids, aliases)


def _candidates(names: Nameable) -> Iterator[str]:
    yield from names.natural
    yield from names.spare
    prefix = names.natural[0].partition("_")[0]
    yield from (identifier(prefix, names.natural[0], number) for number in count(2))


def _kept(rows: Mapping[T, Nameable]) -> dict[T, list[str]]:
    """The ids of the release before that each row keeps; where one row has become two, one of them keeps it."""
    claims: defaultdict[str, list[T]] = defaultdict(list)
    for row, names in rows.items():
        for one in names.before:
            claims[one].append(row)
    kept: defaultdict[T, list[str]] = defaultdict(list)
    for one, claimants in sorted(claims.items()):
        kept[max(claimants, key=lambda row: (one in rows[row].natural, rows[row].before[one]))].append(one)
    return kept


class Earlier:
    """What the release before knew, corrections by people aside: which ids it had, since when, and which aliases."""

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        self._tables = tables
        self._uncorrected = self.corrected_rows("uncorrected")
        self.webinars = {row["webinar_id"]: row for row in self.rows("webinars")}
        self.seen = {webinar_id: row["first_seen_at"] for webinar_id, row in self.webinars.items()}

    def rows(self, table: str) -> list[Row]:
        """The rows of a table as they were without corrections; none where there is no such table."""
        return without_corrections(table, self.corrected_rows(table), self._uncorrected)

    def corrected_rows(self, table: str) -> list[Row]:
        """The rows of a table as the release has them."""
        return self._tables[table].to_pylist() if table in self._tables else []

    def aliases(self, table: str) -> dict[str, str]:
        """Alias → id of the row in the release before."""
        return {row["alias_id"]: row["row_id"] for row in self.rows("aliases") if row["table_name"] == table}

    def seen_with(self, table: str, column: str) -> dict[str, datetime]:
        """When each value of a column of a table with webinars was first seen with a webinar."""
        seen: dict[str, datetime] = {}
        for row in self.rows(table):
            moment = self.seen.get(row["webinar_id"])
            if row[column] is not None and moment is not None:
                seen[row[column]] = min(seen.get(row[column], moment), moment)
        return seen


def alias_rows(table: str, found: LastingIds[T], earlier: Earlier, run_id: str) -> Iterator[Row]:
    """Rows of `aliases` for a table: those found now, and those of the release before whose row is still there."""
    known = {row["alias_id"]: row for row in earlier.rows("aliases") if row["table_name"] == table}
    used = set(found.ids.values())
    for alias, (row_id, reason) in found.aliases.items():
        since = known[alias]["since_run_id"] if alias in known else run_id
        yield _alias(table, alias, row_id, since, reason)
    for alias, row in known.items():
        row_id = found.aliases.get(row["row_id"], (row["row_id"], ""))[0]
        if alias not in found.aliases and alias not in used and row_id in used:
            yield _alias(table, alias, row_id, row["since_run_id"], row["reason"])


def _alias(table: str, alias: str, row_id: str, since: str, reason: str) -> Row:
    return {"table_name": table, "alias_id": alias, "row_id": row_id, "since_run_id": since, "reason": reason}
