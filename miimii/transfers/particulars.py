"""What a wallet's changes were for, where a transfer or a credit caused them."""

from __future__ import annotations

from collections.abc import Sequence

from miimii.db import Conn
from miimii.orders.particulars import Particulars
from miimii.transfers.model import (
    CREDIT_KEY,
    NO_WORDS,
    PREFIX,
    PROVIDER,
    SUSPENSE_KEY,
    Credit,
    Transfer,
)
from miimii.transfers.store import credits, orders


def describe(conn: Conn, keys: Sequence[str]) -> dict[str, Particulars]:
    """Return the particulars of those keys that are ours; at most two round trips."""
    ordered = [key for key in keys if key.startswith(PREFIX)]
    credited = {
        key: key.removeprefix(prefix)
        for key in keys
        for prefix in (CREDIT_KEY, SUSPENSE_KEY)
        if key.startswith(prefix)
    }
    known: dict[str, Particulars] = {}
    if ordered:
        found = orders.list_named(conn, ordered)
        known |= {order.reference: _transfer(order) for order in found}
    if credited:
        arrived = credits.list_credits(conn, PROVIDER, [*credited.values()])
        found_by = {one.provider_reference: _credit(one) for one in arrived}
        known |= {
            key: found_by[name] for key, name in credited.items() if name in found_by
        }
    return known


def _transfer(order: Transfer) -> Particulars:
    return Particulars(
        reference=order.reference,
        kind=order.kind,
        user_id=order.user_id,
        name=order.resolved_name,
        place=_place(order.bank_name, order.account_number),
        sender=order.sender_name,
        note="" if order.narration == NO_WORDS else order.narration,
        status=order.status,
        charges=order.total - order.amount,
    )


def _credit(credit: Credit) -> Particulars:
    return Particulars(
        reference=credit.reference,
        kind="credit",
        user_id=credit.user_id,
        name=credit.sender_name or "",
        place=_place(credit.sender_bank, credit.sender_account_number),
        status="succeeded",
    )


def _place(bank_name: str | None, account_number: str | None) -> str:
    return " ".join(part for part in (bank_name, account_number) if part)
