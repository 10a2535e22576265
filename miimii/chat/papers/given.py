"""Which receipts were ever given for a reference, made again from the books."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from miimii.chat.papers.receipt import Receipt, credit_receipt, receipt_of
from miimii.db import Conn
from miimii.money import Money
from miimii.orders.model import Status
from miimii.providers.ports import Event
from miimii.transfers.history import History
from miimii.transfers.verdicts import settled


class GivenTransfers:
    """Fits `authenticity.Finder`, for transfers and for credits."""

    def __init__(self, history: History) -> None:
        self._history = history

    def of_order(self, conn: Conn, reference: str) -> list[Receipt]:
        """Return the sender's receipts, today's first, and a paid customer's."""
        order = self._history.find(conn, reference)
        if order is None or order.settled_at is None:
            return []
        at = order.settled_at
        found = receipts_of(
            (settled(order, word, at=at, balance=None) for word in ends(order.status)),
            at,
        )
        if found and order.payee_user_id is not None:
            found.append(
                credit_receipt(
                    reference,
                    amount=order.amount,
                    fee=Money(0),
                    sender_name=order.sender_name,
                    at=at,
                )
            )
        return found

    def of_credit(self, conn: Conn, reference: str) -> list[Receipt]:
        """Return the receipt of money that came from another bank."""
        credit = self._history.find_credit(conn, reference)
        if credit is None:
            return []
        return [
            credit_receipt(
                reference,
                amount=Money(credit.amount_kobo),
                fee=Money(credit.fee_kobo),
                sender_name=credit.sender_name or "",
                at=credit.happened_at,
            )
        ]


def ends(status: Status) -> tuple[Status, ...]:
    """Return the ends of an order that its owner was given receipts for, last first."""
    if status == "reversed":
        return ("reversed", "succeeded")
    return ("succeeded",) if status == "succeeded" else ()


def receipts_of(news: Iterable[Event], at: datetime) -> list[Receipt]:
    """Return the receipts that were sent with these news."""
    return [found for one in news if (found := receipt_of(one, at=at)) is not None]
