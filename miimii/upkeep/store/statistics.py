"""Statements that keep the planner's statistics true and give back dead rows.

They go by the server's own counts, and need the owner of the tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from psycopg import sql
from psycopg.rows import class_row

from miimii.db import Conn

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Table:
    """A table, and whether we may do to it what its owner may."""

    schema: str
    name: str
    is_ours: bool

    @property
    def identifier(self) -> sql.Identifier:
        return sql.Identifier(self.schema, self.name)


def list_to_analyze(conn: Conn, *, at: datetime) -> list[Table]:
    """Return tables of which more than a tenth and 1,000 rows changed since the last.

    And partitioned ones that nobody analysed for a week: autovacuum passes them by.
    """
    with conn.cursor(row_factory=class_row(Table)) as cur:
        return cur.execute(
            """
            SELECT n.nspname AS schema, c.relname AS name,
                   pg_has_role(c.relowner, 'USAGE') AS is_ours
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_stat_user_tables s ON s.relid = c.oid
             WHERE n.nspname IN ('public', 'archive')
               AND (c.relkind = 'r'
                    AND s.n_mod_since_analyze > 1000 + 0.1 * s.n_live_tup
                    OR c.relkind = 'p'
                    AND coalesce(s.last_analyze, '-infinity') <= %(week_ago)s)
             ORDER BY n.nspname, c.relname
             LIMIT 1000
            """,
            {"week_ago": at - _WEEK},
        ).fetchall()


def list_to_vacuum(conn: Conn) -> list[Table]:
    """Return tables of which a fifth of the rows is dead, the worst first.

    Fewer than 50 dead rows are left alone, as autovacuum leaves them.
    """
    with conn.cursor(row_factory=class_row(Table)) as cur:
        return cur.execute(
            """
            SELECT s.schemaname AS schema, s.relname AS name,
                   pg_has_role(c.relowner, 'USAGE') AS is_ours
              FROM pg_stat_user_tables s
              JOIN pg_class c ON c.oid = s.relid
             WHERE s.schemaname IN ('public', 'archive')
               AND s.n_dead_tup > 50
               AND s.n_dead_tup > 0.2 * (s.n_live_tup + s.n_dead_tup)
             ORDER BY s.n_dead_tup DESC
             LIMIT 1000
            """
        ).fetchall()


def analyze(conn: Conn, table: Table) -> None:
    """Count a table's values anew; one that somebody locks is left for the next hour.

    Not inside a transaction, so that it blocks nobody longer than each table takes.
    """
    conn.execute(sql.SQL("ANALYZE (SKIP_LOCKED) {}").format(table.identifier))


def vacuum(conn: Conn, table: Table) -> None:
    """Give back a table's dead rows to itself: plain, so nobody has to wait for it.

    Never FULL, which locks everybody out. Can't be inside a transaction.
    """
    conn.execute(sql.SQL("VACUUM (SKIP_LOCKED) {}").format(table.identifier))
