"""Gold files: pages, and what a careful reader finds on each. One page a line; `webinars.scoring` explains the keys."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError, field_validator


class GoldError(ValueError):
    """A gold file, or figures to compare with, cannot be used; the text is one line."""


class GoldPage(BaseModel):
    """One line of a gold file. `file` is relative to it; `as_of` is the day taken as today for this page."""

    file: str
    url: str
    webinars: list[dict[str, Any]]
    as_of: date | None = None

    @field_validator("webinars")
    @classmethod
    def _named(cls, webinars: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Webinars have titles, people and bodies have names; the rest may be left out."""
        for number, webinar in enumerate(webinars, start=1):
            if not isinstance(webinar.get("title"), str):
                raise ValueError(f"webinar {number} has no title")
            for key in ("presenters", "organizations"):
                if any(not isinstance(one.get("name"), str) for one in webinar.get(key) or []):
                    raise ValueError(f"webinar {number}: one of its {key} has no name")
        return webinars


def page_bytes(gold: Path, page: GoldPage) -> bytes:
    """The page of a line of this gold file.

    Raises:
        GoldError: it cannot be read.
    """
    try:
        return (gold.parent / page.file).read_bytes()
    except OSError as error:
        raise GoldError(f"{gold}: its page {page.file} cannot be read: {error.strerror}") from error


def accepted_titles(webinar: dict[str, Any]) -> list[str]:
    """The titles that the gold accepts for a webinar, the first reading first."""
    return [webinar["title"], *(webinar.get("title_alt") or [])]


def read_gold(path: Path) -> list[GoldPage]:
    """The pages of a gold file.

    Raises:
        GoldError: it is not one; the text names the line.
    """
    pages = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: cannot be read: {error}") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                pages.append(GoldPage.model_validate_json(line))
            except ValidationError as error:
                first = error.errors()[0]
                where = "".join(f"{part}: " for part in first["loc"])
                said = first["msg"].removeprefix("Value error, ")
                raise GoldError(f"{path}, line {number}: {where}{said}") from error
    if not pages:
        raise GoldError(f"{path}: no page in this file; each line is one: {{'file', 'url', 'webinars'}}")
    return pages
