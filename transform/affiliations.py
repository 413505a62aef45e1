"""What stands behind a name in a line: title, department, body, place.

"Senior Staff Attorney, National Employment Law Project, New York, NY" is a list whose items are told apart by the
words in them (`transform.affiliation_items`) and by where they stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from transform.affiliation_items import ACRONYM, FIELD, ORG_NOUN, ROLE_NOUN, UNIT_NOUN, WORKERS_BODY, Kind, kind_of
from transform.affiliation_parts import HEAD_OF_BODY, is_branch, split_parts, title_of_body, unit_of_body
from transform.names import is_dictionary_word, is_surname
from transform.places import is_place

_AT = re.compile(r"\s+(?:at|with|from|for|in|en|@)\s+(?=(?:the\s+|el\s+|la\s+)?[A-Z0-9])")


_NOTES = re.compile(
    r"(?i)\s*\((?:she|he|they|ella|moderator|moderadora?|invited|video|panelist|presenter|law firm|academic|in-house|"
    r"former|retired|ret|in a personal capacity|"
    r"bio|host|facilitator|interpreter|remote|virtual|(?:in )?(?:english|spanish|french)|(?:en )?(?:inglés|español)|"
    r"presentation|presentación|slides|diapositivas|n/a)\b[^)]*\)|"
    # the year in which somebody left the school
    r"\s*\([^()]*[’']\d\d\)"
)


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A tail of a name taken apart; `text` is what was printed of title and bodies."""

    job_title: str | None = None
    organization: str | None = None
    location: str | None = None
    credentials: tuple[str, ...] = ()
    text: str | None = None


def parse_affiliation(text: str) -> Affiliation:
    """Take apart what follows a name: "Chief, Fair Labor Division, Massachusetts Office of the Attorney General"."""
    text = re.sub(
        r"^\W*(?:(?:both|all|ambas|ambos)\s+)?(?:of|at|from|with|en|del?)\s+(?=(?:the |la |el |las |"
        r"los )?\W?[A-Z\d])",
        "",
        tidy(_unwrap(tidy(_strip(_NOTES.sub("", text))))),
    )
    text = _OWN_BODY.sub("", _ANOTHER_POST.sub("; ", text))
    text = _GROUP_NOUN.sub("", _current_first(re.sub(r"\shere(?=\s(?:at|in|with)\s)|\saquí(?=\sen\s)", "", text)))
    if (seat := re.search(r"\s+in\s+(?P<place>[A-Z][^,;]+,\s*[A-Z][\w. ]+)$", text)) and is_place(seat["place"]):
        text = f"{text[: seat.start()]}, {seat['place']}"  # "Reed Law in Fresno, CA"
    posts = [_Post()]
    places: list[str] = []
    credentials: list[str] = []
    parts = split_parts(text)
    kinds = [kind_of(part) for part in parts]
    for at in range(1, len(parts) - 1):
        if kinds[at - 1] in ("role", "unit") and kinds[at + 1] == "organization" and is_branch(parts[at], kinds[at]):
            kinds[at] = "unit"
    for at, part in enumerate(parts):
        following = [kind for kind in kinds[at + 1 :] if kind in ("role", "organization", "unknown", "unit")]
        if at == 0 and following and following[0] in ("organization", "unknown") and _may_be_title(part, kinds[at]):
            posts[-1].titles.append(part)  # "Griller, Chipotle"
            continue
        branch = kinds[at] == "unit" and kind_of(part) != "unit"
        for kind, piece in [("unit", part)] if branch else _pieces(part, bool(following) and following[0] != "role"):
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
                posts[-1].bodies.append(re.sub(r"\s*\((?:[a-z][^()]*)\)$", "", piece))
            elif kind == "unknown":
                posts[-1].unknown.append(piece)
    return _compose(text, posts, places, credentials)


# "of the domestic workers’ union UTEDOMES": what sort of body it is goes before its name.
_GROUP_NOUN = re.compile(
    r"^(?:of|from|with|at|del?|en)\s+(?:the\s+|an?\s+|la\s+|el\s+|las?\s+|"
    r"los\s+)?(?:[a-záéíóúñ][\w’'-]*\s+){0,3}(?:union|group|"
    r"organi[sz]ation|nonprofit|non-profit|ngo|network|coalition|alliance|association|federation|cooperative|"
    r"collective|"
    r"campaign|charity|firm|agency|think tank|cent(?:er|re)|sindicato|organización|red|colectivo|colectiva|"
    r"asociación|"
    r"central|federación|confederación|cooperativa)\s+(?=[A-Z¡])"
)


