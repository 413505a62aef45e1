"""Texts of a page that may name the body whose site it is, each with its place in the frame or the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from transform.affiliation_items import ORG_NOUN, ROLE_NOUN, kind_of
from transform.affiliations import tidy
from transform.body_lists import OWN_PART, bodies_before
from transform.document import Document, Line, fold
from transform.mediators import PLATFORM
from transform.names import name_at, name_weight
from transform.owner_address import depth_of, folders_of, labels_of, on_platform, spelled
from transform.places import STATES
from transform.titles import letters_of

PLACES = frozenset(["title", "meta", "data", "images", "header", "footer", "text"])
PUBLISHER = "text: whose medium"
"""The place where a blog or newsletter, whatever it is called, says whose it is."""


def printed_names(document: Document) -> Iterator[tuple[str, str]]:
    """Texts that may be the owner's name, each with its place: one of `PLACES`, a colon, and where in it."""
    h1 = next((line.text for line in document.lines if line.heading == 1), "")
    yield from _in_title(document.title or "", h1)
    for key, place in _META.items():
        if text := document.meta.get(key):
            yield f"meta: {place}", text
    for script in document.tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            for match in _DATA.finditer((script.text or "")[:50_000]):
                yield f"data: {'publisher' if match['key'] else 'site'}", fold(match["name"])
    for alt in document.images[:2]:
        if not _same_text(alt, h1) and not (document.title or "").casefold().startswith(alt.casefold()):
            yield "images: logo", alt
    platform = on_platform(document.url)
    above = next((line.index for line in document.lines if line.heading == 1), 2)
    own = [urlsplit(document.url).hostname, urlsplit(document.base).hostname]
    for line in document.lines:
        yield from (at for at in _in_line(line, own, above) if not (platform and at[0] == "footer: copyright"))
    for line in [line for line in document.main if len(line.text) > 60][:2]:
        if said := _INTRODUCES.match(line.text):
            for name in bodies_before(line.text[: said.end("body")])[:1]:
                yield "text: introduces itself", name
    labels, folders = labels_of(document.url), folders_of(document.url)
    for line in document.lines:
        if folders and (line.region != "main" or line.index <= 12 or line.heading):
            for text in [line.text, *(link.text for link in line.links)]:
                if len(text) < 80 and (own_part := own_name(text)) and depth_of(own_part, folders) is not None:
                    yield "text: names a folder", own_part
        if len(line.text) < 1500:
            yield from (("text: spells the address", name) for label in labels for name in spelled(label, line.text))


_META = {
    "og:site_name": "site name", "dcterms.publisher": "publisher", "dc.publisher": "publisher",
    "publisher": "publisher", "application-name": "application", "author": "author", "copyright": "copyright",
    "apple-mobile-web-app-title": "application",
}  # fmt: skip
_DATA = re.compile(
    r'(?:"(?P<key>publisher|sourceOrganization|copyrightHolder)"\s*:\s*\{|"@type"\s*:\s*\[?"(?:WebSite|'
    r'\w*Organization|CollegeOrUniversity|NGO|Corporation)"\]?\s*,)[^{}]*?"name"\s*:\s*"(?P<name>[^"\\]{2,100})"'
)


def _in_title(title: str, h1: str) -> Iterator[tuple[str, str]]:
    parts = [p for p in re.split(r"\s+[|–—·»:]\s+|\s+-\s+|\s*\|\s*", title) if p.strip()]
    for at, part in enumerate(parts):
        if h1 and _same_text(part, h1):
            continue
        if len(parts) == 1:
            yield "title: whole", part
        elif at == len(parts) - 1:
            yield "title: last", part
        elif at:
            yield "title: between", part
        else:
            rest = len(parts) == 2 and _same_text(parts[1], h1)
            yield "title: before the heading" if rest else "title: first", part


def _in_line(line: Line, own: Sequence[str | None], above: int) -> Iterator[tuple[str, str]]:
    if (whose := _SITE_OF.fullmatch(line.text)) is not None and (line.region != "main" or line.index < 6):
        yield "text: whose site", whose["body"]
    if (whose := _MEDIUM_OF.fullmatch(line.text)) is not None and (line.region != "main" or line.index < 6):
        yield PUBLISHER, whose["body"] or whose["owner"]
    if line.region in ("header", "nav") or line.index < 4:
        for link in line.links:
            parts = urlsplit(link.url)
            if parts.hostname in own and parts.path.strip("/") in ("", "index.html", "index.php", "home", "en", "es"):
                yield "header: home link", link.text
        if not line.links and len(line.text) < 90 and (line.region == "header" or line.index < above):
            yield "header: line" if line.region == "header" else "header: top line", line.text
    if line.region == "footer":
        if match := _COPYRIGHT.search(line.text):
            yield "footer: copyright", match[1]
        elif (address := _ADDRESSED.match(line.text)) is not None:
            yield "footer: above an address", address["body"]
        elif (
            ORG_NOUN.search(first := re.split(r",\s+(?!Inc|LL|P)|\s+[|•·]\s+", line.text)[0])
            and len(first) < 80
            and not line.links
        ):
            yield "footer: line", first
    elif line.index < 12 and (by := re.fullmatch(r"By ([A-Z][^|·,]{3,70}?)(?: [\d.]+k? followers)?", line.text)):
        yield "text: by", by[1]


