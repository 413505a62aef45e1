"""The bundled web: that it serves what it should, and that its expected records agree with its pages."""

from __future__ import annotations

import csv
import http.client
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html
from protego import Protego

from crawler.sources import load_sources
from transform.records import Format, Precision, Relation, ResourceKind, Role, Status
from webinars.demo.server import DemoWeb
from webinars.demo.sites import EXPECTED, FIRST_PORT, HOST, SITES, Site

WRITTEN = date(2026, 11, 22)
"""The day for which the records were written; they have to stay true on every later one."""

DEAD_LINKS = {("standards-exchange", "/webinars/back-pay-after-a-bankruptcy-filing")}
FORBIDDEN = {("standards-exchange", "/members/closed-briefings")}

Gold = dict[str, Any]


@pytest.fixture(scope="module")
def web() -> Iterator[DemoWeb]:
    with DemoWeb() as web:
        yield web


def get(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    parts = urlsplit(url)
    with closing(http.client.HTTPConnection(HOST, parts.port or 80, timeout=10)) as connection:
        connection.request("GET", url.removeprefix(f"http://{parts.netloc}"), headers=headers)
        answer = connection.getresponse()
        return answer.status, dict(answer.headers), answer.read()


def pages(site: Site) -> dict[str, Path]:
    return {path: file for path, file in site.files().items() if file.suffix in (".html", ".htm")}


def gold_rows() -> list[Gold]:
    return [row for site in SITES for row in site.expected()]


def gold_webinars() -> list[tuple[Gold, Gold]]:
    return [(row, webinar) for row in gold_rows() for webinar in row["webinars"]]


@cache
def tree(file: str) -> html.HtmlElement:
    body = (EXPECTED / file).read_bytes()
    return html.fromstring(body, parser=html.HTMLParser(encoding="cp1252" if file.endswith(".htm") else "utf-8"))


@cache
def text(file: str) -> str:
    """What a reader sees: text without scripts and styles; elements part words, as blocks and cells do."""
    said = tree(file).xpath("//text()[not(ancestor::script or ancestor::style)]")
    return fold(" ".join(said))


def fold(said: str) -> str:
    return re.sub(r"\s+", " ", said).replace("“", '"').replace("”", '"').strip()


# The server


def test_every_file_is_served_as_what_it_is(web: DemoWeb) -> None:
    kinds = Counter[str]()
    for site in SITES:
        for path, file in site.files().items():
            status, headers, body = get(web.url(site.id, path))
            assert (status, body) == (200, file.read_bytes()), path
            kinds[headers["Content-Type"]] += 1
    assert kinds.keys() == {
        "text/html; charset=utf-8",
        "text/html",  # the site that leaves it to the page
        "text/plain; charset=utf-8",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }


def test_a_slash_at_the_end_or_a_campaign_in_the_query_changes_nothing(web: DemoWeb) -> None:
    plain = get(web.url("standards-exchange", "/webinars"))[2]
    assert get(web.url("standards-exchange", "/webinars/"))[2] == plain
    assert get(web.url("standards-exchange", "/webinars/?utm_source=newsletter"))[2] == plain
    first = get(web.url("public-works-network", "/training/webinar-archive"))[2]
    assert get(web.url("public-works-network", "/training/webinar-archive?page=1"))[2] != first


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.id)
def test_an_unchanged_page_is_answered_with_304_where_the_site_has_validators(web: DemoWeb, site: Site) -> None:
    url = web.url(site.id, site.start[0])
    _, headers, body = get(url)
    assert {"ETag", "Last-Modified"} & headers.keys() == set(site.validators)
    asked = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
    for validator in site.validators:
        assert get(url, **{asked[validator]: headers[validator]})[::2] == (304, b"")
    assert get(url, **{"If-None-Match": '"of-another-day"'})[::2] == (200, body)


def test_sites_differ_in_their_validators() -> None:
    assert {site.validators for site in SITES} == {("ETag", "Last-Modified"), ("ETag",), ("Last-Modified",), ()}


def test_a_changed_file_is_served_anew(tmp_path: Path) -> None:
    for site in SITES:
        (tmp_path / site.id).mkdir()
    page = tmp_path / "safe-jobs" / "index.html"
    page.write_text("one")
    with DemoWeb(folder=tmp_path) as web:
        _, headers, _ = get(web.url("safe-jobs"))
        page.write_text("two")
        assert get(web.url("safe-jobs"), **{"If-None-Match": headers["ETag"]})[::2] == (200, b"two")


def test_redirects_lead_to_pages(web: DemoWeb) -> None:
    redirects = [(site, path, target) for site in SITES for path, target in site.redirects.items()]
    assert redirects
    for site, path, target in redirects:
        status, headers, _ = get(web.url(site.id, path))
        assert (status, headers["Location"]) == (301, target)
        assert get(web.url(site.id, target))[0] == 200


@pytest.mark.parametrize("path", ["/nowhere", "/../lakemont-labor/index.html", "/%2e%2e/%2e%2e/server.py"])
def test_nothing_but_the_sites_files_is_served(web: DemoWeb, path: str) -> None:
    assert get(web.url("safe-jobs", path))[0] == 404


