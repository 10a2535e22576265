"""Every statement on tiers and on requests for one. Callers own the transaction."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from psycopg import sql
from psycopg.rows import class_row

from miimii.db import Conn
from miimii.users.model import TierRequest

_COLUMNS = sql.SQL("""
    id, user_id, from_tier, to_tier, kind, evidence, asked_at, decision
""")


def find_sealed_nin(conn: Conn, user_id: UUID) -> str | None:
    """Return the NIN that stood on the customer's BVN record, sealed; None: none."""
    row = conn.execute(
        "SELECT nin FROM users WHERE id = %(user)s", {"user": user_id}
    ).fetchone()
    return row[0] if row else None


def mark_tier(conn: Conn, user_id: UUID, *, before: int, after: int) -> bool:
    """Move a customer from one tier to another; False if theirs is another by now."""
    return (
        conn.execute(
            """
            UPDATE users
               SET tier = %(after)s
             WHERE id = %(user)s
               AND tier = %(before)s
            """,
            {"user": user_id, "before": before, "after": after},
        ).rowcount
        == 1
    )


def insert_request(conn: Conn, request: TierRequest) -> bool:
    """Write a request; False, and nothing written, while another of theirs waits."""
    return (
        conn.execute(
            """
            INSERT INTO tier_requests (
                   id, user_id, from_tier, to_tier, kind, evidence, asked_at)
            VALUES (%(id)s, %(user_id)s, %(from_tier)s, %(to_tier)s, %(kind)s,
                   %(evidence)s, %(asked_at)s)
                ON CONFLICT (user_id) WHERE decision IS NULL DO NOTHING
            """,
            asdict(request),
        ).rowcount
        == 1
    )


def mark_decided(conn: Conn, request_id: str, decision: str, *, at: datetime) -> bool:
    """Waiting → decided; False if somebody was first."""
    return (
        conn.execute(
            """
            UPDATE tier_requests
               SET decision = %(decision)s, decided_at = %(at)s
             WHERE id = %(id)s
               AND decision IS NULL
            """,
            {"id": request_id, "decision": decision, "at": at},
        ).rowcount
        == 1
    )


def find_request(conn: Conn, request_id: str) -> TierRequest | None:
    """Return the request as it is now, without a lock."""
    query = sql.SQL("SELECT {} FROM tier_requests WHERE id = %(id)s")
    with conn.cursor(row_factory=class_row(TierRequest)) as cur:
        return cur.execute(query.format(_COLUMNS), {"id": request_id}).fetchone()


def find_waiting(conn: Conn, user_id: UUID) -> TierRequest | None:
    """Return what of a customer's waits for people."""
    query = sql.SQL("""
        SELECT {} FROM tier_requests WHERE user_id = %(user)s AND decision IS NULL
    """)
    with conn.cursor(row_factory=class_row(TierRequest)) as cur:
        return cur.execute(query.format(_COLUMNS), {"user": user_id}).fetchone()


def list_waiting(conn: Conn, *, limit: int) -> list[TierRequest]:
    """Return what waits for people, the oldest first."""
    query = sql.SQL("""
        SELECT {}
          FROM tier_requests
         WHERE decision IS NULL
         ORDER BY asked_at
         LIMIT %(limit)s
    """)
    with conn.cursor(row_factory=class_row(TierRequest)) as cur:
        cur.execute(query.format(_COLUMNS), {"limit": limit})
        return cur.fetchall()
