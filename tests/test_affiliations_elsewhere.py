"""Where presenters work, told elsewhere than where they are announced."""

from __future__ import annotations

from small_pages import extracted, only, people

EVENT = """<h1>Webinar: Wages on the Kill Floor</h1><p>May 7, 2024, 1 pm ET, on Zoom</p>
<p>Our speakers will be Brent Newell and Leah Douglas.</p>"""


def test_a_later_paragraph_tells_by_the_family_name() -> None:
    body = f"""{EVENT}<p>Newell, a senior attorney at Public Justice, will explain what workers can ask of a court.</p>
    <p>Bring your questions about line speeds, sick pay and safety.</p>"""
    assert ("Brent Newell", "presenter", "senior attorney", "Public Justice") in people(only(body))


def test_a_card_below_tells_under_the_full_name_and_is_the_evidence() -> None:
    body = f"{EVENT}<h3>Leah Douglas, Reporter, Food and Environment Reporting Network</h3><p>She covers meat.</p>"
    webinar = only(body)
    (douglas,) = [p for p in webinar.presenters if p.name.value == "Leah Douglas"]
    assert douglas.organization is not None
    assert douglas.organization.value == "Food and Environment Reporting Network"
    assert "Food and Environment Reporting Network" in douglas.organization.evidence.quote


def test_a_family_name_that_two_bear_tells_of_neither() -> None:
    body = """<h1>Webinar: Wages on the Kill Floor</h1><p>May 7, 2024, 1 pm ET, on Zoom</p>
    <p>Our speakers will be Brent Newell and Ana Newell.</p>
    <p>Newell, a senior attorney at Public Justice, will explain what workers can ask of a court.</p>"""
    assert {(name, body) for name, _, _, body in people(only(body))} == {("Brent Newell", None), ("Ana Newell", None)}


def test_another_webinar_of_the_list_does_not_tell() -> None:
    body = """<h1>Webinars</h1>
    <h3>Wages on the Kill Floor</h3><p>May 7, 2024, 1 pm ET, Zoom</p><p>Speaker: Brent Newell</p>
    <h3>Suing the Packers</h3><p>May 9, 2024, 1 pm ET, Zoom</p><p>Speaker: Ana Ruiz</p>
    <p>Newell, a senior attorney at Public Justice, was her guest last year.</p>"""
    first, second = extracted(body, title="Webinars").webinars
    assert [p[3] for p in people(first)] == [None]
    assert [p[0] for p in people(second)] == ["Ana Ruiz"]


def test_a_sentence_below_tells_the_title_of_who_is_announced_with_the_body_alone() -> None:
    body = f"""{EVENT}<p>Speaker: Brent Newell, Public Justice</p>
    <p>Farms and plants are watched less each year. Brent Newell is a senior attorney at Public Justice.</p>"""
    assert people(only(body))[0][2] == "senior attorney"
