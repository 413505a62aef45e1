"""What single lines are: titles, dates, labels, people, things to open, running text; and sentences within them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_pages import readings_of

from transform.cues import says_online
from transform.sentences import sentences


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<p>Speakers:</p>", "label"),
        ("<h3>Moderated by</h3>", "label"),
        ("<p>The discussion featured the following presenters:</p>", "label"),
        ("<p>When:</p>", "key"),
        ("<p>Location</p>", "key"),
        ("<p>May 7, 2024</p>", "date"),
        ("<p>Tuesday, May 7, 2024, 2:00 – 3:00 pm ET</p>", "date"),
        ("<p>2:00 pm ET via Zoom</p>", "date"),
        ("<p>7 de mayo de 2024, 6:00 p. m.</p>", "date"),
        ("<p>CANCELLED</p>", "status"),
        ("<p>Sold out</p>", "status"),
        ('<p><a href="/a.pdf">Slides</a></p>', "resource"),
        ('<p><a href="/a.pdf">Slides</a> | <a href="https://youtu.be/a">Recording</a></p>', "resource"),
        ("<h2>Upcoming webinars</h2>", "generic"),
        ("<h3>Learning objectives</h3>", "generic"),
        ("<p>Carla Jimenez, Staff Attorney, Valley Legal Aid</p>", "person"),
        ("<p>Carla Jimenez</p>", "person"),
        ("<p>Posted by admin on May 3, 2024</p>", "meta"),
        ("<p>Last updated May 3, 2024</p>", "meta"),
        ("<p>By Anna Reed</p>", "meta"),
        ("<h3>Wage Claims Step by Step</h3>", "title"),
        ("<p>Wage Claims Step by Step (May 7, 2024)</p>", "title"),
        ("<p>This is an hour on how claims are built, with three cases from last year and time to ask.</p>", "prose"),
        ('<iframe src="https://www.youtube.com/embed/a"></iframe>', "embed"),
    ],
)
def test_the_kind_of_a_line(body: str, kind: str) -> None:
    assert [reading.kind for reading in readings_of(body)] == [kind]


def test_a_date_box_is_one_line() -> None:
    body = "<div><div>WED</div><div>OCT</div><div>8</div></div><h3>Wage Claims Step by Step</h3>"
    assert [(reading.text, reading.kind) for reading in readings_of(body)] == [
        ("WED OCT 8", "date"),
        ("Wage Claims Step by Step", "title"),
    ]


def test_menus_and_footers_give_no_lines() -> None:
    body = "<nav>Home</nav><main><h1>Heat</h1><p>Noon</p></main><footer>Us</footer>"
    assert [reading.text for reading in readings_of(body)] == ["Heat", "Noon"]


def test_a_paragraph_about_several_events_is_parted_at_them() -> None:
    first = "Our first webinar, “Tips and Tip Pools,” was held on March 5, 2024. Ninety people came."
    second = "The second webinar, “Minors on the Night Shift,” was held on April 9, 2024, and filled up within a day."
    assert [reading.text for reading in readings_of(f"<p>It was a busy season. {first} {second}</p>")] == [
        "It was a busy season.",
        first,
        second,
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "We met Dr. Ana Ruiz at 2 p.m. in St. Paul. Then J. Robert Hale spoke. “Good.” Next!",
            ["We met Dr. Ana Ruiz at 2 p.m. in St. Paul.", "Then J. Robert Hale spoke.", "“Good.”", "Next!"],
        ),
        ("The U.S. Department came. It left.", ["The U.S. Department came.", "It left."]),
        ("¿Quién paga? Nadie.", ["¿Quién paga?", "Nadie."]),
        (" ", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert list(sentences(text)) == parts


@given(st.text(st.sampled_from("A Dr. b! ¿Q? “C.” U.S. x. Y, 2 p.m. \n"), max_size=60))
def test_sentences_lose_no_word(text: str) -> None:
    assert " ".join(sentences(text)).split() == text.split()


@pytest.mark.parametrize(
    "text",
    [
        "Join us on Zoom",
        "a virtual event",
        "a virtual workshop",
        "Live-streamed from Albany",
        "taller en línea",
        "a hybrid event",
        "via Webex",
        "a remote event",
        "broadcast on YouTube",
        "live via our Facebook page",
        "streams on social media",
    ],
)
def test_what_happens_online(text: str) -> None:
    assert says_online(text)


@pytest.mark.parametrize(
    "text",
    [
        "register online",
        "online registration",
        "apply online",
        "an online course",
        "hybrid work",
        "on-demand delivery drivers",
        "virtually all workers",
        "zooming in on wages",
        "a remote office",
        "follow us on YouTube",
        "find us on Facebook",
    ],
)
def test_forms_jobs_and_shops_that_are_online_are_no_events(text: str) -> None:
    assert not says_online(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fair Pay for Home Care Workers in the Valley and What Dr. Ruiz Found There", "title"),
        ("Fair pay for home care workers in the valley was won in court. Here is how it was done", "prose"),
    ],
)
def test_the_dot_of_an_abbreviation_ends_no_sentence(text: str, kind: str) -> None:
    assert [reading.kind for reading in readings_of(f"<p>{text}</p>")] == [kind]


def test_a_linked_title_that_says_that_it_is_off_is_no_notice() -> None:
    lines = ('<a href="/e/2"><b>CANCELLED: Overtime</b></a>', "<b>CANCELLED: Overtime</b>")
    assert [readings_of(f"<p>{line}</p>")[0].kind for line in lines] == ["title", "status"]


def test_a_long_run_of_small_words_is_read_at_once() -> None:
    """Catastrophic backtracking over these would outlast the machine."""
    words = "a " * 400 + "z"
    assert [r.text for r in readings_of(f"<p>{words}</p>")] == [words]
