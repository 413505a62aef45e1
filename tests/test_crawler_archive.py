"""The archive: what is written is read back, whatever a kill, a bad disk or a full one does to the file."""

from __future__ import annotations

import hashlib
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from crawler.archive import (
    MAX_BODY,
    ArchiveError,
    ArchiveProblem,
    ArchiveWriter,
    Exchange,
    Snapshot,
    read_body,
    read_snapshots,
)

FIRST, SECOND, THIRD = "20260101T000000Z", "20260201T000000Z", "20260301T000000Z"
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)


def exchange(path: str, body: bytes = b"<p>Hello</p>", status: int = 200, minutes: int = 0, **more: object) -> Exchange:
    url = f"https://lab.example{path}"
    fields = {
        "url": url,
        "requested_url": url,
        "fetched_at": BEGIN + timedelta(minutes=minutes),
        "request_headers": [("User-Agent", "test")],
        "protocol": "HTTP/1.1",
        "status": status,
        "response_headers": [("Content-Type", "text/html; charset=utf-8")],
        "body": body,
        "ip_address": "192.0.2.7",
    }
    return Exchange(**{**fields, **more})  # type: ignore[arg-type]


def archive_of_three(tmp_path: Path) -> tuple[Path, list[Snapshot]]:
    with ArchiveWriter(tmp_path, FIRST, "lab") as writer:
        pages = [writer.append(exchange(f"/{n}", f"<p>Page {n}</p>".encode() * 50, minutes=n)) for n in range(3)]
    return tmp_path / FIRST / "lab.warc.gz", pages


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    _, pages = archive_of_three(tmp_path)
    problems: list[ArchiveProblem] = []
    assert read_snapshots(tmp_path, problems) == pages
    assert problems == []
    assert pages[1] == Snapshot(
        source_id="lab",
        run_id=FIRST,
        url="https://lab.example/1",
        final_url="https://lab.example/1",
        http_status=200,
        content_type="text/html; charset=utf-8",
        fetched_at=BEGIN + timedelta(minutes=1),
        sha256=hashlib.sha256(b"<p>Page 1</p>" * 50).hexdigest(),
        archive_file=f"{FIRST}/lab.warc.gz",
        archive_offset=pages[1].archive_offset,
        archive_length=pages[1].archive_length,
        unchanged=False,
    )
    assert read_body(tmp_path, pages[1]) == b"<p>Page 1</p>" * 50


def test_an_archive_that_is_not_there_yet_is_empty(tmp_path: Path) -> None:
    assert read_snapshots(tmp_path / "archive") == []


def test_other_warc_readers_read_it_and_find_the_digests_right(tmp_path: Path) -> None:
    file, pages = archive_of_three(tmp_path)
    with ArchiveWriter(tmp_path, FIRST, "lab") as writer:
        writer.append(exchange("/0", b"", 304, minutes=9), pages[0])
    seen = []
    with file.open("rb") as stream:
        for record in ArchiveIterator(stream, check_digests="raise"):
            record.content_stream().read()
            seen.append((record.rec_type, record.rec_headers.get_header("WARC-Target-URI")))
    urls = [f"https://lab.example/{n}" for n in range(3)]
    pairs = [(kind, url) for url in urls for kind in ("response", "request")]
    assert seen == [("warcinfo", None), *pairs, ("revisit", urls[0]), ("request", urls[0])]


@given(
    body=st.binary(max_size=300),
    headers=st.lists(
        st.tuples(st.text(max_size=12), st.text(st.characters(max_codepoint=255), max_size=30)), max_size=4
    ),
    status=st.sampled_from([200, 203, 404, 410, 500, 599]),
)
def test_any_answer_survives(
    tmp_path_factory: pytest.TempPathFactory, body: bytes, headers: list[tuple[str, str]], status: int
) -> None:
    archive = tmp_path_factory.mktemp("archive")
    with ArchiveWriter(archive, FIRST, "lab") as writer:
        written = writer.append(exchange("/", body, status, response_headers=headers))
    problems: list[ArchiveProblem] = []
    (snapshot,) = read_snapshots(archive, problems)
    assert problems == []
    assert replace(snapshot, content_type=None) == replace(written, content_type=None)
    assert read_body(archive, snapshot) == body


def test_the_largest_body_that_the_crawler_takes_survives(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path, FIRST, "lab") as writer:
        snapshot = writer.append(exchange("/", b"x" * MAX_BODY))
    assert len(read_body(tmp_path, snapshot)) == MAX_BODY


def test_unchanged_pages_refer_to_the_body_that_was_stored_first(tmp_path: Path) -> None:
    _, (page, *_) = archive_of_three(tmp_path)
    with ArchiveWriter(tmp_path, SECOND, "lab") as writer:
        not_modified = writer.append(exchange("/0", b"", 304, minutes=100), page)
    with ArchiveWriter(tmp_path, THIRD, "lab") as writer:
        same_bytes = writer.append(exchange("/0", b"<p>Page 0</p>" * 50, minutes=200), page)
        changed = writer.append(exchange("/0", b"<p>New</p>", minutes=300), page)
    expected = replace(page, run_id=SECOND, fetched_at=BEGIN + timedelta(minutes=100), unchanged=True)
    assert not_modified == expected
    assert same_bytes == replace(expected, run_id=THIRD, fetched_at=BEGIN + timedelta(minutes=200))
    assert not changed.unchanged
    assert read_snapshots(tmp_path)[3:] == [not_modified, same_bytes, changed]
    assert read_body(tmp_path, same_bytes) == b"<p>Page 0</p>" * 50


