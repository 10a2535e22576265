"""Health: alive, ready, degraded, unavailable."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import psycopg
import pytest
from falcon import testing
from freezegun import freeze_time

from miimii import clock
from miimii.cache import Cache
from miimii.db import Database
from miimii.web import health
from tests.integration.web import edge


@pytest.fixture
def no_cache() -> Iterator[Cache]:
    cache = Cache("redis://127.0.0.1:1/0")
    yield cache
    cache.close()


def test_all_is_well(client: testing.TestClient) -> None:
    answer = client.simulate_get("/health")
    assert answer.status_code == 200
    assert answer.json == {
        "status": "ok",
        "database": "ok",
        "cache": "ok",
        "migrations": "ok",
    }


def test_head_is_answered_as_uptime_checks_ask(client: testing.TestClient) -> None:
    for path in ("/health", "/health/live"):
        answer = client.simulate_head(path)
        assert (answer.status_code, answer.content) == (200, b"")


def test_without_a_cache_we_serve_degraded(
    database: Database, no_cache: Cache, worked: edge.Worked
) -> None:
    answer = edge.client(database, no_cache, worked).simulate_get("/health")
    assert answer.status_code == 200
    assert (answer.json["status"], answer.json["cache"]) == ("degraded", "down")


def test_without_a_database_we_are_unavailable_but_alive(
    nowhere: Database, cache: Cache, worked: edge.Worked
) -> None:
    client = edge.client(nowhere, cache, worked)
    answer = client.simulate_get("/health")
    assert answer.status_code == 503
    assert (answer.json["status"], answer.json["database"]) == ("unavailable", "down")
    assert client.simulate_get("/health/live").json == {"status": "ok"}


@pytest.mark.usefixtures("client")
def test_an_older_schema_is_behind_and_a_newer_one_is_not(
    database: Database, cache: Cache, worked: edge.Worked, owner_url: str
) -> None:
    newest = health.code_revision()
    for revision, expected in (("0001", 503), ("9999", 200), (newest, 200)):
        with psycopg.connect(owner_url) as conn:
            conn.execute("UPDATE alembic_version SET version_num = %s", (revision,))
        answer = edge.client(database, cache, worked).simulate_get("/health")
        assert answer.status_code == expected


def test_a_clock_that_is_wrong_by_more_than_30_s_is_not_ready(
    database: Database, cache: Cache, worked: edge.Worked
) -> None:
    client = edge.client(database, cache, worked)
    with freeze_time(clock.now() + timedelta(seconds=60)):
        answer = client.simulate_get("/health")
    assert (answer.status_code, answer.json["database"]) == (503, "ok")


@contextmanager
def busy(database: Database) -> Iterator[None]:
    """Another thread has the only connection."""
    is_out, may_end = threading.Event(), threading.Event()

    def hold() -> None:
        with database.autocommit():
            is_out.set()
            may_end.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    assert is_out.wait(10)
    yield
    may_end.set()
    thread.join()


def test_a_busy_pool_that_was_well_just_now_does_not_take_us_out(
    app_url: str, cache: Cache, worked: edge.Worked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "DATABASE_S", 0.2)
    monkeypatch.setattr(health, "REUSED_S", 0.0)
    database = Database(app_url, max_size=1, timeout_s=5)
    database.open()
    client = edge.client(database, cache, worked)
    assert client.simulate_get("/health").status_code == 200
    with busy(database):
        assert client.simulate_get("/health").json["database"] == "ok"
        monkeypatch.setattr(health, "STILL_WELL_S", 0.0)
        assert client.simulate_get("/health").json["database"] == "down"
    deadline = time.monotonic() + 5
    while client.simulate_get("/health").status_code != 200:
        assert time.monotonic() < deadline
    database.close()


def test_what_was_found_is_used_again_for_three_seconds(
    database: Database, cache: Cache, worked: edge.Worked, owner_url: str
) -> None:
    client = edge.client(database, cache, worked)
    assert client.simulate_get("/health").status_code == 200
    with psycopg.connect(owner_url) as conn:
        before = conn.execute("SELECT version_num FROM alembic_version").fetchone()
        conn.execute("UPDATE alembic_version SET version_num = '0001'")
    answer = client.simulate_get("/health")
    with psycopg.connect(owner_url) as conn:
        conn.execute("UPDATE alembic_version SET version_num = %s", before)
    assert answer.status_code == 200


def test_a_process_told_to_stop_is_unready_at_once(
    client: testing.TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.simulate_get("/health").status_code == 200
    monkeypatch.setattr(health, "_stopping", type(health._stopping)())
    health.stop_accepting()
    assert client.simulate_get("/health").status_code == 503
    assert client.simulate_get("/health/live").status_code == 200
