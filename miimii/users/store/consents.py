"""Every statement on consents. Callers own the transaction."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from miimii.db import Conn


def insert_consent(
    conn: Conn, user_id: UUID, *, what: str, version: str, channel: str, at: datetime
) -> None:
    """Write it down, in the language that the customer is answered in; once."""
    conn.execute(
        """
        INSERT INTO consents (user_id, what, version, language, channel, given_at)
        SELECT id, %(what)s, %(version)s, language, %(channel)s, %(at)s
          FROM users
         WHERE id = %(user)s
            ON CONFLICT DO NOTHING
        """,
        {
            "user": user_id,
            "what": what,
            "version": version,
            "channel": channel,
            "at": at,
        },
    )
