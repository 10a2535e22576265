"""A world to attack over a line that can be cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from miimii.db import Database
from tests.integration.attack.line import Line, line_to
from tests.transfers_world import World


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
