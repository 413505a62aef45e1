"""Printed names in two parts: a name and its place, its acronym, its other name or the body that it is part of.

"Office of Labor Standards (Seattle)", "NIOSH - National Institute for Occupational Safety and Health", "CDC/NIOSH",
"DLS, Massachusetts". Which part says what is for those to tell who know bodies and places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from transform.jurisdictions import jurisdictions_of
from transform.organization_forms import organization_key, says_nothing_of_itself
from transform.places import is_place

_BRACKETS = re.compile(r"^(?P<left>[^()\[\]]+?)[\s,]*[(\[](?P<right>[^()\[\]]+)[)\]](?P<rest>.*)$")
_BETWEEN = re.compile(r"\s*,\s+|\s+[-–—|•·]\s+|\s*/\s*|:\s+|(?<=[A-Z]{2})[-–](?=[A-Z]{2})")
_PREPOSITION = re.compile(r"\s+(?:of|in|for|at)\s+(?:the\s+)?(?=[A-Z])")
_ARTICLE = re.compile(r"(?i)^(?:the|an?)\s+(?=\S)")


class Parts(NamedTuple):
    """What stands before and behind a comma, a dash, a slash or in brackets."""

    left: str
    right: str


def appositions(name: str) -> Iterator[Parts]:
    """The ways in which a name has two parts, that with the longest first part first."""
    if brackets := _BRACKETS.match(name):
        left, right = brackets["left"], brackets["right"]
        yield Parts(f"{left}{brackets['rest']}".strip(" ,"), _ARTICLE.sub("", right.strip()))
        return
    for found in reversed(list(_BETWEEN.finditer(name))):
        left, right = name[: found.start()].strip(), name[found.end() :].strip()
        if left and right:
            yield Parts(left, _ARTICLE.sub("", right))


def places_behind(name: str) -> Iterator[Parts]:
    """Name and place parted by a preposition ("Office of Labor Standards of Seattle"), the shortest place first."""
    for found in reversed(list(_PREPOSITION.finditer(name))):
        yield Parts(name[: found.start()], name[found.end() :])


def without_place(name: str) -> str:
    """A name that tells the body without the place behind it: "Kite Center, Minneapolis" is "Kite Center".

    Not "Workers Center, Chicago" or "Kite Coalition of Ohio": there the place is what parts it from its sisters.
    """
    for left, right in appositions(name):
        city = jurisdictions_of(right)
        if ((city and "/" in city[0]) or (not city and is_place(right))) and len(left.split()) > 1:
            return name if says_nothing_of_itself(organization_key(left)) else left
    return name
