"""How a page lays a webinar out: the kinds of layout that accuracy and confidence are told by."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from transform.records import Layout
from transform.segments import Segment

_BY_SHAPE: dict[str, Layout] = {
    "row": "table",
    "inline": "prose",
    "li": "list",
    "p in li": "list",
    "dt": "list",
    "dd": "list",
    "p": "paragraphs",
}


def layout_of(segment: Segment, segments: Sequence[Segment]) -> Layout:
    """How one of a page's segments is laid out.

    page: the page as a whole is about it; cards: a box around each; headings: a heading, and what follows it.
    """
    shape = segment.unit.signature[0]
    if segment.single or shape == "page":
        return "page"
    if shape != "h":
        return _BY_SHAPE[shape]
    box = _around([reading.line.element for reading in segment.unit.lines])
    others = (other.unit.head.line.element for other in segments if other is not segment)
    shared = len(segments) == 1 or any(box is other or box in other.iterancestors() for other in others)
    return "headings" if shared else "cards"


def _around(elements: Sequence[HtmlElement]) -> HtmlElement:
    """The smallest element that holds all of them."""
    around = [elements[0], *elements[0].iterancestors()]
    for element in elements[1:]:
        above = {element, *element.iterancestors()}
        around = [box for box in around if box in above]
    return around[0]
