"""Every statement on the register of breaches. Callers own the transaction."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from psycopg import sql
from psycopg.rows import class_row

from miimii.db import Conn
from miimii.errors import NotFound
from miimii.privacy.model import Breach

_COLUMNS = sql.SQL("""
    number, found_at, what, whose, notice, opened_by, told_at, told_by, closed_at,
    closed_why
""")


def insert_breach(conn: Conn, breach: Breach) -> None:
    conn.execute(
        """
        INSERT INTO breaches (number, found_at, what, whose, notice, opened_by)
        VALUES (%(number)s, %(found_at)s, %(what)s, %(whose)s, %(notice)s,
               %(opened_by)s)
        """,
        asdict(breach),
    )


def get_breach(conn: Conn, number: str) -> Breach:
    """Return a breach, its row locked. Raises NotFound."""
    query = sql.SQL("SELECT {} FROM breaches WHERE number = %(number)s FOR UPDATE")
    with conn.cursor(row_factory=class_row(Breach)) as cur:
        found = cur.execute(query.format(_COLUMNS), {"number": number}).fetchone()
    if found is None:
        raise NotFound("breach")
    return found


def list_breaches(conn: Conn) -> list[Breach]:
    """Return the breaches: open ones first, then the newest."""
    query = sql.SQL("""
        SELECT {} FROM breaches ORDER BY closed_at IS NOT NULL, found_at DESC
    """)
    with conn.cursor(row_factory=class_row(Breach)) as cur:
        return cur.execute(query.format(_COLUMNS)).fetchall()


def mark_told(conn: Conn, number: str, *, by: str, at: datetime) -> None:
    conn.execute(
        """
        UPDATE breaches SET told_at = %(at)s, told_by = %(by)s
         WHERE number = %(number)s
        """,
        {"number": number, "by": by, "at": at},
    )


def mark_closed(conn: Conn, number: str, *, why: str, by: str, at: datetime) -> None:
    conn.execute(
        """
        UPDATE breaches
           SET closed_at = %(at)s, closed_by = %(by)s, closed_why = %(why)s
         WHERE number = %(number)s
        """,
        {"number": number, "why": why, "by": by, "at": at},
    )


def count_whose(conn: Conn, whose: str) -> int:
    """Return how many rows a stored query finds; it can't write, nor be two queries.

    Call it in a transaction of its own: nothing can be written in that one afterwards.
    """
    conn.execute("SET TRANSACTION READ ONLY")
    conn.execute("SET LOCAL statement_timeout = '60s'")
    # Binary results come by the extended protocol, which takes one statement alone.
    return conn.execute(whose.encode(), binary=True).rowcount
