"""What one item of a line is, by its words: a job title, a department, a body, a place, a degree.

A title has a noun of office as its head, a body a noun of institution, a place is a city with its state. What no word
gives away is settled by the language model's labels, else it stays unknown.
"""

from __future__ import annotations

import re
from typing import Literal

from transform.names import CREDENTIAL, is_dictionary_word, listed
from transform.page_entities import is_firm, is_told_name, label_of
from transform.places import is_place

Kind = Literal["role", "unit", "organization", "place", "credential", "note", "unknown"]
_KIND_OF_LABEL: dict[str, Kind] = {"ORG": "organization", "ROLE": "role", "GPE": "place"}


def _nouns(file: str) -> str:
    """The words of a list and their plurals, as alternatives."""
    forms = (f"{word[:-1]}(?:y|ys|ies)" if word.endswith("y") else f"{word}(?:e?s)?" for word in sorted(listed(file)))
    return "|".join(forms)


ROLE_NOUN = re.compile(
    r"(?<!\w)(?:(?i:(?:co-?|vice[- ]|deputy |sub-?|ex-)?"
    rf"(?:{_nouns('offices.txt')}|"
    r"rep\.?(?= |$|,)|ag|lt\.|(?:chief|associate|presiding) justices?|general counsel|of counsel|business agent)"
    # "Worker Rights" and "Farmworker Justice" are no trades
    r"|(?:farm)?workers?(?! (?:rights|center|centre|justice|law|legal|defense)))|"
    rf"{_nouns('trades.txt')})(?!\w)"
)
ORG_NOUN = re.compile(
    r"(?i)(?<![\w-])(?:universit(?:y|ies|ät|é)|universidad|college|school of|law school|school|institut[eo]?|"
    r"instituto|cent(?:er|re)s?|centro|"
    r"department|dept\.?|departamento|ministry|ministerio|secretaría|(?-i:Secretaria)|agency|agencia|administration|authority|"
    r"bureau|commission|comisi[oó]n|"
    r"council|board|committee|division|section|office|oficina|unit|branch|directorate|court|county|city of|state of|"
    r"town of|"
    r"commonwealth|federation|federaci[oó]n|union|sindicato|local \d+\w*|brotherhood|teamsters|workers united|guild|"
    r"council|"
    r"association|asociaci[oó]n|society|alliance|alianza|coalition|coalici[oó]n|network|red de|project|proyecto|"
    r"program|campaign|"
    r"foundation|fundaci[oó]n|fund|trust|initiative|partnership|collaborative|cooperative|consortium|conference|"
    r"congress|"
    r"llp|pllc|llc|p\.?c\.?(?!\w)|p\.a\.|inc\.?|corp\.?|corporation|company|co\.|ltd\.?|plc|group|associates(?!$)|"
    r"partners llp|firm|services?|"
    r"legal aid|legal services|law center|law clinic|clinic|lab|laborator(?:y|ies)|hospital|health system|clinics?|"
    r"academy|"
    r"police|sheriff|ministry|embassy|consulate|consulado|mission|parliament|senate|house of|assembly|legislature|"
    r"afl[- ]?cio|seiu|afscme|uaw|ufcw|ibew|unite here|cwa|aft|nea|aclu|nelp|naacp|osha|niosh|msha|eeoc|nlrb|dol|ilo|"
    r"oit|whd|cal/osha|"
    r"defensor[ií]a|procuradur[ií]a|confederaci[oó]n|consejo|junta|tribunal|hospital|organi[sz]ation|organizaci[oó]n|"
    r"justice center|rights center|for justice|for respect|magazine|times|post|journal|news|press|radio|"
    r"museum|library|archives|bank|industries|systems|solutions|consulting|enterprises|international|worldwide|"
    r"forum|task force|institution|attorney general.s office|office of the attorney general|department of justice|"
    r"united|solicitors|chamber of|labou?r party|league|caucus|chambers|registry|observatory|roundtable|tribe|"
    r"government|governor.s office|mayor.s office|law offices?|"
    r"facultad|escuela|academia|ayuntamiento|municipalidad|gobierno|alcald[ií]a|c[aá]mara|colegio|hermandad|uni[oó]n|"
    r"frente|colectiv[oa]|cooperativa|corporaci[oó]n|empresa|superintendencia|inspecci[oó]n|direcci[oó]n|fiscal[ií]a|"
    r"intendencia|gerencia|embajada|observatorio|juzgado|corte|servicio|universitat|ccoo|ugt|tuc)(?!\w)"
)
# Parts of a body that conventions put with the job title when the body itself follows.
UNIT_NOUN = re.compile(
    r"(?i)^(?:the\s+)?(?:[\w’'&/.-]+\s+){0,5}(?:division|section|bureau|unit|branch|directorate|team|practice group|"
    r"practice|partnership|"
    r"program|project|clinic|desk|group|services|initiative|area|region|district office|campaign)$|"
    r"^(?:the\s+)?(?:division|section|bureau|unit|office|branch|directorate|department) of\b(?!.*\b(?:attorney "
    r"general|labor commissioner)\b)|"
    r"^(?:the\s+)?(?:department|school|faculty|college) of (?!labou?r\b|justice|industrial rel|homeland|health and "
    r"human|consumer)"
)
# What somebody is in charge of, rather than whom he or she works for: "Risk Control", "Government Affairs".
FIELD = re.compile(
    r"(?:^|\s)(?:Control|Management|Compliance|Relations|Resources|Affairs|Operations|Policy|Research|Evaluation|Safety|"
    r"Health|Risk|Marketing|Communications?|Development|Strategy|Finance|Training|Outreach|Enforcement|Investigations|"
    r"Engagement|Innovation|Analytics|Sales|Benefits|Compensation|Litigation|Advocacy|Organizing|Technology|"
    r"Sustainability|Quality|Security|Partnerships|Mobility|Integration|Hygiene|Claims|Underwriting|Acquisition|"
    r"Inclusion|Diversity|Equity|Belonging|Wellness|Planning|Procurement|Logistics|Engineering)$"
)
_BODY_IN_FIELD = re.compile(
    r"(?i)\b(?:government|services?|projects?|programs?|unions?|local|legal|campaigns?|corporate|company|group|media|press|"
    r"news|police|court|systems?|fund|member)\b"
)
# Bodies that are named after their members: "Communications Workers of America", "United Auto Workers".
WORKERS_BODY = re.compile(
    r"(?:^|\s)(?:Workers|Employees|Teachers|Nurses|Carpenters|Painters|Janitors|Lawyers|Engineers|Writers|"
    r"Farmworkers|Machinists|Drivers|Steelworkers|Electricians|Ironworkers|Operators|Mechanics|Longshoremen|"
    r"Attorneys General|Advocates|Women|Immigrants|Families|Citizens|Jobs)(?: (?:of|for|United|with|and) .+|$)"
)
# Nouns of office that as a modifier say nothing: "Student Action", "Worker Center", "Member Services".
_MODIFIER = re.compile(
    r"(?i)(?:students?|(?:farm)?workers?|members?|leaders?|fellows|attorneys|teachers?|nurses?|lawyers?|executives?|"
    r"partners?|labou?rers?|drivers?|care(?:giv|)ers?|cleaners?|farmers?|journalists?|scholars?|educators?|"
    r"electricians?|engineers?|apprentices?|volunteers?|veterans?|trainers?|survivors?|employe[er]s?|contractors?|"
    r"advocates?|organizers?|physicians?|consumers?)$"
)
_NOTE = re.compile(
    r"(?i)^(?:(?:virtual|online|zoom|in[- ]person|hybrid)\b|"
    r"through |via |in absentia|law firm|in-house|academic$|management$|neutral$|he/|she/|they/|via |video |"
    r"@|invited|tbd|tba|moderator$|panelist$|(?:capt|cdr|lcdr|radm|usphs|usn)$|"
    r"n/?a$|\+?[\d()][\d()+ .-]{6,}$|d-\w\w$|r-\w\w$|\d+(?![\w-]*[a-z]{2}))"
)
ACRONYM = re.compile(r"^(?:the\s+)?\d*[A-Z][A-Za-z]*[A-Z&][A-Za-z0-9&@/.-]*(?:\s+(?:Local\s+)?\d+\w*)?$")


