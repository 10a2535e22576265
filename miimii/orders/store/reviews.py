"""Every statement on reviews: what people have to look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from miimii.db import Conn
from miimii.orders.model import Review


def insert_review(
    conn: Conn, kind: str, subject: str, *, detail: Mapping[str, Any], at: datetime
) -> None:
    """Put something before people, one row a kind and subject.

    What is open stays as it is; what they had closed is news, and opens again.
    """
    conn.execute(
        """
        INSERT INTO reviews (kind, subject, detail, opened_at)
        VALUES (%(kind)s, %(subject)s, %(detail)s, %(at)s)
            ON CONFLICT (kind, subject) DO UPDATE
           SET detail = EXCLUDED.detail, opened_at = EXCLUDED.opened_at,
               closed_at = NULL
         WHERE reviews.closed_at IS NOT NULL
        """,
        {"kind": kind, "subject": subject, "detail": Jsonb(dict(detail)), "at": at},
    )


def has_review(conn: Conn, kind: str, subject: str) -> bool:
    """Return whether such a review was ever opened."""
    row = conn.execute(
        "SELECT 1 FROM reviews WHERE kind = %(kind)s AND subject = %(subject)s",
        {"kind": kind, "subject": subject},
    ).fetchone()
    return row is not None


def list_open(
    conn: Conn,
    kinds: Sequence[str] | None,
    *,
    subject: str | None = None,
    limit: int = 100,
) -> list[Review]:
    """Return the open reviews of some kinds, of one subject or all, oldest first.

    No kinds: all but those of what looks like fraud.
    """
    with conn.cursor(row_factory=class_row(Review)) as cur:
        return cur.execute(
            """
            SELECT kind, subject, detail, opened_at
              FROM reviews
             WHERE CASE WHEN %(kinds)s::text[] IS NULL
                        THEN NOT starts_with(kind, 'fraud')
                        ELSE kind = ANY (%(kinds)s) END
               AND subject = coalesce(%(subject)s, subject)
               AND closed_at IS NULL
             ORDER BY opened_at, id
             LIMIT %(limit)s
            """,
            {"kinds": kinds and list(kinds), "subject": subject, "limit": limit},
        ).fetchall()


def list_undecided(conn: Conn, *, limit: int) -> list[str]:
    """Return the orders before people that no provider settles, the oldest first."""
    rows = conn.execute(
        """
        SELECT o.reference
          FROM reviews r
          JOIN orders o ON o.reference = r.subject
         WHERE r.closed_at IS NULL
           AND o.status = 'needs_review'
         GROUP BY o.reference
         ORDER BY min(r.opened_at), o.reference
         LIMIT %(limit)s
        """,
        {"limit": limit},
    )
    return [str(reference) for (reference,) in rows]


def is_undecided(conn: Conn, reference: str) -> bool:
    """Whether it is an order that waits for two people."""
    row = conn.execute(
        """
        SELECT 1
          FROM orders
         WHERE reference = %(reference)s
           AND status = 'needs_review'
        """,
        {"reference": reference},
    ).fetchone()
    return row is not None


def mark_closed(
    conn: Conn, subject: str, *, at: datetime, kinds: Sequence[str] | None = None
) -> None:
    """Close every open review of a subject, or those of some kinds.

    What looks like fraud is closed by its kind alone: that an order has ended says
    nothing about it.
    """
    conn.execute(
        """
        UPDATE reviews
           SET closed_at = %(at)s
         WHERE subject = %(subject)s
           AND CASE WHEN %(kinds)s::text[] IS NULL THEN NOT starts_with(kind, 'fraud')
                    ELSE kind = ANY (%(kinds)s) END
           AND closed_at IS NULL
        """,
        {"subject": subject, "kinds": kinds and list(kinds), "at": at},
    )
