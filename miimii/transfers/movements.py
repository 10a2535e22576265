"""Which journals a transfer writes: pure, one function an event."""

from __future__ import annotations

from miimii.ledger.accounts import (
    BELLBANK,
    FEES,
    HOLDS,
    STAMP_DUTY_PAYABLE,
    VAT_PAYABLE,
    Account,
    wallet,
)
from miimii.ledger.journal import Journal, Posting
from miimii.money import Money
from miimii.transfers.model import Transfer


def hold(order: Transfer) -> Journal:
    """Set amount, fee and taxes aside."""
    moved = (Posting(wallet(order.user_id), HOLDS, order.total),)
    return _journal(order, "hold", moved)


def release(order: Transfer) -> Journal:
    """Undo the hold: nothing was paid."""
    moved = (Posting(HOLDS, wallet(order.user_id), order.total),)
    return _journal(order, "release", moved, reverses=f"{order.reference}:hold")


def capture(order: Transfer) -> Journal:
    """The bank paid: what was set aside goes to it, to our fees and to the taxes."""
    return _journal(order, "capture", _paid_from(HOLDS, order))


def late_success(order: Transfer, payer: Account) -> Journal:
    """The bank paid after all, and the hold is gone: wallet or RECEIVABLES pays."""
    moved = _paid_from(payer, order)
    return _journal(order, "late", moved, reason="late success")


def reversal(order: Transfer, payer: Account, *, undoes: str) -> Journal:
    """The bank took its payment back: all of it returns to whoever paid.

    `undoes` is "capture" or "late": the journal by which the order had succeeded.
    """
    moved = tuple(
        Posting(posting.credit, payer, posting.amount)
        for posting in reversed(_paid_from(payer, order))
    )
    undone = f"{order.reference}:{undoes}"
    return _journal(order, "reversal", moved, reverses=undone)


def between_wallets(order: Transfer) -> Journal:
    """Pay another customer; the fee, if there is one, is the sender's."""
    if order.payee_user_id is None:
        raise ValueError(f"{order.reference} does not go to a wallet")
    moved = _paid(wallet(order.user_id), wallet(order.payee_user_id), order)
    return Journal(
        order.reference, "wallet transfer", moved, order_reference=order.reference
    )


def _paid_from(payer: Account, order: Transfer) -> tuple[Posting, ...]:
    return _paid(payer, BELLBANK, order)


def _paid(payer: Account, payee: Account, order: Transfer) -> tuple[Posting, ...]:
    shares: tuple[tuple[Account, Money], ...] = (
        (payee, order.amount),
        (FEES, order.fee),
        (VAT_PAYABLE, order.vat),
        (STAMP_DUTY_PAYABLE, order.duty),
    )
    return tuple(
        Posting(payer, account, share) for account, share in shares if share.kobo > 0
    )


def _journal(
    order: Transfer,
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
