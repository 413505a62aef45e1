"""Makes the Data Docs of Great Expectations readable without a network and without scripts.

As built they load Bootstrap, jQuery, Vega, Font Awesome and others from six hosts and a logo from a seventh, bring 4 MB
of fonts and images along, and tell success from failure by an icon font only. Here all of that goes; a few lines of
style of our own bring the outcome back, and a content security policy keeps the pages from loading or running anything.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
STYLE = """
body { font: 15px/1.4 system-ui, sans-serif; margin: 1rem 2rem; }
table { border-collapse: collapse; }
td, th { border-bottom: 1px solid #ccc; padding: .3rem .6rem; text-align: left; vertical-align: top; }
.badge { background: #eee; padding: 0 .3rem; }
.sticky, footer { display: none; }
i.text-success::before { content: "passed"; color: #17692e; font-style: normal; }
i.text-danger::before { content: "failed"; color: #a30f1f; font-style: normal; font-weight: bold; }
"""
_DROPPED = ("script", "link", "img", "iframe", "style", "footer")  # all that loads or runs something


def make_self_contained(data_docs: Path) -> None:
    """Rewrite every page of the folder so that it loads nothing, and drop the assets that it no longer needs."""
    for page in data_docs.rglob("*.html"):
        document = html.document_fromstring(page.read_text(encoding="utf-8"))
        for element in list(document.iter()):
            if isinstance(element, HtmlElement) and (element.tag in _DROPPED or element.get("onclick")):
                element.drop_tree()
        [head] = document.iter("head")
        head.append(html.Element("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY}))
        style = html.Element("style")
        style.text = STYLE
        head.append(style)
        page.write_bytes(html.tostring(document, doctype="<!DOCTYPE html>", encoding="utf-8"))
    shutil.rmtree(data_docs / "static", ignore_errors=True)
