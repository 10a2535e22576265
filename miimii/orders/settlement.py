"""Settlement: what each end of an order does to the money, whoever decided on it.

Every verb posts its journal, moves the order and tells the customer on the caller's
connection; all of it, or nothing. Which answer means which end, each slice says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol

from miimii.db import Conn
from miimii.errors import InsufficientFunds
from miimii.ledger.accounts import RECEIVABLES, Account, wallet
from miimii.ledger.book import Book
from miimii.money import Money
from miimii.orders import desk, movements
from miimii.orders.model import LATE, OWED, Move, Order, Status
from miimii.orders.rows import OrderT, OrderT_contra, Rows
from miimii.providers.ports import (
    Announcer,
    Event,
    OrderProcessing,
    OrderUnderReview,
    Outcome,
)
from miimii.users.limits import Limits


class Overtaken(Exception):
    """The order moved while we worked: roll back, look again, decide again."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer, who brought it (payout, requery, notice, job, people), and when.

    `approval_id` when two people decided: then no provider said a word.
    """

    outcome: Outcome
    cause: str
    at: datetime
    approval_id: str | None = None

    @property
    def code(self) -> str:
        return self.outcome.code

    @property
    def provider_reference(self) -> str | None:
        return getattr(self.outcome, "provider_reference", None)


class News(Protocol[OrderT_contra]):
    """How a slice words the end of its orders."""

    def __call__(
        self,
        order: OrderT_contra,
        status: Status,
        *,
        at: datetime,
        balance: Money | None,
        reason: str = "",
    ) -> Event:
        """Return the news of a final outcome."""


class Settlement(Generic[OrderT]):
    """Ends the orders of one product. Never commits.

    `float_account` is where we pay from. Locks: the day's spending, then the wallet,
    then the order's row. Verbs raise Overtaken when the order moved since it was read.
    """

    def __init__(
        self,
        book: Book,
        limits: Limits,
        announcer: Announcer,
        rows: Rows[OrderT],
        float_account: Account,
        news: News[OrderT],
    ) -> None:
        self._book = book
        self._limits = limits
        self._announcer = announcer
        self._rows = rows
        self._float_account = float_account
        self._news = news

    def succeed(self, conn: Conn, order: OrderT, verdict: Verdict) -> Status:
        """The provider did it: what was set aside is spent."""
        self._book.post(
            conn, movements.capture(order, self._float_account), at=verdict.at
        )
        self._move(conn, order, "succeeded", verdict)
        _take_off_desk(conn, order, verdict)
        balance = self._book.balance(conn, order.user_id).amount
        self._tell(conn, order, "succeeded", verdict.at, balance)
        return "succeeded"

    def decline(self, conn: Conn, order: OrderT, verdict: Verdict) -> Status:
        """Give the customer their money and their day's limit back."""
        if order.authorised_at is not None:
            self._limits.give_back(
                conn, order.user_id, order.amount, authorised_at=order.authorised_at
            )
        posted = self._book.post(conn, movements.release(order), at=verdict.at)
        self._move(conn, order, "declined", verdict)
        _take_off_desk(conn, order, verdict)
        balance = posted.balances[order.user_id]
        self._tell(conn, order, "declined", verdict.at, balance, verdict.code)
        return "declined"

    def succeed_late(self, conn: Conn, order: OrderT, verdict: Verdict) -> Status:
        """It was done although it was declined: take the money again if it is there.

        Otherwise the customer owes it: we paid, and a wallet never goes below zero.
        """
        if order.authorised_at is not None:
            self._limits.take_again(
                conn, order.user_id, order.amount, authorised_at=order.authorised_at
            )
        reason = LATE
        try:
            self._post_late(conn, order, wallet(order.user_id), verdict.at)
        except InsufficientFunds:
            reason = OWED
            self._post_late(conn, order, RECEIVABLES, verdict.at)
            owed = {"total_kobo": order.total.kobo}
            self.show_people(conn, order, verdict, "receivable", owed)
        self._move(conn, order, "succeeded", verdict)
        self.show_people(conn, order, verdict, "late-success")
        balance = self._book.balance(conn, order.user_id).amount
        self._tell(conn, order, "succeeded", verdict.at, balance, reason)
        return "succeeded"

    def reverse(self, conn: Conn, order: OrderT, verdict: Verdict) -> Status:
        """A success was taken back: all of it returns to whoever paid.

        What was owed is owed no more; nothing returns to a wallet that paid nothing.
        """
        was_late = desk.was_shown(conn, "late-success", order.reference)
        was_owed = desk.was_shown(conn, "receivable", order.reference)
        payer = RECEIVABLES if was_owed else wallet(order.user_id)
        undoes = "late" if was_late else "capture"
        back = movements.reversal(order, payer, self._float_account, undoes=undoes)
        self._book.post(conn, back, at=verdict.at)
        self._move(conn, order, "reversed", verdict)
        self.show_people(conn, order, verdict, "late-reversal")
        balance = self._book.balance(conn, order.user_id).amount
        reason = OWED if was_owed else verdict.code
        self._tell(conn, order, "reversed", verdict.at, balance, reason)
        return "reversed"

    def hand_over(
        self,
        conn: Conn,
        order: OrderT,
        verdict: Verdict,
        kind: str,
        facts: Mapping[str, Any] | None = None,
    ) -> Status:
        """Let two people decide on it; the hold stays. `kind` and `facts` say why."""
        self._move(conn, order, "needs_review", verdict)
        self.show_people(conn, order, verdict, kind, facts)
        news = OrderUnderReview(order.reference, order.total, order.shown_name)
        self._announcer.tell(conn, order.user_id, news)
        return "needs_review"

    def show_people(
        self,
        conn: Conn,
        order: OrderT,
        verdict: Verdict,
        kind: str,
        facts: Mapping[str, Any] | None = None,
    ) -> None:
        """Put an order and the word about it before people, once a kind."""
        detail = {"cause": verdict.cause, "code": verdict.code, **(facts or {})}
        desk.show_people(conn, kind, order.reference, detail, at=verdict.at)

    def tell(self, conn: Conn, order: OrderT, news: Event) -> None:
        """Tell whose order it is, with the transaction."""
        self._announcer.tell(conn, order.user_id, news)

    def _post_late(
        self, conn: Conn, order: OrderT, payer: Account, at: datetime
    ) -> None:
        journal = movements.late_success(order, payer, self._float_account)
        self._book.post(conn, journal, at=at)

    def _move(self, conn: Conn, order: OrderT, to: Status, verdict: Verdict) -> None:
        by_people = verdict.approval_id is not None
        move = Move(
            order.status,
            to,
            verdict.cause,
            verdict.at,
            provider_code=None if by_people else verdict.code,
            provider_reference=verdict.provider_reference,
            approval_id=verdict.approval_id,
        )
        if not self._rows.mark_moved(conn, order.reference, move):
            raise Overtaken

    def _tell(
        self,
        conn: Conn,
        order: OrderT,
        status: Status,
        at: datetime,
        balance: Money,
        reason: str = "",
    ) -> None:
        news = self._news(order, status, at=at, balance=balance, reason=reason)
        self._announcer.tell(conn, order.user_id, news)


def _take_off_desk(conn: Conn, order: Order, verdict: Verdict) -> None:
    """What people were to find out is known; an answer in time spares the question."""
    waited = verdict.at - (order.submitted_at or verdict.at)
    if order.status == "needs_review" or waited >= desk.FIRST_SHOWN_AFTER:
        desk.close(conn, order.reference, *desk.UNANSWERED, at=verdict.at)


def processing(order: Order) -> OrderProcessing:
    """Return the news that the provider hasn't said yet."""
    return OrderProcessing(order.reference, order.total, order.shown_name)
