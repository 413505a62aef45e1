"""`webinars.load()`: right types, nothing on trust, and plain words where there is no release."""

import datetime
import pickle
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_release import LATER, RUN, published, small_rows

import webinars
from transform.schema import TABLES
from validation.files import sha256
from webinars.loader import DATASET_VARIABLE, DamagedReleaseError, NoReleaseError
from webinars.package import DATAPACKAGE, recorded_files

HOUSE = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one published release."""
    out = tmp_path_factory.mktemp("data") / "datasets"
    published(out)
    return out


# -- what is loaded --------------------------------------------------------------------------------------------------


def test_every_table_is_there_with_its_columns_and_rows(data: Path) -> None:
    release = webinars.load(data)
    rows = small_rows()
    assert (release.run_id, release.path) == (RUN, data / "releases" / RUN)
    assert list(release) == list(TABLES)
    for name, table in TABLES.items():
        assert list(release[name].columns) == [column.name for column in table.columns]
        assert len(release[name]) == len(rows[name])
    assert release.webinars is release["webinars"]
    assert "webinars" in dir(release)


def test_an_id_of_an_earlier_release_leads_to_the_row_that_it_means_now(data: Path) -> None:
    release = webinars.load(data)
    alias, row = release.aliases.loc[0, ["alias_id", "row_id"]]
    assert release.resolve(alias) == release.resolve(row) == row
    assert list(pd.Series([alias, "gone"]).map(release.resolve)) == [row, "gone"]


def test_columns_have_types_that_keep_nulls_and_zones(data: Path) -> None:
    release = webinars.load(data)
    types = {
        ("webinars", "title"): "string",
        ("webinars", "series"): "string",
        ("webinars", "year"): "Int16",
        ("webinars", "start_date"): "datetime64[ms]",
        ("webinars", "start_time"): "datetime64[us, UTC]",
        ("webinars", "confidence"): "Float64",
        ("listings", "position"): "Int32",
        ("pages", "archive_offset"): "Int64",
        ("sources", "stale"): "boolean",
    }
    assert {place: str(release[place[0]][place[1]].dtype) for place in types} == types
    assert release.webinars["series"].isna().all()


def test_values_are_those_that_were_published(data: Path) -> None:
    release = webinars.load(data)
    row, expected = release.webinars.iloc[3], small_rows()["webinars"][3]
    assert row["title"] == expected["title"]
    assert row["description"] == "Two hours.\nWith cases."
    assert row["start_date"].date() == expected["start_date"]
    assert row["start_time"] == expected["start_time"]
    assert row["start_time"].utcoffset() == datetime.timedelta(0)
    assert row["series"] is pd.NA


def test_what_a_notebook_does_with_days_and_lists_works(data: Path) -> None:
    release = webinars.load(data)
    assert (release.webinars["start_date"] >= "2019").sum() == sum(
        row["start_date"].year >= 2019 for row in small_rows()["webinars"]
    )
    assert (release.webinars["start_date"].dt.year == release.webinars["year"]).all()
    credentials = release.webinar_presenters.explode("credentials")["credentials"]
    assert credentials.value_counts().to_dict() == {"JD": 6, "MPA": 6}
    assert list(release.sources["start_urls"][0]) == ["https://harbor.example/webinars"]


def test_a_release_says_what_it_is(data: Path) -> None:
    release = webinars.load(data, tables=["webinars", "topics"])
    assert repr(release) == f"<release {RUN}: topics 51, webinars 12>"
    with pytest.raises(AttributeError, match="no table 'presenters' is loaded; there are: topics, webinars"):
        release.presenters  # noqa: B018
    assert repr(pickle.loads(pickle.dumps(release))) == repr(release)


def test_a_table_that_is_not_in_the_release_is_named(data: Path) -> None:
    with pytest.raises(KeyError, match=f"release {RUN} has no table webinar; it has topics, organizations"):
        webinars.load(data, tables=["webinar"])


# -- where a release is looked for -----------------------------------------------------------------------------------


def test_a_release_is_found_by_its_own_folder_and_after_later_ones(tmp_path: Path) -> None:
    first = published(tmp_path)
    published(tmp_path, LATER)
    assert webinars.load(first).run_id == RUN
    assert webinars.load(str(tmp_path)).run_id == webinars.load(tmp_path / "latest").run_id == LATER


def test_without_a_path_the_variable_counts_or_else_the_nearest_folder_above(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(DATASET_VARIABLE, raising=False)
    (data.parent / "notebooks").mkdir()
    monkeypatch.chdir(data.parent / "notebooks")
    assert webinars.load(tables=[]).path == data / "releases" / RUN
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(DATASET_VARIABLE, str(data))
    assert webinars.load(tables=[]).path == data / "releases" / RUN


def test_where_there_is_no_release_it_says_where_it_looked_and_what_makes_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(DATASET_VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NoReleaseError) as nowhere:
        webinars.load()
    assert str(tmp_path / "datasets" / "latest") in str(nowhere.value)
    assert "`webinars run`" in str(nowhere.value)
    assert "`webinars demo`" in str(nowhere.value)
    with pytest.raises(NoReleaseError, match=rf"no release in {tmp_path}/none, named by load\('none'\)"):
        webinars.load("none")
    monkeypatch.setenv(DATASET_VARIABLE, "elsewhere")
    with pytest.raises(
        NoReleaseError, match=f"{tmp_path}/elsewhere, named by the environment variable {DATASET_VARIABLE}"
    ):
        webinars.load()


# -- damage ----------------------------------------------------------------------------------------------------------


@given(data=st.data())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_bit_flipped_anywhere_in_a_published_table_is_noticed(data: st.DataObject, release: Path) -> None:
    table = data.draw(st.sampled_from(sorted(TABLES)))
    path = release / f"{table}.parquet"
    whole = path.read_bytes()
    damaged = bytearray(whole)
    damaged[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(damaged)
    try:
        with pytest.raises(DamagedReleaseError, match=rf"^[^\n]*/{table}\.parquet is damaged[^\n]*$"):
            webinars.load(release, tables=[table])
    finally:
        path.write_bytes(whole)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a release to be damaged; tests leave it whole."""
    return published(tmp_path_factory.mktemp("to be damaged"))


