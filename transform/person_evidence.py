"""How much speaks for two mentions of compatible names being one person: weights that add up, in natural log-odds.

What a shared name proves depends on how many people bear it (Fellegi and Sunter's model, with weights set by hand and
checked on labeled pairs): a rare name needs little more than a common field, "John Smith" needs an organization.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from transform.jurisdictions import jurisdictions_of
from transform.kinds_of_work import abbreviates, other_titles, other_walk_of_life, other_work, same_work
from transform.name_agreement import (
    compatible,
    exact_middles,
    further_surname,
    given_as_such,
    names_both_sexes,
    same_family,
    same_letters,
    sound_alike,
    spelled_alike,
    two_given_names,
)
from transform.names import is_dictionary_word
from transform.organization_forms import SMALL_WORDS, says_nothing_of_itself
from transform.person_names import NameForm, bearers

SAME = 3.0
"""Mentions of at least this weight are taken as one person (odds of 20 to 1)."""
POSSIBLE = -4.0
"""Namesakes of at least this weight may be one person for all that the pages say."""

_RARE, _RARE_BEARERS = 2.8, 0.005  # what a name of so many bearers in a million tells
_PER_E_FOLD = 0.5, 0.74  # less, for each factor of e in bearers: of commoner names, and of rarer ones
_NAME_BOUNDS = -2.4, 4.5  # no name alone proves a person or disproves one
_BARE = 0.015  # bearers in a million of a name that proves little where no employer is printed
_GOVERNMENT = frozenset({"federal_agency", "state_agency", "local_agency"})
_LARGE = frozenset({"federal_agency", "university"})  # of whom two may well bear one name
_PAST = re.compile(
    r"\b(?:former|formerly|retiring|since|previously|prior|until|before|retired|was|were|served|worked|began|started|joined|came|left|"
    r"spent|held|led|directed|litigated|staffed|then|ex|past|once|career|years|antes|fue|trabajo|exdirectora?)\b"
)
_TIED = re.compile(r"\b(?:leave|loan|detail|also|affiliated|alum\w*|veteran|member|fellow|board|tambien|miembro)\b")
_OFFICE_LEFT = re.compile(
    r"^(?:former(?:ly)?|retired|past|ex|emerit(?:us|a)|exdirectora?)\b\s*|\b(?:emerit(?:us|a)|ret|retired)$"
)
_FIELD = re.compile(
    r"\b(?:(?P<labor>labou?r|trabajo)|(?P<wage>wages?)|(?P<worker>work(?:ers?|place)|trabajador\w*)|(?P<employ>employment)|"
    r"(?P<standards>standards)|(?P<inspection>inspections?|inspectorate)|(?P<enforcement>enforcement)|(?P<safety>safety))\b"
)
"""Words of bodies' names that tell their field, and not whose they are."""
_OF_BUSINESS = frozenset({"company", "business_association"})


@dataclass(slots=True)
class Profile:
    """What the pages say of a person under one form of the name, at one organization, on one source.

    organizations: the organization and all that it is part of; records: page and position of the webinars that name the
    person so; events, hosts: ids; company: names of those who presented with the person; topics: their ids; places:
    states; said: folded running text of biographies and affiliations; acronyms: words in capitals in it; also: other
    names that the page gives the person; tags: what a page puts behind the name to tell its bearers apart; beside: the
    other names of the webinars; titles: telling words of their titles.
    """

    name: NameForm
    source_id: str
    organization_id: str | None
    organizations: frozenset[str] = frozenset()
    post: str = ""
    organization_kind: str | None = None
    jurisdiction: str | None = None
    registered: bool = False
    organization_names: set[str] = field(default_factory=set)
    records: set[tuple[int, int]] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    hosts: set[str] = field(default_factory=set)
    company: set[str] = field(default_factory=set)
    job_titles: set[str] = field(default_factory=set)
    credentials: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    acronyms: set[str] = field(default_factory=set)
    tags: set[str] = field(default_factory=set)
    beside: set[NameForm] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    also: set[NameForm] = field(default_factory=set)

    def namesakes(self, name: NameForm) -> Iterator[NameForm]:
        """The names beside that may be compatible with a name."""
        letter = name.family[-1][:1] if name.family else ""
        return (other for other in self.beside if other.family and other.family[-1][:1] == letter)