def kind_of(part: str) -> Kind:
    """What one item of a line is, by its words; "unknown" where they do not tell."""
    bare = part.strip(" .,:;")
    if not bare:
        return "note"
    if is_firm(bare):
        return "organization"
    if is_told_name(bare):
        return "unknown"
    if re.fullmatch(CREDENTIAL + r"\.?", bare):
        return "credential"
    if bare in ("Justice", "Chief Justice", "Associate Justice"):
        return "role"
    if is_place(bare):
        return "place"
    if _NOTE.match(bare):
        return "note"
    if _is_title(bare):
        return "role"
    if bare[0].islower() and "@" not in bare and not re.match(r"(?:the|el|la|los|las)\s", bare):
        return "note"
    if UNIT_NOUN.search(bare) or _is_field(bare):
        return "unit"
    if ORG_NOUN.search(bare) or WORKERS_BODY.search(bare) or ACRONYM.match(bare):
        return "organization"
    found = label_of(bare)
    return _KIND_OF_LABEL[found] if found else "unknown"


def _is_field(text: str) -> bool:
    """Plain words that end in a field of work and name no body: "Construction Risk Control"."""
    if FIELD.search(text) is None or label_of(text) == "ORG" or WORKERS_BODY.search(text):
        return False
    return not ORG_NOUN.search(_BODY_IN_FIELD.sub("", text)) and all(
        is_dictionary_word(word) for word in re.findall(r"[^\W\d_]+", text)
    )


