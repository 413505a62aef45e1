"""Organizations: from a printed name to the canonical one.

"The National Immigration Law Center (NILC)," is National Immigration Law Center, and it defines NILC for its source:
there, "NILC" and "NILC’s" are that center too. A similar string alone never makes two names one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from transform.identity import fold_organization
from transform.places import STATES

_ACRONYM = r"[A-Z][A-Za-z&./-]{0,9}[A-Z]"
_DEFINED = re.compile(rf"^(?P<name>.{{4,}}?)[\s,]*\([“\"‘']?(?P<acronym>{_ACRONYM})[”\"’']?\)$")
_IN_TEXT = re.compile(
    r"(?P<name>[A-Z][\w.’'/-]*(?:,?\s+(?:of|for|the|and|on|in|to|at|de|&|[A-Z][\w.’'/-]*)){0,11})"
    rf"\s+\([“\"‘']?(?P<acronym>{_ACRONYM})[”\"’']?\)"
)
_POSSESSIVE = re.compile(rf"^(?P<acronym>{_ACRONYM})[’']s?$")
_LEADING_ARTICLE = re.compile(r"^(?:The|the)\s+(?=[A-Z0-9])")
_SMALL_WORDS = frozenset({"of", "for", "the", "and", "on", "in", "to", "at", "de", "&", "a"})
_AROUND = ' \t\n,;:.|“”"–—-'


@dataclass(frozen=True, slots=True)
class OrganizationName:
    """A canonical name; `acronym` is the one printed or defined with it."""

    name: str
    acronym: str | None = None

    @property
    def key(self) -> str:
        """Equal for two spellings of one name."""
        return fold_organization(self.name)


def canonical_name(printed: str) -> OrganizationName:
    """The canonical form of a printed name, as far as the name alone tells."""
    name = " ".join(printed.split())
    bare = name.strip(_AROUND)
    name = (
        bare + "." if name.startswith(bare + ".") and re.search(r"\b(?:Inc|Co|Corp|Ltd|[A-Z]\.[A-Z])$", bare) else bare
    )
    acronym = None
    if (defined := _DEFINED.match(name)) and defined["acronym"] not in STATES:
        name, acronym = defined["name"].rstrip(_AROUND), defined["acronym"]
    elif possessive := _POSSESSIVE.match(name):
        name = possessive["acronym"]
    name = _LEADING_ARTICLE.sub("", name)
    return OrganizationName(name or printed, acronym)


class Acronyms:
    """What acronyms mean on the pages of each source; one that a source defines in two ways is not used."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        """texts: (source_id, text) pairs: names of organizations as printed, and running text about webinars."""
        meanings: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for source_id, text in texts:
            for acronym, name in _definitions(text):
                key = fold_organization(name)
                known = meanings[source_id, acronym].setdefault(key, name)
                meanings[source_id, acronym][key] = min(known, name)
        self._meanings: Mapping[tuple[str, str], str] = {
            place: next(iter(names.values())) for place, names in meanings.items() if len(names) == 1
        }
        self._acronyms: dict[tuple[str, str], str] = {}
        for (source_id, acronym), name in sorted(self._meanings.items()):
            self._acronyms.setdefault((source_id, fold_organization(name)), acronym)

    def resolve(self, printed: str, source_id: str) -> OrganizationName:
        """The canonical name of what a page of this source prints."""
        found = canonical_name(printed)
        meant = self._meanings.get((source_id, found.name))
        if meant is not None:
            return OrganizationName(meant, found.name)
        return OrganizationName(found.name, found.acronym or self._acronyms.get((source_id, found.key)))


def _definitions(text: str) -> Iterable[tuple[str, str]]:
    """(acronym, name) pairs that a text defines: the whole text, or inside it where the initials prove it."""
    whole = canonical_name(text)
    if whole.acronym is not None and len(whole.name.split()) <= 12:
        yield whole.acronym, whole.name
    for match in _IN_TEXT.finditer(text):
        name = _spelled_out(match["name"].split(), match["acronym"])
        if name is not None and match["acronym"] not in STATES:
            yield match["acronym"], canonical_name(name).name


def _spelled_out(words: list[str], acronym: str) -> str | None:
    """The shortest end of `words` whose initials are the acronym; a national prefix before it belongs to it."""
    letters = re.sub(r"[^A-Z]", "", acronym)
    for start in range(len(words) - 1, -1, -1):
        if words[start].lower() in _SMALL_WORDS or not _initials_match(words[start:], letters):
            continue
        national = start > 0 and words[start - 1] in ("U.S.", "US")
        return " ".join(words[start - national :])
    return None


def _initials_match(words: list[str], letters: str) -> bool:
    """Every word but the small ones gives its initial, in order; a small one may."""
    if not words:
        return not letters
    first, rest = words[0], words[1:]
    parts = [part for part in re.split(r"[/-]", first) if part]
    initials = "".join(part[0] for part in parts).upper()
    spellings = {initials, initials[:1]}
    if first.lower() in _SMALL_WORDS:
        spellings.add("")
    return any(letters.startswith(s) and _initials_match(rest, letters[len(s) :]) for s in sorted(spellings))
