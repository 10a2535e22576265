"""Purchases that wait: to be sent, or for the vendor's word."""

from __future__ import annotations

from datetime import datetime

from miimii.db import Conn


def mark_waiting(
    conn: Conn,
    reference: str,
    *,
    look_again_at: datetime,
    provider_reference: str | None,
) -> bool:
    """Note that the outcome is still unknown; False if it is known."""
    done = conn.execute(
        """
        UPDATE purchases
           SET look_again_at = %(look_again_at)s,
               provider_reference = coalesce(%(provider_reference)s, provider_reference)
         WHERE reference = %(reference)s
           AND status = 'submitted'
        """,
        {
            "reference": reference,
            "look_again_at": look_again_at,
            "provider_reference": provider_reference,
        },
    )
    return done.rowcount == 1


def list_due(
    conn: Conn, *, at: datetime, limit: int, only: str | None = None
) -> list[str]:
    """Return purchases whose age is to be looked at: nobody else can be asked."""
    rows = conn.execute(
        """
        SELECT reference
          FROM purchases
         WHERE status = 'submitted'
           AND look_again_at <= %(at)s
           AND reference = coalesce(%(only)s, reference)
         ORDER BY look_again_at
         LIMIT %(limit)s
        """,
        {"at": at, "limit": limit, "only": only},
    ).fetchall()
    return [reference for (reference,) in rows]
