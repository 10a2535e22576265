"""Settling: bring each order that was sent to the end that the bank gives it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from miimii import clock
from miimii.db import Database
from miimii.errors import Busy, Unavailable
from miimii.ledger.accounts import BELLBANK
from miimii.ledger.book import Book
from miimii.orders.model import Status
from miimii.orders.settlement import Settlement
from miimii.orders.settling import Settling
from miimii.providers.ports import (
    Announcer,
    Outcome,
    PayoutBank,
    PayoutOrder,
    Unknown,
)
from miimii.transfers.model import PROVIDER, Transfer
from miimii.transfers.store import due, orders
from miimii.transfers.verdicts import Verdicts, settled
from miimii.users.limits import Limits

_ASKABLE: frozenset[Status] = frozenset(
    {"submitted", "needs_review", "succeeded", "declined"}
)
_LEASE = timedelta(minutes=2)  # longer than one requery may take


@dataclass(frozen=True, slots=True)
class Asked:
    """What an order was, what the bank said (None: it wasn't asked), and what it is."""

    before: Status
    outcome: Outcome | None
    after: Status


class TransferSettling(Settling[Transfer]):
    """Asks what became of an order and books the answer, any number of times."""

    def __init__(
        self,
        db: Database,
        book: Book,
        limits: Limits,
        announcer: Announcer,
        bank: PayoutBank,
    ) -> None:
        ends = Settlement(book, limits, announcer, orders, BELLBANK, settled)
        super().__init__(db, orders, ends, Verdicts(ends, announcer))
        self._bank = bank

    def requery(
        self, reference: str, *, cause: str, at: datetime | None = None
    ) -> Status:
        """Ask the bank about one order and book its answer; return the status.

        An order that was never sent is not asked about. No answer is Unknown: the hold
        stays and the next question is scheduled. Raises NotFound.
        """
        return self.ask(reference, cause=cause, at=at).after

    def ask(self, reference: str, *, cause: str, at: datetime | None = None) -> Asked:
        """Do as `requery` does, and return what was said, too."""
        order = self._db.repeat_once(lambda conn: orders.get_order(conn, reference))
        if order.provider != PROVIDER or order.status not in _ASKABLE:
            return Asked(order.status, None, order.status)
        try:
            outcome = self._bank.requery(payout_order(order))
        except (Unavailable, Busy) as ex:
            outcome = Unknown(ex.code)
        after = self.apply(reference, outcome, cause=cause, at=at or clock.now())
        return Asked(order.status, outcome, after)

    def find_out(self, reference: str, *, cause: str) -> Status:
        return self.requery(reference, cause=cause)

    def find_reference(self, provider_reference: str) -> str | None:
        """Return our reference for one that the bank named: ours, or its own."""
        return self._db.repeat_once(
            lambda conn: orders.find_reference(conn, PROVIDER, provider_reference)
        )

    def lease_due(
        self, *, at: datetime, limit: int, only: str | None = None
    ) -> list[str]:
        """Take orders whose next question is due; they come back if we don't ask."""
        with self._db.autocommit() as conn:
            return due.lease_due(conn, at=at, until=at + _LEASE, limit=limit, only=only)

    def list_due(
        self, *, at: datetime, limit: int, only: str | None = None
    ) -> list[str]:
        """Return the orders that `lease_due` would take."""
        with self._db.autocommit() as conn:
            return due.list_due(conn, at=at, limit=limit, only=only)


def payout_order(order: Transfer) -> PayoutOrder:
    """Return what the bank is asked to do, or was."""
    if order.bank_code is None or order.account_number is None:
        raise ValueError(f"{order.reference} does not go to a bank")
    return PayoutOrder(
        reference=order.reference,
        amount=order.amount,
        bank_code=order.bank_code,
        account_number=order.account_number,
        narration=order.narration,
        sender_name=order.sender_name,
    )
