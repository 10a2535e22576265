"""A staff of nobody yet."""

from __future__ import annotations

import pytest

from miimii.db import Database
from tests.staff_room import StaffRoom


@pytest.fixture
def room(database: Database, clean: None) -> StaffRoom:
    return StaffRoom(database)
