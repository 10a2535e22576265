"""Airtime: any whole amount, for any phone, on the network it is with now."""

from __future__ import annotations

from dataclasses import replace

from miimii.bills.amounts import naira, price_amount
from miimii.bills.catalogue import Shop
from miimii.bills.model import Biller, Priced, Purchase, Question, Wanted
from miimii.bills.numbers import likely_network, read_phone
from miimii.providers.ports import VendOrder


class Airtime:
    """Fits `BillType`."""

    kind = "airtime"
    intent = "buy_airtime"
    takes_phone = True
    names_owner = False

    def read_target(self, text: str) -> str:
        return read_phone(self.kind, text)

    def complete(self, wanted: Wanted, shop: Shop) -> Wanted:
        """A network that was not said is the one that the prefix was given to."""
        likely = shop.biller(self.kind, likely_network(wanted.target))
        if wanted.biller is None and likely is not None:
            return replace(wanted, biller=likely.code)
        return wanted

    def next_question(self, wanted: Wanted, shop: Shop) -> Question | None:
        if wanted.target is None:
            return Question("target")
        if wanted.biller is None:
            return Question("biller", shop.biller_choices(self.kind))
        return Question("amount") if naira(wanted) is None else None

    def price(self, wanted: Wanted, shop: Shop) -> Priced:
        return price_amount(wanted, shop, "airtime")

    def vend_order(self, purchase: Purchase, biller: Biller) -> VendOrder:
        return VendOrder(
            reference=purchase.reference,
            service="topup",
            details={
                "network": biller.vendor_id,
                "phone": purchase.target,
                "plan_type": "VTU",
                "amount": purchase.amount_kobo // 100,
            },
            amount=purchase.amount,
        )
