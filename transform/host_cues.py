"""The words by which a page says who hosts, co-hosts and sponsors an event, English and Spanish."""

from __future__ import annotations

import re
from collections.abc import Mapping

from transform.records import Relation

_EVENT = (
    r"(?:webinars?|webcasts?|events?|series|(?:online |virtual |zoom )?(?:trainings?|workshops?|sessions?|panels?|"
    r"forums?|"
    r"talks?|calls?|classes|courses|lectures?|meetings?|conversations?|discussions?|dialogues?|seminars?|briefings?|"
    r"roundtables?|conferences?|presentations?|gatherings?|town halls?|teach-ins?|summits?|programs?|clinics?|primers?|"
    r"symposi(?:um|a)|"
    r"colloqui(?:um|a)|caf[eé]s?|brown bags?|listening sessions?|info(?:rmation)? sessions?|livestreams?|"
    r"screenings?)|"
    r"webinarios?|seminarios?|taller(?:es)?|charlas?|foros?|jornadas?|conversatorios?|encuentros?|sesi[oó]n(?:es)?|"
    r"ciclos?|"
    r"capacitaci[oó]n(?:es)?|cursos?|eventos?|mesas?|di[aá]logos?|reuni[oó]n(?:es)?|actividad(?:es)?|coloquios?)"
)
EVENT = re.compile(rf"(?i)\b{_EVENT}\b")

_LABELS: tuple[tuple[Relation, str], ...] = (
    (
        "co_host",
        r"co-?(?:hosts?|organi[sz]ers?|presenters? organi[sz]ations?|conveners?)|(?:co-?(?:hosted|presented|"
        r"organi[sz]ed|"
        r"produced)|jointly (?:hosted|presented)) (?:by|with)|in (?:partnership|collaboration|cooperation) with|"
        r"(?:(?:\w+ )?partners|partner organi[sz]ations?)|partnering organi[sz]ations?|colaboran?|colaborador(?:es|"
        r"as)?|en (?:colaboraci[oó]n|alianza) con|entidades colaboradoras|coorganizan?",
    ),
    (
        "sponsor",
        r"(?:co-?)?sponsors?(?: and (?:supporters|partners))?|(?:co-?)?sponsored by|co-?sponsoring \w+|(?:event|"
        r"series|"
        r"program|gold|silver|bronze|platinum|lead|title) sponsors?|supporters?|(?:funded|supported|endorsed|"
        r"underwritten) by|funders?|endorsers?|endorsing organi[sz]ations?|with (?:the )?support (?:of|from)|"
        r"patrocinan?|patrocinador(?:es|as)?|auspician?|auspiciador(?:es|as)?|financian?|financia(?:do)? por|apoyan?|"
        r"con el (?:apoyo|auspicio) de",
    ),
    (
        "host",
        r"hosts?|hosted by|host(?:ing)? (?:organi[sz]ations?|institutions?|committees?)|organi[sz]ers?|organi[sz]ed "
        r"by|"
        r"organi[sz]ing (?:committee|institutions?|organi[sz]ations?)|presented by|brought to you by|convened by|"
        r"(?:organi[sz]er|host) ?/ ?(?:author|contact|host)|"
        r"conveners?|"
        r"sponsoring (?:committees?|sections?|divisions?|organi[sz]ations?)|offered by|event organi[sz]er|"
        r"by|who|your hosts?|(?:about|meet) (?:the|your) (?:organi[sz]ers?|hosts?)|(?:cle |training |"
        r"course )?providers?|"
        r"(?:lead |hosting |sponsoring )?(?:organi[sz]ation|agency|entity)|contact (?:the )?organi[sz]er|"
        r"qui[eé]n(?:es)? (?:organizan?|convocan?|invitan?)|a cargo de|por|"
        r"organizan?|organizado por|organizador(?:es|as?)?|convocan?|convocado por|entidad(?:es)? organizadoras?|"
        r"invitan?",
    ),
)
# A line that is only such a label; the bodies stand on the next lines or as logos below it.
LABEL: Mapping[Relation, re.Pattern[str]] = {
    relation: re.compile(
        rf"(?i)^\W*(?:(?:our|the|event|webinar|series|program|los|las|nuestr[oa]s)\s+)*(?:{words})(?:\(e?s\))?\W*$"
    )
    for relation, words in _LABELS
}

