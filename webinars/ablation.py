"""Pages with one layer of extraction taken away, to see what it adds. For evaluation only.

What a layer reads is removed, not the code that reads it: the structured data, the shape of the page (headings, lists,
tables, boxes, emphasis: what is left are lines with their links), or what the trained model knows of names.
"""

from __future__ import annotations

import html as entities
from collections.abc import Collection
from typing import Literal

import spacy
from lxml import etree
from lxml.html import HtmlElement, tostring
from spacy.language import Language

from transform.document import Document, Line, UnreadablePageError, parse

Layer = Literal["structured", "layout", "language"]

_MICRODATA = ("itemscope", "itemtype", "itemprop", "itemid", "itemref")


def pipeline_without(nlp: Language, layers: Collection[Layer]) -> Language:
    """The pipeline, or one that finds nothing: then word lists and grammar have to do."""
    return spacy.blank("en") if "language" in layers else nlp


def without_layers(html: bytes, url: str, layers: Collection[Layer]) -> bytes:
    """The page without what these layers read; a page that cannot be read is left as it is."""
    try:
        document = parse(html, url) if {"structured", "layout"} & set(layers) else None
    except UnreadablePageError:
        return html
    if document is None:
        return html
    if "structured" in layers:
        _drop_structured_data(document.tree)
    if "layout" in layers:
        return _as_bytes(_plain(document))
    return _as_bytes(tostring(document.tree, encoding="unicode", doctype="<!DOCTYPE html>"))


def _as_bytes(page: str) -> bytes:
    """In UTF-8 with its mark, which goes before the encoding that the page declares."""
    return b"\xef\xbb\xbf" + page.encode()


def _drop_structured_data(tree: HtmlElement) -> None:
    for script in [element for element in tree.iter("script") if "ld+json" in (element.get("type") or "").lower()]:
        script.drop_tree()
    for element in tree.iter(etree.Element):
        for name in _MICRODATA:
            element.attrib.pop(name, None)


def _plain(document: Document) -> str:
    """The lines of the page, each a paragraph in the region it stood in, under the head that the page had.

    Microdata, which lives in the markup, goes with it.
    """
    head = document.tree.find("head")
    top = "" if head is None else tostring(head, encoding="unicode")
    language = entities.escape(document.language or "")
    scripts = "".join(
        tostring(script, encoding="unicode", with_tail=False)
        for script in document.tree.iter("script")
        if "ld+json" in (script.get("type") or "").lower() and script.getparent() is not head
    )
    lines = "\n".join(_paragraph(line) for line in document.lines)
    return f'<!DOCTYPE html><html lang="{language}">{top}<body>{scripts}\n{lines}\n</body></html>'


def _paragraph(line: Line) -> str:
    text, at = "", 0
    for link in sorted(line.links, key=lambda link: link.start):
        text += entities.escape(line.text[at : link.start])
        address = entities.escape(link.url)
        if link.embedded:
            text += f'<iframe src="{address}" title="{entities.escape(link.text)}"></iframe>'
        else:
            text += f'<a href="{address}">{entities.escape(line.text[link.start : link.end])}</a>'
        at = max(at, link.end)
    paragraph = f"<p>{text}{entities.escape(line.text[at:])}</p>"
    if line.region == "main":
        return paragraph
    tag = "div" if line.region == "header" else line.region
    return f'<{tag} class="{"masthead" if tag == "div" else ""}">{paragraph}</{tag}>'
