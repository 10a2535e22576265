"""Every statement on job_runs: the history of what cron and people ran."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from miimii.db import Conn

_SILENT_FOR = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRun:
    """What is known of a run when it begins. `period`: the Lagos minute it is for."""

    id: UUID
    job: str
    period: str
    trigger: str
    actor: str | None
    args: Mapping[str, Any]
    is_dry: bool
    host: str
    version: str


def insert_run(conn: Conn, run: NewRun, *, at: datetime) -> str | None:
    """Write that a run has begun; returns where the last one's scan broke off.

    Runs that fell silent are called interrupted. The place is handed on from run to
    run until a scan comes to its end; a dry run, or one for a single item, has none.
    """
    row = conn.execute(
        """
        WITH silent AS (
             UPDATE job_runs
                SET status = 'interrupted',
                    finished_at = %(at)s
              WHERE status = 'running'
                AND heartbeat_at < %(silent_since)s)
        INSERT INTO job_runs (
               id, job, period, trigger, actor, args, dry_run, status, started_at,
               heartbeat_at, host, version, cursor)
        VALUES (%(id)s, %(job)s, %(period)s, %(trigger)s, %(actor)s, %(args)s,
               %(is_dry)s, 'running', %(at)s, %(at)s, %(host)s, %(version)s, (
               SELECT cursor
                 FROM job_runs
                WHERE job = %(job)s
                  AND NOT dry_run
                  AND args ->> 'only' IS NULL
                  AND NOT %(is_dry)s
                  AND %(args)s::jsonb ->> 'only' IS NULL
                ORDER BY started_at DESC
                LIMIT 1))
        RETURNING cursor
        """,
        {
            **asdict(run),
            "args": Jsonb(dict(run.args)),
            "at": at,
            "silent_since": at - _SILENT_FOR,
        },
    ).fetchone()
    return row[0] if row else None


def mark_alive(conn: Conn, run_id: UUID, *, cursor: str | None, at: datetime) -> None:
    """Write a sign of life, and how far the scan has come."""
    conn.execute(
        """
        UPDATE job_runs
           SET heartbeat_at = %(at)s,
               cursor = %(cursor)s
         WHERE id = %(id)s
        """,
        {"id": run_id, "cursor": cursor, "at": at},
    )


def mark_finished(
    conn: Conn,
    run_id: UUID,
    *,
    status: str,
    counts: Mapping[str, int],
    cursor: str | None,
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
               cursor = %(cursor)s,
               error = %(error)s
         WHERE id = %(id)s
        """,
        {
            "id": run_id,
            "status": status,
            "counts": Jsonb(dict(counts)),
            "cursor": cursor,
            "error": error,
            "at": at,
        },
    )
