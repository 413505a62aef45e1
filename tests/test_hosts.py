"""Who puts a webinar on: the site's owner, unless the page names another; partners and sponsors beside it."""

from __future__ import annotations

from typing import Any

import pytest
from small_pages import bodies, document_of, extracted, only

from transform.body_lists import bodies_in
from transform.known_bodies import bodies_of_address
from transform.records import WebinarRecord
from transform.site_owner import owner_of

LAB = "Workplace Justice Lab"


def webinar(text: str = "", *, before: str = "", after: str = "", **page: Any) -> WebinarRecord:
    return only(
        f"""{before}<h1>Webinar: Heat at Work</h1><p>July 9, 2024, 2:00 pm ET</p><p>{text}</p>
        <p>Presenter: Carla Jimenez, Policy Director, Valley Legal Aid</p>{after}""",
        **page,
    )


@pytest.mark.parametrize(
    "page",
    [
        {"title": f"Heat at Work | {LAB}"},
        {"head": f'<meta property="og:site_name" content="{LAB}">'},
        {"before": f'<header><a href="/">{LAB}</a></header>'},
        {"before": f'<header><img src="l.png" alt="{LAB} logo"></header>'},
        {"after": f"<footer>© 2024 {LAB}</footer>"},
        {"known": {"site_name": LAB}},
    ],
    ids=["title", "metadata", "home link", "logo", "footer", "known beforehand"],
)
def test_the_owner_of_the_site_is_the_host(page: dict[str, Any]) -> None:
    assert bodies(webinar(**page), "host") == [LAB]


def test_a_platform_is_no_host() -> None:
    assert bodies(webinar(title="Heat at Work - Zoom"), "host") == []


