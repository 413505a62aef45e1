"""Which links are followed, tried on pages in the manner of several kinds of sites."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from crawler.ledger import Kind
from crawler.links import find_links
from crawler.sources import Source
from crawler.urls import authority, canonical

BASE = "https://lab.example/webinars"


def links(page: str, url: str = BASE, kind: Kind = Kind.START, **source: object) -> dict[str, str]:
    """Path and query of each link that is followed, with its kind."""
    about = Source.model_validate({"id": "lab", "name": "Lab", "start_urls": [url], **source})
    found = find_links(html.fromstring(page), url, about, kind)
    return {link.url.removeprefix("https://lab.example"): link.kind.value for link in found}


def page(main: str, around: str = "") -> str:
    return f"<html><body>{around}<main><h1>Webinars</h1>{main}</main></body></html>"


def test_items_with_headings_are_detail_pages_whatever_their_urls_say() -> None:
    items = "".join(
        f"<article class='post-{n} tag-{slug}'><h2><a href='/{slug}/'>{slug}</a></h2><p>With guests.</p></article>"
        for n, slug in enumerate(["piece-rates", "wage-boards", "joint-liability"])
    )
    assert links(page(items)) == {f"/{s}/": "detail" for s in ("piece-rates", "wage-boards", "joint-liability")}


def test_items_with_dates_are_detail_pages() -> None:
    items = "".join(f"<li><a href='/node/{n}'>Part {n}</a> <span>{n} de mayo de 2023</span></li>" for n in (1, 2, 3))
    assert set(links(page(f"<ul>{items}</ul>"))) == {"/node/1", "/node/2", "/node/3"}


def test_plain_links_of_a_text_are_not_followed() -> None:
    text = "<p>See <a href='/report'>our report</a>, <a href='/staff'>our staff</a>, <a href='/brief'>a brief</a>.</p>"
    assert links(page(text)) == {}


@pytest.mark.parametrize("path", ["/webinar/piece-rates", "/events/2023/05/12/piece-rates", "/piece-rates-workshop",
                                  "/eventos/salarios", "/capacitaciones/horas", "/webinars/piece-rates"])  # fmt: skip
def test_a_path_that_names_an_event_is_enough(path: str) -> None:
    assert links(page(f"<p>As we <a href='{path}'>said</a> before.</p>")) == {path: "detail"}


@pytest.mark.parametrize("label", ["Webinar on piece rates", "Watch the recording", "Seminario sobre horas extra"])
def test_a_label_that_names_an_event_is_enough(label: str) -> None:
    assert links(page(f"<p><a href='/node/7'>{label}</a></p>")) == {"/node/7": "detail"}


def test_a_section_name_above_both_pages_says_nothing() -> None:
    text = "<p><a href='/news-events/press-note'>A note</a> <a href='/news-events/labor-webinar'>Last week</a></p>"
    assert links(page(text), "https://lab.example/news-events/list") == {"/news-events/labor-webinar": "detail"}


@pytest.mark.parametrize(
    "around",
    [
        "<nav><a href='/events/all'>Events</a></nav>",
        "<header><a href='/webinars-home'>Webinars</a></header>",
        "<footer><p><a href='/training/jobs'>Training jobs</a></p></footer>",
        "<div class='main-menu'><a href='/webinars/about'>About</a></div>",
        "<div id='sidebar-right'><a href='/webinar/old'>Old</a></div>",
        "<div role='navigation'><a href='/webinar/old'>Old</a></div>",
        "<aside><a href='/webinar/old'>Old</a></aside>",
    ],
)
def test_menus_headers_footers_and_sidebars_are_left_alone(around: str) -> None:
    assert links(page("<p>Nothing.</p>", around), "https://lab.example/") == {}


def test_what_holds_the_heading_is_content_whatever_its_class_says() -> None:
    body = "<div class='has-sidebar nav-open'><h1>Webinars</h1><p><a href='/webinar/1'>One</a></p></div>"
    assert links(f"<html><body>{body}</body></html>") == {"/webinar/1": "detail"}


@pytest.mark.parametrize(
    "href",
    [
        "/files/webinar-slides.pdf", "/webinar/1.ics", "/webinar/1?ical=1", "/webinar/1/ical/", "/webinars/feed/",
        "/login?to=/webinar/1", "/webinar/1?share=facebook", "/tag/webinar/", "/category/training/",
        "/webinars?sort=date", "/webinars?topic=wages", "/webinars?f[0]=year:2020", "/webinars?view=grid",
        "mailto:webinars@lab.example", "javascript:openWebinar()", "tel:+15550100", "#webinars", "/webinars#past",
        "https://video.example/webinar/1", "https://lab.example.evil.example/webinar/1", "http://[broken/webinar",
        "https://lab.example:99999/webinar", "/get?doc=webinar.pdf", "/webinar/" + "x" * 3000, "/events/submit",
        "/author/webinar-team",
    ],
)  # fmt: skip
def test_what_is_never_followed(href: str) -> None:
    assert links(page(f"<p><a href='{href}'>The webinar</a></p>")) == {}


def test_links_marked_nofollow_are_not_followed() -> None:
    assert links(page("<a rel='nofollow' href='/webinar/1'>One</a> <a href='/webinar/2'>Two</a>")) == {
        "/webinar/2": "detail"
    }


@pytest.mark.parametrize(
    ("url", "href", "label"),
    [
        (BASE, "?page=1", "2"),
        (BASE, "/webinars/page/2/", "Older posts"),
        (BASE + "/page/2/", "/webinars/", "Previous"),
        (BASE + "?type=past", "?type=past&page=3", ""),
        (BASE, "?tribe_paged=2", "anything"),
        (BASE, "?offset=1611583200000", "Older"),
        (BASE, "/webinars/2", "2"),
        (BASE, "/archiv-2.html", "Next »"),
        (BASE, "/mas", "Página siguiente"),
        (BASE, "/webinars/older", "›"),
        ("https://lab.example/category/webinars/", "/category/webinars/page/2/", "2"),
    ],
)
def test_the_further_pages_of_a_list(url: str, href: str, label: str) -> None:
    pager = f"<nav class='pagination'><a href='{href}'>{label}</a></nav>"
    assert list(links(page("", pager), url).values()) == ["pagination"]


def test_rel_next_in_the_head_is_the_next_page() -> None:
    text = "<html><head><link rel='next' href='/webinars/more'></head><body><h1>Webinars</h1></body></html>"
    assert links(text) == {"/webinars/more": "pagination"}


@pytest.mark.parametrize("href", ["?page_id=12", "?page=about", "/webinars/"])
def test_what_only_looks_like_a_page_number(href: str) -> None:
    assert "pagination" not in links(page(f"<a href='{href}'>Here</a>")).values()


@pytest.mark.parametrize(
    ("label", "href"),
    [("Past webinars", "/past"), ("2021", "/webinars/2021"), ("View all past events", "/e"), ("Archive", "/a"),
     ("Ver todos los eventos anteriores", "/antes"), ("On-demand trainings", "/od"),
     ("2019-2020", "/webinars?year=2019")],
)  # fmt: skip
def test_other_lists(label: str, href: str) -> None:
    assert links(page(f"<p><a href='{href}'>{label}</a></p>")) == {href: "listing"}


@pytest.mark.parametrize(
    ("href", "label"),
    [("/events/2024-05/", "May"), ("/events/2024/06", "Next month"), ("/calendar?date=2024-05-12", "12"),
     ("/calendar?month=6&year=2024", "»")],
)  # fmt: skip
def test_months_and_days_of_a_calendar(href: str, label: str) -> None:
    assert links(page(f"<table><td><a href='{href}'>{label}</a></td></table>")) == {href: "calendar"}


def test_a_title_on_a_dated_url_is_a_webinar_and_no_calendar() -> None:
    text = "<p><a href='/webinars/2024-05-12'>Wage theft in home care work</a></p>"
    assert links(page(text)) == {"/webinars/2024-05-12": "detail"}


def test_an_item_can_be_picked_by_the_query() -> None:
    text = "<p><a href='/webinars?id=12'>Piece rates webinar</a> <a href='/webinars?type=x'>Only webinars</a></p>"
    assert links(page(text)) == {"/webinars?id=12": "detail"}


def test_patterns_of_the_source_alone_decide_what_is_a_detail_page() -> None:
    text = (
        "<p><a href='/webinar/1'>A webinar</a><a href='/n/22'>Second</a><a href='?page=2'>2</a></p>"
        "<nav><a href='/n/33'>Third</a></nav>"
    )
    assert links(page(text), follow=[r"/n/\d+$"]) == {
        "/n/22": "detail",
        "/webinars?page=2": "pagination",
        "/n/33": "detail",
    }


def test_related_news_of_a_webinar_is_not_crawled_but_its_sessions_are() -> None:
    news = "".join(f"<li><h3><a href='/news/{n}'>News {n}</a></h3><p>May {n}, 2024</p></li>" for n in (1, 2, 3))
    text = page(f"<ul>{news}</ul><p><a href='/webinar/part-2'>Part 2</a> <a rel='next' href='/news/9'>Next</a></p>")
    assert links(text, "https://lab.example/webinar/part-1", Kind.DETAIL) == {"/webinar/part-2": "detail"}
    assert "/news/1" in links(text, "https://lab.example/webinar/part-1", Kind.LISTING)


def test_base_and_refresh_are_understood() -> None:
    text = (
        "<html><head><base href='https://lab.example/en/'><meta http-equiv='Refresh' content='0; URL=/moved'></head>"
        "<body><h1>W</h1><a href='webinar/1'>One</a></body></html>"
    )
    assert links(text) == {"/moved": "pagination", "/en/webinar/1": "detail"}


def test_a_broken_base_is_no_base() -> None:
    text = "<html><head><base href='http://[broken'></head><body><h1>W</h1><a href='/webinar/1'>1</a></body></html>"
    assert links(text) == {"/webinar/1": "detail"}


def test_a_label_can_be_an_image_or_an_aria_label() -> None:
    text = "<p><a href='/n/1'><img alt='Webinar on hours'></a><a href='/n/2' aria-label='Training on pay'></a></p>"
    assert links(page(text)) == {"/n/1": "detail", "/n/2": "detail"}


@given(st.lists(st.text(max_size=40), max_size=8), st.sampled_from(list(Kind)))
def test_no_link_breaks_a_page_and_none_leads_off_the_site(hrefs: list[str], kind: Kind) -> None:
    root = html.fromstring("<html><body><p>Some</p></body></html>")
    for href in hrefs:
        element = html.Element("a")
        element.text = "webinar"
        element.set("href", "".join(c for c in href if c.isprintable()))
        root.find(".//p").append(element)
    source = Source(id="lab", name="Lab", start_urls=[BASE])
    for link in find_links(root, BASE, source, kind):
        assert source.allows(link.url)
        assert canonical(link.url) == link.url


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://Lab.Example:443/A b?x=1#top", "https://lab.example/A%20b?x=1"),
        ("http://lab.example", "http://lab.example/"),
        ("https://lab.example/w?utm_source=mail&id=3&fbclid=x", "https://lab.example/w?id=3"),
        ("https://lab.example/w;jsessionid=8A7F?id=3", "https://lab.example/w?id=3"),
        ("https://me:secret@lab.example/w", "https://lab.example/w"),
        ("https://lab.example:8443/w?b=2&a=1", "https://lab.example:8443/w?b=2&a=1"),
        ("http://[::1]:80/w", "http://[::1]/w"),
        ("https://büro.example/w", "https://xn--bro-hoa.example/w"),
    ],
)
def test_one_spelling_per_address(url: str, expected: str) -> None:
    assert canonical(url) == expected


@pytest.mark.parametrize("url", ["", "lab.example/w", "mailto:a@b.example", "https:///w", "https://a.example:x/"])
def test_what_is_no_web_address(url: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        canonical(url)


@given(st.text(alphabet="abc/?&=#%.:;+@ üñ\t", max_size=30))
def test_the_spelling_is_its_own_spelling(rest: str) -> None:
    try:
        once = canonical(f"https://lab.example/{rest}")
    except ValueError:
        return
    assert canonical(once) == once
    assert "#" not in once
    assert authority(once) == "lab.example"
