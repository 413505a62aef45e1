"""Who presents: people under labels, in cards and tables, in running text; and who is named and does not."""

from __future__ import annotations

import pytest
from small_pages import readings_of

from transform.common_people import CommonPeople
from transform.people import people_of, role_of_label, same_person
from transform.prose import read_sentences

CARLA, TOM, ANA = "Carla Jimenez", "Tom Baker", "Ana Ruiz"
AID, HEALTH, CENTRO = "Valley Legal Aid", "State Health Department", "Centro Legal"


def found(body: str) -> list[tuple[str, str, str | None, str | None]]:
    """Name, role, job title and organization of the people of a piece of a page."""
    return [
        (p.name.name, p.role, p.affiliation.job_title, p.affiliation.organization)
        for p in people_of(readings_of(body), None, "")
    ]


def told(sentence: str) -> list[tuple[str, str | None, str | None, str | None]]:
    """The same of one piece of running text."""
    return [
        (p.name.name, role, p.affiliation.job_title, p.affiliation.organization) for p, role in read_sentences(sentence)
    ]


# -- labels and cards ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        f"<h3>Speakers</h3><ul><li>{CARLA}, {AID}</li><li>{TOM}, {HEALTH}</li></ul>"
        f"<h3>Moderator</h3><p>{ANA}, {CENTRO}</p>",
        f"<p>Presenters: {CARLA}, {AID}; {TOM}, {HEALTH}. Moderator: {ANA}, {CENTRO}</p>",
        f"<p><b>Presenters:</b><br>{CARLA}, {AID}<br>{TOM}, {HEALTH}<br><b>Moderator:</b><br>{ANA}, {CENTRO}</p>",
        f"<dl><dt>Presenters</dt><dd>{CARLA}, {AID}</dd><dd>{TOM}, {HEALTH}</dd>"
        f"<dt>Moderator</dt><dd>{ANA}, {CENTRO}</dd></dl>",
        f"<h4>Featured speakers:</h4><p>{CARLA} ({AID})</p><p>{TOM} ({HEALTH})</p><p>Moderated by {ANA}, {CENTRO}</p>",
    ],
)
def test_a_label_says_what_the_people_behind_and_below_it_are(body: str) -> None:
    assert found(body) == [
        (CARLA, "presenter", None, AID),
        (TOM, "presenter", None, HEALTH),
        (ANA, "moderator", None, CENTRO),
    ]


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Speakers", "presenter"),
        ("Presented by:", "presenter"),
        ("Instructor", "presenter"),
        ("Panelists include:", "panelist"),
        ("Panellists", "panelist"),
        ("Moderator:", "moderator"),
        ("Facilitated by", "moderator"),
        ("Host", "host"),
        ("Welcome remarks", "other"),
        ("Interpreter:", "other"),
        ("Ponentes", "presenter"),
        ("Moderadora:", "moderator"),
        ("Panelistas", "panelist"),
        ("Bienvenida", "other"),
        ("Intérprete", "other"),
    ],
)
def test_the_role_of_a_label(label: str, role: str) -> None:
    assert role_of_label(label) == role


def test_a_card_of_several_lines_is_one_person() -> None:
    body = f"""<h3>Speakers</h3><div><h4>{CARLA}</h4><p>Policy Director</p><p>{AID}</p></div>
    <div><h4>{TOM}</h4><p>Inspector</p><p>{HEALTH}</p></div>"""
    assert found(body) == [(CARLA, "presenter", "Policy Director", AID), (TOM, "presenter", "Inspector", HEALTH)]


def test_a_job_title_may_begin_with_a_word_that_labels_others() -> None:
    body = f"<h3>Speakers</h3><h4>{CARLA}</h4><p>Staff Attorney</p><p>{AID}</p><h4>{TOM}</h4><p>Board Chair</p>"
    assert found(body) == [(CARLA, "presenter", "Staff Attorney", AID), (TOM, "presenter", "Board Chair", None)]


def test_the_heading_of_a_panel_says_what_those_below_it_are() -> None:
    assert found(f"<h3>Panel: New Rules</h3><p>{CARLA}, {AID}</p>") == [(CARLA, "panelist", None, AID)]


def test_a_biography_says_title_and_body() -> None:
    body = f"""<h3>Speakers</h3><p><b>{CARLA}</b></p>
    <p>{CARLA} is a staff attorney at {AID}, where she represents farmworkers in wage claims and teaches new
    staff.</p>"""
    assert found(body) == [(CARLA, "presenter", "staff attorney", AID)]