@pytest.mark.parametrize(
    ("text", "host", "co_host", "sponsor"),
    [
        ("In partnership with the Safety Council.", [LAB], ["Safety Council"], []),
        ("This webinar is co-hosted by the Labor Center.", [LAB], ["Labor Center"], []),
        (
            "Co-sponsored by the State Bar Association and the Labor Law Center.",
            [LAB],
            [],
            ["State Bar Association", "Labor Law Center"],
        ),
        ("Funded by the National Safety Fund.", [LAB], [], ["National Safety Fund"]),
        (
            "It is funded by the National Safety Fund and by the State Bar Association.",
            [LAB],
            [],
            ["National Safety Fund", "State Bar Association"],
        ),
        ("The webinar is co-sponsored with the Labor Law Center.", [LAB], [], ["Labor Law Center"]),
        (
            "Organizers of this webinar are the Safety Council and the Labor Center.",
            ["Safety Council", "Labor Center"],
            [],
            [],
        ),
        ("The Safety Council is arranging a webinar on heat.", ["Safety Council"], [], []),
        ("Joint talk with the STeP research group.", [LAB], ["STeP research group"], []),
        ("Hosted by the Worker Justice Center.", ["Worker Justice Center"], [], []),
        (
            "The Labor Center and the Safety Council invite you to this webinar.",
            ["Labor Center"],
            ["Safety Council"],
            [],
        ),
        ("Organizado por el Centro Legal.", ["Centro Legal"], [], []),
        ("Organizan: Universidad de Chile y Fundación SOL.", ["Universidad de Chile", "Fundación SOL"], [], []),
        ("A joint webinar of the Labor Center and the Safety Council.", ["Labor Center", "Safety Council"], [], []),
        ("Join the Labor Center and the Safety Council for a talk.", ["Labor Center"], ["Safety Council"], []),
        ("From March to June 2024 the Labor Center held four sessions.", ["Labor Center"], [], []),
        (
            "A friend of ours writes of a Zoom panel on heat that Lakeside College of Law is putting on this summer.",
            ["Lakeside College of Law"],
            [],
            [],
        ),
        ("Together with our friends at the Labor Center, we ask who pays.", [LAB], ["Labor Center"], []),
        ("The Lab thanks the Rivers Foundation for its support of this event.", [LAB], [], ["Rivers Foundation"]),
        ("Made possible with support from the W.K. Rivers Foundation.", [LAB], [], ["W.K. Rivers Foundation"]),
        (
            "Two groups sponsor this webinar: the Rivers Fund and Farm Legal Aid.",
            [LAB],
            [],
            ["Rivers Fund", "Farm Legal Aid"],
        ),
        ("Con el apoyo del Fondo de Salud Laboral.", [LAB], [], ["Fondo de Salud Laboral"]),
        ("Interpretation is provided by the Rivers Collective.", [LAB], [], []),
        ("Hosted by Maria Lopez and Tom Baker.", [LAB], [], []),
        ("The law was sponsored by the mayor and supported by the Chamber of Commerce.", [LAB], [], []),
        ("The Supreme Court held a session on heat last year.", [LAB], [], []),
        ("Presented by our Small Business team.", [LAB], [], []),
        ("See “Enforcing Standards in Partnership with Civil Society”.", [LAB], [], []),
        ("En colaboración con el Sindicato de Jornaleros.", [LAB], ["Sindicato de Jornaleros"], []),
        (
            "It is explained in a webinar from the law firm Hill, Dale & Brook, P.C. for employers.",
            ["Hill, Dale & Brook, P.C."],
            [],
            [],
        ),
        ("This is the webinar that the Labor Center held in May.", ["Labor Center"], [], []),
        ("The Labor Center and the Safety Council were the co-hosts.", [LAB], ["Labor Center", "Safety Council"], []),
        (
            "Ana Ruiz of the Safety Council, which is co-sponsoring the event, says hello.",
            [LAB],
            [],
            ["Safety Council"],
        ),
        ("The Safety Council is our partner for the session.", [LAB], ["Safety Council"], []),
        ("La organiza la Red de Jornaleras.", ["Red de Jornaleras"], [], []),
        (
            "El taller, que organizó la Red de Jornaleras, con el patrocinio de la Fundación SOL, fue en línea.",
            ["Red de Jornaleras"],
            [],
            ["Fundación SOL"],
        ),
        ("Organiza también la Red de Jornaleras.", [LAB], ["Red de Jornaleras"], []),
        ("Who: Department of Labor’s Heat Office", ["Department of Labor’s Heat Office"], [], []),
        ("Who: Employers and workers of farms", [LAB], [], []),
        ("New Jersey Labor Director Tom Baker will open the session.", [LAB], [], []),
        ("Zoom. Join URL: https://zoom.us/j/95412007718", [LAB], [], []),
        (
            "The Delaware Labor Department’s Division of Heat is inviting everybody who works outdoors to a webinar.",
            ["Delaware Labor Department’s Division of Heat"],
            [],
            [],
        ),
        ("The Heat Office of Ohio will begin hosting a series of webinars.", ["Heat Office of Ohio"], [], []),
        ("The Heat Office of Ohio (HOO) has set up a run of free webinars.", ["Heat Office of Ohio"], [], []),
        ("Lakeside Continuing Education has a free webcast this Tuesday.", ["Lakeside Continuing Education"], [], []),
        ("Register for the Safety Council’s next webinar.", ["Safety Council"], [], []),
        ("On behalf of the Safety Council, welcome to today’s webinar.", ["Safety Council"], [], []),
        ("Presented by our partners at the Safety Council.", ["Safety Council"], [], []),
        ("Hosted by the Brook and Dale chambers of commerce.", ["Brook and Dale chambers of commerce"], [], []),
        ("For May Day the Safety Council puts on a webinar series.", ["Safety Council"], [], []),
        (
            "The Labor Center has joined forces with the Dale office of the law firm Hill & Brook for this webinar.",
            ["Labor Center"],
            ["Hill & Brook"],
            [],
        ),
        (
            "Convened by the Labor Center, Upper University and the Heat Institute, Lower University.",
            ["Labor Center", "Heat Institute"],
            [],
            [],
        ),
        ("Organizer(s): Valley Labor Club, with the Safety Council", ["Valley Labor Club"], ["Safety Council"], []),
        (
            "Together with Legal Aid Dale, the Safety Council presents this webinar.",
            ["Safety Council"],
            ["Legal Aid Dale"],
            [],
        ),
        ("Dale Labor Center, a division of the Auditor’s Office, is hosting a webinar.", ["Dale Labor Center"], [], []),
        ("The Safety Council is sponsoring a webinar.", [LAB], [], ["Safety Council"]),
        ("Supported by funding from the Rivers Foundation.", [LAB], [], ["Rivers Foundation"]),
        ("La Superintendencia de Trabajo dictará un taller virtual.", ["Superintendencia de Trabajo"], [], []),
        ("Con el apoyo de la Fundación SOL, se realizará un taller.", [LAB], [], ["Fundación SOL"]),
        (
            "The Wage and Hour Division and the Safety Council will hold a webinar.",
            ["Wage and Hour Division"],
            ["Safety Council"],
            [],
        ),
        ("The Labor Board has held that employers may not hold meetings of this kind.", [LAB], [], []),
        ("The Heat Standards Act provides rules that this webinar explains.", [LAB], [], []),
        ("The Secretary of Labor will give remarks at the webinar.", [LAB], [], []),
        ("The webinar follows the Heat Office’s recent training.", [LAB], [], []),
        ("Valley Workers United held a strike before the webinar.", [LAB], [], []),
        ("Today’s webinar is about heat.", [LAB], [], []),
    ],
)
def test_bodies_that_the_page_names(text: str, host: list[str], co_host: list[str], sponsor: list[str]) -> None:
    found = webinar(text, title=f"Heat at Work | {LAB}")
    assert (bodies(found, "host"), bodies(found, "co_host"), bodies(found, "sponsor")) == (host, co_host, sponsor)


