"""Authors of posts who speak in the first person of an event at which they present."""

from __future__ import annotations

import pytest
from small_pages import extracted

POST = (
    "<main><h1>Overtime After the New Rule: Free Webinar</h1><p>{byline}</p>"
    "<p>The free webinar is on Zoom on Wednesday, March 3, 2027 at 2 p.m. ET. {said}</p>"
    "<p><a href='https://zoom.us/webinar/register/1'>Register for the webinar</a></p></main>"
)


def presenters(byline: str, said: str) -> list[str]:
    page = extracted(POST.format(byline=byline, said=said))
    return sorted(person.name.value for record in page.webinars for person in record.presenters)


@pytest.mark.parametrize(
    ("byline", "said", "people"),
    [
        ("By Carla Jimenez, Regional Safety Manager", "I’ll be joined by Tom Baker of Reed Law.",
         ["Carla Jimenez", "Tom Baker"]),
        ("Posted by Carla Jimenez", "I will be presenting with Tom Baker of Reed Law.", ["Carla Jimenez", "Tom Baker"]),
        ("By Carla Jimenez", "Please join me for an hour of questions.", ["Carla Jimenez"]),
        # who only writes about it
        ("By Carla Jimenez", "Tom Baker of Reed Law will present.", ["Tom Baker"]),
        ("By Carla Jimenez", "I will miss it, but Tom Baker of Reed Law will present.", ["Tom Baker"]),
        ("By Carla Jimenez", "“I will speak about pay,” says Tom Baker, who will present the rule.", ["Tom Baker"]),
    ],
)  # fmt: skip
def test_an_author_who_says_i_will_present_does(byline: str, said: str, people: list[str]) -> None:
    assert presenters(byline, said) == people
