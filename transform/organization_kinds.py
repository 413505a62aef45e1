"""What the words of an organization's name tell of it: the kind of body and its jurisdiction.

General rules only; none names an organization that its own words do not describe.
"""

from __future__ import annotations

import re

from transform.identity import fold
from transform.places import STATES


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b")


# In order: the first that matches decides. All work on folded names.
_KINDS = {
    "company": _words(r"(?:llp|llc|pllc|inc|corp|corporation|ltd|plc|pc|p c)$", "law (?:firm|offices?|group)"),
    "union": _words(
        r"local \d+\w*", "afl cio", "seiu", "teamsters", "brotherhood of", "unite here", "union(?! of concerned| city)",
        "united .*workers", "steelworkers", "federation of (?:labor|teachers|state county)", "labor council",
        "building trades", "sindicato",
    ),
    "university": _words(
        "university", "universidad", "universite", "college", "law school", "school of", "institute of technology",
    ),
    "international_body": _words(
        "^(?:international labou?r (?:organi[sz]ation|office)|united nations|world (?:bank|health)|"
        "organi[sz]ation for economic|organizacion internacional|european (?:commission|union|agency))",
    ),
    "tribal_agency": _words("tribes?", "tribal", "(?:navajo|cherokee) nation"),
    "business_association": _words(
        "chamber of commerce", "bar association",
        "(?:contractors?|restaurant|retail|manufacturers|business|industry|builders|employers) "
        "(?:association|federation|council|network)",
    ),
    "legal_services": _words("legal (?:aid|services|assistance|clinic)", "law clinic"),
    "worker_center": _words(
        "workers? (?:justice |resource |rights )?cent(?:er|re)s?", "day labou?r(?:ers?)?",
        "centro de .*trabajador(?:es|as)?",
    ),
    "agency": _words(
        "department", "dept", "division", "bureau", "office of", "commission", "commissioners?", "agency",
        "administration", "board", "authority", "attorneys? generals?", "attorneys office", "district attorneys?",
        "prosecutors?", "county", "ministry", "secretary of", "court", "police", "sheriff", "legislature",
        "labor standards", "wage and hour", "(?:city|state|commonwealth|town) of", "government",
    ),
    "advocacy": _words(
        "coalition", "alliance", "project", "(?:law|legal) center", "institute", "foundation", "network", "advocates",
        "campaign", "fund", "rights", "justice", "action", "center for", "council", "jobs with", "association",
        "society", "collaborative",
    ),
}  # fmt: skip
_ARTICLE = re.compile(r"^(?:the|a|an|el|la|los|las) (?=\S)")
_FEDERAL = re.compile(r"^us \w|\bunited states\b|\bfederal\b|^national .*(?:board|administration|commission)$")
_LOCAL = _words("city", "county", "town", "borough", "municipal", "district attorneys?")
_STATE_CODES = {fold(name): code for code, name in STATES.items()} | {"washington dc": "DC"}
# Names that contain the name of a state without being of it.
_NO_STATE = _words("george washington", "washington (?:university|post|center)", "kansas city", "new york times")
_STATE = _words(*sorted(_STATE_CODES, key=len, reverse=True))
_POSTAL = re.compile(r"(?:\(|, )([A-Z]{2})\)?$")  # Boulder County (CO)


def kind_and_jurisdiction(name: str) -> tuple[str, str | None]:
    """The kind of body (one of `schema.ORGANIZATION_KINDS`) and its ISO 3166 jurisdiction, as far as its name tells.

    An agency whose name does not tell whose it is stays "other"; so does a name without any telling word.
    """
    folded = _ARTICLE.sub("", fold(name))
    states = {_STATE_CODES[found] for found in _STATE.findall(_NO_STATE.sub("", folded))}
    if (postal := _POSTAL.search(name)) and postal[1] in STATES:
        states = {postal[1]}
    jurisdiction = f"US-{states.pop()}" if len(states) == 1 else None
    if folded in _STATE_CODES:
        return "state_agency", jurisdiction
    kind = next((kind for kind, words in _KINDS.items() if words.search(folded)), "other")
    if kind != "agency":
        return kind, jurisdiction
    if _FEDERAL.search(folded):
        return "federal_agency", "US"
    if _LOCAL.search(folded):
        return "local_agency", jurisdiction
    return ("state_agency", jurisdiction) if jurisdiction else ("other", None)
