"""Pages on which a rule that helps elsewhere must not take hold."""

from __future__ import annotations

from datetime import date

import pytest
from small_pages import extracted, lines_of, only, resources, titles, value

ZOOM = "https://us02web.zoom.us/webinar/register/WN_"
TWO = ["Wage Claims Step by Step", "Inspecting at Night"]
FACTS = f'<p>August 15, 2024, 2:00 pm ET</p><p><a href="{ZOOM}h">Register</a></p>'
QUESTIONS = ["Who Is an Employee?", "What Is Wage Theft?", "Can My Boss Keep My Tips?", "Where Do I File a Claim?"]


def found(body: str, **page: str) -> list[tuple[str, date | None]]:
    webinars = extracted(body, **page).webinars
    return [(webinar.title.value, webinar.date.value.start if webinar.date else None) for webinar in webinars]


def known(why: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=why)


# -- titles ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "Join us for this webinar on <b>Thursday, August 15, 2024 at 2:00 pm ET</b> with two inspectors of the state.",
        "Join us for this webinar with <b>Professor Ana Maria Ruiz</b> and inspectors who know the work in the fields.",
        "Please join this webinar hosted by the <b>Center for Worker Health</b> and those who know the work.",
        "The webinar will be in <b>English and Spanish</b>, with <b>American Sign Language interpretation</b>.",
        "The webinar discusses <i>Browning-Ferris Industries of California</i> and what it means.",
    ],
    ids=["when", "who", "host", "languages", "a case"],
)
def test_what_stands_out_in_running_text_is_not_always_the_title(sentence: str) -> None:
    assert titles(f"<h1>Webinar: Heat at Work</h1>{FACTS}<p>{sentence}</p>") == ["Heat at Work"]


@pytest.mark.parametrize("title", ["Your Right to a Predictable Schedule", "The New Board and the Labor Agenda"])
def test_a_title_may_end_in_the_name_of_a_plan(title: str) -> None:
    assert titles(f"<h1>Webinar: {title}</h1>{FACTS}") == [title]


def test_the_name_of_the_site_behind_that_of_the_page_is_not_its_title() -> None:
    body = f"""<h3>Valley Legal Aid</h3><p>{TWO[0]}</p><p>Webinar, May 7, 2024, 2:00 pm ET</p>
    <h3>Speakers</h3><p>Tom Baker</p>"""
    assert titles(body, title=f"{TWO[0]} | Valley Legal Aid") == [TWO[0]]


def test_items_that_begin_with_the_name_of_the_page_are_items() -> None:
    body = """<h2>Wage and Hour Basics: Minimum Wage</h2><p>Webinar, May 7, 2024</p>
    <h2>Wage and Hour Basics: Overtime</h2><p>Webinar, May 14, 2024</p>"""
    assert found(body, title="Wage and Hour Basics | The Lab") == [
        ("Wage and Hour Basics: Minimum Wage", date(2024, 5, 7)),
        ("Wage and Hour Basics: Overtime", date(2024, 5, 14)),
    ]


def test_small_capitals_are_one_word() -> None:
    assert lines_of("<h1>W<small>AGE</small> C<small>LAIMS</small></h1>") == ["WAGE CLAIMS"]


# -- what is none ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "items",
    [
        """<h2>Grower to Pay $310,000</h2><p>June 3, 2024</p><p>Two investigators found what was not paid.</p>
        <h2>New Poster for Employers</h2><p>May 2, 2024</p><p>The poster must hang where workers see it.</p>""",
        pytest.param(
            "<ul><li><b>Office closed</b>: July 4, 2024</li><li><b>Job fair at the armory</b>: July 18, 2024</li></ul>",
            marks=known("segments._OFFERS_WEBINARS takes dated notices for webinars"),
        ),
        pytest.param(
            """<h3>June 3, 2024</h3><p>Grower to pay $310,000</p><h3>May 20, 2024</h3><p>New poster for employers</p>
            <h3>May 2, 2024</h3><p>Minimum wage to rise</p>""",
            marks=known("segments._OFFERS_WEBINARS takes dated headlines for webinars"),
        ),
    ],
    ids=["news", "notices", "news under days"],
)
def test_a_bureau_that_also_offers_webinars_lists_other_things(items: str) -> None:
    body = f"""<h1>Bureau of Labor Law</h1><p>The bureau offers free webinars for employers and workers all year long
    and answers questions by telephone.</p>{items}"""
    assert titles(body) == []


