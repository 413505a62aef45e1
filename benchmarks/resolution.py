"""How well and how fast who is one is told, on made corpora: `python benchmarks/resolution.py [MENTIONS …]`."""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from made_corpus import Corpus, make

from transform.lasting_ids import Earlier
from transform.organization_lookup import register_lookup
from transform.resolution import Resolution


@dataclass(frozen=True)
class Score:
    """Pairwise precision and recall, and F1 of B-cubed."""

    precision: float
    recall: float
    b_cubed: float


def score(truth: Mapping[Hashable, Hashable], found: Mapping[Hashable, Hashable]) -> Score:
    """How well clusters agree with the true ones; both map mentions to clusters."""
    both = Counter((truth[one], found[one]) for one in truth)
    of_truth, of_found = Counter(truth.values()), Counter(found[one] for one in truth)

    def pairs(counts: Counter[Hashable]) -> int:
        return sum(n * (n - 1) // 2 for n in counts.values())

    together = sum(n * (n - 1) // 2 for n in both.values())
    precision_b = sum(n * n / of_found[cluster] for (_, cluster), n in both.items()) / len(truth)
    recall_b = sum(n * n / of_truth[entity] for (entity, _), n in both.items()) / len(truth)
    return Score(
        together / max(pairs(Counter(of_found)), 1),
        together / max(pairs(Counter(of_truth)), 1),
        2 * precision_b * recall_b / (precision_b + recall_b),
    )


def resolved(corpus: Corpus) -> dict[str, tuple[dict[Hashable, Hashable], dict[Hashable, Hashable]]]:
    """By kind: the true clusters of the corpus and those that are found."""
    found = Resolution(corpus.readings, corpus.sources, Earlier({}), register_lookup())
    clusters: defaultdict[str, dict[Hashable, Hashable]] = defaultdict(dict)
    for number, reading in enumerate(corpus.readings):
        source_id = reading.snapshot.source_id
        for record in reading.record.webinars if reading.record else ():
            at = number, record.position
            clusters["webinars"][at] = found.webinar_id(record, reading)
            for place, presenter in enumerate(record.presenters):
                clusters["people"][*at, place] = found.people.presenter_id(*found.person_key(presenter, source_id))
                if presenter.organization is not None:
                    clusters["organizations"]["a", *at, place] = found.affiliation(presenter, source_id)
            for place, body in enumerate(record.organizations):
                one = found.organizations.organization_id(body.name.value, source_id)
                clusters["organizations"]["h", *at, place] = one
    truth = corpus.truth
    bodies: dict[Hashable, Hashable] = {("a", *at): body for at, body in truth.affiliations.items()}
    bodies |= {("h", *at): body for at, body in truth.hosts.items()}
    bodies = {at: body for at, body in bodies.items() if at in clusters["organizations"]}
    return {
        "organizations": (bodies, clusters["organizations"]),
        "webinars": ({**truth.webinars}, clusters["webinars"]),
        "people": ({**truth.people}, clusters["people"]),
    }


def main(sizes: list[int]) -> None:
    """Print a line for each size and kind."""
    print(f"{'mentions':>9} {'seconds':>8}  {'kind':<14} {'precision':>9} {'recall':>7} {'B-cubed F1':>10}")
    for size in sizes:
        webinars = max(size // 3, 50)
        corpus = make(webinars, people=max(webinars * 2 // 5, 20), organizations=min(max(webinars // 12, 20), 2000))
        start = time.process_time()  # of this process: others may be busy beside it
        kinds = resolved(corpus)
        seconds = time.process_time() - start
        for kind, (truth, found) in kinds.items():
            one = score(truth, found)
            print(
                f"{corpus.mentions:>9} {seconds:>8.1f}  {kind:<14} {one.precision:>9.4f} {one.recall:>7.4f} "
                f"{one.b_cubed:>10.4f}"
            )


if __name__ == "__main__":
    register_lookup()
    main([int(argument) for argument in sys.argv[1:]] or [1_000, 10_000, 100_000])
