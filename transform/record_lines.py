"""Lines that hold a whole event: "TITLE – DATE – SPEAKER (recording)", "SPEAKER, “TITLE”, DATE".

Each is parted so that the title, with the day if it stands beside it, is a line of its own, and people, hours and
links are others: what is written on one line then looks like what is written on several. So is the first sentence of an
item that goes on after its title ("DAY at 1 pm: TITLE. Bring your contract."). Only lines that have a like on the page
are parted: a list is written in one manner, running text is not.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from transform import cues
from transform.body_names import is_title_case
from transform.date_mention import DateMention
from transform.dates import find_dates
from transform.document import Line
from transform.leading_days import title_place
from transform.names import find_names, name_weight
from transform.prose_lines import slice_of
from transform.sentences import sentences

KindOf = Callable[[Line, list[DateMention]], str]

_LIKELY_NAME = 0.5  # of `name_weight`
_LONGEST = 320  # characters; what is longer is running text
_LONGEST_HEAD, _LONGEST_ITEM = 160, 900  # of the first sentence of an item, and of the item
_SEPARATOR = re.compile(r"\s+(?:[–—|•·/]|-{1,3})\s+|\s*[|•·]\s*|;\s+")
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]{6,200}?),?[”\"»]")
_BRACKETS = re.compile(r"\(([^()]{4,120})\)")
_BY_SOMEBODY = re.compile(r"(?:(?:presented |given |led )?by|with|featuring|por|con)\s+(?=[A-ZÁÉÍÓÚÑ])")
_EDGE = " \t,;:.–—-|•·/()[]"
_CLOCK_PART = re.compile(r"(?:,|\s)\s*(?=\d|noon\b)[^,;|–—()]{2,40}?(?=\s*(?:$|[,;|()]|\s[–—-]\s))")

# Hours between commas or bars: "Title, 1 pm ET, Speaker".
_CLOCKS = re.compile(
    r"(?i)(?<=[,|·•?!] )(?:\d{1,2}(?::\d\d)?\s*[ap]\.?m\b\.?|noon\b)[^,;|()]{0,30}?(?=\s*(?:$|[,;|()]|\s[–—-]\s))"
)


class _Part(NamedTuple):
    """A stretch of a line, and what it is: "title", "date", "person", "resource", or "told" of the title before it."""

    start: int
    end: int
    kind: str


def part_records(lines: Sequence[Line], language: str, kind_of: KindOf) -> Iterator[Line]:
    """The lines, with those that hold a whole event in one manner parted; kind_of: what a line is."""
    records = [_record(line, language, kind_of) or _headed(line, language) for line in lines]
    manners = Counter(_manner(line, parts) for line, parts in zip(lines, records, strict=True) if parts)
    for line, parts in zip(lines, records, strict=True):
        if parts and manners[_manner(line, parts)] >= 2:
            yield from _parted(line, parts)
        else:
            yield line


def _manner(line: Line, parts: Sequence[_Part]) -> tuple[str, ...]:
    """How a list writes its items: the element, and whether the title or the day comes first."""
    return (str(line.element.tag), *(part.kind for part in parts if part.kind in ("title", "date")))


def _record(line: Line, language: str, kind_of: KindOf) -> list[_Part]:
    """The parts of a line that holds one title, its day and something else; none of another."""
    text = line.text
    if line.heading or len(text) > _LONGEST or line.element.tag == "th" or not re.search(r"\d", text):
        return []
    days = [mention for mention in find_dates(text, language=language) if mention.first.month is not None]
    if len({str(mention.first) for mention in days}) > 1:
        return []
    parts: list[_Part] = []
    marked = False
    for start, end, set_off in _stretches(line, days):
        piece = _trimmed(line, start, end)
        kind = "title" if set_off else kind_of(piece, find_dates(piece.text, language=language))
        by_somebody = _BY_SOMEBODY.match(text[start:end].lstrip(_EDGE))
        if cues.LEADING_LABEL.match(piece.text) or by_somebody or _is_names(piece.text):
            kind = "person"
        elif kind not in ("date", "person", "resource"):
            kind = "title"
        if parts and parts[-1].kind == kind and kind in ("title", "date") and not (marked or set_off):
            parts[-1] = parts[-1]._replace(end=end)
        else:
            parts.append(_Part(start, end, kind))
        marked = set_off or (marked and kind == "title")  # what type sets off ends there: a publisher is no part of it
    kinds = Counter(part.kind for part in parts)
    whole = kinds["title"] == 1 and kinds["date"] == 1 and len(parts) > 2
    return parts if whole and all(_is_title(text, part) for part in parts if part.kind == "title") else []


def _headed(line: Line, language: str) -> list[_Part]:
    """The parts of a line whose first sentence is a day and a title; none of another."""
    text = line.text
    if line.heading or len(text) > _LONGEST_ITEM:
        return []
    first, after = [*itertools.islice(sentences(text), 2), "", ""][:2]
    if not after or len(first) > _LONGEST_HEAD:
        return []
    day = next((mention for mention in find_dates(first, language=language) if mention.first.month is not None), None)
    begin = title_place(first, day) if day is not None else None
    if begin is None or cues.LEADING_LABEL.match(first[begin:]) or not _entitles(line, begin, len(first)):
        return []
    return [_Part(0, len(first), "title"), _Part(text.index(after, len(first)), len(text), "told")]


def _entitles(line: Line, begin: int, end: int) -> bool:
    """The words are written as titles are: in capitals, in quotation marks or linked, and no more than a title has."""
    words = line.text[begin:end].strip(_EDGE)
    set_off = _QUOTED.fullmatch(words) or any(k.start <= begin + 1 and k.end >= end - 2 for k in line.links)
    return 2 <= len(words.split()) <= 20 and (bool(set_off) or is_title_case(words.rstrip("?!")))


def _names_at_end(text: str) -> int | None:
    """Where the people begin that a comma parts from all before: "TITLE, Jane Roe and John Doe"."""
    commas = (match.end() for match in re.finditer(r",\s+", text))
    return next((at for at in commas if _is_names(text[at:])), None)


def _is_names(text: str) -> bool:
    """Nothing but names: "Jane Roe and Dr. John Doe"."""
    names = find_names(text)
    rest = text
    for name in reversed(names):
        rest = rest[: name.start] + rest[name.end :]
    likely = all(name_weight(name.name) >= _LIKELY_NAME for name in names)
    return bool(names) and likely and re.fullmatch(r"(?:\W|and|y)*", rest) is not None


def _is_title(text: str, part: _Part) -> bool:
    title = text[part.start : part.end].strip(_EDGE + '“”"«»')
    return len(title.split()) >= 2 and (title[0].isupper() or title[0] in "¿¡" or title[0].isdigit())


def _stretches(line: Line, days: Sequence[DateMention]) -> Iterator[tuple[int, int, bool]]:
    """Where the parts of a line begin and end, and whether type or quotation marks set the part off as a title."""
    text = line.text
    cuts = {0, len(text)}
    titles = [(m.start(), m.end()) for m in _QUOTED.finditer(text)]
    titles += [(s, e) for kind, s, e in line.marks if kind == "italic" and e - s > 10]
    titles = titles if len(titles) == 1 and not _within_a_sentence(text, *titles[0], days) else []
    for span in titles:
        cuts |= set(span)
    for match in _SEPARATOR.finditer(text):
        cuts.add(match.end())
    for mention in days:
        if mention.start == 0 or text[: mention.start].rstrip().endswith(tuple(",:;(–—-|•·/")):
            cuts.add(mention.start)
        end = mention.end
        while clock := _CLOCK_PART.match(text, end):
            if not re.search(r"(?i)\d\s*[ap]\.?\s?m\b|\d:\d\d|noon", clock.group()):
                break
            end = clock.end()
        if re.match(r"\s*(?:$|[,:;)–—|•·/-])", text[end:]):
            cuts.add(end)
    for clock in _CLOCKS.finditer(text):
        cuts |= {clock.start(), clock.end()}
    for match in _BRACKETS.finditer(text):
        if any(match.start() <= k.start < match.end() for k in line.links) or "," in match.group():
            cuts |= {match.start(), match.end()}
    for link in line.links:
        if cues.RESOURCE_LABEL.match(link.text):
            cuts.add(link.start)
            break
    if days and (names := _names_at_end(text)) is not None:
        cuts.add(names)
    places = sorted(cut for cut in cuts if not any(s < cut < e for s, e in titles))
    for start, end in itertools.pairwise(places):
        if text[start:end].strip(_EDGE):
            yield start, end, (start, end) in titles


def _within_a_sentence(text: str, start: int, end: int, days: Sequence[DateMention]) -> bool:
    """What stands around the words runs on, and not with the day: "… will present “TITLE” to members"."""
    before, after = text[:start].rstrip(' “"«'), text[end:].lstrip(' ”"»')
    day_follows = any(day.start == len(text) - len(after) for day in days)
    comma = text[:end].rstrip('”"»').endswith(",") and after[:1].isupper()  # "“TITLE,” Jane Roe"
    runs_on = not day_follows and not comma and not _BY_SOMEBODY.match(after) and after[:1].isalpha()
    return (bool(before) and before[-1].isalnum()) or runs_on


def _parted(line: Line, parts: Sequence[_Part]) -> Iterator[Line]:
    """The title with the day beside it, then the other parts."""
    at = next(i for i, part in enumerate(parts) if part.kind == "title")
    first = last = at
    if at + 1 < len(parts) and parts[at + 1].kind == "date":
        last = at + 1
    elif at and parts[at - 1].kind == "date":
        first = at - 1
    head = _trimmed(line, parts[first].start, parts[last].end)
    if parts[-1].kind == "told" and head.text.endswith("."):
        head = slice_of(head, 0, len(head.text) - 1)
    yield replace(head, first_of_block=True)
    for part in [*parts[:first], *parts[last + 1 :]]:
        yield replace(_trimmed(line, part.start, part.end), first_of_block=False)


def _trimmed(line: Line, start: int, end: int) -> Line:
    """A part without what parts it from the others ("by", a comma), and without one half of a pair of brackets."""
    text = line.text
    while text[start] in _EDGE and not (text[start] in "([" and _closes(text[start + 1 : end])):
        start += 1
    if by := _BY_SOMEBODY.match(text, start, end):
        start = by.end()
    while text[end - 1] in _EDGE.replace(".", "") and not (
        text[end - 1] in ")]" and re.search(r"[(\[]", text[start:end])
    ):
        end -= 1
    whole = text[start] == "(" and text.find(")", start, end) == end - 1
    return slice_of(line, start + whole, end - whole)


def _closes(rest: str) -> bool:
    """A bracket that is open is closed within the part, or it is the edge of it."""
    return re.search(r"[)\]]", rest) is not None
