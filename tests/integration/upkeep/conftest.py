"""The database as the jobs open it, by whichever role; its rows go after the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import psycopg
import pytest

from miimii.db import Conn, Database
from miimii.orders.quotes import OpenQuotes
from tests.bills_world import BillsWorld
from tests.servers import Servers


@dataclass
class Services:
    """What the jobs of this folder use."""

    db: Database
    open_quotes: OpenQuotes


@pytest.fixture
def open_as(
    run_servers: Servers, owner_url: str, worker_number: int, clean: None
) -> Iterator[Callable[[str], Services]]:
    opened: list[Database] = []

    def opening(role: str) -> Services:
        database = Database(run_servers.url(f"test_{worker_number}", role), max_size=1)
        database.open()
        opened.append(database)
        return Services(database, BillsWorld(database).open_quotes)

    yield opening
    for database in opened:
        database.close()


@pytest.fixture
def services(open_as: Callable[[str], Services]) -> Services:
    """As the role of the jobs, which purges."""
    return open_as("jobs")


@pytest.fixture
def owner(owner_url: str, clean: None) -> Iterator[Conn]:
    """The owner's connection; each statement commits."""
    with psycopg.connect(owner_url, autocommit=True) as conn:
        yield conn