# What stands before a list of bodies.
BEFORE: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    (
        "co_host",
        re.compile(
            rf"(?i)\b(?:in |our |this )?(?:partnership|collaboration|cooperation|conjunction|association|alliance) "
            rf"with\b|"
            rf"\b(?:a|our) (?:partnership|collaboration) (?:between|of)\b|\bco-?(?:hosted|presented|organi[sz]ed|"
            rf"produced|convened) (?:by|with)\b|"
            rf"\b(?:partner(?:ing|ed|s)?|team(?:s|ed|ing)? up|join(?:s|ed|ing)? forces) with\b|"
            rf"\bjoint(?:ly)?\s+(?:\w+\s+){{0,3}}?with\b|"
            rf"\b(?:presented|organi[sz]ed|hosted|offered|produced|held|together|{_EVENT}),? with (?=the |our |"
            rf"[A-Z])|"
            rf"\btogether with\b|\bwith (?:the )?help (?:from|of)\b|\bjoined by (?=the |[A-Z])|\bco-?hosts?\s*:|"
            rf"\bpartners\s*:|"
            rf"\balongside (?=the )|\b(?:friends|partners|colleagues|allies) (?:at|from) (?=the |[A-Z])|"
            rf"\b(?:en|con la) (?:colaboraci[oó]n|alianza|conjunto|asociaci[oó]n|coordinaci[oó]n|participaci[oó]n "
            rf"institucional) "
            rf"(?:con|del?)\b|\bjunto (?:con|al?)\b|\bco-?organizad[oa]s? (?:por|con)\b|\bcolaboran?\s*:|"
            r"\b(?:presentan?|imparten?|facilitan?|dictan?) [^.;:]{5,60}?,\s+con (?=(?:el |la |los |"
            r"las )?(?-i:[A-ZÁÉÍÓÚÑ]))"
        ),
    ),
    (
        "sponsor",
        re.compile(
            r"(?i)\b(?:co-?sponsored (?:by|with)|sponsored(?: in part)? by)\b|\b(?:co-?)?sponsors?\s*:|\b(?:our|the|"
            r"its|program|event|series) "
            r"(?:\w+ )?sponsors?,?(?= the [A-Z]| [A-Z])|\b(?:with|thanks to|by) (?:the )?(?:generous |financial )?"
            r"(?:support|funding|funds) (?:of|from|by)\b|(?:^|,|\b(?:is|are|was|were|be|been|and|made possible|"
            r"webinar|event|series|program|"
            r"training|"
            r"project))\s*(?:in part |generously )?(?:funded|supported|endorsed|underwritten) by\b(?: (?:a |"
            r"the )?(?:\w+ )?"
            r"(?:grants?|funding|funds|support|gifts?) (?:from|of)\b)?|\bmade possible "
            r"(?:in part )?(?:by|through|with)(?: (?:a |the )?(?:\w+ )?(?:grants?|gifts?|support|funding) (?:from|"
            r"of))?\b|\b(?:through|by|"
            r"with) a "
            r"(?:\w+ )?grant from\b|\bunderwritten by\b|\b(?:auspiciad|patrocinad|financiad)[oa]s? por\b|\bcon "
            r"(?:el )?"
            r"(?:apoyo|auspicio|patrocinio|respaldo|financiaci[oó]n|financiamiento) del?\b|\b(?:patrocinan?|"
            r"auspician?|financian?|apoyan?)\s*:"
        ),
    ),
    (
        "host",
        re.compile(
            r"(?i)\b(?:hosted|presented|organi[sz]ed|convened|offered|produced|put on|brought to you|provided|run|"
            r"held|conducted|given|facilitated|delivered|administered|"
            r"sponsored and hosted)(?: jointly| virtually| online)? by (?=the |our |[A-Z])|\boffered through (?=the |"
            r"[A-Z])|"
            r"\b(?:hosts?|host organi[sz]ations?|organi[sz]ers?|organizador(?:es|as?)?|sponsoring committees?)"
            r"(?:\(e?s\))?\s*:|"
            r"^\W*(?:who|by|por|qui[eé]n(?:es)?|(?:cle |training |course )?provider|(?:(?:lead|hosting|sponsoring) )?"
            r"(?:organi[sz]ation|agency)|entidad|a cargo de|invitan?)\s*:|"
            r"\b(?:organizad|presentad|convocad|impartid|ofrecid|celebrad|dictad|impulsad|promovid|brindad|realizad|"
            r"coordinad|"
            r"producid|propuest|desarrollad)[oa]s? (?:conjuntamente )?por\b|\b(?:por )?(?:iniciativa|a cargo|"
            r"de la mano|"
            r"invitaci[oó]n) de(?:l| la| los| las) (?=[A-ZÁÉÍÓÚÑ])|\b(?:organizan?|convocan?)\s*:|"
            r"\b(?:joint )?(?:webinar|webcast|event|panel|forum|workshop|training|briefing|teach-in|town hall|"
            r"roundtable|"
            r"conversation|seminar|symposium|series|clinic) (?:of|from|by) (?=(?:(?:the|"
            r"an?) )?(?:[a-z-]+ ){0,3}(?-i:[A-Z]))|"
            r"\b(?:webinar(?:io)?|seminario|taller|charla|foro|conversatorio|encuentro|jornada|ciclo|curso|panel|"
            r"evento)"
            r"(?: virtual| online| en l[ií]nea| gratuit[oa]| abiert[oa])? de(?:l| la| los|"
            r" las) (?=(?-i:[A-ZÁÉÍÓÚÑ]))|"
            rf"\b(?:hosts|organi[sz]ers|conveners|organizadores) (?:of|de) (?:this|the|our|est[ea]|el|la|los) "
            rf"(?:\w+ ){{0,2}}{_EVENT} (?:are|were|son|fueron) (?=(?:the |el |la )?[A-ZÁÉÍÓÚÑ])|"
            r"\bthe following (?:\w+ )?(?:is|are|comes?|was (?:sent|issued|released)) (?:from|by) (?=(?:the )?[A-Z])"
        ),
    ),
)

