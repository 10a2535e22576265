"""Every statement that writes or reads one transfer and its events.

Callers own the transaction. Lock order of the whole bank: the customer, the challenge,
the day's spending, wallets by id, and the order's row last. So journals are posted
before the order moves; whoever finds that the order moved meanwhile rolls back.
"""

from __future__ import annotations

from dataclasses import asdict

from psycopg import sql

from miimii.db import Conn
from miimii.orders.store.moves import Moves
from miimii.orders.store.reads import Reads
from miimii.transfers.model import Transfer

_MOVES = Moves("transfers", "transfer_events", look_at="requery_after")
lock_submitted = _MOVES.lock_submitted
mark_moved = _MOVES.mark_moved
mark_all_cancelled = _MOVES.mark_all_cancelled
mark_expired = _MOVES.mark_expired
list_unsent = _MOVES.list_unsent

_COLUMNS = sql.SQL("""
    reference, user_id, kind, status, amount_kobo, fee_kobo, vat_kobo, duty_kobo,
    payee_user_id, bank_code, bank_name, account_number, resolved_name, sender_name,
    narration, rule_ids, quote_hash, provider, provider_reference, quoted_at,
    expires_at, authorised_at, submitted_at, settled_at
""")
_READS = Reads("transfers", _COLUMNS, Transfer)
find_order = _READS.find_order
get_order = _READS.get_order
list_orders = _READS.list_orders
list_named = _READS.list_named
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
