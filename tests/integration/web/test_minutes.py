"""Each worker leaves a row for each minute, beside its answers and never instead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import freezegun
import psycopg
import pytest
from falcon import testing
from psycopg.rows import dict_row

from miimii import metrics
from miimii.cache import Cache
from miimii.chat.inbox import Inbox
from miimii.db import Database
from miimii.errors import Unavailable
from miimii.http import Http, NeverSent, NoAnswer
from miimii.sandbox.processes import free_port
from miimii.web.minutes import ServiceMinutes
from miimii.web.routes import build_app
from tests.integration.providers.scripted import SILENCE, scripted
from tests.integration.web import edge

pytestmark = pytest.mark.usefixtures("clean")


@pytest.fixture(autouse=True)
def _nothing_counted_before() -> Iterator[None]:
    metrics.minutes.take_all()
    yield
    metrics.minutes.take_all()


def rows(owner_url: str) -> list[dict[str, Any]]:
    with psycopg.connect(owner_url, row_factory=dict_row) as conn:
        return conn.execute("SELECT * FROM service_minutes ORDER BY minute").fetchall()


def serving(db: Database, cache: Cache, minutes: ServiceMinutes) -> testing.TestClient:
    table = edge.table(db, cache, Inbox(db, cache, {}, 4))
    return testing.TestClient(build_app(table, minutes.keep_finished))


def test_the_first_request_of_a_minute_has_the_last_one_written(
    database: Database, cache: Cache, owner_url: str
) -> None:
    minutes = ServiceMinutes(database)
    client = serving(database, cache, minutes)
    with freezegun.freeze_time("2026-11-22T13:04:59.9Z") as time:
        client.simulate_get("/health/live")
        client.simulate_post("/webhook/bellbank", body="{}")  # not signed
        client.simulate_post("/webhook/whatsapp/flow", body="{}")
        time.move_to("2026-11-22T13:05:00Z")
        client.simulate_get("/health/live")
        minutes.close()

    first, second = rows(owner_url)
    assert str(first["minute"].isoformat())[:16] in {
        "2026-11-22T13:04",
        "2026-11-22T14:04",
    }
    assert (first["requests"], first["webhooks"], first["errors"]) == (3, 2, 0)
    assert first["bad_signatures"] == 2
    assert second["requests"] == 1


def test_no_row_is_written_while_the_minute_lasts(
    database: Database, cache: Cache, owner_url: str
) -> None:
    minutes = ServiceMinutes(database)
    client = serving(database, cache, minutes)
    with freezegun.freeze_time("2026-11-22T13:04:00Z"):
        for _ in range(5):
            client.simulate_get("/health/live")
        assert metrics.minutes.take_finished() == []
        assert rows(owner_url) == []
        minutes.close()
    assert len(rows(owner_url)) == 1


def test_without_a_database_requests_are_answered_and_the_minutes_kept_for_later(
    database: Database, nowhere: Database, cache: Cache, owner_url: str
) -> None:
    minutes = ServiceMinutes(nowhere)
    client = serving(nowhere, cache, minutes)
    with freezegun.freeze_time("2026-11-22T13:04:00Z") as time:
        client.simulate_get("/health/live")
        time.move_to("2026-11-22T13:05:00Z")
        assert client.simulate_get("/health/live").status_code == 200
        minutes.close()
        later = ServiceMinutes(database)
        later.close()
    found = rows(owner_url)
    assert [row["requests"] for row in found if row["requests"]] == [1, 1]
    assert sum(row["pool_timeouts"] for row in found) >= 1  # the outage is told too


def test_a_database_that_was_long_away_leaves_an_hour_at_most() -> None:
    with freezegun.freeze_time("2026-11-22T13:00:00Z") as time:
        for _ in range(70):
            metrics.count_cache_error()
            time.tick(60)
        kept = metrics.minutes.take_all()
        metrics.minutes.give_back(kept)
        assert len(metrics.minutes.take_finished()) == 60
    assert kept[-1].starts_at.strftime("%H:%M") == "14:09"


def test_calls_are_counted_by_what_became_of_them() -> None:
    with scripted() as script:
        http = Http("bellbank", script.url, read_timeout_s=5)
        for status in (200, 404, 500, 429, 401):
            script.will_answer((status, {}))
            http.post_json("/", {})
        script.will_answer(SILENCE)
        with pytest.raises(NoAnswer):
            http.post_json("/", {})
        http.close()
    (minute,) = metrics.minutes.take_all()
    assert minute.calls == {"bellbank": {"calls": 6, "failed": 3, "refused": 1}}


def test_a_call_that_never_left_failed() -> None:
    http = Http("bilal", f"http://127.0.0.1:{free_port()}")
    with pytest.raises(NeverSent):
        http.get_json("/")
    http.close()
    (minute,) = metrics.minutes.take_all()
    assert minute.calls["bilal"] == {"calls": 1, "failed": 1, "refused": 0}


def test_a_database_that_gives_no_connection_is_counted(app_url: str) -> None:
    database = Database(app_url, max_size=1, timeout_s=0.1)
    database.open()
    with database.autocommit():
        other = Database(app_url)
        other.close()
        with pytest.raises(Unavailable):
            _from_another_thread(database)
    database.close()
    (minute,) = metrics.minutes.take_all()
    assert (minute.pool_timeouts, minute.database_errors) == (1, 0)


def _from_another_thread(database: Database) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def ask() -> None:
        with database.autocommit():
            raise AssertionError

    with ThreadPoolExecutor(1) as pool:
        pool.submit(ask).result()


def test_a_connection_that_is_cut_is_counted(
    database: Database, owner_url: str
) -> None:
    with pytest.raises(Unavailable):
        _cut(database, owner_url)
    (minute,) = metrics.minutes.take_all()
    assert (minute.pool_timeouts, minute.database_errors) == (0, 1)


def _cut(database: Database, owner_url: str) -> None:
    with database.autocommit() as conn:
        row = conn.execute("SELECT pg_backend_pid()").fetchone()
        with psycopg.connect(owner_url, autocommit=True) as owner:
            owner.execute("SELECT pg_terminate_backend(%s)", row)
        conn.execute("SELECT 1")


def test_a_cache_that_is_away_is_counted_once_a_rest() -> None:
    cache = Cache(f"redis://127.0.0.1:{free_port()}/0")
    for _ in range(3):
        assert cache.recall("x") is None
    assert not cache.is_up()
    cache.close()
    (minute,) = metrics.minutes.take_all()
    assert minute.cache_errors == 2
