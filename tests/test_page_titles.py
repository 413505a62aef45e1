"""Which line of a page is its own title: not the name of the site, and not a line that leads elsewhere."""

from __future__ import annotations

import pytest
from small_pages import only, readings_of, titles

CLAIMS = "Wage Claims Step by Step"
FACTS = """<p>Webinar, Tuesday, May 7, 2024, 2:00 pm ET</p><h3>What you will learn</h3>
<p>How investigators build a claim, and which records they ask for in the first week of a case.</p>
<h3>Speakers</h3><p>Carla Jimenez, Valley Legal Aid</p>"""


def marked(body: str, **page: str) -> list[str]:
    """The headings of the first rank that may be a title."""
    return [r.text for r in readings_of(body, **page) if r.line.heading == 1 and r.kind != "generic"]


@pytest.mark.parametrize(
    ("line", "page"),
    [
        (f"<h2>{CLAIMS}</h2>", {"title": CLAIMS}),
        (f"<p>{CLAIMS}</p>", {"title": f"{CLAIMS} | Valley Legal Aid"}),
        (f"<div>{CLAIMS}</div>", {"title": f"Valley Legal Aid: {CLAIMS}"}),
        (f"<div>{CLAIMS}</div>", {"title": f"Valley Legal Aid - {CLAIMS} - Events"}),
        (f"<p>{CLAIMS}</p>", {"title": "Wage Claims Step by …"}),
        (f"<p>{CLAIMS}</p>", {"head": f'<meta property="og:title" content="{CLAIMS}">'}),
        (f"<p>{CLAIMS}</p>", {"title": "WAGE CLAIMS STEP BY STEP | VALLEY LEGAL AID"}),
        (f'<p><a href="/events">{CLAIMS}</a></p>', {"title": CLAIMS}),
    ],
    ids=["heading", "before the site", "behind the site", "between", "shortened", "metadata", "in capitals", "itself"],
)
def test_without_a_first_heading_the_line_that_the_page_is_named_after_is_its_title(
    line: str, page: dict[str, str]
) -> None:
    assert marked(f"<h3>Our work</h3>{line}{FACTS}", **page) == [CLAIMS]


@pytest.mark.parametrize(
    ("line", "page"),
    [
        (f'<p><a href="/w/claims">{CLAIMS}</a></p>', {"title": CLAIMS}),
        (f"<p>{CLAIMS}</p>", {"title": "Our webinars | Valley Legal Aid"}),
        (f"<p>Free as always: {CLAIMS}</p>", {"title": CLAIMS}),
        ("<p>Pay day</p>", {"title": "Pay day"}),
        (f"<p>{CLAIMS}</p>", {}),
    ],
    ids=["leads to another page", "another name", "only named in it", "too short to tell", "no name"],
)
def test_what_only_looks_like_the_title_of_the_page_is_not_marked(line: str, page: dict[str, str]) -> None:
    assert marked(f"<h3>Our work</h3>{line}{FACTS}", **page) == []


def test_a_first_heading_goes_before_a_line_that_repeats_the_name_of_the_page() -> None:
    assert marked(f"<h1>Claims for Beginners</h1><p>{CLAIMS}</p>", title=CLAIMS) == ["Claims for Beginners"]


@pytest.mark.parametrize("home", ["/", "https://lab.example.org", "https://lab.example.org/"])
def test_a_first_heading_that_leads_home_names_the_site(home: str) -> None:
    body = f'<h1><a href="{home}">Valley Workers and Their Rights</a></h1><h2>{CLAIMS}</h2>{FACTS}'
    assert titles(body, title=f"{CLAIMS} | Valley Workers and Their Rights") == [CLAIMS]


@pytest.mark.parametrize("address", ["/w/claims", "https://other.example.net/"])
def test_a_first_heading_that_leads_elsewhere_is_still_the_title(address: str) -> None:
    body = f'<h1><a href="{address}">{CLAIMS}</a></h1><h2>An Hour on the First Week of a Case</h2>{FACTS}'
    assert titles(body, title="Valley Legal Aid")[0].startswith(CLAIMS)


def test_the_whole_page_belongs_to_the_title_that_its_name_marks() -> None:
    body = f"""<h3>Our work</h3><p>{CLAIMS}</p>{FACTS}
    <h3>Recording</h3><p><a href="https://youtu.be/claims">Watch the webinar</a></p>"""
    webinar = only(body, title=f"{CLAIMS} | Valley Legal Aid")
    assert webinar.title.value == CLAIMS
    assert [p.name.value for p in webinar.presenters] == ["Carla Jimenez"]
    assert [r.url.value for r in webinar.resources] == ["https://youtu.be/claims"]
