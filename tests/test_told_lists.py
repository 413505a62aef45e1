"""Webinars told in text rather than in fields, and tables and definition lists of facts, one event behind the other."""

from __future__ import annotations

from datetime import date

import pytest
from small_pages import extracted, people, readings_of, titles

from transform.titles import clean_title

HEAD = "<h1>Webinars</h1><p>All of our webinars are free.</p>"


def dated(body: str, **page: str) -> list[tuple[str, date | None]]:
    return [(w.title.value, w.date.value.start if w.date else None) for w in extracted(body, **page).webinars]


@pytest.mark.parametrize(
    "item",
    [
        "{day} at 1 pm: {title}. Bring a copy of your pay stub.",
        "{day} at 5:30 p.m. Eastern: <a href='https://zoom.us/webinar/register/{at}'>{title}</a>. We go slowly.",
        "{day}, 10 a.m. – 11 a.m. (Pacific Time) – {title}. Presenter: Ruth Anderson. 210 attended.",
        "Session {at} ({day}): {title}. How to write what people will read.",
        "{day} | “{title}”. With our organizer.",
    ],
)
@pytest.mark.parametrize("element", ["li", "p"])
def test_the_first_sentence_of_an_item_is_its_day_and_title(item: str, element: str) -> None:
    events = (("May 4, 2022", "Tips in Delivery Work"), ("May 18, 2022", "Who Owns the Schedule"))
    written = [
        f"<{element}>{item.format(day=day, title=title, at=at)}</{element}>"
        for at, (day, title) in enumerate(events, 1)
    ]
    found = dated(HEAD + "".join(written))
    assert [(title.removeprefix("Session 1: ").removeprefix("Session 2: "), day) for title, day in found] == [
        ("Tips in Delivery Work", date(2022, 5, 4)),
        ("Who Owns the Schedule", date(2022, 5, 18)),
    ]


def test_what_happened_on_a_day_is_no_title() -> None:
    items = (
        "May 4, 2022: We met with the mayor. She listened for an hour.",
        "May 18, 2022: Drivers walked off the job. The company called us.",
    )
    body = "".join(f"<li>{item}</li>" for item in items)
    assert [reading.text for reading in readings_of(f"<h1>Campaign diary</h1><ul>{body}</ul>")][1:] == list(items)


def test_people_behind_by_are_no_part_of_the_title() -> None:
    body = (
        HEAD
        + """<ul><li>“Tips in Delivery Work” by Carla Jimenez, May 4, 2022</li>
    <li>“Who Owns the Schedule” by Peter Novak and Ruth Anderson, June 8, 2022</li>
    <li>“Pay Stubs and What They Hide” by Prof. Ruth Anderson, University of Iowa, July 6, 2022</li></ul>"""
    )
    found = extracted(body).webinars
    assert [w.title.value for w in found] == [
        "Tips in Delivery Work",
        "Who Owns the Schedule",
        "Pay Stubs and What They Hide",
    ]
    assert [str(w.date.value.start) if w.date else "" for w in found] == ["2022-05-04", "2022-06-08", "2022-07-06"]
    names = [[name for name, *_ in people(w)] for w in found]
    assert names == [["Carla Jimenez"], ["Peter Novak", "Ruth Anderson"], ["Ruth Anderson"]]


@pytest.mark.parametrize("order", ["{day}, noon ET<br>{title}<br>{name}", "{title}<br>{name}<br>{day}, noon ET"])
def test_the_lines_of_a_paragraph_belong_together(order: str) -> None:
    events = (
        ("May 4, 2022", "Tips in Delivery Work", "Carla Jimenez, Staff Attorney"),
        ("June 8, 2022", "Who Owns the Schedule", "Peter Novak, Organizer"),
        ("July 6, 2022", "Pay Stubs and What They Hide", "Ruth Anderson, Staff Attorney"),
    )
    body = HEAD + "".join(f"<p>{order.format(day=day, title=title, name=name)}</p>" for day, title, name in events)
    found = extracted(body).webinars
    assert [w.title.value for w in found] == [title for _, title, _ in events]
    assert [str(w.date.value.start) if w.date else "" for w in found] == ["2022-05-04", "2022-06-08", "2022-07-06"]
    assert [people(w)[0][0] for w in found] == ["Carla Jimenez", "Peter Novak", "Ruth Anderson"]


def test_one_sentence_tells_of_several_events() -> None:
    body = """<h1>Spring webinars</h1><p>February 20, 2023</p><p>We offer three free webinars this spring. “Tips in
    Delivery Work” takes place March 5 at 6 p.m. ET, “Who Owns the Schedule” on April 16 at 6 p.m. ET, and “Pay
    Stubs and What They Hide” on May 13 at 6 p.m. ET.</p>"""
    assert dated(body) == [
        ("Tips in Delivery Work", date(2023, 3, 5)),
        ("Who Owns the Schedule", date(2023, 4, 16)),
        ("Pay Stubs and What They Hide", date(2023, 5, 13)),
    ]


