"""How sentences tell of people: phrases behind which these stand, verbs before which they do, and what excuses them."""

from __future__ import annotations

import re

from transform.names import listed
from transform.records import Role

# Spanish verbs of news rather than of what is done at an event.
_NEWS = (
    "falleci|muri|naci|señal|afirm|dijo|pudo|podr|promulg|firm|gan|demand|envi|agradec|anunci|declar|public|escrib|"
    "será|serán|estará|habrá|tendrá|recibi|organiz|convoc|design|nombr|elig"
)
_EVENT_ES = (
    "(?:sesión|panel|foro|taller|charla|conversatorio|evento|conversación|diálogo|intercambio|debate|mesa|encuentro|"
    "actividad|jornada|seminario|webinar|webinario|ronda|espacio|discusión|noche|acto|capacitación|reunión)"
)
_FULL_NAME = r"[A-ZÁÉÍÓÚÑ][\w’'-]+ (?:[A-Z]\. )?(?:(?:de|del|la|los) )*[A-ZÁÉÍÓÚÑ][\w’'-]+"
# Phrases behind which the people stand, with their role.
FORWARD: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "moderator",
        re.compile(
            r"(?i)\b(?:moderated|facilitated|chaired|interviewed)\s+by|\b(?:moderators?|chair|"
            r"facilitators?)\s+(?:is|are|was|will be|:)|"
            r"\bmoderad[oa]\s+por|\bfacilitad[oa]\s+por|\bmoderator,?\s+(?=(?-i:[A-Z]))|"
            r"\bmoderación\b[^.;,]{0,25}?\s(?:de|del|por)\b(?=\s(?:la |el )?(?:[a-záéíóú]+ ){0,3}(?-i:[A-ZÁÉÍÓÚ]))|"
            r"\b(?:moder[oóa]|moderarán?|facilitarán?|facilitó|coordin[óa]|coordinarán?|condu[cj](?:o|e|irá|irán))\s+"
            rf"(?:(?:la|el|los|las|este|esta)\s+{_EVENT_ES}\s+)?(?=(?:la |el )?(?:[a-z]+ ){{0,3}}(?-i:[A-ZÁÉÍÓÚ]))|"
            r"\b(?:moderating|facilitating|chairing|in the chair)(?:\s(?:the|our|this)\s\w+)?\s+(?:is|was|will be)|"
            r"\bwith moderation by|\bconducid[oa] por"
        ),
    ),
    (
        "panelist",
        re.compile(
            r"(?i)\bpanell?ists?\s*(?:,|will be|will include|are|is|include[sd]?|were|was|featured?|from|:)|\bon the "
            r"panel (?:are|were|will be)|\bpanel\s+(?:will\s+|that\s+)?(?:includes?|included|features?|featured|of|"
            r"featuring|with|is|"
            r"consists? of|comprises?|made up of)|\bmembers of the panel (?:are|were|include)|\bpanelistas\s*(?:son|"
            r"fueron|serán|:|incluyen)?"
        ),
    ),
    (
        "other",
        re.compile(
            r"(?i)\b(?:welcome[d]?|introduction|introduced|opening remarks|closing remarks|remarks|interpreted|"
            r"interpretation(?: (?:will be|is|was) (?:provided|given|offered|done))?|"
            r"greetings|welcoming remarks)\s+(?:by|from)|"
            r"\binterpretation\s(?:[\w/ -]+\s)?(?:is|was|will be)\s(?:\w+\s)?by\b|"
            r"\b(?:inaugurad|clausurad|abiert|cerrad)[oa] por\b|\b(?:opening|closing|welcoming)\b[^.;:,]{2,60}?\s"
            r"(?:is|are|was|were|will be)\s+(?=(?-i:[A-Z])|(?:\w+ )+?(?-i:[A-Z][\w’'-]+ [A-Z]))|"
            r"\b(?:is|was|will be)\s(?:opened|closed|kicked off|inaugurated)\s(?:\w+\s)?by\b|"
            rf"\b(?:abrió|abrirá|inauguró|inaugurará|cerró|cerrará|clausuró|clausurará)\s+(?:la|el)\s{_EVENT_ES}\s+"
            r"(?=(?:la |el )?(?:[a-záéíóú]+ ){0,4}(?-i:[A-ZÁÉÍÓÚÑ]))|"
            r"\bbienvenida\b[^.;,]{0,25}?\sa cargo del?\b|"
            r"\bwith interpretation by|\bintérpretes?\s*:?|\bpalabras (?:de (?:bienvenida|apertura|cierre) )?del?\b|"
            r"\bbienvenida de"
        ),
    ),
    (
        "presenter",
        re.compile(
            r"(?i)\b(?:your|our) (?:trainers?|facilitators?|presenters?|speakers?|instructors?)(?: on the day)? "
            r"(?:are|is|will be)|"
            r"(?:^|[,.;:)]\s+)(?:with|con)\s+(?=(?:[\w’'&.-]+\s+){0,8}?(?-i:[A-Z])[\w’'-]+ (?-i:[A-Z])[\w’'-]+)"
        ),
    ),
    ("host", re.compile(r"(?i)\byour hosts?(?: is| are|,|:)|\bhosts? (?:is|are|:)|\b(?:emceed|(?<!co-)hosted) by")),
    (
        "presenter",
        re.compile(
            r"(?i)\b(?:events?|sessions?|webinars?|parts?|programs?|panels?) (?:will )?(?:also )?includes? (?=[A-Z])|"
            r"\b(?:(?:will )?be joined|joined)\s+(?:\w+\s+)?by|\bfeatur(?:ing|es?|ed)|\b(?:presented|led|given|"
            r"taught|delivered|conducted|co-led|co-presented|offered|handled|answered|fielded|explained|described|"
            r"told|"
            r"shared|summed up|summari[sz]ed|unpacked|covered|(?:questions|cases?) (?:\w+ )?(?:put|taken|posed|"
            r"read|sorted))\s+by|"
            r"\b(?:first|next|last|second|third|final|also) to (?:\w+ )?(?:speak|present|talk|testify|take the "
            r"(?:floor|stage|screen|microphone|mic))\s+(?:is|are|was|were|will be)|"
            r"\bthe (?:floor|word|last word|screen|stage|microphone) (?:then )?(?:goes|went|passe[sd]|belong(?:s|"
            r"ed)) to|"
            r"(?:^|;\s|,\s(?:and\s)?)from\s+(?=[^.;]{4,90}?\s(?:came|comes|come|we heard|you(?: will|’ll|"
            r"'ll) hear)\b)|"
            r"\bwith (?:her|his|their|our|my|your|its) (?:\w+ )?(?:guests?|colleagues?|co-?\w+)\s*,?(?=\s"
            r"(?-i:[A-Z]))|"
            r"\b(?:together with|along with|alongside|junto (?:a|con)|acompañad[oa]s? (?:de|por)|followed by|"
            r"among them|"
            r"next (?:was|were|came|up:?|comes?)|(?:came|comes)(?=\s(?-i:[A-Z])))\s+(?=(?:[\w’'-]+ ){0,3}"
            r"(?-i:[A-ZÁÉÍÓÚÑ]))|"
            r"\b(?:conversará|conversarán|conversó|conversaron|dialogará|dialogarán|dialogó|dialogaron) con\b|"
            r"\b(?:habl|present|explic|cont|particip|coment|expon|coment)(?:ó|aron|ará|arán|a|an)\s+(?=(?:(?:la|el|"
            r"las|los) "
            r")?(?:[a-záéíóú]+ ){0,3}(?-i:[A-ZÁÉÍÓÚÑ])[\w’'-]+ (?-i:[A-ZÁÉÍÓÚÑ]))|\bintervin(?:o|"
            r"ieron)\b(?: (?:además|también))?|"
            r"\bintervendrán?\b(?: (?:además|también))?|\bexpus(?:o|ieron)\b|"
            r"\bacompañ(?:an?|ó|arán?|aron)\s+(?=(?:(?:la|el) (?:[a-záéíóú]+ ){1,4})?(?-i:[A-ZÁÉÍÓÚÑ]))|"
            r"\bles? (?:sigui(?:ó|eron)|sigue[n]?|seguirán?)\s+"
            r"(?=(?:la |el )?(?:[a-záéíóú]+ ){0,4}(?-i:[A-Z]))|\b(?:tomó|tomaron|tuvo|tuvieron|"
            r"tendrán?) la palabra\b|"
            rf"\b(?!{_NEWS})[a-záéíóúñ]{{3,}}(?:ó|aron|ieron|[aei]rán?)\s+(?=(?-i:{_FULL_NAME}))|"
            r"\b(?:our|these|the|two|three|four|five|nuestr[oa]s|l[oa]s) (?:\w+ )?(?:speakers|panelists|"
            r"presenters|guests|"
            r"trainers|instructors|facilitators|ponentes|panelistas|expositor[ae]s)\s+(?=(?:Dr\. )?(?-i:"
            + _FULL_NAME
            + r"))|"
            r"\bcorrespondi(?:ó|eron) al?\b|\bestuv(?:o|ieron) a cargo del?\b|"
            r"\b(?:hosting|leading|joining|anchoring|speaking|presenting|answering|teaching|guiding)\b[^.;:]{2,60}?\s"
            r"(?:is|are|was|were|will be)\s+(?=(?-i:[A-Z])|(?:[\w’'-]+ ){1,4}(?-i:[A-Z][\w’'-]+ [A-Z]))|"
            r"\b(?:responses?|comment(?:s|ary)|reflections|testimony|updates?|talks?) (?:by|from)\s|"
            r"\bhear\s+(?=(?-i:[A-Z]))|\bpresentations?\s+(?:\w+\s+)?(?:by|from)|\b(?:hear|heard|hearing|"
            r"learn)\s+(?:\w+\s+)?from|"
            r"\b(?:conversation|discussion|q ?& ?a|chat|dialogue|talk|interview)\s+(?:with|between|among)|"
            r"\b(?:speakers?|presenters?|guests?|instructors?|trainers?|facilitators?|ponentes|expositor(?:es|as?)|"
            r"invitad[oa]s?|oradores|conferencistas|participants|guest speakers?)"
            r"(?:(?:\s+\w+){0,5}?\s*(?:will be|will include|are|is|include[sd]?|were|was|:|son|serán|fueron|"
            r"incluyen)|(?:\s+\w+)?,)|"
            r"\b(?:those who spoke|taking part|with us|speaking|presenting|participating|joining "
            r"us)\s+(?:today\s+)?(?:were|was|will be|are|is|:)|"
            # "I will be on it with", "catch up with", "hear how it went from"
            r"\b(?:I|we)(?:[’']ll| will| am|[’']m| are|[’']re| was)\b[^.;,]{0,60}?\s(?:with|alongside)\s|"
            r"\b(?:a word|catch(?:es|ing)? up|sits? down|sitting down|sat down|presenting|speaking|appearing|teaming "
            r"up|chat(?:s|ting)?|talk(?:s|ing)?)\s+with\s|\bpair(?:s|ed|ing)\s|\binterview(?:s|ed|ing)\s|"
            r"\b(?:hear|heard|hearing|learn)\b[^.;,]{0,80}?\sfrom\s|\bkeynote(?: address| speech| talk)?(?: by|:)|"
            r"\b(?:I[’']m|I am|my name is|soy|me llamo|mi nombre es)\s+(?=(?-i:[A-Z])[\w’'-]+ (?-i:[A-Z]))|"
            r"\bcont(?:ó|amos|ará|aremos|aron|arán) con (?:(?:la|el|los|las) (?:\w+ ){0,2}(?:del?|como)\b)?|"
            r"\b(?:opened|began|started|closed|ended|concluded|kicked off|wrapped up|abrió|cerró|comenzó|inició|"
            r"concluyó)\s(?:with|con)\s|"
            r"\bde la mano del?\b|\ben compañía del?\b|\bse suma(?:n|rán?)?\b|"
            r"\bwe welcomed|\bwelcomes?\s+(?=(?-i:[A-Z]))|"
            r"\bjoin\s+(?=(?:[\w’']+ ){0,6}?(?-i:[A-Z])[\w’'-]+ (?-i:[A-Z]))|\bspeakers "
            r"from\b|\bwith speakers?\b|\bwith (?:guests?|presenters?|experts?|attorneys?|lawyers?|organizers?)\b|"
            r"\b(?:participaron|participarán|participan|intervienen|intervendrán|presentan|presentada? por|"
            r"impartid[oa] por|a cargo del?|dictad[oa] por|contaremos con(?: la participación de)?|contamos con|"
            r"acompañan|"
            r"(?:cont(?:ará|arán|ó|aron) )?con la participación de|conversación con|"
            r"sesión (?:\w+ )?(?:\w+ )?con|taller con|dirigid[oa] por|"
            r"ofrecid[oa] por)|\b(?:talks?|talked|speaks?|spoke|in dialogue|"
            r"converses?)\b[^.]{0,200}?\bwith\s+(?=(?-i:[A-Z])[\w’'-]+ (?-i:[A-Z])[\w’'. -]+,)|\binstructor:|"
            r"\bfacilitates?\b:|"
            r"\bto you by\s+(?=(?-i:[A-Z]))|\bin which\s+(?=(?-i:[A-Z]))|"
            r"\bwhere\s+(?=(?:[\w’']+ ){0,6}?(?-i:[A-Z])[\w’'-]+ (?-i:[A-Z]))"
        ),
    ),
)


