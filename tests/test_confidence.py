"""Confidences: how clues become shares, how these are fitted and shown, and what the shipped ones promise."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from commands import webinars
from small_pages import only

from transform.confidence import FIELDS, START, Confidence, shipped_confidence
from transform.records import WebinarRecord
from webinars.calibration import SURE, JudgedValue, bins, fit

LISTED = """<h1>Webinars</h1>
<div class="x"><h3>Wage Theft Basics</h3><p>March 14, 2024, 1 pm Eastern</p>
<p>Presenters: Ana Ruiz, Director, Acme Labor Center</p><p><a href="https://youtu.be/abc123">Recording</a></p></div>
<div class="x"><h3>Heat and the Harvest</h3><p>April 11, 2024, 1 pm Eastern</p>
<p>Presenters: Bo Lindqvist, Attorney, Farmworker Law Project</p></div>"""
SINGLE = "<h1>Webinar: Wage Theft Basics</h1><p>March 14, 2024, 1 pm Eastern. Register <a href='https://zoom.us/webinar/register/WN_1'>here</a>.</p>"


def weights(**fields: dict[str, float]) -> dict[str, dict[str, float]]:
    return {field: {START: 2.0} for field in FIELDS} | fields


def read(given: dict[str, dict[str, float]]) -> WebinarRecord:
    return only(SINGLE, known={"confidence": Confidence(given)})


def test_without_weights_the_claims_of_the_layers_stay() -> None:
    assert read({}).status.evidence.confidence == 0.9


def test_clues_add_up_to_log_odds() -> None:
    webinar = read(weights(titles={START: 1.0, "page": 1.5, "people": 4.0}))
    assert webinar.title.evidence.confidence == 0.92  # 1 / (1 + exp(-2.5)), rounded down; it names no people


def test_nothing_is_surer_than_the_webinar_that_it_is_said_of() -> None:
    webinar = read(weights(titles={START: 0.0}, dates={START: 20.0}))
    assert webinar.title.evidence.confidence == 0.5
    assert webinar.date is not None
    assert webinar.date.evidence.confidence <= 0.5
    assert webinar.status.evidence.confidence == 0.5


def test_the_shipped_weights_know_every_field_and_never_reach_certainty() -> None:
    from small_pages import extracted

    shipped = shipped_confidence()
    assert all(0 < shipped.alone(field, []) < 1 for field in FIELDS)
    webinar = extracted(LISTED).webinars[0]
    person = webinar.presenters[0]
    for sourced in (webinar.title, webinar.date, person.name, person.role, person.organization, person.job_title):
        assert sourced is not None
        assert 0 < sourced.evidence.confidence < 1
    assert person.name.evidence.confidence <= webinar.title.evidence.confidence


@pytest.mark.parametrize(
    ("body", "layout"),
    [
        (SINGLE, "page"),
        (LISTED, "cards"),
        (LISTED.replace('<div class="x">', "").replace("</div>", ""), "headings"),
        ("<h1>Webinars</h1><ul><li><b>Wage Theft Basics</b>, March 14, 2024. <a href='https://youtu.be/a'>Recording</a>"
         "<li><b>Heat and the Harvest</b>, April 11, 2024. <a href='https://youtu.be/b'>Recording</a></ul>", "list"),
        ("<h1>Webinars</h1><table><tr><th>Date<th>Title<tr><td>March 14, 2024<td>Wage Theft Basics<tr><td>April 11, "
         "2024<td>Heat and the Harvest</table>", "table"),
    ],
)  # fmt: skip
def test_a_webinar_knows_how_the_page_lays_it_out(body: str, layout: str) -> None:
    from small_pages import extracted

    found = extracted(body).webinars
    assert found
    assert {webinar.layout for webinar in found} == {layout}


# -- the fit ---------------------------------------------------------------------------------------------------------


def judged(page: int, right: bool, *clues: str, field: str = "titles", confidence: float = 0.9) -> JudgedValue:
    return JudgedValue(f"{page}.html", 0, field, "layout", confidence, frozenset(clues), right)  # type: ignore[arg-type]


def many(right: int, wrong: int, *clues: str, start: int = 0) -> list[JudgedValue]:
    return [judged(start + number, number < right, *clues) for number in range(right + wrong)]


def test_values_are_counted_by_their_confidence() -> None:
    values = [judged(1, True, confidence=sure) for sure in (0.49, 0.5, 0.9, 0.94, 1.0)]
    values.append(judged(1, False, confidence=0.95))
    counted = {(one.low, one.high): (one.right, one.values) for one in bins(values)}
    assert counted == {(0.0, 0.5): (1, 1), (0.5, 0.7): (1, 1), (0.9, 0.95): (2, 2), (0.95, 1.0): (1, 2)}


def test_what_goes_with_being_wrong_lowers_the_confidence() -> None:
    values = [*many(290, 10, "table"), *many(50, 50, "prose", start=1000)]
    fitted, _ = fit(values)
    confidence = Confidence(fitted)
    assert fitted["titles"]["table"] > 0 > fitted["titles"]["prose"]
    assert confidence.alone("titles", ["prose"]) == pytest.approx(0.5, abs=0.05)


def test_pages_held_out_make_it_cautious() -> None:
    values = many(990, 10)
    (plain, none), (lowered, caution) = fit(values), fit(values, held_out=many(80, 20, start=5000))
    assert none == 0.0
    assert caution > 0
    assert Confidence(plain).alone("titles", []) >= SURE > Confidence(lowered).alone("titles", [])


def test_a_fit_is_the_same_each_time() -> None:
    values = [*many(40, 10, "table"), *many(9, 3, "prose", start=100)]
    assert fit(values) == fit(list(values))


def test_calibrate_writes_weights_that_can_be_read(tmp_path: Path) -> None:
    gold = sorted((Path(__file__).parents[1] / "webinars" / "demo" / "expected").glob("*.jsonl"))[:2]
    ran = webinars("calibrate", *gold, "--output", tmp_path / "confidence.yaml", "--as-of", "2026-11-22")
    assert ran.code == 0, ran.err
    assert "values" in ran.out
    fitted = yaml.safe_load((tmp_path / "confidence.yaml").read_text(encoding="utf-8"))
    assert set(fitted) == set(FIELDS)
    assert all(START in of_field for of_field in fitted.values())