def weight(one: Profile, other: Profile) -> float:
    """The log-odds that two profiles of compatible names are one person's."""
    return sum(rule(one, other) for rule in _RULES)


def renamed(one: Profile, other: Profile) -> bool:
    """Whether a page says that the person of one profile bears or bore the other's name."""
    return any(
        name.family == theirs.name.family and name.given[:1] == theirs.name.given[:1]
        for ours, theirs in ((one, other), (other, one))
        for name in ours.also
    )


def _name(one: Profile, other: Profile) -> float:
    borne = max(bearers(one.name), bearers(other.name))
    low, high = _NAME_BOUNDS
    slope = _PER_E_FOLD[borne < _RARE_BEARERS]
    middle = 1.0 if exact_middles(one.name, other.name) else 0.0
    found = min(max(_RARE - slope * math.log(borne / _RARE_BEARERS), low) + middle, high)
    if (one.name.suffix == "") != (other.name.suffix == ""):
        found -= 1.0 if same_work(one.job_titles, other.job_titles) else 9.0  # father and son may work at one place
    elif one.name.suffix:
        found += 1.0
    stayed = one.organization_id is not None and one.organization_id == other.organization_id
    told = _told_of(one, other) or _told_of(other, one)
    if not given_as_such(one.name, other.name):
        there = stayed or _like_named(one, other) or (_related(one, other) and one.organization_kind != "union")
        sure = (there and (same_work(one.job_titles, other.job_titles) or sound_alike(one.name, other.name))) or told
        found -= 1.0 if sure else 7.0  # as likely another name as a misspelled one
    if other_titles(one.job_titles, other.job_titles):
        if one.name.given != other.name.given and (names_both_sexes(one.name) or names_both_sexes(other.name)):
            found -= 0.0 if _names_body(one, other) or _names_body(other, one) else 7.0
        if two_given_names(one.name, other.name) and not told and not renamed(one, other):
            found -= 9.0
        if 1 in (len(one.name.given), len(other.name.given)) and not middle:
            found -= 1.5  # another bearer of the initial may work there
    if renamed(one, other):
        return found + 5.5
    if same_family(one.name, other.name):
        dropped = one.organization_id != other.organization_id and further_surname(one.name, other.name)
        return found - (2.0 if dropped else 0.0)
    if spelled_alike(one.name, other.name):
        there = stayed or _like_named(one, other)
        alike = same_work(one.job_titles, other.job_titles) or same_letters(one.name, other.name)
        return found - (1.5 if told or (there and alike) else 7.0)
    # a second surname or one added by a hyphen: only believed of one who stayed where they were
    if told:
        return found
    stayed = (
        stayed
        or bool(one.events & other.events)
        or _like_named(one, other)
        or (_related(one, other) and one.organization_kind != "union")
    )
    return found - (6.0 if not stayed else 7.0 if other_titles(one.job_titles, other.job_titles) else 1.5)


