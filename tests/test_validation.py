"""What makes a release fail, and that it fails for that reason and no other."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_release import RUN, SEEN, Rows, arrow_tables, checked, frames_of, small_rows, write_tables

from transform.identity import identifier
from transform.schema import TABLES, Column
from validation import coverage, suites
from validation.data_docs import POLICY
from validation.facts import fact_rules
from validation.files import Frames, UnfitFileError, parse_declared, read_bytes
from validation.gate import table_suites, validate
from validation.report import report_page
from validation.rules import Rule, schema_rules
from validation.suites import Suite
from validation.verdict import BrokenRow, Finding, SuiteError, Verdict
from webinars.release import work_folder

HOUSE = Path(__file__).parent.parent
WEBINAR = identifier("web", 0)


def broken_facts(rows: Rows) -> dict[str, tuple[int, ...]]:
    """Computed rule → positions of rows that break it, in all tables (Great Expectations reads just the columns)."""
    broken = {}
    for suite in table_suites(frames_of(rows)).values():
        for rule in suite.rules:
            if rule.holds is not None and not suite.frame[rule.name].all():
                broken[rule.name] = tuple(suite.frame.index[~suite.frame[rule.name].astype(bool)])
    return broken


def broken_rules(frames: Frames, *tables: str) -> dict[str, tuple[int, ...]]:
    """Rule → positions of the rows that break it, as Great Expectations finds them in these tables."""
    planned = table_suites(frames)
    outcomes = suites.run({name: planned[name] for name in tables}, RUN)
    return {outcome.rule.name: outcome.broken for outcome in outcomes if not outcome.holds}


# -- a good release --------------------------------------------------------------------------------------------------


def test_a_good_release_passes_and_its_documents_stand_beside_it(tmp_path: Path) -> None:
    verdict = checked(tmp_path)
    release = work_folder(tmp_path, RUN)
    assert verdict.passed
    assert not verdict.findings
    assert verdict.rules == len(schema_rules()) + len(fact_rules()) + 1  # and the one about files
    assert verdict.row_counts["webinars"] == 12
    assert verdict == Verdict.read(release)
    assert "passed" in (release / "validation/failures.html").read_text()
    assert json.loads((release / "validation/failures.json").read_text())["findings"] == []


def test_data_docs_say_each_outcome_and_load_nothing(tmp_path: Path) -> None:
    checked(tmp_path)
    docs = work_folder(tmp_path, RUN) / "validation/data_docs"
    pages = list(docs.rglob("*.html"))
    assert len(pages) == 1 + 2 * (len(TABLES) + 1)  # index; expectations and results of each table and of the files
    assert {path.suffix for path in docs.rglob("*") if path.is_file()} == {".html"}
    for page in pages:
        content = page.read_text()
        assert not re.search(r"<script|<link|<img|<iframe|url\(|@import|\bon\w+=", content)
        assert POLICY in content
    results = next(docs.glob("validations/webinars/**/*.html")).read_text()
    assert results.count("text-success") > 30
    assert "text-danger" not in results.split("<body")[1]
    assert "webinars.start_time falls on start_date in its time_zone." in results


# -- every rule of the schema ----------------------------------------------------------------------------------------


def spoilt_values(column: Column) -> dict[str, list[Any]]:
    """Aspect of a rule → values that must break it."""
    values: dict[str, list[Any]] = {}
    if not column.nullable:
        values["not_null"] = [None]
    if column.allowed:
        values["allowed"] = ["", "no such value", column.allowed[0].upper(), f"{column.allowed[0]}\n"]
    elif column.pattern:
        values["pattern"] = ["", "\n", "no such value\n"]
    elif pa.types.is_string(column.type):
        values["blank"] = ["", " \n"]
    if column.references:
        values["reference"] = ["no such row"]
    step: Any = timedelta(days=1) if isinstance(column.minimum, date) else 1
    bounds = [bound - step for bound in [column.minimum] if bound is not None]
    bounds += [bound + step for bound in [column.maximum] if bound is not None]
    if pa.types.is_timestamp(column.type):
        bounds = [datetime.combine(bound, datetime.min.time(), UTC) for bound in bounds]
    return values | ({"range": bounds} if bounds else {})


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_rule_of_the_schema_finds_exactly_the_rows_that_break_it(table: Any) -> None:
    frames = frames_of(small_rows())
    spoilt = [
        (f"{table.name}.{column.name}.{aspect}", column.name, value)
        for column in table.columns
        for aspect, values in spoilt_values(column).items()
        for value in values
    ]
    copies = -(-len(spoilt) // len(frames[table.name])) + 1
    frame = pd.concat([frames[table.name]] * copies, ignore_index=True)
    expected: dict[str, set[int]] = {}
    for position, (rule, column, value) in enumerate(spoilt):
        kind = frame[column].dtype
        frame.loc[[position], column] = pd.Series([value], index=[position]).astype(kind)
        expected.setdefault(rule, set()).add(position)
    broken = broken_rules({**frames, table.name: frame}, table.name)
    assert f"{table.name}.key" in broken  # the copies
    for rule, positions in expected.items():
        others = {at for at, (name, column, _) in enumerate(spoilt) if name != rule and column == rule.split(".")[1]}
        assert positions <= set(broken.get(rule, ())), rule
        assert set(broken[rule]) <= positions | others, rule


def test_the_rules_follow_the_schema() -> None:
    names = [rule.name for rule in (*schema_rules(), *fact_rules())]
    assert len(names) == len(set(names))
    for table in TABLES.values():
        assert f"{table.name}.key" in names
        for column in table.columns:
            aspects = {name.rsplit(".", 1)[1] for name in names if name.startswith(f"{table.name}.{column.name}.")}
            assert spoilt_values(column).keys() <= aspects
    for field in coverage.FIELDS:
        table, column = field.split(".")
        assert TABLES[table].column(column)


# -- facts that no single column shows -------------------------------------------------------------------------------


def _set(table: str, row: int, **values: Any) -> Callable[[Rows], None]:
    return lambda rows: rows[table][row].update(values)


def _drop(table: str, row: int) -> Callable[[Rows], None]:
    return lambda rows: rows[table].__delitem__(row)


def _add(table: str, row: int, **values: Any) -> Callable[[Rows], None]:
    return lambda rows: rows[table].append({**rows[table][row], **values})


START = datetime(2018, 1, 15, 18, tzinfo=UTC)
DAY = timedelta(days=1)

FACTS = [
    (_set("webinars", 0, end_time=START - DAY), "webinars.start_time.not_after_end_time", (0,)),
    (_set("webinars", 0, first_seen_at=SEEN + DAY), "webinars.first_seen_at.not_after_last_seen_at", (0,)),
    (_set("webinars", 0, withdrawn_at=SEEN - DAY), "webinars.last_seen_at.not_after_withdrawn_at", (0,)),
    (_set("listings", 3, last_seen_at=SEEN - DAY), "listings.first_seen_at.not_after_last_seen_at", (3,)),
    (_set("listings", 3, withdrawn_at=SEEN - DAY), "listings.last_seen_at.not_after_withdrawn_at", (3,)),
    (_set("runs", 0, finished_at=SEEN - DAY), "runs.started_at.not_after_finished_at", (0,)),
    (_set("runs", 0, pages_unchanged=3), "runs.pages_unchanged.not_after_pages_fetched", (0,)),
    (_set("webinars", 0, date_precision="none"), "webinars.date_precision.agrees", (0,)),
    (_set("webinars", 0, date_precision="month"), "webinars.date_precision.agrees", (0,)),
    (_set("webinars", 0, date_precision="year", start_date=None, year=None), "webinars.date_precision.agrees", (0,)),
    (_set("webinars", 0, start_date=None), "webinars.date_precision.agrees", (0,)),
    (_set("webinars", 0, year=2019), "webinars.year.agrees", (0,)),
    (_set("webinars", 0, year=None), "webinars.year.agrees", (0,)),
    (_set("webinars", 0, time_zone="America/Chicargo"), "webinars.time_zone.known", (0,)),
    (_set("webinars", 0, start_time=START + timedelta(hours=12), end_time=None),
     "webinars.start_time.on_start_date", (0,)),
    (_drop("listings", 5), "webinars.webinar_id.listed", (5,)),
    (_add("presenters", 0, presenter_id=identifier("per", "nobody")), "presenters.presenter_id.presents", (2,)),
    (_drop("webinar_organizations", 1), "webinar_presenters.organization_id.linked", (0,)),
    (_set("webinar_organizations", 1, relation="sponsor"), "webinar_presenters.organization_id.linked", (0,)),
    (_add("webinar_topics", 0, topic_id="enforcement-strategy"), "webinar_topics.topic_id.narrowest", (12,)),
    (_set("listings", 0, page_id=identifier("pag", "prairie")), "listings.page_id.of_source", (0,)),
    (_set("organizations", 1, parent_organization_id=identifier("org", "prairie")),
     "organizations.parent_organization_id.other", (1,)),
    (_drop("evidence", 7), "webinars.title.evidence", (7,)),
    (_set("evidence", 0, column_name="description"), "webinars.title.evidence", (0,)),
    (_add("evidence", 0, evidence_id=identifier("evi", "x"), row_key="gone"), "evidence.row_key.reference", (12,)),
    (_set("aliases", 0, row_id=identifier("per", "gone")), "aliases.row_id.reference", (0,)),
    (_set("aliases", 0, alias_id=identifier("per", "prairie")), "aliases.alias_id.other", (0,)),
    (_set("uncorrected", 0, table_name="webinar"), "uncorrected.table_name.declared", (0,)),
    (_set("ties", 0, row_id=identifier("per", "gone")), "ties.row_id.reference", (0,)),
    (_set("ties", 0, other_id=identifier("per", "gone")), "ties.other_id.reference", (0,)),
    (_add("evidence", 0, evidence_id=identifier("evi", "x"), column_name="colour"),
     "evidence.column_name.declared", (12,)),
    (_set("changes", 0, change="changed", column_name="colour"), "changes.column_name.declared", (0,)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("spoil", "rule", "rows"), FACTS, ids=[f"{rule}-{at}" for at, (_, rule, _) in enumerate(FACTS)]
)
def test_a_broken_fact_is_found_in_its_rows_and_breaks_nothing_else(
    spoil: Callable[[Rows], None], rule: str, rows: tuple[int, ...]
) -> None:
    release = small_rows()
    spoil(release)
    assert broken_facts(release) == {rule: rows}


def test_each_fact_has_a_release_that_breaks_it() -> None:
    assert {rule.name for rule in fact_rules()} <= {rule for _, rule, _ in FACTS}


def test_stated_but_inexact_dates_are_right() -> None:
    release = small_rows()
    nothing = {"start_time": None, "end_time": None, "time_zone": None}
    release["webinars"][0].update(nothing, date_precision="none", start_date=None, year=None, date_text=None)
    release["webinars"][1].update(nothing, date_precision="year", start_date=None)
    release["webinars"][2].update(nothing, date_precision="month", start_date=date(2018, 5, 1), year=2018)
    assert broken_facts(release) == {}


def test_an_evening_in_the_west_belongs_to_its_own_day_though_it_is_the_next_in_utc() -> None:
    release = small_rows()
    late = datetime(2018, 1, 16, 3, 30, tzinfo=UTC)
    release["webinars"][0].update(start_time=late, end_time=None, time_zone="America/Los_Angeles")
    assert broken_facts(release) == {}


# -- bad input of every kind -----------------------------------------------------------------------------------------


def test_many_faults_make_one_refusal_that_names_each_and_escapes_what_pages_said(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>\u202e"
    rows = small_rows()
    rows["organizations"][0]["kind"] = evil
    rows["webinars"][0]["confidence"] = 1.5
    rows["webinars"][1]["year"] = 2001
    release = write_tables(work_folder(tmp_path, RUN), rows)
    (release / "topics.parquet").unlink()
    content = bytearray((release / "resources.parquet").read_bytes())
    content[40] ^= 1
    (release / "resources.parquet").write_bytes(content)
    verdict = validate(release)
    findings = {finding.rule: finding for finding in verdict.findings}
    assert [finding.message for finding in verdict.findings if finding.rule == "files.fit"] == [
        "topics.parquet is missing.",
        next(finding.message for finding in verdict.findings if finding.table == "resources"),
    ]
    assert "resources.parquet is damaged" in " ".join(verdict.lines())
    assert findings.keys() == {
        "files.fit",
        "organizations.kind.allowed",
        "webinars.confidence.range",
        "webinars.year.agrees",
    }
    assert findings["webinars.confidence.range"].rows == (BrokenRow(row_key=WEBINAR, column="confidence", value="1.5"),)
    assert findings["webinars.year.agrees"].rows == (
        BrokenRow(row_key=identifier("web", 1), column="year", value="2001"),
    )
    page = (release / "validation/failures.html").read_text()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert r"\u202e" in page
    assert identifier("org", "harbor") in page
    for document in (release / "validation").rglob("*.html"):
        assert "<script" not in document.read_text()
        assert "<img" not in document.read_text()
    failures = json.loads((release / "validation/failures.json").read_text())["findings"]
    assert {"row_key": identifier("org", "harbor"), "column": "kind", "value": evil} in [
        row for finding in failures for row in finding["rows"]
    ]
    assert not Verdict.read(release).passed


@given(value=st.text())
def test_no_value_breaks_out_of_the_report(value: str) -> None:
    finding = Finding(
        rule="r", table="t", message=value, remedy=value, rows=(BrokenRow(row_key=value, column=value, value=value),)
    )
    page = report_page(
        Verdict(run_id=value, passed=False, rules=1, row_counts={}, sha256={}, findings=(finding,), notes=(value,))
    )
    empty = report_page(
        Verdict(
            run_id="",
            passed=False,
            rules=1,
            row_counts={},
            sha256={},
            findings=(
                Finding(rule="r", table="t", message="", remedy="", rows=(BrokenRow(row_key="", column="", value=""),)),
            ),
            notes=("",),
        )
    )
    assert re.findall("<[^>]*>", page) == re.findall("<[^>]*>", empty)
    assert page.isprintable() or set(filter(lambda char: not char.isprintable(), page)) == {"\n"}


def test_an_empty_release_is_refused() -> None:
    rows: Rows = {name: [] for name in TABLES}
    broken = broken_rules(frames_of(rows), "webinars", "listings", "runs")
    assert broken.keys() == {"webinars.rows", "listings.rows", "runs.rows"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda table: table.drop_columns(["title"]), "title is missing"),
        (lambda table: table.append_column("colour", pa.nulls(len(table), pa.string())), "colour is undeclared"),
        (lambda table: table.set_column(7, "year", table["year"].cast(pa.int32())), "year is int32 instead of int16"),
        (
            lambda table: table.set_column(10, "start_time", table["start_time"].cast(pa.timestamp("us"))),
            r"start_time is timestamp\[us\] instead of timestamp\[us, tz=UTC\]",
        ),
    ],
)
def test_other_columns_and_types_than_declared_are_unfit(
    change: Callable[[Any], Any], told: str, tmp_path: Path
) -> None:
    pq.write_table(change(arrow_tables(small_rows())["webinars"]), tmp_path / "webinars.parquet")
    with pytest.raises(UnfitFileError, match=told):
        parse_declared(read_bytes(tmp_path, TABLES["webinars"]), TABLES["webinars"])


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_damaged_file_is_unfit_and_never_a_crash(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = _webinars_file(tmp_path_factory)
    damaged = data.draw(
        st.one_of(
            st.integers(0, len(content) - 1).map(lambda cut: content[:cut]),
            st.binary(max_size=200),
            st.binary(min_size=1, max_size=50).map(lambda more: content[:-8] + more + content[-8:]),
        )
    )
    with pytest.raises(UnfitFileError, match=r"^webinars.parquet is damaged: [^\n]*$"):
        parse_declared(damaged, TABLES["webinars"])


def test_a_bit_flipped_in_a_page_of_values_is_noticed(tmp_path: Path) -> None:
    write_tables(tmp_path, small_rows())
    content = (tmp_path / "webinars.parquet").read_bytes()
    column = pq.ParquetFile(tmp_path / "webinars.parquet").metadata.row_group(0).column(1)  # title
    for bit in range(8):
        spoilt = bytearray(content)
        spoilt[column.data_page_offset + column.total_compressed_size // 2] ^= 1 << bit
        with pytest.raises(UnfitFileError, match=r"webinars\.parquet is damaged"):
            parse_declared(bytes(spoilt), TABLES["webinars"])


# -- faults of our own -----------------------------------------------------------------------------------------------


def test_an_expectation_that_cannot_be_checked_is_a_fault_of_the_suite() -> None:
    frame = frames_of(small_rows())["webinars"]
    wrong = Rule(
        "wrong", "webinars", ("start_time",), "Compares a text with a time.", "",
        "ExpectColumnValuesToBeBetween", {"column": "start_time", "min_value": "2000-01-01"},
    )  # fmt: skip
    with pytest.raises(SuiteError, match=r"^rule wrong could not be checked: [^\n]+$"):
        suites.run({"webinars": Suite(frame, [wrong])}, RUN)


def test_a_fact_that_cannot_be_computed_is_a_fault_of_the_suite(monkeypatch: pytest.MonkeyPatch) -> None:
    def holds(frames: Frames) -> pd.Series:
        return frames["webinars"]["no such column"]

    wrong = Rule("wrong", "webinars", ("title",), "Cannot be computed.", "", holds=holds)
    monkeypatch.setattr("validation.gate.fact_rules", lambda: [wrong])
    with pytest.raises(SuiteError, match="rule wrong could not be checked: KeyError"):
        table_suites(frames_of(small_rows()))


def test_great_expectations_is_not_imported_before_it_is_needed() -> None:
    program = "import sys, validation.gate, webinars.release; sys.exit('great_expectations' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=HOUSE, check=False).returncode == 0


def _webinars_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.getbasetemp() / "damage" / "webinars.parquet"
    if not path.exists():
        write_tables(path.parent, small_rows())
    return path.read_bytes()