# Interpretation, captions and credits come from others than the hosts.
ABOUT_SERVICES = re.compile(
    r"(?i)\b(?:interpret(?:ation|ers?|ing)|caption(?:s|ing|ed)|translat\w+|photos?|photographs?|credits?|"
    r"interpretaci[oó]n|subt[ií]tulos|traducci[oó]n)\b[^.]{0,60}\b(?:by|por|into)\b"
)

# Such have sponsors and supporters too.
ABOUT_OTHERS = re.compile(
    r"\b(?:laws?|bills?|acts?|legislation|measures?|ordinances?|amendments?|reports?|study|studies|research|rules?|"
    r"resolutions?|petitions?|books?|surveys?|rally|rallies|strikes?)\s+(?:that |which )?(?:is|are|was|were|has been|"
    r"have been|(?:co-?)?sponsored|supported|funded)\b|"
    r"\b(?:held|h[eo]lds?|staged|stages?|led|leads?|ran|organi[sz]ed) (?:an? |the |its |their |two |three )?"
    r"(?:(?:[a-z]+-)?[a-z]+ ){0,2}?(?:strikes?|walkouts?|rally|rallies|protests?|pickets?|elections?|votes?)\b"
)

# The verb behind the bodies that put something on. WEAK ones need an event for their object, and no passive voice.
_ADVERBS = (
    r"(?:(?:cordially|proudly|jointly|recently|also|regularly|currently|once again|again|then|soon|will|has|have|ha|"
    r"han|l[aeo]s?|te|os|is|are|was|were|be|been|pleased to|proud to|excited to|honored to|happy to|delighted to|"
    r"thrilled to|going to|set to|about to|slated to|(?:begins?|began|starts?|started|continues?|continued|resumes?)"
    r"(?: to)?|to)\s)*"
)
_NOT_PASSIVE = r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )(?<!\bse )"
STRONG_VERB = re.compile(
    r"(?i)(?<=\s)(?P<verb>"
    + _ADVERBS
    + r"(?:invites? (?:you|all|members|workers|the)|invitan?|asks? (?:you|everyone) to (?:join|attend|come)|"
    r"puts? on|putting "
    r"(?:this )?on|"
    r"co-?host(?:s|ed|ing)?|host(?:s|ed|ing)?(?= (?:an?|this|the|its|our|two|three|four|five|six|free|monthly|weekly|"
    r"regular)\b)|(?:(?:is|are|was|were|will be) )(?:(?:the|our|its|this|a|an|joint|proud) )*(?:webinar[’']s |"
    r"event[’']s )?(?:co-?)?"
    r"(?:hosts?|organi[sz]ers?|conveners?|presenting organi[sz]ations?|partners?(?= (?:for|in|on) (?:the|this|"
    r"our|these)))|"
    r"come together|join(?:s|ed|ing)? forces|team(?:s|ed|ing)? up|partner(?:s|ed|ing)))\b"
)
WEAK_VERB = re.compile(
    r"(?i)(?<=\s)(?P<verb>" + _ADVERBS + r"(?:(?:presenting|holding|offering|organi[sz]ing|convening|announcing|"
    r"arranging|scheduling|preparing|staging|mounting|"
    r"conducting|launching|running|hosting|having|leading|planning|putting together|setting up|inviting|giving)|"
    + _NOT_PASSIVE
    + r"(?:presents?|presented|(?:hold|holds|held)(?! (?:that|their|them|employers|companies|"
    r"businesses|corporations)\b)|offer|offers|offered|organi[sz]e[sd]?|"
    r"conven(?:e|es|ed)|announce[sd]?|conducts?|conducted|gives?|gave|brings? you|provides?|runs?|launch(?:es|ed)?|"
    r"arranges?|arranged|continues?|produces?|welcomes?|opens|hosts?|hosted|delivers?|delivered|schedule[sd]|plans|planned|stage[sd]|"
    r"invite[sd]?|sets? up|puts? together|(?:has|have|leads?|led)(?! a \w+ of events\b)(?= (?:an?|another|two|three|"
    r"four|several|its)\s"
    r"(?:[\w’'-]+\s){0,3}?" + _EVENT + r"\b)|"
    r"(?:co-?)?(?:organiz|celebr|realiz|convoc|dict|brind|present|lanz|coordin|inaugur|llev|invit)(?:an?|ó|aron|"
    r"ar[aá]n?)|"
    r"(?:ofrec|impart)(?:en?|i[oó]|ieron|[ei]r[aá]n?)|re[uú]nen?)))\b"
    r"(?=(?:\s+(?!(?:that|which|before|after|during|until|about|how|whether|as|because|while|when|"
    r"if|que|antes|durante|at (?:the|this|our|an?|"
    r"its))\b)[^\s;]+){0,9}?(?<!\bat the)(?<!\bat a)(?<!\bat this)\s+[“\"«]?" + _EVENT + r"\b"
    r"(?!\s+(?:grants?|materials?|requirements?|programs?|cent(?:er|re)s?|manuals?|videos?|guides?|funds?|rooms?)\b))"
)
TOGETHER = re.compile(r"(?i)co-?host|partners?$")

