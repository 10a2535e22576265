"""How often the language model is asked: for one customer, in a day, at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from miimii.cache import Cache

AN_HOUR = 20  # calls for one customer
AT_ONCE = 3  # in this process: a model that hangs leaves threads for everybody else


class Allowance:
    """Shared by threads. The counts live in Redis, or in this process without it."""

    def __init__(self, cache: Cache, a_day: int) -> None:
        self._cache = cache
        self._a_day = a_day  # calls for all
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
            ) and self._cache.allow("model-day", "all", limit=self._a_day, per_s=86_400)
        finally:
            self._room.release()
