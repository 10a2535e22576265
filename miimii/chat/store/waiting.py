"""The statement that lets news go which waited for its customer's proof."""

from __future__ import annotations

from datetime import datetime

from miimii.db import Conn


def release_lane(
    conn: Conn, waiting: str, lane: str, recipient: str, *, at: datetime
) -> None:
    """Let what waited in one lane go out by another, to where its customer is now.

    It was written earlier, so it goes before all that is written from now on.
    """
    conn.execute(
        """
        UPDATE outbound_messages
           SET lane = %(lane)s, recipient = %(recipient)s, next_attempt_at = %(at)s
         WHERE lane = %(waiting)s AND status = 'queued'
        """,
        {"waiting": waiting, "lane": lane, "recipient": recipient, "at": at},
    )
