"""Every statement that touches the table of rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from psycopg.rows import class_row

from miimii.db import Conn
from miimii.rules.model import Rule

_MOST_RULES = 1000


def list_in_force(conn: Conn, names: Sequence[str], *, at: datetime) -> list[Rule]:
    """List the rules of these names, or of names that begin with one and a dot.

    A rule holds from its first instant up to, and without, its last.
    """
    with conn.cursor(row_factory=class_row(Rule)) as cur:
        return cur.execute(
            """
            SELECT r.id, r.name, r.tier, r.above_kobo, r.value_kobo, r.value_bps,
                   r.min_kobo, r.max_kobo
              FROM rules r
             WHERE r.effective_from <= %(at)s
               AND (r.effective_to > %(at)s OR r.effective_to IS NULL)
               AND EXISTS (SELECT FROM unnest(%(names)s::text[]) AS n (name)
                            WHERE r.name = n.name OR starts_with(r.name, n.name || '.'))
             ORDER BY r.above_kobo DESC, r.id
             LIMIT %(limit)s
            """,
            {"at": at, "names": list(names), "limit": _MOST_RULES},
        ).fetchall()
