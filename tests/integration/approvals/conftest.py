"""Who asks and who grants has the login of the scripts."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from miimii.db import Conn


@pytest.fixture
def conn(jobs_url: str) -> Iterator[Conn]:
    """A connection in a transaction that is rolled back after the test."""
    with psycopg.connect(jobs_url) as conn:
        yield conn
        conn.rollback()
