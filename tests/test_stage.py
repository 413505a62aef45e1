"""The transform stage on a real archive, with an extractor so small that it is exact: each line is a title."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pages_by_hand import RUNS, Row, Source, only, webinar

from crawler.archive import ArchiveWriter, Exchange, Snapshot
from transform.parquet import read_tables
from transform.records import PageRecord
from transform.runs import record_verdict
from transform.schema import TABLES
from transform.stage import REPORT, TransformError, TransformReport, transform_archive

TODAY = date(2024, 7, 1)
HTML = "text/html; charset=utf-8"
LIST = "https://lab.example.org/webinars"


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Puts the small extractor in place; holds what it was asked."""
    calls: list[dict[str, Any]] = []

    def extract_page(html: bytes, url: str, **how: Any) -> PageRecord:
        calls.append({"url": url, **how})
        lines = html.decode().split("\n")
        if lines == ["broken"]:
            raise ValueError("no such markup")
        return PageRecord(url, None, "en", [webinar(line, position=place) for place, line in enumerate(lines) if line])

    monkeypatch.setitem(sys.modules, "transform.extract", SimpleNamespace(extract_page=extract_page))
    return calls


def archive(out: Path, run: int, *pages: tuple[str, int, str, str], earlier: Snapshot | None = None) -> list[Snapshot]:
    """Archive pages (URL, status, content type, body) as a crawl of the run of that number."""
    moment = datetime.strptime(RUNS[run], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    with ArchiveWriter(out / "archive", RUNS[run], "lab") as writer:
        return [
            writer.append(
                Exchange(
                    url=url,
                    requested_url=url,
                    fetched_at=moment + timedelta(seconds=second),
                    request_headers=[],
                    protocol="HTTP/1.1",
                    status=status,
                    response_headers=[("Content-Type", content_type)],
                    body=body.encode(),
                ),
                earlier,
            )
            for second, (url, status, content_type, body) in enumerate(pages)
        ]


def transform(out: Path, run: int, as_of: date = TODAY) -> TransformReport:
    return transform_archive(out, RUNS[run], [Source()], as_of=as_of)


def publish(out: Path, run: int) -> None:
    (out / "releases").mkdir(exist_ok=True)
    (out / "work" / RUNS[run] / "release").rename(out / "releases" / RUNS[run])


def test_pages_become_the_files_of_a_release_and_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    archive(
        tmp_path,
        0,
        (LIST, 200, HTML, "Heat at Work\nCold at Work"),
        (f"{LIST}/slides.pdf", 200, "application/pdf", "%PDF"),
        (f"{LIST}/old", 500, HTML, "Sorry"),
        (f"{LIST}/odd", 200, HTML, "broken"),
        (f"{LIST}/xhtml", 200, "application/xhtml+xml", ""),
    )
    told: list[tuple[int, int]] = []
    report = transform_archive(
        tmp_path, RUNS[0], [Source()], as_of=TODAY, progress=lambda done, total: told.append((done, total))
    )
    tables = read_tables(tmp_path / "work" / RUNS[0] / "release")
    assert list(tables) == list(TABLES)
    assert tables["pages"].num_rows == 5
    assert report.rows["webinars"] == tables["webinars"].num_rows == 2
    assert (report.contents_read, report.other_contents, report.webinars) == (2, 2, {"lab": 2})
    assert [(problem.url, problem.reason) for problem in report.problems] == [
        (f"{LIST}/odd", "ValueError: no such markup")
    ]
    assert told == [(1, 3), (2, 3), (3, 3)]
    saved = (tmp_path / "work" / RUNS[0] / REPORT).read_text()
    assert TransformReport.model_validate_json(saved) == report


def test_half_a_character_costs_its_page_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def extract_page(html: bytes, url: str, **_: Any) -> PageRecord:
        return PageRecord(url, None, None, [webinar("Heat \ud83d" if html == b"half" else "Heat at Work")])

    monkeypatch.setitem(sys.modules, "transform.extract", SimpleNamespace(extract_page=extract_page))
    archive(tmp_path, 0, (LIST, 200, HTML, "whole"), (f"{LIST}/odd", 200, HTML, "half"))
    report = transform(tmp_path, 0)
    assert report.webinars == {"lab": 1}
    assert [problem.url for problem in report.problems] == [f"{LIST}/odd"]


def test_a_page_is_read_once_as_of_the_day_that_first_had_it(tmp_path: Path, asked: list[dict[str, Any]]) -> None:
    (first,) = archive(tmp_path, 0, (LIST, 200, HTML, "Heat at Work"))
    (again,) = archive(tmp_path, 1, (LIST, 304, HTML, ""), earlier=first)
    assert again.unchanged
    transform(tmp_path, 1)
    (call,) = asked
    assert (call["as_of"], call["site_name"], call["time_zone"]) == (date(2024, 6, 1), "The Example Lab", None)
    found = only(read_tables(tmp_path / "work" / RUNS[1] / "release"), "webinars")
    assert found["first_seen_at"] == first.fetched_at
    assert found["last_seen_at"] == again.fetched_at
    transform(tmp_path, 1, as_of=date(2020, 1, 1))
    assert asked[-1]["as_of"] == date(2020, 1, 1)


def test_the_next_run_compares_with_the_release_before_and_tells_of_all_runs(tmp_path: Path) -> None:
    archive(tmp_path, 0, (LIST, 200, HTML, "Heat at Work\nCold at Work"))
    transform(tmp_path, 0)
    record_verdict(tmp_path / "work" / RUNS[0] / "release", RUNS[0], "passed")
    publish(tmp_path, 0)
    archive(tmp_path, 1, (LIST, 503, HTML, "Sorry"))
    (tmp_path / "refused" / RUNS[1]).mkdir(parents=True)
    archive(tmp_path, 2, (LIST, 200, HTML, "Heat at Work\nRain at Work"))
    (tmp_path / "work" / RUNS[2]).mkdir(parents=True)
    (tmp_path / "work" / RUNS[2] / "crawl.json").write_text(
        '{"run_id": "20240615T080000Z", "started_at": "2024-06-15T08:00:00Z", "finished_at": "2024-06-15T09:00:00Z",'
        ' "sources": [{"source_id": "lab", "pages_fetched": 4, "pages_unchanged": 1, "pages_failed": 2}]}'
    )
    report = transform(tmp_path, 2)
    tables = read_tables(tmp_path / "work" / RUNS[2] / "release")
    runs: list[Row] = tables["runs"].to_pylist()
    assert [(row["run_id"], row["verdict"]) for row in runs] == list(
        zip(RUNS, ["passed", "refused", "none"], strict=True)
    )
    assert (runs[1]["pages_fetched"], runs[1]["pages_failed"]) == (0, 1)
    assert [runs[2][f"pages_{what}"] for what in ("fetched", "unchanged", "failed")] == [4, 1, 2]
    assert [runs[2][f"webinars_{what}"] for what in ("added", "changed", "withdrawn")] == [1, 0, 1]
    assert runs[2]["finished_at"] == datetime(2024, 6, 15, 9, tzinfo=UTC)
    assert runs[0]["webinars_added"] == 2
    assert report.webinars == {"lab": 2}


def test_the_tables_of_a_run_are_the_same_whenever_they_are_made(tmp_path: Path) -> None:
    archive(tmp_path, 0, (LIST, 200, HTML, "Heat at Work\nCold at Work"))
    transform(tmp_path, 0)
    made = {path.name: path.read_bytes() for path in (tmp_path / "work" / RUNS[0] / "release").iterdir()}
    publish(tmp_path, 0)
    archive(tmp_path, 1, (LIST, 200, HTML, "Rain at Work"))
    left_over = tmp_path / "work" / RUNS[0] / "release" / "half.parquet"
    left_over.parent.mkdir()
    left_over.write_bytes(b"from a run that was killed")
    transform(tmp_path, 0)
    assert {path.name: path.read_bytes() for path in left_over.parent.iterdir()} == made


def test_an_archive_without_pages_gives_a_release_without_webinars(tmp_path: Path) -> None:
    report = transform(tmp_path, 0)
    assert report.webinars == {"lab": 0}
    assert report.rows["topics"] == 51
    assert report.rows["webinars"] == report.rows["pages"] == 0


def test_a_damaged_release_before_is_told_in_one_line(tmp_path: Path) -> None:
    folder = tmp_path / "releases" / RUNS[0]
    folder.mkdir(parents=True)
    (folder / "webinars.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(TransformError, match=f"{RUNS[0]}: the release before is damaged") as error:
        transform(tmp_path, 1)
    assert "\n" not in str(error.value)


def test_a_damaged_record_of_the_archive_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    whole, broken = archive(tmp_path, 0, (LIST, 200, HTML, "Heat at Work"), (f"{LIST}/2", 200, HTML, "Cold at Work"))
    path = tmp_path / "archive" / broken.archive_file
    data = bytearray(path.read_bytes())
    data[broken.archive_offset + broken.archive_length // 2] ^= 0xFF
    path.write_bytes(data)
    report = transform(tmp_path, 0)
    assert report.webinars == {"lab": 1}
    assert report.damaged
    assert report.damaged[0].startswith(f"{whole.archive_file} at byte {broken.archive_offset}: ")
