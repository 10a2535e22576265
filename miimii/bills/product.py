"""Purchases, as one of the products that a PIN confirms."""

from __future__ import annotations

from datetime import datetime

from miimii.bills.float import Float
from miimii.bills.model import VEND, Purchase, PurchaseQuote
from miimii.bills.purchase import Purchases
from miimii.bills.store import purchases
from miimii.bills.tokens import Tokens
from miimii.db import Conn
from miimii.errors import QuoteGone
from miimii.orders.product import Product
from miimii.orders.rows import Rows
from miimii.orders.settlement import Settlement

ROWS: Rows[Purchase] = purchases


def purchase_product(
    verbs: Purchases, float_: Float, settlement: Settlement[Purchase], tokens: Tokens
) -> Product[Purchase]:
    """Return what the confirmation of any order needs to know of purchases.

    Before money is set aside, our float is looked at once more, and whether this is
    still for sale: others bought since, and the catalogue may have changed.
    """

    def show(conn: Conn, order: Purchase) -> PurchaseQuote:
        del conn
        return verbs.show(order)

    def require(conn: Conn, order: Purchase, at: datetime) -> None:
        if not verbs.is_sold(conn, order, at=at):
            raise QuoteGone
        float_.promise(conn, order.cost, at=at)

    return Product(
        rows=ROWS,
        show=show,
        errand=VEND,
        settlement=settlement,
        require=require,
        tokens=tokens,
    )
