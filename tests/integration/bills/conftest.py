"""A world to buy things in; what it commits is removed after the test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from miimii.db import Database
from tests.bills_world import BillsWorld


@pytest.fixture
def world(app_url: str, clean: None) -> Iterator[BillsWorld]:
    database = Database(app_url, timeout_s=30)
    database.open()
    yield BillsWorld(database)
    database.close()
