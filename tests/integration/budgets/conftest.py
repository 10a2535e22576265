"""A cache, and the database as the jobs see it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from miimii.cache import Cache
from miimii.db import Database
from tests.servers import Servers


@pytest.fixture
def cache(redis_url: str) -> Iterator[Cache]:
    cache = Cache(redis_url)
    cache._redis.flushdb()
    yield cache
    cache.close()


@pytest.fixture
def jobs_db(
    run_servers: Servers, owner_url: str, worker_number: int, clean: None
) -> Iterator[Database]:
    database = Database(run_servers.url(f"test_{worker_number}", "jobs"), max_size=1)
    database.open()
    yield database
    database.close()
