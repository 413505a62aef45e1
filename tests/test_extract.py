"""The whole way from bytes to records: what holds for every page, whatever is on it."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, date
from functools import cache
from pathlib import Path

import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.html import HtmlElement
from small_pages import URL, extracted, html_of, only, titles, value

from transform.document import UnreadablePageError, fold, parse
from transform.extract import extract_page
from transform.records import Evidence, PageRecord, Sourced
from transform.regions import region_of
from transform.vocabulary import vocabulary
from webinars.page_json import page_json

GOLD = Path(__file__).parent / "gold"
AS_OF = date(2026, 11, 22)
UTF_8 = "text/html; charset=utf-8"


@cache
def gold_pages() -> tuple[tuple[str, str, bytes], ...]:
    """File name, address and bytes of the gold pages that may be looked at."""
    found = []
    for part in ("dev", "train"):
        for line in (GOLD / part / "gold.jsonl").read_text(encoding="utf-8").splitlines():
            page = json.loads(line)
            found.append((page["file"], page["url"], (GOLD / part / page["file"]).read_bytes()))
    return tuple(found)


@cache
def gold_record(number: int) -> PageRecord:
    _, url, body = gold_pages()[number]
    return extract_page(body, url, as_of=AS_OF)


EVERY = range(len(gold_pages()))
FOURTH = EVERY[2::4]
SAMPLE = EVERY[5::15]  # for what is slow
FILES = [file.removeprefix("pages/") for file, _, _ in gold_pages()]


def evidence_of(record: PageRecord) -> Iterator[tuple[str, Evidence]]:
    """The evidence of every value of a page, with what it is for."""
    for webinar in record.webinars:
        for name in webinar.__dataclass_fields__:
            if isinstance(field := getattr(webinar, name), Sourced):
                yield f"{name} {field.value!r}", field.evidence
        for presenter in webinar.presenters:
            for name in presenter.__dataclass_fields__:
                if isinstance(field := getattr(presenter, name), Sourced):
                    yield f"{name} {field.value!r}", field.evidence
        for organization in webinar.organizations:
            yield f"organization {organization.name.value!r}", organization.name.evidence
        for topic in webinar.topics:
            yield f"topic {topic.topic_id}", topic.evidence
        for resource in webinar.resources:
            yield f"resource {resource.url.value}", resource.url.evidence


def words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text).casefold())


def printed_in(element: HtmlElement) -> set[str]:
    """The words of an element: its text, and the names and values of attributes, in which some facts stand.

    Pieces of text that stand right beside each other are one word to a browser ("DATE" and "Thursday" in two spans).
    """
    attributes = [f"{name} {value}" for node in element.iter() for name, value in node.items()]
    pieces = list(map(str, element.itertext()))
    return set(words(" ".join([*pieces, "".join(pieces), *attributes])))


# -- evidence --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", EVERY, ids=FILES)
def test_every_value_has_evidence_that_stands_on_the_page(number: int) -> None:
    """The selector leads to one element, in which all words of the quote stand; without one, they stand on the page.

    What is printed over several elements (a date box, a title in two headings) has the first as its place: its parent
    holds the words.
    """
    _, url, body = gold_pages()[number]
    tree = parse(body, url).tree
    for what, evidence in evidence_of(gold_record(number)):
        element = tree
        if evidence.selector is not None:
            (element,) = tree.getroottree().xpath(evidence.selector)
        if what.startswith("topic"):
            element = tree  # some of the words that decide a topic stand in the description
        assert 0.0 <= evidence.confidence <= 1.0, what
        quoted = set(words(evidence.quote))
        parent = element.getparent()
        assert quoted <= printed_in(element) or (parent is not None and quoted <= printed_in(parent)), what


@pytest.mark.parametrize("number", EVERY, ids=FILES)
def test_what_is_said_of_people_is_in_the_words_of_the_page(number: int) -> None:
    printed = set(words(page_text(number)))
    for webinar in gold_record(number).webinars:
        for presenter in webinar.presenters:
            told = (presenter.honorific, presenter.job_title, presenter.organization, presenter.location)
            for said in (presenter.name, *filter(None, told)):
                assert said.value.strip()
                # "Attorneys A and B" makes each an attorney
                assert {word for word in words(said.value) if f"{word}s" not in printed} <= printed, said


@pytest.mark.parametrize("number", EVERY, ids=FILES)
def test_the_records_of_a_page_are_sound(number: int) -> None:
    record = gold_record(number)
    topics = {topic.topic_id for topic in vocabulary()}
    assert [webinar.position for webinar in record.webinars] == list(range(len(record.webinars)))
    for webinar in record.webinars:
        assert webinar.title.value == fold(webinar.title.value) != ""
        if webinar.date is not None:
            when = webinar.date.value
            assert (when.start is None) == (when.precision in ("year", "none"))
            assert when.precision != "month" or when.start is None or when.start.day == 1
        if webinar.start_time is not None:
            assert webinar.start_time.value.tzinfo is UTC
            assert webinar.date is not None
            assert webinar.end_time is None or webinar.end_time.value > webinar.start_time.value
        else:
            assert webinar.end_time is None
        seen = [(presenter.name.value, presenter.role.value) for presenter in webinar.presenters]
        assert len(seen) == len(set(seen))
        listed = {o.name.value.casefold() for o in webinar.organizations if o.relation == "presenter_affiliation"}
        assert {p.organization.value.casefold() for p in webinar.presenters if p.organization} == listed
        assert {topic.topic_id for topic in webinar.topics} <= topics
        addresses = [resource.url.value for resource in webinar.resources]
        assert len(addresses) == len(set(addresses))
        assert all(re.match(r"https?://[^/]", address) for address in addresses)


# -- the same whatever does not matter -----------------------------------------------------------------------------


def rewritten(body: bytes, url: str, change: Callable[[HtmlElement], None]) -> bytes:
    tree = parse(body, url).tree
    for element in list(tree.iter(etree.Element)):
        change(element)
    return b"<!DOCTYPE html>" + lxml.html.tostring(tree, encoding="utf-8")


def unchanged(element: HtmlElement) -> None:
    """Only written out again by libxml2."""


def with_other_white_space(element: HtmlElement) -> None:
    if element.tag not in ("script", "style", "pre", "textarea"):
        element.text = element.text and re.sub(r"[ \t\r\n]+", "\n\t  ", element.text)
    element.tail = element.tail and re.sub(r"[ \t\r\n]+", "  \r\n ", element.tail)


def with_more_attributes(element: HtmlElement) -> None:
    element.set("data-test", "7")
    if element.tag not in ("script", "style"):
        element.set("tabindex", "0")


def with_other_class_names(element: HtmlElement) -> None:
    """Names that say which part of the page it is are kept: those are the only ones that may be read."""
    names = " ".join(filter(None, (element.get("class"), element.get("id"), element.get("role"))))
    (alone,) = lxml.html.fragments_fromstring("<div>x</div>")
    alone.set("class", names)
    if region_of(alone) == "main":
        for name in ("class", "id"):
            if element.get(name):
                element.set(name, " ".join(f"x{zlib.crc32(word.encode()):x}" for word in element.get(name).split()))


def with_comments(element: HtmlElement) -> None:
    if element.tag in ("p", "li", "td", "div", "h2", "h3"):
        comment = etree.Comment(" built by a template ")
        comment.tail, element.text = element.text, None
        element.insert(0, comment)


@pytest.mark.parametrize(
    "change", [with_other_white_space, with_more_attributes, with_other_class_names, with_comments]
)
def test_what_no_reader_sees_changes_nothing(change: Callable[[HtmlElement], None]) -> None:
    for number in FOURTH:
        file, url, body = gold_pages()[number]
        before = extract_page(rewritten(body, url, unchanged), url, as_of=AS_OF, content_type=UTF_8)
        after = extract_page(rewritten(body, url, change), url, as_of=AS_OF, content_type=UTF_8)
        assert page_json(after) == page_json(before), file


def test_the_same_page_gives_the_same_record() -> None:
    for number in SAMPLE:
        _, url, body = gold_pages()[number]
        assert extract_page(body, url, as_of=AS_OF) == gold_record(number)


def test_the_order_of_sets_does_not_show() -> None:
    """Two processes that hash strings differently read the same."""
    program = f"""
