"""Texts that touch in the markup and that only a style sheet sets apart."""

from __future__ import annotations

import re

from lxml.html import HtmlElement


def stacked(before: str, node: HtmlElement, closed: bool) -> bool:
    """Designers stack spans as blocks: "<span>May</span><span>12</span>" is not "May12", nor "MONDAY<span>Tractors"."""
    first = (node.text or "")[:1]
    if not (before[-1:].isalnum() and first.isalnum()):
        return False
    previous = node.getprevious()
    if closed and previous is not None and previous.attrib == node.attrib and before[-1:].islower() and first.islower():
        return False  # an editor has cut a word in two
    initial = re.search(r"(?:^|\W)\w$", before) is not None  # of a word set in small capitals
    return closed or (node.tag in ("span", "small", "time") and not initial and (first.isupper() or first.isdigit()))


def glued(before: str, after: str, least: int) -> bool:
    """A style sheet parts them: "<strong>Jane Roe</strong>Director<em>Labor Council</em>" is three lines.

    least: how many small letters the text before must end in.
    """
    ends_word = re.search(rf"\w\s+\S*[^\W\d_A-Z]{{{least}}}$", before)
    return ends_word is not None and re.match(r"[A-ZÀ-Þ][^\W\d_]", after) is not None


def set_apart(node: HtmlElement) -> bool:
    """One of the parts of a box that holds nothing but parts with names of their own: its title, its day, its hours.

    Parts of a sentence have text between them, or run on in small letters.
    """
    box = node.getparent()
    if box is None or box.tag != "div" or not 3 <= len(box) <= 8 or (box.text or "").strip():
        return False
    names = {part.get("class") for part in box if part.get("class")}
    return len(names) >= 3 and all(
        part.tag in ("span", "time", "a", "strong", "em", "b", "small")
        and not (part.tail or "").strip()
        and not re.match(r"[a-zß-ÿ,.;:)]", "".join(part.itertext()).strip() or "a")
        for part in box
    )
