"""Words that tell a place on a page and name nothing: "Upcoming events", "All our free webinars, May 2024"."""

from __future__ import annotations

import re

_COMMON = re.compile(
    r"(?i)\b(?:a|an|the|our|of|for|and|in|on|to|with|de|la|el|los|las|y|en|para|part|parts|this|all|new|free|live|"
    r"online|virtual(?:es)?|hybrid|monthly|weekly|annual|public|past|upcoming|previous|recent|recorded|archive[ds]?|"
    r"on-?demand|videos?|"
    r"webinars?|webcasts?|events?|trainings?|workshops?|sessions?|seminars?|lectures?|talks?|calls?|meetings?|"
    r"programs?|"
    r"programmes?|courses?|activities|education|policy|news|resources?|library|calendar|series|serie|ciclo|speakers?|"
    r"other|more|register|registration|next|first|second|third|final|last|spring|summer|fall|winter|term|q[1-4]|"
    r"updates?|"
    r"members?|home|about|categor(?:y|ies)|tags?|blog|posts?|featured|latest|webinarios?|talleres|taller|charlas?|cursos?|jornadas?|"
    r"eventos?|"
    r"seminarios?|capacitaci[oó]n(?:es)?|pr[oó]xim[oa]s|pasad[oa]s|grabaciones|january|february|march|april|may|"
    r"june|july|"
    r"august|september|october|november|december|important|note|reminder|faqs?|materials|slides)\b|[\d\W_]+"
)


def is_named(text: str) -> bool:
    """Some word is left of the text when all are taken away that name places on a page."""
    return len(_COMMON.sub("", text)) > 2
