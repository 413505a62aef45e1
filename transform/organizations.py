"""Organizations: from a printed name to the canonical one, and to a row.

"The National Immigration Law Center (NILC)," is National Immigration Law Center, and it defines NILC for its source:
there, "NILC" and "NILC’s" are that center too. A similar string alone never makes two names one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from transform.identity import fold_organization, identifier
from transform.organization_kinds import kind_and_jurisdiction
from transform.places import STATES
from transform.rows import Row

_ACRONYM = r"[A-Z][A-Za-z&./-]{0,9}[A-Z]"
_DEFINED = re.compile(rf"^(?P<name>.{{4,}}?)[\s,]*\([“\"‘']?(?P<acronym>{_ACRONYM})[”\"’']?\)$")
_IN_TEXT = re.compile(
    r"(?P<name>[A-Z][\w.’'/-]*(?:,?\s+(?:of|for|the|and|on|in|to|at|de|&|[A-Z][\w.’'/-]*)){0,11})"
    rf"\s+\([“\"‘']?(?P<acronym>{_ACRONYM})[”\"’']?\)"
)
_POSSESSIVE = re.compile(rf"^(?P<acronym>{_ACRONYM})[’']s?$")
_ABBREVIATED = re.compile(r"\b(?:Inc|Co|Corp|Ltd|[A-Z]\.[A-Z])$")
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
    folded = " ".join(printed.split())
    name = folded.strip(_AROUND)
    if f"{name}." in folded and _ABBREVIATED.search(name):
        name += "."
    acronym = None
    if (defined := _DEFINED.match(name)) and defined["acronym"] not in STATES:
        name, acronym = defined["name"].rstrip(_AROUND), defined["acronym"]
    elif possessive := _POSSESSIVE.match(name):
        name = possessive["acronym"]
    name = _LEADING_ARTICLE.sub("", name)
    return OrganizationName(name or printed, acronym)


class Acronyms:
    """What acronyms mean on the pages of each source; one that a source defines in two ways is not used."""

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
        self._acronyms: dict[tuple[str, str], str] = {}
        for (source_id, acronym), meaning in sorted(self._meanings.items()):
            self._acronyms.setdefault((source_id, fold_organization(meaning)), acronym)

    def resolve(self, printed: str, source_id: str) -> OrganizationName:
        """The canonical name of what a page of this source prints."""
        found = canonical_name(printed)
        meant = self._meanings.get((source_id, found.name))
        if meant is not None:
            return OrganizationName(meant, found.name)
        return OrganizationName(found.name, found.acronym or self._acronyms.get((source_id, found.key)))


class Organizations:
    """The organizations of a release: printed names become ids, and all that was added becomes rows."""

    def __init__(self, acronyms: Acronyms) -> None:
        self._acronyms = acronyms
        self._names: defaultdict[str, Counter[OrganizationName]] = defaultdict(Counter)
        self._printed: defaultdict[tuple[str, str], set[str]] = defaultdict(set)

    def organization_id(self, printed: str, source_id: str) -> str:
        """The id of the organization that a page of this source prints so."""
        return identifier("org", self._acronyms.resolve(printed, source_id).key)

    def add(self, printed: str, source_id: str, webinar_id: str | None) -> str:
        """Note that an organization was printed so with a webinar (None: by a source file); gives its id."""
        name = self._acronyms.resolve(printed, source_id)
        organization_id = identifier("org", name.key)
        webinars = self._printed[organization_id, " ".join(printed.split())]
        if webinar_id is None or webinar_id not in webinars:
            self._names[organization_id][name] += 1
        if webinar_id is not None:
            webinars.add(webinar_id)
        return organization_id

    def rows(self) -> Iterator[Row]:
        """Rows of `organizations`."""
        for organization_id, names in self._names.items():
            name = max(names, key=lambda form: (not form.name.isupper(), names[form], len(form.name), form.name)).name
            acronyms: Counter[str] = Counter()
            for form, count in names.items():
                acronyms.update({form.acronym: count} if form.acronym else {})
            acronym = max(acronyms, key=lambda letters: (acronyms[letters], letters), default=None)
            kind, jurisdiction = kind_and_jurisdiction(name)
            yield {
                "organization_id": organization_id,
                "name": name,
                "acronym": acronym,
                "kind": kind,
                "jurisdiction": jurisdiction,
            }

    def name_rows(self) -> Iterator[Row]:
        """Rows of `organization_names`."""
        for (organization_id, printed), webinars in self._printed.items():
            yield {"organization_id": organization_id, "name": printed, "webinar_count": len(webinars)}


def _defined_in(text: str) -> Iterator[OrganizationName]:
    """The names that a text gives an acronym in parentheses, where the initials prove it."""
    for match in _IN_TEXT.finditer(text):
        name = _spelled_out(match["name"].split(), match["acronym"])
        if name is not None and match["acronym"] not in STATES:
            yield OrganizationName(canonical_name(name).name, match["acronym"])


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
