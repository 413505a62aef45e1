"""Which links are followed: the further pages of a list, and what looks like the page of one webinar.

A crawl should reach every webinar of a site within its budget and little else, so the question is asked of each link:

1. Does it leave the site, lead to a file, an export, a login, a share button or a tag? Not followed.
2. Does its URL differ from this page's in a page number alone? PAGINATION, whatever its label.
3. Is it the same list sorted or filtered, or marked `nofollow`? Not followed.
4. Does its label name another list ("Past webinars", "2021")? LISTING.
5. Is it a month or a day of a calendar? CALENDAR: last of all and few, because calendars have no end.
6. Does its label say "next" or "older", on a list? PAGINATION.
7. Does the source give patterns (`follow`)? Then these alone decide what is a DETAIL page.
8. Is it part of a menu, header, footer or sidebar? Not followed.
9. Do its path or label name an event? DETAIL. On a list also any item of a repeated shape that has a heading, a date, a
   "learn more" label, or lies below the list's own path.

Pages of one webinar are judged more strictly than lists (no repeated shapes), or their "related news" would be crawled.
"""

from __future__ import annotations

import contextlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.ledger import Kind
from crawler.link_words import (
    CHROME,
    DATE,
    EVENT,
    FILES,
    FILLER,
    LISTING,
    MORE,
    NEXT,
    NOT_FOLLOWED,
    VIEW_PARAMETERS,
    words,
)
from crawler.sources import Source
from crawler.urls import authority, canonical

_MAX_URL = 2048


@dataclass(frozen=True, slots=True)
class Link:
    """A link to follow; `url` is canonical."""

    url: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Anchor:
    element: HtmlElement
    url: str
    text: str
    rel: frozenset[str]


def find_links(root: HtmlElement, page_url: str, source: Source, page_kind: Kind) -> list[Link]:
    """The links of a page that are worth following, each URL once, in the order of the page.

    `page_url` is where the page came from, `page_kind` how the crawl came to it.
    """
    page_url = canonical(page_url)
    anchors = list(_anchors(root, page_url, source))
    page = _Page(root, page_url, page_kind, anchors)
    links = {link.url: link for link in _refresh(root, page_url, source)}
    for anchor in anchors:
        if anchor.url not in links and (kind := page.kind_of(anchor, source)) is not None:
            links[anchor.url] = Link(anchor.url, kind)
    return list(links.values())


def _refresh(root: HtmlElement, page_url: str, source: Source) -> Iterator[Link]:
    """Where a page that has moved sends its readers by `<meta http-equiv="refresh">`; it counts as the same list."""
    for content in root.xpath("//meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh']/@content"):
        target = re.search(r"(?i)url\s*=\s*['\"]?([^'\"\s]+)", content)
        with contextlib.suppress(ValueError):
            url = canonical(urljoin(page_url, target[1] if target else ""))
            if not _same(url, page_url) and source.allows(url):
                yield Link(url, Kind.PAGINATION)


def _anchors(root: HtmlElement, page_url: str, source: Source) -> Iterator[_Anchor]:
    """Links inside the site that lead to another page, with what their label says."""
    base = page_url
    with contextlib.suppress(ValueError):
        base = urljoin(page_url, next(iter(root.xpath("//base/@href")), ""))
    targets: dict[str, str | None] = {}
    for element in root.xpath("//a[@href] | //area[@href] | //link[@rel='next'][@href]"):
        href = element.get("href").strip()
        if href not in targets:
            targets[href] = _target(href, base, page_url, source)
        if url := targets[href]:
            labels = [element.text_content(), element.get("aria-label"), element.get("title"), element.get("alt")]
            labels += element.xpath(".//img/@alt")
            text = next((label for label in (" ".join((raw or "").split()) for raw in labels) if label), "")
            yield _Anchor(element, url, text, frozenset((element.get("rel") or "").lower().split()))


def _target(href: str, base: str, page_url: str, source: Source) -> str | None:
    """Where a link leads; None for what is not followed, whatever its label."""
    try:
        url = canonical(urljoin(base, href))
    except ValueError:
        return None
    if len(url) > _MAX_URL or _same(url, page_url) or not source.allows(url) or _never(url, page_url):
        return None
    return url


