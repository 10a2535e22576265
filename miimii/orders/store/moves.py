"""The steps of orders: what is the same for the table of every product.

Each slice names its own tables here and nobody else's. Callers own the transaction.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from psycopg import sql

from miimii import metrics
from miimii.db import Conn
from miimii.orders.model import Move

_LOCK_SUBMITTED = """
    SELECT 1
      FROM {orders}
     WHERE reference = %(reference)s
       AND status = 'submitted'
       FOR SHARE
"""
_MARK_MOVED = """
    WITH moved AS (
         UPDATE {orders}
            SET status = %(to)s,
                provider_reference =
                    coalesce(%(provider_reference)s, provider_reference),
                authorised_at = CASE WHEN %(is_authorised)s THEN %(at)s
                                     ELSE authorised_at END,
                submitted_at = CASE WHEN %(to)s = 'submitted' THEN %(at)s
                                    ELSE submitted_at END,
                settled_at = CASE WHEN %(is_settled)s THEN %(at)s
                                  ELSE settled_at END,
                {look_at} = %(requery_after)s
          WHERE reference = %(reference)s
            AND status = %(left)s
            AND (NOT %(is_authorised)s OR expires_at > %(at)s)
      RETURNING reference)
    INSERT INTO {events} (
           reference, from_status, to_status, cause, provider_code, approval_id,
           happened_at)
    SELECT reference, %(left)s, %(to)s, %(cause)s, %(provider_code)s,
           %(approval_id)s, %(at)s
      FROM moved
    RETURNING id
"""
_MARK_ALL_CANCELLED = """
    WITH moved AS (
         UPDATE {orders}
            SET status = 'cancelled'
          WHERE user_id = %(user_id)s
            AND status = 'quoted'
      RETURNING reference)
    INSERT INTO {events} (reference, from_status, to_status, cause, happened_at)
    SELECT reference, 'quoted', 'cancelled', %(cause)s, %(at)s
      FROM moved
"""
_MARK_EXPIRED = """
    WITH taken AS MATERIALIZED (
         SELECT reference
           FROM {orders}
          WHERE status = 'quoted'
            AND expires_at <= %(at)s
          ORDER BY expires_at
          LIMIT %(limit)s
            FOR UPDATE SKIP LOCKED),
    moved AS (
         UPDATE {orders} AS o
            SET status = 'expired'
           FROM taken
          WHERE o.reference = taken.reference
      RETURNING o.reference)
    INSERT INTO {events} (reference, from_status, to_status, cause, happened_at)
    SELECT reference, 'quoted', 'expired', 'time', %(at)s
      FROM moved
"""
_LIST_UNSENT = """
    SELECT reference
      FROM {orders} AS o
     WHERE status = 'held'
       AND authorised_at <= %(held_before)s
       AND reference = coalesce(%(only)s, reference)
       AND NOT EXISTS (
           SELECT 1
             FROM lanes
            WHERE lane = o.reference
              AND leased_until > %(at)s)
     ORDER BY authorised_at
     LIMIT %(limit)s
"""
_LIST_CONFIRMED = """
    SELECT reference
      FROM {orders}
     WHERE authorised_at IS NOT NULL
       AND reference > %(after)s
     ORDER BY reference
     LIMIT %(limit)s
"""


class Moves:
    """Moves the orders of one table; `look_at` is when somebody looks at it again."""

    def __init__(self, orders: str, events: str, *, look_at: str) -> None:
        self._kind = orders
        names = {
            "orders": sql.Identifier(orders),
            "events": sql.Identifier(events),
            "look_at": sql.Identifier(look_at),
        }
        self._lock_submitted = sql.SQL(_LOCK_SUBMITTED).format(**names)
        self._mark_moved = sql.SQL(_MARK_MOVED).format(**names)
        self._mark_all_cancelled = sql.SQL(_MARK_ALL_CANCELLED).format(**names)
        self._mark_expired = sql.SQL(_MARK_EXPIRED).format(**names)
        self._list_unsent = sql.SQL(_LIST_UNSENT).format(**names)
        self._list_confirmed = sql.SQL(_LIST_CONFIRMED).format(**names)

    def lock_submitted(self, conn: Conn, reference: str) -> bool:
        """Keep an order `submitted` until the transaction ends; False if it isn't."""
        found = conn.execute(self._lock_submitted, {"reference": reference})
        return found.fetchone() is not None

    def mark_moved(self, conn: Conn, reference: str, move: Move) -> bool:
        """Move an order to its next status and write the event, in one statement.

        False when the order isn't in the status it should leave (any more), or when it
        is confirmed past its time: then nothing was written, and somebody else was
        first. Locks the order's row until the transaction ends.
        """
        values = {
            **asdict(move),
            "reference": reference,
            "is_authorised": move.is_authorised,
            "is_settled": move.is_settled,
        }
        is_moved = conn.execute(self._mark_moved, values).fetchone() is not None
        if is_moved:
            metrics.count_move(self._kind, move.to)
        return is_moved

    def mark_all_cancelled(
        self, conn: Conn, user_id: UUID, *, cause: str, at: datetime
    ) -> int:
        """Cancel every open quote of a customer, with its event; return how many."""
        values = {"user_id": user_id, "cause": cause, "at": at}
        return conn.execute(self._mark_all_cancelled, values).rowcount

    def mark_expired(self, conn: Conn, *, at: datetime, limit: int) -> int:
        """End quotes past their time, with their events; return how many.

        Skips a quote that somebody is just now confirming or cancelling.
        """
        return conn.execute(self._mark_expired, {"at": at, "limit": limit}).rowcount

    def list_unsent(
        self,
        conn: Conn,
        *,
        held_before: datetime,
        at: datetime,
        limit: int,
        only: str | None = None,
    ) -> list[str]:
        """Return orders held since before then that nobody is sending just now."""
        values = {"held_before": held_before, "at": at, "limit": limit, "only": only}
        rows = conn.execute(self._list_unsent, values).fetchall()
        return [reference for (reference,) in rows]

    def list_confirmed(self, conn: Conn, *, after: str, limit: int) -> list[str]:
        """Return orders that were ever confirmed, by reference, from `after` on."""
        values = {"after": after, "limit": limit}
        rows = conn.execute(self._list_confirmed, values).fetchall()
        return [reference for (reference,) in rows]
