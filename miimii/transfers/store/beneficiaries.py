"""Every statement on beneficiaries: people whom a customer has paid, and saved.

When somebody was last used is also read from the transfers themselves, so that paying
writes nothing here.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from psycopg.rows import class_row

from miimii.db import Conn
from miimii.transfers.model import Beneficiary, Transfer

_PAID_LATELY = 50


def save_payee(conn: Conn, order: Transfer, *, at: datetime) -> None:
    """Save whom an order paid, as the bank spelled it; a nickname it has stays."""
    conn.execute(
        """
        INSERT INTO beneficiaries (
               user_id, destination, payee_user_id, bank_code, bank_name,
               account_number, account_name, last_used_at)
        VALUES (%(user_id)s, %(destination)s, %(payee_user_id)s, %(bank_code)s,
               %(bank_name)s, %(account_number)s, %(account_name)s, %(at)s)
            ON CONFLICT ON CONSTRAINT beneficiaries_once DO UPDATE
           SET account_name = excluded.account_name,
               last_used_at = greatest(
                   beneficiaries.last_used_at, excluded.last_used_at)
        """,
        {
            "user_id": order.user_id,
            "destination": order.destination,
            "payee_user_id": order.payee_user_id,
            "bank_code": order.bank_code,
            "bank_name": order.bank_name,
            "account_number": order.account_number,
            "account_name": order.resolved_name,
            "at": at,
        },
    )


def list_people(conn: Conn, user_id: UUID, *, limit: int) -> list[Beneficiary]:
    """List whom a customer saved, favourites first, then whom they paid of late.

    Within each, the last used first. Nobody is listed twice.
    """
    query = """
        WITH recent AS (
             SELECT DISTINCT ON (destination)
                    destination, payee_user_id, bank_code, bank_name, account_number,
                    resolved_name, settled_at
               FROM (SELECT coalesce(bank_code || ':' || account_number,
                                     payee_user_id::text) AS destination,
                            payee_user_id, bank_code, bank_name, account_number,
                            resolved_name, settled_at
                       FROM transfers
                      WHERE user_id = %(user_id)s
                        AND status = 'succeeded'
                        AND authorised_at IS NOT NULL
                      ORDER BY authorised_at DESC
                      LIMIT %(paid_lately)s) AS paid
              ORDER BY destination, settled_at DESC)
        SELECT saved.user_id, saved.destination, saved.payee_user_id,
               saved.bank_code, saved.bank_name, saved.account_number,
               saved.account_name, saved.nickname, saved.is_favourite,
               greatest(saved.last_used_at, recent.settled_at) AS last_used_at,
               true AS is_saved
          FROM beneficiaries AS saved
          LEFT JOIN recent USING (destination)
         WHERE saved.user_id = %(user_id)s
         UNION ALL
        SELECT %(user_id)s, destination, payee_user_id, bank_code, bank_name,
               account_number, resolved_name, NULL, false, settled_at, false
          FROM recent
         WHERE NOT EXISTS (
               SELECT 1
                 FROM beneficiaries
                WHERE user_id = %(user_id)s
                  AND beneficiaries.destination = recent.destination)
         ORDER BY is_saved DESC, is_favourite DESC, last_used_at DESC, destination
         LIMIT %(limit)s
    """
    with conn.cursor(row_factory=class_row(Beneficiary)) as cur:
        facts = {"user_id": user_id, "limit": limit, "paid_lately": _PAID_LATELY}
        return cur.execute(query, facts).fetchall()


def mark_named(conn: Conn, user_id: UUID, destination: str, nickname: str) -> bool:
    """Name one; False if there is none. A name used twice violates."""
    done = conn.execute(
        """
        UPDATE beneficiaries
           SET nickname = %(nickname)s
         WHERE user_id = %(user_id)s
           AND destination = %(destination)s
        """,
        {"user_id": user_id, "destination": destination, "nickname": nickname},
    )
    return done.rowcount == 1


def mark_favourite(
    conn: Conn, user_id: UUID, destination: str, *, is_favourite: bool
) -> bool:
    """Put one among the favourites, or take it out; False if there is none."""
    done = conn.execute(
        """
        UPDATE beneficiaries
           SET is_favourite = %(is_favourite)s
         WHERE user_id = %(user_id)s
           AND destination = %(destination)s
        """,
        {
            "user_id": user_id,
            "destination": destination,
            "is_favourite": is_favourite,
        },
    )
    return done.rowcount == 1


def delete_payee(conn: Conn, user_id: UUID, destination: str) -> bool:
    """Forget one; False if there is none."""
    done = conn.execute(
        """
        DELETE FROM beneficiaries
         WHERE user_id = %(user_id)s
           AND destination = %(destination)s
        """,
        {"user_id": user_id, "destination": destination},
    )
    return done.rowcount == 1
