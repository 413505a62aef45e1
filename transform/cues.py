"""The words by which a page says what a line is: that an event is online, that a list holds webinars, who presents.

One regular expression a meaning, English and Spanish, so that the extractor's vocabulary can be read in one place.
None of them knows a page, a person or an organization.
"""

from __future__ import annotations

import re


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(r"(?i)(?<!\w)(?:" + "|".join(alternatives) + r")(?!\w)")


# -- what makes an event a webinar ---------------------------------------------------------------------------------

WEBINAR = _words(
    r"webinars?",
    r"web[- ]?casts?",
    r"webin[aá]r(?:io)?s?",
    r"web seminars?",
    r"e-?seminars?",
    r"teleconferences?",
    r"tele(?:phone|-)? ?town ?halls?",
    r"seminarios? (?:web|virtual(?:es)?|en l[ií]nea)",
    r"videoconferencias?",
    r"conversatorios? virtual(?:es)?",
    r"(?:virtual|online|live-?streamed|digital|zoom|hybrid) (?:[\w’'&-]+ )?(?:seminars?|events?|panels?|forums?|"
    r"gatherings?|"
    r"workshops?|town ?halls?|briefings?|roundtables?|discussions?|symposi(?:um|a)|conversations?|lectures?|"
    r"teach-?ins?|dialogues?|listening sessions?)",
    r"(?:eventos?|foros?|charlas?|taller(?:es)?|capacitaci[oó]n(?:es)?|jornadas?|encuentros?|paneles|panel|"
    r"conferencias?|reuni[oó]n(?:es)?|clases?|mesas? redondas?) (?:virtual(?:es)?|online|en l[ií]nea|por zoom|v[ií]a "
    r"zoom)",
)
ONLINE = _words(
    r"zoom",
    r"online",
    r"on-line",
    r"virtual(?:ly|es|mente)?",
    r"live[- ]?stream(?:ed|ing|s)?",
    r"web-based",
    r"web[- ](?:trainings?|sessions?|conferences?|conferencing|meetings?|workshops?|classes|talks?|briefings?)",
    r"en l[ií]nea",
    r"go ?to ?(?:webinar|meeting)",
    r"webex",
    r"microsoft teams",
    r"ms teams",
    r"facebook live",
    r"youtube live",
    r"tele-?town hall",
    r"on[- ]demand",
    r"a distancia",
    r"en vivo por",
    r"remote(?:ly)? via",
    r"event video",
    r"google meet",
    r"(?:emisi[oó]n )?en directo",
    r"en vivo",
    r"stream(?:ing|ed)",
    r"semipresencial",
    r"transmisi[oó]n",
    r"hybrid",
    r"h[ií]brid[oa]",
    r"digital event",
    r"remote event",
    r"(?:v[ií]a|forma|manera|modalidad) remota",
    r"remotamente",
    r"(?:live|broadcast|streams?) (?:on|via) (?:our )?(?:youtube|facebook|twitter|social media)",
    r"tele-?conference",
)
_ONLINE_OTHERWISE = re.compile(
    r"(?i)\b(?:regist\w+|appl(?:y|ied|ication\w*)|orders?|available|fil(?:e|ed|ing)|submit\w*|pay|paid|found|"
    r"purchase[ds]?|complet\w+|enroll\w*|book|shop|donate|read|see|find|more|published|posted|report\w*)\s+"
    r"(?:\w+\s+){0,2}?(?:online|en l[ií]nea)\b|"
    r"\bonline (?:registration|form|forms|store|shop|application|applications|complaint|complaints|portal|tool|tools|"
    r"payments?|resources?|library|guide|calculator|database|catalog\w*|directory|newsletter|magazine|"
    r"course|courses|platforms?|retail\w*|sales|ads?|advert\w*|abuse|harassment|survey|questionnaire|system|account|"
    r"services?|bookstore|version|edition|filing|job|jobs|learning cent\w+)\b|"
    r"\b(?:hybrid|remote|virtual) (?:work(?!shop)\w*|positions?|schedules?|roles?|offices?|jobs?|vehicles?|currency|"
    r"assistants?|models?|employ\w*|options? for staff|office hours|reality|campus|library|classrooms?)\b|"
    r"\b(?:campus|aula|oficina|biblioteca|ventanilla|mesa de partes|tr[aá]mites?) virtual(?:es)?\b|"
    r"\bon[- ]demand (?:work\w*|delivery|econom\w*|platforms?|labor|drivers?|scheduling|apps?)\b|\bzoom(?:ed|ing|"
    r"s)?\s+(?:in|out)\b|\bvirtually (?:all|every|no|any|none|impossible|unknown|identical|the same)\b"
)


