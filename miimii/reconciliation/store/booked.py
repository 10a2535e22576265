"""What our own books say: a reading of other slices' tables, and nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from psycopg.rows import class_row

from miimii.db import Conn
from miimii.reconciliation.model import Booked

_NOTICE_TAKES = timedelta(minutes=15)  # from a bank's notice to its credit in the books

# Outside its function only because it is long: see `list_booked`.
_BOOKED = """
    SELECT 'out' AS direction, reference, provider_reference AS alias,
           CASE WHEN status IN ('quoted', 'held', 'submitted', 'needs_review')
                     OR settled_at > %(until)s THEN 'open'
                WHEN status = 'succeeded' THEN 'moved'
                ELSE 'not-moved' END AS state,
           amount_kobo, coalesce(settled_at, submitted_at, quoted_at) AS booked_at
      FROM books.orders
     WHERE provider = %(provider)s
       AND (reference = ANY (%(references)s)
            OR provider_reference = ANY (%(references)s)
            OR (settled_at >= %(starts_at)s AND settled_at < %(ends_at)s))
     UNION ALL
    SELECT 'in', provider_reference, NULL,
           CASE WHEN happened_at > %(until)s THEN 'open' ELSE 'moved' END,
           amount_kobo, happened_at
      FROM credits
     WHERE provider = %(provider)s
       AND (provider_reference = ANY (%(references)s)
            OR (happened_at >= %(starts_at)s AND happened_at < %(ends_at)s)
            OR (recorded_at >= %(starts_at)s AND recorded_at < %(ends_at)s))
     UNION ALL
    SELECT 'in', substr(e.lane, length(%(lane)s) + 1), NULL, 'open', 0, e.recorded_at
      FROM books.inbound_events e
     WHERE e.source = %(provider)s
       AND e.lane = ANY (%(lanes)s)
       AND e.done_at IS NULL
       AND e.recorded_at > %(noticed_after)s
       AND NOT EXISTS (SELECT FROM books.credits c
                        WHERE %(lane)s || c.provider_reference = e.lane)
     UNION ALL
    SELECT k.direction, substr(p.journal_reference, length(k.key) + 1), NULL, 'moved',
           sum(p.amount_kobo)::bigint, min(p.happened_at)
      FROM books.postings p
      JOIN (VALUES ('charge', %(charge)s), ('out', %(top_up)s)) k (direction, key)
           ON starts_with(p.journal_reference, k.key)
     WHERE p.journal_reference = ANY (%(journals)s)
        OR (p.happened_at >= %(starts_at)s AND p.happened_at < %(ends_at)s)
     GROUP BY k.direction, k.key, p.journal_reference
"""


def list_booked(
    conn: Conn,
    provider: str,
    references: Sequence[str],
    *,
    starts_at: datetime,
    ends_at: datetime,
    until: datetime,
) -> list[Booked]:
    """Return what the books have under these references, and what they ended then.

    What was ended after `until` is "open": the statement was read before. So is a
    credit whose notice is still being worked.
    """
    lane, charge = f"credit:{provider}:", f"charge:{provider}:"
    top_up = f"topup:{provider}:"
    with conn.cursor(row_factory=class_row(Booked)) as cur:
        return cur.execute(
            _BOOKED,
            {
                "provider": provider,
                "references": list(references),
                "starts_at": starts_at,
                "ends_at": ends_at,
                "until": until,
                "noticed_after": until - _NOTICE_TAKES,
                "lane": lane,
                "lanes": [lane + reference for reference in references],
                "charge": charge,
                "top_up": top_up,
                "journals": [
                    key + reference
                    for key in (charge, top_up)
                    for reference in references
                ],
            },
        ).fetchall()
