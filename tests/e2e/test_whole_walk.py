"""A first day at the bank, from hello to the receipt."""

from __future__ import annotations

from tests.bot import PIN
from tests.e2e.audit import balance, orders
from tests.e2e.conftest import NewCustomer
from tests.e2e.steps import asks
from tests.stack import Stack


def test_from_hello_to_a_receipt(stack: Stack, stranger: NewCustomer) -> None:
    ada = stranger("Ada Obi")

    ada.says("hi")
    assert "Welcome to MiiMii, Ada 👋" in ada.hears_form().text
    details = {
        "first_name": "Ada",
        "last_name": "Obi",
        "date_of_birth": "1990-01-31",
        "gender": "female",
        "address": "12 Ring Road, Ibadan",
    }
    assert ada.fills(**details).screen == "IDENTITY"
    assert ada.fills(bvn="22111111111").screen == "NEW_PIN"
    assert ada.fills(pin=PIN, pin_again=PIN).finished
    opened = ada.hears("Your account is open, Ada")
    assert ada.account_number in opened.text

    ada.receives(1_000_000)
    ada.hears("You received ₦10,000.00 from MUSA BELLO")

    summary = asks(ada, "send 5k to 0123456789 gtbank")
    (payee,) = [line for line in summary.text.splitlines() if line.startswith("*")][:1]
    for words in ("Amount: ₦5,000.00", "Fee: ₦10.00", "Total: ₦5,010.00", "0123456789"):
        assert words in summary.text
    assert len(summary.choices) == 2

    ada.taps(0)
    assert "₦5,010.00" in ada.hears_form().text
    screen = ada.opens()
    assert f"To: {payee.strip('*')}" in screen.data["lines"]
    assert "Total: ₦5,010.00" in screen.data["lines"]
    assert ada.fills(pin=PIN).finished

    receipt = ada.hears("Money sent")
    (order,) = orders(stack, ada)
    assert order["reference"] in receipt.text
    assert "Balance: ₦4,940.00" in receipt.text
    assert "0123456789" not in receipt.text

    ada.says("balance")
    ada.hears("You have ₦4,940.00")
    assert balance(stack, ada) == 494_000
    (payout,) = [p for p in ada.bank.payouts() if p["reference"] == order["reference"]]
    assert payout["amount_kobo"] == 500_000
    assert payout["status"] == "successful"


def test_a_wallet_is_paid_by_phone_at_no_cost(
    stack: Stack, customer: NewCustomer
) -> None:
    ada, bola = customer("Ada Obi", naira=5000), customer("Bola Ade")
    number = f"0{bola.phone[4:]}" if bola.phone else ""

    summary = asks(ada, f"send 2k to {number}")
    assert "*Bola Ade*" in summary.text
    assert "Fee: ₦0.00" in summary.text
    ada.says("yes")
    ada.hears_form()
    ada.fills(pin=PIN)

    assert "Bola Ade" in ada.hears("Money sent").text
    bola.hears("You received ₦2,000.00 from Ada Obi")
    assert (balance(stack, ada), balance(stack, bola)) == (497_500 - 200_000, 200_000)
    assert all(p["account_number"] != number for p in ada.bank.payouts())


def test_what_is_missing_is_asked_for_one_by_one(
    stack: Stack, customer: NewCustomer, payee: str
) -> None:
    ada = customer(naira=5000)

    ada.says("send money")
    ada.hears("Who should I send it to?")
    ada.says("1k")
    ada.hears("Who should I send it to?")
    ada.says(payee)
    menu = ada.hears("Which bank")
    assert 3 < len(menu.choices) <= 10
    ada.taps("Access Bank")
    summary = ada.hears("Total")
    assert "Access Bank" in summary.text
    assert "Amount: ₦1,000.00" in summary.text
    ada.taps("No, cancel")
    ada.hears("Nothing was sent")
    assert [order["status"] for order in orders(stack, ada)] == ["cancelled"]