def _organization(one: Profile, other: Profile) -> float:
    if one.organization_id is not None and one.organization_id == other.organization_id:
        if not other_work(one.job_titles, other.job_titles):
            return 6.0
        return 6.0 - 1.5 * (one.organization_kind in _LARGE) - 1.5 * _other_field(one, other)
    if _told_of(one, other) or _told_of(other, one):
        return 5.5
    if one.organization_id is None or other.organization_id is None:
        if other_work(one.job_titles, other.job_titles):
            return -2.0
        bare = not (one.organization_id or one.job_titles) or not (other.organization_id or other.job_titles)
        return -1.0 if bare and not one.events & other.events else 0.0
    if _named_in_title(one, other) or _named_in_title(other, one):
        return 4.5
    if _like_named(one, other):
        return 3.0
    if _related(one, other) and (_part_in_title(one, other) or _part_in_title(other, one)):
        return 4.5
    if _related(one, other):
        kinds = {one.organization_kind, other.organization_kind}
        unlike = bool(kinds & _LARGE) and other_work(one.job_titles, other.job_titles)
        return -0.5 if "union" in kinds else 2.5 if unlike else 4.5
    near = any(abs((a - b).days) < 120 for a in one.days for b in other.days)
    kinds = {one.organization_kind, other.organization_kind}
    same_sort = len(kinds) == 1 and kinds.isdisjoint({None, "other"})
    found = (0.5 if same_sort else 0.0) - (3.0 if near else 1.2)
    if kinds <= _GOVERNMENT and one.jurisdiction and other.jurisdiction:
        states = [place.partition("/")[0] for place in (one.jurisdiction, other.jurisdiction)]
        if "US" not in states:
            same = 2.0 if one.jurisdiction == other.jurisdiction else 1.0
            found += same if states[0] == states[1] else -2.0
    if len(kinds & _OF_BUSINESS) == 1 and None not in kinds and "other" not in kinds:
        return found - 1.0
    return found


def _related(one: Profile, other: Profile) -> bool:
    """Whether the organization of one is part of the other's."""
    return one.organization_id in other.organizations or other.organization_id in one.organizations


def _told_of(one: Profile, other: Profile) -> bool:
    """Whether what is said of one names the other's organization or post as a former one: "previously at …"."""
    if _names_body(one, other):
        return True
    past = [text for text in one.said if _PAST.search(text)] + [
        title for title in one.job_titles if _OFFICE_LEFT.search(title)
    ]
    past = [f" {_without_small_words(text)} " for text in past]
    posts = [_without_small_words(_OFFICE_LEFT.sub("", title)) for title in other.job_titles]
    return any(f" {post} " in text for post in posts if " " in post for text in past)


def _names_body(one: Profile, other: Profile) -> bool:
    """Whether what is said of one tells of a post at the other's organization; a single word must be a former one's."""
    names = {_without_small_words(name) for name in other.organization_names}
    past = [text for text in one.said if _PAST.search(text)]
    tied = {*past, *(text for text in one.said if _TIED.search(text))}
    for text in (f" {_without_small_words(text)} " for text in tied):
        if any(f" {name} " in text and f" against {name} " not in text for name in names if " " in name):
            return True
    coined = [name for name in names if len(name) > 4 and " " not in name and not is_dictionary_word(name)]
    if any(f" {name} " in f" {text} " for name in coined for text in past):
        return True
    return bool(past and one.acronyms & other.organization_names)


def _without_small_words(text: str) -> str:
    """A folded text without small words: "Legal Services of Samples" may be printed "Legal Services in Samples"."""
    return " ".join(word for word in text.split() if word not in SMALL_WORDS)


def _named_in_title(one: Profile, other: Profile) -> bool:
    """Whether the job title of one names the other's organization: "Coordinator, Sample Unit" and the Sample Unit.

    A part of it may stand in the own one's name: "Kite Committee Staff", State Senate, and the Senate Kite Committee.
    """
    own = {word for name in one.organization_names for word in name.split()}
    for title in one.job_titles:
        words = set(title.split())
        for name in other.organization_names:
            parts = {word for word in name.split() if word not in SMALL_WORDS}
            if (" " in name and f" {name} " in f" {title} ") or (
                len(parts) > 2 and len(parts & words) > 1 and parts <= words | own
            ):
                return True
    return False


def _part_in_title(one: Profile, other: Profile) -> bool:
    """Whether the title of one says which part of the organization: "Leader, Local 26" of the union of Local 26."""
    own = {word for name in one.organization_names for word in name.split()}
    words = {word for title in one.job_titles for word in title.split()}
    return any(len(more := set(name.split()) - own) > 0 and more <= words for name in other.organization_names)


