"""The planner's statistics and dead rows: which tables need care, and giving it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from miimii.db import Conn
from miimii.upkeep.store import statistics as store


@dataclass(frozen=True, slots=True)
class Care:
    """What one table needs; `is_ours` says whether we may give it."""

    deed: Literal["analyzed", "vacuumed"]
    table: store.Table

    @property
    def is_ours(self) -> bool:
        return self.table.is_ours

    def __str__(self) -> str:
        return f"{self.table.schema}.{self.table.name}"


def list_due(conn: Conn, *, at: datetime) -> list[Care]:
    """Return which tables need what, by the server's own counts."""
    return [
        *(Care("vacuumed", table) for table in store.list_to_vacuum(conn)),
        *(Care("analyzed", table) for table in store.list_to_analyze(conn, at=at)),
    ]


def give(conn: Conn, care: Care) -> None:
    """Give a table what it needs: nobody has to wait for it. Needs autocommit."""
    if care.deed == "analyzed":
        store.analyze(conn, care.table)
    else:
        store.vacuum(conn, care.table)
