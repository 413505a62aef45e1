"""Which part of a page an element belongs to: the content, or the frame around it."""

from __future__ import annotations

import itertools
import re
from typing import Literal

from lxml.html import HtmlElement

Region = Literal["main", "nav", "header", "footer", "aside", "form"]

# Names that authors of page templates give to the frame, matched on whole words of class, id and role.
_NAMES: tuple[tuple[Region, re.Pattern[str]], ...] = (
    (
        "nav",
        re.compile(
            r"\b(nav|navbar|navigation|menu|menus|breadcrumbs?|skip(link)?|pager|pagination|toolbar|topbar|"
            r"top bar|utility|toc|prev(?:ious)? next|next prev(?:ious)?|"
            r"share|sharing|social|sharethis|addtoany|leftnav|sf menu|doltopbar)\b"
        ),
    ),
    ("footer", re.compile(r"\b(footer|foot|colophon|copyright|contentinfo|subfooter)\b")),
    (
        "aside",
        re.compile(
            r"\b(sidebar|side bar|aside|complementary|related|related posts?|widget area|cookies?|cookie consent|"
            r"consent|gdpr|osano|cky|popup|modal|newsletter|subscribe|signup|sign up|comments|comment list|banner ad|"
            r"advert|recommended|read next|more news|author box|usa banner)\b"
        ),
    ),
    ("header", re.compile(r"\b(site header|masthead|banner|page header top|top header|header top)\b")),
)
_SPEAKERS = re.compile(
    r"(?i)^(?:the |our |featured |guest |event |webinar )?(?:speakers?|presenters?|panell?ists?|moderators?|faculty|"
    r"instructors?|ponentes|panelistas)\b"
)
_PLAIN: dict[str, Region] = {"nav": "nav", "footer": "footer", "aside": "aside", "form": "form", "menu": "nav"}
_KEPT = frozenset(("body", "html", "main"))


def region_of(element: HtmlElement) -> Region:
    """The region of the innermost ancestor that says where it is; "main" where none does.

    A `<header>` belongs to the content when it stands inside the article or holds the page's only `<h1>`.
    """
    node: HtmlElement | None = element
    while node is not None and node.tag not in _KEPT:
        own = _own_region(node)
        if own != "main":
            return own
        node = node.getparent()
    return "main"


_MATERIAL = re.compile(r"(?i)\W*(?:recording|slides|transcript|flyer|handout|register|video|watch|grabaci[oó]n)s?\W*$")


def _is_menu_cell(cell: HtmlElement) -> bool:
    """A cell of a page laid out by tables that holds nothing but links, one below the other."""
    texts = [(link.text_content() or "").strip() for link in cell.iter("a")]
    linked = sum(map(len, texts))
    whole = len(re.sub(r"\s+", " ", cell.text_content() or "").strip())
    return (
        len(texts) >= 5
        and not any(_MATERIAL.match(text) for text in texts)
        and linked >= 0.7 * whole
        and sum(len(text.split()) for text in texts) <= 4 * len(texts)
        and cell.find(".//table") is None
        and cell.find(".//iframe") is None
    )


def marked_as_published(element: HtmlElement) -> bool:
    """The element, one around it or a `<time>` in it is marked up as the day of publication."""
    near = [element, *itertools.islice(element.iterancestors(), 2), *element.iter("time")]
    return any(
        node.get("pubdate") is not None
        or re.search(r"(?i)\bdate(?:Published|Created|Modified)\b", f"{node.get('itemprop')} {node.get('property')}")
        for node in near
    )


def _own_region(node: HtmlElement) -> Region:
    tag = str(node.tag)
    if tag == "form":
        # ASP.NET wraps the whole page into one form
        content = any(node.find(f".//{tag}") is not None for tag in ("h1", "h2", "table", "article", "main"))
        return "main" if (content and len(node.text_content()) > 400) or len(node.text_content()) > 1500 else "form"
    if tag == "td" and _is_menu_cell(node):
        return "nav"
    if tag == "footer" and any(a.tag == "article" for a in node.iterancestors()) and len(node.text_content()) < 300:
        return "main"  # what an article says of itself: who wrote it, and when
    if tag in _PLAIN:
        return "main" if tag == "aside" and _tells_of_event(node) else _PLAIN[tag]
    if tag == "header":
        inside = any(parent.tag in ("article", "main", "section") for parent in node.iterancestors())
        return "main" if inside or node.find(".//h1") is not None else "header"
    words = _names_of(node)
    if re.search(r"\btabs\b", words) and _is_row_of_tabs(node):
        return "nav"
    for region, pattern in _NAMES:
        if pattern.search(words) and not _holds_content(node) and not (region == "aside" and _tells_of_event(node)):
            return region
    return "main"


def _names_of(node: HtmlElement) -> str:
    """The words of an element's class, id and role, in lower case."""
    names = " ".join(filter(None, (node.get("class"), node.get("id"), node.get("role"))))
    words = re.sub(r"[^a-z0-9]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", names).lower())
    return _BESIDE.sub(" ", words)


# "not-footer", "no-sidebar", "has-aside": such a name says what is not there, or what stands beside.
_BESIDE = re.compile(r"\b(?:not?|non|without|with|has|have|hide|hides|hidden|above|below|before|after) \w+")


def _is_row_of_tabs(node: HtmlElement) -> bool:
    """Only the labels, not what they open."""
    labels = [c for c in node.iter("a", "button", "label", "li") if c.tag != "li" or c.find(".//a") is None]
    labelled = sum(len("".join((label.text_content() or "").split())) for label in labels)
    return labelled >= 0.8 * len("".join((node.text_content() or "").split()))


def _tells_of_event(node: HtmlElement) -> bool:
    """A sidebar in which an event page lists its speakers, or its day under a label, belongs to the content."""
    labels = ("h2", "h3", "h4", "h5", "h6", "strong", "b", "dt", "th")
    texts = [(label.text_content() or "").strip() for label in node.iter(*labels)]
    dated = any(_WHEN.match(text) for text in texts) and _DAY_AND_HOUR.search(node.text_content() or "")
    return bool(dated) or any(_SPEAKERS.match(text) for text in texts)


_WHEN = re.compile(
    r"(?i)(?:(?:event |webinar )?(?:dates?|times?)(?:\s*(?:and|&|/)\s*(?:times?|location|hour))?|when|"
    r"fecha(?: y hora)?|cu[aá]ndo|event details|(?:event )?details)\s*:?$"
)
_DAY_AND_HOUR = re.compile(r"(?is)(?<!\d)(?:19|20)\d\d.*?\d\s*(?:[ap]\.?\s?m\b|:\d\d)")


def _holds_content(node: HtmlElement) -> bool:
    """A container that carries a frame's name and yet the page's heading or most of its text ("page-tabs")."""
    return node.find(".//h1") is not None or node.find(".//main") is not None or len(node.text_content()) > 6000
