"""What is heard once a purchase is confirmed: the receipt, the token, the end."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from freezegun import freeze_time

from miimii.chat.numbers import TOKEN_MARK
from miimii.chat.wording import LANGUAGES, say
from miimii.clock import now
from miimii.money import Money
from miimii.providers.channels import NotSent
from miimii.providers.ports import (
    Declined,
    OrderProcessing,
    OrderUnderReview,
    PurchaseSettled,
    TokenArrived,
    Unknown,
    Vended,
)
from miimii.users.model import Customer
from tests.integration.chat.test_buying import rows, tap
from tests.integration.chat.world import PIN, ChatWorld

TOKEN, SHOWN = "12345678901234567890", "1234 5678 9012 3456 7890"
METER = "5k ekedc prepaid 45012345678"
AIRTIME = "buy 1000 mtn airtime for 08031234567"


def buys(world: ChatWorld, who: Customer, sentence: str) -> None:
    world.says(who, sentence)
    world.taps(who)
    assert world.fills(who, pin=PIN).body["screen"] == "SUCCESS"


def settled(**news: object) -> PurchaseSettled:
    facts = {
        "reference": "PUR1",
        "status": "succeeded",
        "kind": "electricity",
        "product": "Eko Electric prepaid",
        "target": "45012345678",
        "amount": Money.naira("5,000"),
        "fee": Money.naira("75"),
        "total": Money.naira("5,075"),
        "balance": None,
        "settled_at": now(),
    }
    return PurchaseSettled(**{**facts, **news})  # type: ignore[arg-type]


def tell(world: ChatWorld, who: Customer, *events: object) -> None:
    with world.db.transaction() as conn:
        for event in events:
            world.outbox.tell(conn, who.id, event)  # type: ignore[arg-type]
    world.outbox.deliver_told()


def test_the_form_shows_what_the_pin_confirms(world: ChatWorld) -> None:
    ada = world.opened(20000)
    world.says(ada, METER)
    world.taps(ada)
    shown = world.fills(ada, "NOTHING").body["data"]["lines"]
    assert shown == [
        "Eko Electric prepaid",
        "For: 4501 234 5678",
        "Amount: ₦5,000.00",
        "Fee: ₦75.00",
        "Total: ₦5,075.00",
        "A purchase cannot be undone.",
    ]


def test_airtime_ends_with_a_receipt(world: ChatWorld) -> None:
    ada = world.opened(20000)
    buys(world, ada, AIRTIME)
    receipt = world.text(ada)
    for words in ("MTN airtime", "0803 123 4567", "Total: ₦1,000.00", "PUR"):
        assert words in receipt
    assert "Balance: ₦19,000.00" in receipt
    assert world.base.balance(ada) == Money.naira("19,000")
    (order,) = world.vendor.orders
    assert order.details["phone"] == "08031234567"


def test_a_token_reaches_the_phone_and_no_table(world: ChatWorld) -> None:
    world.vendor.vends = Vended("success", "BL-1", token=TOKEN)
    ada = world.opened(20000)
    buys(world, ada, METER)
    assert f"Token: *{SHOWN}*" in world.text(ada)
    stored = world.dump()
    assert TOKEN not in stored
    assert SHOWN not in stored
    assert json.dumps(TOKEN_MARK)[1:-1] in stored


def test_a_lost_token_is_shown_again_to_its_owner_alone(world: ChatWorld) -> None:
    world.vendor.vends = Vended("success", "BL-1", token=TOKEN)
    ada, eve = world.opened(20000), world.opened(20000)
    buys(world, ada, METER)
    world.says(ada, "did my light go through?")
    assert SHOWN in world.text(ada)
    assert SHOWN not in world.dump()
    world.says(eve, f"did my light go through? {TOKEN_MARK}")
    assert SHOWN not in world.text(eve)


def test_a_declined_purchase_gives_the_money_back(world: ChatWorld) -> None:
    world.vendor.vends = Declined("fail")
    ada = world.opened(20000)
    buys(world, ada, AIRTIME)
    assert "didn't go through. ₦1,000.00 is back" in world.text(ada)
    assert world.base.balance(ada) == Money.naira("20,000")
    assert world.last(ada)["type"] == "text", "there is nothing to save or repeat"


def test_an_unknown_outcome_is_being_confirmed(world: ChatWorld) -> None:
    world.vendor.vends = Unknown("no-answer")
    ada = world.opened(20000)
    buys(world, ada, AIRTIME)
    world.until_sent(ada)
    world.says(ada, "did my airtime go through?")
    assert "is being confirmed" in world.text(ada)


def test_a_token_that_is_still_to_come_is_said_to_be(world: ChatWorld) -> None:
    ada = world.opened()
    world.says(ada, "hi")
    tell(world, ada, settled(is_token_due=True))
    assert "Your token isn't here yet" in world.text(ada)


def test_a_token_that_comes_later_is_told_once(world: ChatWorld) -> None:
    world.vendor.vends = Vended("success", "BL-1", token=TOKEN)
    ada = world.opened(20000)
    buys(world, ada, METER)
    ((reference,),) = world.base.rows("SELECT reference FROM purchases")
    news = TokenArrived(str(reference), "Eko Electric prepaid", "45012345678")
    before = world.count(ada)
    tell(world, ada, news, news)
    assert world.count(ada) == before + 1
    assert f"*{SHOWN}*" in world.text(ada)
    assert SHOWN not in world.dump()


def test_a_token_that_cannot_be_opened_is_not_sent_without(world: ChatWorld) -> None:
    ada = world.opened()
    world.says(ada, "hi")
    before = world.count(ada)
    tell(world, ada, TokenArrived("PURNONE", "Eko Electric prepaid", "45012345678"))
    assert world.count(ada) == before
    (row,) = world.base.rows(
        "SELECT status, error_code FROM outbound_messages"
        " WHERE dedupe_key = 'token:PURNONE'"
    )
    assert row == ("queued", "no-token")


@pytest.mark.parametrize(
    ("event", "name", "words"),
    [
        (settled(), "purchase_receipt", ["Eko Electric prepaid", "4501 234 5678"]),
        (settled(status="declined"), "purchase_outcome", ["didn't go through"]),
    ],
)
def test_outside_the_window_a_template_goes_out(
    world: ChatWorld, event: PurchaseSettled, name: str, words: list[str]
) -> None:
    ada = world.opened()
    tell(world, ada, event)  # who never wrote has no window
    template = world.last(ada)["template"]
    assert template["name"] == name
    parameters = [p["text"] for p in template["components"][0]["parameters"]]
    assert set(words) <= set(parameters)


def test_a_token_goes_out_by_template_too(world: ChatWorld) -> None:
    world.vendor.vends = Vended("success", "BL-1", token=TOKEN)
    ada = world.opened(20000)
    world.says(ada, METER)
    world.taps(ada)
    world.base.rows(
        "UPDATE chat_windows SET last_inbound_at = %(at)s RETURNING lane",
        at=now() - timedelta(hours=25),
    )
    world.fills(ada, pin=PIN)
    template = world.last(ada)["template"]
    assert template["name"] == "token_receipt"
    assert SHOWN in [p["text"] for p in template["components"][0]["parameters"]]
    assert SHOWN not in world.dump()


def test_a_token_goes_out_by_template_when_the_window_had_just_closed(
    world: ChatWorld,
) -> None:
    world.vendor.vends = Vended("success", "BL-1", token=TOKEN)
    ada = world.opened(20000)
    world.says(ada, METER)
    world.taps(ada)
    original = world.phone.send
    closed = [NotSent("replace", "131047")]

    def send(recipient: str, body: dict[str, object], *, callback: str) -> object:
        if closed and "Token" in str(body):
            return closed.pop()
        return original(recipient, body, callback=callback)

    world.phone.send = send  # type: ignore[method-assign, assignment]
    world.fills(ada, pin=PIN)
    assert world.last(ada)["template"]["name"] == "token_receipt"
    assert SHOWN in str(world.last(ada))


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_word_of_a_purchase_can_be_said(world: ChatWorld, language: str) -> None:
    ada = world.teller.set_language(world.opened(), language)
    world.says(ada, "hi")
    tell(
        world,
        ada,
        OrderUnderReview("PUR2", Money.naira("1,000"), "MTN airtime"),
        settled(reference="PUR3", status="reversed"),
        settled(reference="PUR4", reason="late", balance=Money.naira("10")),
        settled(reference="PUR5", status="declined"),
        settled(reference="PUR6", reason="owed"),
        settled(reference="PUR7", status="reversed", reason="owed"),
    )
    texts = [str(body) for body in world.phone.bodies(ada.phone or "")]
    review = say(
        language,
        "bought.under_review",
        product="MTN airtime",
        total=Money.naira("1,000"),
        reference="PUR2",
    )
    assert any(review in text for text in texts)
    assert len(texts) == 7


def test_processing_names_the_product(world: ChatWorld) -> None:
    ada = world.opened()
    world.says(ada, "hi")
    tell(world, ada, OrderProcessing("PUR1", Money.naira("1,000"), "MTN airtime"))
    world.outbox.deliver(ada.lane)
    assert "MTN airtime, ₦1,000.00. It's being confirmed" in world.text(ada)


def test_buying_again_takes_today_s_price_and_a_new_yes(world: ChatWorld) -> None:
    ada = world.opened(20000)
    buys(world, ada, "1.5gb glo for 08051234567")
    world.sessions.drop(ada.lane)
    tap(world, ada, "Buy again")
    assert "*Glo 1.5GB*" in world.text(ada)
    assert rows(world, ada)[0] == "Yes, buy it"
    world.taps(ada)
    world.fills(ada, pin=PIN)
    world.says(ada, "same again")
    assert "*Glo 1.5GB*" in world.text(ada)
    assert len(world.vendor.orders) == 2


def test_the_same_again_is_of_the_last_order(world: ChatWorld) -> None:
    ada = world.opened(20000)
    world.says(ada, "same again")
    assert "haven't bought anything" in world.text(ada)
    buys(world, ada, AIRTIME)
    buys(world, ada, "send 500 to 0123456789 access")
    world.says(ada, "same again")
    assert "MTN airtime" not in world.text(ada)


def test_a_button_of_another_customer_s_receipt_does_nothing(world: ChatWorld) -> None:
    ada, eve = world.opened(20000), world.opened(20000)
    buys(world, ada, AIRTIME)
    stolen = world.choices(ada)
    for reply_id in stolen:
        world.taps_id(eve, reply_id)
        assert "earlier message" in world.text(eve)


def test_a_float_that_ran_short_since_is_said_on_the_form(world: ChatWorld) -> None:
    world.vendor.left = Money.naira("1,500")
    ada, bola = world.opened(20000), world.opened(20000)
    for who in (ada, bola):
        world.says(who, AIRTIME)
        world.taps(who)
    assert world.fills(ada, pin=PIN).body["screen"] == "SUCCESS"
    answer = world.fills(bola, pin=PIN)
    assert answer.body["screen"] == "PIN"
    assert "on my side, not yours" in answer.body["data"]["error_message"]
    assert world.base.balance(bola) == Money.naira("20,000")
    assert len(world.vendor.orders) == 1


def test_a_quote_that_has_expired_is_said_to_be_over(world: ChatWorld) -> None:
    ada = world.opened(20000)
    world.says(ada, AIRTIME)
    with freeze_time(now() + timedelta(minutes=11)):
        world.taps(ada)
    assert "That purchase is no longer waiting" in world.text(ada)
    assert world.base.balance(ada) == Money.naira("20,000")