# "counsel at Reed Stone and long an administrator of the Board": posts of other times.
_ANOTHER_POST = re.compile(r",?\s+(?:and|but)\s+(?:long|once|formerly|previously|for years)\s+(?:an?\s+|the\s+)?(?=\w)")
# "attorney at the center", "Director with our corporate partner Reed Stone": what the reader knows already.
_OWN_BODY = re.compile(
    r"\s+(?:at|with|for|of) the (?:center|centre|firm|company|agency|organi[sz]ation|institute|union|association|"
    r"clinic|"
    r"nonprofit|council|coalition|bureau|university)(?=\s*$)|"
    r"(?<=\bwith\s)(?:our|its|their)\s(?:[a-z]+\s){1,3}?(?=[A-Z])"
)


def _current_first(text: str) -> str:
    """ "former Solicitor with the Department and now counsel at X": what somebody is now goes before what she was."""
    parted = re.fullmatch(
        r"(?P<past>(?:an?\s+)?(?:former|ex|previous)\w*\b.+?),?\s+(?:and|but|y)\s+(?:is\s+)?(?:now|currently|"
        r"ahora)\s+(?P<now>.+)",
        text,
        re.IGNORECASE,
    )
    return f"{parted['now']}; {parted['past']}" if parted else text


@dataclass(slots=True)
class _Post:
    """One employment: a title with its units and bodies. A title after a body begins another."""

    titles: list[str] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def _strip(text: str) -> str:
    """Without separators around it, nor a bracket that has no partner."""
    text = text.strip(" ,;|–—-:•·")
    if text.count("(") != text.count(")"):
        text = text.strip(" ()")
    return text


def _unwrap(text: str) -> str:
    """ "(Occidental College)" is printed in parentheses as a whole."""
    return text[1:-1] if re.fullmatch(r"\([^()]*\)", text) else re.sub(r"^\(([^()]*)\)(?=\s*[,;]|$)", r"\1", text)


def _pieces(part: str, body_follows: bool) -> list[tuple[Kind, str]]:
    """One item, parted further at "at" and "of" where a title and a body share it.

    body_follows: another item names the body, so what follows "of" is the field of the title.
    """
    part = re.sub(r"(?i)^formerly\s+(?:of|at|with)\s+(?:the\s+)?", "", part)
    if article := re.match(r"(?:an?|one of the|una?|is an?|its|their|his|her|our|su)\s+", part):
        part = part[article.end() :]
    if (parted := body_and_title(part, body_follows=body_follows)) is not None:
        return [("organization", parted[0]), ("role", parted[1])]
    part = re.sub(r"^(?:both|all|ambas|ambos)\s+(?:of|at|from|with|de)\s+(?:the\s+)?", "", part)
    if (of_body := _body_and_unit(part)) is not None and not body_follows:
        return of_body
    if (owner := re.match(r"(?P<body>[A-Z]\w+)[’']s\s+(?=\S)", part)) and ORG_NOUN.fullmatch(owner["body"]):
        part = part[owner.end() :]  # "the Agency’s Executive Director"
    kind = kind_of(part)
    if article and kind in ("organization", "unknown") and part.split()[-1].islower() and not ORG_NOUN.search(part):
        return [("note", part)]  # "a Colorado State man"
    if (
        (joined := _TITLE_AND_BODY.match(part))
        and joined["body"].split()[0] not in FIELDS
        and joined["title"][-1] != "s"
    ):
        return [("role", joined["title"]), ("organization", joined["body"])]
    if kind in ("role", "unit", "unknown"):
        splits = sorted(_AT.finditer(part), key=lambda m: m.group().strip().lower() not in ("at", "with", "@"))
        for split in splits:
            left, right = part[: split.start()], re.sub(r"^the ", "", part[split.end() :])
            if split.group().strip() in ("for", "in", "from", "en") and ORG_NOUN.fullmatch(left.split()[-1]):
                continue  # "Director of the National Institute for Work"
            if kind_of(left) == "role" and (inner := unit_of_body(left, split.group(), part[split.end() :])):
                return [("role", inner[0]), ("organization", inner[1])]
            sure = split.group().strip().lower() in ("at", "with", "@")
            body = kind_of(right)
            named = body == "organization" and (ORG_NOUN.search(right) or ACRONYM.match(right.split()[0]))
            if kind_of(left) == "role" and (owned := _body_and_unit(right)) is not None:
                return [("role", left), *owned]
            inside = split.group().strip().lower() == "in" and kind_of(left) != "role"
            if kind_of(left) in ("role", "unit") and not inside and ((sure and body != "role") or named):
                return [("role", left), *_body(right)]
        if kind == "role" and (
            serving := re.search(
                r"\s+to the (?P<body>[A-Z][\w’'.-]+ .*(?:Commissioner|Attorney General|Governor|Mayor|Comptroller))$",
                part,
            )
        ):
            return [("role", part[: serving.start()]), ("organization", serving["body"])]
        if kind == "role" and not body_follows and (parted := title_of_body(part)):
            return [("role", parted[0]), ("organization", parted[1])]
    if kind in ("organization", "unknown"):
        return [(kind if piece_kind == "organization" else piece_kind, piece) for piece_kind, piece in _body(part)]
    return [(kind, part)]


