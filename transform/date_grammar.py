"""The forms in which pages print dates, as one set of patterns for each language.

The names of months and weekdays come from dateparser's locale data (about 200 languages); the forms around them are
ours, because dateparser reads neither ranges, nor lists of days, nor seasons, and turns "May" into a day of May.
English is always read, since page templates speak it everywhere, and so are the full Spanish names.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from dateparser.languages.loader import default_loader  # type: ignore[import-untyped]

# The keys of dateparser's locale data.
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Forms in print that the locale data lacks.
_MORE_WEEKDAYS = {
    "en": {"thur": 3, "thurs": 3, "weds": 2},
    "es": {"mier": 2, "miér": 2},
}
_SEASONS = {
    "en": "spring summer fall autumn winter q1 q2 q3 q4",
    "es": "primavera verano otoño invierno",
    "fr": "printemps été automne hiver",
    "pt": "primavera verão outono inverno",
}

# A day number is not a clock's ("May, 3 pm"), nor part of a price or a fraction; a further day in a list is not the
# beginning of a range of hours either ("May 3, 10-11 a.m.").
_CLOCK = r"(?:[ap]\.?\s?m\b|noon|midnight|hrs?\b|h(?:\d\d)?\b|uhr\b)"
_NOT_CLOCK = rf"(?!:\d|[.,]\d|/\d|%|\s*{_CLOCK})"
_NOT_HOURS = (
    rf"{_NOT_CLOCK}(?!\s*(?:[-–—&]|to|and|a|y)\s*\d{{1,2}}(?::\d\d)?\s*{_CLOCK}|\s*(?:[-–—]|to)\s*\d{{1,2}}:\d\d)"
)
_ORDINAL = r"(?:st|nd|rd|th|ro|er|\.?[ºª°])?"
_YEAR = r"(?:(?:19|20)\d\d(?!\d(?!\d?:\d\d))|['’]\d\d(?!\d))"
_RANGE_WORD = r"[-–—]|through|thru|until|to|till|hasta\s+el|hasta|au|al"
RANGE = re.compile(rf"\s*(?:{_RANGE_WORD})\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Grammar:
    """Compiled patterns; their groups are y, m, d (as printed), a and b (numbers in unknown order), w, more, early."""

    language: str
    months: dict[str, int]
    weekdays: dict[str, int]
    any_month: re.Pattern[str]
    iso: re.Pattern[str]
    numeric: re.Pattern[str]
    numeric_yearless: re.Pattern[str]
    month_day: re.Pattern[str]
    day_month: re.Pattern[str]
    month_year: re.Pattern[str]
    month_alone: re.Pattern[str]
    numeric_month_year: re.Pattern[str]
    iso_month: re.Pattern[str]
    season: re.Pattern[str]
    bare_year: re.Pattern[str]
    more_days: re.Pattern[str]


def _plain(name: str) -> str:
    """Without accents and in lower case: "Miércoles" -> "miercoles"."""
    decomposed = unicodedata.normalize("NFD", name.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _names(language: str, keys: tuple[str, ...]) -> dict[str, int]:
    try:
        info = default_loader.get_locale(language).info
    except ValueError:  # a language that dateparser does not know
        return {}
    named = {form.lower(): number for number, key in enumerate(keys) for form in info.get(key, []) if len(form) > 2}
    return {form: number for form, number in named.items() if not form[-1].isdigit() and not form[0].isdigit()}


def _with_plain_forms(names: dict[str, int]) -> dict[str, int]:
    return {_plain(name): number for name, number in names.items()} | names


def _one_of(names: dict[str, int]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@lru_cache(maxsize=32)
def is_day_first(language: str) -> bool:
    """Whether readers of this language (BCP 47) take 6/4/2018 for the sixth of April."""
    for tag in (language, language.replace("_", "-").split("-")[0]):
        try:
            return bool(default_loader.get_locale(tag).info.get("date_order") == "DMY")
        except ValueError:
            continue
    return False


@lru_cache(maxsize=32)
def grammar(language: str) -> Grammar:
    """The patterns for a page in `language` (BCP 47; only the primary subtag counts)."""
    primary = language.replace("_", "-").split("-")[0].lower()
    months = {name: n + 1 for name, n in _names("es", _MONTHS).items() if len(name) > 3} | {
        name: n + 1 for name, n in _names("en", _MONTHS).items()
    }
    weekdays = {name: n for name, n in _names("es", _WEEKDAYS).items() if len(name) > 3} | _names("en", _WEEKDAYS)
    seasons = f"{_SEASONS['en']} {_SEASONS['es']}"
    if primary != "en":
        months |= {name: n + 1 for name, n in _names(primary, _MONTHS).items()}
        weekdays |= _names(primary, _WEEKDAYS)
        seasons += " " + _SEASONS.get(primary, "")
    for spoken in {"en", "es", primary} & set(_MORE_WEEKDAYS):
        weekdays |= _MORE_WEEKDAYS[spoken]
    months, weekdays = _with_plain_forms(months), _with_plain_forms(weekdays)

    month = rf"(?P<m>{_one_of(months)})(?![^\W\d_])\.?"
    day = rf"(?:3[01]|[12]\d|0?[1-9])(?!\d){_ORDINAL}(?![^\W\d_])"
    weekday = rf"(?:{_one_of(weekdays)})s?(?![^\W\d_])\.?"
    before = rf"(?:(?P<w>{weekday})\s*[,|·•]?\s*(?:the\s+|el\s+|le\s+)?)?"
    # "May 3, Tuesday" and "May 3 (Tue)", but not the weekday of the next date in "May 3, Tuesday May 10".
    next_date = rf"(?![.,]?\s*(?:(?:{_one_of(months)})(?![^\W\d_])|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_one_of(months)})))"
    after = rf"(?:\s*\((?P<w2>{weekday})\)|\s*,\s*(?P<w3>{weekday}){next_date})?"
    of = r"(?:(?:of|de|del|del\s+año)\s+)?"
    year = rf"(?:(?:\s*,\s*|\s+|\s*\(|\s*[|·•]\s*){of}(?P<y>{_YEAR}))?"
    left = r"(?:(?<![\w$€£#])|(?<=[a-zà-ÿ])(?=[A-Z]))"  # also after a lost space: "WhenJun. 22"
    number_left = r"(?<![\w$€£#/:.])(?<!\d-)(?<![A-Za-z]-)"
    step = rf"\s*(?:,\s*(?:and|&|y)|,|&|/|and|y|e|{_RANGE_WORD})\s*(?:the\s+|el\s+)?(?:{weekday},?\s+)?"
    flags = re.IGNORECASE
    return Grammar(
        language=primary,
        months=months,
        weekdays=weekdays,
        any_month=re.compile(rf"(?:{_one_of(months)})(?![^\W\d_])", flags),
        iso=re.compile(
            r"(?<![\w./-])(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![\d-])" + after, flags
        ),
        numeric=re.compile(
            rf"{before}(?<![\w./$€:#-])(?P<a>\d{{1,2}})\s?(?P<s>[/.-])\s?(?P<b>\d{{1,2}})\s?(?P=s)\s?"
            rf"(?P<y>\d{{4}}|\d{{2}})(?!\d(?!\d?:\d\d))(?![/.-]\d)(?!%){after}",
            flags,
        ),
        numeric_yearless=re.compile(
            rf"{before}(?<![\w./$€:#-])(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})(?![\w/%])(?![.-]\d{{3}})", flags
        ),
        month_day=re.compile(
            rf"{left}{before}{month}(?:\s*,?\s*(?:the\s+)?|\s?[-/]\s?)(?P<d>{day}{_NOT_CLOCK})"
            rf"(?P<more>(?:{step}{day}{_NOT_HOURS})*){after}{year}",
            flags,
        ),
        day_month=re.compile(
            rf"{before}{number_left}(?P<d>{day})(?P<more>(?:\.?{step}{day})*)"
            rf"(?:\s+(?:day\s+)?(?:of|de)\s+|\s*[-/.]\s*|\s+){month}(?!\s*[-./]?\s*(?:day\b|\d{{1,2}}(?!\d|:))){after}"
            rf"(?:(?:\s*,\s*|\s+|\s*\(|\s*[-/.|·•]\s*){of}(?P<y>{_YEAR}))?",
            flags,
        ),
        month_year=re.compile(
            rf"{left}{month}\s*(?:,\s*|[-–/]\s*|\s){of}(?P<y>{_YEAR})(?![-/]\d)",
            flags,
        ),
        month_alone=re.compile(rf"\s*{month}\s*:?\s*", flags),
        numeric_month_year=re.compile(r"(?<![\w./$€:#-])(?P<m>0?[1-9]|1[0-2])/(?P<y>(?:19|20)\d\d)(?![\w/-])", flags),
        iso_month=re.compile(r"(?<![\w./-])(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])(?![\w-])", flags),
        season=re.compile(
            rf"{left}(?P<season>(?:{'|'.join(seasons.split())})(?:\s*(?:[-–/&]|and|to|y)\s*(?:{'|'.join(seasons.split())}))?)"
            rf"\s*,?\s+{of}(?P<y>{_YEAR})(?:[-–/]\d\d(?!\d))?",
            flags,
        ),
        bare_year=re.compile(
            r"(?<![\w$€£#.,/:@&=-])(?P<y>(?:19|20)\d\d)(?![\w%]|[.,:/]\d|-(?!(?:19|20)\d\d(?!\d))\d{3})", flags
        ),
        more_days=re.compile(rf"(?P<step>{step})(?P<d>{day})", flags),
    )
