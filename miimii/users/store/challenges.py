"""Every statement on challenges. Callers own the transaction."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from psycopg import sql
from psycopg.rows import class_row

from miimii.db import Conn
from miimii.users.model import Challenge, Customer, Identity, Purpose


def insert_challenge(
    conn: Conn,
    challenge: Challenge,
    customer: Customer,
    phone_number_id: str,
    *,
    at: datetime,
) -> None:
    """Void the user's live challenge and write the new one, in one statement.

    When two are opened at the same moment the later takes the row of the other over:
    one is live either way.
    """
    conn.execute(
        """
        WITH voided AS (
             UPDATE challenges
                SET voided_at = %(at)s
              WHERE user_id = %(user_id)s AND consumed_at IS NULL
                AND voided_at IS NULL
             RETURNING 1)
        INSERT INTO challenges (token_hash, user_id, purpose, order_reference,
                                quote_hash, phone, bsuid, identity_key_hash,
                                phone_number_id, expires_at)
        SELECT %(token_hash)s, %(user_id)s, %(purpose)s, %(order_reference)s,
               %(quote_hash)s, %(phone)s, %(bsuid)s, %(key_hash)s, %(number)s,
               %(expires_at)s
          FROM (SELECT count(*) FROM voided) AS first_void_then_insert
            ON CONFLICT (user_id) WHERE consumed_at IS NULL AND voided_at IS NULL
            DO UPDATE
           SET token_hash = excluded.token_hash, purpose = excluded.purpose,
               order_reference = excluded.order_reference,
               quote_hash = excluded.quote_hash, phone = excluded.phone,
               bsuid = excluded.bsuid, phone_number_id = excluded.phone_number_id,
               identity_key_hash = excluded.identity_key_hash,
               expires_at = excluded.expires_at, pin_proven_at = NULL,
               person_proven_at = NULL, checked_at = NULL
        """,
        {
            **asdict(challenge),
            "phone": customer.phone,
            "bsuid": customer.bsuid,
            "key_hash": customer.identity_key_hash,
            "number": phone_number_id,
            "at": at,
        },
    )


def find_challenge(
    conn: Conn, token_hash: bytes, phone_number_id: str, *, at: datetime
) -> Challenge | None:
    """Return it if it is live, came by our number, and its identity still stands."""
    with conn.cursor(row_factory=class_row(Challenge)) as cur:
        return cur.execute(
            """
            SELECT c.token_hash, c.user_id, c.purpose, c.order_reference, c.quote_hash,
                   c.expires_at, c.pin_proven_at, c.person_proven_at, c.checked_at
              FROM challenges c
              JOIN users u ON u.id = c.user_id
             WHERE c.token_hash = %(token)s
               AND c.phone_number_id = %(number)s
               AND c.consumed_at IS NULL
               AND c.voided_at IS NULL
               AND c.expires_at > %(at)s
               AND coalesce(c.phone = u.phone, true)
               AND coalesce(c.bsuid = u.bsuid, true)
               AND coalesce(c.identity_key_hash = u.identity_key_hash, true)
            """,
            {"token": token_hash, "number": phone_number_id, "at": at},
        ).fetchone()


def mark_consumed(conn: Conn, token_hash: bytes, *, at: datetime) -> bool:
    """Live → consumed; False if it was used, voided or expired in the meantime."""
    return (
        conn.execute(
            """
            UPDATE challenges
               SET consumed_at = %(at)s
             WHERE token_hash = %(token)s
               AND consumed_at IS NULL
               AND voided_at IS NULL
               AND expires_at > %(at)s
            """,
            {"token": token_hash, "at": at},
        ).rowcount
        == 1
    )


def mark_pin_proven(conn: Conn, token_hash: bytes, *, at: datetime) -> bool:
    """The old PIN was right; False if the form is no live one that changes a PIN."""
    return _mark(conn, token_hash, "pin_proven_at", ["change_pin"], at)


def mark_person_proven(conn: Conn, token_hash: bytes, *, at: datetime) -> bool:
    """BVN and birthday were right; False if the form is no live one that asks them."""
    return _mark(conn, token_hash, "person_proven_at", ["prove", "reset_pin"], at)


def mark_checked(conn: Conn, token_hash: bytes, *, at: datetime) -> bool:
    """The payee was ticked; False if the form is no live one that confirms an order."""
    return _mark(conn, token_hash, "checked_at", ["order"], at)


def _mark(
    conn: Conn, token_hash: bytes, column: str, purposes: list[Purpose], at: datetime
) -> bool:
    """Write when a step of a form was done, while a form of these purposes is live."""
    query = sql.SQL("""
        UPDATE challenges
           SET {} = %(at)s
         WHERE token_hash = %(token)s
           AND purpose = ANY (%(purposes)s)
           AND consumed_at IS NULL
           AND voided_at IS NULL
           AND expires_at > %(at)s
    """)
    facts = {"token": token_hash, "purposes": purposes, "at": at}
    return conn.execute(query.format(sql.Identifier(column)), facts).rowcount == 1


def find_consumed_order(conn: Conn, token_hash: bytes) -> str | None:
    """Return the order that a challenge confirmed; waits for whoever is at it now."""
    row = conn.execute(
        """
        SELECT CASE WHEN consumed_at IS NOT NULL THEN order_reference END
          FROM challenges
         WHERE token_hash = %(token)s
           FOR NO KEY UPDATE
        """,
        {"token": token_hash},
    ).fetchone()
    return row[0] if row else None


def find_language(conn: Conn, token_hash: bytes) -> str | None:
    """Return the language of whom a challenge was for, whatever became of it."""
    row = conn.execute(
        """
        SELECT u.language
          FROM challenges c
          JOIN users u ON u.id = c.user_id
         WHERE c.token_hash = %(token_hash)s
        """,
        {"token_hash": token_hash},
    ).fetchone()
    return str(row[0]) if row else None


def void_challenges(conn: Conn, user_id: UUID, *, at: datetime) -> None:
    conn.execute(
        """
        UPDATE challenges
           SET voided_at = %(at)s
         WHERE user_id = %(user)s AND consumed_at IS NULL AND voided_at IS NULL
        """,
        {"user": user_id, "at": at},
    )


def find_due_purpose(conn: Conn, who: Identity, *, at: datetime) -> Purpose | None:
    """Return what the live challenge of this phone or BSUID is for."""
    row = conn.execute(
        """
        SELECT c.purpose
          FROM challenges c
          JOIN users u ON u.id = c.user_id
         WHERE (u.phone = %(phone)s OR u.bsuid = %(bsuid)s)
           AND c.consumed_at IS NULL
           AND c.voided_at IS NULL
           AND c.expires_at > %(at)s
         LIMIT 1
        """,
        {"phone": who.phone, "bsuid": who.bsuid, "at": at},
    ).fetchone()
    return row[0] if row else None


def void_expired(conn: Conn, *, at: datetime, limit: int) -> int:
    """Void up to `limit` forms past their time that belong to no order."""
    return conn.execute(
        """
        UPDATE challenges
           SET voided_at = %(at)s
         WHERE token_hash IN (
               SELECT token_hash
                 FROM challenges
                WHERE consumed_at IS NULL
                  AND voided_at IS NULL
                  AND order_reference IS NULL
                  AND expires_at <= %(at)s
                LIMIT %(limit)s
                  FOR UPDATE SKIP LOCKED)
        """,
        {"at": at, "limit": limit},
    ).rowcount


def delete_unused(conn: Conn, *, expired_by: datetime, limit: int) -> int:
    """Delete up to `limit` forms of no order that ran out by then and were not used."""
    return conn.execute(
        """
        DELETE FROM challenges
         WHERE token_hash IN (
               SELECT token_hash
                 FROM challenges
                WHERE consumed_at IS NULL
                  AND order_reference IS NULL
                  AND expires_at <= %(expired_by)s
                LIMIT %(limit)s
                  FOR UPDATE SKIP LOCKED)
        """,
        {"expired_by": expired_by, "limit": limit},
    ).rowcount
