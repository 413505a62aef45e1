"""This release against the last one: what fell so far that the fault is more likely ours than the world's.

A drop is a ratio, so that it means the same for a site with 16 webinars and one with 1,600. Sources are counted by the
webinars that they list now; fields by the share of listed webinars that have them, so that a source that comes or goes
does not move them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import pandas as pd

from validation.files import Frames
from validation.rules import Rule
from validation.verdict import Finding

SUITE = "coverage"
KEPT = 0.6  # the least ratio to the last release that passes unasked
FEWEST = 5  # a field that fewer webinars had in the last release says nothing as a ratio

FIELDS = (
    "webinars.description",
    "webinars.start_date",
    "webinars.year",
    "webinar_presenters.presenter_id",
    "webinar_presenters.job_title",
    "webinar_presenters.organization_id",
    "webinar_organizations.organization_id",
    "webinar_topics.topic_id",
    "resources.url",
)
"""Columns on which research rests; those that events outgrow (registration links, clock times) may fall unasked."""

RULE = Rule(
    "coverage.kept",
    SUITE,
    ("kept",),
    f"Each source keeps at least {KEPT:.0%} of the webinars that it listed in the last release, each field at least "
    f"{KEPT:.0%} of its coverage.",
    "",
    "ExpectColumnValuesToBeBetween",
    {"column": "kept", "min_value": KEPT},
)


@dataclass(frozen=True, slots=True)
class Measure:
    """One source or field, then and now: a count of webinars for a source, a share (0 to 1) of them for a field."""

    name: str
    last: float
    now: float
    is_source: bool
    accepted: bool

    @property
    def kept(self) -> float:
        """Ratio to the last release; 1 where the operator accepts the drop."""
        return 1.0 if self.accepted or not self.last else self.now / self.last

    def finding(self) -> Finding:
        """What to tell the operator, with the numbers."""
        told = (
            f"Source {self.name} lists {self.now:.0f} webinars, {self.last:.0f} in the last release"
            if self.is_source
            else f"{self.now:.0%} of listed webinars have {self.name}, {self.last:.0%} in the last release"
        )
        return Finding(
            rule=RULE.name,
            table="sources" if self.is_source else self.name.split(".")[0],
            message=f"{told}: {self.kept:.0%} of it is left, less than {KEPT:.0%}.",
            remedy=f"See run_report.json for failed pages. If the drop is right, validate with "
            f"--accept-drop {self.name}.",
            row_count=1,
        )


def compare(now: Frames, last: Frames, accepted: Collection[str]) -> list[Measure]:
    """Every source and field of the last release, in a stable order; what it does not have cannot fall."""
    return [*_sources(now, last, accepted), *_fields(now, last, accepted)]


def to_frame(measures: list[Measure]) -> pd.DataFrame:
    """The measures as the table that the rule is checked on."""
    return pd.DataFrame(
        {
            "measure": pd.array([measure.name for measure in measures], dtype="string"),
            "kept": pd.array([measure.kept for measure in measures], dtype="float64"),
        }
    )


def _sources(now: Frames, last: Frames, accepted: Collection[str]) -> Iterator[Measure]:
    current = _listed_by_source(now)
    for source, count in _listed_by_source(last).items():
        yield Measure(source, count, current.get(source, 0), is_source=True, accepted=source in accepted)


def _listed_by_source(frames: Frames) -> dict[str, int]:
    """Source id → webinars that it lists and that are not withdrawn, sorted by id."""
    if not {"listings", "webinars"} <= frames.keys():
        return {}
    listings = frames["listings"]
    listed = listings[listings["withdrawn_at"].isna() & listings["webinar_id"].isin(_listed(frames))]
    counts = listed.groupby("source_id")["webinar_id"].nunique()
    return {str(source): int(count) for source, count in counts.items()}


def _listed(frames: Frames) -> pd.Series[str]:
    webinars = frames["webinars"]
    return webinars.loc[webinars["withdrawn_at"].isna(), "webinar_id"]


def _fields(now: Frames, last: Frames, accepted: Collection[str]) -> Iterator[Measure]:
    for field in FIELDS:
        having, having_now = _having(last, field), _having(now, field)
        if len(having) >= FEWEST and field.split(".")[0] in now:
            before, current = len(having) / len(_listed(last)), len(having_now) / max(len(_listed(now)), 1)
            yield Measure(field, before, current, is_source=False, accepted=field in accepted)


def _having(frames: Frames, field: str) -> set[str]:
    """Listed webinars with at least one value of the field."""
    table, column = field.split(".")
    if not {table, "webinars"} <= frames.keys():
        return set()
    filled = frames[table].dropna(subset=column)["webinar_id"]
    return set(filled[filled.isin(_listed(frames))])
