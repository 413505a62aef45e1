"""Splink on the labeled pairs, beside the rules: is its model better? Prints a table in Markdown.

Splink is no dependency of the project; it gets an environment of its own:

    python -m venv /tmp/splink && /tmp/splink/bin/pip install . splink==5.0.0
    PYTHONPATH=. /tmp/splink/bin/python benchmarks/splink_pairs.py

It sees what the rules see: names, titles and dates as the package compares them. One model is trained
by expectation maximisation on the mentions of `train`, without labels; of the other one, m and u are counted on the
labeled pairs of `train`. The threshold is chosen on `dev`: that of the best F1, and the lowest with precision 0.99.
"""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI

from transform.acronyms import canonical_name
from transform.given_names import formal
from transform.identity import canonical_url, fold
from transform.person_names import name_form
from transform.webinar_titles import title_of

PAIRS = Path(__file__).parent.parent / "tests" / "identity"
PARTS = ("train", "dev", "test")
Row = dict[str, Any]


class Kind(NamedTuple):
    """How mentions of a kind become rows, how rows are compared, and in which blocks the model is trained."""

    row: Callable[[Mapping[str, Any]], Row]
    comparisons: Sequence[Any]
    blocks: Sequence[Sequence[str]]


def person(mention: Mapping[str, Any]) -> Row:
    form, webinar = name_form(mention["name"]), mention["webinar"]
    return {
        "given": formal(form.given),
        "initial": form.given[:1],
        "middle": form.middle[0][0] if form.middle else None,
        "family": " ".join(form.family),
        "last": form.family[-1] if form.family else None,
        "suffix": form.suffix or None,
        "body": canonical_name(mention["organization"]).key if mention["organization"] else None,
        "post": fold(mention["job_title"]) if mention["job_title"] else None,
        "place": fold(mention["location"]) if mention["location"] else None,
        "degrees": sorted(map(fold, mention["credentials"])) or None,
        "topics": webinar["topics"] or None,
        "hosts": sorted(map(fold, webinar["hosts"])) or None,
        "company": sorted({name_form(name).key for name in webinar["presenters"]} - {form.key}) or None,
        "source": mention["page"]["source"],
    }


def organization(mention: Mapping[str, Any]) -> Row:
    name = canonical_name(mention["name"])
    words = name.key.split()
    letters = "".join(word[0] for word in words if word not in ("of", "for", "the", "and", "on", "in"))
    return {
        "key": name.key,
        "words": sorted(set(words)),
        "first": words[0] if words else None,
        "short": fold(name.acronym).replace(" ", "") if name.acronym else letters if len(words) > 2 else name.key,
        "source": mention["page"]["source"],
        "place": fold(mention["location"].rpartition(",")[2]) if mention["location"] else None,
    }


def webinar(mention: Mapping[str, Any]) -> Row:
    title = title_of(mention["title"])
    forms = [name_form(name) for name in mention["presenters"]]
    links = [*mention["recordings"], *mention["slides"], mention["registration_url"], mention["detail_url"]]
    return {
        "title": title.key,
        "words": sorted(title.words),
        "numbers": " ".join(sorted(title.numbers)),
        "date": mention["date"] or "",
        "start": mention["start_time"],
        "people": sorted({f"{form.family[-1]} {form.given[:1]}" for form in forms if form.family}) or None,
        "hosts": sorted({canonical_name(name).key for name in mention["hosts"] + mention["co_hosts"]}) or None,
        "links": sorted(canonical_url(link) for link in links if link) or None,
        "language": mention["language"],
        "source": mention["page"]["source"],
    }


def jaccard(column: str, *thresholds: float) -> Any:
    """Words in common, as share of all; `thresholds` begin with the highest."""
    share = f"len(list_intersect({column}_l, {column}_r)) / len(list_distinct(list_concat({column}_l, {column}_r)))"
    levels = [cll.CustomLevel(f"{share} >= {threshold}") for threshold in thresholds]
    return cl.CustomComparison([cll.NullLevel(column), *levels, cll.ElseLevel()], output_column_name=column)


def agreeing(column: str, *agreements: str) -> Any:
    """Equal, in one of the `agreements` (SQL, of which the first that holds counts), or neither."""
    levels = [cll.ExactMatchLevel(column), *map(cll.CustomLevel, agreements)]
    return cl.CustomComparison([cll.NullLevel(column), *levels, cll.ElseLevel()], output_column_name=column)


SIMILAR = [0.92, 0.8]
DATES = ("length(date_l) = 10 and length(date_r) = 10 and date_l != date_r", "starts_with(date_l, date_r)")
KINDS = {
    "persons": Kind(
        person,
        [
            agreeing("given", "initial_l = initial_r and (length(given_l) = 1 or length(given_r) = 1)"),
            agreeing("family", "last_l = last_r", "starts_with(family_l, last_r) or starts_with(family_r, last_l)"),
            *(cl.ExactMatch(column) for column in ("middle", "suffix", "place", "source")),
            *(cl.JaroWinklerAtThresholds(column, SIMILAR) for column in ("body", "post")),
            *(cl.ArrayIntersectAtSizes(column, [1]) for column in ("degrees", "topics", "hosts", "company")),
        ],
        [["last"], ["body"]],
    ),
    "organizations": Kind(
        organization,
        [
            cl.JaroWinklerAtThresholds("key", [0.95, 0.88, 0.8]),
            jaccard("words", 0.99, 0.75, 0.5),
            *(cl.ExactMatch(column) for column in ("short", "place", "source")),
        ],
        [["short"], ["source"]],
    ),
    "webinars": Kind(
        webinar,
        [
            cl.JaroWinklerAtThresholds("title", SIMILAR),
            jaccard("words", 0.99, 0.7, 0.4),
            agreeing("numbers", "numbers_l = '' or numbers_r = ''"),
            agreeing("date", *DATES, "starts_with(date_r, date_l)"),
            *(cl.ExactMatch(column) for column in ("start", "language", "source")),
            *(cl.ArrayIntersectAtSizes(column, [2, 1]) for column in ("people",)),
            *(cl.ArrayIntersectAtSizes(column, [1]) for column in ("hosts", "links")),
        ],
        [["title"], ["date"]],
    ),
}


