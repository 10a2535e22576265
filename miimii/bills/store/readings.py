"""Every statement on what we read of our float at the vendor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from psycopg.rows import class_row

from miimii.db import Conn

# Sent as long before a reading, a purchase may or may not be in it: then it counts.
_IN_FLIGHT = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the float was; `is_short`: the vendor refused for want of it."""

    id: int
    balance_kobo: int | None
    is_short: bool
    cause: str
    happened_at: datetime


def insert_reading(
    conn: Conn,
    provider: str,
    *,
    balance_kobo: int | None,
    is_short: bool,
    cause: str,
    at: datetime,
) -> None:
    """Write a reading down."""
    conn.execute(
        """
        INSERT INTO float_readings (
               provider, balance_kobo, is_short, cause, happened_at)
        VALUES (%(provider)s, %(balance_kobo)s, %(is_short)s, %(cause)s, %(at)s)
        """,
        {
            "provider": provider,
            "balance_kobo": balance_kobo,
            "is_short": is_short,
            "cause": cause,
            "at": at,
        },
    )


def find_latest(conn: Conn, provider: str) -> Reading | None:
    """Return the newest reading."""
    with conn.cursor(row_factory=class_row(Reading)) as cur:
        return cur.execute(
            """
            SELECT id, balance_kobo, is_short, cause, happened_at
              FROM float_readings
             WHERE provider = %(provider)s
             ORDER BY happened_at DESC, id DESC
             LIMIT 1
            """,
            {"provider": provider},
        ).fetchone()


def committed_since(conn: Conn, provider: str, *, at: datetime) -> int:
    """Return the kobo promised since a reading: sold, or about to be."""
    row = conn.execute(
        """
        SELECT coalesce(sum(cost_kobo), 0)::bigint
          FROM purchases
         WHERE provider = %(provider)s
           AND (status = 'held'
                OR (status = 'submitted' AND submitted_at > %(sent_after)s)
                OR (status = 'succeeded' AND settled_at > %(at)s
                    AND submitted_at > %(sent_after)s))
        """,
        {"provider": provider, "at": at, "sent_after": at - _IN_FLIGHT},
    ).fetchone()
    return row[0] if row else 0
