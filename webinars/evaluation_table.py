"""Figures and faults of an evaluation, for a terminal."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from rich.table import Table

from webinars.calibration import EDGES
from webinars.evaluation import LAYOUT_FIELDS, Evaluation, Figures
from webinars.summary import add_row, plain_table


def figure_tables(evaluation: Evaluation, figures: Figures, earlier: Figures | None = None) -> list[Table]:
    """Field by field, all else that is counted, by layout, by layer, calibration, the worst pages.

    Beside `earlier` figures, where given.
    """
    changes = ["change"] if earlier else []
    fields = plain_table(
        f"{figures.webinars} webinars on {figures.pages} pages",
        ["field"],
        ["precision", "recall", "F1", *changes, "right", "false", "missed"],
    )
    for name, field in figures.fields.items():
        before = earlier.fields.get(name) if earlier else None
        change = [_change(field.f1, before.f1 if before else None)] if earlier else []
        counts = (field.right, field.false, field.missed)
        add_row(fields, name, f"{field.precision:.3f}", f"{field.recall:.3f}", f"{field.f1:.3f}", *change, *counts)
    others = plain_table("All else", ["measure"], ["value", *changes])
    was = _measures(earlier) if earlier else {}
    for name, value in _measures(figures).items():
        add_row(others, name, f"{value:.3f}", *([_change(value, was.get(name))] if earlier else []))
    tables = [fields, others, _layout_table(figures, earlier), _layer_table(figures, earlier), _calibration(figures)]
    if worst := evaluation.worst():
        pages = plain_table("Worst pages", ["page"], ["faults", "found", "gold"], "")
        for file, score in worst:
            add_row(pages, file, score.faults, score.found, score.gold, evaluation.failures.get(file))
        tables.append(pages)
    return tables


def _layout_table(figures: Figures, earlier: Figures | None) -> Table:
    changes = ["change"] if earlier else []
    numbers = ["pages", "webinars", *(f"{name} F1" for name in LAYOUT_FIELDS), "perfect", *changes]
    table = plain_table("By the layout of most webinars found on a page", ["layout"], numbers)
    for name, layout in figures.layouts.items():
        before = earlier.layouts.get(name) if earlier else None
        change = [_change(layout.perfect, before.perfect if before else None)] if earlier else []
        shares = [f"{share:.3f}" for share in (*layout.f1.values(), layout.perfect)]
        add_row(table, name, layout.pages, layout.webinars, *shares, *change)
    return table


def _layer_table(figures: Figures, earlier: Figures | None) -> Table:
    changes = ["change"] if earlier else []
    table = plain_table("By the layer that found a value", ["layer"], ["values", "share", "precision", *changes])
    for name, layer in figures.layers.items():
        before = earlier.layers.get(name) if earlier else None
        change = [_change(layer.right, before.right if before else None)] if earlier else []
        add_row(table, name, layer.values, f"{layer.share:.3f}", f"{layer.right:.3f}", *change)
    return table


def _calibration(figures: Figures) -> Table:
    edges = list(itertools.pairwise(EDGES))
    numbers = [f"{low:.2f} to {high:.2f}" for low, high in edges]
    table = plain_table("Right of the values that are given this confidence", ["field"], numbers)
    for name, found in figures.calibration.items():
        by_low = {one.low: one for one in found}
        add_row(table, name, *(f"{b.right}/{b.values}" if (b := by_low.get(low)) else "" for low, _ in edges))
    return table


def fault_lines(evaluation: Evaluation) -> Iterator[str]:
    """Every difference, under its page and its webinar."""
    for file, score in evaluation.scores.items():
        yield f"{file}: {score.faults} faults"
        webinar = ""
        for difference in score.differences:
            if difference.webinar != webinar:
                webinar = difference.webinar
                yield f"  {webinar}"
            yield f"    {difference.field:15}{difference.what:9}{difference.told}"


def _measures(figures: Figures) -> dict[str, float]:
    means = {f"{name}, mean F1 of pages": value for name, value in figures.page_mean_f1.items()}
    clean = figures.clean_negative_pages / figures.negative_pages if figures.negative_pages else 1.0
    return {
        **means,
        "exact titles": figures.exact_titles,
        "right statuses": figures.statuses_right,
        "perfect webinars": figures.perfect,
        f"clean pages without webinars, of {figures.negative_pages}": clean,
    }


def _change(now: float, before: float | None) -> str:
    return "new" if before is None else "=" if now == before else f"{now - before:+.3f}"
