"""Which rows of the conversation are a customer's, though numbers are given out anew.

A lane is the customer's who had it by the time of the row: `held_lanes` says from when.
What waited for their proof has a lane of its own.
"""

from __future__ import annotations

from typing import LiteralString

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
