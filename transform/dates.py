"""How a date is read: every mention of a day, month, season or year in a text, exactly as far as the text states it.

`find_dates` reads; `complete_year` gives a mention without a year one from its context, and only then is
`inferred_year` true. What kind of date it is (of the event, of posting, a deadline) is told by
`transform.date_cues`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from transform.date_grammar import RANGE, grammar, is_day_first
from transform.date_mention import DateMention, Day
from transform.date_readings import fullest, month_alone, readings

__all__ = ["DateMention", "Day", "complete_year", "find_dates", "proven_order"]


def find_dates(
    text: str,
    *,
    language: str = "en",
    context_year: int | None = None,
    context_date: dt.date | None = None,
    as_of: dt.date | None = None,
    day_first: bool | None = None,
) -> list[DateMention]:
    """The dates in `text`, in order, not overlapping.

    A range is one mention, a list of days ("March 8, 10 and 15") one mention for each. A missing year is completed as
    `complete_year` says, after the other dates of the same text. `day_first` overrules the language on numeric dates;
    `proven_order` finds it out for a page.
    """
    names = grammar(language)
    if not re.search(r"\d", text):
        return _with_years(text, month_alone(text, names), context_year, context_date, as_of)
    order = is_day_first(language) if day_first is None else day_first
    mentions = _join_ranges(text, fullest(readings(text, names, order, known=day_first is not None)))
    return _with_years(text, mentions, context_year, context_date, as_of)


def proven_order(text: str) -> bool | None:
    """Whether the numeric dates of a page have the day first: True or False where one with a number over 12 proves it
    and none the contrary, else None."""
    proofs = set()
    for match in grammar("en").numeric.finditer(text):
        a, b = int(match["a"]), int(match["b"])
        if 12 < a <= 31 and 1 <= b <= 12:
            proofs.add(True)
        elif 12 < b <= 31 and 1 <= a <= 12:
            proofs.add(False)
    return proofs.pop() if len(proofs) == 1 else None


def complete_year(
    mention: DateMention,
    *,
    context_year: int | None = None,
    context_date: dt.date | None = None,
    as_of: dt.date | None = None,
) -> DateMention:
    """The mention with the year that its context gives, unchanged where it has a year or the context gives none.

    context_year: of a heading or the nearest dated text; context_date: a full date near by, say of posting: the year
    that brings the mention nearest to it counts; as_of: the day of the crawl, asked only where a weekday is printed and
    fits one year next to that day. A printed weekday must agree: where it does not, the year after and the year before
    are tried (a season that runs over the new year), and then none is given.
    """
    month = mention.first.month
    if mention.first.year is not None or month is None:
        return mention
    years: list[int] = []
    if context_date is not None:
        middle = dt.date(context_date.year, month, min(mention.first.day or 15, 28))
        years = [middle.year]
        for year in (middle.year - 1, middle.year + 1):
            if abs(middle.replace(year=year) - context_date) < abs(middle.replace(year=years[0]) - context_date):
                years = [year]
    if context_year is not None and context_year not in years:
        years.append(context_year)
    if mention.weekday is not None:
        years += [y + step for y in years[:1] for step in (1, -1) if y + step not in years]
        if not years and as_of is not None:
            years = [as_of.year, as_of.year + 1, as_of.year - 1]
    for year in years:
        completed = _in_year(mention, year)
        if completed.first.exists and completed.weekday_agrees is not False:
            return completed
    return mention


def _in_year(mention: DateMention, year: int) -> DateMention:
    first, last = replace(mention.first, year=year), mention.last
    if last is not None and last.year is None:
        turns = (last.month or 0) < (first.month or 0)
        last = replace(last, year=year + turns)
    return replace(mention, first=first, last=last, inferred_year=True)


# --- ranges and years ------------------------------------------------------------------------------------------------

# What may stand between the two ends of a range: "April 16, 2020 @ 8:00 am - April 18, 2020 @ 5:00 pm"
_BETWEEN_ENDS = re.compile(
    rf"\s*,?\s*(?:(?:@|at|,)?\s*\d{{1,2}}:\d\d\s*(?:[ap]\.?m\.?)?\s*)?{RANGE.pattern}(?:the\s+|el\s+)?", re.IGNORECASE
)
# "Moved from April 9 to May 21" are two dates
_MOVED = re.compile(
    r"\b(?:moved|rescheduled|postponed|changed|trasladad[oa]|cambiad[oa])\s+(?:from|del?)\s+(?:el\s+)?$", re.I
)
_BETWEEN_ITEMS = re.compile(r"\s*(?:[,;/&|]|and|y|or|e)(?:\s*(?:and|y|&))?\s*", re.IGNORECASE)


def _join_ranges(text: str, mentions: Sequence[DateMention]) -> list[DateMention]:
    joined: list[DateMention] = []
    for mention in mentions:
        if joined and (whole := _range(text, joined[-1], mention)):
            joined[-1] = whole
        else:
            joined.append(mention)
    return joined


def _range(text: str, left: DateMention, right: DateMention) -> DateMention | None:
    same_kind = left.first.month is not None and (left.first.day is None) == (right.first.day is None)
    if left.bare_year or right.bare_year:
        same_kind = left.bare_year and right.bare_year
    single = left.last is None and right.last is None and not (left.first.year and not right.first.year)
    if not (same_kind and single and _BETWEEN_ENDS.fullmatch(text, left.end, right.start)):
        return None
    if _MOVED.search(text, 0, left.start):
        return None
    first, last = left.first, right.first
    if first.year is None and last.year is not None:
        turns = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 0)
        first = replace(first, year=last.year - turns)
    key = (first.year or 0, first.month or 0, first.day or 0)
    if not first.exists or (first.year is not None and key >= (last.year or 0, last.month or 0, last.day or 0)):
        return None
    return replace(left, text=text[left.start : right.end], end=right.end, first=first, last=last)


def _with_years(
    text: str,
    mentions: Sequence[DateMention],
    context_year: int | None,
    context_date: dt.date | None,
    as_of: dt.date | None,
) -> list[DateMention]:
    """Missing years: from the end of the list that a date stands in, from the date before it, from the context."""
    done: list[DateMention] = []
    for mention in reversed(mentions):
        following = done[-1] if done else None
        if (
            mention.first.year is None
            and following is not None
            and following.first.year is not None
            and _BETWEEN_ITEMS.fullmatch(text, mention.end, following.start)
        ):
            mention = complete_year(mention, context_year=following.first.year)
            mention = replace(mention, inferred_year=following.inferred_year)
        done.append(mention)
    done.reverse()
    near = context_year
    near_date = context_date
    for i, mention in enumerate(done):
        if mention.first.year is None:
            done[i] = complete_year(mention, context_year=near, context_date=near_date, as_of=as_of)
        elif not mention.bare_year:
            near, near_date = mention.first.year, _nearby(mention)
    return done


def _nearby(mention: DateMention) -> dt.date | None:
    start = mention.date.start
    return start + dt.timedelta(days=0 if mention.first.day else 14) if start else None
