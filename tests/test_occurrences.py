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


ZOOM = "https://us02web.zoom.us/webinar/register/WN_"


def test_items_of_a_list_are_given_twice_too_and_keep_their_own_days() -> None:
    """Each day ends its own box; none belongs to the title of the next one."""
    body = f"""<h1>Spring webinars</h1>
    <div><h3>Hours Nobody Wrote Down</h3><p>What to ask a worker whose employer kept no records.</p>
    <p>June 4, 2024 | 10:00 am - 11:30 am EDT | <a href="{ZOOM}a">Register</a><br>
    June 18, 2024 | 2:00 pm - 3:30 pm EDT | <a href="{ZOOM}b">Register</a></p></div>
    <div><h3>Tips and Who Keeps Them</h3><p>Pools, fees and the records that prove both.</p>
    <p>FULL July 9, 2024 | 10:00 am - 11:30 am EDT<br>
    July 23, 2024 | 2:00 pm - 3:30 pm EDT | <a href="{ZOOM}c">Register</a></p></div>
    <div><h3>Collecting Judgments</h3><p>Liens, bonds and what a bank may be asked.</p>
    <p>August 6, 2024 | 10:00 am - 11:30 am EDT | <a href="{ZOOM}d">Register</a></p></div>"""
    found = [
        (w.title.value, str(w.date.value.start), w.registration_url.value if w.registration_url else None)
        for w in extracted(body, title="Spring webinars").webinars
        if w.date
    ]
    assert found == [
        ("Hours Nobody Wrote Down", "2024-06-04", f"{ZOOM}a"),
        ("Hours Nobody Wrote Down", "2024-06-18", f"{ZOOM}b"),
        ("Tips and Who Keeps Them", "2024-07-09", None),
        ("Tips and Who Keeps Them", "2024-07-23", f"{ZOOM}c"),
        ("Collecting Judgments", "2024-08-06", f"{ZOOM}d"),
    ]
