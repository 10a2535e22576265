"""Every statement on the key of the blind index. Callers own the transaction."""

from __future__ import annotations

from uuid import UUID

from psycopg.rows import class_row

from miimii.db import Conn
from miimii.users.model import Indexed

_LOCK = 20_011_979  # any number that no other lock of ours has


def hold_key(conn: Conn) -> None:
    """Let nobody move hashes to another key before this transaction ends."""
    conn.execute("SELECT pg_advisory_xact_lock_shared(%(lock)s)", {"lock": _LOCK})


def move_alone(conn: Conn) -> None:
    """Wait for whoever holds the key, and let nobody else hold it meanwhile."""
    conn.execute("SELECT pg_advisory_xact_lock(%(lock)s)", {"lock": _LOCK})


def has_other_key(conn: Conn, key_id: str) -> bool:
    """Whether some customer's BVN is hashed under another key than this."""
    row = conn.execute(
        """
        SELECT EXISTS (SELECT FROM users
                        WHERE bvn_index_key_id < %(key)s AND bvn IS NOT NULL)
            OR EXISTS (SELECT FROM users
                        WHERE bvn_index_key_id > %(key)s AND bvn IS NOT NULL)
        """,
        {"key": key_id},
    ).fetchone()
    return bool(row and row[0])


def take_others(
    conn: Conn, key_id: str, *, after: str | None, limit: int
) -> list[Indexed]:
    """Return the next customers whose BVN is hashed under another key, locked."""
    with conn.cursor(row_factory=class_row(Indexed)) as cur:
        return cur.execute(
            """
            SELECT id, bvn
              FROM users
             WHERE bvn_index_key_id <> %(key)s
               AND bvn IS NOT NULL
               AND id > coalesce(%(after)s::uuid,
                                 '00000000-0000-0000-0000-000000000000')
             ORDER BY id
             LIMIT %(limit)s
               FOR NO KEY UPDATE SKIP LOCKED
            """,
            {"key": key_id, "after": after, "limit": limit},
        ).fetchall()


def put_index(conn: Conn, user_id: UUID, index: bytes, key_id: str) -> None:
    """Write the hash under another key."""
    conn.execute(
        """
        UPDATE users
           SET bvn_index = %(index)s, bvn_index_key_id = %(key)s
         WHERE id = %(user)s
        """,
        {"user": user_id, "index": index, "key": key_id},
    )


def count_by_key(conn: Conn) -> dict[str, int]:
    """Return how many BVNs are hashed under each key."""
    rows = conn.execute(
        """
        SELECT bvn_index_key_id, count(*)
          FROM users
         WHERE bvn IS NOT NULL
         GROUP BY 1
        """
    ).fetchall()
    return dict(rows)
