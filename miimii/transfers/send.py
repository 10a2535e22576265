"""Sending: from a confirmed quote to the bank. Hold, commit, ask, commit the answer."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from miimii import clock
from miimii.db import Conn, Database
from miimii.errors import (
    Busy,
    ChallengeGone,
    NotAllowed,
    PayeeUnknown,
    QuoteGone,
    Unavailable,
    Unclear,
)
from miimii.ledger.book import Book
from miimii.money import Money
from miimii.providers.ports import (
    Announcer,
    CreditArrived,
    Declined,
    Errands,
    Outcome,
    PayoutBank,
)
from miimii.transfers import movements
from miimii.transfers.model import (
    Done,
    Move,
    Status,
    Transfer,
    hash_quote,
    next_requery_at,
)
from miimii.transfers.settle import Settling, payout_order
from miimii.transfers.store import due, orders, reviews
from miimii.transfers.verdicts import NOT_SENT, processing, settled
from miimii.users.challenges import Challenges
from miimii.users.customers import Customers
from miimii.users.limits import Limits
from miimii.users.model import Challenge, Customer

PAY_OUT = "pay_out"  # the errand
_PATIENCE_S = 5.0  # then the customer is told that it takes longer
# While questions fill the bank's line. The order is `submitted` by now, so it is
# worth waiting for; few can, for `most_payouts` bounds them.
_NO_ROOM_PAUSES_S = (0.2, 0.4, 0.8, 1.6, 3.2, 6.4)


@dataclass(frozen=True, slots=True)
class Authorised:
    """A confirmed order. `lane` is where its errand waits; None: it is paid already."""

    reference: str
    lane: str | None


class Sending:
    """Authorises quotes and pays them out, each once.

    At most `most_payouts` wait for the bank at a time: a bank that hangs must not
    take every thread, and a held order can wait for its turn.
    """

    def __init__(
        self,
        db: Database,
        book: Book,
        customers: Customers,
        challenges: Challenges,
        limits: Limits,
        bank: PayoutBank,
        announcer: Announcer,
        errands: Errands,
        settling: Settling,
        *,
        most_payouts: int = 6,
    ) -> None:
        self._db = db
        self._book = book
        self._customers = customers
        self._challenges = challenges
        self._limits = limits
        self._bank = bank
        self._announcer = announcer
        self._errands = errands
        self._settling = settling
        self._payouts = threading.BoundedSemaphore(most_payouts)

    def authorise(self, token: str, *, at: datetime) -> Authorised:
        """Confirm the order of a challenge, after its PIN was found right.

        One transaction: the challenge is used up, the day's limit counted, the money
        set aside and the errand left to pay it out; a wallet transfer is paid here.
        Raises ChallengeGone, QuoteGone, NotOpen, Frozen, IdentityUnproven,
        LimitReached, InsufficientFunds, PayeeUnknown; then nothing happened at all.
        Raises Unclear when the database fell silent and nobody can see what it did.
        Locks the customer, the challenge, the day's spending, the wallets, the order.
        """
        try:
            return self._authorise(token, at)
        except Unclear:
            confirmed = self._find_confirmed(token)
        if confirmed is None:
            raise Unavailable("database")  # it was seen: nothing was taken
        return confirmed

    def _authorise(self, token: str, at: datetime) -> Authorised:
        with self._db.transaction() as conn:
            challenge = self._challenges.find_live(conn, token, at=at)
            customer = self._customers.lock(conn, challenge.user_id)
            self._customers.require_can_pay(customer)
            order = _confirmed(conn, challenge, at)
            self._challenges.consume(conn, challenge, at=at)
            self._limits.take(conn, customer, order.amount, at=at)
            if order.kind == "wallet_transfer":
                self._pay_wallet(conn, customer, order, at)
                return _authorised(order)
            self._place_hold(conn, order, at)
            return _authorised(order)

    def _find_confirmed(self, token: str) -> Authorised | None:
        """Look whether only the answer to our COMMIT was lost; raises Unclear."""
        try:
            with self._db.autocommit() as conn:
                reference = self._challenges.find_confirmed(conn, token)
                if reference is None:
                    return None
                return _authorised(orders.get_order(conn, reference))
        except (Unavailable, Busy) as ex:
            raise Unclear from ex

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

    def _place_hold(self, conn: Conn, order: Transfer, at: datetime) -> None:
        self._book.post(conn, movements.hold(order), at=at)
        _mark_authorised(conn, order, "held", at)
        self._errands.leave(
            conn,
            lane=order.reference,
            kind=PAY_OUT,
            key=f"{PAY_OUT}:{order.reference}",
            payload={"reference": order.reference},
        )

    def _pay_wallet(
        self, conn: Conn, sender: Customer, order: Transfer, at: datetime
    ) -> None:
        """Pay another customer and tell both."""
        if order.payee_user_id is None:
            raise ValueError(f"{order.reference} does not go to a wallet")
        payee = self._customers.get(conn, order.payee_user_id)
        if not payee.is_active:
            raise PayeeUnknown
        posted = self._book.post(conn, movements.between_wallets(order), at=at)
        _mark_authorised(conn, order, "succeeded", at)
        balance = posted.balances[sender.id]
        news = settled(order, "succeeded", at=at, balance=balance)
        self._announcer.tell(conn, sender.id, news)
        balance = posted.balances[payee.id]
        is_over = self._limits.is_inflow_over(conn, payee, order.amount, balance, at)
        if is_over:
            reviews.insert_review(
                conn, "inflow-over-limit", order.reference, detail={}, at=at
            )
        arrived = CreditArrived(
            reference=order.reference,
            amount=order.amount,
            fee=Money(0),
            balance=balance,
            sender_name=order.sender_name,
            is_over_limit=is_over,
        )
        self._announcer.tell(conn, payee.id, arrived)

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


def _confirmed(conn: Conn, challenge: Challenge, at: datetime) -> Transfer:
    """Return the order that the PIN confirmed, if its row is still that very quote."""
    if challenge.order_reference is None:
        raise ChallengeGone
    order = orders.get_order(conn, challenge.order_reference)
    if order.user_id != challenge.user_id:
        raise ChallengeGone
    is_same = hash_quote(order) == order.quote_hash == challenge.quote_hash
    if not is_same or order.status != "quoted" or order.expires_at <= at:
        raise QuoteGone
    return order


def _authorised(order: Transfer) -> Authorised:
    lane = order.reference if order.kind == "bank_transfer" else None
    return Authorised(order.reference, lane)


def _mark_authorised(conn: Conn, order: Transfer, to: Status, at: datetime) -> None:
    move = Move(order.status, to, cause="customer", at=at)
    if not orders.mark_moved(conn, order.reference, move):
        raise QuoteGone
