"""What comes in from outside and from ourselves: kept first, then worked in order.

Each event belongs to a lane, the queue of one customer or one order. A lane has one
worker at a time anywhere, by a lease; other lanes are worked beside it.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from miimii import clock, logs, metrics
from miimii.cache import Cache
from miimii.chat.store import events
from miimii.chat.store.events import AlreadyDone, Event, Update
from miimii.db import Conn, Database
from miimii.errors import AskedEnough

__all__ = ["AlreadyDone", "Done", "Event", "Handler", "Inbox", "Update"]

_log = logs.get_logger(__name__)

RENEW_EVERY_S = 20.0  # a lane's lease lasts 60 s
BACK_OFF_S = (1, 5, 30, 120, 600)
CHAT_TRIES = 3  # then we have apologised, and the message is put aside
TIMER_UP_TO_S = 30  # a longer wait is left to the scheduled sweep
CLOSING_S = 25.0  # gunicorn kills us five seconds later


class Done:
    """Marks one event as done, in the transaction that does what it asks for."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self.is_marked = False

    def mark(self, conn: Conn) -> None:
        """Mark it; raises AlreadyDone, so that the caller's transaction rolls back."""
        events.mark_done(conn, self.event, at=clock.now())
        self.is_marked = True


Handler = Callable[[Event, Done], None]


class Inbox:
    """Keeps updates and works through their lanes; one serves every thread."""

    def __init__(
        self,
        db: Database,
        cache: Cache,
        handlers: Mapping[str, Handler],
        max_acting: int,
        *,
        scrub: Callable[[list[Update]], list[Update]] = list,
        deliver_told: Callable[[], None] = lambda: None,
        on_parked: Callable[[Event], None] = lambda event: None,
    ) -> None:
        self._db = db
        self._cache = cache
        self._handlers = handlers
        self._max_acting = max_acting
        self._slots = threading.BoundedSemaphore(max_acting)
        self._scrub = scrub
        self._deliver_told = deliver_told
        self._on_parked = on_parked
        self._waiting: deque[str] = deque()
        self._heartbeat = _Heartbeat(db)
        self._is_closed = False

    def store(self, updates: Sequence[Update]) -> list[str]:
        """Keep the updates, those known already once; return their lanes.

        Secrets that were typed are dropped before. One statement: all or none.
        Raises Unavailable when the database is away.
        """
        for update in updates:
            metrics.count_event(update.source)
        once = {(update.source, update.event_key): update for update in updates}
        if not (kept := self._scrub(list(once.values()))):
            return []
        at = clock.now()
        return self._db.repeat_once(
            lambda conn: events.insert_events(conn, kept, at=at)
        )

    def act(self, lanes: Sequence[str]) -> None:
        """Work through these lanes and then others that wait; never raises.

        When as many threads act as may, the lanes are left to those threads, and to
        any other process that becomes idle. What this thread has told customers goes
        out first.
        """
        self._deliver_told()
        self._waiting.extend(lanes)
        while self._has_work() and self._slots.acquire(blocking=False):
            try:
                self._work_what_waits()
            finally:
                self._slots.release()
        for lane in tuple(self._waiting):
            self._cache.wake(lane)

    def work_alone(self, lane: str) -> None:
        """Work this lane here and now, and no other; never raises.

        For a job that was told how much to do, and that stops between two lanes.
        """
        self._work_lane(lane)
        self._deliver_told()

    def list_waiting(self, limit: int) -> list[str]:
        """Return lanes whose events are due and have no worker; raises Unavailable.

        Acting on them is what picks up after a crash.
        """
        with self._db.autocommit() as conn:
            return events.list_waiting_lanes(conn, at=clock.now(), limit=limit)

    def close(self) -> None:
        """Take no further lane, and wait for those that are being worked.

        Gunicorn waits for its own threads only; one that a timer of ours started would
        die with its lane leased, and the customer would wait until that runs out.
        """
        self._is_closed = True
        self._waiting.clear()
        give_up_at = time.monotonic() + CLOSING_S
        for _ in range(self._max_acting):
            if not self._slots.acquire(timeout=max(0, give_up_at - time.monotonic())):
                return

    def _has_work(self) -> bool:
        return bool(self._waiting) and not self._is_closed

    def _work_what_waits(self) -> None:
        while not self._is_closed and (lane := self._next_lane()) is not None:
            self._work_lane(lane)

    def _next_lane(self) -> str | None:
        try:
            return self._waiting.popleft()
        except IndexError:
            return self._cache.next_lane()

    def _work_lane(self, lane: str) -> None:
        """Claim the lane, work its events oldest first, and let it go."""
        holder = uuid4()
        try:
            with self._heartbeat.beating(holder):
                event = self._db.repeat_once(
                    lambda conn: events.claim_lane(conn, lane, holder, at=clock.now())
                )
                while event is not None:
                    if not self._work(event):
                        self._let_go(lane, holder)
                        return
                    event = self._next(lane, holder)
        except Exception as ex:  # the lease runs out, and somebody else goes on
            _log.warning("lane left", error_class=type(ex).__name__)

    def _next(self, lane: str, holder: UUID) -> Event | None:
        """Return the lane's next event; None when it was let go or lost."""
        is_held = True
        while is_held:
            with self._db.autocommit() as conn:
                event, is_held = events.next_or_let_go(
                    conn, lane, holder, at=clock.now()
                )
            if event is not None:
                return event
        return None

    def _let_go(self, lane: str, holder: UUID) -> None:
        with self._db.autocommit() as conn:
            events.delete_lane(conn, lane, holder)

    def _work(self, event: Event) -> bool:
        """Hand the event to its handler; False when it must wait for another try."""
        done = Done(event)
        try:
            self._handle(event, done)
        except AlreadyDone:
            pass
        except Exception as ex:
            _log.warning(
                "event failed", kind=event.kind, source=event.source, exc_info=ex
            )
            return self._put_off(event, ex)
        self._deliver_told()
        return True

    def _handle(self, event: Event, done: Done) -> None:
        self._handlers[event.source](event, done)
        if not done.is_marked:
            with self._db.autocommit() as conn:
                done.mark(conn)

    def _put_off(self, event: Event, ex: Exception) -> bool:
        """Count the try; True when the event is put aside and the lane goes on."""
        tries = event.attempts + 1
        is_parked = event.source == "whatsapp" and tries >= CHAT_TRIES
        at = clock.now()
        retry_at = _retry_at(ex, tries, at)
        with self._db.autocommit() as conn:
            events.mark_failed(
                conn,
                event,
                error=type(ex).__name__,
                at=at,
                retry_at=None if is_parked else retry_at,
            )
        if is_parked:
            self._on_parked(event)
            self._deliver_told()
        elif (wait_s := (retry_at - at).total_seconds()) <= TIMER_UP_TO_S:
            timer = threading.Timer(wait_s + 0.01, self.act, [[event.lane]])
            timer.daemon = True
            timer.start()
        return is_parked


