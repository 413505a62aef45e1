"""Acronyms that pages define: "the National Immigration Law Center (NILC)" says what NILC is on that site."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from transform.identity import fold
from transform.jurisdictions import jurisdictions_of, state_named
from transform.organization_forms import SMALL_WORDS, organization_key
from transform.places import STATES

_ACRONYM = r"[A-Z][A-Za-z&./-]{0,9}[A-Z]"
_SHORT_NAME = r"[A-Z][A-Za-z&./-]*[A-Z][A-Za-z]*"  # an acronym, or a word with two capitals such as CalChamber
_DEFINED = re.compile(rf"^(?P<name>.{{4,}}?)[\s,]*\([“\"‘']?(?P<acronym>{_SHORT_NAME})[”\"’']?\)$")
_SHORT_FORM = re.compile(r"^(?P<name>[^()]{4,}?)[\s,]*\((?P<short>[^()]+)\)$")
_IN_TEXT = re.compile(
    r"(?P<name>[A-Z][\w.’'/-]*(?:,?\s+(?:of|for|the|and|on|in|to|at|de|&|[A-Z][\w.’'/-]*)){0,11})"
    rf"\s+\([“\"‘']?(?P<acronym>{_ACRONYM})[”\"’']?\)"
)
_ACRONYM_FIRST = re.compile(
    rf"\b(?P<acronym>{_ACRONYM})\s+\(\s*(?:the\s+)?(?P<name>[A-Z][\w.’'/-]*(?:,?\s+(?:of|for|the|and|on|in|to|at|de|&|"
    r"[A-Z][\w.’'/-]*)){1,11})\s*\)"
)
_LEFT_OUT = re.compile(r"(?:Department|Division|Office|Bureau|Board|Commission|Agency) (?:of|for|on)(?: the)?$")
_POSSESSIVE = re.compile(rf"^(?P<acronym>{_ACRONYM})[’']s?$")
_ABBREVIATED = re.compile(r"\b(?:Inc|Co|Corp|Ltd|[A-Z]\.[A-Z])$")
_DOTTED = re.compile(r"\b(?:[A-Z]\.(?:-(?=[A-Z]\.)|(?!\s[A-Z][a-z]))){3,}")
_LEADING_ARTICLE = re.compile(r"^(?:The|the)\s+(?=[A-Z0-9])")
_AROUND = ' \t\n,;:.|“”"–—-'


@dataclass(frozen=True, slots=True)
class OrganizationName:
    """A name as printed, tidied; `acronym` is the one printed or defined with it."""

    name: str
    acronym: str | None = None

    @property
    def key(self) -> str:
        """The normal form, equal for two spellings of one name."""
        return organization_key(self.name)


@lru_cache(maxsize=1 << 16)
def canonical_name(printed: str) -> OrganizationName:
    """A printed name without what surrounds it: quotes, article, possessive, an acronym in parentheses."""
    folded = _DOTTED.sub(lambda found: found[0].replace(".", "").replace(" ", ""), " ".join(printed.split()))
    folded = re.sub(r"^([A-Z]) & ([A-Z])$", r"\1&\2", folded)
    name = folded.strip(_AROUND)
    if f"{name}." in folded and _ABBREVIATED.search(name):
        name += "."
    acronym = None
    if (defined := _DEFINED.match(name)) and defined["acronym"] not in STATES:
        name, acronym = defined["name"].rstrip(_AROUND), defined["acronym"]
    elif (short := _SHORT_FORM.match(name)) and abbreviates(short["short"], short["name"]):
        name = short["name"]
    elif possessive := _POSSESSIVE.match(name):
        name = possessive["acronym"]
    name = _LEADING_ARTICLE.sub("", name)
    return OrganizationName(name or printed, acronym)


def is_acronym(name: str) -> bool:
    """Whether a tidied name is a single word in capitals that may stand for a longer name."""
    return re.fullmatch(_ACRONYM, name) is not None and sum(map(str.isupper, name)) > len(name) / 2


def abbreviates(short: str, name: str) -> bool:
    """Whether a short form takes its letters from a name, in order: "CLA SoCal" of "Community Legal Aid SoCal"."""
    letters = iter(fold(name).replace(" ", ""))
    taken = fold(short).replace(" ", "")
    capitals = sum(map(str.isupper, short))
    short_enough = 2 < len(taken) < len(name) / 2 and capitals > 1 and short[:1] == name[:1]
    return short_enough and all(letter in letters for letter in taken)


@lru_cache(maxsize=1 << 14)
def initials_of(name: str) -> frozenset[str]:
    """The acronyms that the words of a name make, with the initials of the small words or without."""
    words = re.findall(r"[^\W\d_][\w’']*", name)
    large = "".join(word[0] for word in words if word.lower() not in SMALL_WORDS).upper()
    every = "".join(word[0] for word in words).upper()
    of = "".join(word[0] for word in words if word.lower() not in SMALL_WORDS - {"of"}).upper()
    return frozenset({large, every, of})


class Acronyms:
    """What acronyms mean on the pages of each source."""

    def __init__(self, names: Iterable[tuple[str, str]], prose: Iterable[tuple[str, str]]) -> None:
        """Pairs of source_id and text: names of organizations as printed, and running text about webinars."""
        meanings: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        defined = [(source_id, canonical_name(name)) for source_id, name in names]
        defined += [(source_id, name) for source_id, text in prose for name in _defined_in(text)]
        for source_id, name in defined:
            if name.acronym is not None:
                spellings = meanings[source_id, name.acronym]
                spellings[name.key] = min(spellings.get(name.key, name.name), name.name)
        self._meanings: Mapping[tuple[str, str], str] = {
            place: next(iter(spellings.values())) for place, spellings in meanings.items() if len(spellings) == 1
        }
        self._several = {place: sorted(names.values()) for place, names in meanings.items() if len(names) > 1}
        self._acronyms: dict[tuple[str, str], str] = {}
        for (source_id, acronym), meaning in sorted(self._meanings.items()):
            self._acronyms.setdefault((source_id, organization_key(meaning)), acronym)

    def resolve(self, printed: str, source_id: str) -> OrganizationName:
        """The name that a page of this source means, written out where the source says what its acronym stands for."""
        found = canonical_name(printed)
        meant = self._meanings.get((source_id, found.name))
        if meant is not None:
            return OrganizationName(meant, found.name)
        return OrganizationName(found.name, found.acronym or self._acronyms.get((source_id, found.key)))

    def several(self, acronym: str, source_id: str) -> Sequence[str]:
        """The names that the source gives the acronym, where they are several: two bodies, or one misprinted."""
        return self._several.get((source_id, acronym), ())


def _defined_in(text: str) -> Iterator[OrganizationName]:
    """The names that a text gives an acronym in parentheses, or behind one, where the initials prove it."""
    for match in _IN_TEXT.finditer(text):
        name = _spelled_out(match["name"].split(), match["acronym"])
        if name is not None and match["acronym"] not in STATES:
            yield OrganizationName(canonical_name(name).name, match["acronym"])
    for match in _ACRONYM_FIRST.finditer(text):
        if match["acronym"] not in STATES and match["acronym"] in initials_of(match["name"]):
            yield OrganizationName(canonical_name(match["name"]).name, match["acronym"])


def _spelled_out(words: list[str], acronym: str) -> str | None:
    """The shortest end of `words` whose initials are the acronym, with what belongs to it in front.

    That is "U.S." or the place ("San Francisco's Office of …"), and the noun that the acronym of an agency leaves
    out: "Department of Licensing and Regulatory Affairs (LARA)".
    """
    letters = re.sub(r"[^A-Z]", "", acronym)
    for start in range(len(words) - 1, -1, -1):
        if words[start].lower() in SMALL_WORDS or not _initials_match(words[start:], letters):
            continue
        if left_out := _LEFT_OUT.search(" ".join(words[:start])):
            start -= len(left_out[0].split())
        return " ".join(words[start - _words_of_place(words[:start]) :])
    return None


def _words_of_place(words: list[str]) -> int:
    """How many words at the end name a place: "U.S.", "Massachusetts", "San Francisco's"."""
    for count in (3, 2, 1):
        place = re.sub(r"[’']s?$", "", " ".join(words[-count:]))
        if len(words) >= count and (place in ("U.S.", "US") or jurisdictions_of(place) or state_named(place)):
            return count
    return 0


def _initials_match(words: list[str], letters: str) -> bool:
    """Every word but the small ones gives its initial, in order; a small one may."""
    if not words:
        return not letters
    first, rest = words[0], words[1:]
    parts = [part for part in re.split(r"[/-]", first) if part]
    initials = "".join(part[0] for part in parts).upper()
    spellings = {initials, initials[:1]}
    if first.lower() in SMALL_WORDS:
        spellings.add("")
    return any(letters.startswith(s) and _initials_match(rest, letters[len(s) :]) for s in sorted(spellings))