def _never(url: str, page_url: str) -> bool:
    """Files, exports, logins, tags and the like, told by the URL; what the page's own URL has, too, is no reason."""
    segments, values = _segments(url), [value.lower() for _, value in _query(url)]
    if any("." in name and name.rpartition(".")[2] in FILES for name in (*segments[-1:], *values)):
        return True
    told = {segment.partition(".")[0] for segment in segments}
    told |= {part.lower() for pair in _query(url) for part in pair}
    here = set(_segments(page_url)) | {part.lower() for pair in _query(page_url) for part in pair}
    return bool(told & NOT_FOLLOWED - here)


class _Page:
    """What the links of one page are judged by."""

    def __init__(self, root: HtmlElement, url: str, kind: Kind, anchors: list[_Anchor]) -> None:
        self._url, self._kind = url, kind
        self._segments = _segments(url)
        self._chrome = {element for element in root.iter() if isinstance(element.tag, str) and _is_chrome(element)}
        self._around: dict[HtmlElement, tuple[int, bool]] = {}
        by_shape: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for anchor in anchors:
            by_shape[_shape(anchor.element)].add(anchor.url)
        self._repeated = {shape for shape, urls in by_shape.items() if len(urls) >= 3}

    def kind_of(self, anchor: _Anchor, source: Source) -> Kind | None:
        """How to follow the link, None for not at all; the numbers are those of the module's head."""
        if _list_key(anchor.url) == _list_key(self._url):  # 2
            return Kind.PAGINATION
        picks_one = _picks_one(anchor.url)
        if "nofollow" in anchor.rel or (_is_view(anchor.url, self._url) and not picks_one):  # 3
            return None
        in_chrome = any(element in self._chrome for element in anchor.element.iterancestors())
        near = not in_chrome or _segments(anchor.url)[:1] == self._segments[:1] != ()
        if self._kind.is_list and near and LISTING.fullmatch(anchor.text):  # 4
            return Kind.LISTING
        if _is_calendar(anchor):  # 5
            return Kind.CALENDAR
        if self._kind.is_list and self._says_next(anchor):  # 6
            return Kind.PAGINATION
        if source.follow:  # 7
            return Kind.DETAIL if any(re.search(pattern, anchor.url) for pattern in source.follow) else None
        same_path = urlsplit(anchor.url)[:3] == urlsplit(self._url)[:3]
        if in_chrome or (same_path and not picks_one):  # 8
            return None
        if self._names_event(anchor) or (self._kind.is_list and self._is_item(anchor)):  # 9
            return Kind.DETAIL
        return None

    def _says_next(self, anchor: _Anchor) -> bool:
        """A label or rel of "next" or "older", or the next number in the same place of the URL."""
        if authority(anchor.url) != authority(self._url):
            return False
        if "next" in anchor.rel or NEXT.fullmatch(anchor.text):
            return True
        here, there = _without_digits(self._url), _without_digits(anchor.url)
        return anchor.text.isdecimal() and there.rstrip("/") in (here.rstrip("/"), here.rstrip("/") + "/0")

    def _names_event(self, anchor: _Anchor) -> bool:
        """A word like "webinar" in the label, or in the part of the path that says what the page is."""
        if EVENT & words(anchor.text):
            return True
        segments = _segments(anchor.url)
        shared = 0
        while shared < min(len(segments), len(self._segments)) and segments[shared] == self._segments[shared]:
            shared += 1
        for place, segment in enumerate(segments):
            named = words(segment)
            # "/news-events/" above both pages says nothing; "/webinars/" does, and so does a slug of the link's own.
            if named & EVENT and (place >= shared or named <= EVENT | FILLER):
                return True
        return False

    def _is_item(self, anchor: _Anchor) -> bool:
        """One of at least three links of the same shape that has something of an event's entry."""
        if _shape(anchor.element) not in self._repeated:
            return False
        below = len(self._segments) > 0 and _segments(anchor.url)[: len(self._segments)] == self._segments
        return below or MORE.match(anchor.text) is not None or _is_heading(anchor.element) or self._has_date(anchor)

    def _has_date(self, anchor: _Anchor) -> bool:
        """Whether a date is printed in the link or close around it."""
        element = anchor.element
        for _ in range(5):
            if element not in self._around:
                text = element.text_content()
                self._around[element] = (len(text), DATE.search(text) is not None)
            length, dated = self._around[element]
            if length > 1500:
                return False
            if dated:
                return True
            parent = element.getparent()
            if parent is None:
                return False
            element = parent
        return False


def _same(url: str, page_url: str) -> bool:
    """Two spellings of one page: a slash at the end makes no difference to a reader."""
    return url.rstrip("/") == page_url.rstrip("/")


