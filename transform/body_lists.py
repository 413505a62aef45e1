"""Lists of organizations in running text: "the Labor Center, Legal Aid at Work and the Safety Council (SC) for a …".

A list is read as a reader does it: names are capitalised, only small words join them, and the first other word ends it.
"""

from __future__ import annotations

import re

from transform.affiliation_items import ORG_NOUN, kind_of
from transform.affiliations import tidy
from transform.body_names import CALENDAR, CAMEL, COMMON_TAIL, belongs, is_body, is_person
from transform.known_bodies import are_of_one_name, is_known
from transform.names import is_dictionary_word
from transform.page_entities import label_of

# A common noun that the name itself explains: "the carpenters' union (Regional Council of Carpenters)".
_COMMON_NAME = re.compile(r"(?:[a-záéíóúñ’']+ ){1,5}\((?=[A-ZÁÉÍÓÚÑ])[^()]{9,}\)")
_WORD = re.compile(r"\([^()]*\)|[^\s,;()]+|[,;]")
_ABBREVIATED = re.compile(r"\b(?:Inc|St|Dr|Co|Corp|Ltd|Dept|Univ|[A-Z]|U\.S|P\.C|L\.L\.P|F\.S\.P|A\.C|N\.A)\.$")
_BETWEEN = re.compile(
    r"\s*;\s*|\s+/\s+|\s+[|•·]\s+|,?\s+(?:alongside|along with|together with|as well as|in (?:partnership|"
    r"collaboration|conjunction) with|con el apoyo de|junto (?:con|a)|así como|[Jj]oins?|[Ss]e une a)\s+"
)
_LEGAL_FORM = re.compile(
    r"(?:Inc|LLP|LLC|PLLC|P\.?C|Ltd|F\.S\.P|A\.C|Local \d+\w*|AFL-CIO|District of \w+(?: \w+)?)(?!\w)\.?"
)
# "University of California, Berkeley"
_CAMPUS = re.compile(r"([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?:\s+(?:and|&)\s+|$)")
_PART = re.compile(
    r"(?:Office|Division|Bureau|Section|Unit|Branch|School|Department|Center|College|Faculty) (?:of|for)\b"
)
# Bodies that are "on" something; elsewhere the word ends the name: "a workshop with the Labor Center on overtime".
_ON = re.compile(
    r"(?i)\b(?:commissions?|committees?|councils?|cent(?:er|re)|institute|task force|office|initiative|network|"
    r"coalition|conference|program|project|group|panel|focus|board|consejo|research|studies)$"
)
OWN_PART = re.compile(
    r"(?i)^(?:our (?!friends|partners?|colleagues|allies|sponsors?)|(?:the )?(?:training|education|programs?|events?|"
    r"outreach|planning|organizing|steering|communications|membership|webinars?) (?:committee|team|department|"
    r"division|unit|office)$)"
)
# A common noun with the name beside it: "the law firm Abbott & Presser", "the nonprofit Safe Work", "la red Ruda".
_PARTNERS_AT = re.compile(
    r"(?:(?:our|the|their|its) (?:\w+ )?)?(?:friends|partners|colleagues|allies)(?: and (?:friends|partners|colleagues|"
    r"allies))? (?:at|from|in|over at) (?=(?:the )?[A-Z])"
)
_APPOSED = re.compile(
    r"(?:the (?:[A-Z][\w.]+[ \x01]){1,3}offices? of\s+)?(?:(?:the|our|an?|"
    r"el|la|los|las)\s+)?(?:(?!by |and |with )[a-záéíóúñ’'-]+\s+){0,3}(?:firm|group|"
    r"organi[sz]ation|"
    r"non-?profit|unions?|"
    r"coalition|network|agency|cent(?:er|re)|think tank|association|charity|institute|company|consultancy|"
    r"collective|alliance|foundation|federation|publisher|university|council|sindicatos?|organizaci[oó]n|"
    r"asociaci[oó]n|"
    r"federaci[oó]n|confederaci[oó]n|fundaci[oó]n|red|colectiva|colectivo|bufete|despacho|estudio jur[ií]dico|ong|"
    r"centro|universidad|plataforma|central|consultora|empresa)\s+[“\"«]?(?=[A-ZÁÉÍÓÚÑ])(?!(?:The|And|That|Which)\b)"
)
# "Stoll, Abbott & Presser, P.C.": one firm of several partners.
_FIRM = re.compile(
    r"(?![A-Z]{3,}\s+and\s)(?:[A-Z][\w’'.-]+,?\s+){1,5}(?:&|and)\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?,?\s+(?:LLP|L\.L\.P\.|LLC|PLLC|PLC|"
    r"P\.?C\.?|P\.?A\.?|"
    r"Ltd\.?|Attorneys at Law)(?!\w)|(?:[A-Z][\w’'-]+,\s+)+[A-Z][\w’'-]+\s+&\s+[A-Z][\w’'-]+(?=$|[.,;]? (?:for|"
    r"on|in|to|will|is|are|"
    r"at)\b|[.;]$)"
)
# "Ministry of Labour, Training and Skills", "Área de Mujeres, Género y Diversidad": an office of several fields.
_FIELD = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñ’'-]{3,}(?:\s(?:de\s|of\s)?[A-ZÁÉÍÓÚÑ][a-záéíóúñ’'-]{3,})?"
_SEVERAL_FIELDS = re.compile(
    r"(?:(?:the|el|la)\s)?(?:[A-Z][\w.’'-]+\s){0,4}(?:Departments?|Ministry|Office|Secretariat|Bureau|Division|"
    r"Committee|School|Faculty|"
    r"Directorate|Institute|Cent(?:er|re)|Ministerio|Viceministerio|Secretar[ií]a|Subsecretar[ií]a|Direcci[oó]n|"
    r"[ÁA]rea|"
    r"Departamento|Comisi[oó]n|Instituto|Facultad|Escuela|Concejal[ií]a|Consejer[ií]a|Observatorio|Programa|"
    r"Gerencia)\s"
    r"(?:[A-Z]\w+\s)?(?:of|for|on|de(?: la| las| los)?|del|para)\s"
    + _FIELD
    + r",\s(?P<fields>(?:"
    + _FIELD
    + r",\s)*"
    + _FIELD
    + r",?\s(?:and|&|y|e)\s(?:la\s|el\s|las\s|los\s)?"
    + _FIELD
    + r")"
    r"(?:\s(?:of|de|del)\s(?:la\s|las\s|los\s|el\s|"
    r"the\s)?[A-ZÁÉÍÓÚÑ][\w.’'-]+(?:\s(?:[Ll]a\s)?[A-ZÁÉÍÓÚÑ][\w.’'-]+)*)*"
)
_LEAD = re.compile(
    r"(?i)^(?:(?:our|nuestr[oa]s?|their|its)\s+)?(?:(?:friends|partners?|colleagues|allies|sponsors?|socios|"
    r"amig[oa]s)\s+(?:at|from|in|de)\s+)?(?:(?:our|partners?|sponsors?|also|both|jointly|the|el|la|los|las)[\s,]+)*"
)