def says_online(text: str) -> bool:
    """The text speaks of something that happens online, not of forms, jobs or shops that are."""
    return ONLINE.search(_ONLINE_OTHERWISE.sub(" ", text)) is not None


RECORDED = _words(
    r"record(?:ing|ings|ed)",
    r"watch (?:the|it|again|now|video|recording|webinar|here|on)",
    r"video",
    r"replay",
    r"grabaci[oó]n(?:es)?",
    r"ver (?:el )?(?:video|v[ií]deo|webinar)",
    r"v[ií]deo",
    r"missed it",
    r"view (?:the )?webinar",
)
EVENT = _words(
    r"webinars?",
    r"trainings?",
    r"workshops?",
    r"sessions?",
    r"events?",
    r"panels?",
    r"seminars?",
    r"talks?",
    r"briefings?",
    r"town halls?",
    r"forums?",
    r"roundtables?",
    r"discussions?",
    r"meetings?",
    r"conversations?",
    r"lectures?",
    r"conferences?",
    r"presentations?",
    r"speaker series",
    r"eventos?",
    r"talleres",
    r"taller",
    r"capacitaci[oó]n(?:es)?",
    r"charlas?",
    r"reuni[oó]n(?:es)?",
    r"foros?",
    r"conversatorios?",
    r"webcasts?",
    r"seminarios?",
    r"jornadas?",
    r"encuentros?",
    r"mesas? redondas?",
    r"symposi(?:um|a)",
    r"dialogues?",
    r"colloqui(?:um|a)",
    r"fireside chats?",
    r"brown bags?",
)
# Lists of such are lists of webinars, whatever a single item says.
WEBINAR_LIST = re.compile(
    r"(?i)\b(?:webinars?|webcasts?|webinarios?|online (?:trainings?|events?|workshops?|sessions?|seminars?)|"
    r"virtual (?:trainings?|events?|workshops?|sessions?|seminars?)|eventos virtuales|recorded (?:trainings?|"
    r"sessions?|"
    r"presentations?)|on[- ]demand (?:c\.?l\.?e\.?|programs|trainings|sessions|seminars|presentations|recordings)|"
    r"training recordings|video (?:library|recordings)|watch past|seminarios? web|"
    r"(?:talleres|eventos|charlas|capacitaciones|foros|seminarios|sesiones) (?:virtuales|en l[ií]nea|web|por zoom))\b"
)
NUMBERED = re.compile(
    r"(?i)\b(?:the )?(?:first|second|third|fourth|fifth|next|last|final|primer[ao]?|segund[ao]|tercer[ao]?|"
    r"pr[oó]xim[ao]|[uú]ltim[ao])\b"
)
_STREET = (
    r"\d+ (?:[NSEW]\.? )?[A-Z][\w.]+(?: [A-Z]\w+)? (?:St|Street|Ave|Avenue|Blvd|Boulevard|Road|Rd|Drive|Dr|Way|Pkwy|"
    r"Parkway|Plaza)\b\.?"
)
ADDRESS = re.compile(_STREET)
# A job that is offered: "Part-time Investigator", "Paralegal (full time)"; not "Leave for Part-Time Staff".
PART_TIME = re.compile(r"(?i)(?:^|[(,–—|-]\s*)(?:part|full)[- ]time\b(?! (?:workers|employees|staff|work)\b)")
SOCIAL = _words(
    r"banquet",
    r"luncheon",
    r"dinner",
    r"gala",
    r"picnic",
    r"receptions?",
    r"happy hour",
    r"open house",
    r"golf outing",
    r"almuerzo",
    r"cena",
)
IN_PERSON = _words(
    r"in[- ]person",
    r"en persona",
    r"presencial(?:es)?",
    r"hotel",
    r"marriott",
    r"hilton",
    r"hyatt",
    r"sheraton",
    r"ballroom",
    r"convention cent(?:er|re)",
    r"conference cent(?:er|re)",
    r"banquet",
    r"luncheon",
    r"dinner",
    r"gala",
    r"picnic",
    r"room \d+\w?",
    r"\d+(?:st|nd|rd|th) floor",
    r"auditorium",
    r"courthouse",
    r"parking",
    r"receptions?",
    r"happy hour",
    r"open house",
    r"sal[oó]n",
    _STREET,
)
ONLY_IN_PERSON = _words(
    r"(?:in[- ]person|face[- ]to[- ]face|on[- ]?site) only",
    r"only (?:in person|face[- ]to[- ]face)",
    r"(?:not|n’t|n't)(?: be)? (?:live[- ]?)?(?:streamed|broadcast|online|available online)",
    r"no (?:live[- ]?stream|zoom|(?:online|virtual|remote) (?:option|access|attendance))",
    r"(?:s[oó]lo|solamente|[uú]nicamente|exclusivamente|s[oó]lo de forma) presencial",
)
NOT_A_WEBINAR = _words(
    r"national day of \w+",
    r"day of mourning",
    r"world congress",
    r"office hours",
    r"newsletters?",
    r"podcasts?",
    r"job openings?",
    r"(?:we are|we're|now) hiring",
    r"mailing list",
    r"course catalog",
    r"certificate program",
    r"self-paced",
    r"on youtube",
    r"no webinar",
    r"op-?eds?",
    r"policy briefs?",
    r"annual report",
    r"photographs",
    r"scholarships?",
    r"golf outing",
    r"research report",
    r"drinks with \w+",
    r"(?:coffee|lunch|tea) break",
    r"networking (?:lounge|reception|break)",
    r"happy hour",
)
CONFERENCE = _words(
    r"conferences?",
    r"(?:world|annual|international|national|\d+(?:st|nd|rd|th)) congress",
    r"conventions?",
    r"summit",
    r"retreat",
    r"boot ?camp",
    r"institute \d{4}",
)

