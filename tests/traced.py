"""What a release says that one page says: its webinars put together again from the evidence that names the page."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pandas as pd

from webinars.loader import Release

Json = dict[str, Any]
_PLAIN = ("title", "series", "start_date", "date_precision", "start_time", "status", "format")


class Traced:
    """The evidence of a release, by page."""

    def __init__(self, release: Release) -> None:
        self._release = release
        self._evidence = dict(iter(release.evidence.groupby("page_id")))
        self._people = dict(zip(release.presenters["presenter_id"], release.presenters["name"], strict=True))
        self._resources = release.resources.set_index("resource_id")

    def webinars(self, page_url: str) -> list[Json]:
        """The webinars that the page lists, in its order; values are those that were read on this very page."""
        listings = self._release.listings
        listed = listings[listings["page_url"].str.rstrip("/") == page_url.rstrip("/")].sort_values("position")
        return [self._webinar(row.webinar_id, self._evidence[row.page_id]) for row in listed.itertuples()]

    def _webinar(self, webinar_id: str, evidence: pd.DataFrame) -> Json:
        own = evidence[(evidence["table_name"] == "webinars") & (evidence["row_key"] == webinar_id)]
        values = dict(zip(own["column_name"], own["value"], strict=True))
        found: Json = {name: values.get(name) for name in _PLAIN}
        found["presenters"] = [
            self._presenter(key, about, evidence)
            for key, about in self._rows("webinar_presenters", webinar_id, evidence).items()
        ]
        found["organizations"] = [
            {"name": _printed(key.split("|")[1], evidence), "relation": key.split("|")[2]}
            for key in self._rows("webinar_organizations", webinar_id, evidence)
        ]
        found["topics"] = [key.split("|")[1] for key in self._rows("webinar_topics", webinar_id, evidence)]
        linked = evidence.loc[evidence["table_name"] == "resources", "row_key"]
        resources = self._resources.loc[self._resources.index.isin(linked)]
        resources = resources[resources["webinar_id"] == webinar_id]
        found["resources"] = [{"kind": row.kind, "url": row.url} for row in resources.itertuples()]
        return found

    def _presenter(self, key: str, about: dict[str, str], evidence: pd.DataFrame) -> Json:
        _, presenter_id, role = key.split("|")
        return {
            "name": self._people[presenter_id],
            "role": role,
            "credentials": about["credentials"].split("; ") if "credentials" in about else [],
            "job_title": about.get("job_title"),
            "organization": _printed(about["organization_id"], evidence) if "organization_id" in about else None,
        }

    def _rows(self, table: str, webinar_id: str, evidence: pd.DataFrame) -> dict[str, dict[str, str]]:
        """Row key → column → value, of the webinar's rows in a table that ties something to it."""
        rows = evidence[(evidence["table_name"] == table) & evidence["row_key"].str.startswith(f"{webinar_id}|")]
        found: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for row in rows.sort_values("row_key").itertuples():
            found[row.row_key][row.column_name] = row.value
        return found


def _printed(organization_id: str, evidence: pd.DataFrame) -> str:
    """The longest form in which the page prints the name of an organization, which has one canonical name elsewhere."""
    of_body = (evidence["table_name"] == "organizations") & (evidence["row_key"] == organization_id)
    return max(evidence.loc[of_body, "value"], key=lambda name: (len(name), name))
