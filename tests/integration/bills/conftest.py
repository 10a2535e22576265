"""A world to buy things in; what it commits is removed after the test."""

from __future__ import annotations

import pytest

from miimii.db import Database
from tests.bills_world import BillsWorld


@pytest.fixture
def world(patient: Database) -> BillsWorld:
    return BillsWorld(patient)
