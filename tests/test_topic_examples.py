"""The topics of webinars made up for the purpose: `topic_examples/` says how."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from transform.topics import topics_of
from transform.vocabulary import vocabulary

EXAMPLES = Path(__file__).parent / "topic_examples"
# Precision and recall that each part has reached; a little is left for patterns that are made more careful.
REACHED = {"training": (0.87, 0.87), "development": (0.86, 0.91), "held_out": (0.78, 0.76)}


@dataclass(frozen=True)
class Example:
    title: str
    description: str | None
    due: frozenset[str]
    optional: frozenset[str]


def examples(part: str) -> list[Example]:
    paragraphs = (EXAMPLES / f"{part}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    return [_example(paragraph.splitlines()) for paragraph in paragraphs]


def _example(lines: list[str]) -> Example:
    title, *description, labels = lines
    assert labels.startswith("="), title
    due, _, optional = labels[1:].partition("?")
    return Example(title, " ".join(description) or None, _ids(due), _ids(optional))


def _ids(listed: str) -> frozenset[str]:
    return frozenset(name.strip() for name in listed.split(",") if name.strip())


EVERY = [example for part in REACHED for example in examples(part)]


def test_the_examples_are_sound() -> None:
    known = {topic.topic_id for topic in vocabulary()}
    broader = {topic.topic_id: topic.broader_topic_id for topic in vocabulary()}
    for example in EVERY:
        assert example.due | example.optional <= known, example.title
        assert not example.due & example.optional, example.title
        assert not example.due & {broader[topic_id] for topic_id in example.due}, example.title
        assert len(example.due) <= 4, example.title
    assert [text for text, n in Counter((e.title, e.description) for e in EVERY).items() if n > 1] == []


def test_each_topic_and_the_other_fields_have_examples() -> None:
    counted = Counter(topic_id for example in EVERY for topic_id in example.due)
    assert {topic.topic_id: counted[topic.topic_id] for topic in vocabulary() if counted[topic.topic_id] < 10} == {}
    assert sum(not example.due for example in EVERY) >= 150


@pytest.mark.parametrize("part", REACHED)
def test_the_topics_of_the_examples_are_found(part: str) -> None:
    right = claimed = due = 0
    for example in examples(part):
        found = {match.topic_id for match in topics_of(example.title, example.description)}
        right += len(found & example.due)
        claimed += len(found - (example.optional - example.due))
        due += len(example.due)
    precision, recall = REACHED[part]
    assert right / claimed >= precision
    assert right / due >= recall
