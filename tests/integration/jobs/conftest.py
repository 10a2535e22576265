"""The database as the jobs see it, scripts as processes, and signals as they were."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from miimii.db import Database
from miimii.sandbox import databases, programs
from miimii.sandbox.config import load_or_make
from miimii.sandbox.processes import free_port
from tests import seeds
from tests.integration.jobs.runs import Runner
from tests.integration.jobs.shop import Shop
from tests.servers import Servers


@pytest.fixture
def runner(jobs_db: Database, capsys: pytest.CaptureFixture[str]) -> Runner:
    return Runner(jobs_db, capsys)


@pytest.fixture(autouse=True)
def _signals_as_they_were() -> Iterator[None]:
    kept = [(n, signal.getsignal(n)) for n in (signal.SIGTERM, signal.SIGINT)]
    yield
    for number, handler in kept:
        signal.signal(number, handler)


@pytest.fixture(scope="session")
def bare_shop(
    run_servers: Servers,
    worker_number: int,
    redis_url: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Shop]:
    """Stand-ins for the providers, and an empty database of its own."""
    database, place = f"scripts_{worker_number}", tmp_path_factory.mktemp("scripts")
    run_servers.create(database)
    config = load_or_make(place, app_port=free_port(), sandbox_port=free_port())
    providers = programs.start_providers(config, logs=place / "logs")
    jobs_url = run_servers.url(database, "jobs")
    try:
        environment = config.environment(jobs_url, redis_url)
        yield Shop(run_servers.url(database), jobs_url, environment)
    finally:
        providers.stop()


@pytest.fixture
def shop(bare_shop: Shop) -> Iterator[Shop]:
    """The same with work to do, for one test."""
    bare_shop.fill()
    yield bare_shop
    seeds.restore(bare_shop.owner_url)


@pytest.fixture
def web_url(bare_shop: Shop, run_servers: Servers, worker_number: int) -> str:
    """Where the shop's database is, seen by the web's role."""
    assert bare_shop.jobs_url == run_servers.url(f"scripts_{worker_number}", "jobs")
    return run_servers.url(f"scripts_{worker_number}", "app")


@pytest.fixture(scope="session")
def empty_url(run_servers: Servers, worker_number: int) -> str:
    """Where a database is that nobody has migrated."""
    databases.create(run_servers.url("postgres"), f"empty_{worker_number}")
    return run_servers.url(f"empty_{worker_number}", "jobs")
