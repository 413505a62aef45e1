"""Ids from meaning: what must not change one, and what must."""

import random
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.disjoint_sets import DisjointSets
from transform.identity import canonical_url, fold, fold_organization, identifier, webinar_key
from transform.organization_kinds import kind_and_jurisdiction
from transform.organizations import Acronyms, canonical_name
from transform.persons import PersonMention, Persons, name_key, parse_name
from transform.records import EventDate
from transform.schema import ORGANIZATION_KINDS, TABLES

DAY = EventDate(date(2024, 5, 2), 2024, "day", "May 2, 2024")
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


# -- webinars ----------------------------------------------------------------------------------------------------


def test_a_webinar_is_its_title_and_date_wherever_it_is_listed() -> None:
    one = webinar_key("Heat at Work: What Inspectors Ask", DAY, "lab")
    assert one == webinar_key("“Heat at work – what inspectors ask”", DAY, "other-site")
    assert one.webinar_id != webinar_key("Heat at Work: What Inspectors Ask", None, "lab").webinar_id


def test_each_date_is_a_webinar_of_its_own() -> None:
    dates = [
        DAY,
        EventDate(date(2025, 5, 2), 2025, "day", "May 2, 2025"),
        EventDate(date(2024, 5, 1), 2024, "month", "May 2024"),
        EventDate(None, 2024, "year", "2024"),
        EventDate(None, None, "none", "TBA"),
    ]
    assert len({webinar_key("Investigations", when, "lab").webinar_id for when in dates}) == len(dates)


def test_undated_namesakes_of_two_sources_are_not_proven_to_be_one() -> None:
    assert webinar_key("Investigations", None, "lab") == webinar_key("INVESTIGATIONS", None, "lab")
    assert webinar_key("Investigations", None, "lab") != webinar_key("Investigations", None, "agency")


def test_keys_agree_when_one_refines_the_other() -> None:
    month = EventDate(date(2024, 5, 1), 2024, "month", "May 2024")
    june = EventDate(date(2024, 6, 1), 2024, "month", "June 2024")
    full = webinar_key("Heat at Work: What Inspectors Ask", DAY, "lab")
    assert full.agrees_with(webinar_key("Heat at Work: What…", month, "lab"))
    assert webinar_key("Heat at Work", None, "lab").agrees_with(full)
    assert not full.agrees_with(webinar_key("Heat at Work: What Inspectors Ask", june, "lab"))
    assert not full.agrees_with(webinar_key("Cold at Work", DAY, "lab"))


# -- people ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("Jane Q. Doe", ("Jane Q.", "Doe", None)),
        ("Doe, Jane", ("Jane", "Doe", None)),
        ("Martin R. Example, Jr.", ("Martin R.", "Example", "Jr.")),
        ("José de la Prueba", ("José", "de la Prueba", None)),
        ("Ana Pérez-Muestra", ("Ana", "Pérez-Muestra", None)),
        ("Lone", (None, None, None)),
    ],
)
def test_names_come_apart(printed: str, parts: tuple[str | None, str | None, str | None]) -> None:
    name = parse_name(printed)
    assert (name.given, name.family, name.suffix) == parts


def test_spellings_of_a_name_have_one_key() -> None:
    same = {name_key(name).name for name in ("José Q. Muestra", "jose muestra", "Muestra, José", "José “Pepe” Muestra")}
    assert same == {"jose muestra"}
    assert name_key("John Doe Jr.") != name_key("John Doe")


def _mention(name: str, source: str, organization: str | None = None, run: str = "20240101T000000Z") -> PersonMention:
    return PersonMention(name, source, organization, run)


def test_equal_names_are_one_person_only_with_a_source_or_an_organization_in_common() -> None:
    persons = Persons([
        _mention("Jane Doe", "a", "org_x"),
        _mention("Jane Q. Doe", "b", "org_x"),
        _mention("Jane Doe", "b", "org_y"),
        _mention("Jane Doe", "c", "org_z"),
        _mention("Jane Doe", "d"),
    ])  # fmt: skip
    one = persons.presenter_id("Jane Doe", "a")
    assert persons.presenter_id("Jane Q. Doe", "b") == persons.presenter_id("jane doe", "b") == one
    assert len({one, persons.presenter_id("Jane Doe", "c"), persons.presenter_id("Jane Doe", "d")}) == 3


def test_contradicting_initials_are_never_one_person() -> None:
    persons = Persons([
        _mention("Jane A. Doe", "a", "org_x"),
        _mention("Jane B. Doe", "a", "org_x"),
        _mention("Jane Doe", "a", "org_x"),
    ])  # fmt: skip
    assert len({persons.presenter_id(name, "a") for name in ("Jane A. Doe", "Jane B. Doe", "Jane Doe")}) == 3


MENTIONS = st.builds(
    _mention,
    st.sampled_from(["Jane Doe", "Jane A. Doe", "JANE DOE", "Jane B. Doe", "Juan Muestra"]),
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from([None, "org_x", "org_y"]),
    st.sampled_from(["20240101T000000Z", "20250101T000000Z"]),
)


@given(st.lists(MENTIONS, max_size=12), st.randoms())
def test_the_order_of_mentions_does_not_count(mentions: list[PersonMention], rng: random.Random) -> None:
    shuffled = mentions[:]
    rng.shuffle(shuffled)
    one, other = Persons(mentions), Persons(shuffled)
    for mention in mentions:
        assert one.presenter_id(mention.name, mention.source_id) == other.presenter_id(mention.name, mention.source_id)


