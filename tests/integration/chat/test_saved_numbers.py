"""Numbers that were bought for get names, and the names are enough from then on."""

from __future__ import annotations

import pytest

from miimii.money import Money
from miimii.users.model import Customer
from tests.integration.chat.test_bought import METER, buys
from tests.integration.chat.test_buying import rows, tap
from tests.integration.chat.world import PIN, ChatWorld


def saved(world: ChatWorld, sentence: str = METER, name: str = "Home") -> Customer:
    """A customer who bought something and named its number."""
    ada = world.opened(50000)
    names(world, ada, sentence, name)
    return ada


def names(world: ChatWorld, ada: Customer, sentence: str, name: str) -> None:
    buys(world, ada, sentence)
    tap(world, ada, "Save number")
    world.says(ada, name)
    assert f"Saved: {name} is" in world.text(ada)


def test_a_receipt_s_button_asks_for_a_name(world: ChatWorld) -> None:
    ada = world.opened(20000)
    buys(world, ada, METER)
    world.sessions.drop(ada.lane)
    tap(world, ada, "Save number")
    assert "What should I call 4501 234 5678?" in world.text(ada)
    world.says(ada, "08031234567")
    assert "won't do as a name" in world.text(ada)
    world.says(ada, "Mama’s shop")
    assert "Mama’s shop is 4501 234 5678" in world.text(ada)


def test_no_name_is_fine_too(world: ChatWorld) -> None:
    ada = world.opened(20000)
    buys(world, ada, METER)
    tap(world, ada, "Save number")
    world.says(ada, "cancel")
    assert "won't give it a name" in world.text(ada)
    world.says(ada, "my saved numbers")
    assert "no saved numbers yet" in world.text(ada)


def test_a_request_instead_of_a_name_is_a_request(world: ChatWorld) -> None:
    ada = world.opened(20000)
    buys(world, ada, METER)
    tap(world, ada, "Save number")
    world.says(ada, "send 500 to 0123456789 access")
    assert "₦510.00" in world.text(ada)


def test_one_s_own_number_needs_no_name(world: ChatWorld) -> None:
    ada = world.opened(20000)
    buys(world, ada, "buy 500 airtime for me")
    assert rows(world, ada) == ["Buy again", "Problem?"]


@pytest.mark.parametrize(
    "sentence", ["buy 2k light for home", "2k light for Home abeg", "HOME light 2k"]
)
def test_a_name_stands_for_meter_type_and_company(
    world: ChatWorld, sentence: str
) -> None:
    ada = saved(world)
    world.says(ada, sentence)
    assert "Eko Electric prepaid" in world.text(ada)
    assert "For: Home, 4501 234 5678" in world.text(ada)
    assert "Amount: ₦2,000.00" in world.text(ada)


def test_a_person_s_name_stands_for_a_phone(world: ChatWorld) -> None:
    ada = saved(world, "buy 1000 mtn airtime for 08051234567", "Mum")
    world.says(ada, "buy 500 airtime for my mum")
    assert "For: Mum, 0805 123 4567" in world.text(ada)
    assert "*MTN airtime*" in world.text(ada), "as it was bought, not as it begins"
    world.says(ada, "buy me 700 airtime for mum")
    assert "For: Mum, 0805 123 4567" in world.text(ada), (
        "it is not for the one who asks"
    )


def test_a_phone_has_one_name_for_airtime_and_data(world: ChatWorld) -> None:
    ada = saved(world, "buy 1000 mtn airtime for 08051234567", "Mum")
    world.says(ada, "buy data for mum")
    assert "Which MTN plan" in world.text(ada)
    world.says(ada, "1gb sme")
    assert "For: Mum, 0805 123 4567" in world.text(ada)
    world.taps(ada)
    world.fills(ada, pin=PIN)
    tap(world, ada, "Save number")
    world.says(ada, "Mum")
    assert "Saved: Mum is 0805 123 4567" in world.text(ada)
    world.says(ada, "buy airtime")
    assert rows(world, ada) == ["My number", "Mum"]


