"""Whole crawls over sites on this machine: what is fetched, archived, refused and reported."""

from __future__ import annotations

import gzip
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from loopback import Answer, Site, list_page

from crawler.archive import Snapshot, read_body, read_snapshots
from crawler.crawl import BUDGET_SPENT, FINISHED, CrawlReport, SourceReport, crawl, open_crawl
from crawler.job import archive_of
from crawler.sources import Source

FIRST, SECOND, THIRD = "20260101T000000Z", "20260201T000000Z", "20260301T000000Z"


def source(name: str, site: Site, path: str = "/webinars", **fields: object) -> Source:
    return Source.model_validate(
        {"id": name, "name": name, "start_urls": [site.url(path)], "delay": 0, "follow": [], **fields}
    )


def of(report: CrawlReport, name: str) -> SourceReport:
    return next(s for s in report.sources if s.source_id == name)


class Town:
    """Many sites, good and bad, crawled at once."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.sites: dict[str, Site] = {}
        self.report: CrawlReport
        self.progress: list[tuple[str, int, int]] = []

    def snapshots(self, name: str) -> list[Snapshot]:
        return [s for s in read_snapshots(archive_of(self.out)) if s.source_id == name]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def self_signed(folder: Path) -> ssl.SSLContext:
    """A server's certificate that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "certificate.pem"
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(private + certificate.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """One crawl of them all; the tests look at what it left."""
    town = Town(tmp_path_factory.mktemp("town"))
    forbidding = "User-agent: *\nDisallow: /webinar/secret\nDisallow: /members"
    pages: dict[str, dict[str, Answer | str | list[Answer]]] = {
        "good": {
            "/webinars": list_page(["/webinar/1", "/webinar/2", "/slides.pdf"], "/webinars?page=1"),
            "/webinars?page=1": list_page(["/webinar/3", "/webinar/4", "/about"]),
            **{f"/webinar/{n}": f"<h1>Part {n}</h1>" for n in range(1, 5)},
            "/about": "<h1>About</h1>",
        },
        "robots_fails": {"/robots.txt": Answer("oops", 503), "/webinars": list_page(["/webinar/1"])},
        "robots_moved": {
            "/robots.txt": Answer(status=301, headers={"Location": "/moved-robots"}),
            "/moved-robots": Answer(forbidding, headers={"Content-Type": "text/plain"}),
            "/webinars": list_page(["/webinar/secret", "/webinar/open", "/webinar/open-too"]),
            "/webinar/open": "<h1>Open</h1>",
            "/webinar/open-too": "<h1>Open, too</h1>",
        },
        "forbidden": {"/robots.txt": forbidding, "/members/webinars": list_page(["/webinar/1"])},
        "large": {
            "/webinars": list_page(["/webinar/large", "/webinar/bomb", "/webinar/zipped"]),
            "/webinar/large": "x" * (8 * 1024**2 + 1),
            "/webinar/bomb": Answer(gzip.compress(b" " * (64 * 1024**2)), headers={"Content-Encoding": "gzip"}),
            "/webinar/zipped": Answer(gzip.compress(b"<h1>Zipped</h1>"), headers={"Content-Encoding": "gzip"}),
        },
        "moved": {
            "/webinars": Answer(status=301, headers={"Location": "/new/webinars#top"}),
            "/new/webinars": Answer(status=302, headers={"Location": "/newer/webinars"}),
            "/newer/webinars": list_page(["/webinar/metadata", "/webinar/away", "/webinar/circle", "/webinar/self"]),
            "/webinar/metadata": Answer(status=302, headers={"Location": "http://169.254.169.254/latest/"}),
            "/webinar/away": Answer(status=302, headers={"Location": "https://video.example/1"}),
            "/webinar/circle": Answer(status=302, headers={"Location": "/webinar/circle/b"}),
            "/webinar/circle/b": Answer(status=302, headers={"Location": "/webinar/circle"}),
            "/webinar/self": Answer(status=302, headers={"Location": "/webinar/self"}),
        },
        "left": {"/webinars": Answer(status=302, headers={"Location": "https://elsewhere.example/webinars"})},
        "endless": {f"/webinars{n}": Answer(status=302, headers={"Location": f"/webinars{n + 1}"}) for n in range(9)},
        "busy": {
            "/webinars": [Answer(status=503, headers={"Retry-After": "1"}), Answer(list_page(["/webinar/1"]))],
            "/webinar/1": [Answer(status=500), Answer(status=502), Answer("<h1>At last</h1>")],
        },
        "closed": {
            "/webinars": list_page(["/webinar/1", "/webinar/2"]),
            "/webinar/1": Answer(status=429, headers={"Retry-After": "3600"}),
        },
        "slow": {
            "/robots.txt": Answer("User-agent: *\nCrawl-delay: 0.4", headers={"Content-Type": "text/plain"}),
            "/webinars": list_page(["/webinar/1"]),
            "/webinar/1": "<h1>One</h1>",
        },
        "dead_links": {
            "/webinars": list_page([f"/webinar/{n}" for n in range(8)]),
            "/webinar/7": Answer("<h1>Gone for good</h1>", 410),
        },
        "broken": {
            "/webinars": list_page([f"/webinar/{n}" for n in range(9)]),
            **{f"/webinar/{n}": Answer(status=501) for n in range(9)},
        },
        "odd": {
            "/webinars": list_page(["/webinar/empty", "/webinar/text", "/webinar/unasked", "/webinar/noise"]),
            "/webinar/noise": Answer(bytes(range(256)) * 20),
            "/webinar/empty": "",
            "/webinar/text": Answer("plain", headers={"Content-Type": "text/plain"}),
            "/webinar/unasked": Answer(status=304),
        },
        "budget": {
            "/webinars": list_page([f"/webinar/{n}" for n in range(9)]),
            **{f"/webinar/{n}": f"<h1>{n}</h1>" for n in range(9)},
        },
    }
    for name, of_site in pages.items():
        town.sites[name] = Site(of_site).__enter__()
    starts = {"forbidden": "/members/webinars", "endless": "/webinars0"}
    fields: dict[str, dict[str, object]] = {"budget": {"max_pages": 4}, "good": {"language": "es"}}
    moved = town.sites["moved"].netloc
    fields["moved"] = {"allowed_domains": [moved, "169.254.169.254"]}
    town.sites["self_signed"] = Site({"/webinars": "<h1>Trust me</h1>"}, self_signed(town.out)).__enter__()
    sources = [
        source(name.replace("_", "-"), site, starts.get(name, "/webinars"), **fields.get(name, {}))
        for name, site in town.sites.items()
    ]
    nobody = Source(id="nobody", name="Nobody", start_urls=[f"http://127.0.0.1:{free_port()}/webinars"], delay=0)
    unknown = Source(id="unknown", name="Unknown", start_urls=["http://no-such-host.invalid/webinars"], delay=0)
    private = Source(id="private", name="Private", start_urls=["http://10.0.0.1/webinars"], delay=0)
    town.report = crawl(
        [*sources, nobody, unknown, private],
        town.out,
        FIRST,
        allow_loopback=True,
        progress=lambda *told: town.progress.append(told),
    )
    yield town
    for site in town.sites.values():
        site.close()


def test_a_list_its_pages_and_its_webinars_are_fetched_once_each_in_order(town: Town) -> None:
    site = town.sites["good"]
    assert site.paths() == ["/webinars", "/webinars?page=1", *(f"/webinar/{n}" for n in range(1, 5)), "/about"]
    report = of(town.report, "good")
    assert (report.pages_fetched, report.pages_failed, report.pages_left) == (7, 0, 0)
    assert (report.finish_reason, report.start_failed, report.failed) == (FINISHED, False, False)


def test_every_page_is_in_the_archive_as_the_site_sent_it(town: Town) -> None:
    snapshots = town.snapshots("good")
    assert [s.url for s in snapshots] == [town.sites["good"].url(path) for path in town.sites["good"].paths()]
    assert {s.http_status for s in snapshots} == {200}
    assert read_body(archive_of(town.out), snapshots[2]) == b"<h1>Part 1</h1>"
    assert {s.run_id for s in snapshots} == {FIRST}


def test_the_site_learns_who_asks(town: Town) -> None:
    assert {asked.headers["user-agent"].partition("/")[0] for asked in town.sites["good"].asked} == {"webinars"}
    assert all("(+http" in asked.headers["user-agent"] for asked in town.sites["good"].asked)
    assert {asked.headers["accept-language"] for asked in town.sites["good"].asked} == {"es, en;q=0.5"}


def test_robots_txt_is_asked_for_once_and_before_anything_else(town: Town) -> None:
    asked = [a.path for a in town.sites["good"].asked]
    assert asked[0] == "/robots.txt"
    assert asked.count("/robots.txt") == 1


def test_a_server_error_for_robots_txt_forbids_the_site(town: Town) -> None:
    assert town.sites["robots_fails"].paths() == []
    report = of(town.report, "robots-fails")
    assert report.start_failed
    (failure,) = report.failures
    assert failure.reason == (
        "robots.txt could not be had (503 Service Unavailable), so nothing of this site may be fetched"
    )


def test_rules_of_a_robots_txt_that_has_moved_hold(town: Town) -> None:
    assert town.sites["robots_moved"].paths() == ["/moved-robots", "/webinars", "/webinar/open", "/webinar/open-too"]
    report = of(town.report, "robots-moved")
    assert (report.robots_refused, report.pages_failed, report.failed) == (1, 0, False)


def test_a_start_url_that_robots_txt_forbids_fails_the_source(town: Town) -> None:
    assert town.sites["forbidden"].paths() == []
    report = of(town.report, "forbidden")
    assert (report.start_failed, report.robots_refused, report.pages_failed) == (True, 1, 0)
    assert [f.reason for f in report.failures] == ["robots.txt forbids it"]


def test_oversize_bodies_and_bombs_are_refused_and_the_rest_goes_on(town: Town) -> None:
    report = of(town.report, "large")
    site = town.sites["large"]
    assert {f.url: f.reason for f in report.failures} == {
        site.url("/webinar/large"): "larger than 8 MiB",
        site.url("/webinar/bomb"): "larger than 8 MiB",
    }
    bodies = {s.url: read_body(archive_of(town.out), s) for s in town.snapshots("large")}
    assert bodies[site.url("/webinar/zipped")] == b"<h1>Zipped</h1>"
    assert len(bodies) == 2
    assert [asked.path for asked in site.asked].count("/webinar/bomb") == 1


def test_redirects_are_followed_and_the_page_knows_both_urls(town: Town) -> None:
    site = town.sites["moved"]
    start = town.snapshots("moved")[0]
    assert (start.url, start.final_url) == (site.url("/webinars"), site.url("/newer/webinars"))
    assert not of(town.report, "moved").start_failed


def test_a_redirect_into_the_network_is_refused_even_with_loopback_allowed(town: Town) -> None:
    reasons = {f.url: f.reason for f in of(town.report, "moved").failures}
    assert reasons["http://169.254.169.254/latest/"] == (
        "169.254.169.254 has the address 169.254.169.254, which is not public"
    )


def test_redirects_to_nowhere_are_understood(town: Town) -> None:
    site = town.sites["moved"]
    reasons = {f.url: f.reason for f in of(town.report, "moved").failures}
    assert reasons[site.url("/webinar/self")] == "redirects to itself"
    assert site.url("/webinar/away") not in reasons  # a webinar on another host is nothing wrong
    assert site.paths().count("/webinar/circle") == 1
    left = of(town.report, "left")
    assert left.start_failed
    assert left.failures[0].reason == (
        "redirects to https://elsewhere.example/webinars, outside the allowed domains; "
        "add its host to allowed_domains if it belongs to the source"
    )
    endless = of(town.report, "endless")
    assert (endless.start_failed, endless.failures[-1].reason) == (True, "redirects more than 5 times")
    assert len(town.sites["endless"].paths()) == 6


def test_retry_after_is_waited_for_and_errors_are_tried_again(town: Town) -> None:
    first, second, *_ = [a for a in town.sites["busy"].asked if a.path == "/webinars"]
    assert second.at - first.at >= 1.0
    assert town.sites["busy"].paths().count("/webinar/1") == 3
    assert (of(town.report, "busy").pages_fetched, of(town.report, "busy").pages_failed) == (2, 0)


def test_a_site_that_asks_for_a_long_pause_is_left_alone(town: Town) -> None:
    report = of(town.report, "closed")
    assert town.sites["closed"].paths() == ["/webinars", "/webinar/1"]
    assert report.finish_reason == "the site asks to come back in 3600 s"
    assert (report.pages_left, report.start_failed, report.failed) == (1, False, True)


def test_crawl_delay_is_kept(town: Town) -> None:
    times = [asked.at for asked in town.sites["slow"].asked if asked.path != "/robots.txt"]
    assert len(times) == 2
    assert times[1] - times[0] >= 0.4


def test_dead_links_are_reported_and_do_not_stop_a_source(town: Town) -> None:
    report = of(town.report, "dead-links")
    assert report.pages_failed == 8
    assert {f.reason for f in report.failures} == {"404 Not Found", "410 Gone"}
    assert (report.finish_reason, report.failed) == (FINISHED, False)
    assert {s.http_status for s in town.snapshots("dead-links")} == {200, 404, 410}


def test_a_site_that_only_fails_is_given_up(town: Town) -> None:
    report = of(town.report, "broken")
    assert report.finish_reason == "given up after 5 failures in a row, the last: 501 Not Implemented"
    assert (report.pages_failed, report.pages_left, report.failed) == (5, 4, True)


def test_odd_answers_are_no_reason_to_stop(town: Town) -> None:
    report = of(town.report, "odd")
    assert [f.reason for f in report.failures] == ["304 Not Modified"]
    assert (report.pages_fetched, report.finish_reason) == (4, FINISHED)


def test_the_budget_is_kept_and_its_end_is_said(town: Town) -> None:
    report = of(town.report, "budget")
    assert len(town.sites["budget"].paths()) == 4
    assert (report.finish_reason, report.pages_left, report.failed) == (BUDGET_SPENT, 6, False)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nobody", "robots.txt could not be had (the connection was refused), so nothing of this site may be fetched"),
        (
            "unknown",
            "robots.txt could not be had (the host name cannot be resolved), so nothing of this site may be fetched",
        ),
        (
            "self-signed",
            "robots.txt could not be had (the certificate of the site could not be verified), "
            "so nothing of this site may be fetched",
        ),
        ("private", "10.0.0.1 has the address 10.0.0.1, which is not public"),
    ],
)
def test_hosts_that_cannot_be_reached_harm_no_other(town: Town, name: str, reason: str) -> None:
    report = of(town.report, name)
    assert report.start_failed
    assert [f.reason for f in report.failures] == [reason]


