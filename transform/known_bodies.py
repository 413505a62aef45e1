"""Bodies that the register of organizations knows: by a printed name, and by the address of their own pages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from urllib.parse import urlsplit

from transform.organization_register import RegisteredOrganization, load_register


def is_known(name: str) -> bool:
    """The text is a registered body's name, another printed form of it or its acronym."""
    return _key(name) in _names()


def are_of_one_name(before: str, after: str) -> bool:
    """ "and" between these two words stands inside a registered name: "Wage and Hour", "Labor and Industries"."""
    return (before.casefold(), after.casefold()) in _joined()


def bodies_of_address(url: str) -> Sequence[RegisteredOrganization]:
    """The registered bodies whose home page is above this address, the nearest first."""
    parts = urlsplit(url)
    labels = (parts.hostname or "").removeprefix("www.").split(".")
    folders = [folder for folder in parts.path.lower().split("/") if folder]
    hosts = [".".join(labels[at:]) for at in range(len(labels) - 1)] or labels  # a file, or a machine by its name
    paths = ["/".join(folders[:depth]) for depth in range(len(folders), -1, -1)]
    places = [(hosts[0], path) for path in paths] + [(host, "") for host in hosts[1:]]
    return [body for place in places for body in _homes().get(place, ())]


def is_name_of(name: str, body: RegisteredOrganization) -> bool:
    """The text is one of the names under which the register has this body."""
    return _key(name) in {_key(form) for form in (*body.names, *([body.acronym] if body.acronym else []))}


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", re.sub(r"(?i)^the\s", "", name).casefold().replace("&", " and ")))


@cache
def _names() -> frozenset[str]:
    bodies = load_register()
    acronyms = [body.acronym for body in bodies if body.acronym]
    return frozenset(map(_key, [name for body in bodies for name in body.names] + acronyms))


@cache
def _joined() -> frozenset[tuple[str, str]]:
    """The words on both sides of every "and" in the names of registered bodies."""
    pairs = (re.findall(r"(?=\b(\w+),? and (?:the )?(\w+))", name) for name in _names())
    return frozenset(pair for found in pairs for pair in found)


@cache
def _homes() -> Mapping[tuple[str, str], Sequence[RegisteredOrganization]]:
    """Bodies by host without "www." and path of their home pages."""
    found: dict[tuple[str, str], list[RegisteredOrganization]] = {}
    for body in load_register():
        if body.homepage:
            parts = urlsplit(body.homepage)
            place = (parts.hostname or "").removeprefix("www."), parts.path.strip("/").lower()
            found.setdefault(place, []).append(body)
    return found
