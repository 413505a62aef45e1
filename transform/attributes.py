"""What an element says in its attributes and not in its text."""

from __future__ import annotations

import re

from lxml.html import HtmlElement


def embedded_address(node: HtmlElement) -> str:
    """Where a player leads to, also one that is loaded only when it comes into view."""
    named = [node.get(name) or "" for name in ("src", "data-src", "data-lazy-src", "data-litespeed-src", "videoid")]
    return next((address for address in named if address and not address.startswith(("about:", "data:"))), "")


def heading_level_of(node: HtmlElement) -> int:
    """1 to 6 for a heading, by its tag or by ARIA; 0 for what is none."""
    if re.fullmatch(r"h[1-6]", str(node.tag)):
        return int(node.tag[1])
    level = node.get("aria-level") or "2"
    return int(level) if node.get("role") == "heading" and re.fullmatch(r"[1-6]", level) else 0


def day_of_grid(node: HtmlElement) -> str | None:
    """The whole day where the grid of a month prints only its number: "7" in `<time datetime="2025-10-07">`."""
    day = re.match(r"\d{4}-\d\d-(\d\d)\b", node.get("datetime") or "") if node.tag == "time" else None
    return (
        day.group() if day and (node.text or "").strip().lstrip("0") == day[1].lstrip("0") and not len(node) else None
    )
