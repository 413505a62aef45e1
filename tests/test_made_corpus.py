"""A made corpus, of which it is known who and what is one: how much of that is found, and that nothing is melted."""

from __future__ import annotations

import pytest
from made_corpus import make
from resolution import resolved, score


@pytest.fixture(scope="module")
def kinds() -> dict[str, tuple[dict[object, object], dict[object, object]]]:
    return resolved(make(webinars=600, people=240, organizations=60, seed=7))


@pytest.mark.parametrize("kind", ["organizations", "webinars", "people"])
def test_what_is_one_is_found_and_nothing_else(
    kinds: dict[str, tuple[dict[object, object], dict[object, object]]], kind: str
) -> None:
    found = score(*kinds[kind])
    assert found.precision >= 0.99
    assert found.recall >= 0.97
    assert found.b_cubed >= 0.98


def test_the_same_seed_makes_the_same_corpus() -> None:
    one, other = (make(webinars=20, people=10, organizations=20, seed=3) for _ in range(2))
    assert one.readings == other.readings
    assert one.truth == other.truth


def test_scores_count_pairs() -> None:
    truth = {1: "a", 2: "a", 3: "b", 4: "b"}
    found = {1: "x", 2: "x", 3: "x", 4: "y"}
    one = score(truth, found)
    assert (one.precision, one.recall) == (1 / 3, 1 / 2)
    assert one.b_cubed == pytest.approx(2 * (2 / 3) * (3 / 4) / (2 / 3 + 3 / 4))