# -- headings and labels -------------------------------------------------------------------------------------------

# Headings that name a place on the page, not an event and not a theme.
GENERIC_HEADING = re.compile(
    r"(?i)^\W*(?:(?:about|all|our|the|this|past|previous|recent|upcoming|future|archived?|recorded|latest|live|"
    r"other|more|additional|related|free|featured|new|on[- ]demand|coming|scheduled|current|watch|view|see|next|last|"
    r"monthly|weekly|annual|webinar|event|training|meeting|session|class|program|workshop|panel|supporting|support|"
    r"virtual|online|video|series|public|pr[oó]xim[oa]s|pasad[oa]s|"
    r"anteriores|recientes|todos|los|las|and|&|of|\d{4})[\s:,/-]*)*"
    r"(?:in (?:the|this|our) series|otras actividades|other activities|coming soon|pr[oó]ximamente|"
    r"overview|agenda|program(?:me)?|schedule|speakers?|presenters?|panel(?:ists?)?|"
    r"moderators?|facilitators?|materials?|resources?|handouts?|slides?|recordings?|videos?|"
    r"transcripts?|register|registration|rsvp|sign up|"
    r"about|details?|event details|contact(?: us)?|questions\??|faqs?|welcome|closing|opening|introductions?|q ?& ?a|"
    r"questions and answers|break|lunch|adjourn(?:ment)?|learn more|read more|more information|info(?:rmation)?|"
    r"description|summary|when|where|who|what|why|cost|fee|date|time|location|topics?|objectives?|"
    r"learning objectives|audience|who should attend|accessibility|accommodations?|cle credit|credits?|sponsors?|"
    r"co-?sponsors?|partners?|hosts?|share|tags?|categories|news|archives?|webinars?|webcasts?|events?|trainings?|"
    r"workshops?|sessions?|calendar|library|series|updates?|home|main menu|menu|search|biograph(?:y|ies)|bios?|"
    r"in the news|media|press|publications?|documents?|downloads?|links?|links of interest|add to calendar|"
    r"need help\?*|ask (?:a|us|for).{0,20}|from (?:our library|elsewhere)|courses|prefer to listen\?*|contact us.*|"
    r"skip to .*|past|upcoming|previous|recent|january|february|march|april|may|june|july|august|september|october|"
    r"november|"
    r"december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|"
    r"(?:spring|summer|fall|winter|autumn)(?: \d{4})?|\d{4}(?:[-–/]\d{2,4})?|q[1-4]|"
    r"ponentes?|panelistas?|materiales|recursos|inscripci[oó]n|registro|acerca de|contacto|programa|fecha|hora|lugar|"
    r"grabaciones|grabados|en persona|descripci[oó]n|eventos?|webinarios?|seminarios?|talleres|comments?|\d+ "
    r"comments?|cookies?|sign in|log ?in|"
    r"did you (?:miss it|know)|missed (?:it|a webinar|one)|a (?:note|message|word) from .{3,40}|we are hiring|"
    r"registration form|"
    r"subscribe|donate|follow us|stay informed|connect|print|email|back to top|topic|materiales de apoyo)"
    r"(?:\s*(?:&|and|/|y|,)\s*\w+)?\W*(?:\d{4})?\W*$"
)
# A line that begins so states a fact of an event and is not its title.
KEY_LEAD = re.compile(
    r"(?i)^\W*(?:in[- ]person|online|virtual|summary|abstract|description|resumen|descripci[oó]n|organizers?|when|"
    r"where|date|time|location|cost|fee|price|platform|duration|format|"
    r"venue|language|"
    r"register|rsvp|who|note|contact|speakers?|presenters?|panel(?:ists?)?|moderators?|facilitators?|instructors?|"
    r"hosts?|sponsors?|"
    r"cu[aá]ndo|d[oó]nde|fecha|hora|lugar|ponentes?|costo|registro|idioma|department|audience|level|credits?|tags?|"
    r"topics?|categor(?:y|ies)|"
    r"modalidad|cost[eo]|precio|horario|duraci[oó]n|recursos?|cr[eé]ditos|matr[ií]cula|inscripci[oó]n|join|phone|"
    r"call|meeting id|passcode|password|webinar id|email)\s*:"
)
RELATED_HEADING = re.compile(
    r"(?i)^\W*(?:(?:you )?(?:may|might) (?:also )?(?:like|be interested)|related\b(?! documents?$| materials?$)|"
    r"more (?:news|posts?|stories|from|events|articles|on|learning|resources)|see (?:also|related)|our latest|"
    r"(?:most|lo m[aá]s) (?:read|viewed|popular|le[ií]do|visto)|m[aá]s (?:noticias|le[ií]d[oa]s|vist[oa]s)|recent "
    r"(?:news|posts?|articles|stories|comments)|latest (?:news|posts?|articles|stories|tweets)|"
    r"also (?:on|in)|in the news|about the authors?|about us|other (?:news|events|upcoming)|you may|keep reading|"
    r"featured (?:news|posts?|stories)|upcoming events$|next events?$|pr[oó]xim[oa]s (?:eventos|"
    r"actividades)$|popular(?:$| (?:posts?|articles|now)\b)|trending|"
    r"share this|leave a (?:reply|comment)|"
    r"previous (?:post|article)|next (?:post|article)|stay (?:informed|connected|in touch)|sign up|subscribe|"
    r"join (?:our|the) (?:mailing )?list|follow us|newsletter|contact(?: us)?$|noticias|art[ií]culos relacionados|"
    r"tambi[eé]n te|relacionad[oa]s|comparte|don.t miss|hear about|references$|citations?$|cite$|endnotes$|"
    r"footnotes$)"
)

