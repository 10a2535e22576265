"""Sending: from a held order to its provider. Commit, ask, commit the answer."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Generic

from miimii import clock
from miimii.db import Database
from miimii.errors import Busy, NotAllowed, Unavailable, Unclear
from miimii.orders.model import NOT_SENT, Done, Move, Status
from miimii.orders.rows import OrderT, Rows
from miimii.orders.settlement import processing
from miimii.orders.settling import Settling
from miimii.providers.ports import Announcer, Declined, Outcome
from miimii.users.customers import Customers

_PATIENCE_S = 5.0  # then the customer is told that it takes longer
# While questions fill the provider's line. The order is `submitted` by now, so it is
# worth waiting for; few can, for `most` bounds them.
_NO_ROOM_PAUSES_S = (0.2, 0.4, 0.8, 1.6, 3.2, 6.4)


class Sending(Generic[OrderT]):
    """Sends the held orders of one product, each once.

    `send` asks the provider; Unavailable and Busy from it mean that nothing was sent.
    At most `most` wait for it at a time: a provider that hangs must not take every
    thread, and a held order can wait for its turn. `first_look_at` says when a
    submitted order is to be looked at if nobody answers.
    """

    def __init__(
        self,
        db: Database,
        customers: Customers,
        announcer: Announcer,
        rows: Rows[OrderT],
        settling: Settling[OrderT],
        send: Callable[[OrderT], Outcome],
        *,
        cause: str,
        first_look_at: Callable[[datetime], datetime],
        most: int,
    ) -> None:
        self._db = db
        self._customers = customers
        self._announcer = announcer
        self._rows = rows
        self._settling = settling
        self._send = send
        self._cause = cause
        self._first_look_at = first_look_at
        self._room = threading.BoundedSemaphore(most)

    def dispatch(self, reference: str, done: Done, *, at: datetime) -> Status:
        """Send one held order, and book what the provider says; return the status.

        `submitted` is committed before the call, so an attempt that finds it never
        sends: no order goes out twice. Standing and identity are looked at again; if
        they changed, the order ends here. Told after 5 s if the provider is silent.
        Raises Busy, with nothing changed, while as many are out as may be.
        """
        if not self._room.acquire(blocking=False):
            self._tell_waiting(reference, at)
            raise Busy(self._cause)
        try:
            return self._dispatch(reference, done, at)
        finally:
            self._room.release()

    def _dispatch(self, reference: str, done: Done, at: datetime) -> Status:
        try:
            order = self._begin(reference, done, at)
        except NotAllowed as ex:
            why = ex.code
            self._settling.decline_unsent(reference, why, cause="time of use", at=at)
            return "declined"
        if order is None:
            return self._settling.find_out(reference, cause="errand")
        outcome = self._send_patiently(order)
        return self._settling.book_answer(
            reference, outcome, cause=self._cause, at=clock.now()
        )

    def _begin(self, reference: str, done: Done, at: datetime) -> OrderT | None:
        """Commit `submitted`; None when an earlier attempt did, or it is over."""
        with self._db.transaction() as conn:
            order = self._rows.get_order(conn, reference)
            if order.status != "held":
                if order.status != "submitted":
                    done.mark(conn)
                return None
            customer = self._customers.lock(conn, order.user_id)
            self._customers.require_can_pay(customer)
            look_at = self._first_look_at(at)
            move = Move("held", "submitted", "errand", at, requery_after=look_at)
            return order if self._rows.mark_moved(conn, reference, move) else None

    def _send_patiently(self, order: OrderT) -> Outcome:
        """Ask the provider, telling the customer if it takes its time."""
        slow = threading.Timer(_PATIENCE_S, self._tell_processing, (order,))
        slow.daemon = True
        slow.start()
        try:
            return self._ask(order)
        finally:
            slow.cancel()

    def _ask(self, order: OrderT) -> Outcome:
        """Ask once. While there is no room to ask, nothing was sent: wait a little."""
        for pause_s in (*_NO_ROOM_PAUSES_S, None):
            try:
                return self._send(order)
            except Unavailable as ex:
                return Declined(NOT_SENT, ex.code)
            except Busy:
                if pause_s is not None:
                    time.sleep(pause_s)
        return Declined(NOT_SENT, Busy.code)

    def _tell_waiting(self, reference: str, at: datetime) -> None:
        """Say once that it takes longer, if the order has waited that long."""
        with self._db.transaction() as conn:
            order = self._rows.get_order(conn, reference)
            since = order.authorised_at
            if order.status != "held" or since is None:
                return
            if at - since >= timedelta(seconds=_PATIENCE_S):
                self._announcer.tell(conn, order.user_id, processing(order))

    def _tell_processing(self, order: OrderT) -> None:
        """Say once that there is no answer yet; runs in a thread of its own.

        Without a database nothing is said: whoever looks at the order next says it.
        """
        with suppress(Busy, Unavailable, Unclear), self._db.transaction() as conn:
            if self._rows.lock_submitted(conn, order.reference):
                self._announcer.tell(conn, order.user_id, processing(order))
