"""The database as the jobs open it, by whichever role; its rows go after the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import LiteralString

import psycopg
import pytest

from miimii.db import Conn, Database
from miimii.orders.quotes import OpenQuotes
from miimii.upkeep.partitions import Month, create
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


@pytest.fixture
def months(owner_url: str, owner: Conn) -> Iterator[Callable[[], set[str]]]:
    """Lists the partitions; those that a test made are gone after it."""
    query: LiteralString = """
        SELECT c.oid::regclass::text
          FROM pg_class c
         WHERE c.relispartition AND c.relkind = 'r'
    """

    def listed() -> set[str]:
        with psycopg.connect(owner_url) as conn:
            return {name for (name,) in conn.execute(query)}

    before = listed()
    yield listed
    with psycopg.connect(owner_url) as conn:
        for name in listed() - before:
            conn.execute(f"DROP TABLE {name}")
        for name in before - listed():
            parent, _, month = name.partition("_20")
            year, _, number = month.partition("_")
            create(conn, Month(parent, date(2000 + int(year), int(number), 1)))