# -- people ----------------------------------------------------------------------------------------------------------

ROLE_NOUNS = {
    "moderator": (
        r"moderators?|moderator\(s\)|moderad(?:or|ora|ores)|facilitators?|facilitator\(s\)|facilitad(?:or|ora|ores)|"
        r"discussion leaders?|"
        r"chairs?(?=\s*:)|session chairs?|program moderators?|interviewers?|moderated by|facilitated by|"
        r"modera(?:do|da)?(?: por)?|facilitates|moderates|facilita(?:do|da)? por|moderaci[oó]n|"
        r"moderating|panel chairs?|moderator and \w+|facilitan?(?=\s*:)|moderan?(?=\s*:)|moder[oó](?=\s*:)|"
        r"conduce[n]?"
    ),
    "panelist": (
        r"panell?ists?|panell?ist\(s\)|panelistas?(?: invitad[oa]s?)?|panel members?|members of the panel|discussants?|"
        r"respondents?|panel(?=\s*:)|"
        r"comentaristas?|comentarios(?=\s*:)|on the panel"
    ),
    "host": (r"hosts?|host\(s\)|hosted by|anfitri(?:[oó]n|ona)(?:es)?|emcees?|m\.?c\.?(?=\s*:)"),
    "other": (
        r"interpreters?|int[eé]rpretes?|welcome(?: remarks| address)?|opening remarks|closing remarks|introductions?|"
        r"introduction by|introduced by|remarks by|with remarks|bienvenida|palabras de (?:bienvenida|apertura|"
        r"cierre)|"
        r"welcoming remarks|words? of welcome|closing|opening|cierre|apertura|clausura|interpretaci[oó]n"
    ),
    "presenter": (
        r"presenters?|speakers?|(?:presenter|speaker|instructor|trainer|ponente|expositor)\((?:e?s|as?)\)|"
        r"presented by|presentations? by|presenting|featuring|"
        r"featured (?:speakers?|guests?)|"
        r"guest speakers?|keynote(?: speakers?)?|instructors?|trainers?|faculty|lecturers?|guests?|(?:ponentes?|"
        r"expositor(?:es|as?)?|conferencistas?|orador(?:es|as?)?)"
        r"(?: (?:invitad[oa]s?|principal(?:es)?|central(?:es)?|magistral(?:es)?|especial(?:es)?|"
        r"internacional(?:es)?))?|"
        r"presentad(?:or|ora|ores)(?: por)?|resource (?:persons?|people)|"
        r"invitad[oa]s?|instructor(?:es|as?)|imparte[n]?|impartido por|a cargo de|speaking|with|taught by|led by|"
        r"tallerista|"
        r"facultad|recursos?(?=\s*:)|exposici[oó]n(?:es)?(?=\s*:?$)|con la participaci[oó]n de|participants|"
        r"participantes|disertantes?|docentes?|relator(?:es|as?)?|charlistas?|expone[n]?|presentan?|dictan?|"
        r"intervienen|participan|who you(?:[’']ll| will) hear from|who will be there|"
        r"who[’']s (?:speaking|presenting|talking)|"
        r"who (?:will be |is |was )?(?:speaking|presenting)|who (?:will )?(?:presents?|speaks?)|"
        r"who (?:presented|spoke)|"
        r"hear from|qui[eé]n(?:es)? (?:participan?|presentan?|exponen?|hablan?|imparten?)|con"
    ),
}
ROLE_LABEL = {role: re.compile(rf"(?i)^(?:{nouns})$") for role, nouns in ROLE_NOUNS.items()}
_ALL_ROLES = "|".join(ROLE_NOUNS.values())
# A line that is nothing but a label ("Panelists:", "Featured Speakers", "Speakers include:") …
PEOPLE_LABEL = re.compile(
    r"(?i)^\W*(?:(?:our|the|about|featured?|guest|invited|confirmed|distinguished|expert|webinar|event|meet|program|"
    r"keynote|"
    r"session|workshop|panel|your|and|regional|special|this|will be|today.s|nuestr[oa]s|l[oa]s|invitad[oa]s)\s+)*"
    rf"(?P<role>{_ALL_ROLES})"
    r"(?:\s*(?:&|and|/|,|y)\s*(?P<role2>" + _ALL_ROLES + r"))?"
    r"(?:\s+(?:include[sd]?|are|is|were|was|will be|incluyen|bios?|biographies|information|"
    r"ser[aá]n?))?(?:\s*\([^)]{3,40}\))?\s*[:.–—-]?\s*$"
)
# … or begins with one ("Moderator: Terri Gerstein, …").
LEADING_LABEL = re.compile(
    r"(?i)^\W*(?:(?:our|your|the|featured?|guest|invited|webinar|event|program|keynote|session|workshop|panel|special|and|"
    r"[\w-]+ chair(?: (?:of|for) the \w+)? and)\s+)*"
    rf"(?P<role>{_ALL_ROLES})(?:\s*(?:&|and|/|,|y)\s*(?P<role2>{_ALL_ROLES}))?"
    r"(?:\s+(?:include[sd]?|are|is|were|was|will be|incluyen))?\s*[:–—]\s*(?=\S)|"
    r"(?i:^\W*(?P<verb>presented by|moderated by|facilitated by|hosted by|featuring|taught by|led by|impartido por|"
    r"moderado por|panelists were|speakers were|panelists are|speakers are|panelists include|speakers include|"
    r"presentado por|with remarks by|introduction by))\s*:?\s+(?=[A-Z])"
)
NOT_PEOPLE_LABEL = re.compile(
    r"(?i)^\W*(?:(?:(?:event|media|press|program|webinar|your|our|main|key|further) )?contacts?|"
    r"(?:personas? de |su )?contactos?|questions|registration|"
    r"for more information|host contact|organi[sz]er$|"
    r"(?:more|other) (?:upcoming |past )?(?:events?|webinars?)|written by|by|posted by|written|sponsors?|"
    r"co-?sponsors?|cite|webmaster|info|attendees|who.s (?:attending|coming|"
    r"going)|acknowledg\w+|talk to us|get in touch|informes|organi[sz]ers|(?:\w+ )?(?:organizing|planning|steering|"
    r"host) "
    r"committee|comit[eé] organizador)\b|"
    # such words also begin a job title or the name of a body
    r"^\W*(?:media|press|staff|(?:about the )?authors?|editors?|board|committee|dean)(?: of \w+)?\s*(?::|$)"
)

