"""Every statement on spending: what each customer sent out on each Lagos day."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from miimii.db import Conn

# What the customer chose last is in force at once if it is lower, whatever the clock
# of the payment that it overtook says; `least` passes over no limit.
_WITHIN = """
    WITH cap AS (
         SELECT least(%(cap)s, (
                SELECT CASE WHEN effective_at = chosen_at OR effective_at <= %(at)s
                            THEN day_kobo ELSE before_kobo END
                  FROM own_limits
                 WHERE user_id = %(user)s
                 ORDER BY id DESC
                 LIMIT 1)) AS kobo)
    INSERT INTO spending (user_id, spent_on, spent_kobo)
    SELECT %(user)s, %(day)s, %(kobo)s
      FROM cap
     WHERE %(kobo)s <= cap.kobo
        ON CONFLICT (user_id, spent_on) DO UPDATE
       SET spent_kobo = spending.spent_kobo + excluded.spent_kobo
     WHERE spending.spent_kobo + excluded.spent_kobo <= (SELECT kobo FROM cap)
"""


def add_within(
    conn: Conn, user_id: UUID, day: date, kobo: int, *, cap_kobo: int, at: datetime
) -> bool:
    """Add to the day if it stays within the cap and within the customer's own limit.

    False, and nothing done, if not. Locks the day's row; whoever waits for it is
    judged by what the first left.
    """
    wanted = {"user": user_id, "day": day, "kobo": kobo, "cap": cap_kobo, "at": at}
    return conn.execute(_WITHIN, wanted).rowcount == 1


def add(conn: Conn, user_id: UUID, day: date, kobo: int) -> None:
    """Add to the day whatever its limits say."""
    conn.execute(
        """
        INSERT INTO spending (user_id, spent_on, spent_kobo)
        VALUES (%(user)s, %(day)s, %(kobo)s)
            ON CONFLICT (user_id, spent_on) DO UPDATE
           SET spent_kobo = spending.spent_kobo + excluded.spent_kobo
        """,
        {"user": user_id, "day": day, "kobo": kobo},
    )


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


def find_day(
    conn: Conn, user_id: UUID, day: date, *, at: datetime
) -> tuple[int, int | None]:
    """Return the kobo sent out on a day, and the customer's own limit, if any."""
    row = conn.execute(
        """
        SELECT coalesce((
               SELECT spent_kobo
                 FROM spending
                WHERE user_id = %(user)s AND spent_on = %(day)s), 0)::bigint,
               (SELECT CASE WHEN effective_at = chosen_at OR effective_at <= %(at)s
                            THEN day_kobo ELSE before_kobo END
                  FROM own_limits
                 WHERE user_id = %(user)s
                 ORDER BY id DESC
                 LIMIT 1)
        """,
        {"user": user_id, "day": day, "at": at},
    ).fetchone()
    return (int(row[0]), row[1]) if row else (0, None)


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
