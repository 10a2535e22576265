"""A fuse: after failures in a row nobody is asked for a while, then one tries."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

FAILURES = 5
REST_S = 30.0


class Breaker:
    """Shared by threads; each process has its own."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._rest_until = 0.0

    def may_call(self) -> bool:
        """Whether to ask; once the rest is over, only one caller is let through."""
        with self._lock:
            if self._failures < FAILURES:
                return True
            if self._clock() < self._rest_until:
                return False
            self._rest_until = self._clock() + REST_S  # for all but this probe
            return True

    def note(self, *, is_well: bool) -> None:
        """Count what became of a call; one that went well closes the breaker."""
        with self._lock:
            self._failures = 0 if is_well else self._failures + 1
            if self._failures >= FAILURES:
                self._rest_until = self._clock() + REST_S
