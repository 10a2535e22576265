"""Gives a customer a receipt once more: the last, by reference, or as described."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from miimii.chat.flows import history, my_account
from miimii.chat.papers.receipt import Receipt, lines, title
from miimii.chat.replies import Reply
from miimii.chat.scene import Scene
from miimii.chat.session import Done, Turn, Visit
from miimii.chat.wording import say
from miimii.errors import NotFound
from miimii.money import Money

_REFERENCE = re.compile(r"\b[A-Z]{3}0[0-9A-Z]{25}\b")


def is_about_one(text: str) -> bool:
    """Whether a text has a reference in it."""
    return _REFERENCE.search(text.upper()) is not None


def show_receipt(scene: Scene, said: Mapping[str, Any]) -> Turn:
    """Return the receipt that is asked for; how the order stands if it has none yet.

    Raises NotFound for a reference that isn't one of the customer's own, and for words
    that describe none of their orders.
    """
    visit, text = scene.visit, str(said.get("text", ""))
    typed = _REFERENCE.search(text.upper())
    reference = typed[0] if typed else history.find_reference(text, said, visit)
    if reference is None:
        reference = _last_reference(visit)
    if reference is None:
        return Done(my_account.last_status(visit), is_aside=True)
    receipt = visit.teller.receipts.find_own(visit.customer.id, reference)
    if receipt is not None:
        return Done(_told(receipt, visit.language), is_aside=True)
    if (status := my_account.status_of(visit, reference)) is None:
        raise NotFound(f"no receipt for {reference}")
    return Done(status, is_aside=True)


def _last_reference(visit: Visit) -> str | None:
    """Return the reference of the last order that the customer confirmed."""
    sent = visit.teller.last_order(visit.customer)
    bought = visit.teller.bills.latest(visit.customer)
    found = [order for order in (sent, bought) if order is not None]
    return max(found, key=lambda order: order.quoted_at).reference if found else None


def _told(receipt: Receipt, language: str) -> Reply:
    rows = [
        (title(receipt, language), str(Money(receipt.amount_kobo))),
        *lines(receipt, language),
        (say(language, "receipt.reference"), receipt.reference),
        (
            say(language, "receipt.status"),
            say(language, f"receipt.status.{receipt.status}"),
        ),
    ]
    text = "\n".join(f"{label}: {value}" for label, value in rows)
    return Reply(f"🧾 {text}", paper=receipt)
