"""What the audit log holds, for tests."""

from __future__ import annotations

from miimii.db import Conn


def deeds(conn: Conn, *, about: str = "%") -> list[tuple[str, str, str, str]]:
    """Actor, action, subject and reason of each deed, in the order of writing."""
    return conn.execute(
        """
        SELECT actor, action, object, reason
          FROM audit_log
         WHERE object LIKE %(about)s
         ORDER BY id
        """,
        {"about": about},
    ).fetchall()
