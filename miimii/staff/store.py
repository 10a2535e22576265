"""Every statement on the staff. Callers own the transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

from psycopg import sql
from psycopg.rows import class_row

from miimii.db import Conn
from miimii.staff.model import Credentials, Member, Tried

_COLUMNS = sql.SQL("""
    id, email, role, standing, created_by, active_at, disabled_at
""")


def insert_member(
    conn: Conn,
    member: Member,
    credentials: Credentials,
    *,
    totp_sealed: str,
    is_alone: bool,
    at: datetime,
) -> bool:
    """Write a member; False if there is one of that address, or one was made alone."""
    return (
        conn.execute(
            """
            INSERT INTO staff (
                   id, email, role, standing, password_hash, totp_sealed,
                   last_totp_step, recovery_hashes, made_alone, created_at, created_by,
                   active_at)
            VALUES (%(id)s, %(email)s, %(role)s, %(standing)s, %(password)s, %(totp)s,
                   %(step)s, %(recovery)s, %(alone)s, %(at)s, %(by)s, %(active_at)s)
                ON CONFLICT DO NOTHING
            """,
            {
                "id": member.id,
                "email": member.email,
                "role": member.role,
                "standing": member.standing,
                "password": credentials.password_hash,
                "totp": totp_sealed,
                "step": credentials.totp_step,
                "recovery": list(credentials.recovery_hashes),
                "alone": member.role if is_alone else None,
                "at": at,
                "by": member.created_by,
                "active_at": member.active_at,
            },
        ).rowcount
        == 1
    )


def exists_any(conn: Conn) -> bool:
    """Whether there ever was a member of any standing."""
    found = conn.execute("SELECT EXISTS (SELECT FROM staff)").fetchone()
    return bool(found and found[0])


def count_ever_active(conn: Conn) -> int:
    """Return how many were members at any time."""
    found = conn.execute(
        "SELECT count(*) FROM staff WHERE active_at IS NOT NULL"
    ).fetchone()
    return int(found[0]) if found else 0


def find_member(conn: Conn, email: str) -> Member | None:
    """Return the member of an address who is not over, without a lock."""
    return _find(conn, "email = %(email)s AND standing <> 'disabled'", email=email)


def get_member(conn: Conn, member_id: UUID) -> Member | None:
    """Return a member of any standing."""
    return _find(conn, "id = %(id)s", id=member_id)


def list_members(conn: Conn, *, limit: int) -> list[Member]:
    """Return the members, the last ones first when there are many."""
    query = sql.SQL("SELECT {} FROM staff ORDER BY created_at DESC LIMIT %(limit)s")
    with conn.cursor(row_factory=class_row(Member)) as cur:
        return cur.execute(query.format(_COLUMNS), {"limit": limit}).fetchall()


def mark_active(conn: Conn, member_id: UUID, *, at: datetime) -> bool:
    """Asked → active."""
    return (
        conn.execute(
            """
            UPDATE staff
               SET standing = 'active', active_at = %(at)s
             WHERE id = %(id)s
               AND standing = 'asked'
            """,
            {"id": member_id, "at": at},
        ).rowcount
        == 1
    )


def mark_disabled(conn: Conn, member_id: UUID, *, at: datetime) -> bool:
    """Asked or active → disabled, for good."""
    return (
        conn.execute(
            """
            UPDATE staff
               SET standing = 'disabled', disabled_at = %(at)s
             WHERE id = %(id)s
               AND standing <> 'disabled'
            """,
            {"id": member_id, "at": at},
        ).rowcount
        == 1
    )


def count_try(conn: Conn, email: str, *, at: datetime) -> Tried | None:
    """Count one try before it is looked at; None if nobody may try now.

    One conditional UPDATE: however many try at once, five are let through, then five
    after half an hour.
    """
    with conn.cursor(row_factory=class_row(Tried)) as cur:
        return cur.execute(
            """
            UPDATE staff
               SET tries = tries %% 5 + 1,
                   locked_until = CASE tries %% 5 + 1
                       WHEN 5 THEN %(at)s::timestamptz + interval '30 minutes' END
             WHERE email = %(email)s
               AND standing = 'active'
               AND (locked_until IS NULL OR locked_until <= %(at)s)
            RETURNING id, role, tries, password_hash, totp_sealed
            """,
            {"email": email, "at": at},
        ).fetchone()


def take_step(conn: Conn, member_id: UUID, step: int) -> bool:
    """Take an authenticator's step, once, and forget the tries."""
    return (
        conn.execute(
            """
            UPDATE staff
               SET last_totp_step = %(step)s, tries = 0, locked_until = NULL
             WHERE id = %(id)s
               AND standing = 'active'
               AND last_totp_step < %(step)s
            """,
            {"id": member_id, "step": step},
        ).rowcount
        == 1
    )


def take_recovery(conn: Conn, member_id: UUID, hashed: bytes) -> bool:
    """Take a recovery code, once, and forget the tries."""
    return (
        conn.execute(
            """
            UPDATE staff
               SET recovery_hashes = array_remove(recovery_hashes, %(hash)s),
                   tries = 0, locked_until = NULL
             WHERE id = %(id)s
               AND standing = 'active'
               AND %(hash)s = ANY (recovery_hashes)
            """,
            {"id": member_id, "hash": hashed},
        ).rowcount
        == 1
    )


def _find(conn: Conn, condition: LiteralString, **params: Any) -> Member | None:
    query = sql.SQL("SELECT {} FROM staff WHERE {}")
    with conn.cursor(row_factory=class_row(Member)) as cur:
        return cur.execute(
            query.format(_COLUMNS, sql.SQL(condition)), params
        ).fetchone()