def table(rows: Iterable[Row]) -> Any:
    """Rows where Splink can use them."""
    return DuckDBAPI().register(pa.Table.from_pylist(list(rows)))


def trained(kind: Kind, mentions: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The model that expectation maximisation makes of mentions without labels."""
    known = {json.dumps(mention, sort_keys=True): mention for mention in mentions}
    rows = [{"unique_id": f"{number}", "pair": "", **kind.row(one)} for number, one in enumerate(known.values())]
    linker = Linker(table(rows), settings(kind), log_level=None)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1, min_count_per_level=None)
    for columns in kind.blocks:
        linker.training.estimate_parameters_using_expectation_maximisation(
            block_on(*columns), record_sample_proportion=1.0
        )
    model: dict[str, Any] = linker.misc.save_model_to_json()
    return model


def settings(kind: Kind) -> SettingsCreator:
    """The comparisons, of exactly the two mentions of each pair."""
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=list(kind.comparisons),
        blocking_rules_to_generate_predictions=[block_on("pair")],
        retain_intermediate_calculation_columns=True,
        probability_two_random_records_match=0.005,
        max_iterations=10,  # in so few pairs, m of a level that none of them has underflows after more
        additional_columns_to_retain=["pair"],
    )


def predicted(kind: Kind, pairs: Iterable[Mapping[str, Any]], model: Any) -> list[Row]:
    """What the model says of each pair: its weight and the level of each comparison."""
    rows = [
        {"unique_id": f"{pair['id']}{side}", "pair": pair["id"], **kind.row(pair[side])}
        for pair in pairs
        for side in "ab"
    ]
    found = Linker(table(rows), model, log_level=None).inference.predict()
    result: list[Row] = found.as_record_list()
    return result


def counted(kind: Kind, pairs: Sequence[Mapping[str, Any]], model: dict[str, Any]) -> dict[str, Any]:
    """The model with m and u counted on labeled pairs, with one pair added to each level."""
    rows = predicted(kind, pairs, model)
    same = {pair["id"]: pair["same"] for pair in pairs}
    counted_model: dict[str, Any] = json.loads(json.dumps(model))
    for comparison in counted_model["comparisons"]:
        levels = [level for level in comparison["comparison_levels"] if not level.get("is_null_level")]
        column = f"gamma_{comparison['output_column_name']}"
        counts = Counter((same[row["pair_l"]], row[column]) for row in rows)
        for value, level in zip(range(len(levels) - 1, -1, -1), levels, strict=True):
            for name, truth in (("m_probability", True), ("u_probability", False)):
                everything = sum(counts[truth, other] for other in range(len(levels)))
                level[name] = (counts[truth, value] + 1) / (everything + len(levels))
    return counted_model


def scores(weights: Mapping[str, float], pairs: Iterable[Mapping[str, Any]], threshold: float) -> tuple[float, float]:
    """Pairwise precision and recall."""
    right = Counter((pair["same"], weights[pair["id"]] >= threshold) for pair in pairs)
    true = right[True, True]
    return true / max(true + right[False, True], 1), true / max(true + right[True, False], 1)


def thresholds(weights: Mapping[str, float], pairs: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """The threshold of the best F1, and the lowest one with a precision of 0.99."""
    found = {weights[pair["id"]]: scores(weights, pairs, weights[pair["id"]]) for pair in pairs}
    best = max(found, key=lambda one: 2 * found[one][0] * found[one][1] / max(sum(found[one]), 1e-9))
    sure = [one for one, (precision, _) in found.items() if precision >= 0.99]
    return {"best F1": best, "precision 0.99": min(sure, default=float("inf"))}


def main() -> None:
    """Print precision and recall of both models on each part."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    print("| kind | model | threshold on dev | " + " | ".join(PARTS) + " |\n|" + " --- |" * (3 + len(PARTS)))
    for name, kind in KINDS.items():
        lines = (PAIRS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        pairs = [json.loads(line) for line in lines]
        of = {part: [pair for pair in pairs if pair["part"] == part] for part in PARTS}
        unlabeled = trained(kind, (pair[side] for pair in of["train"] for side in "ab"))
        for model, how in ((unlabeled, "without labels"), (counted(kind, of["train"], unlabeled), "labels of train")):
            weights = {row["pair_l"]: row["match_weight"] for row in predicted(kind, pairs, model)}
            for what, threshold in thresholds(weights, of["dev"]).items():
                cells = [scores(weights, of[part], threshold) for part in PARTS]
                shown = " | ".join(f"{precision:.3f} / {recall:.3f}" for precision, recall in cells)
                print(f"| {name} | {how} | {what} | {shown} |")


if __name__ == "__main__":
    main()