def _like_named(one: Profile, other: Profile) -> bool:
    """Whether two organizations, of which the register knows at most one, may be one for all that their names say."""
    if one.registered and other.registered:
        return False
    for a in one.organization_names:
        for b in other.organization_names:
            few, many = sorted((set(a.split()) - SMALL_WORDS, set(b.split()) - SMALL_WORDS), key=len)
            telling = {word for word in few if not says_nothing_of_itself(word) and not jurisdictions_of(word)}
            whole = len(few) > 1 or not any(map(is_dictionary_word, few))  # "Acme" alone, and not "Center"
            if telling and whole and few <= many and not any(word.isdigit() for word in few ^ many):
                return True
            if abbreviates(a, b) or abbreviates(b, a):
                return True
    return False


def _site(one: Profile, other: Profile) -> float:
    apart = one.organization_id and other.organization_id and not one.organizations & other.organizations
    if one.events & other.events:
        return 1.5 if apart else 6.0
    if one.source_id == other.source_id:
        bare = not (one.organization_id and other.organization_id) and max(map(bearers, (one.name, other.name))) > _BARE
        if bare or (
            not apart
            and other_work(one.job_titles, other.job_titles)
            and (_other_field(one, other) or _place(one, other) < 0)
        ):
            return 0.0
        return 1.0 if apart and other_work(one.job_titles, other.job_titles) else 2.0
    return 1.0 if one.hosts & other.hosts else 0.0


def _bearers_told_apart(one: Profile, other: Profile) -> float:
    """A page that names two bearers of a name leaves it open which of them is meant elsewhere."""
    for first, two in ((one, other), (other, one)):
        if any(compatible(name, two.name) for name in first.namesakes(two.name)):
            return -4.0
    for tagged, two in ((one, other), (other, one)):
        words = {word for title in (*two.job_titles, *two.organization_names) for word in title.split()}
        if tagged.tags and tagged.tags <= words:
            return 5.0
    return 0.0


def _company(one: Profile, other: Profile) -> float:
    shared = one.company & other.company
    rare = any(form.key in shared and bearers(form) < _RARE_BEARERS for form in one.beside)
    return min(2.5 * len(shared) + rare, 4.0)


def _job(one: Profile, other: Profile) -> float:
    if not one.job_titles or not other.job_titles:
        return 0.0
    if shared := one.job_titles & other.job_titles:
        return 1.8 if max(len(title.split()) for title in shared) > 2 else 1.6
    if same_work(one.job_titles, other.job_titles):
        return 0.8
    if one.organizations & other.organizations:
        return -0.4
    return -3.0 if other_walk_of_life(one.job_titles, other.job_titles) else -1.2


def _other_field(one: Profile, other: Profile) -> bool:
    return bool(one.topics and other.topics) and not one.topics & other.topics


def _credentials(one: Profile, other: Profile) -> float:
    if not one.credentials or not other.credentials:
        return 0.0
    return 0.6 if one.credentials & other.credentials else -1.0


def _place(one: Profile, other: Profile) -> float:
    if not one.places or not other.places:
        return 0.0
    if one.places & other.places:
        return 1.0
    states = [{place.partition("/")[0] for place in profile.places} for profile in (one, other)]
    # two cities of one state, or a city and its state
    return (
        (-0.8 if all("/" in place for place in one.places | other.places) else 0.5) if states[0] & states[1] else -1.5
    )


def _subject(one: Profile, other: Profile) -> float:
    if one.topics & other.topics:
        return 1.4
    if _in_one_field(one, other):
        return 1.0
    if one.titles & other.titles:
        return 0.7 if one.topics and other.topics else 1.4
    return -0.5 if one.topics and other.topics else 0.0


def _in_one_field(one: Profile, other: Profile) -> bool:
    """Whether the names of two bodies share a word of what they do: labor offices of a county and of its state."""
    if (
        one.organization_id == other.organization_id
        or len({one.organization_kind, other.organization_kind} & _OF_BUSINESS) == 1
    ):
        return False
    here, there = (
        {found.lastgroup for name in profile.organization_names for found in _FIELD.finditer(name)}
        for profile in (one, other)
    )
    return bool(here & there)


_RULES: tuple[Callable[[Profile, Profile], float], ...] = (
    _name, _organization, _site, _bearers_told_apart, _company, _job, _credentials, _place, _subject,
)  # fmt: skip
