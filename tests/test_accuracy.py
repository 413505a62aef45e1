"""Extraction does not get worse quietly: on gold pages no figure falls under its floor (see `accuracy_floor.py`)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from accuracy_floor import (
    GOLD,
    PARTS,
    Floor,
    PartFloor,
    WouldLowerError,
    floor_under,
    gold_hash,
    measure,
    read_floor,
    renewed,
)

RENEW = "renew it: .venv/bin/python tests/accuracy_floor.py"
HASHES = {"dev": "b" * 64}


@pytest.mark.parametrize("part", PARTS)
def test_the_floor_was_measured_on_the_gold_pages_as_they_are(part: str) -> None:
    assert gold_hash(GOLD / part) == read_floor().parts[part].sha256, f"the gold pages of {part} changed: {RENEW}"


@pytest.mark.parametrize("part", PARTS)
def test_no_figure_falls_under_its_floor(part: str) -> None:
    floor, now = read_floor().parts[part].floor, measure(part)
    assert floor.keys() == now.keys(), f"other figures are measured than the floor has: {RENEW}"
    fallen = [f"{figure} is {now[figure]}, its floor {least}" for figure, least in floor.items() if now[figure] < least]
    assert not fallen, f"{part}: " + "; ".join(fallen)


def test_all_that_was_lowered_has_a_reason() -> None:
    assert all(lowered.reason.strip() for lowered in read_floor().lowered)


# -- renewing --------------------------------------------------------------------------------------------------------


def floor_of(**figures: float) -> Floor:
    return Floor(parts={"dev": PartFloor(sha256="a" * 64, floor=figures)})


def test_a_floor_lies_a_little_below_what_was_measured() -> None:
    assert [floor_under(figure) for figure in (0.9714, 0.97, 0.003, 0.0, 1.0)] == [0.96, 0.96, 0.0, 0.0, 1.0]


def test_what_got_better_has_a_higher_floor_and_what_holds_keeps_its_own() -> None:
    new = renewed(floor_of(dates=0.80, hosts=0.90), HASHES, {"dev": {"dates": 0.957, "hosts": 0.902}}, None)
    assert new.parts == {"dev": PartFloor(sha256=HASHES["dev"], floor={"dates": 0.95, "hosts": 0.90})}
    assert new.lowered == []


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_nothing_is_lowered_without_a_reason(reason: str | None) -> None:
    with pytest.raises(WouldLowerError, match=r"^dev: hosts 0.9 → 0.86$"):
        renewed(floor_of(dates=0.80, hosts=0.90), HASHES, {"dev": {"dates": 0.957, "hosts": 0.868}}, reason)


def test_a_reason_is_kept_with_what_it_lowered() -> None:
    first = renewed(floor_of(hosts=0.90), HASHES, {"dev": {"hosts": 0.868}}, "partners count as hosts now")
    second = renewed(first, HASHES, {"dev": {"hosts": 0.95}}, None)
    assert first.parts["dev"].floor == {"hosts": 0.86}
    (kept,) = second.lowered
    assert (kept.part, kept.figure, kept.before, kept.after) == ("dev", "hosts", 0.90, 0.86)
    assert kept.reason == "partners count as hosts now"


@pytest.mark.parametrize("measured", [{"dev": {"dates": 0.99}}, {}])
def test_a_figure_or_part_that_is_no_longer_measured_counts_as_lowered(measured: dict[str, dict[str, float]]) -> None:
    with pytest.raises(WouldLowerError, match=r"dev: hosts 0.9 → None"):
        renewed(floor_of(dates=0.80, hosts=0.90), HASHES, measured, None)


@pytest.mark.parametrize("change", ["page", "gold", "name", "new page"])
def test_any_change_of_gold_is_noticed(tmp_path: Path, change: str) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "gold.jsonl").write_text("{}\n")
    (tmp_path / "pages" / "a.html").write_text("<p>One</p>")
    before = gold_hash(tmp_path)
    if change == "page":
        (tmp_path / "pages" / "a.html").write_text("<p>Two</p>")
    elif change == "gold":
        (tmp_path / "gold.jsonl").write_text("{ }\n")
    elif change == "name":
        (tmp_path / "pages" / "a.html").rename(tmp_path / "pages" / "b.html")
    else:
        shutil.copy(tmp_path / "pages" / "a.html", tmp_path / "pages" / "b.html")
    assert gold_hash(tmp_path) != before
