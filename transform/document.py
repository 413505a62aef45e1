"""An HTML page as a sequence of lines, each with its place in the DOM, its emphasis and its links.

A *line* is what a reader sees as one: the text of a paragraph, heading, list item or cell, parted at `<br>`. Everything
after this module works on lines, so that ten thousand ways to write the same page look alike; the element that a line
came from stays at hand for the evidence (`Line.xpath`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import Literal
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from w3lib.encoding import html_to_unicode

from transform.attributes import day_of_grid, embedded_address, heading_level_of
from transform.panels import Panels
from transform.regions import Region, region_of
from transform.touching_texts import glued, set_apart, stacked

BLOCKS = frozenset(
    [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hgroup", "hr", "li", "legend", "main", "menu", "nav", "ol", "option", "p", "pre", "section",
        "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    ]
)  # fmt: skip
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
SKIPPED = frozenset(
    ["head", "math", "noscript", "object", "script", "select", "style", "svg", "template", "textarea", "title"]
)
EMBEDS = frozenset(["iframe", "embed", "video", "audio", "source", "lite-youtube"])
BOLD = frozenset(["b", "strong", "th"])
ITALIC = frozenset(["i", "em", "cite"])
STRUCK = frozenset(["s", "strike", "del"])
Emphasis = Literal["bold", "italic", "struck"]


class UnreadablePageError(Exception):
    """The bytes cannot be read as an HTML page; the message says why."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an embedded player. `text` is its label; `start` and `end` are its place in the line's text."""

    url: str
    text: str
    start: int
    end: int
    embedded: bool = False


@dataclass(eq=False, slots=True)
class Line:
    """One line of a page. Offsets in `marks` and `links` count characters of `text`, whose white space is folded."""

    index: int
    text: str
    element: HtmlElement
    region: Region
    heading: int = 0
    first_of_block: bool = True
    links: tuple[Link, ...] = ()
    marks: tuple[tuple[Emphasis, int, int], ...] = ()

    @property
    def xpath(self) -> str:
        return str(self.element.getroottree().getpath(self.element))

    def marked(self, emphasis: Emphasis) -> int:
        """How many characters carry the emphasis."""
        return sum(end - start for kind, start, end in self.marks if kind == emphasis)

    def wholly(self, emphasis: Emphasis) -> bool:
        letters = len(self.text.strip(" :.–—-|•"))
        return bool(letters) and self.marked(emphasis) >= 0.9 * letters

    def lead(self, emphasis: Emphasis) -> str:
        """The emphasised text that the line begins with, or ''."""
        for kind, start, end in self.marks:
            if kind == emphasis and start <= 2:
                return self.text[start:end].strip()
        return ""

    @property
    def linked(self) -> bool:
        """The whole line is one link."""
        return any(
            not link.embedded and link.end - link.start >= 0.9 * len(self.text.strip(" .•-–|→»>")) > 0
            for link in self.links
        )

    def ancestor(self, *tags: str) -> HtmlElement | None:
        """The nearest element of one of these tags that the line stands in."""
        node: HtmlElement | None = self.element
        while node is not None:
            if node.tag in tags:
                return node
            node = node.getparent()
        return None


@dataclass(eq=False)
class Document:
    """A parsed page. `lines` are in the order of reading; `base` resolves relative links."""

    url: str
    base: str
    tree: HtmlElement
    lines: list[Line]
    title: str | None
    language: str | None
    images: list[str] = field(default_factory=list)

    @cached_property
    def main(self) -> list[Line]:
        """The lines of the content proper: no menu, footer, sidebar or form.

        Where a template's names leave nothing of a page, all but menus and footers is content.
        """
        content = [line for line in self.lines if line.region == "main"]
        if sum(len(line.text) for line in content) < 200:
            content = [line for line in self.lines if line.region not in ("nav", "footer")]
        return content

    @cached_property
    def address_words(self) -> str:
        """The words of the path of a web address, '' for other addresses: many sites file webinars under /webinars/."""
        parts = urlsplit(self.url)
        return re.sub(r"[-_/.+]+", " ", parts.path) if parts.scheme in ("http", "https") else ""

    @cached_property
    def meta(self) -> dict[str, str]:
        """`<meta>` values by name or property, lower case; what a template escaped twice is unescaped."""
        found: dict[str, str] = {}
        for element in self.tree.iter("meta"):
            name = element.get("property") or element.get("name") or ""
            if name and element.get("content"):
                found.setdefault(name.lower(), fold(unescape(element.get("content", ""))))
        return found


def fold(text: str) -> str:
    """White space folded to single spaces, invisible characters dropped."""
    return re.sub(r"\s+", " ", re.sub("[\u200b-\u200f\u2060\ufeff\u00ad]", "", text)).strip()