def test_who_is_printed_twice_is_one_person_and_both_places_tell() -> None:
    body = f"""<p>Speakers: {CARLA} and {TOM}</p>
    <p>{CARLA}, Staff Attorney, {AID}</p><p>{TOM}, Inspector, {HEALTH}</p>"""
    assert found(body) == [
        (CARLA, "presenter", "Staff Attorney", AID),
        (TOM, "presenter", "Inspector", HEALTH),
    ]


def test_who_moderates_and_presents_has_both_roles() -> None:
    body = f"<h3>Moderator</h3><p>{ANA}, {CENTRO}</p><h3>Speakers</h3><p>{ANA}, {CENTRO}</p><p>{TOM}, {HEALTH}</p>"
    assert found(body) == [
        (ANA, "moderator", None, CENTRO),
        (ANA, "presenter", None, CENTRO),
        (TOM, "presenter", None, HEALTH),
    ]


def test_a_column_that_names_presenters_lets_unusual_names_through() -> None:
    body = "<table><tr><th>Title</th><th>Instructor(s)</th></tr><tr><td>Pay</td><td>Xiu Qo Zzyzx</td></tr></table>"
    assert found(body) == [("Xiu Qo Zzyzx", "presenter", None, None)]


def test_an_office_before_the_label_belongs_to_it() -> None:
    body = f"<p>State Chair of the Section and Moderator: {ANA}, {CENTRO}</p>"
    assert found(body) == [(ANA, "moderator", None, CENTRO)]


def test_the_preposition_before_a_body_in_spanish() -> None:
    assert found("<p>Ponente: José Ruiz, del Sindicato de Trabajadores</p>") == [
        ("José Ruiz", "presenter", None, "Sindicato de Trabajadores")
    ]


def test_labels_in_spanish() -> None:
    body = "<p>Presentadora: María López, Centro Legal</p><p>Moderadora: Rosa Díaz, Sindicato de Jornaleros</p>"
    assert found(body) == [
        ("María López", "presenter", None, "Centro Legal"),
        ("Rosa Díaz", "moderator", None, "Sindicato de Jornaleros"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "<p>By Peter Young | May 3, 2024</p>",
        "<p>Posted by Peter Young on May 3, 2024</p>",
        "<p>Contact: Peter Young, 555-0100</p>",
        "<p>Questions? Contact Peter Young at peter@example.org.</p>",
        "<p>For more information, please contact Peter Young, Events Manager.</p>",
    ],
)
def test_authors_and_contacts_do_not_present(body: str) -> None:
    assert found(body) == []


def test_an_author_beside_speakers_stays_out() -> None:
    assert found(f"<p>By Peter Young | May 3, 2024</p><p>Speakers: {CARLA}</p>") == [(CARLA, "presenter", None, None)]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Carla Jimenez", "Carla M. Jimenez", True),
        ("Carla Jimenez", "CARLA JIMENEZ", True),
        ("Carla Jimenez", "Carlos Jimenez", False),
        ("Carla Jimenez", "Carla Ruiz", False),
    ],
)
def test_a_middle_initial_makes_nobody_else(a: str, b: str, same: bool) -> None:
    assert same_person(a, b) is same_person(b, a) is same


def test_two_labels_joined_are_two_roles() -> None:
    assert found(f"<p>Moderator/Speaker: {ANA}</p>") == [(ANA, "moderator", None, None), (ANA, "presenter", None, None)]


def test_a_label_inside_a_line_ends_what_the_one_before_it_announced() -> None:
    assert found(f"<p>Trainer: {CARLA}, Interpreter: {TOM}</p>") == [
        (CARLA, "presenter", None, None),
        (TOM, "other", None, None),
    ]


def test_the_lines_of_a_card_are_read_together() -> None:
    body = f"""<h3>Speakers</h3><div><h4>{CARLA}</h4><p>Chief, Fair Labor Division</p>
    <p>Office of Quill County</p></div>
    <div><h4>{TOM}</h4><p>Partner</p><p>Stone & Quill, S.C., Madison</p></div>"""
    assert found(body) == [
        (CARLA, "presenter", "Chief, Fair Labor Division", "Office of Quill County"),
        (TOM, "presenter", "Partner", "Stone & Quill, S.C."),
    ]


def test_a_card_ends_with_the_item_it_stands_in() -> None:
    body = f"<h3>Speakers</h3><ul><li>{CARLA}, Inspector</li><li>A deputy commissioner (invited)</li></ul>"
    assert found(body) == [(CARLA, "presenter", "Inspector", None)]


