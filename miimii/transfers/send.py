"""Sending: from a held order to the bank. Commit, ask, commit the answer."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from datetime import datetime, timedelta

from miimii import clock
from miimii.db import Database
from miimii.errors import Busy, NotAllowed, Unavailable, Unclear
from miimii.orders.model import NOT_SENT, Done, Move, Status
from miimii.providers.ports import Announcer, Declined, Outcome, PayoutBank
from miimii.transfers.model import Transfer, next_requery_at
from miimii.transfers.settle import Settling, payout_order
from miimii.transfers.store import due, orders
from miimii.transfers.verdicts import processing
from miimii.users.customers import Customers

PAY_OUT = "pay_out"  # the errand
_PATIENCE_S = 5.0  # then the customer is told that it takes longer
# While questions fill the bank's line. The order is `submitted` by now, so it is
# worth waiting for; few can, for `most_payouts` bounds them.
_NO_ROOM_PAUSES_S = (0.2, 0.4, 0.8, 1.6, 3.2, 6.4)


class Sending:
    """Pays held orders out, each once.

    At most `most_payouts` wait for the bank at a time: a bank that hangs must not
    take every thread, and a held order can wait for its turn.
    """

    def __init__(
        self,
        db: Database,
        customers: Customers,
        bank: PayoutBank,
        announcer: Announcer,
        settling: Settling,
        *,
        most_payouts: int = 6,
    ) -> None:
        self._db = db
        self._customers = customers
        self._bank = bank
        self._announcer = announcer
        self._settling = settling
        self._payouts = threading.BoundedSemaphore(most_payouts)

    def dispatch(self, reference: str, done: Done, *, at: datetime) -> Status:
        """Send one held order to the bank, and book what it says; return the status.

        `submitted` is committed before the call, so an attempt that finds it only
        asks: no order is ever sent twice. Standing and identity are looked at again;
        if they changed, the order ends here. Told after 5 s if the bank is silent.
        Raises Busy, with nothing changed, while as many payouts are out as may be.
        """
        if not self._payouts.acquire(blocking=False):
            self._tell_waiting(reference, at)
            raise Busy("payouts")
        try:
            return self._dispatch(reference, done, at)
        finally:
            self._payouts.release()

    def _dispatch(self, reference: str, done: Done, at: datetime) -> Status:
        try:
            order = self._begin(reference, done, at)
        except NotAllowed as ex:
            why = ex.code
            self._settling.decline_unsent(reference, why, cause="time of use", at=at)
            return "declined"
        if order is None:
            return self._settling.requery(reference, cause="errand")
        outcome = self._pay_out(order)
        return self._settling.apply(reference, outcome, cause="payout", at=clock.now())

    def _begin(self, reference: str, done: Done, at: datetime) -> Transfer | None:
        """Commit `submitted`; None when an earlier attempt did, or it is over."""
        with self._db.transaction() as conn:
            order = orders.get_order(conn, reference)
            if order.status != "held":
                if order.status != "submitted":
                    done.mark(conn)
                return None
            customer = self._customers.lock(conn, order.user_id)
            self._customers.require_can_pay(customer)
            first_question_at = next_requery_at(at, at)
            move = Move(
                "held", "submitted", "errand", at, requery_after=first_question_at
            )
            return order if orders.mark_moved(conn, reference, move) else None

    def _pay_out(self, order: Transfer) -> Outcome:
        """Ask the bank, telling the customer if it takes its time."""
        slow = threading.Timer(_PATIENCE_S, self._tell_processing, (order,))
        slow.daemon = True
        slow.start()
        try:
            return self._ask(order)
        finally:
            slow.cancel()

    def _ask(self, order: Transfer) -> Outcome:
        """Ask once. While there is no room to ask, nothing was sent: wait a little."""
        for pause_s in (*_NO_ROOM_PAUSES_S, None):
            try:
                return self._bank.pay_out(payout_order(order))
            except Unavailable as ex:
                return Declined(NOT_SENT, ex.code)
            except Busy:
                if pause_s is not None:
                    time.sleep(pause_s)
        return Declined(NOT_SENT, Busy.code)

    def _tell_waiting(self, reference: str, at: datetime) -> None:
        """Say once that it takes longer, if the order has waited that long."""
        with self._db.transaction() as conn:
            order = orders.get_order(conn, reference)
            since = order.authorised_at
            if order.status != "held" or since is None:
                return
            if at - since >= timedelta(seconds=_PATIENCE_S):
                self._announcer.tell(conn, order.user_id, processing(order))

    def _tell_processing(self, order: Transfer) -> None:
        """Say once that the bank hasn't answered yet; runs in a thread of its own.

        Without a database nothing is said: whoever asks the bank next says it.
        """
        with suppress(Busy, Unavailable, Unclear), self._db.transaction() as conn:
            if due.lock_submitted(conn, order.reference):
                self._announcer.tell(conn, order.user_id, processing(order))
