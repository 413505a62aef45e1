"""What stands behind a name in a line: title, department, body, place.

"Senior Staff Attorney, National Employment Law Project, New York, NY" is a list whose items are told apart by the
words in them: a title has a noun of office as its head, a body a noun of institution, a place is a city with its state.
Items that no word gives away are settled by where they stand and by the language model's labels.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from transform.names import CREDENTIAL, SUFFIX, is_dictionary_word
from transform.page_entities import label_of
from transform.places import is_place

Kind = Literal["role", "unit", "organization", "place", "credential", "note", "unknown"]
_KIND_OF_LABEL: dict[str, Kind] = {"ORG": "organization", "ROLE": "role", "GPE": "place"}

ROLE_NOUN = re.compile(
    r"(?i)(?<![\w-])(?:(?:co-?|vice[- ]|deputy |sub-?|ex-)?(?:directors?|presidents?|chairs?|chairpersons?|chairman|"
    r"chairwoman|"
    r"founders?|leads?|leaders?|executives?|chiefs?|heads?|managers?|coordinators?|counsels?|counselors?|attorneys?|"
    r"lawyers?|"
    r"solicitors?|prosecutors?|commissioners?|secretar(?:y|ies)|administrators?|supervisors?|professors?|lecturers?|"
    r"fellows?|scholars?|scientists?|researchers?|economists?|sociologists?|historians?|epidemiologists?|physicians?|"
    r"nurses?|"
    r"hygienists?|ergonomists?|toxicologists?|engineers?|specialists?|analysts?|advisers?|advisors?|associates?|"
    r"consultants?|"
    r"investigators?|inspectors?|officers?|agents?|organizers?|organisers?|advocates?|representatives?|rep\.?(?= |$|"
    r",)|reporters?|journalists?|"
    r"editors?|writers?|authors?|partners?|shareholders?|principals?|members?|stewards?|treasurers?|trustees?|"
    r"judges?|(?:chief|associate|presiding) justices?|"
    r"magistrates?|mediators?|arbitrators?|senators?|mayors?|governors?|undersecretar(?:y|ies)|ceo|cfo|coo|cto|"
    r"interpreters?|owners?|operators?|proprietors?|entrepreneurs?|survivors?|activists?|navigators?|apprentices?|"
    r"drivers?|cleaners?|cooks?|janitors?|baristas?|electricians?|rapporteurs?|conveners?|convenors?|chancellors?|"
    r"filmmakers?|poets?|artists?|interns?|clinicians?|psychologists?|therapists?|statisticians?|anthropologists?|"
    r"criminologists?|adjudicators?|marshals?|trainers?|instructors?|teachers?|educators?|students?|candidates?|"
    r"assistants?|technicians?|paralegals?|"
    r"workers?(?! (?:rights|center|justice|law|defense))|farmworkers?(?! (?:justice|legal))|nann(?:y|ies)|dean|"
    r"provost|clerk|librarian|curator|"
    r"planner|designer|developer|strategist|liaison|examiners?|auditors?|monitors?|superintendents?|ombuds\w*|"
    r"captain|lieutenant|lt\.|"
    r"sergeant|detective|policymaker|comptroller|controller|da|ausa|ag|general counsel|of counsel|business agent|evp|"
    r"svp|vp|"
    r"director[ae]?s?|coordinador[ae]?s?|abogad[oa]s?|president[ae]s?|secretari[oa]s?|profesor[ae]?s?|"
    r"catedr[aá]tic[oa]|"
    r"organizador[ae]?s?|investigador[ae]?s?|inspector[ae]?s?|jef[ae]s?|fundador[ae]?s?|comisionad[oa]s?|"
    r"procurador[ae]?s?|"
    r"licenciad[oa]|especialista|asesor[ae]?s?|oficial|consultor[ae]?s?|delegad[oa]s?|gerente|m[eé]dic[oa]|miembro|"
    r"t[eé]cnic[oa]|"
    r"subdirector[ae]?|representante|promotor[ae]?|educador[ae]?|encargad[oa]|responsable|titular))(?!\w)"
)
ORG_NOUN = re.compile(
    r"(?i)(?<![\w-])(?:universit(?:y|ies|ät|é)|universidad|college|school of|law school|school|institut[eo]?|"
    r"instituto|cent(?:er|re)s?|centro|"
    r"department|dept\.?|departamento|ministry|ministerio|secretar[ií]a|agency|agencia|administration|authority|"
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
    r"united)(?!\w)"
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
# Bodies that are named after their members: "Communications Workers of America", "United Auto Workers".
_WORKERS_BODY = re.compile(
    r"(?:^|\s)(?:Workers|Employees|Teachers|Nurses|Carpenters|Painters|Janitors|Lawyers|Engineers|Writers|"
    r"Farmworkers|Machinists|Drivers|Steelworkers|Electricians|Ironworkers|Operators|Mechanics|Longshoremen|"
    r"Attorneys General|Advocates|Women|Immigrants|Families|Citizens|Jobs)(?: (?:of|for|United|with|and) .+|$)"
)
# Nouns of office that as a modifier say nothing: "Student Action", "Worker Center", "Member Services".
_MODIFIER = re.compile(
    r"(?i)(?:students?|workers?|members?|farmworkers?|leaders?|fellows|attorneys|teachers?|nurses?|lawyers?|"
    r"executives?|partners?)$"
)
_NOTE = re.compile(
    r"(?i)^(?:through |via |in absentia|law firm|in-house|academic$|management$|neutral$|he/|she/|they/|via |video |"
    r"@|invited|tbd|tba|moderator$|panelist$|"
    r"d-\w\w$|r-\w\w$|\d)"
)
_ACRONYM = re.compile(r"^(?:the\s+)?[A-Z][A-Za-z]*[A-Z&][A-Za-z0-9&@/.-]*(?:\s+(?:Local\s+)?\d+\w*)?$")
_LEGAL_FORM = re.compile(
    r"^(?:Inc|LLP|LLC|PLLC|PLC|P\.?C|P\.?A|Ltd|Co|Corp|L\.L\.P|N\.A|LPA|S\.C|AFL-CIO|CLC|CTW|Local \d+\w*|Lodge \d+|"
    + SUFFIX
    + r")\.?(?:\s*\([^)]*\))?$"
)
_DISTRICT = re.compile(r"^(?:(?:Northern|Southern|Eastern|Western|Central|Middle) )?District of ")
_SEPARATOR = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+|\s*;\s*|,\s+|\s*\n\s*|,$")
_AT = re.compile(r"\s+(?:at|with|from|for|en|@)\s+(?=(?:the\s+|el\s+|la\s+)?[A-Z0-9])")
_OF = re.compile(r"\s+(?:of|de la|del|de|to)\s+(?=(?:the\s+)?[A-Z0-9])")


_NOTES = re.compile(
    r"(?i)\s*\((?:she|he|they|ella|moderator|moderadora?|invited|video|panelist|presenter|law firm|academic|in-house|"
    r"former|retired|ret|in a personal capacity|"
    r"bio|host|facilitator|interpreter|remote|virtual)\b[^)]*\)"
)


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A tail of a name taken apart; `text` is what was printed of title and bodies."""

    job_title: str | None = None
    organization: str | None = None
    location: str | None = None
    credentials: tuple[str, ...] = ()
    text: str | None = None


