"""A conversation, and the desk of privacy as the scripts have it: as the jobs' role."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from miimii.cache import Cache
from miimii.db import Conn, Database
from miimii.privacy.desk import PrivacyDesk, join_privacy
from miimii.users.customers import Customers
from tests.integration.chat.world import ChatWorld


@pytest.fixture
def world(database: Database, cache: Cache, clean: None) -> ChatWorld:
    return ChatWorld(database, cache)


@pytest.fixture
def desk(world: ChatWorld, jobs_db: Database) -> PrivacyDesk:
    teller = world.teller
    voids = (teller.challenges.void_all, teller.open_quotes.void_all)
    return join_privacy(jobs_db, Customers(jobs_db), world.cipher, *voids)


@pytest.fixture
def owner(owner_url: str) -> Iterator[Conn]:
    with psycopg.connect(owner_url, autocommit=True) as conn:
        yield conn
