""" "Send all my money", "send half": worked out by us, fees included."""

from __future__ import annotations

import pytest

from miimii.chat.wording import LANGUAGES, say
from miimii.money import Money
from tests.integration.chat.world import PIN, ChatWorld

ACCOUNT = "0123456789 access"


@pytest.mark.parametrize(
    ("balance", "amount", "total"),
    [
        (1_000, "990.00", "1,000.00"),
        (5_010, "5,000.00", "5,010.00"),  # the last amount of the first band
        (5_020, "5,000.00", "5,010.00"),  # one naira more would cost 25
        (5_026, "5,001.00", "5,026.00"),
        (50_050, "50,000.00", "50,025.00"),
        (50_051, "50,001.00", "50,051.00"),
    ],
)
def test_all_of_it_leaves_with_its_fee(
    world: ChatWorld, balance: int, amount: str, total: str
) -> None:
    ada = world.opened(balance)
    world.says(ada, f"send all my money to {ACCOUNT}")
    assert f"Send ₦{amount} to" in world.text(ada)
    assert f"*Total: ₦{total}*" in world.text(ada)


def test_half_of_it_is_half_with_the_fee_and_is_confirmed_as_any_sum(
    world: ChatWorld,
) -> None:
    ada = world.opened(4_000)
    world.says(ada, f"send half of my balance to {ACCOUNT}")
    assert "*Total: ₦2,000.00*" in world.text(ada)
    world.taps(ada)
    world.fills(ada, pin=PIN)
    assert world.base.balance(ada) == Money.naira("2,000")


def test_to_somebody_on_miimii_all_of_it_is_all_of_it(world: ChatWorld) -> None:
    ada, bola = world.opened(1_234), world.opened()
    number = (bola.phone or "").replace("+234", "0")
    world.says(ada, f"send all my money to {number}")
    world.says(ada, "yes")
    world.fills(ada, pin=PIN)
    assert world.base.balance(ada) == Money(0)
    assert world.base.balance(bola) == Money.naira("1,234")


def test_it_is_worked_out_when_the_quote_is_made(world: ChatWorld) -> None:
    ada = world.opened(1_000)
    world.says(ada, "send all my money")
    assert "Who should I send it to?" in world.text(ada)
    world.base.receive(ada.account_number or "", Money.naira("500"))
    world.says(ada, ACCOUNT)
    assert "*Total: ₦1,500.00*" in world.text(ada)


@pytest.mark.parametrize(
    ("text", "total"), [("all of my money", "1,000.00"), ("half", "500.00")]
)
def test_it_may_answer_how_much(world: ChatWorld, text: str, total: str) -> None:
    ada = world.opened(1_000)
    world.says(ada, f"send money to {ACCOUNT}")
    assert "How much" in world.text(ada)
    world.says(ada, text)
    assert f"*Total: ₦{total}*" in world.text(ada)


def test_a_sum_takes_the_place_of_all_of_it(world: ChatWorld) -> None:
    ada = world.opened(1_000)
    world.says(ada, f"send all my money to {ACCOUNT}")
    world.says(ada, "make it 300")
    assert "*Total: ₦310.00*" in world.text(ada)


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_too_little_to_send_is_said_in_every_language(
    world: ChatWorld, language: str
) -> None:
    ada = world.opened(105)
    world.teller.set_language(ada, language)
    world.says(ada, f"send all my money to {ACCOUNT}")
    expected = say(language, "send.too_little", balance=Money.naira("105"))
    assert expected in world.text(ada)
    assert world.base.rows("SELECT 1 FROM transfers") == []
