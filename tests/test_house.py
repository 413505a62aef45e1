"""The house: that an installation holds what is needed at run time, in exact versions."""

from __future__ import annotations

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

HOUSE = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES = ("crawler", "transform", "validation", "webinars")


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_file_of_the_packages_that_is_no_code_is_installed_with_them() -> None:
    patterns = [
        f"{package.replace('.', '/')}/{pattern.replace('**/', '')}"
        for package, of_package in PYPROJECT["tool"]["setuptools"]["package-data"].items()
        for pattern in of_package
    ]
    files = [
        file.relative_to(HOUSE).as_posix()
        for package in PACKAGES
        for file in (HOUSE / package).rglob("*")
        if file.is_file() and file.suffix not in (".py", ".pyc")
    ]
    assert len(files) > 50
    assert not [file for file in files if not any(fnmatch(file, pattern) for pattern in patterns)]


def test_every_folder_with_code_is_a_package() -> None:
    folders = {file.parent for package in PACKAGES for file in (HOUSE / package).rglob("*.py")}
    assert not [folder for folder in folders if not (folder / "__init__.py").is_file()]


def test_every_dependency_has_one_exact_version() -> None:
    lines = (HOUSE / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line.partition("==") for line in lines if not line.startswith("#")]
    assert all(version for _, _, version in pins)
    pinned = {canonical(name) for name, _, _ in pins}
    extras = PYPROJECT["project"]["optional-dependencies"]
    declared = [*PYPROJECT["project"]["dependencies"], *(need for needs in extras.values() for need in needs)]
    named = {canonical(re.split(r"[<>=\[; ]", need)[0]) for need in declared} - {"webinars"}
    assert named - pinned == set()
