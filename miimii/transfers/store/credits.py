"""Every statement on credits: money that arrived. Callers own the transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from psycopg.rows import class_row

from miimii.db import Conn
from miimii.transfers.model import Credit


def find_credit(
    conn: Conn, provider: str, provider_reference: str, session_id: str | None = None
) -> str | None:
    """Return the provider's reference under which a payment is booked, if it is.

    The same session under another reference is the same payment.
    """
    row = conn.execute(
        """
        SELECT provider_reference
          FROM credits
         WHERE provider = %(provider)s
           AND (provider_reference = %(provider_reference)s
                OR session_id = %(session_id)s)
         ORDER BY provider_reference <> %(provider_reference)s
         LIMIT 1
        """,
        {
            "provider": provider,
            "provider_reference": provider_reference,
            "session_id": session_id,
        },
    ).fetchone()
    return row[0] if row else None


def find_given(conn: Conn, reference: str) -> Credit | None:
    """Return the credit with this reference of ours, if somebody got it."""
    with conn.cursor(row_factory=class_row(Credit)) as cur:
        return cur.execute(
            """
            SELECT reference, user_id, provider, provider_reference, status,
                   account_number, amount_kobo, fee_kobo, bank_charge_kobo, session_id,
                   sender_name, sender_bank, sender_account_number, is_over_limit,
                   rule_ids, happened_at
              FROM credits
             WHERE reference = %(reference)s
               AND user_id IS NOT NULL
            """,
            {"reference": reference},
        ).fetchone()


def insert_credit(conn: Conn, credit: Credit) -> bool:
    """Write a credit; False when its reference or its session is there already."""
    return (
        conn.execute(
            """
            INSERT INTO credits (
                   reference, user_id, provider, provider_reference, status,
                   account_number, amount_kobo, fee_kobo, bank_charge_kobo, session_id,
                   sender_name, sender_bank, sender_account_number, is_over_limit,
                   rule_ids, happened_at)
            VALUES (%(reference)s, %(user_id)s, %(provider)s, %(provider_reference)s,
                   %(status)s, %(account_number)s, %(amount_kobo)s, %(fee_kobo)s,
                   %(bank_charge_kobo)s, %(session_id)s, %(sender_name)s,
                   %(sender_bank)s, %(sender_account_number)s, %(is_over_limit)s,
                   %(rule_ids)s, %(happened_at)s)
                ON CONFLICT DO NOTHING
            """,
            asdict(credit),
        ).rowcount
        == 1
    )


def list_credits(
    conn: Conn, provider: str, provider_references: Sequence[str]
) -> list[Credit]:
    """Return the credits of a provider that have one of these references of its."""
    with conn.cursor(row_factory=class_row(Credit)) as cur:
        return cur.execute(
            """
            SELECT reference, user_id, provider, provider_reference, status,
                   account_number, amount_kobo, fee_kobo, bank_charge_kobo, session_id,
                   sender_name, sender_bank, sender_account_number, is_over_limit,
                   rule_ids, happened_at
              FROM credits
             WHERE provider = %(provider)s
               AND provider_reference = ANY (%(provider_references)s)
            """,
            {
                "provider": provider,
                "provider_references": list(provider_references),
            },
        ).fetchall()
