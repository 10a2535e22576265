"""One run of a job, as the job sees it: how much to do, and when to stop."""

from __future__ import annotations

import argparse
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from types import FrameType
from typing import Any
from uuid import UUID

from miimii import clock, logs
from miimii.db import Conn, Database
from miimii.errors import MiimiiError
from miimii.jobs.arguments import BATCH_SIZE
from miimii.jobs.progress import Progress
from miimii.jobs.store import leases, runs

LEASE_S = 120
COUNTS = ("selected", "changed", "unchanged", "skipped", "failed")
_log = logs.get_logger(__name__)


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
    `total` is how many items there are, if the job knows, `has_more` that work is left,
    `notes` and `report` are for whoever reads the result, `cursor` is how far a scan
    has come.
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
    shown: Progress
    options: argparse.Namespace = field(default_factory=argparse.Namespace)
    counts: Counter[str] = field(
        default_factory=lambda: Counter(dict.fromkeys(COUNTS, 0))
    )
    money_kobo: Counter[str] = field(default_factory=Counter)
    errors: list[dict[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    report: dict[str, Any] = field(default_factory=dict)
    total: int | None = None
    cursor: str | None = None
    has_more: bool = False
    is_time_up: bool = False

    @property
    def batch_size(self) -> int:
        """How many rows one transaction may touch."""
        size: int = getattr(self.options, "batch_size", BATCH_SIZE)
        return size

    def goes_on(self) -> bool:
        """Ask before each item. False once we are told to stop or the time is up.

        Renews the lease, gives a sign of life, and shows how far we are. Raises
        LeaseLost.
        """
        self.is_time_up = time.monotonic() >= self.stop_at_s
        if self.stopping.signal_number or self.is_time_up:
            self.has_more = True
            return False
        with self.db.transaction() as conn:
            self.renew(conn)
            self.note_alive(conn)
        self.shown.show(self.counts["selected"], self.total)
        return True

    def renew(self, conn: Conn) -> None:
        """Renew the lease as the first statement of a batch's own transaction.

        So no batch commits under a lease that has passed on. Raises LeaseLost.
        """
        if not leases.renew_lease(conn, self.job, self.id, lasts_s=LEASE_S):
            raise LeaseLost

    def note_alive(self, conn: Conn) -> None:
        """Write a sign of life and the cursor, with the caller's transaction."""
        runs.mark_alive(conn, self.id, cursor=self.cursor, at=clock.now())

    @contextmanager
    def transaction(self) -> Iterator[Conn]:
        """Give a batch's own transaction; on a dry run it is rolled back.

        Raises LeaseLost before anything is done.
        """
        with self.db.transaction(is_dry=self.is_dry) as conn:
            self.renew(conn)
            yield conn

    @contextmanager
    def trying(self, item: str) -> Iterator[None]:
        """Do one item's work: what it raises is noted, and the rest goes on.

        Whether the database itself is away, `goes_on` finds out before the next one.
        """
        try:
            yield
        except LeaseLost:
            raise
        except MiimiiError as ex:
            self.fail(item, ex.code)
        except Exception as ex:  # a poison item must not stop the others
            _log.exception("an item failed", job=self.job, run_id=str(self.id))
            self.fail(item, type(ex).__name__)

    def progress(self, done: int, total: int | None = None) -> None:
        """Show how far we are, where items are not what takes the time."""
        self.shown.show(done, total)

    def fail(self, item: str, code: str) -> None:
        """Note an item that failed, or that needs people; the rest goes on."""
        self.counts["failed"] += 1
        self.errors.append({"item": item, "code": code})
