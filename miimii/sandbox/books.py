"""A small SQLite file in which one stand-in provider keeps its own books."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

Row = dict[str, Any]


class Books:
    """One connection shared by threads under a lock; each statement commits itself."""

    def __init__(self, path: Path, schema: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock = threading.RLock()
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.executescript(schema)

    def rows(self, sql: str, params: Mapping[str, Any] | None = None) -> list[Row]:
        """All rows of a query, as dictionaries."""
        with self._lock:
            return [dict(row) for row in self._db.execute(sql, params or {})]

    def row(self, sql: str, params: Mapping[str, Any] | None = None) -> Row | None:
        """The first row of a query, or None."""
        found = self.rows(sql, params)
        return found[0] if found else None

    def run(self, sql: str, params: Mapping[str, Any] | None = None) -> int:
        """Run one statement; returns how many rows it changed."""
        with self._lock:
            return self._db.execute(sql, params or {}).rowcount

    @contextmanager
    def together(self) -> Iterator[None]:
        """Several statements as one: nobody else writes or reads in between."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()


def now() -> datetime:
    """The stand-ins' own clock, aware UTC: they are other companies' computers."""
    return datetime.now(UTC)


def now_text() -> str:
    """Now, as the providers write it."""
    return now().isoformat(timespec="milliseconds")


def naira(kobo: int) -> int | float:
    """Kobo as naira on the wire: an integer, or a number with two decimals."""
    return kobo // 100 if kobo % 100 == 0 else round(kobo / 100, 2)
