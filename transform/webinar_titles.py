"""Titles of webinars: what all ways of printing one title have in common.

"Webinar: Heat at Work", "HEAT AT WORK (recording)" and "Heat at work – webinar" have one key. Numbers of parts and
sessions, years and dates in a title are read apart from its words, however they are written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from transform.identity import fold

_KIND = (
    r"(?:free|live|recorded|upcoming|past|virtual|online|on[- ]demand|archived|national|monthly|public|new|zoom|next|"
    r"special|hybrid|video|webinar|previous|full|complete|entire)"
)
_LABEL = (
    r"(?:webinars?|webcast|web ?conference|recording|recorded|video|replay|re-?watch|listen|register(?: now| today)?|"
    r"watch|(?:watch|view|see|access)(?: now| (?:the|our) (?:webinar )?(?:recording|replay|video|webinar))|"
    r"live ?stream|on[- ]demand|recap|in case you missed it|icymi|did you miss it|mark your calendars?|join us|"
    r"coming (?:up|soon)|upcoming|pr[oó]ximamente|encore|repeat|repetici[oó]n|watch again|youtube|"
    r"today|tomorrow|last chance|registration|save the date|presentation|virtual (?:event|training|workshop|meeting)|"
    r"online (?:event|training)|training|workshop|event|slides|slide deck|handouts?|materials|transcript|flyer|"
    r"lunch (?:and|&) learn|brown ?bag(?: lunch| webinar)?|seminario web|webinario|grabaci[oó]n|taller virtual|taller|"
    r"conversatorio|en vivo|(?:vea|ver|mire) la grabaci[oó]n|reg[ií]strese|inscr[ií]base|recordatorio|invitaci[oó]n|"
    r"reserve la fecha|diapositivas|volante|new|just added|new date|cancell?ed|postponed|rescheduled|cancelado|"
    r"pospuesto|reprogramado|sold out|reminder|invitation)"
)
_AFTER = (
    r"(?:\s+(?:recording|replay|recap|slides|materials|invitation|announcement|registration|event|training|"
    r"(?:now )?available|posted))?"
)
_IN_FRONT = re.compile(
    rf"(?i)^[\s\[(*]*(?:\d{{1,2}}/\d{{1,2}}\s+)?(?:{_KIND}\s+)*{_LABEL}{_AFTER}[\])*]*(?:\s+\d{{1,2}}/\d{{1,2}})?\s*"
    r"(?::|!|–|—|\||-(?=\s)|(?<=[\])]))\s*(?=\S)"
)
_BEHIND = re.compile(
    rf"(?i)[\s,;:|–—-]*(?:\(\s*(?:{_KIND}\s+)*{_LABEL}{_AFTER}\s*!*\)|\[\s*(?:{_KIND}\s+)*{_LABEL}{_AFTER}\s*!*\]|"
    rf"(?<=[|–—:-])\s*(?:{_KIND}\s+)*{_LABEL}{_AFTER})\s*$"
)
_OF_QUOTED = re.compile(  # "Slides from “Heat at Work”"
    r"(?i)^(?:recording|video|replay|recap|slides|slide deck|handouts?|materials|transcript)\s+(?:of|from|for)\s+"
    r"(?=[\"“‘«])"
)
_ACCESS = re.compile(  # "(with Spanish interpretation)", "[closed captioned]", "(bilingüe)"
    r"(?i)[\s,;:|–—-]*[\[(]\s*(?:(?:with|w/|con)\s+)?(?:\w+ ){0,3}"
    r"(?:interpretation|interpreters?|translation|captions?|captioned|captioning|subtitles|subtitled|asl|cart|bilingual|"
    r"interpretaci[oó]n|traducci[oó]n|subt[ií]tulos|biling[uü]e)(?: \w+){0,2}\s*[\])]\s*$"
)
_CREDIT = r"(?:m?cle|ceus?|cpes?|cmes?|pdcs?|pdhs?|hrci|shrm|continuing (?:legal )?education)"
_CREDITS = re.compile(  # that a listener earns: "(1.5 CLE Credits)", "– MCLE credit available"
    rf"(?i)[\s,;:|–—-]*[\[(|–—-]\s*"
    rf"(?:\d+(?:\.\d+)?\s+(?:\w+ ){{0,2}}{_CREDIT}\b|{_CREDIT} (?:credits?|hours?|units?)\b)"
    r"[\w\s./-]{0,30}[\])]?\s*$"
)
_WORD_BEHIND = re.compile(r"(?i)(?<=[\w”\"’)!?])\s+(?:webinar|webcast|webinar recording)$")
_LANGUAGE = re.compile(
    r"(?i)[\s,;:|–—-]*[(\[]?\b(?:(?:presented |offered |held )?in (?:english|spanish|mandarin|chinese|vietnamese|"
    r"portuguese|haitian creole|french)|en (?:español|ingl[eé]s|espanol)|spanish(?: version| language| session)?|"
    r"english(?: version| language| session)?|versi[oó]n en espa[nñ]ol|espa[nñ]ol)[)\]]?\s*$"
)
_AROUND = " \t\"'“”‘’«».,;*·•"
_BREAK = re.compile(r"\s*[:|]\s+|\s+[–—-]+\s+|(?<=[?!])\s+|—|\s+/\s+")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|"
    r"diciembre)\.?"
)
_DATE = re.compile(
    rf"(?i)\b(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!:)|\d{{1,2}}\s+(?:de\s+)?{_MONTH}(?=[\s,]|$)|"
    rf"{_MONTH}(?=,?\s+(?:de\s+)?20\d\d\b)|(?:(?<=[(–—-])|(?<=[–—-]\s)){_MONTH}\)?$|"
    r"\d{1,2}/\d{1,2}/(?:\d\d)?\d\d\b|\d{4}-\d\d-\d\d\b|"
    r"\d{1,2}(?::\d\d)?\s*[ap]\.?m\b\.?|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?=,))"
)
_MONTHS = {
    "jan": 1, "ene": 1, "feb": 2, "mar": 3, "apr": 4, "abr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "ago": 8,
    "sep": 9, "oct": 10, "nov": 11, "dec": 12, "dic": 12,
}  # fmt: skip
_SHORT_YEAR = re.compile(r"(?<!\w)[’'‘](?P<year>[0-4]\d)(?!\w)")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_CARDINAL = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10,
}  # fmt: skip
_SPELLED = _CARDINAL | {
    "one": 1, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "uno": 1, "una": 1, "primera": 1, "primer": 1, "segunda": 2, "segundo": 2, "tercera": 3,
    "tercer": 3, "cuarta": 4, "cuarto": 4, "quinta": 5, "quinto": 5,
}  # fmt: skip
_COUNTED = (
    r"(?:part|pt|session|module|week|day|episode|webinar|lesson|chapter|class|number|no|vol|volume|parte|sesion|modulo|"
    r"dia|semana|clase|capitulo|leccion|episodio|title|phase|level|round|date|fecha|cohort|region|cohorte)"
)
_NUMBERED = re.compile(
    rf"\b{_COUNTED} (?:no )?(?P<number>\d+|[ivx]+|{'|'.join(_SPELLED)})\b"
    rf"(?: (?:of|de) (?:\d+|{'|'.join(_CARDINAL)})\b)?"
    r"|\b(?:part|session|module|track|group|cohort|parte|sesion|modulo|grupo|cohorte) (?P<letter>[a-h])\b"
    r"|\b(?P<of>\d+) (?:of|de) \d+\b"
    rf"|\b(?P<before>\d+(?:st|nd|rd|th)|{'|'.join(_SPELLED)}) (?:{_COUNTED}|(?=(?:annual|anual)\b))"
)
_LISTED_AS = re.compile(  # a number in front of the whole title: "Webinar 14: Heat at Work", "#14 Heat at Work"
    rf"(?i)^(?:#\d+[:.)]?|{_COUNTED} (?:no\.? )?#?\d+\s*(?:[:.|)]|[–—-](?=\s)))\s+(?=\w)"
)
_OF_HOW_MANY = re.compile(r"\((\d{1,2})/(\d{1,2})\)")  # "(2/4)", the second of four
_SITTING = r"(?:session|class|training|webinar|sitting|workshop|sesion|clase|taller)"
_HALVES = {
    "am": re.compile(rf"\b(?:morning|am) {_SITTING}\b|\b{_SITTING} (?:matutina|matutino|de la manana)\b"),
    "pm": re.compile(
        rf"\b(?:afternoon|evening|pm) {_SITTING}\b|\b{_SITTING} (?:vespertina|vespertino|de la tarde|de la noche)\b"
    ),
}
_NUMBER = re.compile(rf"\b(?:\d+(?:st|nd|rd|th)?|{'|'.join(_CARDINAL)})\b")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_BEFORE_PRONOUN = frozenset({"am", "do", "can", "should", "must", "may", "will", "did", "have", "and", "that"})
SMALL_WORDS = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "for",
        "and",
        "or",
        "on",
        "in",
        "to",
        "at",
        "by",
        "from",
        "with",
        "w",
        "feat",
        "featuring",
        "about",
        "as",
        "vs",
    }
    | {"your", "you", "our", "we", "how", "what", "is", "are", "it", "its"}
    | {"de", "del", "la", "el", "los", "las", "y", "e", "o", "en", "para", "por", "con", "su", "sus", "lo", "que"}
)
"""Words that tell nothing of the subject."""
_EVENT_WORDS = frozenset(
    {"webinar", "webcast", "seminar", "training", "workshop", "session", "event", "presentation", "recording"}
    | {"video", "replay", "online", "virtual", "live", "free", "zoom", "webinario", "seminario", "taller", "sesion"}
    | {"evento", "grabacion", "presentacion", "capacitacion", "demand"}
)
_SHORTENED = {
    "intro": "introduction", "dept": "department", "govt": "government", "info": "information", "mgmt": "management",
    "comp": "compensation", "versus": "vs", "labour": "labor", "centre": "center", "programme": "program",
}  # fmt: skip
_QUESTIONS = re.compile(r"\bq (?:and )?a\b|\bqa\b")


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it is compared.

    key: folded, without labels; parts: its folded parts between colons and dashes, without numbering and dates; words:
    the words that tell something; phrase: all words in their order, in the singular; acronyms: those in capitals;
    numbers: those in it, years apart; years and months ("05"): those of dates in it; cut: it ends with an ellipsis;
    listed: its only number stands in front of all, as in a list; numbered_front: its only number stands in its first
    part;
    language: "es" where it says so, else ""; half: "am" or "pm" where it is that of a day's sitting, else "".
    """

    key: str
    parts: tuple[str, ...]
    words: frozenset[str]
    phrase: tuple[str, ...]
    acronyms: frozenset[str]
    numbers: frozenset[str]
    years: frozenset[str]
    months: frozenset[str]
    cut: bool
    listed: bool
    numbered_front: bool
    language: str
    half: str

    @property
    def squeezed(self) -> str:
        """The key without blanks: "clean-up" is printed "cleanup" too."""
        return self.key.replace(" ", "")


