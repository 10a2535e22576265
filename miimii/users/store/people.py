"""Every statement on users and identity_events. Callers own the transaction."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from psycopg.rows import class_row

from miimii.db import Conn
from miimii.providers.ports import OpenedAccount
from miimii.users.model import Customer, Identity, SealedProof, Standing

_FIND = """
    SELECT id, phone, bsuid, identity_key_hash, identity_proven_at, standing, tier,
           language, profile_name, first_name, last_name, account_number,
           account_name, account_bank, opened_at, created_at, is_proof_for_people
      FROM users
     WHERE id = %(user_id)s
        OR phone = %(phone)s
        OR bsuid = %(bsuid)s
        OR account_number = %(account_number)s
     ORDER BY id
     LIMIT 2
"""
# Not FOR UPDATE: other tables' references to the user may go on being written.
_LOCK = _FIND + " FOR NO KEY UPDATE"


def list_customers(
    conn: Conn,
    *,
    user_id: UUID | None = None,
    phone: str | None = None,
    bsuid: str | None = None,
    account_number: str | None = None,
    lock: bool = False,
) -> list[Customer]:
    """Return who any of the keys belongs to: two when phone and BSUID disagree.

    A key that is None finds nobody. With `lock` the rows are locked in id order.
    """
    keys = {
        "user_id": user_id,
        "phone": phone,
        "bsuid": bsuid,
        "account_number": account_number,
    }
    with conn.cursor(row_factory=class_row(Customer)) as cur:
        return cur.execute(_LOCK if lock else _FIND, keys).fetchall()


def insert_customer(
    conn: Conn, user_id: UUID, who: Identity, profile_name: str | None, *, at: datetime
) -> bool:
    """Write a new customer; False if phone or BSUID got one a moment ago."""
    return (
        conn.execute(
            """
            INSERT INTO users (id, phone, bsuid, identity_key_hash, profile_name,
                               created_at)
            VALUES (%(id)s, %(phone)s, %(bsuid)s, %(key_hash)s, %(name)s, %(at)s)
                ON CONFLICT DO NOTHING
            """,
            {"id": user_id, "name": profile_name, "at": at, **asdict(who)},
        ).rowcount
        == 1
    )


def update_identity(
    conn: Conn,
    user_id: UUID,
    *,
    phone: str | None,
    bsuid: str | None,
    key_hash: str | None,
    profile_name: str | None,
) -> None:
    """Write how a customer is reached now; raises UniqueViolation if it is taken."""
    conn.execute(
        """
        UPDATE users
           SET phone = %(phone)s, bsuid = %(bsuid)s, identity_key_hash = %(key_hash)s,
               profile_name = %(name)s
         WHERE id = %(id)s
        """,
        {
            "id": user_id,
            "phone": phone,
            "bsuid": bsuid,
            "key_hash": key_hash,
            "name": profile_name,
        },
    )


def update_language(conn: Conn, user_id: UUID, language: str) -> None:
    """Write in which language a customer is answered."""
    conn.execute(
        "UPDATE users SET language = %(language)s WHERE id = %(id)s",
        {"id": user_id, "language": language},
    )


def mark_identity_doubted(
    conn: Conn, user_id: UUID, kind: str, *, at: datetime
) -> None:
    """Take the proof away, void live challenges, drop the draft, keep the reason.

    Somebody verified whose account is not open yet is frozen: the bank may know the
    person before already, and two people have to sort out who is who. Where WhatsApp
    itself refused the key, no form in WhatsApp can prove it again.
    """
    conn.execute(
        """
        WITH doubted AS (
             UPDATE users
                SET identity_proven_at = NULL,
                    standing = CASE WHEN standing = 'onboarding' AND bvn IS NOT NULL
                                    THEN 'frozen' ELSE standing END,
                    frozen_at = CASE WHEN standing = 'onboarding' AND bvn IS NOT NULL
                                     THEN %(at)s ELSE frozen_at END,
                    is_proof_for_people = is_proof_for_people
                        OR (%(kind)s = 'key_refused' AND bvn IS NOT NULL)
              WHERE id = %(id)s),
        voided AS (
             UPDATE challenges
                SET voided_at = %(at)s
              WHERE user_id = %(id)s AND consumed_at IS NULL AND voided_at IS NULL),
        dropped AS (
             DELETE FROM onboarding_drafts WHERE user_id = %(id)s)
        INSERT INTO identity_events (user_id, kind, happened_at)
        VALUES (%(id)s, %(kind)s, %(at)s)
        """,
        {"id": user_id, "kind": kind, "at": at},
    )


def mark_frozen(conn: Conn, user_id: UUID, *, at: datetime) -> bool:
    """Active → frozen, and void live challenges; False if they were not active."""
    return (
        conn.execute(
            """
            WITH voided AS (
                 UPDATE challenges
                    SET voided_at = %(at)s
                  WHERE user_id = %(id)s AND consumed_at IS NULL
                    AND voided_at IS NULL)
            UPDATE users
               SET standing = 'frozen', frozen_at = %(at)s
             WHERE id = %(id)s AND standing = 'active'
            """,
            {"id": user_id, "at": at},
        ).rowcount
        == 1
    )


def find_sealed_proof(conn: Conn, user_id: UUID) -> SealedProof | None:
    """Return what a verified customer can be known again by; None: not verified."""
    with conn.cursor(row_factory=class_row(SealedProof)) as cur:
        return cur.execute(
            """
            SELECT date_of_birth, bvn
              FROM users
             WHERE id = %(user)s AND bvn IS NOT NULL
            """,
            {"user": user_id},
        ).fetchone()


def mark_proven(conn: Conn, user_id: UUID, *, is_by_people: bool, at: datetime) -> bool:
    """Unproven or not → proven now; False where this proof is not enough."""
    return (
        conn.execute(
            """
            UPDATE users
               SET identity_proven_at = %(at)s, is_proof_for_people = false
             WHERE id = %(id)s
               AND standing IN ('active', 'frozen')
               AND (%(is_by_people)s OR NOT is_proof_for_people)
            """,
            {"id": user_id, "is_by_people": is_by_people, "at": at},
        ).rowcount
        == 1
    )


def mark_unfrozen(conn: Conn, user_id: UUID) -> Standing | None:
    """Frozen → active, or onboarding where no account is open yet; None: not frozen."""
    row = conn.execute(
        """
        UPDATE users
           SET standing = CASE WHEN opened_at IS NULL THEN 'onboarding'
                               ELSE 'active' END,
               frozen_at = NULL
         WHERE id = %(id)s AND standing = 'frozen'
        RETURNING standing
        """,
        {"id": user_id},
    ).fetchone()
    return row[0] if row else None


def mark_form_enough(conn: Conn, user_id: UUID) -> None:
    """Let a form prove who they are: people have seen to where they write from."""
    conn.execute(
        "UPDATE users SET is_proof_for_people = false WHERE id = %(id)s",
        {"id": user_id},
    )


def mark_succeeded(conn: Conn, user_id: UUID) -> bool:
    """Onboarding → closed and out of reach, for whose phone belongs to another row.

    False if they were verified, or have moved on: then they are somebody.
    """
    return (
        conn.execute(
            """
            UPDATE users
               SET standing = 'closed', phone = NULL, bsuid = NULL,
                   identity_key_hash = NULL
             WHERE id = %(id)s AND standing = 'onboarding' AND bvn IS NULL
            """,
            {"id": user_id},
        ).rowcount
        == 1
    )


def find_date_of_birth(conn: Conn, user_id: UUID) -> str | None:
    """Return when a verified customer was born, sealed."""
    row = conn.execute(
        "SELECT date_of_birth FROM users WHERE id = %(user)s", {"user": user_id}
    ).fetchone()
    return row[0] if row else None


def mark_active(
    conn: Conn, user_id: UUID, account: OpenedAccount, tier: int, *, at: datetime
) -> bool:
    """Onboarding → active with this account; False if they were not onboarding."""
    return (
        conn.execute(
            """
            UPDATE users
               SET standing = 'active', tier = %(tier)s, opened_at = %(at)s,
                   identity_proven_at = %(at)s,
                   account_number = %(account_number)s,
                   account_name = %(account_name)s, account_bank = %(bank_name)s,
                   account_external_reference = %(external_reference)s
             WHERE id = %(id)s AND standing = 'onboarding'
            """,
            {"id": user_id, "tier": tier, "at": at, **asdict(account)},
        ).rowcount
        == 1
    )
