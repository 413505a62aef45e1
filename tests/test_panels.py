"""What a reader opens or sees set apart by style sheets: panels, tabs, cards, grids of days."""

from __future__ import annotations

from datetime import date

import pytest
from small_pages import document_of, extracted, lines_of, readings_of, titles, value

from transform.titles import clean_title

ZOOM = "https://us02web.zoom.us/webinar/register/WN_"
FILM = "https://www.youtube.com/watch?v="

TALKS = (
    ("Counting Hours in a Call Center", "March 4, 2024", "a1"),
    ("Uniforms and Deductions", "April 8, 2024", "b2"),
    ("Breaks on the Night Shift", "May 6, 2024", "c3"),
)


def panel(title: str, day: str, code: str) -> str:
    return f"""<h3><button aria-expanded="false" aria-controls="p{code}">{title}</button></h3>
    <div id="p{code}" hidden><p>{day} at 1:00 p.m. ET</p><p>Speaker: Carla Jimenez, Inspector, Labor Council</p>
    <p><a href="{FILM}{code}">Recording</a></p></div>"""


def test_a_closed_panel_is_content() -> None:
    found = extracted(f"<h1>Recorded Webinars</h1>{''.join(panel(*talk) for talk in TALKS)}").webinars
    assert [w.title.value for w in found] == [title for title, _, _ in TALKS]
    assert [w.date.value.start for w in found if w.date] == [date(2024, 3, 4), date(2024, 4, 8), date(2024, 5, 6)]
    assert all([p.name.value for p in w.presenters] == ["Carla Jimenez"] for w in found)


@pytest.mark.parametrize(
    "hidden",
    [
        "<div hidden>A template for the next item</div><p>Text</p>",
        '<button aria-controls="m">Menu</button><div id="m" role="menu" hidden>Imprint and contact</div>',
        '<a href="#d">Ask</a><div id="d" role="dialog" hidden>Write to us</div>',
    ],
)
def test_what_nobody_opens_to_read_stays_hidden(hidden: str) -> None:
    assert lines_of(f"<main>{hidden}</main>")[-1] in ("Text", "Menu", "Ask")


def tab_page(labels: str, attributes: str = "") -> str:
    def pane(year: int) -> str:
        items = "".join(
            f'<li><strong>{title}</strong><br>{day[:-6]}, 1 pm ET<br><a href="{FILM}{code}{year}">Video</a></li>'
            for title, day, code in TALKS[year - 2022 :]
        )
        return f'<div id="y{year}"{attributes}><ul>{items}</ul></div>'

    return f"<h1>Webinar Recordings</h1>{labels}<div>{pane(2023)}{pane(2022)}</div>"


@pytest.mark.parametrize(
    ("labels", "attributes"),
    [
        (
            '<ul role="tablist"><li><a role="tab" aria-controls="y2023">2023</a></li>'
            '<li><a role="tab" aria-controls="y2022">2022</a></li></ul>',
            ' role="tabpanel"',
        ),
        ('<ul><li><a href="#y2023">2023</a></li><li><a href="#y2022">2022</a></li></ul>', ""),
    ],
)
def test_the_label_of_a_tab_dates_what_its_pane_holds(labels: str, attributes: str) -> None:
    found = extracted(tab_page(labels, attributes)).webinars
    assert [w.date.value.start for w in found if w.date] == [
        date(2023, 4, 8),
        date(2023, 5, 6),
        date(2022, 3, 4),
        date(2022, 4, 8),
        date(2022, 5, 6),
    ]


def test_links_to_sections_and_notes_label_nothing() -> None:
    body = """<p><a href="#a">Skip to content</a> <a href="#b">Wages</a> <a href="#c">1</a></p>
    <div id="a"><p>Text of the page</p></div><div id="b"><h2>Wages</h2><p>Second text</p></div>
    <div id="c"><p>A note</p></div>"""
    assert lines_of(body)[1:] == ["Text of the page", "Wages", "Second text", "A note"]


def test_what_holds_the_panes_of_tabs_is_no_menu_and_their_labels_are_one() -> None:
    body = """<div class="tabs">
    <ul class="tabs-nav tabs"><li><a href="#x">Past</a></li><li><a href="#y">Next</a></li></ul>
    <div id="x"><p>What was said in the spring.</p></div><div id="y"><p>What comes in the fall.</p></div></div>"""
    regions = {line.text: line.region for line in document_of(body).lines if line.heading == 0}
    assert regions["What was said in the spring."] == "main"
    assert regions["Past"] == "nav"