def test_without_verification_of_hashes_damaged_pages_are_still_noticed(release: Path) -> None:
    path = release / "webinars.parquet"
    whole = path.read_bytes()
    titles = pq.ParquetFile(path).metadata.row_group(0).column(1)
    damaged = bytearray(whole)
    damaged[titles.data_page_offset + titles.total_compressed_size // 2] ^= 1
    path.write_bytes(damaged)
    try:
        with pytest.raises(DamagedReleaseError, match=r"webinars\.parquet is damaged: .*CRC"):
            webinars.load(release, tables=["webinars"], verify=False)
        assert len(webinars.load(release, tables=["topics"], verify=False).topics) == 51
    finally:
        path.write_bytes(whole)


def test_a_missing_file_and_a_damaged_descriptor_are_named(tmp_path: Path) -> None:
    folder = published(tmp_path)
    (folder / "topics.parquet").unlink()
    with pytest.raises(DamagedReleaseError, match=r"/topics\.parquet is missing; restore it"):
        webinars.load(tmp_path)
    (folder / DATAPACKAGE).write_text('{"resources": 3')
    with pytest.raises(DamagedReleaseError, match=r"^[^\n]*datapackage\.json is damaged[^\n]*$"):
        webinars.load(tmp_path)


def test_the_hashes_are_of_the_files(data: Path) -> None:
    for file in recorded_files(data / "latest"):
        assert sha256((data / "latest" / file.path).read_bytes()) == file.sha256


# -- imports ---------------------------------------------------------------------------------------------------------


def test_importing_the_package_alone_is_light() -> None:
    heavy = "{'pandas', 'pyarrow', 'great_expectations', 'spacy', 'scrapy'}"
    program = f"import sys, webinars; sys.exit(bool({heavy} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", program], cwd=HOUSE, check=False).returncode == 0


def test_loading_imports_neither_spacy_nor_scrapy_nor_great_expectations(data: Path) -> None:
    heavy = "{'great_expectations', 'spacy', 'scrapy'}"
    program = f"import sys, webinars; webinars.load(sys.argv[1]); sys.exit(bool({heavy} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", program, str(data)], cwd=HOUSE, check=False).returncode == 0


def test_a_name_that_the_package_does_not_have_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'webinars' has no attribute 'lode'"):
        webinars.lode  # noqa: B018