def test_an_item_may_name_its_subject_first() -> None:
    body = f"""<p>9:30 Opening. {CARLA}, director of {AID}</p><p>9:45 What the numbers say. {TOM}, {HEALTH}</p>
    <p>10:10 {ANA} ({CENTRO}) on appeals that work</p>"""
    assert found(body) == [
        (CARLA, "other", "director", AID),
        (TOM, "presenter", None, HEALTH),
        (ANA, "presenter", None, CENTRO),
    ]


def test_a_stop_may_stand_for_the_comma_behind_a_name() -> None:
    assert found("<p>Claudia Ruiz. Inspectora de Trabajo, Ministerio de Trabajo</p>") == [
        ("Claudia Ruiz", "presenter", "Inspectora de Trabajo", "Ministerio de Trabajo")
    ]


def test_an_unusual_name_among_lines_of_one_manner_is_one_too() -> None:
    body = f"<ul><li>Brier Musson, NIOSH</li><li>{CARLA}, {AID}</li><li>{TOM}, {HEALTH}</li></ul>"
    assert [name for name, *_ in found(body)] == ["Brier Musson", CARLA, TOM]


def test_a_biography_belongs_to_its_card() -> None:
    told = f"{CARLA} is a staff attorney at {AID}, where she represents farmworkers in wage claims."
    (carla,) = people_of(readings_of(f"<h3>Speakers</h3><p><b>{CARLA}</b></p><p>{told}</p>"), None, "")
    assert carla.bio == told


@pytest.mark.parametrize(
    "body",
    [
        "<h3>Contact</h3><p>Peter Young, Events Manager</p>",
        "<h3>Event Contact</h3><p>Peter Young</p><p>Coordinator</p>",
        "<h3>Attendees (214)</h3><p>Peter Young</p><p>Susan Miller</p>",
        "<h3>More Upcoming Events</h3><h4>A Different Evening</h4><p>Susan Miller, Labor Council</p>",
        "<p>“No employer may use fear to keep a worker silent.”</p><p>Susan Miller, Secretary of Labor</p>",
        "<p>M. Santos</p><p>Press Office</p>",
    ],
)
def test_who_stands_under_another_heading_or_signs_stays_out(body: str) -> None:
    assert found(body) == []


# -- running text ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        (
            f"Our panelists will be {CARLA}, Staff Attorney at {AID}, and {TOM} of the {HEALTH}.",
            [(CARLA, "panelist", "Staff Attorney", AID), (TOM, "panelist", None, HEALTH)],
        ),
        (f"The session was moderated by {ANA} of {CENTRO}.", [(ANA, "moderator", None, CENTRO)]),
        (f"{ANA} of {CENTRO} will moderate.", [(ANA, "moderator", None, CENTRO)]),
        (
            f"{CARLA} of {AID} and {TOM}, an inspector with the {HEALTH}, discussed the new rule.",
            [(CARLA, "presenter", None, AID), (TOM, "presenter", "inspector", HEALTH)],
        ),
        (
            f"Join {CARLA} and {TOM} for a conversation about tips.",
            [(CARLA, "presenter", None, None), (TOM, "presenter", None, None)],
        ),
        (
            f"Featuring {CARLA}, {AID}; {TOM}, {HEALTH}; and {ANA}, {CENTRO}.",
            [(CARLA, "presenter", None, AID), (TOM, "presenter", None, HEALTH), (ANA, "presenter", None, CENTRO)],
        ),
        (
            f"{TOM} went through three cases while {CARLA} answered questions.",
            [(TOM, "presenter", None, None), (CARLA, "presenter", None, None)],
        ),
        (
            "We were joined by Susan Miller, who heads the Labor Center.",
            [("Susan Miller", "presenter", None, "Labor Center")],
        ),
        (f"{ANA} welcomed the participants.", [(ANA, "other", None, None)]),
        ("With interpretation by Rosa Diaz.", [("Rosa Diaz", "other", None, None)]),
        ("La abogada María López explicará la nueva ley.", [("María López", "presenter", "abogada", None)]),
        ("El taller fue impartido por la inspectora Lucía Peña.", [("Lucía Peña", "presenter", "inspectora", None)]),
        (
            "Participaron José Ruiz, de Centro Legal, y María López, de Red Sindical.",
            [("José Ruiz", "presenter", None, "Centro Legal"), ("María López", "presenter", None, "Red Sindical")],
        ),
    ],
)
def test_a_sentence_that_says_who_speaks(
    sentence: str, people: list[tuple[str, str | None, str | None, str | None]]
) -> None:
    assert told(sentence) == people


