"""Every statement that writes or reads one transfer and its events.

Callers own the transaction. Lock order of the whole bank: the customer, the challenge,
the day's spending, wallets by id, and the order's row last. So journals are posted
before the order moves; whoever finds that the order moved meanwhile rolls back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from psycopg import sql
from psycopg.rows import class_row

from miimii.db import Conn
from miimii.errors import NotFound
from miimii.orders.model import Move
from miimii.transfers.model import Transfer

_COLUMNS = sql.SQL("""
    reference, user_id, kind, status, amount_kobo, fee_kobo, vat_kobo, duty_kobo,
    payee_user_id, bank_code, bank_name, account_number, resolved_name, sender_name,
    narration, rule_ids, quote_hash, provider, provider_reference, quoted_at,
    expires_at, authorised_at, submitted_at, settled_at
""")
_IS_FIRST_PAYMENT = sql.SQL("""
        SELECT NOT EXISTS (
               SELECT 1
                 FROM transfers
                WHERE user_id = %(user_id)s
                  AND status = 'succeeded'
                  AND payee_user_id IS NOT DISTINCT FROM %(payee_user_id)s
                  AND bank_code IS NOT DISTINCT FROM %(bank_code)s
                  AND account_number IS NOT DISTINCT FROM %(account_number)s)
""")


def insert_quote(conn: Conn, order: Transfer) -> bool:
    """Write a quote and its first event; return whether this payee is a new one.

    A payee is known once a transfer of this customer to it succeeded.
    """
    query = sql.SQL("""
        WITH quote AS (
             INSERT INTO transfers (
                    reference, user_id, kind, status, amount_kobo, fee_kobo, vat_kobo,
                    duty_kobo, payee_user_id, bank_code, bank_name, account_number,
                    resolved_name, sender_name, narration, rule_ids, quote_hash,
                    provider, quoted_at, expires_at)
             VALUES (%(reference)s, %(user_id)s, %(kind)s, 'quoted', %(amount_kobo)s,
                    %(fee_kobo)s, %(vat_kobo)s, %(duty_kobo)s, %(payee_user_id)s,
                    %(bank_code)s, %(bank_name)s, %(account_number)s,
                    %(resolved_name)s, %(sender_name)s, %(narration)s, %(rule_ids)s,
                    %(quote_hash)s, %(provider)s, %(quoted_at)s, %(expires_at)s)
          RETURNING reference),
        event AS (
             INSERT INTO transfer_events (reference, to_status, cause, happened_at)
             SELECT reference, 'quoted', 'customer', %(quoted_at)s
               FROM quote)
        {}
    """)
    row = conn.execute(query.format(_IS_FIRST_PAYMENT), asdict(order)).fetchone()
    return bool(row and row[0])


def is_first_payment(conn: Conn, order: Transfer) -> bool:
    """Return whether no earlier transfer of this customer to this payee succeeded."""
    row = conn.execute(_IS_FIRST_PAYMENT, asdict(order)).fetchone()
    return bool(row and row[0])


def find_order(conn: Conn, reference: str) -> Transfer | None:
    """Return the order as it is now, without a lock."""
    query = sql.SQL("SELECT {} FROM transfers WHERE reference = %(reference)s")
    with conn.cursor(row_factory=class_row(Transfer)) as cur:
        cur.execute(query.format(_COLUMNS), {"reference": reference})
        return cur.fetchone()


def get_order(conn: Conn, reference: str) -> Transfer:
    """Return the order as it is now, without a lock. Raises NotFound."""
    if (order := find_order(conn, reference)) is None:
        raise NotFound(f"no order {reference}")
    return order


def find_reference(conn: Conn, provider: str, reference: str) -> str | None:
    """Return our reference for a reference that a provider named: ours or its own."""
    row = conn.execute(
        """
        SELECT reference
          FROM transfers
         WHERE provider = %(provider)s
           AND (reference = %(reference)s OR provider_reference = %(reference)s)
         ORDER BY reference <> %(reference)s
         LIMIT 1
        """,
        {"provider": provider, "reference": reference},
    ).fetchone()
    return row[0] if row else None


def list_orders(conn: Conn, user_id: UUID, *, limit: int) -> list[Transfer]:
    """Return a customer's orders that were authorised, newest first."""
    query = sql.SQL("""
        SELECT {}
          FROM transfers
         WHERE user_id = %(user_id)s
           AND authorised_at IS NOT NULL
         ORDER BY authorised_at DESC
         LIMIT %(limit)s
    """)
    with conn.cursor(row_factory=class_row(Transfer)) as cur:
        cur.execute(query.format(_COLUMNS), {"user_id": user_id, "limit": limit})
        return cur.fetchall()


def list_named(conn: Conn, references: Sequence[str]) -> list[Transfer]:
    """Return the orders with these references, whoever's they are."""
    query = sql.SQL("SELECT {} FROM transfers WHERE reference = ANY (%(references)s)")
    with conn.cursor(row_factory=class_row(Transfer)) as cur:
        cur.execute(query.format(_COLUMNS), {"references": list(references)})
        return cur.fetchall()


def lock_submitted(conn: Conn, reference: str) -> bool:
    """Keep an order `submitted` until the transaction ends; False if it isn't."""
    row = conn.execute(
        """
        SELECT 1
          FROM transfers
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
             UPDATE transfers
                SET status = %(to)s,
                    provider_reference =
                        coalesce(%(provider_reference)s, provider_reference),
                    authorised_at = CASE WHEN %(is_authorised)s THEN %(at)s
                                         ELSE authorised_at END,
                    submitted_at = CASE WHEN %(to)s = 'submitted' THEN %(at)s
                                        ELSE submitted_at END,
                    settled_at = CASE WHEN %(is_settled)s THEN %(at)s
                                      ELSE settled_at END,
                    requery_after = %(requery_after)s
              WHERE reference = %(reference)s
                AND status = %(left)s
                AND (NOT %(is_authorised)s OR expires_at > %(at)s)
          RETURNING reference)
        INSERT INTO transfer_events (
               reference, from_status, to_status, cause, provider_code, approval_id,
               happened_at)
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
             UPDATE transfers
                SET status = 'cancelled'
              WHERE user_id = %(user_id)s
                AND status = 'quoted'
          RETURNING reference)
        INSERT INTO transfer_events (
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
             UPDATE transfers
                SET status = 'expired'
              WHERE reference IN (
                    SELECT reference
                      FROM transfers
                     WHERE status = 'quoted'
                       AND expires_at <= %(at)s
                     ORDER BY expires_at
                     LIMIT %(limit)s
                       FOR UPDATE SKIP LOCKED)
          RETURNING reference)
        INSERT INTO transfer_events (
               reference, from_status, to_status, cause, happened_at)
        SELECT reference, 'quoted', 'expired', 'time', %(at)s
          FROM moved
        """,
        {"at": at, "limit": limit},
    ).rowcount
