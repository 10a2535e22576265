"""Every statement on audit_anchors: which head people were told on which day."""

from __future__ import annotations

from datetime import date, datetime

from psycopg.rows import class_row

from miimii.audit.model import Anchor, Link
from miimii.db import Conn


def put_anchor(conn: Conn, day: date, head: Link, *, at: datetime) -> None:
    """Take this head for the day's, unless the day has one."""
    conn.execute(
        """
        INSERT INTO audit_anchors (day, position, hash, noted_at)
        VALUES (%(day)s, %(position)s, %(hash)s, %(at)s)
            ON CONFLICT (day) DO NOTHING
        """,
        {"day": day, "position": head.position, "hash": head.hash, "at": at},
    )


def list_unmailed(conn: Conn, *, limit: int) -> list[Anchor]:
    """List the newest heads that no mail has told of, the oldest of them first."""
    with conn.cursor(row_factory=class_row(Anchor)) as cur:
        return cur.execute(
            """
            SELECT day, position, hash
              FROM (SELECT day, position, hash
                      FROM audit_anchors
                     WHERE mailed_at IS NULL
                     ORDER BY day DESC
                     LIMIT %(limit)s) AS newest
             ORDER BY day
            """,
            {"limit": limit},
        ).fetchall()


def list_broken(conn: Conn, *, limit: int) -> list[Anchor]:
    """List the heads of earlier days that the chain does not have any more."""
    with conn.cursor(row_factory=class_row(Anchor)) as cur:
        return cur.execute(
            """
            SELECT a.day, a.position, a.hash
              FROM audit_anchors a
              LEFT JOIN audit_chain c ON c.position = a.position
             WHERE c.hash IS DISTINCT FROM a.hash
             ORDER BY a.position
             LIMIT %(limit)s
            """,
            {"limit": limit},
        ).fetchall()


def mark_mailed(conn: Conn, day: date, *, at: datetime) -> None:
    """Remember that people were told."""
    conn.execute(
        """
        UPDATE audit_anchors
           SET mailed_at = %(at)s
         WHERE day = %(day)s AND mailed_at IS NULL
        """,
        {"day": day, "at": at},
    )
