"""The links that a page ties to a webinar, and what each leads to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_pages import extracted, resources, value

from transform.links import kind_by_label, target_of
from transform.records import WebinarRecord

SITE = "https://lab.example.org"


def with_line(line: str, title: str = "Wage Claims Step by Step") -> WebinarRecord:
    """The first of two webinars of a list, with this line below its title and date."""
    body = f"""<h1>Webinars</h1><h3>{title}</h3><p>May 7, 2024</p><p>{line}</p>
    <h3>Inspecting at Night</h3><p>June 20, 2024</p>
    <p><a href="https://us02web.zoom.us/webinar/register/WN_x">Register</a></p>"""
    first, _ = extracted(body).webinars
    return first


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # by the label
        ('<a href="/a.pdf">Slides</a>', [("slides", f"{SITE}/a.pdf")]),
        ('<a href="/t.pdf">Transcript</a>', [("transcript", f"{SITE}/t.pdf")]),
        ('<a href="/x.pdf">Handout</a>', [("document", f"{SITE}/x.pdf")]),
        (
            '<a href="https://drive.google.com/file/d/1">Recording</a>',
            [("recording", "https://drive.google.com/file/d/1")],
        ),
        ('<a href="https://youtu.be/q">Grabación</a>', [("recording", "https://youtu.be/q")]),
        ('<a href="/f/2">Inscríbase aquí</a>', [("registration", f"{SITE}/f/2")]),
        # by the words before a label that says nothing
        ('To register, click <a href="https://forms.gle/abc">here</a>', [("registration", "https://forms.gle/abc")]),
        # by the platform
        (
            '<a href="https://us02web.zoom.us/rec/share/abc">here</a>',
            [("recording", "https://us02web.zoom.us/rec/share/abc")],
        ),
        (
            '<a href="https://www.eventbrite.com/e/22">Tickets</a>',
            [("registration", "https://www.eventbrite.com/e/22")],
        ),
        (
            '<a href="https://docs.google.com/presentation/d/1">Open</a>',
            [("slides", "https://docs.google.com/presentation/d/1")],
        ),
        # by the file
        ('<a href="/t.vtt">Captions</a>', [("transcript", f"{SITE}/t.vtt")]),
        ('<a href="/2024/claims.mp4">MP4</a>', [("recording", f"{SITE}/2024/claims.mp4")]),
        # players
        (
            '<iframe src="https://player.vimeo.com/video/55"></iframe>',
            [("recording", "https://player.vimeo.com/video/55")],
        ),
        ('<iframe src="https://www.google.com/maps/embed?pb=1"></iframe>', []),
        # several
        (
            '<a href="https://youtu.be/q">English</a> | <a href="https://youtu.be/q2">Español</a>',
            [("recording", "https://youtu.be/q"), ("recording", "https://youtu.be/q2")],
        ),
        ('<a href="/a.pdf">Slides</a> or <a href="/a.pdf#page=2">slides again</a>', [("slides", f"{SITE}/a.pdf")]),
        # what a shop or a learning center offers
        (
            'Missed it? You can buy an on-demand version from the <a href="https://store.example.net/c7">bookstore</a>.',
            [("recording", "https://store.example.net/c7")],
        ),
        (
            'The recording is offered in our <a href="https://learn.example.net/c7">online learning center</a>.',
            [("recording", "https://learn.example.net/c7")],
        ),
        ('Non-members, <a href="/product/7">buy your seat here</a>.', [("registration", f"{SITE}/product/7")]),
        # a file, though it lies among pages of the frame
        ('<a href="/about/webinars/claims.pdf">Slides</a>', [("slides", f"{SITE}/about/webinars/claims.pdf")]),
        # a player that is loaded when it comes into view
        (
            '<iframe src="about:blank" data-src="https://www.youtube.com/embed/q"></iframe>',
            [("recording", "https://www.youtube.com/embed/q")],
        ),
        # what the webinar is about
        (
            'Read the <a href="https://other.example.net/r">report on wage theft</a> that we discussed.',
            [("related", "https://other.example.net/r")],
        ),
    ],
)
def test_a_resource_and_its_kind(line: str, expected: list[tuple[str, str]]) -> None:
    assert resources(with_line(line)) == expected


@pytest.mark.parametrize(
    "line",
    [
        '<a href="https://calendar.google.com/calendar/render?x=1">Add to calendar</a>',
        '<a href="/e.ics">iCal</a>',
        '<a href="https://www.facebook.com/sharer/sharer.php?u=x">Share</a>',
        '<a href="https://twitter.com/intent/tweet">Tweet</a>',
        '<a href="mailto:a@example.org">Register by e-mail</a>',
        '<a href="/contact">Contact us</a>',
        '<a href="#top">Back to top</a>',
        '<a href="/people/carla-jimenez">Carla Jimenez</a>',
        '<a href="/tag/wages">Wages</a>',
        '<a href="/events?tag=policy">Public policy</a>',
        '<a href="/claims?print=pdf">Click for PDF</a>',
        '<a href="/signin">Log in</a> <a href="/signup/">Sign up</a>',
        '<a href="/news-form">Sign up for our newsletter</a>',
        'To receive updates by e-mail, <a href="/list">sign up here</a>.',
        '<a href="/list">Join our mailing list</a>',
        'Not yet a judge of the network? <a href="/member">Join the National Network</a>.',
        '<a href="/boletin">Suscríbase al boletín</a>',
    ],
)
def test_links_of_the_frame_are_no_resources(line: str) -> None:
    webinar = with_line(line)
    assert (resources(webinar), webinar.detail_url) == ([], None)


def test_links_below_a_heading_of_materials_are_documents() -> None:
    body = """<h1>Webinar: Wage Claims Step by Step</h1><p>May 7, 2024, 2:00 pm ET, on Zoom</p>
    <p><a href="https://youtu.be/q">Recording</a></p><h3>Additional Materials</h3>
    <ul><li><a href="/pubs/bench-card/">T Visa Bench Card</a></li><li><a href="/pubs/code/">Model Code</a></li></ul>"""
    (webinar,) = extracted(body).webinars
    assert [kind for kind, _ in resources(webinar)] == ["recording", "document", "document"]


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ('<a href="/w/claims">Wage Claims Step by Step</a>', ""),
        ("Wage Claims Step by Step", '<a href="/w/claims">Details</a>'),
        ("Wage Claims Step by Step", '<a href="/w/claims">Read more</a>'),
    ],
)
def test_the_page_of_the_webinar_itself_is_no_resource(title: str, line: str) -> None:
    webinar = with_line(line, title)
    assert (resources(webinar), value(webinar.detail_url)) == ([], f"{SITE}/w/claims")


def test_a_title_that_leads_to_the_recording_is_the_recording() -> None:
    webinar = with_line("", '<a href="https://youtu.be/r">Wage Claims Step by Step</a>')
    assert (resources(webinar), webinar.detail_url) == ([("recording", "https://youtu.be/r")], None)


def test_links_of_menus_and_footers_are_not_of_the_webinar() -> None:
    body = """<nav><a href="/slides.pdf">Slides</a></nav><h1>Webinar: Heat at Work</h1><p>May 7, 2024, 2:00 pm ET</p>
    <p><a href="https://youtu.be/heat">Recording</a></p>
    <footer><a href="https://youtu.be/other">Watch our videos</a></footer>"""
    (webinar,) = extracted(body).webinars
    assert resources(webinar) == [("recording", "https://youtu.be/heat")]


def test_a_registration_for_the_whole_series_belongs_to_each() -> None:
    zoom = "https://us02web.zoom.us/webinar/register/WN_all"
    body = f"""<h1>Webinars</h1><p>Register once for the whole series: <a href="{zoom}">register here</a>.</p>
    <h3>Wage Claims Step by Step</h3><p>July 7, 2024</p><h3>Inspecting at Night</h3><p>July 20, 2024</p>"""
    assert [value(w.registration_url) for w in extracted(body).webinars] == [zoom, zoom]


def test_platform_media_type_and_label_are_kept() -> None:
    (video, slides) = with_line('<a href="https://youtu.be/q">Watch</a> <a href="/a.pdf">Slides</a>').resources
    assert (video.platform, video.media_type, video.label) == ("youtube", None, "Watch")
    assert (slides.platform, slides.media_type, slides.label) == (None, "application/pdf", "Slides")


@pytest.mark.parametrize(
    ("url", "kind", "platform", "frame"),
    [
        ("https://us02web.zoom.us/webinar/register/WN_a", "registration", "zoom", False),
        ("https://us02web.zoom.us/rec/play/a", "recording", "zoom", False),
        ("https://www.youtube.com/watch?v=a", "recording", "youtube", False),
        ("https://www.youtube.com/@lab", "recording", "youtube", True),
        ("https://notyoutube.com/watch", None, None, False),
        ("https://lab.example.org/talk.pptx", "slides", None, False),
        ("https://lab.example.org/register/7", "registration", None, False),
        ("https://lab.example.org/about-us", None, None, True),
        ("https://lab.example.org/page", None, None, False),
    ],
)
def test_what_an_address_alone_says(url: str, kind: str | None, platform: str | None, frame: bool) -> None:
    target = target_of(url)
    assert (target.kind, target.platform, target.frame) == (kind, platform, frame)


def test_the_file_says_what_a_bare_label_leaves_open() -> None:
    assert resources(with_line('<a href="/heat.pptx">Download</a>')) == [
        ("slides", "https://lab.example.org/heat.pptx")
    ]


def test_a_label_that_the_file_contradicts_is_not_believed() -> None:
    assert kind_by_label("Watch the recording", target_of("https://lab.example.org/slides.pdf")) != "recording"
    assert kind_by_label("Presentation", target_of("https://youtu.be/a")) == "recording"


@given(st.text(max_size=40), st.text(st.characters(codec="ascii", categories=("L", "N", "P")), max_size=40))
def test_any_label_and_address_can_be_judged(label: str, path: str) -> None:
    kinds = {None, "slides", "recording", "transcript", "registration", "document", "related"}
    target = target_of(f"https://lab.example.org/{path}")
    assert target.kind in kinds
    assert kind_by_label(label, target) in kinds


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('Join at <a href="https://meet.google.com/abc-defg-hij">meet.google.com/abc-defg-hij</a>', "registration"),
        ('<a href="https://meet.jit.si/HeatAtWork">Join</a>', "registration"),
        ('<a href="https://media.example.org/w/7">Archived webcast</a>', "recording"),
        (
            "To register for this training on wages and hours, which is free and held once a month, please click "
            '<a href="https://forms.example.org/f/8">here</a>',
            "registration",
        ),
        ('See the <a href="https://other.example.net/heat">guidance on heat</a> of the department.', "related"),
    ],
)
def test_more_ways_to_point_to_a_resource(line: str, expected: str) -> None:
    (kind, _), *others = resources(with_line(line))
    assert (kind, others) == (expected, [])


@pytest.mark.parametrize(
    "line",
    [
        'Read the report of the <a href="https://coalition.example.net/">Coalition for Fair Wages</a>.',
        'A guide by our partner: <a href="https://coalition.example.net">coalition.example.net</a>',
    ],
)
def test_the_front_page_of_a_site_is_no_resource(line: str) -> None:
    assert resources(with_line(line)) == []


def test_a_front_page_that_a_label_calls_the_registration_is_one() -> None:
    line = '<a href="https://claims.example.net/">Register here</a>'
    assert resources(with_line(line)) == [("registration", "https://claims.example.net/")]


@pytest.mark.parametrize(
    ("said", "shared"),
    [
        ("One registration gives you the whole series:", True),
        ("Use the same link for every session:", True),
        ("Esta inscripción vale para toda la serie:", True),
        ("Sign up for this session:", False),
    ],
)
def test_a_registration_inside_one_webinar_is_of_all_where_it_says_so(said: str, shared: bool) -> None:
    zoom = "https://us02web.zoom.us/webinar/register/WN_all"
    body = f"""<h1>Webinars</h1><h3>Wage Claims Step by Step</h3><p>July 7, 2024</p>
    <p>{said} <a href="{zoom}">register here</a>.</p><h3>Inspecting at Night</h3><p>July 20, 2024</p>"""
    assert [value(w.registration_url) for w in extracted(body).webinars] == [zoom, zoom if shared else None]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('$45 <a href="/cart/add/771">Add to Cart</a>', [("registration", f"{SITE}/cart/add/771")]),
        ('Recording: $20 <a href="/cart/add/772">Add to Cart</a>', [("recording", f"{SITE}/cart/add/772")]),
        ('<a href="https://www.youtube.com/channel/UCx/live">Livestream</a>', "recording"),
        ('To sign up, <a href="https://lab.example.org/f/9">use this form</a>.', "registration"),
    ],
)
def test_places_are_bought_and_streams_watched(line: str, expected: str | list[tuple[str, str]]) -> None:
    found = resources(with_line(line))
    assert found == expected if isinstance(expected, list) else [kind for kind, _ in found] == [expected]


@pytest.mark.parametrize(
    ("label", "is_ours"),
    [
        ("Registration opens for the spring safety conference", False),
        ("Inscripción a posgrados", False),
        ("Western Reserve University", False),
        ("Registration for Wage Claims", True),
        ("Registration for this webinar", True),
        ("Reserve your seat", True),
    ],
)
def test_what_else_can_be_registered_for_is_not_ours(label: str, is_ours: bool) -> None:
    kinds = [kind for kind, _ in resources(with_line(f'<a href="/f/3">{label}</a>'))]
    assert kinds == (["registration"] if is_ours else [])


def test_a_box_of_downloads_belongs_to_the_only_webinar_of_a_page() -> None:
    body = """<main><h1>Webinar: Wage Claims Step by Step</h1><p>May 7, 2024, 2 p.m. ET</p>
    <p>Join us for a webinar on claims.</p></main><aside><a href="/t.pdf">Download transcript</a></aside>
    <footer><a href="/plan.pdf">Strategic plan</a></footer>"""
    (webinar,) = extracted(body).webinars
    assert resources(webinar) == [("transcript", f"{SITE}/t.pdf")]


def test_a_place_in_the_basket_is_the_registration() -> None:
    for address in ("/checkout/?add-to-cart=48", "/cart/add/40", "/catalog/cart.xhtml?add=13"):
        assert resources(with_line(f'<a href="{address}">Get this course</a>')) == [("registration", SITE + address)]


def test_a_sentence_that_ends_at_a_site_says_what_is_there() -> None:
    place = '<a href="https://bar.example.com/tips-2024/">the Bar\'s website</a>'
    registration = [("registration", "https://bar.example.com/tips-2024/")]
    assert resources(with_line(f"<p>Sign-up for the webinar is on {place}, and it costs nothing.</p>")) == registration
    assert resources(with_line(f"<p>Please register early, as seats are few. We also like {place} a lot.</p>")) == []


def test_the_registration_for_another_part_is_not_ours() -> None:
    line = '<p>Ask on: <a href="https://forms.gle/xyz">Register for Wage Claims: Part II</a> in June.</p>'
    assert resources(with_line(line, "Wage Claims: Part I")) == []
    assert resources(with_line(line, "Wage Claims: Part II")) == [("registration", "https://forms.gle/xyz")]


def test_places_booked_below_a_list_are_those_of_each() -> None:
    body = """<h1>Webinars</h1><table><tr><th>Date</th><th>Topic</th><th>Speaker</th></tr>
    <tr><td>May 7, 2024</td><td>Wage Claims Step by Step</td><td>Tom Baker, State Health Department</td></tr>
    <tr><td>June 20, 2024</td><td>Inspecting at Night</td><td>Ana Ruiz, Centro Legal</td></tr></table>
    <p>All are free. <a href="https://bar.example.com/claims-2024">Book your place</a>.</p>"""
    found = [resources(webinar) for webinar in extracted(body).webinars]
    assert found == [[("registration", "https://bar.example.com/claims-2024")]] * 2


def test_the_posts_before_and_after_are_not_of_the_webinar() -> None:
    body = """<article><h1>Webinar: Wage Claims Step by Step</h1><p>May 7, 2024, 2:00 pm ET, on Zoom</p>
    <p>Presenter: Tom Baker, State Health Department</p></article><section class="next-prev">
    <a href="/news/guide-to-tips">A Guide to Tips</a> <a href="/news/webinar-wills">Watch: Writing Wills</a>
    </section>"""
    (webinar,) = extracted(body).webinars
    assert resources(webinar) == []
