"""A conversation, and the desk of privacy as the scripts have it: as the jobs' role."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
import redis

from miimii.cache import Cache
from miimii.db import Conn, Database
from miimii.privacy.desk import PrivacyDesk, join_privacy
from miimii.users.customers import Customers
from tests.integration.chat.world import ChatWorld
from tests.servers import Servers


@pytest.fixture
def world(database: Database, redis_url: str, clean: None) -> Iterator[ChatWorld]:
    with redis.Redis.from_url(redis_url) as client:
        client.flushdb()
    cache = Cache(redis_url)
    yield ChatWorld(database, cache)
    cache.close()


@pytest.fixture
def jobs_db(
    run_servers: Servers, owner_url: str, worker_number: int
) -> Iterator[Database]:
    assert owner_url
    db = Database(run_servers.url(f"test_{worker_number}", "jobs"), max_size=1)
    db.open()
    yield db
    db.close()


@pytest.fixture
def desk(world: ChatWorld, jobs_db: Database) -> PrivacyDesk:
    teller = world.teller
    voids = (teller.challenges.void_all, teller.open_quotes.void_all)
    return join_privacy(jobs_db, Customers(jobs_db), world.cipher, *voids)


@pytest.fixture
def owner(owner_url: str) -> Iterator[Conn]:
    with psycopg.connect(owner_url, autocommit=True) as conn:
        yield conn