@pytest.mark.parametrize(
    "sentence",
    [
        "“Nobody paid us,” said Tom Baker, a cook.",
        "We thank Tom Baker for his help with the slides.",
        "The authors thank Tom Baker, who talked with them.",
        "The webinar discusses a report by Carla Jimenez and Tom Baker.",
        "For more information, contact Peter Young at 555-0100.",
        "Tom Baker was unable to attend.",
        "The suit was filed by Susan Miller against her employer.",
        "Governor Mark Hill signed the law in May.",
        "According to Peter Young, wages rose.",
        "Questions? Email Ana Ruiz.",
        "The book was written by Susan Miller.",
        "Presented by the Valley Legal Aid.",
        "Los participantes agradecieron a María López.",
    ],
)
def test_who_is_quoted_thanked_or_only_named_stays_out(sentence: str) -> None:
    assert told(sentence) == []


# -- more manners of cards and lists ---------------------------------------------------------------------------------


def test_a_transcript_names_who_speaks_before_their_words() -> None:
    body = (
        f"<p><b>{CARLA} (00:00):</b></p><p>Good morning. I'm Carla, and {ANA} will tell you about the fines.</p>"
        f"<p><b>{TOM} (00:29):</b></p><p>Thank you, Carla. The law is old, and few people have read all of it.</p>"
    )
    assert [(name, role) for name, role, _, _ in found(body)] == [(CARLA, "presenter"), (TOM, "presenter")]


def test_a_label_behind_a_sentence_holds_for_what_follows_only() -> None:
    body = (
        f"<p>{ANA} of {CENTRO} moderated. Panelists included:</p>"
        f"<ul><li>{CARLA}, {AID}</li><li>{TOM}, {HEALTH}</li></ul>"
    )
    assert found(body) == [
        (ANA, "moderator", None, CENTRO),
        (CARLA, "panelist", None, AID),
        (TOM, "panelist", None, HEALTH),
    ]


def test_a_form_left_empty_behind_the_name_is_no_part_of_it() -> None:
    assert found(f"<h4>{CARLA}, n/a</h4><p>Staff Attorney</p><p>{AID}</p>") == [
        (CARLA, "presenter", "Staff Attorney", AID)
    ]


def test_the_biography_behind_a_name_and_a_stop_tells_the_title() -> None:
    body = f"<h4>Presenters</h4><p>{CARLA}. She came late to the law. She is now a staff attorney at {AID}.</p>"
    assert found(body) == [(CARLA, "presenter", "staff attorney", AID)]


def test_the_page_of_an_event_may_call_its_people_its_panel() -> None:
    body = f"<p>Our panel takes up the new rules. You will hear from {CARLA} of {AID} and {TOM} of the {HEALTH}.</p>"
    assert {role for _, role, _, _ in found(body)} == {"panelist"}


def test_who_is_named_once_for_several_events_belongs_to_each() -> None:
    lines = readings_of(
        f"<h2>Two calls on tips</h2><p>{ANA} of {CENTRO} will moderate both calls.</p><p>{TOM} will speak.</p>"
    )
    common = CommonPeople(lines, [7, 9])
    assert [(person.name.name, person.role) for person in common.of(7)] == [(ANA, "moderator")]
    assert common.of(9)


def test_who_is_named_for_a_number_of_events_belongs_to_those_beside_it() -> None:
    lines = readings_of(f"<p>{'Text. ' * 3}</p>" * 6 + f"<p>Both sessions are presented by {ANA} of {CENTRO}.</p>")
    common = CommonPeople(lines[-1:], [lines[at].index for at in (0, 2, 4)])
    assert [len(common.of(lines[at].index)) for at in (0, 2, 4)] == [0, 1, 1]


def test_who_is_told_beside_what_holds_for_all_events_is_not_meant() -> None:
    lines = readings_of(f"<p>Each meeting is on Zoom. {ANA} of {CENTRO} will speak in the first week of May.</p>")
    assert CommonPeople(lines, [7, 9]).of(7) == []


def test_who_takes_the_chair_moderates() -> None:
    assert found(f"<p>{CENTRO}’s director, {ANA}, takes the chair each time.</p>")[0][:2] == (ANA, "moderator")


def test_a_label_with_its_plural_in_brackets_announces_people() -> None:
    assert [name for name, *_ in found(f"<p>Presenter(s): {ANA}, Dr {TOM}</p>")] == [ANA, TOM]


def test_countries_and_what_a_body_has_there_are_no_people() -> None:
    assert found("<p>Presenters:</p><p>Sierra Leone</p><p>Oxfam Canada</p>") == []
