"""A database as the jobs see it, and rows as the owner puts them there."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from miimii.db import Conn, Database
from tests.servers import Servers


@pytest.fixture
def jobs_db(
    run_servers: Servers, owner_url: str, worker_number: int, clean: None
) -> Iterator[Database]:
    """The product's door to the database, for the role of the jobs."""
    database = Database(run_servers.url(f"test_{worker_number}", "jobs"), max_size=1)
    database.open()
    yield database
    database.close()


@pytest.fixture
def owner(owner_url: str, jobs_db: Database) -> Iterator[Conn]:
    """Puts rows where a test wants them, whatever they refer to."""
    with psycopg.connect(owner_url, autocommit=True) as conn:
        conn.execute("SET session_replication_role = replica")
        yield conn
