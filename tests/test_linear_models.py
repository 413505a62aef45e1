"""Fitting linear models over clues: what decided the examples gets the weight, the same each time."""

from __future__ import annotations

import math
import random

from webinars.linear_models import ANY, fit_choice, fit_kinds, fit_yes_or_no

NOISE = ("long", "early", "linked")


def _noise(chance: random.Random) -> set[str]:
    return {clue for clue in NOISE if chance.random() < 0.5}


def test_a_choice_learns_what_the_right_candidates_have() -> None:
    chance = random.Random(7)
    examples = []
    for _ in range(60):
        right = chance.randrange(4)
        held = [frozenset(_noise(chance) | ({"quoted"} if at == right else {"dull"})) for at in range(4)]
        examples.append((held, [at == right for at in range(4)]))
    weights = fit_choice(examples, ridge=0.5)
    assert weights["quoted"] - weights["dull"] > 3
    assert all(abs(weights.get(clue, 0.0)) < 0.5 for clue in NOISE)
    assert weights == fit_choice(examples, ridge=0.5)


def test_with_several_right_candidates_any_of_them_may_be_chosen() -> None:
    held = [frozenset({"first"}), frozenset({"second"}), frozenset({"third"})]
    weights = fit_choice([(held, [True, True, False])] * 20, ridge=0.1)
    assert weights["first"] == weights["second"] > weights["third"]


def test_shares_of_kinds_follow_the_counts() -> None:
    examples = [(frozenset({"dated"}), 1)] * 30 + [(frozenset({"dated"}), 0)] * 10 + [(frozenset[str](), 2)] * 20
    kinds = fit_kinds(examples, 3, ridge=0.01)
    none, one, _ = (weights.get(ANY, 0.0) + weights.get("dated", 0.0) for weights in kinds)
    assert math.isclose(one - none, math.log(3), abs_tol=0.05)


def test_yes_or_no_gives_the_log_odds_of_the_counts() -> None:
    examples = [(frozenset({"with date"}), at < 75) for at in range(100)] + [
        (frozenset[str](), at < 20) for at in range(100)
    ]
    weights = fit_yes_or_no(examples, ridge=0.01)
    assert math.isclose(weights[ANY] + weights["with date"], math.log(3), abs_tol=0.05)
    assert math.isclose(weights[ANY], math.log(0.25), abs_tol=0.05)


def test_a_stronger_ridge_gives_smaller_weights() -> None:
    examples = [(frozenset({"with date"}), True)] * 10 + [(frozenset[str](), False)] * 10
    small, large = (abs(fit_yes_or_no(examples, ridge)["with date"]) for ridge in (10.0, 0.1))
    assert 0 < small < large
