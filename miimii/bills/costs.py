"""Costs: what the vendor took from our float, told with the success or later."""

from __future__ import annotations

from miimii.bills.model import Purchase
from miimii.bills.store import purchases
from miimii.db import Conn
from miimii.ledger.accounts import BILLS_FLOAT, FEES
from miimii.ledger.journal import Journal, Posting
from miimii.money import Money
from miimii.orders.settlement import Settlement, Verdict

_FAR = 5  # a loss of more than a fifth of the amount: the catalogue is wrong, or they


def note_cost(
    conn: Conn, settlement: Settlement[Purchase], order: Purchase, verdict: Verdict
) -> None:
    """Keep what a purchase cost us; far more than was paid for it is for people."""
    purchases.mark_cost(conn, order.reference, order.cost_kobo)
    lost_kobo = order.cost_kobo - order.amount_kobo - order.fee_kobo
    if lost_kobo * _FAR > order.amount_kobo:
        facts = {"cost_kobo": order.cost_kobo, "amount_kobo": order.amount_kobo}
        settlement.show_people(conn, order, verdict, "sold-too-low", facts)


def correction(order: Purchase, cost: Money) -> Journal:
    """The cost was told after the success was booked: our fees bear the difference."""
    more = cost - order.cost
    bearer, taker = (FEES, BILLS_FLOAT) if more.kobo > 0 else (BILLS_FLOAT, FEES)
    return Journal(
        reference=f"{order.reference}:cost",
        reason="cost told late",
        postings=(Posting(bearer, taker, Money(abs(more.kobo))),),
        order_reference=order.reference,
    )