def bodies_in(text: str) -> list[str]:
    """The bodies of the list that a text begins with, as printed, without article and added acronym."""
    found: list[str] = []
    opening = _opening(_held_together(text))
    wholes = _WITH_WHOLES.search(opening) is not None
    for item in _items(opening):
        name = _own_name(item).replace(_HELD, " ")
        if OWN_PART.match(item.strip("\x00 ")) or not is_body(name):
            if found and (kind_of(name) in ("place", "note", "credential") or (len(found) > 1 and not is_person(name))):
                continue
            break
        if found and item.startswith("\x00") and _is_part_and_whole(found[-1], name):
            continue
        found.append(name)
    return [name for at, name in enumerate(found) if not (at and wholes and _WHOLE.search(name))]


def _is_part_and_whole(one: str, next_one: str) -> bool:
    """ "Wage and Hour Division, Department of Labor", "Worker Institute, Cornell University"."""
    return (
        "unit" in (kind_of(one), kind_of(next_one))
        or _PART.match(next_one) is not None
        or (_WHOLE.search(next_one) is not None and _WHOLE.search(one) is None and ORG_NOUN.search(one) is not None)
    )


_WHOLE = re.compile(r"\b(?:Universit(?:y|ies)|Universidad|College|Law School|School of \w+)\b")
# "the Labor Center, Upper University and the Safety Institute, Lower University": each with its whole.
_WITH_WHOLES = re.compile(rf"\s(?:and|&|y|e)\s[^,;]+,\s[^,;]*{_WHOLE.pattern}[^,;]*$")


