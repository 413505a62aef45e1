"""From the address of a correction to the row that it means: by an id, by an alias, or by what is printed."""

from __future__ import annotations

from collections.abc import Iterator

from transform.acronyms import canonical_name
from transform.corrections import Address
from transform.identity import canonical_url
from transform.person_names import name_form
from transform.rows import Row, Rows
from transform.webinar_titles import title_of

ID: dict[str, str] = {"webinars": "webinar_id", "presenters": "presenter_id", "organizations": "organization_id"}
"""Table → the column of its id, in this table and in those that refer to it."""
_MOST_NAMED = 4


class NoLongerAppliesError(ValueError):
    """A correction finds nothing to correct; the message says why."""


class Addresses:
    """The rows of a release, to be asked for one of them."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def find(self, address: Address) -> str:
        """The id of the row that is meant.

        Raises:
            NoLongerAppliesError: there is none, or the address fits several.
        """
        if address.id is not None:
            return self._by_id(address.table, address.id)
        found = sorted(set(self.fitting(address)))
        if not found:
            raise NoLongerAppliesError(f"nothing is printed as {address}")
        if len(found) > 1:
            named = ", ".join(found[:_MOST_NAMED]) + (" …" if len(found) > _MOST_NAMED else "")
            raise NoLongerAppliesError(f"{address} fits {len(found)} rows ({named}); name its id, or page and date too")
        return found[0]

    def _by_id(self, table: str, row_id: str) -> str:
        if (row_id,) in self._rows.of(table):
            return row_id
        alias = self._rows.of("aliases").get((table, row_id))
        if alias is None:
            raise NoLongerAppliesError(f"no row has the id {row_id}")
        return str(alias["row_id"])

    def fitting(self, address: Address) -> Iterator[str]:
        """Ids of all rows that are printed so, some of them more than once."""
        listed = set(self._listed(address)) if address.page or address.date else None
        if address.table == "webinars":
            key = title_of(address.printed).key
            for row in self._titles():
                if (listed is None or row["webinar_id"] in listed) and title_of(row["title"]).key == key:
                    yield row["webinar_id"]
            return
        within = None if listed is None else self._tied(address.table, listed)
        for row_id, name in self._names(address.table):
            if (within is None or row_id in within) and _same(address.table, name, address.printed):
                yield row_id

    def _titles(self) -> Iterator[Row]:
        yield from self._rows.of("webinars").values()
        for row in self._rows.of("listings").values():
            yield {"webinar_id": row["webinar_id"], "title": row["title_as_listed"]}

    def _names(self, table: str) -> Iterator[tuple[str, str]]:
        """Ids and names: those of the rows and all forms that were printed."""
        for (row_id,), row in self._rows.of(table).items():
            yield row_id, row["name"]
        if table == "organizations":
            for row in self._rows.of("organization_names").values():
                yield row["organization_id"], row["name"]
        else:
            for row in self._rows.of("evidence").values():
                if row["table_name"] == table and row["column_name"] == "name":
                    yield row["row_key"], row["value"]

    def _listed(self, address: Address) -> Iterator[str]:
        """Webinars on the page and of the date."""
        page = canonical_url(address.page) if address.page else None
        of_date = {key[0] for key, row in self._rows.of("webinars").items() if _is_of(row, address.date or "")}
        for row in self._rows.of("listings").values():
            here = (row["page_url"], row["detail_url"])
            if row["webinar_id"] in of_date and (page is None or page in {canonical_url(url) for url in here if url}):
                yield row["webinar_id"]

    def _tied(self, table: str, webinars: set[str]) -> set[str]:
        """People or organizations of these webinars."""
        found = set()
        for tying in ("webinar_presenters", "webinar_organizations"):
            for row in self._rows.of(tying).values():
                if row["webinar_id"] in webinars and row.get(ID[table]):
                    found.add(row[ID[table]])
        return found


def _is_of(webinar: Row, when: str) -> bool:
    """Whether a webinar is of this day, month or year, as far as its own date goes."""
    start = webinar["start_date"]
    exact = {"day": 10, "month": 7}.get(webinar["date_precision"], 0)
    stated = start.isoformat()[:exact] if start and exact else str(webinar["year"] or "")
    return not when or (bool(stated) and stated.startswith(when))


def _same(table: str, name: str, printed: str) -> bool:
    if table == "presenters":
        return name_form(name).key == name_form(printed).key
    return canonical_name(name).key == canonical_name(printed).key
