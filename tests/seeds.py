"""The rows that the migrations bring, kept aside and put back between tests."""

from __future__ import annotations

import atexit
from functools import cache

import psycopg
from psycopg import sql

_TABLES = """
    SELECT n.nspname, c.relname, array_agg(a.attname ORDER BY a.attnum) AS columns
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relkind IN ('r', 'p')
       AND NOT c.relispartition
       AND n.nspname !~ '^(pg_|information_schema$|seed$)'
       AND c.relname <> 'alembic_version'
       AND a.attnum > 0
       AND NOT a.attisdropped
       AND a.attgenerated = ''
     GROUP BY n.nspname, c.relname
     ORDER BY n.nspname, c.relname
"""


_KEEP = "CREATE TABLE {kept} AS SELECT {columns} FROM {table}"
# Most tests leave most seeds alone: to look is cheaper than to write them again.
_RESTORE_SEEDED = """
    IF EXISTS (SELECT {columns} FROM {table} EXCEPT ALL TABLE {kept})
       OR EXISTS (TABLE {kept} EXCEPT ALL SELECT {columns} FROM {table}) THEN
        DELETE FROM {table};
        INSERT INTO {table} ({columns}) OVERRIDING SYSTEM VALUE TABLE {kept};
    END IF;
"""
_RESTORE_EMPTY = "DELETE FROM {table};"
# Triggers are off, as they would refuse to empty the append-only tables. No
# TRUNCATE: deleting few rows is a hundred times faster.
_RESTORE = """
    CREATE FUNCTION seed.restore() RETURNS void LANGUAGE plpgsql
    SET session_replication_role = replica AS {body}
"""


def keep_seeds(owner_url: str) -> None:
    """Copy every row of a freshly migrated database into the schema `seed`."""
    with psycopg.connect(owner_url) as conn:
        conn.execute("CREATE SCHEMA seed")
        steps = [_keep(conn, *row) for row in conn.execute(_TABLES).fetchall()]
        body = sql.SQL("\n").join([sql.SQL("BEGIN"), *steps, sql.SQL("END")])
        conn.execute(sql.SQL(_RESTORE).format(body=sql.Literal(body.as_string(conn))))


def _keep(
    conn: psycopg.Connection, schema: str, table: str, columns: list[str]
) -> sql.Composed:
    """Copy one table; the statements that put it back."""
    parts = {
        "table": sql.Identifier(schema, table),
        "kept": sql.Identifier("seed", f"{schema}.{table}"),
        "columns": sql.SQL(", ").join(map(sql.Identifier, columns)),
    }
    is_seeded = conn.execute(sql.SQL(_KEEP).format(**parts)).rowcount > 0
    return sql.SQL(_RESTORE_SEEDED if is_seeded else _RESTORE_EMPTY).format(**parts)


def restore(owner_url: str) -> None:
    """Make the database what it was after the migrations: seeds, and nothing else."""
    try:
        _connection(owner_url).execute("SELECT seed.restore()")
    except psycopg.OperationalError:  # the server was stopped by a test
        _connection.cache_clear()
        _connection(owner_url).execute("SELECT seed.restore()")


@cache
def _connection(owner_url: str) -> psycopg.Connection:
    """Kept open: its session has planned the function's statements already."""
    conn = psycopg.connect(owner_url, autocommit=True)
    atexit.register(conn.close)
    return conn
