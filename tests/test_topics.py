"""Topics: each one of the vocabulary can be found, titles of other fields have none, mentions do not count."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_pages import extracted

from transform import topics
from transform.topics import PatternError, topic_patterns, topics_of
from transform.vocabulary import vocabulary

TITLES = {
    "enforcement-strategy": "Strengthening Labor Enforcement: Enforcement Priorities and Tools",
    "strategic-enforcement": "Proactive Enforcement Where Nobody Complains",
    "co-enforcement": "Co-Enforcement with Neighborhood Organizations",
    "interagency-cooperation": "An Interagency Task Force and What It Shares",
    "publicizing-violators": "Naming and Shaming: When Publicity Works",
    "data-driven-enforcement": "Data-Driven Targeting for Busy Offices",
    "agency-capacity": "Building a City Labor Standards Office from Nothing",
    "criminal-enforcement": "District Attorneys Take On the Boss",
    "enforcement-process": "From Complaint to Payment: The Life of a Claim",
    "intake-and-triage": "Intake and Triage When the Phones Do Not Stop",
    "investigations": "Planning and Conducting Investigations on Site",
    "interviewing": "Trauma-Informed Conversations with Witnesses",
    "collections": "Wage Liens, Bonds and the Art of Collecting Judgments",
    "settlement-agreements": "Drafting Settlement Agreements That Hold",
    "hearings-and-litigation": "Administrative Hearings for Beginners",
    "remedies-and-penalties": "Treble Damages and Debarment",
    "compliance-assistance": "Compliance Assistance That Employers Ask For",
    "outreach-and-education": "Language Access in Outreach to Workers",
    "small-business": "What Small Businesses Need from Us",
    "legal-clinics": "Running a Free Legal Clinic at a Library",
    "worker-protection": "Protecting Vulnerable Workers: Older and Excluded Workers",
    "retaliation": "Retaliation and How to Stop It in Time",
    "immigrant-workers": "Undocumented Workers Have Rights Too",
    "immigration-relief": "Deferred Action and the U Visa",
    "child-labor": "Teen Workers on the Night Shift",
    "forced-labor": "Signs of Labor Trafficking",
    "domestic-workers": "Nannies, House Cleaners and Home Care Aides",
    "agricultural-workers": "Farmworkers in the Off Season",
    "low-wage-industries": "Inside the Car Wash Industry",
    "labor-standards": "The Fair Labor Standards Act: an Overview",
    "wage-theft": "Wage Theft and the Missing Paycheck",
    "minimum-wage": "A New Minimum Wage in Three Counties",
    "overtime": "Overtime, Meal Breaks and the Salary Test",
    "paid-sick-leave": "Earned Sick and Safe Time, Year Two",
    "family-and-medical-leave": "Paid Family and Medical Leave Begins",
    "fair-scheduling": "Predictive Scheduling on the Ground",
    "prevailing-wage": "Davis-Bacon and Certified Payroll",
    "misclassification": "Employee or Independent Contractor?",
    "joint-employment": "Joint Employers, Franchises and Temp Agencies",
    "gig-work": "App-Based Drivers and Deactivation",
    "tipped-workers": "Tip Credits and Service Charges",
    "discrimination-and-harassment": "Sexual Harassment Prevention for Supervisors",
    "pay-equity": "Pay Transparency in Job Postings",
    "health-and-safety": "Heat Illness and Workplace Safety",
    "noncompetes": "Noncompete Agreements after the Ban",
    "organizing-rights": "First Contracts: Collective Bargaining for New Unions",
    "private-regulation": "Worker-Driven Social Responsibility in Supply Chains",
    "context": "The Future of Work and Economic Inequality",
    "covid-19": "What the Pandemic Left Behind",
    "recession": "Mass Layoffs and Unemployment Insurance",
    "technology-and-ai": "Artificial Intelligence and Electronic Monitoring",
}
SPANISH = {
    "wage-theft": "Robo de salario: cómo reclamar los sueldos no pagados",
    "health-and-safety": "Prevención del golpe de calor y salud en el trabajo",
    "agricultural-workers": "Campesinas y trabajadores agrícolas",
    "domestic-workers": "Trabajadoras del hogar organizadas",
    "minimum-wage": "El nuevo salario mínimo",
    "paid-sick-leave": "Licencia por enfermedad pagada",
    "discrimination-and-harassment": "Acoso sexual: qué hacer",
    "organizing-rights": "Sindicatos y negociación colectiva",
    "immigration-relief": "Acción diferida y visas U",
    "forced-labor": "Trata de personas y trabajo forzoso",
    "child-labor": "Contra el trabajo infantil",
    "recession": "El seguro de desempleo paso a paso",
    "retaliation": "Sin represalias por quejarse",
    "tipped-workers": "Las propinas son tuyas",
    "intake-and-triage": "Cómo presentar una queja",
}
OTHER_FIELDS = [
    "Police Oversight Boards",
    "Press Strategy for Council Members",
    "Rent Stabilization and Eviction Defense",
    "Annual Members' Meeting",
    "Welcome and Introductions",
    "Getting Started with Video Calls",
    "Transit Planning for Beginners",
    "Title to Be Announced",
    "Ten Tips for Better Slides",
    "A Tipping Point for School Libraries",
    "Public Health Data Collection",
    "Social Security and Retirement Planning",
    "Congressional Hearings on Broadband",
    "The European Union after the Election",
    "Hard of Hearing Readers and Captions",
    "Domestic Violence Shelters",
    "Criminal Record Expungement Day",
]


def found(title: str, description: str | None = None, **more: str) -> set[str]:
    return {match.topic_id for match in topics_of(title, description, **more)}


def test_every_topic_has_an_example_here() -> None:
    assert TITLES.keys() == {topic.topic_id for topic in vocabulary()}


@pytest.mark.parametrize(("topic_id", "title"), TITLES.items())
def test_each_topic_is_found_in_a_title(topic_id: str, title: str) -> None:
    assert topic_id in found(title)


@pytest.mark.parametrize(("topic_id", "title"), SPANISH.items())
def test_spanish_titles(topic_id: str, title: str) -> None:
    assert topic_id in found(title, language="es")


@pytest.mark.parametrize("title", OTHER_FIELDS)
def test_other_fields_have_no_topic(title: str) -> None:
    assert found(title) == set()


def test_accents_and_apostrophes_make_no_difference() -> None:
    assert found("Robo de salário", language="es") == found("ROBO DE SALARIO", language="es") == {"wage-theft"}
    assert found("Workers’ Compensation") == found("Workers' Compensation") == {"health-and-safety"}


def test_a_broader_topic_never_stands_beside_its_narrower_one() -> None:
    broader = {topic.topic_id: topic.broader_topic_id for topic in vocabulary()}
    for title in [*TITLES.values(), *SPANISH.values(), "Labor Law Enforcement: Wage Theft and the FLSA"]:
        ids = found(title)
        assert not ids & {broader[topic_id] for topic_id in ids}, title


def test_at_most_four_topics_best_first() -> None:
    matches = topics_of("Heat, Overtime, Child Labor, Wage Theft, Retaliation and the Minimum Wage in Nail Salons")
    assert len(matches) == 4
    assert [m.score for m in matches] == sorted((m.score for m in matches), reverse=True)


def test_a_passing_mention_in_the_description_is_no_topic() -> None:
    description = (
        "Three former commissioners look back on their years in office. They talk about budgets and about politics. "
        "Much else came their way, they recall: storms, recounts, a strike at the bakery, child labor at a cannery, "
        "and a long quarrel over noncompete agreements that nobody won. Refreshments are served afterwards."
    )
    assert not found("Looking Back, Looking Ahead", description) & {"child-labor", "noncompetes", "organizing-rights"}


def test_what_the_description_is_about_is_a_topic() -> None:
    description = (
        "This session explains misclassification in the trucking trade and how to find it. Misclassification hides in "
        "leases; we show how to read them."
    )
    [match] = [m for m in topics_of("Session Four", description) if m.topic_id == "misclassification"]
    assert match.where == "description"


def test_a_title_outweighs_its_description() -> None:
    description = "Wage boards set standards by sector. Unions, employers and the public have seats on them."
    best = topics_of("Silica Dust in Stone Shops", description)[0]
    assert (best.topic_id, best.where) == ("health-and-safety", "title")


def test_where_nothing_speaks_of_work_half_a_reason_is_none() -> None:
    of_housing = "Evictions, relocation and a right to counsel: what tenants won, and how a city attorney can help."
    assert found("Just Cause for Tenants", of_housing) == set()
    assert found("Just Cause for Workers", of_housing) != set()


@pytest.mark.parametrize(
    ("title", "description"),
    [
        ("Small Claims and Penalties", "How landlords recover rent, and what tenants can answer."),
        ("Retaliation", "For renters who complained about mold."),
        ("Class Actions after the Ruling", "Investors and what they can still recover."),
        ("Audiencias y recursos", "Defensa de inquilinos ante un desalojo."),
    ],
)
def test_the_words_of_another_field_mean_nothing_where_work_is_not_spoken_of(title: str, description: str) -> None:
    assert found(title, description) == set()
    assert found(title, f"{description} For workers.") != set()


def test_a_group_of_workers_that_the_page_is_about_is_a_topic_of_each_webinar() -> None:
    page = "Webinars for home care workers and nannies"
    assert found("Contracts on Paper", page_heading=page) == {"domestic-workers"}
    assert found("Back Wages", page_heading=page) == {"wage-theft", "domestic-workers"}
    assert found("Back Wages", page_heading="Webinars about retaliation") == {"wage-theft"}


def test_the_heading_of_a_page_is_read_for_its_groups() -> None:
    sessions = {4: "Meal Breaks: What the Law Says", 11: "Paychecks That Never Came", 18: "Overtime in Plain Words"}
    rows = "".join(f"<h3>{title}</h3><p>March {day}, 2024, 1 pm ET</p>" for day, title in sessions.items())
    webinars = extracted(f"<h1>Webinars for farmworkers</h1>{rows}").webinars
    assert [w.title.value for w in webinars] == list(sessions.values())
    assert all("agricultural-workers" in {topic.topic_id for topic in w.topics} for w in webinars)


def test_a_webinar_that_tells_nothing_has_the_topics_of_the_heading_above() -> None:
    rows = "".join(
        f"<h3>{title}</h3><p>March {day}, 2024, 1 pm ET</p>"
        for day, title in {4: "Lunch Hour with the Director", 11: "Overtime in Plain Words"}.items()
    )
    lunch, overtime = extracted(f"<h1>Webinars</h1><h2>Labor Trafficking Webinars</h2>{rows}").webinars
    assert [{topic.topic_id for topic in w.topics} for w in (lunch, overtime)] == [{"forced-labor"}, {"overtime"}]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Fall Program Schedule 2024 for Employers", set()),
        ("Work Schedules That Hold", {"fair-scheduling"}),
        ("Child Labor Exploitation: What to Look For", {"child-labor"}),
        ("Bargaining for Hazard Pay", {"organizing-rights", "covid-19"}),
        ("Rights for Working Caregivers: Paid Family Leave", {"family-and-medical-leave"}),
        ("Criminalisation of Wage Theft", {"criminal-enforcement", "wage-theft"}),
        ("Better Work in the City: Jobs after the Crisis", set()),
    ],
)
def test_words_that_look_like_a_topic(title: str, expected: set[str]) -> None:
    assert found(title) - {"compliance-assistance"} == expected


def test_the_name_of_a_union_among_the_speakers_is_no_topic() -> None:
    description = "Speakers: Ana Ruiz of the Service Employees International Union and a cook from Boston."
    assert found("Heat in Commercial Kitchens for Workers", description) == {"health-and-safety"}


def test_the_series_counts() -> None:
    assert found("Housing and Health Care", series="Living through COVID-19") == {"covid-19"}
    assert found("Housing and Health Care") == set()


def test_the_words_are_quoted_as_printed() -> None:
    [match] = topics_of("WAGE-THEFT: a primer")
    assert match.words == ("WAGE-THEFT",)
    assert match.where == "title"


def test_in_other_languages_only_strong_patterns_count() -> None:
    assert found("COVID-19 : retour au travail", language="fr") == {"covid-19"}
    assert found("Heures de travail et exposition", language="fr") == set()


@given(
    st.lists(st.sampled_from([*TITLES.values(), *SPANISH.values(), *OTHER_FIELDS, "Ångström ﬁ İ ß"]), max_size=4),
    st.text(),
)
def test_words_stand_in_the_text_and_scores_are_fractions(parts: list[str], noise: str) -> None:
    title, description = noise + " ".join(parts[:2]), "\n".join(parts[2:]) or None
    for match in topics_of(title, description):
        assert 0 < match.score <= 1
        assert all(word in title or word in (description or "") for word in match.words)


def test_patterns_are_written_for_folded_text() -> None:
    text = topics.PATTERNS.read_text(encoding="utf-8")
    patterns = [line.strip()[2:] for line in text.splitlines() if line.startswith("    - ")]
    assert len(patterns) > 500
    assert [p for p in patterns if topics.fold(p.replace("\\W", "\\w")) != p.replace("\\W", "\\w")] == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("unknown-topic:\n  strong: [x]\n", "unknown-topic"),
        ("{topics}  strong: ['(']\n", "no regular expression"),
        ("{topics}  strnog: [x]\n", "use strong, fair, weak"),
    ],
)
def test_a_wrong_pattern_file_is_refused_in_one_line(
    text: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    *others, last = (topic.topic_id for topic in vocabulary())
    whole = "".join(f"{topic_id}:\n  strong: [x]\n" for topic_id in others) + f"{last}:\n"
    file = tmp_path / "topic_patterns.yaml"
    file.write_text(text.replace("{topics}", whole), encoding="utf-8")
    monkeypatch.setattr(topics, "PATTERNS", file)
    topic_patterns.cache_clear()
    try:
        with pytest.raises(PatternError, match=says) as refusal:
            topic_patterns()
        assert "\n" not in str(refusal.value)
    finally:
        monkeypatch.undo()
        topic_patterns.cache_clear()


@pytest.mark.parametrize(
    ("title", "topic_id"),
    [
        ("Safe Work Month: What Changed", "health-and-safety"),
        ("How Arbitrators Read a Contract", "hearings-and-litigation"),
        ("Gangmasters and Licensing", "forced-labor"),
        ("Drivers' Hours and the Tachograph", "overtime"),
        ("Just Cause, Step by Step", "organizing-rights"),
        ("Purchasing Practices in Fashion", "private-regulation"),
        ("Peones rurales: lo que dice la ley", "agricultural-workers"),
        ("Licencia pagada: cómo solicitarla", "family-and-medical-leave"),
    ],
)
def test_other_names_of_the_field(title: str, topic_id: str) -> None:
    assert topic_id in found(title)


def test_a_task_force_alone_tells_nothing_of_agencies_together() -> None:
    assert "interagency-cooperation" not in found("Minimum Wage Task Force Meeting")
    assert "interagency-cooperation" in found("A Task Force on Wage Theft")
    assert "immigrant-workers" not in found("International Workers' Day")


def test_a_broad_title_gives_way_to_what_its_description_names() -> None:
    description = "Minimum wage, overtime and final paychecks: the bureau goes through them in a seminar for everybody."
    assert {"minimum-wage", "overtime"} <= found("Answers on wage and hour law", description)
    assert found("Answers on wage and hour law") == {"labor-standards"}


@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        ("Understanding the Service Contract Labor Standards", "joint-employment"),
        ("The State Human Rights Conference", "private-regulation"),
        ("Monitoring the Remote Employee", "private-regulation"),
        ("Pregnancy at Work: State and Federal Protections", "interagency-cooperation"),
        ("Light Duty and Modified Schedules under the ADA", "fair-scheduling"),
    ],
)
def test_names_of_one_thing_are_no_word_for_another(title: str, wrong: str) -> None:
    assert wrong not in found(title)
