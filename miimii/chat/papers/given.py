"""Which receipts were ever given for a reference, made again from the books."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from miimii.bills.model import PREFIX as PURCHASE
from miimii.bills.purchase import Purchases
from miimii.bills.settle import settled as bought
from miimii.chat.papers.authenticity import Finder, Given
from miimii.chat.papers.receipt import credit_receipt, receipt_of
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
    """Finds anybody's receipts; who may see them, `ReceiptDesk` decides."""

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

    def of_transfer(self, conn: Conn, reference: str) -> list[Given]:
        """Return the sender's receipts, today's first, then a paid customer's."""
        order = self._history.find(conn, reference)
        if order is None or order.settled_at is None:
            return []
        at = order.settled_at
        found = _given(
            order.user_id,
            (settled(order, status, at=at, balance=None) for status in _ends(order)),
        )
        if found and order.payee_user_id is not None:
            arrived = credit_receipt(
                reference,
                amount=order.amount,
                fee=Money(0),
                sender_name=order.sender_name,
                at=at,
            )
            found.append(Given(order.payee_user_id, arrived))
        return found

    def of_purchase(self, conn: Conn, reference: str) -> list[Given]:
        """Return the buyer's receipts, today's first."""
        order = self._purchases.find(conn, reference)
        if order is None or order.settled_at is None:
            return []
        at = order.settled_at
        return _given(
            order.user_id,
            (bought(order, status, at=at, balance=None) for status in _ends(order)),
        )

    def of_credit(self, conn: Conn, reference: str) -> list[Given]:
        """Return the receipt of money that came from another bank."""
        credit = self._history.find_credit(conn, reference)
        if credit is None or credit.user_id is None:
            return []
        arrived = credit_receipt(
            reference,
            amount=Money(credit.amount_kobo),
            fee=Money(credit.fee_kobo),
            sender_name=credit.sender_name or "",
            at=credit.happened_at,
        )
        return [Given(credit.user_id, arrived)]


def _ends(order: Order) -> tuple[Status, ...]:
    """Return the ends that its owner was given receipts for, the last one first."""
    return _ENDS.get(order.status, ())


def _given(owner_id: UUID, news: Iterable[Event]) -> list[Given]:
    receipts = (receipt_of(one) for one in news)
    return [Given(owner_id, receipt) for receipt in receipts if receipt is not None]
