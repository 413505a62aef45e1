"""Evaluation beside the scores: by layout, by layer, and with a layer taken away."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from small_pages import html_of

from transform.document import parse
from transform.language import load
from webinars.ablation import Layer, pipeline_without, without_layers
from webinars.evaluation import Evaluation, evaluate_gold
from webinars.scoring import Judgment, score_page

URL = "https://lab.example.org/events"
EVENT = """<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Event",
"name": "Wage Theft Basics", "startDate": "2024-03-14T13:00:00-04:00",
"eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode"}</script>"""
PAGE = """<nav><a href="/">Home</a></nav><h1>Webinars &amp; talks</h1><ul>
<li><b>Wage Theft Basics</b>, March 14, 2024. Ana Ruiz, Acme Labor Center. <a href="/r.mp4">Recording</a></li>
<li><b>Heat &lt;and&gt; Harvest</b>, April 11, 2024. Bo Li, Acme Labor Center. <a href="/s.mp4">Recording</a></li></ul>
<div itemscope itemtype="https://schema.org/Event"><p>More.</p><iframe src="https://youtube.com/embed/x"></iframe></div>
<footer>© Acme</footer>"""


def gold_file(folder: Path, *pages: tuple[bytes, list[dict[str, Any]]]) -> Path:
    lines = []
    for number, (page, expected) in enumerate(pages):
        (folder / f"{number}.html").write_bytes(page)
        lines.append(json.dumps({"file": f"{number}.html", "url": URL, "webinars": expected}))
    (folder / "gold.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder / "gold.jsonl"


def evaluated(gold: Path, *without: Layer) -> Evaluation:
    return evaluate_gold(gold, as_of=date(2026, 11, 22), without=without, progress=lambda *_: None)


def expected(title: str, day: str) -> dict[str, Any]:
    return {"title": title, "start_date": day, "date_precision": "day", "presenters": [], "organizations": [],
            "topics": [], "resources": []}  # fmt: skip


def test_figures_are_told_by_layout_by_layer_and_by_confidence(tmp_path: Path) -> None:
    both = [expected("Wage Theft Basics", "2024-03-14"), expected("Heat <and> Harvest", "2024-04-11")]
    gold = gold_file(tmp_path, (html_of(PAGE), both), (html_of("<p>Nothing here</p>"), []))
    figures = evaluated(gold).figures()
    listed, nothing = figures.layouts["list"], figures.layouts["nothing found"]
    assert (listed.pages, listed.webinars, listed.f1["webinars"]) == (1, 2, 1.0)
    assert (nothing.pages, nothing.webinars) == (1, 0)
    assert sum(layer.values for layer in figures.layers.values()) == sum(b.values for b in figures.calibration["all"])
    assert sum(one.right for one in figures.calibration["titles"]) == 2
    assert sum(layer.share for layer in figures.layers.values()) == pytest.approx(1, abs=0.01)


def test_judgments_say_of_each_value_whether_it_is_right() -> None:
    gold = expected("Wage Theft Basics", "2024-03-14") | {
        "presenters": [{"name": "Ana Ruiz", "role": "presenter", "organization": "Acme Labor Center"}],
        "organizations": [{"name": "Acme Labor Center", "relation": "host"}],
        "topics": ["retaliation"],
        "topics_optional": ["investigations"],
    }
    found = gold | {
        "title": "Wage Theft Basic",
        "presenters": [
            {"name": "Bo Li", "role": "presenter", "organization": "Elsewhere Institute"},
            {"name": "Ana Ruiz", "role": "moderator", "organization": "Acme Labor Center"},
        ],
        "organizations": [
            {"name": "Elsewhere Institute", "relation": "presenter_affiliation"},
            {"name": "Acme Labor Center", "relation": "host"},
        ],
        "topics": ["investigations", "retaliation", "child-labor"],
    }
    false = expected("Another Evening Entirely", "2024-05-01")
    judgments = {(j.webinar, j.field, j.item): j.right for j in score_page([false, found], [gold]).judgments}
    assert judgments == {
        (0, "titles", 0): False,
        (0, "dates", 0): False,
        (1, "titles", 0): False,
        (1, "dates", 0): True,
        (1, "presenters", 0): False,
        (1, "affiliations", 0): False,
        (1, "roles", 0): False,
        (1, "presenters", 1): True,
        (1, "affiliations", 1): True,
        (1, "roles", 1): False,
        (1, "hosts", 1): True,
        (1, "organizations", 0): False,
        (1, "organizations", 1): True,
        (1, "topics", 1): True,
        (1, "topics", 2): False,
    }
    assert Judgment(1, "topics", 0, True) not in score_page([found], [gold]).judgments  # neither due nor wrong


# -- layers taken away -----------------------------------------------------------------------------------------------


def test_without_structured_data_the_page_looks_the_same() -> None:
    page = html_of(PAGE, head=EVENT)
    bare = without_layers(page, URL, ["structured"])
    assert b"ld+json" not in bare
    assert b"itemtype" not in bare
    assert [line.text for line in parse(bare, URL).lines] == [line.text for line in parse(page, URL).lines]


def test_without_layout_the_words_and_links_stay() -> None:
    page = html_of(PAGE, head=EVENT, title="Events – Acmé")
    before, after = parse(page, URL), parse(without_layers(page, URL, ["layout"]), URL)
    assert [line.text for line in after.lines] == [line.text for line in before.lines]
    assert [[link.url for link in line.links] for line in after.lines] == [
        [link.url for link in line.links] for line in before.lines
    ]
    assert [line.region for line in after.lines] == [line.region for line in before.lines]
    assert after.title == before.title
    assert not any(line.heading or line.marks or line.ancestor("li") is not None for line in after.lines)
    assert b"ld+json" in without_layers(page, URL, ["layout"])


def test_without_the_model_no_name_is_found_by_it() -> None:
    text = "Ana Ruiz, Director, Acme Labor Center"
    assert pipeline_without(load(), [])(text).ents
    assert not pipeline_without(load(), ["language"])(text).ents


def test_a_page_that_cannot_be_read_is_left_as_it_is() -> None:
    assert without_layers(b"", URL, ["layout", "structured"]) == b""
