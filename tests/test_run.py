"""The main job over the bundled web: what it publishes, and what kills, failures and refusals do to it."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest
from commands import start, webinars

from crawler.sources import Source
from webinars import load, release, run_state
from webinars.demo.server import DemoWeb
from webinars.demo.sites import FOLDER
from webinars.lock import LOCK
from webinars.run_report import RunReport
from webinars.run_state import RunState, RunStateError, interrupted, new_run_id, work_of

SITES = ("lakemont-labor", "safe-jobs", "standards-exchange")
"""Enough for what these tests are about: a pager, detail pages, a dead link, microdata and cards."""

DEAD_LINK = "back-pay-after-a-bankruptcy-filing"

OF_THE_RUN = {
    "run_id", "change_id", "first_seen_at", "last_seen_at", "withdrawn_at", "started_at", "finished_at", "fetched_at",
    "archive_file", "archive_offset", "archive_length",
}  # fmt: skip
"""Columns that differ between two runs over the same pages."""


def only(*sites: str) -> list[str]:
    return [word for site in sites for word in ("--source", site)]


@pytest.fixture(scope="module")
def web() -> Iterator[DemoWeb]:
    with DemoWeb() as web:
        yield web


@pytest.fixture(scope="module")
def sources(web: DemoWeb, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sources")
    web.sources(folder)
    return folder


@pytest.fixture(scope="module")
def undisturbed(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one run that nothing disturbed."""
    out = tmp_path_factory.mktemp("undisturbed")
    ran = webinars(*arguments_for(sources, out))
    assert ran.code == 0, ran.err
    return out


def tables(out: Path) -> dict[str, pd.DataFrame]:
    """What the latest release says, apart from when and by which run: rows in a stable order."""
    comparable = {}
    for name, frame in load(out).items():
        kept = frame[[column for column in frame.columns if column not in OF_THE_RUN]].astype("string").fillna("")
        comparable[name] = kept.sort_values(list(kept.columns)).reset_index(drop=True)
    return comparable


def assert_same_tables(one: Path, other: Path) -> None:
    expected, found = tables(one), tables(other)
    assert expected.keys() == found.keys()
    for name, frame in expected.items():
        pd.testing.assert_frame_equal(found[name], frame, obj=name)


def arguments_for(sources: Path, out: Path) -> tuple[object, ...]:
    return ("run", "--sources", sources, *only(*SITES), "--out", out, "--allow-loopback")


