"""Source files: what a right one says, and that each mistake is told in one line with file, key and fix."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from crawler.sources import BUNDLED, Source, SourceError, load_sources

RIGHT = "id: example-lab\nname: Example Lab\nstart_urls:\n  - https://www.example.org/webinars\n"


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def test_the_smallest_file_of_the_contract_is_enough(tmp_path: Path) -> None:
    write(tmp_path, "lab.yaml", RIGHT)
    (source,) = load_sources(tmp_path)
    assert (source.id, source.name, source.start_urls) == (
        "example-lab",
        "Example Lab",
        ["https://www.example.org/webinars"],
    )
    assert (source.max_pages, source.max_depth, source.delay) == (200, 3, 1.0)


def test_the_bundled_sources_are_right_and_begin_with_the_page_the_project_began_with() -> None:
    by_id = {source.id: source for source in load_sources(BUNDLED)}
    rutgers = by_id["rutgers-workplace-justice-lab"]
    assert rutgers.start_urls == ["https://smlr.rutgers.edu/workplace-justice-lab_RU/slse-webinars"]
    assert rutgers.name == "workplace justice lab@RU"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (RIGHT + "max_page: 3\n", "max_page: unknown key; did you mean 'max_pages'?"),
        ("id: a\nname: b\nstart_url: [https://a.example/]\n", "start_url: unknown key; did you mean 'start_urls'?"),
        ("id: a\nstart_urls: [https://a.example/]\n", "name: is missing; add it"),
        ("id: a\nname: 5\nstart_urls: [https://a.example/]\n", "name: should be text, but is 5; put it in quotes"),
        ("id: a\nname: b\nstart_urls: https://a.example/\n", "start_urls: should be a list"),
        ("id: a\nname: b\nstart_urls: []\n", "start_urls: list should have at least 1 item"),
        ("id: a\nname: b\nstart_urls: [www.a.example/w]\n", "start_urls: 'www.a.example/w' should be a full URL"),
        ("id: a\nname: b\nstart_urls: ['https://a.example:99999/']\n", "should be a full URL"),
        ("id: a\nname: b\nstart_urls: ['ftp://a.example/']\n", "should be a full URL"),
        ("id: Lab One\nname: b\nstart_urls: [https://a.example/]\n", "id: 'Lab One' should be lower-case"),
        ("id: ../a\nname: b\nstart_urls: [https://a.example/]\n", "id: '../a' should be lower-case"),
        (RIGHT + "max_pages: 0\n", "max_pages: input should be greater than or equal to 1"),
        (RIGHT + "max_pages: many\n", "max_pages: input should be a valid integer, but is 'many'"),
        (RIGHT + "delay: .nan\n", "delay: input should be"),
        (RIGHT + "follow: ['(']\n", "follow: '(' is no regular expression"),
        (RIGHT + "time_zone: America/NewYork\n", "time_zone: 'America/NewYork' is no IANA time zone; did you mean"),
        (RIGHT + "language: English\n", "language: 'English' is no BCP 47 tag"),
        (RIGHT + "homepage: example.org\n", "homepage: 'example.org' should be a full URL"),
        (RIGHT + "allowed_domains: [https://example.org]\n", "allowed_domains: 'https://example.org' should be a host"),
        (RIGHT + "allowed_domains: [example.com]\n", "add 'www.example.org' to them"),
        (RIGHT + "name: Another\n", "line 5, column 1: no valid YAML: the key 'name' is given twice"),
        ("id: a\n name: b\n", "line 2, column 6: no valid YAML"),
        ("- id: a\n", "should be a mapping of keys to values"),
        ("", "should be a mapping of keys to values"),
    ],
)
def test_a_mistake_is_told_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    file = write(tmp_path, "lab.yaml", text)
    with pytest.raises(SourceError) as error:
        load_sources(tmp_path)
    message = str(error.value)
    assert message.startswith(f"{file}: ")
    assert told in message
    assert "\n" not in message


def test_a_file_that_is_no_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "lab.yaml").write_bytes(RIGHT.replace("Lab", "Laboratório").encode("latin-1"))
    with pytest.raises(SourceError, match="is not UTF-8 text"):
        load_sources(tmp_path)


def test_two_files_cannot_have_the_same_id(tmp_path: Path) -> None:
    write(tmp_path, "one.yaml", RIGHT)
    write(tmp_path, "two.yaml", RIGHT)
    with pytest.raises(SourceError, match=r"two\.yaml: id: 'example-lab' is taken by one\.yaml"):
        load_sources(tmp_path)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (None, "does not exist"),
        (Path.mkdir, "no source file"),
        (Path.touch, "is a file"),
    ],
)
def test_a_folder_without_sources_is_told(tmp_path: Path, make: Callable[[Path], None] | None, told: str) -> None:
    folder = tmp_path / "sources"
    if make is not None:
        make(folder)
    with pytest.raises(SourceError, match=told):
        load_sources(folder)


def test_only_the_wanted_sources_come_and_an_unknown_one_is_told(tmp_path: Path) -> None:
    write(tmp_path, "b.yaml", RIGHT.replace("example-lab", "b-lab"))
    write(tmp_path, "a.yaml", RIGHT.replace("example-lab", "a-lab"))
    assert [source.id for source in load_sources(tmp_path)] == ["a-lab", "b-lab"]
    assert [source.id for source in load_sources(tmp_path, only=["b-lab"])] == ["b-lab"]
    with pytest.raises(SourceError, match=r"no source has the id 'b-lap'; did you mean 'b-lab'\?"):
        load_sources(tmp_path, only=["b-lap"])


@pytest.mark.parametrize(
    ("domains", "url", "inside"),
    [
        ([], "https://www.example.org/other", True),
        ([], "https://example.org/other", True),
        ([], "https://events.example.org/1", True),
        ([], "https://example.org.evil.example/", False),
        ([], "https://notexample.org/", False),
        ([], "mailto:lab@example.org", False),
        (["www.example.org"], "https://example.org/", False),
        (["www.example.org:8080", "www.example.org"], "http://www.example.org:8080/", True),
    ],
)
def test_a_source_knows_what_lies_inside_it(domains: list[str], url: str, inside: bool) -> None:
    source = Source(id="a", name="A", start_urls=["https://www.example.org/webinars"], allowed_domains=domains)
    assert source.allows(url) is inside


def test_on_one_machine_a_port_tells_sites_apart() -> None:
    source = Source(id="a", name="A", start_urls=["http://127.0.0.1:8001/"])
    assert source.allows("http://127.0.0.1:8001/more")
    assert not source.allows("http://127.0.0.1:8002/more")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
        max_leaves=5,
    ),
    st.sampled_from(["id", "name", "start_urls", "allowed_domains", "follow", "max_pages", "delay", "language"]),
)
def test_whatever_a_key_holds_the_answer_is_a_source_or_one_line(
    tmp_path_factory: pytest.TempPathFactory, value: object, key: str
) -> None:
    folder = tmp_path_factory.mktemp("sources")
    write(folder, "lab.yaml", yaml.safe_dump({**yaml.safe_load(RIGHT), key: value}))
    told = "nothing, it is right"
    try:
        load_sources(folder)
    except SourceError as error:
        told = str(error)
    assert len(told.splitlines()) == 1
