"""The weights that `webinars train-layout` learns: what the title of an event looks like, and a page about webinars."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

LAYOUT_WEIGHTS = Path(__file__).parent / "layout_weights.yaml"


@cache
def shipped_weights() -> dict[str, dict[str, float]]:
    """By what they are for and by clue, in log-odds; rounded to hundredths."""
    weights: dict[str, dict[str, float]] = yaml.safe_load(LAYOUT_WEIGHTS.read_text(encoding="utf-8"))
    return weights