# Those who pay: "the Safety Fund, which is co-sponsoring the event", "WorkSafe pays for the session".
SPONSOR_VERB = re.compile(
    rf"(?i)(?<=\s)(?P<verb>{_ADVERBS}(?:(?:co-?)?sponsoring|paying for|funding|"
    rf"{_NOT_PASSIVE}(?:(?:co-?)?sponsor(?:s|ed)?|pays? for|paid "
    rf"for|funds?|funded|underwrites?|financ(?:es|ed))|patrocinan?|patrocinó|patrocinaron|"
    rf"auspician?|auspició|auspiciaron|financian?|financió))\s+(?:the|this|these|our|all|each|its|an?|two|three|el|la|"
    rf"los|las|una?|est[ae]s?)\s"
    rf"(?:\w+\s){{0,3}}?{_EVENT}\b|"
    rf"{_EVENT}\b[^.]*\s(?P<short>pays? for|funds|sponsors) it\b|"
    rf"(?<=\s)(?:is|are|was|were|will be) (?:the |our |its |a |"
    rf"an )?(?:\w+ )?(?:co-?)?sponsors?\b"
)
# The verb before the body: "La organiza el Área de Mujeres", "que organizó la Red", "Organiza también la Asociación".
VERB_FIRST = re.compile(
    r"(?i)(?:^\W*|[,;]\s+(?:y\s+)?|\b(?:que|lo|la|los|las)\s+)(?P<verb>co-?organizan?|organizan?|organizó|"
    r"organizaron|"
    r"convocan?|"
    r"convocó|convocaron|impulsan?|impulsó|promueven?|realizan?|realizó|imparten?|impartió|dictan?|dictó|"
    r"ofrecen?|ofreció|"
    r"invitan?|presentan?|coordinan?)\s+(?P<also>también|conjuntamente|además|asimismo)?\s*(?=(?:el|la|los|"
    r"las)\s(?-i:[A-ZÁÉÍÓÚÑ])|"
    r"(?-i:[A-ZÁÉÍÓÚÑ]{3,}))"
)
# "the webinar that the Labor Center held in May"
HELD_BY = re.compile(rf"(?i)\b{_EVENT},? (?:that|which) (?=the |(?-i:[A-Z]))")
HELD = re.compile(
    r"\W*(?:\([^)]*\)\s*)?(?:co-?|jointly |recently )*(?:hosted|held|organi[sz]ed|presented|ran|gave|led|"
    r"offered|convened|(?:is|are|was|were) (?:holding|hosting|presenting|offering|giving|putting on|running|having)|"
    r"(?:will )?(?:hosts?|holds?|offers?|presents?|gives?|puts? on|runs?|leads?)|"
    r"(?:has|have) (?:coming up|planned|scheduled|set up|lined up))\b"
)
# A headline of others: "Labor Department to Hold Webinar", "La Secretaría organiza taller".
HEADLINE = re.compile(
    r"(?i)(?<=\s)(?:(?:to|will|is|are)\s+)?(?:resumes?|continues?|begins?|starts?|expands?|(?:co-?)?host(?:s|ing)?|"
    r"holds?|holding|offers?|offering|presents?|"
    r"presenting|"
    r"announces?|schedules?|plans?|sets?|sponsors?|launches|launch|conducts?|provides?|convenes?|organi[sz]es?|"
    r"gives?|invites?|"
    r"ofrecen?|organizan?|realizan?|realizar[aá]n?|dictan?|dictar[aá]n?|convocan?|invitan?|presentan?|anuncian?|"
    r"lanzan?|celebran?|"
    r"celebrar[aá]n?|brindan?|brindar[aá]n?|imparten?|impartir[aá]n?|ofrecer[aá]n?|organizó|realizó)\b"
    rf"(?=(?:\s+\S+){{0,6}}?\s+[“\"«]?{_EVENT}\b)"
)
# A title that is led by the acronyms of those who hold the event: "Joint IER/USCIS Webinar".
JOINT = re.compile(
    r"\W*(?=.*\b(?:[Jj]oint|JOINT|[Cc]onjunt[oa]|(?:[Tt]ri|[Ii]nter|[Mm]ulti)-?[Aa]gency)\b)(?:(?:Joint|JOINT) )?"
    rf"(?P<who>[A-Z]{{3,8}}(?:(?:\s*/\s*|\s+(?:and|&|y)\s+|-)[A-Z]{{3,8}})+)\b(?=.*?\b(?i:{_EVENT})\b)"
)
# "by Oxfam Australia", "By: Law School": the line below a title that says whose session it is.
BY_LINE = re.compile(r"(?:[Bb]y|BY|[Pp]or|[Dd]e)(?::\s*|\s+)(?=(?:the |el |la )?[A-ZÁÉÍÓÚÑ])")
NO_BY_LINE = re.compile(
    r"(?i)\b(?:staff|team|editors?|editorial|newsroom|desk|redacci[oó]n|admin\w*|webmaster|reporters?|"
    r"communications|press|"
    r"news|equipo|prensa)\b|\b(?:19|20)\d\d\b"
)

