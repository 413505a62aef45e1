"""Whose site a page is on: a choice among the names around its content, by weights that were learned."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_pages import document_of

from transform.owner_clues import owner_names
from transform.site_owner import owner_of
from webinars.owner_training import examples, fit_owners

FRAME = """<header><a href="/">Valley Institute</a></header><h1>Heat at Work</h1><p>Noon</p>
<footer>Site by Acme Web</footer>"""
SITE = "https://www.valleyinstitute.example/heat"


def test_each_name_is_told_of_once_with_all_its_places() -> None:
    page = document_of(
        FRAME + "<footer>© 2024 The Valley Institute</footer>", title="Heat | Valley Institute", url=SITE
    )
    one = next(name for name in owner_names(page) if name.text == "Valley Institute")
    assert {"header: home link", "title: last", "footer: copyright"} <= one.places
    assert {"label 0 is it", "goes with the address", "3 places"} <= one.clues


def test_the_parts_of_a_text_are_names_too() -> None:
    page = document_of("<h1>Heat</h1>", title="Heat | State of Dale, Heat Office", url=SITE)
    assert {"State of Dale", "Heat Office"} <= {name.text for name in owner_names(page)}


def test_a_name_in_the_text_that_spells_the_address_may_be_the_owner() -> None:
    page = document_of("<h1>Heat</h1><p>Write to Rise Together by May.</p>", url="https://risetogether.example/heat")
    assert "Rise Together" in {name.text for name in owner_names(page)}


def test_weights_decide_among_names_and_nobody() -> None:
    page = document_of("<header>Dale</header><h1>Heat</h1>", title="Heat | Valley Institute")
    assert owner_of(page, {"title: last": 1.0, "header: line": 0.5}) == ("Valley Institute", 0.75)
    assert owner_of(page, {"title: last": 1.0, "header: line": 4.0}) == ("Dale", 0.92)
    assert owner_of(page, {"title: last": 1.0, "nobody": 1.5}) is None


def test_a_part_that_the_address_names_goes_before_the_whole() -> None:
    weights = {"header: home link": 3.0, "text: names a folder": 1.0}
    page = document_of(
        "<header><a href='/'>Lakeside University</a></header><nav><a href='/l'>Labor Studies Center</a></nav>",
        url="https://www.example.org/labor-studies-center/events",
    )
    assert owner_of(page, weights) == ("Labor Studies Center", 0.75)


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("A blog of the heat practice of Lee & Hart LLP", "Lee & Hart LLP"),
        ("Newsletter from Lee & Hart LLP’s employment and labor lawyers", "Lee & Hart LLP"),
        ("A Dale Department of Labor publication", "Dale Department of Labor"),
        ("Published by the Dale Labor Center", "Dale Labor Center"),
        ("A website of the Dale Labor Center", "Heat Report"),  # who made it, perhaps: one clue among others
        ("A community newsletter", "Heat Report"),
    ],
)
def test_a_blog_is_owned_by_the_body_that_it_says_it_is_of(line: str, owner: str) -> None:
    page = document_of(f"<header><p>{line}</p></header><h1>Heat</h1>", title="Heat | Heat Report")
    assert owner_of(page, {"title: last": 3.0}) == (owner, 0.92)


def test_the_owner_is_learned_from_pages_whose_webinars_it_hosts(tmp_path: Path) -> None:
    lines = []
    for number, name in enumerate(("Valley Institute", "Dale Labor Center", "Rise Together") * 4):
        file = f"{number}.html"
        (tmp_path / file).write_text(f"<title>Heat | {name}</title><body><header>Made in Ohio</header><h1>Heat</h1>")
        webinar = {"title": "Heat", "organizations": [{"name": name, "relation": "host"}]}
        lines.append(json.dumps({"file": file, "url": f"https://www.example.org/{number}", "webinars": [webinar]}))
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n".join(lines))
    weights = fit_owners(examples(gold))["owners"]
    assert weights["title: last"] > 0 > weights["header: line"]
