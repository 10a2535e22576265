"""Every statement that looks through or empties the rows of one customer.

Tables are known by name only: what goes is `erasure_list`'s to say. Callers own the
transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from psycopg import sql
from psycopg.rows import dict_row

from miimii.db import Conn
from miimii.errors import NotFound
from miimii.privacy.erasure_list import Line

# Each asks whether something has to be settled first.
_IN_THE_WAY = """
    SELECT why
      FROM (
           SELECT 'balance', EXISTS (
                  SELECT FROM accounts
                   WHERE user_id = %(user)s AND balance_kobo <> 0)
            UNION ALL
           SELECT 'order', EXISTS (
                  SELECT FROM orders
                   WHERE user_id = %(user)s
                     AND status IN ('held', 'submitted', 'needs_review'))
            UNION ALL
           SELECT 'review', EXISTS (
                  SELECT FROM reviews r
                   WHERE r.closed_at IS NULL
                     AND (strpos(r.subject, %(user)s::text) > 0
                          OR r.subject IN (
                             SELECT reference FROM orders WHERE user_id = %(user)s
                              UNION ALL
                             SELECT unnest(ARRAY[reference, provider_reference])
                               FROM credits
                              WHERE user_id = %(user)s)))
            UNION ALL
           SELECT 'tier', EXISTS (
                  SELECT FROM tier_requests
                   WHERE user_id = %(user)s AND decision IS NULL)
            UNION ALL
           SELECT 'ticket', EXISTS (
                  SELECT FROM tickets
                   WHERE user_id = %(user)s AND standing <> 'closed')
            UNION ALL
           SELECT 'frozen', EXISTS (
                  SELECT FROM users WHERE id = %(user)s AND standing = 'frozen')
            UNION ALL
           SELECT 'unproven', EXISTS (
                  SELECT FROM users
                   WHERE id = %(user)s AND standing = 'active'
                     AND identity_proven_at IS NULL)
            UNION ALL
           SELECT 'at-work', EXISTS (
                  SELECT FROM inbound_events
                   WHERE lane = ANY(%(lanes)s) AND status = 'waiting')
                  OR EXISTS (
                  SELECT FROM outbound_messages
                   WHERE lane = ANY(%(lanes)s)
                     AND status IN ('queued', 'sending'))
           ) asked (why, is_so)
     WHERE is_so
"""


def find_in_the_way(conn: Conn, user_id: UUID, lanes: list[str]) -> tuple[str, ...]:
    """Return what has to be settled before a customer can be erased.

    Locks the wallet first: whoever pays into it now either was before us, and is seen,
    or waits, and finds its owner gone.
    """
    conn.execute(
        """
        SELECT 1
          FROM accounts
         WHERE kind = 'wallet' AND user_id = %(user)s
           FOR NO KEY UPDATE
        """,
        {"user": user_id},
    )
    rows = conn.execute(_IN_THE_WAY, {"user": user_id, "lanes": lanes})
    return tuple(str(why) for (why,) in rows)


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


def get_identity(conn: Conn, user_id: UUID) -> dict[str, Any]:
    """Return who a customer is as the row has it; what is sealed stays sealed."""
    with conn.cursor(row_factory=dict_row) as cur:
        found = cur.execute(
            """
            SELECT phone, bsuid, profile_name, first_name, middle_name, last_name,
                   gender, date_of_birth, address, bvn, nin, contact_phone,
                   account_number, account_name, standing
              FROM users
             WHERE id = %(user)s
               FOR UPDATE
            """,
            {"user": user_id},
        ).fetchone()
    if found is None:
        raise NotFound("customer")
    return found


def erase(conn: Conn, line: Line, facts: Mapping[str, Any]) -> int:
    """Delete or empty a customer's rows of one table; return how many there were."""
    table, whose = sql.Identifier(line.table), sql.SQL(line.whose)
    if not line.to:
        query = sql.SQL("DELETE FROM {} t WHERE {}").format(table, whose)
        return conn.execute(query, facts).rowcount
    columns = sql.SQL(", ").join(
        sql.SQL("{} = {}").format(sql.Identifier(column), sql.Literal(text))
        for column, text in _texts(line, facts)
    )
    query = sql.SQL("UPDATE {} t SET {} WHERE {}").format(table, columns, whose)
    return conn.execute(query, facts).rowcount


def _texts(line: Line, facts: Mapping[str, Any]) -> list[tuple[str, str | None]]:
    return [
        (column, None if text is None else text.format_map(facts))
        for column, text in line.to.items()
    ]