# "CELA’s webinar of August 30", "the Bureau of Labor’s free online training": whose event it is.
_OCCASION = (
    r"(?:free|upcoming|next|recent|latest|new|first|second|third|final|past|annual|yearly|monthly|weekly|quarterly|"
    r"live|online|virtual|public|joint|on-demand|complimentary|one-hour|two-part|popular|ongoing|spring|summer|fall|"
    r"winter|autumn|january|february|march|april|may|june|july|august|september|october|november|december|20\d\d)"
)
WHOSE_EVENT = re.compile(
    rf"(?i)(?:^|\b(?:for|at|in|to|of|join|attend|watch|is|by|see|catch) )"
    rf"(?P<who>(?!(?:attend|join|watch|see|register|sign|tune|following|after|since|before|during|like)\b)"
    rf"(?-i:(?:[Tt]he )?[A-Z][\w.&-]*(?: (?:[A-Z&][\w.,&-]*|\([A-Z]\S*\)|of|the|for|and|on|in|at|[’']s?))*?))"
    rf"(?:[’'](?=s?\s)s?) (?:{_OCCASION},? ){{0,4}}{_EVENT}\b(?! (?:materials?|cent(?:er|re)|program|rooms?)\b)"
)
# "On behalf of the Labor Center, welcome to today’s webinar"
ON_BEHALF = re.compile(
    r"(?i)\bon behalf of (?P<who>[^.;:!?]{3,120}?),? (?:(?:and [^.;]{3,60}, )?(?:I|we|it|let|welcome|thanks?)\b)"
    r"(?=.*?\b(?:welcome|bring|thank|pleasure|pleased|invit|glad|honou?r|host|present)|(?<=welcome)|(?<=thank)|"
    r"(?<=thanks))"
)
# Thanks to those who pay: "thanks the Safety Fund for its support", "Thanks to the Law Foundation, who fund us".
THANKED = re.compile(
    r"(?i)\b(?:thanks?|grateful|gracias)\s+(?:you )?(?:to |a |al )?(?P<who>[^.;]{3,160}?),?\s+(?:for (?:its|"
    r"their|the|"
    r"your)\b[^.]*?\b(?:support|sponsor|fund|grant)|for (?:generously |kindly )?(?:support|sponsor|fund)|who(?:se)? "
    r"(?:generous |kindly )?(?:fund|sponsor|support)|por (?:su|el) (?:apoyo|financiaci[oó]n|patrocinio))"
)
# "Nine groups sponsor this webinar: the Ford Foundation, …"
LISTED = re.compile(
    r"(?i)\b(?:organi[sz]ations|groups|partners|agencies|unions|bodies|entidades|"
    r"organizaciones)\b[^:]*?\b(?P<verb>sponsor|host|"
    r"present|organi[sz]|conven|patrocin|auspici|convoc)\w*\b[^:]*:\s+(?P<who>.+)"
)
JOIN = re.compile(r"(?:^|[.!:] )(?:Please )?[Jj]oin (?=(?:the |our (?:friends|partners) )?[A-Z])")
AS_SPONSORS = re.compile(r"\b[Ww]ith (?P<who>[^.;]{3,200}?),? as (?:co-?)?(?:sponsors?|hosts?|partners?)\b")

