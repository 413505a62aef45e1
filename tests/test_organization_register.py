"""The register of organizations: that it agrees with itself and holds the bodies of this field."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from transform.identity import canonical_url, fold
from transform.organization_register import RegisteredOrganization, RegisterError, load_register, read_register
from transform.places import STATES
from transform.schema import ORGANIZATION_KINDS

HEADER = "key,name,acronym,kind,jurisdiction,parent,homepage,wikidata_id,ror_id,other_names\n"
REGISTER = load_register()
BY_KEY = {organization.key: organization for organization in REGISTER}

# https://www.osha.gov/stateplans: those that cover private employers, then those for public ones only
STATE_PLANS = [
    "AK", "AZ", "CA", "HI", "IN", "IA", "KY", "MD", "MI", "MN", "NV", "NM", "NC", "OR", "PR", "SC", "TN", "UT", "VT",
    "VA", "WA", "WY",
    "CT", "IL", "ME", "MA", "NJ", "NY", "VI",
]  # fmt: skip


def plain(name: str) -> str:
    """Folded, without a leading article."""
    return re.sub(r"^(?:the|a|an|el|la|los|las) (?=\S)", "", fold(name))


def within(jurisdiction: str | None, larger: str | None) -> bool:
    return larger is None or (
        jurisdiction is not None and re.match(rf"{re.escape(larger)}(?![^/-])", jurisdiction) is not None
    )


def sharers(values: dict[str, list[str]]) -> dict[str, list[str]]:
    """What more than one row says, and the keys of these rows."""
    return {value: keys for value, keys in values.items() if len(set(keys)) > 1}


def test_canonical_names_and_other_names_mean_one_body_each() -> None:
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    for organization in REGISTER:
        for name in organization.names:
            bearers[plain(name)].append(organization.key)
    assert not sharers(bearers)
    repeated = {name: keys for name, keys in bearers.items() if len(keys) > 1}
    assert not repeated, "a row has a name twice"


def test_an_acronym_is_shared_only_by_bodies_of_different_jurisdictions() -> None:
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    for organization in REGISTER:
        if organization.acronym is not None:
            place = f"{plain(organization.acronym)} in {organization.jurisdiction}"
            bearers[place].append(organization.key)
    assert not sharers(bearers)


def test_no_acronym_is_a_name_of_another_body() -> None:
    named = {plain(name): organization.key for organization in REGISTER for name in organization.names}
    assert not [
        (organization.key, organization.acronym, named[folded])
        for organization in REGISTER
        if (folded := plain(organization.acronym or "")) in named and named[folded] != organization.key
    ]


@pytest.mark.parametrize(
    "acronym", ["DOL", "OLS", "OLSE", "LERC", "L&I", "DIR", "DLS", "DLI", "AGO", "OAG", "DWS", "IDOL"]
)
def test_what_many_bodies_are_called_is_the_name_of_none(acronym: str) -> None:
    assert not [organization for organization in REGISTER if acronym in organization.names]
    assert [organization for organization in REGISTER if organization.acronym == acronym]


@pytest.mark.parametrize(
    "bare",
    ["Department of Labor", "Office of the Attorney General", "Attorney General", "Office of Labor Standards",
     "Office of Labor Standards Enforcement", "Wage and Hour Division", "Civil Rights Division", "Labor Bureau",
     "Labor Education and Research Center", "Legal Aid Society", "Justice at Work", "Department of Justice"],
)  # fmt: skip
def test_a_name_that_does_not_tell_whose_it_is_stands_in_no_row(bare: str) -> None:
    assert not [organization for organization in REGISTER if bare in organization.names]


def test_parents_lead_to_the_top() -> None:
    for organization in REGISTER:
        above: RegisteredOrganization | None = organization
        seen: set[str] = set()
        while above is not None:
            assert above.key not in seen, f"{organization.key} is its own parent"
            seen.add(above.key)
            above = BY_KEY[above.parent] if above.parent else None


def test_a_body_lies_in_the_jurisdiction_of_its_parent() -> None:
    assert not [
        organization.key
        for organization in REGISTER
        if organization.parent and not within(organization.jurisdiction, BY_KEY[organization.parent].jurisdiction)
    ]


def test_the_key_of_a_body_of_a_state_begins_with_the_state() -> None:
    for organization in REGISTER:
        if organization.kind == "state_agency" and (organization.jurisdiction or "").startswith("US-"):
            assert organization.key.startswith(f"{(organization.jurisdiction or '').lower()}-"), organization.key


def test_homepages_and_ids_belong_to_one_body() -> None:
    for values in (
        [canonical_url(organization.homepage) for organization in REGISTER if organization.homepage],
        [organization.wikidata_id for organization in REGISTER if organization.wikidata_id],
        [organization.ror_id for organization in REGISTER if organization.ror_id],
    ):
        assert not {value for value in values if values.count(value) > 1}


def test_ror_ids_have_the_right_check_digits() -> None:
    """ISO 7064 MOD 97-10 over the base-32 number, as ROR makes them: a mistyped id fails."""
    digits = {digit: value for value, digit in enumerate("0123456789abcdefghjkmnpqrstvwxyz")}
    for organization in REGISTER:
        if organization.ror_id:
            number = 0
            for digit in organization.ror_id[-9:-2]:
                number = number * 32 + digits[digit]
            assert 98 - number * 100 % 97 == int(organization.ror_id[-2:]), organization.key


def test_the_file_is_sorted_by_kind_jurisdiction_and_name() -> None:
    def place(organization: RegisteredOrganization) -> tuple[int, str, str]:
        kind = ORGANIZATION_KINDS.index(organization.kind)
        return kind, organization.jurisdiction or "", plain(organization.name)

    assert list(REGISTER) == sorted(REGISTER, key=place)


def test_it_holds_the_bodies_of_the_field() -> None:
    assert len(REGISTER) >= 1500
    kinds = {kind: [body for body in REGISTER if body.kind == kind] for kind in ORGANIZATION_KINDS}
    assert len([body for body in kinds["federal_agency"] if body.jurisdiction == "US"]) >= 100
    offices = [body for body in kinds["local_agency"] if not re.match(r"(?:City|County|Town) (?:and|of)\b", body.name)]
    assert len([body for body in offices if body.parent]) >= 40, "offices of cities and counties"
    centers = [body for body in REGISTER if body.parent and BY_KEY[body.parent].kind == "university"]
    assert len([body for body in centers if re.search(r"(?i)\blabou?r|\bwork|clinic", body.name)]) >= 60, (
        "centers, clinics"
    )
    assert len(kinds["union"]) >= 200
    assert len(kinds["worker_center"]) >= 100
    assert len(kinds["legal_services"]) >= 100
    assert len(kinds["advocacy"]) >= 200
    assert len(kinds["business_association"]) >= 100
    assert len(kinds["company"]) >= 60
    assert len(kinds["international_body"]) >= 40


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_its_labor_department_and_its_attorney_general(state: str) -> None:
    for office in ("labor", "ag"):
        body = BY_KEY[f"us-{state.lower()}-{office}"]
        assert (body.kind, body.jurisdiction) == ("state_agency", f"US-{state}")
    if state not in ("DC", "PR"):
        assert f"{STATES[state]} Attorney General" in BY_KEY[f"us-{state.lower()}-ag"].names


@pytest.mark.parametrize("state", STATE_PLANS)
def test_every_osha_state_plan_is_there(state: str) -> None:
    assert BY_KEY[f"us-{state.lower()}-osh"].jurisdiction == f"US-{state}"


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("us-dol,U.S. Department of Labor,DOL,ministry,US,,,,,", "kind must not be 'ministry'"),
        ("us-dol,,DOL,federal_agency,US,,,,,", "name must not be ''"),
        ("US DOL,Labor,DOL,federal_agency,US,,,,,", "key must not be 'US DOL'"),
        ("us-dol,Labor,DOL,federal_agency,Texas,,,,,", "jurisdiction must not be 'Texas'"),
        ("us-dol,Labor,DOL,federal_agency,US,,http://www.dol.gov,,,", "homepage must not be 'http://www.dol.gov'"),
        ("us-dol,Labor,DOL,federal_agency,US,,,L42,,", "wikidata_id must not be 'L42'"),
        ("us-dol,Labor,DOL,federal_agency,US,us-none,,,,", "no row has the key of the parent us-none"),
        ("us-dol,Labor,DOL", "a row has 10 columns"),
        ('us-dol,"Labor"s,DOL,other,,,,,,', "',' expected after '\"'"),
        ("us-dol,Labor,,other,,,,,,USDOL || DOL", "other_names must not be 'USDOL || DOL'"),
        ("us-old,Old,,other,,,,,,", "key us-old stands in line 2 already"),
    ],
)
def test_a_wrong_row_is_reported_with_file_and_line(row: str, fault: str) -> None:
    with pytest.raises(RegisterError, match=rf"^register\.csv:3: {re.escape(fault)}$"):
        read_register([HEADER, "us-old,Old Name,,other,,,,,,\n", f"{row}\n"], "register.csv")


def test_a_wrong_header_is_reported() -> None:
    with pytest.raises(RegisterError, match=r"^register\.csv:1: the header must be key,name,"):
        read_register(["name,key\n", "a,b\n"], "register.csv")


def test_empty_cells_are_null_and_other_names_are_parted() -> None:
    lines = [HEADER, "us-old,Old Name,,other,,,,,,Former Name | Old N.\n"]
    (organization,) = read_register(lines, "register.csv")
    assert organization.acronym is organization.jurisdiction is organization.parent is None
    assert organization.names == ("Old Name", "Former Name", "Old N.")
