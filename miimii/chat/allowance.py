"""How often the language model is asked: for one customer, in a day, at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from miimii import clock
from miimii.budgets.budgets import Budget, Budgets
from miimii.cache import Cache
from miimii.db import Database

A_DAY = 100
AN_HOUR = 20  # calls for one customer
AT_ONCE = 3  # in this process: a model that hangs leaves threads for everybody else


class Allowance:
    """Shared by threads. An hour is counted in Redis, or in this process without it; a
    day in PostgreSQL, since each call costs money.
    """

    def __init__(self, db: Database, cache: Cache, a_day: int) -> None:
        self._cache = cache
        self._budgets = Budgets(db)
        self._budget = Budget("model", each=A_DAY, all=a_day)
        self._room = threading.BoundedSemaphore(AT_ONCE)

    @contextmanager
    def take(self, lane: str) -> Iterator[bool]:
        """Yield whether the model may be asked now; holds one place meanwhile."""
        if not self._room.acquire(blocking=False):
            yield False
            return
        try:
            yield self._cache.allow(
                "model", lane, limit=AN_HOUR, per_s=3600
            ) and self._budgets.take(self._budget, lane, at=clock.now())
        finally:
            self._room.release()
