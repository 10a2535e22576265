"""A process that could rewrite the books works, and says so loudly."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from miimii.alerts.ownership import warn_if_owner
from miimii.db import Database
from miimii.sandbox import databases
from tests.logged import logged
from tests.servers import Servers

AT = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)


@contextmanager
def seen_by(servers: Servers, number: int, user: str) -> Iterator[Database]:
    database = Database(servers.url(f"test_{number}", user), timeout_s=0.5)
    database.open()
    try:
        yield database
    finally:
        database.close()


@pytest.mark.usefixtures("clean")
@pytest.mark.parametrize(
    ("user", "is_owner"), [("owner", True), ("app", False), ("jobs", False)]
)
def test_the_owner_is_warned_of_and_nobody_else(
    run_servers: Servers, worker_number: int, user: str, *, is_owner: bool
) -> None:
    with seen_by(run_servers, worker_number, user) as database, logged() as lines:
        assert warn_if_owner(database, "web", at=AT) is is_owner
        assert warn_if_owner(database, "web", at=AT) is is_owner  # another worker
        with database.autocommit() as conn:
            found = conn.execute("""
                SELECT rule, subject, severity, times_seen FROM alerts
            """).fetchall()

    said = [(line["level"], line["kind"]) for line in lines.named("owner role")]
    assert said == [("error", "web")] * 2 * is_owner
    assert found == [("security", "owner of web", "critical", 2)] * is_owner


def test_a_database_that_is_away_keeps_nobody_from_starting() -> None:
    database = Database("postgresql://nobody@127.0.0.1:1/none", timeout_s=0.2)
    database.open()
    try:
        assert warn_if_owner(database, "web", at=AT) is False
    finally:
        database.close()


def test_nor_does_one_without_tables(run_servers: Servers, worker_number: int) -> None:
    name = f"empty_{worker_number}"
    databases.create(run_servers.url("postgres"), name)
    database = Database(run_servers.url(name), timeout_s=5)
    database.open()
    try:
        assert warn_if_owner(database, "web", at=AT) is False
    finally:
        database.close()
