"""Verdicts: what each answer of the bank means for an order in each status.

One table of cases; what each end does to the money, `orders.settlement` says.
"""

from __future__ import annotations

from datetime import datetime

from miimii.db import Conn
from miimii.money import Money
from miimii.orders.model import NOT_SENT, REVIEW_AFTER, Status
from miimii.orders.settlement import Overtaken, Settlement, Verdict, processing
from miimii.providers.ports import (
    Accepted,
    Announcer,
    Declined,
    OrderSettled,
    Unknown,
)
from miimii.transfers.model import Transfer, next_requery_at
from miimii.transfers.store import due


class Verdicts:
    """Applies a verdict to an order on the caller's connection; never commits."""

    def __init__(self, settlement: Settlement[Transfer], announcer: Announcer) -> None:
        self._settlement = settlement
        self._announcer = announcer

    def apply(self, conn: Conn, order: Transfer, verdict: Verdict) -> Status:
        """Do what the verdict means for an order in this status; return the new one.

        Raises Overtaken when the order moved since it was read.
        """
        ends = self._settlement
        match order.status, verdict.outcome:
            case (("submitted" | "needs_review"), Accepted()):
                return ends.succeed(conn, order, verdict)
            case (("submitted" | "needs_review"), Declined()):
                return ends.decline(conn, order, verdict)
            case "submitted", Unknown():
                return self._wait(conn, order, verdict)
            case "declined", Accepted():
                return ends.succeed_late(conn, order, verdict)
            case "succeeded", Declined(code=code) if code != NOT_SENT:
                return ends.reverse(conn, order, verdict)
            case (
                ("reversed" | "held" | "quoted" | "expired" | "cancelled"),
                Accepted(),
            ):
                ends.show_people(conn, order, verdict, "contradiction")
            case _:
                pass  # known already, or our own "not sent" against the bank's word
        return order.status

    def _wait(self, conn: Conn, order: Transfer, verdict: Verdict) -> Status:
        """Schedule the next question, or after 24 hours hand it to people."""
        if order.submitted_at is None:
            raise ValueError(f"{order.reference} was submitted at no time")
        if getattr(verdict.outcome, "is_for_a_person", False):
            return self._settlement.hand_over(conn, order, verdict, "differs")
        if verdict.at - order.submitted_at >= REVIEW_AFTER:
            return self._settlement.hand_over(conn, order, verdict, "unsettled")
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