# "President AFT", "Director WageIndicator": an acronym or a name with a capital inside right behind the noun of office.
_TITLE_AND_BODY = re.compile(
    rf"(?P<title>(?:[\w’&-]+\s)*?{ROLE_NOUN.pattern})\s(?P<body>(?!(?:I{{1,3}}|I?V)\b)(?:[A-Z][A-Z&-]{{2,}}|"
    rf"[A-Z][a-z]+[A-Z][a-z]\w+)(?=\s|$)"
    r"[^,;()]*?)(?:\s(?:and|&)\s.*)?$"
)


def _body_and_unit(text: str) -> list[tuple[Kind, str]] | None:
    """ "NIOSH’s Western States Division" → unit and body; "Rutgers’ Center for Women and Work" is one body."""
    owned = re.match(r"(?P<body>[A-Z].*?)[’']s\s+(?P<unit>[A-Z].*)$", text)
    if owned and (WORKERS_BODY.fullmatch(owned["body"] + "s") or WORKERS_BODY.fullmatch(owned["body"])):
        return None  # "Women’s Law Project"
    if owned and kind_of(owned["body"]) == "organization" and UNIT_NOUN.search(owned["unit"]):
        return [("unit", owned["unit"]), ("organization", owned["body"])]
    return None


def body_and_title(part: str, *, body_follows: bool = False) -> tuple[str, str] | None:
    """ "EPI’s director of research", "TUC policy officer", "Rutgers University Professor": a title behind its body.

    "Workers’ Rights Director" and "Rutgers’ Center for Women and Work" are one thing each. Where a body follows, an
    acronym before the title is its field: "EHS Manager".
    """
    owned = re.match(r"(?P<body>[A-Z].*?)(?:[’']s|(?<=s)[’'])\s+(?:own\s+)?(?P<what>\S.*)$", part)
    if (
        owned
        and kind_of(owned["what"]) == "role"
        and kind_of(owned["body"]) not in ("role", "unit")
        and not is_dictionary_word(owned["body"])
        and not re.search(r"\s[a-z][\w-]*$", owned["body"])
    ):
        return owned["body"], owned["what"]
    words = part.split() if kind_of(re.sub(r"\s*\([A-Z]{2}\)", "", part)) == "role" else []
    for count in range(len(words) - 1, 0, -1):
        body, title = " ".join(words[:count]), " ".join(words[count:])
        if (
            body[0].isupper() | body[0].isdigit()
            and (words[count - 1].strip("(")[:1].isupper() or words[count - 1].isdigit())
            and not RANK.match(words[count - 1])
            and body not in FIELDS
            and not _COMPOUND.match(f"{words[count - 1]} {title}")
            and not (body_follows and title[0].isupper())
            and not re.match(r"(?:of|for|at|to|in|and|de|del|with|from|on)\b", title)
            and not re.search(r"\s(?:at|with)\s+(?:the\s+)?[A-Z]", title)
            and kind_of(title) == "role"
            and (kind_of(body) == "organization" or (kind_of(body) == "unit" and not FIELD.search(body)))
            and not ROLE_NOUN.search(body)
            and (
                (title[0].islower() and count > 1)
                or words[count - 1].isdigit()
                or not all(is_dictionary_word(word) for word in re.findall(r"[\w’']+", body))
            )
        ):
            return body, title
    return None


# Words that belong to the title they stand before, and acronyms that name a field of work rather than a body.
RANK = re.compile(
    r"(?i)(?:vice|deputy|assistant|associate|senior|junior|principal|chief|acting|interim|lead|managing|staff|"
    r"executive|general|former|state|regional|district|area|field|national)$"
)
_COMPOUND = re.compile(
    r"(?i)(?:programme?|project|campaign|office|union|research|policy) (?:manager|officer|coordinator|director|"
    r"associate|"
    r"assistant|specialist|lead|supervisor)\b"
)
FIELDS = frozenset({"HR", "IT", "EHS", "OHS", "OSH", "HSE", "DEI", "PR", "AI", "EEO", "FLSA", "FMLA", "ADA", "UI"})


