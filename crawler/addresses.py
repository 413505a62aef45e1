"""Which addresses the crawler connects to: public ones. No link or redirect may reach into this machine or its network.

The question is put after names are resolved, to the very addresses that would be connected to, so that names which
resolve to private addresses, literal, decimal and hexadecimal addresses and redirects are all caught in one place.
"""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, Any, Self, cast
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import CannotResolveHostError
from twisted.internet.interfaces import IHostnameResolver, IResolutionReceiver
from zope.interface import implementer  # type: ignore[import-untyped]

from crawler.failures import AddressRefused

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.spider import SourceSpider

_NAT64 = IPv6Network("64:ff9b::/96")


def is_allowed(address: str, *, allow_loopback: bool = False) -> bool:
    """Whether the crawler may connect to an IP address: one that is global; with `allow_loopback` this machine, too."""
    ip = _innermost(ip_address(address.partition("%")[0]))
    if ip.is_loopback:
        return allow_loopback
    if ip.is_multicast or ip.is_reserved or (isinstance(ip, IPv6Address) and ip.is_site_local):
        return False
    return ip.is_global


def _innermost(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address stands for (mapped, 6to4, Teredo, NAT64), or the address itself."""
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = IPv4Address(int(ip) & 0xFFFF_FFFF)
        return inner or ip
    return ip


@implementer(IHostnameResolver)
class PublicAddressResolver:
    """A resolver for the reactor that leaves out the addresses which are not allowed.

    A name with none left is an unknown host to Twisted; `refused` remembers by host name which address it was.
    Twisted's interfaces have no types, hence `Any`.
    """

    def __init__(self, resolver: Any, *, allow_loopback: bool) -> None:
        self._resolver = resolver
        self._allow_loopback = allow_loopback
        self.refused: dict[str, str] = {}

    def resolveHostName(  # noqa: N802  Twisted's name
        self,
        resolutionReceiver: Any,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[Any] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> Any:
        """Resolve as the resolver within does, and pass on what is allowed."""
        receiver = _Filter(resolutionReceiver, hostName, self)
        return self._resolver.resolveHostName(receiver, hostName, portNumber, addressTypes, transportSemantics)

    def allows(self, address: str) -> bool:
        """`is_allowed` as this crawl has it."""
        return is_allowed(address, allow_loopback=self._allow_loopback)


@implementer(IResolutionReceiver)
class _Filter:
    def __init__(self, receiver: Any, host: str, resolver: PublicAddressResolver) -> None:
        self._receiver, self._host, self._resolver = receiver, host, resolver
        self.resolutionBegan = receiver.resolutionBegan
        self.resolutionComplete = receiver.resolutionComplete

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        if self._resolver.allows(address.host):
            self._receiver.addressResolved(address)
        else:
            self._resolver.refused[self._host] = address.host


class AddressMiddleware:
    """Tells a refused address from an unknown host, so that it is not tried again and the report says what it was."""

    def __init__(self, resolver: PublicAddressResolver) -> None:
        self._resolver = resolver

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """For the crawl of one source."""
        return cls(cast("SourceSpider", crawler.spider).resolver)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Raise `AddressRefused` where that is the cause."""
        host = urlsplit(request.url).hostname or ""
        if isinstance(exception, CannotResolveHostError) and (address := self._resolver.refused.get(host)):
            hint = "; --allow-loopback lets it pass" if is_allowed(address, allow_loopback=True) else ""
            raise AddressRefused(f"{host} has the address {address}, which is not public{hint}")