def test_a_name_that_says_what_is_not_there_names_no_frame() -> None:
    body = '<div class="elements not-footer"><p>The text</p></div><div class="elements footer"><p>Imprint</p></div>'
    assert [line.region for line in document_of(body).lines] == ["main", "footer"]


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Counting Hours Thursday 14 October 2021 (6-7.30pm)", "Counting Hours"),
        ("Counting Hours Monday, March 4, 2024 (2:00pm-3:00pm ET)", "Counting Hours"),
        ("Counting Hours on March 4, 2024", "Counting Hours"),
        ("Changes to Paid Leave Effective October 1, 2024", "Changes to Paid Leave Effective October 1, 2024"),
        ("What the Law Requires from January 1, 2025", "What the Law Requires from January 1, 2025"),
        ("Minimum Wage January 1", "Minimum Wage January 1"),
    ],
)
def test_a_day_behind_a_title_is_no_part_of_it(printed: str, title: str) -> None:
    assert clean_title(printed) == title


def test_the_day_stands_in_the_bar_that_opens_the_panel() -> None:
    items = "".join(
        f"""<div>{title} <span>{day} (6-7.30pm)</span></div>
        <div><p>What inspectors look at.</p><p><a href="{ZOOM}{code}">Book a place</a></p></div>"""
        for title, day, code in TALKS
    )
    assert titles(f"<h1>Webinars</h1>{items}") == [title for title, _, _ in TALKS]


def test_a_link_behind_day_and_hour_is_the_title() -> None:
    items = "".join(
        f'<li><strong>{day}, 1:00 p.m. ET</strong> <a href="{FILM}{code}">{title}</a> <em>Carla Jimenez</em></li>'
        for title, day, code in TALKS
    )
    assert titles(f"<h1>Past Webinars</h1><ul>{items}</ul>") == [title for title, _, _ in TALKS]


def test_a_card_that_is_a_link_as_a_whole_prints_its_day_in_a_box() -> None:
    card = '<a href="/w/1"><div>Apr</div><div>10</div><div>2023</div><h3>Breaks on the Night Shift</h3></a>'
    days = '<a href="/d/1">1</a><br><a href="/d/2">2</a><br><a href="/d/3">May</a>'
    assert [r.text for r in readings_of(f"<main>{card}</main>")] == ["Apr 10 2023", "Breaks on the Night Shift"]
    assert [r.text for r in readings_of(f"<main>{days}</main>")] == ["1", "2", "May"]


def test_the_grid_of_a_month_gives_each_event_its_day() -> None:
    def cell(day: int, event: str = "") -> str:
        return f'<div><h3><time datetime="2025-10-{day:02}">{day}</time></h3>{event}</div>'

    def event(title: str, hour: int) -> str:
        return (
            f'<article><div>{hour}:00 pm - {hour + 1}:00 pm EDT</div><h3><a href="/e{hour}">{title}</a></h3></article>'
        )

    days = {7: event("Counting Hours", 1), 9: event("Uniforms and Deductions", 2), 16: event("Night Shift Breaks", 3)}
    grid = "".join(cell(day, days.get(day, "")) for day in range(1, 32))
    found = extracted(
        f"<h1>Webinars</h1><p>All webinars are on Zoom.</p><h2>October 2025</h2><div>{grid}</div>"
    ).webinars
    assert [(w.title.value, value(w.date).start) for w in found] == [
        ("Counting Hours", date(2025, 10, 7)),
        ("Uniforms and Deductions", date(2025, 10, 9)),
        ("Night Shift Breaks", date(2025, 10, 16)),
    ]


def test_a_word_that_an_editor_cut_in_two_is_one_word() -> None:
    assert lines_of('<h2><span class="t">Night Sh</span><span class="t">ift</span></h2>') == ["Night Shift"]
    assert lines_of('<p><span class="m">May</span><span class="d">12</span></p>') == ["May 12"]


