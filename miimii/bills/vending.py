"""Vending: each held purchase is bought from the vendor, once."""

from __future__ import annotations

from collections.abc import Mapping

from miimii.bills.model import Purchase, next_look_at
from miimii.bills.settle import Vends
from miimii.bills.store import billers, purchases
from miimii.bills.types import BillType
from miimii.db import Database
from miimii.orders.model import NOT_SENT
from miimii.orders.sending import Sending
from miimii.providers.ports import Announcer, Declined, Outcome, Vendor
from miimii.users.customers import Customers


def purchase_sending(
    db: Database,
    customers: Customers,
    vendor: Vendor,
    announcer: Announcer,
    vends: Vends,
    types: Mapping[str, BillType],
    *,
    most_vends: int = 6,
) -> Sending[Purchase]:
    """Return what buys held purchases; an attempt that finds one sent only waits."""

    def send(order: Purchase) -> Outcome:
        biller = db.repeat_once(
            lambda conn: billers.find_latest(conn, order.kind, order.biller)
        )
        if biller is None:
            return Declined(NOT_SENT, "no such biller")
        return vendor.vend(types[order.kind].vend_order(order, biller))

    return Sending(
        db,
        customers,
        announcer,
        purchases,
        vends,
        send,
        cause="vend",
        first_look_at=lambda at: next_look_at(at, at),
        most=most_vends,
    )
