"""Every statement on limits that customers set themselves. Rows are never changed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from psycopg.rows import class_row

from miimii.db import Conn
from miimii.users.model import OwnLimit


def insert_own_limit(
    conn: Conn, user_id: UUID, chosen: OwnLimit, *, at: datetime
) -> None:
    """Write what counts from now on; own_limits_rise_after_a_day keeps it honest."""
    conn.execute(
        """
        INSERT INTO own_limits (user_id, day_kobo, before_kobo, chosen_at, effective_at)
        VALUES (%(user)s, %(day)s, %(before)s, %(at)s, %(effective_at)s)
        """,
        {
            "user": user_id,
            "day": chosen.day_kobo,
            "before": chosen.before_kobo,
            "at": at,
            "effective_at": chosen.effective_at,
        },
    )


def find_newest(conn: Conn, user_id: UUID) -> OwnLimit | None:
    """Return what the customer chose last; it alone counts."""
    with conn.cursor(row_factory=class_row(OwnLimit)) as cur:
        return cur.execute(
            """
            SELECT day_kobo, before_kobo, effective_at
              FROM own_limits
             WHERE user_id = %(user)s
             ORDER BY id DESC
             LIMIT 1
            """,
            {"user": user_id},
        ).fetchone()
