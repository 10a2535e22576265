"""What every test may ask for: real servers, a clean database, a running bank."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

import freezegun
import psycopg
import pytest
import redis
from hypothesis import settings

from miimii.cache import Cache
from miimii.db import Conn, Database
from tests import seeds, servers
from tests.servers import Servers
from tests.stack import Stack, running

freezegun.configure(extend_ignore_list=["psycopg", "psycopg_pool", "redis", "urllib3"])
settings.register_profile("ci", max_examples=60, derandomize=True, deadline=None)
settings.load_profile("ci")

_alive = pytest.StashKey[IO[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """The process that people started owns the run; its workers find it by name."""
    if not hasattr(config, "workerinput"):
        config.stash[_alive] = servers.begin_run()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Let the servers of this run go."""
    if _alive in config.stash:
        servers.end_run(config.stash[_alive])


@pytest.fixture(scope="session")
def run_servers() -> Servers:
    """One PostgreSQL and one Valkey for the run, all processes together."""
    return servers.find_or_start()


@pytest.fixture(scope="session")
def worker_number(worker_id: str) -> int:
    """0 for the first or only test process, then 1, 2, …"""
    return int(worker_id.removeprefix("gw")) if worker_id != "master" else 0


@pytest.fixture(scope="session")
def owner_url(run_servers: Servers, worker_number: int) -> str:
    """This process's own database, migrated and seeded, seen by its owner."""
    run_servers.create(f"test_{worker_number}")
    return run_servers.url(f"test_{worker_number}")


@pytest.fixture(scope="session")
def app_url(run_servers: Servers, owner_url: str, worker_number: int) -> str:
    """The same database, seen by the role of the web application."""
    assert owner_url
    return run_servers.url(f"test_{worker_number}", "app")


@pytest.fixture(scope="session")
def redis_url(run_servers: Servers, worker_number: int) -> str:
    """This process's own Redis database."""
    return run_servers.redis_url(2 * worker_number)


@pytest.fixture
def database(app_url: str) -> Iterator[Database]:
    """The product's own door to the database; what it commits stays: see `clean`."""
    database = Database(app_url)
    database.open()
    yield database
    database.close()


@pytest.fixture
def patient(app_url: str, clean: None) -> Iterator[Database]:
    """The same, cleaned, for threads that may wait long for one another."""
    database = Database(app_url, timeout_s=30)
    database.open()
    yield database
    database.close()


@pytest.fixture(scope="session")
def jobs_url(run_servers: Servers, owner_url: str, worker_number: int) -> str:
    """The same database, seen by the role of the jobs."""
    assert owner_url
    return run_servers.url(f"test_{worker_number}", "jobs")


@pytest.fixture
def jobs_db(jobs_url: str, clean: None) -> Iterator[Database]:
    """The product's door for the role of the jobs, one connection, as scripts have."""
    database = Database(jobs_url, max_size=1)
    database.open()
    yield database
    database.close()


@pytest.fixture
def cache(redis_url: str) -> Iterator[Cache]:
    """This process's own Redis, emptied before; a busy machine is not a server away."""
    with redis.Redis.from_url(redis_url) as client:
        client.flushdb()
    cache = Cache(redis_url, patience_s=10)
    yield cache
    cache.close()


@pytest.fixture
def conn(app_url: str) -> Iterator[Conn]:
    """A connection in a transaction that is rolled back after the test."""
    with psycopg.connect(app_url) as conn:
        yield conn
        conn.rollback()


@pytest.fixture
def clean(owner_url: str) -> Iterator[None]:
    """For tests that commit: afterwards only the rows of the migrations are left."""
    yield
    seeds.restore(owner_url)


@pytest.fixture(scope="session")
def stack(
    run_servers: Servers, worker_number: int, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stack]:
    """The whole bank as processes; its customers stay until the run ends."""
    place = tmp_path_factory.mktemp("stack")
    with running(
        run_servers, place, f"stack_{worker_number}", 2 * worker_number + 1
    ) as stack:
        yield stack
