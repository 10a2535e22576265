"""Who waits for whom: what tests of locks look for before they go on."""

from __future__ import annotations

import time

import psycopg
import pytest


def until_somebody_waits(owner_url: str) -> None:
    """Return once a connection to this database stands before a lock."""
    waiting = """
        SELECT count(*)
          FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock'
    """
    with psycopg.connect(owner_url, autocommit=True) as conn:
        for _ in range(3_000):
            if conn.execute(waiting).fetchall() != [(0,)]:
                return
            time.sleep(0.01)
    pytest.fail("nobody came to wait")
