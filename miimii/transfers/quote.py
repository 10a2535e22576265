"""Quotes: a transfer resolved and priced, before anybody agreed to it."""

from __future__ import annotations

from dataclasses import replace

from miimii import clock, ids
from miimii.db import Conn, Database
from miimii.errors import AmountOutOfRange, InsufficientFunds, PayeeIsSelf
from miimii.ledger.book import Book
from miimii.money import Money
from miimii.orders.model import QUOTE_LIVES, hash_quote
from miimii.providers.ports import ResolvedAccount
from miimii.rules.model import RuleSet
from miimii.rules.rules import Rules
from miimii.transfers.model import (
    NARRATION_LENGTH,
    PREFIX,
    PROVIDER,
    Kind,
    Quote,
    Transfer,
)
from miimii.transfers.store import orders
from miimii.users.limits import Limits
from miimii.users.model import Customer

_FEES: dict[Kind, str] = {
    "bank_transfer": "fee.transfer.bank",
    "wallet_transfer": "fee.transfer.wallet",
}
_LEAST, _MOST = "limit.transfer.min", "limit.transfer.max"
_FIRST_PAYMENT = "first-payment"
_NO_WORDS = "MiiMii transfer"  # the bank refuses an empty narration


class Quotes:
    """Makes and shows quotes. What can't be paid is refused and not stored."""

    def __init__(self, db: Database, rules: Rules, limits: Limits, book: Book) -> None:
        self._db = db
        self._rules = rules
        self._limits = limits
        self._book = book

    def bank_transfer(
        self,
        customer: Customer,
        amount: Money,
        resolved: ResolvedAccount,
        narration: str = "",
    ) -> Quote:
        """Store and return a quote for a bank account, valid for 10 minutes.

        Raises AmountOutOfRange, LimitReached, InsufficientFunds, PayeeIsSelf.
        """
        if resolved.account_number == customer.account_number:
            raise PayeeIsSelf
        order = replace(
            _draft(customer, "bank_transfer", amount, narration.strip() or _NO_WORDS),
            bank_code=resolved.bank_code,
            bank_name=resolved.bank_name,
            account_number=resolved.account_number,
            resolved_name=resolved.account_name,
            provider=PROVIDER,
        )
        return self._quote(customer, order)

    def wallet_transfer(
        self,
        customer: Customer,
        amount: Money,
        payee: Customer,
        narration: str = "",
    ) -> Quote:
        """Store and return a quote for another customer; raises as `bank_transfer`."""
        if payee.id == customer.id:
            raise PayeeIsSelf
        order = replace(
            _draft(customer, "wallet_transfer", amount, narration),
            payee_user_id=payee.id,
            resolved_name=payee.full_name,
        )
        return self._quote(customer, order)

    def most(self, customer: Customer, kind: Kind, *, is_half: bool) -> Money:
        """Return the most that all (or half) of the wallet can send, fees included.

        Raises InsufficientFunds if that is less than a transfer may be.
        """
        fee_name = _FEES[kind]
        with self._db.transaction() as conn:
            rules = self._rules.in_force(
                conn, clock.now(), fee_name, "limit.transfer", "vat", "duty"
            )
            kobo = self._book.balance(conn, customer.id).amount.kobo
        most = rules.most_within(fee_name, Money(kobo // 2 if is_half else kobo))
        least = rules.limit(_LEAST)
        if most < (least.amount if least else Money(1)):
            raise InsufficientFunds
        return most

    def show(self, conn: Conn, order: Transfer) -> Quote:
        """Return what the customer is shown of an order, as it is now."""
        return _shown(order, is_first=orders.is_first_payment(conn, order))

    def _quote(self, customer: Customer, order: Transfer) -> Quote:
        """Price the order, refuse what can't be paid, store the rest."""
        with self._db.transaction() as conn:
            fee_name = _FEES[order.kind]
            rules = self._rules.in_force(
                conn, order.quoted_at, fee_name, "limit.transfer", "vat", "duty"
            )
            order = _priced(order, rules, fee_name)
            limit_ids = self._limits.check(
                conn, customer, order.amount, at=order.quoted_at
            )
            if self._book.balance(conn, customer.id).amount < order.total:
                raise InsufficientFunds
            order = replace(order, rule_ids=sorted({*order.rule_ids, *limit_ids}))
            order = replace(order, quote_hash=hash_quote(order))
            is_first = orders.insert_quote(conn, order)
        return _shown(order, is_first=is_first)


def _draft(customer: Customer, kind: Kind, amount: Money, narration: str) -> Transfer:
    """What every transfer begins as: whose, how much, for ten minutes."""
    at = clock.now()
    return Transfer(
        reference=ids.reference(PREFIX),
        user_id=customer.id,
        kind=kind,
        status="quoted",
        amount_kobo=amount.kobo,
        fee_kobo=0,
        vat_kobo=0,
        duty_kobo=0,
        payee_user_id=None,
        bank_code=None,
        bank_name=None,
        account_number=None,
        resolved_name="",
        sender_name=customer.full_name,
        narration=" ".join(narration.split())[:NARRATION_LENGTH],
        rule_ids=[],
        quote_hash=b"",
        provider=None,
        provider_reference=None,
        quoted_at=at,
        expires_at=at + QUOTE_LIVES,
        authorised_at=None,
        submitted_at=None,
        settled_at=None,
    )


def _priced(order: Transfer, rules: RuleSet, fee_name: str) -> Transfer:
    """Add fee, tax and duty, and the ids of the rules that say so."""
    least, most = rules.limit(_LEAST), rules.limit(_MOST)
    lowest = least.amount if least else Money(1)
    highest = most.amount if most else order.amount
    if not lowest <= order.amount <= highest:
        raise AmountOutOfRange(lowest, highest)
    fee = rules.price(fee_name, order.amount)
    vat = rules.tax(fee.amount)
    duty = rules.duty(order.amount)
    used = [fee.rule_id, vat.rule_id, duty.rule_id]
    used += [limit.rule_id for limit in (least, most) if limit]
    return replace(
        order,
        fee_kobo=fee.amount.kobo,
        vat_kobo=vat.amount.kobo,
        duty_kobo=duty.amount.kobo,
        rule_ids=[rule_id for rule_id in used if rule_id is not None],
    )


def _shown(order: Transfer, *, is_first: bool) -> Quote:
    return Quote.of(order, (_FIRST_PAYMENT,) if is_first else ())
