"""The month's fee: charged whole and once, or skipped for good; never a debt."""

from __future__ import annotations

from datetime import datetime

from miimii.db import Conn
from miimii.errors import InsufficientFunds
from miimii.fees import store
from miimii.fees.model import Due, Month, MonthPrice, Outcome
from miimii.ledger.book import Book
from miimii.money import Money
from miimii.providers.account_news import FeeCharged
from miimii.providers.ports import Announcer
from miimii.rules.model import VAT
from miimii.rules.rules import Rules
from miimii.users.customers import Customers
from miimii.users.model import Customer

_RULE = "fee.maintenance"
_PAYS = frozenset({"active", "frozen"})  # a frozen one is looked at, and skipped
_NOTHING = Money(0)


class MonthlyFees:
    """Charges wallets for keeping the account."""

    def __init__(
        self, rules: Rules, book: Book, customers: Customers, announcer: Announcer
    ) -> None:
        self._rules = rules
        self._book = book
        self._customers = customers
        self._announcer = announcer

    def price(self, conn: Conn, month: Month) -> MonthPrice | None:
        """Return what the month costs, by its first instant's rules; None: nothing."""
        rules = self._rules.in_force(conn, month.starts_at, _RULE, VAT)
        fee = rules.price(_RULE, _NOTHING)
        if fee.amount == _NOTHING:
            return None
        vat = rules.tax(fee.amount)
        rule_ids = tuple(
            part.rule_id for part in (fee, vat) if part.rule_id is not None
        )
        return MonthPrice(month, fee.amount, vat.amount, rule_ids)

    def list_due(
        self,
        conn: Conn,
        month: Month,
        *,
        after: int = 0,
        only: int | None = None,
        limit: int,
    ) -> list[Due]:
        """Return wallets whose month is still open, by id; those above `after`."""
        return store.list_due(conn, month, after=after, only=only, limit=limit)

    def charge(
        self, conn: Conn, due: Due, price: MonthPrice, *, at: datetime
    ) -> Outcome | None:
        """Charge one wallet for the month, or skip it: "short" or "frozen", for good.

        None: nothing is due; another run was first, the customer left, or they opened
        their account after the month.
        Locks the customer, so that of several runs one decides, then the wallet.
        """
        customer = self._customers.lock(conn, due.user_id)
        is_done = store.has_fee(conn, due.wallet_id, price.month)
        had_none = not customer.opened_at or customer.opened_at >= price.month.ends_at
        if is_done or had_none or customer.standing not in _PAYS:
            return None
        outcome = self._take(conn, customer, due, price, at)
        store.insert_fee(conn, due.wallet_id, price, outcome, at=at)
        return outcome

    def _take(
        self,
        conn: Conn,
        customer: Customer,
        due: Due,
        price: MonthPrice,
        at: datetime,
    ) -> Outcome:
        if customer.standing == "frozen":
            return "frozen"
        journal = price.journal(due)
        try:
            posted = self._book.post(conn, journal, at=at)
        except InsufficientFunds:
            return "short"
        news = FeeCharged(
            reference=journal.reference,
            month=price.month.first,
            amount=price.fee,
            taxes=price.vat,
            balance=posted.balances[customer.id],
        )
        self._announcer.tell(conn, customer.id, news)
        return "charged"
