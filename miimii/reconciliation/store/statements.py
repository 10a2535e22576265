"""Every statement on what we keep of the bank's. Callers own the transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from psycopg.rows import class_row

from miimii.db import Conn
from miimii.providers.statements import StatementLine
from miimii.reconciliation.model import Line

_RESUMED_WITHIN = timedelta(days=3)  # the job is daily


# Outside its function only because it is long: see `keep_page`.
_KEEP = """
    INSERT INTO statement_lines (
           provider, day, direction, reference, nth, status, amount_kobo,
           account_number, happened_at, seen_in)
    SELECT %(provider)s, %(day)s, l.direction, l.reference,
           row_number() OVER (
               PARTITION BY l.direction, l.reference ORDER BY l.n)
           + (SELECT count(*)
                FROM statement_lines e
               WHERE e.provider = %(provider)s
                 AND e.day = %(day)s
                 AND e.direction = l.direction
                 AND e.reference = l.reference
                 AND e.seen_in = %(pull)s),
           l.status, l.amount_kobo, l.account_number, l.happened_at, %(pull)s
      FROM unnest(%(directions)s::text[], %(references)s::text[],
                  %(statuses)s::text[], %(amounts)s::bigint[],
                  %(accounts)s::text[], %(times)s::timestamptz[])
           WITH ORDINALITY AS l (direction, reference, status, amount_kobo,
                                 account_number, happened_at, n)
        ON CONFLICT (provider, direction, reference, day, nth) DO UPDATE
       SET status = EXCLUDED.status, amount_kobo = EXCLUDED.amount_kobo,
           account_number = EXCLUDED.account_number,
           happened_at = EXCLUDED.happened_at, seen_in = EXCLUDED.seen_in,
           gone_at = NULL
"""


@dataclass(frozen=True, slots=True)
class Pull:
    """One reading of a day's statement; `pages` of it are kept already."""

    id: UUID
    provider: str
    day: date
    began_at: datetime
    pages: int


def begin_pull(
    conn: Conn,
    provider: str,
    day: date,
    pull_id: UUID,
    *,
    at: datetime,
    ends_at: datetime,
) -> Pull:
    """Begin to read a day, or go on where a reading of these days was cut off.

    Only a day that was over by then, at `ends_at`: another one's pages still fill.
    """
    with conn.cursor(row_factory=class_row(Pull)) as cur:
        return cur.execute(
            """
            INSERT INTO statement_pulls AS p (provider, day, id, began_at)
            VALUES (%(provider)s, %(day)s, %(id)s, %(at)s)
                ON CONFLICT (provider, day) DO UPDATE
               SET (id, began_at, pages, finished_at) = (
                   SELECT CASE WHEN goes_on THEN p.id ELSE EXCLUDED.id END,
                          CASE WHEN goes_on THEN p.began_at ELSE EXCLUDED.began_at END,
                          CASE WHEN goes_on THEN p.pages ELSE 0 END,
                          NULL::timestamptz
                     FROM (SELECT p.finished_at IS NULL
                                  AND p.began_at > %(cut_off)s
                                  AND p.began_at >= %(ends_at)s AS goes_on) cut)
            RETURNING id, provider, day, began_at, pages
            """,
            {
                "provider": provider,
                "day": day,
                "id": pull_id,
                "at": at,
                "cut_off": at - _RESUMED_WITHIN,
                "ends_at": ends_at,
            },
        ).fetchall()[0]


