"""Running text about an event: who presents by what is said of him or her, and who is only spoken of."""

from __future__ import annotations

import pytest
from small_pages import Told, told

CARLA, TOM, ANA = "Carla Jimenez", "Tom Baker", "Ana Ruiz"
AID, HEALTH, CENTRO = "Valley Legal Aid", "State Health Department", "Centro Legal"


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        # what somebody will do, whatever the verb
        (f"{CARLA} of {AID} will pick apart two forms.", [(CARLA, "presenter", None, AID)]),
        (
            f"{CARLA} will present the form and {TOM} will take your questions.",
            [(CARLA, "presenter", None, None), (TOM, "presenter", None, None)],
        ),
        (f"{ANA}, who directs the Labor School, will sum up.", [(ANA, "presenter", None, "Labor School")]),
        # recaps
        (
            f"We heard from {CARLA}, who ran the agency for years, and from {TOM} of the {HEALTH}.",
            [(CARLA, "presenter", None, None), (TOM, "presenter", None, HEALTH)],
        ),
        (f"{TOM} of the {HEALTH} followed with a short history.", [(TOM, "presenter", None, HEALTH)]),
        (f"Questions were handled by {TOM}.", [(TOM, "presenter", None, None)]),
        (f"From the union side came {TOM} of the Building Trades Council.",
         [(TOM, "presenter", None, "Building Trades Council")]),
        (f"{CARLA} was unable to attend, but {TOM} spoke in her place.", [(TOM, "presenter", None, None)]),
        # the body before the name
        (f"NELP’s {CARLA} and EPI’s {TOM} will walk you through the numbers.",
         [(CARLA, "presenter", None, "NELP"), (TOM, "presenter", None, "EPI")]),
        (f"For shops, with the Retail Association’s {TOM} and our own {ANA}.",
         [(TOM, "presenter", None, "Retail Association"), (ANA, "presenter", None, None)]),
        # titles before the name
        (f"Farmer and artist {ANA}, health researcher {TOM}, and {CARLA}, co-director of {AID}, discuss pay.",
         [(ANA, "presenter", "Farmer and artist", None), (TOM, "presenter", "health researcher", None),
          (CARLA, "presenter", "co-director", AID)]),
        (f"{ANA}, {CENTRO}, and Wage and Hour investigator {TOM} will explain the claim form.",
         [(ANA, "presenter", None, CENTRO), (TOM, "presenter", "Wage and Hour investigator", None)]),
        # what holds for several
        (f"{TOM} and {ANA}, both of the {HEALTH}, answer your questions.",
         [(TOM, "presenter", None, HEALTH), (ANA, "presenter", None, HEALTH)]),
        # roles
        (f"The chair is {ANA}, an independent writer.", [(ANA, "moderator", "independent writer", None)]),
        (f"{CARLA} closes.", [(CARLA, "other", None, None)]),
        (f"{TOM} speaks together with {ANA} of {CENTRO}.",
         [(TOM, "presenter", None, None), (ANA, "presenter", None, CENTRO)]),
        # Spanish
        ("La charla estará a cargo del inspector Sergio Quispe.", [("Sergio Quispe", "presenter", "inspector", None)]),
        ("Moderará la sesión Rosa Huamán, especialista del Ministerio de Trabajo.",
         [("Rosa Huamán", "moderator", "especialista", "Ministerio de Trabajo")]),
        ("Después habló Doroteo Chimbo, carpintero.", [("Doroteo Chimbo", "presenter", "carpintero", None)]),
        ("El director de Inspección, José Ruiz, llevó a la pantalla tres casos.",
         [("José Ruiz", "presenter", "director de Inspección", None)]),
        ("Contaremos con la participación de María López, de Red Sindical.",
         [("María López", "presenter", None, "Red Sindical")]),
    ],
)  # fmt: skip
def test_who_is_said_to_take_part(sentence: str, people: list[Told]) -> None:
    assert told(sentence) == people


