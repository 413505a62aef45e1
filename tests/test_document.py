"""Bytes of a page as lines: what a reader sees as one, its emphasis, its links and its part of the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_pages import URL, document_of, html_of, lines_of

from transform.document import Document, UnreadablePageError, absolute, fold, parse


def document(body: str, **page: str) -> Document:
    return document_of(body, **page)


# -- lines ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>One</p><p>Two</p>", ["One", "Two"]),
        ("<div>One<div>Two</div>Three</div>", ["One", "Two", "Three"]),
        ("One<br>Two<br/><br>Three", ["One", "Two", "Three"]),
        ("<p>Pay  <b>day</b>\n\n every&nbsp;week</p>", ["Pay day every week"]),
        ("<h2>Wages<br>and hours</h2>", ["Wages and hours"]),
        ("<ul><li>A<ul><li>B</li></ul></li><li>C</ul>", ["A", "B", "C"]),
        ("<ul><li>A<li>B<li>C", ["A", "B", "C"]),
        ("<dl><dt>When<dd>Noon<dt>Where<dd>Zoom</dl>", ["When", "Noon", "Where", "Zoom"]),
        ("<table><tr><td>A<td>B<tr><td>C<td>D</table>", ["A", "B", "C", "D"]),
        ("<p>un\u200bpaid wa\u00adges</p>", ["unpaid wages"]),
        ("<p>Before<!-- not this -->, after</p>", ["Before, after"]),
        ("<p>Seen</p><p hidden>Not seen</p><template><p>Nor this</p></template>", ["Seen"]),
        ("<p>Text</p><script>var a = 'No';</script><style>p {}</style><noscript>No</noscript>", ["Text"]),
        ("<button>Register</button><button>Share</button>", ["Register", "Share"]),
        ("<span>MAY</span><span>12</span>", ["MAY 12"]),
        ("<p>Fri<em>day</em></p>", ["Friday"]),
        ("<div>MONDAY<span>Tractors</span></div>", ["MONDAY Tractors"]),
        ("<div>May<time>12</time></div>", ["May 12"]),
        ("<p>May 7<small>th</small></p>", ["May 7th"]),
        ("<p>Mc<b>Donald</b></p>", ["McDonald"]),
        ("<p>(<span>Zoom</span>)</p>", ["(Zoom)"]),
        ("", []),
    ],
)
def test_a_line_is_what_a_reader_sees_as_one(body: str, lines: list[str]) -> None:
    assert lines_of(body) == lines


def test_text_behind_what_is_skipped_stays() -> None:
    assert lines_of("<p>One <script>x()</script>two<!-- c --> three</p>") == ["One two three"]


def test_headings_keep_their_level_also_for_what_is_nested_in_them() -> None:
    lines = document("<h1>A</h1><h3><div><a href='/b'>B</a></div></h3><p>C</p>").lines
    assert [(line.text, line.heading) for line in lines] == [("A", 1), ("B", 3), ("C", 0)]


def test_only_the_first_line_of_a_block_is_marked_as_such() -> None:
    lines = document("<p>One<br>Two</p><p>Three</p>").lines
    assert [line.first_of_block for line in lines] == [True, False, True]


def test_emphasis_is_kept_by_its_place_in_the_line() -> None:
    (line,) = document("<p>The <b>first</b> and the <i>second</i> <s>third</s></p>").lines
    assert [(kind, line.text[start:end]) for kind, start, end in line.marks] == [
        ("bold", "first"),
        ("italic", "second"),
        ("struck", "third"),
    ]
    assert not line.wholly("bold")


@pytest.mark.parametrize(
    ("body", "lead", "wholly"),
    [
        ("<p><strong>When:</strong> noon</p>", "When:", False),
        ("<p><strong>Heat </strong><b>at work</b></p>", "Heat at work", True),
        ('<p><span style="font-weight:700">Heat</span></p>', "Heat", True),
        ("<p>noon <b>sharp</b></p>", "", False),
    ],
)
def test_the_bold_beginning_of_a_line(body: str, lead: str, wholly: bool) -> None:
    (line,) = document(body).lines
    assert (line.lead("bold"), line.wholly("bold")) == (lead, wholly)


def test_an_xpath_leads_back_to_the_element() -> None:
    page = document("<div><p>One</p><ul><li>Two</li><li>Three</li></ul></div>")
    for line in page.lines:
        (element,) = page.tree.getroottree().xpath(line.xpath)
        assert fold(element.text_content()) == line.text


# -- links and players ---------------------------------------------------------------------------------------------


def test_links_are_absolute_and_keep_their_place() -> None:
    (line,) = document(
        '<p>See the <a href="/slides.pdf">slides</a> or <a href="https://x.example/v">video</a>.</p>'
    ).lines
    assert [(link.url, link.text, line.text[link.start : link.end]) for link in line.links] == [
        ("https://lab.example.org/slides.pdf", "slides", "slides"),
        ("https://x.example/v", "video", "video"),
    ]


def test_a_link_whose_label_is_formatted_in_pieces_is_one_link() -> None:
    (line,) = document('<p><a href="/a">Wage <b>theft</b> now</a></p>').lines
    assert [link.text for link in line.links] == ["Wage theft now"]
    assert line.linked


def test_the_base_element_resolves_relative_links() -> None:
    page = document('<p><a href="talk.html">Talk</a></p>', head='<base href="https://cdn.example.org/archive/">')
    assert page.lines[0].links[0].url == "https://cdn.example.org/archive/talk.html"


@pytest.mark.parametrize(
    "href",
    ["", "#top", "mailto:a@example.org", "javascript:void(0)", "tel:555", "data:text/html,x", "http://[", "ftp://x/y"],
)
def test_what_is_no_web_address_is_no_link(href: str) -> None:
    assert absolute(URL, href) is None
    assert document(f'<p><a href="{href}">Label</a></p>').lines[0].links == ()


@pytest.mark.parametrize(
    "player",
    [
        '<iframe src="https://www.youtube.com/embed/k3" title="Replay"></iframe>',
        '<iframe data-src="https://www.youtube.com/embed/k3" title="Replay"></iframe>',
        '<figure><div><iframe src="//www.youtube.com/embed/k3" title="Replay"></iframe></div></figure>',
    ],
)
def test_an_embedded_player_is_a_link_of_a_line_of_its_own(player: str) -> None:
    page = document(f"<h2>Heat</h2>{player}<p>Notes</p>")
    (link,) = [link for line in page.lines for link in line.links]
    assert (link.url, link.text, link.embedded) == ("https://www.youtube.com/embed/k3", "Replay", True)


# -- regions -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "region"),
    [
        ("<nav>X</nav>", "nav"),
        ("<footer><p>X</p></footer>", "footer"),
        ("<aside><p>X</p></aside>", "aside"),
        ("<header>X</header>", "header"),
        ("<article><header>X</header></article>", "main"),
        ("<header><h1>X</h1></header>", "main"),
        ('<div class="main-menu">X</div>', "nav"),
        ('<ul id="breadcrumb"><li>X</ul>', "nav"),
        ('<div class="siteFooter">X</div>', "footer"),
        ('<div role="complementary">X</div>', "aside"),
        ('<div class="cookie-consent">X</div>', "aside"),
        ('<div class="related-posts">X</div>', "aside"),
        ('<div class="menuitems-of-lunch">X</div>', "main"),
        ("<form><p>X</p></form>", "form"),
        ("<main><p>X</p></main>", "main"),
        ('<body class="has-sidebar menu"><p>X</p></body>', "main"),
    ],
)
def test_the_region_of_a_line(body: str, region: str) -> None:
    assert [line.region for line in document(body).lines] == [region]


LINKS = "".join(f'<a href="/{name}">{name}</a><br>' for name in ("Home", "Forms", "Posters", "Laws", "Contact us"))
FIVE_TITLES = "".join(f'<a href="/{n}">How the Bureau Reads Time Cards, Part {n}</a><br>' for n in range(5))


@pytest.mark.parametrize(
    ("cell", "region"),
    [
        (LINKS, "nav"),
        (FIVE_TITLES, "main"),
        (LINKS.split('<a href="/Laws')[0], "main"),
        (LINKS + "All of these pages were written for those who work in the fields and do not read law.", "main"),
        (LINKS + '<iframe src="https://www.youtube.com/embed/k3"></iframe>', "main"),
    ],
    ids=["short links", "titles", "few links", "text", "a film"],
)
def test_a_cell_of_nothing_but_short_links_is_a_menu(cell: str, region: str) -> None:
    page = document(f"<table><tr><td>{cell}</td><td><h1>Heat and the law</h1><p>Noon</p></td></tr></table>")
    assert page.lines[0].region == region


@pytest.mark.parametrize(
    ("body", "region"),
    [
        ("<article><p>Heat</p><footer>By Anna Reed, June 3, 2024</footer></article>", "main"),
        ("<div><p>Heat</p><footer>By Anna Reed, June 3, 2024</footer></div>", "footer"),
        (f"<article><p>Heat</p><footer>{'All rights are kept. ' * 20}</footer></article>", "footer"),
    ],
)
def test_what_an_article_says_of_itself_at_its_foot_is_content(body: str, region: str) -> None:
    assert document(body).lines[-1].region == region


@pytest.mark.parametrize(
    ("inside", "region"),
    [
        ("<h2>Date and Time</h2><div>Tuesday, July 9, 2024<br>12:00 PM - 1:00 PM EST</div>", "main"),
        ("<h4>When</h4><p>July 9, 2024 at 2:00 pm</p><h4>Where</h4><p>Zoom</p>", "main"),
        ("<h4>Upcoming events</h4><p>Heat at Work, July 9, 2024, 2:00 pm</p>", "aside"),
        ("<h4>Location</h4><p>7 Main Street</p>", "aside"),
    ],
)
def test_a_sidebar_that_labels_the_day_of_the_event_is_content(inside: str, region: str) -> None:
    page = document(f'<div class="event-sidebar">{inside}</div>')
    assert {line.region for line in page.lines} == {region}


def test_a_sidebar_that_lists_the_speakers_is_content() -> None:
    page = document("<aside><h3>Speakers</h3><p>Ana Ruiz</p></aside><aside><h3>Latest news</h3><p>Other</p></aside>")
    assert {line.text: line.region for line in page.lines} == {
        "Speakers": "main",
        "Ana Ruiz": "main",
        "Latest news": "aside",
        "Other": "aside",
    }


def test_a_form_around_the_whole_page_is_no_form() -> None:
    text = "Workers and inspectors met to talk about pay. " * 12
    page = document(f"<form><h1>Pay days</h1><p>{text}</p></form>")
    assert {line.region for line in page.lines} == {"main"}


def test_a_container_with_the_name_of_a_frame_around_the_content_is_content() -> None:
    page = document('<div class="banner"><h1>Heat and the law</h1></div><div class="banner">Donate</div>')
    assert [line.region for line in page.lines] == ["main", "header"]


def test_where_a_template_leaves_no_content_all_but_menu_and_footer_counts() -> None:
    page = document("<nav>Home</nav><aside><h2>Heat</h2><p>Noon</p></aside><footer>Us</footer>")
    assert [line.text for line in page.main] == ["Heat", "Noon"]


# -- bytes ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "content_type"),
    [
        ('<meta charset="windows-1252"><p>Inspección “José” – sí</p>'.encode("windows-1252"), None),
        ("<p>Inspección “José” – sí</p>".encode("windows-1252"), "text/html; charset=iso-8859-1"),
        ('<meta charset="utf-8"><p>Inspección “José” – sí</p>'.encode(), None),
        ("<p>Inspección “José” – sí</p>".encode(), "text/html; charset=utf-8"),
        ("<p>Inspección “José” – sí</p>".encode("utf-16"), None),
        ("\ufeff<p>Inspección “José” – sí</p>".encode(), None),
    ],
)
def test_the_encoding_is_found_as_browsers_do(raw: bytes, content_type: str | None) -> None:
    assert [line.text for line in parse(raw, URL, content_type).lines] == ["Inspección “José” – sí"]


def test_an_xml_declaration_is_no_text() -> None:
    raw = '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html><body><p>Sí</p></body></html>'.encode()
    assert [line.text for line in parse(raw, URL).lines] == ["Sí"]


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7\n\x00\x01\x02", "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"<!-- nothing but a comment -->", "markup"),
    ],
)
def test_what_is_no_page_is_refused_in_one_line(raw: bytes, why: str) -> None:
    with pytest.raises(UnreadablePageError, match=why) as problem:
        parse(raw, URL)
    assert "\n" not in str(problem.value)


def test_title_language_and_metadata() -> None:
    page = document(
        "<p>X</p>", title=" Heat \n at work ", lang="es-PR", head='<meta property="og:site_name" content="The  Lab">'
    )
    assert (page.title, page.language, page.meta["og:site_name"]) == ("Heat at work", "es-PR", "The Lab")


# -- any markup ----------------------------------------------------------------------------------------------------

_MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<b>",
            "</b>",
            "<a",
            "href='/x'>",
            "</a>",
            "<ul>",
            "<li>",
            "</ul>",
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            "<h2>",
            "</h2>",
            "<br>",
            "<iframe",
            "src='/v'>",
            "</iframe>",
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "<",
            ">",
            "&",
            "&nbsp;",
            "&#0;",
            "word",
            "Año",
        ]
    ),
    max_size=40,
)


@given(_MARKUP)
def test_any_markup_gives_folded_lines_with_links_in_place(pieces: list[str]) -> None:
    try:
        page = parse(html_of(" ".join(pieces)), URL)
    except UnreadablePageError:
        return
    for index, line in enumerate(page.lines):
        assert line.index == index
        assert line.text == fold(line.text)
        assert line.text or line.links
        for link in line.links:
            assert link.text == fold(line.text[link.start : link.end]) or link.embedded
        for _, start, end in line.marks:
            assert 0 <= start < end <= len(line.text)


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        page = parse(raw, URL)
    except UnreadablePageError:
        return
    assert all(line.text == fold(line.text) for line in page.lines)


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
def test_a_page_that_declares_no_encoding(encoding: str) -> None:
    page = parse("<html><body><p>Inspección laboral – año 2024</p></body></html>".encode(encoding), URL)
    assert [line.text for line in page.lines] == ["Inspección laboral – año 2024"]


def test_a_card_whose_parts_only_the_style_sheet_separates_has_a_line_for_each() -> None:
    card = document("<div><strong>Jane Roe</strong>Director of Training<em>Labor Council</em></div>")
    assert [line.text for line in card.lines] == ["Jane Roe", "Director of Training", "Labor Council"]


def test_a_word_set_in_two_weights_stays_one_word() -> None:
    told = document("<p>Watch on You<b>Tube</b> and <b>W</b>elcome</p>")
    assert [line.text for line in told.lines] == ["Watch on YouTube and Welcome"]
