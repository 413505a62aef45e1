"""What stands behind a name: title, department, body and place, in whatever order and however joined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.affiliation_items import kind_of
from transform.affiliation_parts import split_parts
from transform.affiliations import Affiliation, parse_affiliation
from transform.places import is_place


@pytest.mark.parametrize(
    ("text", "job_title", "organization", "location"),
    [
        ("Staff Attorney, Valley Legal Aid", "Staff Attorney", "Valley Legal Aid", None),
        ("Valley Legal Aid, Staff Attorney", "Staff Attorney", "Valley Legal Aid", None),
        ("Director of the National Institute for Paid Leave", "Director", "National Institute for Paid Leave", None),
        (
            "Risk Officer, Programme to Combat Wage Theft, ILO",
            "Risk Officer, Programme to Combat Wage Theft",
            "ILO",
            None,
        ),
        ("of counsel at Reed Stone LLP and long a judge", "of counsel", "Reed Stone LLP", None),
        ("Co-Founder, Maple Training", "Co-Founder", "Maple Training", None),
        ("Director with our corporate partner Bay State Risk Advisors", "Director", "Bay State Risk Advisors", None),
        ("UI Tax Compliance Supervisor", "UI Tax Compliance Supervisor", None, None),
        ("staff attorney at the center", "staff attorney", None, None),
        ("Staff Attorney | Valley Legal Aid", "Staff Attorney", "Valley Legal Aid", None),
        ("Staff Attorney – Valley Legal Aid", "Staff Attorney", "Valley Legal Aid", None),
        ("Staff Attorney at Valley Legal Aid", "Staff Attorney", "Valley Legal Aid", None),
        ("an organizer with the Worker Justice Center", "organizer", "Worker Justice Center", None),
        (
            "Director of Research at the Economic Policy Institute",
            "Director of Research",
            "Economic Policy Institute",
            None,
        ),
        (
            "Vice President for Education, State Federation of Labor",
            "Vice President for Education",
            "State Federation of Labor",
            None,
        ),
        ("Partner at Miller & Stone LLP, Chicago, IL", "Partner", "Miller & Stone LLP", "Chicago, IL"),
        ("Organizer, Make the Road New York, Brooklyn", "Organizer", "Make the Road New York", "Brooklyn"),
        ("EPI’s director of research", "director of research", "EPI", None),
        ("Senior Policy Advisor to the Labor Commissioner", "Senior Policy Advisor", "Labor Commissioner", None),
        ("Abogada, Centro Legal del Valle", "Abogada", "Centro Legal del Valle", None),
        ("Directora del Sindicato de Jornaleros", "Directora", "Sindicato de Jornaleros", None),
        ("Inspector de Trabajo, Ministerio de Trabajo", "Inspector de Trabajo", "Ministerio de Trabajo", None),
        ("of the Worker Justice Center", None, "Worker Justice Center", None),
        ("(Occidental College)", None, "Occidental College", None),
        ("formerly of the Labor Department", None, "Labor Department", None),
        ("NELP", None, "NELP", None),
        ("UNITE HERE Local 11", None, "UNITE HERE Local 11", None),
        ("Communications Workers of America", None, "Communications Workers of America", None),
        ("Worker Center Organizer", "Worker Center Organizer", None, None),
        ("Washington, DC", None, None, "Washington, DC"),
        ("", None, None, None),
        ("Director of the National Employment Law Project", "Director", "National Employment Law Project", None),
        ("Head of Trust and Safety, Mable", "Head of Trust and Safety", "Mable", None),
        ("head of organising, services and learning, TUC", "head of organising, services and learning", "TUC", None),
        ("TUC women's policy officer", "women's policy officer", "TUC", None),
        ("Rutgers University Professor", "Professor", "Rutgers University", None),
        ("EHS Manager, Quill Ductile", "EHS Manager", "Quill Ductile", None),
        ("Workers’ Rights Director, NELP", "Workers’ Rights Director", "NELP", None),
        ("hygienist in NIOSH’s Western States Division", "hygienist, Western States Division", "NIOSH", None),
        ("nurse and steward in AFSCME District Council 89", "nurse and steward", "AFSCME District Council 89", None),
        ("Advocate for Injured Workers", "Advocate for Injured Workers", None, None),
        ("Griller, Chipotle", "Griller", "Chipotle", None),
        ("Thompsons Solicitors", None, "Thompsons Solicitors", None),
        ("labor lawyer (Reed Law)", "labor lawyer", "Reed Law", None),
        ("former Solicitor with the Labor Department and now counsel at Reed LLP", "counsel", "Reed LLP", None),
        (
            "Director, Licensing Office, Department of Migrant Workers",
            "Director, Licensing Office",
            "Department of Migrant Workers",
            None,
        ),
        ("Director, Immigrants’ Rights Program", "Director, Immigrants’ Rights Program", None, None),
        ("Executive Director, Quill Justice Project", "Executive Director", "Quill Justice Project", None),
        ("directora ejecutiva de CDM, y el Consulado de México", "directora ejecutiva", "CDM", None),
        ("Unidapp (sindicato de repartidores)", None, "Unidapp", None),
    ],
)
def test_title_body_and_place(text: str, job_title: str | None, organization: str | None, location: str | None) -> None:
    found = parse_affiliation(text)
    assert (found.job_title, found.organization, found.location) == (job_title, organization, location)


@pytest.mark.parametrize(
    ("text", "job_title", "organization"),
    [
        (
            "Chief, Fair Labor Division, Massachusetts Office of the Attorney General",
            "Chief, Fair Labor Division",
            "Massachusetts Office of the Attorney General",
        ),
        (
            "Professor, Department of Sociology, University of Delaware",
            "Professor, Department of Sociology",
            "University of Delaware",
        ),
        ("Professor of Law, Boston University School of Law", "Professor of Law", "Boston University School of Law"),
    ],
)
def test_the_department_goes_with_the_title_and_the_body_is_the_organization(
    text: str, job_title: str, organization: str
) -> None:
    found = parse_affiliation(text)
    assert (found.job_title, found.organization) == (job_title, organization)


def test_the_commas_of_a_firm_do_not_part_it() -> None:
    found = parse_affiliation("Partner, Garrison, Levin-Epstein, Fitzgerald and Pirrotti, PC")
    assert (found.job_title, found.organization) == ("Partner", "Garrison, Levin-Epstein, Fitzgerald and Pirrotti, PC")


def test_a_possessive_within_a_body_is_part_of_it() -> None:
    assert parse_affiliation("Rutgers’ Center for Women and Work").organization == "Rutgers’ Center for Women and Work"


def test_of_several_bodies_the_first_is_the_organization_and_the_text_keeps_all() -> None:
    text = "Executive Director, Workers Defense Project; Board Member, Safety Council"
    assert parse_affiliation(text) == Affiliation("Executive Director", "Workers Defense Project", None, (), text)


def test_degrees_among_the_items_are_kept_apart() -> None:
    found = parse_affiliation("PhD, MPH, Industrial Hygienist, NIOSH")
    assert (found.credentials, found.job_title, found.organization) == (("PhD", "MPH"), "Industrial Hygienist", "NIOSH")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Legal Director", "role"),
        ("Workers’ Institute", "organization"),
        ("Chief Justice", "role"),
        ("State Department of Labor", "organization"),
        ("JD", "credential"),
        ("Albany, NY", "place"),
        ("via Zoom", "note"),
    ],
)
def test_the_kind_of_an_item(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Washington, DC", True),
        ("Boston, Mass.", True),
        ("New York City", True),
        ("Toronto, Ontario", True),
        ("San Juan, Puerto Rico", True),
        ("St. Paul, MN", True),
        ("Ciudad de México", True),
        ("Massachusetts", False),  # alone, it stands for its government
        ("Labor Department", False),
    ],
)
def test_places(text: str, place: bool) -> None:
    assert is_place(text) is place


@given(
    st.text(st.sampled_from("Chief Director Legal Aid Union of the at , ; | ( ) ’s & LLP NY a Á – 1 \n"), max_size=80)
)
def test_nothing_is_said_that_is_not_printed(text: str) -> None:
    found = parse_affiliation(text)
    printed = set(text.replace(",", " ").split())
    for value in (found.job_title, found.organization, found.location):
        if value is not None:
            assert value.strip()
            assert all(any(word in p for p in printed) for word in value.replace(",", " ").split())


@given(
    st.lists(
        st.sampled_from(["Staff Attorney", "Valley Legal Aid", "Albany, NY", "JD", "Miller & Stone LLP"]), min_size=1
    )
)
def test_a_line_parts_into_its_items(items: list[str]) -> None:
    assert split_parts("; ".join(items)) == items


@pytest.mark.parametrize(
    ("text", "job_title", "organization"),
    [
        ("President AFT", "President", "AFT"),
        ("Director WageWatch", "Director", "WageWatch"),
        ("Council 12 General Counsel", "General Counsel", "Council 12"),
        ("of the domestic workers’ union UTEX", None, "UTEX"),
        ("(NU ’22), Research Assistant, Valley Legal Aid", "Research Assistant", "Valley Legal Aid"),
        ("Director, Valley Legal Aid (Spanish)", "Director", "Valley Legal Aid"),
        ("President of the Valley Textile Workers Union (VTWU)", "President", "Valley Textile Workers Union (VTWU)"),
        ("secretaria general de SINTRA", "secretaria general", "SINTRA"),
        ("Principal, (202) 555-0134", "Principal", None),
    ],
)
def test_acronyms_notes_and_sorts_of_bodies(text: str, job_title: str | None, organization: str | None) -> None:
    told = parse_affiliation(text)
    assert (told.job_title, told.organization) == (job_title, organization)


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("Director of the Department of Fair Employment and Housing", "Director",
         "Department of Fair Employment and Housing"),
        ("HR director for Okland Construction", "HR director", "Okland Construction"),
        ("Director for Latin America", "Director for Latin America", None),
        ("Policy Counsel for Workplace Fairness", "Policy Counsel for Workplace Fairness", None),
        ("founder of Fair Kitchens", "founder", "Fair Kitchens"),
        ("Area Director for the Denver office of OSHA", "Area Director for the Denver office", "OSHA"),
        ("partner in the Denver office of Reed Phillips", "partner", "Reed Phillips"),
        ("Vice President, Construction Risk Control", "Vice President, Construction Risk Control", None),
        ("Editor, Occupational Health & Safety", "Editor", "Occupational Health & Safety"),
        ("Health, Safety & Environment Lead, Steelworkers Local 7", "Health, Safety & Environment Lead",
         "Steelworkers Local 7"),
        ("Researcher: Socio-Economic Rights Institute", "Researcher", "Socio-Economic Rights Institute"),
        ("Deputy Mayor of London for Social Integration, Social Mobility",
         "Deputy Mayor of London for Social Integration, Social Mobility", None),
        ("Director of Occupational Health, Baker Group", "Director of Occupational Health", "Baker Group"),
        ("Reed Law’s Chicago office", None, "Reed Law"),
    ],
)  # fmt: skip
def test_what_a_title_is_of_and_for(text: str, title: str | None, body: str | None) -> None:
    told = parse_affiliation(text)
    assert (told.job_title, told.organization) == (title, body)
