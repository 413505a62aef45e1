"""What holds for all tests. That no socket leads off this machine is set in pyproject.toml (pytest-socket)."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def no_settings_of_the_developer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test means the same whatever the environment names."""
    for name in ("WEBINARS_CONTACT", "WEBINARS_DATASET", "WEBINARS_SPACY_MODEL"):
        monkeypatch.delenv(name, raising=False)
