"""Worlds to attack: over a line that can be cut, and from the street."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from miimii.cache import Cache
from miimii.db import Database
from tests.attack.line import Line, line_to
from tests.attack.street import Street
from tests.integration.chat.world import ChatWorld
from tests.transfers_world import World


@pytest.fixture
def world(patient: Database) -> World:
    """The verbs of transfers; what they commit is removed after the test."""
    return World(patient)


@pytest.fixture
def line(app_url: str) -> Iterator[Line]:
    with line_to(app_url) as line:
        yield line


@pytest.fixture
def cut_world(line: Line, clean: None) -> Iterator[World]:
    """A world whose line to the database can be cut."""
    database = Database(line.url, timeout_s=5)
    database.open()
    yield World(database)
    database.close()


@pytest.fixture
def chat(database: Database, cache: Cache, clean: None) -> ChatWorld:
    return ChatWorld(database, cache)


@pytest.fixture
def street(database: Database, cache: Cache, redis_url: str, clean: None) -> Street:
    """The whole bank, as whoever can reach its addresses meets it."""
    return Street(database, cache, redis_url=redis_url)
