"""Clock times and zones: ranges, halves of the day, several zones on a line, daylight saving."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.times import TimeMention, find_times, resolve
from transform.zones import stated_zone, zone_after

EASTERN, CENTRAL, PACIFIC = "America/New_York", "America/Chicago", "America/Los_Angeles"
SUMMER, WINTER = dt.date(2022, 7, 14), dt.date(2022, 1, 13)


def only(text: str, **options: object) -> TimeMention:
    [mention] = find_times(text, **options)  # type: ignore[arg-type]
    return mention


@pytest.mark.parametrize(
    ("text", "begins", "ends", "zone"),
    [
        ("2:00–3:30 p.m. EST", "14:00", "15:30", EASTERN),
        ("1:00 to 2:00 pm, EDT", "13:00", "14:00", EASTERN),
        ("12 noon – 1pm Eastern", "12:00", "13:00", EASTERN),
        ("Noon-1 p.m. ET", "12:00", "13:00", EASTERN),
        ("11:00 a.m. to noon (Eastern)", "11:00", "12:00", EASTERN),
        ("11-12:30pm", "11:00", "12:30", None),
        ("10am-12pm CT", "10:00", "12:00", CENTRAL),
        ("9 a.m. – 5 p.m. Pacific Time", "09:00", "17:00", PACIFIC),
        ("2 - 3:30pm E.S.T.", "14:00", "15:30", EASTERN),
        ("11 a.m. - 1 PT", "11:00", "13:00", PACIFIC),
        ("10:00 AM ET - 11:30 AM ET", "10:00", "11:30", EASTERN),
        ("11 PM ET - 1 AM ET", "23:00", "01:00", EASTERN),
        ("between 2 and 3:30 p.m. ET", "14:00", "15:30", EASTERN),
        ("from 11:30 to 1:30 EDT", "11:30", "13:30", EASTERN),
        ("12:00 PM Eastern Time (US and Canada)", "12:00", None, EASTERN),
        ("12:00 PM in Pacific Time (US and Canada)", "12:00", None, PACIFIC),
        ("11:00 AM (UTC-05:00) Eastern Time (US & Canada)", "11:00", None, EASTERN),
        ("11:00 AM Eastern Daylight Time (GMT-4)", "11:00", None, EASTERN),
        ("2:00 pm, Eastern Daylight Time (New York, GMT-04:00)", "14:00", None, EASTERN),
        ("1:30 PM - 3:00 PM US/Eastern", "13:30", "15:00", EASTERN),
        ("4:30 pm MST (Arizona time)", "16:30", None, "America/Phoenix"),
        ("5:30 p.m. (hora del Este)", "17:30", None, EASTERN),
        ("de 10 a 11:30 de la mañana, hora del Pacífico", "10:00", "11:30", PACIFIC),
        ("a las 3:00 p. m. hora de Ciudad de México", "15:00", None, "America/Mexico_City"),
        ("7:00 p.m. hora de Puerto Rico", "19:00", None, "America/Puerto_Rico"),
        ("14:00 CET", "14:00", None, "Europe/Paris"),
        ("14.30 CET", "14:30", None, "Europe/Paris"),
        ("16.00 - 17.30 (CEST)", "16:00", "17:30", "Europe/Paris"),
        ("18:00 GMT+2", "18:00", None, "Etc/GMT-2"),
        ("6:00 pm UTC+5:30", "18:00", None, "Asia/Kolkata"),
        ("20:00-21:00 UTC", "20:00", "21:00", "UTC"),
        ("9:30 AM (New York time)", "09:30", None, EASTERN),
        ("3:30 PM (Geneva time)", "15:30", None, "Europe/Zurich"),
        ("(10:00 AM - 11:00 AM) (MST)", "10:00", "11:00", "America/Denver"),
        ("3.00 - 4.30pm CET", "15:00", "16:30", "Europe/Paris"),
        ("12 N - 1 PM EST", "12:00", "13:00", EASTERN),
        ("10am Hawaiʻi", "10:00", None, "Pacific/Honolulu"),
        ("3 o’clock p.m. Eastern", "15:00", None, EASTERN),
        ("1:00:00 PM Eastern Standard Time", "13:00", None, EASTERN),
        ("2 pm America/New_York", "14:00", None, EASTERN),
        ("ET: 2:00 p.m.", "14:00", None, EASTERN),
        ("1pm et", "13:00", None, EASTERN),
        ("Jun. 22, 202312:00 PM–1:30 PM EDT", "12:00", "13:30", EASTERN),
        ("Thursday, Dec 3 – 2 pm ET", "14:00", None, EASTERN),
        ("May 3, 10-11 a.m.", "10:00", "11:00", None),
        ("All times Eastern. Doors at 9:00 am", "09:00", None, EASTERN),
        ("9 a.m. Central Library", "09:00", None, None),
        ("9 a.m., Dallas", "09:00", None, None),
    ],
)
def test_one_time(text: str, begins: str, ends: str | None, zone: str | None) -> None:
    mention = only(text)
    assert mention.begins.isoformat("minutes") == begins
    assert (mention.ends and mention.ends.isoformat("minutes")) == ends
    assert mention.zone == zone
    assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("text", "language", "begins", "ends", "zone"),
    [
        ("10 h – 11 h 30 (HE)", "fr", "10:00", "11:30", "America/Toronto"),
        ("14h00 à 15h30, heure de Paris", "fr", "14:00", "15:30", "Europe/Paris"),
        ("19:00 h (hora peninsular)", "es-ES", "19:00", None, "Europe/Madrid"),
        ("4:00 pm hora del centro", "es-MX", "16:00", None, "America/Mexico_City"),
        ("4:00 pm hora del centro", "es-US", "16:00", None, CENTRAL),
    ],
)
def test_languages(text: str, language: str, begins: str, ends: str | None, zone: str) -> None:
    mention = only(text, language=language)
    assert mention.begins.isoformat("minutes") == begins
    assert (mention.ends and mention.ends.isoformat("minutes")) == ends
    assert mention.zone == zone


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("4 p.m.–5:15 p.m. ET / 1 p.m.–2:15 p.m. PT", (PACIFIC,)),
        ("4pm ET | 1pm PT", (PACIFIC,)),
        ("4:00 PM EDT (1:00 PM PDT)", (PACIFIC,)),
        ("4 pm Eastern | 3 pm Central | 2 pm Mountain | 1 pm Pacific", (CENTRAL, "America/Denver", PACIFIC)),
        ("4:00 p.m. Eastern/3:00 p.m. Central", (CENTRAL,)),
        ("4:00 PM New York / 3:00 PM Chicago", (CENTRAL,)),
    ],
)
def test_several_zones_state_one_instant(text: str, also: tuple[str, ...]) -> None:
    mention = only(text)
    assert (mention.begins, mention.zone, mention.also) == (dt.time(16), EASTERN, also)
    assert mention.text == text


def test_times_that_differ_stay_apart() -> None:
    assert [m.zone for m in find_times("1pm ET / 1pm PT")] == [EASTERN, PACIFIC]
    assert [m.begins.hour for m in find_times("9 a.m. and 2 p.m. ET")] == [9, 14]


def test_the_day_settles_whether_two_zones_agree() -> None:
    text = "10:00 Lima | 16:00 Madrid"
    assert only(text, day=WINTER, language="es").also == ("Europe/Madrid",)
    assert [m.zone for m in find_times(text, day=SUMMER, language="es")] == [None, None]


def test_a_time_without_a_zone_is_no_instant() -> None:
    mention = only("2:00 p.m.")
    assert mention.zone is None
    assert resolve(SUMMER, mention) is None
    assert only("2:00 p.m.", default_zone=CENTRAL).zone == CENTRAL


def test_a_missing_half_of_the_day_is_flagged() -> None:
    assert only("2:00-3:00 EST").assumed_half
    assert only("2:00-3:00 EST").begins == dt.time(14)
    assert not only("2:00-3:00 pm EST").assumed_half
    assert not only("09:00 CET").assumed_half


def test_est_in_summer_is_eastern_time() -> None:
    time = only("2:00 p.m. EST")
    assert resolve(SUMMER, time) == (dt.datetime(2022, 7, 14, 18, tzinfo=dt.UTC), None, EASTERN)
    assert resolve(WINTER, time) == (dt.datetime(2022, 1, 13, 19, tzinfo=dt.UTC), None, EASTERN)


def test_an_end_after_midnight_is_on_the_next_day() -> None:
    instants = resolve(WINTER, only("11 PM - 1 AM ET"))
    assert instants is not None
    assert instants.end is not None
    assert instants.end - instants.start == dt.timedelta(hours=2)


@pytest.mark.parametrize(
    "text",
    [
        "24/7 and a ratio of 3:1",
        "timecode: 00:12:02",
        "202-693-9440, 410.972.4712",
        "Section 2.15 and 53.1",
        "Title 5a",
        "1 to 3 participants",
        "(GMT-04:00)",
        "",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert find_times(text) == []


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("All times Eastern.", EASTERN),
        ("All times are Mountain Time.", "America/Denver"),
        ("and all times are listed in ET", EASTERN),
        ("Time zone: (UTC-08:00) Pacific Time (US & Canada)", PACIFIC),
        ("Todas las horas son del centro de México.", "America/Mexico_City"),
        ("Todas las horas son peninsulares", "Europe/Madrid"),
        ("Horas de Puerto Rico (AST)", "America/Puerto_Rico"),
        ("The times they are changing", None),
        ("All events begin at 10 a.m. EDT", None),
    ],
)
def test_a_zone_for_all_times(text: str, zone: str | None) -> None:
    found = stated_zone(text)
    assert (found.name if found else None) == zone


def test_small_letters_are_no_zone_in_french() -> None:
    assert zone_after(" est", 0, language="fr") is None
    found = zone_after(" est", 0, language="en")
    assert found is not None
    assert found.name == EASTERN


# --- round trips -----------------------------------------------------------------------------------------------------

PRINTED_ZONES = {
    "ET": EASTERN,
    "(Eastern Time)": EASTERN,
    "CDT": CENTRAL,
    "Central": CENTRAL,
    "MT": "America/Denver",
    "Pacific Standard Time": PACIFIC,
    "HST": "Pacific/Honolulu",
    "Alaska Time": "America/Anchorage",
    "BST": "Europe/London",
    "CET": "Europe/Paris",
    "UTC": "UTC",
    "Bogota time": "America/Bogota",
}


def twelve(time: dt.time) -> str:
    return f"{time.hour % 12 or 12}:{time.minute:02d} {'a' if time.hour < 12 else 'p'}.m."


@given(
    st.dates(dt.date(2000, 1, 1), dt.date(2035, 12, 31)),
    st.times().map(lambda t: t.replace(second=0, microsecond=0, fold=0)),
    st.integers(15, 300),
    st.sampled_from(sorted(PRINTED_ZONES)),
    st.booleans(),
)
def test_any_printed_time_gives_its_instant(
    day: dt.date, begins: dt.time, minutes: int, printed: str, ranged: bool
) -> None:
    zone = ZoneInfo(PRINTED_ZONES[printed])
    wall_end = (dt.datetime.combine(day, begins) + dt.timedelta(minutes=minutes)).time()
    text = f"Online, {twelve(begins)}{f' – {twelve(wall_end)}' if ranged else ''} {printed}"
    mention = only(text, day=day)
    instants = resolve(day, mention)
    assert instants is not None
    assert instants.start == dt.datetime.combine(day, begins, zone).astimezone(dt.UTC)
    assert mention.ends == (wall_end if ranged else None)


@given(st.text(max_size=120) | st.text("0123456789:.apm –-/hETPnoo()", max_size=50))
def test_no_text_is_too_strange(text: str) -> None:
    mentions = find_times(text, day=SUMMER)
    for mention, following in pairwise(mentions):
        assert mention.end <= following.start
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        resolve(SUMMER, mention)


def test_a_zone_that_leads_the_next_time_is_not_that_of_the_one_before() -> None:
    times = find_times("Eastern: 1:00 p.m. - 2:30 p.m. Central: 12:00 p.m. - 1:30 p.m.")
    assert [(t.begins.hour, t.zone) for t in times] == [(13, EASTERN), (12, CENTRAL)]


def test_a_number_before_the_day_is_no_hour() -> None:
    mention = only("Part 1 – Wednesday, July 13th 11:00am-12:00pm EST")
    assert (mention.begins, mention.ends, mention.zone) == (dt.time(11), dt.time(12), EASTERN)
