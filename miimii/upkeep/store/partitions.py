"""Every statement that makes, moves or drops a partition. Names come from the code.

All need the owner of the tables. Callers own the transaction.
"""

from __future__ import annotations

from datetime import datetime

from psycopg import sql

from miimii.db import Conn


def limit_lock_wait(conn: Conn) -> None:
    """Wait for a lock for two seconds at most, until the transaction ends."""
    conn.execute("SET LOCAL lock_timeout = '2s'")


def is_partitioned(conn: Conn, table: str) -> bool:
    """Whether there is a partitioned table of this name."""
    row = conn.execute(
        """
        SELECT EXISTS (
               SELECT
                 FROM pg_class
                WHERE oid = to_regclass(%(table)s)
                  AND relkind = 'p')
        """,
        {"table": f"public.{table}"},
    ).fetchone()
    return bool(row and row[0])


def owns(conn: Conn, table: str) -> bool:
    """Whether we may do to a table what its owner may."""
    row = conn.execute(
        """
        SELECT pg_has_role(relowner, 'USAGE')
          FROM pg_class
         WHERE oid = to_regclass(%(table)s)
        """,
        {"table": f"public.{table}"},
    ).fetchone()
    return bool(row and row[0])


def list_partitions(conn: Conn, parent: str) -> list[str]:
    """Return the names of a table's partitions."""
    rows = conn.execute(
        """
        SELECT c.relname
          FROM pg_inherits i
          JOIN pg_class c ON c.oid = i.inhrelid
         WHERE i.inhparent = to_regclass(%(parent)s)
         ORDER BY c.relname
         LIMIT 10000
        """,
        {"parent": f"public.{parent}"},
    ).fetchall()
    return [str(name) for (name,) in rows]


def create_partition(
    conn: Conn,
    parent: str,
    name: str,
    *,
    starts_at: datetime,
    ends_at: datetime,
    keeps_all: bool,
) -> None:
    """Create a partition; `keeps_all` guards it against TRUNCATE by its own name.

    Triggers on rows come from the parent by themselves, those on statements don't.
    """
    conn.execute(
        sql.SQL("""
            CREATE TABLE {name} PARTITION OF {parent}
                FOR VALUES FROM ({starts_at}) TO ({ends_at})
        """).format(
            name=_public(name),
            parent=_public(parent),
            starts_at=sql.Literal(starts_at),
            ends_at=sql.Literal(ends_at),
        )
    )
    if keeps_all:
        conn.execute(
            sql.SQL("""
                CREATE TRIGGER {trigger}
                    BEFORE TRUNCATE ON {name}
                    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
            """).format(trigger=sql.Identifier(f"{name}_keeps_all"), name=_public(name))
        )


def detach_partition(conn: Conn, parent: str, name: str) -> None:
    """Take a partition out of its table.

    In the plain form: beside a default partition CONCURRENTLY is not allowed. Locks
    table, partition and default partition against everybody until the end.
    """
    conn.execute(
        sql.SQL("ALTER TABLE {parent} DETACH PARTITION {name}").format(
            parent=_public(parent), name=_public(name)
        )
    )


def move_to_archive(
    conn: Conn, parent: str, name: str, *, starts_at: datetime, ends_at: datetime
) -> None:
    """Make a detached partition one of the archived table of the same name."""
    conn.execute(
        sql.SQL("ALTER TABLE {name} SET SCHEMA archive").format(name=_public(name))
    )
    conn.execute(
        sql.SQL("""
            ALTER TABLE {parent} ATTACH PARTITION {name}
                FOR VALUES FROM ({starts_at}) TO ({ends_at})
        """).format(
            parent=sql.Identifier("archive", parent),
            name=sql.Identifier("archive", name),
            starts_at=sql.Literal(starts_at),
            ends_at=sql.Literal(ends_at),
        )
    )


def drop_table(conn: Conn, name: str) -> None:
    """Drop a table that is a partition no more."""
    conn.execute(sql.SQL("DROP TABLE {name}").format(name=_public(name)))


def has_rows(conn: Conn, name: str) -> bool:
    """Whether a table has any row."""
    query = sql.SQL("SELECT EXISTS (SELECT FROM {name})").format(name=_public(name))
    row = conn.execute(query).fetchone()
    return bool(row and row[0])


def count_rows(conn: Conn, name: str) -> int:
    """Count the rows of a table that should have few."""
    query = sql.SQL("SELECT count(*) FROM {name}").format(name=_public(name))
    return int(conn.execute(query).fetchall()[0][0])


def _public(name: str) -> sql.Identifier:
    return sql.Identifier("public", name)
