"""Who is who: mentions of one person brought together, and namesakes kept apart.

Mentions with one form of a name, at one organization, on one source, are one person. Others are compared where they
share a family name and an initial; the best proven pairs are brought together first, and never two who contradict each
other ("Jane A." and "Jane B.", two Jane Does in one webinar). Nothing is guessed: when a bare "Jane Doe" could be Jane
A. Doe as well as Jane B. Doe, she is neither, and such ties can be asked for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from itertools import combinations, product
from typing import NamedTuple

from transform.identity import identifier
from transform.lasting_ids import Earlier, LastingIds, Nameable, lasting_ids
from transform.name_agreement import both_ways, closeness, compatible, given_as_such, same_family
from transform.person_evidence import POSSIBLE, SAME, Profile, renamed, weight
from transform.person_names import NameForm, family_variants, initials, name_form, near_letters, parse_name, readings
from transform.rows import Row
from transform.ties import Tie, tie

_MARGIN = 1.5  # by how much one of two contradicting candidates must be better proven to be taken
_BEGINNING = 6  # letters of a family name that are taken as right
_GATHERED = [column.name for column in fields(Profile) if column.default_factory is set]
_TIES_EACH = 3  # namesakes named for each person


class PersonKey(NamedTuple):
    """Mentions that are taken as one person from the start: a printed name at an organization on a source.

    post: folded job title and place, where an organization is printed: it may have two people of the name.
    """

    name: str
    source_id: str
    organization_id: str | None
    post: str = ""


@dataclass(slots=True)
class PersonMention:
    """One mention: where it stands, what it adds to the profile, in which run it was first read."""

    key: PersonKey
    first_run: str
    profile: Profile


class Persons:
    """Mentions resolved to persons."""

    def __init__(self, mentions: Iterable[PersonMention], earlier: Earlier) -> None:
        self._keys: dict[PersonKey, Profile] = {}
        profiles: dict[tuple[NameForm, str, str | None, str], Profile] = {}
        first_run: dict[int, str] = {}
        for mention in mentions:
            place = (mention.profile.name, *mention.key[1:])
            known = profiles.setdefault(place, mention.profile)
            _take_in(known, mention.profile)
            self._keys[mention.key] = known
            first_run[id(known)] = min(first_run.get(id(known), mention.first_run), mention.first_run)
        ordered = sorted(profiles.values(), key=_order)
        groups, doubtful = _resolve(ordered)
        self._person = {id(profile): number for number, group in enumerate(groups) for profile in group}
        self.ids = self._lasting(groups, first_run, earlier)
        self.ties = self._ties(doubtful)
        self.begin()

    def begin(self) -> None:
        """Begin to note anew who is in a release."""
        self._printed: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def presenter_id(self, name: str, source_id: str, organization_id: str | None = None, post: str = "") -> str:
        """The id of a person who was among the mentions; KeyError otherwise."""
        return self.ids.ids[self._person[id(self._keys[PersonKey(name, source_id, organization_id, post)])]]

    def add(self, name: str, source_id: str, organization_id: str | None = None, post: str = "") -> str:
        """Note that a person of the release was printed so; gives the id."""
        presenter_id = self.presenter_id(name, source_id, organization_id, post)
        self._printed[presenter_id][" ".join(name.split())] += 1
        return presenter_id

    def rows(self) -> Iterator[Row]:
        """Rows of `presenters`: each person under the name that was printed most."""
        for presenter_id, printed in self._printed.items():
            name = max(printed, key=lambda form: (not form.isupper(), printed[form], len(form), form))
            parts = parse_name(name)
            yield {
                "presenter_id": presenter_id,
                "name": name,
                "given_name": parts.given,
                "family_name": parts.family,
                "name_suffix": parts.suffix,
            }

    def _lasting(
        self, groups: Sequence[Sequence[Profile]], first_run: Mapping[int, str], earlier: Earlier
    ) -> LastingIds[int]:
        known = _published(earlier)
        rows: dict[int, Nameable] = {}
        precedence = {
            number: (min(first_run[id(profile)] for profile in group), -len(group), _order(group[0]))
            for number, group in enumerate(groups)
        }
        for number in sorted(precedence, key=lambda number: precedence[number]):
            group = groups[number]
            oldest = sorted(
                group, key=lambda profile: (first_run[id(profile)], -_fullness(profile.name), _order(profile))
            )
            natural = dict.fromkeys(identifier("per", profile.name.key) for profile in oldest)
            spare = [identifier("per", p.name.key, p.organization_id or p.source_id) for p in oldest]
            spare += [identifier("per", *map(str, _order(profile))) for profile in oldest]
            rows[number] = Nameable(tuple(natural), tuple(spare), known.of(group))
        age = earlier.seen_with("webinar_presenters", "presenter_id")
        return lasting_ids(rows, age=age, reserved=earlier.aliases("presenters"))

    def _ties(self, doubtful: Iterable[tuple[float, Profile, Profile]]) -> list[Tie]:
        best: dict[tuple[str, str], float] = {}
        for heavy, one, other in doubtful:
            a, b = sorted(self.ids.ids[self._person[id(profile)]] for profile in (one, other))
            if a != b:
                best[a, b] = max(heavy, best.get((a, b), heavy))
        named: Counter[str] = Counter()
        ties = []
        for (a, b), heavy in sorted(best.items(), key=lambda item: (-item[1], item[0])):
            if max(named[a], named[b]) < _TIES_EACH:
                named.update((a, b))
                ties.append(tie(a, b, heavy))
        return ties


def _order(profile: Profile) -> tuple[object, ...]:
    return profile.name, profile.organization_id or "", profile.source_id, profile.post


def _fullness(name: NameForm) -> int:
    return len(name.given)


def _take_in(known: Profile, more: Profile) -> None:
    for column in _GATHERED:
        getattr(known, column).update(getattr(more, column))


# -- bringing mentions together --------------------------------------------------------------------------------------


def _resolve(profiles: Sequence[Profile]) -> tuple[list[list[Profile]], list[tuple[float, Profile, Profile]]]:
    """Groups of profiles, each one person, and the pairs that may be one person for all that is known."""
    weighed = sorted(_weighed(profiles), key=lambda pair: (-pair[0], pair[1], pair[2]))

    @cache
    def apart(a: int, b: int) -> bool:
        return _contradict(profiles[a], profiles[b]) if a <= b else apart(b, a)

    proven = _without_rivals([pair for pair in weighed if pair[0] >= SAME], apart)
    group = list(range(len(profiles)))
    members = {number: [number] for number in group}
    for _, a, b in proven:
        one, other = group[a], group[b]
        if one != other and not any(apart(x, y) for x in members[one] for y in members[other]):
            for number in members[other]:
                group[number] = one
            members[one] += members.pop(other)
    doubtful = [(heavy, profiles[a], profiles[b]) for heavy, a, b in weighed if group[a] != group[b]]
    return [[profiles[number] for number in sorted(group)] for group in members.values()], doubtful


def _weighed(profiles: Sequence[Profile]) -> Iterator[tuple[float, int, int]]:
    """Pairs that may be one person, each once, with what speaks for it."""
    blocks: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        for name in (profile.name, *profile.also):
            for variant in family_variants(name):
                for initial in initials(name):
                    blocks[variant, initial].append(number)
                    if len(variant) > _BEGINNING:  # with a slip behind it: "Gurevich" and "Gurevitch"
                        blocks[variant[:_BEGINNING] + "…", initial].append(number)
            blocks[" ".join(both_ways(name)), "both ways"].append(number)
            if profile.organization_id and name.family:  # where a letter of the name may be wrong
                for letters in near_letters(name):
                    blocks[profile.organization_id, letters].append(number)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        for pair in _compatible_pairs(profiles, block):
            one, other = profiles[pair[0]], profiles[pair[1]]
            if pair not in seen and not _contradict(one, other):
                seen.add(pair)
                heavy = weight(one, other)
                if heavy >= POSSIBLE:
                    yield heavy, *pair


def _compatible_pairs(profiles: Sequence[Profile], block: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Pairs of a block whose names may be one person's: names are compared, and not all who bear them."""
    bearing: defaultdict[NameForm, list[int]] = defaultdict(list)
    for number in sorted(set(block)):
        bearing[profiles[number].name].append(number)
    renamed_forms = {name for name, numbers in bearing.items() if any(profiles[number].also for number in numbers)}
    for here, there in combinations(bearing, 2):
        if {here, there} & renamed_forms or _may_be_one(here, there):
            yield from ((min(pair), max(pair)) for pair in product(bearing[here], bearing[there]))
    for numbers in bearing.values():
        yield from combinations(numbers, 2)


