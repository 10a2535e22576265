"""What a bill type is: one file that says what it needs, costs, and asks the vendor."""

from __future__ import annotations

from typing import Protocol

from miimii.bills.catalogue import Shop
from miimii.bills.model import Biller, Priced, Purchase, Question, Wanted
from miimii.providers.ports import VendOrder


class BillType(Protocol):
    """One kind of purchase. Pure: what is for sale comes as `shop`."""

    kind: str
    intent: str  # what the conversation hears it by
    takes_phone: bool  # the target is a phone: one's own is offered
    names_owner: bool  # the target has an owner whose name one would like to see

    def read_target(self, text: str) -> str:
        """Return the number in its normal form. Raises TargetInvalid."""

    def complete(self, wanted: Wanted, shop: Shop) -> Wanted:
        """Fill what follows from the rest; drop what is not for sale."""

    def next_question(self, wanted: Wanted, shop: Shop) -> Question | None:
        """Return the next detail to ask for; None when nothing is missing."""

    def price(self, wanted: Wanted, shop: Shop) -> Priced:
        """Return what complete details cost. Raises NotSold."""

    def vend_order(self, purchase: Purchase, biller: Biller) -> VendOrder:
        """Return what the vendor is asked, in its own words."""
