"""One event offered on several days."""

from __future__ import annotations

from small_pages import extracted

TITLE = "Safe Staffing: What the Law Asks"
CLASS = "<p>This class is live on Zoom. It looks at the law, at the numbers and at what nurses may refuse.</p>"


def days_of(body: str) -> list[str]:
    return [str(w.date.value.start) for w in extracted(body).webinars if w.date]


def test_each_day_with_a_registration_of_its_own_is_a_webinar() -> None:
    body = f"""<h1>{TITLE}</h1>{CLASS}<p>Instructor: Ana Ruiz</p>
    <p><b>September 10, 2024</b></p><p>9-11 am PT</p><p><a href="https://zoom.us/webinar/register/WN_a">Register</a></p>
    <p><b>September 12, 2024</b></p><p>2-4 pm PT</p><p><a href="https://zoom.us/webinar/register/WN_b">Register</a></p>
    <p><b>September 19, 2024</b></p><p>9-11 am PT</p><p>Full – registration closed</p>
    <p>Those who register get the link a week before by mail, and may ask for an interpreter.</p>"""
    assert days_of(body) == ["2024-09-10", "2024-09-12", "2024-09-19"]
    first, *_ = extracted(body).webinars
    assert first.title.value == TITLE
    assert [p.name.value for p in first.presenters] == ["Ana Ruiz"]
    assert [r.url.value for r in first.resources] == ["https://zoom.us/webinar/register/WN_a"]


def test_two_days_with_one_registration_are_one_webinar() -> None:
    body = f"""<h1>{TITLE}</h1>{CLASS}<p><b>September 10, 2024</b></p><p>9-11 am PT</p><p><b>September 12, 2024</b></p>
    <p>9-11 am PT</p><p><a href="https://zoom.us/webinar/register/WN_a">Register for both days</a></p>"""
    assert days_of(body) == ["2024-09-10"]