@contextmanager
def half_way(web: DemoWeb, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """The command in a process of its own, in the middle of its crawl; killed afterwards, if it is still there."""
    answered, until = len(web.answered), time.monotonic() + 60
    web.slow = 0.1
    running = start(*arguments)
    try:
        while len(web.answered) - answered < 10:
            assert running.poll() is None, running.communicate()
            assert time.monotonic() < until, "the crawl did not come half way"
            time.sleep(0.02)
        yield running
    finally:
        running.kill()
        running.wait()
        web.slow = 0.0


# -- what a run leaves -----------------------------------------------------------------------------------------------


def test_a_run_publishes_a_release_that_accounts_for_itself(undisturbed: Path) -> None:
    newest = release.latest(undisturbed)
    assert newest is not None
    release.check_files(newest)
    report = RunReport.read(newest)
    assert report.passed
    assert list(report.stages) == ["crawl", "transform", "validate"]
    assert all(seconds > 0 for seconds in report.stages.values())
    crawled = {source.source_id: source.crawl for source in report.sources}
    assert {source_id for source_id, crawl in crawled.items() if crawl} == set(SITES)
    assert not report.page_problems
    dead = crawled["standards-exchange"]
    assert dead is not None
    assert [failure.url.rstrip("/").rpartition("/")[2] for failure in dead.failures] == [DEAD_LINK]
    assert dead.robots_refused == 1
    assert not list((undisturbed / "work").iterdir())


def test_the_stages_one_by_one_publish_what_the_run_does(undisturbed: Path, sources: Path, tmp_path: Path) -> None:
    steps = (
        ("crawl", "--sources", sources, *only(*SITES), "--allow-loopback"),
        ("transform",),
        ("validate",),
        ("publish",),
    )
    for number, step in enumerate(steps):
        assert release.latest(tmp_path) is None
        ran = webinars(*step, "--out", tmp_path)
        assert ran.code == 0, ran.err
        if number < 3:
            assert f"Next: webinars {steps[number + 1][0]} --out {tmp_path}" in ran.out
    assert_same_tables(undisturbed, tmp_path)


@pytest.mark.parametrize(
    ("stage", "told"),
    [("transform", "no page is archived"), ("validate", "nothing to validate"), ("publish", "nothing to publish")],
)
def test_a_stage_without_the_one_before_it_says_what_to_do(stage: str, told: str, tmp_path: Path) -> None:
    ran = webinars(stage, "--out", tmp_path)
    assert ran.code == 1
    assert told in ran.told
    assert "`webinars crawl`" in ran.told


def test_the_whole_archive_can_be_read_once_more(undisturbed: Path, sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(undisturbed, out, symlinks=True)
    for step in (("transform", "--sources", sources), ("validate",), ("publish",)):
        ran = webinars(*step, "--out", out)
        assert ran.code == 0, ran.err
    again, before = load(out), load(undisturbed)
    assert again.run_id > before.run_id
    assert set(again.webinars["webinar_id"]) == set(before.webinars["webinar_id"])
    assert len(again.changes) == len(before.changes)


# -- kills -----------------------------------------------------------------------------------------------------------

DIE_IN_MID_PUBLISH = """
import os, signal, sys
from webinars import release
release._lead_to = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # the release is in its place, latest is not
from webinars.command import main
main(sys.argv[1:])
"""


def test_after_kill_9_while_crawling_and_while_publishing_the_tables_are_those_of_an_undisturbed_run(
    web: DemoWeb, undisturbed: Path, sources: Path, tmp_path: Path
) -> None:
    arguments = arguments_for(sources, tmp_path)
    with half_way(web, *arguments) as first:
        second = webinars(*arguments)
    assert first.returncode == -signal.SIGKILL
    # While the first was at it, the second was turned away, and told by whom.
    assert second.code == 5
    assert f"{tmp_path / LOCK} is held by `webinars run` (process {first.pid}, since 20" in second.told
    assert release.latest(tmp_path) is None

    in_publishing = start(*arguments, program=("-c", DIE_IN_MID_PUBLISH))
    _, said = in_publishing.communicate(timeout=300)
    assert in_publishing.returncode == -signal.SIGKILL, said
    assert "going on with the interrupted run" in said
    assert release.latest(tmp_path) is None
    assert len(list((tmp_path / "releases").iterdir())) == 1

    third = webinars(*arguments)
    assert third.code == 0, third.err
    assert "completed the interrupted publication" in third.err
    assert len(list((tmp_path / "archive").iterdir())) == 1
    assert_same_tables(undisturbed, tmp_path)


def test_an_interrupt_is_one_line_and_loses_nothing(
    web: DemoWeb, undisturbed: Path, sources: Path, tmp_path: Path
) -> None:
    arguments = arguments_for(sources, tmp_path)
    with half_way(web, *arguments) as running:
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert said.splitlines() == ["webinars: error: interrupted; nothing is lost, the same command goes on from here"]
    ran = webinars(*arguments)
    assert ran.code == 0, ran.err
    assert_same_tables(undisturbed, tmp_path)


def test_a_run_that_failed_after_its_crawl_is_gone_on_with(
    undisturbed: Path, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = arguments_for(sources, tmp_path)
    monkeypatch.setenv("WEBINARS_SPACY_MODEL", str(tmp_path / "no-model"))
    failed = webinars(*arguments)
    assert failed.code == 1
    assert "no-model" in failed.err.splitlines()[-1]
    monkeypatch.delenv("WEBINARS_SPACY_MODEL")
    ran = webinars(*arguments)
    assert ran.code == 0, ran.err
    assert len(list((tmp_path / "archive").iterdir())) == 1
    assert_same_tables(undisturbed, tmp_path)


# -- failures and refusals -------------------------------------------------------------------------------------------


def test_a_site_that_is_down_costs_the_others_nothing(tmp_path: Path) -> None:
    with DemoWeb(down={"safe-jobs"}) as web:
        web.sources(tmp_path / "sources")
        arguments = ("--sources", tmp_path / "sources", "--out", tmp_path / "out", "--allow-loopback")
        ran = webinars("run", *arguments, *only("safe-jobs", "centro-derechos"))
        assert ran.code == 3, ran.err
        assert "source safe-jobs failed" in ran.err
        loaded = load(tmp_path / "out")
        assert set(loaded.listings["source_id"]) == {"centro-derechos"}
        # Nothing of any site: that is our network, and no release is made of it.
        nothing = webinars("run", *arguments, *only("safe-jobs"))
        assert nothing.code == 1
        assert "no page could be fetched from safe-jobs" in nothing.err
    assert load(tmp_path / "out").run_id == loaded.run_id
    assert "failed" in webinars("status", "--out", tmp_path / "out").out
    state = webinars("status", "--out", tmp_path / "out", "--format", "json")
    unfinished, published = json.loads(state.out)
    assert (unfinished["state"], published["state"], published["latest"]) == ("unfinished", "published", True)


def test_a_release_that_lost_a_source_is_refused_until_somebody_says_that_it_is_right(tmp_path: Path) -> None:
    sites, out, sources = tmp_path / "sites", tmp_path / "out", tmp_path / "sources"
    shutil.copytree(FOLDER, sites)
    with DemoWeb(folder=sites) as web:
        web.sources(sources)
        arguments = ("--sources", sources, "--out", out, "--allow-loopback", *only("safe-jobs", "centro-derechos"))
        assert webinars("run", *arguments).code == 0
        good = load(out)
        listing = sites / "safe-jobs" / "trainings-webinars.html"
        listing.write_text("<!DOCTYPE html><html lang='en'><title>Soon</title><h1>Our new site is coming</h1></html>")
        refused = webinars("run", *arguments)
    listed = good.listings.loc[good.listings["source_id"] == "safe-jobs", "webinar_id"].nunique()
    assert refused.code == 4, refused.err
    assert f"{listed} in the last release" in refused.out
    assert "--accept-drop safe-jobs" in refused.err
    assert load(out).run_id == good.run_id
    (aside,) = (out / "refused").iterdir()
    assert (aside / "validation" / "failures.html").is_file()
    assert list((aside / "validation" / "data_docs").rglob("*.html"))
    assert not RunReport.read(aside).passed

    still = webinars("validate", "--out", out)
    assert still.code == 4
    in_hand = RunState.read(out, aside.name)
    assert in_hand is not None
    assert not in_hand.whole  # the next run crawls anew
    assert webinars("publish", "--out", out).code == 1
    assert load(out).run_id == good.run_id
    accepted = webinars("validate", "--out", out, "--accept-drop", "safe-jobs")
    assert accepted.code == 0, accepted.err
    assert webinars("publish", "--out", out).code == 0
    assert load(out).run_id == aside.name


def test_a_wrong_source_file_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    (tmp_path / "lab.yaml").write_text("id: lab\nname: Lab\nstart_url: https://www.example.org/\n")
    ran = webinars("run", "--sources", tmp_path, "--out", tmp_path / "out")
    assert ran.code == 2
    assert "lab.yaml: start_url: unknown key; did you mean 'start_urls'?" in ran.told
    assert not (tmp_path / "out").exists()


def test_hosts_on_this_machine_are_refused_unless_they_are_allowed(web: DemoWeb, sources: Path, tmp_path: Path) -> None:
    answered = len(web.answered)
    ran = webinars("crawl", "--sources", sources, *only("safe-jobs"), "--out", tmp_path)
    assert ran.code == 1
    assert "--allow-loopback lets it pass" in ran.err
    assert len(web.answered) == answered


# -- which run is meant ----------------------------------------------------------------------------------------------

NOW = datetime(2026, 11, 22, 15, tzinfo=UTC)
SOURCE = Source(id="lab", name="Lab", start_urls=["https://www.example.org/"])


def begun(out: Path, run_id: str, *, whole: bool = True) -> RunState:
    state = RunState(run_id=run_id, whole=whole, sources=[SOURCE], crawled=["lab"])
    state.write(out)
    return state


def test_a_run_is_gone_on_with_for_a_day_and_by_the_same_command(tmp_path: Path) -> None:
    state = begun(tmp_path, "20261121T160000Z")
    within, too_late = NOW, NOW + timedelta(hours=2)
    assert interrupted(tmp_path, ["lab"], None, within, whole=True) == state
    assert interrupted(tmp_path, ["lab"], None, too_late, whole=True) is None
    assert interrupted(tmp_path, ["other"], None, within, whole=True) is None
    assert interrupted(tmp_path, ["lab"], None, within, whole=False) is None  # its crawl is done
    assert interrupted(tmp_path, ["lab"], state.run_id, within, whole=False) == state


def test_a_crawl_of_its_own_is_not_made_a_run_of(tmp_path: Path) -> None:
    state = begun(tmp_path, "20261122T140000Z", whole=False)
    assert interrupted(tmp_path, ["lab"], None, NOW, whole=True) is None
    assert interrupted(tmp_path, ["lab"], state.run_id, NOW, whole=True) == state  # but gone on with, if it was killed


def test_a_finished_run_is_not_gone_on_with(tmp_path: Path) -> None:
    state = begun(tmp_path, "20261122T140000Z")
    (tmp_path / "refused" / state.run_id).mkdir(parents=True)
    assert interrupted(tmp_path, ["lab"], None, NOW, whole=True) is None


def test_a_run_id_is_later_than_all_before_and_a_clock_that_went_back_is_told_of(tmp_path: Path) -> None:
    first = new_run_id(tmp_path)
    (tmp_path / "archive" / first).mkdir(parents=True)
    assert new_run_id(tmp_path) > first  # it waits for the next second
    (tmp_path / "releases" / "20991122T140000Z").mkdir(parents=True)
    with pytest.raises(RunStateError, match=r"the clock of this machine is .* behind the run 20991122T140000Z"):
        new_run_id(tmp_path)


def test_a_damaged_state_is_told_of(tmp_path: Path) -> None:
    state = begun(tmp_path, "20261122T140000Z")
    (work_of(tmp_path, state.run_id) / run_state.RUN_STATE).write_text("{")
    with pytest.raises(RunStateError, match=r"run\.json is damaged; remove .*20261122T140000Z"):
        RunState.read(tmp_path, state.run_id)
