"""Small decisions that keep the crawler polite and safe: robots.txt, waiting, addresses, who goes beside whom."""

from __future__ import annotations

from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv4Network, IPv6Address, ip_address
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twisted.internet.address import IPv4Address as TwistedAddress

from crawler.addresses import PublicAddressResolver, is_allowed
from crawler.failures import DisallowedByRobots, RobotsUnreachable
from crawler.politeness import retry_after
from crawler.robots import rules_from
from crawler.runner import by_site
from crawler.settings import DEFAULT_CONTACT, user_agent
from crawler.sources import Source

PAGE = "https://lab.example/webinars/1"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_without_robots_txt_nothing_is_forbidden(status: int) -> None:
    rules_from(status, b"User-agent: *\nDisallow: /").check(PAGE)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 599])
def test_a_server_that_fails_forbids_everything(status: int) -> None:
    with pytest.raises(RobotsUnreachable, match=rf"robots\.txt could not be had \({status}"):
        rules_from(status, b"User-agent: *\nAllow: /").check(PAGE)


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", True),
        ("<html>not robots</html>", True),
        ("User-agent: *\nDisallow: /", False),
        ("\ufeffUser-agent: *\r\nDisallow: /webinars/\r\n", False),
        ("User-agent: *\nDisallow: /webinars/\nAllow: /webinars/1", True),
        ("User-agent: *\nDisallow: /*/1$", False),
        ("User-agent: webinars\nDisallow:\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: Webinars\nDisallow: /\n\nUser-agent: *\nDisallow:", False),
        ("User-agent: otherbot\nDisallow: /", True),
        ("User-agent: *\nCrawl-delay: 3600", False),
        ("User-agent: *\nDisallow: /other\n" + "# filler\n" * 100_000, True),
    ],
)
def test_rules_hold_for_this_crawler(text: str, allowed: bool) -> None:
    rules = rules_from(200, text.encode())
    if allowed:
        rules.check(PAGE)
    else:
        with pytest.raises(DisallowedByRobots):
            rules.check(PAGE)


def test_crawl_delay_is_read() -> None:
    assert rules_from(200, b"User-agent: *\nCrawl-delay: 2.5").crawl_delay == 2.5
    assert rules_from(404, b"").crawl_delay == 0


NOW = datetime(2026, 1, 1, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (b"120", 120.0),
        (b" 0 ", 0.0),
        (b"Thu, 01 Jan 2026 12:00:30 GMT", 30.0),
        (b"Thu, 01 Jan 2026 11:00:00 GMT", 0.0),
        (b"Thu, 01 Jan 2026 12:00:30 -0000", 30.0),
        (b"soon", None),
        (b"-5", None),
        (b"", None),
        (None, None),
    ],
)
def test_retry_after_is_a_number_or_a_date(value: bytes | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses_are_allowed(address: str) -> None:
    assert is_allowed(address)


@pytest.mark.parametrize(
    "address",
    ["10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "255.255.255.255", "192.0.2.1", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "::",
     "::ffff:10.0.0.1", "2002:a00:1::", "64:ff9b::a00:1", "2001:db8::1"],
)  # fmt: skip
@pytest.mark.parametrize("allow_loopback", [False, True])
def test_addresses_that_are_not_public_are_refused_with_and_without_loopback(
    address: str, allow_loopback: bool
) -> None:
    assert not is_allowed(address, allow_loopback=allow_loopback)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.255.0.9", "::1", "::ffff:127.0.0.1", "2002:7f00:1::"])
def test_this_machine_is_allowed_only_when_asked(address: str) -> None:
    assert not is_allowed(address)
    assert is_allowed(address, allow_loopback=True)


@given(st.ip_addresses())
def test_loopback_is_all_that_the_flag_lets_through(ip: IPv4Address | IPv6Address) -> None:
    if is_allowed(str(ip), allow_loopback=True) != is_allowed(str(ip)):
        inner = ip if isinstance(ip, IPv4Address) else (ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1]))
        assert ip == ip_address("::1") or inner in IPv4Network("127.0.0.0/8")


class Receiver:
    """Keeps what a resolver tells."""

    def __init__(self) -> None:
        self.hosts: list[str] = []
        self.complete = False

    def resolutionBegan(self, resolution: object) -> None:  # noqa: N802
        pass

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        self.hosts.append(address.host)

    def resolutionComplete(self) -> None:  # noqa: N802
        self.complete = True


class Names:
    """A resolver that knows some names."""

    def __init__(self, **names: list[str]) -> None:
        self.names = names

    def resolveHostName(self, receiver: Any, name: str, port: int, *_: object) -> None:  # noqa: N802
        receiver.resolutionBegan(None)
        for host in self.names[name]:
            receiver.addressResolved(TwistedAddress("TCP", host, port))
        receiver.resolutionComplete()


def test_the_resolver_passes_on_only_what_may_be_connected_to() -> None:
    resolver = PublicAddressResolver(
        Names(mixed=["10.0.0.1", "93.184.216.34"], inside=["169.254.169.254"]), allow_loopback=True
    )
    mixed, inside = Receiver(), Receiver()
    resolver.resolveHostName(mixed, "mixed", 443)
    resolver.resolveHostName(inside, "inside", 443)
    assert (mixed.hosts, mixed.complete) == (["93.184.216.34"], True)
    assert (inside.hosts, inside.complete) == ([], True)
    assert resolver.refused["inside"] == "169.254.169.254"


def test_the_user_agent_tells_whom_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WEBINARS_CONTACT", raising=False)
    assert user_agent().startswith("webinars/")
    assert user_agent().endswith(f"(+{DEFAULT_CONTACT})")
    monkeypatch.setenv("WEBINARS_CONTACT", "mailto:lab@university.example\n")
    assert user_agent().endswith("(+mailto:lab@university.example)")


def test_sources_that_share_a_host_are_crawled_one_after_another() -> None:
    def source(name: str, url: str, *domains: str) -> Source:
        return Source(id=name, name=name, start_urls=[url], allowed_domains=list(domains))

    one, two = source("one", "https://a.example/1"), source("two", "https://b.example/")
    three = source("three", "https://a.example/3")
    four = source("four", "https://c.example/", "c.example", "b.example")
    assert [[s.id for s in group] for group in by_site([one, two, three, four])] == [["one", "three"], ["two", "four"]]
