"""One instant of the database, for scripts that read all of it and write nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from miimii.db import Conn, Database


@contextmanager
def snapshot(url: str, ca_cert: str) -> Iterator[Conn]:
    """Give a connection in one transaction that sees one instant and can't write."""
    database = Database(url, max_size=1, ca_cert=ca_cert)
    database.open()
    try:
        with database.transaction() as conn:
            conn.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            conn.execute("SET LOCAL statement_timeout = '10min'")
            yield conn
    finally:
        database.close()
