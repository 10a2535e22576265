"""Every statement on job_runs: the history of what cron and people ran."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from miimii.db import Conn

_SILENT_FOR = timedelta(minutes=5)


def insert_run(
    conn: Conn,
    run_id: UUID,
    *,
    job: str,
    period: str,
    trigger: str,
    args: Mapping[str, Any],
    is_dry: bool,
    at: datetime,
    host: str,
    version: str,
) -> None:
    """Write that a run has begun; runs that fell silent are called interrupted."""
    conn.execute(
        """
        WITH silent AS (
             UPDATE job_runs
                SET status = 'interrupted',
                    finished_at = %(at)s
              WHERE status = 'running'
                AND heartbeat_at < %(silent_since)s)
        INSERT INTO job_runs (
               id, job, period, trigger, args, dry_run, status, started_at,
               heartbeat_at, host, version)
        VALUES (%(id)s, %(job)s, %(period)s, %(trigger)s, %(args)s, %(is_dry)s,
               'running', %(at)s, %(at)s, %(host)s, %(version)s)
        """,
        {
            "id": run_id,
            "job": job,
            "period": period,
            "trigger": trigger,
            "args": Jsonb(dict(args)),
            "is_dry": is_dry,
            "at": at,
            "silent_since": at - _SILENT_FOR,
            "host": host,
            "version": version,
        },
    )


def mark_alive(conn: Conn, run_id: UUID, *, at: datetime) -> None:
    """Write a sign of life."""
    conn.execute(
        "UPDATE job_runs SET heartbeat_at = %(at)s WHERE id = %(id)s",
        {"id": run_id, "at": at},
    )


def mark_finished(
    conn: Conn,
    run_id: UUID,
    *,
    status: str,
    counts: Mapping[str, int],
    error: str | None,
    at: datetime,
) -> None:
    """Write how a run ended."""
    conn.execute(
        """
        UPDATE job_runs
           SET status = %(status)s,
               finished_at = %(at)s,
               heartbeat_at = %(at)s,
               counts = %(counts)s,
               error = %(error)s
         WHERE id = %(id)s
        """,
        {
            "id": run_id,
            "status": status,
            "counts": Jsonb(dict(counts)),
            "error": error,
            "at": at,
        },
    )
