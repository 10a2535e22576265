"""What a customer is told of an order's end: the receipt, or why it did not go."""

from __future__ import annotations

from miimii.chat.wording import moment, say
from miimii.orders.model import LATE, OWED
from miimii.providers.ports import OrderSettled, PurchaseSettled

_SHOWN_DIGITS = 4


def write_receipt(language: str, event: OrderSettled) -> str:
    """Return the text for a final outcome; the payee's account is mostly covered."""
    balance = ""
    if event.balance is not None:
        balance = say(language, "order.balance", balance=event.balance)
    before, key = what_came_of(language, "order", event)
    return before + say(
        language,
        key,
        amount=event.amount,
        fee=event.total
        - event.amount,  # what it cost beyond the amount, taxes included
        total=event.total,
        payee=event.payee_name,
        where=where_to(language, event.payee_bank, masked(event.payee_account_number)),
        when=moment(event.settled_at),
        reference=event.reference,
        balance=balance,
    )


def what_came_of(
    language: str, topic: str, event: OrderSettled | PurchaseSettled
) -> tuple[str, str]:
    """Return what is said first of an end that nobody expects, and the rest's key.

    Of what is owed nothing left the wallet, so nothing is said to be back in it.
    """
    if event.status == "succeeded" and event.reason in {LATE, OWED}:
        before = say(language, f"{topic}.{event.reason}", total=event.total)
        return before, f"{topic}.succeeded"
    is_forgiven = event.status == "reversed" and event.reason == OWED
    return "", f"{topic}.{'forgiven' if is_forgiven else event.status}"


def where_to(language: str, bank_name: str | None, account_number: str | None) -> str:
    """Return the bank and account, or that it is another MiiMii wallet."""
    if not bank_name or not account_number:
        return say(language, "send.on_miimii")
    return say(
        language, "where.bank", bank_name=bank_name, account_number=account_number
    )


def short_place(
    language: str, bank_name: str | None, account_number: str | None
) -> str:
    """Return the last digits and the bank, for the narrow line of a list."""
    if not bank_name or not account_number:
        return say(language, "send.on_miimii")
    return f"••{account_number[-_SHOWN_DIGITS:]} {bank_name}"


def masked(account_number: str | None) -> str | None:
    """Cover all digits but the last four."""
    if not account_number:
        return None
    return "•" * max(len(account_number) - _SHOWN_DIGITS, 0) + account_number[-4:]