_HOUSE = re.compile(r"(?:Advis[eo]rs|Consultants|Solicitors|Actuaries|Architects|Brokers|Accountants|Auditors)$")
_HOUSE_LED = r"(?:Senior|Chief|Lead|Principal|Independent|Former|Deputy|Assistant|Associate|Both|All)\s"


def _is_title(text: str) -> bool:
    """The head of the phrase is a noun of office: "Legal Director", "Vice President for Education"."""
    text = re.sub(r",?\s+(?:emerit\w+|retired|retirad[oa])$", "", text)
    head = re.split(r"(?i)\s+(?:of|for|at|to|in|with|from|de|del|para|on)\s+|\s*\(", text, maxsplit=1)[0]
    nouns = [n for n in ROLE_NOUN.finditer(head) if n.group() != "Coworker"]
    if not nouns:
        return False
    if nouns[-1].end() >= len(head.rstrip(" .")) - 1:
        last = nouns[-1].group()
        named = [word for word in head[: nouns[-1].start()].split() if not is_dictionary_word(word)]
        if _HOUSE.match(last) and not re.match(_HOUSE_LED, head) and len(head.split()) > 2:
            return False  # "Bay State Risk Advisors"
        # "United Steelworkers", "Thompsons Solicitors" are bodies
        return not (last.endswith("s") and last[0].isupper() and (WORKERS_BODY.search(text) is not None or named))
    body = ORG_NOUN.search(head)
    first = next(
        (n for n in nouns if not _MODIFIER.match(n.group()) and not re.match(r"s?[’']", head[n.end() :])), None
    )
    if first is None or (
        body is not None and not head[first.end() : body.start()].strip() and body.end() >= len(head.rstrip())
    ):
        return False  # "Corporate Counsel Association" is a body
    return body is None or (
        first.start() < body.start() and not re.match(r"(?i)(?:general)?[’']s", head[first.end() :].lstrip())
    )
