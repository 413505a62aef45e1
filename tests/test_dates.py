"""Dates as pages print them: what is read, how far, and what is left alone."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.called_off import status_words
from transform.date_cues import date_role
from transform.dates import DateMention, complete_year, find_dates, proven_order

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
MESES = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]
DIAS = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]


def only(text: str, **context: object) -> DateMention:
    [mention] = find_dates(text, **context)  # type: ignore[arg-type]
    return mention


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Thursday, April 11, 2013", "2013-04-11"),
        ("WHEN:Thursday, April 11, 2013", "2013-04-11"),
        ("6 April 2018", "2018-04-06"),
        ("6th April, 2018", "2018-04-06"),
        ("the 28th of April 2018", "2018-04-28"),
        ("MAY 3RD 2022", "2022-05-03"),
        ("May 03 2022", "2022-05-03"),
        ("Jun. 22, 2023", "2023-06-22"),
        ("Jun. 22, 202312:00 PM", "2023-06-22"),
        ("WhenJun. 22, 2023", "2023-06-22"),
        ("28 Apr 2021", "2021-04-28"),
        ("03-Dec-2020", "2020-12-03"),
        ("Sept. 9 '19", "2019-09-09"),
        ("December 3 (Thursday), 2020", "2020-12-03"),
        ("2018-04-06", "2018-04-06"),
        ("2018-04-06T12:00:00-04:00", "2018-04-06"),
        ("2018/04/06", "2018-04-06"),
        ("4/6/2018", "2018-04-06"),
        ("04-06-18", "2018-04-06"),
        ("12/03/20", "2020-12-03"),
        ("25/4/2018", "2018-04-25"),
        ("25.4.2018", "2018-04-25"),
        ("Fri 6/4/2021", "2021-06-04"),
        ("Tue 6/4/2021", "2021-04-06"),
        ("jueves 3 de diciembre de 2020", "2020-12-03"),
        ("15 de febrero del 2023", "2023-02-15"),
        ("1.º de mayo de 2021", "2021-05-01"),
        ("Miercoles, 5 de Mayo de 2021", "2021-05-05"),
    ],
)
def test_a_full_date(text: str, start: str) -> None:
    mention = only(text)
    assert (str(mention.date.start), mention.date.precision, mention.inferred_year) == (start, "day", False)
    assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("text", "language", "start"),
    [
        ("6/4/2018", "en", "2018-06-04"),
        ("6/4/2018", "en-GB", "2018-04-06"),
        ("6/4/2018", "es", "2018-04-06"),
        ("Mon 6/4/2018", "es", "2018-06-04"),
        ("jeudi 3 décembre 2020", "fr", "2020-12-03"),
        ("1er mai 2020", "fr-CA", "2020-05-01"),
        ("3. Dezember 2020", "de", "2020-12-03"),
        ("3 de dezembro de 2020", "pt-BR", "2020-12-03"),
        ("April 6, 2018", "no such language", "2018-04-06"),
    ],
)
def test_languages(text: str, language: str, start: str) -> None:
    mention = only(text, language=language)
    assert str(mention.date.start) == start
    assert mention.assumed_order == (text == "6/4/2018")


def test_day_first_can_be_proven_by_the_page() -> None:
    assert proven_order("Held on 25/4/2018 and 6/4/2018") is True
    assert proven_order("4/25/2018") is False
    assert proven_order("6/4/2018") is None
    assert proven_order("25/4/2018, 4/25/2018") is None
    mention = only("6/4/2018", day_first=False)
    assert (mention.date.start, mention.assumed_order) == (dt.date(2018, 6, 4), False)


@pytest.mark.parametrize(
    ("text", "year", "precision", "start"),
    [
        ("Recorded May 2021 | 90 minutes", 2021, "month", "2021-05-01"),
        ("mayo de 2021", 2021, "month", "2021-05-01"),
        ("Oct. '21", 2021, "month", "2021-10-01"),
        ("3/2021", 2021, "month", "2021-03-01"),
        ("2025-11", 2025, "month", "2025-11-01"),
        ("Fall 2017", 2017, "year", "None"),
        ("Winter–Spring 2024", 2024, "year", "None"),
        ("Winter 2023-24", 2023, "year", "None"),
        ("otoño de 2021", 2021, "year", "None"),
        ("2022", 2022, "year", "None"),
        ("2022-2023", 2022, "year", "None"),
        ("2022-23", 2022, "year", "None"),
    ],
)
def test_less_than_a_day_stays_less(text: str, year: int, precision: str, start: str) -> None:
    mention = only(text)
    assert (mention.date.year, mention.date.precision, str(mention.date.start)) == (year, precision, start)
    assert mention.bare_year == text.startswith("2022")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("May 3-5, 2022", "2022-05-03", "2022-05-05"),
        ("October 29 to November 26, 2021", "2021-10-29", "2021-11-26"),
        ("From April 13th through April 19th, 2024", "2024-04-13", "2024-04-19"),
        ("Mon., Nov. 4 - Wed., Nov. 6, 2019", "2019-11-04", "2019-11-06"),
        ("7–8 September 2016", "2016-09-07", "2016-09-08"),
        ("16.-18. March 2022", "2022-03-16", "2022-03-18"),
        ("del 3 al 5 de mayo de 2022", "2022-05-03", "2022-05-05"),
        ("del 26 de octubre al 30 de noviembre de 2020", "2020-10-26", "2020-11-30"),
        ("Dec 28 – Jan 3, 2022", "2021-12-28", "2022-01-03"),
        ("5/3 - 5/5/2022", "2022-05-03", "2022-05-05"),
        ("April 16, 2020 @ 8:00 am - April 18, 2020 @ 5:00 pm", "2020-04-16", "2020-04-18"),
    ],
)
def test_ranges(text: str, start: str, end: str) -> None:
    mention = only(text)
    assert (str(mention.date.start), str(mention.end_date)) == (start, end)


def test_moved_from_one_day_to_another_is_no_range() -> None:
    text = "Moved from April 9 to Thursday, May 21, 2026"
    old, new = find_dates(text)
    assert (date_role(text, old), date_role(text, new)) == ("other", "event")
    assert (old.end_date, str(new.date.start)) == (None, "2026-05-21")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("March 8, 10 and 15, 2022", ["2022-03-08", "2022-03-10", "2022-03-15"]),
        ("March 8; Thursday, March 10, and Tuesday, March 15, 2022", ["2022-03-08", "2022-03-10", "2022-03-15"]),
        ("Nov. 9 & 16, 2021, 1-2 pm", ["2021-11-09", "2021-11-16"]),
        ("May 3, 2022, 10-11 a.m.", ["2022-05-03"]),
        ("June 14, 2023, 9–5 pm", ["2023-06-14"]),
    ],
)
def test_lists_of_days_but_not_hours(text: str, days: list[str]) -> None:
    assert [str(mention.date.start) for mention in find_dates(text)] == days


@pytest.mark.parametrize(
    "text",
    [
        "202-693-9440 or 1-866-487-2365",
        "Washington, DC 20005-1234",
        "under SB 553 and O. Reg. 420/21",
        "open 24/7, 1/2 of all, 9 of 10",
        "Section 7 and Form 1099",
        "2015 Market Center Blvd., Suite 2020",
        "about 2000 workers and $2,019",
        "docket OSHA-2021-0009",
        "you may 3 times march 2 miles",
        "1 May Day rally",
        "February 30, 2021 v. 13/32/2020",
        "10.00 - 11.30",
        "https://example.org/2020/10/06/page",
        "Local 2021",
        "",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert [m for m in find_dates(text) if m.first.year != 2021 or not m.bare_year] == []


def test_a_year_in_the_name_of_a_thing_is_only_a_bare_year() -> None:
    assert [(m.first.year, m.bare_year) for m in find_dates("2021 World Congress on the Act of 1938")] == [
        (2021, True),
        (1938, True),
    ]


def test_a_month_alone_is_a_heading() -> None:
    mention = only("March", context_year=2024)
    assert (mention.date.start, mention.date.precision) == (dt.date(2024, 3, 1), "month")
    assert find_dates("March for Jobs") == []


# --- the year that is not printed ------------------------------------------------------------------------------------


def test_without_context_no_year_is_invented() -> None:
    mention = only("Apr. 6")
    assert (mention.date.start, mention.date.year, mention.date.precision) == (None, None, "none")
    assert (mention.first.month, mention.first.day) == (4, 6)


def test_the_year_of_the_context_is_marked_as_inferred() -> None:
    mention = only("Apr. 6", context_year=2018)
    assert (mention.date.start, mention.inferred_year) == (dt.date(2018, 4, 6), True)


@pytest.mark.parametrize(("context_year", "found"), [(2024, 2024), (2023, 2024), (2025, 2024), (2021, None)])
def test_a_printed_weekday_checks_the_year(context_year: int, found: int | None) -> None:
    assert only("Thurs, Feb 22", context_year=context_year).date.year == found


def test_a_weekday_chooses_the_year_next_to_the_crawl() -> None:
    assert only("Thurs, Feb 22", as_of=dt.date(2024, 1, 3)).date.start == dt.date(2024, 2, 22)
    assert only("Thurs, Feb 22", as_of=dt.date(2026, 1, 3)).date.start is None
    assert only("Feb 22", as_of=dt.date(2024, 1, 3)).date.start is None


@pytest.mark.parametrize(("text", "found"), [("January 12", "2021-01-12"), ("November 30", "2020-11-30")])
def test_a_date_near_by_gives_the_nearest_year(text: str, found: str) -> None:
    assert str(only(text, context_date=dt.date(2020, 12, 3)).date.start) == found


def test_earlier_dates_of_the_same_text_are_context() -> None:
    posted, meeting, last = find_dates("Posted December 31, 2018. Jan. 7, 9 a.m.; Wed, Jan 9", context_year=1999)
    assert (str(meeting.date.start), meeting.inferred_year) == ("2019-01-07", True)
    assert (str(last.date.start), posted.inferred_year) == ("2019-01-09", False)


def test_leap_days_need_a_leap_year() -> None:
    assert only("February 29", context_year=2023).date.start is None
    assert only("February 29", context_year=2024).date.start == dt.date(2024, 2, 29)


def test_a_range_over_the_new_year_ends_in_the_next() -> None:
    completed = complete_year(only("Dec 28 – Jan 3"), context_year=2021)
    assert (str(completed.date.start), str(completed.end_date)) == ("2021-12-28", "2022-01-03")


# --- round trips -----------------------------------------------------------------------------------------------------


def ordinal(day: int) -> str:
    return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


FORMATS = {
    "en": [
        lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
        lambda d: f"{d:%A}, {MONTHS[d.month - 1]} {d.day}, {d.year}",
        lambda d: f"{d:%a}. {MONTHS[d.month - 1][:3]}. {d.day}, {d.year}",
        lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
        lambda d: f"{d.day:02d} {MONTHS[d.month - 1][:3].upper()} {d.year}",
        lambda d: f"{d.month}/{d.day}/{d.year}",
        lambda d: f"{d.month:02d}-{d.day:02d}-{d.year}",
        lambda d: f"{d.isoformat()}",
        lambda d: f"({MONTHS[d.month - 1]} {ordinal(d.day)}, {d.year})",
    ],
    "es": [
        lambda d: f"{d.day} de {MESES[d.month - 1]} de {d.year}",
        lambda d: f"{DIAS[d.weekday()]}, {d.day} de {MESES[d.month - 1]} del {d.year}",
        lambda d: f"{MESES[d.month - 1].capitalize()} {d.day}, {d.year}",
        lambda d: f"{d.day}/{d.month}/{d.year}",
        lambda d: f"{d.day:02d}-{MESES[d.month - 1][:3]}-{d.year}",
    ],
}
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2069, 12, 31))
AROUND = st.sampled_from(["", "Webinar: ", "When: ", "Held on ", "| ", "– "])
AFTER = st.sampled_from(["", ".", ", 2:00 p.m. ET", " | Zoom", " – Online", "\n12:00 PM", " (recording)"])


@given(
    DAYS, st.sampled_from([(language, form) for language, forms in FORMATS.items() for form in forms]), AROUND, AFTER
)
def test_any_printed_date_is_read_back(day: dt.date, printed: tuple[str, object], before: str, after: str) -> None:
    language, form = printed
    text = before + form(day) + after  # type: ignore[operator]
    mention = only(text, language=language)
    assert mention.date.start == day
    assert not mention.inferred_year
    assert text[mention.start : mention.end] == mention.text


@given(DAYS, st.integers(-1, 1))
def test_a_day_without_its_year_is_found_again_by_its_weekday(day: dt.date, off: int) -> None:
    mention = only(f"{day:%A}, {MONTHS[day.month - 1]} {day.day}", context_year=day.year + off)
    assert mention.weekday_agrees is not False
    if off == 0:
        assert mention.date.start == day


@given(st.text(max_size=200) | st.text("0123456789/.-–, MaytoJn:apmAugust", max_size=60))
def test_no_text_is_too_strange(text: str) -> None:
    mentions = find_dates(text, context_year=2020)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    for mention, following in pairwise(mentions):
        assert mention.end <= following.start
    for mention in mentions:
        assert text[mention.start : mention.end].rstrip() == mention.text
        assert mention.end_date is None or mention.date.start is None or mention.end_date > mention.date.start


# --- whose date it is, and whether it stands -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Posted on July 31, 2018 by M. Kerr", "posted"),
        ("By Ada Lind | October 7th, 2020 | News", "posted"),
        ("April 6, 2020 By Staff", "posted"),
        ("By Ada Lind and Bo Berg • June 12, 2023", "posted"),
        ("October 5, 2022 | Leave a comment", "posted"),
        ("© 2024 The Institute", "posted"),
        ("Last updated: 3/4/2021", "posted"),
        ("Publicado el 3 de diciembre de 2020", "posted"),
        ("Written comments are due by Dec. 24", "deadline"),
        ("Please register by July 8, 2021, at 12:00 pm PT", "deadline"),
        ("Registration closes on: 02/06/2022 12:00", "deadline"),
        ("Fecha límite: 4 de mayo de 2022", "deadline"),
        ("the law takes effect June 27, 2023", "other"),
        ("the Act of 1938", "other"),
        ("Recorded May 2021 | 90 minutes", "event"),
        ("When: Friday, April 6, 2018", "event"),
        ("Date: April 6, 2018", "event"),
        ("PAST EVENT April 1, 2020", "event"),
        ("a webinar hosted by the Institute for Fair Work, May 18, 2021, with two guests", "event"),
        ("May 3, 2022 12:00 - 6:00 pm ET", "event"),
        ("Fecha: 3 de diciembre de 2020", "event"),
        ("Join us on Tuesday, June 29", "event"),
        ("January 28, 2022", "unknown"),
    ],
)
def test_role(text: str, role: str) -> None:
    assert date_role(text, find_dates(text)[0]) == role


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Spring 2021 – CANCELED", "cancelled"),
        ("CANCELLED: Wages 101", "cancelled"),
        ("Wages 101 (Cancelled)", "cancelled"),
        ("This webinar has been cancelled.", "cancelled"),
        ("We regret that the last session will not take place.", "cancelled"),
        ("Taller cancelado", "cancelled"),
        ("POSTPONED – new date to be announced", "postponed"),
        ("[Postponed] Wages 101", "postponed"),
        ("This session will be rescheduled.", "postponed"),
        ("El evento ha sido aplazado", "postponed"),
        ("Event Postponed", "postponed"),
    ],
)
def test_called_off(text: str, status: str) -> None:
    found = status_words(text)
    assert found is not None
    assert found.status == status
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "Cancellation policy: full refund if cancelled two days before",
        "The event may be cancelled if too few people register",
        "When your employer cancelled your shift",
        "Canceled shifts and fair scheduling",
        "This webinar has been rescheduled for June 10",
        "The court cancelled the contract",
        "a union election that was postponed by the Board",
        "Deferred action explained",
        "The meeting was held in May and will take place again",
    ],
)
def test_not_called_off(text: str) -> None:
    assert status_words(text) is None
