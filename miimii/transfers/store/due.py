"""Transfers that wait for something: an answer, the next question, or a sender."""

from __future__ import annotations

from datetime import datetime, timedelta

from psycopg import sql

from miimii.db import Conn

# No POST takes as long; then whoever sends it hangs, and the bank is asked anyway.
_SENDING_TAKES = timedelta(minutes=5)
_DUE = sql.SQL("""
    SELECT reference
      FROM transfers AS t
     WHERE status = 'submitted'
       AND requery_after <= %(at)s
       AND reference = coalesce(%(only)s, reference)
       AND (submitted_at <= %(sent_before)s
            OR NOT EXISTS (
               SELECT 1
                 FROM lanes
                WHERE lane = t.reference
                  AND leased_until > %(at)s))
     ORDER BY requery_after
     LIMIT %(limit)s
""")


def mark_asked(
    conn: Conn,
    reference: str,
    *,
    requery_after: datetime,
    provider_reference: str | None,
) -> bool:
    """Note that the outcome is still unknown and when to ask; False if it is known."""
    done = conn.execute(
        """
        UPDATE transfers
           SET requery_after = %(requery_after)s,
               requery_count = requery_count + 1,
               provider_reference = coalesce(%(provider_reference)s, provider_reference)
         WHERE reference = %(reference)s
           AND status = 'submitted'
        """,
        {
            "reference": reference,
            "requery_after": requery_after,
            "provider_reference": provider_reference,
        },
    )
    return done.rowcount == 1


def lease_due(
    conn: Conn, *, at: datetime, until: datetime, limit: int, only: str | None = None
) -> list[str]:
    """Take up to `limit` orders due for a requery and hide them `until` then.

    A lease, not a lock: commit before asking the bank. Two runs never share an order,
    and those of a run that dies come back by themselves.
    An order that somebody is just sending is left alone: the bank may not know it yet.
    MATERIALIZED, as a plan that runs a sub-select again would take more than the limit.
    """
    query = sql.SQL("""
        WITH taken AS MATERIALIZED (
             {due}
               FOR UPDATE SKIP LOCKED)
        UPDATE transfers AS t
           SET requery_after = %(until)s
          FROM taken
         WHERE t.reference = taken.reference
        RETURNING t.reference
    """)
    values = {**_asked(at, limit, only), "until": until}
    rows = conn.execute(query.format(due=_DUE), values).fetchall()
    return [reference for (reference,) in rows]


def list_due(
    conn: Conn, *, at: datetime, limit: int, only: str | None = None
) -> list[str]:
    """Return what `lease_due` would take, without taking it."""
    rows = conn.execute(_DUE, _asked(at, limit, only)).fetchall()
    return [reference for (reference,) in rows]


def _asked(at: datetime, limit: int, only: str | None) -> dict[str, object]:
    return {"at": at, "limit": limit, "only": only, "sent_before": at - _SENDING_TAKES}
