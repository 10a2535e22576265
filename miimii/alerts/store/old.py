"""What is older than it may be, in a few words: how many, since when, the first few."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString

from psycopg import sql
from psycopg.rows import class_row

from miimii.db import Conn

_SUMMED_UP = sql.SQL("""
    SELECT count(*), min(since) AS oldest_at,
           (array_agg(ref ORDER BY since))[1:5] AS refs
      FROM ({}) AS found
""")


@dataclass(frozen=True, slots=True)
class Old:
    """Rows that are older than they may be: how many, since when, and the first few."""

    count: int
    oldest_at: datetime | None
    refs: list[str] | None


def sum_up(conn: Conn, rows: LiteralString, **values: object) -> Old:
    """Return what a query finds, whose columns are `ref` and `since`."""
    return one_old(conn, _SUMMED_UP.format(sql.SQL(rows)), **values)


def one_old(conn: Conn, query: sql.Composed | LiteralString, **values: object) -> Old:
    """Return the one row of a query that sums up by itself."""
    with conn.cursor(row_factory=class_row(Old)) as cursor:
        return cursor.execute(query, values).fetchone() or Old(0, None, None)
