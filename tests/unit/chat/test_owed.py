"""What is owed was never taken, and so never comes back: nobody is told that it did."""

from __future__ import annotations

import json

import pytest

from miimii import clock
from miimii.chat.bought import write_bought
from miimii.chat.numbers import grouped
from miimii.chat.receipts import write_receipt
from miimii.chat.templates import template_for
from miimii.chat.wording import say
from miimii.money import Money
from miimii.orders.model import OWED
from miimii.providers.ports import OrderSettled, PurchaseSettled

LANGUAGES = ["en", "pcm", "ha", "yo", "ig"]
TOTAL = Money(102_500)
FACTS = {
    "reference": "ORDER1",
    "amount": Money(100_000),
    "fee": Money(2_500),
    "total": TOTAL,
    "balance": Money(700),
    "settled_at": clock.now(),
    "reason": OWED,
}


def transfer(status: str) -> OrderSettled:
    return OrderSettled(
        **FACTS,  # type: ignore[arg-type]
        status=status,
        kind="bank_transfer",
        payee_name="ADA OBI",
        payee_bank="ACCESS BANK",
        payee_account_number="0123456789",
    )


def purchase(status: str) -> PurchaseSettled:
    return PurchaseSettled(
        **FACTS,  # type: ignore[arg-type]
        status=status,
        kind="electricity",
        product="Ikeja Electric prepaid",
        target="12345678901",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_late_success_that_the_wallet_could_not_pay_says_owed(language: str) -> None:
    sent = write_receipt(language, transfer("succeeded"))
    bought = write_bought(language, purchase("succeeded"))

    assert sent.startswith(say(language, "order.owed", total=TOTAL))
    assert bought.startswith(say(language, "bought.owed", total=TOTAL))
    for text in (sent, bought):
        assert str(Money(700)) in text  # the balance, which nothing was taken from


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_owed_and_came_back_never_says_back_in_your_account(
    language: str,
) -> None:
    facts = {"reference": "ORDER1", "total": TOTAL}
    balance = say(language, "order.balance", balance=Money(700))

    assert write_receipt(language, transfer("reversed")) == say(
        language,
        "order.forgiven",
        amount=Money(100_000),
        payee="ADA OBI",
        balance=balance,
        **facts,
    )
    assert write_bought(language, purchase("reversed")) == say(
        language,
        "bought.forgiven",
        product="Ikeja Electric prepaid",
        target=grouped("12345678901"),
        balance=balance,
        **facts,
    )


@pytest.mark.parametrize("event", [transfer, purchase])
@pytest.mark.parametrize(
    ("status", "name"), [("succeeded", "order_owed"), ("reversed", "order_forgiven")]
)
def test_outside_the_window_too(event: object, status: str, name: str) -> None:
    template = template_for("en", event(status))  # type: ignore[operator]

    assert f'"{name}"' in json.dumps(template)
    assert "₦1,025.00" in json.dumps(template, ensure_ascii=False)
