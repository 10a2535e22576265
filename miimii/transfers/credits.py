"""Credits: money that arrived, booked once the bank itself confirms it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal

from miimii import ids
from miimii.db import Conn, Database
from miimii.errors import Unavailable
from miimii.fraud.model import Crossing
from miimii.ledger.accounts import BELLBANK, FEES, SUSPENSE, wallet
from miimii.ledger.book import Book
from miimii.ledger.journal import Journal, Posting
from miimii.money import Money
from miimii.orders.desk import OWNERLESS, show_people
from miimii.orders.flagging import watch_incoming
from miimii.orders.model import Done
from miimii.providers.ports import (
    Announcer,
    ConfirmedCredit,
    CreditArrived,
    PayoutBank,
)
from miimii.rules.model import Priced
from miimii.rules.rules import Rules
from miimii.transfers.model import CREDIT_KEY, CREDIT_PREFIX, PROVIDER, Credit
from miimii.transfers.store import credits, orders
from miimii.users.customers import Customers
from miimii.users.limits import Limits
from miimii.users.model import Customer

_FEE = "fee.credit"
_SAYS_IT_ARRIVED = frozenset({"success", "successful", "completed"})
_SAYS_IT_IS_GONE = frozenset({"reversed", "failed", "declined", "rejected"})
_MOST_TRIES = 5  # some 13 minutes; after that people look, and reconciliation does

_MOST_RACES = 3  # after one the other's credit is there to be found


Asked = Literal["booked", "suspense", "confirmed", "unconfirmed"]


class _Raced(Exception):
    """It was booked, or its owner left, meanwhile: roll back and look again."""


class Credits:
    """Books what the bank confirms; a notice alone moves nothing."""

    def __init__(
        self,
        db: Database,
        rules: Rules,
        limits: Limits,
        book: Book,
        bank: PayoutBank,
        customers: Customers,
        announcer: Announcer,
    ) -> None:
        self._db = db
        self._rules = rules
        self._limits = limits
        self._book = book
        self._bank = bank
        self._customers = customers
        self._announcer = announcer

    def confirm(
        self,
        provider_reference: str,
        facts: Mapping[str, Any],
        done: Done,
        *,
        at: datetime,
        attempts: int = 0,
    ) -> None:
        """Ask the bank about a payment it announced, and book it if it says so.

        `facts` is the notice; the bank's answer decides. Booked once a reference, and
        once a session of the bank; a notice that takes a booked one back is shown to
        people. For an account that is nobody's, or of somebody who has left, it goes to
        SUSPENSE and before people. Raises Unavailable while the bank doesn't answer, or
        does not yet know what it announced; after a few `attempts` people are asked.
        """
        if self._is_booked(provider_reference):
            if facts.get("status") in _SAYS_IT_IS_GONE:
                detail = {"status": facts["status"]}
                with self._db.autocommit() as conn:
                    show_people(
                        conn, "credit-taken-back", provider_reference, detail, at=at
                    )
            return
        credit = self._bank.find_credit(provider_reference)
        if credit is not None:
            self._book_once(credit, facts, done, at)
        elif facts.get("status") in _SAYS_IT_ARRIVED:
            if attempts < _MOST_TRIES:
                raise Unavailable(PROVIDER)
            with self._db.autocommit() as conn:
                show_people(conn, "unconfirmed-credit", provider_reference, at=at)

    def ask(self, provider_reference: str) -> Asked:
        """Ask the bank about a payment that no notice named; books nothing.

        What it confirms has to come as an event, like everything that is booked;
        "suspense" is booked, too, but to nobody. Raises Unavailable.
        """
        known = self._db.repeat_once(
            lambda conn: credits.list_credits(conn, PROVIDER, [provider_reference])
        )
        if known:
            return "suspense" if known[0].user_id is None else "booked"
        found = self._bank.find_credit(provider_reference)
        return "unconfirmed" if found is None else "confirmed"

    def _is_booked(self, provider_reference: str) -> bool:
        found = self._db.repeat_once(
            lambda conn: credits.find_credit(conn, PROVIDER, provider_reference)
        )
        return found is not None

    def _book_once(
        self,
        credit: ConfirmedCredit,
        facts: Mapping[str, Any],
        done: Done,
        at: datetime,
    ) -> None:
        for _ in range(_MOST_RACES):
            try:
                with self._db.transaction() as conn:
                    self._book_it(conn, credit, facts, at)
                    done.mark(conn)
                    return
            except _Raced:
                continue
        raise Unavailable("database")  # rolled back each time: nothing was booked

    def _book_it(
        self,
        conn: Conn,
        credit: ConfirmedCredit,
        facts: Mapping[str, Any],
        at: datetime,
    ) -> None:
        reference = credit.provider_reference
        session_id = credit.session_id or facts.get("session_id")
        known = credits.find_credit(conn, PROVIDER, reference, session_id)
        if known is not None:
            if known != reference:
                detail = {"booked_as": known}
                show_people(conn, "session-repeated", reference, detail, at=at)
            return
        if (order := orders.find_reference(conn, PROVIDER, reference)) is not None:
            # The look-up need not say which way the money went; our orders do.
            detail = {"order": order}
            show_people(conn, "credit-is-our-payout", reference, detail, at=at)
            return
        if facts.get("amount_kobo", credit.amount.kobo) != credit.amount.kobo:
            detail = {"announced_kobo": facts["amount_kobo"]}
            show_people(conn, "credit-differs", reference, detail, at=at)
        owner = self._customers.find_by_account(conn, credit.account_number)
        if owner is None or not owner.can_be_paid:  # nobody who could see it
            self._suspend(conn, credit, session_id, at)
        else:
            self._give(conn, owner, credit, session_id, at)
        if credit.bank_charge.kobo > 0:
            self._book.post(conn, _charge(credit), at=at)

    def _give(
        self,
        conn: Conn,
        owner: Customer,
        credit: ConfirmedCredit,
        session_id: str | None,
        at: datetime,
    ) -> None:
        """Book it to its owner, less our fee, even above a limit on what comes in."""
        rules = self._rules.in_force(conn, at, _FEE)
        price = rules.price(_FEE, credit.amount)
        fee = replace(price, amount=min(price.amount, credit.amount))
        postings = [Posting(BELLBANK, wallet(owner.id), credit.amount)]
        if fee.amount.kobo > 0:
            postings.append(Posting(wallet(owner.id), FEES, fee.amount))
        posted = self._book.post(conn, _journal(credit, tuple(postings)), at=at)
        if not self._customers.get(conn, owner.id).can_be_paid:
            raise _Raced  # they left before we had their wallet
        balance = posted.balances[owner.id]
        is_over = self._limits.is_inflow_over(conn, owner, balance, at)
        row = _row(credit, owner, fee, session_id, at, is_over_limit=is_over)
        if not credits.insert_credit(conn, row):
            raise _Raced
        if is_over:
            show_people(conn, "inflow-over-limit", credit.provider_reference, at=at)
        sender = credit.sender_account_number or credit.sender_name or "?"
        came = Crossing("in", "credit", sender, credit.amount.kobo, at)
        watch_incoming(conn, owner, came, row.reference)
        news = CreditArrived(
            reference=row.reference,
            amount=credit.amount,
            fee=fee.amount,
            balance=balance,
            sender_name=credit.sender_name or "",
            is_over_limit=is_over,
        )
        self._announcer.tell(conn, owner.id, news)

    def _suspend(
        self,
        conn: Conn,
        credit: ConfirmedCredit,
        session_id: str | None,
        at: datetime,
    ) -> None:
        """Keep money of nobody we know; it leaves by two people (`suspense`)."""
        posting = Posting(BELLBANK, SUSPENSE, credit.amount)
        self._book.post(conn, _journal(credit, (posting,)), at=at)
        row = _row(credit, None, Priced(Money(0), None), session_id, at)
        if not credits.insert_credit(conn, row):
            raise _Raced
        show_people(conn, OWNERLESS, credit.provider_reference, at=at)


def _journal(credit: ConfirmedCredit, postings: tuple[Posting, ...]) -> Journal:
    return Journal(CREDIT_KEY + credit.provider_reference, "credit", postings)


def _charge(credit: ConfirmedCredit) -> Journal:
    """What the bank keeps of it is ours to bear: the customer gets the whole amount."""
    reference = f"charge:{PROVIDER}:{credit.provider_reference}"
    return Journal(
        reference, "bank charge", (Posting(FEES, BELLBANK, credit.bank_charge),)
    )


def _row(
    credit: ConfirmedCredit,
    owner: Customer | None,
    fee: Priced,
    session_id: str | None,
    at: datetime,
    *,
    is_over_limit: bool = False,
) -> Credit:
    return Credit(
        reference=ids.reference(CREDIT_PREFIX),
        user_id=owner.id if owner else None,
        provider=PROVIDER,
        provider_reference=credit.provider_reference,
        status="booked" if owner else "suspense",
        account_number=credit.account_number,
        amount_kobo=credit.amount.kobo,
        fee_kobo=fee.amount.kobo,
        bank_charge_kobo=credit.bank_charge.kobo,
        session_id=session_id,
        sender_name=credit.sender_name,
        sender_bank=credit.sender_bank,
        sender_account_number=credit.sender_account_number,
        is_over_limit=is_over_limit,
        rule_ids=[] if fee.rule_id is None else [fee.rule_id],
        happened_at=credit.happened_at or at,
    )
