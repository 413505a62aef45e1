"""The body whose site a page is on, as the page says: its title, home link, logo, first sentence or copyright line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from transform.affiliations import ORG_NOUN, tidy
from transform.document import Document, fold

_PLATFORM = re.compile(
    r"(?i)^(?:zoom\b.*|eventbrite|youtube|vimeo|facebook|gotowebinar|goto|webex|linkedin|cvent|on24|"
    r"wordpress|wix|squarespace|home|webinar|login|medium|substack|govdelivery|mailchimp|issuu|luma|humanitix|"
    r"libguides.*|constant contact|wix|nationbuilder|meetup|ticket\w+|inicio|main content)$"
)


def owner_of(document: Document) -> tuple[str, float] | None:
    """The body whose site this is, by the page itself: its title, home link, logo or copyright line."""
    candidates: list[tuple[float, str]] = []
    h1 = next((line.text for line in document.lines if line.heading == 1), "")
    for weight, text in _printed_names(document, h1):
        name = _own_name(text)
        if name:
            candidates.append((weight, name))
    if not candidates:
        return None
    scores: dict[str, float] = {}
    for weight, name in candidates:
        shared = sum(w for w, other in candidates if same_body(name, other))
        if re.search(r"(?i)\.(?:gov|gob|org|com|net|edu|ca|uk|au|mx|ar)\b", name):
            weight -= 2.0
        elif re.match(
            r"(?i)(?:state|city|commonwealth|government|town|county|ciudad|estado|gobierno|city and county) (?:of|"
            r"de)\b",
            name,
        ):
            weight -= 1.2
        scores[name] = max(
            scores.get(name, 0.0),
            weight + 0.3 * shared + 0.8 * (ORG_NOUN.search(name) is not None) + 0.2 * (len(name.split()) > 1),
        )
    best = max(scores, key=lambda n: (scores[n], len(n)))
    spelled = [n for n in scores if is_acronym_of(best, n) and scores[n] > 1.5]
    best = max(spelled, key=lambda n: scores[n]) if spelled else best
    return best, 0.92 if scores[best] > 3.0 else 0.75


def _printed_names(document: Document, h1: str) -> Iterator[tuple[float, str]]:
    title = document.title or ""
    parts = [p for p in re.split(r"\s+[|–—·»:]\s+|\s+-\s+|\s*\|\s*", title) if p.strip()]
    for at, part in enumerate(parts):
        if len(parts) > 1 and not _same_text(part, h1):
            yield (2.0 if at == len(parts) - 1 else 1.2 if at else 0.8), part
    if site := document.meta.get("og:site_name"):
        yield 2.0, site
    for line in document.lines:
        if line.region in ("header", "nav") or line.index < 4:
            for link in line.links:
                parts_of = urlsplit(link.url)
                if (
                    parts_of.path.strip("/") in ("", "index.html", "index.php", "home", "en", "es")
                    and parts_of.hostname == urlsplit(document.url).hostname
                ):
                    yield 1.9, link.text
            if line.region == "header" and not line.links and len(line.text) < 70:
                yield 0.8, line.text
        if line.region == "footer":
            if match := re.search(
                r"(?:©|\(c\)|copyright)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*,?\s*(?:by )?([A-Z][^.|•·©\d]{2,80})",
                line.text,
                re.IGNORECASE,
            ):
                yield 1.2, match[1]
            elif (
                ORG_NOUN.search(first := re.split(r",\s+\d|\s+[|•·]\s+|,\s+(?=P\.?O\.? Box)", line.text)[0])
                and len(first) < 80
            ):
                yield 1.0, first
    for alt in document.images[:2]:
        yield 1.5, alt
    for line in [line for line in document.main if len(line.text) > 60][:2]:
        if match := _INTRODUCES.match(line.text):
            yield 2.2, match["body"]


_INTRODUCES = re.compile(
    r"^(?:The |La |El |At the )?(?P<body>[A-ZÁÉÍÓÚ][^,.;:()]{3,80}?)(?:\s\([A-Z&@][\w&@]{1,11}\))?,?\s+(?:offers?|"
    r"holds?|explains?|provides?|presents?|hosts?|runs?|conducts?|gives|organizes|is (?:pleased|holding|offering|"
    r"hosting)|"
    r"and its|y sus|ofrece|organiza|imparte|invita|a través|te invita|realiza|celebra)\b"
)


def _own_name(text: str) -> str | None:
    name = re.sub(
        r"(?i)\s*[-–|]?\s*\b(?:logo|home ?page|home|official (?:web)?site|website|inicio|brand)\b\s*", " ", fold(text)
    ).strip(" -–|,.:")
    if re.fullmatch(r"[A-Z]{2,8}\s+[-–]\s+.+", name):
        name = re.split(r"\s+[-–]\s+", name, maxsplit=1)[1]  # "OHCOW - Occupational Health Clinics for …"
    elif re.search(r"\s+[-–|]\s+", name):
        name = re.split(r"\s+[-–|]\s+", name, maxsplit=1)[0]
    name = re.sub(r"\s*\([A-Z&]{2,10}\)$", "", name)
    name = re.sub(
        r"(?<=\w)\s+(?:working|improving|protecting|making|building|advancing|fighting|empowering|helping|advocating|"
        r"securing|for everyone)\b.*$",
        "",
        name,
    )  # a motto
    if ":" in name:
        return None
    if not 2 <= len(name) <= 90 or _PLATFORM.match(name) or (not name[0].isupper() and not name[0].islower()):
        return None
    if re.search(
        r"(?i)\b(?:webinars?|events?|archives?|page \d|menu|search|news|calendar|skip|register|registration|cookies?|"
        r"image|photo|banner|all rights|english|espa[nñ]ol|inicio|skip to|official website|calendario|agenda|"
        r"noticias|eventos|cursos|talleres|charlas|preferences|subscriber|bulletin)\b",
        name,
    ):
        return None
    return tidy(name)


def _same_text(a: str, b: str) -> bool:
    return re.sub(r"\W+", "", a).lower() in re.sub(r"\W+", "", b).lower() or (
        re.sub(r"\W+", "", b).lower() in re.sub(r"\W+", "", a).lower() and len(b) > 8
    )


def same_body(a: str, b: str) -> bool:
    left, right = (
        {w for w in re.findall(r"\w+", n.lower()) if w not in ("the", "of", "for", "and", "inc")} for n in (a, b)
    )
    return bool(left and right) and (left <= right or right <= left)


def is_acronym_of(short: str, long: str) -> bool:
    letters = "".join(w[0] for w in re.findall(r"[A-Za-z]+", long) if w[0].isupper())
    return len(short) > 2 and short.isupper() and short in letters
