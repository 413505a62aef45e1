"""Scores of extraction: worked examples by hand, and what holds whatever a page says."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webinars.demo.sites import EXPECTED
from webinars.likeness import address, clock, credential, folded, likeness, person_likeness, same_organization
from webinars.scoring import FIELDS, PageScore, score_page

Json = dict[str, Any]


def webinar(title: str = "Wage Theft Basics", **values: Any) -> Json:
    return {"title": title, "presenters": [], "organizations": [], "topics": [], "resources": []} | values


def person(name: str, **values: Any) -> Json:
    return {"name": name, "role": "presenter", "credentials": [], "job_title": None, "organization": None} | values


def counts(score: PageScore, field: str) -> tuple[int, int, int]:
    count = score.counts[field]
    return count.right, count.false, count.missed


def differences(score: PageScore) -> set[tuple[str, str, str]]:
    return {(difference.field, difference.what, difference.told) for difference in score.differences}


# -- likeness --------------------------------------------------------------------------------------------------------


def test_texts_are_compared_by_their_words() -> None:
    assert folded("  “Fair Pay” & Fair\u00a0Play! ") == "fair pay and fair play"
    assert likeness("Wage–Theft", "WAGE THEFT") == 1.0
    assert likeness("", "") == likeness(None, "a") == 0.0
    assert likeness("abcd", "abxd") == 0.75


def test_people_may_have_a_middle_name_more() -> None:
    assert person_likeness("Ana M. Ruiz", "Ana Ruiz") == 0.95
    assert person_likeness("ana ruiz", "Ana Ruiz") == 1.0
    assert person_likeness("Ana Ruiz", "Ana Paz") < 0.9


@pytest.mark.parametrize(
    ("found", "given", "same"),
    [
        ("The Wage & Hour Division", "Wage and Hour Division", True),
        ("Office of Labor Standards", "Minneapolis Office of Labor Standards", True),
        ("Labor", "Department of Labor", False),  # one telling word is not enough
        ("Office of Labor Standards", "Office of Fair Housing", False),
        ("", "Department of Labor", False),
    ],
)
def test_organizations_may_be_named_longer(found: str, given: str, same: bool) -> None:
    assert same_organization(found, given) is same


def test_addresses_times_and_degrees_have_one_form() -> None:
    assert address("https://www.Example.org/a#top") == address("http://example.org/a/")
    assert clock("2025-05-01T16:00:00+00:00") == "2025-05-01T16:00:00Z"
    assert clock(None) is None
    assert credential("Ph.D.") == credential("PhD")


# -- pages -----------------------------------------------------------------------------------------------------------


def test_webinars_are_paired_by_title_and_of_one_title_by_day() -> None:
    found = [webinar(start_date="2025-01-14"), webinar("Wage Theft Basic", start_date="2025-01-21"), webinar("Else")]
    gold = [webinar(start_date="2025-01-21"), webinar(start_date="2025-01-14")]
    score = score_page(found, gold)
    assert counts(score, "webinars") == (2, 1, 0)
    assert counts(score, "dates") == (2, 0, 0)
    assert (score.paired, score.exact_titles, score.perfect) == (2, 1, 1)
    assert differences(score) == {
        ("webinars", "false", "Else"),
        ("title", "differs", "'Wage Theft Basic' for 'Wage Theft Basics'"),
    }


def test_what_a_false_webinar_claims_is_false_and_what_a_missed_one_has_is_missed() -> None:
    full = webinar(
        presenters=[person("Ana Ruiz")],
        organizations=[{"name": "Acme Center", "relation": "host"}],
        topics=["retaliation"],
        resources=[{"kind": "slides", "url": "https://a.example/s"}],
        start_date="2025-01-14",
        date_precision="day",
        series="Fair Work",
    )
    false, missed = score_page([full], []), score_page([], [full])
    for field in ("webinars", "presenters", "hosts", "organizations", "topics", "resources", "dates", "series"):
        assert counts(false, field) == (0, 1, 0), field
        assert counts(missed, field) == (0, 0, 1), field
    assert counts(missed, "affiliations") == (0, 0, 0)  # only where the person was found


def test_other_readings_are_as_good_and_null_among_them_means_empty_is_right() -> None:
    gold = webinar(
        title_alt=["Wage Theft Basics (Part 1)"],
        start_date="2025-01-01",
        start_date_alt=["2025-02-01", None],
        date_precision="month",
        presenters=[person("Ana Ruiz", organization="Acme Center", organization_alt=[None], job_title="Director")],
    )
    found = webinar(
        "Wage Theft Basics (Part 1)",
        start_date="2025-02-01",
        date_precision="month",
        presenters=[person("Ana Ruiz", role="panelist", job_title="director")],
    )
    assert score_page([found], [gold]).perfect == 1
    assert score_page([found | {"start_date": None}], [gold]).perfect == 1
    wrong = score_page([found | {"date_precision": "day"}], [gold])
    assert (counts(wrong, "dates"), wrong.perfect) == ((0, 1, 1), 0)


def test_what_is_optional_is_neither_due_nor_wrong() -> None:
    gold = webinar(
        presenters=[person("Ana Ruiz"), person("Bo Li", optional=True)],
        topics=["retaliation"],
        topics_optional=["investigations"],
    )
    with_both = webinar(presenters=[person("Ana Ruiz"), person("Bo Li")], topics=["retaliation", "investigations"])
    with_one = webinar(presenters=[person("Ana Ruiz")], topics=["retaliation"])
    for found in (with_both, with_one):
        score = score_page([found], [gold, webinar("Another Evening", optional=True)])
        assert counts(score, "presenters") == counts(score, "topics") == counts(score, "webinars") == (1, 0, 0)
        assert not score.differences


def test_hosts_count_among_hosts_and_mentions_nowhere() -> None:
    gold = webinar(
        organizations=[
            {"name": "Acme Labor Center", "alt": ["ALC"], "relation": "host"},
            {"name": "Ruiz Law Firm", "relation": "presenter_affiliation", "relation_alt": ["sponsor"]},
        ]
    )
    found = webinar(
        organizations=[
            {"name": "ALC", "relation": "co_host"},
            {"name": "Ruiz Law Firm", "relation": "sponsor"},
            {"name": "Congress", "relation": "mentioned"},
        ]
    )
    score = score_page([found], [gold])
    assert counts(score, "hosts") == (1, 0, 0)
    assert counts(score, "organizations") == (2, 0, 0)


def test_a_resource_is_found_by_its_address_and_then_has_a_kind() -> None:
    gold = webinar(resources=[{"kind": "recording", "url": "https://a.example/r"}])
    found = webinar(resources=[{"kind": "slides", "url": "http://www.a.example/r/"}, {"kind": "slides", "url": None}])
    score = score_page([found], [gold])
    assert counts(score, "resources") == (1, 0, 0)
    assert counts(score, "resource_kinds") == (0, 1, 1)
    assert score.perfect == 1


# -- whatever a page says --------------------------------------------------------------------------------------------


def gold_pages() -> list[list[Json]]:
    lines = [line for file in sorted(EXPECTED.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    return [json.loads(line)["webinars"] for line in lines]


GOLD = gold_pages()


@pytest.mark.parametrize("gold", GOLD)
def test_gold_against_itself_is_perfect(gold: list[Json]) -> None:
    score = score_page(gold, gold)
    assert not score.differences
    assert score.faults == 0
    assert score.perfect == score.due == sum(not webinar.get("optional") for webinar in gold)
    assert all(score.counts[field].f1 == 1.0 for field in FIELDS)


@given(st.sampled_from(GOLD), st.sampled_from(GOLD))
def test_every_claim_is_right_or_false_and_everything_due_is_right_or_missed(
    found: list[Json], gold: list[Json]
) -> None:
    score, swapped = score_page(found, gold), score_page(gold, found)
    right, false, missed = counts(score, "webinars")
    assert right + missed == score.due
    assert right + false <= len(found)
    assert min(min(counts(one, field)) for one in (score, swapped) for field in FIELDS) >= 0
    for field in FIELDS:
        count = score.counts[field]
        assert 0 <= count.f1 <= 1
        assert min(count.precision, count.recall) - 1e-9 <= count.f1 <= max(count.precision, count.recall) + 1e-9


@given(st.sampled_from([gold for gold in GOLD if gold]), st.randoms(use_true_random=False))
def test_the_order_on_the_page_does_not_matter(gold: list[Json], random: Any) -> None:
    shuffled = random.sample(gold, len(gold))
    assert score_page(shuffled, gold).faults == 0
