"""A database as the jobs see it, and rows as the owner puts them there."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from miimii.db import Conn, Database


@pytest.fixture
def owner(owner_url: str, jobs_db: Database) -> Iterator[Conn]:
    """Puts rows where a test wants them, whatever they refer to."""
    with psycopg.connect(owner_url, autocommit=True) as conn:
        conn.execute("SET session_replication_role = replica")
        yield conn
