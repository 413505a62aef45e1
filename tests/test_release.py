"""Publishing: `latest` leads to a whole release whatever happens, and to nothing that was not validated."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from small_release import EARLIER, LATER, RUN, checked, published, small_rows, write_tables

from crawler.report import CrawlReport, Failure, SourceReport
from transform.identity import identifier
from transform.schema import TABLES
from transform.stage import PageProblem, TransformReport
from webinars import release
from webinars.package import DATAPACKAGE, files, recorded_files
from webinars.release import ReleaseError, work_folder
from webinars.run_report import RunReport, WebinarCounts, summarize

HOUSE = Path(__file__).parent.parent


def report_for(out: Path, run_id: str) -> RunReport:
    """Build the small release as this run and return the report to publish it with."""
    return summarize(work_folder(out, run_id), checked(out, run_id))


# -- what a release holds --------------------------------------------------------------------------------------------


def test_latest_leads_to_what_was_published_and_every_byte_is_accounted_for(tmp_path: Path) -> None:
    assert release.latest(tmp_path) is None
    folder = published(tmp_path)
    assert (tmp_path / "latest").readlink() == Path("releases") / RUN  # relative: the data folder may be moved
    assert release.latest(tmp_path) == folder == tmp_path / "releases" / RUN
    assert not list((tmp_path / "work").iterdir())
    on_disk = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    recorded = {file.path: file for file in recorded_files(folder)}
    assert recorded.keys() == on_disk - {DATAPACKAGE}
    assert {"webinars.parquet", "run_report.json", "validation/verdict.json"} <= recorded.keys()
    for name, file in recorded.items():
        assert file.length == (folder / name).stat().st_size


def test_the_verdict_in_the_tables_is_the_one_that_was_reached(tmp_path: Path) -> None:
    folder = published(tmp_path)
    assert pq.read_table(folder / "runs.parquet")["verdict"].to_pylist() == ["passed"]


def test_the_descriptor_follows_the_schema(tmp_path: Path) -> None:
    package = json.loads((published(tmp_path) / DATAPACKAGE).read_text())
    assert (package["profile"], package["version"]) == ("tabular-data-package", RUN)
    assert package["created"] == "2026-11-22T15:00:00+00:00"  # the archive's time, not the clock's
    assert {"title": "harbor office", "path": "https://harbor.example/"} in package["sources"]
    assert package["licenses"]
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert list(resources) == list(TABLES)
    for name, table in TABLES.items():
        schema = resources[name]["schema"]
        assert [field["name"] for field in schema["fields"]] == [column.name for column in table.columns]
        assert [field["description"] for field in schema["fields"]] == [column.meaning for column in table.columns]
        assert schema["primaryKey"] == list(table.primary_key)
        assert len(schema["foreignKeys"]) == len(table.foreign_keys)
    fields = {field["name"]: field for field in resources["webinars"]["schema"]["fields"]}
    types = {name: fields[name]["type"] for name in ("title", "year", "start_date", "start_time", "confidence")}
    assert list(types.values()) == ["string", "integer", "date", "datetime", "number"]
    assert fields["start_date"]["constraints"] == {"minimum": "1990-01-01", "maximum": "2099-12-31"}
    assert fields["start_time"]["constraints"]["minimum"] == "1990-01-01T00:00:00Z"
    assert fields["webinar_id"]["constraints"]["unique"] is True
    assert "cancelled" in fields["status"]["constraints"]["enum"]
    assert resources["webinars"]["hash"].startswith("sha256:")
    credentials = resources["webinar_presenters"]["schema"]["fields"][5]
    assert (credentials["name"], credentials["type"]) == ("credentials", "array")
    assert resources["topics"]["schema"]["foreignKeys"] == [
        {"fields": ["broader_topic_id"], "reference": {"resource": "", "fields": ["topic_id"]}}
    ]


def test_the_run_report_tells_each_source_what_failed_and_what_changed(tmp_path: Path) -> None:
    verdict = checked(tmp_path)
    moment = datetime(2026, 11, 22, 15, tzinfo=UTC)
    failing = SourceReport(
        source_id="desert", pages_fetched=0, pages_unchanged=0, pages_failed=1, robots_refused=0, pages_left=0,
        failures=[Failure(url="https://desert.example/", reason="no answer")], start_failed=True,
        finish_reason="finished",
    )  # fmt: skip
    transform = TransformReport(
        run_id=RUN, as_of=moment.date(), software_version="0.1.0", model_version="3", contents_read=2,
        other_contents=0, webinars={"harbor": 6}, rows={}, damaged=["harbor.warc.gz at 17"],
        problems=[PageProblem(source_id="harbor", url="https://harbor.example/x", fetched_at="", reason="odd")],
    )  # fmt: skip
    crawl = CrawlReport(run_id=RUN, started_at=moment, finished_at=moment, sources=[failing])
    built = work_folder(tmp_path, RUN)
    told = summarize(built, verdict, crawl=crawl, transform=transform, stages={"crawl": 2.5})
    desert, harbor, prairie = told.sources
    assert (desert.source_id, desert.stale, desert.crawl) == ("desert", True, failing)
    assert harbor.webinars == WebinarCounts(listed=6, new=6)
    assert (harbor.stale, prairie.crawl) == (False, None)
    assert told.page_problems[0].reason == "odd"
    assert told.damaged == ["harbor.warc.gz at 17"]
    assert told.versions["language model"] == "3"
    assert told.versions.keys() >= {"python", "webinars", "spacy", "great-expectations"}
    assert RunReport.read(release.publish(tmp_path, RUN, told)) == told


def test_of_each_source_the_report_counts_what_is_new_changed_and_gone(tmp_path: Path) -> None:
    verdict = checked(tmp_path)
    rows = small_rows()
    rows["changes"][0]["change"] = "changed"
    rows["changes"][2]["change"] = "withdrawn"
    rows["listings"][2]["withdrawn_at"] = rows["listings"][2]["last_seen_at"]
    rows["changes"][4]["run_id"] = EARLIER
    write_tables(work_folder(tmp_path, RUN), rows)
    harbor, prairie = summarize(work_folder(tmp_path, RUN), verdict).sources
    assert harbor.webinars == WebinarCounts(listed=5, new=3, changed=1, withdrawn=1)
    assert prairie.webinars == WebinarCounts(listed=6, new=6)


# -- what is not published -------------------------------------------------------------------------------------------


def _spoil(name: str) -> Callable[[Path], None]:
    def spoil(built: Path) -> None:
        content = bytearray((built / name).read_bytes())
        content[len(content) // 2] ^= 1
        (built / name).write_bytes(content)

    return spoil


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_spoil("webinars.parquet"), r"webinars\.parquet changed after validation"),
        (lambda built: (built / "topics.parquet").unlink(), r"topics\.parquet changed after validation"),
        (lambda built: (built / "validation/verdict.json").unlink(), "is not validated"),
        (_spoil("run_report.json"), r"is not as it was sealed: run_report\.json"),
        (lambda built: (built / "validation/failures.html").unlink(), r"sealed: validation/failures\.html"),
        (lambda built: (built / "extra.txt").write_text("?"), r"is not as it was sealed: extra\.txt"),
        (lambda built: (built / DATAPACKAGE).write_text("{}"), r"datapackage\.json is damaged"),
        (lambda built: (built / DATAPACKAGE).unlink(), r"datapackage\.json is missing"),
        (lambda built: shutil.rmtree(built), "nothing to publish"),
    ],
)  # fmt: skip
def test_what_is_not_as_it_was_validated_and_sealed_is_not_published(
    spoil: Callable[[Path], None], told: str, tmp_path: Path
) -> None:
    published(tmp_path, EARLIER)
    report = report_for(tmp_path, LATER)
    release.seal(work_folder(tmp_path, LATER), report)
    spoil(work_folder(tmp_path, LATER))
    with pytest.raises(ReleaseError, match=f"^[^\n]*{told}[^\n]*$"):
        release.publish(tmp_path, LATER)
    assert release.latest(tmp_path) == tmp_path / "releases" / EARLIER
    release.check_files(tmp_path / "latest")


def test_a_release_is_never_replaced_by_another_of_the_same_run(tmp_path: Path) -> None:
    folder = published(tmp_path)
    before = files(folder)
    release.seal(work_folder(tmp_path, RUN), report_for(tmp_path, RUN).model_copy(update={"stages": {"crawl": 9.0}}))
    with pytest.raises(ReleaseError, match="is published already and never changed"):
        release.publish(tmp_path, RUN)
    assert files(folder) == before


def test_a_folder_named_latest_is_told_of_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "latest").mkdir()
    with pytest.raises(ReleaseError, match=r"cannot publish .*: Is a directory"):
        published(tmp_path)
    assert (tmp_path / "latest").is_dir()


def test_bad_data_are_refused_and_stand_aside_with_their_reports(tmp_path: Path) -> None:
    published(tmp_path, EARLIER)
    rows = small_rows()
    rows["webinars"][3]["confidence"] = 7.0
    write_tables(work_folder(tmp_path, RUN), rows)
    verdict = release.check(tmp_path, RUN)
    assert [finding.rule for finding in verdict.findings] == ["webinars.confidence.range"]
    assert verdict.compared_with == EARLIER
    report = summarize(work_folder(tmp_path, RUN), verdict)
    with pytest.raises(ReleaseError, match="was refused by validation"):
        release.publish(tmp_path, RUN, report)
    folder = release.refuse(tmp_path, RUN, report)
    assert folder == tmp_path / "refused" / RUN
    assert release.latest(tmp_path) == tmp_path / "releases" / EARLIER
    assert identifier("web", 3) in (folder / "validation/failures.html").read_text()
    assert not RunReport.read(folder).passed
    assert pq.read_table(folder / "runs.parquet")["verdict"].to_pylist() == ["refused"]


def test_damaged_tables_are_refused_though_no_verdict_can_be_written_into_them(tmp_path: Path) -> None:
    write_tables(work_folder(tmp_path, RUN), small_rows(2))
    (work_folder(tmp_path, RUN) / "runs.parquet").write_bytes(b"PAR1")
    verdict = release.check(tmp_path, RUN)
    assert [finding.table for finding in verdict.findings] == ["runs"]
    assert summarize(work_folder(tmp_path, RUN), verdict).sources[0].webinars.listed == 1


def test_only_the_newest_refused_releases_are_kept_and_no_release_is_removed(tmp_path: Path) -> None:
    report = report_for(tmp_path, RUN)
    release.publish(tmp_path, RUN, report)
    for day in range(10, 10 + release.REFUSED_KEPT + 2):
        run_id = f"202612{day}T000000Z"
        work_folder(tmp_path, run_id).mkdir(parents=True)
        release.refuse(tmp_path, run_id, report)
    assert sorted(path.name[:8] for path in (tmp_path / "refused").iterdir()) == [
        f"202612{day}" for day in range(12, 17)
    ]
    assert [path.name for path in (tmp_path / "releases").iterdir()] == [RUN]


def test_publishing_removes_the_work_of_this_run_and_those_before_it_only(tmp_path: Path) -> None:
    for run_id in (EARLIER, LATER):
        work_folder(tmp_path, run_id).mkdir(parents=True)
    published(tmp_path, RUN)
    assert [path.name for path in (tmp_path / "work").iterdir()] == [LATER]


# -- kills and full disks --------------------------------------------------------------------------------------------

PUBLISH_AND_DIE = """
import os, shutil, signal, sys
from pathlib import Path
from webinars import release
from webinars.run_report import RunReport