def bodies_before(text: str) -> list[str]:
    """The bodies of the list that a text ends with: the subject of the verb behind it."""
    text = _held_together(text)
    text = re.sub(
        r"(?i),\s+(?:in|jointly|together|along|en|junto)\s+(?:\w+\s+)?(?:with|con|"
        r"a)\s[^.;:]*?,\s*$",
        "",
        text.rstrip(),
    )
    text = _EXPLAINED.sub(" ", _PARTNERS_FIRST.sub("", text))
    start = 0
    for match in _WORD.finditer(text):
        word = match.group()
        if not (belongs(word) or word == ",") or CALENDAR.match(word) or re.fullmatch(r"(?:19|20)\d\d", word):
            start = match.end()
    subject = re.sub(r"^\W+|^(?:on|in|at|to|with|for|of|by|from|de|a|en|con|por)\s+", "", text[start:].strip())
    subject = re.sub(r"^(?:Join us as|Join|On|In|Last|This|As part of|At)\s+", "", subject)
    subject = re.sub(r"^\d{1,4}(?:st|nd|rd|th)?,?\s+", "", subject)
    subject = _HOLIDAY.sub("", subject)
    found = bodies_in(subject)
    if not found and ", " in subject:  # "For Labor Day, the Labor Center"
        subject = subject.partition(", ")[2]
        found = bodies_in(subject)
    return found if found and len(subject) <= sum(len(name) for name in found) + 14 * len(found) + 20 else []


# "For May Day the Labor Center": what is left of a holiday before the article.
_HOLIDAY = re.compile(r"^(?:\w+ )?(?:Day|Week|Month|Eve),?\s+(?=the\s)")
# "Together with Arise Chicago, the Labor Center"
_PARTNERS_FIRST = re.compile(
    r"(?i)^(?:(?:in|en) \w+|together|along|jointly|junto) (?:with|con|a) "
    r"(?:[^;:.]*,\s+(?=(?:the|el|la|los|las) )|[^,;:.]*,\s+)"
)
# "Denver Labor, a division of the Auditor’s Office, is holding"
_EXPLAINED = re.compile(r",\s+(?:an?|una?|the|la|el)\s+(?:[a-záéíóúñ-]+\s+){1,4}[^,;:]*,\s*$")


def _held_together(text: str) -> str:
    """The text with names that are printed small held together as one word: "worker lab@Rutgers", "Lee law school"."""
    text = _WITH_TAIL.sub(lambda name: name.group().replace(" ", _HELD), text)
    return _WITH_AT.sub(lambda name: name.group().replace(" ", _HELD), text)


_HELD = "\x01"
_WITH_TAIL = re.compile(rf"(?:[A-Z][\w’'.-]*|[’'](?=s? )s?) {COMMON_TAIL}\b")
_WITH_AT = re.compile(r"(?:\b(?!(?:the|with|and|of|by|from|at|in|for|to|or)\b)[a-z]+ ){1,3}[a-z]*@[A-Z]\w*")


def _opening(text: str) -> str:
    """The part of a text that can be a list of names."""
    text = _PARTNERS_AT.sub("", text.lstrip(' ,:–—-“"«'))
    if (apposed := _APPOSED.match(text)) is not None:
        text = text[apposed.end() :]
    end = 0
    previous = ""
    for match in _WORD.finditer(text):
        word = match.group()
        bare = word.rstrip('.:!?”"')
        if word in (",", ";"):
            if previous in (",", ";"):
                break
        elif bare == "on" and end and not _ON.search(text[:end]):
            break
        elif not end and (named := _COMMON_NAME.match(text, match.start())):
            end = named.end()
        elif not belongs(bare) and match.start() >= end:
            joins = re.match(
                r"(?:alongside|along with|together with|as well as|junto con|así como)\b", text[match.start() :]
            )
            partly = re.match(r"in (?:partnership|collaboration|conjunction) with\b", text[match.start() :])
            if not (
                joins or partly or (bare in ("with", "well", "junto", "como", "partnership", "collaboration") and end)
            ):
                break
        elif (CALENDAR.match(bare) and (previous in ("on", "in", ",", "el") or not end)) or (
            re.fullmatch(r"\d{1,2}|(?:19|20)\d\d", bare) and previous in (",", "on", "in", "el", "")
        ):
            break
        else:
            end = max(end, match.end() if word[-1:] not in ":!?" else match.start() + len(bare))
        previous = bare if word not in (",", ";") else word
        if word[-1:] in ":!?" or (word.endswith((".", ".”")) and not _ABBREVIATED.search(text[: match.end()])):
            break
    opening = re.split(r"\s[–—|]\s", text[:end])[0]
    return re.sub(
        r"(?:[\s,;]+(?:of|the|for|and|in|on|at|to|with|a|de|del|la|el|los|las|y|e|en|con|para|un|una|our))+$",
        "",
        opening,
    ).strip(" ,;")


