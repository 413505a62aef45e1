"""The body whose site a page is on, as the page says: its title, home link, logo, first sentence or copyright line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from transform.affiliation_items import ORG_NOUN, ROLE_NOUN
from transform.affiliations import tidy
from transform.body_lists import OWN_PART, bodies_before
from transform.document import Document, fold
from transform.known_bodies import bodies_of_address, is_name_of
from transform.mediators import PLATFORM
from transform.names import name_at, name_weight
from transform.places import STATES
from transform.titles import letters_of


def owner_of(document: Document) -> tuple[str, float] | None:
    """The body whose site this is, by the page itself, and how sure that is, from 0 to 1.

    A part of the body (a school, a division) is named where the address of the page says that it is the part's page.
    """
    candidates = [(weight, name) for weight, text in _printed_names(document) if (name := _own_name(text))]
    labels, homes = _labels(document.url), bodies_of_address(document.url)
    scores: dict[str, float] = {}
    for weight, name in candidates:
        shared = sum(w for w, other in candidates if same_body(name, other))
        if re.search(r"(?i)\.(?:gov|gob|org|com|net|edu|ca|uk|au|mx|ar)\b", name):
            weight -= 2.0
        elif _STATE_ITSELF.match(name):
            weight -= 1.2
        if _PRODUCT.search(name) or _MEETING.search(name):
            weight -= 1.0
        weight += max((1.2 / (at + 1) for at, label in enumerate(labels) if _abbreviates(label, name)), default=0.0)
        weight += max((1.5 / (at + 1) for at, body in enumerate(homes) if is_name_of(name, body)), default=0.0)
        weight += 0.3 * shared + 0.8 * (ORG_NOUN.search(name) is not None) + 0.2 * (len(name.split()) > 1)
        scores[name] = max(scores.get(name, 0.0), weight)
    if (part := _part_of_address(document)) is not None:
        return part, 0.92
    if not scores:
        return None
    best = max(scores, key=lambda n: (scores[n], len(n)))
    spelled = [n for n in scores if is_acronym_of(best, n) and scores[n] > 1.5]
    best = max(spelled, key=lambda n: scores[n]) if spelled else best
    return best, 0.92 if scores[best] > 3.0 else 0.75


_STATE_ITSELF = re.compile(
    r"(?i)(?:state|city|commonwealth|government|town|county|ciudad|estado|gobierno|city and county) (?:of|de)\b"
)
_PRODUCT = re.compile(r"(?i)\b(?:portal|e-?campus|hub|moodle|blog|directory|intranet|app|podcast|magazine online)\b")
# A site of an event, which its hosts own.
_MEETING = re.compile(
    r"(?i)^(?:(?:\w+ )?(?:annual|global|world|international|national) )?(?:forum|conference|summit|symposium|"
    r"congress|week|meeting) (?:on|for)\b|"
    r"\b(?:summit|symposium|festival|awards?|conference 20\d\d|annual (?:meeting|conference))$|^20\d\d\b"
)
# Labels of a host name that name nobody.
_NO_NAME = re.compile(
    r"www\d?|org|com|net|edu|gov|gob|co|ac|ca|uk|au|mx|ar|us|nz|es|cl|pe|br|int|info|web|events?|agenda|calendar|"
    r"guides|"
    r"services|content|news|blog|go|my|online|en|lib|library|training|learn|learning|store|shop|portal|public|sites"
)


def _labels(url: str) -> list[str]:
    """The labels of the host name that may abbreviate its owner: "lerc" and "uoregon" of lerc.uoregon.edu."""
    return [
        part for part in (urlsplit(url).hostname or "").split(".") if not _NO_NAME.fullmatch(part) and len(part) > 2
    ]


def _abbreviates(label: str, name: str) -> bool:
    """The label is the name written together or made of its initials."""
    words = re.findall(r"[^\W_]+", name)
    together = "".join(words).lower()
    initials = "".join(word[0] for word in words).lower()
    capitals = "".join(word if word.isupper() else word[0] for word in words if word[0].isupper()).lower()
    label = label.replace("-", "")
    return together.removeprefix("the") == label or (
        label in (initials, capitals)
        or (len(label) > 4 and label in together)
        or (len(together) > 4 and together in label)
        or (len(capitals) > 2 and label.startswith(capitals))
        or (_PART.search(name) is not None and label in name.lower().split())  # the School of Law at law.example.edu
    )


_PART = re.compile(
    r"(?i)\b(?:cent(?:er|re)|school|college|institute|instituto|department|departamento|division|bureau|office|"
    r"oficina|lab|"
    r"clinic|network|agency|board|commission|council|section|superintendencia|direcci[oó]n|unit|committee|facultad|"
    r"centro)\b"
)
COMMON_PART = re.compile(
    r"(?i)(?:the\s+|our\s+)?(?:(?:training|education|research|learning|media|news|policy|resources?|careers?|legal|"
    r"members?|"
    r"press|help|law|regional|local|field|district|head|executive|and|&|of|data|professional|development)\s+)*"
    r"(?:cent(?:er|re)|school|college|institute|department|division|bureau|office|lab|clinic|network|agency|board|"
    r"commission|council|section|unit|committee)s?"
)


def _part_of_address(document: Document) -> str | None:
    """The part of the owner that the page belongs to: its name, printed in the frame, stands in the page's address."""
    folders = [f for f in urlsplit(document.url).path.lower().split("/") if len(f) > 2][:-1]
    if not folders:
        return None
    found: list[tuple[int, str]] = []
    for line in document.lines:
        if line.region == "main" and line.index > 12 and not line.heading:
            continue
        for text in [line.text, *(link.text for link in line.links)]:
            name = _own_name(text) if len(text) < 80 else None
            if name and (depth := _depth(name, folders)) is not None and not COMMON_PART.fullmatch(name):
                found.append((depth, name))
    return max(found, key=lambda at: (at[0], len(at[1])))[1] if found else None


