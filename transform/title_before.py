"""Where a title before a name begins: "said former New York Times labor reporter A B", "its director, C D"."""

from __future__ import annotations

import re

from transform.affiliation_items import ROLE_NOUN, kind_of
from transform.names import PersonName
from transform.person_entries import ANNOUNCED, ROLE_WORD, bare_start, is_plural

# What no title reaches across, and what may stand inside one.
_HARD = re.compile(
    r"(?i)[.;:,!?(—–“”\"](?=\s)|(?<!\([A-Z]{2})\)(?=\s)|\b(?:by|with|while|as|but|then|con|pero|luego|said|says|that|"
    r"which|who|when|where|what|"
    r"how|why|because|if|is|are|was|were|has|have|than|que|por|hears?|heard|meet|miss|join(?:s|ed|ing)?|welcom(?:es?|"
    r"ed|ing)|featur(?:ing|es?|ed)|includ(?:es?|ed|ing)|sees?|watch|catch|from|be|will|como|interview(?:s|ed|ing)?|"
    r"introduc(?:es?|ed|ing)|es|fue|será|serán|estará|our|your|my|his|her|its|their|down|up|pair(?:s|ed|ing)?|guests?|"
    r"colleagues?|us|go|goes|went|write|to|into|open(?:s|ed)|present(?:s|ed)|led|leads|announced|thank(?:s|ed|ing)?|"
    r"bring(?:s|ing)?|brought|ask(?:s|ed)?|(?:habló|expuso|moderó|presentó|explicó|participó)|su|sus|nuestr[oa]s?)"
    r"(?=\s)|"
    r"(?<!\bof)(?<!\bon)(?<!\bagainst)(?<!\ben)(?<!\bpara)(?<!\bcontra)(?<!\bsobre)(?<!\bfor)(?<!\bto)(?<!\bde)(?<!\bat)(?<!\bin)(?<!\band)\s(?:the|la|el|los|las|an?|una?)(?=\s)|"
    r"^(?:the|la|el|los|las|an?|una?|al?|del?)(?=\s)|\sal(?=\s)|\b[a-záéíóúñ]{3,}(?:ó|aron|ieron|rá|rán)(?=\s)"
)
_SOFT = re.compile(r"(?i)(?:(?P<joint>\b(?:and|y|e)|&)|\b(?:of|de|del|in|en|the|la|el|los|las|an?|a))\s+")


def start_of_title(sentence: str, name: PersonName, floor: int, *, listed: bool) -> int:
    """Where the title before a name begins; the name's own start where none stands before it."""
    before = sentence[floor : bare_start(sentence, name)]
    # "its general secretary, A B": an article or owner tells that the title is not that of the entry before
    comma = re.search(r",\s+$", before)
    said = before[: comma.start()] + " " if comma else before
    hard = _last_break(said)
    soft = sorted(_SOFT.finditer(said, hard), key=lambda match: match["joint"] is None)
    for begin in [hard, *(match.end() for match in soft)]:
        title = said[begin:].lstrip()
        if is_title(title) and (not comma or _is_set_apart(said, len(said) - len(title), listed=listed)):
            return floor + len(said) - len(title)
    return name.start


def _is_set_apart(text: str, begin: int, *, listed: bool) -> bool:
    """A title in front of ", A B" is that of A B, not of who was named before."""
    title = text[begin:].strip()
    article = re.search(r"(?:\b(?:[Tt]he|[Oo]ur|[Ii]ts|[Tt]heir|[Ee]l|[Ll]a|[Ss]u|del|al)|[’']s)\s*$", text[:begin])
    owned = re.match(r"[A-Z][\w.&-]*[’']s\s", title)
    return not is_plural(title) and (article is not None or owned is not None or not listed)


def _last_break(text: str) -> int:
    return max((match.end() for match in _HARD.finditer(text)), default=0)


# Words that look like verbs and stand in titles.
_IN_TITLES = re.compile(
    r"-|^(?:retired|leading|visiting|acting|managing|presiding|founding|organizing|training|nursing|housing|banking|"
    r"building|mining|farming|bargaining|licensed|certified|registered|renowned|respected|experienced)"
)


def is_title(title: str) -> bool:
    """ "former New York Times labor reporter", "EPI’s own", "moderator": nothing else may stand before the name."""
    bare = re.sub(r"\s\([A-Z]{2}\)", "", title.strip())
    if not bare or not title[-1].isspace() or len(bare.split()) > 12 or re.search(r"[,;:!?()“”]", bare):
        return False
    if ROLE_WORD.fullmatch(bare.removesuffix("s")):
        return True
    if ANNOUNCED.search(bare) or _NO_TITLE.search(bare):
        return False
    of = re.search(r"^(?P<head>.*?)\s(?:of|for|at|to|de|del|para|contra|en|on|in)\s", bare)
    if of and not (of["head"].split()[-1][0].isupper() or kind_of(of["head"]) == "role"):
        return False  # "in charge of inspector", "cargo del inspector"
    if _OWNER.fullmatch(bare):
        return True
    words = bare.split()
    if not (ROLE_NOUN.fullmatch(words[-1]) or re.search(r"(?i)\b(?:general|sen\.|rep\.)$", bare)):
        adjective = ROLE_NOUN.match(bare) and bare.islower() and len(words) < 4  # "jueza superior"
        return (adjective or (of is not None and kind_of(of["head"]) == "role")) and kind_of(bare) == "role"
    verbs = [word for word in words[:-1] if word[0].islower() and re.search(r"(?:ed|ing)$", word)]
    return all(_IN_TITLES.search(word) for word in verbs)


_NO_TITLE = re.compile(
    r"^(?:and|y|e|of|de|del|for|in|en|a|al)\s|^(?i:members|authors|leaders|staff|organizers)\s|\s(?:at|with|from)(?:\s|$)|"
    r"\s(?:of|for|to|in|de|del|en)$"
)
_OWNER = re.compile(r"[A-Z][\w’'&.-]*(?:\s(?:(?:of|the|and|for|&)\s)*[A-Z][\w’'&.-]*)*(?:[’']s|(?<=s)[’'])(?:\sown)?")
