"""What the server's catalogue and the history of jobs say to the alerts; reads only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from psycopg import sql
from psycopg.rows import class_row

from miimii.db import Conn


@dataclass(frozen=True, slots=True)
class Partitioned:
    """A table of months: its default partition, and whether a month is missing."""

    name: str
    default_name: str | None
    is_month_missing: bool


@dataclass(frozen=True, slots=True)
class JobHistory:
    """A job's last finished run, and how its last three ended, the newest first."""

    job: str
    finished_at: datetime | None
    endings: list[str]


def connection_share(conn: Conn) -> float:
    """Return how much of the server's connections is taken, in percent."""
    row = conn.execute("""
        SELECT 100.0 * sum(numbackends) / current_setting('max_connections')::int
          FROM pg_stat_database
        """).fetchone()
    return float(row[0]) if row else 0.0


def list_partitioned(conn: Conn, *, month: str) -> list[Partitioned]:
    """Return the tables that are partitioned by month; `month` is like 2026_12."""
    with conn.cursor(row_factory=class_row(Partitioned)) as cursor:
        return cursor.execute(
            """
            SELECT p.relname AS name, d.relname AS default_name,
                   to_regclass(format('%%I', p.relname || '_' || %(month)s)) IS NULL
                       AS is_month_missing
              FROM pg_partitioned_table t
              JOIN pg_class p ON p.oid = t.partrelid
              LEFT JOIN pg_class d ON d.oid = t.partdefid
             WHERE p.relnamespace = 'public'::regnamespace
             ORDER BY p.relname
             LIMIT 50
            """,
            {"month": month},
        ).fetchall()


def has_rows(conn: Conn, table: str) -> bool:
    """Return whether a table has any row."""
    asked = sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(table))
    row = conn.execute(asked).fetchone()
    return row is not None and bool(row[0])


def has_table(conn: Conn, name: str) -> bool:
    """Return whether the schema has such a table yet."""
    row = conn.execute(
        "SELECT to_regclass(%(name)s) IS NOT NULL", {"name": name}
    ).fetchone()
    return row is not None and bool(row[0])


def list_jobs(conn: Conn, jobs: Sequence[str]) -> list[JobHistory]:
    """Return the history of these jobs; one that never ran has none.

    A run for a single item, or as of another time, is somebody's own, not the job's;
    one that refused its arguments did nothing.
    """
    with conn.cursor(row_factory=class_row(JobHistory)) as cursor:
        return cursor.execute(
            """
            SELECT j.job, max(r.finished_at) AS finished_at,
                   coalesce(array_agg(r.status ORDER BY r.started_at DESC)
                            FILTER (WHERE r.status IS NOT NULL), '{}') AS endings
              FROM unnest(%(jobs)s::text[]) AS j (job)
              LEFT JOIN LATERAL (
                   SELECT status, started_at, finished_at
                     FROM job_runs
                    WHERE job = j.job
                      AND NOT dry_run
                      AND args ->> 'only' IS NULL
                      AND args ->> 'as_of' IS NULL
                      AND error IS DISTINCT FROM 'usage'
                      AND status IN ('succeeded', 'nothing_to_do', 'partial', 'failed')
                    ORDER BY started_at DESC
                    LIMIT 3) r ON true
             GROUP BY j.job
             ORDER BY j.job
            """,
            {"jobs": list(jobs)},
        ).fetchall()


def find_first_run(conn: Conn) -> datetime | None:
    """Return when the first job of all ran: nothing was due before."""
    row = conn.execute("SELECT min(started_at) FROM job_runs").fetchone()
    return row[0] if row else None
