"""Who puts a webinar on: the site's owner, unless the page names another; partners and sponsors beside it."""

from __future__ import annotations

from typing import Any

import pytest
from small_pages import bodies, document_of, only

from transform.records import WebinarRecord
from transform.site_owner import owner_of

LAB = "Workplace Justice Lab"


def webinar(text: str = "", *, before: str = "", after: str = "", **page: Any) -> WebinarRecord:
    return only(
        f"""{before}<h1>Webinar: Heat at Work</h1><p>July 9, 2024, 2:00 pm ET</p><p>{text}</p>
        <p>Presenter: Carla Jimenez, Policy Director, Valley Legal Aid</p>{after}""",
        **page,
    )


@pytest.mark.parametrize(
    "page",
    [
        {"title": f"Heat at Work | {LAB}"},
        {"head": f'<meta property="og:site_name" content="{LAB}">'},
        {"before": f'<header><a href="/">{LAB}</a></header>'},
        {"before": f'<header><img src="l.png" alt="{LAB} logo"></header>'},
        {"after": f"<footer>© 2024 {LAB}</footer>"},
        {"known": {"site_name": LAB}},
    ],
    ids=["title", "metadata", "home link", "logo", "footer", "known beforehand"],
)
def test_the_owner_of_the_site_is_the_host(page: dict[str, Any]) -> None:
    assert bodies(webinar(**page), "host") == [LAB]


def test_a_platform_is_no_host() -> None:
    assert bodies(webinar(title="Heat at Work - Zoom"), "host") == []


@pytest.mark.parametrize(
    ("text", "host", "co_host", "sponsor"),
    [
        ("In partnership with the Safety Council.", [LAB], ["Safety Council"], []),
        ("This webinar is co-hosted by the Labor Center.", [LAB], ["Labor Center"], []),
        (
            "Co-sponsored by the State Bar Association and the Labor Law Center.",
            [LAB],
            [],
            ["State Bar Association", "Labor Law Center"],
        ),
        ("Funded by the National Safety Fund.", [LAB], [], ["National Safety Fund"]),
        ("Hosted by the Worker Justice Center.", ["Worker Justice Center"], [], []),
        (
            "The Labor Center and the Safety Council invite you to this webinar.",
            ["Labor Center"],
            ["Safety Council"],
            [],
        ),
        ("Organizado por el Centro Legal.", ["Centro Legal"], [], []),
        ("En colaboración con el Sindicato de Jornaleros.", [LAB], ["Sindicato de Jornaleros"], []),
    ],
)
def test_bodies_that_the_page_names(text: str, host: list[str], co_host: list[str], sponsor: list[str]) -> None:
    found = webinar(text, title=f"Heat at Work | {LAB}")
    assert (bodies(found, "host"), bodies(found, "co_host"), bodies(found, "sponsor")) == (host, co_host, sponsor)


def test_every_affiliation_is_among_the_organizations_once() -> None:
    found = only(
        """<h1>Webinar: Heat at Work</h1><p>July 9, 2024, 2:00 pm ET</p>
        <p>Presenters: Carla Jimenez, Valley Legal Aid; Tom Baker, Valley Legal Aid; Ana Ruiz</p>"""
    )
    assert bodies(found, "presenter_affiliation") == ["Valley Legal Aid"]


def test_an_acronym_gives_way_to_the_name_that_it_stands_for() -> None:
    page = document_of(
        '<header><a href="/">WJL</a></header><h1>Events</h1><p>Talks</p><footer>© 2024 Workplace Justice Lab</footer>',
        title="Events | Workplace Justice Lab",
    )
    owner = owner_of(page)
    assert owner is not None
    assert owner[0] == LAB


def test_a_page_that_names_no_owner_has_none() -> None:
    assert owner_of(document_of("<h1>Heat</h1><p>Noon</p>")) is None


def test_sponsors_parted_by_semicolons_are_all_named() -> None:
    assert bodies(webinar("Sponsors: Legal Aid Center; Valley Workers Union"), "sponsor") == [
        "Legal Aid Center",
        "Valley Workers Union",
    ]
