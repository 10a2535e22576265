"""Every statement on approvals. Callers own the transaction."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from psycopg import sql
from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from miimii.approvals.model import Approval
from miimii.db import Conn

_COLUMNS = sql.SQL("""
    id, kind, subject, diff, reason, status, requested_by, requested_at, expires_at,
    approved_by, approved_at
""")


def insert_approval(conn: Conn, approval: Approval) -> bool:
    """Write a request; False, and nothing written, while another one is open."""
    return (
        conn.execute(
            """
            INSERT INTO approvals (
                   id, kind, subject, diff, reason, requested_by, requested_at,
                   expires_at)
            VALUES (%(id)s, %(kind)s, %(subject)s, %(diff)s, %(reason)s,
                   %(requested_by)s, %(requested_at)s, %(expires_at)s)
                ON CONFLICT (kind, subject) WHERE status = 'open' DO NOTHING
            """,
            {**asdict(approval), "diff": Jsonb(dict(approval.diff))},
        ).rowcount
        == 1
    )


def mark_outlived(conn: Conn, approval: Approval) -> list[str]:
    """Open → void for those that a new request replaces; return their ids.

    They expired, or their subject is no longer what they were asked for.
    """
    voided = conn.execute(
        """
        UPDATE approvals
           SET status = 'void'
         WHERE kind = %(kind)s
           AND subject = %(subject)s
           AND status = 'open'
           AND (expires_at <= %(at)s OR diff -> 'from' <> %(was)s)
        RETURNING id
        """,
        {
            "kind": approval.kind,
            "subject": approval.subject,
            "at": approval.requested_at,
            "was": Jsonb(approval.diff["from"]),
        },
    )
    return [row[0] for row in voided]


def mark_done(conn: Conn, approval_id: str, *, by: str, at: datetime) -> bool:
    """Open → done; False if somebody was first. Locks the row until the end."""
    return (
        conn.execute(
            """
            UPDATE approvals
               SET status = 'done', approved_by = %(by)s, approved_at = %(at)s
             WHERE id = %(id)s
               AND status = 'open'
            """,
            {"id": approval_id, "by": by, "at": at},
        ).rowcount
        == 1
    )


def find_approval(conn: Conn, approval_id: str) -> Approval | None:
    """Return the request as it is now, without a lock."""
    query = sql.SQL("SELECT {} FROM approvals WHERE id = %(id)s")
    with conn.cursor(row_factory=class_row(Approval)) as cur:
        return cur.execute(query.format(_COLUMNS), {"id": approval_id}).fetchone()


def list_open(conn: Conn, *, kind: str, at: datetime, limit: int) -> list[Approval]:
    """Return the requests of a kind that can still be granted, oldest first."""
    query = sql.SQL("""
        SELECT {}
          FROM approvals
         WHERE kind = %(kind)s
           AND status = 'open'
           AND expires_at > %(at)s
         ORDER BY requested_at
         LIMIT %(limit)s
    """)
    with conn.cursor(row_factory=class_row(Approval)) as cur:
        cur.execute(query.format(_COLUMNS), {"kind": kind, "at": at, "limit": limit})
        return cur.fetchall()


def was_made_by(conn: Conn, email: str, maker: str, *, since: datetime) -> bool:
    """Whether somebody joined the staff since then, because the other one asked."""
    found = conn.execute(
        """
        SELECT EXISTS (
               SELECT FROM staff
                WHERE email = %(email)s
                  AND created_by = %(maker)s
                  AND active_at > %(since)s)
        """,
        {"email": email, "maker": maker, "since": since},
    ).fetchone()
    return bool(found and found[0])
