"""What holds for one unit of a class mostly holds for its likes.

Lines that are made alike vote: a poorer unit among webinars is one, an unmarked one among marked ones is none, and
whole classes are questions, hearings, menus or names of kinds.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from transform import cues
from transform.called_off import status_words
from transform.event_signals import PROCEEDING, THRESHOLD, dated_close, signals_of, weigh
from transform.linekinds import CLOCK, Reading
from transform.title_lines import title_like
from transform.units import Unit


def other_classes(units: Sequence[Unit]) -> frozenset[tuple[str, ...]]:
    """Classes most of whose members are questions or hearings: the page's FAQ, a body's calendar."""
    size = Counter(unit.signature for unit in units)
    official = Counter(
        unit.signature
        for unit in units
        if PROCEEDING.search(unit.title) and not any(cues.WEBINAR.search(r.text) for r in unit.lines)
    )
    asked = Counter(unit.signature for unit in units if unit.title.rstrip().endswith("?"))
    faq = {
        s
        for s, n in asked.items()
        if n >= 3 and 2 * n > size[s] and not any(u.signature == s and (u.head.day or dated_close(u)) for u in units)
    }
    return frozenset(faq | {s for s, n in official.items() if n >= 5 and 3 * n > size[s]})


def marked_classes(units: Sequence[Unit]) -> frozenset[tuple[str, ...]]:
    """Classes in which single members are marked as online: the others are not.

    Whoever writes "Virtual" tells it from a place; "Webinar" may be left out of the last of many, but not of most.
    """
    size = Counter(unit.signature for unit in units)
    placed = Counter(u.signature for u in units if any(cues.says_online(r.text) for r in _short(u)))
    named = Counter(u.signature for u in units if _NAMED.match(u.title) or any(map(_says_kind, _short(u))))
    return frozenset(
        {s for s, n in placed.items() if 2 <= n < size[s] and 4 * n >= size[s]}
        | {s for s, n in named.items() if n >= 2 and 4 * n >= size[s] >= 2 * n}
    )


_NAMED = re.compile(r"(?i)\W*(?:(?:free|live|recorded|online|virtual) )*(?:webinar|webcast|webinario)\W*[:|–—-]\s")


def _short(unit: Unit) -> list[Reading]:
    return [r for r in unit.body if r.words <= 8 and r.kind != "resource"]


def _says_kind(reading: Reading) -> bool:
    return cues.says_online(reading.text) or cues.WEBINAR.search(reading.text) is not None


def section_heads(units: Sequence[Unit]) -> frozenset[int]:
    """Ids of units that head others made like them: a bare line, no day or link in it, right above the next one.

    "Joint Webinars" in bold above titles in bold.
    """
    alike: dict[tuple[str, ...], list[Unit]] = defaultdict(list)
    for unit in units:
        alike[unit.signature].append(unit)
    found = set()
    for members in alike.values():
        if sum(len(unit.lines) > 1 for unit in members) < max(2, 0.5 * len(members)):
            continue
        for unit, following in itertools.pairwise(members):
            bare = unit.lines == [unit.head] and not unit.head.dates and not unit.head.line.links
            if bare and unit.head.emphasised and following.head.index == unit.head.index + 1:
                found.add(id(unit))
        first, *rest = members
        undated = not any(r.day for r in first.lines) and not any(r.line.links for r in first.lines)
        if undated and ANNOUNCES_SEVERAL.search(first.title) and len(rest) >= 2 and all(map(dated_close, rest)):
            found.add(id(first))  # "Free Webinars on Workplace Rights" heads the page in the type of its items
    return frozenset(found)


def is_menu(unit: Unit) -> bool:
    """Nothing but links, many of them, and no date: a menu that carries no name of one."""
    links = [r for r in unit.body if r.line.linked or r.kind == "resource"]
    return len(unit.body) >= 6 and len(links) >= 0.7 * len(unit.body) and not any(r.day for r in unit.lines)


ANNOUNCES_SEVERAL = re.compile(
    r"(?i)\b(?:webinars|sessions|trainings|workshops|calls|talks|events|panels|conversations|series|charlas|talleres|"
    r"seminarios|encuentros|conversatorios)\b"
)


def session_classes(units: Sequence[Unit], *, at_one_hour: bool = False) -> frozenset[tuple[str, ...]]:
    """Classes whose members each carry a day of their own and what events have: hours, people, a link to join.

    They are the sessions of a series or month; lists of publications have days, too. at_one_hour: the page says once
    for all when they begin.
    """
    size = Counter(unit.signature for unit in units)
    eventful = Counter(unit.signature for unit in units if at_one_hour or _eventful(unit))
    days: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for unit in units:
        day = unit.head.day or (next((r.day for r in unit.lines[:3] if r.day), None))
        if title_like(unit) and day is not None and day.first.day is not None:
            days[unit.signature].add(str(day.first))
    return frozenset(
        s for s, found in days.items() if len(found) >= 3 and s != ("h", "1") and 2 * eventful[s] >= size[s]
    )


def announced_classes(units: Sequence[Unit], readings: Sequence[Reading]) -> frozenset[tuple[str, ...]]:
    """Classes that begin right below a sentence announcing online sessions: "All are on Zoom at noon:"."""
    below = {
        after.index
        for before, after in itertools.pairwise(readings)
        if before.text.rstrip().endswith(":")
        and ANNOUNCES_SEVERAL.search(before.text)
        and (cues.WEBINAR.search(before.text) or cues.says_online(before.text))
    }
    dated = Counter(unit.signature for unit in units if unit.head.day and unit.head.day.first.day and title_like(unit))
    return frozenset(u.signature for u in units if u.head.index in below and dated[u.signature] >= 2)


_OF_SESSIONS = re.compile(
    r"(?i)\b(?:sessions?|webinars?|trainings?|workshops?|seminars?|topics?|speakers?|presenters?|tema|ponentes?)\b"
)


_OF_PLACES = re.compile(r"(?i)\b(?:city|location|place|venue|where|address|lugar|ciudad|sede)\b")


def _eventful(unit: Unit) -> bool:
    signals = signals_of(unit.lines, unit)
    if unit.signature[0] == "row" and _OF_PLACES.search(unit.signature[1]):
        return False  # people meet there; a row that is online says so itself
    if unit.signature[0] == "row" and _OF_SESSIONS.search(unit.signature[1]):
        return True  # the header of the table names sessions
    return signals.people or signals.recorded or signals.registered or any(CLOCK.search(r.text) for r in unit.lines[:4])


def without_weak_classes(accepted: list[tuple[Unit, float]]) -> list[tuple[Unit, float]]:
    """A plain-text class needs company, each with a date or a film: one plain line among many is rarely a title."""
    kept = []
    for unit, score in accepted:
        company = [u for u, _ in accepted if u.signature == unit.signature and _has_its_own(u)]
        signals = signals_of(unit.lines, unit)
        alone = unit.head.day is not None and signals.registered and signals.webinar_word and len(unit.lines) <= 3
        if "plain" not in unit.signature or (len(company) >= 2 and _has_its_own(unit)) or alone:
            kept.append((unit, score))
    return kept


def _has_its_own(unit: Unit) -> bool:
    return dated_close(unit) or any(link.embedded for reading in unit.lines for link in reading.line.links)


def without_type_labels(accepted: list[tuple[Unit, float]]) -> list[tuple[Unit, float]]:
    """What many cards say alike ("Speaker Series") names their kind and not one of them."""
    count = Counter((unit.signature, unit.title.lower()) for unit, _ in accepted)
    size = Counter(unit.signature for unit, _ in accepted)
    return [
        (u, s)
        for u, s in accepted
        if count[u.signature, u.title.lower()] < 3 or 2 * count[u.signature, u.title.lower()] < size[u.signature]
    ]


def with_their_kind(
    accepted: list[tuple[Unit, float]], units: Sequence[Unit], listing: bool
) -> list[tuple[Unit, float]]:
    """Where most units of a class are webinars, a poorer one among them is too, unless something speaks against it."""
    taken = {id(unit) for unit, _ in accepted}
    out = list(accepted)
    out += [(unit, THRESHOLD) for unit in _between_their_likes(units, taken)]
    taken |= {id(unit) for unit, _ in out}
    for signature in {unit.signature for unit, _ in accepted}:
        alike = [u for u in units if u.signature == signature and title_like(u)]
        good = [u for u in alike if id(u) in taken]
        floor = THRESHOLD - 4.5 if 2 * len(good) >= len(alike) else THRESHOLD - 3.0
        if (
            len(good) < 2
            or 3 * len(good) < len(alike)
            or not (signature[0] in ("h", "row", "dt", "dd") or signature[-1] in ("bold", "link", "after date"))
        ):
            continue
        for unit in alike:
            signals = signals_of(unit.lines, unit)
            if (
                id(unit) not in taken
                and weigh(unit, signals, listing) >= floor
                and not signals.against
                and (signals.event >= 1.5 or signals.online or any(r.day for r in unit.lines) or _called_off(unit))
                and (signals.online or not any(_MEETS_AT.search(r.text) for r in unit.lines[:5]))
                and not cues.IN_PERSON.search(unit.title)
                and not cues.SOCIAL.search(unit.title)
            ):
                out.append((unit, THRESHOLD))
    return out if len(out) == len(accepted) else with_their_kind(out, units, listing)


# Where people come together: "meets in Austin", "gathers at the Biltmore", an address.
_MEETS_AT = re.compile(
    r"\b(?:meets?|met|gathers?|gathered|convenes?|convened|holds?|held|takes? place|took place|be held)\b[^.;]{0,90}?"
    r"(?<!look )\b(?:in|at) (?:the )?(?!Zoom|Spanish|English|Noon|Work)[A-Z]\w+|"
    r"\b[A-Z][a-z]+,? [A-Z]{2},? (?:\d{5}\b|U\.?S\.?A?\b|United States)"
)


def _between_their_likes(units: Sequence[Unit], taken: set[int]) -> list[Unit]:
    """Units that say nothing of themselves, in a run of titles of which most are webinars: "May, day to be set"."""
    found = []
    for signature in {u.signature for u in units if id(u) in taken}:
        alike = [u for u in units if u.signature == signature and title_like(u)]
        good = [at for at, unit in enumerate(alike) if id(unit) in taken]
        in_list = signature[0] in ("h", "li") or signature[-1] in ("bold", "lead bold")
        if not in_list or len(good) < 3 or 2 * len(good) < len(alike):
            continue
        for at, unit in enumerate(alike[good[0] :], start=good[0]):
            open_ = _DAY_OPEN if signature[0] not in ("h", "li") and at < good[-1] else _TO_BE_SET
            if (
                id(unit) not in taken
                and any(open_.search(r.text) for r in unit.lines[:3])
                and not signals_of(unit.lines, unit).against
            ):
                found.append(unit)
    return found


_TO_BE_SET = re.compile(
    r"(?i)\b(?:(?:date|day|time|fecha)s?\b[^.;:]{0,30}\b(?:tb[adc]|to be (?:set|announced|determined)|pending|"
    r"por (?:confirmar|definir|anunciar))|(?:date|fecha)s? coming soon)\b"
)
_DAY_OPEN = re.compile(
    r"(?i)\b(?:tb[ad]|to be (?:set|announced|determined)|coming soon|date pending|por (?:confirmar|definir)|"
    r"january|february|march|april|(?-i:May)|june|july|august|september|october|november|december|"
    r"enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b"
)


def _called_off(unit: Unit) -> bool:
    return any(status_words(r.text) for r in unit.lines[:3])