def test_what_the_event_is_may_follow_its_title() -> None:
    body = """<h1>eNews, October 2021</h1><h2>Save the date</h2><p>A webinar on “Mandates and the Duty to Bargain” will
    be held Tuesday, October 19, at 5 p.m. Central.</p><h2>Benefits</h2><p>Members get a discount on insurance.</p>
    <h2>Learn with us</h2><p>Our committee invites you to “Pensions for Mid-Career Workers,” an online workshop on
    Saturday, October 30, at 10 a.m. Central.</p><p>The speaker is planner Ruth Anderson.</p>"""
    found = extracted(body).webinars
    assert [w.title.value for w in found] == ["Mandates and the Duty to Bargain", "Pensions for Mid-Career Workers"]
    assert [name for name, *_ in people(found[1])] == ["Ruth Anderson"]


def test_two_people_present() -> None:
    body = """<h1>Noon webinars</h1><p>Our webinars run from noon to 1 p.m. ET.</p>
    <p>Carla Jimenez presents “Tips in Delivery Work and the Law” on January 18, 2023.</p>
    <p>Peter Novak and Ruth Anderson present “Who Owns the Schedule” on February 15, 2023.</p>"""
    assert titles(body) == ["Tips in Delivery Work and the Law", "Who Owns the Schedule"]


def facts(title: str, day: str, name: str) -> str:
    rows = (("Course", title), ("Date", day), ("Time", "9:00 a.m. PT"), ("Trainer", name), ("Cost", "$95"))
    return "<table>" + "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in rows) + "</table>"


def test_a_table_of_facts_is_an_event() -> None:
    body = (
        "<h1>Spring online trainings</h1><p>Both are live webinars.</p>"
        + facts("Managing Protected Leave", "April 18, 2024", "Carla Jimenez, Training Program")
        + facts("Documentation and Discharge", "May 2, 2024", "Peter Novak, Training Program")
    )
    found = extracted(body).webinars
    assert [w.title.value for w in found] == ["Managing Protected Leave", "Documentation and Discharge"]
    assert [str(w.date.value.start) if w.date else "" for w in found] == ["2024-04-18", "2024-05-02"]
    assert [people(w)[0][0] for w in found] == ["Carla Jimenez", "Peter Novak"]


@pytest.mark.parametrize("corner", ["Workshop", ""])
def test_the_columns_of_a_turned_table_are_events(corner: str) -> None:
    body = f"""<h1>Online workshops</h1><p>All workshops meet on Zoom.</p><table>
    <tr><th>{corner}</th><th>Tips in Delivery Work</th><th>Who Owns the Schedule</th></tr>
    <tr><th>Date</th><td>February 11, 2025</td><td>March 11, 2025</td></tr>
    <tr><th>Time</th><td>1 pm ET</td><td>3 pm ET</td></tr>
    <tr><th>Speaker</th><td>Carla Jimenez</td><td>Peter Novak</td></tr></table>"""
    found = extracted(body).webinars
    assert [w.title.value for w in found] == ["Tips in Delivery Work", "Who Owns the Schedule"]
    assert [w.start_time.value.hour if w.start_time else None for w in found] == [18, 19]
    assert [people(w)[0][0] for w in found] == ["Carla Jimenez", "Peter Novak"]


def test_definition_lists_of_facts_are_events() -> None:
    body = "<h1>Webinars</h1>" + "".join(
        f"<dl><dt>What:</dt><dd>{title}</dd><dt>When:</dt><dd>{day}, 6 PM ET</dd><dt>Who:</dt><dd>{name}</dd></dl>"
        for title, day, name in (
            ("Tips in Delivery Work", "Monday, September 12, 2022", "Carla Jimenez, Organizer"),
            ("Who Owns the Schedule", "Monday, October 17, 2022", "Peter Novak, Organizer"),
        )
    )
    assert dated(body) == [
        ("Tips in Delivery Work", date(2022, 9, 12)),
        ("Who Owns the Schedule", date(2022, 10, 17)),
    ]


def test_a_cell_may_list_events() -> None:
    body = """<h1>Webinars of our members</h1><table><tr><th>Month</th><th>Webinars</th></tr>
    <tr><td>March 2025</td><td>March 4: Bargaining Over Cameras<br>March 18: A Refresher on Rights</td></tr>
    <tr><td>April 2025</td><td>April 8: Grievance Writing<br>April 22: Hours of Service</td></tr></table>
    <p>All webinars begin at 7 p.m. Central.</p>"""
    assert dated(body) == [
        ("Bargaining Over Cameras", date(2025, 3, 4)),
        ("A Refresher on Rights", date(2025, 3, 18)),
        ("Grievance Writing", date(2025, 4, 8)),
        ("Hours of Service", date(2025, 4, 22)),
    ]


def test_names_behind_a_quoted_title_are_people() -> None:
    body = (
        HEAD
        + """<div>September 23, 2021: “Depositions in Wage Cases,” Carla Jimenez and Peter Novak</div>
    <div>November 18, 2021: “Testing and the Workplace,” Ruth Anderson</div>"""
    )
    found = extracted(body).webinars
    assert [w.title.value for w in found] == ["Depositions in Wage Cases", "Testing and the Workplace"]
    assert [[name for name, *_ in people(w)] for w in found] == [["Carla Jimenez", "Peter Novak"], ["Ruth Anderson"]]


