"""The floor under the accuracy of extraction: how it is measured, kept and renewed.

`tests/gold/floor.json` holds, for each part of the gold pages, a figure that each field may not fall under, and a hash
of the pages that they were measured on. `tests/test_accuracy.py` holds extraction to them. After extraction got better,
or gold pages were changed:

    .venv/bin/python tests/accuracy_floor.py

measures anew and raises what can be raised. It refuses to lower anything, unless it is told why; the reason is kept:

    .venv/bin/python tests/accuracy_floor.py --lower "the page X now has its second speaker annotated"
"""

from __future__ import annotations

import argparse
import hashlib
import math
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from pydantic import BaseModel

from webinars.evaluation import evaluate_gold

GOLD = Path(__file__).parent / "gold"
FLOOR = GOLD / "floor.json"
PARTS = ("dev", "train", "test")
TODAY = date(2026, 11, 22)
"""The day that is today for all gold pages; on it depends what was held and what is scheduled."""
SLACK = 0.005
"""How far below its measured figure a floor lies at least."""


class PartFloor(BaseModel):
    """The floor of one part: the hash of its gold, and shares from 0 to 1 by figure."""

    sha256: str
    floor: dict[str, float]


class Lowered(BaseModel):
    """A figure that somebody lowered; `after` is None where it is no longer measured."""

    day: date
    part: str
    figure: str
    before: float
    after: float | None
    reason: str


class Floor(BaseModel):
    """All parts, and what was ever lowered."""

    parts: dict[str, PartFloor]
    lowered: list[Lowered] = []


class WouldLowerError(Exception):
    """The floor would have to be lowered, and nobody said why; the text names each figure."""


def gold_hash(folder: Path) -> str:
    """A hash of a part's gold file and of its pages, names and bytes."""
    digest = hashlib.sha256()
    for path in [folder / "gold.jsonl", *sorted((folder / "pages").iterdir())]:
        digest.update(f"{path.relative_to(folder).as_posix()} {path.stat().st_size}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def measure(part: str) -> dict[str, float]:
    """Every figure of a part as it is now: F1 of each field, and shares of the rest."""
    figures = evaluate_gold(GOLD / part / "gold.jsonl", as_of=TODAY, progress=lambda *_: None).figures()
    return {
        **{name: field.f1 for name, field in figures.fields.items()},
        "exact_titles": figures.exact_titles,
        "statuses_right": figures.statuses_right,
        "perfect": figures.perfect,
        "clean_negative_pages": figures.clean_negative_pages / figures.negative_pages,
        "pages_read": 1 - figures.failed_pages / figures.pages,
    }


def floor_under(figure: float) -> float:
    """The floor of a figure: a little below, in hundredths; what is without fault may have none."""
    return 1.0 if figure == 1.0 else max(0.0, math.floor((figure - SLACK) * 100) / 100)


def renewed(
    old: Floor, hashes: Mapping[str, str], measured: Mapping[str, Mapping[str, float]], reason: str | None
) -> Floor:
    """The floor after a measurement: a figure that holds keeps its floor or gets a higher one.

    Raises:
        WouldLowerError: a figure is under its floor and there is no reason.
    """
    fallen = [
        Lowered(
            day=datetime.now(UTC).date(),
            part=part,
            figure=figure,
            before=before,
            after=None if (now := measured.get(part, {}).get(figure)) is None else floor_under(now),
            reason=reason or "",
        )
        for part, known in old.parts.items()
        for figure, before in known.floor.items()
        if measured.get(part, {}).get(figure, -1.0) < before
    ]
    if fallen and not (reason or "").strip():
        raise WouldLowerError("; ".join(f"{f.part}: {f.figure} {f.before} → {f.after}" for f in fallen))
    lower = {(f.part, f.figure) for f in fallen}
    parts = {}
    for part, figures in measured.items():
        known = old.parts[part].floor if part in old.parts else {}
        floor = {
            figure: floor_under(now) if (part, figure) in lower else max(floor_under(now), known.get(figure, 0.0))
            for figure, now in figures.items()
        }
        parts[part] = PartFloor(sha256=hashes[part], floor=floor)
    return Floor(parts=parts, lowered=[*old.lowered, *fallen])


def read_floor() -> Floor:
    return Floor.model_validate_json(FLOOR.read_bytes())


def main() -> int:
    parser = argparse.ArgumentParser(description="Renew the floor under the accuracy of extraction.")
    parser.add_argument("--lower", metavar="REASON", help="Lower what has fallen, and keep this reason.")
    reason = parser.parse_args().lower
    old = read_floor() if FLOOR.exists() else Floor(parts={})
    measured = {part: measure(part) for part in PARTS}
    try:
        new = renewed(old, {part: gold_hash(GOLD / part) for part in PARTS}, measured, reason)
    except WouldLowerError as error:
        print(f'Nothing was changed: it would lower {error}. Say why with --lower "REASON".', file=sys.stderr)
        return 1
    FLOOR.write_text(new.model_dump_json(indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
