"""Cable TV: a decoder's package, renewed for a month."""

from __future__ import annotations

from miimii.bills.catalogue import Shop
from miimii.bills.model import Biller, Priced, Purchase, Question, Wanted
from miimii.bills.numbers import read_digits
from miimii.bills.picking import ask_for_plan, pick, price_plan, vendor_plan
from miimii.providers.ports import VendOrder

_CARD_LENGTHS = range(10, 13)  # DStv and GOtv have ten digits, StarTimes eleven


class Cable:
    """Fits `BillType`."""

    kind = "cable"
    intent = "pay_cable"
    takes_phone = False
    names_owner = True

    def read_target(self, text: str) -> str:
        return read_digits(self.kind, text, _CARD_LENGTHS)

    def complete(self, wanted: Wanted, shop: Shop) -> Wanted:
        return pick(wanted, shop)

    def next_question(self, wanted: Wanted, shop: Shop) -> Question | None:
        if wanted.biller is None:
            return Question("biller", shop.biller_choices(self.kind))
        if wanted.target is None:
            return Question("target")
        return ask_for_plan(wanted, shop) if wanted.plan_id is None else None

    def price(self, wanted: Wanted, shop: Shop) -> Priced:
        return price_plan(wanted, shop)

    def vend_order(self, purchase: Purchase, biller: Biller) -> VendOrder:
        return VendOrder(
            reference=purchase.reference,
            service="cable",
            details={
                "cable": biller.vendor_id,
                "iuc": purchase.target,
                "cable_plan": vendor_plan(purchase),
            },
            amount=None,
        )
