"""The file of corrections: what is right, what is told of what is wrong, and the command that writes it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from commands import Ran, webinars
from small_release import published

from transform.corrections import (
    CORRECTIONS,
    VERBS,
    CorrectionError,
    append_correction,
    load_corrections,
    parse_correction,
)
from webinars import load
from webinars.commands.correcting import command_line
from webinars.demo.server import DemoWeb
from webinars.run_report import RunReport

BY = "  author: Ana Ruiz\n  date: 2026-11-22\n  reason: So she says.\n"
PERSON, OTHER = "per_" + "a" * 16, "per_" + "b" * 16
WEBINAR = "web_" + "a" * 16


def written(folder: Path, text: str) -> Path:
    file = folder / CORRECTIONS
    file.write_text(text, encoding="utf-8")
    return file


def test_each_verb_is_read_and_written_again(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        f"# by the two of us\n- rename: {PERSON}\n  to: Jane Roe\n{BY}"
        f"- merge: {{person: J. Roe, page: 'https://www.example.org/'}}\n  into: {PERSON}\n{BY}"
        f"- split: {{organization: DLS}}\n  at: [{WEBINAR}]\n  name: Department of Samples\n{BY}"
        f"- drop: {{webinar: Picnic, date: 2024-05-02}}\n{BY}"
        f"- add: {{person: Ann Poe}}\n  to: {WEBINAR}\n  as: moderator\n{BY}"
        f"- set: {PERSON}\n  field: bio\n  value: null\n  at: {WEBINAR}\n{BY}",
    )
    found = load_corrections(file)
    assert [type(one) for one in found] == [VERBS[verb] for verb in ("rename", "merge", "split", "drop", "add", "set")]
    assert {(one.author, one.date, one.reason) for one in found} == {("Ana Ruiz", date(2026, 11, 22), "So she says.")}
    assert [parse_correction(one.plain()) for one in found] == found
    copy = tmp_path / "copy.yaml"
    for one in found:
        append_correction(copy, one)
    assert load_corrections(copy) == found


def test_a_file_without_entries_says_nothing(tmp_path: Path) -> None:
    assert load_corrections(written(tmp_path, "# nothing yet\n")) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("rename: x", "should be a list; begin each entry with '- '"),
        ("- rename: [", "line 1, column"),
        (f"- rename: {PERSON}\n{BY}", "entry 1: to: is missing; add it"),
        (f"- rename: {PERSON}\n  too: X\n{BY}", "entry 1: too: unknown key; did you mean 'to'?"),
        (f"- to: X\n{BY}", "entry 1: should have one of the keys rename, merge, split, drop, add, set, but has none"),
        (f"- drop: {PERSON}\n  add: {PERSON}\n{BY}", "but has drop and add"),
        (f"- drop: {PERSON}\n", "entry 1: author: is missing"),
        (f"- drop: jane\n{BY}", "'jane' is no id of a person (per_…)"),
        (f"- drop: {{name: Jane}}\n{BY}", "name: unknown key"),
        (f"- drop: {{person: Jane, webinar: Heat}}\n{BY}", "should be an id, or have one of the keys"),
        (f"- drop: {{webinar: Heat, date: 2024-13}}\n{BY}", "'2024-13' is no day, month or year"),
        (f"- merge: {PERSON}\n  into: {PERSON}\n{BY}", "cannot be merged into itself"),
        (f"- merge: {PERSON}\n  into: {WEBINAR}\n{BY}", f"{WEBINAR} should be a person"),
        (f"- split: {WEBINAR}\n  at: [{WEBINAR}]\n{BY}", "a webinar is split by `pages`"),
        (f"- split: {{organization: X}}\n  at: [{WEBINAR}]\n{BY}", "name: is missing"),
        (f"- add: {{person: Jane}}\n{BY}", "to: is missing; name the webinar"),
        (f"- add: {{person: Jane}}\n  to: {WEBINAR}\n  as: speaker\n{BY}", "as: 'speaker' does not fit; did you mean"),
        (f"- add: {{topic: heat}}\n  to: {WEBINAR}\n{BY}", "'heat' is no topic"),
        (f"- add: {{webinar: Heat}}\n{BY}", "a webinar is added as {webinar: TITLE, page: URL, date: DATE}"),
        (f"- set: {WEBINAR}\n  field: title\n  value: X\n{BY}", "field: 'title' cannot be set; use `rename`"),
        (f"- set: {PERSON}\n  field: bio\n  value: X\n{BY}", "name the webinar after `at`"),
        (f"- set: {WEBINAR}\n  field: status\n  value: over\n{BY}", "should be one of scheduled, held"),
        (f"- set: {WEBINAR}\n  field: status\n  value: null\n{BY}", "value: cannot be null"),
        (f"- set: {WEBINAR}\n  field: start_date\n  value: May\n{BY}", "should be a day, a month or a year"),
        (f"- set: {WEBINAR}\n  field: start_time\n  value: 2024-05-02 18:00\n{BY}", "should be a moment with its zone"),
        (f"- set: {WEBINAR}\n  field: time_zone\n  value: EST5\n{BY}", "should be a zone of the IANA database"),
        (f"- drop: {PERSON}\n{BY}- drop: {PERSON}\n{BY}", "entry 2: says the same as entry 1; remove one"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    file = written(tmp_path, text)
    with pytest.raises(CorrectionError) as error:
        load_corrections(file)
    assert str(error.value).startswith(f"{file}: ")
    assert told in str(error.value)
    assert "\n" not in str(error.value)


# -- the command -----------------------------------------------------------------------------------------------------


@pytest.fixture
def out(tmp_path: Path) -> Path:
    published(tmp_path)
    return tmp_path


def correct(out: Path, *arguments: object) -> Ran:
    return webinars("correct", *arguments, "--out", out, "--author", "Ana Ruiz", "--reason", "So she says.")


def test_the_command_writes_what_it_found_in_the_release_and_keeps_what_stands_there(out: Path) -> None:
    file = written(out, "# ours\n")
    assert correct(out, "rename", "person:Alex harbor", "Alexandra Harbor").code == 0
    some = load(out).webinars.loc[0, "webinar_id"]
    assert correct(out, "set", some, "start_date", "2026-10").code == 0
    rename, date_set = load_corrections(file)
    assert file.read_text(encoding="utf-8").startswith("# ours\n- rename:\n")
    assert rename.told == "rename Alex harbor to Alexandra Harbor"
    assert date_set.told == f"set {some} field start_date value 2026-10"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("rename", "person:Nobody", "X"), "not written: nothing is printed as Nobody"),
        (("drop", "web_aaaaaaaaaaaaaaaa"), "not written: no row has the id web_aaaaaaaaaaaaaaaa"),
        (("drop", "Alex"), "'Alex' should be an id, or one of person:…"),
        (("merge", "person:Alex harbor", "organization:harbor office"), "should be a person"),
        (("merge", "person:Alex harbor", "person:alex HARBOR"), "not written: both are per_"),
        (("set", "organization:harbor office", "kind", "club"), "should be one of federal_agency"),
        (("add", "topic:heat", "--to", "web_aaaaaaaaaaaaaaaa"), "'heat' is no topic"),
    ],
)
def test_the_command_refuses_nonsense(out: Path, arguments: tuple[str, ...], told: str) -> None:
    ran = correct(out, *arguments)
    assert ran.code == 2
    assert told in ran.told
    assert not (out / CORRECTIONS).exists()


def test_the_same_is_not_written_twice(out: Path) -> None:
    assert correct(out, "drop", "person:Alex harbor").code == 0
    ran = correct(out, "drop", "person:Alex harbor")
    assert (ran.code, "says the same as entry 1" in ran.told) == (2, True)
    assert len(load_corrections(out / CORRECTIONS)) == 1


def test_a_command_to_copy_is_quoted_for_the_shell() -> None:
    assert command_line("drop", "person:Ann O'Poe").startswith("webinars correct drop 'person:Ann O")


# -- a run end to end ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("sources")
    with DemoWeb() as web:
        web.sources(folder)
        yield folder


def test_a_run_applies_them_tells_those_that_no_longer_apply_and_the_next_one_keeps_the_ids(
    sources: Path, tmp_path: Path
) -> None:
    def run(*more: object) -> Ran:
        given = ("--out", tmp_path, "--sources", sources, "--source", "safe-jobs", "--allow-loopback", "--quiet", *more)
        return webinars("run", *given)

    assert run().code == 0
    plain = load(tmp_path)
    (one, other), gone = plain.presenters["presenter_id"][:2], plain.webinars["webinar_id"].iloc[-1]
    by = ("--out", tmp_path, "--author", "Ana Ruiz", "--reason", "It is on the page.")
    assert webinars("correct", "merge", one, other, *by).code == 0
    assert webinars("correct", "drop", gone, *by).code == 0
    assert webinars("correct", "rename", other, "Somebody Q. Else", *by).code == 0
    file = tmp_path / CORRECTIONS
    kept = file.read_text(encoding="utf-8")
    file.write_text(f"{kept}- drop: {{webinar: A Picnic}}\n{BY}", encoding="utf-8")
    ran = run()
    assert (ran.code, "a correction no longer applies: drop A Picnic: nothing is printed" in ran.err) == (0, True)
    corrected = load(tmp_path)
    assert corrected.resolve(one) == other
    assert gone not in set(corrected.webinars["webinar_id"])
    assert "Somebody Q. Else" in set(corrected.presenters["name"])
    assert set(corrected.evidence.loc[corrected.evidence["method"] == "correction", "column_name"]) == {
        "presenter_id", "webinar_id", "name",
    }  # fmt: skip
    report = RunReport.read(corrected.path)
    assert (report.corrections_applied, [unused.correction for unused in report.unused_corrections]) == (
        3, ["drop A Picnic"],
    )  # fmt: skip
    assert "A Picnic" in webinars("status", "--out", tmp_path).out

    shutil.copy(file, elsewhere := tmp_path / "ours.yaml")
    file.write_text("- nonsense\n", encoding="utf-8")
    ran = run()
    assert (ran.code, f"{file}: entry 1: should be a mapping" in ran.told) == (2, True)
    assert run("--corrections", elsewhere).code == 0
    again = load(tmp_path)
    for table in ("webinars", "presenters", "aliases"):
        assert set(again[table].iloc[:, 0]) == set(corrected[table].iloc[:, 0])
    file.write_text("", encoding="utf-8")
    assert run().code == 0
    back = load(tmp_path)
    assert set(back.webinars["webinar_id"]) == set(plain.webinars["webinar_id"])
    assert set(back.presenters["presenter_id"]) == set(plain.presenters["presenter_id"])
    assert run("--corrections", tmp_path / "nowhere.yaml").code == 2
