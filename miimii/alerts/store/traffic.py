"""What the rows of `service_minutes` say about a stretch of time, for alerts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from psycopg.rows import class_row

from miimii.db import Conn


@dataclass(frozen=True, slots=True)
class Traffic:
    """What all workers did together; `p95_ms` is the mean of theirs, by requests."""

    requests: int
    errors: int
    webhooks: int
    webhook_errors: int
    bad_signatures: int
    database_troubles: int
    p95_ms: float
    troubled_at: datetime | None  # the first minute with database trouble


_NOTHING = Traffic(0, 0, 0, 0, 0, 0, 0.0, None)


@dataclass(frozen=True, slots=True)
class Calls:
    """The calls to one provider, and how many failed or were not let in."""

    provider: str
    calls: int
    failed: int
    refused: int


def get_traffic(conn: Conn, *, since: datetime, until: datetime) -> Traffic:
    """Add up the minutes from `since` to `until`; none gives zeros."""
    with conn.cursor(row_factory=class_row(Traffic)) as cursor:
        found = cursor.execute(
            """
            SELECT coalesce(sum(requests), 0) AS requests,
                   coalesce(sum(errors), 0) AS errors,
                   coalesce(sum(webhooks), 0) AS webhooks,
                   coalesce(sum(webhook_errors), 0) AS webhook_errors,
                   coalesce(sum(bad_signatures), 0) AS bad_signatures,
                   coalesce(sum(database_errors + pool_timeouts), 0)
                       AS database_troubles,
                   coalesce(sum(p95_ms::bigint * requests)::float
                            / nullif(sum(requests), 0), 0) AS p95_ms,
                   min(minute) FILTER (WHERE database_errors + pool_timeouts > 0)
                       AS troubled_at
              FROM service_minutes
             WHERE minute >= %(since)s
               AND minute <= %(until)s
            """,
            {"since": since, "until": until},
        ).fetchone()
    return found or _NOTHING


def list_calls(conn: Conn, *, since: datetime, until: datetime) -> list[Calls]:
    """Return the calls to each provider from `since` to `until`."""
    with conn.cursor(row_factory=class_row(Calls)) as cursor:
        return cursor.execute(
            """
            SELECT provider,
                   sum((figures ->> 'calls')::int)::int AS calls,
                   sum((figures ->> 'failed')::int)::int AS failed,
                   sum((figures ->> 'refused')::int)::int AS refused
              FROM service_minutes
             CROSS JOIN jsonb_each(calls) AS c (provider, figures)
             WHERE minute >= %(since)s
               AND minute <= %(until)s
             GROUP BY provider
             ORDER BY provider
             LIMIT 50
            """,
            {"since": since, "until": until},
        ).fetchall()


def find_cache_away(conn: Conn, *, since: datetime, until: datetime) -> datetime | None:
    """Return the first minute with cache errors after the last one without; or None.

    Readiness is asked every few seconds and asks the cache, so that no minute passes
    without a word on it.
    """
    row = conn.execute(
        """
        WITH by_minute AS (
             SELECT minute, sum(cache_errors) > 0 AS is_away
               FROM service_minutes
              WHERE minute >= %(since)s
                AND minute <= %(until)s
              GROUP BY minute)
        SELECT min(minute)
          FROM by_minute
         WHERE is_away
           AND minute > coalesce(
               (SELECT max(minute) FROM by_minute WHERE NOT is_away), '-infinity')
        """,
        {"since": since, "until": until},
    ).fetchone()
    return row[0] if row else None
