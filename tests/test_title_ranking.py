"""The title of a page about one event, among all texts that could be it."""

from __future__ import annotations

import pytest
from small_pages import extracted, only, titles

from transform.title_clues import Candidate
from transform.title_ranking import TitleRanking, shipped_ranking

ZOOM = "https://us02web.zoom.us/webinar/register/WN_"
FILM = '<iframe src="https://www.youtube.com/embed/a1b2c3"></iframe>'
TITLE = "Paid Under the Table: Proving Hours Nobody Wrote Down"


@pytest.mark.parametrize(
    "below",
    [
        f"<h3>Watch the Replay Below</h3><p>Recorded March 14, 2024</p>{FILM}",
        """<h2>Webinar materials</h2><p>March 14, 2024</p><ul><li><a href="/m/deck.pdf">Slides</a></li>
        <li><a href="https://youtu.be/abc123">Recording</a></li></ul>""",
        f"<p>March 14, 2024</p>{FILM}<h3>Leave a Comment</h3><p>You must be logged in to write a comment.</p>",
    ],
    ids=["replay", "materials", "comments"],
)
def test_what_heads_the_recording_of_a_page_is_not_its_title(below: str) -> None:
    body = f"<h1>{TITLE}</h1><p>In this webinar two auditors show what a judge accepts as proof of hours.</p>{below}"
    assert titles(body, title=f"{TITLE} | Valley Labor Center") == [TITLE]


def test_the_title_that_was_chosen_stands_where_it_stands_on_the_page() -> None:
    body = f"<h1>{TITLE}</h1><p>A webinar for auditors.</p><h3>Watch the Replay Below</h3><p>March 14, 2024</p>{FILM}"
    webinar = only(body, title=TITLE)
    assert webinar.title.evidence.quote == TITLE
    assert (webinar.title.evidence.selector or "").endswith("h1")
    assert [resource.kind for resource in webinar.resources] == ["recording"]


def test_several_webinars_keep_the_titles_of_their_parts() -> None:
    body = "".join(
        f'<h3>{name}</h3><p>May {day}, 2024, 1 pm ET</p><p><a href="{ZOOM}{day}">Register</a></p>'
        for day, name in ((7, "Wage Claims Step by Step"), (14, "Inspecting at Night"))
    )
    assert titles(f"<h1>{TITLE}</h1>{body}", title=TITLE) == ["Wage Claims Step by Step", "Inspecting at Night"]


def candidate(text: str, *clues: str) -> Candidate:
    reading = extracted("<p>x</p>")  # the ranking looks at clues and text alone
    return Candidate(text, reading, frozenset(clues))  # type: ignore[arg-type]


def test_another_text_takes_the_place_only_where_it_is_likelier_by_the_margin() -> None:
    ranking = TitleRanking({"good": 3.0, "bad": -1.0, "fair": 1.5})
    chosen, better = candidate("Watch the Replay", "bad"), candidate(TITLE, "good")
    assert ranking.likelier([chosen, better], "Watch the Replay", "en") is better
    assert ranking.likelier([chosen, better], TITLE, "en") is None
    fair = candidate("Heat and the Harvest", "fair")
    assert ranking.likelier([fair, better], "Heat and the Harvest", "en") is None
    assert ranking.likelier([fair, better], "Heat and the Harvest", "en", margin=1.0) is better
    assert ranking.likelier([], "Heat and the Harvest", "en") is None
    assert ranking.likelier([better], "A title made of two lines of the page", "en") is None


def test_the_shipped_weights_prefer_a_heading_that_the_page_is_named_after() -> None:
    ranking = shipped_ranking()
    named = candidate(TITLE, "heading 1", "title of the page", "up to 16 words")
    other = candidate("Materials", "heading 2", "names a list", "up to 2 words")
    assert ranking.score(named) > ranking.score(other) + 2


def test_a_label_of_who_is_never_the_title_and_gives_way_to_any_other() -> None:
    ranking = TitleRanking({"good": 3.0, "bad": -1.0})
    who = Candidate(
        "Organized by: Harbor Workers Alliance", candidate("x").reading, frozenset(["good"]), possible=False
    )
    better = candidate(TITLE, "bad")
    assert ranking.likelier([who, better], TITLE, "en") is None
    assert ranking.likelier([who, better], who.text, "en") is better


def test_what_a_label_says_of_an_event_outweighs_the_headline() -> None:
    body = f"""<h1>State labor agency to host free online seminar for growers, packers and their crews</h1>
        <p>Who: Valley Labor Agency</p><p>What: {TITLE}</p><p>When: March 7, 2024, 9 a.m. to noon CST</p>
        <p>Where: Online. <a href="{ZOOM}7">Register</a></p>"""
    assert titles(body, title="State labor agency to host free online seminar") == [TITLE]
