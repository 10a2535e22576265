"""Sending transfers: each held one goes to the bank, once."""

from __future__ import annotations

from miimii.db import Database
from miimii.orders.sending import Sending
from miimii.providers.ports import Announcer, Outcome, PayoutBank
from miimii.transfers.model import Transfer, next_requery_at
from miimii.transfers.settle import TransferSettling, payout_order
from miimii.transfers.store import orders
from miimii.users.customers import Customers

PAY_OUT = "pay_out"  # the errand


def transfer_sending(
    db: Database,
    customers: Customers,
    bank: PayoutBank,
    announcer: Announcer,
    settling: TransferSettling,
    *,
    most_payouts: int = 6,
) -> Sending[Transfer]:
    """Return what sends held transfers; an attempt that finds one sent only asks."""

    def send(order: Transfer) -> Outcome:
        return bank.pay_out(payout_order(order))

    return Sending(
        db,
        customers,
        announcer,
        orders,
        settling,
        send,
        cause="payout",
        first_look_at=lambda at: next_requery_at(at, at),
        most=most_payouts,
    )
