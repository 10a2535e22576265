"""Buying: from what somebody said to a quote that a PIN may sign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from miimii import clock, ids
from miimii.bills.catalogue import Catalogue, Shop
from miimii.bills.float import LOW_READING_LIVES, Float
from miimii.bills.model import (
    NAME_UNKNOWN,
    PREFIX,
    PROVIDER,
    Choice,
    Purchase,
    PurchaseQuote,
    Question,
    Wanted,
)
from miimii.bills.store import billers, plans, purchases
from miimii.bills.types import BillType
from miimii.db import Conn, Database
from miimii.errors import AmountOutOfRange, InsufficientFunds, NotSold, VendingPaused
from miimii.ledger.book import Book
from miimii.money import Money
from miimii.orders.model import QUOTE_LIVES, hash_quote
from miimii.providers.ports import Vendor
from miimii.rules.model import VAT, RuleSet
from miimii.rules.rules import Rules
from miimii.users.limits import Limits
from miimii.users.model import Customer


class Purchases:
    """Asks for what is missing, prices the rest, and stores what can be paid."""

    def __init__(
        self,
        db: Database,
        rules: Rules,
        limits: Limits,
        book: Book,
        catalogue: Catalogue,
        vendor: Vendor,
        float_: Float,
        types: tuple[BillType, ...],
    ) -> None:
        self._db = db
        self._rules = rules
        self._limits = limits
        self._book = book
        self._catalogue = catalogue
        self._vendor = vendor
        self._float = float_
        self.types: Mapping[str, BillType] = {each.kind: each for each in types}

    def next_question(self, wanted: Wanted) -> tuple[Wanted, Question | None]:
        """Return what is known by now, and the next detail to ask for, if any.

        Raises TargetInvalid for a number that can't be one, NotSold for a biller or a
        biller's plans that nobody here sells.
        """
        bill_type, wanted = self._read(wanted)
        with self._db.autocommit() as conn:
            shop = self._catalogue.shop(conn, wanted.kind, at=clock.now())
        return _look(bill_type, wanted, shop)

    def billers(self, kind: str) -> tuple[Choice, ...]:
        """Return whose products of this kind are on sale, as answers to tap."""
        with self._db.autocommit() as conn:
            shop = self._catalogue.shop(conn, kind, at=clock.now())
        return shop.biller_choices(kind)

    def quote(self, customer: Customer, wanted: Wanted) -> PurchaseQuote:
        """Store and return a quote for complete details, valid for 10 minutes.

        Raises TargetInvalid, NotSold (also when a detail is missing), AmountOutOfRange,
        LimitReached, InsufficientFunds, VendingPaused; Unavailable and Busy while the
        vendor can't say what our float there is. Nothing is taken in any case.
        """
        bill_type, wanted = self._read(wanted)
        self._float.refresh(at=clock.now())
        name = self._find_name(bill_type, wanted)
        try:
            return self._quote(customer, bill_type, wanted, name)
        except VendingPaused:
            if not self._float.refresh(at=clock.now(), lives=LOW_READING_LIVES):
                raise
        return self._quote(customer, bill_type, wanted, name)

    def _quote(
        self, customer: Customer, bill_type: BillType, wanted: Wanted, name: str | None
    ) -> PurchaseQuote:
        """Price it, refuse what can't be paid, by them or by us, and store the rest."""
        at = clock.now()
        with self._db.transaction() as conn:
            shop = self._catalogue.shop(conn, wanted.kind, at=at)
            order = _draft(customer, bill_type, wanted, shop, name, at)
            rules = self._rules.in_force(
                conn, at, f"fee.{order.kind}", f"limit.{order.kind}", VAT
            )
            order = _with_fee(order, rules)
            limit_ids = self._limits.check(conn, customer, order.amount, at=at)
            if self._book.balance(conn, customer.id).amount < order.total:
                raise InsufficientFunds
            self._float.require(conn, order.cost, at=at)
            order = replace(order, rule_ids=sorted({*order.rule_ids, *limit_ids}))
            order = replace(order, quote_hash=hash_quote(order))
            purchases.insert_quote(conn, order)
        return self.show(order)

    def show(self, order: Purchase) -> PurchaseQuote:
        """Return what is shown of an order."""
        names_owner = self.types[order.kind].names_owner
        is_unnamed = names_owner and order.target_name is None
        return PurchaseQuote(
            reference=order.reference,
            user_id=order.user_id,
            kind=order.kind,
            status=order.status,
            amount=order.amount,
            fee=order.fee,
            vat=order.vat,
            duty=order.duty,
            total=order.total,
            shown_name=order.shown_name,
            expires_at=order.expires_at,
            quote_hash=order.quote_hash,
            warnings=(NAME_UNKNOWN,) if is_unnamed else (),
            biller=order.biller,
            biller_name=order.biller_name,
            product=order.product,
            target=order.target,
            target_name=order.target_name,
            meter_type=order.meter_type,
        )

    def find(self, conn: Conn, reference: str) -> Purchase | None:
        """Return a purchase as it is now; whose it is, the caller compares."""
        return purchases.find_order(conn, reference)

    def is_sold(self, conn: Conn, order: Purchase, *, at: datetime) -> bool:
        """Return whether it is still what the vendor sells under its number.

        Another price by now changes nothing: the quote's is kept.
        """
        biller = billers.find_current(conn, order.kind, order.biller, at=at)
        if biller is None or not biller.is_sold:
            return False
        if order.plan_id is None:
            return True
        return plans.find_today(conn, order.plan_id, at=at) is not None

    def latest(self, conn: Conn, user_id: UUID) -> Purchase | None:
        """Return the last purchase that the customer confirmed."""
        found = purchases.list_orders(conn, user_id, limit=1)
        return found[0] if found else None

    def again(self, conn: Conn, purchase: Purchase) -> Wanted:
        """Return the same purchase once more, with its plan as it is sold today."""
        at, plan_id = clock.now(), None
        if purchase.plan_id is not None:
            plan_id = plans.find_today(conn, purchase.plan_id, at=at)
        return Wanted(
            kind=purchase.kind,
            biller=purchase.biller,
            target=purchase.target,
            plan_id=plan_id,
            amount_kobo=None if purchase.plan_id else purchase.amount_kobo,
            meter_type=purchase.meter_type,
        )

    def _read(self, wanted: Wanted) -> tuple[BillType, Wanted]:
        """Return the type of what is wanted, and its number in normal form."""
        bill_type = self.types[wanted.kind]
        if wanted.target is None:
            return bill_type, wanted
        return bill_type, replace(wanted, target=bill_type.read_target(wanted.target))

    def _find_name(self, bill_type: BillType, wanted: Wanted) -> str | None:
        if not bill_type.names_owner or wanted.target is None:
            return None
        return self._vendor.find_name(wanted.kind, wanted.target)


