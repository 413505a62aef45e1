"""The vocabulary of topics: `topics.csv` beside this file, the one place where topics are named and defined."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

VOCABULARY = Path(__file__).parent / "topics.csv"


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic; `broader_topic_id` is None at the top of the two levels."""

    topic_id: str
    label: str
    broader_topic_id: str | None
    definition: str


@cache
def vocabulary() -> tuple[Topic, ...]:
    """All topics in the order of the file, each after its broader one."""
    with VOCABULARY.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Topic(row["topic_id"], row["label"], row["broader_topic_id"] or None, row["definition"])
            for row in csv.DictReader(lines)
        )