_COPYRIGHT = re.compile(
    r"(?i)(?:©|\(c\)|copyright)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*,?\s*(?:by )?([A-Z](?:[^.|•·©\d]|"
    r"(?<=\b[A-Z])\.(?=[A-Z]\b)|(?<=\.[A-Z])\.){2,80})"
)
# The sender's address: "Denver Labor | 201 W. Colfax Ave., Denver, CO 80202".
_ADDRESSED = re.compile(r"(?P<body>[A-Z][^|•·\d]{2,80}?)\s*[,.|•·–-]+\s*(?:P\.?\s?O\.? Box|\d+\s+[NSEW]?\.?\s*\w|One )")
_INTRODUCES = re.compile(
    r"^(?:The |La |El |At the )?(?P<body>[A-ZÁÉÍÓÚ][^,.;:()]{3,80}?)(?:\s\([A-Z&@][\w&@]{1,11}\))?,?\s+(?:offers?|"
    r"holds?|explains?|provides?|presents?|hosts?|runs?|conducts?|gives|organizes|is (?:pleased|holding|offering|"
    r"hosting)|and its|y sus|ofrece|organiza|imparte|invita|a través|te invita|realiza|celebra)\b"
)
# Whose the site is, whatever it calls itself: "Website of the Bureau of Labor".
_SITE_OF = re.compile(
    r"(?:(?:[Pp]rovided|[Mm]aintained|[Pp]roduced) by|(?:[Tt]he |[Aa] |[Aa]n )?(?:\w+ ){0,2}(?:[Ss]ite|[Ww]ebsite) "
    r"(?:of|from|by|published by)) (?:the )?(?P<body>[A-Z][^|•·.;:]{3,80}?)[.\s]*"
)
# "Published by the Bureau of Labor", "A blog of the OSHA practice of Lee & Hart LLP", "Newsletter from Lee & Hart LLP’s
# employment lawyers", "A Bureau of Labor publication"
_MEDIUM = r"(?:[Bb]log|[Nn]ewsletter|[Pp]odcast|[Pp]ublication|[Mm]agazine|[Jj]ournal)"
_PEOPLE = r"(?:practice|team|group|lawyers|attorneys|staff|department|bar|experts)"
_MEDIUM_OF = re.compile(
    rf"(?:(?:[Pp]ublished by|(?:[Tt]he |[Aa] |[Aa]n )?(?:\w+ ){{0,2}}{_MEDIUM} (?:of|from|by|published by)) (?:the )?"
    rf"(?:(?:[\w/&-]+ ){{0,5}}{_PEOPLE} (?:group )?(?:of|at) (?:the )?)?"
    rf"(?P<body>[A-Z][^|•·.;:]{{3,80}}?)(?:[’'‘]s? (?:[\w/&-]+ ){{0,6}}{_PEOPLE})?|"
    rf"An? (?P<owner>[A-Z][^|•·.;:,]{{3,80}}?) {_MEDIUM})[.\s]*"
)


# -- names -----------------------------------------------------------------------------------------------------------


def names_of(text: str) -> Iterator[tuple[str, bool]]:
    """The name that a text is, and the bodies that its parts name: "Australian Government, Fair Work Ombudsman"."""
    whole = own_name(text)
    if whole is not None:
        yield whole, False
    parts = re.split(r"\s+[-–|/•·]\s+|,\s+(?!(?:LL|P|Inc|Ltd|Corp)[^\s]*$)|:\s+|\s*\(|\)", fold(text))
    for part in parts if len(parts) > 1 else ():
        name = own_name(part)
        if name not in (None, whole) and not _SUFFIX.fullmatch(name) and kind_of(name) == "organization":
            yield name, True


_SUFFIX = re.compile(r"(?i)(?:A\.)?P\.?C|P?LL[CP]|L\.?L\.?[CP]|Inc|Ltd|Corp|S\.?A|APC|PLC|Co|U\.?S|USA|UK|DC")

# "Labor Blog is proudly powered by WordPress", "Safety Council. Theme by Astra", "By the Lee Law Firm"
_CREDIT = re.compile(
    r"(?i)\W*\b(?:is )?(?:proudly )?(?:powered|hosted|designed|developed|maintained|created|built|managed) by\b.*$|"
    r"\W*\b(?:theme|site|website|web design|design|hosting|template)(?: by| ?:).*$|\W*all rights reserved.*$|"
    r"^by (?:the )?(?=(?-i:[A-Z]))"
)


def own_name(text: str) -> str | None:
    """The text without what is no part of a name ("logo", "home", a motto); None where it can be none."""
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
    if _NO_NAME.search(name):
        return None
    return tidy(name)


_NO_NAME = re.compile(
    r"(?i)^(?:cover|event|hero|header|hit|profile|page)\b|\b(?:webinars?|events?|archives?|page \d|menu|search|"
    r"news|calendar|skip|register|registration|cookies?|"
    r"image|photo|banner|all rights|english|espa[nñ]ol|inicio|skip to|official website|calendario|agenda|"
    r"noticias|eventos|cursos|talleres|charlas|preferences|subscriber|bulletin|tickets)\b"
)


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