def _depth(name: str, folders: Sequence[str]) -> int | None:
    """The deepest folder of an address that is the name of this body or its acronym."""
    words = re.findall(r"[^\W_]+", re.sub(r"[’']", "", name.lower()))
    acronym = name.lower() if re.fullmatch(r"[A-Z]{3,8}", name) else None
    capitals = "".join(w[0] for w in re.findall(r"[^\W_]+", name) if w[0].isupper()).lower()
    for depth in range(len(folders) - 1, -1, -1):
        folder = folders[depth]
        if _PART.search(name) and re.split(r"[-_+]", folder)[: len(words)] == words and len(words) > 1:
            return depth
        if folder == acronym or (_PART.search(name) and len(capitals) > 2 and folder == capitals):
            return depth
    return None


def _printed_names(document: Document) -> Iterator[tuple[float, str]]:
    """Texts of the page that may be its owner's name, with the weight of their places."""
    title = document.title or ""
    h1 = next((line.text for line in document.lines if line.heading == 1), "")
    labels = _labels(document.url)
    on_platform = any(PLATFORM.match(label) for label in labels[-1:])
    parts = [p for p in re.split(r"\s+[|–—·»:]\s+|\s+-\s+|\s*\|\s*", title) if p.strip()]
    for at, part in enumerate(parts):
        if len(parts) > 1 and not _same_text(part, h1):
            # "Labor Center — Heat at Work": the name first where the rest is the page's own heading
            leading = 1.8 if len(parts) == 2 and (_same_text(parts[1], h1) or _own_name(parts[1]) is None) else 0.8
            yield (2.0 if at == len(parts) - 1 else 1.2 if at else leading), part
    for trust, key in _NAMING_META:
        if site := document.meta.get(key):
            yield trust, site
    for line in document.lines:
        if (whose := _SITE_OF.fullmatch(line.text)) is not None and (line.region != "main" or line.index < 6):
            yield 2.6, whose["body"]
        if line.region in ("header", "nav") or line.index < 4:
            for link in line.links:
                parts_of = urlsplit(link.url)
                if (
                    parts_of.path.strip("/") in ("", "index.html", "index.php", "home", "en", "es")
                    and parts_of.hostname == urlsplit(document.url).hostname
                ):
                    yield 1.9, link.text
            if not line.links and len(line.text) < 90 and not _is_motto(line.text):
                if line.region == "header":
                    yield 0.8, line.text
                elif any(_abbreviates(label, line.text) for label in labels) and ORG_NOUN.search(line.text):
                    yield 1.2, line.text
        if line.region == "footer":
            if match := _COPYRIGHT.search(line.text):
                yield (0.0, "") if on_platform else (1.2, _CREDIT.sub("", match[1]))
            elif (address := _ADDRESSED.match(line.text)) is not None:
                yield 1.4, address["body"]
            elif ORG_NOUN.search(first := re.split(r",\s+(?!Inc|LL|P)|\s+[|•·]\s+", line.text)[0]) and len(first) < 80:
                yield 1.0, first
        elif line.index < 12 and (by := re.fullmatch(r"By ([A-Z][^|·,]{3,70}?)(?: [\d.]+k? followers)?", line.text)):
            yield (1.5, by[1]) if ORG_NOUN.search(by[1]) else (0.0, "")
    for alt in document.images[:2]:
        if not _same_text(alt, h1) and not title.casefold().startswith(alt.casefold()):
            yield 1.5, alt
    for line in [line for line in document.main if len(line.text) > 60][:2]:
        if match := _INTRODUCES.match(line.text):
            for name in bodies_before(line.text[: match.end("body")])[:1]:
                yield 2.2, name


