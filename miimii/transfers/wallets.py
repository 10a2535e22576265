"""Payments to another customer: they never leave the house, so they end at once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from miimii.db import Conn
from miimii.errors import PayeeUnknown
from miimii.fraud.model import Crossing
from miimii.ledger.accounts import wallet
from miimii.ledger.book import Book
from miimii.ledger.journal import Journal
from miimii.money import Money
from miimii.orders.desk import show_people
from miimii.orders.flagging import watch_incoming
from miimii.orders.movements import shares
from miimii.providers.ports import Announcer, CreditArrived
from miimii.transfers.model import Transfer
from miimii.transfers.verdicts import settled
from miimii.users.customers import Customers
from miimii.users.limits import Limits
from miimii.users.model import Customer


class WalletPayments:
    """Moves money from one wallet to another."""

    def __init__(
        self, book: Book, customers: Customers, limits: Limits, announcer: Announcer
    ) -> None:
        self._book = book
        self._customers = customers
        self._limits = limits
        self._announcer = announcer

    def pay(self, conn: Conn, sender: Customer, order: Transfer, at: datetime) -> None:
        """Pay another customer and tell both, in the caller's transaction.

        Raises PayeeUnknown when the other can't be paid any more, InsufficientFunds.
        Locks both wallets.
        """
        if order.payee_user_id is None:
            raise ValueError(f"{order.reference} does not go to a wallet")
        journal = between_wallets(order, order.payee_user_id)
        balances = self._book.post(conn, journal, at=at).balances
        # Read when their wallet is locked: nobody who leaves just now is paid.
        payee = self._customers.get(conn, order.payee_user_id)
        if not payee.can_be_paid:
            raise PayeeUnknown
        news = settled(order, "succeeded", at=at, balance=balances[sender.id])
        self._announcer.tell(conn, sender.id, news)
        self._tell_payee(conn, payee, order, balances[payee.id], at)

    def _tell_payee(
        self, conn: Conn, payee: Customer, order: Transfer, balance: Money, at: datetime
    ) -> None:
        """Say that money arrived; more than may come in is shown to people as well."""
        is_over = self._limits.is_inflow_over(conn, payee, balance, at)
        if is_over:
            show_people(conn, "inflow-over-limit", order.reference, at=at)
        came = Crossing("in", order.kind, str(order.user_id), order.amount_kobo, at)
        watch_incoming(conn, payee, came, order.reference)
        arrived = CreditArrived(
            reference=order.reference,
            amount=order.amount,
            fee=Money(0),
            balance=balance,
            sender_name=order.sender_name,
            is_over_limit=is_over,
        )
        self._announcer.tell(conn, payee.id, arrived)


def between_wallets(order: Transfer, payee_id: UUID) -> Journal:
    """Return the journal that pays another customer; a fee is the sender's."""
    moved = shares(order, wallet(order.user_id), wallet(payee_id))
    return Journal(
        order.reference, "wallet transfer", moved, order_reference=order.reference
    )