@given(st.lists(MENTIONS, min_size=1, max_size=8), st.sampled_from(["a", "b", "c"]), st.sampled_from([None, "org_x"]))
def test_a_later_webinar_leaves_ids_alone_while_initials_agree(
    mentions: list[PersonMention], source: str, organization: str | None
) -> None:
    """The oldest person of a name keeps the id whatever comes later; only people proven to be one give ids up."""
    mentions = [mention for mention in mentions if not mention.name.startswith("Jane B")]
    before, oldest = Persons(mentions), min(mentions, key=lambda m: (m.first_run, m.source_id), default=None)
    if oldest is None:
        return
    later = PersonMention(oldest.name, source, organization, "20260101T000000Z")
    after = Persons([*mentions, later])
    assert before.presenter_id(oldest.name, oldest.source_id) == after.presenter_id(oldest.name, oldest.source_id)


# -- organizations -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "name", "acronym"),
    [
        ("The Example Labor Center,", "Example Labor Center", None),
        ("Example Labor Center (ELC)", "Example Labor Center", "ELC"),
        ("“ELC’s”", "ELC", None),
        ("Sample & Muster, P.C.", "Sample & Muster, P.C.", None),
        ("Sample County (CO)", "Sample County (CO)", None),
        ("  Women’s   Law Center ", "Women’s Law Center", None),
    ],
)
def test_printed_names_have_a_canonical_form(printed: str, name: str, acronym: str | None) -> None:
    found = canonical_name(printed)
    assert (found.name, found.acronym) == (name, acronym)


def test_forms_of_one_name_have_one_key_and_neighbours_do_not() -> None:
    forms = ("The Women’s Law & Policy Center", "Womens Law and Policy Center (WLPC)", "WOMEN'S LAW AND POLICY CENTER,")
    assert len({canonical_name(form).key for form in forms}) == 1
    assert canonical_name("Wage and Hour Division").key != canonical_name("Example Wage and Hour Division").key


def test_an_acronym_means_what_its_source_defines() -> None:
    names = [
        ("agency", "Elder Income Legal Clinic (EILC)"),
        ("twofold", "Sample Labor Lab (SLL)"),
        ("twofold", "State Law Library (SLL)"),
    ]
    prose = [("lab", "With the Example Immigration Law Center (EILC) and the U.S. Office of Samples (OS).")]
    acronyms = Acronyms(names, prose)
    assert acronyms.resolve("EILC’s", "lab").name == "Example Immigration Law Center"
    assert acronyms.resolve("The Example Immigration Law Center", "lab").acronym == "EILC"
    assert acronyms.resolve("OS", "lab").name == "U.S. Office of Samples"
    assert acronyms.resolve("EILC", "agency").name == "Elder Income Legal Clinic"
    assert acronyms.resolve("EILC", "elsewhere").name == "EILC"
    assert acronyms.resolve("SLL", "twofold").name == "SLL"


@pytest.mark.parametrize("text", ["Read the Field Guide (PDF)", "We meet in Boston (MA)", "Ask Jane Doe (HR)"])
def test_what_stands_in_parentheses_is_no_acronym_unless_the_initials_prove_it(text: str) -> None:
    acronyms = Acronyms([], [("lab", f"{text} for more.")])
    assert [acronyms.resolve(printed, "lab").name for printed in ("PDF", "MA", "HR")] == ["PDF", "MA", "HR"]


@pytest.mark.parametrize(
    ("name", "kind", "jurisdiction"),
    [
        ("U.S. Department of Samples", "federal_agency", "US"),
        ("Vermont Department of Samples", "state_agency", "US-VT"),
        ("Office of the West Virginia Attorney General", "state_agency", "US-WV"),
        ("Ohio", "state_agency", "US-OH"),
        ("Sample County (TX)", "local_agency", "US-TX"),
        ("City of Sample", "local_agency", None),
        ("Office of Labor Standards", "other", None),
        ("University of Nevada School of Law", "university", "US-NV"),
        ("Service Samplers Union, Local 12B", "union", None),
        ("Muster & Sample LLP", "company", None),
        ("Legal Aid of Sample", "legal_services", None),
        ("Sample Workers’ Center", "worker_center", None),
        ("Sample Chamber of Commerce", "business_association", None),
        ("Coalition for Samples", "advocacy", None),
        ("Musterwerk", "other", None),
    ],
)
def test_the_words_of_a_name_tell_kind_and_jurisdiction(name: str, kind: str, jurisdiction: str | None) -> None:
    assert kind_and_jurisdiction(name) == (kind, jurisdiction)


@given(st.text())
def test_every_text_has_a_kind_and_a_key(text: str) -> None:
    assert kind_and_jurisdiction(text)[0] in ORGANIZATION_KINDS
    assert bool(canonical_name(text).name) == bool(text)
    assert bool(fold_organization(text)) == bool(text.strip())
    canonical_url(text)
    name_key(text)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))))
def test_disjoint_sets_part_everything_into_what_is_tied(ties: list[tuple[int, int]]) -> None:
    sets: DisjointSets[int] = DisjointSets(range(10))
    for one, other in ties:
        sets.unite(one, other)
    place = {item: index for index, members in enumerate(sets.sets()) for item in members}
    assert sorted(place) == list(range(10))
    assert all(place[one] == place[other] for one, other in ties)
    assert len(set(place.values())) >= 10 - len(ties)
