"""What others found and wrote down says to the alerts: differences, gaps, complaints.

Their tables may come with a later migration than the alerts; ask `has_table` first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from psycopg.rows import class_row

from miimii.alerts.store.old import Old, one_old, sum_up
from miimii.db import Conn


@dataclass(frozen=True, slots=True)
class UsedUp:
    """A budget of all customers: asked so often on a day, and refused after that."""

    budget: str
    used: int
    refused: int
    recorded_at: datetime


def find_differences(conn: Conn) -> Old:
    """Return the open differences with what a provider's statement says."""
    return sum_up(
        conn,
        """
        SELECT reference AS ref, opened_at AS since
          FROM reconciliation_items
         WHERE closed_at IS NULL
        """,
    )


def count_offenders(conn: Conn) -> tuple[int, datetime] | None:
    """Return what the checks of the books found in the last reconciliation, and when.

    The last that came to them, however it ended; None when there was none yet. One as
    of another time looked at other books.
    """
    row = conn.execute("""
        SELECT (counts ->> 'offenders')::int, started_at
          FROM job_runs
         WHERE job = 'reconcile'
           AND NOT dry_run
           AND args ->> 'as_of' IS NULL
           AND counts ? 'offenders'
         ORDER BY started_at DESC
         LIMIT 1
        """).fetchone()
    return (int(row[0]), row[1]) if row else None


def find_unsealed(conn: Conn, *, before: datetime, since: datetime) -> Old:
    """Return what was recorded in that time and has no link in the audit chain."""
    return sum_up(
        conn,
        """
        SELECT 'audit ' || a.id AS ref, a.recorded_at AS since
          FROM audit_log a
         WHERE a.recorded_at >= %(since)s
           AND a.recorded_at < %(before)s
           AND NOT EXISTS (SELECT FROM audit_chain c
                            WHERE c.source = 'audit' AND c.row_id = a.id)
         UNION ALL
        SELECT 'journal ' || j.id, j.recorded_at
          FROM journals j
         WHERE j.recorded_at >= %(since)s
           AND j.recorded_at < %(before)s
           AND NOT EXISTS (SELECT FROM audit_chain c
                            WHERE c.source = 'journal' AND c.row_id = j.id)
        """,
        before=before,
        since=since,
    )


def find_alone(conn: Conn, *, since: datetime) -> Old:
    """Return the requests that somebody wanted to grant who had made them."""
    return one_old(
        conn,
        """
        SELECT count(*), min(at) AS oldest_at,
               (array_agg(DISTINCT object))[1:5] AS refs
          FROM audit_log
         WHERE action = 'approval.refused'
           AND reason = 'same-person'
           AND recorded_at >= %(since)s
           AND at >= %(since)s
        """,
        since=since,
    )


def find_failed_sign_ins(conn: Conn, *, since: datetime) -> Old:
    """Return how often the staff, or who says so, did not get in; nobody is named."""
    return one_old(
        conn,
        """
        SELECT count(*), min(at) AS oldest_at, '{}'::text[] AS refs
          FROM audit_log
         WHERE action IN ('staff.not-signed-in', 'staff.locked')
           AND recorded_at >= %(since)s
           AND at >= %(since)s
        """,
        since=since,
    )


def find_insistent(conn: Conn, *, day: date, times: int) -> Old:
    """Return the customers who were refused so many name enquiries on a day."""
    return sum_up(
        conn,
        """
        SELECT 'user:' || who AS ref, recorded_at AS since
          FROM budget_days
         WHERE day = %(day)s
           AND budget = 'enquiry'
           AND who <> 'all'
           AND refused >= %(times)s
        """,
        day=day,
        times=times,
    )


def find_guessing(conn: Conn, *, day: date, least: int) -> Old:
    """Return a day's name enquiries if there were so many, and most found nobody."""
    return one_old(
        conn,
        """
        SELECT coalesce(max(used), 0) AS count, min(recorded_at) AS oldest_at,
               '{}'::text[] AS refs
          FROM budget_days
         WHERE day = %(day)s
           AND budget = 'enquiry'
           AND who = 'all'
           AND used >= %(least)s
           AND 2 * missed > used
        """,
        day=day,
        least=least,
    )


