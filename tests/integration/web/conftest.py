"""The edge over a real database and cache."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from falcon import testing

from miimii.cache import Cache
from miimii.db import Database
from tests.integration.web import edge


@pytest.fixture
def worked() -> edge.Worked:
    return edge.Worked()


@pytest.fixture
def client(database: Database, cache: Cache, worked: edge.Worked) -> testing.TestClient:
    return edge.client(database, cache, worked)


@pytest.fixture
def nowhere() -> Iterator[Database]:
    """A database that does not answer."""
    database = Database("postgresql://app@127.0.0.1:1/none", timeout_s=0.2, max_size=1)
    database.open()
    yield database
    database.close()