def keep_page(
    conn: Conn, pull: Pull, page: int, lines: Sequence[StatementLine]
) -> None:
    """Write a page's lines, and that it is read.

    Lines that are alike are numbered within the day: seen again they are the same
    lines, and one more of them is one more.
    """
    conn.execute(
        _KEEP,
        {
            "provider": pull.provider,
            "day": pull.day,
            "pull": pull.id,
            "directions": [line.direction for line in lines],
            "references": [line.reference for line in lines],
            "statuses": [line.status for line in lines],
            "amounts": [line.amount and line.amount.kobo for line in lines],
            "accounts": [line.account_number for line in lines],
            "times": [line.happened_at for line in lines],
        },
    )
    conn.execute(
        """
        UPDATE statement_pulls
           SET pages = %(page)s
         WHERE provider = %(provider)s
           AND day = %(day)s
           AND id = %(id)s
        """,
        {"provider": pull.provider, "day": pull.day, "id": pull.id, "page": page},
    )


def finish_pull(conn: Conn, pull: Pull, *, at: datetime) -> None:
    """Write that a day is read to its end; lines it no longer has are gone."""
    facts = {"provider": pull.provider, "day": pull.day, "id": pull.id, "at": at}
    conn.execute(
        """
        UPDATE statement_lines
           SET gone_at = %(at)s
         WHERE provider = %(provider)s
           AND day = %(day)s
           AND seen_in <> %(id)s
           AND gone_at IS NULL
        """,
        facts,
    )
    conn.execute(
        """
        UPDATE statement_pulls
           SET finished_at = %(at)s
         WHERE provider = %(provider)s
           AND day = %(day)s
           AND id = %(id)s
        """,
        facts,
    )


def list_unread(conn: Conn, provider: str, *, since: date, until: date) -> list[date]:
    """List the days that were never read whole after their end, oldest first.

    From the first day that was ever read on; none before anything was read.
    """
    rows = conn.execute(
        """
        WITH whole AS (
             SELECT day
               FROM statement_pulls
              WHERE provider = %(provider)s
                AND finished_at IS NOT NULL
                AND began_at >= (day + 1)::timestamp AT TIME ZONE 'Africa/Lagos'),
        first AS (
             SELECT min(day) AS day FROM statement_pulls WHERE provider = %(provider)s)
        SELECT d.at::date
          FROM first
         CROSS JOIN generate_series(greatest(first.day, %(since)s)::timestamp,
                                    %(until)s::timestamp, '1 day') AS d (at)
         WHERE first.day IS NOT NULL
           AND d.at::date NOT IN (SELECT day FROM whole)
         ORDER BY 1
        """,
        {"provider": provider, "since": since, "until": until},
    ).fetchall()
    return [day for (day,) in rows]


def list_whole(conn: Conn, provider: str, *, since: date) -> dict[date, datetime]:
    """Return the days that were read whole after their end, and when."""
    rows = conn.execute(
        """
        SELECT day, finished_at
          FROM statement_pulls
         WHERE provider = %(provider)s
           AND day >= %(since)s
           AND finished_at IS NOT NULL
           AND began_at >= (day + 1)::timestamp AT TIME ZONE 'Africa/Lagos'
        """,
        {"provider": provider, "since": since},
    ).fetchall()
    return dict(rows)


def list_references(conn: Conn, provider: str, day: date) -> list[str]:
    """Return what the day's lines are called; lines that are gone too."""
    rows = conn.execute(
        """
        SELECT DISTINCT reference
          FROM statement_lines
         WHERE provider = %(provider)s
           AND day = %(day)s
        """,
        {"provider": provider, "day": day},
    ).fetchall()
    return [reference for (reference,) in rows]


def list_lines(conn: Conn, provider: str, references: Sequence[str]) -> list[Line]:
    """Return all lines under these references, of any day, oldest day first."""
    with conn.cursor(row_factory=class_row(Line)) as cur:
        return cur.execute(
            """
            SELECT direction, reference, day, status, amount_kobo
              FROM statement_lines
             WHERE provider = %(provider)s
               AND direction = ANY ('{in,out,charge,row}')
               AND reference = ANY (%(references)s)
               AND gone_at IS NULL
             ORDER BY day, direction, reference, nth
            """,
            {"provider": provider, "references": list(references)},
        ).fetchall()
