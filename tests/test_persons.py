"""People: names taken apart and compared, mentions of one person brought together, namesakes kept apart."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.former_names import other_names
from transform.kinds_of_work import same_work
from transform.lasting_ids import Earlier
from transform.name_agreement import compatible, two_given_names
from transform.person_evidence import Profile
from transform.person_names import NameForm, bearers, name_form, parse_name, readings, tag_of
from transform.persons import PersonKey, PersonMention, Persons


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("Jane Q. Doe", ("Jane Q.", "Doe", None)),
        ("Doe, Jane", ("Jane", "Doe", None)),
        ("Martin R. Example, Jr.", ("Martin R.", "Example", "Jr.")),
        ("José de la Prueba", ("José", "de la Prueba", None)),
        ("Ana Pérez-Muestra", ("Ana", "Pérez-Muestra", None)),
        ("Lone", (None, None, None)),
    ],
)
def test_names_come_apart(printed: str, parts: tuple[str | None, str | None, str | None]) -> None:
    name = parse_name(printed)
    assert (name.given, name.family, name.suffix) == parts


def may_be_one(one: str, other: str) -> bool:
    return any(compatible(a, b) for a in readings(name_form(one)) for b in readings(name_form(other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José Q. Muestra", "jose muestra"),
        ("Muestra, José", "JOSÉ MUESTRA"),
        ("José “Pepe” Muestra", "Pepe Muestra"),
        ("Bob Doe", "Robert J. Doe"),
        ("Peggy Doe", "Margaret Doe"),
        ("Paco Muestra", "Francisco Muestra"),
        ("R. Doe", "Bob Doe"),
        ("J. Robert Doe", "Robert Doe"),
        ("Ana María Muestra", "Ana M. Muestra"),
        ("María-Elena Muestra", "Maria Elena Muestra"),
        ("Jane Doe", "Jane Doe-Example"),
        ("Juan Pérez García", "Juan Pérez"),
        ("Martin Example Jr.", "Martin Example"),
        ("Ana Pérez-Muestra", "Ana Perez Muestra"),
        ("Leo Muestra", "Leopold Muestra"),
        ("Katarzyna Muestra", "Katarzina Muestra"),
        ("Ludwig van Example", "Ludwig Van Example"),
        ("Ludwig Vanderexample", "Ludwig van der Example"),
        ("Mohammed Al-Muestra", "Muhammad Almuestra"),
        ("Ming-Hui Muestra", "Minghui Muestra"),
        ("Y. Muestrova", "Yevgenia Muestrova"),
        ("Evgeniya Muestrova", "Yevgenia Muestrova"),
        ("Søren Muster", "Soren Muster"),
        ("Ana Standing Kite", "Ana StandingKite"),
        ("Rigo Muestra", "Rigoberto Muestra"),
        ("Zbyszek Muster", "Zbigniew Muster"),
        ("Jörg Müster", "Joerg Muester"),
        ("Nguyễn Thị Hồng Mẫu", "Mau Nguyen"),
        ("JR Example", "Jonathan R. Example"),
        ("Ji-hye Muestra", "Jihye Muestra"),
        ("Ana de la Muestra Prueba", "Ana Delamuestra"),
        ("Oleksii Muestrenko", "Oleksiy Muestrenko"),
        ("Soo-jin Muestra", "Sujin Muestra"),
        ("Ana Muestra P.", "Ana Muestra Prueba"),
        ("Jill Muestra", "Jillian Muestra"),
    ],
)
def test_names_that_one_person_may_be_printed_as(one: str, other: str) -> None:
    assert may_be_one(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane A. Doe", "Jane B. Doe"),
        ("Jane Doe", "John Doe"),
        ("Martin Example Jr.", "Martin Example III"),
        ("Martin Example Jr.", "Martin Example Sr."),
        ("Jane Doe", "Jane Roe"),
        ("Jane Doe-Roe", "Jane Doe-Example"),
        ("Robert Doe", "Roberta Doe"),
        ("Giovanni Muestra", "Giovanna Muestra"),
        ("Ivan Muestrov", "Ivana Muestrova"),
        ("Ji-hye Muestra", "Jihoon Muestra"),
        ("Ana Muestra P.", "Ana Muestra Kite"),
        ("J. Luis Muestra", "José Antonio Muestra"),
    ],
)
def test_names_that_contradict_each_other(one: str, other: str) -> None:
    assert not may_be_one(one, other)


def test_a_common_name_has_more_bearers_than_a_rare_one() -> None:
    names = ["J. Smith", "John Smith", "John Q. Smith", "Marisol Etxeberria"]
    assert [bearers(name_form(name)) for name in names] == sorted((bearers(name_form(n)) for n in names), reverse=True)


def test_a_page_may_say_that_somebody_bore_another_name() -> None:
    assert list(other_names("Jane Roe (née Doe)")) == [NameForm("jane", (), ("doe",))]
    assert list(other_names("Jane Roe", "Jane Roe, formerly Jane Doe, organizes.")) == [NameForm("jane", (), ("doe",))]
    assert list(other_names("Jane Roe", "Jane Roe, formerly John Doe's assistant, organizes.")) == []


@pytest.mark.parametrize(
    "said",
    [
        "Jane Roe, formerly Doe-Roe, organizes.",
        "Under her former name Jane Doe-Roe she led the lab.",
        "Jane Roe (née Doe-Roe)",
    ],
)
def test_a_former_surname_may_stand_alone(said: str) -> None:
    assert NameForm("jane", (), ("doe", "roe")) in list(other_names("Jane Roe", said))


def test_any_word_right_behind_the_name_may_be_the_former_surname() -> None:
    former = [NameForm("jane", (), ("quillfeather",))]
    assert list(other_names("Jane Roe", "Jane Roe (formerly Quillfeather) organizes.")) == former
    assert list(other_names("Jane Roe", "The Kite Center (formerly Quillfeather) hired Jane Roe.")) == []


def test_what_stands_behind_a_name_to_tell_its_bearers_apart_is_no_nickname() -> None:
    assert (tag_of("Jane Doe (Data)"), tag_of("Robert Doe (Bob)"), tag_of("Robert (Bob) Doe")) == ("data", "", "")
    assert name_form("Jane Doe (Data)") == name_form("Jane Doe")


# -- mentions --------------------------------------------------------------------------------------------------------


def mention(
    name: str,
    source: str,
    organization: str | None = None,
    run: str = "20240101T000000Z",
    **more: set[str] | set[date] | set[tuple[int, int]],
) -> PersonMention:
    profile = Profile(name_form(name), source, organization, frozenset({organization} if organization else ()))
    profile.also.update(other_names(name))
    for column, values in more.items():
        setattr(profile, column, values)
    return PersonMention(PersonKey(name, source, organization), run, profile)


def people(*mentions: PersonMention) -> Persons:
    return Persons(mentions, Earlier({}))


def one_person(*mentions: PersonMention) -> bool:
    found = people(*mentions)
    return len({found.presenter_id(*mention.key) for mention in mentions}) == 1


WAGES, HEAT = {"wage-theft"}, {"heat-stress"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(mention("John Smith", "a", "org_x"), mention("John Smith", "b", "org_x"), id="organization"),
        pytest.param(mention("Bob Example", "a", "org_x"), mention("Robert Example", "b", "org_x"), id="nickname"),
        pytest.param(mention("Jane Doe", "a", "org_x"), mention("Jane Doe-Roe", "b", "org_x"), id="hyphen"),
        pytest.param(mention("Jane Doe", "a", "org_x"), mention("Jane Roe (née Doe)", "b", "org_y"), id="maiden name"),
        pytest.param(
            mention("John Smith", "a", events={"web"}), mention("John Smith", "b", events={"web"}), id="event"
        ),
        pytest.param(
            mention("Iker Etxeberria", "a", "org_x", topics=WAGES),
            mention("Iker Etxeberria", "b", "org_y", topics=WAGES),
            id="rare name, same field",
        ),
        pytest.param(
            mention("Maria Garcia", "a", "org_x", organization_names={"kite coalition"}),
            mention("Maria Garcia", "b", "org_y", said={"previously at the kite coalition"}),
            id="told",
        ),
        pytest.param(
            mention("Marisol Etxeberria", "a", topics=WAGES),
            mention("Marisol Etxeberria", "a", "org_y", topics=WAGES),
            id="same site",
        ),
        pytest.param(
            mention("Iker Etxeberria", "a", "org_x", job_titles={"economist"}, topics=WAGES),
            mention("Iker Etxeberria", "b", "org_y", job_titles={"director"}, topics=WAGES),
            id="a very rare name, same field, other post",
        ),
        pytest.param(
            mention("Karen Schultz", "a", "org_x", job_titles={"wage specialist"}),
            mention("Karen Schulz", "b", "org_x", job_titles={"wage specialist"}),
            id="a letter less at the same work",
        ),
        pytest.param(
            mention("Iker Etxeberria Jr.", "a", "org_x", job_titles={"trial attorney"}),
            mention("Iker Etxeberria", "b", "org_x", job_titles={"trial attorney"}),
            id="suffix left out, same post",
        ),
        pytest.param(
            mention("Daniel Murphy", "a", "org_x", job_titles={"chief kite inspector"}, topics=WAGES),
            mention("Daniel Murphy", "b", "org_y", said={"was chief kite inspector until 2020"}, topics=WAGES),
            id="former post told",
        ),
        pytest.param(
            mention("Daniel Murphy", "a", "org_x", job_titles={"chief kite inspector"}),
            mention("Daniel Murphy", "b", job_titles={"former chief kite inspector"}),
            id="former post as title",
        ),
        pytest.param(
            mention("Iker Etxeberria", "a", "org_x", organization_names={"kite wage office"}, topics=WAGES),
            mention("Iker Etxeberria", "b", "org_y", organization_names={"bay wage unit"}, topics=HEAT),
            id="a rare name, bodies of one field",
        ),
        pytest.param(
            mention("Maria Garcia", "a", "org_x", organization_names={"kite coalition of ohio"}),
            mention("Maria Garcia", "b", "org_y", said={"she came from the kite coalition in ohio"}),
            id="former employer told with another small word",
        ),
        pytest.param(
            mention("Maria Garcia", "a", "org_x", organization_names={"kitecosh"}),
            mention("Maria Garcia", "b", "org_y", said={"before that she was with kitecosh"}),
            id="former employer of a coined name told",
        ),
        pytest.param(
            mention("Karen Gurevich", "a", "org_x", organization_names={"kite coalition"}),
            mention("Karen Gurevitch", "b", "org_y", said={"until 2020 with the kite coalition"}),
            id="a letter more, former employer told",
        ),
        pytest.param(
            mention("Farid Haidari", "a", "org_x", job_titles={"policy analyst"}),
            mention("Fareed Haidari", "b", "org_x", job_titles={"rules manager"}),
            id="another spelling at one place",
        ),
        pytest.param(
            mention("Anh-Thu Lam", "a", "org_x", job_titles={"kite analyst"}),
            mention("Thu Lam", "b", "org_x", job_titles={"kite analyst"}),
            id="second given name at the same work",
        ),
        pytest.param(
            mention("Ana Muestra-Prueba", "a", "org_x", job_titles={"director"}),
            mention("Ana M. Prueba", "b", "org_x", job_titles={"commissioner"}),
            id="first surname abbreviated",
        ),
        pytest.param(
            mention("Susan Park", "a", "org_x", organization_names={"acmeware"}, job_titles={"kite manager"}),
            mention("Susan Park", "a", "org_y", organization_names={"acmeware motors"}, job_titles={"kite lead"}),
            id="short name of the employer",
        ),
        pytest.param(
            mention("Ana Prueba", "a", "org_x", organization_names={"wjc"}, job_titles={"counsel"}),
            mention("Ana Prueba", "b", "org_y", organization_names={"worker justice center"}, job_titles={"counsel"}),
            id="initials of the employer",
        ),
        pytest.param(
            mention("Ana Muestrera", "a", "org_x", job_titles={"kite organizer"}, topics=WAGES),
            mention("Muestrera Ana", "b", "org_x", job_titles={"organizer"}, topics=WAGES),
            id="family name in front",
        ),
        pytest.param(
            mention("Brian Etxeberria", "a", "org_x", job_titles={"kite manager"}),
            mention("Brain Etxeberria", "b", "org_x", job_titles={"wage analyst"}),
            id="two letters of the given name swapped",
        ),
        pytest.param(
            mention("Iker Etxeberria", "a", "org_x", job_titles={"partner"}, topics=WAGES | HEAT),
            mention("Iker M. Etxeberria", "b", "org_y", job_titles={"shareholder"}, topics=WAGES | HEAT),
            id="partner and shareholder",
        ),
    ],
)
def test_mentions_of_one_person(one: PersonMention, other: PersonMention) -> None:
    assert one_person(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            mention("John Smith", "a", "org_x", topics=WAGES),
            mention("John Smith", "b", "org_y", topics=WAGES),
            id="common name",
        ),
        pytest.param(
            mention("Luis A. Montenegro", "a", "org_x", job_titles={"investigator"}, days={date(2021, 7, 14)}),
            mention("Luis Alberto Montenegro", "b", "org_y", job_titles={"organizer"}, days={date(2021, 7, 28)}),
            id="two employers at one time",
        ),
        pytest.param(
            mention("Terry Yarborough", "a", "org_x", job_titles={"organizer"}),
            mention("Terri Yarborough", "b", "org_x", job_titles={"treasurer"}),
            id="a man's name and a woman's",
        ),
        pytest.param(
            mention("Maria Garcia", "a", "org_x"), mention("Maria Garcia", "b"), id="common name without a bridge"
        ),
        pytest.param(mention("Jane Doe", "a", "org_x"), mention("Jane Doe-Roe", "b", "org_y"), id="hyphen elsewhere"),
        pytest.param(
            mention("Iker Etxeberria", "a", "org_x", topics=WAGES),
            mention("Iker Etxeberria", "b", "org_y", topics=HEAT),
            id="rare name, other field",
        ),
        pytest.param(mention("Jane A. Doe", "a", "org_x"), mention("Jane B. Doe", "a", "org_x"), id="initials"),
        pytest.param(
            mention("Martin Example Jr.", "a", "org_x"), mention("Martin Example Sr.", "a", "org_x"), id="suffix"
        ),
        pytest.param(
            mention("Jane Doe", "a", "org_x", records={(0, 0)}),
            mention("Jane Doe", "a", "org_y", records={(0, 0)}),
            id="side by side",
        ),
        pytest.param(
            mention("Iker Etxeberria Jr.", "a", "org_x", job_titles={"steward"}),
            mention("Iker Etxeberria", "b", "org_x"),
            id="father or son",
        ),
        pytest.param(
            mention("Sam Etxeberria", "a", "org_x", job_titles={"economist"}),
            mention("Samantha Etxeberria", "b", "org_x", job_titles={"campaigner"}),
            id="a short name of both sexes, other work",
        ),
        pytest.param(
            mention("Iker Etxeberria", "a", "org_x", job_titles={"economist"}, topics=WAGES),
            mention("I. Etxeberria", "b", "org_y", job_titles={"campaigner"}, topics=WAGES),
            id="an initial, other work",
        ),
        pytest.param(
            mention("Iker Etxeberria", "a", "org_x", job_titles={"economist"}, topics=WAGES),
            mention("Iker Etxeberria", "b", job_titles={"surf teacher"}, topics=WAGES),
            id="other work without employer",
        ),
        pytest.param(
            mention("Bart Etxeberri", "a", "org_x", topics=WAGES),
            mention("Bart Etxeberria", "b", "org_y", topics=WAGES),
            id="a letter more, elsewhere",
        ),
        pytest.param(
            mention("Joan Muestra", "a", "org_x", job_titles={"economist"}),
            mention("Joan Muestre", "b", "org_x", job_titles={"economist"}, beside={name_form("Joan Muestra")}),
            id="the other one is named on the panel",
        ),
        pytest.param(
            mention("Jane Doe", "a", records={(0, 0)}, tags={"data"}),
            mention("Jane Doe", "a", "org_y", records={(0, 0)}),
            id="told apart on one page",
        ),
        pytest.param(
            mention("Iker Etxeberria", "a", "org_x", job_titles={"staff attorney"}, topics=WAGES),
            mention("Iker Etxeberria", "b", "org_y", job_titles={"baker and owner"}, topics=WAGES),
            id="a rare name, another walk of life",
        ),
        pytest.param(
            mention("Maria Garcia", "a", "org_x", organization_names={"kite coalition"}),
            mention("Maria Garcia", "b", "org_y", said={"she was lead counsel against the kite coalition"}),
            id="a body that is named as an opponent",
        ),
        pytest.param(
            mention("James Henry", "a", "org_x", job_titles={"organizer"}, topics=WAGES),
            mention("Henry James", "b", "org_x", job_titles={"organizer"}, topics=WAGES),
            id="two given names either of which may be a surname",
        ),
    ],
)
def test_mentions_of_two_people(one: PersonMention, other: PersonMention) -> None:
    assert not one_person(one, other)


def test_a_common_name_with_other_work_at_a_large_body_and_its_division_is_two() -> None:
    def at(source: str, organization: str, job: str) -> PersonMention:
        made = mention("Sarah Miller", source, organization, job_titles={job}, topics=WAGES)
        made.profile.organizations = frozenset({organization, "org_department"})
        made.profile.organization_kind = "federal_agency"
        return made

    whole, inspector = at("a", "org_department", "chief economist"), at("b", "org_division", "inspector")
    assert not one_person(whole, inspector)
    assert one_person(at("a", "org_department", "inspector"), inspector)


def test_who_fits_two_people_is_neither_and_a_tie_says_so() -> None:
    mentions = [mention(name, "a", "org_x") for name in ("Jane A. Doe", "Jane B. Doe", "Jane Doe")]
    found = people(*mentions)
    ids = [found.presenter_id(*each.key) for each in mentions]
    assert len(set(ids)) == 3
    assert {frozenset((tie.row_id, tie.other_id)) for tie in found.ties} == {
        frozenset((ids[2], one)) for one in ids[:2]
    }


def test_namesakes_at_two_employers_are_a_tie() -> None:
    found = people(mention("John Smith", "a", "org_x"), mention("John Smith", "b", "org_y"))
    assert len(found.ties) == 1


MENTIONS = st.builds(
    mention,
    st.sampled_from(["Jane Doe", "Jane A. Doe", "JANE DOE", "Jane B. Doe", "Juan Muestra", "John Smith", "J. Smith"]),
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from([None, "org_x", "org_y"]),
    st.sampled_from(["20240101T000000Z", "20250101T000000Z"]),
)


@given(st.lists(MENTIONS, max_size=12), st.randoms())
def test_the_order_of_mentions_does_not_count(mentions: list[PersonMention], rng: random.Random) -> None:
    shuffled = mentions[:]
    rng.shuffle(shuffled)
    one, other = people(*mentions), people(*shuffled)
    for each in mentions:
        assert one.presenter_id(*each.key) == other.presenter_id(*each.key)
    assert one.ties == other.ties


@given(st.lists(MENTIONS, min_size=1, max_size=8))
def test_another_person_leaves_ids_alone(mentions: list[PersonMention]) -> None:
    before = people(*mentions)
    after = people(*mentions, mention("Somebody Else", "a", "org_x", "20260101T000000Z"))
    assert [before.presenter_id(*each.key) for each in mentions] == [after.presenter_id(*each.key) for each in mentions]


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("Liz Muestra", "Lisa Muestra", True),
        ("Rosa Muestra", "Rosalia Muestra", True),
        ("Mei Muestra", "Mei-Ling Muestra", True),
        ("Liz Muestra", "Elizabeth Muestra", False),
        ("Rigo Muestra", "Rigoberto Muestra", False),
        ("Mei-Ling Muestra", "Meiling Muestra", False),
        ("Mei-Ling Muestra", "Mei Ling Muestra", False),
        ("Jörg Muestra", "Joerg Muestra", False),
        ("Farid Muestra", "Fareed Muestra", False),
        ("L. Muestra", "Lisa Muestra", False),
    ],
)
def test_given_names_that_two_people_may_well_have(one: str, other: str, two: bool) -> None:
    assert two_given_names(name_form(one), name_form(other)) == two_given_names(name_form(other), name_form(one)) == two


def test_two_given_names_with_other_work_are_two_people() -> None:
    lisa = mention("Lisa Etxeberria", "a", "org_x", job_titles={"kite inspector"}, topics=WAGES)
    assert not one_person(lisa, mention("Liz Etxeberria", "b", "org_x", job_titles={"payroll clerk"}, topics=WAGES))
    assert one_person(lisa, mention("Liz Etxeberria", "b", "org_x", job_titles={"kite inspector"}, topics=WAGES))


def test_a_post_may_be_printed_as_its_acronym() -> None:
    assert same_work({"kite outreach and planning specialist"}, {"kops"})
    assert not same_work({"kite outreach and planning specialist"}, {"koala"})


def test_a_particle_written_together_is_no_other_surname_at_one_place() -> None:
    apart = mention("Ana de la Muestra", "a", "org_x", job_titles={"health educator"})
    together = mention("Ana Delamuestra", "b", "org_x", job_titles={"program manager"})
    assert one_person(apart, together)
    assert not one_person(apart, mention("Ana Delamuestra", "b", "org_y", job_titles={"program manager"}))


def test_a_companion_of_a_rare_name_proves_more_than_one_of_a_common_name() -> None:
    def pair(companion: str) -> bool:
        beside = {"company": {name_form(companion).key}, "beside": {name_form(companion)}, "topics": WAGES}
        return one_person(mention("Dan Cohen", "a", "org_x", **beside), mention("Daniel Cohen", "b", **beside))

    assert pair("Zebulon Quillfeather")
    assert not pair("Maria Garcia")
