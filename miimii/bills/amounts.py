"""Amounts that the customer names: in whole naira, as the vendor takes them."""

from __future__ import annotations

from miimii.bills.catalogue import Shop
from miimii.bills.model import Priced, Wanted
from miimii.errors import NotSold
from miimii.money import Money

_NAIRA = 100


def naira(wanted: Wanted) -> int | None:
    """Return the whole naira that were named; None if there are none."""
    if not wanted.amount_kobo or wanted.amount_kobo % _NAIRA:
        return None
    return wanted.amount_kobo // _NAIRA


def price_amount(wanted: Wanted, shop: Shop, what: str) -> Priced:
    """Price something that costs what the customer names. Raises NotSold."""
    biller = shop.biller(wanted.kind, wanted.biller)
    whole = naira(wanted)
    if biller is None or whole is None:
        raise NotSold(wanted.biller or "")
    amount = Money(whole * _NAIRA)
    return Priced(f"{biller.name} {what}", amount, cost=amount)
