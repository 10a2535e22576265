"""Which journals an order writes: pure, one function an event.

`float_account` is our own money at whoever is paid for it: at the bank, or at the
vendor. Where the provider took less than the amount, we keep the rest; where it took
more, our fees bear it: the customer pays the total either way.
"""

from __future__ import annotations

from miimii.ledger.accounts import (
    FEES,
    HOLDS,
    STAMP_DUTY_PAYABLE,
    VAT_PAYABLE,
    Account,
    wallet,
)
from miimii.ledger.journal import Journal, Posting
from miimii.money import Money
from miimii.orders.model import Order

_NOTHING = Money(0)


def hold(order: Order) -> Journal:
    """Set amount, fee and taxes aside."""
    moved = (Posting(wallet(order.user_id), HOLDS, order.total),)
    return _journal(order, "hold", moved)


def release(order: Order) -> Journal:
    """Undo the hold: nothing was paid."""
    moved = (Posting(HOLDS, wallet(order.user_id), order.total),)
    return _journal(order, "release", moved, reverses=f"{order.reference}:hold")


def capture(order: Order, float_account: Account) -> Journal:
    """The provider was paid: what was set aside goes to it, to us and to taxes."""
    return _journal(order, "capture", shares(order, HOLDS, float_account))


def late_success(order: Order, payer: Account, float_account: Account) -> Journal:
    """It was paid after all, and the hold is gone: wallet or RECEIVABLES pays."""
    moved = shares(order, payer, float_account)
    return _journal(order, "late", moved, reason="late success")


def reversal(
    order: Order, payer: Account, float_account: Account, *, undoes: str
) -> Journal:
    """The provider gave its payment back: all of it returns to whoever paid.

    `undoes` is "capture" or "late": the journal by which the order had succeeded.
    """
    moved = reversed(shares(order, payer, float_account))
    return _journal(
        order,
        "reversal",
        tuple(posting.undone() for posting in moved),
        reverses=f"{order.reference}:{undoes}",
    )


def shares(order: Order, payer: Account, payee: Account) -> tuple[Posting, ...]:
    """Return who gets what of an order's total, if `payer` pays it."""
    cost = order.amount if order.cost is None else order.cost
    kept, borne = order.amount - cost, cost - order.amount
    moved = (
        (payer, payee, min(cost, order.amount)),
        (payer, FEES, order.fee),
        (payer, VAT_PAYABLE, order.vat),
        (payer, STAMP_DUTY_PAYABLE, order.duty),
        (payer, FEES, kept),
        (FEES, payee, borne),
    )
    return tuple(
        Posting(debit, credit, share)
        for debit, credit, share in moved
        if share > _NOTHING
    )


def _journal(
    order: Order,
    event: str,
    postings: tuple[Posting, ...],
    *,
    reason: str = "",
    reverses: str | None = None,
) -> Journal:
    return Journal(
        reference=f"{order.reference}:{event}",
        reason=reason or event,
        postings=postings,
        order_reference=order.reference,
        reverses=reverses,
    )
