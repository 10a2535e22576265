"""The rows that the migrations bring, kept aside and put back between tests."""

from __future__ import annotations

from functools import cache
from typing import Any

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


def keep_seeds(owner_url: str) -> None:
    """Copy every row of a freshly migrated database into the schema `seed`."""
    with psycopg.connect(owner_url) as conn:
        conn.execute("CREATE SCHEMA seed")
        for schema, table, columns in conn.execute(_TABLES).fetchall():
            conn.execute(
                sql.SQL("CREATE TABLE {} AS SELECT {} FROM {}").format(
                    sql.Identifier("seed", f"{schema}.{table}"),
                    sql.SQL(", ").join(map(sql.Identifier, columns)),
                    sql.Identifier(schema, table),
                )
            )


def restore(owner_url: str) -> None:
    """Make the database what it was after the migrations: seeds, and nothing else.

    Triggers are off, as they would refuse to empty the append-only tables. No
    TRUNCATE: deleting few rows is a hundred times faster.
    """
    with psycopg.connect(owner_url) as conn:
        conn.execute("SET LOCAL session_replication_role = replica")
        conn.execute(_restoring(owner_url))


@cache
def _restoring(owner_url: str) -> sql.Composed:
    """All the statements as one round trip; the tables don't change during a run."""
    with psycopg.connect(owner_url) as conn:
        tables: list[tuple[Any, ...]] = conn.execute(_TABLES).fetchall()
        return sql.SQL(";").join(
            sql.SQL(
                "DELETE FROM {table}; INSERT INTO {table} ({columns}) "
                "OVERRIDING SYSTEM VALUE SELECT {columns} FROM {seed}"
            ).format(
                table=sql.Identifier(schema, table),
                columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
                seed=sql.Identifier("seed", f"{schema}.{table}"),
            )
            for schema, table, columns in tables
        )
