"""Why a page could not be had: the crawler's own exceptions, and every failure in words that a person understands."""

from __future__ import annotations

from http import HTTPStatus

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    NotSupported,
    ResponseDataLossError,
)

from crawler.archive import MAX_BODY


class Refused(IgnoreRequest):
    """A request that the crawler does not make; the message says why."""


class DisallowedByRobots(Refused):
    """A rule in robots.txt forbids the URL."""


class RobotsUnreachable(Refused):
    """robots.txt could not be had, so nothing of the site may be fetched (RFC 9309, section 2.3.1.4)."""


class AddressRefused(Refused):
    """The host has no address that the crawler may connect to."""


class Interrupted(Refused):
    """The crawl is being stopped; the request belongs to the next one."""


def explain(error: BaseException) -> str:
    """A failure in a few words."""
    text = " ".join(str(error).split())
    match error:
        case Refused():
            return text
        case CannotResolveHostError():
            return "the host name cannot be resolved"
        case DownloadConnectionRefusedError():
            return "the connection was refused"
        case DownloadTimeoutError():
            return "no answer in time"
        case ResponseDataLossError():
            return "the connection broke off before the page was complete"
        case DownloadCancelledError() | IgnoreRequest() if "max size" in text or "DOWNLOAD_MAXSIZE" in text:
            return f"larger than {MAX_BODY // 1024**2} MiB"
        case NotSupported():
            return "neither an http nor an https address"
    if "certificate" in text.lower():
        return "the certificate of the site could not be verified"
    if "ConnectionLost" in text or "ConnectionDone" in text:
        return "the connection broke off"
    return f"{type(error).__name__}: {text[:200]}"


def explain_status(status: int) -> str:
    """An HTTP status in words: `404 Not Found`."""
    return f"{status} {HTTPStatus(status).phrase}" if status in set(HTTPStatus) else str(status)