def test_every_affiliation_is_among_the_organizations_once() -> None:
    found = only(
        """<h1>Webinar: Heat at Work</h1><p>July 9, 2024, 2:00 pm ET</p>
        <p>Presenters: Carla Jimenez, Valley Legal Aid; Tom Baker, Valley Legal Aid; Ana Ruiz</p>"""
    )
    assert bodies(found, "presenter_affiliation") == ["Valley Legal Aid"]


def test_an_acronym_gives_way_to_the_name_that_it_stands_for() -> None:
    page = document_of(
        '<header><a href="/">WJL</a></header><h1>Events</h1><p>Talks</p><footer>© 2024 Workplace Justice Lab</footer>',
        title="Events | Workplace Justice Lab",
    )
    owner = owner_of(page)
    assert owner is not None
    assert owner[0] == LAB


def test_a_page_that_names_no_owner_has_none() -> None:
    assert owner_of(document_of("<h1>Heat</h1><p>Noon</p>")) is None


def test_sponsors_parted_by_semicolons_are_all_named() -> None:
    assert bodies(webinar("Sponsors: Legal Aid Center; Valley Workers Union"), "sponsor") == [
        "Legal Aid Center",
        "Valley Workers Union",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Labor Center, Legal Aid at Work and the Safety Council for a talk", 3),
        ("the Center for Women and Work about pay", ["Center for Women and Work"]),
        ("the Health, Safety and Environment Department", ["Health, Safety and Environment Department"]),
        (
            "NILC with the Day Laborer Network (DLN) and Workers United, and more",
            ["NILC", "Day Laborer Network", "Workers United"],
        ),
        (
            "the University of California, Berkeley and Rutgers University",
            ["University of California, Berkeley", "Rutgers University"],
        ),
        ("Centro del Migrante, Inc. y Justice in Motion", ["Centro del Migrante, Inc.", "Justice in Motion"]),
        ("the carpenters union (Regional Council of Carpenters)", ["Regional Council of Carpenters"]),
        ("Travis County DA’s office on May 5", ["Travis County DA’s office"]),
        ("the Wage and Hour Division, U.S. Department of Labor", ["Wage and Hour Division"]),
        ("the Labor Center on overtime", ["Labor Center"]),
        ("Stone, Hill & Dale LLP and the Labor Center for", ["Stone, Hill & Dale LLP", "Labor Center"]),
        ("the nonprofit Fair Kitchens and the Labor Center", ["Fair Kitchens", "Labor Center"]),
        ("the work lab@Hill and National Safety Council", ["work lab@Hill", "National Safety Council"]),
        (
            "the Ministry of Labour, Training and Skills and the Safety Council",
            ["Ministry of Labour, Training and Skills", "Safety Council"],
        ),
        (
            "el Ministerio de Trabajo, Empleo y Seguridad Social y la Universidad de Chile",
            ["Ministerio de Trabajo, Empleo y Seguridad Social", "Universidad de Chile"],
        ),
        ("the Department of Labor, OSHA and MSHA", ["Department of Labor", "OSHA", "MSHA"]),
        (
            "Center for Research on Wages (CRW); FairTrack; Ride FNV",
            ["Center for Research on Wages", "FairTrack", "Ride FNV"],
        ),
        ("Carla Jimenez of the Labor Center", []),
    ],
)
def test_lists_of_bodies(text: str, names: list[str] | int) -> None:
    assert bodies_in(text) == names if isinstance(names, list) else len(bodies_in(text)) == names


