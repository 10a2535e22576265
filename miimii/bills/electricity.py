"""Electricity: an amount for a meter, prepaid (the answer is a token) or postpaid."""

from __future__ import annotations

from miimii.bills.amounts import naira, price_amount
from miimii.bills.catalogue import Shop
from miimii.bills.model import (
    PREPAID,
    Biller,
    Choice,
    Priced,
    Purchase,
    Question,
    Wanted,
)
from miimii.bills.numbers import read_digits
from miimii.errors import NotSold
from miimii.providers.ports import VendOrder

_METER_LENGTHS = range(10, 14)
_METER_TYPES = (Choice(PREPAID, "Prepaid"), Choice("postpaid", "Postpaid"))


class Electricity:
    """Fits `BillType`."""

    kind = "electricity"
    intent = "pay_electricity"
    takes_phone = False
    names_owner = True

    def read_target(self, text: str) -> str:
        return read_digits(self.kind, text, _METER_LENGTHS)

    def complete(self, wanted: Wanted, shop: Shop) -> Wanted:
        return wanted

    def next_question(self, wanted: Wanted, shop: Shop) -> Question | None:
        if wanted.biller is None:
            return Question("biller", shop.biller_choices(self.kind))
        if wanted.meter_type is None:
            return Question("meter_type", _METER_TYPES)
        if wanted.target is None:
            return Question("target")
        return Question("amount") if naira(wanted) is None else None

    def price(self, wanted: Wanted, shop: Shop) -> Priced:
        if wanted.meter_type not in {choice.value for choice in _METER_TYPES}:
            raise NotSold(wanted.biller or "")
        return price_amount(wanted, shop, wanted.meter_type)

    def vend_order(self, purchase: Purchase, biller: Biller) -> VendOrder:
        return VendOrder(
            reference=purchase.reference,
            service="bill",
            details={
                "disco": biller.vendor_id,
                "meter_type": purchase.meter_type or "",
                "meter_number": purchase.target,
                "amount": purchase.amount_kobo // 100,
            },
            amount=purchase.amount,
        )
