"""The command line: what it says of itself, of mistakes and of pages. What a run does is told in test_run.py."""

from __future__ import annotations

import importlib
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click
import pytest
from commands import HOUSE, webinars

from transform.vocabulary import vocabulary
from webinars.command import TOLD, cli
from webinars.commands.options import ExitCode
from webinars.demo.server import DemoWeb
from webinars.demo.sites import EXPECTED

PAGE = EXPECTED.parent / "sites" / "lakemont-labor" / "enforcement-summit-2025.html"
PAGE_URL = "http://127.0.0.1:20268/enforcement-summit-2025"
GOLD = EXPECTED / "lakemont-labor.jsonl"
README = HOUSE / "README.md"


@pytest.fixture(scope="module")
def web() -> Iterator[DemoWeb]:
    with DemoWeb() as web:
        yield web


def every_command() -> Iterator[tuple[list[str], click.Command]]:
    def below(names: list[str], command: click.Command) -> Iterator[tuple[list[str], click.Command]]:
        yield names, command
        if isinstance(command, click.Group):
            context = click.Context(command)
            for name in command.list_commands(context):
                one = command.get_command(context, name)
                assert one is not None
                yield from below([*names, name], one)

    return below([], cli)


COMMANDS = {" ".join(names): command for names, command in every_command()}


# -- what it says of itself ------------------------------------------------------------------------------------------


def test_the_names_of_the_contract_are_there() -> None:
    assert set(COMMANDS) >= {
        "run", "crawl", "transform", "validate", "publish", "extract", "evaluate", "train", "calibrate", "demo",
        "sources", "sources list", "sources check", "sources add", "status", "report", "review",
    }  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_explains_itself(name: str) -> None:
    ran = webinars(*name.split(), "--help")
    assert (ran.code, ran.err) == (0, "")
    command = COMMANDS[name]
    assert command.help
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, option.opts
            assert option.opts[0] in ran.out


@pytest.mark.parametrize("name", [name for name in COMMANDS if name])
def test_every_command_is_in_the_readme(name: str) -> None:
    assert re.search(rf"`?webinars {name}\b", README.read_text(encoding="utf-8")), f"README.md: webinars {name}"


def test_the_readme_and_the_help_name_every_exit_code() -> None:
    help_text = " ".join(webinars("--help").out.split())
    readme = README.read_text(encoding="utf-8")
    for code in ExitCode:
        assert re.search(rf"\b{int(code)}\b", help_text.partition("Exit codes:")[2]), code
        assert re.search(rf"^\| {int(code)} \|", readme, re.MULTILINE), code


def test_the_readme_begins_with_the_two_commands_and_its_links_lead_somewhere() -> None:
    readme = README.read_text(encoding="utf-8")
    first, second = re.findall(r"^make \w+", readme, re.MULTILINE)[:2]
    assert (first, second) == ("make demo", "make test")
    places = re.findall(r"\]\(([^)#]+)\)", readme)
    assert places
    for place in places:
        assert place.startswith("https://") or (HOUSE / place).exists(), place