@lru_cache(maxsize=1 << 16)
def title_of(printed: str) -> Title:
    """The title in the form in which it is compared."""
    text = " ".join(printed.split())
    cut = False
    language = ""
    while True:
        before = text
        cut = cut or text.endswith(("…", "..."))
        text = text.strip(_AROUND) or text
        if tag := _LANGUAGE.search(text):
            language = _language_code(fold(tag[0]))
        for label in (_IN_FRONT, _OF_QUOTED, _BEHIND, _CREDITS, _ACCESS, _WORD_BEHIND, _LANGUAGE):
            shorter = label.sub("", text)
            if shorter != text and len(fold(shorter)) > 2:
                text = shorter
                break  # what stands before it may be a whole label too: "…: Watch the Webinar (Recording)"
        if text == before:
            break
    dateless = _DATE.sub(" ", _SHORT_YEAR.sub(r"20\g<year>", _OF_HOW_MANY.sub(_in_words, text)))
    dates = fold(" ".join(found[0] for found in _DATE.finditer(text))).split()
    months = frozenset(f"{_MONTHS[word[:3]]:02}" for word in dates if word[:3] in _MONTHS)
    numbers, years = _numbers(fold(dateless))
    listed = _LISTED_AS.sub("", dateless)
    pieces = [piece for piece in _BREAK.split(dateless) if re.search(r"\w", piece)]
    behind = pieces[1:]
    unnumbered = [_NUMBERED.sub(" ", fold(piece)).split() for piece in pieces]
    parts = tuple(" ".join(words) for words in unnumbered if words)
    told = [word for part in parts for word in _QUESTIONS.sub("questions and answers", part).split()]
    phrase = tuple(singular(_SHORTENED.get(word, word)) for word in told)
    if phrase and len(phrase[-1]) > 1 and phrase[-1] in _ROMAN:
        phrase = phrase[:-1]
    words = frozenset(word for word in phrase if word not in SMALL_WORDS and not _NUMBER.fullmatch(word))
    mixed = not text.isupper() or len(re.findall(r"[A-Z]{2,}", text)) == 1
    capitals = re.findall(r"\b[A-Z]{2,8}s?\b", dateless) if mixed else ()
    acronyms = frozenset(singular(fold(word)) for word in capitals)
    return Title(
        fold(text),
        parts,
        words - _EVENT_WORDS or words,
        phrase,
        acronyms & words,
        numbers,
        years,
        months,
        cut,
        listed != dateless and not _numbers(fold(listed))[0],
        bool(numbers) and bool(behind) and not _numbers(fold(" ".join(behind)))[0],
        language,
        next((name for name, half in _HALVES.items() if half.search(fold(dateless))), ""),
    )