@lru_cache(maxsize=4096)
def _segments(url: str) -> tuple[str, ...]:
    return tuple(segment for segment in urlsplit(url).path.lower().split("/") if segment)


@lru_cache(maxsize=4096)
def _query(url: str) -> tuple[tuple[str, str], ...]:
    return tuple(parse_qsl(urlsplit(url).query, keep_blank_values=True))


_PAGE_PARAMETER = re.compile(
    r"(?i)(.*[-_])?(page|paged|pg|pagenum|pageno|page_?number|pageindex)([-_][\da-f]+)?|start|offset|skip"
)
_PAGE_NUMBER = re.compile(r"[\d,]+")
_PAGE_SEGMENT = re.compile(r"(?<=/)(page|pagina)[/-]\d{1,4}(/|$)")


def _list_key(url: str) -> tuple[str, str, str, tuple[tuple[str, str], ...]]:
    """What the pages of one list have in common: all of the URL but the page number."""
    parts = urlsplit(url)
    path = _PAGE_SEGMENT.sub("", parts.path).rstrip("/")
    kept = [
        (key, value)
        for key, value in _query(url)
        if not (_PAGE_PARAMETER.fullmatch(key) and _PAGE_NUMBER.fullmatch(value))
    ]
    return parts.scheme, parts.netloc, path, tuple(sorted(kept))


def _without_digits(url: str) -> str:
    return re.sub(r"\d+", "0", url)


_ITEM_PARAMETER = re.compile(r"(?i)(.*_)?(id|item|event|eid|nid|webinar|training|session|class|course)(_?id)?|p")


def _picks_one(url: str) -> bool:
    """A query that picks one item: `?event=12`, `?id=wage-theft`."""
    return any(value and _ITEM_PARAMETER.fullmatch(key) for key, value in _query(url))


def _is_view(url: str, page_url: str) -> bool:
    """A list filtered, sorted or laid out otherwise: parameters for that, which this page does not have itself."""
    added = set(_query(url)) - set(_query(page_url))
    return any(VIEW_PARAMETERS.fullmatch(key) for key, _ in added)


_DATE_PATH = re.compile(r"/(19|20)\d\d([/-]\d{1,2}){1,2}/?$")
_DATE_PARAMETER = re.compile(r"(?i)(.*[-_])?(date|month|year|day|week|mo|yr)s?")
_DATE_VALUE = re.compile(r"(19|20)\d\d-\d{1,2}(-\d{1,2})?|\d{1,4}")


def _is_calendar(anchor: _Anchor) -> bool:
    """A month, week or day of a calendar, which a title does not stand on."""
    if len([word for word in re.findall(r"[^\W\d]+", DATE.sub(" ", anchor.text)) if len(word) > 2]) > 2:
        return False
    if _DATE_PATH.search(urlsplit(anchor.url).path):
        return True
    return any(_DATE_PARAMETER.fullmatch(key) and _DATE_VALUE.fullmatch(value) for key, value in _query(anchor.url))


def _is_chrome(element: HtmlElement) -> bool:
    """Menus, headers, footers, sidebars, share buttons; never what holds the page's own heading or content."""
    named = words(f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}")
    if element.tag not in ("nav", "aside", "footer", "header") and not named & CHROME:
        return False
    if element.tag in ("html", "body", "main", "article", "a"):
        return False
    inside_item = any(ancestor.tag in ("article", "li", "main") for ancestor in element.iterancestors())
    if element.tag in ("header", "footer") and inside_item:
        return False
    return element.find(".//main") is None and element.find(".//h1") is None and element.find(".//article") is None


def _is_heading(element: HtmlElement) -> bool:
    headings = {"h1", "h2", "h3", "h4", "h5", "h6"}
    if any(ancestor.tag in headings for ancestor in element.iterancestors()):
        return True
    return any(child.tag in headings for child in element.iterdescendants())


def _shape(element: HtmlElement) -> tuple[str, ...]:
    """What the links of a list's items have in common: tag and classes of the link and its parent, the tags around.

    The classes of items are left out, since they tell them apart (`post-611 category-wages`).
    """
    around = [element, *element.iterancestors()][:5]
    near = [f"{e.tag}.{'.'.join(sorted(re.sub(r'[0-9]+', '', e.get('class') or '').split()))}" for e in around[:2]]
    return (*near, *(str(e.tag) for e in around[2:]))