_COPYRIGHT = re.compile(
    r"(?i)(?:©|\(c\)|copyright)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*,?\s*(?:by )?([A-Z](?:[^.|•·©\d]|"
    r"(?<=\b[A-Z])\.(?=[A-Z]\b)|(?<=\.[A-Z])\.){2,80})"
)
_NAMING_META = ((2.0, "og:site_name"), (1.8, "dcterms.publisher"), (1.8, "dc.publisher"), (1.2, "application-name"))
# The sender's address: "Denver Labor | 201 W. Colfax Ave., Denver, CO 80202".
_ADDRESSED = re.compile(r"(?P<body>[A-Z][^|•·\d]{2,80}?)\s*[,.|•·–-]+\s*(?:P\.?\s?O\.? Box|\d+\s+[NSEW]?\.?\s*\w|One )")


def _is_motto(text: str) -> bool:
    """A sentence, not a name: words other than small ones begin in lower case."""
    words = re.findall(r"[^\W\d_]+", text)
    return sum(w[0].islower() and len(w) > 3 and w not in ("para", "with", "from") for w in words) >= 2 or (
        bool(words) and words[0].lower().endswith("ing") and len(words) > 3
    )


_INTRODUCES = re.compile(
    r"^(?:The |La |El |At the )?(?P<body>[A-ZÁÉÍÓÚ][^,.;:()]{3,80}?)(?:\s\([A-Z&@][\w&@]{1,11}\))?,?\s+(?:offers?|"
    r"holds?|explains?|provides?|presents?|hosts?|runs?|conducts?|gives|organizes|is (?:pleased|holding|offering|"
    r"hosting)|and its|y sus|ofrece|organiza|imparte|invita|a través|te invita|realiza|celebra)\b"
)


# "Labor Blog is proudly powered by WordPress", "Safety Council. Theme by Astra", "By the Lee Law Firm"
_CREDIT = re.compile(
    r"(?i)\W*\b(?:is )?(?:proudly )?(?:powered|hosted|designed|developed|maintained|created|built|managed) by\b.*$|"
    r"\W*\b(?:theme|site|website|web design|design|hosting|template)(?: by| ?:).*$|\W*all rights reserved.*$|"
    r"^by (?:the )?(?=(?-i:[A-Z]))"
)
# "The official blog of the Bureau of Labor": whose the site is, whatever it calls itself.
_SITE_OF = re.compile(
    r"(?:(?:[Pp]ublished|[Pp]rovided|[Mm]aintained|[Pp]roduced) by|(?:[Tt]he |[Aa] |[Aa]n )?(?:\w+ ){0,2}(?:[Bb]log|"
    r"[Ss]ite|[Ww]ebsite|[Nn]ewsletter|[Pp]odcast|[Pp]ublication) "
    r"(?:of|from|by|published by)) (?:the )?(?P<body>[A-Z][^|•·.;:]{3,80}?)[.\s]*"
)


