"""Verdicts: what each answer of the bank does to the money and to the order.

One table of cases. Every case posts its journal, moves the order, and tells the
customer in one transaction, or does nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from miimii.db import Conn
from miimii.errors import InsufficientFunds
from miimii.ledger.accounts import RECEIVABLES, wallet
from miimii.ledger.book import Book
from miimii.money import Money
from miimii.providers.ports import (
    Accepted,
    Announcer,
    Declined,
    OrderProcessing,
    OrderSettled,
    OrderUnderReview,
    Outcome,
    Unknown,
)
from miimii.transfers import movements
from miimii.transfers.model import REVIEW_AFTER, Move, Status, Transfer, next_requery_at
from miimii.transfers.store import due, orders, reviews
from miimii.users.limits import Limits

NOT_SENT = "not-sent"  # our own word: the bank never saw it


class Overtaken(Exception):
    """The order moved while we worked: roll back, look again, decide again."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer, who brought it (payout, requery, notice, job), and when."""

    outcome: Outcome
    cause: str
    at: datetime

    @property
    def code(self) -> str:
        return self.outcome.code

    @property
    def provider_reference(self) -> str | None:
        return getattr(self.outcome, "provider_reference", None)


class Verdicts:
    """Applies a verdict to an order on the caller's connection; never commits.

    Locks: the day's spending, then the wallet, then the order's row.
    """

    def __init__(self, book: Book, limits: Limits, announcer: Announcer) -> None:
        self._book = book
        self._limits = limits
        self._announcer = announcer

    def apply(self, conn: Conn, order: Transfer, verdict: Verdict) -> Status:
        """Do what the verdict means for an order in this status; return the new one.

        Raises Overtaken when the order moved since it was read.
        """
        match order.status, verdict.outcome:
            case (("submitted" | "needs_review"), Accepted()):
                return self._succeed(conn, order, verdict)
            case (("submitted" | "needs_review"), Declined()):
                return self.decline(conn, order, verdict)
            case "submitted", Unknown():
                return self._wait(conn, order, verdict)
            case "declined", Accepted():
                return self._succeed_late(conn, order, verdict)
            case "succeeded", Declined(code=code) if code != NOT_SENT:
                return self._reverse(conn, order, verdict)
            case (
                ("reversed" | "held" | "quoted" | "expired" | "cancelled"),
                Accepted(),
            ):
                self._show_people(conn, order, verdict, "contradiction")
            case _:
                pass  # known already, or our own "not sent" against the bank's word
        return order.status

    def decline(self, conn: Conn, order: Transfer, verdict: Verdict) -> Status:
        """Give the customer their money and their day's limit back."""
        if order.authorised_at is not None:
            self._limits.give_back(
                conn, order.user_id, order.amount, authorised_at=order.authorised_at
            )
        posted = self._book.post(conn, movements.release(order), at=verdict.at)
        self._move(conn, order, "declined", verdict)
        reason = verdict.code
        balance = posted.balances[order.user_id]
        self._tell(conn, order, "declined", verdict.at, balance, reason)
        return "declined"

    def _succeed(self, conn: Conn, order: Transfer, verdict: Verdict) -> Status:
        self._book.post(conn, movements.capture(order), at=verdict.at)
        self._move(conn, order, "succeeded", verdict)
        balance = self._book.balance(conn, order.user_id).amount
        self._tell(conn, order, "succeeded", verdict.at, balance)
        return "succeeded"

    def _wait(self, conn: Conn, order: Transfer, verdict: Verdict) -> Status:
        """Schedule the next question, or after 24 hours hand it to people."""
        if order.submitted_at is None:
            raise ValueError(f"{order.reference} was submitted at no time")
        is_old = verdict.at - order.submitted_at >= REVIEW_AFTER
        is_for_a_person = getattr(verdict.outcome, "is_for_a_person", False)
        if is_old or is_for_a_person:
            self._move(conn, order, "needs_review", verdict)
            kind = "differs" if is_for_a_person else "unsettled"
            self._show_people(conn, order, verdict, kind)
            news = OrderUnderReview(order.reference, order.total, order.resolved_name)
            self._announcer.tell(conn, order.user_id, news)
            return "needs_review"
        is_asked = due.mark_asked(
            conn,
            order.reference,
            requery_after=next_requery_at(order.submitted_at, verdict.at),
            provider_reference=verdict.provider_reference,
        )
        if not is_asked:
            raise Overtaken
        self._announcer.tell(conn, order.user_id, processing(order))
        return "submitted"

    def _succeed_late(self, conn: Conn, order: Transfer, verdict: Verdict) -> Status:
        """The bank paid although it had declined: take the money again if it is there.

        Otherwise the customer owes it: we paid, and a wallet never goes below zero.
        """
        if order.authorised_at is not None:
            self._limits.take_again(
                conn, order.user_id, order.amount, authorised_at=order.authorised_at
            )
        from_wallet = movements.late_success(order, wallet(order.user_id))
        try:
            self._book.post(conn, from_wallet, at=verdict.at)
        except InsufficientFunds:
            owed = movements.late_success(order, RECEIVABLES)
            self._book.post(conn, owed, at=verdict.at)
            self._show_people(
                conn, order, verdict, "receivable", {"total_kobo": order.total.kobo}
            )
        self._move(conn, order, "succeeded", verdict)
        self._show_people(conn, order, verdict, "late-success")
        balance = self._book.balance(conn, order.user_id).amount
        self._tell(conn, order, "succeeded", verdict.at, balance, "late")
        return "succeeded"

    def _reverse(self, conn: Conn, order: Transfer, verdict: Verdict) -> Status:
        """The bank took its success back: all of it returns to whoever paid."""
        was_late = reviews.has_review(conn, "late-success", order.reference)
        was_owed = reviews.has_review(conn, "receivable", order.reference)
        payer = RECEIVABLES if was_owed else wallet(order.user_id)
        undoes = "late" if was_late else "capture"
        back = movements.reversal(order, payer, undoes=undoes)
        self._book.post(conn, back, at=verdict.at)
        self._move(conn, order, "reversed", verdict)
        self._show_people(conn, order, verdict, "late-reversal")
        balance = self._book.balance(conn, order.user_id).amount
        self._tell(conn, order, "reversed", verdict.at, balance, verdict.code)
        return "reversed"

    def _move(self, conn: Conn, order: Transfer, to: Status, verdict: Verdict) -> None:
        move = Move(
            order.status,
            to,
            verdict.cause,
            verdict.at,
            provider_code=verdict.code,
            provider_reference=verdict.provider_reference,
        )
        if not orders.mark_moved(conn, order.reference, move):
            raise Overtaken

    def _show_people(
        self,
        conn: Conn,
        order: Transfer,
        verdict: Verdict,
        kind: str,
        facts: Mapping[str, Any] | None = None,
    ) -> None:
        detail = {"cause": verdict.cause, "code": verdict.code, **(facts or {})}
        reviews.insert_review(conn, kind, order.reference, detail=detail, at=verdict.at)

    def _tell(
        self,
        conn: Conn,
        order: Transfer,
        status: Status,
        at: datetime,
        balance: Money,
        reason: str = "",
    ) -> None:
        news = settled(order, status, at=at, balance=balance, reason=reason)
        self._announcer.tell(conn, order.user_id, news)


def settled(
    order: Transfer,
    status: Status,
    *,
    at: datetime,
    balance: Money | None,
    reason: str = "",
) -> OrderSettled:
    """Return the news of a final outcome."""
    return OrderSettled(
        reference=order.reference,
        status=status,
        kind=order.kind,
        amount=order.amount,
        fee=order.fee,
        total=order.total,
        payee_name=order.resolved_name,
        payee_bank=order.bank_name,
        payee_account_number=order.account_number,
        balance=balance,
        settled_at=at,
        reason=reason,
    )


def processing(order: Transfer) -> OrderProcessing:
    """Return the news that the bank hasn't said yet."""
    return OrderProcessing(order.reference, order.total, order.resolved_name)
