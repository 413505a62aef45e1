"""Weights for `transform.title_ranking` and the other models of layout, from gold pages.

Titles, from the pages that hold exactly one webinar: a choice, with several right answers where a page prints its title
more than once. Units, from the pages that hold several: yes or no for each, first by itself, then among the others,
whose odds come from weights that did not see the page. Presenters, from all that hold any: yes or no for each person
named. Names and kinds of pages, from all. Each page is learned twice, as it is and with its headings
written as many sites write them, as bold paragraphs. How the weights are fitted: `webinars.linear_models`.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml.html import tostring

from transform.document import Document, parse
from transform.language import load
from transform.linekinds import Reading, read_lines
from transform.name_likelihood import with_told_names
from transform.page_clues import page_clues
from transform.page_entities import find_entities, reading
from transform.page_kind import KINDS, kind_of_page
from transform.page_language import language_of
from transform.sections import outside_related
from transform.segments import page_is_listing
from transform.structured import StructuredEvent, find_events
from transform.title_clues import Candidate, candidates
from transform.titles import clean_title
from transform.unit_clues import unit_clues
from transform.unit_context import Neighbours, context_clues, neighbours
from transform.unit_ranking import likelihood
from transform.units import find_units
from webinars.gold import GoldPage, accepted_titles, page_bytes, read_gold
from webinars.likeness import likeness
from webinars.linear_models import Weights, fit_choice, fit_kinds, fit_yes_or_no
from webinars.name_training import name_examples
from webinars.presenter_training import presenter_examples

_ALIKE = 0.85
"""How alike a candidate and the gold's title have to be."""
_RIDGE_OF_TITLES = 0.4
_RIDGE_OF_KINDS = 4.0
_RIDGE_OF_UNITS = 10.0
_RIDGE_OF_PRESENTERS = 6.0
_RIDGE_OF_NAMES = 4.0
_FOLDS = 5
"""All chosen by cross-validation over the gold pages of train and dev (tenfold, log loss and share of right pages)."""


@dataclass(frozen=True, slots=True)
class LearningPage:
    """What a gold page teaches.

    due: how many webinars it holds; right: whether a candidate is the title of its one; units: of a page with several,
    the clues of each and whether it is one, None for those that may be one or not; neighbours: how these lie to each
    other; presenters: the same for the people
    whom its webinars name; names: the same for what may be a name.
    """

    clues: frozenset[str]
    due: int
    candidates: list[frozenset[str]]
    right: list[bool]
    units: list[tuple[frozenset[str], bool | None]]
    neighbours: list[Neighbours]
    presenters: list[tuple[frozenset[str], bool]]
    names: list[tuple[frozenset[str], bool]]


def learning_pages(gold: Path) -> list[LearningPage]:
    """The pages of a gold file, read, each twice. Candidates where they hold one webinar, units where several."""
    found = []
    for page in read_gold(gold):
        document = parse(page_bytes(gold, page), page.url)
        plain = parse(_with_bold_headings(document).encode(), page.url, "text/html; charset=utf-8")
        found += [_learning_page(page, document), _learning_page(page, plain)]
    return found


def _with_bold_headings(document: Document) -> str:
    """The page with each heading below its first made a paragraph in bold type."""
    tree = deepcopy(document.tree)
    for heading in tree.iter("h2", "h3", "h4", "h5", "h6"):
        heading.tag = "p"
        bold = heading.makeelement("strong")
        bold.text, heading.text = heading.text, None
        bold.extend(list(heading))
        heading.append(bold)
    return str(tostring(tree, encoding="unicode"))


