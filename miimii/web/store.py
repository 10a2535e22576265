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
    """Keep what one worker did, a row a minute; and whether it could change the books.

    A role that has the rights of the ledger's owner can drop the triggers that keep
    the books append-only: the web process must not.
    """
    conn.cursor().executemany(
        """
        INSERT INTO service_minutes (
               minute, instance, worker, requests, errors, webhooks, webhook_errors,
               bad_signatures, database_errors, pool_timeouts, cache_errors, p95_ms,
               calls, owns_books)
        SELECT %(minute)s, %(instance)s, %(worker)s, %(requests)s, %(errors)s,
               %(webhooks)s, %(webhook_errors)s, %(bad_signatures)s,
               %(database_errors)s, %(pool_timeouts)s, %(cache_errors)s, %(p95_ms)s,
               %(calls)s, pg_has_role(relowner, 'USAGE')
          FROM pg_class
         WHERE oid = 'postings'::regclass
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