def kind_of(part: str) -> Kind:
    """What one item of a line is, by its words; "unknown" where they do not tell."""
    bare = part.strip(" .,:;")
    if not bare:
        return "note"
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
    if UNIT_NOUN.search(bare):
        return "unit"
    if ORG_NOUN.search(bare) or _WORKERS_BODY.search(bare) or _ACRONYM.match(bare):
        return "organization"
    found = label_of(bare)
    return _KIND_OF_LABEL[found] if found else "unknown"


def _is_title(text: str) -> bool:
    """The head of the phrase is a noun of office: "Legal Director", "Vice President for Education"."""
    head = re.split(r"(?i)\s+(?:of|for|at|to|in|de|del|para|on)\s+|\s*\(", text, maxsplit=1)[0]
    nouns = [n for n in ROLE_NOUN.finditer(head) if n.group() != "Coworker"]
    if not nouns:
        return False
    if nouns[-1].end() >= len(head.rstrip(" .")) - 1:
        last = nouns[-1].group()
        return not (last.endswith("s") and last[0].isupper() and _WORKERS_BODY.search(text) is not None)
    body = ORG_NOUN.search(head)
    first = next(
        (n for n in nouns if not _MODIFIER.match(n.group()) and not re.match(r"[’']s?\b|s[’']", head[n.end() :])), None
    )
    if first is None or (
        body is not None and not head[first.end() : body.start()].strip() and body.end() >= len(head.rstrip())
    ):
        return False  # "Corporate Counsel Association" is a body
    return body is None or (
        first.start() < body.start() and not re.match(r"(?i)(?:general)?[’']s", head[first.end() :].lstrip())
    )


