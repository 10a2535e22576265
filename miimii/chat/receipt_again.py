"""Gives a customer a receipt once more: the last, by reference, or as described."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from miimii.chat.flows import history, my_account
from miimii.chat.order_status import last_reference, status_of
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
    visit = scene.visit
    if (reference := find_mentioned(visit, said)) is None:
        return Done(my_account.last_status(visit), is_aside=True)
    receipt = visit.teller.receipts.find_own(visit.customer.id, reference)
    if receipt is not None:
        return Done(_told(receipt, visit.language), is_aside=True)
    if (status := status_of(visit, reference)) is None:
        raise NotFound(f"no receipt for {reference}")
    return Done(status, is_aside=True)


def find_mentioned(visit: Visit, said: Mapping[str, Any]) -> str | None:
    """Return the reference of the order that is spoken of: typed, described, or last.

    "" where none of theirs fits the words, None where there is none at all.
    """
    text = str(said.get("text", ""))
    if typed := _REFERENCE.search(text.upper()):
        return typed[0]
    found = history.find_reference(text, said, visit)
    return last_reference(visit) if found is None else found


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
