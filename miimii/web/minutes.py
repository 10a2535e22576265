"""Writes down what this worker did in each minute, beside its answers.

The first request of a new minute has the last one written, by a thread of its own: no
answer waits for it, and none fails because of it. Alerts are decided from these rows.
"""

from __future__ import annotations

import os
import platform
from concurrent.futures import ThreadPoolExecutor

from miimii import logs, metrics
from miimii.db import Database
from miimii.web.store import insert_minutes

_log = logs.get_logger(__name__)


class ServiceMinutes:
    """One for a worker; shared by its threads."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._instance = platform.node()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="minutes")

    def keep_finished(self) -> None:
        """Have the minutes that are over written; returns at once."""
        if finished := metrics.minutes.take_finished():
            self._thread.submit(self._write, finished)

    def close(self) -> None:
        """Write what is left; before the pool is closed."""
        self._thread.shutdown()
        self._write(metrics.minutes.take_all())

    def _write(self, finished: list[metrics.Minute]) -> None:
        """Never raises; what can't be written now is written with the next minute."""
        if not finished:
            return
        try:
            self._db.note_pool()
            with self._db.transaction() as conn:
                insert_minutes(
                    conn, finished, instance=self._instance, worker=os.getpid()
                )
        except Exception as ex:
            metrics.minutes.give_back(finished)
            _log.warning("minutes not kept", error_class=type(ex).__name__)
