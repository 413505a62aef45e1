"""Scrapy's settings for the crawl of one source, and the name under which the crawler goes."""

from __future__ import annotations

import os
from typing import Any

from crawler.archive import MAX_BODY, software_version
from crawler.robots import PRODUCT_TOKEN
from crawler.sources import Source

DEFAULT_CONTACT = "https://github.com/labor-webinars/webinars"
"""Where site owners find out what this crawler is, unless WEBINARS_CONTACT says otherwise."""


def user_agent() -> str:
    """`webinars/0.1.0 (+URL)`; the environment variable WEBINARS_CONTACT gives the URL or mail address."""
    contact = " ".join(os.environ.get("WEBINARS_CONTACT", "").split()) or DEFAULT_CONTACT
    return f"{PRODUCT_TOKEN}/{software_version()} (+{contact})"


def settings_for(source: Source) -> dict[str, Any]:
    """One page at a time, archived first, politely, from public addresses by http and https alone."""
    return {
        "USER_AGENT": user_agent(),
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language": f"{source.language}, en;q=0.5" if source.language else "en",
        },
        "SCHEDULER": "crawler.scheduler.FrontierScheduler",
        # One page at a time: a single download, and none while the links of the last page are being read.
        "CONCURRENT_REQUESTS": 1,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "SCRAPER_SLOT_MAX_ACTIVE_SIZE": 0,
        # The delay is a lower bound, so it is not varied at random; a slow site is given more time.
        "DOWNLOAD_DELAY": source.delay,
        "DOWNLOAD_DELAY_JITTER": 0,
        "AUTOTHROTTLE_ENABLED": True,
        "AUTOTHROTTLE_START_DELAY": source.delay,
        "AUTOTHROTTLE_MAX_DELAY": max(60.0, source.delay),
        "DOWNLOAD_TIMEOUT": 60,
        "DOWNLOAD_MAXSIZE": MAX_BODY,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "DOWNLOAD_HANDLERS": {"data": None, "file": None, "ftp": None, "s3": None},
        "DOWNLOADER_MIDDLEWARES": {
            # Our own, because Scrapy's lets everything pass when robots.txt cannot be had.
            "crawler.robots.RobotsMiddleware": 100,
            "crawler.politeness.PolitenessMiddleware": 740,
            "crawler.addresses.AddressMiddleware": 745,
            "crawler.archiving.ArchivingMiddleware": 750,
            # Beyond the archive, which keeps bodies decompressed; its limit holds for what comes out, too.
            "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": 800,
        },
        "ROBOTSTXT_OBEY": False,
        # The ledger knows each redirect as a URL of its own; a proxy would hide which address is connected to.
        "REDIRECT_ENABLED": False,
        "METAREFRESH_ENABLED": False,
        "HTTPPROXY_ENABLED": False,
        "HTTPERROR_ALLOW_ALL": True,
        "RETRY_TIMES": 2,
        "RETRY_GIVE_UP_LOG_LEVEL": "INFO",
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "LOGSTATS_INTERVAL": 0,
        "STATS_DUMP": False,
        "LOG_LEVEL": "INFO",
    }
