"""A world to order things in; what it commits is removed after the test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from miimii.db import Database
from tests.transfers_world import World


@pytest.fixture
def world(app_url: str, clean: None) -> Iterator[World]:
    database = Database(app_url, timeout_s=30)
    database.open()
    yield World(database)
    database.close()