# -- links and other labels ------------------------------------------------------------------------------------------

RESOURCE_LABEL = re.compile(
    r"(?i)^\W*(?>(?:click|tap|here|to|the|full|view|watch|download|see|access|get|read|open|listen|webinar|event|"
    r"session|"
    r"meeting|presentation|training|workshop|zoom|video|pdf|now|please|our|this|on|youtube|vimeo|in|for|program|"
    r"course|"
    r"ver|descargar|la|el|las|de|del|aqu[ií]|haga|clic|para|para ver|en|more|spanish|english|a|of|via|it|again|"
    r"free|online|live|back|page|link|replay|that|and|copy|[\d.]+\s*[mk]b)(?>\s*[-–:]?\s*))*"
    r"(?:slides?(?: deck)?|deck|power ?points?|ppt|presentations?|recordings?|recorded|videos?|transcripts?|"
    r"handouts?|"
    r"materials?|flyers?|register(?: now| here| today| online)?|registration(?: link| form| page)?|rsvp(?: now|"
    r" here)?|"
    r"sign up|inscr[ií]b[ae](?:se|te)|reg[ií]str[ae](?:se|te)|inscripci[oó]n|registro|grabaci[oó]n|"
    r"diapositivas?|presentaci[oó]n|details?|info(?:rmation)?|more|here|learn more|read more|join|add to cart|"
    r"tickets?|webinar|webcast|watch|now|listen|download|aqu[ií]|m[aá]s|document|agenda|pdf|event|bios?|"
    r"q ?& ?a|faq|link|clic|click|zoom|youtube|facebook|page|audio|chat|survey|toolkit|resources?)"
    r"(?:\s*\((?:[^)]{0,25})\))?\W*$"
)
KEY_LABEL = re.compile(
    r"(?i)^\W*(?:(?:start|end|event|webinar|session) (?=date|time|location|format|cost))?"
    r"(?P<key>when|where|what|dates?(?:(?: (?:and|&) | ?/ ?)time)?|time(?: ?zone)?|location|cost|fee|price|platform|"
    r"duration|format|venue|language|cu[aá]ndo|d[oó]nde|fecha(?: y hora)?|hora|lugar|topic|title|"
    r"description|tema|t[ií]tulo|descripci[oó]n|who|presenters?|speakers?|series|host|hosts|sponsor|sponsors|type|credits?|cle|audience|"
    r"registration|rsvp|organizers?|organized by|organiza(?:dor|n)?)\s*:?\s*$"
)
