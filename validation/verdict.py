"""What validation says of a release: a verdict, and a finding for each rule that is broken."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from pydantic import BaseModel, ConfigDict, Field

FOLDER = "validation"  # inside a release
VERDICT = f"{FOLDER}/verdict.json"
FAILURES_HTML = f"{FOLDER}/failures.html"
FAILURES_JSON = f"{FOLDER}/failures.json"
DATA_DOCS = f"{FOLDER}/data_docs"


class SuiteError(RuntimeError):
    """Validation itself failed, so nothing is known of the data; the text is one line."""


class BrokenRow(BaseModel):
    """One row that breaks a rule: its primary key (parts joined by |), the column and the value in it."""

    model_config = ConfigDict(frozen=True)

    row_key: str
    column: str
    value: str | None


class Finding(BaseModel):
    """One broken rule. `rows` holds the first `SHOWN` of the `row_count` rows that break it; none for whole tables."""

    model_config = ConfigDict(frozen=True)

    rule: str
    table: str
    message: str
    remedy: str
    row_count: int = 0
    rows: tuple[BrokenRow, ...] = Field(default=(), exclude=True)


class Verdict(BaseModel):
    """The outcome for one release.

    rules: how many were checked; row_counts: table → rows; sha256: file name → hash of the bytes that were checked, so
    that nothing else can be published under this verdict; notes: what does not refuse but should be known; accepted:
    the drops that the operator declared right; compared_with: run id of the last release.
    """

    model_config = ConfigDict(frozen=True)

    run_id: str
    passed: bool
    rules: int
    row_counts: dict[str, int]
    sha256: dict[str, str]
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    compared_with: str | None = None

    def lines(self) -> list[str]:
        """The verdict for a terminal: one line, and one more for each finding and note."""
        outcome = "passed" if self.passed else f"refused: {len(self.findings)} rules broken"
        return [
            f"{self.run_id} {outcome} ({self.rules} rules checked)",
            *(f"{finding.message} {finding.remedy}" for finding in self.findings),
            *(f"note: {note}" for note in self.notes),
        ]

    @classmethod
    def read(cls, release: Path) -> Verdict:
        """The verdict that stands in a release's folder; FileNotFoundError before validation, ValueError if damaged."""
        return cls.model_validate_json((release / VERDICT).read_bytes())


class SourceCrawl(Protocol):
    """What validation asks of the crawl of one source."""

    @property
    def source_id(self) -> str: ...

    @property
    def pages_fetched(self) -> int: ...

    @property
    def pages_failed(self) -> int: ...


class Crawl(Protocol):
    """What validation asks of a crawl's report (`crawler.crawl.CrawlReport` has it)."""

    @property
    def sources(self) -> Sequence[SourceCrawl]: ...


def run_id_of(release: Path) -> str:
    """The run of a release's folder: `work/<run_id>/release` while it is built, `releases/<run_id>` afterwards."""
    return release.parent.name if release.name == "release" else release.name
