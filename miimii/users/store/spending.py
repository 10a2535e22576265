"""Every statement on spending: what each customer sent out on each Lagos day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from miimii.db import Conn

_WITHIN = """
    INSERT INTO spending (user_id, spent_on, spent_kobo)
    SELECT %(user)s, %(day)s, %(kobo)s
     WHERE %(kobo)s <= %(cap)s
        ON CONFLICT (user_id, spent_on) DO UPDATE
       SET spent_kobo = spending.spent_kobo + excluded.spent_kobo
     WHERE spending.spent_kobo + excluded.spent_kobo <= %(cap)s
"""


def add_within(
    conn: Conn, user_id: UUID, day: date, kobo: int, *, cap_kobo: int
) -> bool:
    """Add to the day if it stays within the cap; False, and nothing done, if not.

    Locks the day's row; whoever waits for it is judged by what the first left.
    """
    wanted = {"user": user_id, "day": day, "kobo": kobo, "cap": cap_kobo}
    return conn.execute(_WITHIN, wanted).rowcount == 1


def take_off(conn: Conn, user_id: UUID, day: date, kobo: int) -> None:
    """Take an amount that did not go out off its day again, never below zero."""
    conn.execute(
        """
        UPDATE spending
           SET spent_kobo = greatest(spent_kobo - %(kobo)s, 0)
         WHERE user_id = %(user)s AND spent_on = %(day)s
        """,
        {"user": user_id, "day": day, "kobo": kobo},
    )


def total(conn: Conn, user_id: UUID, first: date, last: date) -> int:
    """Return the kobo sent out on these days, both ends included."""
    row = conn.execute(
        """
        SELECT coalesce(sum(spent_kobo), 0)::bigint
          FROM spending
         WHERE user_id = %(user)s AND spent_on BETWEEN %(first)s AND %(last)s
        """,
        {"user": user_id, "first": first, "last": last},
    ).fetchone()
    return int(row[0]) if row else 0