@lru_cache(maxsize=1 << 18)
def _may_be_one(one: NameForm, other: NameForm) -> bool:
    return any(compatible(a, b) for a in readings(one) for b in readings(other))


def _contradict(one: Profile, other: Profile) -> bool:
    """Whether two profiles cannot be one person's: by their names, or because a page names both for one webinar."""
    if not _may_be_one(one.name, other.name) and not renamed(one, other):
        return True
    if _nearer_to_another(one, other) or _nearer_to_another(other, one):
        return True  # whom one page means is the other one on the other's panel
    if one.records & other.records:
        if not given_as_such(one.name, other.name) or one.tags != other.tags:
            return True
        if len(one.name.family) != len(other.name.family) and not same_family(one.name, other.name):
            return True
    apart = one.organization_id and other.organization_id and one.organization_id != other.organization_id
    if apart and one.records & other.records:
        return one.organization_id not in other.organizations and other.organization_id not in one.organizations
    return False


def _nearer_to_another(one: Profile, other: Profile) -> bool:
    """Whether a page of one names somebody beside whose name is nearer to the other's."""
    named = list(one.namesakes(other.name))
    return any(closeness(name, other.name) > closeness(one.name, other.name) for name in named)


def _without_rivals(
    proven: Sequence[tuple[float, int, int]], apart: Callable[[int, int], bool]
) -> list[tuple[float, int, int]]:
    """The pairs without those in which a profile fits two that contradict each other about equally well.

    apart: whether two of the numbers are of profiles that contradict each other.
    """
    near: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for heavy, a, b in proven:
        near[a].append((heavy, b))
        near[b].append((heavy, a))
    dropped: set[tuple[int, int]] = set()
    for number, others in near.items():
        for (heavy, a), (light, b) in combinations(others, 2):  # the heavier stands first
            if apart(a, b):
                dropped.add((number, b))
                if heavy - light < _MARGIN:
                    dropped.add((number, a))
    return [pair for pair in proven if not {(pair[1], pair[2]), (pair[2], pair[1])} & dropped]