import hashlib, sys
from datetime import date
from transform.extract import extract_page
for line in sys.stdin:
    path, url = line.split()
    record = extract_page(open(path, "rb").read(), url, as_of=date({AS_OF:%Y, %-m, %-d}))
    print(hashlib.sha256(repr(record).encode()).hexdigest())
"""
    numbers = [*SAMPLE, FILES.index("jornada-foro-reforma-laboral.html")]  # there two names are as likely as each other
    told = "\n".join(f"{path_of(number)} {gold_pages()[number][1]}" for number in numbers)
    results = [
        subprocess.run(
            [sys.executable, "-c", program],
            input=told,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout.split()
        for seed in ("1", "2")
    ]
    assert len(results[0]) == len(numbers)
    assert results[0] == results[1]


# -- damaged and hostile pages -------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", SAMPLE, ids=FILES[5::15])
def test_a_page_that_breaks_off_is_read_as_far_as_it_goes(number: int) -> None:
    _, url, body = gold_pages()[number]
    for share in (0.15, 0.4, 0.6, 0.85, 0.97):
        record = extract_page(body[: int(len(body) * share)], url, as_of=AS_OF)
        assert [webinar.position for webinar in record.webinars] == list(range(len(record.webinars)))


_TAGS = re.findall(
    r"<[^>]+>",
    "<p></p><div></div><h1><h2></h2><h3></h3><b></b><ul><li></ul><table><tr><td><th></table><br><aside></aside><nav>"
    "<form></form><dl><dt><dd><details><summary></summary><!-- -->",
)
_PIECES = st.lists(
    st.sampled_from(
        [
            *_TAGS,
            '<a href="https://youtu.be/a">Recording</a>',
            '<a href="/x.pdf">Slides</a>',
            '<iframe src="https://player.vimeo.com/video/5"></iframe>',
            '<script type="application/ld+json">{"@type": "Event", "name": "Pay", "startDate": "2024-05-07"}</script>',
            "Webinar: Wage Claims Step by Step",
            "Webinars",
            "May 7, 2024, 2 pm ET",
            "July",
            "Speakers:",
            "Moderator: Ana Ruiz, Centro Legal (moderator), and",
            "Carla Jimenez, Policy Director, Valley Legal Aid",
            "We heard from Tom Baker of the Safety Council, who will, and “Night Work” on Zoom. The second webinar,",
            "CANCELLED",
            "( [ “ ; , : – | &amp; &#8203; \\ ’s",
            "Hosted by the and",
            "0000-00-00 99/99/9999 13:75 pm",
        ]
    ),
    max_size=30,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(_PIECES)
def test_any_markup_gives_sound_records_or_a_page_problem(pieces: list[str]) -> None:
    try:
        record = extract_page(html_of(" ".join(pieces)), URL, as_of=AS_OF)
    except UnreadablePageError:
        return
    for what, evidence in evidence_of(record):
        assert 0.0 <= evidence.confidence <= 1.0, what
    assert [webinar.position for webinar in record.webinars] == list(range(len(record.webinars)))


def spoil(tree: HtmlElement, chance: random.Random) -> None:
    """One element in ten becomes another, loses its tag or its content, or has its parts shuffled."""
    for element in [e for e in tree.iter("*") if e.tag not in ("html", "head", "body")]:
        spoilt = chance.randrange(50)
        if spoilt == 0:
            element.tag = chance.choice(
                ["div", "p", "span", "td", "tr", "table", "li", "ul", "dl", "dd", "h2", "a", "pre"]
            )
        elif spoilt == 1 and element.getparent() is not None:
            element.drop_tag()
        elif spoilt == 2:
            element[:] = chance.sample(list(element), len(element))
        elif spoilt == 3:
            element[:], element.text = [], chance.choice(["", "—", "12", "May 5", "“"])
        elif spoilt == 4:
            for name in element.attrib:
                element.set(name, chance.choice(["", "#", "//", "http://[", "role tab"]))
        elif spoilt < 8:
            element.insert(0, chance.choice([etree.Comment(" x "), etree.PI("php", "echo 1")]))


@pytest.mark.parametrize("number", FOURTH, ids=FILES[2::4])
def test_spoilt_markup_gives_sound_records(number: int) -> None:
    _, url, body = gold_pages()[number]
    tree = lxml.html.fromstring(body)
    spoil(tree, random.Random(number))
    record = extract_page(lxml.html.tostring(tree), url, as_of=AS_OF, content_type=UTF_8)
    assert all(0.0 <= evidence.confidence <= 1.0 for _, evidence in evidence_of(record))
    assert [webinar.position for webinar in record.webinars] == list(range(len(record.webinars)))


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 3000 + "Webinar",
        "<b>" * 500 + "Webinar: Pay, May 7, 2024" + "</b>" * 500,
        "<p>" + "word " * 20000 + "</p>",
        "<p>" + "(" * 5000 + "</p>",
        "<p>" + "Ana " * 3000 + "</p>",
        "<p>" + "1" * 5000 + "</p>",
        "<p>" + "A. " * 3000 + "</p>",
        "<table>" + "<tr><td rowspan='99999999'>Webinar</td><td colspan='x'>May 7, 2024</td></tr>" * 50 + "</table>",
    ],
    ids=["deep", "nested emphasis", "long", "brackets", "one name", "digits", "initials", "absurd spans"],
)
def test_absurd_pages_are_read(body: str) -> None:
    assert isinstance(extracted(body), PageRecord)


@pytest.mark.parametrize("body", [b"", b"\n ", b"%PDF-1.4\n\x00\x00"])
def test_what_is_no_page_is_a_page_problem(body: bytes) -> None:
    with pytest.raises(UnreadablePageError):
        extract_page(body, URL, as_of=AS_OF)


# -- single values -------------------------------------------------------------------------------------------------

LISTED = """<h1>{}</h1><h3>Wage Claims Step by Step</h3><p>May 7, 2024</p><p>{}</p>
<h3>Inspecting at Night</h3><p>June 20, 2024</p><p>Presenter: Tom Baker, State Health Department</p>"""


def test_today_decides_what_is_over() -> None:
    body = LISTED.format("Webinars", "Presenter: Carla Jimenez, Valley Legal Aid")
    for today, expected in (
        (date(2024, 5, 7), ["scheduled", "scheduled"]),
        (date(2024, 5, 8), ["held", "scheduled"]),
        (date(2024, 7, 1), ["held", "held"]),
    ):
        assert [webinar.status.value for webinar in extracted(body, as_of=today).webinars] == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("Webinars", "webinar"), ("Online workshops", "workshop"), ("Online trainings", "training")],
)
def test_the_format_is_what_the_page_calls_it(heading: str, expected: str) -> None:
    body = LISTED.format(heading, "Presenter: Carla Jimenez, Valley Legal Aid")
    assert [webinar.format.value for webinar in extracted(body).webinars] == [expected, expected]


def test_a_description_is_the_running_text_without_biographies() -> None:
    about = "This webinar shows how claims are built, which records to ask for, and what to do when there are none."
    webinar = only(
        f"""<h1>Webinar: Wage Claims Step by Step</h1><p>July 9, 2024, 2:00 pm ET</p><p>{about}</p><h3>Speakers</h3>
        <p>Carla Jimenez is a staff attorney at Valley Legal Aid, where she represents farmworkers in wage
        claims.</p>"""
    )
    assert value(webinar.description) == about


def test_topics_come_from_title_and_text() -> None:
    body = LISTED.format("Webinars", "How inspectors find wage theft and how workers get back what they are owed.")
    claims, _ = extracted(body).webinars
    assert "wage-theft" in {topic.topic_id for topic in claims.topics}


@pytest.mark.parametrize(
    ("declared", "body", "language"),
    [
        ("en", "<h1>Webinar: Heat at Work</h1>", "en"),
        ("es", "<h1>Webinario: Calor en el trabajo</h1>", "es"),
        ("en-US", "<h1>Webinar: Heat at Work</h1>", "en-US"),
    ],
)
def test_the_language_of_a_webinar(declared: str, body: str, language: str) -> None:
    webinar = only(f"{body}<p>2024-07-09, 2:00 pm ET</p><p>Ana Ruiz, Centro Legal</p>", lang=declared)
    assert value(webinar.language) == language


def test_order_of_records_is_that_of_the_page() -> None:
    items = [f"Session on {what}" for what in ("Pay", "Heat", "Dust", "Noise", "Leave", "Tips")]
    random.Random(7).shuffle(items)
    body = "<h1>Webinars</h1>" + "".join(
        f"<h3>{title}</h3><p>July {day}, 2024</p><p>Presenter: Tom Baker</p>" for day, title in enumerate(items, 1)
    )
    assert titles(body) == items


@cache
def page_text(number: int) -> str:
    _, url, body = gold_pages()[number]
    return " ".join(map(str, parse(body, url).tree.itertext()))


def path_of(number: int) -> Path:
    file = gold_pages()[number][0]
    return next(path for part in ("dev", "train") if (path := GOLD / part / file).exists())
