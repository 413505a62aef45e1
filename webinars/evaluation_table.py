"""Figures and faults of an evaluation, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from webinars.evaluation import Evaluation, Figures
from webinars.summary import add_row, plain_table


def figure_tables(evaluation: Evaluation, figures: Figures, earlier: Figures | None = None) -> list[Table]:
    """Field by field, then all else that is counted, then the worst pages; beside `earlier` figures, where given."""
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
    tables = [fields, others]
    if worst := evaluation.worst():
        pages = plain_table("Worst pages", ["page"], ["faults", "found", "gold"], "")
        for file, score in worst:
            add_row(pages, file, score.faults, score.found, score.gold, evaluation.failures.get(file))
        tables.append(pages)
    return tables


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