def split_parts(text: str) -> list[str]:
    """The items of a line. Commas inside names of firms, lists within a title and parentheses do not part them."""
    held = re.findall(r"\([^()]*\)", text)
    places = iter(range(len(held)))
    guarded = re.sub(r"\([^()]*\)", lambda _: f"\x00{next(places)}\x00", text)
    parts = [p.strip() for p in _SEPARATOR.split(guarded)]
    parts = [re.sub(r"\x00(\d+)\x00", lambda m: held[int(m.group(1))], p) for p in parts if p]
    joined: list[str] = []
    for part in parts:
        if joined and (_LEGAL_FORM.match(part) or (_DISTRICT.match(part) and kind_of(joined[-1]) == "organization")):
            joined[-1] = f"{joined[-1]}, {part}"
        elif joined and re.match(r"(?:and|&|y)\s", part):
            rest, before = re.sub(r"^\S+\s(?:now\s)?", "", part), kind_of(joined[-1])
            if kind_of(rest) == "role" or (kind_of(rest) in ("organization", "unknown") and before == "organization"):
                joined.append(re.sub(r"^\S+\s", "", part))
            else:
                while len(joined) > 1 and kind_of(joined[-1]) == "unknown":
                    part = f"{joined.pop()}, {part}"
                joined[-1] = f"{joined[-1]}, {part}"
        else:
            joined.append(part)
    return _law_firms(_city_states(joined))


def _city_states(parts: list[str]) -> list[str]:
    """ "Washington" and "DC" are one place."""
    out: list[str] = []
    for i, part in enumerate(parts):
        together = f"{out[-1]}, {part}" if out else ""
        before_region = i + 1 < len(parts) and is_place(f"{part}, {parts[i + 1]}") and len(parts[i + 1]) <= 4
        if (
            out
            and not before_region
            and is_place(together)
            and kind_of(out[-1]) in ("unknown", "place")
            and len(out[-1].split()) <= 4
        ):
            out[-1] = together
        else:
            out.append(part)
    return out


def _law_firms(parts: list[str]) -> list[str]:
    """ "Garrison", "Levin-Epstein", "Fitzgerald and Pirrotti, PC" are one firm."""
    for i, part in enumerate(parts):
        if re.search(
            r"\s(?:and|&)\s.*\b(?:LLP|PLLC|P\.?C\.?|LLC|P\.?A\.?|PLC)\.?$|^[\w’'-]+ (?:&|and) [\w’'-]+$", part
        ) and not all(is_dictionary_word(w) for w in re.findall(r"[\w’'-]+", part)):
            first = i
            while (
                first > 0
                and re.fullmatch(r"[A-Z][\w’'-]+", parts[first - 1])
                and kind_of(parts[first - 1]) == "unknown"
            ):
                first -= 1
            if first < i:
                return [*parts[:first], ", ".join(parts[first : i + 1]), *parts[i + 1 :]]
    return parts


def parse_affiliation(text: str) -> Affiliation:
    """Take apart what follows a name: "Chief, Fair Labor Division, Massachusetts Office of the Attorney General"."""
    text = re.sub(
        r"^\W*(?:of|at|from|with|en|del?)\s+(?=(?:the |la |el |las |los )?\W?[A-Z])", "", tidy(_unwrap(_strip(text)))
    )
    if not text:
        return Affiliation()
    posts = [_Post()]
    places: list[str] = []
    credentials: list[str] = []
    for part in split_parts(_NOTES.sub("", text)):
        for kind, piece in _pieces(part):
            if kind == "credential":
                credentials.append(piece)
            elif kind == "place":
                places.append(piece)
            elif kind == "role":
                if posts[-1].titles and (posts[-1].bodies or posts[-1].units or posts[-1].unknown):
                    posts.append(_Post())
                posts[-1].titles.append(piece)
            elif kind == "unit":
                posts[-1].units.append(piece)
            elif kind == "organization":
                posts[-1].bodies.append(piece)
            elif kind == "unknown":
                posts[-1].unknown.append(piece)
    return _compose(text, posts, places, credentials)


@dataclass(slots=True)
class _Post:
    """One employment: a title with its units and bodies. A title after a body begins another."""

    titles: list[str] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def _strip(text: str) -> str:
    return text.strip(" ,;|–—-:•·")


def _unwrap(text: str) -> str:
    """ "(Occidental College)" is printed in parentheses as a whole."""
    return text[1:-1] if re.fullmatch(r"\([^()]*\)", text) else re.sub(r"^\(([^()]*)\)(?=\s*[,;]|$)", r"\1", text)