# The sentence speaks of all webinars of the page: "All sessions are …", "The series was …".
OF_ALL = re.compile(
    r"(?i)^\W*(?:all|these|our|each|the|every|both|estos|estas|todos|todas|los|las|cada|la serie|el ciclo)\s+(?:of "
    r"(?:the|our|"
    r"these)\s+|l[oa]s\s+)?(?:[\w’'-]+\s+){0,3}?(?:webinars|webcasts|events|series|trainings|workshops|sessions|"
    r"panels|forums|talks|"
    r"calls|classes|lectures|conversations|discussions|dialogues|seminars|briefings|roundtables|presentations|"
    r"program|"
    r"(?:webinarios|seminarios|talleres|charlas|foros|jornadas|conversatorios|encuentros|sesiones|ciclo|serie|"
    r"capacitaciones|"
    r"eventos|diálogos|actividades))\b|^\W*(?:this (?:\w+ ){0,2}(?:series|program)|est[ea] (?:serie|ciclo|"
    r"programa))\b|^\W*(?:(?:each|every) (?:\w+ )?(?:webinar|session|event|training|workshop))\b"
)
# "Ventilation Weekly is co-sponsored by …": a statement about something that has a name.
OF_A_SERIES = re.compile(
    r"^(?P<name>[A-Z0-9][^.,;:]{3,80}?) (?:is|are|was) (?:proudly |jointly )?(?:co-?)?(?:sponsored|hosted|presented|"
    r"organi[sz]ed|brought|produced|offered|funded)\b"
)
