"""Organizations: from what is printed to the body that is meant; what is one, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.acronyms import Acronyms, canonical_name
from transform.jurisdictions import jurisdictions_of
from transform.lasting_ids import Earlier
from transform.misspellings import corrections, one_edit
from transform.organization_forms import organization_key, says_not_whose
from transform.organization_kinds import kind_and_jurisdiction
from transform.organization_lookup import OrganizationLookup, Site
from transform.organization_register import RegisteredOrganization
from transform.organizations import OrganizationMention, Organizations
from transform.schema import ORGANIZATION_KINDS


def body(key: str, name: str, *other_names: str, **more: str) -> RegisteredOrganization:
    facts = {"acronym": None, "kind": "state_agency", "jurisdiction": None, "parent": None, "homepage": None}
    ids = {"wikidata_id": None, "ror_id": None}
    return RegisteredOrganization(key=key, name=name, other_names=other_names, **{**facts, **ids, **more})


FEDERAL = {"kind": "federal_agency", "jurisdiction": "US"}
REGISTER = (
    body("us-dol", "U.S. Department of Labor", acronym="DOL", **FEDERAL),
    body("us-whd", "Wage and Hour Division", acronym="WHD", parent="us-dol", **FEDERAL),
    body("vt-dol", "Vermont Department of Labor", acronym="DOL", jurisdiction="US-VT"),
    body("vt-ag", "Vermont Attorney General's Office", acronym="AGO", jurisdiction="US-VT"),
    body("vt-flu", "Fair Labor Unit, Vermont Attorney General's Office", parent="vt-ag", jurisdiction="US-VT"),
    body("nh-ag", "New Hampshire Attorney General's Office", acronym="AGO", jurisdiction="US-NH"),
    body("uni", "University of Samples", kind="university"),
    body("uni-lab", "University of Samples Labor Lab", parent="uni", kind="university"),
    body("us-slu", "Sample Laborers Union", acronym="SLU", kind="union", jurisdiction="US"),
    body("eilc", "Example Immigration Law Center", "Centro Ejemplar", acronym="EILC", kind="advocacy"),
)
SITES = {
    "vt": Site(("US-VT",), "vt-ag"),
    "nh": Site(("US-NH",), "nh-ag"),
    "federal": Site(("US",), "us-dol"),
    "uni": Site((), "uni-lab"),
}


def organizations(*mentions: tuple[str, str] | tuple[str, str, str], prose: str = "") -> Organizations:
    """Mentions as (printed, source) or (printed, source, state)."""
    made = [OrganizationMention(*mention) for mention in mentions]
    acronyms = Acronyms([(m.source_id, m.printed) for m in made], [(m.source_id, prose) for m in made])
    found = Organizations(OrganizationLookup(REGISTER), acronyms, made, SITES, Earlier({}))
    for mention in made:
        found.add(mention.printed, mention.source_id, "web", mention.place)
    return found


def one_row(*mentions: tuple[str, str] | tuple[str, str, str], prose: str = "") -> bool:
    """Whether all mentions are of one organization."""
    found = organizations(*mentions, prose=prose)
    return len({found.organization_id(*mention) for mention in mentions}) == 1


# -- the normal form -------------------------------------------------------------------------------------------------

SPELLINGS = [
    (
        "Vermont Department of Labor",
        "State of Vermont Department of Labor",
        "VT Dept. of Labor",
        "Vermont Labor Department",
        "Department of Labor of Vermont",
        "Department of Labor, State of Vermont",
        "the VERMONT DEPARTMENT OF LABOR",
        "Department of Labor (VT)",
        "Vermont State Department of Labor",
    ),
    (
        "Vermont Attorney General's Office",
        "Office of the Vermont Attorney General",
        "Vermont AG’s Office",
        "Vermont AGO",
        "Office of the Attorney General of the State of Vermont",
        "Vermont Office of the Attorney General",
        "Vermont Attorney General",
        "Office of the Attorney General, Vermont",
    ),
    (
        "U.S. Department of Samples",
        "US Dept. of Samples",
        "United States Department of Samples",
        "Department of Samples, United States",
        "the U. S. Department of Samples",
    ),
    (
        "Seattle Office of Labor Standards",
        "Office of Labor Standards, City of Seattle",
        "City of Seattle Office of Labor Standards",
    ),
    ("County of Sample Department of Weights", "Sample County Department of Weights"),
    ("St. Paul Department of Human Rights", "Saint Paul Human Rights Department"),
    ("Sample Labor Commissioner’s Office", "Office of the Sample Labor Commissioner", "Sample Labor Commissioner"),
    (
        "Fair Labor Unit, Vermont Attorney General's Office",
        "Vermont AG's Office, Fair Labor Unit",
        "Fair Labor Unit of the Vermont Attorney General's Office",
        "Fair Labor Unit, Office of the Attorney General, Vermont",
    ),
    (
        "School of Law, University of Samples",
        "University of Samples Law School",
        "School of Law at the University of Samples",
    ),
    ("Muster & Sample, Inc.", "Muster and Sample"),
    ("Centro de Derechos Laborales", "CENTRO DE DERECHOS LABORALES", "Centro de derechos laborales"),
    ("National Labour Organisation Centre", "Natl. Labor Organization Center"),
]


@pytest.mark.parametrize("spellings", SPELLINGS, ids=lambda spellings: spellings[0])
def test_spellings_of_a_name_have_one_normal_form(spellings: tuple[str, ...]) -> None:
    assert {organization_key(spelling) for spelling in spellings} == {organization_key(spellings[0])}


def test_no_two_names_share_a_normal_form() -> None:
    keys = [organization_key(spellings[0]) for spellings in SPELLINGS]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("University of Washington", "Washington University"),
        ("Washington State University", "University of Washington"),
        ("Worker Rights Center", "Workers Rights Center"),
        ("U.S. Department of Labor", "U.S. Department of Labor, Wage and Hour Division"),
        ("Vermont Attorney General's Office", "New Hampshire Attorney General's Office"),
        ("Department of Labor Standards", "Department of Labor"),
        ("Main St Alliance", "Main Alliance"),
        ("Local 11", "Local 12"),
        ("Sample County Attorney", "City of Sample Attorney's Office"),
    ],
)
def test_other_bodies_have_other_normal_forms(one: str, other: str) -> None:
    assert organization_key(one) != organization_key(other)


@pytest.mark.parametrize("name", ["Attorney General's Office", "Labor Standards Division", "Legal Aid Society"])
def test_names_that_fit_many_bodies_are_known_as_such(name: str) -> None:
    assert says_not_whose(organization_key(name))
    assert not says_not_whose(organization_key(f"Example {name}"))


# -- what is one organization ----------------------------------------------------------------------------------------


def test_the_register_knows_a_body_by_any_of_its_names() -> None:
    assert one_row(
        ("Example Immigration Law Center", "a"), ("The Example Immigration Law Center (EILC)", "b"), ("EILC’s", "b"),
        ("EILC", "c"), ("centro ejemplar", "d"), ("Example Imigration Law Center", "e"),
    )  # fmt: skip
    (row,) = organizations(("EILC", "c")).rows()
    assert (row["name"], row["acronym"], row["kind"]) == ("Example Immigration Law Center", "EILC", "advocacy")


def test_an_acronym_that_a_page_defines_in_two_ways_means_a_body_only_if_both_ways_do() -> None:
    misprint = "The Example Immigration Law Center (EILC) and the Centro Ejemplar (EILC) meet."
    assert one_row(("EILC", "a"), ("Example Immigration Law Center", "b"), prose=misprint)
    two = [("Sample Labor Lab (SLL)", "a"), ("State Law Library (SLL)", "a"), ("SLL", "a")]
    found = organizations(*two)
    assert len({found.organization_id(*mention) for mention in two}) == 3


def test_jurisdiction_tells_namesakes_apart() -> None:
    assert one_row(("Attorney General's Office", "vt"), ("Vermont Attorney General's Office", "x"), ("AGO", "vt"))
    assert not one_row(("Attorney General's Office", "vt"), ("Attorney General's Office", "nh"))
    assert one_row(("Office of the Attorney General", "uni", "US-NH"), ("New Hampshire AG's Office", "x"))
    assert one_row(("DOL", "vt"), ("Vermont Department of Labor", "x"))
    assert one_row(("DOL", "federal"), ("US DOL", "x"), ("U.S. Department of Labor", "x"), ("DOL", "x"))


def test_a_name_that_fits_many_bodies_is_one_only_within_its_jurisdiction_or_source() -> None:
    assert not one_row(("Office of Labor Standards", "one-city"), ("Office of Labor Standards", "other-city"))
    assert not one_row(("Labor Standards Division", "vt"), ("Labor Standards Division", "nh"))
    assert one_row(("Labor Standards Division", "vt"), ("Labor Standards Division", "uni", "US-VT"))
    assert one_row(("Sample Office of Labor Standards", "one-city"), ("Sample Office of Labor Standards", "other-city"))


@pytest.mark.parametrize(
    "printed",
    [
        "Wage and Hour Division, U.S. Department of Labor",
        "U.S. Department of Labor Wage and Hour Division",
        "Department of Labor’s Wage and Hour Division",
        "U.S. Department of Labor, Wage and Hour Division",
        "US DOL Wage and Hour Division",
        "WHD",
    ],
)
def test_a_unit_is_a_row_of_its_own_and_part_of_its_body(printed: str) -> None:
    assert one_row((printed, "federal"), ("Wage and Hour Division", "x"))
    assert not one_row((printed, "federal"), ("U.S. Department of Labor", "federal"))
    rows = {row["name"]: row for row in organizations((printed, "federal")).rows()}
    assert (
        rows["Wage and Hour Division"]["parent_organization_id"] == rows["U.S. Department of Labor"]["organization_id"]
    )


def test_a_unit_that_the_register_does_not_know_hangs_on_its_body() -> None:
    found = organizations(
        ("Vermont Attorney General's Office, Kite Division", "x"), ("Kite Division, Vermont AGO", "y")
    )
    rows = {row["name"]: row for row in found.rows()}
    assert len(rows) == 2
    unit = next(row for name, row in rows.items() if "Kite" in name)
    assert unit["parent_organization_id"] == rows["Vermont Attorney General's Office"]["organization_id"]


def test_a_site_names_the_units_of_its_owner_without_saying_whose() -> None:
    assert one_row(("Labor Lab", "uni"), ("University of Samples Labor Lab", "x"))
    assert not one_row(("Labor Lab", "x"), ("University of Samples Labor Lab", "x"))


def test_a_similar_string_alone_never_makes_two_names_one() -> None:
    for one, other in [
        ("US DOL", "US DOL Wage and Hour Division"),
        ("National Employment Project", "National Employer Project"),
        ("Kite Workers Center of Sampleton", "Kite Workers Center of Sampleville"),
        ("Sample Teachers Union Local 11", "Sample Teachers Union Local 12"),
        ("Austin Kite Coalition", "Boston Kite Coalition"),
    ]:
        assert not one_row((one, "x"), (other, "x")), one


def test_a_slip_of_the_pen_is_read_as_the_name_that_was_meant() -> None:
    meant = {"kite workrs alliance": "kite workers alliance"}
    assert corrections({"kite workrs alliance": 1}, ["kite workers alliance"]) == meant
    assert corrections({"kite workrs alliance": 1, "kite workers alliance": 3}, []) == meant
    assert corrections({"kite workrs alliance": 1, "kite workers alliance": 2}, []) == {}
    assert corrections({"kite boader alliance": 1}, ["kite border alliance", "kite boarder alliance"]) == {}
    assert corrections({"worker kites": 1}, ["workers kites"]) == {}
    assert one_edit("labor", "lbaor")
    assert not one_edit("labor", "labor")
    assert not one_edit("labor", "lab")


# -- places, short forms and other names -----------------------------------------------------------------------------

STATES_AND_SHORT = [
    (state, short)
    for state, short in {
        "Connecticut": "Conn.", "Wisconsin": "Wis.", "North Dakota": "N.D.", "West Virginia": "W.Va.", "Oregon": "Ore.",
        "Pennsylvania": "Pa.", "New York": "N.Y.", "Illinois": "Ill.", "California": "Calif.", "Mississippi": "Miss.",
    }.items()
]  # fmt: skip


@given(st.sampled_from(STATES_AND_SHORT), st.sampled_from(["Labor", "Human Rights", "Weights and Measures"]))
def test_a_state_may_stand_abbreviated_before_or_behind_the_name_of_its_agency(
    state: tuple[str, str], work: str
) -> None:
    name, short = state
    key = organization_key(f"{name} Department of {work}")
    for form in (
        f"{short} Department of {work}", f"{short} Dept. of {work}", f"Department of {work}, {short}",
        f"Department of {work} ({short})", f"State of {name}, Department of {work}", f"{name}'s Department of {work}",
    ):  # fmt: skip
        assert organization_key(form) == key, form


@pytest.mark.parametrize(
    ("place", "jurisdictions"),
    [
        ("Seattle, WA", ("US-WA/Seattle", "US-WA")),
        ("Portland, Maine", ("US-ME/Portland", "US-ME")),
        ("San Francisco", ("US-CA/San Francisco", "US-CA")),
        ("Portland", ()),
        ("Springfield", ()),
        ("Sampleville, Ohio", ("US-OH",)),
        ("State of Vermont", ("US-VT",)),
        ("St. Paul, Minn.", ("US-MN/Saint Paul", "US-MN")),
        ("Kite Division", ()),
    ],
)
def test_a_printed_place_lies_in_jurisdictions(place: str, jurisdictions: tuple[str, ...]) -> None:
    assert jurisdictions_of(place) == jurisdictions


@pytest.mark.parametrize(
    "printed",
    ["DOL (Vermont)", "VTDOL", "Department of Labor (Montpelier, VT)", "Vt. DOL", "DOL, State of Vermont",
     "Vermont Department of Labor - VDOL", "VDOL (Vermont Department of Labor)", "Vermont's Department of Labor"],
)  # fmt: skip
def test_place_and_acronym_may_stand_on_either_side(printed: str) -> None:
    assert one_row((printed, "x"), ("Vermont Department of Labor", "y"))
    assert not one_row((printed, "x"), ("U.S. Department of Labor", "y"))


@pytest.mark.parametrize(
    "printed",
    [
        "SLU Local 7",
        "Local 7, SLU",
        "7 SLU",
        "SLU 7",
        "Sample Laborers Union, Local 7",
        "Local 7 of the Sample Laborers",
    ],
)
def test_a_local_is_known_by_union_and_number(printed: str) -> None:
    assert one_row((printed, "x"), ("Sample Laborers Union Local 7", "y"))
    assert not one_row((printed, "x"), ("Sample Laborers Union Local 70", "y"))
    assert not one_row((printed, "x"), ("Sample Laborers Union", "y"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kite Alliance (formerly Paper Kite Society of Birds)", "Kite Alliance"),
        ("Kite Alliance, Inc.", "Kite Alliance"),
        ("KiteAlliance", "Kite Alliance"),
        ("Kite Alliance, Minneapolis", "Kite Alliance"),
        ("Kite & Roe, labor relations consultants", "Kite & Roe"),
        ("University of Samples’ Labor Lab", "Samples’ Labor Lab"),
        ("Consulado General de México en Chicago", "Mexican Consulate in Chicago"),
        ("Office of the Vermont Attorney General Quilla Roe", "Vermont AG’s Office"),
        ("E.I.L.C.", "Example Immigration Law Center"),
        ("Example Immigrations Law Center", "Example Immigration Law Center"),
    ],
)
def test_forms_of_one_name(one: str, other: str) -> None:
    assert one_row((one, "x"), (other, "y"))


def test_two_names_that_a_page_prints_together_are_of_one_body() -> None:
    both = ("Centro de Papalotes (Kite Workers Center of the Valley)", "x")
    assert one_row(both, ("Centro de Papalotes", "y"), ("Kite Workers Center of the Valley", "z"))
    former = ("Kite Alliance (formerly Paper Kite Society of Birds)", "x")
    assert one_row(former, ("Paper Kite Society of Birds", "y"))
    assert not one_row(("Workers Center, Chicago", "x"), ("Workers Center, Boston", "y"))


@pytest.mark.parametrize("text", ["EILC (Example Income Legal Clinic)", "San Francisco’s Office of Kite Law (OKL)"])
def test_an_acronym_may_stand_before_its_meaning_and_a_place_belongs_to_the_name(text: str) -> None:
    acronyms = Acronyms([], [("lab", text)])
    acronym = "EILC" if "EILC" in text else "OKL"
    assert acronyms.resolve(acronym, "lab").name in (
        "Example Income Legal Clinic",
        "San Francisco’s Office of Kite Law",
    )


# -- names, acronyms and kinds ---------------------------------------------------------------------------------------


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
    assert bool(organization_key(text)) == bool(text.strip())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NM Center for Samples", "New Mexico Center for Samples"),
        ("Calif. Samples Law Center", "California Samples Law Center"),
        ("Springfield, City of", "City of Springfield"),
        ("Samples for Justice (formerly Legal Samples)", "Samples for Justice"),
        ("Sample Lawyers, P.C.", "Sample Lawyers"),
        ("Vermont Attorney General Dana Doe’s Office", "Vermont Attorney General’s Office"),
    ],
)
def test_abbreviated_states_office_holders_and_former_names_are_no_other_bodies(one: str, other: str) -> None:
    assert organization_key(canonical_name(one).name) == organization_key(canonical_name(other).name)


def test_two_capitals_that_are_a_word_or_a_city_are_no_state() -> None:
    assert organization_key("LA Worker Center") == organization_key("Los Angeles Worker Center")
    assert organization_key("OR Books") == "or books"
