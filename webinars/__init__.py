"""The face of the project: the command, the run, the release and the loader.

`webinars.load()` gives the tables of the latest release as pandas frames, which is all that a notebook needs; pandas is
imported when it is called for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from webinars.loader import Release, load

__all__ = ["Release", "load"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from webinars import loader

        return getattr(loader, name)
    raise AttributeError(f"module 'webinars' has no attribute {name!r}")
