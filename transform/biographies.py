"""What biographies tell: "A B is the Director of X", "C, an organizer with Y, was …"."""

from __future__ import annotations

import re

from transform.affiliation_items import kind_of
from transform.affiliations import Affiliation, parse_affiliation
from transform.names import name_at, name_weight
from transform.person_entries import Listed

# "A B, a professor from X and a fellow of Y, is at work on …"
_APPOSITIVE = re.compile(r"^,\s+(?:an?|the|una?|el|la)\s[^.;]{4,160}?,(?=\s+(?:is|was|has|es|ha)\b)")


def read_biography(text: str) -> Listed | None:
    """A biography: "A B, JD, is the Director of X", "C D has worked for Y"."""
    name = name_at(text, expected=True)
    if name is None or name_weight(name.name) < 0.1:
        return None
    if stop := re.match(r"\.\s+", text[name.end :]):
        told = _told_by_pronoun(name.name, text[name.end + stop.end() :])
        return Listed(name, told, None) if told else None
    rest = _APPOSITIVE.sub("", text[name.end :]).lstrip(" ,")
    match = re.match(
        r"(?i)(?:\([^)]*\)\s*,?\s*)?(?:is|was|serves as|has served as|works as|es|joined|leads|directs|heads|chairs|"
        r"has (?:worked|been|served|practiced|represented|taught|led|over|more)|works|currently|practices|represents|"
        r"teaches|oversees|manages|"
        r"focuses|specializes|brings|began|founded|co-founded|studies|dirige|trabaja|coordina)\b",
        rest,
    )
    if match is None:
        return None
    return Listed(name, bio_affiliation(text[name.end :]), None)


def bio_affiliation(text: str) -> Affiliation:
    """Title and body out of the first sentence of a biography (the text behind the name)."""
    sentence = re.split(r"(?<=[a-z0-9)”\"])\.\s+(?=[A-Z])|;\s", text, maxsplit=1)[0]
    if appositive := _APPOSITIVE.match(sentence):
        described = parse_affiliation(re.sub(r"^,\s+\w+\s", "", appositive.group()))
        if described.job_title:
            return described
    match = re.search(
        r"(?i)\b(?:is|was|serves as|has served as|served as|works as|es|joined|currently|(?:has "
        r")?been)\s+(?:currently\s+)?(?:also\s+)?(?:an?\s+|the\s+|one of the\s+|una?\s+|el\s+|la\s+)?"
        r"(?P<what>.+)$",
        sentence,
    )
    if match and not re.match(
        r"(?i)(?:working|responsible|known|interested|committed|dedicated|passionate|based|proud)\b", match["what"]
    ):
        what = re.split(
            r",?\s+(?:who|where|which|whose|and (?:has|is|was|leads|previously|builds|works|received|makes|hosts|"
            r"writes|runs|teaches|directs|serves|produces|lives|studies|helps|oversees|manages|advises|represents|"
            r"edits)|focusing|"
            r"specializing|since|representing|dedicated|leading)\b",
            match["what"],
            maxsplit=1,
        )[0]
        return parse_affiliation(what)
    worked = re.search(
        r"(?i)\b(?:worked|works|working|practices?|teach(?:es)?|trabaja)\s+(?:for|at|with|in|en|"
        r"para)\s+(?:the\s+)?(?P<org>[A-Z][^,.;]*?)(?=\s+(?:for|since|as|where|on|and)\b|[,.;]|$)",
        sentence,
    )
    if worked and kind_of(worked["org"]) in ("organization", "unknown", "unit"):
        return Affiliation(organization=worked["org"], text=worked["org"])
    led = re.search(
        r"(?i)\b(?P<verb>leads|directs|heads|chairs|founded|co-founded|manages|oversees|dirige|"
        r"coordina)\s+(?:the\s+)?(?P<org>[A-Z][^,.;]*?)(?=\s+(?:for|since|as|where|on|and|which)\b|[,.;]|$)",
        sentence,
    )
    if led and kind_of(led["org"]) in ("organization", "unit"):
        return parse_affiliation(led["org"] + sentence[led.end() : led.end()])
    led_for = re.search(
        r"(?i)\b(?:leads|directs|heads|manages|oversees|dirige|coordina)\s[^,.;]*?\s(?:for|at|of|en|"
        r"de)\s+(?:the\s+)?(?-i:(?P<org>[A-Z][^,.;]*))",
        sentence,
    )
    if led_for and kind_of(led_for["org"]) == "organization":
        return Affiliation(organization=led_for["org"], text=led_for["org"])
    appositive = re.match(r"\s*,\s*(?P<what>[^,]+(?:,\s*[A-Z][^,]+)*),\s+(?:is|has|was)\b", sentence)
    return parse_affiliation(appositive["what"]) if appositive else Affiliation()


def told_later(name: str, text: str) -> Affiliation | None:
    """What a sentence says that takes up the first name: "Tatiana, an organizer with Hand in Hand, was …"."""
    match = re.search(
        rf"(?:^|[.!?”]\s+){re.escape(name.split()[0])},\s+(?P<what>[^.]{{4,160}}?),\s+(?:was|is|who|will|and|has|"
        rf"told|said|spoke|described)\b",
        text,
    )
    return parse_affiliation(match["what"]) if match else None


def _told_by_pronoun(name: str, text: str) -> Affiliation | None:
    """The biography behind a name and a stop: "Max is an EMT …", "They are now crew manager at X"."""
    given = name.split()[0]
    short = rf"{given[:3]}\w*"  # "Max" for Maxfield
    match = re.search(
        rf"(?:^|[.!?”]\s+)(?:{short}|{re.escape(name.split()[-1])}|She|He|They|Ella|Él)(?:,\s+who\s.{{4,160}}?,)?\s+"
        rf"(?:is|are|es)\s+(?:now\s+|currently\s+|also\s+)?(?:an?\s+|the\s+|una?\s+|la\s+|el\s+)?(?P<what>[^.]+)",
        text,
    )
    if match is None:
        return None
    what = re.split(
        r",?\s+(?:who|where|which|whose|based|and (?:has|is|was|a member)|with over)\b", match["what"], maxsplit=1
    )[0]
    told = parse_affiliation(what)
    alone = not (told.job_title or told.organization) and len(what.split()) < 4
    return Affiliation(job_title=what, text=what) if alone else told