def test_trainings_in_cities_are_no_webinars() -> None:
    rows = "".join(
        f"<tr><td>{day}, 2024</td><td>{title}</td><td>{city}</td></tr>"
        for day, title, city in (
            ("May 7", TWO[0], "Albany"),
            ("May 14", TWO[1], "Buffalo"),
            ("May 21", "Farm Labor Housing", "Utica"),
        )
    )
    body = f"""<h1>Training calendar</h1><p>We hold trainings every month. Ask us about online options.</p>
    <table><tr><th>Date</th><th>Training</th><th>City</th></tr>{rows}</table>"""
    assert titles(body) == []


@pytest.mark.parametrize("heading", ["May Day Rally and Panel", "Governor Signs Wage Law: A Panel of Workers Speaks"])
def test_a_film_of_what_took_place_in_a_square_is_no_webinar(heading: str) -> None:
    body = f"""<h1>{heading}</h1><p>May 1, 2024, 10:00 am</p><p>City Hall Plaza</p>
    <iframe src="https://www.youtube.com/embed/may1"></iframe>"""
    assert titles(body) == []


@pytest.mark.parametrize("note", ["Continuing Education Credit", "A Word to Employers"])
def test_a_bold_note_between_webinars_is_none(note: str) -> None:
    days = {TWO[0]: "July 7", TWO[1]: "July 14", "Farm Labor Contractors": "July 21", "Heat at Work": "July 28"}
    entries = [f"<p><b>{title}</b></p><p>{day}, 2024, 2:00 pm ET</p>" for title, day in days.items()]
    entries.insert(2, f"<p><b>{note}</b></p><p>Attorneys may earn one hour of credit for each of these.</p>")
    assert titles("<h1>Webinars</h1>" + "".join(entries)) == list(days)


def test_a_dinner_among_webinars_is_none() -> None:
    body = f"""<h1>Webinars and events</h1><h3>{TWO[0]}</h3><p>July 9, 2024</p><p>Webinar</p>
    <h3>Cena de fin de año</h3><p>July 12, 2024, 6:00 pm</p><h3>{TWO[1]}</h3><p>July 16, 2024</p><p>Webinar</p>"""
    assert titles(body) == TWO


# -- what is one -----------------------------------------------------------------------------------------------------


def test_webinars_whose_titles_ask_are_webinars() -> None:
    body = "".join(
        f'<h3>{title}</h3><p>May {day}, 2024</p><p><a href="https://youtu.be/{day}">Recording</a></p>'
        for day, title in enumerate(QUESTIONS, 6)
    )
    assert titles(f"<h1>Recorded webinars</h1>{body}") == QUESTIONS


MATERIALS = ["Recording", "Slides", "Transcript", "Flyer", "Questions and answers"]


def test_a_cell_of_materials_is_no_menu() -> None:
    links = "<br>".join(f'<a href="/m/{n}.pdf">{label}</a>' for n, label in enumerate(MATERIALS))
    body = f"""<h1>Webinar archive</h1><table><tr><th>Date</th><th>Title</th><th>Materials</th></tr>
    <tr><td>May 7, 2024</td><td>{TWO[0]}</td><td>{links}</td></tr>
    <tr><td>June 4, 2024</td><td>{TWO[1]}</td><td></td></tr></table>"""
    first, _ = extracted(body).webinars
    assert len(resources(first)) == 5


def test_the_term_above_a_definition_dates_it() -> None:
    body = (
        f"""<h1>Webinars</h1><dl><dt>July 9, 2024</dt><dd>{TWO[0]}</dd><dt>July 16, 2024</dt><dd>{TWO[1]}</dd></dl>"""
    )
    assert found(body) == [(TWO[0], date(2024, 7, 9)), (TWO[1], date(2024, 7, 16))]


# -- days ------------------------------------------------------------------------------------------------------------


