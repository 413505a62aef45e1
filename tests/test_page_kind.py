"""How many webinars a page is about, at a glance; and the learning of what pages and titles look like."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from commands import webinars
from small_pages import titles

from transform.page_kind import kind_of_page

WEIGHTS = {
    "no webinars": {"any": 1.0},
    "one webinars": {"any": 0.0, "title says webinar": 3.0},
    "several webinars": {"any": 0.0, "12 days": 5.0},
}


def test_shares_add_up_and_follow_the_clues() -> None:
    plain, one = (kind_of_page(frozenset(clues), WEIGHTS) for clues in ((), ("title says webinar", "never learned")))
    assert plain.none + plain.one + plain.several == pytest.approx(1.0)
    assert plain.none > plain.one == plain.several
    assert one.one > 0.8
    assert kind_of_page(frozenset(["title says webinar", "12 days"]), WEIGHTS).several > 0.8


def test_a_talk_on_a_platform_is_found_though_no_rule_proves_it() -> None:
    body = """<h1>A Fair Day’s Pay: The Future of Wage Enforcement</h1>
    <p>October 8, 2020</p><iframe src="https://www.youtube.com/embed/a1b2c3"></iframe>
    <p>Our experts discussed what agencies can do when nobody complains, and what a new administration may change.</p>
    <h3>Panelists</h3><p>Ana Ruiz, Professor of Law, Valley University</p><p>Tom Baker, Counsel, Reed Law</p>"""
    page = {"url": "https://www.lawyers.example/events/a-fair-days-pay/", "title": "A Fair Day’s Pay | The Society"}
    assert titles(body, **page) == ["A Fair Day’s Pay: The Future of Wage Enforcement"]


def test_an_article_without_an_event_stays_clean() -> None:
    body = """<h1>Grower to Pay $310,000</h1><p>June 3, 2024</p><p>Two investigators found what was not paid.</p>
    <p>“We will go on,” said the director. The company did not answer. An online form takes complaints.</p>"""
    assert titles(body, url="https://www.paper.example/news/grower-to-pay", title="Grower to Pay $310,000") == []


PAGES = {
    "one": "<title>{t}</title><h1>{t}</h1><p>A webinar.</p><p>March 14, 2024</p><h2>Materials</h2><p>None yet.</p>",
    "none": "<title>Wages rise</title><h1>Wages rise</h1><p>The board met on Tuesday and voted.</p>",
    "several": "<h1>Webinars</h1><h3>Heat</h3><p>May 1, 2024</p><h3>Tips</h3><p>May 8, 2024</p>",
}


def gold_file(folder: Path, kinds: tuple[str, ...]) -> Path:
    lines = []
    for number, title in enumerate(["Proving Hours Nobody Wrote Down", "Heat and the Harvest", "Who Is the Employer?"]):
        for kind in kinds:
            (folder / f"{kind}{number}.html").write_text(PAGES[kind].format(t=title), encoding="utf-8")
            due = {"one": [{"title": title}], "none": [], "several": [{"title": "Heat"}, {"title": "Tips"}]}[kind]
            page = {"file": f"{kind}{number}.html", "url": f"https://a.example/{kind}/{number}", "webinars": due}
            lines.append(json.dumps(page))
    gold = folder / "gold.jsonl"
    gold.write_text("\n".join(lines), encoding="utf-8")
    return gold


def test_weights_are_learned_from_gold_pages(tmp_path: Path) -> None:
    output = tmp_path / "weights.yaml"
    result = webinars("train-layout", gold_file(tmp_path, ("one", "none", "several")), "--output", output)
    assert result.code == 0
    weights = yaml.safe_load(output.read_text(encoding="utf-8"))
    assert weights["titles"]["heading 1"] > weights["titles"].get("heading 2", 0)
    kind = kind_of_page(frozenset(["1 days", "2 days", "title lists webinars"]), weights)
    assert kind.several > max(kind.one, kind.none)


def test_pages_of_one_kind_alone_teach_nothing(tmp_path: Path) -> None:
    output = tmp_path / "weights.yaml"
    result = webinars("train-layout", gold_file(tmp_path, ("none",)), "--output", output)
    assert result.code == 2
    assert "no, one and several webinars" in result.told
    assert not output.exists()
