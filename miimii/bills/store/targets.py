"""Every statement on saved targets: numbers that a customer bought for before."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from psycopg import sql
from psycopg.rows import class_row

from miimii.bills.model import SavedTarget
from miimii.db import Conn

_COLUMNS = sql.SQL("user_id, kind, biller, target, meter_type, nickname, last_used_at")


def save_target(
    conn: Conn,
    user_id: UUID,
    *,
    kind: str,
    biller: str,
    target: str,
    meter_type: str | None,
    at: datetime,
) -> None:
    """Remember what was just bought for; a name it has stays."""
    conn.execute(
        """
        INSERT INTO saved_targets (
               user_id, kind, biller, target, meter_type, last_used_at)
        VALUES (%(user_id)s, %(kind)s, %(biller)s, %(target)s, %(meter_type)s, %(at)s)
            ON CONFLICT ON CONSTRAINT saved_targets_once DO UPDATE
           SET biller = excluded.biller,
               meter_type = excluded.meter_type,
               last_used_at = greatest(
                   saved_targets.last_used_at, excluded.last_used_at)
        """,
        {
            "user_id": user_id,
            "kind": kind,
            "biller": biller,
            "target": target,
            "meter_type": meter_type,
            "at": at,
        },
    )


def list_targets(
    conn: Conn, user_id: UUID, kind: str | None, *, limit: int
) -> list[SavedTarget]:
    """List what a customer bought for, last used first; `kind` None: of every kind."""
    query = sql.SQL("""
        SELECT {}
          FROM saved_targets
         WHERE user_id = %(user_id)s
           AND kind = coalesce(%(kind)s, kind)
         ORDER BY last_used_at DESC, target
         LIMIT %(limit)s
    """)
    with conn.cursor(row_factory=class_row(SavedTarget)) as cur:
        return cur.execute(
            query.format(_COLUMNS), {"user_id": user_id, "kind": kind, "limit": limit}
        ).fetchall()


def find_named(conn: Conn, user_id: UUID, nickname: str) -> SavedTarget | None:
    """Return what a customer calls by this name, in capitals or not."""
    query = sql.SQL("""
        SELECT {}
          FROM saved_targets
         WHERE user_id = %(user_id)s
           AND lower(nickname) = lower(%(nickname)s)
    """)
    with conn.cursor(row_factory=class_row(SavedTarget)) as cur:
        return cur.execute(
            query.format(_COLUMNS), {"user_id": user_id, "nickname": nickname}
        ).fetchone()


def mark_named(
    conn: Conn, user_id: UUID, *, kind: str, target: str, nickname: str
) -> bool:
    """Name a saved target; False if there is none. A name used twice violates."""
    done = conn.execute(
        """
        UPDATE saved_targets
           SET nickname = %(nickname)s
         WHERE user_id = %(user_id)s
           AND kind = %(kind)s
           AND target = %(target)s
        """,
        {"user_id": user_id, "kind": kind, "target": target, "nickname": nickname},
    )
    return done.rowcount == 1


def delete_target(conn: Conn, user_id: UUID, *, kind: str, target: str) -> bool:
    """Forget a saved target; False if there is none."""
    done = conn.execute(
        """
        DELETE FROM saved_targets
         WHERE user_id = %(user_id)s
           AND kind = %(kind)s
           AND target = %(target)s
        """,
        {"user_id": user_id, "kind": kind, "target": target},
    )
    return done.rowcount == 1
