"""Decides whether a release may be published: `validate`.

What is checked are the bytes that would be published; `webinars.release` publishes nothing whose hashes are not in the
verdict.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from transform.schema import TABLES
from validation import coverage, suites
from validation.facts import fact_rules
from validation.files import Contents, Frames, UnfitFileError, file_name, read_earlier, read_release, row_keys
from validation.report import write_report
from validation.rules import Rule, schema_rules
from validation.suites import Outcome, Suite
from validation.verdict import (
    DATA_DOCS,
    FOLDER,
    VERDICT,
    BrokenRow,
    Crawl,
    Finding,
    SuiteError,
    Verdict,
    run_id_of,
)

SHOWN = 200  # broken rows that the report names for each rule
_FILES = "files"
_FILES_RULE = Rule(
    "files.fit",
    _FILES,
    ("fault",),
    "Each table's file is there, undamaged, and has the declared columns and types.",
    "Make the tables anew with `webinars transform`.",
    arguments={"column": "fit", "value_set": [True]},
)


def validate(
    release: Path,
    *,
    previous: Path | None = None,
    crawl: Crawl | None = None,
    accept_drop: Collection[str] = (),
) -> Verdict:
    """Check a release's Parquet files and write verdict, report and Data Docs into its `validation` folder.

    previous: folder of the last release, to compare coverage with; crawl: the report of the run's crawl, for the notes;
    accept_drop: source ids and fields ("webinars.start_date") whose drop is right. Bad data, damaged and missing files
    make a verdict that is not passed. Raises SuiteError when a rule cannot be checked or the last release cannot be
    read.
    """
    shutil.rmtree(release / FOLDER, ignore_errors=True)
    (release / FOLDER).mkdir()
    contents = read_release(release)
    measures = _measures(contents, previous, accept_drop)
    planned = {**_file_suite(contents), **table_suites(contents.frames)}
    if measures:
        planned[coverage.SUITE] = Suite(coverage.to_frame(measures), [coverage.RULE])
    outcomes = suites.run(planned, run_id_of(release), release / DATA_DOCS)
    findings = tuple(_findings(outcomes, contents, measures))
    verdict = Verdict(
        run_id=run_id_of(release),
        passed=not findings,
        rules=len(outcomes),
        row_counts={name: len(frame) for name, frame in contents.frames.items()},
        sha256=contents.sha256,
        findings=findings,
        notes=tuple(_notes(contents.frames, measures, crawl, accept_drop)),
        accepted=tuple(sorted(measure.name for measure in measures if measure.accepted)),
        compared_with=run_id_of(previous.resolve()) if previous else None,
    )
    write_report(release, verdict)
    (release / VERDICT).write_text(verdict.model_dump_json(indent=2) + "\n", encoding="utf-8")
    return verdict


def _measures(contents: Contents, previous: Path | None, accepted: Collection[str]) -> list[coverage.Measure]:
    if previous is None or not {"webinars", "listings"} <= contents.frames.keys():
        return []
    try:
        last = read_earlier(previous)
    except UnfitFileError as error:
        raise SuiteError(f"the last release {previous.resolve()} cannot be compared with: {error}") from error
    return coverage.compare(contents.frames, last, accepted)


def _file_suite(contents: Contents) -> dict[str, Suite]:
    frame = pd.DataFrame(
        {
            "file": [file_name(name) for name in TABLES],
            "fault": [contents.unfit.get(name) for name in TABLES],
            "fit": [name not in contents.unfit for name in TABLES],
        }
    )
    return {_FILES: Suite(frame, [_FILES_RULE])}


def table_suites(frames: Frames) -> dict[str, Suite]:
    """A suite for each readable table, with the rules that rest on readable tables only."""
    checkable = [rule for rule in (*schema_rules(), *fact_rules()) if {rule.table, *rule.needs} <= frames.keys()]
    return {name: _suite(frames, name, [rule for rule in checkable if rule.table == name]) for name in frames}


def _suite(frames: Frames, name: str, rules: Sequence[Rule]) -> Suite:
    computed: dict[str, pd.Series[bool]] = {}
    for rule in rules:
        if rule.holds is not None:
            try:
                computed[rule.name] = rule.holds(frames)
            except Exception as error:
                raise SuiteError(f"rule {rule.name} could not be checked: {error!r}") from error
    return Suite(frames[name].assign(**computed), rules)


def _findings(
    outcomes: Sequence[Outcome], contents: Contents, measures: Sequence[coverage.Measure]
) -> Iterator[Finding]:
    for outcome in outcomes:
        if outcome.holds:
            continue
        if outcome.rule is _FILES_RULE:
            for table, fault in contents.unfit.items():
                yield Finding(
                    rule=_FILES_RULE.name, table=table, message=f"{fault}.", remedy=_FILES_RULE.remedy, row_count=0
                )
        elif outcome.rule is coverage.RULE:
            yield from (measures[position].finding() for position in outcome.broken)
        else:
            yield _finding(outcome, contents.frames[outcome.rule.table])


def _finding(outcome: Outcome, frame: pd.DataFrame) -> Finding:
    rule = outcome.rule
    shown = frame.iloc[list(outcome.broken[:SHOWN])]
    rows = tuple(
        BrokenRow(row_key=key, column=column, value=_value(value))
        for column in rule.columns
        for key, value in zip(row_keys(shown, TABLES[rule.table]), shown[column], strict=True)
    )
    count = len(outcome.broken)
    where = f"in {count:,} of {len(frame):,} rows" if rule.columns else f"of {len(frame):,} rows"
    message = f"{rule.meaning} Not so {where}."
    return Finding(rule=rule.name, table=rule.table, message=message, remedy=rule.remedy, row_count=count, rows=rows)


def _value(value: Any) -> str | None:
    if pd.api.types.is_list_like(value):
        return "; ".join(map(str, value))
    return None if pd.isna(value) else str(value)


def _notes(
    frames: Frames,
    measures: Sequence[coverage.Measure],
    crawl: Crawl | None,
    accepted: Collection[str],
) -> Iterator[str]:
    """What an operator should know though it refuses nothing."""
    listed = set(frames["listings"]["source_id"]) if "listings" in frames else set()
    for did in crawl.sources if crawl else ():
        if did.pages_fetched and did.source_id not in listed:
            yield f"source {did.source_id} gave {did.pages_fetched} pages and no webinar ({did.pages_failed} failed)"
    for name in sorted(set(accepted) - {measure.name for measure in measures}):
        yield f"the accepted drop {name} is neither a source nor a field of the last release"