def test_bold_lines_head_sections_in_tables_that_lay_out_a_letter() -> None:
    body = """<table><tr><td><h1>Equity Digest</h1><p>February 2024</p></td></tr><tr><td><p><b>Webinars</b></p>
    <p><b>Feb. 14:</b> “Pay Transparency One Year On” (Equity Coalition). <a href="/a">Details</a></p>
    <p><b>Feb. 21:</b> “Childcare as Infrastructure” (Economic Roundtable). <a href="/b">Details</a></p></td></tr>
    <tr><td><p><b>Grants</b></p><p><b>March 1:</b> Deadline for the Good Jobs Fund.</p></td></tr></table>"""
    assert dated(body) == [
        ("Pay Transparency One Year On", date(2024, 2, 14)),
        ("Childcare as Infrastructure", date(2024, 2, 21)),
    ]


def test_days_without_a_year_are_near_the_day_below_the_heading() -> None:
    body = """<h1>Winter webinars announced</h1><p>November 20, 2023</p><p>We offer three free webinars this winter.
    “Tips in Delivery Work” takes place December 5 at 6 p.m. ET, “Who Owns the Schedule” on January 16 at 6 p.m. ET, and
    “Pay Stubs and What They Hide” on February 13 at 6 p.m. ET.</p>"""
    assert [day for _, day in dated(body)] == [date(2023, 12, 5), date(2024, 1, 16), date(2024, 2, 13)]


def test_commas_alone_may_part_day_title_and_people() -> None:
    body = """<h1>CLE archive</h1><p>The following CLE webinars were recorded. Contact us for access.</p>
    <p>January 12, 2023, Grievance Arbitration in Public Schools, Carla Jimenez</p>
    <p>February 9, 2023, Subrogation in Compensation Cases, Peter Novak and Ruth Anderson</p>
    <p>March 9, 2023, Drafting Noncompetes after the Statute, Ruth Anderson</p>"""
    found = extracted(body).webinars
    assert [w.title.value for w in found] == [
        "Grievance Arbitration in Public Schools",
        "Subrogation in Compensation Cases",
        "Drafting Noncompetes after the Statute",
    ]
    assert [name for name, *_ in people(found[1])] == ["Peter Novak", "Ruth Anderson"]


def test_brackets_behind_a_quoted_title_are_no_part_of_it() -> None:
    items = ("“Tips That Fit” (June 8, 2022), with 87 participants", "“Who Owns the Schedule” (Labor Council)")
    assert [clean_title(item) for item in items] == ["Tips That Fit", "Who Owns the Schedule"]


def test_a_link_with_day_and_hour_is_no_person() -> None:
    items = (("Hazard Communication Basics", "Sept. 9, 2021, 10 a.m. ET"), ("Ladder Safety", "Sept. 14, 2021, noon ET"))
    body = HEAD + "".join(
        f"<li><a href='https://zoom.us/webinar/register/{at}'>{title}</a> – State Fund Distance Learning, {when}</li>"
        for at, (title, when) in enumerate(items)
    )
    assert titles(body) == ["Hazard Communication Basics", "Ladder Safety"]


def test_labelled_titles_of_paragraphs_part_them() -> None:
    body = "<h1>Upcoming Zoom trainings</h1>" + "".join(
        f"<p>Topic: {title}<br>Time: {day} 06:30 PM Eastern Time (US and Canada)<br>Presenter: {name}<br>Register in "
        f"advance: <a href='{link}'>{link}</a></p>"
        for title, day, name, link in (
            ("Tips in Delivery Work", "Sep 14, 2023", "Carla Jimenez", "https://zoom.us/meeting/register/a"),
            ("Who Owns the Schedule", "Oct 12, 2023", "Peter Novak", "https://zoom.us/meeting/register/b"),
        )
    )
    assert dated(body) == [
        ("Tips in Delivery Work", date(2023, 9, 14)),
        ("Who Owns the Schedule", date(2023, 10, 12)),
    ]


def test_a_bold_hour_leads_to_the_title() -> None:
    days = (
        ("Monday, September 8", "Trenching and Its Dangers in Small Towns", "Carla Jimenez, Area Director, OSHA"),
        ("Tuesday, September 9", "Workplace Violence in Hospitals", "Peter Novak, Health Specialist, SEIU"),
        ("Thursday, September 11", "Bilingual Safety Training on a Budget", "Ruth Anderson, Trainer, National COSH"),
    )
    body = "<h1>Worker Safety Week 2025</h1><p>Every webinar is free. Times are Eastern.</p>" + "".join(
        f"<h2>{day}</h2><p><b>12:00 pm ET</b> {title}</p><p>{name}</p><p><a href='https://zoom.us/webinar/register/{at}'>"
        f"Join</a></p>"
        for at, (day, title, name) in enumerate(days)
    )
    assert titles(body) == [title for _, title, _ in days]
