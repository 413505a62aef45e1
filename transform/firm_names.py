"""Firms that are called as people are: "Reed Stone LLP" makes every "Reed Stone" of the page a firm.

So does what only bodies have: a legal form, a practice or an office, or members who are named with their rank
("Reed Stone partner Jane Roe").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from transform.names import INITIAL, NAME, UPPER, name_weight

_FORM = r",?\s+(?:LLP|PLLC|LLC|LLLP|LPA|PLC|APC|P\.C\.|P\.A\.|S\.C\.|PC|Inc\b|Ltd\b|Law Firm|Law Group)(?![\w-])"
_OF_FIRM = (
    r"[’']s?\s+(?:[\w/&-]+\s+){0,6}?(?:[Pp]ractice(?: [Gg]roup)?|[Ll]aw [Ff]irm|[Pp]ractice [Tt]eam|attorneys|lawyers|"
    r"partners)\b"
)
_MEMBER = (
    r"\s+(?:(?:managing|founding|senior|equity|name|law)\s+)?(?:partners?|principals?|attorneys?|lawyers?|associates?|"
    rf"shareholders?|(?:of )?counsel|members?)\s+(?=(?P<member>{NAME}))"
)
_FIRM = re.compile(
    rf"(?<![\w’'.-])(?P<name>{NAME})(?:(?:\s+(?:&|and|y)\s+{UPPER}[\w’-]+)?{_FORM}|{_OF_FIRM}|{_MEMBER})"
)


def firm_names(texts: Iterable[str]) -> frozenset[str]:
    """The texts that could name people and that a page prints as the names of firms."""
    return frozenset(name for text in texts for name in _firms(text))


def _firms(text: str) -> Iterator[str]:
    for match in _FIRM.finditer(text):
        name = match["name"]
        if match["member"] and name_weight(match["member"]) < 0.1:
            continue
        if not any(re.fullmatch(INITIAL, word) for word in name.split()):
            yield name
