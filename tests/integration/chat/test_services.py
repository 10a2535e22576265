"""Where a request may mean several services, one short question with buttons."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from miimii.chat import services
from miimii.chat.understanding.model import ASK
from miimii.chat.wording import LANGUAGES, say
from miimii.providers.ports import Bank
from miimii.users.model import Customer
from tests.integration.chat.world import ChatWorld

STRANGER = "08031112223"


@pytest.fixture
def world(world: ChatWorld) -> ChatWorld:
    world.bank.listed += [Bank("100004", "OPAY"), Bank("100033", "PALMPAY")]
    return world


def labels(world: ChatWorld, who: Customer) -> list[str]:
    action = world.last(who)["interactive"]["action"]
    found = [button["reply"]["title"] for button in action.get("buttons", [])]
    rows = [row for part in action.get("sections", []) for row in part["rows"]]
    return found + [row["title"] for row in rows]


@pytest.mark.parametrize("language", list(LANGUAGES))
@pytest.mark.parametrize("text", [f"{STRANGER} 2000", f"2k {STRANGER}"])
def test_a_mobile_and_an_amount_alone_are_asked_about_in_every_language(
    world: ChatWorld, text: str, language: str
) -> None:
    ada = world.opened(5000)
    world.teller.set_language(ada, language)
    world.says(ada, text)
    assert world.text(ada) == say(language, "service.ask")
    names = ("service.send_money", "service.buy_airtime")
    assert labels(world, ada) == [say(language, name) for name in names]


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_the_service_may_be_typed_as_the_button_says_it(
    world: ChatWorld, language: str
) -> None:
    ada, bola = world.opened(5000), world.opened()
    world.teller.set_language(ada, language)
    world.says(ada, f"{(bola.phone or '').replace('+234', '0')} 2000")
    world.says(ada, say(language, "service.send_money"))
    assert "₦2,000.00" in world.text(ada)
    assert say(language, "send.on_miimii") in world.text(ada)


def test_a_tap_goes_on_with_what_was_said(world: ChatWorld) -> None:
    ada, bola = world.opened(5000), world.opened()
    world.says(ada, f"{(bola.phone or '').replace('+234', '0')} 2000")
    world.taps(ada)
    assert "₦2,000.00" in world.text(ada)
    world.taps(ada)
    assert world.last(ada)["interactive"]["type"] == "flow"


def test_a_word_for_the_service_goes_on_and_a_request_of_its_own_starts_over(
    world: ChatWorld,
) -> None:
    ada, bola = world.opened(5000), world.opened()
    number = (bola.phone or "").replace("+234", "0")
    world.says(ada, f"{number} 2000")
    world.says(ada, "transfer")
    assert "₦2,000.00" in world.text(ada)
    world.says(ada, f"{number} 2000")
    world.says(ada, "send 300 to 0123456789 access")
    assert "₦300.00" in world.text(ada)
    assert "0123456789" in world.text(ada)


def test_a_no_to_the_question_ends_it(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, f"{STRANGER} 2000")
    tap = world.choices(ada)[0]
    world.says(ada, "no")
    assert "cancelled" in world.text(ada)
    world.taps_id(ada, tap)
    assert "earlier message" in world.text(ada)


def test_airtime_or_data_is_asked_and_never_picked(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, "glo 100")
    assert labels(world, ada) == ["Airtime", "Data"]
    assert world.sessions.read(ada.lane).slots["others"] == {
        service: {"amount_kobo": 10_000, "network": "GLO"}
        for service in ("buy_airtime", "buy_data")
    }


def test_money_to_a_mobile_that_is_not_on_miimii_may_be_a_wallet_or_airtime(
    world: ChatWorld,
) -> None:
    ada = world.opened(5000)
    world.says(ada, f"send 2000 to {STRANGER}")
    assert STRANGER in world.text(ada)
    assert labels(world, ada) == ["OPay", "PalmPay", "Airtime"]
    world.taps(ada)
    assert "₦2,000.00" in world.text(ada)
    assert f"OPAY, account {STRANGER[1:]}" in world.text(ada)


def test_airtime_for_such_a_mobile_keeps_the_amount_and_the_number(
    world: ChatWorld,
) -> None:
    ada = world.opened(5000)
    world.says(ada, f"send 2000 to {STRANGER}")
    kept = world.sessions.read(ada.lane).slots["others"]
    number = "+234" + STRANGER[1:]
    assert kept == {"buy_airtime": {"amount_kobo": 200_000, "phone": number}}


@pytest.mark.parametrize(
    "reply", ["opay", f"{STRANGER} opay", f"opay {STRANGER}", f"its {STRANGER} palmpay"]
)
def test_a_mobile_with_its_zero_is_an_account_at_a_wallet_s_bank(
    world: ChatWorld, reply: str
) -> None:
    ada = world.opened(5000)
    world.says(ada, f"send 2000 to {STRANGER}" if reply == "opay" else "send 2000")
    world.says(ada, reply)
    assert f"account {STRANGER[1:]}" in world.text(ada)
    assert "₦2,000.00" in world.text(ada)


def test_another_account_or_mobile_takes_its_place(world: ChatWorld) -> None:
    ada, bola = world.opened(5000), world.opened()
    world.says(ada, f"send 2000 to {STRANGER}")
    world.says(ada, "0123456789 access")
    assert "0123456789" in world.text(ada)
    world.says(ada, f"send 2000 to {STRANGER}")
    world.says(ada, (bola.phone or "").replace("+234", "0"))
    assert "MiiMii wallet" in world.text(ada)


def test_where_a_model_reads_another_service_all_that_fit_are_offered() -> None:
    text = f"load {STRANGER} with 500"
    said = services.in_doubt(ASK, text)
    slots = {"amount_kobo": 50_000, "phone": "+234" + STRANGER[1:]}
    assert said["send_money"] == slots
    assert said["buy_airtime"] == slots


buys = pytest.mark.skipif(
    find_spec("miimii.chat.flows.buy") is None, reason="nothing is sold yet"
)


@buys
@pytest.mark.parametrize("answer", ["tap", "airtime"])
def test_airtime_goes_on_with_the_amount_and_the_number(
    world: ChatWorld, answer: str
) -> None:
    ada = world.opened(5000)
    world.says(ada, f"send 2000 to {STRANGER}")
    if answer == "tap":
        world.taps(ada, 2)
    else:
        world.says(ada, answer)
    assert "*MTN airtime*" in world.text(ada)
    assert "0803 111 2223" in world.text(ada)
    assert "₦2,000.00" in world.text(ada)


@buys
def test_a_purchase_and_a_transfer_of_one_message_follow_each_other(
    world: ChatWorld,
) -> None:
    ada = world.opened(5000)
    buy, send = f"buy 300 airtime for {STRANGER}", "send 500 to 0123456789 access"
    world.says(ada, f"{send} and {buy}")
    assert "*Total: ₦510.00*" in world.text(ada)
    world.says(ada, "no")
    assert "*MTN airtime*" in world.text(ada)
    world.says(ada, f"{buy} and {send}")
    world.says(ada, "cancel")
    assert "*Total: ₦510.00*" in world.text(ada)
