"""What a customer is told unasked: what they muted, once each, in any window."""

from __future__ import annotations

from datetime import date

import pytest

from miimii import clock
from miimii.money import Money
from miimii.providers.account_news import (
    AccountWasUnblocked,
    BalanceAdjusted,
    FeeCharged,
    IdentityWasDoubted,
    PinWasChanged,
)
from miimii.providers.channels import NotSent
from miimii.providers.ports import CreditArrived, Event, OrderUnderReview
from miimii.users.model import Customer
from tests.integration.chat.world import ChatWorld

FEE = FeeCharged(
    "fee:2026-11", date(2026, 11, 1), Money(10_000), Money(750), Money(5_000)
)


def credit(kobo: int, reference: str = "CRD1", *, is_over: bool = False) -> Event:
    return CreditArrived(
        reference, Money(kobo), Money(0), Money(kobo), "MUSA", is_over_limit=is_over
    )


def tell(world: ChatWorld, who: Customer, *events: Event) -> int:
    """Tell these and return how many messages came of it."""
    before = world.count(who)
    for event in events:
        with world.db.transaction() as conn:
            world.outbox.tell(conn, who.id, event)
        world.outbox.deliver_told()
    return world.count(who) - before


def test_a_fee_is_told_with_its_taxes_and_the_balance(world: ChatWorld) -> None:
    ada = world.opened()
    world.says(ada, "hi")
    assert tell(world, ada, FEE) == 1
    assert world.text(ada) == (
        "Your account fee for November 2026: ₦100.00. VAT: ₦7.50.\nBalance: ₦50.00"
    )


@pytest.mark.parametrize(
    "event",
    [
        FEE,
        OrderUnderReview("TRF1", Money(5_000), "ADA"),
        IdentityWasDoubted(clock.now()),
    ],
)
def test_every_kind_reaches_whoever_has_not_written_for_a_day(
    world: ChatWorld, event: Event
) -> None:
    ada = world.opened()
    assert tell(world, ada, event) == 1
    assert world.last(ada)["type"] == "template"


def test_what_is_told_again_is_not_sent_again(world: ChatWorld) -> None:
    ada = world.opened()
    adjusted = BalanceAdjusted("ADJ1", Money(5_000), is_credit=True, balance=Money(0))
    news: list[Event] = [FEE, adjusted, credit(100), PinWasChanged(clock.now())]
    assert tell(world, ada, *news, *news, *reversed(news)) == len(news)


@pytest.mark.parametrize(
    "text",
    [
        "mute small credits",
        "no tell me small money",
        "daina sanar da ni kuɗi ƙasa da 1000",
        "má sọ fún mi owó kékeré",
        "agwala m obere ego",
    ],
)
def test_small_credits_are_muted_up_to_the_amount_and_not_beyond(
    world: ChatWorld, text: str
) -> None:
    ada = world.opened()
    world.says(ada, text)
    assert "₦1,000.00" in world.text(ada)
    assert tell(world, ada, credit(99_999)) == 0
    assert tell(world, ada, credit(100_000, "CRD2")) == 1
    assert tell(world, ada, credit(1, "CRD3", is_over=True)) == 1


def test_everything_is_told_again_once_it_is_asked_for(world: ChatWorld) -> None:
    ada = world.opened()
    world.says(ada, "mute fees")
    assert tell(world, ada, FEE) == 0
    world.says(ada, "mute credits below 500")
    world.says(ada, "my notices")
    assert "from ₦500.00" in world.text(ada)
    assert "Account fees: no" in world.text(ada)
    world.says(ada, "notify me of everything")
    assert tell(world, ada, FEE, credit(1)) == 2


@pytest.mark.parametrize("text", ["stop notifications", "turn off security alerts"])
def test_nothing_else_can_be_muted(world: ChatWorld, text: str) -> None:
    ada = world.opened()
    world.says(ada, text)
    assert "can't be muted" in world.text(ada)
    news = [FEE, credit(1), PinWasChanged(clock.now())]
    assert tell(world, ada, *news) == len(news)


def test_no_more_than_ten_thousand_naira_can_be_muted(world: ChatWorld) -> None:
    ada = world.opened()
    world.says(ada, "mute credits below 10001")
    assert "up to ₦10,000.00" in world.text(ada)
    assert tell(world, ada, credit(1)) == 1
    world.says(ada, "mute credits below 10000")
    assert tell(world, ada, credit(999_999, "CRD2")) == 0


def test_a_wish_leaves_the_question_that_stands(world: ChatWorld) -> None:
    ada = world.opened(5000)
    world.says(ada, "send 500 to 0123456789 access")
    world.says(ada, "mute small credits")
    world.says(ada, "yes")
    assert world.last(ada)["interactive"]["type"] == "flow"


def test_an_identity_in_doubt_is_told_at_once_and_the_rest_waits(
    world: ChatWorld,
) -> None:
    ada = world.opened()
    change = {"type": "user_changed_number", "wa_id": "2348099999999"}
    world.sends(ada.phone or "", {"type": "system", "system": change})
    assert world.last(ada)["template"]["name"] == "identity_doubted"
    assert tell(world, ada, credit(100)) == 0


def test_security_news_has_a_button_that_blocks(world: ChatWorld) -> None:
    ada = world.opened()
    world.says(ada, "hi")
    tell(world, ada, AccountWasUnblocked(clock.now()))
    world.taps(ada)
    assert "account is blocked" in world.text(ada)


def test_what_whatsapp_refuses_to_send_to_an_id_goes_to_the_phone(
    world: ChatWorld,
) -> None:
    ada = world.opened()
    known_as(world, ada, phone=None)
    with world.db.transaction() as conn:
        world.outbox.tell(conn, ada.id, FEE)
    known_as(world, ada, phone=ada.phone)
    world.phone.answers = [NotSent("replace", "131062")]
    world.outbox.deliver_told()
    assert world.last(ada)["template"]["name"] == "fee_charged"


def known_as(world: ChatWorld, who: Customer, *, phone: str | None) -> None:
    world.base.rows(
        "UPDATE users SET bsuid = 'NG.Ada1', phone = %(phone)s"
        " WHERE id = %(id)s RETURNING id",
        id=who.id,
        phone=phone,
    )