def _learning_page(page: GoldPage, document: Document) -> LearningPage:
    due = [webinar for webinar in page.webinars if not webinar.get("optional")]
    language, events = language_of(document), find_events(document)
    entities = find_entities((line.text for line in document.main), load())
    with reading(entities):
        names = name_examples(document, page.webinars)
    with reading(with_told_names(entities, document.main)):
        readings = read_lines(document, None, language)
        clues = page_clues(document, outside_related(readings), events)
        read: list[Candidate] = candidates(document, readings, events, language) if len(due) == 1 else []
        read = [candidate for candidate in read if candidate.possible]
        units, lie = _units(document, readings, events, page.webinars, language) if len(due) > 1 else ([], [])
        people = presenter_examples(document, readings, events, page.webinars, language)
    titles = accepted_titles(due[0]) if read else []
    alike = [max(likeness(clean_title(found.text, language=language), title) for title in titles) for found in read]
    most = max(alike, default=0.0)
    right = [share >= max(_ALIKE, most - 0.02) for share in alike]
    return LearningPage(clues, len(due), [found.clues for found in read], right, units, lie, people, names)


def _units(
    document: Document,
    readings: Sequence[Reading],
    events: Sequence[StructuredEvent],
    webinars: Sequence[dict[str, Any]],
    language: str,
) -> tuple[list[tuple[frozenset[str], bool | None]], list[Neighbours]]:
    content = outside_related(readings)
    units = find_units(content)
    listing = page_is_listing(document, content)
    found: list[tuple[frozenset[str], bool | None]] = []
    for unit, clues in zip(units, unit_clues(document, readings, units, events, listing=listing), strict=True):
        title = clean_title(unit.title, language=language)
        alike = [
            webinar for webinar in webinars if max(likeness(title, own) for own in accepted_titles(webinar)) >= _ALIKE
        ]
        may_be = alike and all(webinar.get("optional") for webinar in alike)
        found.append((clues, None if may_be else bool(alike)))
    return found, neighbours(units, len(content))


def fit(pages: Sequence[LearningPage]) -> dict[str, Weights]:
    """The weights by what they are for and by clue, in log-odds."""
    titles = fit_choice([(page.candidates, page.right) for page in pages if any(page.right)], _RIDGE_OF_TITLES)
    kinds = fit_kinds([(page.clues, min(page.due, 2)) for page in pages], len(KINDS), _RIDGE_OF_KINDS)
    presenters = fit_yes_or_no([one for page in pages for one in page.presenters], _RIDGE_OF_PRESENTERS)
    names = fit_yes_or_no([one for page in pages for one in page.names], _RIDGE_OF_NAMES)
    units = fit_yes_or_no(_sure_units(pages), _RIDGE_OF_UNITS)
    in_context = fit_yes_or_no(_units_in_context(pages, kinds), _RIDGE_OF_UNITS)
    of_kinds = {f"{kind} webinars": weights for kind, weights in zip(KINDS, kinds, strict=True)}
    return {
        "titles": titles,
        "units": units,
        "units in context": in_context,
        "presenters": presenters,
        "names": names,
        **of_kinds,
    }


def _sure_units(pages: Sequence[LearningPage]) -> list[tuple[frozenset[str], bool]]:
    return [(clues, right) for page in pages for clues, right in page.units if right is not None]


def _units_in_context(pages: Sequence[LearningPage], kinds: Sequence[Weights]) -> list[tuple[frozenset[str], bool]]:
    """Units with the clues that the others of their pages give, whose odds come from the other four fifths of pages.

    A page and its twin in bold are two that follow each other, and kept together.
    """
    of_kinds = {f"{kind} webinars": weights for kind, weights in zip(KINDS, kinds, strict=True)}
    found = []
    for fold in range(_FOLDS):
        without = [page for number, page in enumerate(pages) if number // 2 % _FOLDS != fold]
        weights = fit_yes_or_no(_sure_units(without), _RIDGE_OF_UNITS)
        for page in (page for number, page in enumerate(pages) if number // 2 % _FOLDS == fold and page.units):
            odds = [likelihood(clues, weights) for clues, _ in page.units]
            several = kind_of_page(page.clues, of_kinds).several
            in_context = context_clues(page.neighbours, odds, several)
            found += [
                (clues, right) for clues, (_, right) in zip(in_context, page.units, strict=True) if right is not None
            ]
    return found