def test_logos_below_a_label_are_sponsors() -> None:
    logos = (
        '<p>Sponsored by:</p><p><img src="a.png" alt="Rivers Foundation logo"><img src="b.png" alt="Safety Fund"></p>'
    )
    assert bodies(webinar(after=logos, title=f"Heat at Work | {LAB}"), "sponsor") == [
        "Rivers Foundation",
        "Safety Fund",
    ]


def test_what_is_said_of_a_series_holds_for_each_of_its_webinars() -> None:
    page = extracted(
        """<h1>Webinars</h1><h3>Wage Claims Step by Step</h3><p>May 7, 2024</p><p>The sessions are organized with the
        Labor Center.</p><p>Presenter: Tom Baker</p><h3>Inspecting at Night</h3><p>June 20, 2024</p>
        <p>Presenter: Ana Ruiz</p>
        <aside><h4>About the series</h4><p>Heat Weekly is co-sponsored by the Safety Fund.</p></aside>""",
        title=f"Webinars | {LAB}",
    )
    named = [bodies(w, "host") + bodies(w, "co_host") + bodies(w, "sponsor") for w in page.webinars]
    assert named == [[LAB, "Labor Center", "Safety Fund"]] * 2


@pytest.mark.parametrize(
    ("url", "frame", "owner"),
    [
        (
            "https://oshd.state.example/leo/calendar",
            "<nav><a href='https://www.state.example/'>State of Ohio</a></nav><header>OSHD</header>",
            "OSHD",
        ),
        (
            "https://www.example.edu/labor-studies-center/events",
            "<header><a href='/'>Lakeside University</a></header><nav><a href='/l'>Labor Studies Center</a></nav>",
            "Labor Studies Center",
        ),
        (
            "https://www.wjl.example/events",
            "<header>Bringing together the efforts of the whole Safety Network</header>"
            "<footer>Workplace Justice Lab, 4 Main Street</footer>",
            LAB,
        ),
        (
            "https://mail.example.com/b/1",
            "<img alt='Auditor Tom Baker' src='t.png'><footer>Denver Labor | 201 Colfax Ave</footer>",
            "Denver Labor",
        ),
        ("https://tickets.example.com/e/1", "<p>By Valley Worker Center</p>", "Valley Worker Center"),
    ],
    ids=[
        "acronym in the address",
        "name in the address",
        "initials are the host name",
        "sender's address",
        "ticket shop",
    ],
)
def test_where_the_owner_is_found(url: str, frame: str, owner: str) -> None:
    found = owner_of(document_of(f"{frame}<h1>Heat at Work</h1><p>Noon</p>", url=url))
    assert found is not None
    assert found[0] == owner


def test_a_headline_tells_whose_webinar_a_magazine_passes_on() -> None:
    page = """<h1>Labor Department to Hold Webinar on Heat</h1><p>July 9, 2024, 2:00 pm ET, on Zoom</p>
    <p>Presenter: Carla Jimenez, Policy Director, Valley Legal Aid</p>"""
    assert bodies(only(page, title="Labor Department to Hold Webinar on Heat | Trade Weekly"), "host") == [
        "Labor Department"
    ]


