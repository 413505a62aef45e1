"""Locals, councils, districts and lodges of unions: which union and which number a printed name gives.

"SEIU Local 32BJ", "Local 32BJ, SEIU", "32BJ SEIU", "SEIU 32BJ" and "Service Employees International Union, Local 32BJ"
are one local: the number tells it within its union.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_NUMBER = r"(?:No\.?\s*|#\s*|Number\s+)?(?P<number>\d{1,4}(?:(?-i:\s?-?[A-Z]{1,2}(?![A-Za-z])))?)"
_SORT = (
    r"(?P<sort>Local(?:\s+Union)?|Local\s+Lodge|(?-i:DC)|(?-i:JC)|"
    r"District\s+Council|Joint\s+Council|District\s+Lodge|District|Council|Lodge)"
)
_OF = r"(?:\s*,\s*|\s+[-–—]\s+|\s+of\s+(?:the\s+)?|\s+(?:at|and)\s+|\s+)"
_AROUND = re.compile(r"^(?:the\s+)|\s*!|[’']s?(?=\s|$)|\s*,\s*$", re.IGNORECASE)
_FORMS = (
    re.compile(rf"^(?P<union>\S.*?)\s*[,–—-]?\s+{_SORT}\s+{_NUMBER}$", re.IGNORECASE),
    re.compile(rf"^{_SORT}\s+{_NUMBER}{_OF}(?P<union>\S.*)$", re.IGNORECASE),
    re.compile(rf"^(?P<union>[A-Z][A-Za-z ]*[A-Z])\s+{_NUMBER}$"),
    re.compile(rf"^{_NUMBER}\s*,?\s*(?P<union>[A-Z][A-Za-z ]*[A-Z])$"),
)


class UnionLocal(NamedTuple):
    """A part of a union: the union as printed, what sort of part it is, and its number without blanks."""

    union: str
    sort: str
    number: str


def union_local(name: str) -> UnionLocal | None:
    """The local that a tidied name may be; whether the words before or behind are a union is the caller's to know."""
    for form in _FORMS:
        if found := form.match(name):
            sort = " ".join((found.groupdict().get("sort") or "local").lower().split())
            sort = sort.removesuffix(" union").removesuffix(" lodge")
            sort = {"lodge": "local", "dc": "district council", "jc": "joint council"}.get(sort, sort)
            union = _AROUND.sub(" ", found["union"]).strip(" ,")
            return UnionLocal(" ".join(union.split()), sort, re.sub(r"[\s-]", "", found["number"]).upper())
    return None
