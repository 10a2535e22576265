"""Every statement on drafts and identity checks, and on the way to an account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from miimii.db import Conn
from miimii.users.model import AccountRequest, Draft, LookUps, SealedPerson

# --- drafts -------------------------------------------------------------------------


def put_details(
    conn: Conn, user_id: UUID, details: str, *, expires_at: datetime
) -> None:
    """Begin a draft, or begin it again: the BVN has to follow."""
    conn.execute(
        """
        INSERT INTO onboarding_drafts (user_id, details, expires_at)
        VALUES (%(user)s, %(details)s, %(until)s)
            ON CONFLICT (user_id) DO UPDATE
           SET details = excluded.details, bvn = NULL, expires_at = excluded.expires_at
        """,
        {"user": user_id, "details": details, "until": expires_at},
    )


def put_bvn(conn: Conn, user_id: UUID, bvn: str, *, at: datetime) -> bool:
    """Add the BVN; False if no draft is there to add it to."""
    return (
        conn.execute(
            """
            UPDATE onboarding_drafts
               SET bvn = %(bvn)s
             WHERE user_id = %(user)s AND expires_at > %(at)s
            """,
            {"user": user_id, "bvn": bvn, "at": at},
        ).rowcount
        == 1
    )


def find_draft(conn: Conn, user_id: UUID, *, at: datetime) -> Draft | None:
    """Return what was typed so far, unless it is too old."""
    with conn.cursor(row_factory=class_row(Draft)) as cur:
        return cur.execute(
            """
            SELECT details, bvn
              FROM onboarding_drafts
             WHERE user_id = %(user)s AND expires_at > %(at)s
            """,
            {"user": user_id, "at": at},
        ).fetchone()


def extend_draft(conn: Conn, user_id: UUID, *, expires_at: datetime) -> None:
    conn.execute(
        """
        UPDATE onboarding_drafts SET expires_at = %(until)s WHERE user_id = %(user)s
        """,
        {"user": user_id, "until": expires_at},
    )


def delete_draft(conn: Conn, user_id: UUID) -> bool:
    """Forget what was typed; False if there was nothing (any more)."""
    return (
        conn.execute(
            "DELETE FROM onboarding_drafts WHERE user_id = %(user)s", {"user": user_id}
        ).rowcount
        == 1
    )


def delete_expired_drafts(conn: Conn, *, at: datetime, limit: int) -> int:
    """Forget up to `limit` drafts past their time; one just being worked is skipped."""
    return conn.execute(
        """
        DELETE FROM onboarding_drafts
         WHERE user_id IN (
               SELECT user_id
                 FROM onboarding_drafts
                WHERE expires_at <= %(at)s
                LIMIT %(limit)s
                  FOR UPDATE SKIP LOCKED)
        """,
        {"at": at, "limit": limit},
    ).rowcount


# --- identity checks ----------------------------------------------------------------


def find_look_ups(conn: Conn, user_id: UUID, *, since: datetime) -> LookUps:
    """Return how many look-ups there were since then."""
    with conn.cursor(row_factory=class_row(LookUps)) as cur:
        found = cur.execute(
            """
            SELECT count(*) AS count,
                   max(asked_at) FILTER (WHERE verdict = 'unknown') AS unknown_at
              FROM identity_checks
             WHERE user_id = %(user)s AND asked_at >= %(since)s
            """,
            {"user": user_id, "since": since},
        ).fetchone()
    return found or LookUps(0, None)


def is_with_people(conn: Conn, user_id: UUID) -> bool:
    """Whether the last look-up was for people to judge, or the bank refused since.

    Somebody verified without an account is one that the bank refused.
    """
    row = conn.execute(
        """
        SELECT bvn IS NOT NULL
               OR 'review' = (SELECT verdict
                                FROM identity_checks
                               WHERE user_id = %(user)s
                               ORDER BY asked_at DESC, id DESC
                               LIMIT 1)
          FROM users
         WHERE id = %(user)s AND standing = 'onboarding'
        """,
        {"user": user_id},
    ).fetchone()
    return bool(row and row[0])


def insert_check(
    conn: Conn,
    check_id: UUID,
    user_id: UUID,
    *,
    verdict: str,
    evidence: Mapping[str, Any],
    at: datetime,
) -> None:
    conn.execute(
        """
        INSERT INTO identity_checks (id, user_id, kind, verdict, evidence, asked_at)
        VALUES (%(id)s, %(user)s, 'bvn', %(verdict)s, %(evidence)s, %(at)s)
        """,
        {
            "id": check_id,
            "user": user_id,
            "verdict": verdict,
            "evidence": Jsonb(dict(evidence)),
            "at": at,
        },
    )


def mark_checked(
    conn: Conn, check_id: UUID, verdict: str, evidence: Mapping[str, Any]
) -> None:
    """Unknown → what the look-up said; a verdict that is there stays."""
    conn.execute(
        """
        UPDATE identity_checks
           SET verdict = %(verdict)s, evidence = %(evidence)s
         WHERE id = %(id)s AND verdict = 'unknown'
        """,
        {"id": check_id, "verdict": verdict, "evidence": Jsonb(dict(evidence))},
    )


# --- the person and the account -----------------------------------------------------


def find_owner_of_bvn(conn: Conn, bvn_index: bytes) -> UUID | None:
    """Return which customer has verified this BVN."""
    row = conn.execute(
        "SELECT id FROM users WHERE bvn_index = %(index)s", {"index": bvn_index}
    ).fetchone()
    return row[0] if row else None


def mark_verified(conn: Conn, user_id: UUID, person: SealedPerson) -> None:
    """Write who an onboarding customer is; UniqueViolation if the BVN is another's."""
    conn.execute(
        """
        UPDATE users
           SET first_name = %(first_name)s, last_name = %(last_name)s,
               middle_name = %(middle_name)s, gender = %(gender)s,
               date_of_birth = %(date_of_birth)s, address = %(address)s,
               bvn = %(bvn)s, bvn_index = %(bvn_index)s,
               bvn_index_key_id = %(bvn_index_key_id)s, nin = %(nin)s,
               contact_phone = %(contact_phone)s
         WHERE id = %(user)s AND standing = 'onboarding'
        """,
        {"user": user_id, **asdict(person)},
    )


def find_account_request(conn: Conn, user_id: UUID) -> AccountRequest | None:
    """Return what a verified customer's account is opened with; None: not verified."""
    with conn.cursor(row_factory=class_row(AccountRequest)) as cur:
        return cur.execute(
            """
            SELECT phone, contact_phone, first_name, last_name, middle_name, gender,
                   date_of_birth, address, bvn, account_asked_at
              FROM users
             WHERE id = %(user)s AND bvn IS NOT NULL
            """,
            {"user": user_id},
        ).fetchone()


def mark_account_asked(conn: Conn, user_id: UUID, *, at: datetime) -> None:
    """Remember, before we ask, that the bank may have opened an account."""
    conn.execute(
        "UPDATE users SET account_asked_at = %(at)s WHERE id = %(user)s",
        {"user": user_id, "at": at},
    )