def _retry_at(ex: Exception, tries: int, at: datetime) -> datetime:
    if isinstance(ex, AskedEnough):
        return ex.until
    return at + timedelta(seconds=BACK_OFF_S[min(tries, len(BACK_OFF_S)) - 1])


class _Heartbeat:
    """Renews the leases that this process holds, from one thread that ends itself."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._holders: set[UUID] = set()
        self._lock = threading.Lock()
        self._is_running = False

    def beating(self, holder: UUID) -> _Beating:
        """Return a context within which the holder's lease is renewed."""
        return _Beating(self, holder)

    def add(self, holder: UUID) -> None:
        with self._lock:
            self._holders.add(holder)
            if self._is_running:
                return
            self._is_running = True
        threading.Thread(target=self._beat, daemon=True, name="lane-leases").start()

    def remove(self, holder: UUID) -> None:
        with self._lock:
            self._holders.discard(holder)

    def _beat(self) -> None:
        pause = threading.Event()
        while True:
            pause.wait(RENEW_EVERY_S)
            with self._lock:
                holders = list(self._holders)
                if not holders:
                    self._is_running = False
                    return
            try:
                with self._db.autocommit() as conn:
                    events.renew_lanes(conn, holders)
            except Exception as ex:  # the next beat tries again
                _log.warning("leases not renewed", error_class=type(ex).__name__)


class _Beating:
    def __init__(self, heartbeat: _Heartbeat, holder: UUID) -> None:
        self._heartbeat = heartbeat
        self._holder = holder

    def __enter__(self) -> None:
        self._heartbeat.add(self._holder)

    def __exit__(self, *_: object) -> None:
        self._heartbeat.remove(self._holder)