def day(body: str, **page: str) -> date | None:
    stated = only(f"<h1>Webinar: Heat at Work</h1>{body}", **page).date
    return stated.value.start if stated else None


@pytest.mark.parametrize("byline", ["By Anna Reed", "Posted June 3, 2024"])
def test_the_day_below_a_byline_may_be_that_of_the_event(byline: str) -> None:
    body = f"""<p>{byline}</p><p>Thursday, June 20, 2024, 2:00 pm ET</p>
    <p>The webinar of July 11, 2024, treats farm labor camps, and this one heat on roofs and in kitchens.</p>"""
    assert day(body) == date(2024, 6, 20)


def test_a_template_may_print_the_day_and_hour_of_an_event_where_posts_have_theirs() -> None:
    body = """<div class="entry-meta">July 9, 2024, 1:00 pm ET</div>
    <p>This webinar follows up on the workshop of March 5, 2024, in which stewards met for the first time.</p>"""
    assert day(body) == date(2024, 7, 9)


def test_a_later_webinar_with_an_hour_is_another() -> None:
    body = """<p>May 7, 2024</p><p>Two investigators spoke about heat.</p>
    <iframe src="https://www.youtube.com/embed/h1"></iframe>
    <p>The second webinar of the series is on Thursday, July 11, 2024, at 2:00 pm ET and treats farm labor camps.</p>"""
    assert day(body) == date(2024, 5, 7)


def test_a_bare_day_above_running_text_with_another_is_that_of_posting() -> None:
    assert day("<p>June 3, 2024</p><p>We will hold this webinar on July 9, 2024, at 1:00 pm ET on heat.</p>") == date(
        2024, 7, 9
    )


def test_these_days_are_no_day() -> None:
    body = """<p>Today, more people than ever work in the heat. This webinar explains what the law asks of those who
    employ them.</p><iframe src="https://www.youtube.com/embed/h1"></iframe>"""
    assert day(body, head='<meta property="article:published_time" content="2022-06-01T10:00:00Z">') is None


def test_in_spanish_an_event_is_celebrated_too() -> None:
    body = "<p>El seminario web se celebra el 9 de julio de 2024 a las 6:00 p. m. hora del Este y es gratuito.</p>"
    assert found(f"<h1>Seminario web: Robo de salarios</h1>{body}", lang="es") == [
        ("Robo de salarios", date(2024, 7, 9))
    ]


def test_every_tuesday_from_a_day_on_begins_on_it() -> None:
    assert day("<p>Held every Tuesday, July 9, 2024 through July 30, 2024, at 1:00 pm ET on Zoom.</p>") == date(
        2024, 7, 9
    )


def test_a_section_says_which_of_two_years() -> None:
    body = f"""<h1>Webinars 2020-2021</h1><h2>2020</h2><h3>{TWO[0]}</h3><p>March 7</p>
    <h2>2021</h2><h3>{TWO[1]}</h3><p>May 5</p>"""
    assert found(body) == [(TWO[0], date(2020, 3, 7)), (TWO[1], date(2021, 5, 5))]


# -- links -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said", ["This webinar is free and open to all.", "Abierto a todos los trabajadores.", "Interpretation for all."]
)
def test_a_webinar_that_is_open_to_all_keeps_its_registration_to_itself(said: str) -> None:
    body = f"""<h1>Webinars</h1><h3>{TWO[0]}</h3><p>July 7, 2024</p><p>{said} <a href="{ZOOM}a">Register here</a>.</p>
    <h3>{TWO[1]}</h3><p>July 20, 2024</p>"""
    assert [value(webinar.registration_url) for webinar in extracted(body).webinars] == [f"{ZOOM}a", None]


@known("links: “Webcast” before the day is where to join")
def test_the_webcast_of_a_webinar_to_come_is_no_recording() -> None:
    body = f"""<h1>Webinars</h1><h3>{TWO[0]}</h3><p>July 7, 2024</p><p><a href="https://tv.example.net/7">Webcast</a></p>
    <h3>{TWO[1]}</h3><p>July 20, 2024</p>"""
    first, _ = extracted(body).webinars
    assert [kind for kind, _ in resources(first)] != ["recording"]
