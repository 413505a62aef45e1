"""The labeled pairs are sound: their form, their counts, and that no entity or name stands in two parts.

All parts are checked alike, but `test` is held out: a failure names the pair, never what it says.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlsplit

import pytest

from transform import records
from transform.vocabulary import vocabulary

PAIRS = Path(__file__).parent / "identity"
LEAST = {"persons": 1270, "organizations": 640, "webinars": 630}
PARTS = ("train", "dev", "test")

TEXT, TEXTS, MAYBE = str, [str], (str, type(None))
PAIR = {"id": TEXT, "part": TEXT, "same": bool, "why": TEXT, "why_kind": TEXT, "a": dict, "b": dict}
PAGE = {"url": TEXT, "source": TEXT, "owner": MAYBE}
MENTIONED_WEBINAR = {
    "title": TEXT, "date": MAYBE, "description": MAYBE, "topics": TEXTS, "hosts": TEXTS, "presenters": TEXTS,
}  # fmt: skip
MENTIONS: dict[str, dict[str, Any]] = {
    "persons": {
        "entity": TEXT, "name": TEXT, "honorific": MAYBE, "credentials": TEXTS, "job_title": MAYBE,
        "organization": MAYBE, "affiliation_text": MAYBE, "location": MAYBE, "bio": MAYBE, "role": TEXT,
        "webinar": MENTIONED_WEBINAR, "page": PAGE,
    },
    "organizations": {
        "entity": TEXT, "name": TEXT, "relation": TEXT, "beside": MAYBE, "location": MAYBE, "text": MAYBE,
        "also_on_page": TEXTS, "page": PAGE,
    },
    "webinars": {
        "entity": TEXT, "title": TEXT, "date": MAYBE, "start_time": MAYBE, "series": MAYBE, "description": MAYBE,
        "language": TEXT, "hosts": TEXTS, "co_hosts": TEXTS, "presenters": TEXTS, "status": TEXT,
        "detail_url": MAYBE, "registration_url": MAYBE, "recordings": TEXTS, "slides": TEXTS, "page": PAGE,
    },
}  # fmt: skip

Pair = dict[str, Any]
each_kind = pytest.mark.parametrize("kind", LEAST)


@cache
def pairs(kind: str) -> tuple[Pair, ...]:
    lines = (PAIRS / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def mentions(kind: str) -> list[tuple[Pair, dict[str, Any]]]:
    return [(pair, pair[side]) for pair in pairs(kind) for side in "ab"]


def folded(name: str) -> str:
    """A name without case, accents, punctuation and spaces."""
    return re.sub(r"\W+", "", "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if c.isalnum()))


def misfits(value: Any, form: Any) -> list[str]:
    """Which keys of `value` are missing, out of order, of another type, or empty where null is meant."""
    if isinstance(form, dict):
        if not isinstance(value, dict) or list(value) != list(form):
            return ["keys"]
        return [f"{key}.{fault}" for key in form for fault in misfits(value[key], form[key])]
    if isinstance(form, list):
        sound = isinstance(value, list) and all(isinstance(item, str) and item.strip() == item != "" for item in value)
    else:
        sound = isinstance(value, form) and (not isinstance(value, str) or value.strip() == value != "")
    return [] if sound else ["value"]


def is_date(text: str) -> bool:
    """A day, a month or a year that the calendar has."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


def in_two_parts(kind: str, key: str) -> list[list[str]]:
    """Ids of the first pair of each part, for each value of `key` that more than one part has."""
    first: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for pair, mention in mentions(kind):
        first[folded(mention[key])].setdefault(pair["part"], pair["id"])
    return [list(ids.values()) for ids in first.values() if len(ids) > 1]


