"""Every statement on which news a customer does not want to be told."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from psycopg.rows import class_row

from miimii.db import Conn
from miimii.users.model import NewsPreferences


def find_preferences(conn: Conn, user_id: UUID) -> NewsPreferences | None:
    """Return what the customer chose; None: nothing yet."""
    with conn.cursor(row_factory=class_row(NewsPreferences)) as cur:
        return cur.execute(
            """
            SELECT credits_from_kobo, is_told_fees
              FROM news_preferences
             WHERE user_id = %(user)s
            """,
            {"user": user_id},
        ).fetchone()


def put_preferences(
    conn: Conn, user_id: UUID, chosen: NewsPreferences, *, at: datetime
) -> None:
    """Write what the customer chooses over what they chose before."""
    conn.execute(
        """
        INSERT INTO news_preferences
               (user_id, credits_from_kobo, is_told_fees, chosen_at)
        VALUES (%(user)s, %(credits)s, %(fees)s, %(at)s)
            ON CONFLICT (user_id) DO UPDATE
           SET credits_from_kobo = excluded.credits_from_kobo,
               is_told_fees = excluded.is_told_fees,
               chosen_at = excluded.chosen_at
        """,
        {
            "user": user_id,
            "credits": chosen.credits_from_kobo,
            "fees": chosen.is_told_fees,
            "at": at,
        },
    )
