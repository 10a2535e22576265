"""Every statement that writes the audit log. Callers own the transaction."""

from __future__ import annotations

from dataclasses import asdict

from miimii.audit.model import Deed
from miimii.db import Conn


def insert_deed(conn: Conn, deed: Deed) -> None:
    """Write a deed. Nobody can change or delete it afterwards."""
    conn.execute(
        """
        INSERT INTO audit_log (at, actor, action, object, reason, request_id,
                               before_hash, after_hash)
        VALUES (%(at)s, %(actor)s, %(action)s, %(subject)s, %(reason)s,
               %(request_id)s, %(before_hash)s, %(after_hash)s)
        """,
        asdict(deed),
    )