def _undeclared_encoding(html: bytes) -> str:
    try:
        html.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def parse(html: bytes, url: str, content_type: str | None = None) -> Document:
    """Read the bytes of an HTML page.

    Raises UnreadablePageError where there is no markup to read. The encoding is found as browsers do (HTTP header, BOM,
    meta; else UTF-8 where the bytes are, else windows-1252); broken markup is repaired by libxml2.
    """
    if not html.strip():
        raise UnreadablePageError("the page is empty")
    if b"\0" in html[:1024] and not html.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadablePageError("the page is binary data, not HTML")
    _, text = html_to_unicode(content_type, html, auto_detect_fun=_undeclared_encoding)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\0", ""))
    try:
        # No reader sees comments; and no element's path counts them, so evidence stays where it was.
        parser = HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
        tree = document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadablePageError(f"the markup cannot be read: {error}") from error
    base_element = tree.find(".//base[@href]")
    base = urljoin(url, base_element.get("href", "")) if base_element is not None else url
    title = tree.find(".//title")
    body = tree.find("body")
    reader = _Reader(base, Panels(tree))
    reader.read(body if body is not None else tree)
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    return Document(
        url=url,
        base=base,
        tree=tree,
        lines=reader.lines,
        title=fold("".join(map(str, title.itertext()))) or None if title is not None else None,
        language=fold(language) or None if language else None,
        images=reader.images,
    )


def absolute(base: str, href: str) -> str | None:
    """The absolute http(s) address of a link, or None for mail, scripts and anchors of the page itself."""
    href = href.strip()
    if not href or href.startswith("#") or re.match(r"(?i)(javascript|mailto|tel|data|about|sms|file):", href):
        return None
    try:
        url = urljoin(base, href)
        return url if urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname else None
    except ValueError:  # urllib refuses such as "http://[": the page's fault, and no address
        return None


# An address in running text that nobody made a link.
_BARE_ADDRESS = re.compile(r"https?://[^\s<>\"“”]+[\w/=&]")


_FULL_LINE = 60
"""Characters of a line of typed text that ends because the next word had no room."""


@dataclass(slots=True)
class _Run:
    """A stretch of inline text with one formatting."""

    text: str
    marks: frozenset[Emphasis]
    link: HtmlElement | None