def test_only_the_data_of_a_page_dates_its_webinars() -> None:
    items = "".join(
        f"""<div itemscope itemtype="https://schema.org/Event"><div itemprop="name">{title}</div>
        <time itemprop="startDate" datetime="2024-0{month}-05T13:00:00-05:00"></time><div>Carla Jimenez, Inspector</div>
        <link itemprop="eventAttendanceMode" href="https://schema.org/OnlineEventAttendanceMode">
        <a href="{ZOOM}{code}">Register</a></div>"""
        for month, (title, _, code) in enumerate(TALKS, start=1)
    )
    found = extracted(f"<h1>Webinars</h1><p>Our webinars are open to all.</p>{items}").webinars
    assert [(w.title.value, value(w.date).start, w.status.value) for w in found] == [
        (title, date(2024, month, 5), "held") for month, (title, _, _) in enumerate(TALKS, start=1)
    ]


def test_the_film_of_the_next_figure_belongs_to_that() -> None:
    figures = "".join(
        f"""<figure><div><iframe src="https://www.youtube.com/embed/{code}"></iframe></div>
        <figcaption>{title}<br><small>{day}, 3:00 p.m. ET</small></figcaption></figure>"""
        for title, day, code in TALKS
    )
    found = extracted(f"<h1>Webinar Videos</h1><p>Watch our past webinars.</p>{figures}").webinars
    assert [[r.url.value[-2:] for r in w.resources] for w in found] == [["a1"], ["b2"], ["c3"]]


def test_common_words_at_the_place_of_a_name_name_nobody() -> None:
    items = "".join(
        f"<article><h3><a href='/{at}'>{title}</a></h3><p>{day}, 1 pm ET</p></article>"
        for at, (title, day) in enumerate(
            [("Sick Leave Accrual for Part-Time Staff", "March 4, 2024"), *((t, d) for t, d, _ in TALKS)]
        )
    )
    assert len(titles(f"<h1>Webinars</h1>{items}")) == 4


def test_a_box_of_named_parts_is_a_line_for_each() -> None:
    body = """<div><span class="t">Counting Hours</span> <span class="d">March 4, 2024</span>
    <span class="s">Carla Jimenez, Inspector</span> <a href="/r">Register</a></div>"""
    assert lines_of(body) == ["Counting Hours", "March 4, 2024", "Carla Jimenez, Inspector", "Register"]
    sentence = '<div><b class="x">Join</b> <i class="y">Us</i> <span class="z">on Monday</span></div>'
    assert lines_of(sentence) == ["Join Us on Monday"]


def test_a_heading_may_be_one_by_aria() -> None:
    body = '<div role="heading" aria-level="3">Counting Hours</div><div role="heading">Breaks</div>'
    assert [(line.text, line.heading) for line in document_of(body).lines] == [("Counting Hours", 3), ("Breaks", 2)]


def test_a_panel_below_its_label_is_content() -> None:
    assert lines_of('<input type="checkbox" id="c"><label for="c">More</label><div hidden>Inside</div>') == [
        "More",
        "Inside",
    ]


def test_buttons_of_tabs_name_their_panes_in_a_script() -> None:
    panes = '<div id="y2023" class="pane"><p>March 4</p></div><div id="y2022" class="pane"><p>April 8</p></div>'
    buttons = "".join(f"<button onclick=\"show(event, 'y{year}')\">{year}</button>" for year in (2023, 2022))
    assert lines_of(f"<div>{buttons}</div>{panes}")[2:] == ["2023", "March 4", "2022", "April 8"]


def test_a_title_cell_may_end_in_a_colon() -> None:
    rows = "".join(
        f'<tr><td>{title}:</td><td>{day}, 1:00 pm ET</td><td><a href="{ZOOM}{code}">Register</a></td></tr>'
        for title, day, code in TALKS
    )
    table = f"<table><tr><th>Webinar</th><th>Date and time</th><th></th></tr>{rows}</table>"
    assert titles(f"<h1>Webinars</h1>{table}") == [title for title, _, _ in TALKS]


def test_who_speaks_for_which_body_is_no_part_of_a_title() -> None:
    assert clean_title("Counting Hours – Carla Jimenez, Labor Council") == "Counting Hours"
    assert clean_title("Counting Hours – Rules, Records and Remedies") == "Counting Hours – Rules, Records and Remedies"