whole, report, run_id = Path(sys.argv[1]), RunReport.model_validate_json(sys.argv[2]), sys.argv[3]
CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink"}

def die_before(change):
    left = [change]
    def hook(event, arguments):
        writes = event == "open" and isinstance(arguments[1], str) and "w" in arguments[1]
        if event in CHANGES or writes:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)

for change in range(1, 1000):
    out = whole.with_name(f"killed-{change}")
    shutil.copytree(whole, out, symlinks=True)
    child = os.fork()
    if not child:
        die_before(change)
        release.publish(out, run_id, report)
        os._exit(0)
    if os.WIFEXITED(os.waitpid(child, 0)[1]):
        break
"""


def test_kill_9_before_any_change_to_the_disk_leaves_a_whole_release_and_publishing_can_be_repeated(
    tmp_path: Path,
) -> None:
    whole = tmp_path / "whole"
    published(whole, EARLIER)
    report = report_for(whole, LATER)
    program = [sys.executable, "-c", PUBLISH_AND_DIE, str(whole), report.model_dump_json(), LATER]
    subprocess.run(program, cwd=HOUSE, check=True)
    killed = sorted(tmp_path.glob("killed-*"), key=lambda path: int(path.name.split("-")[1]))
    led_to = []
    for out in killed:
        now = release.latest(out)
        assert now is not None
        release.check_files(now)
        led_to.append(now.name)
        if release.finish_interrupted(out) is None and work_folder(out, LATER).is_dir():
            release.publish(out, LATER, report)
        assert release.latest(out) == out / "releases" / LATER
        release.check_files(out / "latest")
        assert sorted(path.name for path in out.iterdir()) == ["latest", "releases", "work"]
        assert not list((out / "work").iterdir())
    moved = led_to.index(LATER)
    assert led_to == [EARLIER] * moved + [LATER] * (len(led_to) - moved)
    assert moved >= 6  # report, descriptor, its renaming, the folder's, the symlink, its renaming
    assert len(led_to) - moved >= 2  # while it cleans up, and undisturbed


def test_an_older_release_is_not_made_the_latest_by_what_was_left_of_its_work(tmp_path: Path) -> None:
    published(tmp_path, EARLIER)
    published(tmp_path, LATER)
    work_folder(tmp_path, EARLIER).mkdir(parents=True)
    assert release.finish_interrupted(tmp_path) == EARLIER
    assert release.latest(tmp_path) == tmp_path / "releases" / LATER
    assert release.finish_interrupted(tmp_path) is None


FULL_DISK = """
import resource, sys
from pathlib import Path
from webinars import release
from webinars.run_report import RunReport

report = RunReport.model_validate_json(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]), resource.RLIM_INFINITY))
try:
    release.publish(Path(sys.argv[1]), sys.argv[3], report)
except release.ReleaseError as error:
    print(error)
"""


@pytest.mark.parametrize("room", [0, 2000, 9000])
def test_a_disk_without_room_is_one_clear_line_and_harms_nothing(room: int, tmp_path: Path) -> None:
    published(tmp_path, EARLIER)
    report = report_for(tmp_path, LATER)
    program = [sys.executable, "-c", FULL_DISK, str(tmp_path), report.model_dump_json(), LATER, str(room)]
    done = subprocess.run(program, cwd=HOUSE, check=True, capture_output=True, text=True)
    built = work_folder(tmp_path, LATER)
    assert done.stdout == f"cannot publish {built}: File too large; the last release is untouched\n"
    assert release.latest(tmp_path) == tmp_path / "releases" / EARLIER
    assert release.publish(tmp_path, LATER, report) == tmp_path / "releases" / LATER
    release.check_files(tmp_path / "latest")
