"""PIN and limits in the customer's own hands, over the real line and the real forms."""

from __future__ import annotations

from tests.bot import PIN
from tests.e2e.conftest import NewCustomer
from tests.e2e.steps import asks, confirms

NEW = "739154"


def test_a_changed_pin_is_the_only_one_that_pays(
    customer: NewCustomer, payee: str
) -> None:
    ada = customer(naira=5000)
    ada.says("I want to change my pin")
    ada.hears_form()
    assert ada.fills(pin="000001").error
    assert ada.fills(pin=PIN).screen == "NEW_PIN"
    for weak in ("1234", "1990", "310190"):  # a run, and her birthday
        again = ada.fills(pin=weak, pin_again=weak)
        assert "easy to guess" in (again.error or ""), again
    assert ada.fills(pin=NEW, pin_again=NEW).finished
    assert ada.hears("Your PIN was changed").choices[0][1] == "Block my account"

    asks(ada, f"send 500 to {payee} access")
    assert confirms(ada).error
    assert ada.fills(pin=NEW).finished
    ada.hears("Money sent")


def test_who_sees_news_of_a_pin_that_they_did_not_change_stops_it_all(
    customer: NewCustomer, payee: str
) -> None:
    ada = customer(naira=5000)
    ada.says("change my pin")
    ada.hears_form()
    assert ada.fills(pin=PIN).screen == "NEW_PIN"
    assert ada.fills(pin=NEW, pin_again=NEW).finished
    news = ada.hears("Your PIN was changed")
    ada.taps("Block my account", message=news)
    ada.hears("Your account is blocked")
    ada.says(f"send 500 to {payee} access")
    ada.hears("Your account is blocked, so I can't do that")
    assert payee not in [p["account_number"] for p in ada.bank.payouts()]


def test_a_limit_of_one_s_own_refuses_and_says_the_way_out(
    customer: NewCustomer, payee: str
) -> None:
    ada = customer(naira=5000)
    ada.says("limit me to 1k a day")
    ada.hears("no more than ₦1,000.00")
    ada.taps("Yes, do it")
    ada.hears("Done: no more than ₦1,000.00")
    ada.says(f"send 1500 to {payee} access")
    assert "remove my limit" in ada.hears("which you set yourself").text
    asks(ada, f"send 600 to {payee} access")
    assert confirms(ada).finished
    ada.hears("Money sent")
    ada.says("what is my limit")
    ada.hears("You can still send ₦400.00 today")
    ada.says("stop all transfers")
    ada.hears("Should I stop everything")
    ada.says("yes")
    ada.hears("nothing leaves your account now")
    ada.says("buy 100 mtn airtime for 08031234567")
    ada.hears("You've stopped everything that leaves")
    ada.says("allow transfers again")
    ada.hears("24 hours")
    ada.taps("Yes, do it")
    ada.hears("your own limit is gone")
    ada.says(f"send 100 to {payee} access")
    ada.hears("You've stopped everything that leaves")
