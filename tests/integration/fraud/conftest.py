"""Transfers on a real database, beside fraud rules that a test chooses."""

from __future__ import annotations

import pytest

from miimii.db import Database
from tests.transfers_world import World


@pytest.fixture
def world(database: Database, clean: None) -> World:
    return World(database)