def test_requests_are_kept(web: DemoWeb) -> None:
    before = len(web.answered)
    get(web.url("safe-jobs", "/nowhere?x=1"))
    (answered,) = web.answered[before:]
    assert (answered.site_id, answered.path, answered.status) == ("safe-jobs", "/nowhere?x=1", 404)


def test_a_site_that_is_down_refuses_connections_and_the_others_answer() -> None:
    with DemoWeb(down={"safe-jobs"}) as web:
        with pytest.raises(ConnectionRefusedError):
            get(web.url("safe-jobs"))
        assert get(web.url("centro-derechos"))[0] == 200


def test_an_unknown_site_cannot_be_down() -> None:
    with pytest.raises(ValueError, match=r"no bundled site is called safe-job$"):
        DemoWeb(down={"safe-job"})


def test_two_webs_stand_side_by_side_and_differ_in_ports_alone(web: DemoWeb) -> None:
    with DemoWeb() as other:
        assert other.first_port != web.first_port
        assert get(other.url("safe-jobs"))[2] == get(web.url("safe-jobs"))[2]

        def at_fixed_ports(web: DemoWeb) -> str:
            moved = repr(web.expected())
            for offset in range(len(SITES)):
                moved = moved.replace(f":{web.first_port + offset}/", f":{FIRST_PORT + offset}/")
            return moved

        assert at_fixed_ports(other) == at_fixed_ports(web) == repr({site.id: site.expected() for site in SITES})


def test_a_taken_port_that_was_asked_for_is_told_in_one_line(web: DemoWeb) -> None:
    with pytest.raises(OSError, match=rf"^no 8 ports in a row are free on 127\.0\.0\.1 between {web.first_port} and "):
        DemoWeb(first_port=web.first_port).__enter__()


def test_ports_are_free_again_afterwards() -> None:
    with DemoWeb() as web:
        port = web.first_port
    with DemoWeb(first_port=port) as again:
        assert get(again.url("safe-jobs"))[0] == 200


def test_the_source_files_are_those_of_a_crawl(web: DemoWeb, tmp_path: Path) -> None:
    web.sources(tmp_path / "sources")
    sources = load_sources(tmp_path / "sources")
    assert {source.id for source in sources} == {site.id for site in SITES}
    for source in sources:
        assert source.delay == 0
        assert all(get(url)[0] == 200 for url in source.start_urls)


# The pages


def links(row: Gold) -> Iterator[str]:
    for element, _, link, _ in tree(row["file"]).iterlinks():
        if element.tag in ("a", "iframe") and not link.startswith(("#", "mailto:", "data:")):
            yield urljoin(row["url"], link)


def test_links_within_a_site_lead_somewhere_but_for_the_dead_one() -> None:
    dead = set()
    for site in SITES:
        served = {path.rstrip("/") for path in (*site.files(), *site.redirects)}
        for row in site.expected():
            for link in links(row):
                if link.startswith(f"{site.origin()}/"):
                    path = link.removeprefix(site.origin())
                    if not {path.rstrip("/"), path.partition("?")[0].rstrip("/"), path} & served:
                        dead.add((site.id, path.rstrip("/")))
    assert dead == DEAD_LINKS


def test_no_page_names_a_port_or_needs_another_host_to_be_seen() -> None:
    for row in gold_rows():
        assert f"//{HOST}" not in (EXPECTED / row["file"]).read_text(encoding="latin-1")
        for element, attribute, link, _ in tree(row["file"]).iterlinks():
            if element.tag in ("img", "script", "style") or (element.tag, attribute) == ("link", "src"):
                assert not urlsplit(link).netloc, link


def test_robots_txt_forbids_one_page() -> None:
    forbidden = set()
    for site in SITES:
        file = site.files().get("/robots.txt")
        rules = Protego.parse(file.read_text() if file else "")
        forbidden |= {(site.id, path) for path in pages(site) if not rules.can_fetch(f"{path}/", "webinars")}
    assert forbidden == FORBIDDEN


# The expected records


def test_every_page_is_in_the_records_but_the_forbidden_one() -> None:
    for site in SITES:
        rows = site.expected()
        served = {f"{site.origin()}{path}": file for path, file in pages(site).items()}
        forbidden = {f"{site.origin()}{path}" for _, path in FORBIDDEN}
        assert len({row["url"] for row in rows}) == len(rows)
        recorded = {normal(row["url"]): (EXPECTED / row["file"]).resolve() for row in rows}
        assert recorded == {url: file for url, file in served.items() if url not in forbidden}
        assert len({Path(row["file"]).stem for row in rows}) == len(rows), "`webinars evaluate` writes one file a stem"


def normal(url: str) -> str:
    return url if urlsplit(url).path == "/" else url.rstrip("/")


def identity(webinar: Gold) -> tuple[str, str | None]:
    return webinar["title"], webinar["start_date"]


