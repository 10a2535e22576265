"""A conversation to test with; what it commits is cleaned away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import redis

from miimii.cache import Cache
from miimii.db import Database
from tests.integration.chat.world import ChatWorld


@pytest.fixture
def cache(redis_url: str) -> Iterator[Cache]:
    """This process's own Redis, emptied before."""
    with redis.Redis.from_url(redis_url) as client:
        client.flushdb()
    cache = Cache(redis_url)
    yield cache
    cache.close()


@pytest.fixture
def world(database: Database, cache: Cache, clean: None) -> ChatWorld:
    return ChatWorld(database, cache)
