"""A conversation to test with; what it commits is cleaned away."""

from __future__ import annotations

import pytest

from miimii.cache import Cache
from miimii.db import Database
from tests.integration.chat.world import ChatWorld


@pytest.fixture
def world(database: Database, cache: Cache, clean: None) -> ChatWorld:
    return ChatWorld(database, cache)
