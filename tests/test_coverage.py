"""What a release keeps of the last one: sources and fields that fall away are refused unless accepted."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from small_release import RUN, SEEN, frames_of, small_rows, write_tables

from crawler.report import CrawlReport, SourceReport
from transform.schema import TABLES
from validation import coverage
from validation.gate import validate
from validation.verdict import SuiteError
from webinars.release import work_folder


def listed(counts: dict[str, int]) -> dict[str, pd.DataFrame]:
    """Frames in which sources list so many webinars."""
    ids = [(source, f"{source}-{number}") for source, count in counts.items() for number in range(count)]
    listings = pd.DataFrame(ids, columns=["source_id", "webinar_id"], dtype="string")
    listings["withdrawn_at"] = pd.Series(pd.NaT, index=listings.index, dtype="datetime64[us, UTC]")
    return {
        "webinars": listings.reindex(columns=[column.name for column in TABLES["webinars"].columns]),
        "listings": listings,
    }


@given(last=st.integers(1, 10_000), now=st.integers(0, 10_000), accepted=st.booleans())
@example(last=45, now=27, accepted=False)
def test_a_source_may_fall_to_three_fifths_unasked_and_below_if_accepted(last: int, now: int, accepted: bool) -> None:
    measure = coverage.Measure("harbor", last, now, is_source=True, accepted=accepted)
    assert (measure.kept < coverage.KEPT) == (now * 5 < last * 3 and not accepted)


def test_sources_are_counted_by_what_they_list_now() -> None:
    now, last = listed({"harbor": 8, "new": 7}), listed({"harbor": 10, "prairie": 4})
    now["listings"].loc[[0], "withdrawn_at"] = pd.Series([SEEN])
    now["webinars"].loc[[1], "withdrawn_at"] = pd.Series([SEEN], index=[1])
    harbor, prairie = coverage.compare(now, last, [])
    assert (harbor.name, harbor.last, harbor.now) == ("harbor", 10, 6)
    assert (prairie.name, prairie.last, prairie.now) == ("prairie", 4, 0)


def test_a_drop_is_refused_with_its_numbers_unless_it_is_accepted(tmp_path: Path) -> None:
    last = write_tables(tmp_path / "releases" / "20261115T145500Z", small_rows(20))
    release = work_folder(tmp_path, RUN)
    rows = small_rows(20)
    for number in (0, 2, 4, 6, 8):  # of the ten of harbor
        rows["listings"][number]["withdrawn_at"] = SEEN
    write_tables(release, rows)
    verdict = validate(release, previous=last, accept_drop=["prairie"])
    assert not verdict.passed
    assert verdict.compared_with == "20261115T145500Z"
    [finding] = verdict.findings
    assert "Source harbor lists 5 webinars, 10 in the last release: 50% of it is left" in finding.message
    assert "--accept-drop harbor" in finding.remedy
    silent = SourceReport(
        source_id="desert", pages_fetched=3, pages_unchanged=0, pages_failed=1, robots_refused=0, pages_left=0,
        failures=[], start_failed=False, finish_reason="finished",
    )  # fmt: skip
    crawl = CrawlReport(run_id=RUN, started_at=SEEN, finished_at=SEEN, sources=[silent])
    accepted = validate(release, previous=last, crawl=crawl, accept_drop=["harbor", "typo"])
    assert accepted.passed
    assert accepted.accepted == ("harbor",)
    assert accepted.notes == (
        "source desert gave 3 pages and no webinar (1 failed)",
        "the accepted drop typo is neither a source nor a field of the last release",
    )


@pytest.mark.parametrize("field", coverage.FIELDS)
def test_a_field_that_is_lost_is_found_and_can_be_accepted(field: str) -> None:
    last, release = frames_of(small_rows()), frames_of(small_rows())
    table, column = field.split(".")
    release[table] = release[table].assign(**{column: None})
    fallen = [measure for measure in coverage.compare(release, last, []) if measure.kept < coverage.KEPT]
    assert [measure.name for measure in fallen] == [field]
    assert f"0% of listed webinars have {field}, 100% in the last release" in fallen[0].finding().message
    assert all(measure.kept == 1 for measure in coverage.compare(release, last, [field]))


def test_growth_and_what_the_last_release_hardly_had_are_no_drop() -> None:
    last, release = frames_of(small_rows()), frames_of(small_rows(400))
    few = last["webinars"]["webinar_id"].isin(last["webinars"]["webinar_id"][: coverage.FEWEST - 1])
    last["webinars"]["description"] = last["webinars"]["description"].where(few)
    release["webinars"]["description"] = None
    assert all(measure.kept >= 1 for measure in coverage.compare(release, last, []))
    assert "webinars.description" not in {measure.name for measure in coverage.compare(release, last, [])}


def test_a_damaged_last_release_is_an_error_and_no_verdict(tmp_path: Path) -> None:
    last = write_tables(tmp_path / "releases" / "20261115T145500Z", small_rows(2))
    (last / "listings.parquet").write_bytes(b"PAR1")
    release = write_tables(work_folder(tmp_path, RUN), small_rows(2))
    with pytest.raises(SuiteError, match=r"cannot be compared with: listings\.parquet is damaged"):
        validate(release, previous=last)
