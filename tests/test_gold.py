"""The gold pages agree with their annotation: what is annotated is on the page, and in the words of our vocabulary.

All parts are checked alike, but `test` is held out: a failure there names the page and the rule, not the content.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest

from transform import records
from transform.vocabulary import vocabulary

GOLD = Path(__file__).parent / "gold"
PARTS = ("train", "dev", "test")
TODAY = date(2026, 11, 22)

KEYS = {
    "page": "file url webinars",
    "webinar": "title title_alt series series_alt description format start_date start_date_alt date_precision "
    "start_time start_time_alt status presenters organizations topics topics_optional resources optional",
    "presenter": "name role role_alt credentials job_title job_title_alt organization organization_alt location "
    "optional",
    "organization": "name alt relation relation_alt optional",
    "resource": "kind kind_alt url optional",
}
CHOICES = {
    "format": get_args(records.Format),
    "status": get_args(records.Status),
    "date_precision": get_args(records.Precision),
    "role": get_args(records.Role),
    "relation": get_args(records.Relation),
    "kind": get_args(records.ResourceKind),
}

Page = dict[str, Any]
Webinar = dict[str, Any]


@cache
def pages(part: str) -> tuple[Page, ...]:
    lines = (GOLD / part / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def webinars(part: str) -> Iterator[tuple[Page, Webinar]]:
    for page in pages(part):
        for webinar in page["webinars"]:
            yield page, webinar


@cache
def source(part: str, file: str) -> str:
    raw = (GOLD / part / file).read_bytes()
    declared = re.search(rb"charset=[\"']?([\w-]+)", raw[:2048])
    return raw.decode(declared[1].decode() if declared else "utf-8")


def folded(text: str) -> str:
    """Words only, in lower case: how a value is compared with the page, whatever its quotes, dashes and spaces."""
    text = unicodedata.normalize("NFKC", text).lower().replace("&", " and ")
    return re.sub(r"[^\w]+", " ", text).strip()


@cache
def printed(part: str, file: str) -> str:
    """All that the page shows or says of itself, folded: text, with and without a space at each tag, metadata."""
    tree = lxml.html.document_fromstring(source(part, file))
    said = [str(v) for v in tree.xpath("//@alt | //@title | //@aria-label | //meta/@content")]
    for hidden in tree.xpath("//script | //style"):
        hidden.drop_tree()
    texts = [str(t) for t in tree.itertext()]
    return f" {folded(' '.join(texts))} {folded(''.join(texts))} {folded(' '.join(said))} "


@cache
def links(part: str, file: str, url: str) -> frozenset[str]:
    """Every address on the page, absolute, and the page's own."""
    html = source(part, file)
    tree = lxml.html.document_fromstring(html)
    here = urljoin(url, next(iter(tree.xpath("//base/@href")), url))
    relative = tree.xpath("//@href | //@src | //@data | //@*[starts-with(name(), 'data-')] | //form/@action")
    bare = re.findall(r"https?://[^\s\"'<>]+", html)
    return frozenset({url, *bare, *(urljoin(here, str(r).strip()) for r in relative)})


def report(part: str, problems: Iterable[tuple[str, str]]) -> None:
    """Fail with one line a problem (page, what is wrong); for the held-out part only with how many a page has."""
    found = list(problems)
    if part == "test":
        per_page = {file: sum(f == file for f, _ in found) for file, _ in found}
        lines = [f"{file}: {count}" for file, count in per_page.items()]
    else:
        lines = [f"{file}: {what}" for file, what in found]
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)


