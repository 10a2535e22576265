"""Time that a test moves by hand: this process's clock and its database's together.

freezegun moves Python's. The database has to have been made for the test: there, what
the product calls `clock_timestamp()` is a function of ours that reads one row.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import psycopg
from freezegun import freeze_time
from freezegun.api import FrozenDateTimeFactory
from psycopg import sql

_CLOCK = """
    CREATE SCHEMA virtual;
    GRANT USAGE ON SCHEMA virtual TO PUBLIC;
    CREATE TABLE virtual.instant (at timestamptz NOT NULL);
    GRANT SELECT ON virtual.instant TO PUBLIC;
    INSERT INTO virtual.instant VALUES ('epoch');
    CREATE FUNCTION virtual.clock_timestamp() RETURNS timestamptz
        LANGUAGE sql VOLATILE RETURN (SELECT at FROM virtual.instant)
"""
# A default keeps the function that it was made with, so each has to be made anew.
_DEFAULTS = """
    SELECT n.nspname, c.relname, a.attname
      FROM pg_attrdef d
      JOIN pg_class c ON c.oid = d.adrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
     WHERE pg_get_expr(d.adbin, d.adrelid) = 'clock_timestamp()'
"""


@dataclass
class VirtualTime:
    """Both clocks. They stand still between two moves."""

    frozen: FrozenDateTimeFactory
    owner: psycopg.Connection[tuple[object, ...]]

    def move_to(self, at: datetime) -> None:
        """Set both clocks to an instant."""
        self.frozen.move_to(at.astimezone(UTC))
        self.owner.execute("UPDATE virtual.instant SET at = %s", [at])

    def pass_(self, span: timedelta) -> None:
        """Let some time pass on both."""
        self.move_to(datetime.now(UTC) + span)


@contextmanager
def virtual_time(owner_url: str, start: datetime) -> Iterator[VirtualTime]:
    """Give a database of the test's own, and this process, a time that starts there."""
    with psycopg.connect(owner_url) as conn:
        conn.execute(_CLOCK)
        for schema, table, column in conn.execute(_DEFAULTS).fetchall():
            conn.execute(
                sql.SQL(
                    "ALTER TABLE {} ALTER COLUMN {}"
                    " SET DEFAULT virtual.clock_timestamp()"
                ).format(sql.Identifier(schema, table), sql.Identifier(column))
            )
        name = sql.Identifier(conn.info.dbname)
        conn.execute(
            sql.SQL(
                "ALTER DATABASE {} SET search_path = virtual, pg_catalog, public"
            ).format(name)
        )
    with (
        psycopg.connect(owner_url, autocommit=True) as owner,
        freeze_time(start.astimezone(UTC)) as frozen,
    ):
        assert isinstance(frozen, FrozenDateTimeFactory)
        time = VirtualTime(frozen, owner)
        time.move_to(start)
        yield time