def test_progress_is_told_page_by_page(town: Town) -> None:
    assert [told[1:] for told in town.progress if told[0] == "good"][-1] == (7, 0)
    assert ("good", 1, 3) in town.progress


def test_the_report_is_kept_beside_the_run(town: Town) -> None:
    kept = CrawlReport.model_validate_json((town.out / "work" / FIRST / "crawl.json").read_text())
    assert kept == town.report
    assert [s.source_id for s in kept.sources] == sorted(s.source_id for s in kept.sources)
    assert kept.started_at < kept.finished_at


def test_a_finished_crawl_is_closed_and_not_repeated(town: Town) -> None:
    assert open_crawl(town.out) is None
    before = len(town.sites["good"].asked)
    again = crawl([source("good", town.sites["good"])], town.out, FIRST, allow_loopback=True)
    assert again == town.report
    assert len(town.sites["good"].asked) == before


def test_this_machine_is_out_of_bounds_unless_allowed(tmp_path: Path) -> None:
    with Site({"/webinars": "<h1>Here</h1>"}) as site:
        port = site.netloc.partition(":")[2]
        names = {"plain": "127.0.0.1", "name": "localhost", "number": "2130706433", "hexadecimal": "0x7f000001"}
        report = crawl(
            [
                Source(id=name, name=name, start_urls=[f"http://{host}:{port}/webinars"], delay=0)
                for name, host in names.items()
            ],
            tmp_path,
            FIRST,
        )
        assert site.asked == []
    for name, host in names.items():
        (failure,) = of(report, name).failures
        assert failure.reason == f"{host} has the address 127.0.0.1, which is not public; --allow-loopback lets it pass"


