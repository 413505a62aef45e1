"""`webinars demo`, and its release against the records that are expected of every bundled page.

What is compared must be exactly as expected but for the differences that stand, with their reasons, in
demo_differences.yaml; a difference that is gone has to be taken out there. The test prints what should stand there.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from commands import Ran, webinars
from traced import Traced

from webinars import load
from webinars.demo.sites import FIRST_PORT, SITES
from webinars.loader import Release
from webinars.scoring import PageScore, score_page

THE_PAGE = "(the page)"
DIFFERENCES = Path(__file__).with_name("demo_differences.yaml")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "data"


@pytest.fixture(scope="module")
def ran(out: Path) -> Ran:
    return webinars("demo", "--out", out)


@pytest.fixture(scope="module")
def release(ran: Ran, out: Path) -> Release:
    assert ran.code == 0, ran.err
    return load(out)


def test_it_ends_with_the_summary_the_place_and_lines_that_load_the_release(
    ran: Ran, release: Release, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for site in SITES:
        assert site.id in ran.out
    summary, _, example = ran.out.partition("To load it in Python:")
    assert f"Published: {out / 'releases' / release.run_id}" in summary
    lines = textwrap.dedent(example).strip()
    assert len(lines.splitlines()) == 3
    exec(lines, {})  # the lines are ours
    assert release.webinars["title"].iloc[0][:20] in capsys.readouterr().out


def test_a_demo_is_never_among_real_releases(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    ran = webinars("demo", "--out", tmp_path)
    assert ran.code == 2
    assert "holds crawls of real sites" in ran.told


def test_a_second_demo_finds_nothing_new(release: Release, out: Path) -> None:
    ran = webinars("demo", "--out", out)
    assert ran.code == 0, ran.err
    again = load(out)
    assert again.run_id > release.run_id
    assert len(again.pages) == len(release.pages)
    assert set(again.webinars["webinar_id"]) == set(release.webinars["webinar_id"])
    assert not len(again.changes[again.changes["run_id"] == again.run_id])


Differences = dict[str, dict[str, dict[str, Any]]]
"""Page → webinar (or `THE_PAGE`) → {"why": …, "differences": […]}, as in demo_differences.yaml."""


def first_port(release: Release) -> int:
    """The port of the first site: the web moves up where others hold its ports."""
    starts = release.sources.set_index("source_id")["start_urls"]
    return urlsplit(str(starts[SITES[0].id][0])).port or 0


def page_scores(release: Release) -> Iterator[tuple[str, PageScore]]:
    """Each bundled page and its score."""
    traced = Traced(release)
    for site in SITES:
        for row in site.expected(first_port(release)):
            score = score_page(traced.webinars(row["url"]), row["webinars"])
            yield row["file"].removeprefix("../sites/"), score


def found_differences(release: Release, reasons: Differences) -> Differences:
    """The differences that there are, with the known reasons for them."""
    found: Differences = {}
    for page, score in page_scores(release):
        for difference in score.differences:
            title = THE_PAGE if difference.field == "webinars" else difference.webinar
            why = reasons.get(page, {}).get(title, {}).get("why", "")
            entry = found.setdefault(page, {}).setdefault(title, {"why": why, "differences": []})
            told = difference.told.replace(f":{first_port(release)}/", f":{FIRST_PORT}/")
            entry["differences"] = sorted([*entry["differences"], f"{difference.field} {difference.what} {told}"])
    return found


def test_the_release_says_of_every_page_what_is_expected(release: Release) -> None:
    known: Differences = yaml.safe_load(DIFFERENCES.read_text(encoding="utf-8")) or {}
    for of_page in known.values():
        for title, entry in of_page.items():
            assert len(entry["why"].split()) >= 3, f"{title}: say why"
    found = found_differences(release, known)
    assert found == known, "what should stand in demo_differences.yaml, if it is right:\n" + yaml.safe_dump(
        found, allow_unicode=True, sort_keys=False, width=110
    )


def test_most_of_what_is_expected_is_found(release: Release) -> None:
    """The list of differences may not grow into an excuse."""
    scores = [score for _, score in page_scores(release)]
    right = sum(score.counts["webinars"].right for score in scores)
    assert right >= 0.9 * sum(score.due for score in scores)