def _own_name(text: str) -> str | None:
    name = re.sub(
        r"(?i)\s*[-–|]?\s*\b(?:logo|home ?page|home|official (?:web)?site|website|inicio|brand)\b\s*", " ", fold(text)
    ).strip(" -–|,.:")
    name = _CREDIT.sub("", re.split(r"\s+[•·]\s+", name)[0])
    if re.fullmatch(r"[A-Z]{2,8}(?:\s+[-–]|[:.])\s+.+", name):
        name = re.split(r"\s+[-–]\s+|[:.]\s+", name, maxsplit=1)[1]  # "OHCOW - Occupational Health Clinics for …"
    elif re.search(r"\s+[-–|]\s+", name):
        name = re.split(r"\s+[-–|]\s+", name, maxsplit=1)[0]
    name = re.sub(rf"\s*\([A-Z&]{{2,10}}\)$|, (?:{'|'.join(STATES)})$", "", name)
    name = re.sub(
        r"(?<=\w)\s+(?:working|improving|protecting|making|building|advancing|fighting|empowering|helping|advocating|"
        r"securing|for everyone)\b.*$",
        "",
        name,
    )  # a motto
    name = re.sub(r"(?i)^(?:libguides at|research guides at|welcome to(?: the)?|the official \w+ of)\s+", "", name)
    if ":" in name or _is_person(name) or OWN_PART.match(name):
        return None
    if not 2 <= len(name) <= 90 or PLATFORM.match(name) or (not name[0].isupper() and not name[0].islower()):
        return None
    if re.search(
        r"(?i)^(?:cover|event|hero|header|hit|profile|page)\b|\b(?:webinars?|events?|archives?|page \d|menu|search|"
        r"news|calendar|skip|register|registration|cookies?|"
        r"image|photo|banner|all rights|english|espa[nñ]ol|inicio|skip to|official website|calendario|agenda|"
        r"noticias|eventos|cursos|talleres|charlas|preferences|subscriber|bulletin|tickets)\b",
        name,
    ):
        return None
    return tidy(name)


def _is_person(name: str) -> bool:
    """A person, perhaps with an office before the name: "Denver Auditor Timothy M. O'Brien, CPA"."""
    return not ORG_NOUN.search(name) and any(
        (person := name_at(name, at)) is not None
        and name_weight(person.name) >= 0.5
        and re.fullmatch(r"[\s,.]*(?:[A-Z.]{2,6})?", name[person.end :]) is not None
        for at in [0, *(m.end() for m in ROLE_NOUN.finditer(name))]
        for at in [at + (name[at : at + 1] == " ")]
    )


def _same_text(a: str, b: str) -> bool:
    one, other = letters_of(a), letters_of(b)
    return one in other or (other in one and len(b) > 8)


def same_body(a: str, b: str) -> bool:
    left, right = (
        {w for w in re.findall(r"\w+", n.lower()) if w not in ("the", "of", "for", "and", "inc")} for n in (a, b)
    )
    return bool(left and right) and (left <= right or right <= left)


def is_acronym_of(short: str, long: str) -> bool:
    letters = "".join(w[0] for w in re.findall(r"[A-Za-z]+", long) if w[0].isupper())
    return len(short) > 2 and short.isupper() and short in letters


def is_one_body(one: str, other: str) -> bool:
    """Two printed names are of one body: the words of one in the other, or its acronym."""
    return same_body(one, other) or is_acronym_of(one, other) or is_acronym_of(other, one)
