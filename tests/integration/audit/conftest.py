"""A connection of the owner's, who could do anything but for the triggers."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from miimii.db import Conn


@pytest.fixture
def owner(owner_url: str) -> Iterator[Conn]:
    with psycopg.connect(owner_url) as conn:
        yield conn
        conn.rollback()
