"""What a wallet's changes were for, where a purchase caused them."""

from __future__ import annotations

from collections.abc import Sequence

from miimii.bills.model import PREFIX, Purchase
from miimii.bills.store import purchases
from miimii.db import Conn
from miimii.orders.particulars import Particulars


def describe(conn: Conn, keys: Sequence[str]) -> dict[str, Particulars]:
    """Return the particulars of those keys that are purchases; one round trip."""
    bought = [key for key in keys if key.startswith(PREFIX)]
    if not bought:
        return {}
    found = purchases.list_named(conn, bought)
    return {order.reference: _purchase(order) for order in found}


def _purchase(order: Purchase) -> Particulars:
    return Particulars(
        reference=order.reference,
        kind=order.kind,
        user_id=order.user_id,
        name=order.product,
        place=" ".join(filter(None, (order.target, order.target_name))),
        status=order.status,
        charges=order.total - order.amount,
    )