def test_redirects_and_robots_are_archived_but_are_no_pages(tmp_path: Path) -> None:
    moved = [("Location", "https://lab.example/new")]
    with ArchiveWriter(tmp_path, FIRST, "lab") as writer:
        writer.append(exchange("/robots.txt", b"User-agent: *"))
        writer.append(exchange("/old", b"", 301, response_headers=moved))
        page = writer.append(exchange("/new", requested_url="https://lab.example/old"))
        gone = writer.append(exchange("/gone", b"<p>Gone</p>", 410, minutes=1))
    assert read_snapshots(tmp_path) == [page, gone]
    assert (page.url, page.final_url) == ("https://lab.example/old", "https://lab.example/new")
    with (tmp_path / FIRST / "lab.warc.gz").open("rb") as stream:
        urls = [
            r.rec_headers.get_header("WARC-Target-URI") for r in ArchiveIterator(stream) if r.rec_type == "response"
        ]
    assert urls == [f"https://lab.example/{name}" for name in ("robots.txt", "old", "new", "gone")]


def test_a_file_cut_off_anywhere_keeps_its_whole_records_and_takes_more(tmp_path: Path) -> None:
    file, pages = archive_of_three(tmp_path)
    whole = file.read_bytes()
    last = pages[2].archive_offset
    # All cuts in the last two records, and in the warcinfo at the start.
    for cut in [*range(last + 1, len(whole)), 1, pages[0].archive_offset - 1]:
        file.write_bytes(whole[:cut])
        problems: list[ArchiveProblem] = []
        kept = [page for page in pages if page.archive_offset + page.archive_length <= cut]
        assert read_snapshots(tmp_path, problems) == kept, cut
        at_a_border = cut == last + pages[2].archive_length
        assert [problem.reason for problem in problems] == ([] if at_a_border else ["the record is cut off"]), cut
        with ArchiveWriter(tmp_path, FIRST, "lab") as writer:
            more = writer.append(exchange("/more", minutes=50))
        problems.clear()
        assert read_snapshots(tmp_path, problems) == [*kept, more], cut
        assert problems == [], cut


def test_a_whole_file_is_left_as_it_is_when_it_is_opened_again(tmp_path: Path) -> None:
    file, _ = archive_of_three(tmp_path)
    whole = file.read_bytes()
    ArchiveWriter(tmp_path, FIRST, "lab").close()
    assert file.read_bytes() == whole


def test_a_damaged_record_costs_only_itself(tmp_path: Path) -> None:
    file, pages = archive_of_three(tmp_path)
    whole = file.read_bytes()
    for place in range(pages[1].archive_offset, pages[1].archive_offset + pages[1].archive_length, 7):
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        file.write_bytes(damaged)
        problems: list[ArchiveProblem] = []
        kept = read_snapshots(tmp_path, problems)
        # The name, time and system in a gzip header are the only bytes that nothing depends on.
        harmless = 4 <= place - pages[1].archive_offset < 10
        assert kept == (pages if harmless else [pages[0], pages[2]]), place
        assert [p.offset for p in problems] == ([] if harmless else [pages[1].archive_offset]), place
        if not harmless:
            with pytest.raises(ArchiveError, match=f"{FIRST}/lab.warc.gz at byte {pages[1].archive_offset}: "):
                read_body(tmp_path, pages[1])
        assert read_body(tmp_path, pages[2]) == b"<p>Page 2</p>" * 50


def test_whole_records_behind_damage_are_never_cut_away(tmp_path: Path) -> None:
    file, pages = archive_of_three(tmp_path)
    damaged = bytearray(file.read_bytes())
    damaged[pages[1].archive_offset + 40] ^= 0xFF
    file.write_bytes(damaged)
    with ArchiveWriter(tmp_path, FIRST, "lab") as writer:
        more = writer.append(exchange("/more", minutes=50))
    assert read_snapshots(tmp_path) == [pages[0], pages[2], more]


def test_an_unchanged_page_without_its_body_is_reported(tmp_path: Path) -> None:
    file, (page, *_) = archive_of_three(tmp_path)
    with ArchiveWriter(tmp_path, SECOND, "lab") as writer:
        writer.append(exchange("/0", b"", 304, minutes=100), page)
    file.unlink()
    problems: list[ArchiveProblem] = []
    assert read_snapshots(tmp_path, problems) == []
    (problem,) = problems
    assert problem.archive_file == f"{SECOND}/lab.warc.gz"
    assert "https://lab.example/0 of 2026-01-01T00:00:00.000000Z, is not in the archive" in problem.reason


def test_a_body_that_is_not_where_it_should_be_is_told(tmp_path: Path) -> None:
    file, pages = archive_of_three(tmp_path)
    wrong = replace(pages[0], archive_offset=pages[1].archive_offset, archive_length=pages[1].archive_length)
    with pytest.raises(ArchiveError, match=r"does not hold the page https://lab\.example/0"):
        read_body(tmp_path, wrong)
    file.unlink()
    with pytest.raises(ArchiveError, match="cannot be read: No such file"):
        read_body(tmp_path, pages[0])


@contextmanager
def file_size_limit(size: int) -> Iterator[None]:
    """A disk that is full when a file has `size` bytes; the kernel's limit fails in the same way."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    file, pages = archive_of_three(tmp_path)
    whole = file.read_bytes()
    with ArchiveWriter(tmp_path, FIRST, "lab") as writer:
        with file_size_limit(len(whole) + 100), pytest.raises(ArchiveError, match="cannot be written: "):
            writer.append(exchange("/more", minutes=40))
        assert file.read_bytes() == whole
        more = writer.append(exchange("/more", minutes=50))
    assert read_snapshots(tmp_path) == [*pages, more]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "archive").touch()
    with pytest.raises(ArchiveError, match="cannot be opened for writing"):
        ArchiveWriter(tmp_path / "archive", FIRST, "lab")
