"""Customers who change their mind, tap twice, or tap what is long over."""

from __future__ import annotations

from typing import Any

from tests.bot import PIN
from tests.e2e.audit import balance, orders
from tests.e2e.conftest import NewCustomer
from tests.e2e.steps import asks, confirms, pays
from tests.stack import Stack


def tap_of(reply_id: str, wamid: str) -> dict[str, Any]:
    """A tap as WhatsApp sends it, with any id."""
    reply = {"id": reply_id, "title": "Yes, send it"}
    block = {"type": "button_reply", "button_reply": reply}
    return {"id": wamid, "type": "interactive", "interactive": block}


def test_a_cancelled_quote_is_said_in_one_sentence_and_dead(
    stack: Stack, customer: NewCustomer, payee: str
) -> None:
    ada = customer(naira=5000)
    summary = asks(ada, f"send 1k to {payee} gtb")
    ada.says("cancel")
    assert ada.hears("cancelled").text == "Okay, cancelled. Nothing was sent."
    ada.taps(0, message=summary)
    ada.hears("no longer works")
    ada.says("yes")
    ada.hears("nothing waiting for a yes")
    assert [order["status"] for order in orders(stack, ada)] == ["cancelled"]
    assert balance(stack, ada) == 497_500


def test_another_request_cancels_the_quote_and_its_form(
    stack: Stack, customer: NewCustomer, payee: str
) -> None:
    ada = customer(naira=5000)
    first = asks(ada, f"send 1k to {payee} gtb")
    ada.taps(0)
    form = ada.hears_form()
    second = asks(ada, f"send 2k to {payee} gtb")
    assert "cancelled the earlier one" in second.text
    assert ada.opens(form).expired
    ada.taps(0, message=first)
    ada.hears("no longer works")

    assert [order["status"] for order in orders(stack, ada)] == ["cancelled", "quoted"]
    ada.taps(0, message=second)
    ada.hears_form()
    assert ada.fills(pin=PIN).finished
    assert "₦2,000.00" in ada.hears("Money sent").text


def test_a_question_beside_the_quote_leaves_it_standing(
    customer: NewCustomer, payee: str
) -> None:
    ada = customer(naira=5000)
    asks(ada, f"send 1k to {payee} gtb")
    ada.says("balance")
    ada.hears("You have ₦4,975.00")
    ada.says("yes")
    ada.hears_form()
    assert ada.fills(pin=PIN).finished
    ada.hears("Money sent")


def test_a_correction_makes_a_new_summary(customer: NewCustomer, payee: str) -> None:
    ada = customer(naira=5000)
    asks(ada, f"send 1k to {payee} gtb")
    assert "Amount: ₦2,000.00" in asks(ada, "make it 2k").text


def test_a_button_tapped_three_times_pays_once(
    stack: Stack, customer: NewCustomer, payee: str
) -> None:
    ada = customer(naira=5000)
    summary = asks(ada, f"send 1k to {payee} gtb")
    ada.taps(0, times=3)
    ada.taps(0, message=summary)
    ada.hears_form()
    assert ada.fills(pin=PIN).finished
    ada.hears("Money sent")
    ada.taps(0, message=summary)
    ada.hears("Nothing was done")
    assert len([p for p in ada.bank.payouts() if p["account_number"] == payee]) == 1
    assert balance(stack, ada) == 497_500 - 101_000


def test_a_form_filled_once_is_dead(customer: NewCustomer, payee: str) -> None:
    ada = customer(naira=5000)
    asks(ada, f"send 1k to {payee} gtb")
    ada.taps(0)
    older = ada.hears_form()
    ada.says("yes")
    ada.hears_form()
    assert ada.opens(older).expired
    assert ada.fills(pin=PIN).finished
    ada.hears("Money sent")


def test_the_button_of_another_customer_does_nothing(
    stack: Stack, customer: NewCustomer, payee: str
) -> None:
    ada, eve = customer("Ada Obi", naira=5000), customer("Eve Ojo", naira=5000)
    summary = asks(ada, f"send 1k to {payee} gtb")
    stolen = summary.choices[0][0]
    assert eve.sends_batch(tap_of(stolen, f"wamid.stolen.{payee}")) == 200
    eve.hears("Nothing was done")
    assert orders(stack, eve) == []
    assert [order["status"] for order in orders(stack, ada)] == ["quoted"]


def test_a_forwarded_request_is_not_acted_on(
    stack: Stack, customer: NewCustomer, payee: str
) -> None:
    ada = customer(naira=5000)
    ada.says(f"send 1k to {payee} gtb", forwarded=True)
    ada.hears("I don't act on forwarded messages")
    assert orders(stack, ada) == []


def test_too_much_is_asked_again_and_no_quote_is_kept(
    stack: Stack, customer: NewCustomer, payee: str
) -> None:
    ada = customer(naira=5000)
    ada.says(f"send 4975 to {payee} gtb")
    ada.hears("You have ₦4,975.00, which isn't enough")
    ada.says("30k")
    ada.hears("₦20,000.00 in your first 24 hours")
    assert "Amount: ₦100.00" in asks(ada, "100").text
    assert len(orders(stack, ada)) == 1


def test_the_third_wrong_pin_locks_and_says_so(
    stack: Stack, customer: NewCustomer, payee: str
) -> None:
    ada = customer(naira=5000)
    asks(ada, f"send 1k to {payee} gtb")
    assert "Tries left: 2" in (confirms(ada, pin="1397").error or "")
    assert "Tries left: 1" in (ada.fills(pin="1397").error or "")
    locked = ada.fills(pin="1397")
    assert locked.expired
    assert "locked until" in (locked.error or "")
    assert "block my account" in ada.hears("Too many wrong PINs").text

    asks(ada, f"send 1k to {payee} gtb")
    ada.taps(0)
    ada.hears("Your PIN is locked until")  # said before a form is opened
    assert {order["status"] for order in orders(stack, ada)} == {"cancelled", "quoted"}
    assert balance(stack, ada) == 497_500


def test_a_blocked_account_lets_nothing_out_but_money_in(
    stack: Stack, customer: NewCustomer, payee: str
) -> None:
    ada = customer(naira=5000)
    pays(ada, f"send 1k to {payee} gtb")
    ada.hears("Money sent")
    asks(ada, f"send 1k to {payee} gtb")
    ada.taps(0)
    form = ada.hears_form()
    ada.says("block my account")
    ada.hears("Your account is blocked")

    assert ada.opens(form).expired
    ada.says("balance")
    assert "₦" not in ada.hears("Your account is blocked").text
    ada.says("unblock my account")
    ada.hears("first prove in this form that it's you")
    ada.receives(100_000)
    ada.hears("You received ₦1,000.00")
    assert [o["status"] for o in orders(stack, ada)] == ["succeeded", "cancelled"]