def list_used_up(conn: Conn, *, day: date) -> list[UsedUp]:
    """Return the budgets that had nothing left for somebody on a day."""
    with conn.cursor(row_factory=class_row(UsedUp)) as cursor:
        return cursor.execute(
            """
            SELECT budget, used, refused, recorded_at
              FROM budget_days
             WHERE day = %(day)s
               AND who = 'all'
               AND refused > 0
             ORDER BY budget
             LIMIT 50
            """,
            {"day": day},
        ).fetchall()


def find_late_tickets(conn: Conn, *, at: datetime) -> Old:
    """Return the open tickets whose answer was due before an instant."""
    return sum_up(
        conn,
        """
        SELECT number AS ref, due_at AS since
          FROM tickets
         WHERE standing = 'open'
           AND due_at < %(at)s
        """,
        at=at,
    )


def find_old_flags(conn: Conn, *, before: datetime) -> Old:
    """Return the flags of fraud rules that are open since before an instant."""
    return sum_up(
        conn,
        """
        SELECT subject AS ref, opened_at AS since
          FROM reviews
         WHERE starts_with(kind, 'fraud')
           AND closed_at IS NULL
           AND opened_at < %(before)s
        """,
        before=before,
    )


def find_old_reviews(
    conn: Conn, kinds: Sequence[str] | None, *, before: datetime
) -> Old:
    """Return the reviews of some kinds that are open since before an instant.

    No kinds: all, but for flags of fraud, the float, and the orders that two people
    decide, which are watched elsewhere.
    """
    return sum_up(
        conn,
        """
        SELECT subject AS ref, opened_at AS since
          FROM reviews
         WHERE closed_at IS NULL
           AND opened_at < %(before)s
           AND CASE WHEN %(kinds)s::text[] IS NULL
                    THEN NOT starts_with(kind, 'fraud') AND kind <> 'float-low'
                    ELSE kind = ANY (%(kinds)s) END
           AND subject NOT IN (
               SELECT reference FROM orders WHERE status = 'needs_review')
        """,
        kinds=kinds,
        before=before,
    )


def find_untold_breaches(conn: Conn, *, before: datetime) -> Old:
    """Return the open breaches found before an instant that nobody was told of."""
    return sum_up(
        conn,
        """
        SELECT number AS ref, found_at AS since
          FROM breaches
         WHERE told_at IS NULL
           AND closed_at IS NULL
           AND found_at < %(before)s
        """,
        before=before,
    )


def find_late_data_requests(conn: Conn, *, at: datetime) -> Old:
    """Return the requests about data whose answer was due before an instant."""
    return sum_up(
        conn,
        """
        SELECT number AS ref, due_at AS since
          FROM data_requests
         WHERE state IN ('received', 'identity_checked')
           AND due_at < %(at)s
        """,
        at=at,
    )


def find_late_erasures(conn: Conn, *, today: date) -> Old:
    """Return the erasures whose last part is still to go although its day is over."""
    return sum_up(
        conn,
        """
        SELECT number AS ref,
               (keep_until + 1)::timestamp AT TIME ZONE 'Africa/Lagos' AS since
          FROM data_requests
         WHERE state = 'scheduled'
           AND keep_until < %(today)s
        """,
        today=today,
    )


def was_whole(conn: Conn, job: str, *, month: str) -> bool:
    """Return whether a run of a whole job for a month (2026-12) went well.

    One for a single item is none; one as of that month is, whenever it ran.
    """
    row = conn.execute(
        """
        SELECT 1
          FROM job_runs
         WHERE job = %(job)s
           AND starts_with(period, %(month)s)
           AND NOT dry_run
           AND args ->> 'only' IS NULL
           AND status IN ('succeeded', 'nothing_to_do')
         LIMIT 1
        """,
        {"job": job, "month": month},
    ).fetchone()
    return row is not None
