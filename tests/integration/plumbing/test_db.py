"""The database's door: one connection at a time, and honest when away."""

import contextlib
import threading
from typing import LiteralString

import psycopg
import pytest

from miimii.db import Conn, Database, count_round_trips
from miimii.errors import Busy, Unavailable


def one(conn: Conn) -> int:
    row = conn.execute("SELECT 1").fetchone()
    assert row
    return int(row[0])


def test_a_transaction_commits_or_rolls_back_whole(database: Database) -> None:
    with contextlib.suppress(ZeroDivisionError), database.transaction() as conn:
        conn.execute("INSERT INTO chat_windows VALUES ('db-test', clock_timestamp())")
        1 / 0  # noqa: B018
    with database.autocommit() as conn:
        assert conn.info.transaction_status.name == "IDLE"
        assert conn.execute("SELECT 1 FROM chat_windows").fetchone() is None


def test_a_second_connection_is_never_taken_by_the_same_thread(
    database: Database,
) -> None:
    with (
        database.autocommit(),
        pytest.raises(RuntimeError, match="pass conn along"),
        database.transaction(),
    ):
        pass


def test_round_trips_are_counted(database: Database) -> None:
    with count_round_trips() as tally:
        with database.autocommit() as conn:
            one(conn)
        with database.transaction() as conn:
            one(conn)
            one(conn)
    assert tally.round_trips == 1 + 2 + 2


def test_statements_are_never_prepared(database: Database) -> None:
    """Through a transaction-mode pooler a prepared one may meet another server."""
    with database.autocommit() as conn:
        assert conn.prepare_threshold is None
        for _ in range(7):
            one(conn)
        row = conn.execute("SELECT count(*) FROM pg_prepared_statements").fetchone()
    assert row == (0,)


def test_no_connection_free_is_said_in_time(app_url: str) -> None:
    database = Database(app_url, max_size=1, timeout_s=0.05)
    database.open()
    taken, release = threading.Event(), threading.Event()

    def hold() -> None:
        with database.autocommit():
            taken.set()
            release.wait(5)

    thread = threading.Thread(target=hold)
    thread.start()
    assert taken.wait(5)
    with pytest.raises(Unavailable, match="database"), database.autocommit():
        pass
    release.set()
    thread.join()
    database.close()


def test_a_dead_connection_costs_one_repeat(database: Database, owner_url: str) -> None:
    with database.autocommit() as conn:
        pid = conn.info.backend_pid
    with psycopg.connect(owner_url, autocommit=True) as owner:
        owner.execute("SELECT pg_terminate_backend(%s, 2000)", [pid])
    assert database.repeat_once(one) == 1


def test_a_server_that_is_away_is_unavailable() -> None:
    database = Database("postgresql://x@127.0.0.1:1/none", timeout_s=0.1)
    database.open()
    with pytest.raises(Unavailable, match="database"), database.autocommit():
        pass
    database.close()


def test_a_full_pool_is_waited_for_once(app_url: str) -> None:
    """Repeating helps a dead connection; for a full pool it doubles the wait."""
    database = Database(app_url, max_size=1, timeout_s=0.05)
    database.open()
    taken, release = threading.Event(), threading.Event()

    def hold() -> None:
        with database.autocommit():
            taken.set()
            release.wait(5)

    thread = threading.Thread(target=hold)
    thread.start()
    assert taken.wait(5)
    with pytest.raises(Unavailable):
        database.repeat_once(one)
    release.set()
    thread.join()
    assert database._pool.get_stats()["requests_errors"] == 1
    database.close()


@pytest.mark.parametrize(
    ("setting", "statement"),
    [
        ("SET LOCAL statement_timeout = 20", "SELECT pg_sleep(5)"),
        ("SET LOCAL lock_timeout = 20", "SELECT pg_advisory_xact_lock(7)"),
    ],
)
def test_what_the_server_gives_up_is_busy(
    database: Database,
    owner_url: str,
    setting: LiteralString,
    statement: LiteralString,
) -> None:
    """It rolled back for certain: nobody is told that something crashed."""

    def wait() -> None:
        with database.transaction() as conn:
            conn.execute(setting)
            conn.execute(statement)

    with psycopg.connect(owner_url) as owner:
        owner.execute("SELECT pg_advisory_lock(7)")
        with pytest.raises(Busy):
            wait()
