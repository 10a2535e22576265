"""One run of a job, as the job sees it: how much to do, and when to stop."""

from __future__ import annotations

import argparse
import signal
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from types import FrameType
from uuid import UUID

from miimii import clock
from miimii.db import Conn, Database
from miimii.jobs.store import leases, runs

LEASE_S = 120


class LeaseLost(Exception):
    """Another run has the job now; what this one has not committed it must not."""


class Usage(Exception):
    """A job refuses what it was asked, before it did anything; the text says why."""


@dataclass(slots=True)
class Stopping:
    """Whether somebody asked us to stop: the item in flight is finished first."""

    signal_number: int = 0

    def listen(self) -> None:
        """Note SIGTERM and SIGINT; a second one stops at once, as it always did."""
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, self._note)

    def _note(self, number: int, _frame: FrameType | None) -> None:
        self.signal_number = number
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)


@dataclass(slots=True)
class Run:
    """What a job is given, and where it notes what it did.

    `at` is the instant it works as of, `options` all that the command line said;
    `has_more` says that work is left, `notes` are for whoever reads the result.
    """

    id: UUID
    job: str
    db: Database
    at: datetime
    limit: int
    only: str | None
    is_dry: bool
    stop_at_s: float  # of time.monotonic()
    stopping: Stopping
    options: argparse.Namespace = field(default_factory=argparse.Namespace)
    counts: Counter[str] = field(default_factory=Counter)
    money_kobo: Counter[str] = field(default_factory=Counter)
    errors: list[dict[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    has_more: bool = False

    def goes_on(self) -> bool:
        """Ask before each item. False once we are told to stop or the time is up.

        Renews the lease and gives a sign of life. Raises LeaseLost.
        """
        if self.stopping.signal_number or time.monotonic() >= self.stop_at_s:
            self.has_more = True
            return False
        with self.db.transaction() as conn:
            self.renew(conn)
            runs.mark_alive(conn, self.id, at=clock.now())
        return True

    def renew(self, conn: Conn) -> None:
        """Renew the lease as the first statement of a batch's own transaction.

        So no batch commits under a lease that has passed on. Raises LeaseLost.
        """
        if not leases.renew_lease(conn, self.job, self.id, lasts_s=LEASE_S):
            raise LeaseLost

    def fail(self, item: str, code: str) -> None:
        """Note an item that failed, or that needs people; the rest goes on."""
        self.counts["failed"] += 1
        self.errors.append({"item": item, "code": code})