def _body(text: str) -> list[tuple[Kind, str]]:
    """A body, or a unit "of"/"at" a body: "Department of Fashion Studies at the University of Delaware"."""
    if split := re.search(r"\s+(?:at|within|in) (?:the )?(?=[A-Z])", text):
        left, right = text[: split.start()], text[split.end() :]
        if kind_of(right) == "organization" and UNIT_NOUN.search(left):
            return [("unit", left), ("organization", right)]
    if seat := re.match(r"(?P<body>.+?)[’']s\s+(?P<town>[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)\s+(?:office|branch)$", text):
        return [("organization", seat["body"]), ("place", seat["town"])]  # "Reed Law’s Chicago office"
    town = re.search(r"\s+in\s+(?P<town>[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)?)$", text)
    if (
        town
        and not ORG_NOUN.search(town["town"])
        and not all(is_dictionary_word(word) for word in town["town"].split())
    ):
        return [("organization", text[: town.start()]), ("place", town["town"])]
    return [("organization", text)]


def _compose(text: str, posts: list[_Post], places: list[str], credentials: list[str]) -> Affiliation:
    """The first post is the record; a body printed only for a later one serves where the first has none."""
    first = posts[0]
    while first.bodies[1:] + first.units and re.search(r"(?i)\w \b(?:office|secretariat)$", (first.bodies or [""])[0]):
        if not first.bodies[1:]:
            first.bodies.append(first.units.pop())
        first.units.append(first.bodies.pop(0))  # an office of the body named with it
    bodies = (
        first.bodies
        or first.unknown[:1]
        or first.units[-1:]
        or [body for post in posts[1:] for body in post.bodies or post.units[-1:]][:1]
    )
    edits = any(_EDITS.search(title) for title in first.titles)
    alone = not (first.bodies or first.unknown) and first.titles and first.units
    founded = alone and HEAD_OF_BODY.fullmatch(first.titles[0])  # founders founded no department
    if alone and _is_department(first.units[-1]) and not (edits or founded):
        bodies = []  # a department of a body that is not named
    units = first.units if first.bodies or first.unknown or not bodies else first.units[:-1]
    title = ", ".join([*first.titles, *units]) if first.titles else ""
    return Affiliation(
        job_title=tidy(title) or None,
        organization=(tidy(bodies[0]) or None) if bodies else None,
        location=places[0] if places else None,
        credentials=tuple(credentials),
        text=text if bodies else None,
    )


# Journals are named after fields: "Editor, Occupational Health & Safety".
_EDITS = re.compile(r"(?i)\b(?:editors?|publishers?|reporters?|columnists?|correspondents?|writers?|journalists?)\b")


def _may_be_title(text: str, kind: Kind) -> bool:
    """An unlisted trade before a body: plain words that name no body, or a word made as trades are."""
    if (
        kind not in ("unknown", "organization")
        or ORG_NOUN.search(text)
        or ACRONYM.match(text)
        or WORKERS_BODY.search(text)
    ):
        return False
    words = re.findall(r"[^\W\d_]+", text)
    return (len(words) == 1 and re.search(r"(?:er|or|ist|ian)$", text) is not None) or (
        0 < len(words) <= 3 and kind == "unknown" and all(is_dictionary_word(word) for word in words)
    )


def _is_department(unit: str) -> bool:
    """Without the name of its body it says no more than a title does: "Immigrants’ Rights Program"."""
    if FIELD.search(unit) and not is_surname(unit.split()[0]):
        return True
    if re.search(r"\b(?:Group|Partnership)$", unit) and is_surname(unit.split()[0]):
        return False  # "Baker Group"
    ends = re.search(r"(?i)(?:division|section|bureau|unit|branch|team|desk|practice|group|program|area|region)$", unit)
    return ends is not None and all(is_dictionary_word(word) for word in re.findall(r"[^\W\d_]+", unit))


def tidy(text: str) -> str:
    """Without the article, quotation marks and stops around it."""
    text = re.sub(r"^(?:the|el|la|los|las)\s+(?=[A-Z])", "", text.strip(" ,;:–—-|"), flags=re.IGNORECASE)
    if text.endswith(".") and not re.search(r"(?:\b(?:Inc|Co|Corp|Ltd|Jr|Sr|Rep|U\.S)|\.[A-Z])\.$", text):
        text = text[:-1]
    return text.strip()
