"""One instant of the database, for scripts that read all of it and write nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from miimii import clock, ids
from miimii.db import Conn, Database
from miimii.errors import Busy, Unavailable, Unclear
from miimii.jobs.result import complain, result
from miimii.jobs.unfit import UNFIT, why_unfit
from miimii.settings import EXIT_BAD_SETTINGS, BadSettings, database_address

_UNAVAILABLE = 69


class Unread(Exception):
    """Nothing could be read; the text says why, `exit_code` tells the shell."""

    def __init__(self, why: str, exit_code: int) -> None:
        super().__init__(why)
        self.exit_code = exit_code

    def said_by(self, script: str, *, is_json: bool) -> int:
        """Say so to whoever ran the script, and return the exit code."""
        at = clock.now()
        found = result(script, run_id=ids.uuid7(), at=at, status="failed")
        complain(script, str(self), found if is_json else None)
        return self.exit_code


@contextmanager
def snapshot(script: str) -> Iterator[Conn]:
    """Give a connection in one transaction that sees one instant and can't write.

    It is to the database of DATABASE_URL; `script` is whose right to it is missed, if
    it is. Raises Unread, also for what is asked of the connection.
    """
    try:
        with _transaction(*database_address()) as conn:
            yield conn
    except BadSettings as ex:
        raise Unread(str(ex), EXIT_BAD_SETTINGS) from ex
    except UNFIT as ex:
        raise Unread(why_unfit(ex, script), EXIT_BAD_SETTINGS) from ex
    except (Busy, Unavailable, Unclear) as ex:
        raise Unread(str(ex), _UNAVAILABLE) from ex


@contextmanager
def _transaction(url: str, ca_cert: str) -> Iterator[Conn]:
    database = Database(url, max_size=1, ca_cert=ca_cert)
    database.open()
    try:
        with database.transaction() as conn:
            conn.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            conn.execute("SET LOCAL statement_timeout = '10min'")
            yield conn
    finally:
        database.close()
