"""Ids from meaning: what must not change one, and what must."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.identity import canonical_url, fold, identifier
from transform.schema import TABLES

WORDS = st.lists(st.text(st.characters(categories=["Ll"], max_codepoint=0xFF), min_size=1), min_size=1, max_size=6)

# -- text and URLs -----------------------------------------------------------------------------------------------


@given(WORDS, st.sampled_from([" ", "  ", "\n", "\u00a0", " – ", " - ", ": ", ", ", "/"]))
def test_case_punctuation_and_space_do_not_count(words: list[str], between: str) -> None:
    plain = fold(" ".join(words))
    assert fold(f"“{between.join(words)}”!") == plain
    assert fold(plain.upper()) == fold(plain)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Workers’ Rights & Wages", "WORKERS' RIGHTS AND WAGES"),
        ("Protección—a los trabajadores", "Proteccion - a los Trabajadores"),
        ("U.S. rules", "US rules"),
        ("ﬁnding “low-road” employers", 'Finding "Low‑Road" Employers'),
    ],
)
def test_typography_does_not_count(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_words_count_even_if_few() -> None:
    assert fold("Part 1") != fold("Part 2")
    assert fold("?!") != fold("...")


HOSTS = st.from_regex(r"[a-z]{1,8}(\.[a-z]{2,6}){1,2}", fullmatch=True).filter(lambda host: not host.startswith("www."))
PATHS = st.lists(st.from_regex(r"[A-Za-z0-9_-]{1,8}", fullmatch=True), max_size=3).map(
    lambda parts: "/".join(["", *parts])
)
PARAMETERS = st.dictionaries(st.sampled_from(["page", "id", "q"]), st.from_regex(r"[a-z0-9]{1,5}", fullmatch=True))
TRACKING = st.dictionaries(
    st.sampled_from(["utm_source", "utm_Campaign", "fbclid", "gclid", "mc_eid"]), st.just("x"), max_size=3
)


@given(HOSTS, PATHS, PARAMETERS, TRACKING, st.randoms())
def test_spellings_of_a_url_are_one(
    host: str, path: str, parameters: dict[str, str], tracking: dict[str, str], rng: random.Random
) -> None:
    def query(pairs: dict[str, str]) -> str:
        return "&".join(f"{name}={value}" for name, value in pairs.items())

    shuffled = list({**parameters, **tracking}.items())
    rng.shuffle(shuffled)
    plain = canonical_url(f"https://{host}{path}?{query(parameters)}")
    assert canonical_url(f"HTTP://www.{host.upper()}:80{path}/?{query(dict(shuffled))}#top") == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.org/x?page=1", "https://a.org/x?page=2"),
        ("https://a.org/x", "https://a.org/X"),
        ("https://a.org/x", "https://b.a.org/x"),
        ("https://a.org:8001/x", "https://a.org:8002/x"),
        ("mailto:a@b.org", "mailto:c@b.org"),
        ("http://[broken", "http://[broken/2"),
    ],
)
def test_different_addresses_stay_different(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_ids_have_the_shape_that_the_schema_demands_and_keep_parts_apart(parts: list[str]) -> None:
    made = identifier("web", *parts)
    pattern = TABLES["webinars"].column("webinar_id").pattern
    assert pattern is not None
    assert re.search(pattern, made)
    assert made == identifier("web", *parts) != identifier("web", *parts, "")