def _forms(entry: str) -> str:
    """ "tell:told" → tell, tells, told."""
    verb, _, past = entry.partition(":")
    past = past or (f"{verb}d" if verb.endswith("e") else f"{verb[:-1]}ied" if verb.endswith("fy") else f"{verb}p?ed")
    third = f"{verb[:-1]}ies" if verb.endswith("fy") else f"{verb}(?:e?s)?"
    return f"{third}|{verb}|{past}"


SPEAKS = "|".join(_forms(entry) for entry in sorted(listed("speaking_verbs.txt")))
# Verbs in front of which the people stand. What somebody "will" do is done at the event, unless it is done to them.
SUBJECT_VERB = re.compile(
    r"(?i)[\s,)—–](?:(?P<moderator>(?:will |also )?(?:moderates?|moderated|moderating|facilitates?|facilitated|"
    r"co-(?:moderat|facilitat)(?:es?|ed)|"
    r"(?:takes?|took|is in|was in|be in) the chair|be "
    r"(?:the |our )?moderat\w+|"
    r"chair(?:s|ed)? (?:the|our|this|both) (?:\w+ )?(?:panels?|sessions?|discussions?|hour|events?|meeting|webinars?|"
    r"conversation|debate|seminar|forum|workshop|round|evening|call|q ?& ?a|questions))|"
    r"(?:is|was|will be|serves as|served as|will serve as) (?:the |our |your |a )?(?:moderator|facilitator)|"
    r"(?:modera|moderó|moderará|facilitará?|facilitó))|"
    r"(?P<other>(?:will |also |then )?(?:welcomes?|welcomed|introduces?|introduced|"
    r"(?:opens?|opened|closes?|closed|kicks? off|kicked off)(?=\s*[.,;]|$|\s+(?:with|by|out|from|"
    r"(?:the|our|this) (?:\w+ )?(?:event|session|evening|day|meeting|webinar|forum|program|call|training|"
    r"workshop|series)\b))|interprets?|interpreted|"
    r"(?:gives?|gave|offers?|offered|makes?|made|delivers?|delivered) (?:the )?(?:opening|closing|welcom\w+|"
    r"introductory)|"
    r"dio la bienvenida|dará la bienvenida|dio las palabras|abrirá|inauguró|inaugurará|clausuró|clausurará|cerró|"
    r"cerrará|"
    r"interpretará?))|"
    r"(?P<host>will host|hosts|hosted)|"
    r"(?P<presenter>(?:will|(?:is|are) going to) (?!be (?!speaking|presenting|joining|joined|on|our|discussing|"
    r"answering|sharing|available|there|with)|not\b|need|receive|get\b|have to|retire|leave|miss\b|lose|replace|"
    r"succeed|remain|also welcome|welcome|introduce|interpret|moderate|facilitate|host)\w+|"
    r"(?:also |then |each |both |recently |all |jointly |to )?(?:"
    rf"(?!asked\b)(?:{SPEAKS})|presenting|sharing|"
    r"(?:takes?|took|puts?|picks?|picked) (?:\w+ )?questions|looks back|(?:open|close)(?:s|d|ed) the (?:panel|round|"
    r"discussion|conversation)|says(?= (?:what|how|why|where|who)\b)|be joining|"
    r"be joined|in conversation|in dialogue|"
    r"presentará[n]?|presentó|presentaron|explicará[n]?|explicó|explicaron|hablará[n]?|habló|hablaron|compartirá[n]?|"
    r"compartió|compartieron|expondrá[n]?|expuso|conversará[n]?|conversó|responderá[n]?|respondió|respondieron|"
    r"contestará[n]?|contestó|contó|contaron|abordará[n]?|abordó|impartirá[n]?|impartió|impartieron|dictará[n]?|"
    r"dictó|"
    r"explica[n]?|presenta[n]?|habla[n]?|comparte[n]?|describe[n]?|describió|enseñará[n]?|enseñó|contesta[n]?|"
    r"responde[n]?|"
    # any other act told of in the Spanish past or future, but what makes news
    rf"(?!{_NEWS})[a-záéíóúñ]{{3,}}(?:ó|aron|ieron|[aei]rá[n]?))))(?![\w’'-])"
)
NOT_PRESENTING = re.compile(
    r"(?i)\b(?:according to|(?:we |authors? )?thanks?\b|grateful|acknowledg\w+|contact\b|questions\?|for more "
    r"information|to register|e-?mail\b|(?<!the )(?<!our )(?<!this )(?<!a )(?<!each )call\b|unable to|"
    r"could not (?:attend|join)|"
    r"did not|sent (?:greetings|regrets)|in memory of|named after|honou?rs? the late|(?:report|book|paper|article|"
    r"study|guide|brief|film|post|op-ed|written|authored|toolkit)\s+(?:\w+\s+)?by|announced|signed|sworn|nominated|"
    r"appointed|elected|lawsuit|sued|filed|no pudo|agradec\w+|comun[ií]quese|llame|escriba|photo|photograph\w*|"
    r"credit|was quoted|subscribe|donate|posted by)\b"
)
QUOTED = re.compile(r"(?i)\b(?:said|says|wrote|writes|added|noted|argued|dijo|señaló|afirmó)\b")
AT_EVENT = re.compile(
    r"(?i)\b(?:webinar|webcast|event|session|panel|audience|participants|attendees|told us|viewers|seminario|foro|"
    r"taller|training|forum|room|listeners|hour|workshop|recording|episode)\b"
)
_PART = (
    r"(?P<part>moderators?|facilitators?|chair(?= for)|panell?ists?|speakers?|presenters?|instructors?|trainers?|"
    r"guests?|hosts?|"
    r"interpreters?|discussants?|moderador(?:a|es|as)?|panelistas?|ponentes?|expositor(?:a|es|as)?|invitad[oa]s?|"
    r"facilitador(?:a|es|as)?|intérpretes?)"
)
# "… is the moderator", "are our speakers", "actuará como moderadora"
IS_SAID_TO_BE = re.compile(
    r"(?i)\s*,?\s+(?:is|are|was|were|will be|es|son|será|serán|fue|fueron|(?:serves?|served|will serve|acts?|acted|"
    r"will "
    r"act|joins us|act(?:úa|uó|uará)|fung(?:e|ió|irá)|particip(?:a|ó|ará)) (?:as|como))\s+(?:also\s+)?(?:(?:the|our|"
    r"your|an?|"
    r"el|la|los|las|un|una|nuestr[oa]s?|this \w+[’']s|today[’']s)\s+)?(?:(?:featured|guest|keynote|main|special|"
    r"invited|"
    rf"first|next|lead|expert|panel|session)\s+)*(?:co-)?{_PART}\b"
)
# "… with us", "is in conversation with", "as our guest"
WITH_US = re.compile(
    r"(?i)\s*,?\s+(?:(?:is|are|was|were|will be)\s+)?(?:with us|on hand|on the (?:panel|call|line)|in (?:conversation|"
    r"dialogue|discussion) with|as (?:(?:our|your|the|an?) )?(?:\w+ )?(?:guests?|speakers?|presenters?|panell?ists?|"
    r"instructors?|(?P<host>hosts?)))\b"
)
# What people do in their lives and in the news rather than at an event.
_LIFE = (
    r"says?|writes?|wrote|believes?|thinks?|hopes?|wants?|knows?|owns?|lives?|works?|earns?|holds?|serves?|"
    r"practi[cs]es?|"
    r"speciali[sz]es?|represents?|teach(?:es)?|belongs?|remains?|needs?|gets?|seems?|stud(?:y|ies)|research(?:es)?|"
    r"advises?|edits?|runs?|leads?|directs?|heads?|chairs?|oversees?|manages?|focuses|divides?|enjoys?|comes?|came|"
    r"sues?|"
    r"dies?|wins?|won|loses?|lost|pays?|paid|employs?|makes?|made|sells?|signs?|announces?|plans?|supports?|opposes?|"
    r"vows?|"
    r"argues?|claims?|alleg(?:es?|ed)|sued|filed|died|signed|announced|published|authored|worked|lived|earned|"
    r"received|graduated|founded|started|retired|resigned|argued|believed|wanted|claimed|complained|refused|served|"
    r"joined|became|began|named|hired|fired|helped|supported|attended|agrees?|agreed|has|have|had|is|are|was|were|does|"
    r"did|can|could|may|might|must|would|should|organi[sz]ed|planned|recorded|put|fell|holds|held|appointed|elected|"
    r"brings?|builds?|seeks?|hails|uses|used|asks? (?:that|for)|registered"
)
_ON_WITH = (
    r"about|above|after|against|along|among|and|around|as|at|because|before|but|by|during|for|from|how|if|in|into|like|"
    r"near|not|of|off|on|or|over|since|so|than|that|then|there|through|to|under|until|up|upon|via|was|what|when|where|"
    r"which|while|who|why|with|within|without|also|here|this|these|those|his|its|us|plus|across|always|is|es"
)
# Any verb at all right behind people who are named with what they are: of one now, of several, or in the past.
OPEN_VERB = re.compile(
    rf"\s*,?\s+(?:(?:also|then|now|each|both|all|jointly|together|briefly|finally|next|recently)\s+)*"
    rf"(?!(?:{_LIFE}|{_ON_WITH})\b)(?:(?P<now>[a-z]{{3,}}(?<!s)s)|(?P<then>[a-z]{{2,}}ed|took|gave|spoke|told|led|went|"
    r"drew|laid|set|showed|kept|ran)|(?P<several>[a-z]{2,})(?=\s+(?:the|an?|us|you|your|our|this|these|through|over|"
    r"into|how|what|why|their|it|out|up|on|apart)\b))(?![\w’'-])"
)