def test_there_are_sixty_webinars_and_a_dozen_pages_without_any() -> None:
    assert len({identity(webinar) for _, webinar in gold_webinars()}) >= 60
    assert sum(not row["webinars"] for row in gold_rows()) >= 12


def test_one_webinar_is_shown_by_two_sites_and_one_title_is_given_on_two_dates() -> None:
    by_site: dict[tuple[str, str | None], set[str]] = {}
    for row, webinar in gold_webinars():
        by_site.setdefault(identity(webinar), set()).add(urlsplit(row["url"]).netloc)
    assert [title for (title, _), sites in by_site.items() if len(sites) == 2] == [
        "Strategic Enforcement in Home Care: Finding the Cases Nobody Reports"
    ]
    assert max(Counter(title for title, _ in by_site).values()) == 2


def test_the_forbidden_webinar_is_nowhere_in_the_records() -> None:
    ((site_id, path),) = FORBIDDEN
    (title,) = tree(f"../sites/{site_id}{path}.html").xpath("//h2/text()")[:1]
    assert title == "Subpoenas That Get Answers"
    assert title not in {webinar["title"] for _, webinar in gold_webinars()}


def printed(page: str, *forms: str | None) -> bool:
    """Whether one of these forms stands on the page as whole words, or there is none to look for."""
    words = [re.escape(fold(form)) for form in forms if form]
    return not words or re.search(rf"(?<!\w)({'|'.join(words)})(?!\w)", page) is not None


def test_what_is_expected_is_printed_on_the_page() -> None:
    for row, webinar in gold_webinars():
        page = text(row["file"])
        missing = [said for said in (webinar["title"], webinar["series"]) if not printed(page, said)]
        missing += [o["name"] for o in webinar["organizations"] if not printed(page, o["name"])]
        for person in webinar["presenters"]:
            for said in (person["name"], person["organization"], person["location"], *person["credentials"]):
                if not printed(page, said):
                    missing.append(said)
            if not printed(page, person["job_title"], *person.get("job_title_alt", [])):
                missing.append(person["job_title"])
        assert not missing, (row["file"], missing)


def test_every_expected_resource_is_linked_from_the_page() -> None:
    for row, webinar in gold_webinars():
        linked = set(links(row))
        for resource in webinar["resources"]:
            assert resource.get("optional") or resource["url"] in linked, (row["file"], resource["url"])


def test_presenters_organizations_are_organizations_of_the_webinar() -> None:
    for _, webinar in gold_webinars():
        named = [o["name"] for o in webinar["organizations"] if o["relation"] == "presenter_affiliation"]
        assert len(named) == len(set(named))
        assert set(named) == {p["organization"] for p in webinar["presenters"] if p["organization"]}
        assert {"host", "co_host"} & {o["relation"] for o in webinar["organizations"]}


def test_values_are_of_the_vocabularies() -> None:
    with (Path(__file__).parents[1] / "transform" / "topics.csv").open(encoding="utf-8", newline="") as file:
        broader = {row["topic_id"]: row["broader_topic_id"] for row in csv.DictReader(file)}
    for _, webinar in gold_webinars():
        assert webinar["format"] in get_args(Format)
        assert webinar["status"] in get_args(Status)
        assert webinar["date_precision"] in get_args(Precision)
        assert {p["role"] for p in webinar["presenters"]} <= set(get_args(Role))
        assert {o["relation"] for o in webinar["organizations"]} <= set(get_args(Relation))
        assert {r["kind"] for r in webinar["resources"]} <= set(get_args(ResourceKind))
        assert set(webinar["topics"]) | set(webinar.get("topics_optional", [])) <= broader.keys()
        assert not set(webinar["topics"]) & {broader[topic] for topic in webinar["topics"]}


def test_dates_and_statuses_stay_true_on_later_days() -> None:
    scheduled = 0
    for _, webinar in gold_webinars():
        precision, status = webinar["date_precision"], webinar["status"]
        assert (webinar["start_date"] is None) == (precision in ("year", "none"))
        if webinar["start_date"] is None:
            assert webinar["start_time"] is None
            continue
        day = date.fromisoformat(webinar["start_date"])
        if day > WRITTEN:
            assert (status, day.year >= 2031) == ("scheduled", True)
            scheduled += 1
        else:
            assert status in ("held", "cancelled", "postponed")
        if webinar["start_time"]:
            # West of Greenwich: the day in UTC is the local one, or the next where the evening has come.
            utc = datetime.fromisoformat(webinar["start_time"])
            assert utc.utcoffset() == timedelta(0)
            assert utc.date() - day in (timedelta(0), timedelta(1))
    assert scheduled >= 3


def test_all_that_pages_can_do_with_a_date_occurs() -> None:
    seen = Counter[str]()
    for _, webinar in gold_webinars():
        seen[webinar["date_precision"]] += 1
        seen[webinar["status"]] += 1
        seen["time"] += webinar["start_time"] is not None
    assert seen.keys() >= {"day", "month", "year", "none", "held", "cancelled", "postponed", "scheduled", "time"}