class _Reader:
    """Walks the DOM once and writes lines."""

    def __init__(self, base: str, panels: Panels) -> None:
        self.base = base
        self.panels = panels
        self.lines: list[Line] = []
        self.images: list[str] = []
        self._runs: list[_Run] = []
        self._embeds: list[tuple[str, str]] = []
        self._blocks: list[HtmlElement] = []
        self._inline: list[HtmlElement] = []
        self._fresh = True
        self._just_closed = False  # an inline element has just ended, with no text since
        self._parted = False  # this block is a card whose parts only the style sheet separates

    def read(self, body: HtmlElement) -> None:
        skipped: HtmlElement | None = None
        for event, node in etree.iterwalk(body, events=("start", "end", "comment", "pi")):
            if event in ("comment", "pi"):
                if skipped is None:
                    self._text(node.tail)
                continue
            if skipped is not None:
                if event == "end" and node is skipped:
                    skipped = None
                    self._text(node.tail)
                continue
            if event == "start":
                if node.tag in SKIPPED or (node.get("hidden") is not None and not self.panels.opens(node)):
                    skipped = node
                    continue
                self._start(node)
                self._text(day_of_grid(node) or node.text)
            else:
                self._end(node)
                if node is not body:
                    self._text(node.tail)
        self._flush()

    def _start(self, node: HtmlElement) -> None:
        tag = node.tag
        self._just_closed &= tag in ("span", "time", "small", "strong", "b", "em", "label")
        if tag in BLOCKS:
            self._flush()
            self._blocks.append(node)
            self._fresh, self._parted = True, False
            self._label(node)
        elif tag == "br":
            if self._heading():
                self._text(" ")  # a heading broken for looks is still one heading
            else:
                self._flush()
        elif tag in EMBEDS:
            address = absolute(self.base, embedded_address(node))
            if address:
                self._embeds.append((address, fold(node.get("title") or "")))
        elif tag == "img":
            alt = fold(node.get("alt") or "")
            if alt:
                self.images.append(alt)
        elif tag == "button":
            self._flush()
        else:
            if set_apart(node):
                self._flush()
            self._part(node.text or "", 3)
            if self._runs and node.text and stacked(self._runs[-1].text, node, self._just_closed):
                self._text(" ")
            self._inline.append(node)

    def _label(self, pane: HtmlElement) -> None:
        """The label of a tab heads its pane, though it is printed in a row with the other labels."""
        found = self.panels.label_of(pane)
        if found is not None:
            tab, label, level = found
            self.lines.append(Line(len(self.lines), fold(label), tab, region_of(pane), level))

    def _part(self, text: str, least: int) -> None:
        """Begin another line where the text would run into what stands before it."""
        words = r"[^\W\d_A-Z]{2}$"
        if self._runs and (
            glued(self._runs[-1].text, text, least)
            or (self._parted and re.search(words, self._runs[-1].text) and re.match(r"[A-ZÀ-Þ][^\W\d_]|[A-Z]\.", text))
        ):
            if self._heading():
                self._runs.append(_Run(" ", frozenset(), None))
            else:
                self._flush()
                self._parted = True

    def _end(self, node: HtmlElement) -> None:
        if node.tag in BLOCKS:
            self._flush()
            self._blocks.pop()
            self._fresh = True
        elif node.tag == "button":
            self._flush()
        elif node.tag not in EMBEDS and node.tag not in ("br", "img"):
            self._inline.pop()
            if node.tag == "i" and self._runs and not node.text_content():
                self._text(" ")  # an icon
            self._just_closed = True

    def _heading(self) -> int:
        """The level of the heading that the reader is in, or 0."""
        return next((level for block in reversed(self._blocks) if (level := heading_level_of(block))), 0)

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if any(block.tag == "pre" for block in self._blocks) and "\n" in text:
            self._typed(text)
            return
        if self._just_closed:
            self._part(text, 2)
        self._just_closed = False
        tags = {node.tag for node in self._inline}
        if self._blocks and self._blocks[-1].tag == "th":
            tags.add("th")
        marks: set[Emphasis] = set()
        if tags & BOLD or any("font-weight" in (node.get("style") or "") for node in self._inline):
            marks.add("bold")
        if tags & ITALIC:
            marks.add("italic")
        if tags & STRUCK or any("line-through" in (node.get("style") or "") for node in self._inline):
            marks.add("struck")
        link = next((node for node in reversed(self._inline) if node.tag == "a" and node.get("href")), None)
        self._runs.append(_Run(text, frozenset(marks), link))

    def _typed(self, text: str) -> None:
        """Text whose lines are parted as they were typed: an empty line ends a block, a full line goes on below."""
        above = ""
        for at, typed in enumerate(text.split("\n")):
            if at and not (len(above.strip()) >= _FULL_LINE and typed.strip()):
                self._flush()
                self._fresh = self._fresh or not typed.strip()
            self._text(f" {typed}" if at else typed)
            above = typed

    def _flush(self) -> None:
        runs, embeds = self._runs, self._embeds
        self._runs, self._embeds = [], []
        if not embeds and not any(run.text.strip() for run in runs):
            return
        text = ""
        spans: list[tuple[_Run, int, int]] = []
        for run in runs:
            piece = re.sub(r"\s+", " ", re.sub("[\u200b-\u200f\u2060\ufeff\u00ad]", "", run.text))
            if not text or text.endswith(" "):
                piece = piece.lstrip(" ")
            spans.append((run, len(text), len(text) + len(piece)))
            text += piece
        length = len(text.rstrip())
        element = self._blocks[-1] if self._blocks else self._inline[0]
        region = region_of(element)
        links: list[Link] = []
        marks: list[tuple[Emphasis, int, int]] = []
        seen: list[HtmlElement] = []
        for run, start, end in spans:
            end = min(end, length)
            if end <= start:
                continue
            for kind in sorted(run.marks):
                if marks and marks[-1][0] == kind and marks[-1][2] == start:
                    marks[-1] = (kind, marks[-1][1], end)
                else:
                    marks.append((kind, start, end))
            if run.link is not None:
                if seen and seen[-1] is run.link:
                    links[-1] = Link(links[-1].url, fold(text[links[-1].start : end]), links[-1].start, end)
                    continue
                address = absolute(self.base, run.link.get("href") or "")
                if address:
                    seen.append(run.link)
                    links.append(Link(address, fold(text[start:end]), start, end))
        for bare in _BARE_ADDRESS.finditer(text[:length]):
            if not any(link.start < bare.end() and bare.start() < link.end for link in links):
                links.append(Link(bare.group(), bare.group(), *bare.span()))
        links += [Link(address, label, length, length, embedded=True) for address, label in embeds]
        self.lines.append(
            Line(
                index=len(self.lines),
                text=text[:length],
                element=element,
                region=region,
                heading=self._heading(),
                first_of_block=self._fresh,
                links=tuple(links),
                marks=tuple(marks),
            )
        )
        self._fresh = False
