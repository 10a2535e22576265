"""A customer sends money by chat: questions, buttons, the PIN form, the receipt."""

from __future__ import annotations

import pytest

from miimii.clock import now
from miimii.money import Money
from tests.integration.chat.world import PIN, ChatWorld

REQUEST = "send 500 to 0123456789 access"


def test_a_complete_request_is_confirmed_by_pin_and_receipted(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, REQUEST)
    assert "ADA OBI" in world.text(ada)
    assert "₦510.00" in world.text(ada)
    world.taps(ada)
    answer = world.fills(ada, pin=PIN)
    assert answer.body["screen"] == "SUCCESS"
    receipt = world.text(ada)
    assert "₦500.00" in receipt
    assert "••••••6789" in receipt
    assert "TRF" in receipt
    assert world.base.balance(ada) == Money.naira("4,490")
    assert sum(world.bank.posts.values()) == 1


def test_what_is_missing_is_asked_one_at_a_time(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, "send money")
    assert "account number" in world.text(ada)
    world.says(ada, "0123456789")
    assert "Which bank" in world.text(ada)
    world.says(ada, "access bank")
    assert "How much" in world.text(ada)
    world.says(ada, "5h naira please")
    assert "amount" in world.text(ada)
    world.says(ada, "1k")
    assert "₦1,000.00" in world.text(ada)
    world.says(ada, "yes")
    assert world.last(ada)["interactive"]["type"] == "flow"


def test_another_customer_is_paid_by_phone_at_once(world: ChatWorld) -> None:
    ada, bola = world.opened(2000), world.opened()
    world.says(bola, "hi")
    world.says(ada, f"send 1500 to {(bola.phone or '').replace('+234', '0')}")
    world.says(ada, "yes")
    world.fills(ada, pin=PIN)
    assert world.base.balance(bola) == Money.naira("1,500")
    assert "₦1,500.00" in world.text(ada)
    assert "You received ₦1,500.00" in world.text(bola)


@pytest.mark.parametrize("word", ["cancel", "no", "No abeg"])
def test_cancelling_ends_the_quote(world: ChatWorld, word: str) -> None:
    ada = world.opened(5000)
    world.says(ada, REQUEST)
    confirm = world.choices(ada)[0]
    world.says(ada, word)
    assert "cancelled" in world.text(ada)
    world.taps_id(ada, confirm)
    assert "earlier message" in world.text(ada)
    assert world.base.balance(ada) == Money.naira("5,000")


def test_another_request_replaces_the_quote(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, REQUEST)
    world.says(ada, "send 700 to 0123456780 access")
    assert "cancelled the earlier" in world.text(ada)
    assert "₦700.00" in world.text(ada)
    statuses = world.base.rows("SELECT status FROM transfers ORDER BY quoted_at")
    assert statuses == [("cancelled",), ("quoted",)]


def test_a_question_beside_the_quote_leaves_it_standing(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, REQUEST)
    confirm = world.choices(ada)[0]
    world.says(ada, "balance")
    assert "₦5,000.00" in world.text(ada)
    world.taps_id(ada, confirm)
    assert world.last(ada)["interactive"]["type"] == "flow"


def test_a_confirm_tapped_twice_sends_once(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, REQUEST)
    confirm = world.choices(ada)[0]
    world.taps_id(ada, confirm)
    first = world.token(ada)
    world.taps_id(ada, confirm)
    assert "earlier message" in world.text(ada)
    world.says(ada, "yes")
    assert world.token(ada) != first
    world.fills(ada, pin=PIN)
    assert sum(world.bank.posts.values()) == 1


def test_too_little_money_is_said_before_any_pin(world: ChatWorld) -> None:
    ada = world.opened(300)
    world.says(ada, REQUEST)
    assert "You have ₦300.00" in world.text(ada)
    world.says(ada, "200")
    assert "₦210.00" in world.text(ada)


def test_a_wrong_pin_stays_on_the_form(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, REQUEST)
    world.taps(ada)
    answer = world.fills(ada, pin="1111")
    assert answer.body["screen"] == "PIN"
    assert "Tries left: 2" in answer.body["data"]["error_message"]
    world.fills(ada, pin="1112")
    assert world.fills(ada, pin="1113").status == 427
    assert "locked" in world.text(ada)


def test_a_request_that_comes_hours_late_is_asked_about(world: ChatWorld) -> None:
    ada = world.opened(5000)
    long_ago = int(now().timestamp()) - 3 * 3600
    world.says(ada, REQUEST, at=long_ago)
    assert "reached me late" in world.text(ada)
    world.taps(ada)
    assert "₦510.00" in world.text(ada)
    world.says(ada, "yes", at=long_ago)
    assert "late" in world.text(ada)
    assert world.last(ada)["interactive"]["type"] == "button"


def test_a_forwarded_request_starts_nothing(world: ChatWorld) -> None:
    ada = world.opened(5000)
    content = {"type": "text", "text": {"body": REQUEST}}
    world.sends(ada.phone or "", {**content, "context": {"forwarded": True}})
    assert "forwarded" in world.text(ada)
    assert world.base.rows("SELECT 1 FROM transfers") == []


def test_an_amount_may_bring_another_account_along(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, "send 10m to 0123456789 access")
    assert "How much" in world.text(ada)
    world.says(ada, "1k to 0123456780 gtb")
    assert "can't send to GTBank" in world.text(ada)
    world.says(ada, "access")
    assert "₦1,000.00" in world.text(ada)
    assert "0123456780" in world.text(ada)


def test_a_phone_takes_the_place_of_an_account_and_back(world: ChatWorld) -> None:
    ada, bola = world.opened(5000), world.opened()
    world.says(bola, "hi")
    number = (bola.phone or "").replace("+234", "0")
    world.says(ada, REQUEST)
    world.says(ada, f"send it to {number} instead")
    assert "MiiMii wallet" in world.text(ada)
    world.says(ada, "send it to 0123456789 access bank instead")
    assert "0123456789" in world.text(ada)
    assert "MiiMii wallet" not in world.text(ada)


def test_ten_digits_with_a_bank_are_an_account_even_if_they_look_like_a_phone(
    world: ChatWorld,
) -> None:
    ada = world.opened(5000)
    world.says(ada, "send 1k")
    world.says(ada, "8031234567 access")
    assert "8031234567" in world.text(ada)
    assert "₦1,000.00" in world.text(ada)


def test_a_yes_to_an_open_question_asks_it_again(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, "send money")
    world.says(ada, "2k")
    assert "Who should I send it to?" in world.text(ada)
    world.says(ada, "yes")
    assert "Who should I send it to?" in world.text(ada)
    world.says(ada, "0123456789 access")
    assert "₦2,000.00" in world.text(ada)
