"""What the edge asks of the database itself: is it there, and what did it do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from miimii.db import Conn
from miimii.metrics import Minute

_FIGURES = (
    *("requests", "errors", "webhooks", "webhook_errors", "bad_signatures"),
    *("database_errors", "pool_timeouts", "cache_errors", "p95_ms"),
)


@dataclass(frozen=True, slots=True)
class Schema:
    """The last migration that ran, and the database's own clock."""

    revision: str
    clock_at: datetime


def get_schema(conn: Conn) -> Schema:
    """Return the schema's revision; one read, no lock."""
    with conn.cursor(row_factory=class_row(Schema)) as cursor:
        cursor.execute("""
            SELECT coalesce(max(version_num), '') AS revision,
                   clock_timestamp() AS clock_at
              FROM public.alembic_version
            """)
        return cursor.fetchone() or Schema("", datetime.min)  # noqa: DTZ901


def insert_minutes(
    conn: Conn, minutes: Sequence[Minute], *, instance: str, worker: int
) -> None:
    """Keep what one worker did, a row a minute."""
    conn.cursor().executemany(
        """
        INSERT INTO service_minutes (
               minute, instance, worker, requests, errors, webhooks, webhook_errors,
               bad_signatures, database_errors, pool_timeouts, cache_errors, p95_ms,
               calls)
        VALUES (%(minute)s, %(instance)s, %(worker)s, %(requests)s, %(errors)s,
               %(webhooks)s, %(webhook_errors)s, %(bad_signatures)s,
               %(database_errors)s, %(pool_timeouts)s, %(cache_errors)s, %(p95_ms)s,
               %(calls)s)
        """,
        [
            {
                **{name: getattr(minute, name) for name in _FIGURES},
                "minute": minute.starts_at,
                "calls": Jsonb(minute.calls),
                "instance": instance,
                "worker": worker,
            }
            for minute in minutes
        ],
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """One figure of the bank as it stands, for the metrics; labels may be empty."""

    name: str
    label: str
    other_label: str
    value: float


def list_standing(conn: Conn, jobs: Sequence[str], *, at: datetime) -> list[Standing]:
    """Return what waits, what is open, what is wrong, and when jobs last went well."""
    with conn.cursor(row_factory=class_row(Standing)) as cursor:
        return cursor.execute(
            """
            SELECT 'inbox_lag_seconds' AS name, '' AS label, '' AS other_label,
                   coalesce(extract(epoch FROM %(at)s - min(recorded_at)), 0)::float
                       AS value
              FROM inbound_events
             WHERE done_at IS NULL
             UNION ALL
            SELECT 'outbox_due', '', '', count(*)
              FROM outbound_messages
             WHERE status IN ('queued', 'sending')
               AND next_attempt_at <= %(at)s
             UNION ALL
            SELECT 'lanes_working', '', '', count(*)
              FROM lanes
             WHERE leased_until > %(at)s
             UNION ALL
            SELECT 'orders_open', kind, status, count(*)
              FROM (SELECT kind, status
                      FROM transfers
                     WHERE status IN ('held', 'submitted', 'needs_review')
                     UNION ALL
                    SELECT kind, status
                      FROM purchases
                     WHERE status IN ('held', 'submitted', 'needs_review')) o
             GROUP BY kind, status
             UNION ALL
            SELECT 'alerts_open', rule, severity, count(*)
              FROM alerts
             WHERE closed_at IS NULL
             GROUP BY rule, severity
             UNION ALL
            SELECT 'job_last_success_timestamp_seconds', j.job, '',
                   extract(epoch FROM r.finished_at)
              FROM unnest(%(jobs)s::text[]) AS j (job)
             CROSS JOIN LATERAL (
                   SELECT finished_at
                     FROM books.job_runs
                    WHERE job = j.job
                      AND status IN ('succeeded', 'nothing_to_do')
                    ORDER BY started_at DESC
                    LIMIT 1) r
            """,
            {"at": at, "jobs": list(jobs)},
        ).fetchall()
