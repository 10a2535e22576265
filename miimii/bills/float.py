"""Our prepaid float at the vendor: what we last read of it, and whether it suffices."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

from miimii import clock, logs
from miimii.bills.model import PROVIDER
from miimii.bills.store import readings
from miimii.db import Conn, Database
from miimii.errors import Unavailable, VendingPaused
from miimii.money import Money
from miimii.orders import desk
from miimii.providers.ports import Vendor

_READING_LIVES = timedelta(minutes=15)
LOW_READING_LIVES = timedelta(seconds=2)  # somebody may be topping it up right now
_MOST_WAIT_S = 5.0
_PLENTY = 32  # sales of one size that may be confirmed at the same instant
_log = logs.get_logger(__name__)


class Float:
    """Reads the float, and refuses a sale that it can't pay, before money is taken.

    Below `low` people are alerted; that alone stops nothing.
    """

    def __init__(self, db: Database, vendor: Vendor, *, low: Money) -> None:
        self._db = db
        self._vendor = vendor
        self._low = low
        self._reading = threading.Lock()

    def refresh(self, *, at: datetime, lives: timedelta = _READING_LIVES) -> bool:
        """Ask the vendor if the last reading is old; return whether it was.

        Call it with no connection out. One thread asks; others wait a little and then
        go by what is known. Raises Unavailable when the vendor doesn't answer.
        """
        if not self._is_old(at, lives):
            return False
        if not self._reading.acquire(timeout=_MOST_WAIT_S):
            return False
        try:
            if self._is_old(at, lives):
                self.read(cause="quote")
        finally:
            self._reading.release()
        return True

    def read(self, *, cause: str) -> None:
        """Ask the vendor now and write its answer down. Raises Unavailable, Busy."""
        balance = self._vendor.balance()
        with self._db.transaction() as conn:
            self.note(conn, balance, cause=cause, at=clock.now())

    def require(self, conn: Conn, cost: Money, *, at: datetime) -> None:
        """Raise VendingPaused if the float can't pay for one more sale; no network.

        What was promised since the last reading counts as spent. Raises Unavailable
        when nothing was ever read.
        """
        if self._left(conn, at) < cost.kobo:
            raise VendingPaused(PROVIDER)

    def promise(self, conn: Conn, cost: Money, *, at: datetime) -> None:
        """The same for a sale that is just confirmed.

        When little is left, one sale at a time until it commits, so that no two count
        on the same naira: then it locks the float, after the customer. While there is
        plenty, no customer waits for another.
        """
        if self._left(conn, at) < max(self._low.kobo, _PLENTY * cost.kobo):
            readings.lock_float(conn, PROVIDER)
            self.require(conn, cost, at=at)

    def moved(
        self, conn: Conn, *, starts_at: datetime, ends_at: datetime
    ) -> readings.Moved | None:
        """Return how the float moved there, and by our books; None: nobody can say.

        Nobody can without two readings, or with a purchase under way at one of them.
        """
        found = readings.find_moved(
            conn, PROVIDER, starts_at=starts_at, ends_at=ends_at
        )
        return None if found is None or found.astride else found

    def _left(self, conn: Conn, at: datetime) -> int:
        """Return the kobo that nobody was promised; below zero when that was too much.

        Raises VendingPaused after the vendor refused for want of it.
        """
        latest = readings.find_latest(conn, PROVIDER)
        if latest is None:
            raise Unavailable(PROVIDER)
        if latest.balance_kobo is None:
            raise VendingPaused(PROVIDER)
        promised = readings.committed_since(conn, PROVIDER, at=latest.happened_at)
        return latest.balance_kobo - promised

    def note(self, conn: Conn, balance: Money, *, cause: str, at: datetime) -> None:
        """Write a reading down; alert people when it falls below what is low."""
        before = readings.find_latest(conn, PROVIDER)
        self._insert(conn, balance.kobo, cause, at)
        was_low = before is not None and (before.balance_kobo or 0) < self._low.kobo
        if balance < self._low and not was_low:
            self._alert(conn, {"balance_kobo": balance.kobo}, at)

    def note_short(self, conn: Conn, *, cause: str, at: datetime) -> None:
        """The vendor refused for want of float: nothing is sold until a new reading."""
        before = readings.find_latest(conn, PROVIDER)
        self._insert(conn, None, cause, at)
        if before is None or not before.is_short:
            self._alert(conn, {"refused": cause}, at)

    def _insert(self, conn: Conn, kobo: int | None, cause: str, at: datetime) -> None:
        readings.insert_reading(
            conn,
            PROVIDER,
            balance_kobo=kobo,
            is_short=kobo is None,
            cause=cause,
            at=at,
        )

    def _is_old(self, at: datetime, lives: timedelta) -> bool:
        """Whether a reading says nothing any more; a refusal never says how much."""
        latest = self._db.repeat_once(lambda conn: readings.find_latest(conn, PROVIDER))
        if latest is None or latest.is_short:
            return True
        return at - latest.happened_at >= lives

    def _alert(self, conn: Conn, detail: dict[str, object], at: datetime) -> None:
        """Once a crossing: a review a person closes, and a line that wakes one up."""
        _log.error("alert.float_low", provider=PROVIDER)
        desk.show_people(
            conn, "float-low", f"{PROVIDER}:{at.isoformat()}", detail, at=at
        )
