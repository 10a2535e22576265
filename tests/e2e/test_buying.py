"""Customers buy airtime, data, power and TV in the chat, from a word to the receipt."""

from __future__ import annotations

import pytest
import redis

from tests.bot import PIN, Bot
from tests.e2e.audit import balance, orders, rows, wait_for
from tests.e2e.conftest import NewCustomer
from tests.e2e.steps import asks, confirms, pays
from tests.stack import Stack

_RECEIVED_NAIRA = 19_900  # of 20,000, less the fee for receiving it


@pytest.fixture
def ada(customer: NewCustomer) -> Bot:
    return customer(naira=20_000)


def finishes(bot: Bot) -> str:
    """Confirm the newest summary; the receipt."""
    assert confirms(bot).finished
    return bot.hears("✅", within_s=20).text


def titles(bot: Bot) -> list[str]:
    """What can be tapped under the newest bubble that has anything."""
    last = [message for message in bot.messages() if message.choices][-1]
    return [title for _, title in last.choices]


def test_airtime_for_oneself_from_the_menu(stack: Stack, ada: Bot) -> None:
    ada.says("hi")
    ada.hears("What can I do for you?")
    ada.taps("Buy airtime & bills")
    ada.hears("What would you like to buy?")
    assert titles(ada) == ["Airtime", "Data", "Electricity", "Cable TV"]
    ada.taps("Airtime")
    ada.hears("Which number")
    ada.taps("My number")
    ada.hears("How much airtime?")
    ada.says("1k")
    assert "For: you, 0806" in ada.hears("*Total: ₦1,000.00*").text
    receipt = finishes(ada)
    assert "Balance: ₦18,900.00" in receipt
    assert balance(stack, ada) == (_RECEIVED_NAIRA - 1_000) * 100
    (order,) = orders(stack, ada)
    assert order["kind"] == "airtime"
    assert order["reference"] in receipt


def test_data_from_a_list_for_somebody_else(stack: Stack, ada: Bot, phone: str) -> None:
    ada.says(f"buy data for {phone}")
    ada.hears("Which MTN plan")
    assert titles(ada)[-2:] == ["More", "Other network"]
    ada.taps("More")
    ada.hears("Which MTN plan")
    ada.taps("Other network")
    ada.hears("Which network")
    ada.taps("Glo")
    ada.hears("Which Glo plan")
    ada.says("the 1.5gb one")
    summary = ada.hears("Total")
    assert "*Glo 1.5GB*" in summary.text
    assert "Fee: ₦10.00" in summary.text
    assert "Total: ₦470.00" in finishes(ada)
    assert [order["kind"] for order in orders(stack, ada)] == ["data"]


def test_power_by_its_token_and_again_by_its_name(
    stack: Stack, ada: Bot, meter: str
) -> None:
    pays(ada, f"5k ekedc prepaid {meter}")
    receipt = ada.hears("✅", within_s=20)
    (order,) = orders(stack, ada)
    token = ada.control.get(f"bilal/tokens/{order['reference']}")["token"]
    assert token in receipt.text.replace(" ", "")

    ada.taps("Save number", message=receipt)
    ada.hears("What should I call")
    ada.says("Home")
    ada.hears("Saved: Home is")
    summary = asks(ada, "buy 2k light for home")
    assert "For: Home," in summary.text
    assert "Check your meter number" in summary.text
    assert "Total: ₦2,030.00" in finishes(ada)

    ada.says("did my light go through?")
    ada.hears("Token: *")
    kept = rows(stack, "SELECT body::text FROM outbound_messages")
    assert all(token not in row["body"].replace(" ", "") for row in kept)


def test_tv_by_one_sentence(stack: Stack, ada: Bot, meter: str) -> None:
    summary = asks(ada, f"renew my gotv max {meter[:10]}")
    assert "*GOtv Max" in summary.text
    assert "Check the card number" in summary.text
    assert "Total: ₦4,233.00" in finishes(ada)
    assert balance(stack, ada) == (_RECEIVED_NAIRA - 4_233) * 100


