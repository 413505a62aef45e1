"""`webinars demo`, and its release against the records that are expected of every bundled page.

What is compared must be exactly as expected but for the differences that stand, each with its reason, in
demo_differences.yaml; a difference that is gone has to be taken out there.
"""

from __future__ import annotations

import textwrap
from collections import defaultdict
from pathlib import Path

import pytest
import yaml
from commands import Ran, webinars
from traced import Traced

from webinars import load
from webinars.demo.sites import SITES
from webinars.likeness import folded
from webinars.loader import Release
from webinars.scoring import score_page

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


def found_differences(release: Release) -> dict[str, dict[str, list[str]]]:
    """Page → webinar → differences, as demo_differences.yaml has them."""
    traced = Traced(release)
    found: defaultdict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    first_port = int(traced_port(release))
    for site in SITES:
        for row in site.expected(first_port):
            for difference in score_page(traced.webinars(row["url"]), row["webinars"]).differences:
                told = f"{difference.field} {difference.what} {difference.told}"
                found[row["file"].removeprefix("../sites/")][difference.webinar].append(told)
    return {page: {title: sorted(told) for title, told in webinars.items()} for page, webinars in found.items()}


def traced_port(release: Release) -> str:
    """The port of the first site: the web moves up where others hold its ports."""
    url = release.sources.set_index("source_id")["start_urls"][SITES[0].id][0]
    return str(url).split("/")[2].split(":")[1]


def test_the_release_says_of_every_page_what_is_expected(release: Release) -> None:
    known = yaml.safe_load(DIFFERENCES.read_text(encoding="utf-8"))
    expected: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for entry in known:
        assert len(folded(entry["why"]).split()) >= 3, entry
        expected[entry["page"]][entry["webinar"]] = sorted(entry["differences"])
    found = found_differences(release)
    news = [
        {"page": page, "webinar": title, "differences": told, "why": ""}
        for page, of_page in found.items()
        for title, told in of_page.items()
        if expected[page].get(title) != told
    ]
    gone = [(page, title) for page, of_page in expected.items() for title in of_page if title not in found.get(page, {})]
    assert not news, "new or other differences:\n" + yaml.safe_dump(news, allow_unicode=True, sort_keys=False, width=110)
    assert not gone


def test_most_of_what_is_expected_is_found(release: Release) -> None:
    """The list of differences may not grow into an excuse."""
    traced = Traced(release)
    port = int(traced_port(release))
    scores = [score_page(traced.webinars(row["url"]), row["webinars"]) for site in SITES for row in site.expected(port)]
    webinars_found = sum(score.counts["webinars"].right for score in scores)
    assert webinars_found >= 0.9 * sum(score.due for score in scores)
