"""Purchases, as one of the products that there are."""

from __future__ import annotations

from miimii.bills.model import VEND, Purchase
from miimii.bills.purchase import Purchases
from miimii.bills.store import purchases as rows
from miimii.orders.product import Product


def purchase_product(purchases: Purchases) -> Product[Purchase]:
    """Return what is done with any order, as it is done with a purchase."""
    return Product(
        rows=rows,
        show=lambda conn, order: purchases.show(order),
        errand=VEND,
        require=purchases.require,
    )
