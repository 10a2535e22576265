"""What a process did in the minute that runs: plain figures, kept for a row each."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from miimii import clock

_P95 = 0.95


@dataclass(slots=True)
class Minute:
    """The figures of one minute of one process; `errors` are answers of 500 and up.

    `calls`, by provider: how many, how many `failed`, how many were `refused`.
    """

    starts_at: datetime
    requests: int = 0
    errors: int = 0
    webhooks: int = 0
    webhook_errors: int = 0
    bad_signatures: int = 0
    database_errors: int = 0
    pool_timeouts: int = 0
    cache_errors: int = 0
    took_ms: list[int] = field(default_factory=list)
    calls: dict[str, dict[str, int]] = field(default_factory=dict)

    def calls_to(self, provider: str) -> dict[str, int]:
        """Return the figures of a provider, to be changed in place."""
        return self.calls.setdefault(provider, {"calls": 0, "failed": 0, "refused": 0})

    @property
    def p95_ms(self) -> int:
        """Within this many milliseconds 95 of 100 requests were answered."""
        ordered = sorted(self.took_ms) or [0]
        return ordered[int(_P95 * (len(ordered) - 1))]


class Minutes:
    """The minute that runs, and the finished ones that nobody took yet."""

    MOST_KEPT = 60  # an hour: of a database away for longer, the last hour is told

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._minute: Minute | None = None
        self._finished: list[Minute] = []

    @contextmanager
    def now(self) -> Iterator[Minute]:
        """Give the running minute, to add to it; no other thread adds meanwhile."""
        starts_at = clock.now().replace(second=0, microsecond=0)
        with self._lock:
            if self._minute is None or self._minute.starts_at != starts_at:
                self._finish()
                self._minute = Minute(starts_at)
            yield self._minute

    def take_finished(self) -> list[Minute]:
        """Take the minutes that are over; usually there are none."""
        if not self._finished:  # looked at for every request: no lock for nothing
            return []
        with self._lock:
            taken, self._finished = self._finished, []
            return taken

    def give_back(self, minutes: list[Minute]) -> None:
        """Keep minutes that could not be written; the oldest go when too many."""
        with self._lock:
            self._finished = [*minutes, *self._finished][-self.MOST_KEPT :]

    def take_all(self) -> list[Minute]:
        """Take every minute, the running one too: the process ends."""
        with self._lock:
            self._finish()
            taken, self._finished = self._finished, []
            return taken

    def _finish(self) -> None:
        if self._minute is not None:
            self._finished = [*self._finished, self._minute][-self.MOST_KEPT :]
        self._minute = None
