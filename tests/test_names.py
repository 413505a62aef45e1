"""Names of people as pages print them, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.names import find_names, name_at, name_weight


@pytest.mark.parametrize(
    "name",
    [
        "Carla Jimenez",
        "J. Robert Hale",
        "Maria de la Cruz",
        "Ludwig van Beethoven",
        "Jean-Paul O’Neil",
        "John Carter III",
        "William “Bill” Hughes",
        "Robert (Bob) Stone",
        "María José Hernández Ruiz",
        "CARLA JIMENEZ",
        "Ngozi Okafor-Eze",
        "D'Angelo Russell",
        "Xiuhtezcatl Quispe",
    ],
)
@pytest.mark.parametrize("behind", ["", ", Staff Attorney", " (Valley Legal Aid)", " – Inspector", "; Tom Baker"])
def test_a_name_is_read_whole_whatever_follows(name: str, behind: str) -> None:
    found = name_at(name + behind)
    assert found is not None
    assert (found.name, found.honorific, found.credentials) == (name, None, ())
    assert (found.start, found.end) == (0, len(name))


@pytest.mark.parametrize(
    ("text", "name", "honorific", "office"),
    [
        ("Dr. Alice Wong", "Alice Wong", "Dr.", None),
        ("Hon. Rosa Diaz", "Rosa Diaz", "Hon.", None),
        ("Prof. Peter Young", "Peter Young", "Prof.", None),
        ("Lcda. Ana Rivera", "Ana Rivera", "Lcda.", None),
        ("Attorney Jane Roe", "Jane Roe", None, "Attorney"),
        ("Sen. Mark Hill", "Mark Hill", None, "Sen."),
    ],
)
def test_courtesy_and_offices_before_a_name_are_kept_apart(
    text: str, name: str, honorific: str | None, office: str | None
) -> None:
    found = name_at(text)
    assert found is not None
    assert (found.name, found.honorific, found.office) == (name, honorific, office)


@pytest.mark.parametrize(
    ("text", "credentials", "rest"),
    [
        ("Alice Wong, PhD, MPH", ("PhD", "MPH"), ""),
        ("Alice Wong, Ph.D., Director", ("Ph.D.",), ", Director"),
        ("Alice Wong MSW", ("MSW",), ""),
        ("Alice Wong, CIH, CSP", ("CIH", "CSP"), ""),
        ("Alice Wong, Esq.", ("Esq.",), ""),
        ("Alice Wong (she/her), JD", ("JD",), ""),
        ("Alice Wong, MIT", (), ", MIT"),
    ],
)
def test_degrees_behind_a_name_are_kept_apart(text: str, credentials: tuple[str, ...], rest: str) -> None:
    found = name_at(text)
    assert found is not None
    assert (found.name, found.credentials, text[found.end :]) == ("Alice Wong", credentials, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Wage Theft",
        "New York",
        "Fair Labor Division",
        "Know Your Rights",
        "Bredhoff Kaiser LLP",
        "Levy & Ratner",
        "Department of Labor",
        "Zoom Webinar",
        "Heat Stress",
        "California State University",
        "carla jimenez",
        "Carla",
        "",
    ],
)
def test_titles_bodies_and_places_are_no_names(text: str) -> None:
    assert name_at(text) is None


def test_a_title_behind_a_name_is_not_part_of_it() -> None:
    found = name_at("Jean Lee President, Local 5")
    assert found is not None
    assert found.name == "Jean Lee"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "We heard from Carla Jimenez, Tom Baker and Dr. Ana Ruiz about pay.",
            ["Carla Jimenez", "Tom Baker", "Ana Ruiz"],
        ),
        ("At California State University Dominguez Hills, a class met.", []),
        ("The Wage and Hour Division and the New York State Department of Labor met.", []),
        ("Talk to Susan or to Peter Young.", ["Peter Young"]),
    ],
)
def test_names_in_running_text(text: str, names: list[str]) -> None:
    assert [found.name for found in find_names(text)] == names


_TEXT = st.text(st.sampled_from("Ana Ruiz Tom Baker de la y . , ; ( ) “ ” - ’ Dr PhD LLP U 1 é Ñ\n"), max_size=60)


@given(_TEXT | st.text(max_size=60))
def test_every_name_stands_where_it_says_and_none_overlap(text: str) -> None:
    end = 0
    for found in find_names(text):
        assert end <= found.start < found.end <= len(text)
        assert found.name in text[found.start : found.end]
        assert len(found.name.split()) >= 2
        end = found.end


@given(_TEXT)
def test_the_weight_of_a_name_is_bounded(text: str) -> None:
    assert -1.0 <= name_weight(text) <= 1.0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dean Baker, Labor Council", "Dean Baker"),  # a given name that is an office elsewhere
        ("Dean Michele Alexander", "Michele Alexander"),
        ("Licda. Xinia Cordero", "Xinia Cordero"),
        ("Jane Roe’s report", "Jane Roe"),
        ("Maria S, a cook", None),
        ("Kelly PC", None),
    ],
)
def test_where_the_name_begins_and_ends(text: str, name: str | None) -> None:
    found = name_at(text)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Commissioner Tim Lee & Commissioner Sarah McKinnon", ["Tim Lee", "Sarah McKinnon"]),
        ("Mark Irving Q.C. and Iain Ross AO", ["Mark Irving", "Iain Ross"]),
        ("Professors Virginia Lopez and Nicola Baker", ["Virginia Lopez", "Nicola Baker"]),
    ],
)
def test_offices_and_letters_of_other_countries(printed: str, names: list[str]) -> None:
    assert [found.name for found in find_names(printed)] == names
