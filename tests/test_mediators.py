"""Sites that pass on what others hold, and what of a page's frame names no owner."""

from __future__ import annotations

import pytest
from small_pages import bodies, document_of, only

from transform.site_owner import owner_of

NEWS = "Dale Gazette"
SITE = "https://www.example.org/heat/"


def article(text: str, *, name: str = NEWS) -> list[str]:
    """The hosts of a webinar that an article of a site tells of."""
    found = only(
        f"""<h1>Webinar on Heat at Work</h1><p>By Ana Ruiz</p><p>July 9, 2024, 2:00 pm ET, on Zoom.</p><p>{text}</p>
        <p><a href="https://zoom.us/webinar/register/1">Register</a></p>""",
        title=f"Webinar on Heat at Work | {name}",
    )
    return bodies(found, "host")


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("The Dale chamber of commerce is co-hosting it.", ["Dale chamber of commerce"]),
        ("The webinar is sponsored by the Safety Council.", ["Safety Council"]),
        ("The following is from the Safety Council:", ["Safety Council"]),
        ("It is about heat.", []),
    ],
)
def test_news_tell_of_events_of_others(text: str, hosts: list[str]) -> None:
    assert article(text) == hosts


def test_who_is_no_newspaper_holds_its_own_events() -> None:
    assert article("It is about heat.", name="Safety Council") == ["Safety Council"]


def test_structured_data_says_whose_event_a_platform_shows() -> None:
    data = """{"@type": "Event", "name": "Heat at Work", "startDate": "2024-07-09",
        "organizer": {"@type": "Organization", "name": "Labor Center"}}"""
    found = only(
        f"""<script type="application/ld+json">{data}</script><h1>Webinar: Heat at Work</h1>
        <p>July 9, 2024, 2:00 pm ET</p><p>Free for all.</p>""",
        title="Heat at Work - Eventbrite",
    )
    assert bodies(found, "host") == ["Labor Center"]


@pytest.mark.parametrize(
    ("title", "frame", "url", "owner"),
    [
        ("Heat", "<footer>Lee Law Firm is proudly powered by WordPress</footer>", SITE, "Lee Law Firm"),
        ("Heat", "<header><p>By the Lee Law Firm, LLP</p></header>", SITE, "Lee Law Firm, LLP"),
        (
            "Heat | Dale Law Blog",
            "<header><p>Published by Lee & Brook LLP</p></header>",
            SITE,
            "Lee & Brook LLP",
        ),
        (
            "Heat | heatblog",
            "<header><p>The official blog of the Heat Office</p></header>",
            SITE,
            "Heat Office",
        ),
        ("Heat", "<footer>© 2024 Lee & Brook P.C. All rights reserved</footer>", SITE, "Lee & Brook P.C"),
        ("Labor Center — Heat at Work", "", SITE, "Labor Center"),
        (
            "Heat at Work | Lee LLP - JDSupra",
            "<footer>© JD Supra, LLC</footer>",
            "https://jdsupra.com/",
            "Lee LLP",
        ),
        ("Heat at Work", "<footer>© 2024 Cision US Inc.</footer>", "https://www.prnewswire.com/a/", None),
    ],
)
def test_the_frame_of_a_page_names_its_owner(title: str, frame: str, url: str, owner: str | None) -> None:
    found = owner_of(document_of(f"{frame}<h1>Heat at Work</h1><p>Noon</p>", title=title, url=url))
    assert (found[0] if found else None) == owner
