"""Webinars: announcements of one event brought together, whatever the pages leave out, and other events kept apart."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pages_by_hand import fetched, on, person, rows, said, tables_of, webinar

from transform.announcements import mark_of, webinar_key
from transform.records import EventDate, OrganizationRecord, ResourceRecord, WebinarRecord
from transform.title_likeness import related
from transform.webinar_titles import title_of

DAY = EventDate(date(2024, 5, 2), 2024, "day", "May 2, 2024")
MONTH = said(EventDate(date(2024, 5, 1), 2024, "month", "May 2024"))
OTHER_SITE = {"url": "https://agency.example.gov/events", "source": "agency"}
VIDEO = ResourceRecord("recording", said("https://youtu.be/abc123"))
NOON, EVENING = said(datetime(2024, 5, 2, 16, tzinfo=UTC)), said(datetime(2024, 5, 2, 23, tzinfo=UTC))
NEXT_YEAR = on(date(2025, 5, 2))


@pytest.mark.parametrize(
    "printed",
    [
        "Heat at Work: What Inspectors Ask",
        "HEAT AT WORK – WHAT INSPECTORS ASK",
        "Webinar: Heat at Work: What Inspectors Ask",
        "Free Webinar | Heat at Work: What Inspectors Ask",
        "Heat at Work: What Inspectors Ask (Recording)",
        "Heat at Work: What Inspectors Ask - Webinar",
        "“Heat at Work: What Inspectors Ask” webinar",
        "[Recorded Webinar] Heat at Work: What Inspectors Ask",
        "Save the Date: Heat at Work: What Inspectors Ask",
        "Heat at Work: What Inspectors Ask (in Spanish)",
    ],
)
def test_labels_and_typography_do_not_count_in_a_title(printed: str) -> None:
    assert title_of(printed).key == "heat at work what inspectors ask"


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Heat at Work", "Heat at Work: What Inspectors Ask", 0.8),
        ("Summer Series: Heat at Work", "Heat at Work", 1.0),
        ("Heat at Work: What Insp…", "Heat at Work: What Inspectors Ask", 0.9),
        ("What Inspectors Ask about Heat at Work", "What Inspectors Ask about Heat at Any Work", 0.7),
        ("Heat at Work, Part 1", "Heat at Work, Part 2", 0.0),
        ("Heat at Work I", "Heat at Work II", 0.0),
        ("Session Three: Heat", "Session Four: Heat", 0.0),
        ("Annual Heat Forum 2023", "Annual Heat Forum 2024", 0.0),
        ("Heat at Work", "Cold at Work", 0.0),
        ("Training", "Training: Heat at Work", 0.0),
        ("Heat at Work", "Heat at Work, Part 2", 0.5),
    ],
)
def test_how_titles_are_related(one: str, other: str, likeness: float) -> None:
    assert related(title_of(one), title_of(other)) == related(title_of(other), title_of(one)) == likeness


def test_a_webinar_is_its_title_and_date_wherever_it_is_listed() -> None:
    one = webinar_key("Heat at Work: What Inspectors Ask", DAY, "lab")
    assert one.natural_id == webinar_key("“Heat at work – what inspectors ask”", DAY, "other-site").natural_id
    assert one.natural_id != webinar_key("Heat at Work: What Inspectors Ask", None, "lab").natural_id


def test_undated_namesakes_of_two_sources_have_two_ids() -> None:
    lab = webinar_key("Investigations", None, "lab")
    assert lab.natural_id == webinar_key("INVESTIGATIONS", None, "lab").natural_id
    assert lab.natural_id != webinar_key("Investigations", None, "agency").natural_id


# -- what is one event -----------------------------------------------------------------------------------------------


def events(one: WebinarRecord, other: WebinarRecord, **where: str) -> int:
    """How many webinars two pages list, the second on another site or where it is said."""
    return tables_of(fetched(one), fetched(other, **(where or OTHER_SITE)))["webinars"].num_rows


def host(name: str) -> list[OrganizationRecord]:
    return [OrganizationRecord(said(name), "host")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(webinar("Heat at Work"), webinar("Webinar: Heat at work"), id="title and day"),
        pytest.param(
            webinar("Heat at Work", presenters=[person("Jane Doe")]),
            webinar("Heat at Work: What Inspectors Ask", presenters=[person("Jane Doe")]),
            id="no subtitle, same person",
        ),
        pytest.param(
            webinar("Heat at Work", resources=[VIDEO]),
            webinar("When it gets too hot", resources=[VIDEO]),
            id="same recording, same day",
        ),
        pytest.param(
            webinar("Heat at Work", resources=[VIDEO]),
            webinar("Heat at Work", None, resources=[VIDEO]),
            id="undated recording",
        ),
        pytest.param(
            webinar("Heat at Work", presenters=[person("Jane Doe")]),
            webinar("Heat at Work", MONTH, presenters=[person("Jane Doe")]),
            id="month",
        ),
        pytest.param(
            webinar("Heat at Work Now", organizations=host("Kite Lab")),
            webinar("Heat at Work Now", MONTH, organizations=host("Kite Lab")),
            id="month, same host",
        ),
        pytest.param(
            webinar("Calor en el trabajo", resources=[VIDEO]),
            webinar("Heat at Work", resources=[VIDEO]),
            id="language versions of a recording",
        ),
    ],
)
def test_announcements_of_one_event_on_two_sites(one: WebinarRecord, other: WebinarRecord) -> None:
    assert events(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(webinar("Annual Heat Forum"), webinar("Annual Heat Forum", NEXT_YEAR), id="other year"),
        pytest.param(webinar("Heat at Work, Part 1"), webinar("Heat at Work, Part 2"), id="other part"),
        pytest.param(webinar("Investigations"), webinar("Investigations", None), id="undated elsewhere"),
        pytest.param(
            webinar("Heat at Work", presenters=[person("Jane Doe")], organizations=host("Kite Lab")),
            webinar("Heat at Work", presenters=[person("John Roe")], organizations=host("Sample Agency")),
            id="strangers",
        ),
        pytest.param(
            webinar("Heat at Work", start_time=NOON), webinar("Heat at Work", start_time=EVENING), id="other hour"
        ),
        pytest.param(webinar("Heat at Work"), webinar("Cold at Work"), id="other title"),
        pytest.param(
            webinar("Heat at Work", presenters=[person("Jane Doe")]),
            webinar("Wages at Work", presenters=[person("Jane Doe")]),
            id="same person and day",
        ),
    ],
)
def test_announcements_of_two_events_on_two_sites(one: WebinarRecord, other: WebinarRecord) -> None:
    assert events(one, other) == 2


def test_the_recording_page_of_a_site_is_the_event_that_it_announced_if_people_or_the_video_agree() -> None:
    jane, there = [person("Jane Doe")], "https://lab.example.org/recordings"
    recording = webinar("Heat at Work (recording)", None, resources=[VIDEO], presenters=jane)
    assert events(webinar("Heat at Work", presenters=jane), recording, url=there) == 1
    recording = webinar("Heat at Work (recording)", None, resources=[VIDEO])
    assert events(webinar("Heat at Work", resources=[VIDEO]), recording, url=there) == 1
    assert events(webinar("Heat at Work"), recording, url=there) == 2  # it may be of another year


def test_an_undated_page_that_fits_two_years_is_neither_and_a_tie_says_so() -> None:
    tables = tables_of(
        fetched(webinar("Annual Heat Forum"), webinar("Annual Heat Forum", NEXT_YEAR, 1)),
        fetched(webinar("Annual Heat Forum", None), url="https://lab.example.org/recordings"),
    )
    assert tables["webinars"].num_rows == 3
    assert len(rows(tables, "ties", table_name="webinars")) == 2


def test_an_undated_page_goes_with_the_year_of_its_people() -> None:
    jane, john = [person("Jane Doe")], [person("John Roe")]
    tables = tables_of(
        fetched(webinar("Forum on Heat", presenters=jane), webinar("Forum on Heat", NEXT_YEAR, 1, presenters=john)),
        fetched(webinar("Forum on Heat", None, presenters=jane), url="https://lab.example.org/recordings"),
    )
    assert tables["webinars"].num_rows == 2
    assert len(rows(tables, "listings", webinar_id=rows(tables, "webinars", year=2024)[0]["webinar_id"])) == 2


def test_a_recurring_event_without_a_date_is_no_single_one_of_its_sittings() -> None:
    jane = [person("Jane Doe")]
    told = said("A free training. It is offered several times a year; register for the next session.")
    for title, description in (("Annual Heat Forum", None), ("Heat for Foremen", told)):
        undated = webinar(title, None, presenters=jane, description=description)
        tables = tables_of(
            fetched(webinar(title, presenters=jane)), fetched(undated, url="https://lab.example.org/next")
        )
        assert tables["webinars"].num_rows == 2
        assert len(rows(tables, "ties", table_name="webinars")) == 1


def test_an_event_of_each_june_without_a_date_is_no_single_one_of_them() -> None:
    ana = [person("Ana Muestra")]
    dated = webinar("Summer Crews", presenters=ana)
    assert events(dated, webinar("Summer Crews", None, presenters=ana)) == 1
    assert events(dated, webinar("Summer Crews", None, presenters=ana, description=said("We hold it each June."))) == 2


def test_one_registration_for_a_speaker_and_day_is_one_event_under_whatever_title() -> None:
    join = {"registration_url": said("https://example.org/join/77"), "presenters": [person("Ana Muestra")]}
    assert events(webinar("Licensing as Leverage", **join), webinar("Collecting by Permits", **join)) == 1
    other = join | {"presenters": [person("Bea Prueba")]}
    assert events(webinar("Licensing as Leverage", **join), webinar("Collecting by Permits", **other)) == 2


def test_the_same_speaker_and_title_at_another_organizer_is_no_undated_page_of_the_event() -> None:
    jane = [person("Jane Doe")]
    here = webinar("Heat at Work", presenters=jane, organizations=host("Kite Lab"))
    there = webinar("Heat at Work", None, presenters=jane, organizations=host("Heron City Wage Board"))
    assert events(here, there) == 2


def test_the_year_tells_one_annual_event() -> None:
    year = said(EventDate(None, 2024, "year", "2024"))
    recording = webinar("2024 Annual Update: Heat at Work", year, resources=[VIDEO])
    page = "https://lab.example.org/recordings"
    assert events(webinar("Heat at Work: Annual Update"), recording, url=page) == 1


def test_the_same_title_and_day_at_two_agencies_is_a_tie() -> None:
    one = webinar("Pay Theft Basics", organizations=host("Kite City Labor Office"))
    other = webinar("Pay Theft Basics", organizations=host("Heron City Wage Board"))
    tables = tables_of(fetched(one), fetched(other, url=OTHER_SITE["url"], source=OTHER_SITE["source"]))
    assert tables["webinars"].num_rows == 2
    assert len(rows(tables, "ties", table_name="webinars")) == 1


def test_bodies_of_which_one_name_is_part_of_the_other_or_its_acronym_are_no_two_agencies() -> None:
    here = webinar("Pay Theft Basics", organizations=host("Heron Project"))
    assert events(here, webinar("Pay Theft Basics", organizations=host("Heron"))) == 1
    here = webinar("Pay Theft Basics", organizations=host("Kestrel Wage Board"))
    assert events(here, webinar("Pay Theft Basics", organizations=host("KWB"))) == 1


def test_a_month_in_the_title_is_that_of_its_sitting() -> None:
    jane, june = [person("Jane Doe")], on(date(2024, 6, 6))
    undated = webinar("Heat Clinic for Crews (May)", None, presenters=jane)
    assert events(webinar("Heat Clinic for Crews", presenters=jane), undated, url="https://lab.example.org/1") == 1
    assert (
        events(webinar("Heat Clinic for Crews", june, presenters=jane), undated, url="https://lab.example.org/1") == 2
    )


def test_an_address_or_description_of_another_year_keeps_an_undated_page_apart() -> None:
    jane = [person("Jane Doe")]
    undated = webinar("Heat at Work", None, presenters=jane)
    assert events(webinar("Heat at Work", presenters=jane), undated, url="https://lab.example.org/2021/talks") == 2
    assert events(webinar("Heat at Work", presenters=jane), undated, url="https://lab.example.org/2024/talks") == 1


def test_an_audience_that_one_page_does_not_tell_needs_the_hour_to_agree() -> None:
    jane, all_of_it = [person("Jane Doe")], "Heat at Work for Supervisors"
    assert events(webinar("Heat at Work", presenters=jane), webinar(all_of_it, presenters=jane)) == 2
    here, there = (webinar(title, presenters=jane, start_time=NOON) for title in ("Heat at Work", all_of_it))
    assert events(here, there) == 1


def test_nobody_speaks_at_two_events_at_once() -> None:
    jane, lab = [person("Jane Doe")], host("Kite Lab")
    here = webinar("Shade: Know Your Rights", start_time=NOON, presenters=jane, organizations=lab)
    there = webinar("Sombra: conozca sus derechos", start_time=NOON, presenters=jane, organizations=lab)
    assert events(here, there) == 1


def test_one_moment_is_one_event_though_its_day_depends_on_the_place() -> None:
    evening = said(datetime(2024, 5, 3, 1, tzinfo=UTC))
    here = webinar("Heat at Work", start_time=evening)
    assert events(here, webinar("Heat at Work", on(date(2024, 5, 3)), start_time=evening)) == 1


def test_a_year_in_both_titles_need_not_be_that_of_the_day() -> None:
    december = on(date(2023, 12, 14))
    assert events(webinar("Wage Changes of 2024", december), webinar("Webinar: Wage changes of 2024", december)) == 1


def test_two_surnames_printed_as_one_or_two_are_one_person() -> None:
    here = webinar("Sombra en el campo", presenters=[person("Yadira Colón Maysonet")])
    there = webinar("Sombra en el campo y la obra", presenters=[person("Yadira Colón")])
    assert events(here, there) == 1


def test_sessions_in_two_languages_are_two_and_one_that_tells_no_hour_is_a_tie() -> None:
    page = fetched(webinar("Heat at Work (English)"), webinar("Heat at Work (Spanish)", position=1))
    assert tables_of(page)["webinars"].num_rows == 2
    english = webinar("Heat at Work", language=said("en"))
    spanish = webinar("Heat at Work (in Spanish)", language=said("es"))
    tables = tables_of(fetched(english), fetched(spanish, url=OTHER_SITE["url"], source=OTHER_SITE["source"]))
    assert len(rows(tables, "ties", table_name="webinars")) == 1


def test_a_video_is_of_one_webinar_under_whatever_title() -> None:
    assert (
        events(webinar("Heat at Work", resources=[VIDEO]), webinar("Calor en el campo", None, resources=[VIDEO])) == 1
    )


def test_an_undated_page_with_other_people_or_a_video_of_its_own_is_a_tie() -> None:
    jane, john, both = person("Jane Doe"), person("John Roe"), person("Ann Poe")
    other = ResourceRecord("recording", said("https://youtu.be/xyz7890"))
    pairs = (
        (webinar("Heat at Work", presenters=[both, jane]), webinar("Heat at Work", None, presenters=[both, john])),
        (
            webinar("Heat at Work", presenters=[jane], resources=[VIDEO]),
            webinar("Heat at Work", None, presenters=[jane], resources=[other]),
        ),
    )
    for here, there in pairs:
        tables = tables_of(fetched(here), fetched(there, url="https://lab.example.org/videos"))
        assert len(rows(tables, "ties", table_name="webinars")) == 1


def moved(told: str) -> list[tuple[str | None, date]]:
    """Status and day of the events of two pages, of which the second says this of its day."""
    ann = [person("Ann Muster")]
    old = webinar("Heat at Work", presenters=ann, start_time=NOON, status=said("postponed"))
    new = webinar("Heat at Work (NEW DATE)", on(date(2024, 5, 23)), presenters=ann, description=said(told))
    # the older day is printed by the site that is read later, so trust alone would take it
    tables = tables_of(fetched(new), fetched(old, run=1, **OTHER_SITE))
    return sorted((row["status"], row["start_date"]) for row in rows(tables, "webinars"))


@pytest.mark.parametrize(
    "told",
    [
        "Rescheduled from May 2.",
        "This webinar was moved from Thursday, May 2, 2024.",
        "Originally scheduled for May 2.",
    ],
)
def test_a_webinar_that_was_moved_is_one_on_its_new_day(told: str) -> None:
    ((_, day),) = moved(told)
    assert day == date(2024, 5, 23)


@pytest.mark.parametrize("told", ["Rescheduled to May 23.", "Moved from May 9.", "We met on May 2, too."])
def test_the_same_title_on_another_day_is_another_webinar(told: str) -> None:
    assert len(moved(told)) == 2


def test_the_morning_sitting_of_a_day_is_not_that_which_tells_no_hour() -> None:
    ann = {"presenters": [person("Ann Muster")], "organizations": host("Kestrel Lab")}
    morning = webinar("Heat at Work: Morning Session", start_time=NOON, **ann)
    assert events(morning, webinar("Heat at Work", **ann)) == 2
    assert events(morning, webinar("Heat at Work: Afternoon Session", **ann)) == 2
    assert events(morning, webinar("Heat at Work", start_time=NOON, **ann)) == 1


def test_a_single_word_goes_with_its_series() -> None:
    week = webinar("Week Two: Budgets", MONTH, series=said("Grants for Centers"), organizations=host("Kestrel Lab"))
    whole = webinar("Grants for Centers, Week 2: Budgets", organizations=host("Kestrel Lab"))
    assert events(week, whole) == 1


def test_sessions_of_a_series_may_be_mere_numbers() -> None:
    series = said("Wage Academy")
    here = webinar("Session 3", series=series)
    there = webinar("Wage Academy Session 3: Records", series=series)
    assert events(here, there, url="https://lab.example.org/series") == 1


def test_sessions_side_by_side_on_one_page_are_two() -> None:
    page = fetched(
        webinar("Heat at Work: What Inspectors Ask", detail_url=said("https://lab.example.org/webinars/1")),
        webinar("Heat at Work: What Workers Ask", position=1, detail_url=said("https://lab.example.org/webinars/2")),
    )
    assert tables_of(page)["webinars"].num_rows == 2


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Flood Clean-up: Safety and Pay", "Flood cleanup: safety and pay", 1.0),
        ("After the Flood: Safety and Pay", "Safety and Pay After the Flood", 0.9),
        ("Combating Misclassification in Springfield", "Combatting misclassification in Springfield", 0.9),
        ("Heat and Shade for Roofers", "Heat Rules and Shade of Trees", 0.3),
        ("Heat at Work", "Silica Dust", 0.0),
    ],
)
def test_titles_are_related_by_their_words(one: str, other: str, alike: float) -> None:
    assert related(title_of(one), title_of(other)) == alike


def test_all_addresses_of_a_video_are_one() -> None:
    addresses = ("https://youtu.be/abcdefgh123", "https://www.youtube.com/watch?v=abcdefgh123&t=5s")
    marks = [
        mark_of(webinar("Heat", resources=[ResourceRecord("recording", said(address))]), "lab").links
        for address in addresses
    ]
    assert marks[0] == marks[1]


def test_two_agencies_may_use_a_title_of_few_words_in_one_hour() -> None:
    here = webinar("Ask the Kite", start_time=NOON, organizations=host("Kestrel Lab"))
    there = webinar("Ask the Kite", start_time=NOON, organizations=host("Plover Office"))
    assert events(here, there) == 2
    assert events(here, webinar("Ask the Kite", start_time=NOON, organizations=host("Kestrel Lab"))) == 1


def test_a_speaker_whom_the_title_names_is_one_whom_both_name() -> None:
    title, lab = "The Future of Kites", host("Kestrel Lab")
    listed = webinar(title, presenters=[person("Ann Muster")], organizations=lab)
    assert events(listed, webinar(f"{title} – with Ann Muster", None, resources=[VIDEO], organizations=lab)) == 1
    assert events(listed, webinar(f"{title} – with Bea Prueba", None, resources=[VIDEO], organizations=lab)) == 2


def test_two_speakers_and_the_host_on_one_day_hold_one_webinar_under_two_titles() -> None:
    both = {"presenters": [person("Ann Muster"), person("Bea Prueba")], "organizations": host("Kestrel Lab")}
    here, there = "Enforcing Kite Standards Through Procurement", "Procurement as a Lever: Enforcing Kite Standards"
    assert events(webinar(here, **both), webinar(there, **both)) == 1
    alone = {"presenters": [person("Ann Muster")], "organizations": host("Kestrel Lab")}
    assert events(webinar(here, **alone), webinar(there, **alone)) == 2


def test_a_label_in_brackets_may_cry_out() -> None:
    assert title_of("Heat at Work (new date!)").key == title_of("Heat at Work").key
