"""What job titles tell of the work: whether two people do the same, or do not even live from one field.

Titles are folded, and come as sets: all that are printed of a person.
"""

from __future__ import annotations

import re
from collections.abc import Set

from transform.organization_forms import SMALL_WORDS

_POSTS = frozenset(
    {"director", "directora", "manager", "coordinator", "officer", "supervisor", "administrator", "president"}
)
_SHORT_TITLES = {
    "prof": "professor", "asst": "assistant", "assoc": "associate", "sr": "senior", "dir": "director",
    "exec": "executive", "atty": "attorney", "mgr": "manager", "coord": "coordinator", "vp": "president",
    "pres": "president", "aag": "attorney", "dag": "attorney", "ada": "attorney", "ag": "attorney",
    "adviser": "advisor", "rep": "representative", "abogada": "attorney", "abogado": "attorney", "lawyer": "attorney",
    "organizador": "organizer", "organizadora": "organizer", "directora": "director", "coordinador": "coordinator",
    "coordinadora": "coordinator", "investigador": "researcher", "investigadora": "researcher",
    "profesor": "professor", "profesora": "professor", "lecturer": "professor", "counsel": "attorney",
    "shareholder": "partner", "litigator": "attorney", "inspectora": "inspector", "comisionada": "commissioner",
    "comisionado": "commissioner", "jueza": "judge", "juez": "judge",
}  # fmt: skip
_RANKS = frozenset(
    {"senior", "junior", "deputy", "assistant", "associate", "acting", "interim", "former", "staff", "chief", "lead",
     "principal", "head", "vice", "national", "regional", "state", "general", "executive", "with", "from"}
)  # fmt: skip
"""Words of job titles that do not tell the work."""
_CAREERS = re.compile(  # beginnings of words: between these, people of labor law, its agencies and its movement change
    r"\b(?:direc|commissi|comision|administr|secretar|chief|deput|assistant|offic|supervis|manag|head|presid|chair|"
    r"superint|ministe?r|attorn|lawyer|abogad|counsel|solicit|litigat|judge|justice|juez|prosec|fiscal|paraleg|law|legal|"
    r"partner|sharehold|associat|mediat|arbitrat|concil|advoca|defen[sd]|investig|inspec|audit|complian|enforce|examin|"
    r"specialist|especialista|profes|lectur|research|schol|scien|fellow|economi|analy|sociolog|histori|politic|data|polic|"
    r"instruct|facult|student|doctoral|statistic|expert|expert[oa]|organiz|campaign|representa|coordin|leader|lead|"
    r"found|fundador|dean|decan|provost|detective|sheriff|marshal|promotor|epidemiolog|ergonom|train|capacit|educat|teach|consult|advis|asesor|aide|liaison|enlace|strateg|communic|program|project|"
    r"hygien|safety|ombud|senator|legislat|council|mayor|governor|consul|attach|diploma|navigat|intern|staff|team)"
)


def same_work(one: Set[str], other: Set[str]) -> bool:
    """Whether titles agree or tell the same work; where one tells none ("Director"), a shared rank will do."""
    if one & other or any(abbreviates(a, b) or abbreviates(b, a) for a in one for b in other):
        return True
    kinds = _kinds(one, _POSTS), _kinds(other, _POSTS)
    return bool(kinds[0] & kinds[1]) if all(kinds) else bool(_kinds(one) & _kinds(other))


def abbreviates(letters: str, name: str) -> bool:
    """Whether letters are the initials of a folded name, with those of small words or without."""
    words = name.split()
    made = ("".join(word[0] for word in words), "".join(word[0] for word in words if word not in SMALL_WORDS))
    return len(letters) > 2 and letters in made


def other_work(one: Set[str], other: Set[str]) -> bool:
    """Whether both have titles, and these tell of different work."""
    return bool(one and other) and not same_work(one, other)


def other_titles(one: Set[str], other: Set[str]) -> bool:
    """Whether both have titles, and these have no word in common but ranks."""
    return bool(one and other) and not _kinds(one) & _kinds(other)


def other_walk_of_life(one: Set[str], other: Set[str]) -> bool:
    """Whether only one has a post of the field: "Staff Attorney" and "Flight Attendant"."""
    return bool(one and other) and any(map(_CAREERS.search, one)) != any(map(_CAREERS.search, other))


def _kinds(titles: Set[str], posts: frozenset[str] = frozenset()) -> set[str]:
    """What is told of by the words of job titles, rank and endings aside: "train" of "Senior Trainer"."""
    words = {_SHORT_TITLES.get(word, word) for title in titles for word in title.split()} - _RANKS - posts
    return {word[:5] for word in words if len(word) > 3}