@pytest.mark.parametrize(
    ("line", "hosts"),
    [
        ("by the Labor Center and FairTrack", ["Labor Center", "FairTrack"]),
        ("By Tom Baker", [LAB]),
        ("By Labor Center Staff", [LAB]),
    ],
)
def test_the_line_below_a_title_says_whose_session_it_is(line: str, hosts: list[str]) -> None:
    page = f"""<h1>Webinar: Heat at Work</h1><p>{line}</p><p>July 9, 2024, 2:00 pm ET</p>
    <p>Presenter: Carla Jimenez, Policy Director, Valley Legal Aid</p>"""
    assert bodies(only(page, title=f"Heat at Work | {LAB}"), "host") == hosts


def test_the_box_beside_an_event_on_a_platform_names_its_host() -> None:
    box = "<aside><h5>Sponsored by</h5><p>Care at Home: The Domestic Employers Network</p></aside>"
    page = webinar(after=box, title="Heat at Work - Action Network")
    assert bodies(page, "host") == ["Care at Home: The Domestic Employers Network"]


def test_what_is_said_of_one_series_is_not_said_of_another() -> None:
    page = extracted(
        """<h1>Webinars</h1><p>Hard Times. Mondays. Hosted by the Labor Center.</p>
        <p>Good Trouble. Fridays. Hosted by the Safety Council.</p>
        <h2>Hard Times: A Series</h2><h3>Wage Claims Step by Step</h3><p>May 7, 2024</p><p>Presenter: Tom Baker</p>
        <h3>Tip Claims Step by Step</h3><p>May 9, 2024</p><p>Presenter: Tom Baker</p>
        <h2>Good Trouble: A Series</h2><h3>Inspecting at Night</h3><p>June 20, 2024</p><p>Presenter: Ana Ruiz</p>
        <h3>Inspecting by Day</h3><p>June 28, 2024</p><p>Presenter: Ana Ruiz</p>""",
        title=f"Webinars | {LAB}",
    )
    assert [bodies(w, "host") for w in page.webinars] == [["Labor Center"]] * 2 + [["Safety Council"]] * 2


def test_the_registered_body_of_an_address_is_preferred() -> None:
    page = document_of(
        "<header>Fair Shot Union</header><h1>Heat</h1><p>Noon</p><footer>OSHA, 200 Constitution Avenue</footer>",
        url="https://www.osha.gov/heat/webinars",
    )
    assert owner_of(page) == ("OSHA", 0.92)


@pytest.mark.parametrize("url", ["file:///home/anna/page.html", "http://localhost/page", "https://intranet"])
def test_an_address_without_a_domain_is_nobodys(url: str) -> None:
    assert bodies_of_address(url) == []


def test_a_joint_event_is_of_the_bodies_whose_acronyms_lead_its_title() -> None:
    found = only(
        """<h1>Joint DOL/EEOC Webinar on Heat</h1><p>July 9, 2024, 2:00 pm ET on Zoom</p><p>Free for all.</p>""",
        title="Joint DOL/EEOC Webinar on Heat | Lakeside Blog",
    )
    assert (bodies(found, "host"), bodies(found, "co_host")) == (["DOL"], ["EEOC"])


def test_a_column_of_a_table_names_the_hosts() -> None:
    page = extracted(
        """<h1>Webinars</h1><table><tr><th>Date</th><th>Webinar</th><th>Organizer</th></tr>
        <tr><td>July 9, 2024</td><td><a href="/1">Trench Safety for Small Crews</a></td><td>Safety Council</td></tr>
        <tr><td>July 16, 2024</td><td><a href="/2">Heat and Young Workers</a></td><td>Labor Center</td></tr></table>""",
        title=f"Webinars | {LAB}",
    )
    assert [bodies(webinar, "host") for webinar in page.webinars] == [["Safety Council"], ["Labor Center"]]


def test_the_owner_gives_its_full_name_to_the_short_one_in_the_text() -> None:
    found = webinar("Join AGC and its counsel for a webinar.", title="Heat at Work | AGC Ohio")
    assert bodies(found, "host") == ["AGC Ohio"]
