"""Every statement of fraud rules: what is in force, what moved, what was cleared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from miimii.db import Conn
from miimii.fraud.model import Crossing, FraudRule

_MOST_CROSSINGS = 2000

# One round trip, because every payment waits for it. The window of a sleeping account
# is months long, but one instant answers it, older than what is read for its first days
# awake; all other windows are days.
_LOOK = """
    WITH found AS MATERIALIZED (
         SELECT id, name, pattern, outcome, window_s, above_count, above_kobo,
                above_bps, awake_s
           FROM fraud_rules
          WHERE effective_from <= %(at)s
            AND (effective_to > %(at)s OR effective_to IS NULL)),
    since AS (
         SELECT %(at)s - make_interval(secs => coalesce(max(
                CASE pattern WHEN 'dormant' THEN awake_s ELSE window_s END), 0)) AS at
           FROM found),
    crossings AS (
         SELECT 'out' AS way, o.kind, o.destination AS other, o.amount_kobo,
                o.authorised_at AS at
           FROM orders o, since
          WHERE o.user_id = %(user)s
            AND o.authorised_at > since.at
            AND o.status NOT IN ('declined', 'reversed')
            AND o.reference <> %(reference)s
          UNION ALL
         SELECT 'in', 'credit', coalesce(c.sender_account_number, c.sender_name, '?'),
                c.amount_kobo, c.recorded_at
           FROM credits c, since
          WHERE c.user_id = %(user)s
            AND c.recorded_at > since.at
            AND c.reference <> %(reference)s
          UNION ALL
         SELECT 'in', t.kind, t.user_id::text, t.amount_kobo, t.authorised_at
           FROM transfers t, since
          WHERE t.payee_user_id = %(user)s
            AND t.authorised_at > since.at
            AND t.status = 'succeeded'
            AND t.reference <> %(reference)s
          ORDER BY at DESC
          LIMIT %(limit)s),
    cleared AS (
         SELECT sum(most_kobo) AS kobo, min(happened_at) AS since
           FROM fraud_clearances
          WHERE user_id = %(user)s AND destination = %(other)s
            AND expires_at > %(at)s)
    SELECT (SELECT coalesce(jsonb_agg(to_jsonb(found)), '[]') FROM found),
           (SELECT coalesce(jsonb_agg(to_jsonb(crossings)), '[]') FROM crossings),
           greatest(
               (SELECT authorised_at FROM transfers
                 WHERE user_id = %(user)s
                   AND authorised_at <= (SELECT at FROM since)
                   AND reference <> %(reference)s
                 ORDER BY authorised_at DESC LIMIT 1),
               (SELECT authorised_at FROM purchases
                 WHERE user_id = %(user)s
                   AND authorised_at <= (SELECT at FROM since)
                   AND reference <> %(reference)s
                 ORDER BY authorised_at DESC LIMIT 1)),
           NOT EXISTS (
               SELECT 1 FROM orders
                WHERE user_id = %(user)s AND destination = %(other)s
                  AND status = 'succeeded'),
           coalesce((
               SELECT c.kobo >= %(kobo)s + (
                      SELECT coalesce(sum(amount_kobo), 0)
                        FROM orders
                       WHERE user_id = %(user)s AND destination = %(other)s
                         AND authorised_at >= c.since
                         AND status NOT IN ('declined', 'reversed')
                         AND reference <> %(reference)s)
                 FROM cleared c
                WHERE c.kobo IS NOT NULL), false)
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the tables say of one crossing: the rules, and what they look at."""

    rules: tuple[FraudRule, ...]
    crossings: tuple[Crossing, ...]
    last_out_at: datetime | None
    is_new_payee: bool
    is_cleared: bool


def look(conn: Conn, user_id: UUID, now: Crossing, reference: str) -> Seen:
    """Return the rules in force and what this customer moved, without this crossing.

    The newest crossings of the longest window only, as far as memory is sane.
    """
    row = conn.execute(
        _LOOK,
        {
            "user": user_id,
            "at": now.at,
            "other": now.other,
            "kobo": now.amount_kobo,
            "reference": reference,
            "limit": _MOST_CROSSINGS,
        },
    ).fetchone()
    rules, crossings, last_out_at, is_new, is_cleared = row or (
        [],
        [],
        None,
        True,
        False,
    )
    return Seen(
        tuple(FraudRule(**one) for one in rules),
        tuple(_crossing(one) for one in crossings),
        last_out_at,
        is_new,
        is_cleared,
    )


def insert_clearance(
    conn: Conn,
    user_id: UUID,
    destination: str,
    most_kobo: int,
    *,
    approval_id: str,
    at: datetime,
    lives: timedelta,
) -> None:
    """Let this customer pay this destination so much in all, for a while."""
    conn.execute(
        """
        INSERT INTO fraud_clearances (
               user_id, destination, most_kobo, approval_id, happened_at, expires_at)
        VALUES (%(user)s, %(destination)s, %(most)s, %(approval)s, %(at)s, %(until)s)
        """,
        {
            "user": user_id,
            "destination": destination,
            "most": most_kobo,
            "approval": approval_id,
            "at": at,
            "until": at + lives,
        },
    )


def _crossing(row: Mapping[str, Any]) -> Crossing:
    return Crossing(**{**row, "at": datetime.fromisoformat(row["at"])})
