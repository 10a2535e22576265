"""Every statement on monthly fees. Callers own the transaction."""

from __future__ import annotations

from datetime import datetime

from psycopg.rows import class_row

from miimii.db import Conn
from miimii.fees.model import Due, Month, MonthPrice, Outcome


def list_due(
    conn: Conn, month: Month, *, after: int, only: int | None, limit: int
) -> list[Due]:
    """Return wallets without a row for the month, in id order, without a lock.

    Of customers who were there before the month ended and are active or frozen.
    """
    with conn.cursor(row_factory=class_row(Due)) as cur:
        return cur.execute(
            """
            SELECT u.wallet_account_id AS wallet_id, u.user_id
              FROM books.users u
             WHERE u.standing IN ('active', 'frozen')
               AND u.created_at < %(ends_at)s
               AND u.wallet_account_id > %(after)s
               AND (%(only)s::bigint IS NULL OR u.wallet_account_id = %(only)s)
               AND NOT EXISTS (SELECT FROM monthly_fees f
                                WHERE f.wallet_id = u.wallet_account_id
                                  AND f.month = %(month)s)
             ORDER BY u.wallet_account_id
             LIMIT %(limit)s
            """,
            {
                "month": month.first,
                "ends_at": month.ends_at,
                "after": after,
                "only": only,
                "limit": limit,
            },
        ).fetchall()


def has_fee(conn: Conn, wallet_id: int, month: Month) -> bool:
    """Return whether the wallet has its row for the month."""
    return bool(
        conn.execute(
            """
            SELECT 1
              FROM monthly_fees
             WHERE wallet_id = %(wallet_id)s
               AND month = %(month)s
            """,
            {"wallet_id": wallet_id, "month": month.first},
        ).rowcount
    )


def insert_fee(
    conn: Conn, wallet_id: int, price: MonthPrice, outcome: Outcome, *, at: datetime
) -> None:
    """Write what came of a wallet's month, for good; UniqueViolation for a second."""
    is_charged = outcome == "charged"
    conn.execute(
        """
        INSERT INTO monthly_fees (
               wallet_id, month, status, why, fee_kobo, vat_kobo, rule_ids,
               happened_at)
        VALUES (%(wallet_id)s, %(month)s, %(status)s, %(why)s, %(fee)s, %(vat)s,
               %(rule_ids)s, %(at)s)
        """,
        {
            "wallet_id": wallet_id,
            "month": price.month.first,
            "status": "charged" if is_charged else "skipped",
            "why": None if is_charged else outcome,
            "fee": price.fee.kobo,
            "vat": price.vat.kobo,
            "rule_ids": list(price.rule_ids),
            "at": at,
        },
    )