# -- the release before ----------------------------------------------------------------------------------------------


class _Published:
    """Which ids the release before gave to a name, in a webinar or at all."""

    def __init__(self, by_name: Mapping[str, set[str]], by_webinar: Mapping[tuple[str, str], set[str]]) -> None:
        self._by_name = by_name
        self._by_webinar = by_webinar

    def of(self, group: Sequence[Profile]) -> dict[str, int]:
        """Ids that the group's mentions had, each with their number."""
        found: Counter[str] = Counter()
        for profile in group:
            key = profile.name.key
            exact = {one for event in profile.events for one in self._by_webinar.get((event, key), ())}
            among = exact or self._by_name.get(key, set())
            found.update(among if exact or len(among) == 1 else ())
        return dict(found)


def _published(earlier: Earlier) -> _Published:
    names: defaultdict[str, set[str]] = defaultdict(set)
    for row in earlier.rows("evidence"):
        if row["table_name"] == "presenters" and row["column_name"] == "name":
            names[row["row_key"]].add(name_form(row["value"]).key)
    by_name: defaultdict[str, set[str]] = defaultdict(set)
    for presenter_id, keys in names.items():
        for key in keys:
            by_name[key].add(presenter_id)
    by_webinar: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in earlier.rows("webinar_presenters"):
        for key in names[row["presenter_id"]]:
            by_webinar[row["webinar_id"], key].add(row["presenter_id"])
    return _Published(by_name, by_webinar)
