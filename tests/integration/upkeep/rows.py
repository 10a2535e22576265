"""Rows of a chosen age in the tables that are purged."""

from __future__ import annotations

from datetime import datetime

from miimii import ids
from miimii.db import Conn


def an_event(
    conn: Conn, *, source: str = "whatsapp", at: datetime, status: str = "done"
) -> str:
    """An event recorded then; returns its key."""
    key = str(ids.uuid7())
    conn.execute(
        """
        INSERT INTO inbound_events (id, source, event_key, lane, kind, payload,
               happened_at, recorded_at, status, done_at)
        VALUES (%(id)s, %(source)s, %(key)s, %(lane)s, 'text', '{"text": "hello"}',
               %(at)s, %(at)s, %(status)s,
               CASE WHEN %(status)s <> 'waiting' THEN %(at)s::timestamptz END)
        """,
        {
            "id": key,
            "source": source,
            "key": key,
            "lane": f"credit:{source}:{key}",
            "at": at,
            "status": status,
        },
    )
    conn.execute(
        "INSERT INTO inbound_keys (source, event_key) VALUES (%s, %s)", [source, key]
    )
    return key


def a_message(
    conn: Conn, *, is_money_news: bool = False, at: datetime, status: str = "read"
) -> str:
    """A message recorded then; returns its key."""
    key = str(ids.uuid7())
    conn.execute(
        """
        INSERT INTO outbound_messages (id, lane, recipient, kind, body, dedupe_key,
               is_money_news, status, next_attempt_at, created_at, sent_at, recorded_at)
        VALUES (%(id)s, 'ada', '+2348010000001', 'text', '{"text": "hello"}', %(key)s,
               %(is_money_news)s, %(status)s, %(at)s, %(at)s, %(at)s, %(at)s)
        """,
        {
            "id": key,
            "key": key,
            "at": at,
            "status": status,
            "is_money_news": is_money_news,
        },
    )
    conn.execute("INSERT INTO outbound_keys (dedupe_key) VALUES (%s)", [key])
    return key


def a_run(conn: Conn, job: str, *, at: datetime, status: str = "succeeded") -> str:
    """A run of a job that began then; returns its id."""
    key = str(ids.uuid7())
    conn.execute(
        """
        INSERT INTO job_runs (id, job, period, trigger, args, dry_run, status,
               started_at, heartbeat_at, finished_at, host, version)
        VALUES (%(id)s, %(job)s, '', 'cron', '{}', false, %(status)s, %(at)s,
               %(at)s, CASE WHEN %(status)s <> 'running' THEN %(at)s::timestamptz END,
               'test', '1')
        """,
        {"id": key, "job": job, "at": at, "status": status},
    )
    return key


def an_alert(conn: Conn, rule: str, *, at: datetime | None) -> str:
    """An alert that was closed then, or is open; returns its id."""
    row = conn.execute(
        """
        INSERT INTO alerts (rule, subject, severity, number, threshold, refs, since,
               is_by_code, opened_at, last_seen_at, closed_at)
        VALUES (%(rule)s, gen_random_uuid()::text, 'warning', '1', '1', '{}', %(began)s,
               false, %(began)s, %(began)s, %(at)s)
        RETURNING id
        """,
        {"rule": rule, "began": at or "2020-01-01T00:00Z", "at": at},
    ).fetchall()[0]
    return str(row[0])


def a_minute(conn: Conn, *, at: datetime) -> str:
    """A minute of the web's work; returns its id."""
    row = conn.execute(
        """
        INSERT INTO service_minutes (minute, instance, worker, requests, errors,
               webhooks, webhook_errors, bad_signatures, database_errors,
               pool_timeouts, cache_errors, p95_ms, calls)
        VALUES (%(at)s, 'a', 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, '{}')
        RETURNING id
        """,
        {"at": at},
    ).fetchall()[0]
    return str(row[0])