@pytest.fixture(params=PARTS)
def part(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_page_is_annotated_once(part: str) -> None:
    annotated = [page["file"] for page in pages(part)]
    on_disk = {f"pages/{path.name}" for path in (GOLD / part / "pages").iterdir()}
    report(part, ((file, "annotated, but not there") for file in set(annotated) - on_disk))
    report(part, ((file, "there, but not annotated") for file in on_disk - set(annotated)))
    report(part, ((file, "annotated twice") for file in annotated if annotated.count(file) > 1))


def test_the_part_is_of_many_sites_and_has_pages_without_webinars(part: str) -> None:
    sites = {urlsplit(page["url"]).hostname for page in pages(part)}
    assert len(sites) >= 0.9 * len(pages(part))
    assert sum(not page["webinars"] for page in pages(part)) >= len(pages(part)) / 8


def test_the_parts_share_no_site() -> None:
    def hosts(part: str) -> set[str]:
        return {(urlsplit(page["url"]).hostname or "").removeprefix("www.") for page in pages(part)}

    for one, other in combinations(PARTS, 2):
        assert not hosts(one) & hosts(other), f"{one} and {other}"


def test_keys_and_kinds_are_of_the_vocabulary(part: str) -> None:
    def items() -> Iterator[tuple[str, str, dict[str, Any]]]:
        for page in pages(part):
            yield page["file"], "page", page
            for webinar in page["webinars"]:
                yield page["file"], "webinar", webinar
                for kind in ("presenter", "organization", "resource"):
                    for item in webinar[f"{kind}s"]:
                        yield page["file"], kind, item

    def unknown() -> Iterator[tuple[str, str]]:
        for file, kind, item in items():
            for key in item.keys() - set(KEYS[kind].split()):
                yield file, f"{kind} has the key {key!r}"
            optional = {"format"} - item.keys()  # it is not scored, and some annotators left it out
            for key in (CHOICES.keys() & set(KEYS[kind].split())) - optional:
                for value in [item[key], *item.get(f"{key}_alt", [])]:
                    if value not in CHOICES[key]:
                        yield file, f"{kind}: {key} is {value!r}"

    report(part, unknown())


def test_topics_are_known_and_none_stands_beside_its_broader_one(part: str) -> None:
    broader = {topic.topic_id: topic.broader_topic_id for topic in vocabulary()}

    def wrong() -> Iterator[tuple[str, str]]:
        for page, webinar in webinars(part):
            due, optional = webinar["topics"], webinar.get("topics_optional", [])
            for topic in {*due, *optional} - broader.keys():
                yield page["file"], f"{webinar['title']}: no topic {topic!r}"
            for topic in due:
                if broader.get(topic) in due:
                    yield page["file"], f"{webinar['title']}: {broader[topic]!r} beside {topic!r}"
            if len({*due, *optional}) < len(due) + len(optional):
                yield page["file"], f"{webinar['title']}: a topic twice"

    report(part, wrong())


def test_what_is_annotated_is_printed_on_the_page(part: str) -> None:
    def missing() -> Iterator[tuple[str, str]]:
        for page, webinar in webinars(part):
            values = [("title", webinar["title"]), ("series", webinar["series"])]
            values += [("organization", organization["name"]) for organization in webinar["organizations"]]
            for presenter in webinar["presenters"]:
                values += [("presenter", presenter["name"]), ("affiliation", presenter["organization"])]
                values += [("location", presenter["location"])]
                values += [("credential", credential) for credential in presenter["credentials"]]
            for what, value in values:
                if value and f" {folded(value)} " not in printed(part, page["file"]):
                    yield page["file"], f"{what} not printed: {value}"

    report(part, missing())


def test_every_resource_is_a_link_of_the_page(part: str) -> None:
    def missing() -> Iterator[tuple[str, str]]:
        for page, webinar in webinars(part):
            addresses = [resource["url"] for resource in webinar["resources"]]
            for address in addresses:
                if address not in links(part, page["file"], page["url"]):
                    yield page["file"], f"not on the page: {address}"
                if addresses.count(address) > 1:
                    yield page["file"], f"twice: {address}"

    report(part, missing())


def test_dates_times_and_status_agree(part: str) -> None:
    def wrong() -> Iterator[tuple[str, str]]:
        for page, webinar in webinars(part):
            where = (page["file"], webinar["title"])
            precision, status = webinar["date_precision"], webinar["status"]
            day = date.fromisoformat(webinar["start_date"]) if webinar["start_date"] else None
            if (day is None) != (precision in {"year", "none"}) or (precision == "month" and day and day.day != 1):
                yield where[0], f"{where[1]}: precision {precision} with {day}"
            for text in filter(None, [webinar["start_time"], *webinar.get("start_time_alt", [])]):
                time = datetime.fromisoformat(text)
                if time.utcoffset() != timedelta(0) or day is None or abs((time.date() - day).days) > 1:
                    yield where[0], f"{where[1]}: {text} on {day}"
            future = day is not None and (day.replace(day=28) if precision == "month" else day) >= TODAY
            if (status == "scheduled" and day and not future) or (status == "held" and future):
                yield where[0], f"{where[1]}: {status} on {day}"

    report(part, wrong())


def test_every_affiliation_is_among_the_organizations_and_nobody_appears_twice_in_a_role(part: str) -> None:
    def wrong() -> Iterator[tuple[str, str]]:
        for page, webinar in webinars(part):
            listed = {organization["name"] for organization in webinar["organizations"]}
            listed |= {form for organization in webinar["organizations"] for form in organization.get("alt", [])}
            for presenter in webinar["presenters"]:
                if presenter["organization"] and presenter["organization"] not in listed:
                    yield page["file"], f"{presenter['name']}: {presenter['organization']} is not listed"
            seen = [(presenter["name"], presenter["role"]) for presenter in webinar["presenters"]]
            for name, role in set(seen):
                if seen.count((name, role)) > 1:
                    yield page["file"], f"{webinar['title']}: {name} is {role} twice"

    report(part, wrong())