HELP_AND_MODULES = """
import sys
from webinars.command import main
for names in sys.argv[1:]:
    assert main([*names.split(), "--help"]) == 0
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def test_no_help_imports_anything_heavy() -> None:
    program = [sys.executable, "-c", HELP_AND_MODULES, *COMMANDS]
    ran = subprocess.run(program, cwd=HOUSE, capture_output=True, text=True, check=True)
    loaded = set(ran.stderr.split())
    assert "click" in loaded
    assert not loaded & {"spacy", "scrapy", "twisted", "pandas", "pyarrow", "numpy", "great_expectations", "lxml"}


# -- mistakes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["rum"], 2, r"No such command 'rum'"),
        (["run", "--as-off", "2026-11-22"], 2, r"No such option.*--as-of.*webinars run --help"),
        (["transform", "--as-of", "22.11.2026"], 2, r"'22.11.2026' is no day; write it like 2026-11-22"),
        (["run", "--sources", "no/such/folder"], 2, r"no/such/folder: the folder of source files does not exist"),
        (["run", "--source", "nobody"], 2, r"no source has the id 'nobody'"),
        (["extract", "no-such-page.html"], 1, r"no-such-page.html: No such file or directory"),
        (["extract", "a.html", "b.html", "--url", "https://a.example/"], 2, r"--url is for one file"),
        (["extract", "a.html", "--time-zone", "EST5"], 2, r"'EST5' is no IANA time zone"),
        (["extract", "a.html", "--url", "lab.example.org"], 2, r"'lab.example.org' is no web address"),
        (["train", "--steps", "5"], 2, r"--steps is for a trial"),
        (["evaluate", "pyproject.toml"], 2, r"pyproject.toml, line 1: "),
        (["report", "--out", "no/such/folder"], 1, r"there is no release in .*no/such/folder"),
        (["review", "--out", "no/such/folder"], 1, r"there is no release in .*no/such/folder"),
    ],
)
def test_a_mistake_is_told_in_one_line(
    arguments: list[str], code: int, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(HOUSE)
    ran = webinars(*arguments)
    assert (ran.code, ran.out) == (code, "")
    assert re.search(told, ran.told)


def test_every_error_that_is_told_by_name_exists() -> None:
    for name in TOLD:
        module, _, kind = name.rpartition(".")
        assert issubclass(getattr(importlib.import_module(module), kind), Exception)


def test_a_fault_of_ours_has_no_traceback_unless_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("two lines\nof text")

    monkeypatch.setattr("webinars.past_runs.past_runs", fail)
    ran = webinars("status")
    assert ran.code == 1
    assert "a fault of this program: ZeroDivisionError: two lines of text" in ran.told
    for arguments in (["status", "--debug"], ["--debug", "status"]):
        debugged = webinars(*arguments)
        assert debugged.code == 1
        assert 'raise ZeroDivisionError("two lines' in debugged.err


def test_messages_can_be_json() -> None:
    ran = webinars("extract", "no-such-page.html", "--log-format", "json")
    told = json.loads(ran.told)
    assert (told["level"], told["event"], told["page"]) == ("error", "page_failed", "no-such-page.html")
    assert datetime.fromisoformat(told["time"]).tzinfo is not None


def test_a_reader_that_has_enough_is_no_fault() -> None:
    read, write = os.pipe()
    os.close(read)
    program = [sys.executable, "-m", "webinars", "sources"]
    ran = subprocess.run(program, cwd=HOUSE, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert (ran.returncode, ran.stderr) == (1, "")


# -- pages -----------------------------------------------------------------------------------------------------------


def test_extract_prints_the_json_of_the_contract() -> None:
    ran = webinars("extract", PAGE, "--url", PAGE_URL, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    page = json.loads(ran.out)
    assert page["page_url"] == PAGE_URL
    (webinar,) = page["webinars"]
    assert webinar["title"] == "Enforcement Summit 2025: Cities Working Together"
    assert (webinar["start_date"], webinar["date_precision"]) == ("2025-05-01", "day")
    assert webinar["start_time"] == "2025-05-01T16:00:00Z"
    assert webinar.keys() >= {
        "title", "series", "description", "start_date", "date_precision", "start_time", "detail_url",
        "registration_url", "presenters", "organizations", "topics", "resources", "status", "format", "end_time",
        "time_zone", "date_text",
    }  # fmt: skip
    first, *_ = webinar["presenters"]
    assert first.keys() >= {"name", "role", "credentials", "job_title", "organization", "location"}
    assert set(webinar["topics"]) <= {topic.topic_id for topic in vocabulary()}
    assert all({"kind", "url", "label"} <= resource.keys() for resource in webinar["resources"])


def test_several_pages_are_one_json_object_a_line_and_one_that_is_missing_costs_the_others_nothing() -> None:
    negative = PAGE.parent / "news" / "car-wash-settlement.html"
    ran = webinars("extract", PAGE, "no-such-page.html", negative, "--format", "json")
    assert ran.code == 1
    assert "no-such-page.html" in ran.told
    pages = [json.loads(line) for line in ran.out.splitlines()]
    assert [bool(page["webinars"]) for page in pages] == [True, False]
    assert pages[0]["page_url"] == PAGE.as_uri()  # it names no address of its own


def test_a_saved_page_knows_its_own_address(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<title>x</title><link rel="canonical" href="https://www.example.org/a"><p>Nothing here')
    ran = webinars("extract", page, "--format", "json")
    assert json.loads(ran.out)["page_url"] == "https://www.example.org/a"
    given = webinars("extract", page, "--url", "https://www.example.org/b", "--format", "json")
    assert json.loads(given.out)["page_url"] == "https://www.example.org/b"


def test_the_day_taken_as_today_decides_what_is_still_to_come() -> None:
    statuses = []
    for day in ("2025-04-01", "2026-11-22"):
        ran = webinars("extract", PAGE, "--url", PAGE_URL, "--as-of", day, "--format", "json")
        statuses.append(json.loads(ran.out)["webinars"][0]["status"])
    assert statuses == ["scheduled", "held"]


def test_extract_for_people_shows_pages_literally(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE.read_text(encoding="utf-8").replace("Cities Working Together", "Cities [bold]Working[/bold]"))
    ran = webinars("extract", page, "--url", PAGE_URL)
    assert ran.code == 0
    assert "Cities [bold]Working[/bold]" in ran.out
    assert "Leandra Ostrow" in ran.out


def test_a_url_is_fetched_by_the_rules_of_the_crawl_and_stored_nowhere(
    web: DemoWeb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    url = web.url("lakemont-labor", "/enforcement-summit-2025")
    ran = webinars("extract", url, "--allow-loopback", "--format", "json")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["webinars"][0]["title"].startswith("Enforcement Summit 2025")
    forbidden = webinars("extract", web.url("standards-exchange", "/members/closed-briefings/"), "--allow-loopback")
    assert forbidden.code == 1
    assert "robots.txt forbids it" in forbidden.told
    loopback = webinars("extract", url)
    assert loopback.code == 1
    assert "is not public" in loopback.told
    assert not list(tmp_path.iterdir())


def test_evaluate_scores_what_extract_finds_and_compares_with_earlier_figures(tmp_path: Path) -> None:
    ran = webinars("evaluate", GOLD, "--format", "json", "--write", tmp_path / "found")
    assert ran.code == 0, ran.err
    figures = json.loads(ran.out)
    assert (figures["pages"], figures["negative_pages"]) == (4, 2)
    assert figures["fields"]["webinars"]["right"] > 0
    written = json.loads((tmp_path / "found" / "enforcement-summit-2025.json").read_text(encoding="utf-8"))
    assert written["webinars"][0]["title"] == "Enforcement Summit 2025: Cities Working Together"
    figures["fields"]["webinars"]["f1"] -= 0.25
    (tmp_path / "earlier.json").write_text(json.dumps(figures))
    table = webinars("evaluate", GOLD, "--compare", tmp_path / "earlier.json", "--faults")
    assert table.code == 0
    assert "+0.250" in table.out
    assert "By the layout of most webinars found on a page" in table.out
    assert "By the layer that found a value" in table.out
    assert "Right of the values that are given this confidence" in table.out
    assert "../sites/lakemont-labor/trainings.html: " in table.out
    no_figures = webinars("evaluate", GOLD, "--compare", GOLD)
    assert no_figures.code == 2
    assert "holds no figures" in no_figures.told


def test_gold_may_say_which_day_is_today(tmp_path: Path) -> None:
    row = json.loads(GOLD.read_text(encoding="utf-8").splitlines()[1])
    assert row["file"].endswith("enforcement-summit-2025.html")
    row["file"], row["as_of"] = str(PAGE), "2025-04-01"
    (tmp_path / "gold.jsonl").write_text(json.dumps(row) + "\n")
    assert webinars("evaluate", tmp_path / "gold.jsonl", "--write", tmp_path).code == 0
    found = json.loads((tmp_path / "enforcement-summit-2025.json").read_text(encoding="utf-8"))
    assert found["webinars"][0]["status"] == "scheduled"


@pytest.mark.parametrize("command", ["evaluate", "train-layout"])
@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"file": "p.html", "url": "https://a.example/", "webi', "line 1: Invalid JSON"),
        ('{"file": "p.html", "url": "https://a.example/", "webinars": [{"series": "x"}]}', "webinar 1 has no title"),
        (
            '{"file": "p.html", "url": "https://a.example/", "webinars": [{"title": "x", "presenters": [{}]}]}',
            "one of its presenters has no name",
        ),
        ('{"file": "p.html", "url": "https://a.example/", "webinars": []}', "its page p.html cannot be read"),
        ("", "no page in this file"),
    ],
    ids=["cut off", "no title", "no name", "no page file", "empty"],
)
def test_what_is_wrong_with_a_gold_file_is_told_in_one_line(tmp_path: Path, command: str, line: str, told: str) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(line, encoding="utf-8")
    done = webinars(command, gold)
    assert done.code == 2
    assert told in done.told
    assert str(gold) in done.told


# -- sources ---------------------------------------------------------------------------------------------------------


def test_a_source_is_added_listed_and_checked(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    added = webinars(
        "sources", "add", "example-lab", "Labor [Lab]", "https://www.example.org/webinars", "--sources", sources,
        "--time-zone", "America/Chicago",
    )  # fmt: skip
    assert added.code == 0, added.err
    listed = webinars("sources", "--sources", sources)
    assert listed.code == 0
    assert "example-lab" in listed.out
    assert "Labor [Lab]" in listed.out
    checked = webinars("sources", "--sources", sources, "check")
    assert checked.code == 0
    assert "nothing is wrong (1 source file)" in checked.out
    again = webinars("sources", "add", "example-lab", "Other", "https://www.example.com/", "--sources", sources)
    assert again.code == 2
    assert "exists already" in again.told


def test_a_source_that_would_be_wrong_is_not_added(tmp_path: Path) -> None:
    ran = webinars("sources", "add", "Example Lab", "Lab", "https://www.example.org/", "--sources", tmp_path)
    assert ran.code == 2
    assert "'Example Lab' should be lower-case letters" in ran.told
    assert not list(tmp_path.iterdir())


def test_every_wrong_source_file_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("id: a\nname: A\n")
    (tmp_path / "b.yaml").write_text("id: B\nname: B\nstart_urls: [https://b.example/]\n")
    (tmp_path / "c.yaml").write_text("id: c\nname: C\nstart_urls: [https://c.example/]\n")
    ran = webinars("sources", "check", "--sources", tmp_path)
    assert ran.code == 2
    first, second = ran.err.splitlines()
    assert "a.yaml: start_urls: is missing" in first
    assert "b.yaml: id: 'B'" in second


# -- the installed command -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("terminal", [True, False])
def test_progress_is_shown_on_a_terminal_and_nowhere_else(terminal: bool, tmp_path: Path) -> None:
    ours, theirs = pty.openpty() if terminal else (None, os.open(tmp_path / "err", os.O_CREAT | os.O_WRONLY))
    program = [sys.executable, "-m", "webinars", "extract", str(PAGE), "--url", PAGE_URL, "--format", "json"]
    ran = subprocess.run(program, cwd=HOUSE, stdout=subprocess.PIPE, stderr=theirs, text=True, check=True)
    os.close(theirs)
    assert json.loads(ran.stdout)["page_url"] == PAGE_URL
    shown = os.read(ours, 100_000) if ours is not None else (tmp_path / "err").read_bytes()
    assert (b"extract" in shown) == bool(shown) == terminal


def test_a_file_that_is_no_page_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    ran = webinars("extract", tmp_path / "empty.html")
    assert (ran.code, ran.out) == (1, "")
    assert ran.told.endswith("empty.html: the page is empty")


def test_a_model_is_never_trained_into_a_folder_of_other_things(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    ran = webinars("train", "--output", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "holds something else than a model" in ran.told
    assert (tmp_path / "thesis.txt").read_text() == "years of work"