@pytest.mark.parametrize(
    "sentence",
    [
        "Tom Baker, who looks after the standards, put the session together.",
        "A word from Governor Mark Hill opens the report that Susan Miller wrote.",
        "Jane Roe’s report shows how wages fell.",
        "Tom Baker will receive the award in June.",
        "La ministra Doris Zapata había señalado que el país crece.",
    ],
)
def test_who_is_only_spoken_of_stays_out(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        # whoever is listed with a body, whatever the sentence says
        (f"Spend an hour with {CARLA} of {AID} and {TOM} of the {HEALTH}.",
         [(CARLA, "presenter", None, AID), (TOM, "presenter", None, HEALTH)]),
        (f"We asked two who know: {CARLA} ({AID}) and {TOM} ({HEALTH}).",
         [(CARLA, "presenter", None, AID), (TOM, "presenter", None, HEALTH)]),
        (f"We are grateful to all who spoke: {CARLA} of {AID}; and {TOM} of the {HEALTH}.",
         [(CARLA, "presenter", None, AID), (TOM, "presenter", None, HEALTH)]),
        # the verb stands before the people
        (f"First to speak was {CARLA} of {AID}.", [(CARLA, "presenter", None, AID)]),
        (f"Joining the call are {CARLA} of {AID} and organizer {TOM}.",
         [(CARLA, "presenter", None, AID), (TOM, "presenter", "organizer", None)]),
        (f"Interpretation was provided by {ANA}.", [(ANA, "other", None, None)]),
        # a clause behind the name says the role
        (f"Questions were put by organizer {ANA}, who chaired the hour.", [(ANA, "moderator", "organizer", None)]),
        (f"What is new, said organizer {ANA}, who moderated, is the fine.", [(ANA, "moderator", "organizer", None)]),
        (f"{ANA} chaired the discussion.", [(ANA, "moderator", None, None)]),
        # a title with "and" behind the name
        (f"{CARLA}, a cook and union member, spoke about her shift.",
         [(CARLA, "presenter", "cook and union member", None)]),
        # Spanish
        ("Coordinará el intercambio la abogada Luisa Prado.", [("Luisa Prado", "moderator", "abogada", None)]),
        ("Le siguió Elena Ruiz, inspectora de la OIT.",
         [("Elena Ruiz", "presenter", "inspectora", "OIT")]),
        ("La moderación quedó en manos del periodista Omar Díaz.", [("Omar Díaz", "moderator", "periodista", None)]),
        ("La jornada fue clausurada por la directora Inés Prado.", [("Inés Prado", "other", "directora", None)]),
        ("Nos acompaña la doctora Elena Ruiz.", [("Elena Ruiz", "presenter", None, None)]),
    ],
)  # fmt: skip
def test_people_listed_with_bodies_and_behind_the_verb(sentence: str, people: list[Told]) -> None:
    assert told(sentence) == people


@pytest.mark.parametrize(
    "sentence",
    [
        f"The plaintiffs, {CARLA} of {AID} and {TOM} of {CENTRO}, won.",
        f"The bill, sponsored by {CARLA} of {AID} and {TOM} of {CENTRO}, died in committee.",
        f"A study by {CARLA} of {AID} and {TOM} of {CENTRO} shows the cost.",
        f"Photo: {CARLA} of {AID} and {TOM} of {CENTRO}.",
        f"Her work with {CARLA} of {AID} is described here.",
        f"In the question period {CARLA}, a student, asked about tips.",
        f"{CARLA} chairs the Senate Labor Committee.",
    ],
)
def test_people_listed_in_other_matters_do_not_present(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Questions about your program? Reach out to Ed Nolan, Construction Practice Leader.",
        "You’ll hear Linda Tapp in it, and Abby Ferri.",
        "It was Faith Eatman, a plant safety manager, who told me that her incident forms lived in a shoebox.",
        "Questions go to Outreach Manager Joseph Wilson at 314-798-1951.",
        "For information, contact Claiborne Guy at guyc@agc.org.",
        "Secretary of Labor Hilda Solis has added some 300 investigators since 2009.",
        "A post by Wilma Ortiz gathers tips for mental health.",
        "Questions? Write to Robert Chlala.",
        "With Professor Sharon O’Neill of UNSW Canberra, for example, we have been taking lost-time rates apart.",
        "Panelists from Northrop Grumman and Texthelp told what has worked.",
        "In 2019 Ana Ruiz, a cook at the Bay Grill, sued her employer for unpaid tips.",
        "The law is named for Tom Baker, a roofer who died of heat stroke in 2008.",
        "Governor Tom Baker signed the bill on Monday.",
        "A study led by Ana Ruiz of Bay College found that one in five is not paid.",
        "Ana Ruiz, a cashier, told the paper that she was fired.",
        "Media: Karen Lanza, 860-555-0142.",
        "If you need an interpreter, write to Ana Ruiz, Training Coordinator, by June 1.",
        "The report was written by Ana Ruiz of Bay College.",
        "The video tells the story of Tom Baker, a painter who fell from a roof.",
        "The rule was announced by Acting Secretary Julie Baker in March.",
        "Photo by Tom Baker.",
        "Posted by Tom Baker in Wage and Hour.",
        "Ana Ruiz, a tenant of the building, owns the shop.",
    ],
)
def test_who_is_only_mentioned_does_not_present(sentence: str) -> None:
    assert told(sentence) == []
