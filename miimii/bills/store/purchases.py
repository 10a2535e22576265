"""Every statement that writes or reads one purchase and its events.

Fits `orders.product.Rows`. Callers own the transaction; the order's row is locked last,
after the day's spending and the wallets.
"""

from __future__ import annotations

from dataclasses import asdict

from psycopg import sql

from miimii.bills.model import Purchase
from miimii.db import Conn
from miimii.orders.store.moves import Moves
from miimii.orders.store.reads import Reads

_MOVES = Moves("purchases", "purchase_events", look_at="look_again_at")
lock_submitted = _MOVES.lock_submitted
mark_moved = _MOVES.mark_moved
mark_all_cancelled = _MOVES.mark_all_cancelled
mark_expired = _MOVES.mark_expired
list_unsent = _MOVES.list_unsent

_COLUMNS = sql.SQL("""
    reference, user_id, kind, status, amount_kobo, fee_kobo, vat_kobo, duty_kobo,
    biller, biller_name, target, target_name, meter_type, plan_id, plan_code, product,
    cost_kobo, rule_ids, quote_hash, provider, provider_reference, quoted_at,
    expires_at, authorised_at, submitted_at, settled_at,
    token_sealed IS NOT NULL AS has_token
""")
_READS = Reads("purchases", _COLUMNS, Purchase)
find_order = _READS.find_order
get_order = _READS.get_order
list_orders = _READS.list_orders
list_named = _READS.list_named


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
