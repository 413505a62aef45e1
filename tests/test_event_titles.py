"""What a page about one event calls it, where heading, labels and running text say different things."""

from __future__ import annotations

import pytest
from small_pages import titles

NAMED = "Counting Every Hour: Records That Hold Up"
WHEN = "<p>Thursday, August 15, 2024, 2:00 pm ET</p>"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Bureau will host a webinar titled “{}” on August 15, 2024 at 2 p.m. ET.",
        "The August 15 webinar, called {}, costs nothing.",
        "Join inspectors on Thursday, August 15, 2024 for the free webinar, “{}.”",
        "On August 15, 2024 the Bureau holds an online workshop entitled <em>{}</em>.",
        "Under the title “{},” the webinar takes place on August 15, 2024.",
        "“{}” is a webinar for small shops on August 15, 2024.",
    ],
)
@pytest.mark.parametrize(
    "headline", ["Bureau to Host Webinar on Payroll Records", "Labor Bureau Invites Shops to Online Workshop"]
)
def test_below_a_headline_the_text_names_the_event(headline: str, sentence: str) -> None:
    body = (
        f"<h1>{headline}</h1><p>{sentence.format(NAMED)} It is meant for owners and for those who keep the books.</p>"
    )
    assert titles(body) == [NAMED]


def test_in_spanish() -> None:
    body = """<h1>El sindicato convoca a una charla sobre horarios</h1><p>El gremio invitó a una charla virtual para el
    15 de agosto de 2024. Bajo el título “Horas que cuentan: registros y pruebas”, el encuentro se hará por Zoom a las
    16 horas.</p>"""
    assert titles(body, lang="es") == ["Horas que cuentan: registros y pruebas"]


def test_a_heading_that_is_no_headline_yields_to_a_webinar_named_outright_with_its_day() -> None:
    body = f"""<h1>Shops Must Keep Better Records</h1><p>By Ana Ruiz | July 2, 2024</p><p>Records are the law, says the
    Bureau. The August 15 webinar, called “{NAMED}”, explains what to keep, for how long, and in which form.</p>
    <p><a href="https://zoom.us/webinar/register/WN_1">Register here</a></p>"""
    assert titles(body) == [NAMED]


@pytest.mark.parametrize(
    "sentence",
    [
        "It follows an earlier webinar, “Payroll for Beginners,” of May 2, 2024.",
        "It is part of the webinar series “Fair Pay Fridays” of the Bureau.",
        "It rests on a report called “The Missing Hours.”",
        "Her talk, titled “What I Saw in Forty Shops,” ends the webinar.",
    ],
    ids=["another", "series", "report", "talk"],
)
def test_what_else_the_text_names_is_not_the_title(sentence: str) -> None:
    body = f"<h1>{NAMED}</h1>{WHEN}<p>Webinar. {sentence}</p>"
    assert titles(body) == [NAMED]


@pytest.mark.parametrize("label", ["Topic", "Webinar title", "What"])
def test_below_a_headline_a_label_names_the_event(label: str) -> None:
    body = f"""<h1>Labor Bureau offers webinar for shops</h1><p>{label}: {NAMED}</p>
    <p>When: August 15, 2024, 2:00 pm ET</p>
    <p>Where: Online</p><p>Attendance is free, but registration is required.</p>"""
    assert titles(body) == [NAMED]


def test_a_gathering_goes_on_in_the_heading_below() -> None:
    body = f"<h1>Labor Law Symposium</h1><h2>{NAMED}</h2>{WHEN}<p>Online via Zoom</p><p>Speaker: Ana Ruiz</p>"
    assert titles(body) == [NAMED]


def test_sessions_that_are_only_counted_are_called_what_stands_below() -> None:
    first, second = NAMED, "Back Pay without a Lawyer"
    body = f"""<h1>Two webinars on pay</h1>
    <h2>Session One</h2><p><b>May 7, 2024, 2:00 pm ET</b></p><h3>{first}</h3><p>What to write down, and when.</p>
    <h2>Session Two</h2><p><b>May 14, 2024, 2:00 pm ET</b></p><h3>{second}</h3><p>Where to go, and what to bring.</p>"""
    assert titles(body) == [first, second]