def test_buying_again_from_an_old_receipt(ada: Bot, phone: str, stack: Stack) -> None:
    pays(ada, f"buy 500 mtn airtime for {phone}")
    receipt = ada.hears("✅", within_s=20)
    with redis.Redis.from_url(stack.redis_url) as client:
        client.flushdb()
    ada.taps("Buy again", message=receipt)
    ada.hears("*Total: ₦500.00*")
    finishes(ada)
    ada.says("same again")
    ada.hears("*Total: ₦500.00*")
    ada.taps("No, cancel")
    ada.hears("Nothing was bought")
    found = [order["status"] for order in orders(stack, ada)]
    assert found == ["succeeded", "succeeded", "cancelled"]


def test_what_cannot_be_bought_is_said_kindly_and_nothing_is_taken(
    stack: Stack, ada: Bot, phone: str, meter: str
) -> None:
    ada.says(f"yedc 3000 {meter} prepaid")
    ada.hears("I can't sell YEDC yet")
    ada.says("cancel")
    ada.hears("Nothing was bought")
    ada.says("showmax mobile 08031234567")
    ada.hears("I can't sell SHOWMAX yet")
    ada.says("cancel")
    ada.hears("Nothing was bought")
    ada.says(f"buy 60k airtime for {phone}")
    ada.hears("from ₦50.00 to ₦50,000.00")
    ada.says("19950")
    ada.hears("You have ₦19,900.00, which isn't enough")
    ada.says("400")
    ada.hears("*Total: ₦400.00*")
    ada.says("no")
    ada.hears("Nothing was bought")
    ada.says("buy data for 08091")
    ada.hears("Which number should get the data")
    assert [order["status"] for order in orders(stack, ada)] == ["cancelled"]
    assert balance(stack, ada) == _RECEIVED_NAIRA * 100


def test_a_conversation_that_redis_forgets_is_begun_anew(
    stack: Stack, ada: Bot, meter: str
) -> None:
    ada.says("buy light")
    ada.hears("Which electricity company")
    with redis.Redis.from_url(stack.redis_url) as client:
        client.flushdb()
    ada.taps("Ikeja Electric")
    ada.hears("no longer works")
    summary = asks(ada, f"2k ikedc prepaid {meter}")
    with redis.Redis.from_url(stack.redis_url) as client:
        client.flushdb()
    ada.taps(0, message=summary)
    ada.hears("no longer works")
    assert balance(stack, ada) == _RECEIVED_NAIRA * 100


def test_two_messages_at_once_are_one_conversation(
    stack: Stack, ada: Bot, phone: str
) -> None:
    def text(words: str, n: int) -> dict[str, object]:
        wamid = f"wamid.twin.{phone}.{n}"
        return {"id": wamid, "type": "text", "text": {"body": words}}

    ada.sends_batch(text(f"buy 500 mtn airtime for {phone}", 1), text("make it 700", 2))
    ada.hears("*Total: ₦700.00*")
    found = sorted(order["status"] for order in orders(stack, ada))
    assert found == ["cancelled", "quoted"]


def test_a_wrong_pin_and_a_block_end_a_purchase_too(
    stack: Stack, ada: Bot, phone: str
) -> None:
    asks(ada, f"buy 500 mtn airtime for {phone}")
    assert "Tries left: 2" in (confirms(ada, pin="1397").error or "")
    form = [message for message in ada.messages() if message.is_flow][-1]
    ada.says("block my account")
    ada.hears("Your account is blocked")
    assert ada.opens(form).expired
    assert [order["status"] for order in orders(stack, ada)] == ["cancelled"]


def test_a_transfer_and_a_purchase_in_one_message(
    stack: Stack, ada: Bot, phone: str, payee: str
) -> None:
    ada.says(f"send 1k to {payee} gtb and buy 500 mtn airtime for {phone}")
    ada.hears("Total")
    ada.taps(0)
    ada.hears_form()
    assert ada.fills(pin=PIN).finished
    ada.hears("MTN airtime")  # the next one comes by itself, before or after the news
    assert confirms(ada).finished

    def ends() -> dict[str, str]:
        return {order["kind"]: order["status"] for order in orders(stack, ada)}

    both = {"bank_transfer": "succeeded", "airtime": "succeeded"}
    wait_for(lambda: ends() == both)