def test_the_next_crawl_asks_for_changes_and_keeps_what_has_not_changed(tmp_path: Path) -> None:
    pages: dict[str, Answer | str | list[Answer]] = {
        "/webinars": Answer(list_page([f"/webinar/{n}" for n in range(4)]), etag='"list"'),
        "/webinar/0": Answer("<h1>Tagged</h1>", etag='"v1"'),
        "/webinar/1": Answer("<h1>Dated</h1>", last_modified="Thu, 01 Jan 2026 12:00:00 GMT"),
        "/webinar/2": "<h1>Bare</h1>",
        "/webinar/3": "<h1>Before</h1>",
    }
    with Site(pages) as site:
        lab = source("lab", site)

        def run(run_id: str) -> dict[str, Snapshot]:
            site.asked.clear()
            crawl([lab], tmp_path, run_id, allow_loopback=True)
            snapshots = [s for s in read_snapshots(archive_of(tmp_path)) if s.run_id == run_id]
            return {s.url.removeprefix(site.url("")): s for s in snapshots}

        first = run(FIRST)
        site.pages["/webinar/3"] = "<h1>After</h1>"
        second = run(SECOND)
        conditions = {a.path: (a.headers.get("if-none-match"), a.headers.get("if-modified-since")) for a in site.asked}
        # The first archive is damaged: a body that cannot be read any more is not relied on, but fetched anew.
        file = archive_of(tmp_path) / first["/webinar/0"].archive_file
        damaged = bytearray(file.read_bytes())
        damaged[first["/webinar/0"].archive_offset + 30] ^= 0xFF
        file.write_bytes(damaged)
        third = run(THIRD)
    assert conditions == {
        "/robots.txt": (None, None),
        "/webinars": ('"list"', None),
        "/webinar/0": ('"v1"', None),
        "/webinar/1": (None, "Thu, 01 Jan 2026 12:00:00 GMT"),
        "/webinar/2": (None, None),
        "/webinar/3": (None, None),
    }
    assert {path: s.unchanged for path, s in second.items()} == {path: path != "/webinar/3" for path in first}
    assert {path: s.unchanged for path, s in third.items()} == {path: path != "/webinar/0" for path in first}
    archive = archive_of(tmp_path)
    assert {path: read_body(archive, s) for path, s in third.items() if path.startswith("/webinar/")} == {
        "/webinar/0": b"<h1>Tagged</h1>",
        "/webinar/1": b"<h1>Dated</h1>",
        "/webinar/2": b"<h1>Bare</h1>",
        "/webinar/3": b"<h1>After</h1>",
    }
    # Unchanged twice, a page still refers to the one record that has its body.
    assert third["/webinar/1"].archive_file == first["/webinar/1"].archive_file
    assert third["/webinar/3"].archive_file == second["/webinar/3"].archive_file
