"""Every statement that asks the server how it is. Reads only, but for `db_health`.

Each returns plain rows, for a report that is kept as JSON and read by people.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from miimii.db import Conn

Row = dict[str, Any]


def _rows(conn: Conn, query: Any, values: dict[str, Any] | None = None) -> list[Row]:
    with conn.cursor(row_factory=dict_row) as cur:
        return cur.execute(query, values).fetchall()


def list_largest(conn: Conn) -> list[Row]:
    """Return the ten largest tables: bytes with indexes, live and dead rows."""
    return _rows(
        conn,
        """
        SELECT schemaname || '.' || relname AS table,
               pg_total_relation_size(relid) AS bytes,
               n_live_tup AS live_rows, n_dead_tup AS dead_rows
          FROM pg_stat_user_tables
         ORDER BY pg_total_relation_size(relid) DESC
         LIMIT 10
        """,
    )


def list_dead(conn: Conn) -> list[Row]:
    """Return the ten tables with the most dead rows, and how many of a hundred."""
    return _rows(
        conn,
        """
        SELECT schemaname || '.' || relname AS table, n_dead_tup AS dead_rows,
               round(100.0 * n_dead_tup / (n_live_tup + n_dead_tup))::int AS percent
          FROM pg_stat_user_tables
         WHERE n_dead_tup > 0
         ORDER BY n_dead_tup DESC
         LIMIT 10
        """,
    )


def list_bloat(conn: Conn) -> list[Row]:
    """Return what takes over twice the pages that its rows need, by an estimate.

    From the planner's average widths: a table's row has 28 bytes around it, a key of an
    index 16, and a page of an index is filled to nine tenths. Small ones are left out;
    so are indexes on expressions, whose widths nobody keeps.
    """
    return _rows(
        conn,
        """
        WITH widths AS (
             SELECT a.attrelid, a.attnum, s.avg_width
               FROM pg_attribute a
               JOIN pg_class c ON c.oid = a.attrelid
               JOIN pg_namespace n ON n.oid = c.relnamespace
               JOIN pg_stats s ON s.schemaname = n.nspname AND s.tablename = c.relname
                    AND s.attname = a.attname AND NOT s.inherited
              WHERE n.nspname IN ('public', 'archive')),
        needed AS (
             SELECT c.oid, 'table' AS kind, c.relpages,
                    ceil(c.reltuples * (28 + sum(w.avg_width)) / 8168) AS pages
               FROM pg_class c
               JOIN widths w ON w.attrelid = c.oid
              WHERE c.relkind = 'r'
              GROUP BY c.oid, c.relpages, c.reltuples
              UNION ALL
             SELECT c.oid, 'index', c.relpages,
                    ceil(c.reltuples * (16 + sum(w.avg_width)) / (0.9 * 8152))
               FROM pg_index i
               JOIN pg_class c ON c.oid = i.indexrelid
               JOIN pg_am m ON m.oid = c.relam AND m.amname = 'btree'
               JOIN widths w ON w.attrelid = i.indrelid
                    AND w.attnum = ANY (i.indkey::smallint[])
              WHERE i.indexprs IS NULL
              GROUP BY c.oid, c.relpages, c.reltuples)
        SELECT oid::regclass::text AS name, kind, relpages AS pages,
               pages::bigint AS needed_pages
          FROM needed
         WHERE relpages > 100
           AND relpages > 2 * pages
         ORDER BY relpages - pages DESC
         LIMIT 10
        """,
    )


def list_index_scans(conn: Conn) -> list[Row]:
    """Return how often each index was read, but those that keep a promise."""
    return _rows(
        conn,
        """
        SELECT s.schemaname || '.' || s.indexrelname AS index, s.idx_scan AS scans
          FROM pg_stat_user_indexes s
          JOIN pg_index i USING (indexrelid)
         WHERE NOT i.indisunique
           AND NOT i.indisexclusion
         ORDER BY 1
         LIMIT 1000
        """,
    )


def list_invalid_indexes(conn: Conn) -> list[str]:
    """Return indexes that a build left behind unfinished: they cost and don't help."""
    rows = conn.execute(
        """
        SELECT indexrelid::regclass::text
          FROM pg_index
         WHERE NOT indisvalid
         ORDER BY 1
         LIMIT 100
        """
    ).fetchall()
    return [str(name) for (name,) in rows]


def list_duplicate_indexes(conn: Conn) -> list[Row]:
    """Return groups of indexes on one table that are the same in all but their name."""
    return _rows(
        conn,
        """
        SELECT i.indrelid::regclass::text AS table,
               array_agg(i.indexrelid::regclass::text ORDER BY i.indexrelid) AS indexes
          FROM pg_index i
          JOIN pg_class c ON c.oid = i.indexrelid
          JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname IN ('public', 'archive')
           AND NOT i.indisexclusion
         GROUP BY i.indrelid, c.relam, i.indkey::text, i.indclass::text,
               i.indcollation::text, i.indoption::text,
               coalesce(pg_get_expr(i.indexprs, i.indrelid), ''),
               coalesce(pg_get_expr(i.indpred, i.indrelid), '')
        HAVING count(*) > 1
         ORDER BY 1
         LIMIT 100
        """,
    )


def list_full_sequences(conn: Conn) -> list[Row]:
    """Return sequences that have used more than 70 % of their numbers."""
    return _rows(
        conn,
        """
        SELECT schemaname || '.' || sequencename AS sequence,
               round(100.0 * last_value / max_value)::int AS percent
          FROM pg_sequences
         WHERE last_value > 0.7 * max_value
         ORDER BY 1
         LIMIT 100
        """,
    )


def find_pressure(conn: Conn) -> Row:
    """Return what the server is under: transactions, their ids, connections.

    The oldest transaction is that of the sessions we may see; `hidden_sessions` says
    how many others there are.
    """
    return _rows(
        conn,
        """
        SELECT extract(epoch FROM max(clock_timestamp() - xact_start)
                   FILTER (WHERE pid <> pg_backend_pid()))::int
                   AS oldest_transaction_s,
               count(*) FILTER (WHERE backend_type IS NULL)::int AS hidden_sessions,
               (SELECT age(datfrozenxid) FROM pg_database
                 WHERE datname = current_database()) AS xid_age,
               current_setting('autovacuum_freeze_max_age')::int AS xid_freeze_age,
               count(*) FILTER (
                   WHERE coalesce(backend_type, 'client backend') = 'client backend')
                   ::int AS connections,
               current_setting('max_connections')::int AS most_connections,
               pg_database_size(current_database()) AS database_bytes
          FROM pg_stat_activity
        """,
    )[0]


def insert_health(conn: Conn, row_id: UUID, report: Row, *, at: datetime) -> None:
    """Keep a report."""
    conn.execute(
        """
        INSERT INTO db_health (id, happened_at, report)
        VALUES (%(id)s, %(at)s, %(report)s)
        """,
        {"id": row_id, "at": at, "report": Jsonb(report)},
    )


def find_scans_before(conn: Conn, *, before: datetime) -> dict[str, int] | None:
    """Return how often each index had been read by then; None if nobody counted."""
    row = conn.execute(
        """
        SELECT report -> 'index_scans'
          FROM db_health
         WHERE happened_at <= %(before)s
         ORDER BY happened_at DESC
         LIMIT 1
        """,
        {"before": before},
    ).fetchone()
    return None if row is None else dict(row[0] or {})
