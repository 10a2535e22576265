"""Data bundles: a network's plans, picked by size and length or from a list."""

from __future__ import annotations

from dataclasses import replace

from miimii.bills.catalogue import Shop
from miimii.bills.model import Biller, Priced, Purchase, Question, Wanted
from miimii.bills.numbers import likely_network, read_phone
from miimii.bills.picking import ask_for_plan, pick, price_plan, vendor_plan
from miimii.providers.ports import VendOrder


class Data:
    """Fits `BillType`."""

    kind = "data"
    intent = "buy_data"
    takes_phone = True
    names_owner = False

    def read_target(self, text: str) -> str:
        return read_phone(self.kind, text)

    def complete(self, wanted: Wanted, shop: Shop) -> Wanted:
        """A network that was not said is the prefix's; one fitting plan is the plan."""
        likely = shop.biller(self.kind, likely_network(wanted.target))
        if wanted.biller is None and likely is not None:
            wanted = replace(wanted, biller=likely.code)
        return pick(wanted, shop)

    def next_question(self, wanted: Wanted, shop: Shop) -> Question | None:
        if wanted.target is None:
            return Question("target")
        if wanted.biller is None:
            return Question("biller", shop.biller_choices(self.kind))
        return ask_for_plan(wanted, shop) if wanted.plan_id is None else None

    def price(self, wanted: Wanted, shop: Shop) -> Priced:
        return price_plan(wanted, shop)

    def vend_order(self, purchase: Purchase, biller: Biller) -> VendOrder:
        return VendOrder(
            reference=purchase.reference,
            service="data",
            details={
                "network": biller.vendor_id,
                "phone": purchase.target,
                "data_plan": vendor_plan(purchase),
            },
            amount=None,
        )
