"""Every statement that writes or reads one purchase and its events.

Fits `orders.product.Rows`. Callers own the transaction; the order's row is locked last,
after the day's spending and the wallets.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from psycopg import sql
from psycopg.rows import class_row

from miimii.bills.model import Purchase
from miimii.db import Conn
from miimii.errors import NotFound
from miimii.orders.model import Move

_COLUMNS = sql.SQL("""
    reference, user_id, kind, status, amount_kobo, fee_kobo, vat_kobo, duty_kobo,
    biller, biller_name, target, target_name, meter_type, plan_id, plan_code, product,
    cost_kobo, rule_ids, quote_hash, provider, provider_reference, quoted_at,
    expires_at, authorised_at, submitted_at, settled_at,
    token_sealed IS NOT NULL AS has_token
""")


def insert_quote(conn: Conn, order: Purchase) -> None:
    """Write a quote and its first event."""
    conn.execute(
        """
        WITH quote AS (
             INSERT INTO purchases (
                    reference, user_id, kind, status, amount_kobo, fee_kobo, vat_kobo,
                    duty_kobo, biller, biller_name, target, target_name, meter_type,
                    plan_id, plan_code, product, cost_kobo, rule_ids, quote_hash,
                    provider, quoted_at, expires_at)
             VALUES (%(reference)s, %(user_id)s, %(kind)s, 'quoted', %(amount_kobo)s,
                    %(fee_kobo)s, %(vat_kobo)s, %(duty_kobo)s, %(biller)s,
                    %(biller_name)s, %(target)s, %(target_name)s, %(meter_type)s,
                    %(plan_id)s, %(plan_code)s, %(product)s, %(cost_kobo)s,
                    %(rule_ids)s, %(quote_hash)s, %(provider)s, %(quoted_at)s,
                    %(expires_at)s)
          RETURNING reference)
        INSERT INTO purchase_events (reference, to_status, cause, happened_at)
        SELECT reference, 'quoted', 'customer', %(quoted_at)s
          FROM quote
        """,
        asdict(order),
    )


def find_order(conn: Conn, reference: str) -> Purchase | None:
    """Return the order as it is now, without a lock."""
    query = sql.SQL("SELECT {} FROM purchases WHERE reference = %(reference)s")
    with conn.cursor(row_factory=class_row(Purchase)) as cur:
        cur.execute(query.format(_COLUMNS), {"reference": reference})
        return cur.fetchone()


def get_order(conn: Conn, reference: str) -> Purchase:
    """Return the order as it is now, without a lock. Raises NotFound."""
    if (order := find_order(conn, reference)) is None:
        raise NotFound(f"no order {reference}")
    return order


def list_orders(conn: Conn, user_id: UUID, *, limit: int) -> list[Purchase]:
    """Return a customer's purchases that were authorised, newest first."""
    query = sql.SQL("""
        SELECT {}
          FROM purchases
         WHERE user_id = %(user_id)s
           AND authorised_at IS NOT NULL
         ORDER BY authorised_at DESC
         LIMIT %(limit)s
    """)
    with conn.cursor(row_factory=class_row(Purchase)) as cur:
        cur.execute(query.format(_COLUMNS), {"user_id": user_id, "limit": limit})
        return cur.fetchall()


def lock_submitted(conn: Conn, reference: str) -> bool:
    """Keep an order `submitted` until the transaction ends; False if it isn't."""
    row = conn.execute(
        """
        SELECT 1
          FROM purchases
         WHERE reference = %(reference)s
           AND status = 'submitted'
           FOR SHARE
        """,
        {"reference": reference},
    ).fetchone()
    return row is not None


def mark_moved(conn: Conn, reference: str, move: Move) -> bool:
    """Move an order to its next status and write the event, in one statement.

    False when the order isn't in the status it should leave (any more), or when it is
    confirmed past its time: then nothing was written, and somebody else was first.
    Locks the order's row until the transaction ends.
    """
    row = conn.execute(
        """
        WITH moved AS (
             UPDATE purchases
                SET status = %(to)s,
                    provider_reference =
                        coalesce(%(provider_reference)s, provider_reference),
                    authorised_at = CASE WHEN %(is_authorised)s THEN %(at)s
                                         ELSE authorised_at END,
                    submitted_at = CASE WHEN %(to)s = 'submitted' THEN %(at)s
                                        ELSE submitted_at END,
                    settled_at = CASE WHEN %(is_settled)s THEN %(at)s
                                      ELSE settled_at END,
                    look_again_at = %(requery_after)s
              WHERE reference = %(reference)s
                AND status = %(left)s
                AND (NOT %(is_authorised)s OR expires_at > %(at)s)
          RETURNING reference)
        INSERT INTO purchase_events (reference, from_status, to_status, cause,
               provider_code, approval_id, happened_at)
        SELECT reference, %(left)s, %(to)s, %(cause)s, %(provider_code)s,
               %(approval_id)s, %(at)s
          FROM moved
        RETURNING id
        """,
        {
            **asdict(move),
            "reference": reference,
            "is_authorised": move.is_authorised,
            "is_settled": move.is_settled,
        },
    ).fetchone()
    return row is not None


def mark_all_cancelled(conn: Conn, user_id: UUID, *, cause: str, at: datetime) -> int:
    """Cancel every open quote of a customer, with its event; return how many."""
    return conn.execute(
        """
        WITH moved AS (
             UPDATE purchases
                SET status = 'cancelled'
              WHERE user_id = %(user_id)s
                AND status = 'quoted'
          RETURNING reference)
        INSERT INTO purchase_events (
               reference, from_status, to_status, cause, happened_at)
        SELECT reference, 'quoted', 'cancelled', %(cause)s, %(at)s
          FROM moved
        """,
        {"user_id": user_id, "cause": cause, "at": at},
    ).rowcount


def mark_expired(conn: Conn, *, at: datetime, limit: int) -> int:
    """End quotes past their time, with their events; return how many.

    Skips a quote that somebody is just now confirming or cancelling.
    """
    return conn.execute(
        """
        WITH moved AS (
             UPDATE purchases
                SET status = 'expired'
              WHERE reference IN (
                    SELECT reference
                      FROM purchases
                     WHERE status = 'quoted'
                       AND expires_at <= %(at)s
                     ORDER BY expires_at
                     LIMIT %(limit)s
                       FOR UPDATE SKIP LOCKED)
          RETURNING reference)
        INSERT INTO purchase_events (
               reference, from_status, to_status, cause, happened_at)
        SELECT reference, 'quoted', 'expired', 'time', %(at)s
          FROM moved
        """,
        {"at": at, "limit": limit},
    ).rowcount


def mark_cost(conn: Conn, reference: str, cost_kobo: int) -> None:
    """Keep what the vendor really took."""
    conn.execute(
        "UPDATE purchases SET cost_kobo = %(cost)s WHERE reference = %(reference)s",
        {"reference": reference, "cost": cost_kobo},
    )


def mark_token(conn: Conn, reference: str, sealed: str) -> bool:
    """Keep a sealed token; False when there is one already: the first stays."""
    done = conn.execute(
        """
        UPDATE purchases
           SET token_sealed = %(sealed)s
         WHERE reference = %(reference)s
           AND token_sealed IS NULL
        """,
        {"reference": reference, "sealed": sealed},
    )
    return done.rowcount == 1


def find_token(conn: Conn, reference: str) -> str | None:
    """Return the sealed token of a purchase; None if it has none."""
    row = conn.execute(
        "SELECT token_sealed FROM purchases WHERE reference = %(reference)s",
        {"reference": reference},
    ).fetchone()
    return row[0] if row else None