def test_a_network_that_was_said_is_not_the_saved_one(world: ChatWorld) -> None:
    ada = saved(world, "buy 1000 mtn airtime for 08051234567", "Mum")
    world.says(ada, "buy 500 airtel airtime")
    tap(world, ada, "Mum")
    assert "*Airtel airtime*" in world.text(ada)
    world.says(ada, "buy 500 glo airtime for 08051230000")
    world.says(ada, "sorry, for mum")
    assert "*MTN airtime*" in world.text(ada)


def test_an_unknown_name_is_asked_for_once(world: ChatWorld) -> None:
    ada = world.opened(20000)
    world.says(ada, "buy me 500 airtime for Tunde")
    assert "What's the number for Tunde?" in world.text(ada)
    world.says(ada, "08051234567")
    assert "For: Tunde, 0805 123 4567" in world.text(ada)


def test_saved_numbers_are_offered_first_and_another_one_can_be_typed(
    world: ChatWorld,
) -> None:
    ada = saved(world)
    world.says(ada, "buy light")
    assert rows(world, ada) == ["Home", "Another one"]
    tap(world, ada, "Home")
    assert "How much" in world.text(ada)
    world.says(ada, "cancel")
    world.says(ada, "buy light")
    world.says(ada, "home")
    assert "How much" in world.text(ada)
    world.says(ada, "cancel")
    world.says(ada, "buy light")
    tap(world, ada, "Another one")
    assert "Which electricity company" in world.text(ada)
    world.says(ada, "ikeja")
    world.says(ada, "postpaid")
    world.says(ada, "0450 1234 567")
    world.says(ada, "3000")
    assert "Ikeja Electric postpaid" in world.text(ada)
    assert "0450 123 4567" in world.text(ada)


def test_one_of_another_company_is_not_offered(world: ChatWorld) -> None:
    ada = saved(world, "renew my gotv max 7012345678", "Parlour")
    world.says(ada, "renew dstv compact")
    assert "smartcard or IUC number" in world.text(ada)
    assert world.last(ada)["type"] == "text"
    world.says(ada, "cancel")
    world.says(ada, "renew gotv max")
    assert rows(world, ada) == ["Parlour"]


def test_names_are_listed_changed_and_removed_by_words(world: ChatWorld) -> None:
    ada = saved(world)
    names(world, ada, "buy 1000 mtn airtime for 08051234567", "Mum")
    world.says(ada, "show my saved numbers")
    assert "• *Mum*: 0805 123 4567 (Airtime)" in world.text(ada)
    assert "• *Home*: 4501 234 5678 (Electricity)" in world.text(ada)
    world.says(ada, "rename home to My Office")
    assert world.text(ada) == "Done: 4501 234 5678 is My Office now."
    world.says(ada, "remove office")
    assert "I've forgotten My Office, 4501 234 5678" in world.text(ada)
    world.says(ada, "my beneficiaries")
    assert "My Office" not in world.text(ada)
    assert "Mum" in world.text(ada)


def test_a_name_belongs_to_one_number(world: ChatWorld) -> None:
    ada = saved(world)
    buys(world, ada, "buy 1000 mtn airtime for 08051234567")
    world.says(ada, "save it as HOME")
    assert "You already call another number HOME" in world.text(ada)
    world.says(ada, "Mum")
    assert "Mum is 0805 123 4567" in world.text(ada)
    world.says(ada, "rename mum to home")
    assert "You already call another number home" in world.text(ada)


def test_a_stranger_s_name_is_no_name_of_mine(world: ChatWorld) -> None:
    saved(world)
    eve = world.opened(20000)
    world.says(eve, "buy 2k light for home")
    assert "Which electricity company" in world.text(eve)
    world.says(eve, "cancel")
    world.says(eve, "remove home")
    assert "forgotten" not in world.text(eve)


def test_repeating_keeps_the_name(world: ChatWorld) -> None:
    ada = saved(world)
    world.says(ada, "same again")
    assert "For: Home, 4501 234 5678" in world.text(ada)
    assert world.base.balance(ada) == Money.naira("44,925")