def _pieces(part: str) -> list[tuple[Kind, str]]:
    """One item, parted further at "at" and "of" where a title and a body share it."""
    part = re.sub(r"^(?:an?|one of the|una?)\s+", "", re.sub(r"(?i)^formerly\s+(?:of|at|with)\s+(?:the\s+)?", "", part))
    # "EPI’s director of research"; but "Rutgers’ Center for Women and Work" is one body
    owned = re.match(r"(?P<body>[A-Z].*?)(?:[’']s|(?<=s)[’'])\s+(?P<what>\S.*)$", part)
    if owned and kind_of(owned["what"]) == "role" and kind_of(owned["body"]) not in ("role", "unit"):
        return [("organization", owned["body"]), ("role", owned["what"])]
    kind = kind_of(part)
    if kind in ("role", "unit", "unknown"):
        splits = sorted(_AT.finditer(part), key=lambda m: m.group().strip().lower() not in ("at", "with", "@"))
        for split in splits:
            left, right = part[: split.start()], re.sub(r"^the ", "", part[split.end() :])
            sure = split.group().strip().lower() in ("at", "with", "@")
            body = kind_of(right)
            if kind_of(left) in ("role", "unit") and ((sure and body != "role") or body == "organization"):
                return [("role", left), *_body(right)]
        if kind == "role" and (
            serving := re.search(
                r"\s+to the (?P<body>[A-Z][\w’'.-]+ .*(?:Commissioner|Attorney General|Governor|Mayor|Comptroller))$",
                part,
            )
        ):
            return [("role", part[: serving.start()]), ("organization", serving["body"])]
        if kind == "role" and (parted := _best_of(part)):
            return [("role", parted[0]), ("organization", parted[1])]
    if kind in ("organization", "unknown"):
        return [(kind if piece_kind == "organization" else piece_kind, piece) for piece_kind, piece in _body(part)]
    return [(kind, part)]


def _best_of(part: str) -> tuple[str, str] | None:
    """ "Director of the National Employment Law Project" → title and body; "Director of Research" stays whole."""
    for split in _OF.finditer(part):
        left, right = part[: split.start()], part[split.end() :]
        if kind_of(left) != "role":
            continue
        if re.match(r"(?i)(?:the )?secretary\b", right):
            return None
        bare = re.sub(r"^the ", "", right)
        if UNIT_NOUN.search(bare) and not re.search(r"(?i)\b(?:project|campaign|initiative)$", bare):
            continue
        if kind_of(bare) == "organization" or any(_ACRONYM.match(word) for word in bare.split()):
            return re.sub(r"\s+and\s+(?:a )?member$", "", left), bare
    return None


def _body(text: str) -> list[tuple[Kind, str]]:
    """A body, or a unit "of"/"at" a body: "Department of Fashion Studies at the University of Delaware"."""
    if split := re.search(r"\s+(?:at|within|in) (?:the )?(?=[A-Z])", text):
        left, right = text[: split.start()], text[split.end() :]
        if kind_of(right) == "organization" and UNIT_NOUN.search(left):
            return [("unit", left), ("organization", right)]
    town = re.search(r"\s+in\s+(?P<town>[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)?)$", text)
    if town and not all(is_dictionary_word(word) for word in town["town"].split()):
        return [("organization", text[: town.start()]), ("place", town["town"])]
    return [("organization", text)]


def _compose(text: str, posts: list[_Post], places: list[str], credentials: list[str]) -> Affiliation:
    """The first post is the record; a body printed only for a later one serves where the first has none."""
    first = posts[0]
    bodies = (
        first.bodies
        or first.unknown[:1]
        or first.units[-1:]
        or [body for post in posts[1:] for body in post.bodies or post.units[-1:]][:1]
    )
    if (
        not first.bodies
        and bodies
        and re.search(r"(?i)\b(?:practice group|practice|team|desk|working group)$", bodies[0])
        and first.titles
    ):
        bodies = []  # a group within a firm that is not named
    units = first.units if first.bodies or first.unknown or not bodies else first.units[:-1]
    title = ", ".join([*first.titles, *units]) if first.titles else ""
    return Affiliation(
        job_title=tidy(title) or None,
        organization=tidy(bodies[0]) if bodies else None,
        location=places[0] if places else None,
        credentials=tuple(credentials),
        text=text if bodies else None,
    )


def tidy(text: str) -> str:
    """Without the article, quotation marks and stops around it."""
    text = re.sub(r"^(?:the|el|la|los|las)\s+(?=[A-Z])", "", text.strip(" ,;:–—-|"), flags=re.IGNORECASE)
    if text.endswith(".") and not re.search(r"(?:\b(?:Inc|Co|Corp|Ltd|Jr|Sr|Rep|U\.S)|\.[A-Z])\.$", text):
        text = text[:-1]
    return text.strip()
