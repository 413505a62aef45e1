"""Source files: all that is particular to a site, in one YAML file a source; a mistake in one is told in one line.

    id: example-lab
    name: Example Lab
    start_urls:
      - https://www.example.org/webinars

The fields of `Source` say what else a file may hold. This module and the folder `sources/` beside it share their name
on purpose: the one reads the other.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from crawler.urls import authority, canonical
from crawler.yaml_files import did_you_mean, read_yaml, what_to_do

BUNDLED = Path(__file__).parent / "sources"

_DOMAIN = re.compile(r"(\[[0-9a-f:.]+\]|[^\s/:@?#\[\]]+)(:\d{1,5})?")


class SourceError(ValueError):
    """A source file or folder is wrong; the message is one line that names the file, the key and the fix."""


class Source(BaseModel):
    """One site that lists webinars, and how to crawl it."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, str_strip_whitespace=True)

    id: str = Field(max_length=64)
    """Short name in lower case, with hyphens: it names files and rows, so it should never change."""
    name: str = Field(min_length=1)
    start_urls: list[str] = Field(min_length=1)
    homepage: str | None = None
    organization: str | None = Field(default=None, min_length=1)
    """Who hosts what the site lists, where the site does not say so itself."""
    allowed_domains: list[str] = []
    """`host` (with its subdomains) or `host:port`. Links and redirects that lead elsewhere are not followed.
    Where none is given: the hosts of the start URLs, with and without `www.`"""
    follow: list[str] = []
    """Regular expressions searched for in URLs. Where given, the links to detail pages are exactly those that match
    one; pages of a list are found as always."""
    max_pages: int = Field(default=200, ge=1, le=100_000)
    """The budget: at most so many pages in one crawl, redirects and robots.txt not counted."""
    max_depth: int = Field(default=3, ge=0, le=20)
    """Links from a start page; the further pages of a list count as the list itself."""
    delay: float = Field(default=1.0, ge=0, le=300, strict=False)
    """Seconds between two requests, at least; robots.txt and a slow site make it longer."""
    language: str | None = None
    """BCP 47, where the pages do not say it themselves or say it wrongly."""
    time_zone: str | None = None
    """IANA name, for clock times that are printed without a zone."""

    @field_validator("id")
    @classmethod
    def _id_is_a_plain_name(cls, value: str) -> str:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
            raise ValueError(f"{value!r} should be lower-case letters, digits and single hyphens, like 'example-lab'")
        return value

    @field_validator("start_urls")
    @classmethod
    def _start_urls_are_urls(cls, urls: list[str]) -> list[str]:
        return [_checked_url(url) for url in urls]

    @field_validator("homepage")
    @classmethod
    def _homepage_is_a_url(cls, url: str | None) -> str | None:
        return url if url is None else _checked_url(url)

    @field_validator("allowed_domains")
    @classmethod
    def _domains_are_hosts(cls, domains: list[str]) -> list[str]:
        for domain in domains:
            if not _DOMAIN.fullmatch(domain.lower()):
                raise ValueError(f"{domain!r} should be a host alone, like 'www.example.org'")
        return [domain.lower().removeprefix("*.") for domain in domains]

    @field_validator("follow")
    @classmethod
    def _patterns_compile(cls, patterns: list[str]) -> list[str]:
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"{pattern!r} is no regular expression: {error}") from error
        return patterns

    @field_validator("language")
    @classmethod
    def _language_is_a_tag(cls, tag: str | None) -> str | None:
        if tag is not None and not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag):
            raise ValueError(f"{tag!r} is no BCP 47 tag, like 'en' or 'es-MX'")
        return tag

    @field_validator("time_zone")
    @classmethod
    def _zone_exists(cls, name: str | None) -> str | None:
        if name is not None and name not in available_timezones():
            raise ValueError(f"{name!r} is no IANA time zone{did_you_mean(name, available_timezones())}")
        return name

    @model_validator(mode="after")
    def _starts_are_allowed(self) -> Self:
        for url in self.start_urls:
            if not self.allows(url):
                raise ValueError(f"start_urls: {url!r} is outside allowed_domains; add {authority(url)!r} to them")
        return self

    @cached_property
    def domains(self) -> list[str]:
        """`allowed_domains`, or those that the start URLs imply."""
        return self.allowed_domains or sorted({authority(url).removeprefix("www.") for url in self.start_urls})

    def allows(self, url: str) -> bool:
        """Whether the URL lies inside the site: on one of `domains` or below it."""
        try:
            here = authority(url)
            host = urlsplit(canonical(url)).hostname
        except ValueError:
            return False
        for domain in self.domains:
            if _has_port(domain):
                if here == domain:
                    return True
            elif host is not None and (host == domain.strip("[]") or host.endswith(f".{domain}")):
                return True
        return False


def load_sources(folder: Path, only: Collection[str] = ()) -> list[Source]:
    """All sources of a folder of *.yaml files, in the order of their ids; `only` keeps those with these ids.

    Raises:
        SourceError: the folder or a file in it is missing, empty or wrong, or an id in `only` is not there.
    """
    if not folder.is_dir():
        problem = "is a file; name the folder that it lies in" if folder.is_file() else "does not exist"
        raise SourceError(f"{folder}: the folder of source files {problem}")
    files = sorted(file for pattern in ("*.yaml", "*.yml") for file in folder.glob(pattern))
    if not files:
        raise SourceError(f"{folder}: no source file (*.yaml) in this folder; add one with id, name and start_urls")
    origin: dict[str, Path] = {}
    sources: dict[str, Source] = {}
    for file in files:
        source = read_source(file)
        if source.id in sources:
            raise SourceError(f"{file}: id: {source.id!r} is taken by {origin[source.id].name}; choose another id")
        sources[source.id], origin[source.id] = source, file
    for wanted in only:
        if wanted not in sources:
            raise SourceError(f"{folder}: no source has the id {wanted!r}{did_you_mean(wanted, sources)}")
    return [sources[id_] for id_ in sorted(sources) if not only or id_ in only]


def read_source(file: Path) -> Source:
    """One source file.

    Raises:
        SourceError: it cannot be read, is no YAML, or does not describe a source.
    """
    try:
        content = read_yaml(file)
    except ValueError as error:
        raise SourceError(f"{file}: {error}") from error
    if not isinstance(content, dict):
        raise SourceError(f"{file}: should be a mapping of keys to values, like 'id: example-lab'")
    try:
        return Source.model_validate(content)
    except ValidationError as error:
        raise SourceError(f"{file}: {what_to_do(error.errors(), Source.model_fields)}") from error


def _checked_url(url: str) -> str:
    try:
        canonical(url)
    except ValueError:
        raise ValueError(f"{url!r} should be a full URL, like 'https://www.example.org/webinars'") from None
    return url


def _has_port(domain: str) -> bool:
    return re.search(r":\d+$", domain.rpartition("]")[2]) is not None
