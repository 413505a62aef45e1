"""SQLite as the ledger uses it: transactions that are all or nothing, and errors in one line that name the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class LedgerError(Exception):
    """The ledger cannot be opened or written; the message is one line."""


Execute = Callable[..., sqlite3.Cursor]


class Database:
    """A file with these `tables`, made where there is none; `layout` is the number by which they are known.

    Raises:
        LedgerError: it cannot be opened, is damaged, or has another layout.
    """

    def __init__(self, path: Path, tables: str, layout: int) -> None:
        self._path = path
        with self._errors_named():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, isolation_level=None, timeout=30)
            self._connection.row_factory = _as_dict
            # A write-ahead log survives a kill at any moment; a power cut may cost the latest entries, never the
            # archive, and those pages are fetched again.
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.execute("PRAGMA foreign_keys = ON")
            found = self._connection.execute("PRAGMA user_version").fetchone()["user_version"]
            if found == 0:
                self._connection.executescript(f"BEGIN IMMEDIATE;{tables}PRAGMA user_version = {layout};COMMIT;")
            elif found != layout:
                raise LedgerError(
                    f"{path}: is of layout {found}, and this version of webinars reads layout {layout}; "
                    "move it away: the archive keeps every page"
                )

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def rows(self, query: str, values: tuple[str | int, ...] = ()) -> list[dict[str, Any]]:
        """What a query finds, column by name."""
        with self._errors_named():
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[Execute]:
        """All or nothing of what is done within; gives the function that does it."""
        with self._errors_named():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection.execute
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    @contextmanager
    def _errors_named(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise LedgerError(f"{self._path}: the ledger cannot be used: {error}") from error
        except sqlite3.DatabaseError as error:
            raise LedgerError(
                f"{self._path}: the ledger is damaged ({error}); move it away: the archive keeps every page"
            ) from error
        except OSError as error:
            raise LedgerError(f"{self._path}: the ledger cannot be opened: {error.strerror}") from error


def _as_dict(cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> dict[str, Any]:
    return {column[0]: value for column, value in zip(cursor.description, row, strict=True)}