def _look(
    bill_type: BillType, wanted: Wanted, shop: Shop
) -> tuple[Wanted, Question | None]:
    sellers = {biller.code for biller in shop.billers(wanted.kind)}
    if not sellers or wanted.biller not in {None, *sellers}:
        raise NotSold(wanted.biller or "")
    wanted = bill_type.complete(wanted, shop)
    return wanted, bill_type.next_question(wanted, shop)


def _draft(
    customer: Customer,
    bill_type: BillType,
    wanted: Wanted,
    shop: Shop,
    target_name: str | None,
    at: datetime,
) -> Purchase:
    """What every purchase begins as: whose, what, for ten minutes; without a fee."""
    wanted, missing = _look(bill_type, wanted, shop)
    biller = shop.biller(wanted.kind, wanted.biller)
    if missing is not None or biller is None or wanted.target is None:
        raise NotSold(wanted.biller or "")
    priced = bill_type.price(wanted, shop)
    return Purchase(
        reference=ids.reference(PREFIX),
        user_id=customer.id,
        kind=wanted.kind,
        status="quoted",
        amount_kobo=priced.amount.kobo,
        fee_kobo=0,
        vat_kobo=0,
        duty_kobo=0,
        biller=biller.code,
        biller_name=biller.name,
        target=wanted.target,
        target_name=target_name,
        meter_type=wanted.meter_type,
        plan_id=priced.plan.id if priced.plan else None,
        plan_code=priced.plan.code if priced.plan else None,
        product=priced.product,
        cost_kobo=priced.cost.kobo,
        rule_ids=list(priced.rule_ids),
        quote_hash=b"",
        provider=PROVIDER,
        provider_reference=None,
        quoted_at=at,
        expires_at=at + QUOTE_LIVES,
        authorised_at=None,
        submitted_at=None,
        settled_at=None,
    )


def _with_fee(order: Purchase, rules: RuleSet) -> Purchase:
    """Add the fee and its tax; a kind without rules is free and has no bounds."""
    least = rules.limit(f"limit.{order.kind}.min")
    most = rules.limit(f"limit.{order.kind}.max")
    lowest = least.amount if least else Money(1)
    highest = most.amount if most else order.amount
    if not lowest <= order.amount <= highest:
        raise AmountOutOfRange(lowest, highest)
    fee = rules.price(f"fee.{order.kind}", order.amount)
    vat = rules.tax(fee.amount)
    used = [*order.rule_ids, fee.rule_id, vat.rule_id]
    used += [limit.rule_id for limit in (least, most) if limit]
    return replace(
        order,
        fee_kobo=fee.amount.kobo,
        vat_kobo=vat.amount.kobo,
        rule_ids=[rule_id for rule_id in used if rule_id is not None],
    )
