"""Sessions while Redis is away. A lane has at most one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from psycopg.types.json import Jsonb

from miimii.db import Conn


def find_session(conn: Conn, lane: str, *, at: datetime) -> dict[str, Any] | None:
    """Return the lane's session unless it has expired."""
    row = conn.execute(
        """
        SELECT body
          FROM sessions
         WHERE lane = %(lane)s
           AND expires_at > %(at)s
        """,
        {"lane": lane, "at": at},
    ).fetchone()
    return row[0] if row else None


def upsert_session(
    conn: Conn, lane: str, body: Mapping[str, Any], *, expires_at: datetime
) -> None:
    """Keep the lane's session in place of the one before."""
    conn.execute(
        """
        INSERT INTO sessions (lane, body, expires_at)
        VALUES (%(lane)s, %(body)s, %(expires_at)s)
            ON CONFLICT (lane) DO UPDATE
           SET body = excluded.body, expires_at = excluded.expires_at
        """,
        {"lane": lane, "body": Jsonb(dict(body)), "expires_at": expires_at},
    )


def delete_expired(conn: Conn, *, at: datetime, limit: int) -> int:
    """Forget up to `limit` sessions past their time; one just being kept is skipped."""
    return conn.execute(
        """
        DELETE FROM sessions
         WHERE lane IN (
               SELECT lane
                 FROM sessions
                WHERE expires_at <= %(at)s
                LIMIT %(limit)s
                  FOR UPDATE SKIP LOCKED)
        """,
        {"at": at, "limit": limit},
    ).rowcount


def delete_session(conn: Conn, lane: str) -> None:
    """Forget the lane's session."""
    conn.execute("DELETE FROM sessions WHERE lane = %(lane)s", {"lane": lane})