def _items(text: str) -> list[str]:
    """The members of a list; one that follows a body after a bare comma begins with a mark (it may be its part)."""
    members: list[str] = []
    if (firm := _FIRM.match(text)) is not None:
        following = re.match(r"\s*[,;]?\s*(?:(?:and|&|y|e)\s+)?(?=[\w(])", text[firm.end() :])
        return [firm.group(), *(_items(text[firm.end() + following.end() :]) if following else [])]
    if (spelled := _spelled_by_acronym(text)) is not None:
        following = re.match(r"\s*[,;]?\s*(?:and|&|y|e)\s+|\s*[,;]\s*", text[len(spelled) :])
        return [spelled, *(_items(text[len(spelled) + following.end() :]) if following else [])]
    if (one := _SEVERAL_FIELDS.match(text)) is not None and _is_one_office(one):
        following = re.match(r"\s*[,;]?\s*(?:and|&|y|e)\s+|\s*[,;]\s*", text[one.end() :])
        return [one.group(), *(_items(text[one.end() + following.end() :]) if following else [])]
    for chunk in _BETWEEN.split(text):
        if (one := _one_with_commas(chunk)) is not None:
            members += [chunk[: one.end("last")], *_items(one["rest"] or "")]
            continue
        parts = re.split(r",\s+(?:and|&|y|e)\s+(?=\S)|,\s+(?=\S)", chunk)
        commas = [m.group() for m in re.finditer(r",\s+(?:(?:and|&|y|e)\s+)?(?=\S)", chunk)]
        for at, part in enumerate(parts):
            if at and (form := _LEGAL_FORM.match(part)) is not None:
                members[-1] = f"{members[-1]}, {part[: form.end()]}"
                members += _items(re.sub(r"^(?:and|&|y|e)\s+", "", part[form.end() :].strip(" ,")))
            elif at and (campus := _CAMPUS.match(part)) and re.match(r"(?:The |the )?University of", members[-1]):
                members[-1] = f"{members[-1]}, {campus[1]}"
                members += _items(part[campus.end() :])
            else:
                bare = at > 0 and commas[at - 1].strip() == ","
                ended = at == len(parts) - 1 and at > 0 and not re.search(r"and|&|y|e", commas[-1])
                inner = _last_two(part) if ended else _parted(part, listed=len(parts) > 1)
                mark = "\x00" if bare and ((len(parts) == 2 and len(inner) == 1) or _PART.match(part)) else ""
                members += [mark + inner[0], *inner[1:]]
    return [member for member in members if member.strip("\x00 ")]


def _spelled_by_acronym(text: str) -> str | None:
    """One name with commas, whose initials are the acronym behind it: "Awareness, Respect and Safety (ARS) Program"."""
    named = re.match(r"(?P<words>[^,;()]+,[^;()]+) \((?P<acronym>[A-Z]{3,8})\)(?: [A-Z][a-z]+)*", text)
    if named is None:
        return None
    initials = "".join(word[0] for word in re.findall(r"\w+", named["words"]) if word[0].isupper())
    return named.group() if initials == named["acronym"] else None


def _is_one_office(one: re.Match[str]) -> bool:
    """The items after the first name fields, no bodies: plain words that no noun of institution is in."""
    if ORG_NOUN.search(one["fields"]) or re.search(r"\s(?:de|del|para)\s", one.group()):
        return not ORG_NOUN.search(one["fields"])
    return all(is_dictionary_word(w) for w in re.findall(r"[A-Z][\w-]*", one["fields"]))


def _last_two(part: str) -> list[str]:
    """The end of a list "A, B and C" that has no other conjunction."""
    ends = list(re.finditer(r"\s+(?:and|&|y|e)\s+(?=(?:the |el |la )?[A-ZÁÉÍÓÚÑ])", part))
    if ends:
        last = _own_name(part[ends[-1].end() :])
        first = _own_name(part[: ends[-1].start()])
        if (len(last.split()) > 1 or _complete(last)) and (len(first.split()) > 1 or not is_dictionary_word(first)):
            return [part[: ends[-1].start()], part[ends[-1].end() :]]
    return _parted(part, listed=True)


