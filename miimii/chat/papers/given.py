"""Which receipts were ever given for a reference, made again from the books."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from miimii.bills.model import PREFIX as PURCHASE
from miimii.bills.purchase import Purchases
from miimii.bills.settle import settled as bought
from miimii.chat.papers.authenticity import Finder
from miimii.chat.papers.receipt import Receipt, credit_receipt, receipt_of
from miimii.db import Conn
from miimii.money import Money
from miimii.orders.model import Order, Status
from miimii.providers.ports import Event
from miimii.transfers.history import History
from miimii.transfers.model import CREDIT_PREFIX as CREDIT
from miimii.transfers.model import PREFIX as TRANSFER
from miimii.transfers.verdicts import settled

_ENDS: Mapping[Status, tuple[Status, ...]] = {
    "succeeded": ("succeeded",),
    "reversed": ("reversed", "succeeded"),
}


class GivenReceipts:
    """Finds anybody's receipts: for `authenticity`, which asks for a code as well."""

    def __init__(self, history: History, purchases: Purchases) -> None:
        self._history = history
        self._purchases = purchases

    def by_prefix(self) -> Mapping[str, Finder]:
        """Return what finds receipts, by the first letters of a reference."""
        return {
            TRANSFER: self.of_transfer,
            PURCHASE: self.of_purchase,
            CREDIT: self.of_credit,
        }

    def of_transfer(self, conn: Conn, reference: str) -> list[Receipt]:
        """Return the sender's receipts, today's first, then a paid customer's."""
        order = self._history.find(conn, reference)
        if order is None or order.settled_at is None:
            return []
        at = order.settled_at
        found = _receipts(
            settled(order, status, at=at, balance=None) for status in _ends(order)
        )
        if found and order.payee_user_id is not None:
            arrived = credit_receipt(
                reference,
                amount=order.amount,
                fee=Money(0),
                sender_name=order.sender_name,
                at=at,
            )
            found.append(arrived)
        return found

    def of_purchase(self, conn: Conn, reference: str) -> list[Receipt]:
        """Return the buyer's receipts, today's first."""
        order = self._purchases.find(conn, reference)
        if order is None or order.settled_at is None:
            return []
        at = order.settled_at
        return _receipts(
            bought(order, status, at=at, balance=None) for status in _ends(order)
        )

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


def _ends(order: Order) -> tuple[Status, ...]:
    """Return the ends that its owner was given receipts for, the last one first."""
    return _ENDS.get(order.status, ())


def _receipts(news: Iterable[Event]) -> list[Receipt]:
    return [found for one in news if (found := receipt_of(one)) is not None]
