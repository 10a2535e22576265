"""Wallets to charge, and the job that charges them, as the role of the jobs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from miimii.db import Database
from tests.accounting_world import AccountingWorld


@pytest.fixture
def world(jobs_url: str, clean: None) -> Iterator[AccountingWorld]:
    database = Database(jobs_url, max_size=8, timeout_s=30)
    database.open()
    yield AccountingWorld(database)
    database.close()