def _one_with_commas(text: str) -> re.Match[str] | None:
    """ "Health, Safety and Environment Department": fields of one body, not bodies."""
    one = re.fullmatch(
        r"(?P<first>[^,;()]+),\s+(?P<fields>(?:[\w-]+,\s+)*[\w-]+),?\s+(?:and|&|y|e)\s+(?P<last>(?:(?! (?:and|&|y|"
        r"e) )[^,;()])+)(?:,?\s+(?:and|&|y|e)\s+(?P<rest>.+))?",
        text,
    )
    plain = one is not None and all(is_dictionary_word(word) for word in re.findall(r"[\w-]+", one["fields"]))
    if one is None or not plain or ORG_NOUN.search(one["first"].split()[-1]):
        return None
    return one if len(one["last"].split()) > 1 and _complete(one["last"]) else None


def _complete(name: str) -> bool:
    """The words are a body's name by themselves: "Labor Center", "Institute for Work", not "Industry" of a "
    "department."""
    if re.fullmatch(r"(?:[A-Z][a-z]+ )?[A-Z][A-Z@&-]+\w*(?: Local \d+)?", name) or label_of(name) == "ORG":
        return True
    if is_known(name) or "@" in name:
        return True
    if (owned := re.search(r"(?:[’']s|s[’'])\s+(?P<rest>[^’']+)$", name)) is not None:
        name = owned["rest"]  # "Department of Labor's Wage" is the beginning of something
    nouns = list(ORG_NOUN.finditer(name))
    return (
        bool(nouns) and re.match(r"\W*$|,? (?:of|for|on|at|in|de|del|para)\b|, ", name[nouns[-1].end() :]) is not None
    )


def _parted(item: str, *, listed: bool) -> list[str]:
    """ "X and Y" are two bodies where each is one by itself; "Center for Women and Work" is one."""
    if (label_of(_own_name(item)) == "ORG" or is_known(_own_name(item))) and item.count(")") <= item.endswith(")"):
        return [item]
    for match in re.finditer(r"\s+(?:and|&|y|e|with|con)\s+(?=(?:the |el |la |our )?(?:[A-ZÁÉÍÓÚÑ]|[\w\x01]*@))", item):
        left, right = item[: match.start()], item[match.end() :]
        joint, bare = match.group().strip(), _own_name(right)
        if are_of_one_name(left.split()[-1], right.split()[0].strip(",.")) and not is_known(bare):
            continue
        articled = re.match(r"(?:the|el|la|our) ", right) is not None
        if (joint == "&" or (len(_own_name(left).split()) == 1 and not articled)) and not _complete(_own_name(left)):
            continue
        if joint in ("with", "con") and len(left.split()) == 1 and not left.isupper():
            continue  # Jobs With Justice
        closed = (
            left.endswith(")")
            or (joint in ("with", "con") and _complete(_own_name(left)))
            or re.fullmatch(r"[A-Z][A-Z-]*[A-Z]\w*", right)
            or re.match(r"[\w\x01]*@", right)
            or CAMEL.match(right)
        )
        inside = re.search(r"\b(?:for|of|on|de|para|in|del)\s+(?:[\w’'-]+\s*,?\s*){1,3}$", left)
        named = ORG_NOUN.match(bare) or ORG_NOUN.search(bare.split()[-1])
        if inside and not articled and not closed and not named:
            continue
        both = _complete(_own_name(left)) and (_complete(bare) or kind_of(bare) == "unknown")
        unnamed = kind_of(_own_name(left)) == "organization" and not ORG_NOUN.search(left)
        both = both or (unnamed and _complete(bare))
        if both or articled or closed or (listed and kind_of(bare) in ("organization", "unknown")):
            return [left, *_parted(right, listed=listed)]
    return [item]


def _own_name(item: str) -> str:
    """A member of a list without article, possessive pronoun and acronym in parentheses."""
    bare = _LEAD.sub("", item.strip("\x00 "))
    inner = re.fullmatch(r"[a-záéíóúñ][^()]*\((?P<name>[A-Z][^()]{8,})\)", bare)
    if inner:  # "sindicato de carpinteros (Regional Council of Carpenters)"
        return tidy(inner["name"])
    return tidy(re.sub(r"\s*\((?:[A-Z][\w&@./-]{1,14}|[a-z][a-z ,.]*)\)$", "", bare))
