"""Wallets to charge, and the job that charges them, as the role of the jobs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from miimii.db import Database
from tests.accounting_world import AccountingWorld
from tests.servers import Servers


@pytest.fixture
def world(
    run_servers: Servers, owner_url: str, worker_number: int, clean: None
) -> Iterator[AccountingWorld]:
    url = run_servers.url(f"test_{worker_number}", "jobs")
    database = Database(url, max_size=8, timeout_s=30)
    database.open()
    yield AccountingWorld(database)
    database.close()
