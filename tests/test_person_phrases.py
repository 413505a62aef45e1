"""People in sentences: titles before names, what stands behind them, and phrases of several."""

from __future__ import annotations

import pytest
from small_pages import Told, told


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        (
            "Join Carla Jimenez of Reed & Stone for a free hour on overtime.",
            [("Carla Jimenez", "presenter", None, "Reed & Stone")],
        ),
        (
            "Please join AGC and Tom Baker from Reed Phillips on Tuesday, February 13th at 10:00am, when we "
            "will go through the rule.",
            [("Tom Baker", "presenter", None, "Reed Phillips")],
        ),
        (
            "Join us and Tom Baker, partner at Reed Law, as we walk through the new rule.",
            [("Tom Baker", "presenter", "partner", "Reed Law")],
        ),
        (
            "Join employment attorney Ana Ruiz on June 4 to learn what changed.",
            [("Ana Ruiz", "presenter", "employment attorney", None)],
        ),
        (
            "Join Vicki M. Lambert, CPP for this information packed webinar.",
            [("Vicki M. Lambert", "presenter", None, None)],
        ),
        (
            "Please join Valley Legal Aid attorneys Carla Jimenez and Tom Baker for a training on wage claims.",
            [
                ("Carla Jimenez", "presenter", "attorney", "Valley Legal Aid"),
                ("Tom Baker", "presenter", "attorney", "Valley Legal Aid"),
            ],
        ),
        (
            "I’ll be joined by Carol Stanforth, an industrial hygiene advisor at the Bureau of Workers’ "
            "Compensation, and by Mark Dellinger, PE, who manages the energy program at the State Facilities "
            "Commission.",
            [
                ("Carol Stanforth", "presenter", "industrial hygiene advisor", "Bureau of Workers’ Compensation"),
                ("Mark Dellinger", "presenter", None, "State Facilities Commission"),
            ],
        ),
        (
            "She will be joined by Tom Baker, Senior Counsel at the Fair Work Center.",
            [("Tom Baker", "presenter", "Senior Counsel", "Fair Work Center")],
        ),
        (
            "Joining her is Tom Baker, who heads research at the Labor Institute.",
            [("Tom Baker", "presenter", None, "Labor Institute")],
        ),
        (
            "Joining us from Denver will be Ana Ruiz, Regional Solicitor at the U.S. Department of Labor.",
            [("Ana Ruiz", "presenter", "Regional Solicitor", "U.S. Department of Labor")],
        ),
        (
            "Ana Ruiz of Centro Legal joins us to talk about retaliation.",
            [("Ana Ruiz", "presenter", None, "Centro Legal")],
        ),
        (
            "We are pleased to welcome Ana Ruiz, Labor Commissioner, as our guest.",
            [("Ana Ruiz", "presenter", "Labor Commissioner", None)],
        ),
        (
            "We are thrilled to have Ana Ruiz from Centro Legal with us for this session.",
            [("Ana Ruiz", "presenter", None, "Centro Legal")],
        ),
        (
            "Our guest this month is Ana Ruiz, founder of Fair Kitchens.",
            [("Ana Ruiz", "presenter", "founder", "Fair Kitchens")],
        ),
        (
            "Our speaker, Ana Ruiz, is a senior attorney with Centro Legal.",
            [("Ana Ruiz", "presenter", "senior attorney", "Centro Legal")],
        ),
        (
            "Guest speaker Ana Ruiz of Centro Legal answers your questions.",
            [("Ana Ruiz", "presenter", None, "Centro Legal")],
        ),
        (
            "On March 29 we will put on an hour-long webinar in which attorney Tom Baker, Employment "
            "Co-Department Head at Reed & Whitney, takes on the hard questions:",
            [("Tom Baker", "presenter", "Employment Co-Department Head", "Reed & Whitney")],
        ),
        (
            "Our June webinar, in which Ana Ruiz (Centro Legal) untangles the tip credit, is full.",
            [("Ana Ruiz", "presenter", None, "Centro Legal")],
        ),
        (
            "Tonia Novak (University of Bristol) keeps the peace.",
            [("Tonia Novak", "presenter", None, "University of Bristol")],
        ),
        (
            "To get us going, Vincent Pietro (Lund University) will say something about time, and Ana Ruiz of "
            "Carleton University about care; Maria Tranfa, a doctoral researcher at Monash University, will "
            "speak for those without tenure.",
            [
                ("Vincent Pietro", "presenter", None, "Lund University"),
                ("Ana Ruiz", "presenter", None, "Carleton University"),
                ("Maria Tranfa", "presenter", "doctoral researcher", "Monash University"),
            ],
        ),
        (
            "Also that day Deborah Wilder, who wrote the Compliance Manual and is president of Contractor "
            "Monitoring, Inc., told how to ask for a rate.",
            [("Deborah Wilder", "presenter", "president", "Contractor Monitoring, Inc.")],
        ),
        (
            "Day one opened with Natalie Boan, WHD’s branch chief of construction wage determinations, who "
            "laid out the surveys.",
            [("Natalie Boan", "presenter", "branch chief of construction wage determinations", "WHD")],
        ),
        (
            "Moderating was AGC member Kris Talynn, HR director for Okland Construction.",
            [("Kris Talynn", "moderator", "HR director", "Okland Construction")],
        ),
        (
            "The first conversation paired Tanya Wallace, Executive Director of the National Worker Center, "
            "with Saket Soni of Resilience Force.",
            [
                ("Tanya Wallace", "presenter", "Executive Director", "National Worker Center"),
                ("Saket Soni", "presenter", None, "Resilience Force"),
            ],
        ),
        (
            "Manisha Vaze, NFG’s Senior Director of Programs, opened the day and introduced Robert Chlala, "
            "FJE’s Senior Program Manager, who facilitated.",
            [
                ("Manisha Vaze", "other", "Senior Director of Programs", "NFG"),
                ("Robert Chlala", "moderator", "Senior Program Manager", "FJE"),
            ],
        ),
        (
            "To close, Shawn Escoffery of the Disney Family Foundation asked the funders in the room to name "
            "one thing.",
            [("Shawn Escoffery", "presenter", None, "Disney Family Foundation")],
        ),
        (
            "I will be on it with Felix Shafir of Horvitz & Levy LLP, and Phyllis Cheng, Director of the "
            "Department of Fair Employment and Housing, will keep us from coming to blows.",
            [
                ("Felix Shafir", "presenter", None, "Horvitz & Levy LLP"),
                ("Phyllis Cheng", "presenter", "Director", "Department of Fair Employment and Housing"),
            ],
        ),
        (
            "I will be presenting with Felix Shafir of Horvitz & Levy LLP.",
            [("Felix Shafir", "presenter", None, "Horvitz & Levy LLP")],
        ),
        (
            "I’ll be speaking alongside Ana Ruiz, General Counsel of the Painters Union.",
            [("Ana Ruiz", "presenter", "General Counsel", "Painters Union")],
        ),
        (
            "My colleague Tom Baker and I will present a webinar on June 4.",
            [("Tom Baker", "presenter", None, None)],
        ),
        (
            "Tom Baker will be presenting, along with Ana Ruiz and Carla Jimenez of Centro Legal.",
            [
                ("Tom Baker", "presenter", None, None),
                ("Ana Ruiz", "presenter", None, "Centro Legal"),
                ("Carla Jimenez", "presenter", None, "Centro Legal"),
            ],
        ),
        (
            "Employment lawyer Diana Maier and her guest Carlos Torres, a Hearing Officer for the Division of "
            "Labor Standards Enforcement, will discuss which factors matter.",
            [
                ("Diana Maier", "presenter", "Employment lawyer", None),
                ("Carlos Torres", "presenter", "Hearing Officer", "Division of Labor Standards Enforcement"),
            ],
        ),
        (
            "This course, presented by Gregory Mersol and John Lewis of Baker Reed, LLP covers the current "
            "environment.",
            [
                ("Gregory Mersol", "presenter", None, "Baker Reed, LLP"),
                ("John Lewis", "presenter", None, "Baker Reed, LLP"),
            ],
        ),
        (
            "Panelists Mitch Steiger and David Hornung, along with moderators Monica Hosein and Laura Stock, "
            "will review the issue of heat.",
            [
                ("Mitch Steiger", "panelist", None, None),
                ("David Hornung", "panelist", None, None),
                ("Monica Hosein", "moderator", None, None),
                ("Laura Stock", "moderator", None, None),
            ],
        ),
        (
            "Moderated by Anna Galland, former executive director of MoveOn.",
            [("Anna Galland", "moderator", "former executive director", "MoveOn")],
        ),
        (
            "The webinar is moderated by Anna Galland and features Tom Baker of OSHA and Ana Ruiz of Cal/OSHA.",
            [
                ("Anna Galland", "moderator", None, None),
                ("Tom Baker", "presenter", None, "OSHA"),
                ("Ana Ruiz", "presenter", None, "Cal/OSHA"),
            ],
        ),
        (
            "A discussion with Tom Baker, Ana Ruiz, and Carla Jimenez, all attorneys with Centro Legal.",
            [
                ("Tom Baker", "presenter", "attorney", "Centro Legal"),
                ("Ana Ruiz", "presenter", "attorney", "Centro Legal"),
                ("Carla Jimenez", "presenter", "attorney", "Centro Legal"),
            ],
        ),
        (
            "Tom Baker, Ana Ruiz and Carla Jimenez, all of Reed Law, will cover the basics.",
            [
                ("Tom Baker", "presenter", None, "Reed Law"),
                ("Ana Ruiz", "presenter", None, "Reed Law"),
                ("Carla Jimenez", "presenter", None, "Reed Law"),
            ],
        ),
        (
            "Presenters Tom Baker (Reed Law) and Ana Ruiz (Centro Legal) will show how to file.",
            [("Tom Baker", "presenter", None, "Reed Law"), ("Ana Ruiz", "presenter", None, "Centro Legal")],
        ),
        (
            "It said Pauline Kim, Law Professor at the Washington University School of Law, will lead this discussion.",
            [("Pauline Kim", "presenter", "Law Professor", "Washington University School of Law")],
        ),
        (
            "The EEOC said its Associate Legal Counsel Carol Miaskoff will go over the year’s legal updates.",
            [("Carol Miaskoff", "presenter", "Associate Legal Counsel", None)],
        ),
        (
            "The Commission said a session on hot topics will be led by Andrea Baran, Regional Attorney for "
            "the St. Louis District, and Faye Williams, Regional Attorney for the Memphis District.",
            [
                ("Andrea Baran", "presenter", "Regional Attorney for the St. Louis District", None),
                ("Faye Williams", "presenter", "Regional Attorney for the Memphis District", None),
            ],
        ),
        (
            "It said the panelists are Karla Dominguez, who heads diversity at Spire, and the Rev. Darryl "
            "Gray of the St. Louis clergy coalition, and that Gwendolyn Reams, EEOC Deputy General Counsel, "
            "is the moderator.",
            [
                ("Karla Dominguez", "panelist", None, "Spire"),
                ("Darryl Gray", "panelist", None, "St. Louis clergy coalition"),
                ("Gwendolyn Reams", "moderator", "Deputy General Counsel", "EEOC"),
            ],
        ),
        (
            "Athena Ramos, an associate professor at the University of Nebraska Medical Center, and Robin "
            "Marcom, director of the North Carolina Agromedicine Institute, will show conversation cards.",
            [
                ("Athena Ramos", "presenter", "associate professor", "University of Nebraska Medical Center"),
                ("Robin Marcom", "presenter", "director", "North Carolina Agromedicine Institute"),
            ],
        ),
        (
            "Its General Secretary, Gabi Prado, tells how a union is built.",
            [("Gabi Prado", "presenter", "General Secretary", None)],
        ),
        (
            "Luis Maldonado of our outreach team presents.",
            [("Luis Maldonado", "presenter", None, None)],
        ),
        (
            "Then we will have a word with OSHA’s Area Director for the Denver office, Herb Gibson, about reporting.",
            [("Herb Gibson", "presenter", "Area Director for the Denver office", "OSHA")],
        ),
        (
            "Catch up with Ana Ruiz, policy director at Fair Work, on what passed this year.",
            [("Ana Ruiz", "presenter", "policy director", "Fair Work")],
        ),
        (
            "Hear how to respond to an audit from Tom Baker of Reed & Stone.",
            [("Tom Baker", "presenter", None, "Reed & Stone")],
        ),
        (
            "Learn from Tom Baker, a former investigator, what the agency looks for.",
            [("Tom Baker", "presenter", "former investigator", None)],
        ),
        (
            "Attorney Tom Baker guides you through the form.",
            [("Tom Baker", "presenter", "Attorney", None)],
        ),
        (
            "Dr. Ana Ruiz, of the School of Public Health, tackles silica.",
            [("Ana Ruiz", "presenter", None, "School of Public Health")],
        ),
        (
            "Tom Baker and Ana Ruiz from Reed Law’s Chicago office unpack the decision.",
            [("Tom Baker", "presenter", None, "Reed Law"), ("Ana Ruiz", "presenter", None, "Reed Law")],
        ),
        (
            "The webinar will be hosted by Ana Ruiz, Communications Manager at Fair Work.",
            [("Ana Ruiz", "host", "Communications Manager", "Fair Work")],
        ),
        (
            "Q&A with Ana Ruiz, Executive Director, Fair Work Center.",
            [("Ana Ruiz", "presenter", "Executive Director", "Fair Work Center")],
        ),
        (
            "Labor historian Ana Ruiz interviews organizer Tom Baker about his new book.",
            [("Ana Ruiz", "presenter", "Labor historian", None), ("Tom Baker", "presenter", "organizer", None)],
        ),
        (
            "In this recording, Ana Ruiz, an occupational physician at Bay Health, explains heat stroke.",
            [("Ana Ruiz", "presenter", "occupational physician", "Bay Health")],
        ),
        (
            "Watch Tom Baker, CIH, demonstrate a fit test.",
            [("Tom Baker", "presenter", None, None)],
        ),
        (
            "Presented by OSHA compliance officer Tom Baker and Ana Ruiz, an engineer with NIOSH.",
            [("Tom Baker", "presenter", "compliance officer", "OSHA"), ("Ana Ruiz", "presenter", "engineer", "NIOSH")],
        ),
        (
            "Instructors for the course are Tom Baker, CSP, and Ana Ruiz, CIH.",
            [("Tom Baker", "presenter", None, None), ("Ana Ruiz", "presenter", None, None)],
        ),
        (
            "The speakers were Tom Baker, a nurse at Bay Hospital; Ana Ruiz, a shop steward; and Carla "
            "Jimenez, who teaches law at Bay College.",
            [
                ("Tom Baker", "presenter", "nurse", "Bay Hospital"),
                ("Ana Ruiz", "presenter", "shop steward", None),
                ("Carla Jimenez", "presenter", None, "Bay College"),
            ],
        ),
        (
            "Tom Baker from the Wage and Hour Division gave an overview of child labor law, after which Ana "
            "Ruiz of Centro Legal took questions.",
            [
                ("Tom Baker", "presenter", None, "Wage and Hour Division"),
                ("Ana Ruiz", "presenter", None, "Centro Legal"),
            ],
        ),
        (
            "After an introduction by Ana Ruiz, Dean of the School of Labor, Tom Baker will speak on automation.",
            [("Ana Ruiz", "other", "Dean", "School of Labor"), ("Tom Baker", "presenter", None, None)],
        ),
        (
            "Ana Ruiz serves as moderator; Tom Baker of SEIU and Carla Jimenez of UNITE HERE are the panelists.",
            [
                ("Ana Ruiz", "moderator", None, None),
                ("Tom Baker", "panelist", None, "SEIU"),
                ("Carla Jimenez", "panelist", None, "UNITE HERE"),
            ],
        ),
        (
            "Tom Baker, Associate at Reed Law, and Ana Ruiz, Partner at Stone LLP, are our speakers.",
            [("Tom Baker", "presenter", "Associate", "Reed Law"), ("Ana Ruiz", "presenter", "Partner", "Stone LLP")],
        ),
        (
            "Your presenter is Ana Ruiz, SHRM-SCP, of Bay HR Consulting.",
            [("Ana Ruiz", "presenter", None, "Bay HR Consulting")],
        ),
        (
            "Reed Law’s Tom Baker will host a discussion with Ana Ruiz of the Labor Board.",
            [("Tom Baker", "host", None, "Reed Law"), ("Ana Ruiz", "presenter", None, "Labor Board")],
        ),
        (
            "Ana Ruiz, who has represented farmworkers for 20 years, and Tom Baker, who runs the clinic at "
            "Bay College, lead the training.",
            [("Ana Ruiz", "presenter", None, None), ("Tom Baker", "presenter", None, "Bay College")],
        ),
        (
            "The training was given by Tom Baker (he/him) and Ana Ruiz (she/ella) of Centro Legal.",
            [("Tom Baker", "presenter", None, "Centro Legal"), ("Ana Ruiz", "presenter", None, "Centro Legal")],
        ),
        (
            "La inauguración contó con las palabras del Dr. Raúl Contreras, director de la Facultad de "
            "Derecho UNAM; del Dr. Matías Cremonte, presidente de ALAL, y del Dr. Francisco Ramírez, "
            "presidente de la Asociación Nacional de Abogados.",
            [
                ("Raúl Contreras", "other", "director", "Facultad de Derecho UNAM"),
                ("Matías Cremonte", "other", "presidente", "ALAL"),
                ("Francisco Ramírez", "other", "presidente", "Asociación Nacional de Abogados"),
            ],
        ),
        (
            "Carmen Espinoza actuó como moderadora en el panel.",
            [("Carmen Espinoza", "moderator", None, None)],
        ),
        (
            "Participaron de la apertura el Vicepresidente de la Corte, Federico Otahola; la defensora "
            "general, Estela Martínez; y Julio Grisolia, director académico del Instituto de Estudios "
            "Sociales.",
            [
                ("Federico Otahola", "presenter", "Vicepresidente de la Corte", None),
                ("Estela Martínez", "presenter", "defensora general", None),
                ("Julio Grisolia", "presenter", "director académico", "Instituto de Estudios Sociales"),
            ],
        ),
        (
            "Nos acompañarán Ana Ruiz, abogada de Centro Legal, y Luis Prado, inspector del Ministerio de Trabajo.",
            [
                ("Ana Ruiz", "presenter", "abogada", "Centro Legal"),
                ("Luis Prado", "presenter", "inspector", "Ministerio de Trabajo"),
            ],
        ),
        (
            "Acompáñenos junto a Ana Ruiz, directora de Centro Legal, para hablar de sus derechos.",
            [("Ana Ruiz", "presenter", "directora", "Centro Legal")],
        ),
        (
            "El taller será impartido por la licenciada Ana Ruiz, de la Procuraduría del Trabajo.",
            [("Ana Ruiz", "presenter", None, "Procuraduría del Trabajo")],
        ),
        (
            "La especialista de la OIT, María Arteta, compartirá experiencias.",
            [("María Arteta", "presenter", "especialista", "OIT")],
        ),
        (
            "Bajo la moderación de Ana Ruiz, profesora de la Universidad de Chile, dialogarán Luis Prado y "
            "Rosa Huamán.",
            [
                ("Ana Ruiz", "moderator", "profesora", "Universidad de Chile"),
                ("Luis Prado", "presenter", None, None),
                ("Rosa Huamán", "presenter", None, None),
            ],
        ),
        (
            "Con Ana Ruiz, de Centro Legal, aprenderemos a llenar el formulario.",
            [("Ana Ruiz", "presenter", None, "Centro Legal")],
        ),
        (
            "El encuentro lo moderó Ana Ruiz, periodista.",
            [("Ana Ruiz", "moderator", "periodista", None)],
        ),
    ],
)
def test_who_is_told_of_and_as_what(sentence: str, people: list[Told]) -> None:
    assert told(sentence) == people