def _in_words(fraction: re.Match[str]) -> str:
    """ "(2 of 4)" of "(2/4)"; other fractions are days."""
    return f"({fraction[1]} of {fraction[2]})" if 0 < int(fraction[1]) <= int(fraction[2]) <= 12 else fraction[0]


def _language_code(tag: str) -> str:
    return "en" if "engl" in tag or "ingl" in tag else "es" if "span" in tag or "espan" in tag else tag


def _numbers(folded: str) -> tuple[frozenset[str], frozenset[str]]:
    found = {next(filter(None, counted.groups())) for counted in _NUMBERED.finditer(folded)}
    found |= set(_NUMBER.findall(_NUMBERED.sub(" ", folded)))
    *before, last = folded.split() or [""]
    found |= {last} if before and last in _ROMAN and not (last == "i" and before[-1] in _BEFORE_PRONOUN) else set()
    plain = {str(_ROMAN.get(number) or _SPELLED.get(number) or re.sub(r"(?<=\d)\D+", "", number)) for number in found}
    years = frozenset(number for number in plain if _YEAR.match(number))
    return frozenset(plain) - years, years


@lru_cache(maxsize=1 << 14)
def singular(word: str) -> str:
    """A folded word without the ending of its plural, as far as spelling tells: "agencies" is "agency"."""
    if len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "ores", "iones")) else word[:-1]