@each_kind
def test_pairs_have_the_form(kind: str) -> None:
    faults = [(pair["id"], fault) for pair in pairs(kind) for fault in misfits(pair, PAIR)]
    faults += [(pair["id"], fault) for pair, mention in mentions(kind) for fault in misfits(mention, MENTIONS[kind])]
    assert not faults
    ids = [pair["id"] for pair in pairs(kind)]
    assert len(set(ids)) == len(ids)
    assert [identity for identity in ids if not re.fullmatch(rf"{kind[0]}-\d{{4}}", identity)] == []
    assert [pair["id"] for pair in pairs(kind) if not re.fullmatch(r"\S.*\.", pair["why"])] == []


@each_kind
def test_there_are_enough_pairs_of_each_part_and_half_are_negative(kind: str) -> None:
    everything = pairs(kind)
    assert len(everything) >= LEAST[kind]
    assert 0.45 <= sum(not pair["same"] for pair in everything) / len(everything) <= 0.55
    shares = {part: [pair["same"] for pair in everything if pair["part"] == part] for part in PARTS}
    assert sum(map(len, shares.values())) == len(everything)
    assert 0.31 <= len(shares["test"]) / len(everything) <= 0.4
    for part, same in shares.items():
        assert 0.4 <= same.count(False) / len(same) <= 0.6, part


@each_kind
def test_same_is_what_the_entities_say(kind: str) -> None:
    odd = [pair["id"] for pair in pairs(kind) if pair["same"] != (pair["a"]["entity"] == pair["b"]["entity"])]
    assert odd == []


@each_kind
def test_a_mention_has_one_entity_and_a_pair_stands_once(kind: str) -> None:
    entity: dict[str, str] = {}
    for pair, mention in mentions(kind):
        printed = json.dumps({key: value for key, value in mention.items() if key != "entity"}, sort_keys=True)
        assert entity.setdefault(printed, mention["entity"]) == mention["entity"], pair["id"]
    sides = [frozenset(json.dumps(pair[side], sort_keys=True) for side in "ab") for pair in pairs(kind)]
    assert len(set(sides)) == len(sides)
    assert {len(side) for side in sides} == {2}


@each_kind
def test_parts_share_no_entity_and_no_name(kind: str) -> None:
    assert in_two_parts(kind, "entity") == []
    assert in_two_parts(kind, "title" if kind == "webinars" else "name") == []


@each_kind
def test_addresses_are_addresses(kind: str) -> None:
    for pair, mention in mentions(kind):
        links = [mention["page"]["url"]]
        if kind == "webinars":
            links += mention["recordings"] + mention["slides"]
            links += [link for link in (mention["detail_url"], mention["registration_url"]) if link]
        for link in links:
            parts = urlsplit(link)
            assert parts.scheme in ("http", "https"), pair["id"]
            assert re.fullmatch(r"[\w-]+(\.[\w-]+)+", parts.netloc), pair["id"]
            assert " " not in link, pair["id"]


def test_persons_use_our_vocabulary_and_real_dates() -> None:
    topics = {topic.topic_id for topic in vocabulary()}
    for pair, mention in mentions("persons"):
        webinar = mention["webinar"]
        assert mention["role"] in get_args(records.Role), pair["id"]
        assert set(webinar["topics"]) <= topics, pair["id"]
        assert webinar["date"] is None or is_date(webinar["date"]), pair["id"]


def test_organizations_have_known_relations() -> None:
    for pair, mention in mentions("organizations"):
        assert mention["relation"] in get_args(records.Relation), pair["id"]


def test_webinars_have_known_statuses_and_real_dates() -> None:
    for pair, mention in mentions("webinars"):
        assert mention["status"] in get_args(records.Status), pair["id"]
        assert mention["language"] in ("en", "es"), pair["id"]
        assert mention["date"] is None or is_date(mention["date"]), pair["id"]
        if mention["start_time"]:
            start = datetime.fromisoformat(mention["start_time"])
            # an evening in America is the next day in UTC
            assert start.date() - date.fromisoformat(mention["date"]) in (timedelta(0), timedelta(1)), pair["id"]
