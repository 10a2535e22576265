"""PostgreSQL: short transactions from a small pool, and the guard around them.

Works through a transaction-mode pooler: no session state, no prepared statements.
While a connection is out, `refuse_while_connected` makes a network call an error.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import psycopg
from psycopg import errors as pg
from psycopg_pool import ConnectionPool, PoolTimeout

from miimii import metrics
from miimii.errors import Busy, Unavailable, Unclear

Conn = psycopg.Connection[Any]
UniqueViolation = pg.UniqueViolation
CheckViolation = pg.CheckViolation
ServerError = psycopg.Error
NotPermitted = pg.InsufficientPrivilege
# What this code reads is not there: the migrations have not come so far.
NOT_MIGRATED = (pg.UndefinedTable, pg.UndefinedColumn, pg.InvalidSchemaName)
Rollback = psycopg.Rollback  # raised in a transaction: it ends quietly, with no effect

# The server rolled back, for certain: whoever asks again may find room.
_GIVEN_UP = (
    pg.LockNotAvailable,
    pg.QueryCanceled,
    pg.DeadlockDetected,
    pg.SerializationFailure,
)

_T = TypeVar("_T")
_connected: ContextVar[bool] = ContextVar("connected", default=False)


@dataclass
class Tally:
    """How often we went to PostgreSQL and back."""

    round_trips: int = 0


_tally: ContextVar[Tally | None] = ContextVar("tally", default=None)


class _CountedCursor(psycopg.Cursor[Any]):
    """A cursor that counts its round trips, for the table in docs/architecture.md."""

    def execute(
        self,
        query: Any,
        params: Sequence[Any] | Mapping[str, Any] | None = None,
        *,
        prepare: bool | None = None,
        binary: bool | None = None,
    ) -> _CountedCursor:
        _count(1)
        super().execute(query, params, prepare=prepare, binary=binary)
        return self


class Database:
    """A pool that is opened after the fork and gives out one connection at a time."""

    def __init__(
        self,
        url: str,
        *,
        max_size: int = 4,
        timeout_s: float = 2.5,
        ca_cert: str = "",
    ) -> None:
        self._pool = ConnectionPool(
            url,
            min_size=1,
            max_size=max_size,
            timeout=timeout_s,
            max_lifetime=1800,
            open=False,
            name="miimii",
            kwargs={
                "autocommit": True,
                # Through a pooler a prepared statement may meet another server.
                "prepare_threshold": None,
                "cursor_factory": _CountedCursor,
                "connect_timeout": 5,
                **verified_tls(ca_cert),
            },
        )

    def open(self) -> None:
        """Open the pool in the background; call it after the fork."""
        self._pool.open()

    def close(self) -> None:
        self._pool.close()

    def count_refusals(self) -> int:
        """Return how often the server could not be reached; grows while it is away."""
        return self._pool.get_stats().get("connections_errors", 0)

    def note_pool(self) -> None:
        """Tell the metrics how many connections there are, and how many rest."""
        stats = self._pool.get_stats()
        metrics.note_pool(
            size=stats.get("pool_size", 0), idle=stats.get("pool_available", 0)
        )

    @contextmanager
    def autocommit(self) -> Iterator[Conn]:
        """Give a connection on which each statement commits by itself.

        Raises Unavailable when none is free or the server can't be reached, Busy when
        the server gave a statement up (a lock or the time ran out, or a deadlock).
        """
        if _connected.get():
            raise RuntimeError("a connection is out already: pass conn along")
        token = _connected.set(True)
        asked_s = time.monotonic()
        try:
            with self._pool.connection() as conn:
                metrics.note_pool_wait(time.monotonic() - asked_s)
                yield conn
        except PoolTimeout as ex:
            metrics.count_pool_timeout()
            raise Unavailable("database") from ex
        except psycopg.OperationalError as ex:
            if _is_lost(ex):
                metrics.count_database_error()
                raise Unavailable("database") from ex
            if isinstance(ex, _GIVEN_UP):
                raise Busy("database") from ex
            raise
        finally:
            _connected.reset(token)

    @contextmanager
    def transaction(self, *, is_dry: bool = False) -> Iterator[Conn]:
        """Give a connection inside one transaction: commits, or rolls back on error.

        `is_dry`: it does everything, and takes it back at the end.
        Raises as `autocommit` does, and then nothing happened; Unclear when the
        connection was lost while it committed, so that it may have.
        """
        is_committing = False
        try:
            with self.autocommit() as conn, conn.transaction():
                _count(2)  # BEGIN and COMMIT
                yield conn
                if is_dry:
                    raise Rollback
                is_committing = True
        except Unavailable as ex:
            if is_committing:
                raise Unclear("database") from ex
            raise

    def repeat_once(self, work: Callable[[Conn], _T]) -> _T:
        """Do work in autocommit; if the connection was dead, once more on a new one.

        Only for work that reads, or that carries a key which makes it safe twice.
        """
        try:
            with self.autocommit() as conn:
                return work(conn)
        except Unavailable as ex:
            if isinstance(ex.__cause__, PoolTimeout):  # we waited long enough
                raise
            self._pool.check()
            with self.autocommit() as conn:
                return work(conn)


def refuse_while_connected(what: str) -> None:
    """Raise RuntimeError if this thread holds a database connection.

    Called before every network call: a slow provider must never hold a row lock or
    one of four connections.
    """
    if _connected.get():
        raise RuntimeError(f"{what} while a database connection is out")


@contextmanager
def count_round_trips() -> Iterator[Tally]:
    """Count this thread's round trips to PostgreSQL (for tests and logs)."""
    tally = Tally()
    token = _tally.set(tally)
    try:
        yield tally
    finally:
        _tally.reset(token)


def violated(ex: pg.IntegrityError) -> str:
    """Return the name of the constraint that refused, or an empty string."""
    return ex.diag.constraint_name or ""


def _count(trips: int) -> None:
    if (tally := _tally.get()) is not None:
        tally.round_trips += trips


def _is_lost(ex: psycopg.OperationalError) -> bool:
    """Whether the connection itself failed (no SQLSTATE, or the server going away)."""
    state = ex.sqlstate
    return (
        state is None or state.startswith("08") or state in {"57P01", "57P02", "57P03"}
    )


def verified_tls(ca_cert: str) -> dict[str, str]:
    """Return how to connect so that the server is checked against this certificate.

    Empty without one: then the address alone says it. libpq wants a file.
    """
    if not ca_cert:
        return {}
    with tempfile.NamedTemporaryFile(
        "w", suffix=".pem", prefix="database-ca-", delete=False
    ) as file:
        file.write(ca_cert.replace("\\n", "\n"))
    return {"sslmode": "verify-full", "sslrootcert": str(Path(file.name))}
