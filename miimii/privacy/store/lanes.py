"""Which rows of the conversation are a customer's, though numbers are given out anew.

A lane is the customer's who had it by the time of the row: `held_lanes` says from when.
What waited for their proof has a lane of its own. Callers own the transaction.
"""

from __future__ import annotations

from typing import LiteralString
from uuid import UUID

from miimii.db import Conn

# Of the customer %(user)s; `t` is the table, and has a lane and a recorded_at.
THEIRS: LiteralString = """
    (t.lane = 'unproven:' || %(user)s
     OR (t.lane IN (SELECT lane FROM held_lanes WHERE user_id = %(user)s)
         AND %(user)s = (
             SELECT h.user_id
               FROM held_lanes h
              WHERE h.lane = t.lane
                AND h.since <= t.recorded_at
              ORDER BY h.since DESC, h.id DESC
              LIMIT 1)))
"""


def list_lanes(conn: Conn, user_id: UUID) -> list[str]:
    """Return every lane that the customer was the last to have."""
    rows = conn.execute(
        """
        SELECT 'unproven:' || %(user)s
         UNION
        SELECT h.lane
          FROM held_lanes h
         WHERE h.user_id = %(user)s
           AND NOT EXISTS (
               SELECT
                 FROM held_lanes later
                WHERE later.lane = h.lane
                  AND later.user_id <> h.user_id
                  AND (later.since, later.id) > (h.since, h.id))
        """,
        {"user": user_id},
    )
    return [str(lane) for (lane,) in rows]
